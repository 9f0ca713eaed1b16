import { useState } from 'react';
import { useExtra } from '../../chain/hooks';
import { useText } from '../../text';
import { useErrorText } from '../../text/errors';
import { Amount, Button, Card, paged, Pager, Skeleton, Table, Tag, usePageSize, type Column } from '../../ui';
import { useAccount } from '../../wallet/wallet';
import { amountOf, LEGS } from '../protocol/revenue';
import { Ask, type Asked } from './Ask';
import type { Depositor } from './depositor';
import style from './desk.module.css';
import type { Line } from './lines';
import { readLines, type LineState } from './read';

interface Props {
  lines: readonly Line[];
  depositor: Depositor;
  /// The chain takes revenue from the depositor.
  may: boolean;
}

type Row = Line & { state: LineState | null };

/// The lines with what the chain says of each.
export function Batch({ lines, depositor, may }: Props) {
  const t = useText();
  const size = usePageSize();
  const [wanted, setPage] = useState(0);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { rows: shown, page, pages } = paged(lines, wanted, size);
  const key = shown.map(({ reference, amount, kind, asset }) => `${reference}${amount}${kind}${asset.id}`).join();
  const states = useExtra(`desk:${depositor.address}:${key}`, (at, chain) => readLines(at, chain, depositor, shown));
  const rows = shown.map((line): Row => ({ ...line, state: states?.get(line.key) ?? null }));
  const columns: Column<Row>[] = [
    { key: 'key', head: t('desk.key'), cell: (row) => <><strong className="q-nowrap">{row.key}</strong><br /><code className="q-hint" title={row.reference}>{row.reference.slice(0, 14)}…</code></> },
    { key: 'kind', head: t('protocol.revenue.kind'), cell: ({ kind }) => t(`protocol.kind.${kind}`) },
    { key: 'amount', head: t('protocol.column.amount'), end: true, cell: ({ amount, asset }) => <Amount value={amount} asset={asset} /> },
    { key: 'split', head: t('desk.split'), cell: (row) => <Split row={row} /> },
    { key: 'state', head: t('desk.state'), end: true, cell: (row) => <State row={row} depositor={depositor} /> },
    { key: 'do', head: '', end: true, cell: (row) => <Do row={row} depositor={depositor} may={may} onAsk={setAsked} /> },
  ];
  return (
    <Card title={t('desk.batch')} note={t('desk.batchNote', { n: lines.length })}>
      <div className="q-stack">
        <Table wide caption={t('desk.batch')} columns={columns} rows={rows} rowKey={(row) => row.key} />
        <Pager label={t('desk.batch')} page={page} pages={pages} onPage={setPage} />
      </div>
      {asked && <Ask asked={asked} depositor={depositor} onClose={() => setAsked(null)} />}
    </Card>
  );
}

/// How it would be cut, by the chain; or why it would not be taken.
function Split({ row: { state, asset } }: { row: Row }) {
  const t = useText();
  const refused = useErrorText(state && !state.split.isOk ? state.split.error : null);
  if (!state) return <Skeleton width="8rem" />;
  if (!state.split.isOk) return <span className="q-hint">{refused?.title}</span>;
  const { value } = state.split;
  return (
    <ul className={style.legs}>
      {LEGS.filter((leg) => amountOf(value, leg) > 0n).map((leg) => (
        <li key={leg}><span className="q-hint">{t(`protocol.leg.${leg}`)}</span> <Amount value={amountOf(value, leg)} asset={asset} symbol={false} /></li>
      ))}
    </ul>
  );
}

function State({ row: { state }, depositor }: { row: Row; depositor: Depositor }) {
  const t = useText();
  if (!state) return <Skeleton width="6rem" />;
  if (state.deposited) return <Tag tone="good">{t('desk.deposited')}</Tag>;
  if (state.pending && depositor.is === 'multisig') {
    return <Tag tone="warn">{t('desk.agreed', { n: state.pending.approvals.length, of: depositor.multisig.threshold })}</Tag>;
  }
  return <Tag>{t('desk.new')}</Tag>;
}

interface DoProps {
  row: Row;
  depositor: Depositor;
  may: boolean;
  onAsk: (asked: Asked) => void;
}

function Do({ row, depositor, may, onAsk }: DoProps) {
  const t = useText();
  const account = useAccount();
  const { state } = row;
  if (!state || !account || state.deposited) return null;
  const { pending } = state;
  const agreed = pending?.approvals.includes(account.address) ?? false;
  const open = may && account.source !== null && state.split.isOk;
  return (
    <span className="q-row">
      {pending && pending.depositor === account.address && (
        <Button kind="quiet" disabled={account.source === null} onClick={() => onAsk({ what: 'cancel', line: row, state, pending })}>{t('desk.cancel')}</Button>
      )}
      {agreed ? <span className="q-hint">{t('desk.waits')}</span> : (
        <Button kind={open ? 'primary' : 'secondary'} disabled={!open} onClick={() => onAsk({ what: 'deposit', line: row, state, pending })}>
          {t(depositor.is === 'direct' ? 'desk.deposit' : 'desk.approve')}
        </Button>
      )}
    </span>
  );
}
