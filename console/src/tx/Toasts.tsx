import { useText } from '../text';
import { IconButton } from '../ui';
import { dismiss, useToasts } from './announce';
import { PhaseIcon, usePhaseText } from './Phase';
import { useRecord } from './journal';

/// The one live region of the page for transactions.
export function Toasts() {
  const t = useText();
  const toasts = useToasts();
  return (
    <div className="q-toasts" role="log" aria-live="polite" aria-label={t('tx.centre')}>
      {toasts.map(({ id }) => <One key={id} id={id} />)}
    </div>
  );
}

function One({ id }: { id: string }) {
  const t = useText();
  const record = useRecord(id);
  const phase = usePhaseText(record);
  if (!record || !phase) return null;
  return (
    <div className="q-toast">
      <PhaseIcon record={record} />
      <div>
        <strong>{t(record.label.key, record.label.values)}</strong>
        {phase.title}
      </div>
      <IconButton icon="close" label={t('action.close')} onClick={() => dismiss(id)} />
    </div>
  );
}
