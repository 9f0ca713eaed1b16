import { assetOf, useAsset, useEconomy, useNow } from '../../chain/hooks';
import type { ProtocolPage } from '../../chain/pages';
import type { Spend } from '../../chain/views';
import { useText } from '../../text';
import { Amount, Bar, Card, Countdown, Line, Lines, shareOf, Table, Tag, type Column } from '../../ui';
import { AnybodyButton } from '../../wallet/AnybodyButton';
import { short } from '../../wallet/wallet';
import type { Ask } from './Action';
import style from './protocol.module.css';

/// The reserves, the floor that they cover, and payments that wait.
export function Backstop({ page, onAsk }: { page: ProtocolPage; onAsk: Ask }) {
  const t = useText();
  const now = useNow();
  const { backstop, breakers } = page;
  const asset = useAsset(backstop.floorAsset);
  const native = useAsset('native');
  const covered = backstop.covered >= backstop.needed;
  const last = backstop.lastTopUp;
  return (
    <Card
      title={t('protocol.part.backstop')} note={t('protocol.backstop.note')}
      aside={backstop.needed > 0n && <Tag tone={covered ? 'good' : 'warn'}>{t(covered ? 'protocol.backstop.covered' : 'protocol.backstop.short')}</Tag>}
    >
      <div className="q-stack">
        <dl className={style.figures}>
          <div><dt>{t('protocol.backstop.reserve')}</dt><dd><Amount value={backstop.reserve} asset={asset} size="l" /></dd></div>
          <div>
            <dt>{t('protocol.backstop.emergency')}</dt>
            <dd>
              <Amount value={backstop.emergency} asset={asset} size="l" />
              {' '}<Tag {...(breakers.emergencyOpen ? { tone: 'warn' as const } : {})}>{t(`protocol.effect.emergency.${breakers.emergencyOpen ? 'stopped' : 'usual'}`)}</Tag>
            </dd>
          </div>
          {backstop.insurance > 0n && (
            <div><dt>{t('protocol.backstop.insurance')}</dt><dd><Amount value={backstop.insurance} asset={native} size="l" /></dd></div>
          )}
          <div><dt>{t('protocol.backstop.floor')}</dt><dd><Amount value={backstop.floorPerYear} asset={asset} size="l" /></dd></div>
        </dl>
        <div className={style.halves}>
          <section className="q-stack" data-gap="s" aria-label={t('protocol.backstop.epoch')}>
            <div className="q-row" data-apart>
              <h3>{t('protocol.backstop.epoch')}</h3>
              <span className="q-hint">{t.rich('protocol.backstop.ends', { left: <Countdown until={backstop.epochEnd} done={t('protocol.backstop.ending')} /> })}</span>
            </div>
            <Bar label={t('protocol.backstop.covered')} bps={backstop.needed > 0n ? shareOf(backstop.covered, backstop.needed) : 10_000} {...(covered ? {} : { tone: 'warn' as const })} />
            <Lines>
              <Line label={t('protocol.backstop.needed')} total><Amount value={backstop.needed} asset={asset} /></Line>
              <Line label={t('protocol.backstop.funded')}><Amount value={backstop.funded} asset={asset} /></Line>
              <Line label={t('protocol.backstop.surplus')}><Amount value={backstop.surplus} asset={asset} /></Line>
              <Line label={t('protocol.backstop.cover')}><Amount value={backstop.covered} asset={asset} /></Line>
            </Lines>
          </section>
          <section className="q-stack" data-gap="s" aria-label={t('protocol.backstop.last')}>
            <h3>{t('protocol.backstop.last')}</h3>
            {last ? (
              <Lines>
                <Line label={t('protocol.column.time')}>{t.format.when(last.time, now)}</Line>
                <Line label={t('protocol.backstop.missing')}><Amount value={last.needed} asset={asset} /></Line>
                <Line label={t('protocol.backstop.fromReserve')}><Amount value={last.fromReserve} asset={asset} /></Line>
                <Line label={t('protocol.backstop.fromEmergency')}><Amount value={last.fromEmergency} asset={asset} /></Line>
              </Lines>
            ) : <p className="q-muted">{t('protocol.backstop.noTopUp')}</p>}
          </section>
        </div>
        {backstop.spends.length > 0 && <Spends spends={backstop.spends} onAsk={onAsk} />}
      </div>
    </Card>
  );
}

/// Payments that were announced. When their time has come anybody may pay them out.
function Spends({ spends, onAsk }: { spends: Spend[]; onAsk: Ask }) {
  const t = useText();
  const now = useNow();
  const economy = useEconomy();
  const columns: Column<Spend>[] = [
    { key: 'id', head: t('protocol.column.number'), cell: ({ id }) => <strong>#{t.format.number(id)}</strong> },
    { key: 'reserve', head: t('protocol.spend.from'), cell: ({ reserve }) => t(`protocol.reserve.${reserve}`) },
    { key: 'to', head: t('protocol.pot.to'), cell: ({ beneficiary }) => <code title={beneficiary}>{short(beneficiary)}</code> },
    { key: 'amount', head: t('protocol.column.amount'), end: true, cell: ({ amount, asset }) => <Amount value={amount} asset={assetOf(economy, asset)} /> },
    { key: 'due', head: t('protocol.spend.due'), end: true, cell: ({ due }) => <Countdown until={due} done={t('protocol.spend.now')} /> },
    {
      key: 'do', head: '', end: true,
      cell: (spend) => <AnybodyButton disabled={Number(spend.due) > now} onClick={() => onAsk({ what: 'spend', spend })}>{t('protocol.spend.action')}</AnybodyButton>,
    },
  ];
  return (
    <section className="q-stack" data-gap="s" aria-label={t('protocol.spends')}>
      <h3>{t('protocol.spends')}</h3>
      <Table caption={t('protocol.spends')} columns={columns} rows={spends} rowKey={({ id }) => id} />
    </section>
  );
}
