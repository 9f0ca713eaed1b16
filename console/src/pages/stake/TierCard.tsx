import { useAsset, useEconomy, useNow } from '../../chain/hooks';
import type { OfferResult, Tier } from '../../chain/types';
import { useText, type Text } from '../../text';
import { Skeleton, Tag } from '../../ui';
import { tierName } from './tiers';
import { WeightCurve, type Scale } from './WeightCurve';
import style from './stake.module.css';

interface Props {
  tier: Tier;
  scale: Scale;
  chosen: boolean;
  onChoose: () => void;
  /// What the chain offers; `null` while it is asked.
  result: OfferResult | null;
  /// An amount is typed for which there can be an offer.
  asked: boolean;
}

/// A tier with what it would bring, as one of several choices.
export function TierCard({ tier, scale, chosen, onChoose, result, asked }: Props) {
  const t = useText();
  const economy = useEconomy();
  return (
    <label className={style.tier} data-chosen={chosen || undefined}>
      <input type="radio" name="tier" className="q-only-read" checked={chosen} onChange={onChoose} />
      <span className={style.tierHead}>
        <strong>{tierName(tier, economy, t)}</strong>
        <span className={style.radio} aria-hidden="true" />
      </span>
      <Rate result={result} asked={asked} />
      <WeightCurve tier={tier} scale={scale} />
      <span className={style.tierFoot}>
        <span>{weights(tier, t)}</span>
        <span className={style.tags}><Terms tier={tier} /></span>
      </span>
    </label>
  );
}

function Rate({ result, asked }: { result: OfferResult | null; asked: boolean }) {
  const t = useText();
  const native = useAsset('native');
  const now = useNow();
  const realDays = useEconomy()?.daySecs === 86_400n;
  if (!asked) return <span className={style.rate}><span className={style.rateNote}>{t('stake.typeFirst')}</span></span>;
  if (!result) return <span className={style.rate}><Skeleton width="5ch" height="1.9rem" /><Skeleton width="12ch" /></span>;
  const { offer } = result;
  if (!offer) return <span className={style.rate}><span className={style.rateNote}>{t('stake.noOffer')}</span></span>;
  const own = offer.rewards.find(({ asset }) => asset === 'native');
  const apr = offer.rewards.reduce((sum, { aprBps }) => sum + (aprBps ?? 0n), 0n);
  return (
    <span className={style.rate}>
      {realDays
        ? <span className="q-figure">{t.format.percent(apr)}<small> {t('stake.apr')}</small></span>
        : <span className="q-figure">{t.format.money(own?.earned ?? 0n, native)}</span>}
      <span className={style.rateNote}>
        {offer.redirected ? t('stake.redirected') : realDays
          ? t('stake.aYear', { amount: t.format.money(own?.perYear ?? 0n, native) })
          : t('stake.byHorizon', { when: t.format.duration(Number(offer.horizonSecs) || Math.max(0, Number(offer.lockEnd) - now)) })}
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
  return tier.forfeit.type === 'Share' && Number(tier.forfeit.value) === 0
    ? <Tag>{t('stake.lockedOnly')}</Tag> : <Tag>{t('stake.rewardAtStake')}</Tag>;
}
