import type { ReactNode } from 'react';
import { useChain } from '../../chain/hooks';
import { encoded, type BodyName, type CallView } from '../../chain/proposals';
import { useText } from '../../text';
import * as calls from '../../tx/calls';
import { Confirm } from '../../tx/Confirm';
import { Note } from '../../ui';
import { CallWords } from './CallWords';
import { useSpeech } from './speech';
import { describe } from './words';

interface Props {
  title: string;
  /// What is asked of which body; `null` while it is not complete.
  decision: { body: BodyName; ayes: number; members: number; call: CallView } | null;
  /// The call as an argument of another one.
  params: (call: CallView) => unknown;
  lines?: ReactNode;
  note: string;
  onClose: () => void;
  children: ReactNode;
}

/// A form that ends in a motion, with the call in words as all others will read it.
export function Move({ title, decision, params, lines, note, onClose, children }: Props) {
  const t = useText();
  const chain = useChain();
  const speech = useSpeech();
  if (!chain) return null;
  const inner = decision && params(decision.call);
  const call = decision && calls.propose(decision.body, decision.ayes, inner, encoded(chain, inner).length);
  const words = decision && speech ? describe(decision.call, speech).title : '';
  return (
    <Confirm
      title={title} call={call} action={t('action.sign')} lines={lines} onClose={onClose}
      label={{ key: 'tx.label.propose', values: { group: words } }}
    >
      {children}
      {decision && <CallWords call={decision.call} speech={speech} />}
      {decision && <Note>{t(`governance.moveNote.${decision.body}`, { n: decision.ayes, members: decision.members })} {note}</Note>}
    </Confirm>
  );
}
