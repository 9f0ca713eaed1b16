import { useAsset } from '../../chain/hooks';
import { hasMarket } from '../../chain/market';
import type { ProtocolPage } from '../../chain/pages';
import { useText } from '../../text';
import { Amount, shareOf, Skeleton, Stat, Stats } from '../../ui';
import { Price } from '../../ui/Price';

/// The figures of the protocol in one row.
export function Overview({ page }: { page: ProtocolPage | null }) {
  const t = useText();
  const native = useAsset('native');
  const state = page?.state;
  return (
    <Stats>
      <Stat label={t('protocol.staked')} sub={page ? t('protocol.ofAll', { share: t.format.percent(shareOf(page.state.staked * 100n, page.supply.issuance) / 100, 4) }) : ' '}>
        <Amount value={state?.staked} asset={native} size="l" />
      </Stat>
      <Stat label={t('protocol.stakers')} sub={t('protocol.stakersWhat')}>
        {state ? <span className="q-figure">{t.format.number(state.stakers)}</span> : <Skeleton width="5ch" height="1.9rem" />}
      </Stat>
      <Stat label={t('protocol.cooling')} sub={t('protocol.coolingWhat')}>
        <Amount value={state?.inCooldown} asset={native} size="l" />
      </Stat>
      {page && hasMarket(page) ? (
        <Stat label={t('protocol.price')} sub={<PriceWhy page={page} />}>
          <Price value={page.price.reference?.price} quote={page.backstop.floorAsset} size="l" />
        </Stat>
      ) : (
        <Stat label={t('protocol.issuance')} sub={page ? t('protocol.circulating', { amount: t.format.money(page.supply.circulating, native) }) : ' '}>
          <Amount value={page?.supply.issuance} asset={native} size="l" />
        </Stat>
      )}
    </Stats>
  );
}

function PriceWhy({ page: { price } }: { page: ProtocolPage }) {
  const t = useText();
  if (price.reason) return t(`protocol.noPrice.${price.reason}`);
  return t(`protocol.source.${price.reference?.source ?? 'Market'}`);
}
