// The state of a transaction in words and as a sign.

import { useText, type Key } from '../text';
import { useErrorText } from '../text/errors';
import { Icon, type Tone } from '../ui';
import style from './tx.module.css';
import type { TxRecord } from './types';

export interface PhaseText {
  title: string;
  todo: string;
  tone: Tone | null;
}

const REASONS = new Set([
  'fee', 'stale', 'future', 'badProof', 'ancient', 'exhausted', 'priority', 'known', 'banned', 'full', 'offline', 'signing',
]);

const reasonKey = (reason: string | undefined): Key =>
  `tx.reason.${reason && REASONS.has(reason) ? reason : 'other'}` as Key;

export const toneOf = ({ phase, error }: TxRecord): Tone | null => {
  if (error || phase === 'invalid') return 'bad';
  if (phase === 'dropped' || phase === 'expired' || phase === 'rejected') return 'warn';
  return phase === 'final' || phase === 'inBlock' ? 'good' : null;
};

/// What the record says; `null` while there is none.
export function usePhaseText(record: TxRecord | null): PhaseText | null {
  const t = useText();
  const error = useErrorText(record?.error);
  if (!record) return null;
  const tone = toneOf(record);
  if (record.error) {
    return { title: error?.title ?? record.error, todo: error?.todo ?? '', tone };
  }
  if (record.phase === 'invalid') return { title: t(reasonKey(record.reason)), todo: t('tx.nothingSent'), tone };
  const block = record.block?.number ?? 0;
  return { title: t(`tx.phase.${record.phase}`, { block: t.format.number(block) }), todo: '', tone };
}

export function PhaseIcon({ record }: { record: TxRecord }) {
  const tone = toneOf(record);
  return (
    <span className={style.sign} data-tone={tone ?? undefined}>
      {tone === null
        ? <span className="q-spinner" aria-hidden="true" />
        : <Icon name={tone === 'good' ? 'check' : 'alert'} size={18} />}
    </span>
  );
}
