import { useEffect, useState } from 'react';
import { acceptChain, stranger, upgraded } from '../chain/chain';
import { time } from '../chain/clock';
import { snapshot, trouble } from '../chain/feed';
import { useEconomy, useHead, useStatus } from '../chain/hooks';
import { useStore } from '../chain/store';
import { useSource } from '../history/source';
import { linkTo } from '../routes';
import { useText } from '../text';
import { Button, Icon } from '../ui';
import { useAccount } from '../wallet/wallet';
import { notices, type Notice } from './banners';
import type { Open } from './Shell';

/// How long the first figures may take before it is worth a word.
const PATIENCE = 8_000;

function useLate(): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return late;
}

/// One notice, the most important one; the others behind a number.
export function Banner({ onOpen }: { onOpen: (what: Open) => void }) {
  const t = useText();
  const [all, setAll] = useState(false);
  const late = useLate();
  const facts = {
    late,
    status: useStatus(), head: useHead(), economy: useEconomy(), account: useAccount(), history: useSource(),
    snapshot: useStore(snapshot, (value) => value),
    time: useStore(time, (value) => value),
    upgraded: useStore(upgraded, (value) => value),
    stranger: useStore(stranger, (value) => value),
    trouble: useStore(trouble, (value) => value),
    wall: Date.now(),
  };
  const found = notices(facts, t);
  const shown = all ? found : found.slice(0, 1);
  const act = ({ action }: Notice) => {
    if (!action) return;
    if (action.does === 'reload') location.reload();
    else if (action.does === 'settings') onOpen('settings');
    else if (action.does === 'accept') acceptChain();
    else location.hash = linkTo(action.does.link, action.does.search);
  };
  return (
    <div className="q-banners" role="status" aria-label={t('banner.title')}>
      {shown.map((notice, at) => (
        <div key={notice.id} className="q-banner" data-tone={notice.tone}>
          <Icon name={notice.tone === 'good' ? 'info' : 'alert'} size={18} />
          <p>{notice.text}</p>
          {notice.action && <Button kind="quiet" onClick={() => act(notice)}>{notice.action.label}</Button>}
          {at === 0 && found.length > 1 && (
            <Button kind="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? t('banner.fewer') : t('banner.more', { n: found.length - 1 })}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}
