import { assetOf, useAccountPage, useEconomy } from '../../chain/hooks';
import type { PlanView } from '../../chain/views';
import { useText } from '../../text';
import { Amount, Card, Empty, Tag } from '../../ui';
import { ActionButton, Reasons } from '../../wallet/ActionButton';
import type { Asked } from './Action';
import { payable, planName } from './names';
import style from './discounts.module.css';

interface Props {
  plans: readonly PlanView[];
  may: boolean;
  onAsk: (asked: Asked) => void;
}

export function Plans({ plans, may, onAsk }: Props) {
  const t = useText();
  const economy = useEconomy();
  const page = useAccountPage();
  const [quote] = payable(economy);
  if (plans.length === 0) {
    return <Card><Empty icon="discounts" title={t('discounts.noPlans')}>{t('discounts.noPlansMore')}</Empty></Card>;
  }
  const own = (id: number) => page?.subscriptions.find(({ subscription }) => subscription.plan === id);
  return (
    <Card title={t('discounts.plans')} note={t('discounts.plansNote')}>
      <ul className={style.plans}>
        {plans.map((view) => (
          <li key={view.id}>
            <article aria-label={planName(view.id, economy, t)}>
              <header>
                <h3>{planName(view.id, economy, t)}</h3>
                {own(view.id)?.active && <Tag tone="good">{t('discounts.active')}</Tag>}
                {!view.plan.open && <Tag tone="warn">{t('discounts.closed')}</Tag>}
              </header>
              <p className={style.price}>
                <Amount value={view.plan.price} asset={assetOf(economy, quote ?? 'native')} size="l" />
                <span className="q-hint">{t('discounts.per', { period: t.format.duration(view.plan.periodSecs) })}</span>
              </p>
              <p className="q-hint">{t('discounts.subscribers', { n: view.subscribers })}</p>
              {may && view.plan.open && (
                <ActionButton
                  action="Subscribe" says={false} kind={own(view.id) ? 'secondary' : 'primary'} wide onClick={() => onAsk({ what: 'subscribe', plan: view })}
                >
                  {t(own(view.id)?.active ? 'discounts.extend' : 'discounts.subscribe')}
                </ActionButton>
              )}
            </article>
          </li>
        ))}
      </ul>
      {may && <Reasons of={['Subscribe']} />}
    </Card>
  );
}
