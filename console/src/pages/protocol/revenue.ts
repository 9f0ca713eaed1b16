// Shares and sums of revenue.

import type { ProtocolPage } from '../../chain/pages';
import type { Leg, LegAmount, RevenueType, Share } from '../../chain/views';
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

/// The splits of all types that the economy has: fees for work are there where they have a split or came in.
export const splitsOf = ({ splits, revenue }: Pick<ProtocolPage, 'splits' | 'revenue'>): [RevenueType, Share[]][] =>
  splits.filter(([of, shares]) => of !== 'Inference' || shares.length > 0 || revenue.some(({ kind }) => kind === of));

export const amountOf = (legs: readonly LegAmount[], leg: Leg): Balance =>
  legs.filter((each) => each.leg === leg).reduce((sum, { amount }) => sum + amount, 0n);

export const sumOf = (legs: readonly LegAmount[]): Balance => legs.reduce((sum, { amount }) => sum + amount, 0n);
