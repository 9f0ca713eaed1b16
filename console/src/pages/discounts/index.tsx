import { useState } from 'react';
import { useAccountPage, useProtocol } from '../../chain/hooks';
import { useText } from '../../text';
import { Button, Card, Empty, Page, Skeleton } from '../../ui';
import { AccountDialog } from '../../wallet/AccountDialog';
import { useAccount } from '../../wallet/wallet';
import { Ask, type Asked } from './Action';
import { Allowances } from './Allowances';
import { Plans } from './Plans';
import { Subscriptions } from './Subscriptions';
import { Tier } from './Tier';

export default function Discounts() {
  const t = useText();
  const protocol = useProtocol();
  const account = useAccount();
  const page = useAccountPage();
  const [wallet, setWallet] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const may = account !== null && account.source !== null;
  if (protocol && protocol.discounts.length === 0 && protocol.plans.length === 0 && protocol.fees.length === 0) {
    return (
      <Page title={t('discounts.title')}>
        <Empty icon="discounts" title={t('discounts.nothing')}>{t('discounts.nothingMore')}</Empty>
      </Page>
    );
  }
  return (
    <Page title={t('discounts.title')} lede={t('discounts.lede')}>
      {!protocol || (account && !page) ? <Skeleton width="100%" height="18rem" card /> : (
        <Tier tiers={protocol.discounts} view={page?.discount ?? null} />
      )}
      {account ? (
        <>
          {!page && <Skeleton width="100%" height="12rem" card />}
          {page && page.allowances.length > 0 && <Allowances allowances={page.allowances} may={may} onAsk={setAsked} />}
          {page && page.subscriptions.length > 0 && <Subscriptions subscriptions={page.subscriptions} may={may} onAsk={setAsked} />}
        </>
      ) : (
        <Card>
          <Empty
            icon="wallet" title={t('discounts.noWallet')}
            action={<Button kind="primary" icon="wallet" onClick={() => setWallet(true)}>{t('account.connect')}</Button>}
          >
            {t('discounts.noWalletMore')}
          </Empty>
        </Card>
      )}
      {protocol ? <Plans plans={protocol.plans} may={may} onAsk={setAsked} /> : <Skeleton width="100%" height="14rem" card />}
      {wallet && <AccountDialog onClose={() => setWallet(false)} />}
      {asked && <Ask asked={asked} onClose={() => setAsked(null)} />}
    </Page>
  );
}
