// How a pool pays.

import type { Balance, PoolParams, Seconds, Unallocated, PoolView, Destination } from './types';

export type RateModel =
  /// Each funding is paid out evenly over its time.
  | { is: 'streamed'; periodSecs: Seconds }
  /// Annual rates, never more than an amount in a time.
  | { is: 'rated'; capAmount: Balance; capSecs: Seconds; yearSecs: Seconds };

export function rateModel({ rate }: PoolParams): RateModel {
  if (rate.type === 'Streamed') return { is: 'streamed', ...(rate.value as { periodSecs: Seconds }) };
  return { is: 'rated', ...(rate.value as { capAmount: Balance; capSecs: Seconds; yearSecs: Seconds }) };
}

export interface Pot {
  reason: Unallocated;
  amount: Balance;
  goesTo: Destination;
}

/// Reward that nobody earned, by why, with where a release sends it.
export const potsOf = ({ params, noStake, redirected, forfeited }: PoolView): Pot[] => [
  { reason: 'NoStake', amount: noStake, goesTo: params.onNoStake },
  { reason: 'Redirected', amount: redirected, goesTo: params.onRedirected },
  { reason: 'Forfeited', amount: forfeited, goesTo: params.onForfeited },
];
