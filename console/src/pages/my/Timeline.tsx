import type { Position } from '../../chain/types';
import { useText } from '../../text';
import style from './my.module.css';

interface Mark {
  at: number;
  name: string;
}

/// From the opening to the end of the lock: the steps of the weight, and where now is.
export function Timeline({ position, now }: { position: Position; now: number }) {
  const t = useText();
  const start = Number(position.start);
  const lock = Number(position.lockEnd);
  const steps = position.steps.map(({ at, multiplierBps }) => ({ at: Number(at), multiplierBps }));
  const end = Math.max(lock, steps.at(-1)?.at ?? lock, start + 1);
  const x = (at: number) => Math.min(100, Math.max(0, ((at - start) / (end - start)) * 100));
  const marks: Mark[] = steps
    .filter(({ at }) => at > start && at !== lock)
    .map(({ at, multiplierBps }) => ({ at, name: t('my.timeline.step', { weight: t.format.times(multiplierBps), when: t.format.when(at, now) }) }));
  if (lock > start) marks.push({ at: lock, name: t('my.timeline.lockEnd', { when: t.format.when(lock, now) }) });
  marks.sort((a, b) => a.at - b.at);
  const next = marks.find(({ at }) => at > now);
  return (
    <div className={style.timeline}>
      <div className={style.track} aria-hidden="true">
        <span className={style.passed} style={{ width: `${x(now)}%` }} />
        {marks.map(({ at, name }) => (
          <span key={`${at}${name}`} className={style.mark} data-passed={at <= now || undefined} data-lock={at === lock || undefined} style={{ insetInlineStart: `${x(at)}%` }} />
        ))}
        <span className={style.now} style={{ insetInlineStart: `${x(now)}%` }} />
      </div>
      <p className="q-hint">
        {next ? t('my.timeline.next', { what: next.name, left: t.format.duration(next.at - now) }) : t('my.timeline.over')}
      </p>
      <ol className="q-only-read">{marks.map(({ at, name }) => <li key={`${at}${name}`}>{name}</li>)}</ol>
    </div>
  );
}
