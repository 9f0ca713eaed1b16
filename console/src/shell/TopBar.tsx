import { linkTo } from '../routes';
import { useText } from '../text';
import { useJournal } from '../tx/journal';
import { isOpen } from '../tx/types';
import { Icon, IconButton, Mark } from '../ui';
import { Identicon } from '../wallet/Identicon';
import { nameOf, useAccount } from '../wallet/wallet';
import type { Open } from './Shell';

export function TopBar({ onOpen }: { onOpen: (what: Open) => void }) {
  const t = useText();
  const account = useAccount();
  const waiting = useJournal().filter((record) => record.phase === 'signing' || isOpen(record)).length;
  return (
    <header className="q-top">
      <a className="q-brand" href={linkTo('stake')} aria-label="Quaestor"><Mark /></a>
      <IconButton
        icon="list" badge={waiting > 0 ? t.format.number(waiting) : null} onClick={() => onOpen('transactions')}
        label={waiting > 0 ? t('tx.centreWaiting', { n: waiting }) : t('tx.centre')}
      />
      <IconButton icon="settings" label={t('settings.title')} onClick={() => onOpen('settings')} />
      {account ? (
        <button type="button" className="q-account" onClick={() => onOpen('account')}>
          <Identicon address={account.address} />
          <span>
            <span className="q-only-read">{t('account.title')}: </span>
            {nameOf(account)}
            {account.by && <small>{t('account.by', { who: nameOf(account.by) })}</small>}
          </span>
        </button>
      ) : (
        <button type="button" className="q-button" data-kind="primary" onClick={() => onOpen('account')}>
          <Icon name="wallet" size={18} />
          {t('account.connect')}
        </button>
      )}
    </header>
  );
}
