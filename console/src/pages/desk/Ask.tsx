// What is asked before a deposit, or one's part in it, is signed.

import { useEffect, useState } from 'react';
import { useExtra } from '../../chain/hooks';
import { othersOf, type Pending } from '../../chain/multisig';
import { useText } from '../../text';
import * as calls from '../../tx/calls';
import { Confirm } from '../../tx/Confirm';
import { Amount, Line, Note } from '../../ui';
import { useAccount } from '../../wallet/wallet';
import { amountOf, LEGS } from '../protocol/revenue';
import type { Depositor } from './depositor';
import type { Line as BatchLine } from './lines';
import { callOf, readInnerWeight, type LineState } from './read';

export type Asked =
  | { what: 'deposit'; line: BatchLine; state: LineState; pending: Pending | null }
  | { what: 'cancel'; line: BatchLine; state: LineState; pending: Pending };

interface Props {
  asked: Asked;
  depositor: Depositor;
  onClose: () => void;
}

export function Ask({ asked, depositor, onClose }: Props) {
  const t = useText();
  const own = useAccount()?.address ?? '';
  const { line, state, pending } = asked;
  const found = useExtra(`weight:${line.reference}`, (at, chain) => readInnerWeight(at, chain, line));
  // The weight that is signed stays the one that was there first.
  const [weight, setWeight] = useState(found);
  useEffect(() => {
    if (found) setWeight((now) => now ?? found);
  }, [found]);
  const amount = t.format.money(line.amount, line.asset);
  const inner = callOf(line);
  if (asked.what === 'cancel') {
    if (depositor.is === 'direct') return null;
    const { multisig } = depositor;
    return (
      <Confirm
        title={t('desk.cancelTitle')} action={t('action.sign')} onClose={onClose}
        call={calls.cancelAsMulti(multisig.threshold, othersOf(multisig, own), asked.pending.when, state.callHash)}
        label={{ key: 'tx.label.cancelDeposit', values: { amount } }}
        lines={<Line label={t('protocol.column.amount')} total><Amount value={line.amount} asset={line.asset} exact /></Line>}
      >
        <Note>{t('desk.cancelNote')}</Note>
      </Confirm>
    );
  }
  const multisig = depositor.is === 'multisig' ? depositor.multisig : null;
  const agreed = pending?.approvals.length ?? 0;
  const last = multisig !== null && agreed + 1 >= multisig.threshold;
  const call = multisig
    ? calls.asMulti(multisig.threshold, othersOf(multisig, own), pending?.when, inner, weight ?? { refTime: 0n, proofSize: 0n }) : inner;
  return (
    <Confirm
      title={t(multisig ? 'desk.approveTitle' : 'desk.depositTitle')} action={t('action.sign')} call={call} ready={!multisig || weight !== null} onClose={onClose}
      label={{ key: multisig && !last ? 'tx.label.approveDeposit' : 'tx.label.deposit', values: { amount } }}
      lines={(
        <>
          <Line label={t('protocol.column.amount')} total><Amount value={line.amount} asset={line.asset} exact /></Line>
          <Line label={t('protocol.revenue.kind')}>{t(`protocol.kind.${line.kind}`)}</Line>
          {state.split.isOk && LEGS.map((leg) => {
            const part = state.split.isOk ? amountOf(state.split.value, leg) : 0n;
            return part > 0n && <Line key={leg} label={t(`protocol.leg.${leg}`)}><Amount value={part} asset={line.asset} exact /></Line>;
          })}
          <Line label={t('desk.key')}>{line.key}</Line>
        </>
      )}
    >
      {multisig && <Note>{t(last ? 'desk.lastNote' : 'desk.firstNote', { n: agreed + 1, of: multisig.threshold })}</Note>}
      <Note>{t('desk.onceNote')}</Note>
    </Confirm>
  );
}
