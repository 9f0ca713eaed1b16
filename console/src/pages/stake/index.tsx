import { useEffect, useState } from 'react';
import { useAccountPage, useAsset, useExtra, useProtocol } from '../../chain/hooks';
import { readOffers } from '../../chain/read';
import { stakedOf } from '../../chain/pages';
import type { Offers } from '../../chain/types';
import { setSearch, usePlace } from '../../routes';
import { useText, type Text } from '../../text';
import { AmountInput, Card, Empty, Page, Segments, Skeleton, useParsed } from '../../ui';
import { useRested } from '../../ui/rested';
import { useAccount } from '../../wallet/wallet';
import { check, type Problem } from './check';
import { Compare } from './Compare';
import { HORIZON_SECS, type Horizon } from './horizon';
import { useReserve } from './reserve';
import style from './stake.module.css';
import { Summary } from './Summary';
import { TierCard } from './TierCard';
import { scaleOf } from './WeightCurve';

const MOST_ENTRIES = 16;

export default function Stake() {
  const t = useText();
  const { search } = usePlace();
  const protocol = useProtocol();
  const account = useAccountPage();
  const chosenAccount = useAccount();
  const native = useAsset('native');
  const fees = useReserve();
  const [typed, setTyped] = useState(search.amount ?? '');
  const [tierId, setTierId] = useState<number | null>(search.tier ? Number(search.tier) : null);
  const [horizon, setHorizon] = useState<Horizon>('lock');
  const parsed = useParsed(typed, native);
  const amount = parsed.is === 'amount' && parsed.value > 0n ? parsed.value : null;

  const tiers = protocol?.params.tiers.filter((tier) => tier.open) ?? [];
  const tier = tiers.find(({ id }) => id === tierId) ?? tiers[0];
  const offers = useOffers(amount);
  const scale = scaleOf(tiers);
  const offer = offers?.offers.find((each) => each.tier === tier?.id) ?? null;

  useEffect(() => {
    setSearch({ ...(typed ? { amount: typed } : {}), ...(tierId !== null ? { tier: String(tierId) } : {}) });
  }, [typed, tierId]);

  const problem = protocol && check(parsed, {
    minStake: protocol.params.minStake,
    maxStake: protocol.params.maxStake,
    entries: account ? account.positions.length + account.ledger.unlocking.length : 0,
    mostEntries: MOST_ENTRIES,
    staked: account ? stakedOf(account) : 0n,
    transferable: account?.native.transferable ?? null,
    fees: fees ?? 0n,
    allowance: account?.wallet.remainingAllowance,
    open: !protocol.state.behind && protocol.breakers.manual?.entries.stake !== true,
  });

  if (protocol && tiers.length === 0) return <Page title={t('stake.title')}><Empty icon="lock" title={t('stake.noTiers')} /></Page>;
  return (
    <Page title={t('stake.title')} lede={t('stake.lede', { symbol: native.symbol || t('stake.tokens') })}>
      <div className="q-columns">
        <div className="q-stack">
          <Card>
            <AmountInput
              label={t('stake.amount')} asset={native} value={typed} onChange={setTyped}
              problem={problem ? problemText(problem, t, native) : null}
              hint={protocol && t('stake.minimum', { amount: t.format.money(protocol.params.minStake, native) })}
              {...(chosenAccount ? { most: mostOf(account?.native.transferable, fees) } : {})}
              aside={chosenAccount && (account
                ? t('stake.available', { amount: t.format.money(account.native.transferable, native) }) : <Skeleton width="12ch" />)}
            />
          </Card>
          <fieldset>
            <div className={style.legend}>
              <legend><h2>{t('stake.howLong')}</h2></legend>
              <Segments
                label={t('stake.horizon')} value={horizon} onChange={setHorizon}
                options={[['lock', t('stake.horizon.lock')], ['month', t('stake.horizon.month')], ['year', t('stake.horizon.year')]]}
              />
            </div>
            <div className={style.tiers}>
              {!protocol && [0, 1, 2].map((each) => <Skeleton key={each} width="100%" height="13.5rem" card />)}
              {tiers.map((each) => (
                <TierCard
                  key={each.id} tier={each} scale={scale} chosen={each.id === tier?.id} onChoose={() => setTierId(each.id)}
                  horizon={horizon}
                  offer={offers?.offers.find((one) => one.tier === each.id) ?? null} redirected={offers?.redirected ?? false} asked={amount !== null}
                />
              ))}
            </div>
          </fieldset>
        </div>
        <Summary tier={tier} amount={amount} offer={offer} horizon={horizon} problem={problem} onStaked={() => setTyped('')} />
      </div>
      {offers?.offers.some(({ terms }) => terms) && <Compare tiers={tiers} offers={offers.offers} horizon={horizon} />}
    </Page>
  );
}

/// What stays for the fees of the way out cannot be staked.
function mostOf(transferable: bigint | undefined, fees: bigint | null): bigint | null {
  if (transferable === undefined || fees === null) return null;
  return transferable > fees ? transferable - fees : 0n;
}

/// What the chain offers in each tier, asked again with each block.
function useOffers(amount: bigint | null): Offers | null {
  const asked = useRested(amount);
  const key = asked === null ? 'offers:none' : `offers:${asked}`;
  const found = useExtra<Offers | null>(key, (at) =>
    asked === null ? Promise.resolve(null) : readOffers(at, asked, HORIZON_SECS), true);
  return asked === null || asked !== amount ? null : found;
}

function problemText(problem: Problem, t: Text, native: ReturnType<typeof useAsset>): string | null {
  const money = (value: bigint) => t.format.money(value, native);
  switch (problem.is) {
    case 'belowMinimum': return t('stake.problem.belowMinimum', { amount: money(problem.limit) });
    case 'aboveMaximum': return t('stake.problem.aboveMaximum', { amount: money(problem.limit) });
    case 'balance': return t('stake.problem.balance', { have: money(problem.have), fees: money(problem.fees) });
    case 'cap': return t('stake.problem.cap', { accepted: money(problem.accepted) });
    case 'zero': return t('amount.zero');
    case 'positions': return t('stake.problem.positions', { n: MOST_ENTRIES });
    case 'capped': return t('stake.problem.capped');
    case 'closed': return t('stake.problem.closed');
    // The field says itself why that is no amount.
    default: return null;
  }
}
