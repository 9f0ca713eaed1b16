import { useAsset } from '../../chain/hooks';
import type { BurnWindow, Deflation as DeflationView } from '../../chain/views';
import { useText } from '../../text';
import { Amount, Card, Table, type Column } from '../../ui';

interface Row {
  period: 'day' | 'week' | 'month' | 'year';
  window: BurnWindow;
}

/// Burns of the last day, week, month and year, with the method in words.
export function Deflation({ deflation }: { deflation: DeflationView }) {
  const t = useText();
  const native = useAsset('native');
  const rows = (['day', 'week', 'month', 'year'] as const).map((period): Row => ({ period, window: deflation[period] }));
  const columns: Column<Row>[] = [
    { key: 'period', head: t('burn.period'), cell: ({ period }) => t(`burn.period.${period}`) },
    { key: 'burnt', head: t('burn.column.burnt'), end: true, cell: ({ window }) => <Amount value={window.burnt} asset={native} symbol={false} /> },
    { key: 'share', head: t('burn.ppm'), end: true, cell: ({ window }) => t.format.number(window.ppm) },
  ];
  return (
    <Card title={t('burn.deflation')}>
      <div className="q-stack" data-gap="s">
        <Table small caption={t('burn.deflation')} columns={columns} rows={rows} rowKey={({ period }) => period} />
        <p className="q-hint">{t('burn.method')}</p>
      </div>
    </Card>
  );
}
