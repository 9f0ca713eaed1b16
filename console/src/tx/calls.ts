// The calls that pages make. Names and order of arguments are the chain's.

import { toAsset } from '../chain/plain';
import type { AssetId, Balance } from '../chain/types';
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
export const executeSpend = (id: number): Call => call('backstop', 'executeSpend', id);
