import { useState } from 'react';
import { useAccountPage, useAsset, useNow } from '../../chain/hooks';
import { stakedOf } from '../../chain/pages';
import { Lifetime } from '../../history';
import { linkTo } from '../../routes';
import { useText } from '../../text';
import { Amount, Button, Empty, Page, Skeleton, Stat, Stats } from '../../ui';
import { AccountDialog } from '../../wallet/AccountDialog';
import { useAccount } from '../../wallet/wallet';
import { Action, type Asked } from './Action';
import { Cooling } from './Cooling';
import { Dates } from './Dates';
import { Positions } from './Positions';
import { Rewards } from './Rewards';
import { Streams } from './Streams';

export default function My() {
  const t = useText();
  const account = useAccount();
  const page = useAccountPage();
  const [wallet, setWallet] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  if (!account) {
    return (
      <Page title={t('my.title')}>
        <Empty
          icon="wallet" title={t('my.noWallet')}
          action={<Button kind="primary" icon="wallet" onClick={() => setWallet(true)}>{t('account.connect')}</Button>}
        >
          {t('my.noWalletMore')}
        </Empty>
        {wallet && <AccountDialog onClose={() => setWallet(false)} />}
      </Page>
    );
  }
  const nothing = page && page.positions.length === 0 && page.ledger.unlocking.length === 0 && page.streams.length === 0
    && page.pending.every(({ claimable, escrowed }) => claimable === 0n && escrowed === 0n);
  return (
    <Page title={t('my.title')} lede={t('my.lede')}>
      {nothing ? <NoStake /> : (
        <>
          <Totals />
          {page ? (
            <>
              <Rewards page={page} onAsk={setAsked} />
              <Positions page={page} onAsk={setAsked} />
              {page.ledger.unlocking.length > 0 && <Cooling page={page} onAsk={setAsked} />}
              {page.streams.length > 0 && <Streams page={page} onAsk={setAsked} />}
              <Dates page={page} />
            </>
          ) : <Skeleton width="100%" height="18rem" card />}
        </>
      )}
      <Lifetime key={account.address} account={account.address} quiet />
      {asked && <Action asked={asked} onClose={() => setAsked(null)} />}
    </Page>
  );
}

function NoStake() {
  const t = useText();
  return (
    <Empty
      icon="stake" title={t('my.empty')}
      action={<a className="q-button" data-kind="primary" href={linkTo('stake')}>{t('my.emptyAction')}</a>}
    >
      {t('my.emptyMore')}
    </Empty>
  );
}

/// Amounts of the native token in their different states, which are never summed.
function Totals() {
  const t = useText();
  const now = useNow();
  const native = useAsset('native');
  const page = useAccountPage();
  const own = page?.pending.find(({ asset }) => asset === 'native');
  const streams = page?.streams.filter(({ stream }) => stream.asset === 'native');
  const vesting = streams?.reduce((sum, { stream, collectable }) => sum + stream.total - stream.collected - collectable, 0n);
  const collectable = streams?.reduce((sum, each) => sum + each.collectable, 0n);
  const ready = page?.ledger.unlocking.filter(({ release }) => Number(release) <= now).reduce((sum, { amount }) => sum + amount, 0n);
  const cooling = page?.ledger.unlocking.reduce((sum, { amount }) => sum + amount, 0n);
  return (
    <Stats>
      <Stat label={t('my.staked')} sub={page ? t('my.inPositions', { n: page.positions.length }) : ' '}>
        <Amount value={page && stakedOf(page)} asset={native} size="l" />
      </Stat>
      <Stat label={t('my.claimable')} sub={t('my.claimableWhat')}>
        <Amount value={own?.claimable ?? (page ? 0n : null)} asset={native} size="l" />
      </Stat>
      <Stat label={t('my.escrowed')} sub={t('my.escrowedWhat')}>
        <Amount value={own?.escrowed ?? (page ? 0n : null)} asset={native} size="l" />
      </Stat>
      {Boolean(streams?.length) && (
        <Stat label={t('my.vesting')} sub={collectable ? t('my.toCollect', { amount: t.format.money(collectable, native) }) : t('my.vestingWhat')}>
          <Amount value={vesting} asset={native} size="l" />
        </Stat>
      )}
      {Boolean(cooling) && (
        <Stat label={t('my.cooling')} sub={ready ? t('my.toWithdraw', { amount: t.format.money(ready, native) }) : t('my.coolingWhat')}>
          <Amount value={cooling} asset={native} size="l" />
        </Stat>
      )}
    </Stats>
  );
}
