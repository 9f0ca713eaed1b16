// Reward becomes stake: the native one at once, another one through the exchange.

import { assetOf, useEconomy, useExtra, useProtocol } from '../../chain/hooks';
import { pricePaid } from '../../chain/price';
import { readCompound } from '../../chain/read';
import type { AssetId, PositionView } from '../../chain/types';
import { useText } from '../../text';
import { useErrorText } from '../../text/errors';
import * as calls from '../../tx/calls';
import { Confirm } from '../../tx/Confirm';
import { Amount, Line, Note, Skeleton } from '../../ui';
import { Price } from '../../ui/Price';
import { useAccount } from '../../wallet/wallet';

interface Props {
  view: PositionView;
  asset: AssetId;
  onClose: () => void;
}

export function Compound({ view, asset: id, onClose }: Props) {
  const t = useText();
  const economy = useEconomy();
  const price = useProtocol()?.price;
  const who = useAccount()?.address ?? '';
  const position = view.position.id;
  const found = useExtra(`compound:${who}:${position}:${id}`, (at) => readCompound(at, who, position, id));
  const error = found && !found.isOk ? found.error : null;
  const refused = useErrorText(error);
  const [native, asset] = [assetOf(economy, 'native'), assetOf(economy, id)];
  const own = id === 'native';
  const plan = found?.isOk ? found.value : null;
  return (
    <Confirm
      title={t(own ? 'my.compound.title' : 'my.exchange.title', { symbol: asset.symbol })} action={t('my.compound.action')} onClose={onClose}
      call={own ? calls.compound(position) : calls.compoundThroughExchange(position, id)} ready={plan !== null}
      label={{ key: own ? 'tx.label.compound' : 'tx.label.exchange', values: { amount: t.format.money(plan?.spent ?? 0n, asset) } }}
      lines={plan && (own
        ? <Line label={t('my.compound.added')} total><Amount value={plan.expected} asset={native} exact /></Line>
        : (
          <>
            <Line label={t('my.exchange.spent')} total><Amount value={plan.spent} asset={asset} exact /></Line>
            <Line label={t('my.exchange.expected')}><Amount value={plan.expected} asset={native} exact /></Line>
            <Line label={t('my.exchange.least')}><Amount value={plan.least} asset={native} exact /></Line>
            <Line label={t('my.exchange.bound')}><Price value={pricePaid(plan.spent, plan.least)} quote={id} /></Line>
            <Line label={t('my.exchange.reference')}><Price value={price?.reference?.price} quote={id} /></Line>
          </>
        ))}
    >
      {found === null && <Skeleton width="100%" height="5rem" />}
      {refused && (
        <Note tone="bad">
          <strong>{refused.title}</strong>{' '}
          {error === 'BuybackBurn.PriceUnavailable' && price?.reason ? t(`protocol.noPrice.${price.reason}`) : refused.todo}
        </Note>
      )}
      <Note>{t(own ? 'my.compound.note' : 'my.exchange.note', { symbol: asset.symbol, native: native.symbol })}</Note>
    </Confirm>
  );
}
