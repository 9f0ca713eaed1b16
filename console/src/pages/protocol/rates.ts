// What the pools have paid, as an annual rate, from the record of one day to that of the next.

import type { ProtocolPage } from '../../chain/pages';
import { rateModel } from '../../chain/pool';
import type { AssetId } from '../../chain/types';
import type { Day } from '../../chain/views';

/// A weight of one, and one in basis points.
const ONE = 10_000n;
const FRACTION = 128n;
/// A price is for so many smallest units of the native token.
const PRICED = 10n ** 24n;
/// The year of a pool that pays fundings out: 365 days of 86,400 seconds, as the chain counts it.
const YEAR = 31_536_000n;

export interface Rate {
  asset: AssetId;
  /// Basis points from each time on. The last point repeats the one before, at the time of the last record.
  points: { x: number; y: bigint }[];
}

/// Reward of a year for a stake of weight one, in basis points of the stake, rounded down;
/// `undefined` without two figures, or without a price for another asset.
function between(from: Day, to: Day, place: number, year: bigint): bigint | undefined {
  const [before, after] = [from.pools[place], to.pools[place]];
  const elapsed = to.at - from.at;
  if (!before || !after || elapsed <= 0n) return undefined;
  const yearly = (after.index - before.index) * ONE * ONE * year;
  if (after.asset === 'native') return yearly / elapsed >> FRACTION;
  return to.price ? (yearly * PRICED) / (elapsed * to.price) >> FRACTION : undefined;
}

/// The rates of each pool that has any.
export function ratesOf(days: readonly Day[], pools: ProtocolPage['pools']): Rate[] {
  const rates = pools.map((pool, place): Rate => {
    const model = rateModel(pool.params);
    const points: Rate['points'] = [];
    let end = 0;
    days.forEach((to, index) => {
      const from = days[index - 1];
      const y = from && between(from, to, place, model.is === 'rated' ? model.yearSecs : YEAR);
      if (!from || y === undefined) return;
      points.push({ x: Number(from.at), y });
      end = Number(to.at);
    });
    const last = points.at(-1);
    if (last) points.push({ x: end, y: last.y });
    return { asset: pool.asset, points };
  });
  return rates.filter(({ points }) => points.length > 0);
}
