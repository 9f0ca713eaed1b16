import { assetOf, useEconomy, useExtra, useNow, useProtocol } from '../../chain/hooks';
import type { SubscriptionView } from '../../chain/views';
import { useText } from '../../text';
import { useErrorText } from '../../text/errors';
import { Amount, Button, Card, Note, Tag } from '../../ui';
import { useAccount } from '../../wallet/wallet';
import type { Asked } from './Action';
import { payable, planName } from './names';
import { readQuotes, readRules } from './read';
import style from './discounts.module.css';

interface Props {
  subscriptions: readonly SubscriptionView[];
  may: boolean;
  onAsk: (asked: Asked) => void;
}

export function Subscriptions({ subscriptions, may, onAsk }: Props) {
  const t = useText();
  return (
    <Card title={t('discounts.subscriptions')} note={t('discounts.subscriptionsNote')}>
      <ul className={style.subscriptions}>
        {subscriptions.map((view) => (
          <li key={view.subscription.plan}><One view={view} may={may} onAsk={onAsk} /></li>
        ))}
      </ul>
    </Card>
  );
}

function One({ view, may, onAsk }: Omit<Props, 'subscriptions'> & { view: SubscriptionView }) {
  const t = useText();
  const now = useNow();
  const economy = useEconomy();
  const protocol = useProtocol();
  const { subscription, active, renewsAt } = view;
  const { renewal, activeUntil, plan } = subscription;
  const name = planName(plan, economy, t);
  const [quote = 'native' as const] = payable(economy);
  const of = (asset: 'native' | number) => assetOf(economy, asset);
  const open = protocol?.plans.find(({ id }) => id === plan)?.plan.open ?? false;
  return (
    <article className={style.subscription} aria-label={name}>
      <header className={style.head}>
        <div>
          <h3>{name}</h3>
          <p className="q-hint">{t(active ? 'discounts.until' : 'discounts.lapsed', { when: t.format.when(activeUntil, now) })}</p>
        </div>
        <Tag {...(active ? { tone: 'good' as const } : {})}>{t(active ? 'discounts.active' : 'discounts.over')}</Tag>
      </header>
      <dl className={style.facts}>
        <div>
          <dt>{t('discounts.renewal')}</dt>
          <dd>{renewal && renewsAt !== undefined ? t('discounts.renewsAt', { when: t.format.when(renewsAt, now) }) : t('discounts.noRenewal')}</dd>
        </div>
        {renewal && (
          <div><dt>{t('discounts.most')}</dt><dd><Amount value={renewal.order.maxPayment} asset={of(renewal.order.payWith)} /></dd></div>
        )}
        <div>
          <dt>{t('discounts.paid')}</dt>
          <dd className={style.sums}>
            {(subscription.paidQuote.amount > 0n || subscription.paidNative.amount === 0n)
              && <Amount value={subscription.paidQuote.amount} asset={of(quote)} />}
            {subscription.paidNative.amount > 0n && <Amount value={subscription.paidNative.amount} asset={of('native')} />}
          </dd>
        </div>
      </dl>
      {renewal && <Failure view={view} />}
      {may && (
        <footer className="q-row">
          {open && <Button onClick={() => onAsk({ what: 'renew', view })}>{t(renewal ? 'discounts.changeRenewal' : 'discounts.renew')}</Button>}
          {renewal && <Button kind="quiet" onClick={() => onAsk({ what: 'cancel', view })}>{t('discounts.cancelRenewal')}</Button>}
          {!active && !renewal && <Button kind="quiet" onClick={() => onAsk({ what: 'forget', view })}>{t('discounts.forget')}</Button>}
        </footer>
      )}
    </article>
  );
}

/// What would keep the renewal from happening now, by the chain's own quote.
function Failure({ view: { subscription } }: { view: SubscriptionView }) {
  const t = useText();
  const economy = useEconomy();
  const who = useAccount()?.address ?? '';
  const { plan, renewal } = subscription;
  const asset = renewal?.order.payWith ?? 'native';
  const quotes = useExtra(`renewal:${who}:${plan}:${asset}`, (at) => readQuotes(at, who, plan, 1, [asset]));
  const rules = useExtra('discounts:rules', readRules);
  const quote = quotes?.get(asset);
  const refused = useErrorText(quote && !quote.isOk ? quote.error : null);
  if (!renewal) return null;
  const above = quote?.isOk && quote.value.amount > renewal.order.maxPayment
    ? t('discounts.aboveMost', { amount: t.format.money(quote.value.amount, assetOf(economy, asset)) }) : null;
  if (renewal.attempts === 0 && !above && !refused) return null;
  return (
    <Note tone="warn">
      {renewal.attempts > 0 && <strong>{t('discounts.failed', { n: renewal.attempts, most: rules?.maxAttempts ?? 0 })} </strong>}
      {above ?? (refused ? `${refused.title} ${refused.todo}` : renewal.attempts > 0 && t('discounts.failedMore'))}
    </Note>
  );
}
