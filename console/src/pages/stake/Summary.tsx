import { useState } from 'react';
import { assetOf, useAccountPage, useAsset, useEconomy, useNow } from '../../chain/hooks';
import type { Offer, Tier } from '../../chain/types';
import { useText, type Text } from '../../text';
import * as calls from '../../tx/calls';
import { Confirm } from '../../tx/Confirm';
import { useFee } from '../../tx/fee';
import { Amount, Button, Card, Line, Lines, Note } from '../../ui';
import { AccountDialog } from '../../wallet/AccountDialog';
import { ActionButton } from '../../wallet/ActionButton';
import { useAccount } from '../../wallet/wallet';
import { isWarning, type Problem } from './check';
import { offerAt, type Horizon } from './horizon';
import { costsReward, tierName } from './tiers';

const min = (...amounts: bigint[]): bigint => amounts.reduce((least, each) => (each < least ? each : least));

interface Props {
  tier: Tier | undefined;
  amount: bigint | null;
  offer: Offer | null;
  horizon: Horizon;
  problem: Problem | null;
  onStaked: () => void;
}

/// What would be signed, and what it would bring.
export function Summary({ tier, amount, offer, horizon, problem, onStaked }: Props) {
  const t = useText();
  const native = useAsset('native');
  const economy = useEconomy();
  const page = useAccountPage();
  const account = useAccount();
  const [open, setOpen] = useState<{ amount: bigint; tier: Tier } | 'wallet' | null>(null);
  const call = amount !== null && tier ? calls.stake(amount, tier.id) : null;
  const fee = useFee(call);
  const accepted = amount === null ? null : min(amount, offer?.accepted ?? amount, page?.wallet.remainingAllowance ?? amount);
  const blocked = problem !== null && !isWarning(problem);
  const left = page && fee !== null && accepted !== null ? page.native.transferable - accepted - fee : null;
  return (
    <div className="q-sticky">
      <Card title={t('stake.summary')}>
        <div className="q-stack">
          <Amount value={accepted ?? 0n} asset={native} size="xl" />
          <Lines>
            <Line label={t('stake.tier')}>{tierName(tier, economy, t)}</Line>
            {tier && <Dates tier={tier} offer={offer} />}
            {offerAt(offer, horizon)?.rewards.map(({ asset, earned }) => (
              <Line key={asset} label={t('stake.funded', { symbol: assetOf(economy, asset).symbol })}>
                <Amount value={earned} asset={assetOf(economy, asset)} />
              </Line>
            ))}
            {account && <Line label={t('tx.fee')}>{call ? <Amount value={fee} asset={native} /> : '–'}</Line>}
            {left !== null && left >= 0n && <Line label={t('stake.left')}><Amount value={left} asset={native} /></Line>}
          </Lines>
          {tier && <p className="q-hint">{earlyExit(tier, t)}</p>}
          {account ? (
            <ActionButton
              action="Stake" says={!blocked} kind="primary" size="l" wide disabled={amount === null || blocked || !tier || !page}
              onClick={() => amount !== null && tier && setOpen({ amount, tier })}
            >
              {account.source === null ? t('account.watchOnly') : t('stake.action')}
            </ActionButton>
          ) : (
            <Button kind="primary" size="l" wide icon="wallet" onClick={() => setOpen('wallet')}>{t('stake.connect')}</Button>
          )}
          <p className="q-hint">{t('stake.ratesMove')}</p>
        </div>
      </Card>
      {open === 'wallet' && <AccountDialog onClose={() => setOpen(null)} />}
      {open && open !== 'wallet' && (
        <Confirm
          title={t('stake.confirm')} call={calls.stake(open.amount, open.tier.id)} action={t('action.sign')}
          label={{ key: 'tx.label.stake', values: { amount: t.format.money(open.amount, native, true), tier: tierName(open.tier, economy, t) } }}
          onClose={() => setOpen(null)} onDone={onStaked}
          lines={(
            <>
              <Line label={t('stake.amount')} total><Amount value={open.amount} asset={native} exact /></Line>
              <Line label={t('stake.tier')}>{tierName(open.tier, economy, t)}</Line>
              <Dates tier={open.tier} offer={offer} />
            </>
          )}
        >
          {open.tier.lockSecs > 0n && <Note>{t('stake.confirmLocked')}</Note>}
        </Confirm>
      )}
    </div>
  );
}

/// What leaving before the end of the lock costs.
function earlyExit(tier: Tier, t: Text): string {
  if (tier.lockSecs === 0n) return t('stake.earlyNever');
  if (tier.firm) return t('stake.earlyFirm');
  const share = t.format.percent(tier.penaltyBps);
  if (tier.penaltyBps > 0) return t(costsReward(tier) ? 'stake.earlyBoth' : 'stake.earlyPenalty', { share });
  return t(costsReward(tier) ? 'stake.earlyReward' : 'stake.earlyFree');
}

/// When the stake earns, and when it is free again.
function Dates({ tier, offer }: { tier: Tier; offer: Offer | null }) {
  const t = useText();
  const now = useNow();
  const warmUp = tier.steps.find(({ multiplierBps }) => multiplierBps > 0)?.ageSecs ?? 0n;
  const end = offer?.terms?.lockEnd ?? BigInt(now) + tier.lockSecs;
  return (
    <>
      {warmUp > 0n && <Line label={t('stake.earnsFrom')}>{t.format.when(BigInt(now) + warmUp, now)}</Line>}
      <Line label={t('stake.freeFrom')}>{tier.lockSecs === 0n ? t('stake.anytime') : t.format.when(end, now)}</Line>
    </>
  );
}
