import { assetOf, useEconomy } from '../../chain/hooks';
import type { ProtocolPage } from '../../chain/pages';
import { useText } from '../../text';
import { Amount, Card, Line, Lines } from '../../ui';

/// The rules for lots, and where their money comes from.
export function Rules({ page }: { page: ProtocolPage }) {
  const t = useText();
  const economy = useEconomy();
  const quote = assetOf(economy, page.backstop.floorAsset);
  const { params } = page.buyback;
  const sources = page.splits.flatMap(([kind, shares]) =>
    shares.filter(({ leg }) => leg === 'Buyback' || leg === 'Burn').map((share) => ({ kind, share })));
  return (
    <Card title={t('burn.rules')}>
      <Lines>
        {sources.map(({ kind, share: { leg, bps, crisisBps } }) => (
          <Line key={`${kind}-${leg}`} label={t('burn.rule.of', { kind: t(`protocol.kind.${kind}`) })}>
            {crisisBps === undefined ? t.format.percent(bps)
              : t('burn.rule.crisis', { share: t.format.percent(bps), crisis: t.format.percent(crisisBps) })}
          </Line>
        ))}
        <Line label={t('burn.rule.size')}>
          <Amount value={params.minLot} asset={quote} symbol={false} /> – <Amount value={params.maxLot} asset={quote} />
        </Line>
        <Line label={t('burn.rule.distance')}>{t.format.duration(params.minDistanceSecs)}</Line>
        <Line label={t('burn.rule.jitter')}>{t.format.duration(params.jitterSecs)}</Line>
        <Line label={t('burn.rule.slippage')}>{t.format.percent(params.slippageBps)}</Line>
        <Line label={t('burn.rule.impact')}>{t.format.percent(params.impactBps)}</Line>
        <Line label={t('burn.rule.retry')}>{t.format.duration(params.retrySecs)}</Line>
      </Lines>
      {page.breakers.crisisUntil !== undefined && <p className="q-hint">{t('burn.rule.inCrisis', { until: t.format.dateTime(page.breakers.crisisUntil) })}</p>}
    </Card>
  );
}
