import type { Economy, Tier } from '../../chain/types';
import type { Text } from '../../text';

/// The chain's name of a tier, or else the length of its lock.
export function tierName(tier: Tier | undefined, economy: Economy | null, t: Text): string {
  if (!tier) return '–';
  const name = economy?.tiers[tier.id];
  if (name) return name;
  return tier.lockSecs === 0n ? t('stake.noLock') : t.format.duration(tier.lockSecs);
}

/// Whether an early exit forfeits a part of the reward.
export function costsReward({ forfeit, steps }: Tier): boolean {
  const value = Number(forfeit.value ?? 0);
  if (forfeit.type === 'Share') return value > 0;
  return forfeit.type === 'OverBase' && steps.some(({ multiplierBps }) => multiplierBps > value);
}
