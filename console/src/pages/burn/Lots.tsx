import { useState } from 'react';
import { assetOf, useEconomy } from '../../chain/hooks';
import type { ProtocolPage } from '../../chain/pages';
import type { Buyback } from '../../chain/views';
import { useText } from '../../text';
import { Amount, Card, paged, Pager, usePageSize, Table, type Column } from '../../ui';
import { Price } from '../../ui/Price';
import { rowsOf, type LotRow } from './lots';

/// Every lot and every direct burn that the chain keeps, exactly.
export function Lots({ page, records, buys }: { page: ProtocolPage; records: Buyback[]; buys: boolean }) {
  const t = useText();
  const economy = useEconomy();
  const [wanted, setPage] = useState(0);
  const [quote, native] = [assetOf(economy, page.backstop.floorAsset), assetOf(economy, 'native')];
  const all = rowsOf(records, page.buyback.totals);
  const { rows, page: at, pages } = paged(all, wanted, usePageSize());
  const dash = <span className="q-muted">–</span>;
  const bought: Column<LotRow>[] = [
    { key: 'spent', head: t('burn.column.spent', { symbol: quote.symbol }), end: true, cell: ({ isLot, record }) => isLot ? <Amount value={record.amounts.spent} asset={quote} symbol={false} /> : dash },
    { key: 'bought', head: t('burn.column.bought'), end: true, cell: ({ isLot, record }) => isLot ? <Amount value={record.amounts.bought} asset={native} symbol={false} /> : dash },
  ];
  const priced: Column<LotRow>[] = [
    { key: 'least', head: t('burn.column.least'), end: true, cell: ({ isLot, record }) => isLot ? <Amount value={record.minOut} asset={native} symbol={false} /> : dash },
    { key: 'paid', head: t('burn.column.paid'), end: true, cell: ({ paid }) => <Price value={paid} quote={quote.id} symbol={false} /> },
    { key: 'low', head: t('burn.column.reference'), end: true, cell: ({ record }) => <Price value={record.low} quote={quote.id} symbol={false} /> },
    { key: 'distance', head: t('burn.column.distance'), end: true, cell: ({ distance }) => distance === null ? dash : t('burn.bps', { n: distance, sign: distance > 0 ? '+' : '' }) },
  ];
  const columns: Column<LotRow>[] = [
    { key: 'number', head: t('burn.column.number'), cell: ({ record }) => <strong>{`#${t.format.number(record.number)}`}</strong> },
    { key: 'time', head: t('burn.column.time'), cell: ({ record }) => <span className="q-nowrap">{t.format.dateTime(record.time)}</span> },
    ...(buys ? bought : []),
    { key: 'burnt', head: t('burn.column.burnt'), end: true, cell: ({ record }) => <Amount value={record.amounts.burnt} asset={native} symbol={false} /> },
    ...(buys ? priced : []),
  ];
  if (all.length === 0) return null;
  return (
    <Card title={t(buys ? 'burn.lots' : 'burn.records')} note={t('burn.lotsNote', { n: all.length, total: t.format.number(page.buyback.totals.count) })}>
      <div className="q-stack">
        <Table wide={buys} caption={t(buys ? 'burn.lots' : 'burn.records')} columns={columns} rows={rows} rowKey={({ record }) => record.number.toString()} />
        <Pager label={t(buys ? 'burn.lots' : 'burn.records')} page={at} pages={pages} onPage={setPage} />
      </div>
    </Card>
  );
}
