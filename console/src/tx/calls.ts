// The calls that pages make. Names and order of arguments are the chain's.

import { toAsset } from '../chain/plain';
import type { Choice } from '../chain/features';
import type { Address, AssetId, Balance, Hex } from '../chain/types';
import type { Call } from './types';

const call = (pallet: string, name: string, ...args: unknown[]): Call => ({ pallet, name, args });

export const stake = (amount: Balance, tier: number): Call => call('stakingVault', 'stake', amount, tier);
export const unstake = (position: number, amount?: Balance): Call => call('stakingVault', 'unstake', position, amount);
export const earlyUnstake = (position: number): Call => call('stakingVault', 'earlyUnstake', position);
export const cancelUnstake = (chunk: number): Call => call('stakingVault', 'cancelUnstake', chunk);
export const withdraw = (): Call => call('stakingVault', 'withdraw');

export const claim = (asset: AssetId): Call => call('rewards', 'claimRewards', toAsset(asset));
export const collect = (asset: AssetId): Call => call('rewards', 'collectVested', toAsset(asset));
export const forfeitStream = (stream: number): Call => call('rewards', 'forfeitStream', stream);
export const compound = (position: number): Call => call('rewards', 'compound', position);
export const compoundThroughExchange = (position: number, asset: AssetId): Call =>
  call('rewards', 'compoundThroughExchange', position, toAsset(asset));
export const setAutoCompound = (on: boolean): Call => call('rewards', 'setAutoCompound', on);

export const executeBuyback = (): Call => call('buybackBurn', 'executeBuyback');
export const releaseUnallocated = (asset: AssetId, reason: string): Call => call('rewards', 'releaseUnallocated', toAsset(asset), reason);
export const retrySuspense = (kind: string, asset: AssetId, leg: string): Call =>
  call('revenueRouter', 'retrySuspense', kind, toAsset(asset), leg);
export const depositRevenue = (asset: AssetId, amount: Balance, kind: string, reference: Hex): Call =>
  call('revenueRouter', 'depositRevenue', toAsset(asset), amount, kind, reference);

/// Agrees to `inner` as one of a multisig; `when` is that of who agreed first. Whoever agrees last allows its weight.
export const asMulti = (
  threshold: number, others: readonly Address[], when: { height: number; index: number } | undefined, inner: Call,
  weight: { refTime: bigint; proofSize: bigint },
): Call => call('multisig', 'asMulti', threshold, others, when, inner, weight);
export const cancelAsMulti = (
  threshold: number, others: readonly Address[], when: { height: number; index: number }, callHash: Hex,
): Call => call('multisig', 'cancelAsMulti', threshold, others, when, callHash);

export const executeSpend = (id: number): Call => call('backstop', 'executeSpend', id);

/// A motion that needs `threshold` ayes. `inner` is a call as an argument, `length` its bytes.
export const propose = (body: string, threshold: number, inner: unknown, length: number): Call =>
  call(body, 'propose', threshold, inner, length);
export const voteMotion = (body: string, motion: Hex, index: number, approve: boolean): Call =>
  call(body, 'vote', motion, index, approve);
export const closeMotion = (
  body: string, motion: Hex, index: number, weight: { refTime: bigint; proofSize: bigint }, length: number,
): Call => call(body, 'close', motion, index, weight, length);

export const proposePoll = (kind: string, inner: Uint8Array): Call =>
  call('stakeVoting', 'propose', kind, { type: 'Inline', value: inner }, 0);
export const votePoll = (poll: number, choice: Choice): Call => call('stakeVoting', 'vote', poll, choice);
export const removeVote = (poll: number): Call => call('stakeVoting', 'removeVote', poll);

export const registerAgent = (name: Hex): Call => call('debates', 'registerAgent', name);
export const retireAgent = (): Call => call('debates', 'retireAgent');
export const openDebate = (topic: Hex, options: number, agents: readonly Address[], secs: bigint, maxFee: Balance): Call =>
  call('debates', 'open', topic, options, agents, secs, maxFee);
export const fundDebate = (session: number, amount: Balance): Call => call('debates', 'fund', session, amount);
export const voteDebate = (session: number, option: number): Call => call('debates', 'vote', session, option);
export const settleDebate = (session: number): Call => call('debates', 'settle', session);

export const setAllowance = (asset: AssetId, amount: Balance): Call => call('feeDiscounts', 'setAllowance', toAsset(asset), amount);
export const subscribe = (plan: number, periods: number, asset: AssetId, most: Balance): Call =>
  call('subscriptions', 'subscribe', plan, periods, toAsset(asset), most);
export const setAutoRenew = (plan: number, order: { payWith: AssetId; maxPayment: Balance }): Call =>
  call('subscriptions', 'setAutoRenew', plan, { payWith: toAsset(order.payWith), maxPayment: order.maxPayment });
export const cancelRenewal = (plan: number): Call => call('subscriptions', 'cancel', plan);
export const forgetSubscription = (plan: number): Call => call('subscriptions', 'forget', plan);
