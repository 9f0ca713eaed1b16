import { assetOf, useEconomy, useNow } from '../../chain/hooks';
import type { Offer, OfferResult, Tier } from '../../chain/types';
import { useText } from '../../text';
import { Amount, Card, Table, type Column } from '../../ui';
import { tierName } from './tiers';

interface Row {
  tier: Tier;
  offer: Offer;
}

/// All tiers with the exact figures, side by side.
export function Compare({ tiers, offers }: { tiers: readonly Tier[]; offers: readonly OfferResult[] }) {
  const t = useText();
  const now = useNow();
  const economy = useEconomy();
  const rows = tiers.flatMap((tier): Row[] => {
    const offer = offers.find((each) => each.tier === tier.id)?.offer;
    return offer ? [{ tier, offer }] : [];
  });
  const paid = rows[0]?.offer.rewards.map(({ asset }) => asset) ?? [];
  const of = (offer: Offer, asset: (typeof paid)[number]) => offer.rewards.find((reward) => reward.asset === asset);
  const columns: Column<Row>[] = [
    { key: 'tier', head: t('stake.compare.tier'), cell: ({ tier }) => tierName(tier, economy, t) },
    {
      key: 'end', head: t('stake.compare.lockEnd'), end: true,
      cell: ({ tier, offer }) => (tier.lockSecs === 0n ? t('stake.noLock') : t.format.when(offer.lockEnd, now)),
    },
    ...paid.map((asset): Column<Row> => {
      const meta = assetOf(economy, asset);
      return {
        key: `earned-${asset}`, head: t('stake.compare.earned', { symbol: meta.symbol }), end: true,
        cell: ({ offer }) => <Amount value={of(offer, asset)?.earned ?? 0n} asset={meta} symbol={false} />,
      };
    }),
    ...paid.map((asset): Column<Row> => {
      const meta = assetOf(economy, asset);
      return {
        key: `year-${asset}`, head: t('stake.compare.perYear', { symbol: meta.symbol }), end: true,
        cell: ({ offer }) => <Amount value={of(offer, asset)?.perYear ?? 0n} asset={meta} symbol={false} />,
      };
    }),
  ];
  return (
    <Card title={t('stake.compare')} note={t('stake.compareNote')}>
      <Table caption={t('stake.compare')} columns={columns} rows={rows} rowKey={({ tier }) => tier.id} />
    </Card>
  );
}
