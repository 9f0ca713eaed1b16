import type { Tier } from '../../chain/types';
import style from './stake.module.css';

const WIDTH = 240;
const HEIGHT = 44;
const EDGE = 3;

export interface Scale {
  /// The longest age and the highest weight that are drawn.
  end: number;
  highest: number;
}

/// One scale for all tiers, so that their curves can be compared.
export function scaleOf(tiers: readonly Tier[]): Scale {
  const ages = tiers.flatMap(({ lockSecs, steps }) => [lockSecs, ...steps.map(({ ageSecs }) => ageSecs)]).map(Number);
  const weights = tiers.flatMap(({ steps }) => steps.map(({ multiplierBps }) => multiplierBps));
  return { end: Math.max(...ages, 1) * 1.06, highest: Math.max(...weights, 1) };
}

/// Weight over age as steps, with the lock shaded.
export function WeightCurve({ tier, scale: { end, highest } }: { tier: Tier; scale: Scale }) {
  const ages = tier.steps.map(({ ageSecs }) => Number(ageSecs));
  const x = (age: number) => (age / end) * WIDTH;
  const y = (bps: number) => HEIGHT - EDGE - (bps / highest) * (HEIGHT - 2 * EDGE - 2);
  const corners = tier.steps.flatMap(({ multiplierBps }, at) => {
    const from = x(ages[at] ?? 0);
    const to = at + 1 < ages.length ? x(ages[at + 1] ?? 0) : WIDTH;
    return [`${from.toFixed(1)},${y(multiplierBps).toFixed(1)}`, `${to.toFixed(1)},${y(multiplierBps).toFixed(1)}`];
  });
  return (
    <svg className={style.curve} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {tier.lockSecs > 0n && <rect className={style.curveLock} width={x(Number(tier.lockSecs))} height={HEIGHT} />}
      <polygon className={style.curveArea} points={`0,${HEIGHT} ${corners.join(' ')} ${WIDTH},${HEIGHT}`} />
      <polyline className={style.curveLine} points={corners.join(' ')} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
