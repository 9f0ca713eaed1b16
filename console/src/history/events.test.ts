import { describe, expect, it } from 'vitest';
import { csvPath, dayStart } from './csv';
import { amountOf, detailsOf, FILTERS, isFilter, wordOf } from './events';
import type { EventRow } from './types';

const event = (name: string, fields: Record<string, unknown>): EventRow => {
  const [pallet = '', variant = ''] = name.split('.');
  return { block: 5, idx: 1, time: 9, pallet, variant, fields };
};

describe('an event', () => {
  it('has the amount that it is about, in its asset', () => {
    const usdc = { WithId: '1' };
    expect(amountOf(event('StakingVault.Staked', { who: '5F', amount: '70', refused: '3' }))).toEqual({ value: 70n, asset: 'native' });
    expect(amountOf(event('StakingVault.StakeIncreased', { added: '7', amount: '77' }))).toEqual({ value: 7n, asset: 'native' });
    expect(amountOf(event('Rewards.Claimed', { asset: usdc, amount: '5' }))).toEqual({ value: 5n, asset: 1 });
    expect(amountOf(event('Rewards.Claimed', { asset: 'Native', amount: '5' }))?.asset).toBe('native');
    expect(amountOf(event('Rewards.CompoundedThroughExchange', { asset: usdc, spent: '5', amount: '900' }))).toEqual({ value: 5n, asset: 1 });
    expect(amountOf(event('Rewards.StreamForfeited', { asset: usdc, forfeited: '8' }))?.value).toBe(8n);
    expect(amountOf(event('Assets.Transferred', { asset_id: '1', amount: '9' }))).toEqual({ value: 9n, asset: 1 });
    expect(amountOf(event('TransactionPayment.TransactionFeePaid', { actual_fee: '6', tip: '0' }))?.value).toBe(6n);
  });

  it('has none where there is none, or in an asset that nobody knows', () => {
    expect(amountOf(event('Proxy.ProxyAdded', { delegatee: '5G' }))).toBeNull();
    expect(amountOf(event('X.Y', { asset: { Odd: '1' }, amount: '5' }))).toBeNull();
    expect(amountOf(event('X.Y', { amount: { free: '5' } }))).toBeNull();
  });

  it('tells what else there is, but not what costs nothing and not the account itself', () => {
    const early = event('StakingVault.EarlyUnstaked', { who: '5F', position: '3', amount: '90', penalty: '10', release: '600' });
    expect(detailsOf(early, '5F')).toEqual([{ is: 'position', id: 3 }, { is: 'release', at: 600 }, { is: 'penalty', amount: 10n }]);
    expect(detailsOf(event('StakingVault.Staked', { tier: '1', position: '0', refused: '0' }), '5F')).toEqual([{ is: 'tier', id: 1 }, { is: 'position', id: 0 }]);
    expect(detailsOf(event('Balances.Transfer', { from: '5F', to: '5G', amount: '1' }), '5F')).toEqual([{ is: 'to', who: '5G' }]);
  });

  it('has a word, or its own name', () => {
    expect(wordOf(event('Rewards.Claimed', {}))).toBe('history.event.claimed');
    expect(wordOf(event('Proxy.ProxyAdded', {}))).toBeNull();
  });

  it('is found by a filter that exists', () => {
    expect(Object.keys(FILTERS).every(isFilter)).toBe(true);
    expect([isFilter('nothing'), isFilter(undefined)]).toEqual([false, false]);
  });
});

describe('the file for an accountant', () => {
  it('is of whole days of this zone, the last one included', () => {
    // The clocks of Berlin go forward in this night: the day has 23 hours.
    process.env.TZ = 'Europe/Berlin';
    expect(dayStart('2026-03-29')).toBe(Date.UTC(2026, 2, 28, 23) / 1000);
    expect(dayStart('2026-03-29', 1)).toBe(Date.UTC(2026, 2, 29, 22) / 1000);
    expect(csvPath('5F', '2026-03-29', '2026-03-29', 'Europe/Berlin'))
      .toBe('/v1/accounts/5F/rewards.csv?from=1774738800&to=1774821600&tz=Europe%2FBerlin');
  });

  it('is of everything without days, and of nothing if they are the wrong way round', () => {
    expect(csvPath('5F', '', '', 'UTC')).toBe('/v1/accounts/5F/rewards.csv?tz=UTC');
    expect(csvPath('5F', '2026-03-30', '2026-03-29', 'UTC')).toBeNull();
    expect(dayStart('30.03.2026')).toBeUndefined();
  });
});
