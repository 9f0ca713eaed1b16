import { assetOf, useAsset, useEconomy } from '../chain/hooks';
import { priceAsset } from '../chain/price';
import type { Asset, AssetId } from '../chain/types';
import { useText } from '../text';

/// More decimals than amounts have: a lot is a few basis points from its reference.
const DECIMALS = 6;

/// What prices in that asset are written as.
export function usePriceAsset(quote: AssetId): Asset {
  return priceAsset(useAsset('native'), assetOf(useEconomy(), quote));
}

interface Props {
  value: bigint | null | undefined;
  quote: AssetId;
  symbol?: boolean;
  size?: 'm' | 'l';
}

/// A price of the native token.
export function Price({ value, quote, symbol = true, size = 'm' }: Props) {
  const { format } = useText();
  const asset = usePriceAsset(quote);
  if (value === null || value === undefined) return <span className="q-muted">–</span>;
  const { whole, fraction, symbol: unit } = format.amount(value, asset, false, DECIMALS);
  return (
    <span className="q-amount" data-size={size}>
      {whole}{fraction && <span className="q-amount-part">{fraction}</span>}
      {symbol && unit && <span className="q-amount-unit">{unit}</span>}
    </span>
  );
}
