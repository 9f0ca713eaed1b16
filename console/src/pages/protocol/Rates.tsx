import { assetOf, useEconomy } from '../../chain/hooks';
import type { ProtocolPage } from '../../chain/pages';
import { useText } from '../../text';
import { Card, Table, type Column } from '../../ui';
import { Chart } from '../../ui/Chart';
import { ratesOf, type Rate } from './rates';
import { useDays } from './read';

const least = (a: bigint, b: bigint) => (a < b ? a : b);
const most = (a: bigint, b: bigint) => (a > b ? a : b);

/// What each pool has paid from day to day, as an annual rate. A chain without records, or of short days,
/// shows nothing.
export function Rates({ page }: { page: ProtocolPage }) {
  const t = useText();
  const economy = useEconomy();
  const days = useDays() ?? [];
  const rates = ratesOf(days, page.pools);
  // On a chain of short days a year of them is no year.
  if (economy?.daySecs !== 86_400n || rates.length === 0) return null;
  const percent = (bps: bigint | undefined) => (bps === undefined ? '–' : t.format.percent(bps));
  const figure = (key: 'last' | 'least' | 'most', of: (values: bigint[]) => bigint | undefined): Column<Rate> => ({
    key, head: t(`protocol.rates.${key}`), end: true, cell: ({ points }) => percent(of(points.map(({ y }) => y))),
  });
  const columns: Column<Rate>[] = [
    { key: 'asset', head: t('protocol.column.asset'), cell: ({ asset }) => <strong>{assetOf(economy, asset).symbol}</strong> },
    figure('last', (values) => values.at(-1)),
    figure('least', (values) => values.reduce(least)),
    figure('most', (values) => values.reduce(most)),
  ];
  return (
    <Card title={t('protocol.rates')} note={t('protocol.rates.note')}>
      <div className="q-stack">
        <Chart
          label={t('protocol.rates.says', { n: days.length })} zero write={percent}
          series={rates.map(({ asset, points }, index) => ({
            key: String(asset), name: assetOf(economy, asset).symbol, kind: 'steps', points, muted: index > 0,
          }))}
        />
        <Table small caption={t('protocol.rates')} columns={columns} rows={rates} rowKey={({ asset }) => asset} />
      </div>
    </Card>
  );
}
