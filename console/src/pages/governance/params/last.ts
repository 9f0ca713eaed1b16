import { useExtra } from '../../../chain/hooks';
import type { Seconds } from '../../../chain/types';
import { readLastChange } from '../read';
import type { Group } from './catalog';

/// Under which key the chain keeps the time of the last change of a group.
function keyOf({ pallet, call, target, args }: Group): unknown {
  switch (`${pallet}.${call}`) {
    case 'StakingVault.set_tier': return { type: 'Tier', value: args.tier };
    case 'StakingVault.set_stake_limits': return { type: 'StakeLimits' };
    case 'StakingVault.set_wallet_cap': return { type: 'WalletCap' };
    case 'StakingVault.set_cooldown': return { type: 'Cooldown' };
    case 'Backstop.set_floor': return 'Floor';
    case 'Backstop.set_spend_delay': return 'SpendDelay';
    case 'Subscriptions.set_params': return { type: 'Params' };
    case 'Subscriptions.set_plan': return { type: 'Plan', value: args.id };
    case 'RevenueRouter.set_split': return target?.is === 'revenue' ? target.kind : undefined;
    default: return undefined;
  }
}

/// When the group was changed; `null` while that is not known, or where a pool keeps it by itself.
export function useLastChange(group: Group): Seconds | null {
  const pallet = group.pallet.charAt(0).toLowerCase() + group.pallet.slice(1);
  return useExtra<Seconds | null>(`changed:${group.key}`, (at) =>
    pallet === 'rewards' ? Promise.resolve(null) : readLastChange(at, pallet, keyOf(group)));
}
