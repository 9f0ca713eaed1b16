import { useEconomy, useHead, useStatus } from '../chain/hooks';
import { time } from '../chain/clock';
import { useStore } from '../chain/store';
import { useText } from '../text';

/// Seconds of difference between the chain's clock and this computer's that are worth a word.
const APART = 90;

/// Which chain, which block, how old.
export function Network({ onOpen }: { onOpen: () => void }) {
  const t = useText();
  const economy = useEconomy();
  const head = useHead();
  const status = useStatus();
  const { silence, ahead } = useStore(time, (value) => value);
  const tone = status.is === 'connected' ? 'good' : status.is === 'connecting' ? undefined : 'bad';
  return (
    <button type="button" className="q-node" onClick={onOpen}>
      <strong>
        <span className="q-dot" data-tone={tone} aria-hidden="true" />
        {economy?.chain ?? t('shell.connecting')}
      </strong>
      {head && (
        <>
          <span>{t('shell.block', { number: head.best.number, age: t.format.duration(silence, 'narrow') })}</span>
          <span>{t('shell.finalized', { number: head.finalized.number })}</span>
        </>
      )}
      {head && Math.abs(ahead) > APART && (
        <span>{t(ahead > 0 ? 'shell.ahead' : 'shell.behind', { by: t.format.duration(Math.abs(ahead)) })}</span>
      )}
    </button>
  );
}
