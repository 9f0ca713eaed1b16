import { describe, expect, it } from 'vitest';
import table from '../../../runtime/parameters.json';
import { leavesOf } from './changes';
import type { ChangeRow } from './types';

const paths = new Set(table.map(({ pallet, parameter }) => `${pallet}.${parameter}`));
const knows = (pallet: string, path: string) => paths.has(`${pallet}.${path}`);
const row = (pallet: string, event: string, field: string, old: unknown, now: unknown): ChangeRow =>
  ({ block: 5, idx: 1, time: 9, pallet, event, field, subject: null, old, now });
const leaves = (...given: Parameters<typeof row>) => leavesOf(row(...given), knows);

describe('a change of parameters', () => {
  it('has the paths of the table', () => {
    expect(leaves('StakingVault', 'CooldownSet', '', '600', '900')).toEqual([{ path: 'secs', ordinal: 0, leg: '', old: '600', now: '900' }]);
    expect(leaves('StakingVault', 'TierSet', 'lock_secs', '1', '2')[0]?.path).toBe('new.lock_secs');
    expect(leaves('BuybackBurn', 'ParamsSet', 'max_lot', '1', '2')[0]?.path).toBe('params.max_lot');
    expect(leaves('Subscriptions', 'PlanSet', 'price', '1', '2')[0]?.path).toBe('plan.price');
    expect(leaves('Rewards', 'PoolParamsSet', 'rate', { Streamed: { period_secs: '7' } }, { Streamed: { period_secs: '8' } }))
      .toEqual([{ path: 'params.rate.Streamed.period_secs', ordinal: 0, leg: '', old: '7', now: '8' }]);
  });

  it('names the parts of a pair, of which one may be missing', () => {
    expect(leaves('StakingVault', 'StakeLimitsSet', '', ['5', null], ['5', '70'])).toEqual([{ path: 'max', ordinal: 0, leg: '', old: null, now: '70' }]);
    expect(leaves('StakingVault', 'WalletCapSet', '', ['100', '5'], ['200', '6']).map(({ path }) => path)).toEqual(['cap_bps', 'floor']);
  });

  it('counts in lists, and says which leg it is', () => {
    const steps = (second: string) => [{ age_secs: '0', multiplier_bps: '5' }, { age_secs: '9', multiplier_bps: second }];
    expect(leaves('StakingVault', 'TierSet', 'steps', steps('6'), steps('7')))
      .toEqual([{ path: 'new.steps[].multiplier_bps', ordinal: 2, leg: '', old: '6', now: '7' }]);
    const split = (share: string) => [{ leg: 'Stakers', bps: share, crisis_bps: '1' }, { leg: 'Treasury', bps: '3', crisis_bps: '1' }];
    expect(leaves('RevenueRouter', 'SplitSet', '', split('4'), split('5')))
      .toEqual([{ path: 'new[].bps', ordinal: 1, leg: 'Stakers', old: '4', now: '5' }]);
    expect(leaves('FeeDiscounts', 'TiersSet', '', [{ min_stake: '1' }], [{ min_stake: '1' }, { min_stake: '2' }]))
      .toEqual([{ path: 'tiers[].min_stake', ordinal: 2, leg: '', old: null, now: '2' }]);
  });

  it('keeps what the table does not know, and leaves out what did not change', () => {
    expect(leaves('Somewhere', 'OddSet', 'size', '1', '2')).toEqual([{ path: 'size', ordinal: 0, leg: '', old: '1', now: '2' }]);
    expect(leaves('Somewhere', 'OddSet', '', { a: '1', b: true }, { a: '1', b: false })).toEqual([{ path: 'b', ordinal: 0, leg: '', old: 'true', now: 'false' }]);
    expect(leaves('Somewhere', 'OddSet', 'size', '2', '2')).toEqual([]);
  });
});
