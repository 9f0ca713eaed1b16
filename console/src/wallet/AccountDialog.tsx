import { useState } from 'react';
import { useText } from '../text';
import { Button, Dialog, Icon, Note, Tag } from '../ui';
import style from './account.module.css';
import { Identicon } from './Identicon';
import { useDelegations } from './proxies';
import { actsFor, ask, forget, KNOWN_WALLETS, nameOf, select, short, useWallet, walletTitle, watch, type Account, type WalletState } from './wallet';

export function AccountDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { found, connected, asking, selected } = useWallet();
  const open = found.filter((source) => !(source in connected));
  const pick = (account: Account) => {
    select(account);
    onClose();
  };
  return (
    <Dialog title={t('account.title')} onClose={onClose} side>
      {selected && <Selected account={selected} />}
      {Object.entries(connected).map(([source, { accounts }]) => (
        <section key={source} className="q-stack" data-gap="s">
          <h3>{walletTitle(source)}</h3>
          <ul className={style.list}>
            {accounts.map((account) => (
              <li key={account.address}>
                <Choice account={account} current={selected} onPick={pick} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Delegated connected={connected} current={selected} onPick={pick} />
      {(found.length === 0 || open.length > 0 || asking !== null) && (
        <section className="q-stack" data-gap="s">
          <h3>{t('account.wallets')}</h3>
          {found.length === 0 && <Note>{t('account.none', { names: KNOWN_WALLETS.join(', ') })}</Note>}
          {open.map((source) => (
            <Button
              key={source} wide icon="wallet" busy={asking?.source === source && asking.is === 'waiting'}
              onClick={() => void ask(source)}
            >
              {t('account.ask', { wallet: walletTitle(source) })}
            </Button>
          ))}
          {asking && asking.is !== 'waiting' && (
            <Note tone="warn">{t(`account.${asking.is}`, { wallet: walletTitle(asking.source) })}</Note>
          )}
        </section>
      )}
      <Watch onDone={onClose} />
      {(selected || Object.keys(connected).length > 0) && (
        <Button kind="quiet" onClick={forget}>{t('account.forget')}</Button>
      )}
    </Dialog>
  );
}

function Selected({ account }: { account: Account }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  return (
    <div className={style.selected}>
      <Identicon address={account.address} size={44} />
      <div>
        <strong>{nameOf(account)}</strong>
        <code className={style.address}>{account.address}</code>
        <div className="q-row">
          <Tag>{account.source ? walletTitle(account.source) : t('account.watching')}</Tag>
          {account.by && <Tag>{t('account.by', { who: nameOf(account.by) })}</Tag>}
          <Button kind="quiet" icon={copied ? 'check' : 'copy'} onClick={() => {
            void navigator.clipboard.writeText(account.address).then(() => setCopied(true));
          }}>
            {t(copied ? 'action.copied' : 'action.copy')}
          </Button>
        </div>
      </div>
    </div>
  );
}

function Choice({ account, current, onPick }: { account: Account; current: Account | null; onPick: (account: Account) => void }) {
  const t = useText();
  const mine = current?.address === account.address && current.source === account.source && current.by?.address === account.by?.address;
  return (
    <button type="button" className={style.choice} aria-pressed={mine} onClick={() => onPick(account)}>
      <Identicon address={account.address} size={32} />
      <span>
        <strong>{nameOf(account)}</strong>
        <small>{account.by ? `${t('account.by', { who: nameOf(account.by) })} · ${t(`account.right.${account.by.right}`)}` : short(account.address)}</small>
      </span>
      {mine && <Icon name="check" />}
    </button>
  );
}

interface DelegatedProps {
  connected: WalletState['connected'];
  current: Account | null;
  onPick: (account: Account) => void;
}

/// Accounts that named one of the wallets' accounts as their proxy.
function Delegated({ connected, current, onPick }: DelegatedProps) {
  const t = useText();
  const own = Object.values(connected).flatMap(({ accounts }) => accounts);
  const found = useDelegations(own.map(({ address }) => address));
  const all = found.flatMap(({ real, by, right }) => {
    const signs = own.find(({ address }) => address === by);
    return signs ? [actsFor(real, signs, right)] : [];
  });
  if (all.length === 0) return null;
  return (
    <section className="q-stack" data-gap="s">
      <h3>{t('account.delegated')}</h3>
      <p className="q-hint">{t('account.delegatedHint')}</p>
      <ul className={style.list}>
        {all.map((account) => (
          <li key={`${account.address} ${account.by?.address}`}><Choice account={account} current={current} onPick={onPick} /></li>
        ))}
      </ul>
    </section>
  );
}

function Watch({ onDone }: { onDone: () => void }) {
  const t = useText();
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState(false);
  return (
    <form className="q-field" onSubmit={(event) => {
      event.preventDefault();
      if (watch(address)) onDone();
      else setWrong(true);
    }}>
      <label className="q-label" htmlFor="watch">{t('account.watch')}</label>
      <input
        id="watch" className="q-input" value={address} placeholder="5…" autoComplete="off" spellCheck={false}
        aria-invalid={wrong} aria-describedby="watch-hint" onChange={(event) => {
          setAddress(event.target.value);
          setWrong(false);
        }}
      />
      <p id="watch-hint" className={wrong ? 'q-problem' : 'q-hint'}>{t(wrong ? 'account.noAddress' : 'account.watchHint')}</p>
      <Button type="submit" icon="eye" disabled={address.trim() === ''}>{t('account.watchIt')}</Button>
    </form>
  );
}
