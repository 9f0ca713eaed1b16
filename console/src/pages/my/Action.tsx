// Each action of this page: what is asked before it is signed.

import type { ReactNode } from 'react';
import { assetOf, useAsset, useEconomy } from '../../chain/hooks';
import type { AssetId, Balance, PositionView, StreamView, UnlockChunk } from '../../chain/types';
import { useText } from '../../text';
import * as calls from '../../tx/calls';
import { Confirm } from '../../tx/Confirm';
import { Amount, Line, Note } from '../../ui';
import { Compound } from './Compound';
import { Early, Unstake } from './Exit';

export type Asked =
  | { what: 'claim' | 'collect'; asset: AssetId; amount: Balance }
  | { what: 'unstake' | 'early'; position: PositionView }
  | { what: 'compound'; position: PositionView; asset: AssetId }
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
  const ask = (key: 'claim' | 'collect' | 'unstake' | 'withdraw' | 'again' | 'forfeit' | 'auto',
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
    case 'auto':
      return ask('auto', calls.setAutoCompound(asked.on), t(asked.on ? 'my.auto.on' : 'my.auto.off'), { note: t('my.auto.note') });
    case 'compound': return <Compound view={asked.position} asset={asked.asset} onClose={onClose} />;
    case 'unstake': return <Unstake view={asked.position} onClose={onClose} />;
    case 'early': return <Early view={asked.position} onClose={onClose} />;
  }
}
