import { useAsset, useEconomy } from '../../chain/hooks';
import type { Offer, Tier } from '../../chain/types';
import { useText, type Text } from '../../text';
import { Skeleton, Tag } from '../../ui';
import { offerAt, type Horizon } from './horizon';
import { costsReward, tierName } from './tiers';
import { WeightCurve, type Scale } from './WeightCurve';
import style from './stake.module.css';

interface Props {
  tier: Tier;
  scale: Scale;
  chosen: boolean;
  onChoose: () => void;
  /// What the chain offers; `null` while it is asked.
  offer: Offer | null;
  horizon: Horizon;
  /// A safety stop sends rewards elsewhere.
  redirected: boolean;
  /// An amount is typed for which there can be an offer.
  asked: boolean;
}

/// A tier with what it would bring, as one of several choices.
export function TierCard({ tier, scale, chosen, onChoose, offer, horizon, redirected, asked }: Props) {
  const t = useText();
  const economy = useEconomy();
  return (
    <label className={style.tier} data-chosen={chosen || undefined}>
      <input type="radio" name="tier" className="q-only-read" checked={chosen} onChange={onChoose} />
      <span className={style.tierHead}>
        <strong>{tierName(tier, economy, t)}</strong>
        <span className={style.radio} aria-hidden="true" />
      </span>
      <Rate offer={offer} horizon={horizon} redirected={redirected} asked={asked} />
      <WeightCurve tier={tier} scale={scale} />
      <span className={style.tierFoot}>
        <span>{weights(tier, t)}</span>
        <span className={style.tags}><Terms tier={tier} /></span>
      </span>
    </label>
  );
}

function Rate({ offer, horizon, redirected, asked }: Pick<Props, 'offer' | 'horizon' | 'redirected' | 'asked'>) {
  const t = useText();
  const native = useAsset('native');
  const realDays = useEconomy()?.daySecs === 86_400n;
  if (!asked) return <span className={style.rate}><span className={style.rateNote}>{t('stake.typeFirst')}</span></span>;
  if (!offer) return <span className={style.rate}><Skeleton width="5ch" height="1.9rem" /><Skeleton width="12ch" /></span>;
  const then = offerAt(offer, horizon);
  if (!then) return <span className={style.rate}><span className={style.rateNote}>{t('stake.noOffer')}</span></span>;
  const own = then.rewards.find(({ asset }) => asset === 'native');
  const apr = then.rewards.reduce((sum, { aprBps }) => sum + (aprBps ?? 0n), 0n);
  return (
    <span className={style.rate}>
      {realDays
        ? <span className="q-figure">{t.format.percent(apr)}<small> {t('stake.apr')}</small></span>
        : <span className="q-figure">{t.format.money(own?.earned ?? 0n, native)}</span>}
      <span className={style.rateNote}>
        {redirected ? t('stake.redirected') : realDays
          ? t('stake.aYear', { amount: t.format.money(own?.perYear ?? 0n, native) })
          : t('stake.byHorizon', { when: t.format.duration(then.secs) })}
      </span>
    </span>
  );
}

/// From the first weight that earns to the last.
function weights(tier: Tier, t: Text): string {
  const first = tier.steps.find(({ multiplierBps }) => multiplierBps > 0)?.multiplierBps ?? 0;
  const last = tier.steps.at(-1)?.multiplierBps ?? 0;
  if (first !== last) return t('stake.weightFromTo', { from: t.format.times(first), to: t.format.times(last) });
  return t('stake.weight', { weight: t.format.times(first) });
}

function Terms({ tier }: { tier: Tier }) {
  const t = useText();
  if (tier.firm) return <Tag tone="warn">{t('stake.firm')}</Tag>;
  if (tier.lockSecs === 0n) return <Tag tone="good">{t('stake.anytime')}</Tag>;
  if (tier.penaltyBps > 0) return <Tag tone="warn">{t('stake.penalty', { share: t.format.percent(tier.penaltyBps) })}</Tag>;
  return costsReward(tier) ? <Tag>{t('stake.rewardAtStake')}</Tag> : <Tag>{t('stake.lockedOnly')}</Tag>;
}
