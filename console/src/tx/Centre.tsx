import { useEconomy } from '../chain/hooks';
import { useText } from '../text';
import { Button, Dialog, Empty } from '../ui';
import { clear, useJournal } from './journal';
import { PhaseIcon, usePhaseText } from './Phase';
import style from './tx.module.css';
import type { TxRecord } from './types';

/// What was sent from this browser on this chain.
export function TransactionCentre({ onClose }: { onClose: () => void }) {
  const t = useText();
  const genesis = useEconomy()?.genesis;
  const records = useJournal().filter((record) => record.genesis === genesis);
  return (
    <Dialog title={t('tx.centre')} onClose={onClose} side>
      {records.length === 0
        ? <Empty icon="list" title={t('tx.empty')}>{t('tx.emptyMore')}</Empty>
        : <ul>{records.map((record) => <Entry key={record.id} record={record} />)}</ul>}
      {genesis && records.length > 0 && <Button kind="quiet" onClick={() => clear(genesis)}>{t('tx.clear')}</Button>}
    </Dialog>
  );
}

function Entry({ record }: { record: TxRecord }) {
  const t = useText();
  const economy = useEconomy();
  const phase = usePhaseText(record);
  const fee = record.fee !== undefined && economy ? t.format.money(BigInt(record.fee), economy.native) : null;
  return (
    <li className={style.entry}>
      <PhaseIcon record={record} />
      <div>
        <strong>{t(record.label.key, record.label.values)}</strong>
        <span>{phase?.title}</span>
        {phase?.todo && <span className="q-small">{phase.todo}</span>}
        <span className={style.meta}>{t.format.dateTime(record.madeAt / 1000)} · {record.call}</span>
        {record.error && <span className={style.meta}>{record.error}</span>}
        {record.detail && <span className={style.meta}>{record.detail}</span>}
        {record.block && (
          <span className={style.meta}>
            {t('tx.where', { block: t.format.number(record.block.number), index: record.block.index })}
            {fee && ` · ${t('tx.feePaid', { fee })}`}
          </span>
        )}
        {record.hash && <code className={style.meta}>{record.hash}</code>}
      </div>
    </li>
  );
}
