import { assetOf, useEconomy } from '../../chain/hooks';
import type { ProtocolPage } from '../../chain/pages';
import type { RevenueTotal, RevenueType, Share, SuspenseView } from '../../chain/views';
import { linkTo } from '../../routes';
import { useText } from '../../text';
import { Amount, Card, Table, type Column } from '../../ui';
import { AnybodyButton } from '../../wallet/AnybodyButton';
import type { Ask } from './Action';
import style from './protocol.module.css';
import { amountOf, LEGS, partsOf, splitsOf, sumOf } from './revenue';

/// Revenue by type: how it is split, what it came to, and what waits.
export function Revenue({ page, onAsk }: { page: ProtocolPage; onAsk: Ask }) {
  const t = useText();
  const crisis = page.breakers.crisisUntil !== undefined;
  return (
    <Card
      title={t('protocol.part.revenue')} note={t(crisis ? 'protocol.revenue.crisis' : 'protocol.revenue.note')}
      aside={<a className="q-button" data-kind="quiet" href={linkTo('desk')}>{t('nav.desk')}</a>}
    >
      <div className="q-stack">
        <ul className={style.splits}>
          {splitsOf(page).map(([kind, shares]) => <li key={kind}><Split kind={kind} shares={shares} crisis={crisis} /></li>)}
        </ul>
        <Totals page={page} />
        {page.suspense.length > 0 && <Suspense page={page} onAsk={onAsk} />}
      </div>
    </Card>
  );
}

/// The shares of one type of revenue. The bar says nothing that is not written below it.
function Split({ kind, shares, crisis }: { kind: RevenueType; shares: readonly Share[]; crisis: boolean }) {
  const t = useText();
  const parts = partsOf(shares);
  const now = (part: (typeof parts)[number]) => (crisis ? part.crisis ?? part.bps : part.bps);
  return (
    <article className={style.split} aria-label={t(`protocol.kind.${kind}`)}>
      <h3>{t(`protocol.kind.${kind}`)}</h3>
      <div className={style.splitBar} aria-hidden="true">
        {parts.map((part) => <span key={part.leg} data-leg={part.leg} style={{ flexGrow: now(part) }} />)}
      </div>
      <ul className={style.legend}>
        {parts.map((part) => (
          <li key={part.leg} data-leg={part.leg}>
            {t(`protocol.leg.${part.leg}`)} <strong>{t.format.percent(now(part))}</strong>
            {part.crisis !== undefined && (
              <span className="q-muted"> {crisis ? t('protocol.revenue.usually', { share: t.format.percent(part.bps) }) : t('protocol.revenue.inCrisis', { share: t.format.percent(part.crisis) })}</span>
            )}
          </li>
        ))}
      </ul>
    </article>
  );
}

function Totals({ page }: { page: ProtocolPage }) {
  const t = useText();
  const economy = useEconomy();
  const legs = LEGS.filter((leg) => page.revenue.some(({ arrived }) => amountOf(arrived, leg) > 0n));
  const amount = (row: RevenueTotal, value: bigint) => (
    value === 0n ? <span className="q-muted">–</span> : <Amount value={value} asset={assetOf(economy, row.asset)} symbol={false} />
  );
  const columns: Column<RevenueTotal>[] = [
    { key: 'kind', head: t('protocol.revenue.kind'), cell: ({ kind }) => t(`protocol.kind.${kind}`) },
    { key: 'asset', head: t('protocol.column.asset'), cell: ({ asset }) => assetOf(economy, asset).symbol },
    { key: 'count', head: t('protocol.revenue.deposits'), end: true, cell: ({ deposits }) => t.format.number(deposits) },
    { key: 'sum', head: t('protocol.revenue.deposited'), end: true, cell: (row) => <strong>{amount(row, row.deposited)}</strong> },
    ...legs.map((leg): Column<RevenueTotal> => ({
      key: leg, head: t(`protocol.leg.${leg}`), end: true, cell: (row) => amount(row, amountOf(row.arrived, leg)),
    })),
    { key: 'suspended', head: t('protocol.revenue.suspended'), end: true, cell: (row) => amount(row, sumOf(row.suspended)) },
  ];
  return (
    <section className="q-stack" data-gap="s" aria-label={t('protocol.revenue.totals')}>
      <h3>{t('protocol.revenue.totals')}</h3>
      {page.revenue.length === 0 ? <p className="q-muted">{t('protocol.revenue.none')}</p>
        : <Table wide caption={t('protocol.revenue.totals')} columns={columns} rows={page.revenue} rowKey={({ kind, asset }) => `${kind}-${asset}`} />}
    </section>
  );
}

/// What a destination has not taken yet. Each block tries it again by itself.
function Suspense({ page, onAsk }: { page: ProtocolPage; onAsk: Ask }) {
  const t = useText();
  const economy = useEconomy();
  const least = ({ asset, leg }: SuspenseView) => (leg === 'Rewards' ? page.pools.find((pool) => pool.asset === asset)?.params.minFunding : undefined);
  const columns: Column<SuspenseView>[] = [
    { key: 'kind', head: t('protocol.revenue.kind'), cell: ({ kind }) => t(`protocol.kind.${kind}`) },
    { key: 'leg', head: t('protocol.revenue.leg'), cell: ({ leg }) => t(`protocol.leg.${leg}`) },
    { key: 'amount', head: t('protocol.column.amount'), end: true, cell: ({ asset, amount }) => <Amount value={amount} asset={assetOf(economy, asset)} /> },
    {
      key: 'why', head: t('protocol.suspense.needs'), end: true,
      cell: (row) => {
        const needs = least(row);
        return needs !== undefined && row.amount < needs ? t.format.money(needs, assetOf(economy, row.asset)) : <span className="q-muted">–</span>;
      },
    },
    { key: 'do', head: '', end: true, cell: (row) => <AnybodyButton onClick={() => onAsk({ what: 'suspense', ...row })}>{t('protocol.suspense.action')}</AnybodyButton> },
  ];
  return (
    <section className="q-stack" data-gap="s" aria-label={t('protocol.suspense')}>
      <h3>{t('protocol.suspense')}</h3>
      <p className="q-hint">{t('protocol.suspense.what')}</p>
      <Table caption={t('protocol.suspense')} columns={columns} rows={page.suspense} rowKey={({ kind, asset, leg }) => `${kind}-${asset}-${leg}`} />
    </section>
  );
}
