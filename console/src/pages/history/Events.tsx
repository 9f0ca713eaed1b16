import { useId } from 'react';
import { assetOf, useEconomy, useNow } from '../../chain/hooks';
import type { Economy } from '../../chain/types';
import { amountOf, detailsOf, FILTERS, isFilter, wordOf, type Detail, type Filter } from '../../history/events';
import { HistoryCard } from '../../history/HistoryCard';
import { useRows } from '../../history/hooks';
import { pathTo } from '../../history/list';
import { event } from '../../history/parse';
import type { EventRow } from '../../history/types';
import { setSearch, usePlace } from '../../routes';
import { useText, type Text } from '../../text';
import { Amount, Table, type Column } from '../../ui';
import { short } from '../../wallet/wallet';
import style from './history.module.css';

const keyOf = ({ block, idx }: EventRow): string => `${block}-${idx}`;

/// Everything that the chain has said about an account, by kind.
export function Events({ account }: { account: string }) {
  const t = useText();
  const economy = useEconomy();
  const now = useNow();
  const id = useId();
  const { search } = usePlace();
  const filter: Filter = isFilter(search.show) ? search.show : 'stake';
  const list = useRows(pathTo(`/v1/accounts/${account}/events`, { pallet: FILTERS[filter].join(',') }), event, keyOf);
  const columns: Column<EventRow>[] = [
    { key: 'when', head: t('history.column.when'), cell: ({ time }) => <span className="q-nowrap">{t.format.dateTime(time)}</span> },
    { key: 'what', head: t('history.column.what'), cell: (row) => <Name row={row} /> },
    {
      key: 'amount', head: t('history.column.amount'), end: true,
      cell: (row) => {
        const amount = amountOf(row);
        return amount ? <Amount value={amount.value} asset={assetOf(economy, amount.asset)} /> : <span className="q-muted">–</span>;
      },
    },
    { key: 'more', head: t('history.column.more'), cell: (row) => detailsOf(row, account).map((each) => detailText(each, economy, now, t)).join(', ') || '–' },
    { key: 'block', head: t('history.column.block'), end: true, cell: ({ block }) => t.format.number(block) },
  ];
  const select = (
    <div className={style.filter}>
      <label className="q-label" htmlFor={id}>{t('history.filter')}</label>
      <select
        id={id} className="q-input" value={filter}
        onChange={({ target }) => setSearch({ ...search, show: target.value })}
      >
        {(Object.keys(FILTERS) as Filter[]).map((each) => <option key={each} value={each}>{t(`history.filter.${each}`)}</option>)}
      </select>
    </div>
  );
  return (
    <HistoryCard title={t('history.events')} note={t('history.eventsNote')} aside={select} list={list} empty={t('history.eventsNone')}>
      {({ rows }) => <Table wide caption={t('history.events')} columns={columns} rows={rows} rowKey={keyOf} />}
    </HistoryCard>
  );
}

function Name({ row }: { row: EventRow }) {
  const t = useText();
  const word = wordOf(row);
  return word ? <strong>{t(word)}</strong> : <code>{row.pallet}.{row.variant}</code>;
}

function detailText(detail: Detail, economy: Economy | null, now: number, t: Text): string {
  switch (detail.is) {
    case 'plan': return economy?.plans[detail.id] ?? t('history.detail.plan', { id: detail.id });
    case 'tier': return economy?.tiers[detail.id] ?? t('history.detail.tier', { id: detail.id });
    case 'position': case 'stream': case 'poll': return t(`history.detail.${detail.is}`, { id: detail.id });
    case 'lock_end': case 'release': case 'active_until': return t(`history.detail.${detail.is}`, { when: t.format.when(detail.at, now) });
    case 'penalty': case 'refused': return t(`history.detail.${detail.is}`, { amount: t.format.money(detail.amount, assetOf(economy, 'native')) });
    case 'from': case 'to': return t(`history.detail.${detail.is}`, { who: short(detail.who) });
  }
}
