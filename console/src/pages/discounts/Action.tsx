// What is asked before an action of this page is signed.

import { useState } from 'react';
import { assetOf, useEconomy } from '../../chain/hooks';
import type { AllowanceView, PlanView, SubscriptionView } from '../../chain/views';
import { useText } from '../../text';
import * as calls from '../../tx/calls';
import { Confirm } from '../../tx/Confirm';
import { Amount, AmountInput, Line, Note, useParsed } from '../../ui';
import { typedForm } from '../../ui/AmountInput';
import { Checkout } from './Checkout';
import { planName } from './names';
import { Renew } from './Renew';

export type Asked =
  | { what: 'allow' | 'revoke'; view: AllowanceView }
  | { what: 'subscribe'; plan: PlanView }
  | { what: 'renew' | 'cancel' | 'forget'; view: SubscriptionView };

interface Props {
  asked: Asked;
  onClose: () => void;
}

export function Ask({ asked, onClose }: Props) {
  const t = useText();
  const economy = useEconomy();
  switch (asked.what) {
    case 'allow': return <Allow view={asked.view} onClose={onClose} />;
    case 'subscribe': return <Checkout view={asked.plan} onClose={onClose} />;
    case 'renew': return <Renew view={asked.view} onClose={onClose} />;
    case 'revoke': {
      const asset = assetOf(economy, asked.view.asset);
      return (
        <Confirm
          title={t('discounts.revoke')} call={calls.setAllowance(asked.view.asset, 0n)} action={t('action.sign')} onClose={onClose}
          label={{ key: 'tx.label.revoke', values: { symbol: asset.symbol } }}
          lines={<Line label={t('discounts.column.left')} total><Amount value={asked.view.remaining} asset={asset} exact /></Line>}
        >
          <Note>{t('discounts.revokeNote')}</Note>
        </Confirm>
      );
    }
    case 'cancel':
    case 'forget': {
      const { plan } = asked.view.subscription;
      const name = planName(plan, economy, t);
      const cancel = asked.what === 'cancel';
      return (
        <Confirm
          title={t(cancel ? 'discounts.cancelTitle' : 'discounts.forgetTitle', { plan: name })} action={t('action.sign')} onClose={onClose}
          call={cancel ? calls.cancelRenewal(plan) : calls.forgetSubscription(plan)}
          label={{ key: cancel ? 'tx.label.cancelRenewal' : 'tx.label.forget', values: { plan: name } }}
        >
          <Note>{t(cancel ? 'discounts.cancelNote' : 'discounts.forgetNote')}</Note>
        </Confirm>
      );
    }
  }
}

/// The allowance replaces what is left of the one before.
function Allow({ view, onClose }: { view: AllowanceView; onClose: () => void }) {
  const t = useText();
  const economy = useEconomy();
  const asset = assetOf(economy, view.asset);
  const [typed, setTyped] = useState(view.remaining > 0n ? typedForm(view.remaining, asset, t.format.separator) : '');
  const parsed = useParsed(typed, asset);
  const amount = parsed.is === 'amount' ? parsed.value : 0n;
  return (
    <Confirm
      title={t('discounts.allowTitle', { symbol: asset.symbol })} call={calls.setAllowance(view.asset, amount)} action={t('action.sign')}
      ready={amount > 0n} onClose={onClose}
      label={{ key: 'tx.label.allowance', values: { amount: t.format.money(amount, asset) } }}
      lines={(
        <>
          <Line label={t('discounts.before')}><Amount value={view.remaining} asset={asset} exact /></Line>
          <Line label={t('discounts.after')} total><Amount value={amount} asset={asset} exact /></Line>
        </>
      )}
    >
      <AmountInput label={t('discounts.allowance')} asset={asset} value={typed} onChange={setTyped} />
      <Note>{t('discounts.allowNote')}</Note>
    </Confirm>
  );
}
