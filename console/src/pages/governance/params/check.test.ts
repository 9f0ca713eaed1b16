import { describe, expect, it } from 'vitest';
import { draftOf } from './draft';
import type { Group, Item, Row } from './catalog';
import { reach, refusalOf, span, together } from './check';
import { changed, placesOf } from './path';

const row = (parameter: string, step: Row['step'], least = '0', most = '1000'): Row =>
  ({ pallet: 'P', call: 'c', parameter, unit: 'seconds', least, most, note: '', step });

const item = (each: Row, args: unknown, at = 0): Item => {
  const place = placesOf(args, each.parameter)[at];
  if (!place) throw new Error('no place');
  return {
    key: `${each.parameter}:${at}`, row: each, place, ordinal: at, unit: { is: 'secs' }, least: BigInt(each.least), most: BigInt(each.most),
  };
};

describe('a path', () => {
  const args = {
    min: 5n,
    max: undefined,
    params: { lowStake: { trip: 7n, clear: 8 }, rate: { type: 'Streamed', value: { periodSecs: 9n } }, off: undefined },
    tiers: [{ minStake: 1n }, { minStake: 2n }],
  };

  it('finds fields, lists and the variant that is chosen', () => {
    expect(placesOf(args, 'min').map(({ value }) => value)).toEqual([5n]);
    expect(placesOf(args, 'params.low_stake.clear').map(({ value }) => value)).toEqual([8n]);
    expect(placesOf(args, 'params.rate.Streamed.period_secs').map(({ value }) => value)).toEqual([9n]);
    expect(placesOf(args, 'tiers[].min_stake').map(({ value }) => value)).toEqual([1n, 2n]);
  });

  it('finds nothing of what is off or not chosen', () => {
    for (const path of ['max', 'params.off.trip', 'params.rate.TargetApr.cap_secs']) expect(placesOf(args, path)).toEqual([]);
  });

  it('changes that one number, in its own kind', () => {
    const [, second] = placesOf(args, 'tiers[].min_stake');
    expect(changed(args, second!.path, 20n)).toEqual({ ...args, tiers: [{ minStake: 1n }, { minStake: 20n }] });
    const [clear] = placesOf(args, 'params.low_stake.clear');
    expect(changed(args, clear!.path, 20n)).toMatchObject({ params: { lowStake: { trip: 7n, clear: 20 } } });
    const [period] = placesOf(args, 'params.rate.Streamed.period_secs');
    expect(changed(args, period!.path, 3n)).toMatchObject({ params: { rate: { type: 'Streamed', value: { periodSecs: 3n } } } });
  });
});

/// The chain's own rules, written a second time: `change_limit.rs` of its mathematics.
const doubled = (old: bigint, now: bigint): boolean => now <= 2n * old && old <= 2n * now;
const from = (unit: bigint, old: bigint, now: bigint): boolean =>
  doubled(old > unit ? old : unit, now > unit ? now : unit);

describe('a step', () => {
  const inside = (step: Row['step'], old: bigint, now: bigint): boolean => {
    const found = reach(step, old);
    return found !== null && now >= found[0] && now <= found[1];
  };

  it('is as long as the chain lets it be, for every value', () => {
    const wrong: string[] = [];
    const compare = (step: Row['step'], old: bigint, now: bigint, chain: boolean) => {
      if (inside(step, old, now) !== chain) wrong.push(`${step.kind} ${old} to ${now}`);
    };
    for (let old = 0n; old < 40n; old += 1n) {
      for (let now = 0n; now < 90n; now += 1n) {
        const near = now <= old + 5n && now + 5n >= old;
        compare({ kind: 'double', from: '7' }, old, now, from(7n, old, now));
        compare({ kind: 'by', by: '5' }, old, now, near);
        compare({ kind: 'lower' }, old, now, now < old && 2n * now >= old);
        compare({ kind: 'fixed' }, old, now, false);
        if (old === 0n) continue;
        compare({ kind: 'double' }, old, now, doubled(old, now));
        compare({ kind: 'double', by: '5' }, old, now, near && doubled(old, now));
      }
    }
    expect(wrong).toEqual([]);
  });

  it('ends where the range ends', () => {
    expect(span(item(row('a', { kind: 'double' }, '0', '15'), { a: 10n }))).toEqual([5n, 15n]);
    expect(span(item(row('a', { kind: 'fixed' }), { a: 10n }))).toBeNull();
  });
});

describe('a value', () => {
  const one = item(row('a', { kind: 'double' }, '3', '100'), { a: 10n });

  it('is refused for its range before its step', () => {
    expect(refusalOf(one, 101n)).toMatchObject({ is: 'range', least: 3n, most: 100n });
    expect(refusalOf(one, 21n)).toMatchObject({ is: 'step', least: 5n, most: 20n });
    expect(refusalOf(one, 20n)).toBeNull();
  });

  it('may stay outside of a range that is younger', () => {
    expect(refusalOf(item(row('a', { kind: 'double' }, '30', '100'), { a: 10n }), 10n)).toBeNull();
  });
});

describe('values together', () => {
  const args = { min: 10n, max: 20n };
  const [low, high] = [item(row('min', { kind: 'double' }), args), item(row('max', { kind: 'double' }), args)];

  it('keep their order, at the one that was changed', () => {
    expect(together([low, high], new Map([[low.key, 20n]]))).toBeNull();
    expect(together([low, high], new Map([[low.key, 21n]]))).toMatchObject({ item: { key: low.key }, refusal: { is: 'above' } });
    expect(together([low, high], new Map([[high.key, 9n]]))).toMatchObject({ item: { key: high.key }, refusal: { is: 'below' } });
  });

  it('rise from tier to tier', () => {
    const tiers = { tiers: [{ minStake: 1n }, { minStake: 4n }] };
    const each = row('tiers[].min_stake', { kind: 'double' });
    const items = [item(each, tiers, 0), item(each, tiers, 1)];
    expect(together(items, new Map([[items[0]!.key, 4n]]))).toMatchObject({ item: { key: items[1]!.key }, refusal: { is: 'rising' } });
  });

  it('are a whole at most, counting the higher of share and crisis share', () => {
    const split = { new: [{ bps: 6_000, crisisBps: 7_000 }, { bps: 3_000, crisisBps: undefined }] };
    const [share, crisis] = [row('new[].bps', { kind: 'by', by: '1000' }), row('new[].crisis_bps', { kind: 'by', by: '1000' })];
    const items = [item(share, split, 0), item(share, split, 1), item(crisis, split, 0)];
    expect(together(items, new Map())).toBeNull();
    expect(together(items, new Map([[items[1]!.key, 3_001n]]))).toMatchObject({ refusal: { is: 'sum' } });
  });
});

describe('a draft', () => {
  const group: Group = { key: 'g', pallet: 'P', call: 'c', target: null, fixed: false, args: { secs: 10n, other: 'kept' } };
  const items = [item(row('secs', { kind: 'double' }), group.args)];
  const [only] = items;

  it('has the arguments of the call, and no change that is none', () => {
    const draft = draftOf(group, items, { [only!.key]: '20' }, '.');
    expect(draft.args).toEqual({ secs: 20n, other: 'kept' });
    expect([draft.values.size, draft.problems.size]).toEqual([1, 0]);
    expect(draftOf(group, items, { [only!.key]: '10' }, '.').values.size).toBe(0);
  });

  it('says what is wrong with it', () => {
    expect(draftOf(group, items, { [only!.key]: '21' }, '.').problems.get(only!.key)).toMatchObject({ is: 'step' });
    expect(draftOf(group, items, { [only!.key]: '1.5' }, '.').problems.get(only!.key)).toMatchObject({ is: 'form', parsed: 'tooManyDecimals' });
    expect(draftOf(group, items, { [only!.key]: 'x' }, '.').problems.get(only!.key)).toMatchObject({ is: 'form', parsed: 'notNumber' });
  });
});
