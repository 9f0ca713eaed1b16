import { useAsset, useSnapshot } from '../../chain/hooks';
import type { ProtocolPage } from '../../chain/pages';
import type { Buyback } from '../../chain/views';
import { useText } from '../../text';
import { Card, Empty, Skeleton } from '../../ui';
import { Chart, type Point } from '../../ui/Chart';
import { usePriceAsset } from '../../ui/Price';
import { rowsOf } from './lots';

/// Burnt so far, and what lots have paid, for the records that the chain keeps.
export function Charts({ page, records }: { page: ProtocolPage; records: Buyback[] | null }) {
  const t = useText();
  const native = useAsset('native');
  const price = usePriceAsset(page.backstop.floorAsset);
  const now = useSnapshot(({ block }) => Math.floor(block.time)) ?? 0;
  if (!records) return <Skeleton width="100%" height="20rem" card />;
  const rows = rowsOf(records, page.buyback.totals).reverse();
  const [first] = rows;
  if (!first) {
    return (
      <Card title={t('burn.chart')}>
        <Empty icon="burn" title={t('burn.empty')}>{t(page.buyback.params.maxLot > 0n ? 'burn.emptyMore' : 'burn.emptyNone')}</Empty>
      </Card>
    );
  }
  const total = page.buyback.totals.all.burnt;
  const burnt: Point[] = rows.map(({ record, cumulative }) => ({ x: Number(record.time), y: cumulative }));
  const start: Point = { x: Number(first.record.time), y: first.cumulative - first.record.amounts.burnt };
  const lots = rows.filter(({ isLot, paid }) => isLot && paid !== null);
  const write = (value: bigint) => t.format.amount(value, { ...native, symbol: '' }).whole;
  return (
    <Card title={t('burn.chart')} note={t('burn.chartNote', { n: rows.length })}>
      <div className="q-stack">
        <Chart
          label={t('burn.chartSays', { burnt: t.format.money(total, native), n: rows.length })} zero write={write} height="13rem"
          series={[
            { key: 'burnt', name: t('burn.burnt'), kind: 'area', points: [start, ...burnt, { x: now, y: total }] },
            { key: 'records', name: t('burn.each'), kind: 'dots', points: burnt },
          ]}
        />
        {lots.length > 1 && (
          <Chart
            label={t('burn.priceSays')} height="9rem"
            write={(value) => {
              const { whole, fraction } = t.format.amount(value, price, false, 6);
              return `${whole}${fraction}`;
            }}
            series={[
              { key: 'low', name: t('burn.chart.reference'), kind: 'steps', muted: true, points: lots.map(({ record }) => ({ x: Number(record.time), y: record.low ?? 0n })) },
              { key: 'paid', name: t('burn.chart.paid', { symbol: price.symbol }), kind: 'dots', points: lots.map(({ record, paid }) => ({ x: Number(record.time), y: paid ?? 0n })) },
            ]}
          />
        )}
      </div>
    </Card>
  );
}
