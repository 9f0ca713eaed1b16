import { useState } from 'react';
import { useAccountPage, useEconomy, useExtra, useNow, useProtocol } from '../../chain/hooks';
import type { Address } from '../../chain/types';
import { useText } from '../../text';
import { Button, Card, Empty, Note, Page, Skeleton } from '../../ui';
import { AccountDialog } from '../../wallet/AccountDialog';
import { useAccount } from '../../wallet/wallet';
import { Batch } from './Batch';
import type { Depositor } from './depositor';
import type { Line } from './lines';
import { Source } from './Source';
import { Who } from './Who';

/// Revenue comes in here, each key once.
export default function Desk() {
  const t = useText();
  const account = useAccount();
  const page = useAccountPage();
  const economy = useEconomy();
  const members = useExtra('depositors', (at) => at.query<Address[]>('revenueDepositors', 'members'));
  const [depositor, setDepositor] = useState<Depositor | null>(null);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [wallet, setWallet] = useState(false);
  const now = useNow();
  const manual = useProtocol()?.breakers.manual;
  if (!account) {
    return (
      <Page title={t('desk.title')} lede={t('desk.lede')}>
        <Card>
          <Empty
            icon="wallet" title={t('desk.noWallet')}
            action={<Button kind="primary" icon="wallet" onClick={() => setWallet(true)}>{t('account.connect')}</Button>}
          >
            {t('desk.noWalletMore')}
          </Empty>
        </Card>
        {wallet && <AccountDialog onClose={() => setWallet(false)} />}
      </Page>
    );
  }
  const may = depositor !== null && (members?.includes(depositor.address) ?? false);
  return (
    <Page title={t('desk.title')} lede={t('desk.lede')}>
      {!economy || !members || !page ? <Skeleton width="100%" height="18rem" card /> : (
        <>
          <Who key={account.address} own={account.address} members={members} economy={economy} onChange={setDepositor} />
          <Source economy={economy} lines={lines} onChange={setLines} />
          {manual?.entries.deposit && <Note tone="warn">{t('desk.closed', { until: t.format.when(manual.until, now) })}</Note>}
          {depositor && lines.length > 0 && <Batch lines={lines} depositor={depositor} may={may} />}
        </>
      )}
    </Page>
  );
}
