import { useState } from 'react';
import { Changes, Lifetime } from '../../history';
import { State } from '../../history/HistoryCard';
import { setSearch, usePlace } from '../../routes';
import { useText } from '../../text';
import { Button, Empty, Page, Segments } from '../../ui';
import { AccountDialog } from '../../wallet/AccountDialog';
import { useAccount } from '../../wallet/wallet';
import { Burns } from './Burns';
import { Events } from './Events';
import { File } from './File';
import { Rates } from './Rates';

const VIEWS = ['mine', 'chain', 'parameters'] as const;
type View = (typeof VIEWS)[number];

/// What was: of an account, of the chain, of its parameters.
export default function History() {
  const t = useText();
  const { search } = usePlace();
  const view = VIEWS.find((each) => each === search.view) ?? 'mine';
  return (
    <Page title={t('history.title')} lede={t('history.lede')}>
      <div className="q-row">
        <Segments
          label={t('history.views')} value={view} onChange={(each: View) => setSearch({ view: each })}
          options={VIEWS.map((each) => [each, t(`history.view.${each}`)] as const)}
        />
      </div>
      <State />
      {view === 'mine' && <Mine />}
      {view === 'chain' && <Rates />}
      {view === 'chain' && <Burns />}
      {view === 'parameters' && <Changes />}
    </Page>
  );
}

function Mine() {
  const t = useText();
  const account = useAccount();
  const [wallet, setWallet] = useState(false);
  if (account) {
    // Nothing of another account may stay on the screen.
    return (
      <div key={account.address} className="q-stack">
        <Lifetime account={account.address} />
        <File account={account.address} />
        <Events account={account.address} />
      </div>
    );
  }
  return (
    <>
      <Empty
        icon="wallet" title={t('history.noWallet')}
        action={<Button kind="primary" icon="wallet" onClick={() => setWallet(true)}>{t('account.connect')}</Button>}
      >
        {t('my.noWalletMore')}
      </Empty>
      {wallet && <AccountDialog onClose={() => setWallet(false)} />}
    </>
  );
}
