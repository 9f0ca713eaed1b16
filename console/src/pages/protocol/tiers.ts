import type { ProtocolPage } from '../../chain/pages';
import type { Tier, TierTotals } from '../../chain/types';

export type TierRow = TierTotals & { tier: Tier };

const NONE: TierTotals = { positions: 0, amount: 0n };

/// Totals of every tier. The chain has none for tiers above the highest that has had a position.
export const byTier = ({ params, state }: Pick<ProtocolPage, 'params' | 'state'>): TierRow[] =>
  params.tiers.map((tier) => ({ tier, ...(state.tiers[tier.id] ?? NONE) }));
