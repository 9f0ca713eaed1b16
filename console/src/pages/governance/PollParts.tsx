import { useEconomy, useNow, useSnapshot } from '../../chain/hooks';
import type { PollView } from '../../chain/features';
import { useText } from '../../text';
import { Bar } from '../../ui';
import style from './governance.module.css';

/// Billionths in a basis point.
const PER_BPS = 100_000;

interface MeterProps {
  label: string;
  /// In billionths.
  at: number;
  needed: number;
  reached: boolean;
  note: string;
}

/// How much there is of what is needed, with a mark where that is.
export function Meter({ label, at, needed, reached, note }: MeterProps) {
  const t = useText();
  const share = (value: number) => t.format.percent(Math.floor(value / PER_BPS));
  return (
    <div className={style.meter}>
      <p><span>{label}</span> <strong>{share(at)}</strong> <span className="q-muted">· {t('governance.ofNeeded', { needed: share(needed) })}</span></p>
      <div className={style.marked} data-reached={reached || undefined}>
        <Bar label={label} bps={at / PER_BPS} {...(reached ? {} : { tone: 'warn' as const })} />
        <span style={{ insetInlineStart: `${Math.min(100, needed / PER_BPS / 100)}%` }} aria-hidden="true" />
      </div>
      <p className="q-hint">{note}</p>
    </div>
  );
}

/// When it ends, and when it would be enacted: blocks are counted, so it is about then.
export function Schedule({ poll }: { poll: PollView }) {
  const t = useText();
  const now = useNow();
  const slot = (useEconomy()?.slotMillis ?? 0) / 1000;
  const block = useSnapshot((value) => value.block.number) ?? 0;
  const when = (at: number) => t.format.when(now + Math.max(0, at - block) * slot, now);
  return (
    <>
      <span>{block >= poll.lastBlock ? t('governance.deciding') : t('governance.ends', { when: when(poll.lastBlock), block: poll.lastBlock })}</span>
      <span>{t('governance.enacted', { when: when(poll.enactedAt), block: poll.enactedAt })}</span>
    </>
  );
}
