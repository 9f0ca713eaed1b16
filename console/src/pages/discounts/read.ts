import type { At } from '../../chain/at';
import { toAsset } from '../../chain/plain';
import { answerOf, type Raw } from '../../chain/read';
import type { Address, Answer, AssetId, Balance } from '../../chain/types';
import type { PlanQuote } from '../../chain/views';

/// What `periods` of a plan cost now in each asset, or why the chain would refuse them.
export const readQuotes = async (
  at: At, who: Address, plan: number, periods: number, assets: readonly AssetId[],
): Promise<Map<AssetId, Answer<PlanQuote>>> => new Map(await Promise.all(assets.map(async (asset) =>
  [asset, answerOf(at, await at.call<Raw<PlanQuote>>('subscriptionsApi', 'quote', who, plan, periods, toAsset(asset)))] as const)));

/// How plans are paid.
export interface PaymentRules {
  nativeBps: number;
  stakedBps: number;
  stakedMin: Balance;
  maxAttempts: number;
}

export const readRules = (at: At): Promise<PaymentRules> => at.query<PaymentRules>('subscriptions', 'parameters');
