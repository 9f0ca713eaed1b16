import { useAsset, useNow } from '../../chain/hooks';
import type { AccountPage } from '../../chain/pages';
import type { UnlockChunk } from '../../chain/types';
import { useText } from '../../text';
import { Amount, Card, Countdown, Table, Tag, type Column } from '../../ui';
import { ActionButton, Reasons } from '../../wallet/ActionButton';
import type { Ask } from './Action';

/// What waits for the end of its cooldown, and what can be withdrawn.
export function Cooling({ page, onAsk }: { page: AccountPage; onAsk: Ask }) {
  const t = useText();
  const now = useNow();
  const native = useAsset('native');
  const isReady = ({ release }: UnlockChunk) => Number(release) <= now;
  const ready = page.ledger.unlocking.filter(isReady).reduce((sum, { amount }) => sum + amount, 0n);
  const columns: Column<UnlockChunk>[] = [
    { key: 'amount', head: t('stake.amount'), cell: ({ amount }) => <Amount value={amount} asset={native} /> },
    { key: 'when', head: t('my.cooling.when'), end: true, cell: ({ release }) => t.format.when(release, now) },
    {
      key: 'left', head: t('my.cooling.left'), end: true,
      cell: (chunk) => isReady(chunk) ? <Tag tone="good">{t('my.ready')}</Tag> : <Countdown until={chunk.release} done={t('my.ready')} />,
    },
    {
      key: 'do', head: '', end: true,
      cell: (chunk) => (
        <ActionButton action="CancelUnstake" says={false} kind="quiet" onClick={() => onAsk({ what: 'again', chunk })}>
          {t('my.again.action')}
        </ActionButton>
      ),
    },
  ];
  return (
    <Card
      title={t('my.coolingTitle')} note={t('my.coolingNote')}
      aside={(
        <ActionButton action="Withdraw" says={false} kind={ready > 0n ? 'primary' : 'secondary'} onClick={() => onAsk({ what: 'withdraw', amount: ready })}>
          {t('my.withdraw.action')}
        </ActionButton>
      )}
    >
      <Table caption={t('my.coolingTitle')} columns={columns} rows={page.ledger.unlocking} rowKey={({ id }) => id} />
      <Reasons of={['Withdraw', 'CancelUnstake']} />
    </Card>
  );
}
