// Prices of the chain are smallest units of the quote asset per 10^24 smallest units of the native token.

import type { Asset } from './types';

const PER = 24;

/// What a price is written as: units of the quote asset for one native token, exact.
export const priceAsset = (native: Asset, quote: Asset): Asset =>
  ({ id: quote.id, symbol: quote.symbol, decimals: PER - native.decimals + quote.decimals, minimumBalance: 0n });

/// The price at which `spent` bought `bought`, rounded down.
export const pricePaid = (spent: bigint, bought: bigint): bigint | null =>
  bought > 0n ? (spent * 10n ** BigInt(PER)) / bought : null;

/// How far `price` is above `reference`, in basis points; below it is negative. Rounds towards zero.
export const distanceBps = (price: bigint, reference: bigint): number | null =>
  reference > 0n ? Number(((price - reference) * 10_000n) / reference) : null;
