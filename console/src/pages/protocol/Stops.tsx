import { useAccountPage, useAsset, useNow } from '../../chain/hooks';
import type { ProtocolPage } from '../../chain/pages';
import { useText } from '../../text';
import { Card, Note, Tag } from '../../ui';
import style from './protocol.module.css';
import { effectsOf, type Effect } from './stops';
import { OneTrigger } from './Trigger';

/// What holds now, each safety stop with its distance, and that exits are open.
export function Stops({ page }: { page: ProtocolPage }) {
  const t = useText();
  const { triggers } = page.breakers;
  const tripped = triggers.filter((each) => each.tripped).length;
  const some = triggers.filter(({ enabled, tripped }) => enabled || tripped);
  return (
    <Card
      title={t('protocol.part.stops')} note={t('protocol.stops.note')}
      aside={tripped > 0 ? <Tag tone="bad">{t('protocol.stops.tripped', { n: tripped })}</Tag> : <Tag tone="good">{t('protocol.stops.none')}</Tag>}
    >
      <div className="q-stack">
        <Closures page={page} />
        <dl className={style.effects}>
          {effectsOf(page).map((effect) => <OneEffect key={effect.key} effect={effect} />)}
          <div>
            <dt>{t('protocol.effect.exits')}</dt>
            <dd><Tag tone="good">{t('protocol.effect.exits.usual')}</Tag></dd>
          </div>
        </dl>
        {some.length === 0 && <p className="q-muted">{t('protocol.stops.off')}</p>}
        <ul className={style.triggers}>
          {some.map((view) => <li key={view.trigger}><OneTrigger view={view} page={page} /></li>)}
          {page.params.walletCapBps !== undefined && <li><OwnCap page={page} /></li>}
        </ul>
      </div>
    </Card>
  );
}

function OneEffect({ effect: { key, usual, until } }: { effect: Effect }) {
  const t = useText();
  const now = useNow();
  return (
    <div>
      <dt>{t(`protocol.effect.${key}`)}</dt>
      <dd>
        <Tag tone={usual ? 'good' : 'warn'}>{t(`protocol.effect.${key}.${usual ? 'usual' : 'stopped'}`)}</Tag>
        {!usual && until !== undefined && <span className="q-hint">{t('protocol.effect.until', { until: t.format.when(until, now) })}</span>}
      </dd>
    </div>
  );
}

/// Stops that people have made: safe mode and paused calls.
function Closures({ page: { stops } }: { page: ProtocolPage }) {
  const t = useText();
  const now = useNow();
  return (
    <>
      {stops.safeModeUntil !== undefined && (
        <Note tone="warn">{t('protocol.stops.safeMode', { until: t.format.when(stops.safeModeUntil, now) })}</Note>
      )}
      {stops.paused.length > 0 && (
        <Note tone="warn">
          {t('protocol.stops.paused')}{' '}
          {stops.paused.map(({ pallet, call }) => `${pallet}.${call}`).join(', ')}
        </Note>
      )}
    </>
  );
}

/// The cap of one account, which is the stop of a single one.
function OwnCap({ page }: { page: ProtocolPage }) {
  const t = useText();
  const now = useNow();
  const native = useAsset('native');
  const wallet = useAccountPage()?.wallet;
  const capped = wallet?.cappedUntil !== undefined;
  const end = t.format.when(page.state.epochEnd, now);
  const says = () => {
    if (!wallet) return t('protocol.cap.anybody', { share: t.format.percent(page.params.walletCapBps ?? 0), epoch: t.format.duration(page.params.epochSecs) });
    if (capped) return t('protocol.cap.reached', { until: t.format.when(wallet.cappedUntil ?? 0n, now) });
    return t('protocol.cap.left', { amount: t.format.money(wallet.remainingAllowance ?? 0n, native), until: end });
  };
  return (
    <article className={style.trigger} aria-label={t('protocol.cap')}>
      <header>
        <h3>{t('protocol.cap')}</h3>
        {wallet && <Tag tone={capped ? 'warn' : 'good'}>{t(capped ? 'protocol.state.capped' : 'protocol.state.quiet')}</Tag>}
      </header>
      <p className="q-hint">{t('protocol.cap.what')}</p>
      <p className={style.says}>{says()}</p>
    </article>
  );
}
