// Whether the chain would refuse a value, and why: its range, its largest step, and its neighbours.

import type { Item, Row } from './catalog';

export type Refusal =
  | { is: 'range' | 'step'; least: bigint; most: bigint }
  /// It has to be at most, or at least, as much as another parameter of the group.
  | { is: 'above' | 'below'; other: Item }
  | { is: 'fixed' | 'rising' | 'sum' | 'crash' };

const max = (one: bigint, other: bigint): bigint => (one > other ? one : other);
const min = (one: bigint, other: bigint): bigint => (one < other ? one : other);

/// The values that one change can reach from `present`, whatever the range.
export function reach({ kind, from, by }: Row['step'], present: bigint): [bigint, bigint] | null {
  const most = by === undefined ? null : BigInt(by);
  switch (kind) {
    case 'double': {
      const unit = from === undefined ? 0n : BigInt(from);
      const counted = max(present, unit);
      const half = (counted + 1n) / 2n;
      const least = half <= unit ? 0n : half;
      const high = counted * 2n;
      return most === null ? [least, high] : [max(least, present - most), min(high, present + most)];
    }
    case 'by': return most === null ? null : [present - most, present + most];
    case 'lower': return [(present + 1n) / 2n, present - 1n];
    default: return null;
  }
}

/// The least and the most that the next change can be to; `null` if it cannot be changed.
export function span({ row, place, ordinal, least, most }: Item): [bigint, bigint] | null {
  // A table of steps begins at the age of zero.
  if (row.parameter === 'new.steps[].age_secs' && ordinal === 1) return null;
  const step = reach(row.step, place.value);
  if (!step) return null;
  const found: [bigint, bigint] = [max(step[0], least), min(step[1], most)];
  return found[0] <= found[1] ? found : null;
}

/// Why `value` is refused by itself. What stays as it is needs no step.
export function refusalOf(item: Item, value: bigint): Refusal | null {
  const { row, place, least, most } = item;
  if (value === place.value && row.step.kind !== 'lower') return null;
  if (value < least || value > most) return { is: 'range', least, most };
  const step = reach(row.step, place.value);
  if (!step) return { is: 'fixed' };
  if (value < step[0] || value > step[1]) return { is: 'step', least: max(step[0], least), most: min(step[1], most) };
  return null;
}

/// Pairs of which the first must not be above the second.
const ORDER: readonly (readonly [string, string])[] = [
  ['min', 'max'], ['params.max_gap_secs', 'params.window_secs'], ['params.window_secs', 'params.long_window_secs'],
  ['params.min_lot', 'params.max_lot'], ['params.low_stake.trip', 'params.low_stake.clear'],
  ['params.few_stakers.trip', 'params.few_stakers.clear'], ['params.reward_floor.trip_bps', 'params.reward_floor.clear_bps'],
  ['params.native_bps', 'params.staked_bps'], ['params.voter_stake', 'params.proposer_stake'],
];

const RISING = ['new.steps[].age_secs', 'tiers[].min_stake', 'tiers[].discount_bps'];
const WHOLE = 10_000n;

/// Why the values of a group are refused together, at the first item that is to blame.
export function together(items: readonly Item[], values: ReadonlyMap<string, bigint>): { item: Item; refusal: Refusal } | null {
  const valueOf = (item: Item): bigint => values.get(item.key) ?? item.place.value;
  const all = (parameter: string): Item[] => items.filter(({ row }) => row.parameter === parameter);
  for (const [low, high] of ORDER) {
    const [one] = all(low);
    const [other] = all(high);
    if (one && other && valueOf(one) > valueOf(other)) {
      return values.has(other.key) && !values.has(one.key)
        ? { item: other, refusal: { is: 'below', other: one } } : { item: one, refusal: { is: 'above', other } };
    }
  }
  for (const parameter of RISING) {
    const list = all(parameter);
    const wrong = list.find((item, at) => at > 0 && valueOf(item) <= valueOf(list[at - 1]!));
    if (wrong) return { item: wrong, refusal: { is: 'rising' } };
  }
  const [trip] = all('params.price_crash.trip_bps');
  const [clear] = all('params.price_crash.clear_bps');
  if (trip && clear && valueOf(clear) <= WHOLE - valueOf(trip)) return { item: clear, refusal: { is: 'crash' } };
  return sums(all('new[].bps'), all('new[].crisis_bps'), valueOf);
}

/// Of each leg the higher of share and crisis share counts.
function sums(shares: readonly Item[], crisis: readonly Item[], valueOf: (item: Item) => bigint) {
  const own = (share: Item): bigint => {
    const other = crisis.find(({ place }) => place.path[1] === share.place.path[1]);
    return other ? max(valueOf(share), valueOf(other)) : valueOf(share);
  };
  const total = shares.reduce((sum, share) => sum + own(share), 0n);
  const [first] = shares;
  return first && total > WHOLE ? { item: first, refusal: { is: 'sum' as const } } : null;
}
