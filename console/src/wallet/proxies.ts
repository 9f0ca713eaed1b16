// Accounts that others may act for. The chain keeps proxies by the account that named them, so all of
// them are looked through, once, when somebody chooses an account.

import { useEffect, useState } from 'react';
import type { At } from '../chain/at';
import { head } from '../chain/feed';
import { useChain } from '../chain/hooks';
import type { Action } from '../chain/pages';
import type { Address } from '../chain/types';

/// What a proxy may do, from the most to the least.
export const RIGHTS = ['Any', 'NonTransfer', 'Staking', 'Voting'] as const;
export type Right = (typeof RIGHTS)[number];

/// `by` may act for `real`.
export interface Delegation {
  real: Address;
  by: Address;
  right: Right;
}

interface Named {
  delegate: Address;
  proxyType: string;
  /// Blocks that it has to wait after it announced a call.
  delay: number;
}

const rank = (right: string): number => RIGHTS.findIndex((each) => each === right);

/// For whom `own` accounts may act at once, with the most that each may do.
export function delegationsOf(entries: readonly [Address, readonly [readonly Named[], unknown]][], own: readonly Address[]): Delegation[] {
  const found = new Map<string, Delegation>();
  for (const [real, [named]] of entries) {
    for (const { delegate, proxyType, delay } of named) {
      const right = RIGHTS[rank(proxyType)];
      if (delay > 0 || !right || !own.includes(delegate)) continue;
      const key = `${real} ${delegate}`;
      const known = found.get(key);
      if (!known || rank(right) < rank(known.right)) found.set(key, { real, by: delegate, right });
    }
  }
  return [...found.values()];
}

const readDelegations = async (at: At, own: readonly Address[]): Promise<Delegation[]> =>
  delegationsOf(await at.entries<Address, [Named[], unknown]>('proxy', 'proxies'), own);

/// For whom these accounts may act; empty while it is not known.
export function useDelegations(own: readonly Address[]): readonly Delegation[] {
  const chain = useChain();
  const [found, setFound] = useState<readonly Delegation[]>([]);
  const key = own.join();
  useEffect(() => {
    const best = head.get()?.best.hash;
    if (!chain || !best || own.length === 0) {
      setFound([]);
      return undefined;
    }
    let wanted = true;
    readDelegations(chain.at(best), own).then((all) => wanted && setFound(all)).catch(() => {});
    return () => {
      wanted = false;
    };
    // The accounts are named by their key.
  }, [chain, key]);
  return found;
}

const STAKING = [
  'stakingVault.stake', 'stakingVault.unstake', 'stakingVault.cancelUnstake', 'stakingVault.withdraw', 'rewards.claimRewards',
  'rewards.collectVested', 'rewards.compound', 'rewards.setAutoCompound',
];
const VOTING = ['stakeVoting.vote', 'stakeVoting.removeVote', 'debates.vote'];
const DUTY = ['council.vote', 'council.close', 'technicalCommittee.vote', 'technicalCommittee.close', 'subscriptions.cancel'];

const CALLS: Record<Exclude<Right, 'Any'>, readonly string[]> = {
  NonTransfer: [...STAKING, ...VOTING, ...DUTY], Staking: STAKING, Voting: VOTING,
};

/// Whether a proxy of that right may make the call, `pallet.name`: the chain's own list, as far as this
/// console makes its calls. The chain has the last word.
export const permits = (right: Right, call: string): boolean => right === 'Any' || CALLS[right].includes(call);

const OF: Record<Action, string> = {
  Stake: 'stakingVault.stake', CancelUnstake: 'stakingVault.cancelUnstake', Unstake: 'stakingVault.unstake',
  EarlyUnstake: 'stakingVault.earlyUnstake', Withdraw: 'stakingVault.withdraw', Claim: 'rewards.claimRewards',
  Collect: 'rewards.collectVested', ForfeitStream: 'rewards.forfeitStream', Compound: 'rewards.compound',
  CompoundThroughExchange: 'rewards.compoundThroughExchange', AutoCompound: 'rewards.setAutoCompound',
  RefreshBoosts: 'stakingVault.refreshBoosts', SetAllowance: 'feeDiscounts.setAllowance', Subscribe: 'subscriptions.subscribe',
  Vote: 'stakeVoting.vote', Propose: 'stakeVoting.propose', VoteInSession: 'debates.vote', OpenSession: 'debates.open',
  Pledge: 'allocations.pledge', Release: 'allocations.release', ClaimBadge: 'genesisBadge.claim', ExecuteBuyback: 'buybackBurn.executeBuyback',
};

export const permitsAction = (right: Right, action: Action): boolean => permits(right, OF[action]);
