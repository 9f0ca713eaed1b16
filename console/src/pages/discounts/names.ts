import type { AssetId, Economy } from '../../chain/types';
import type { Text } from '../../text';

/// The chain's name of a plan, or else its number.
export const planName = (plan: number, economy: Economy | null, t: Text): string =>
  economy?.plans[plan] ?? t('discounts.plan', { id: plan });

/// What plans can be paid in: the asset of their prices, and the native token.
export function payable(economy: Economy | null): AssetId[] {
  const quote = economy?.assets.find(({ id }) => id !== 'native');
  return [...(quote ? [quote.id] : []), 'native'];
}
