import { describe, expect, it } from 'vitest';
import type { AccountPage } from '../../chain/pages';
import { datesOf } from './dates';

// What is not looked at is left out.
const page = {
  positions: [
    { position: { id: 3, lockEnd: 900n, amount: 50n } }, { position: { id: 4, lockEnd: 100n, amount: 60n } },
  ],
  ledger: { unlocking: [{ id: 5, release: 300n, amount: 70n }, { id: 6, release: 99n, amount: 80n }] },
  streams: [{ stream: { id: 0, asset: 1, start: 0n, end: 500n, total: 10n, collected: 4n }, collectable: 1n }],
} as unknown as AccountPage;

describe('dates of an account', () => {
  it('are those to come, soonest first', () => {
    expect(datesOf(page, 100)).toEqual([
      { what: 'cooldown', id: 5, at: 300n, asset: 'native', amount: 70n },
      { what: 'stream', id: 0, at: 500n, asset: 1, amount: 6n },
      { what: 'lock', id: 3, at: 900n, asset: 'native', amount: 50n },
    ]);
  });

  it('do not name what has ended in this second', () => {
    expect(datesOf(page, 99).map(({ id }) => id)).toEqual([4, 5, 0, 3]);
    expect(datesOf(page, 900)).toEqual([]);
  });
});
