import { useEffect, useRef, useState, type ReactNode } from 'react';
import { stranger } from '../chain/chain';
import { useAccountPage, useAsset, useExtra, useStatus } from '../chain/hooks';
import { readTransferable } from '../chain/read';
import { useStore } from '../chain/store';
import { useText } from '../text';
import { Amount, Button, Dialog, Icon, Line, Lines, Note } from '../ui';
import { permits } from '../wallet/proxies';
import { nameOf, useAccount, walletTitle } from '../wallet/wallet';
import { callName } from './act';
import { useFee } from './fee';
import { useRecord } from './journal';
import { usePhaseText } from './Phase';
import { cancel, send } from './send';
import style from './tx.module.css';
import { isOpen, type Call, type Label, type TxRecord } from './types';

interface Props {
  title: string;
  /// `null` while it is not complete.
  call: Call | null;
  /// What the transaction centre says about it.
  label: Label;
  /// What the button says.
  action: string;
  /// Lines of the bill; the fee is added.
  lines?: ReactNode;
  /// What cannot be undone, with dates and amounts.
  children?: ReactNode;
  danger?: boolean;
  /// More that has to be done before the button opens.
  ready?: boolean;
  onClose: () => void;
  /// It is in a block, and did what it should.
  onDone?: () => void;
}

/// Asks once more, has the wallet sign, and shows how far it has come. It can be closed at any time.
export function Confirm({ title, call, label, action, lines, children, danger = false, ready = true, onClose, onDone }: Props) {
  const t = useText();
  const account = useAccount();
  const native = useAsset('native');
  const online = useStatus().is === 'connected';
  const wrong = useStore(stranger, (value) => value);
  const fee = useFee(call);
  const [id, setId] = useState<string | null>(null);
  const record = useRecord(id);
  const phase = usePhaseText(record);
  const free = usePayerFree();
  const short = fee !== null && free !== null && free < fee;
  const barred = call && account?.by && !permits(account.by.right, callName(call)) ? account.by : null;
  const busy = record !== null && (record.phase === 'signing' || isOpen(record) || record.phase === 'final');
  const done = record !== null && !record.error && (record.phase === 'inBlock' || record.phase === 'final');

  useEffect(() => {
    if (done) onDone?.();
    // Told once, when it is done.
  }, [done]);

  const failed = record && !done && phase?.tone ? phase : null;
  // What was signed stays on the screen as it was: what the chain says of it changes with the block that has it.
  const shown = useRef({ lines, children });
  if (!busy) shown.current = { lines, children };
  return (
    <Dialog
      title={title} onClose={onClose}
      foot={busy && !record?.error ? (
        <>
          {record?.phase === 'signing' && <Button onClick={() => cancel(record.id)}>{t('action.cancel')}</Button>}
          <Button kind={done ? 'primary' : 'secondary'} onClick={onClose}>{t(done ? 'action.done' : 'action.closeAndGo')}</Button>
        </>
      ) : (
        <>
          <Button onClick={onClose}>{t(danger ? 'action.keep' : 'action.cancel')}</Button>
          <Button
            kind={danger ? 'danger' : 'primary'} disabled={!online || wrong || call === null || !ready || short || barred !== null || !account || account.source === null}
            onClick={() => account && call && setId(send(account, call, label))}
          >
            {online ? action : t('action.offline')}
          </Button>
        </>
      )}
    >
      {shown.current.children}
      <Lines>
        {shown.current.lines}
        <Line label={account?.by ? t('tx.feeBy', { who: nameOf(account.by) }) : t('tx.fee')}>
          {call ? <Amount value={fee} asset={native} /> : '–'}
        </Line>
      </Lines>
      {barred && <Note tone="bad">{t('account.barred', { right: t(`account.right.${barred.right}`) })}</Note>}
      {short && fee !== null && (
        <Note tone="bad">
          {t(account?.by ? 'tx.feeShortProxy' : 'tx.feeShort', { fee: t.format.money(fee, native), have: t.format.money(free, native) })}
        </Note>
      )}
      <div aria-live="polite" className="q-stack" data-gap="s">
        {failed && <Note tone={failed.tone ?? 'bad'}><strong>{failed.title}</strong> {failed.todo}</Note>}
        {record && busy && !record.error && <Steps record={record} wallet={account?.source ? walletTitle(account.source) : ''} />}
      </div>
    </Dialog>
  );
}

/// What the account that pays has for it.
function usePayerFree(): bigint | null {
  const own = useAccountPage()?.native.transferable ?? null;
  const by = useAccount()?.by?.address;
  const proxy = useExtra<bigint | null>(`payer:${by ?? ''}`, (at) => (by ? readTransferable(at, by) : Promise.resolve(null)));
  return by ? proxy : own;
}

const HINT_AFTER = 20_000;

function Steps({ record, wallet }: { record: TxRecord; wallet: string }) {
  const t = useText();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), HINT_AFTER);
    return () => clearTimeout(timer);
  }, []);
  const order = ['signing', 'pool', 'inBlock', 'final'] as const;
  const at = record.phase === 'final' ? order.length : order.findIndex((phase) => phase === record.phase);
  return (
    <ol className={style.steps}>
      {order.map((step, index) => {
        const state = index < at || (step === 'inBlock' && index === at) ? 'done' : index === at || (step === 'final' && at === 2) ? 'now' : 'later';
        return (
          <li key={step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className={style.bullet}>
              {state === 'done' ? <Icon name="check" size={14} /> : state === 'now' && <span className="q-spinner" aria-hidden="true" />}
            </span>
            <span>
              {t(`tx.step.${step}`, { wallet, block: t.format.number(record.block?.number ?? 0) })}
              {step === 'signing' && state === 'now' && late && <small>{t('tx.signingHint', { wallet })}</small>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
