import type { Asset } from '../chain/types';
import { useText } from '../text';
import { Skeleton } from './Skeleton';

interface Props {
  /// Smallest units; `null` while it is not known.
  value: bigint | null | undefined;
  asset: Asset;
  /// All digits, none left out.
  exact?: boolean;
  size?: 'm' | 'l' | 'xl';
  symbol?: boolean;
}

/// An amount: the whole part weighs more than the fraction, and the unit less than both.
export function Amount({ value, asset, exact = false, size = 'm', symbol = true }: Props) {
  const { format } = useText();
  if (value === null || value === undefined) {
    return <Skeleton width={size === 'm' ? '6ch' : '7ch'} height={size === 'm' ? '1em' : '1.9rem'} />;
  }
  const { whole, fraction, symbol: unit } = format.amount(value, asset, exact);
  return (
    <span className="q-amount" data-size={size}>
      {whole}
      {fraction && <span className="q-amount-part">{fraction}</span>}
      {symbol && unit && <><wbr /><span className="q-amount-unit">{unit}</span></>}
    </span>
  );
}
