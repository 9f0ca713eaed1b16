// What anybody may do here: what is asked before it is signed.

import { assetOf, useEconomy } from '../../chain/hooks';
import type { AssetId, Balance, Destination, Unallocated } from '../../chain/types';
import type { Leg, RevenueType, Spend } from '../../chain/views';
import { useText } from '../../text';
import * as calls from '../../tx/calls';
import { Confirm } from '../../tx/Confirm';
import { Amount, Line, Note } from '../../ui';
import { short } from '../../wallet/wallet';

export type Asked =
  | { what: 'release'; asset: AssetId; reason: Unallocated; amount: Balance; goesTo: Destination }
  | { what: 'suspense'; kind: RevenueType; asset: AssetId; leg: Leg; amount: Balance }
  | { what: 'spend'; spend: Spend };

export type Ask = (asked: Asked) => void;

export function Action({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const t = useText();
  const economy = useEconomy();
  const asset = assetOf(economy, asked.what === 'spend' ? asked.spend.asset : asked.asset);
  const amount = asked.what === 'spend' ? asked.spend.amount : asked.amount;
  const call = asked.what === 'release' ? calls.releaseUnallocated(asked.asset, asked.reason)
    : asked.what === 'suspense' ? calls.retrySuspense(asked.kind, asked.asset, asked.leg) : calls.executeSpend(asked.spend.id);
  const to = asked.what === 'release' ? t(`protocol.destination.${asked.goesTo}`)
    : asked.what === 'suspense' ? t(`protocol.leg.${asked.leg}`) : short(asked.spend.beneficiary);
  return (
    <Confirm
      title={t(`protocol.${asked.what}.title`)} call={call} action={t('action.sign')} onClose={onClose}
      label={{ key: `tx.label.${asked.what}`, values: { amount: t.format.money(amount, asset) } }}
      lines={(
        <>
          <Line label={t('protocol.column.amount')} total><Amount value={amount} asset={asset} exact /></Line>
          <Line label={t('protocol.pot.to')}>{to}</Line>
        </>
      )}
    >
      <Note>{t(`protocol.${asked.what}.note`)}</Note>
    </Confirm>
  );
}
