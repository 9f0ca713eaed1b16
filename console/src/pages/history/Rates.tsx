import { useState } from 'react';
import { assetOf, useEconomy, useProtocol } from '../../chain/hooks';
import { HistoryCard } from '../../history/HistoryCard';
import { useRows } from '../../history/hooks';
import { rate } from '../../history/parse';
import type { RateRow } from '../../history/types';
import { useText } from '../../text';
import { Segments, Table, type Column } from '../../ui';
import { Chart } from '../../ui/Chart';
import { tierName } from '../stake/tiers';
import { daysOf, type Day } from './rates';

const keyOf = ({ block, tier, asset }: RateRow): string => `${block}-${tier}-${asset}`;
/// Most rows of an answer.
const MOST = 500;

/// The yearly rate of a tier, as the chain itself worked it out on each day.
export function Rates() {
  const t = useText();
  const economy = useEconomy();
  const tiers = useProtocol()?.params.tiers ?? [];
  const [chosen, setTier] = useState<string | null>(null);
  const tier = tiers.find(({ id }) => String(id) === chosen) ?? tiers.find(({ open }) => open) ?? tiers[0];
  const list = useRows(tier ? `/v1/apr?tier=${tier.id}` : null, rate, keyOf, MOST);
  // A year of short days is no year.
  if (economy?.daySecs !== 86_400n) return null;
  const choice = tiers.length > 1 && tier && (
    <Segments
      label={t('history.rates.tier')} value={String(tier.id)} onChange={setTier}
      options={tiers.map((each) => [String(each.id), tierName(each, economy, t)] as const)}
    />
  );
  return (
    <HistoryCard title={t('history.rates')} note={t('history.ratesNote')} aside={choice} list={list} empty={t('history.ratesNone')}>
      {({ rows }) => {
        const days = daysOf(rows);
        const assets = [...new Set(rows.map(({ asset }) => asset))];
        const columns: Column<Day>[] = [
          { key: 'day', head: t('history.column.day'), cell: ({ time }) => t.format.date(time) },
          ...assets.map((asset): Column<Day> => ({
            key: String(asset), head: assetOf(economy, asset).symbol, end: true,
            cell: ({ bps }) => { const own = bps.get(asset); return own == null ? '–' : t.format.percent(own); },
          })),
          { key: 'sum', head: t('history.rates.sum'), end: true, cell: ({ sum }) => <strong>{t.format.percent(sum)}</strong> },
        ];
        return (
          <div className="q-stack">
            <Chart
              label={t('history.ratesSay', { n: days.length })} zero write={(bps) => t.format.percent(bps)}
              series={[{ key: 'sum', name: t('history.rates.sum'), kind: 'steps', points: days.map(({ time, sum }) => ({ x: time, y: BigInt(sum) })).reverse() }]}
            />
            <Table small caption={t('history.rates')} columns={columns} rows={days.slice(0, 31)} rowKey={({ time }) => time} />
          </div>
        );
      }}
    </HistoryCard>
  );
}
