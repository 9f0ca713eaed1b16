// What the indexer answers, once it is read. Times are seconds since the Unix epoch.

import type { AssetId, Balance } from '../chain/types';

/// The newest block that an answer knows of.
export interface AsOf {
  number: number;
  time: number;
}

/// Where something happened.
export interface Placed {
  block: number;
  /// Place among the events of the block.
  idx: number;
  time: number;
}

/// What an account has had of an asset since the first block of the history.
export interface Totals {
  asset: AssetId;
  claimed: Balance;
  collected: Balance;
  compounded: Balance;
  forfeited: Balance;
  penalties: Balance;
}

export interface EventRow extends Placed {
  pallet: string;
  variant: string;
  /// As the chain has them; integers as decimal text.
  fields: Readonly<Record<string, unknown>>;
}

/// A change of a parameter.
export interface ChangeRow extends Placed {
  pallet: string;
  event: string;
  /// Its place in what was set at once; empty where that is one number.
  field: string;
  /// What it was set for: a tier, an asset.
  subject: Readonly<Record<string, unknown>> | null;
  old: unknown;
  now: unknown;
}

/// The yearly rate of a tier on a day, in an asset.
export interface RateRow {
  block: number;
  time: number;
  tier: number;
  asset: AssetId;
  aprBps: number | null;
}

export interface BurnRow extends Placed {
  /// It was bought for that; else it was burnt as it came.
  lot: boolean;
  number: number;
  burnt: Balance;
  issuance: Balance;
  total: Balance;
}

export interface Page<R> {
  asOf: AsOf;
  rows: readonly R[];
  /// Where the next page begins; `null` after the last one.
  next: string | null;
}
