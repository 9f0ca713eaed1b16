// Rates by day: one row has the assets of a tier beside each other.

import type { AssetId } from '../../chain/types';
import type { RateRow } from '../../history/types';

export interface Day {
  time: number;
  /// In basis points; nothing where the chain had no rate in that asset.
  bps: ReadonlyMap<AssetId, number | null>;
  /// Of those assets that have a rate.
  sum: number;
}

/// In the order of the rows.
export function daysOf(rows: readonly RateRow[]): Day[] {
  const days = new Map<number, Map<AssetId, number | null>>();
  for (const { time, asset, aprBps } of rows) {
    const day = days.get(time) ?? new Map<AssetId, number | null>();
    days.set(time, day.set(asset, aprBps));
  }
  return [...days].map(([time, bps]) => ({ time, bps, sum: [...bps.values()].reduce<number>((sum, each) => sum + (each ?? 0), 0) }));
}
