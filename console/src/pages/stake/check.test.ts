import { describe, expect, it } from 'vitest';
import { check, type Limits } from './check';

const limits: Limits = {
  minStake: 100n, maxStake: 10_000n, entries: 0, mostEntries: 16, staked: 0n, transferable: 5_000n, fees: 10n,
  allowance: undefined, open: true,
};
const amount = (value: bigint) => ({ is: 'amount' as const, value });

describe('check', () => {
  it('says nothing about nothing, and nothing about a good amount', () => {
    expect(check({ is: 'empty' }, limits)).toBeNull();
    expect(check(amount(4_990n), limits)).toBeNull();
  });

  it('says the first problem first', () => {
    expect(check({ is: 'tooManyDecimals' }, limits)).toEqual({ is: 'tooManyDecimals' });
    expect(check(amount(0n), limits)).toEqual({ is: 'zero' });
    expect(check(amount(99n), { ...limits, transferable: 0n })).toEqual({ is: 'belowMinimum', limit: 100n });
    expect(check(amount(4_991n), limits)).toEqual({ is: 'balance', have: 5_000n, fees: 10n });
    expect(check(amount(4_000n), { ...limits, staked: 7_000n })).toEqual({ is: 'aboveMaximum', limit: 3_000n });
    expect(check(amount(4_000n), { ...limits, allowance: 3_000n })).toEqual({ is: 'cap', accepted: 3_000n });
    expect(check(amount(4_000n), { ...limits, allowance: 99n })).toEqual({ is: 'capped' });
    expect(check(amount(4_000n), { ...limits, entries: 16 })).toEqual({ is: 'positions' });
    expect(check(amount(4_000n), { ...limits, open: false })).toEqual({ is: 'closed' });
  });

  it('asks no balance of a visitor', () => {
    expect(check(amount(9_000n), { ...limits, transferable: null })).toBeNull();
  });
});
