import { useAsset } from '../../chain/hooks';
import { HistoryCard } from '../../history/HistoryCard';
import { useRows } from '../../history/hooks';
import { burn } from '../../history/parse';
import type { BurnRow } from '../../history/types';
import { useText } from '../../text';
import { Amount, Table, type Column } from '../../ui';
import { Chart, type Point } from '../../ui/Chart';

const keyOf = ({ block, idx }: BurnRow): string => `${block}-${idx}`;

/// Every burn from the first one on, beyond those that the chain itself still keeps.
export function Burns() {
  const t = useText();
  const native = useAsset('native');
  const list = useRows('/v1/burns', burn, keyOf);
  const columns: Column<BurnRow>[] = [
    { key: 'number', head: t('burn.column.number'), cell: ({ number }) => <strong>{`#${t.format.number(number)}`}</strong> },
    { key: 'when', head: t('history.column.when'), cell: ({ time }) => <span className="q-nowrap">{t.format.dateTime(time)}</span> },
    { key: 'how', head: t('history.column.what'), cell: ({ lot }) => t(lot ? 'history.burns.lot' : 'history.burns.direct') },
    { key: 'burnt', head: t('burn.column.burnt'), end: true, cell: ({ burnt }) => <Amount value={burnt} asset={native} symbol={false} /> },
    { key: 'total', head: t('history.burns.total'), end: true, cell: ({ total }) => <Amount value={total} asset={native} symbol={false} /> },
    { key: 'issuance', head: t('burn.issuance'), end: true, cell: ({ issuance }) => <Amount value={issuance} asset={native} symbol={false} /> },
  ];
  const write = (value: bigint) => t.format.amount(value, { ...native, symbol: '' }).whole;
  return (
    <HistoryCard title={t('history.burns')} note={t('history.burnsNote')} list={list} empty={t('burn.empty')}>
      {({ rows }) => {
        const points = rows.map(({ time, total }): Point => ({ x: time, y: total })).reverse();
        return (
          <div className="q-stack">
            {points.length > 1 && (
              <Chart
                label={t('history.burnsSay', { n: rows.length })} write={write}
                series={[{ key: 'total', name: t('history.burns.total'), kind: 'area', points }]}
              />
            )}
            <Table caption={t('history.burns')} columns={columns} rows={rows} rowKey={keyOf} />
          </div>
        );
      }}
    </HistoryCard>
  );
}
