import { useState } from 'react';
import { assetOf, useEconomy, useExtra, useNow } from '../../chain/hooks';
import type { AssetId } from '../../chain/types';
import type { SubscriptionView } from '../../chain/views';
import { useText } from '../../text';
import { useErrorText } from '../../text/errors';
import * as calls from '../../tx/calls';
import { Confirm } from '../../tx/Confirm';
import { Amount, AmountInput, Line, Note, Segments, useParsed } from '../../ui';
import { typedForm } from '../../ui/AmountInput';
import { useAccount } from '../../wallet/wallet';
import { payable, planName } from './names';
import { readQuotes } from './read';

/// The order to renew a plan by itself, in one asset up to a most.
export function Renew({ view, onClose }: { view: SubscriptionView; onClose: () => void }) {
  const t = useText();
  const now = useNow();
  const economy = useEconomy();
  const who = useAccount()?.address ?? '';
  const assets = payable(economy);
  const { plan, renewal, activeUntil } = view.subscription;
  const [chosen, setChosen] = useState<AssetId>(renewal?.order.payWith ?? assets[0] ?? 'native');
  const asset = assetOf(economy, chosen);
  const [typed, setTyped] = useState(renewal ? typedForm(renewal.order.maxPayment, asset, t.format.separator) : '');
  const quotes = useExtra(`renew:${who}:${plan}`, (at) => readQuotes(at, who, plan, 1, assets));
  const quote = quotes?.get(chosen);
  const refused = useErrorText(quote && !quote.isOk ? quote.error : null);
  const parsed = useParsed(typed, asset);
  const most = parsed.is === 'amount' ? parsed.value : 0n;
  const below = quote?.isOk && most > 0n && most < quote.value.amount;
  const same = renewal !== undefined && renewal.order.payWith === chosen && renewal.order.maxPayment === most;
  const name = planName(plan, economy, t);
  const choose = (text: string) => {
    const found = assets.find((each) => String(each) === text) ?? 'native';
    setChosen(found);
    setTyped('');
  };
  return (
    <Confirm
      title={t('discounts.renewTitle', { plan: name })} action={t('action.sign')} ready={most > 0n && !same} onClose={onClose}
      call={calls.setAutoRenew(plan, { payWith: chosen, maxPayment: most })}
      label={{ key: 'tx.label.renew', values: { plan: name, amount: t.format.money(most, asset) } }}
      lines={(
        <>
          {quote?.isOk && <Line label={t('discounts.costsNow')}><Amount value={quote.value.amount} asset={asset} /></Line>}
          <Line label={t('discounts.firstRenewal')}>{t.format.when(activeUntil, now)}</Line>
        </>
      )}
    >
      {assets.length > 1 && (
        <Segments
          label={t('discounts.payWith')} value={String(chosen)} onChange={choose}
          options={assets.map((each) => [String(each), assetOf(economy, each).symbol] as const)}
        />
      )}
      <AmountInput
        label={t('discounts.most')} asset={asset} value={typed} onChange={setTyped}
        hint={below ? t('discounts.belowNow') : t('discounts.mostHint')}
      />
      {refused && <Note tone="warn"><strong>{refused.title}</strong> {refused.todo}</Note>}
      <Note>{t('discounts.renewNote')}</Note>
    </Confirm>
  );
}
