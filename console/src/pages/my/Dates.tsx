import { useState } from 'react';
import { assetOf, useEconomy, useNow, useSnapshot } from '../../chain/hooks';
import type { AccountPage } from '../../chain/pages';
import { useText } from '../../text';
import { calendar } from '../../text/calendar';
import { Amount, Button, Card, paged, Pager, Table, usePageSize, type Column } from '../../ui';
import { save } from '../../ui/save';
import { datesOf, type FreeDate } from './dates';

/// Everything that becomes free with time, and the same as a file for a calendar.
export function Dates({ page }: { page: AccountPage }) {
  const t = useText();
  const now = useNow();
  const economy = useEconomy();
  const made = useSnapshot(({ block }) => block.time) ?? 0;
  const size = usePageSize();
  const [wanted, setPage] = useState(0);
  const dates = datesOf(page, now);
  if (dates.length === 0 || !economy) return null;
  const { rows, page: at, pages } = paged(dates, wanted, size);
  const columns: Column<FreeDate>[] = [
    { key: 'at', head: t('my.dates.when'), cell: (date) => <span className="q-nowrap">{t.format.when(date.at, now)}</span> },
    { key: 'what', head: t('my.dates.what'), cell: ({ what, id }) => t(`my.dates.${what}`, { id }) },
    { key: 'amount', head: t('stake.amount'), end: true, cell: ({ amount, asset }) => <Amount value={amount} asset={assetOf(economy, asset)} /> },
    { key: 'left', head: t('my.cooling.left'), end: true, cell: (date) => t.format.duration(Number(date.at) - now) },
  ];
  const file = () => calendar(dates.map((date) => ({
    uid: `${date.what}-${date.id}-${date.at}-${page.address}@${economy.genesis.slice(2, 18)}`, at: date.at,
    title: t(`my.calendar.${date.what}`, { amount: t.format.money(date.amount, assetOf(economy, date.asset)) }),
    more: t('my.calendar.more', { what: t(`my.dates.${date.what}`, { id: date.id }), address: page.address, chain: economy.chain }),
  })), made);
  return (
    <Card
      title={t('my.dates')} note={t('my.datesNote')}
      aside={<Button icon="clock" onClick={() => save('quaestor.ics', 'text/calendar', file())}>{t('my.dates.save')}</Button>}
    >
      <div className="q-stack">
        <Table caption={t('my.dates')} columns={columns} rows={rows} rowKey={({ what, id }) => `${what}-${id}`} />
        <Pager label={t('my.dates')} page={at} pages={pages} onPage={setPage} />
      </div>
    </Card>
  );
}
