import { useNow } from '../../chain/hooks';
import { distanceBps } from '../../chain/price';
import type { ProtocolPage } from '../../chain/pages';
import type { Seconds } from '../../chain/types';
import { useText } from '../../text';
import { Card, Note, Table, Tag, type Column } from '../../ui';
import { Price } from '../../ui/Price';

interface Row {
  key: 'reference' | 'oracle' | 'average' | 'spot' | 'trailing' | 'override';
  price: bigint | undefined;
  /// When it was observed, or over how long.
  at?: Seconds | undefined;
  window?: Seconds | undefined;
  until?: Seconds | undefined;
}

/// The reference price, everything that it comes from, and how far apart that is.
export function PriceCard({ page }: { page: ProtocolPage }) {
  const t = useText();
  const now = useNow();
  const { price, backstop: { floorAsset: quote } } = page;
  const { params, reference } = price;
  const rows: Row[] = [
    { key: 'reference', price: reference?.price, at: reference?.time },
    { key: 'oracle', price: price.oracle?.price, at: price.oracle?.time },
    { key: 'average', price: price.average, window: params.windowSecs },
    { key: 'spot', price: price.spot },
    { key: 'trailing', price: price.trailingAverage, window: params.longWindowSecs },
  ];
  const set = price.liveOverride;
  if (set) rows.push({ key: 'override', price: set.price, at: set.since, until: set.until });
  const stale = (row: Row) => row.key === 'oracle' && row.at !== undefined && Number(row.at + params.expirySecs) <= now;
  const when = ({ at, window, until }: Row) => {
    if (until !== undefined) return t('protocol.price.until', { until: t.format.when(until, now) });
    if (window !== undefined) return t('protocol.price.over', { time: t.format.duration(window) });
    if (at !== undefined) return t('protocol.price.ago', { time: t.format.duration(Math.max(0, now - Number(at))) });
    return t('protocol.price.now');
  };
  const columns: Column<Row>[] = [
    {
      key: 'source', head: t('protocol.price.source'),
      cell: (row) => <>{t(`protocol.price.${row.key}`)} {stale(row) && <Tag tone="warn">{t('protocol.price.expired')}</Tag>}</>,
    },
    { key: 'price', head: t('protocol.price'), end: true, cell: (row) => <Price value={row.price} quote={quote} /> },
    { key: 'when', head: t('protocol.price.when'), end: true, cell: (row) => row.price === undefined ? <span className="q-muted">–</span> : when(row) },
    {
      key: 'distance', head: t('protocol.price.distance'), end: true,
      cell: (row) => {
        const bps = reference && row.price !== undefined && row.key !== 'reference' ? distanceBps(row.price, reference.price) : null;
        return bps === null ? <span className="q-muted">–</span> : `${bps > 0 ? '+' : ''}${t.format.percent(bps)}`;
      },
    },
  ];
  return (
    <Card
      title={t('protocol.part.price')}
      note={t('protocol.price.rules', {
        n: params.minFeeders, expiry: t.format.duration(params.expirySecs), band: t.format.percent(params.bandBps),
      })}
      aside={reference ? <Tag tone="good">{t('protocol.price.fresh')}</Tag> : <Tag tone="warn">{t('protocol.price.none')}</Tag>}
    >
      <div className="q-stack">
        {price.reason && <Note tone="warn">{t(`protocol.noPrice.${price.reason}`)} {t('protocol.price.without')}</Note>}
        <Table caption={t('protocol.part.price')} columns={columns} rows={rows} rowKey={({ key }) => key} />
      </div>
    </Card>
  );
}
