import { assetOf, useEconomy } from '../../chain/hooks';
import type { AllowanceView } from '../../chain/views';
import { useText } from '../../text';
import { Amount, Button, Card, Table, type Column } from '../../ui';
import { ActionButton, Reasons } from '../../wallet/ActionButton';
import type { Asked } from './Action';

interface Props {
  allowances: readonly AllowanceView[];
  may: boolean;
  onAsk: (asked: Asked) => void;
}

/// What may be charged for trades, and what was.
export function Allowances({ allowances, may, onAsk }: Props) {
  const t = useText();
  const economy = useEconomy();
  const money = (pick: (view: AllowanceView) => bigint) => (view: AllowanceView) =>
    <Amount value={pick(view)} asset={assetOf(economy, view.asset)} symbol={false} />;
  const columns: Column<AllowanceView>[] = [
    { key: 'asset', head: t('discounts.column.asset'), cell: ({ asset }) => <strong>{assetOf(economy, asset).symbol}</strong> },
    { key: 'left', head: t('discounts.column.left'), end: true, cell: money(({ remaining }) => remaining) },
    { key: 'trades', head: t('discounts.column.trades'), end: true, cell: ({ fees }) => t.format.number(fees.count) },
    { key: 'charged', head: t('discounts.column.charged'), end: true, cell: money(({ fees }) => fees.net) },
    { key: 'rebate', head: t('discounts.column.rebate'), end: true, cell: money(({ fees }) => fees.rebate) },
    ...(may ? [{
      key: 'do', head: '', end: true,
      cell: (view: AllowanceView) => (
        <span className="q-row">
          {view.remaining > 0n && (
            <Button kind="quiet" onClick={() => onAsk({ what: 'revoke', view })}>{t('discounts.revoke')}</Button>
          )}
          <ActionButton action="SetAllowance" says={false} onClick={() => onAsk({ what: 'allow', view })}>
            {t(view.remaining > 0n ? 'discounts.change' : 'discounts.set')}
          </ActionButton>
        </span>
      ),
    }] : []),
  ];
  return (
    <Card title={t('discounts.allowances')} note={t('discounts.allowancesNote')}>
      <Table caption={t('discounts.allowances')} columns={columns} rows={allowances} rowKey={({ asset }) => String(asset)} />
      {may && <Reasons of={['SetAllowance']} />}
    </Card>
  );
}
