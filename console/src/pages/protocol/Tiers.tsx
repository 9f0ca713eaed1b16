import { useAsset, useEconomy } from '../../chain/hooks';
import type { ProtocolPage } from '../../chain/pages';
import type { Tier } from '../../chain/types';
import { useText } from '../../text';
import { Amount, Bar, Card, shareOf, Table, Tag, type Column } from '../../ui';
import { tierName } from '../stake/tiers';
import style from './protocol.module.css';
import { byTier } from './tiers';

/// What is staked in each tier. The bar says nothing that is not written beside it.
export function Tiers({ page }: { page: ProtocolPage }) {
  const t = useText();
  const economy = useEconomy();
  const native = useAsset('native');
  const rows = byTier(page);
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'tier', head: t('stake.tier'), cell: ({ tier }) => <Name tier={tier} name={tierName(tier, economy, t)} /> },
    { key: 'positions', head: t('protocol.tiers.positions'), end: true, cell: ({ positions }) => t.format.number(positions) },
    { key: 'amount', head: t('protocol.staked'), end: true, cell: ({ amount }) => <Amount value={amount} asset={native} /> },
    {
      key: 'share', head: t('protocol.tiers.share'), end: true,
      cell: ({ amount, tier }) => {
        const share = shareOf(amount, page.state.staked);
        return (
          <span className={style.share}>
            <Bar label={t('protocol.tiers.shareOf', { tier: tierName(tier, economy, t) })} bps={share} />
            {t.format.percent(share)}
          </span>
        );
      },
    },
  ];
  return (
    <Card title={t('protocol.part.tiers')} note={t('protocol.tiers.note')}>
      <Table caption={t('protocol.part.tiers')} columns={columns} rows={rows} rowKey={({ tier }) => tier.id} />
    </Card>
  );
}

function Name({ tier, name }: { tier: Tier; name: string }) {
  const t = useText();
  return (
    <span className="q-row">
      <strong>{name}</strong>
      {!tier.open && <Tag>{t('protocol.tiers.closed')}</Tag>}
    </span>
  );
}
