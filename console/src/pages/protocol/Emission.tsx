import { useAsset, useEconomy, useNow } from '../../chain/hooks';
import type { AnnualAmount } from '../../chain/features';
import type { ProtocolPage } from '../../chain/pages';
import { useText } from '../../text';
import { Amount, Bar, Card, Line, Lines, shareOf, Table, Tag, type Column } from '../../ui';
import style from './protocol.module.css';

/// New tokens: the schedule, what it has issued, and rewards of blocks.
export function Emission({ emission: { params, status } }: { emission: NonNullable<ProtocolPage['emission']> }) {
  const t = useText();
  const now = useNow();
  const native = useAsset('native');
  const launched = useEconomy()?.launchedAt;
  const fromNow = (secs: bigint) => (launched === undefined ? t('protocol.emission.after', { time: t.format.duration(secs) }) : t.format.when(launched + secs, now));
  const current = params.steps.filter(({ fromSecs }) => launched !== undefined && Number(launched + fromSecs) <= now).at(-1);
  const columns: Column<AnnualAmount>[] = [
    { key: 'from', head: t('protocol.emission.from'), cell: (step) => <>{fromNow(step.fromSecs)} {step === current && <Tag tone="good">{t('protocol.emission.now')}</Tag>}</> },
    { key: 'perYear', head: t('protocol.emission.perYear'), end: true, cell: ({ perYear }) => <Amount value={perYear} asset={native} /> },
  ];
  return (
    <Card title={t('protocol.emission')} note={t('protocol.emission.note', { year: t.format.duration(params.yearSecs) })}>
      <div className={style.halves}>
        {status.cap > 0n && (
          <section className="q-stack" data-gap="s" aria-label={t('protocol.emission.schedule')}>
            <h3>{t('protocol.emission.schedule')}</h3>
            <Bar label={t('protocol.emission.minted')} bps={shareOf(status.minted, status.cap)} />
            <Lines>
              <Line label={t('protocol.emission.minted')} total><Amount value={status.minted} asset={native} /></Line>
              <Line label={t('protocol.emission.cap')}><Amount value={status.cap} asset={native} /></Line>
              <Line label={t('protocol.emission.perYear')}><Amount value={status.perYear} asset={native} /></Line>
              {status.coveredUntil > 0n && <Line label={t('protocol.emission.covered')}>{t.format.when(status.coveredUntil, now)}</Line>}
              {status.nextDrip !== undefined && <Line label={t('protocol.emission.nextDrip')}>{t.format.when(status.nextDrip, now)}</Line>}
              {status.behind > 0n && <Line label={t('protocol.emission.behind')}><Amount value={status.behind} asset={native} /></Line>}
            </Lines>
          </section>
        )}
        <div className="q-stack">
          {params.steps.length > 0 && <Table small caption={t('protocol.emission.schedule')} columns={columns} rows={params.steps} rowKey={({ fromSecs }) => fromSecs.toString()} />}
          {status.blockCap > 0n && (
            <section className="q-stack" data-gap="s" aria-label={t('protocol.emission.blocks')}>
              <h3>{t('protocol.emission.blocks')}</h3>
              <Bar label={t('protocol.emission.blocks')} bps={shareOf(status.blocksMinted, status.blockCap)} />
              <Lines>
                <Line label={t('protocol.emission.minted')} total><Amount value={status.blocksMinted} asset={native} /></Line>
                <Line label={t('protocol.emission.cap')}><Amount value={status.blockCap} asset={native} /></Line>
                <Line label={t('protocol.emission.block')}><Amount value={params.blockReward} asset={native} /></Line>
                <Line label={t('protocol.emission.stakedPart')}>{t.format.percent(params.stakedBps)}</Line>
              </Lines>
            </section>
          )}
        </div>
      </div>
    </Card>
  );
}
