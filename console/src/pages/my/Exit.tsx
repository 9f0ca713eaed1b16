// Leaving a position, with what it brings and costs by the chain's own account.

import { useState } from 'react';
import { assetOf, useAccountPage, useAsset, useEconomy, useExtra, useNow, useProtocol } from '../../chain/hooks';
import { readExit } from '../../chain/read';
import type { Answer, Asset, Balance, ExitPreview, PositionView } from '../../chain/types';
import { useText, type Text } from '../../text';
import { useErrorText } from '../../text/errors';
import * as calls from '../../tx/calls';
import { Confirm } from '../../tx/Confirm';
import { Amount, AmountInput, Button, Line, Note, Skeleton, useParsed } from '../../ui';
import { typedForm } from '../../ui/AmountInput';
import { useRested } from '../../ui/rested';
import { useAccount } from '../../wallet/wallet';
import { partOf, type Part } from './part';

interface Props {
  view: PositionView;
  onClose: () => void;
}

/// The chain's account of an exit in the next block; `null` while it is asked, or there is nothing to ask.
function useExit(id: number, amount: Balance | undefined, asked = true): Answer<ExitPreview> | null {
  const who = useAccount()?.address ?? '';
  return useExtra(`exit:${who}:${id}:${asked ? amount ?? 'all' : 'none'}`, (at) =>
    asked ? readExit(at, who, id, amount) : Promise.resolve(null));
}

/// Takes all of a position out, or a part of it, after its lock.
export function Unstake({ view, onClose }: Props) {
  const t = useText();
  const native = useAsset('native');
  const least = useProtocol()?.params.minStake ?? 0n;
  const { id, amount: whole, cooldownSecs } = view.position;
  const [typed, setTyped] = useState(() => typedForm(whole, native, t.format.separator));
  const part = partOf(useParsed(typed, native), whole, least);
  const ready = part.is === 'ready';
  const amount = ready ? part.amount : undefined;
  const rested = useRested(amount);
  const exit = useExit(id, rested, ready);
  const taken = amount ?? whole;
  const fill = (value: Balance) => setTyped(typedForm(value, native, t.format.separator));
  return (
    <Confirm
      title={t('my.unstake.title')} call={calls.unstake(id, amount)} action={t('my.unstake.action')} onClose={onClose}
      ready={ready && rested === amount && exit?.isOk === true}
      label={{ key: 'tx.label.unstake', values: { amount: t.format.money(taken, native) } }}
      lines={ready && exit?.isOk && (
        <>
          <Line label={t('stake.amount')} total><Amount value={exit.value.returned} asset={native} exact /></Line>
          <Lines exit={exit.value} />
          {exit.value.remaining > 0n && (
            <Line label={t('my.unstake.remaining')}><Amount value={exit.value.remaining} asset={native} exact /></Line>
          )}
        </>
      )}
    >
      <AmountInput
        label={t('my.unstake.amount')} asset={native} value={typed} onChange={setTyped} most={whole}
        problem={problemText(part, t, native, least)} hint={t('my.unstake.hint', { least: t.format.money(least, native) })}
        aside={t('my.unstake.of', { amount: t.format.money(whole, native) })}
      />
      {part.is === 'gap' && (
        <div className="q-row">
          {part.most !== null && <Button onClick={() => fill(part.most ?? 0n)}>{t('my.unstake.upTo', { amount: t.format.money(part.most, native) })}</Button>}
          <Button onClick={() => fill(whole)}>{t('my.unstake.all')}</Button>
        </div>
      )}
      <Waiting exit={exit} asked={ready} />
      <Note>{t(cooldownSecs === 0n ? 'my.unstake.noteNow' : 'my.unstake.note')}</Note>
    </Confirm>
  );
}

function problemText(part: Part, t: Text, native: Asset, least: Balance): string | null {
  switch (part.is) {
    case 'gap': return t(part.most === null ? 'my.unstake.onlyAll' : 'my.unstake.gap', { least: t.format.money(least, native) });
    case 'above': return t('my.unstake.above');
    case 'zero': return t('amount.zero');
    default: return null;
  }
}

/// What leaving now costs, to the unit; the amount has to be typed.
export function Early({ view, onClose }: Props) {
  const t = useText();
  const economy = useEconomy();
  const native = useAsset('native');
  const now = useNow();
  const { id, amount, lockEnd } = view.position;
  const exit = useExit(id, undefined);
  const [typed, setTyped] = useState('');
  const parsed = useParsed(typed, native);
  const ready = exit !== null && exit.isOk && parsed.is === 'amount' && parsed.value === amount;
  return (
    <Confirm
      title={t('my.early.title')} call={calls.earlyUnstake(id)} action={t('my.early.action')} danger ready={ready} onClose={onClose}
      label={{ key: 'tx.label.early', values: { amount: t.format.money(amount, native) } }}
      lines={exit?.isOk && (
        <>
          <Line label={t('my.early.returned')} total><Amount value={exit.value.returned} asset={native} exact /></Line>
          <Lines exit={exit.value} />
          <Line label={t('my.early.penalty')}><Amount value={exit.value.penalty} asset={native} exact /></Line>
          {exit.value.forfeited.map(([asset, lost]) => (
            <Line key={asset} label={t('my.early.forfeited')}><Amount value={lost} asset={assetOf(economy, asset)} exact /></Line>
          ))}
        </>
      )}
    >
      <Note tone="warn">{t('my.early.note', { when: t.format.when(lockEnd, now), left: t.format.duration(Number(lockEnd) - now) })}</Note>
      <Waiting exit={exit} asked />
      <AmountInput
        label={t('my.early.type', { amount: t.format.money(amount, native, true) })} asset={native} value={typed} onChange={setTyped}
      />
    </Confirm>
  );
}

/// When the principal comes, and what the exit changes besides.
function Lines({ exit }: { exit: ExitPreview }) {
  const t = useText();
  const now = useNow();
  const native = useAsset('native');
  const discount = useAccountPage()?.discount.discountBps ?? 0;
  const when = (secs: bigint) => (Number(secs) <= now ? t('my.atOnce') : t.format.when(secs, now));
  return (
    <>
      <Line label={t('my.exit.when')}>{when(exit.release)}</Line>
      {exit.unvested && (
        <Line label={t('my.exit.unvested', { amount: t.format.money(exit.unvested[0], native) })}>{when(exit.unvested[1])}</Line>
      )}
      {exit.discountBps !== discount && (
        <Line label={t('my.exit.discount')}>
          {t('my.exit.fromTo', { from: t.format.percent(discount), to: t.format.percent(exit.discountBps) })}
        </Line>
      )}
    </>
  );
}

function Waiting({ exit, asked }: { exit: Answer<ExitPreview> | null; asked: boolean }) {
  const refused = useErrorText(exit && !exit.isOk ? exit.error : null);
  if (!asked) return null;
  if (exit === null) return <Skeleton width="100%" height="5rem" />;
  return refused && <Note tone="bad"><strong>{refused.title}</strong> {refused.todo}</Note>;
}
