import type { Offer, OfferAt } from '../../chain/types';

/// How far a forecast looks.
export type Horizon = 'lock' | 'month' | 'year';

/// The horizons that the chain is asked for besides the end of the lock: 30 days and a year.
export const HORIZON_SECS = [2_592_000n, 31_536_000n] as const;

/// The offer at that horizon; `null` if there is none.
export function offerAt(offer: Offer | null, horizon: Horizon): OfferAt | null {
  const terms = offer?.terms;
  if (!terms) return null;
  return (horizon === 'lock' ? terms.atLockEnd : terms.at[horizon === 'month' ? 0 : 1]) ?? null;
}
