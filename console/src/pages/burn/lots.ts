// What the records of burns say together.

import { distanceBps, pricePaid } from '../../chain/price';
import type { Balance } from '../../chain/types';
import type { Buyback, BuybackTotals } from '../../chain/views';

export interface LotRow {
  record: Buyback;
  /// Bought on the exchange; otherwise it was burnt as it came.
  isLot: boolean;
  /// The price paid, rounded down.
  paid: bigint | null;
  /// How far that is above the reference price that bounded it, in basis points.
  distance: number | null;
  /// Burnt up to and with this record.
  cumulative: Balance;
}

/// The records as rows, newest first as they are given. The sum goes back from the total, which counts
/// the records that the chain keeps no more.
export function rowsOf(records: readonly Buyback[], totals: BuybackTotals): LotRow[] {
  let cumulative = totals.all.burnt;
  return records.map((record) => {
    const { spent, bought, burnt } = record.amounts;
    const paid = pricePaid(spent, bought);
    const row: LotRow = {
      record, paid, cumulative,
      isLot: record.low !== undefined,
      distance: paid !== null && record.low !== undefined ? distanceBps(paid, record.low) : null,
    };
    cumulative -= burnt;
    return row;
  });
}
