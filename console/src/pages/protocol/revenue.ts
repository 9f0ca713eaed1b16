// Shares and sums of revenue.

import type { Leg, LegAmount, Share } from '../../chain/views';
import type { Balance } from '../../chain/types';

export const LEGS: readonly Leg[] = ['Rewards', 'Buyback', 'Burn', 'Treasury', 'Backstop'];

const WHOLE = 10_000;

export interface Part {
  leg: Leg;
  bps: number;
  /// The share in a crisis, if it is another one.
  crisis?: number | undefined;
}

/// The shares of all legs; what the split does not name goes to the backstop.
export function partsOf(shares: readonly Share[]): Part[] {
  const named: Part[] = shares.map(({ leg, bps, crisisBps }) => ({ leg, bps, crisis: crisisBps }));
  const rest = named.reduce((left, { bps }) => left - bps, WHOLE);
  const restInCrisis = named.reduce((left, { bps, crisis }) => left - (crisis ?? bps), WHOLE);
  const backstop: Part = { leg: 'Backstop', bps: rest, crisis: restInCrisis === rest ? undefined : restInCrisis };
  return [...named, backstop].filter(({ bps, crisis }) => bps > 0 || (crisis ?? 0) > 0)
    .sort((a, b) => LEGS.indexOf(a.leg) - LEGS.indexOf(b.leg));
}

export const amountOf = (legs: readonly LegAmount[], leg: Leg): Balance =>
  legs.filter((each) => each.leg === leg).reduce((sum, { amount }) => sum + amount, 0n);

export const sumOf = (legs: readonly LegAmount[]): Balance => legs.reduce((sum, { amount }) => sum + amount, 0n);
