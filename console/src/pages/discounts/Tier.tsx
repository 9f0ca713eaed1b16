import { useAsset } from '../../chain/hooks';
import type { DiscountTier, DiscountView } from '../../chain/views';
import { linkTo } from '../../routes';
import { useText } from '../../text';
import { typedForm } from '../../ui/AmountInput';
import { Amount, Bar, Card, Empty, Icon, shareOf } from '../../ui';
import style from './discounts.module.css';

interface Props {
  tiers: readonly DiscountTier[];
  /// Of the account; `null` for a visitor.
  view: DiscountView | null;
}

/// The discount on trading fees, on the ladder of tiers.
export function Tier({ tiers, view }: Props) {
  const t = useText();
  const native = useAsset('native');
  if (tiers.length === 0) {
    return <Card><Empty icon="discounts" title={t('discounts.noTiers')}>{t('discounts.noTiersMore')}</Empty></Card>;
  }
  const next = view?.next;
  const reached = view ? tiers.filter(({ discountBps }) => discountBps <= view.discountBps).length : 0;
  return (
    <Card title={t('discounts.fees')} note={t('discounts.feesNote')}>
      <div className={style.tier}>
        {view && (
          <div className={style.now}>
            <p>
              <span className="q-hint">{t('discounts.yours')}</span>
              <strong className={style.percent}>{t.format.percent(view.discountBps)}</strong>
            </p>
            <p className="q-hint">
              {t('discounts.counted', { amount: t.format.money(view.staked, native) })}
              {view.warming > 0n && ` ${t('discounts.warming', { amount: t.format.money(view.warming, native) })}`}
            </p>
            {next ? (
              <div className={style.next}>
                <Bar
                  label={t('discounts.toNext', { share: t.format.percent(next.discountBps) })}
                  bps={shareOf(view.staked, next.minStake)}
                />
                <p>{t('discounts.next', { share: t.format.percent(next.discountBps), amount: t.format.money(next.missing, native) })}</p>
                <a
                  className="q-button" data-kind="primary"
                  href={linkTo('stake', { amount: typedForm(next.missing, native, t.format.separator) })}
                >
                  {t('discounts.stakeMore', { amount: t.format.money(next.missing, native) })}
                </a>
              </div>
            ) : <p>{t('discounts.highest')}</p>}
          </div>
        )}
        <ol className={style.ladder}>
          {tiers.map(({ minStake, discountBps }, at) => (
            <li key={discountBps} data-reached={at < reached || undefined} aria-current={at === reached - 1 ? 'step' : undefined}>
              <span className={style.rung} aria-hidden="true">{at < reached && <Icon name="check" size={14} />}</span>
              <span>{t('discounts.from')} <Amount value={minStake} asset={native} /></span>
              <strong>{t.format.percent(discountBps)}</strong>
            </li>
          ))}
        </ol>
      </div>
    </Card>
  );
}
