import { assetOf, useEconomy } from '../../chain/hooks';
import type { AccountPage } from '../../chain/pages';
import type { AssetId, Balance } from '../../chain/types';
import { useText } from '../../text';
import { Amount, Card, Table, type Column } from '../../ui';
import { ActionButton, Reasons } from '../../wallet/ActionButton';
import type { Ask } from './Action';

interface Row {
  asset: AssetId;
  claimable: Balance;
  escrowed: Balance;
  vesting: Balance;
  collectable: Balance;
}

/// The four states of a reward, by asset. They are never summed.
export function Rewards({ page, onAsk }: { page: AccountPage; onAsk: Ask }) {
  const t = useText();
  const economy = useEconomy();
  const rows = page.pending.map(({ asset, claimable, escrowed }): Row => {
    const streams = page.streams.filter(({ stream }) => stream.asset === asset);
    const collectable = streams.reduce((sum, each) => sum + each.collectable, 0n);
    const unpaid = streams.reduce((sum, { stream }) => sum + stream.total - stream.collected, 0n);
    return { asset, claimable, escrowed, collectable, vesting: unpaid - collectable };
  });
  const figure = (key: keyof Row & ('claimable' | 'escrowed' | 'vesting' | 'collectable')): Column<Row> => ({
    key, head: t(`my.column.${key}`), end: true,
    cell: (row) => <Amount value={row[key]} asset={assetOf(economy, row.asset)} symbol={false} />,
  });
  const columns: Column<Row>[] = [
    { key: 'asset', head: t('my.column.asset'), cell: ({ asset }) => <strong>{assetOf(economy, asset).symbol}</strong> },
    figure('claimable'), figure('escrowed'), figure('vesting'), figure('collectable'),
    {
      key: 'do', head: '', end: true,
      cell: ({ asset, claimable, collectable }) => (
        <span className="q-row">
          <ActionButton
            action="Claim" says={false} kind={claimable > 0n ? 'primary' : 'secondary'} disabled={claimable === 0n}
            onClick={() => onAsk({ what: 'claim', asset, amount: claimable })}
          >
            {t('my.claim.action')}
          </ActionButton>
          {collectable > 0n && (
            <ActionButton action="Collect" says={false} onClick={() => onAsk({ what: 'collect', asset, amount: collectable })}>
              {t('my.collect.action')}
            </ActionButton>
          )}
        </span>
      ),
    },
  ];
  return (
    <Card title={t('my.rewards')} note={t('my.rewardsNote')}>
      <Table caption={t('my.rewards')} columns={columns} rows={rows} rowKey={({ asset }) => asset} />
      <Reasons of={['Claim']} />
    </Card>
  );
}
