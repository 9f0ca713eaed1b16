import { useState } from 'react';
import { assetOf, useEconomy } from '../../chain/hooks';
import type { Deposit } from '../../chain/views';
import { useText } from '../../text';
import { Amount, Card, paged, Pager, Skeleton, Table, usePageSize, type Column } from '../../ui';
import { short } from '../../wallet/wallet';
import { useDeposits } from './read';
import { amountOf, LEGS } from './revenue';

/// Every deposit that the chain keeps, with how it was cut.
export function Deposits() {
  const t = useText();
  const economy = useEconomy();
  const deposits = useDeposits();
  const size = usePageSize();
  const [wanted, setPage] = useState(0);
  if (!deposits) return <Skeleton width="100%" height="18rem" card />;
  if (deposits.length === 0) return null;
  const { rows, page, pages } = paged(deposits, wanted, size);
  const legs = LEGS.filter((leg) => deposits.some((each) => amountOf(each.legs, leg) > 0n));
  const columns: Column<Deposit>[] = [
    { key: 'number', head: t('protocol.column.number'), cell: ({ number }) => <strong>#{t.format.number(number)}</strong> },
    { key: 'time', head: t('protocol.column.time'), cell: ({ time }) => <span className="q-nowrap">{t.format.dateTime(time)}</span> },
    { key: 'kind', head: t('protocol.revenue.kind'), cell: ({ kind }) => t(`protocol.kind.${kind}`) },
    { key: 'who', head: t('protocol.deposit.who'), cell: ({ who }) => <code title={who}>{short(who)}</code> },
    { key: 'amount', head: t('protocol.column.amount'), end: true, cell: ({ amount, asset }) => <Amount value={amount} asset={assetOf(economy, asset)} /> },
    ...legs.map((leg): Column<Deposit> => ({
      key: leg, head: t(`protocol.leg.${leg}`), end: true,
      cell: (row) => {
        const part = amountOf(row.legs, leg);
        return part === 0n ? <span className="q-muted">–</span> : <Amount value={part} asset={assetOf(economy, row.asset)} symbol={false} />;
      },
    })),
  ];
  return (
    <Card title={t('protocol.deposits')} note={t('protocol.deposits.note', { n: deposits.length })}>
      <div className="q-stack">
        <Table wide caption={t('protocol.deposits')} columns={columns} rows={rows} rowKey={({ number }) => number.toString()} />
        <Pager label={t('protocol.deposits')} page={page} pages={pages} onPage={setPage} />
      </div>
    </Card>
  );
}
