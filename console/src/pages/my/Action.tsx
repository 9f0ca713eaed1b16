// Each action of this page: what is asked before it is signed.

import { useState, type ReactNode } from 'react';
import { assetOf, useAsset, useEconomy, useExtra, useNow } from '../../chain/hooks';
import { readExit } from '../../chain/read';
import type { AssetId, Balance, PositionView, StreamView, UnlockChunk } from '../../chain/types';
import { useText } from '../../text';
import { useErrorText } from '../../text/errors';
import * as calls from '../../tx/calls';
import { Confirm } from '../../tx/Confirm';
import { Amount, AmountInput, Line, Note, Skeleton, useParsed } from '../../ui';
import { useAccount } from '../../wallet/wallet';

export type Asked =
  | { what: 'claim' | 'collect'; asset: AssetId; amount: Balance }
  | { what: 'unstake' | 'early' | 'compound'; position: PositionView }
  | { what: 'withdraw'; amount: Balance }
  | { what: 'again'; chunk: UnlockChunk }
  | { what: 'forfeit'; view: StreamView }
  | { what: 'auto'; on: boolean };

export type Ask = (asked: Asked) => void;

interface Props {
  asked: Asked;
  onClose: () => void;
}

export function Action({ asked, onClose }: Props) {
  const t = useText();
  const economy = useEconomy();
  const native = useAsset('native');
  const ask = (key: 'claim' | 'collect' | 'unstake' | 'withdraw' | 'again' | 'forfeit' | 'compound' | 'auto',
    call: Parameters<typeof Confirm>[0]['call'], amount: string, more: { lines?: ReactNode; note?: ReactNode; danger?: boolean } = {}) => (
    <Confirm
      title={t(`my.${key}.title`)} call={call} action={t(`my.${key}.action`)} danger={more.danger ?? false} onClose={onClose}
      label={{ key: `tx.label.${key}`, values: { amount } }} lines={more.lines}
    >
      {more.note && <Note {...(more.danger ? { tone: 'warn' as const } : {})}>{more.note}</Note>}
    </Confirm>
  );
  switch (asked.what) {
    case 'claim':
    case 'collect': {
      const asset = assetOf(economy, asked.asset);
      return ask(asked.what, asked.what === 'claim' ? calls.claim(asked.asset) : calls.collect(asked.asset), t.format.money(asked.amount, asset), {
        lines: <Line label={t(`my.${asked.what}.amount`)} total><Amount value={asked.amount} asset={asset} exact /></Line>,
        note: t(`my.${asked.what}.note`),
      });
    }
    case 'withdraw':
      return ask('withdraw', calls.withdraw(), t.format.money(asked.amount, native), {
        lines: <Line label={t('my.withdraw.amount')} total><Amount value={asked.amount} asset={native} exact /></Line>,
      });
    case 'again':
      return ask('again', calls.cancelUnstake(asked.chunk.id), t.format.money(asked.chunk.amount, native), {
        lines: <Line label={t('stake.amount')} total><Amount value={asked.chunk.amount} asset={native} exact /></Line>,
        note: t('my.again.note'),
      });
    case 'forfeit': {
      const { stream, collectable } = asked.view;
      const asset = assetOf(economy, stream.asset);
      const lost = stream.total - stream.collected - collectable;
      return ask('forfeit', calls.forfeitStream(stream.id), t.format.money(lost, asset), {
        danger: true,
        note: t('my.forfeit.note'),
        lines: (
          <>
            <Line label={t('my.forfeit.lost')} total><Amount value={lost} asset={asset} exact /></Line>
            <Line label={t('my.forfeit.paid')}><Amount value={collectable} asset={asset} exact /></Line>
          </>
        ),
      });
    }
    case 'compound':
      return ask('compound', calls.compound(asked.position.position.id), t.format.money(asked.position.position.amount, native), {
        note: t('my.compound.note'),
      });
    case 'auto':
      return ask('auto', calls.setAutoCompound(asked.on), t(asked.on ? 'my.auto.on' : 'my.auto.off'), { note: t('my.auto.note') });
    case 'unstake': return <Unstake view={asked.position} onClose={onClose} />;
    case 'early': return <Early view={asked.position} onClose={onClose} />;
  }
}

function Unstake({ view, onClose }: { view: PositionView; onClose: () => void }) {
  const t = useText();
  const native = useAsset('native');
  const now = useNow();
  const { id, amount, cooldownSecs } = view.position;
  return (
    <Confirm
      title={t('my.unstake.title')} call={calls.unstake(id)} action={t('my.unstake.action')} onClose={onClose}
      label={{ key: 'tx.label.unstake', values: { amount: t.format.money(amount, native) } }}
      lines={(
        <>
          <Line label={t('stake.amount')} total><Amount value={amount} asset={native} exact /></Line>
          <Line label={t('my.unstake.when')}>
            {cooldownSecs === 0n ? t('my.atOnce') : t.format.when(BigInt(now) + cooldownSecs, now)}
          </Line>
        </>
      )}
    >
      <Note>{t(cooldownSecs === 0n ? 'my.unstake.noteNow' : 'my.unstake.note')}</Note>
    </Confirm>
  );
}

/// What leaving now costs, to the unit, by the chain; the amount has to be typed.
function Early({ view, onClose }: { view: PositionView; onClose: () => void }) {
  const t = useText();
  const economy = useEconomy();
  const native = useAsset('native');
  const now = useNow();
  const who = useAccount()?.address ?? '';
  const { id, amount, lockEnd, cooldownSecs } = view.position;
  const exit = useExtra(`exit:${who}:${id}`, (at) => readExit(at, who, id));
  const refused = useErrorText(exit && !exit.isOk ? exit.error : null);
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
          <Line label={t('my.early.when')}>{cooldownSecs === 0n ? t('my.atOnce') : t.format.when(BigInt(now) + cooldownSecs, now)}</Line>
          <Line label={t('my.early.penalty')}><Amount value={exit.value.penalty} asset={native} exact /></Line>
          {exit.value.forfeited.map(([asset, lost]) => (
            <Line key={asset} label={t('my.early.forfeited')}><Amount value={lost} asset={assetOf(economy, asset)} exact /></Line>
          ))}
        </>
      )}
    >
      <Note tone="warn">{t('my.early.note', { when: t.format.when(lockEnd, now), left: t.format.duration(Number(lockEnd) - now) })}</Note>
      {exit === null && <Skeleton width="100%" height="5rem" />}
      {refused && <Note tone="bad"><strong>{refused.title}</strong> {refused.todo}</Note>}
      <AmountInput
        label={t('my.early.type', { amount: t.format.money(amount, native, true) })} asset={native} value={typed} onChange={setTyped}
      />
    </Confirm>
  );
}
