import { assetOf, useEconomy, useNow } from '../../chain/hooks';
import type { ProtocolPage } from '../../chain/pages';
import { potsOf, rateModel, type Pot } from '../../chain/pool';
import type { PoolView } from '../../chain/types';
import { useText } from '../../text';
import { Amount, Card, Note, Skeleton, Table, type Column } from '../../ui';
import { AnybodyButton } from '../../wallet/AnybodyButton';
import type { Ask } from './Action';
import { useFundedUntil } from './read';

/// What the pools pay and owe, and what nobody earned.
export function Pools({ page, onAsk }: { page: ProtocolPage; onAsk: Ask }) {
  const t = useText();
  const now = useNow();
  const economy = useEconomy();
  const until = useFundedUntil();
  const figure = (key: 'perDay' | 'unstreamed' | 'owed' | 'streaming'): Column<PoolView> => ({
    key, head: t(`protocol.pool.${key}`), end: true,
    cell: (pool) => <Amount value={pool[key]} asset={assetOf(economy, pool.asset)} symbol={false} />,
  });
  const columns: Column<PoolView>[] = [
    { key: 'asset', head: t('protocol.column.asset'), cell: (pool) => <Model pool={pool} /> },
    figure('perDay'), figure('unstreamed'),
    {
      key: 'until', head: t('protocol.pool.until'), end: true,
      cell: (pool) => {
        if (rateModel(pool.params).is === 'rated') return t('protocol.pool.whileFunds');
        if (!until) return <Skeleton width="9ch" />;
        const end = until[page.pools.indexOf(pool)] ?? 0;
        return end > now ? <span className="q-nowrap">{t.format.when(end, now)}</span> : <span className="q-muted">–</span>;
      },
    },
    figure('owed'), figure('streaming'),
  ];
  const changes = page.pools.filter(({ next }) => next !== undefined);
  return (
    <Card title={t('protocol.part.pools')} note={t('protocol.pools.note')}>
      <div className="q-stack">
        {page.breakers.redirected && <Note tone="warn">{t('protocol.pools.redirected')}</Note>}
        {changes.map(({ asset, next }) => (
          <Note key={asset}>{t('protocol.pools.next', { symbol: assetOf(economy, asset).symbol, when: t.format.when(next?.[1] ?? 0n, now) })}</Note>
        ))}
        <Table wide caption={t('protocol.part.pools')} columns={columns} rows={page.pools} rowKey={({ asset }) => asset} />
        <Pots page={page} onAsk={onAsk} />
      </div>
    </Card>
  );
}

function Model({ pool }: { pool: PoolView }) {
  const t = useText();
  const asset = assetOf(useEconomy(), pool.asset);
  const model = rateModel(pool.params);
  return (
    <>
      <strong>{asset.symbol}</strong>
      <br />
      <span className="q-hint">
        {model.is === 'streamed' ? t('protocol.pool.streamed', { time: t.format.duration(model.periodSecs) })
          : t('protocol.pool.rated', { most: t.format.money(model.capAmount, asset), time: t.format.duration(model.capSecs) })}
      </span>
    </>
  );
}

interface PotRow extends Pot {
  pool: PoolView;
}

/// Reward that nobody earned. Anybody may send it on; where to is not the caller's choice.
function Pots({ page, onAsk }: { page: ProtocolPage; onAsk: Ask }) {
  const t = useText();
  const economy = useEconomy();
  const rows = page.pools.flatMap((pool) => potsOf(pool).filter(({ amount }) => amount > 0n).map((pot): PotRow => ({ ...pot, pool })));
  const columns: Column<PotRow>[] = [
    { key: 'why', head: t('protocol.pot.why'), cell: ({ reason }) => t(`protocol.pot.${reason}`) },
    { key: 'amount', head: t('protocol.column.amount'), end: true, cell: ({ amount, pool }) => <Amount value={amount} asset={assetOf(economy, pool.asset)} /> },
    { key: 'to', head: t('protocol.pot.to'), end: true, cell: ({ goesTo }) => t(`protocol.destination.${goesTo}`) },
    {
      key: 'do', head: '', end: true,
      cell: ({ pool, reason, amount, goesTo }) => {
        const { minFunding } = pool.params;
        if (amount < minFunding) return <span className="q-hint">{t('protocol.pot.from', { least: t.format.money(minFunding, assetOf(economy, pool.asset)) })}</span>;
        return <AnybodyButton onClick={() => onAsk({ what: 'release', asset: pool.asset, reason, amount, goesTo })}>{t('protocol.release.action')}</AnybodyButton>;
      },
    },
  ];
  return (
    <section className="q-stack" data-gap="s" aria-label={t('protocol.pots')}>
      <h3>{t('protocol.pots')}</h3>
      {rows.length === 0 ? <p className="q-muted">{t('protocol.pots.none')}</p>
        : <Table caption={t('protocol.pots')} columns={columns} rows={rows} rowKey={({ pool, reason }) => `${pool.asset}-${reason}`} />}
    </section>
  );
}
