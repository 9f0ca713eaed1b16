// What is asked before a vote on a motion, or its close, is signed.

import { useEffect, useState } from 'react';
import { useExtra } from '../../chain/hooks';
import { readBounds, type Motion } from '../../chain/proposals';
import { useText } from '../../text';
import * as calls from '../../tx/calls';
import { Confirm } from '../../tx/Confirm';
import { Line, Note } from '../../ui';
import { CallWords } from './CallWords';
import type { Speech } from './words';

interface Props {
  motion: Motion;
  speech: Speech | null;
  onClose: () => void;
}

export function VoteMotion({ motion, approve, speech, onClose }: Props & { approve: boolean }) {
  const t = useText();
  const choice = t(approve ? 'governance.aye' : 'governance.nay');
  return (
    <Confirm
      title={t(approve ? 'governance.voteAye' : 'governance.voteNay')} action={t('action.sign')}
      call={calls.voteMotion(motion.body, motion.hash, motion.index, approve)}
      label={{ key: 'tx.label.voteMotion', values: { choice, index: t.format.number(motion.index) } }}
      lines={<Line label={t('governance.yourVote')} total>{choice}</Line>} onClose={onClose}
    >
      <CallWords call={motion.call} speech={speech} />
    </Confirm>
  );
}

export function CloseMotion({ motion, speech, onClose }: Props) {
  const t = useText();
  const found = useExtra(`bounds:${motion.body}:${motion.hash}`, (at, chain) => readBounds(at, chain, motion.body, motion.hash));
  // Once it is closed the chain has none; how far the transaction has come is still to be seen.
  const [bounds, setBounds] = useState(found);
  useEffect(() => {
    if (found) setBounds(found);
  }, [found]);
  if (!bounds) return null;
  const made = motion.ayes.length >= motion.threshold;
  return (
    <Confirm
      title={t(made ? 'governance.closeAndMake' : 'governance.close')} action={t('action.sign')}
      call={calls.closeMotion(motion.body, motion.hash, motion.index, bounds.weight, bounds.length)}
      label={{ key: 'tx.label.closeMotion', values: { index: t.format.number(motion.index) } }} onClose={onClose}
    >
      <CallWords call={motion.call} speech={speech} />
      <Note>{t(made ? 'governance.closeMade' : 'governance.closeDropped')}</Note>
    </Confirm>
  );
}
