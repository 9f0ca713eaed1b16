import { assetOf, useEconomy, useNow } from '../../chain/hooks';
import type { AssetId, Offer, OfferAt, Tier } from '../../chain/types';
import { useText } from '../../text';
import { Amount, Card, Table, type Column } from '../../ui';
import { offerAt, type Horizon } from './horizon';
import { tierName } from './tiers';

interface Row {
  tier: Tier;
  lockEnd: bigint;
  then: OfferAt;
}

/// All tiers with the exact figures, side by side.
export function Compare({ tiers, offers, horizon }: { tiers: readonly Tier[]; offers: readonly Offer[]; horizon: Horizon }) {
  const t = useText();
  const now = useNow();
  const economy = useEconomy();
  const rows = tiers.flatMap((tier): Row[] => {
    const offer = offers.find((each) => each.tier === tier.id) ?? null;
    const then = offerAt(offer, horizon);
    return offer?.terms && then ? [{ tier, lockEnd: offer.terms.lockEnd, then }] : [];
  });
  const paid = rows[0]?.then.rewards.map(({ asset }) => asset) ?? [];
  const of = (then: OfferAt, asset: AssetId) => then.rewards.find((reward) => reward.asset === asset);
  const columns: Column<Row>[] = [
    { key: 'tier', head: t('stake.compare.tier'), cell: ({ tier }) => tierName(tier, economy, t) },
    {
      key: 'end', head: t('stake.compare.lockEnd'), end: true,
      cell: ({ tier, lockEnd }) => (tier.lockSecs === 0n ? t('stake.noLock') : t.format.when(lockEnd, now)),
    },
    ...paid.map((asset): Column<Row> => {
      const meta = assetOf(economy, asset);
      return {
        key: `earned-${asset}`, head: t('stake.compare.earned', { symbol: meta.symbol }), end: true,
        cell: ({ then }) => <Amount value={of(then, asset)?.earned ?? 0n} asset={meta} symbol={false} />,
      };
    }),
    ...paid.map((asset): Column<Row> => {
      const meta = assetOf(economy, asset);
      return {
        key: `year-${asset}`, head: t('stake.compare.perYear', { symbol: meta.symbol }), end: true,
        cell: ({ then }) => <Amount value={of(then, asset)?.perYear ?? 0n} asset={meta} symbol={false} />,
      };
    }),
  ];
  return (
    <Card title={t('stake.compare')} note={t('stake.compareNote')}>
      <Table caption={t('stake.compare')} columns={columns} rows={rows} rowKey={({ tier }) => tier.id} />
    </Card>
  );
}
