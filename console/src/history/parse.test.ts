import { describe, expect, it } from 'vitest';
import { asOfOf, assetNamed, burn, chainOf, change, event, Garbled, health, pageOf, rate, totals } from './parse';

const asOf = { number: 120, hash: '0xab', time: 1_770_000_000 };
const row = {
  account: '5F', asset: 'WithId(1)', staked: '0', withdrawn: '0', claimed: '7', collected: '5', compounded: '0', forfeited: '2',
  penalties: '0', slashed: '0', fees: '0', rebates: '0', subscriptions: '0',
};
const body = (rows: unknown[], next: unknown = null) => ({ asOf, rows, next });

describe('an answer of the indexer', () => {
  it('is read with amounts of any size', () => {
    const most = (2n ** 128n - 1n).toString();
    expect(pageOf(body([row, { ...row, asset: 'Native', claimed: most }], '5-2'), totals)).toEqual({
      asOf: { number: 120, time: 1_770_000_000 }, next: '5-2',
      rows: [
        { asset: 1, claimed: 7n, collected: 5n, compounded: 0n, forfeited: 2n, penalties: 0n },
        { asset: 'native', claimed: 2n ** 128n - 1n, collected: 5n, compounded: 0n, forfeited: 2n, penalties: 0n },
      ],
    });
  });

  it('is refused as a whole if a part of it is not as it should be', () => {
    const broken: unknown[] = [
      null, [], 'text', {}, { rows: [], next: null }, body([null]), body([{ ...row, claimed: 7 }]), body([{ ...row, claimed: '-7' }]),
      body([{ ...row, claimed: '7.5' }]), body([{ ...row, claimed: '' }]), body([{ ...row, claimed: '0x7' }]), body([{ ...row, asset: 'Gold' }]),
      body([row], 5), { ...body([row]), asOf: null }, { ...body([row]), asOf: { number: '120', time: 1 } }, { ...body([row]), rows: {} },
    ];
    for (const each of broken) expect(() => pageOf(each, totals), JSON.stringify(each)).toThrow(Garbled);
    expect(() => asOfOf({ asOf: { number: 1.5, time: 0 } })).toThrow(Garbled);
    expect(pageOf(body([row]), totals).rows).toHaveLength(1);
  });

  it('names assets as the chain does', () => {
    expect(['Native', 'WithId(1)', 'WithId(1984)', 'WithId()', 'WithId(x)', ''].map(assetNamed)).toEqual(['native', 1, 1984, null, null, null]);
  });

  it('has events, changes, rates and burns', () => {
    const at = { block: 9, idx: 2, time: 60 };
    expect(event({ ...at, extrinsic: 1, phase: 'extrinsic', pallet: 'Rewards', variant: 'Claimed', fields: { amount: '5' } }))
      .toEqual({ ...at, pallet: 'Rewards', variant: 'Claimed', fields: { amount: '5' } });
    expect(change({ ...at, pallet: 'Backstop', event: 'FloorSet', field: '', subject: null, old: '4', new: '5' }))
      .toEqual({ ...at, pallet: 'Backstop', event: 'FloorSet', field: '', subject: null, old: '4', now: '5' });
    expect(rate({ block: 9, time: 60, tier: 1, asset: 'Native', apr_bps: 812, per_year: '70' })).toEqual({ block: 9, time: 60, tier: 1, asset: 'native', aprBps: 812 });
    expect(rate({ block: 9, time: 60, tier: 1, asset: 'WithId(1)', apr_bps: null, per_year: null }).aprBps).toBeNull();
    const burnt = { ...at, pallet: 'BuybackBurn', event: 'BoughtAndBurnt', number: 3, burnt: '10', issuance: '90', total_burnt: '20' };
    expect(burn(burnt)).toEqual({ ...at, lot: true, number: 3, burnt: 10n, issuance: 90n, total: 20n });
    expect(burn({ ...burnt, event: 'BurntDirectly' }).lot).toBe(false);
  });
});

describe('the health of the indexer', () => {
  const check = (holds: boolean) => ({ name: 'C4 stake', expected: '5', found: '5', difference: '0', holds });
  const said = { healthy: true, reasons: [], cursor: 90, head: 92, lag: 2, checkedAt: 60, checks: [check(true), check(true)] };

  it('says how far it is and in how many figures it agrees', () => {
    expect(health(said)).toEqual({ cursor: 90, lag: 2, checked: { block: 60, figures: 2 }, disagrees: false, reasons: [] });
    expect(health({ ...said, checkedAt: null, checks: [] })).toMatchObject({ checked: null, disagrees: false });
  });

  it('disagrees if one figure does, whatever it says of itself', () => {
    expect(health({ ...said, checks: [check(true), check(false)] }).disagrees).toBe(true);
    expect(health({ ...said, checks: [{ name: 'C1' }] }).disagrees).toBe(true);
  });

  it('is not guessed', () => {
    for (const each of [null, {}, { ...said, cursor: '90' }, { ...said, checks: null }, { ...said, reasons: 'none' }, { error: 'no' }]) {
      expect(() => health(each)).toThrow(Garbled);
    }
    expect(chainOf({ genesis: '0x01', first: 0 })).toEqual({ genesis: '0x01', first: 0 });
    expect(() => chainOf({ first: 0 })).toThrow(Garbled);
  });
});
