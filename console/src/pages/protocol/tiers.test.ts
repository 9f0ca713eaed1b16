import { describe, expect, it } from 'vitest';
import type { ProtocolPage } from '../../chain/pages';
import { byTier } from './tiers';

// What is not looked at is left out.
const page = (tiers: { positions: number; amount: bigint }[]) =>
  ({ params: { tiers: [{ id: 0 }, { id: 1 }, { id: 2 }] }, state: { tiers } }) as unknown as ProtocolPage;

describe('totals by tier', () => {
  it('stand at their tier, in its order', () => {
    expect(byTier(page([{ positions: 2, amount: 5n }, { positions: 0, amount: 0n }, { positions: 1, amount: 7n }])))
      .toEqual([{ tier: { id: 0 }, positions: 2, amount: 5n }, { tier: { id: 1 }, positions: 0, amount: 0n }, { tier: { id: 2 }, positions: 1, amount: 7n }]);
  });

  it('are nothing where no position has been', () => {
    expect(byTier(page([{ positions: 1, amount: 5n }])).slice(1)).toEqual([
      { tier: { id: 1 }, positions: 0, amount: 0n }, { tier: { id: 2 }, positions: 0, amount: 0n },
    ]);
  });
});
