import { assetOf, useEconomy } from '../chain/hooks';
import { useText } from '../text';
import { Amount, Table, type Column } from '../ui';
import { HistoryCard } from './HistoryCard';
import { useRows, useThere } from './hooks';
import { totals } from './parse';
import { useSource } from './source';
import type { Totals } from './types';

const keyOf = ({ asset }: Totals): string => String(asset);

/// What an account has had in all, by asset. `quiet` shows nothing where there is no history.
export function Lifetime({ account, quiet = false }: { account: string; quiet?: boolean }) {
  const t = useText();
  const economy = useEconomy();
  const source = useSource();
  const there = useThere();
  const list = useRows(`/v1/accounts/${account}/totals`, totals, keyOf);
  const missing = source.is !== 'there' && list.page === null;
  if (quiet && (missing || list.page?.rows.length === 0)) return null;
  const figure = (key: 'claimed' | 'collected' | 'compounded' | 'forfeited' | 'penalties'): Column<Totals> => ({
    key, head: t(`history.total.${key}`), end: true,
    cell: (row) => <Amount value={row[key]} asset={assetOf(economy, row.asset)} symbol={false} />,
  });
  const columns: Column<Totals>[] = [
    { key: 'asset', head: t('history.column.asset'), cell: ({ asset }) => <strong>{assetOf(economy, asset).symbol || String(asset)}</strong> },
    figure('claimed'), figure('collected'), figure('compounded'), figure('forfeited'), figure('penalties'),
  ];
  return (
    <HistoryCard
      title={t('history.lifetime')} list={list} empty={t('history.lifetimeNone')}
      note={there ? t(there.first <= 1 ? 'history.sinceStart' : 'history.since', { block: there.first }) : undefined}
    >
      {({ rows }) => (
        <Table
          caption={t('history.lifetime')} columns={columns} rowKey={keyOf}
          rows={rows.toSorted((one, other) => Number(other.asset === 'native') - Number(one.asset === 'native'))}
        />
      )}
    </HistoryCard>
  );
}
