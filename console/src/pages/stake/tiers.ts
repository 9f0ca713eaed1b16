import type { Economy, Tier } from '../../chain/types';
import type { Text } from '../../text';

/// The chain's name of a tier, or else the length of its lock.
export function tierName(tier: Tier | undefined, economy: Economy | null, t: Text): string {
  if (!tier) return '–';
  const name = economy?.tiers[tier.id];
  if (name) return name;
  return tier.lockSecs === 0n ? t('stake.noLock') : t.format.duration(tier.lockSecs);
}
