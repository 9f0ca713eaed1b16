import { useAsset } from '../../chain/hooks';
import type { ProtocolPage, Supply as SupplyView } from '../../chain/pages';
import { useText } from '../../text';
import { Amount, Card, shareOf, Table, type Column } from '../../ui';

type Row = { key: Exclude<keyof SupplyView, never>; value: bigint };

/// How many tokens there are, and where. The parts overlap: what is staked circulates.
export function Supply({ page: { supply } }: { page: ProtocolPage }) {
  const t = useText();
  const native = useAsset('native');
  const always = ['issuance', 'circulating', 'staked', 'treasury'] as const;
  const rows: Row[] = [
    ...always.map((key) => ({ key, value: supply[key] })),
    ...(['unreleased', 'pledged', 'mintable'] as const).filter((key) => supply[key] > 0n).map((key) => ({ key, value: supply[key] })),
  ];
  const columns: Column<Row>[] = [
    {
      key: 'what', head: t('protocol.supply.what'),
      cell: ({ key }) => <>{t(`protocol.supply.${key}`)}<br /><span className="q-hint">{t(`protocol.supply.${key}.what`)}</span></>,
    },
    { key: 'value', head: t('protocol.column.amount'), end: true, cell: ({ value }) => <Amount value={value} asset={native} /> },
    { key: 'share', head: t('protocol.supply.share'), end: true, cell: ({ value }) => t.format.percent(shareOf(value, supply.issuance)) },
  ];
  return (
    <Card title={t('protocol.part.supply')} note={t('protocol.supply.note')}>
      <Table caption={t('protocol.part.supply')} columns={columns} rows={rows} rowKey={({ key }) => key} />
    </Card>
  );
}
