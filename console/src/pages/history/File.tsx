import { useId, useState } from 'react';
import { askFile, whyOf, type Why } from '../../history/ask';
import { csvPath } from '../../history/csv';
import { useThere } from '../../history/hooks';
import { useText } from '../../text';
import { Button, Card, Note } from '../../ui';
import { save } from '../../ui/save';
import style from './history.module.css';

type Done = { is: 'saved'; block: number } | { is: 'failed'; why: Why };

/// Rewards as a file for whoever keeps the books.
export function File({ account }: { account: string }) {
  const t = useText();
  const there = useThere();
  const id = useId();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const path = csvPath(account, from, to, timeZone);
  if (!there) return null;
  const load = async () => {
    if (path === null) return;
    setBusy(true);
    try {
      const { text, block } = await askFile(there.url, path);
      save('rewards.csv', 'text/csv', text);
      setDone({ is: 'saved', block });
    } catch (error) {
      setDone({ is: 'failed', why: whyOf(error) });
    }
    setBusy(false);
  };
  const day = (name: 'from' | 'to', value: string, set: (value: string) => void) => (
    <div className="q-field">
      <label className="q-label" htmlFor={`${id}-${name}`}>{t(`history.file.${name}`)}</label>
      <input
        id={`${id}-${name}`} className="q-input" type="date" value={value} aria-invalid={path === null}
        onChange={({ target }) => set(target.value)}
      />
    </div>
  );
  return (
    <Card title={t('history.file')} note={t('history.fileNote', { zone: timeZone })}>
      <div className="q-stack" data-gap="s">
        <div className={style.file}>
          {day('from', from, setFrom)}
          {day('to', to, setTo)}
          <Button icon="list" busy={busy} disabled={path === null} onClick={() => void load()}>{t('history.file.save')}</Button>
        </div>
        <div role="status">
          {path === null && <Note tone="warn">{t('history.file.backwards')}</Note>}
          {done?.is === 'saved' && <p className="q-hint">{t('history.file.saved', { block: done.block })}</p>}
          {done?.is === 'failed' && <Note tone="warn">{t(`history.why.${done.why}`)}</Note>}
        </div>
      </div>
    </Card>
  );
}
