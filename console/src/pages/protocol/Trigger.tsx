import { useAsset, useNow } from '../../chain/hooks';
import type { ProtocolPage } from '../../chain/pages';
import type { TriggerView } from '../../chain/views';
import { useText } from '../../text';
import { Countdown, Tag } from '../../ui';
import { usePriceAsset } from '../../ui/Price';
import style from './protocol.module.css';
import { gaugeOf, measured, stateOf, toneOf } from './stops';

/// One safety stop: what it measures, how far it is from its levels, what it does.
export function OneTrigger({ view, page }: { view: TriggerView; page: ProtocolPage }) {
  const t = useText();
  const assets = {
    native: useAsset('native'), floor: useAsset(page.backstop.floorAsset), price: usePriceAsset(page.backstop.floorAsset),
  };
  const { trigger, value, trip, clear, headroom, headroomBps } = view;
  const state = stateOf(view);
  // Where it is narrow, the unit has a line of its own.
  const write = (amount: bigint | undefined) => (amount === undefined ? '–' : measured(trigger, amount, assets, t).replace('\u00a0', ' '));
  return (
    <article className={style.trigger} aria-label={t(`protocol.trigger.${trigger}`)}>
      <header>
        <h3>{t(`protocol.trigger.${trigger}`)}</h3>
        <Tag {...(toneOf(state) ? { tone: toneOf(state)! } : {})}>{t(`protocol.state.${state}`)}</Tag>
      </header>
      <p className="q-hint">{t(`protocol.trigger.${trigger}.what`)}</p>
      {value !== undefined && trip !== undefined && clear !== undefined && <Gauge value={value} trip={trip} clear={clear} tone={toneOf(state)} />}
      <dl className={style.levels}>
        <div><dt>{t('protocol.level.value')}</dt><dd>{write(value)}</dd></div>
        <div><dt>{t('protocol.level.trip')}</dt><dd>{write(trip)}</dd></div>
        <div><dt>{t('protocol.level.clear')}</dt><dd>{write(clear)}</dd></div>
        <div>
          <dt>{t('protocol.level.headroom')}</dt>
          <dd>{write(headroom)}{headroomBps !== undefined && <span className="q-muted"> ({t.format.percent(headroomBps)})</span>}</dd>
        </div>
      </dl>
      {view.tripped && <Tripped view={view} write={write} />}
    </article>
  );
}

/// Since when, why, and when it can end at the earliest.
function Tripped({ view, write }: { view: TriggerView; write: (amount: bigint | undefined) => string }) {
  const t = useText();
  const now = useNow();
  const { since, cause, clear, earliestClear } = view;
  return (
    <p className={style.says}>
      {since !== undefined && t('protocol.tripped.since', { since: t.format.when(since, now), cause: write(cause) })}{' '}
      {earliestClear === undefined || Number(earliestClear) <= now
        ? t('protocol.tripped.any', { clear: write(clear) })
        : t.rich('protocol.tripped.earliest', { clear: write(clear), left: <Countdown until={earliestClear} done={t('protocol.tripped.soon')} /> })}
    </p>
  );
}

/// The figures are written beside it.
function Gauge({ value, trip, clear, tone }: { value: bigint; trip: bigint; clear: bigint; tone: ReturnType<typeof toneOf> }) {
  const at = gaugeOf(value, trip, clear);
  return (
    <div className={style.gauge} data-tone={tone} aria-hidden="true">
      <span className={style.fill} style={{ width: `${at.fill * 100}%` }} />
      <span className={style.tick} data-trip style={{ insetInlineStart: `${at.trip * 100}%` }} />
      {clear !== trip && <span className={style.tick} style={{ insetInlineStart: `${at.clear * 100}%` }} />}
    </div>
  );
}
