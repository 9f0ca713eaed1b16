import { useState } from 'react';
import { assetOf, useAccountPage, useAsset, useEconomy, useExtra, useNow } from '../../chain/hooks';
import type { Answer, AssetId } from '../../chain/types';
import type { PlanQuote, PlanView } from '../../chain/views';
import { useText, type Text } from '../../text';
import { useErrorText } from '../../text/errors';
import * as calls from '../../tx/calls';
import { Confirm } from '../../tx/Confirm';
import { Amount, Line, Note, Segments, Skeleton } from '../../ui';
import { useAccount } from '../../wallet/wallet';
import { payable, planName } from './names';
import { readQuotes, readRules, type PaymentRules } from './read';
import style from './discounts.module.css';

const PERIODS = ['1', '3', '6', '12'] as const;
/// What the price may rise until the payment is in a block, in basis points.
const TOLERANCES = ['0', '100', '500'] as const;
const WHOLE = 10_000n;

/// The most that is paid: the quote and what the price may rise, rounded up.
export const mostFor = (amount: bigint, tolerance: bigint): bigint => (amount * (WHOLE + tolerance) + WHOLE - 1n) / WHOLE;

/// Both ways to pay side by side, and one of them signed.
export function Checkout({ view, onClose }: { view: PlanView; onClose: () => void }) {
  const t = useText();
  const now = useNow();
  const economy = useEconomy();
  const page = useAccountPage();
  const who = useAccount()?.address ?? '';
  const assets = payable(economy);
  const [periods, setPeriods] = useState<(typeof PERIODS)[number]>('1');
  const [tolerance, setTolerance] = useState<(typeof TOLERANCES)[number]>('100');
  const [chosen, setChosen] = useState<AssetId>(assets[0] ?? 'native');
  const quotes = useExtra(`checkout:${who}:${view.id}:${periods}`, (at) => readQuotes(at, who, view.id, Number(periods), assets));
  const rules = useExtra('discounts:rules', readRules);
  const answer = quotes?.get(chosen);
  const asset = assetOf(economy, chosen);
  const amount = answer?.isOk ? answer.value.amount : null;
  const most = amount === null ? 0n : chosen === 'native' ? mostFor(amount, BigInt(tolerance)) : amount;
  const have = chosen === 'native' ? page?.native.transferable : page?.assets.find((each) => each.asset === chosen)?.balance;
  const short = amount !== null && have !== undefined && have < amount;
  const name = planName(view.id, economy, t);
  const running = page?.subscriptions.find(({ subscription }) => subscription.plan === view.id);
  const from = running?.active ? running.subscription.activeUntil : BigInt(now);
  return (
    <Confirm
      title={t('discounts.checkout', { plan: name })} call={calls.subscribe(view.id, Number(periods), chosen, most)} action={t('action.sign')}
      ready={amount !== null && !short} onClose={onClose}
      label={{
        key: 'tx.label.subscribe',
        values: { plan: name, periods: t('discounts.periods', { n: Number(periods) }), amount: t.format.money(amount ?? 0n, asset) },
      }}
      lines={(
        <>
          <Line label={t('discounts.toPay')} total><Amount value={amount} asset={asset} exact /></Line>
          {chosen === 'native' && amount !== null && <Line label={t('discounts.atMost')}><Amount value={most} asset={asset} /></Line>}
          <Line label={t('discounts.activeUntil')}>{t.format.when(from + view.plan.periodSecs * BigInt(periods), now)}</Line>
        </>
      )}
    >
      <div className="q-field">
        <span className="q-label">{t('discounts.howLong')}</span>
        <Segments
          label={t('discounts.howLong')} value={periods} onChange={setPeriods} options={PERIODS.map((each) => [each, each] as const)}
        />
        <p className="q-hint">{t('discounts.periodIs', { period: t.format.duration(view.plan.periodSecs) })}</p>
      </div>
      <fieldset className={style.ways}>
        <legend className="q-label">{t('discounts.payWith')}</legend>
        {assets.map((each) => (
          <Way
            key={each} asset={each} answer={quotes?.get(each) ?? null} rules={rules} chosen={each === chosen} onChoose={() => setChosen(each)}
          />
        ))}
      </fieldset>
      {chosen === 'native' && (
        <div className="q-field">
          <span className="q-label">{t('discounts.tolerance')}</span>
          <Segments
            label={t('discounts.tolerance')} value={tolerance} onChange={setTolerance}
            options={TOLERANCES.map((each) => [each, t.format.percent(Number(each))] as const)}
          />
        </div>
      )}
      {short && <Note tone="bad">{t('discounts.short', { have: t.format.money(have, asset) })}</Note>}
    </Confirm>
  );
}

interface WayProps {
  asset: AssetId;
  answer: Answer<PlanQuote> | null;
  rules: PaymentRules | null;
  chosen: boolean;
  onChoose: () => void;
}

/// One asset with what it would cost, and why, or why it cannot be used.
function Way({ asset: id, answer, rules, chosen, onChoose }: WayProps) {
  const t = useText();
  const economy = useEconomy();
  const native = useAsset('native');
  const refused = useErrorText(answer && !answer.isOk ? answer.error : null);
  const asset = assetOf(economy, id);
  return (
    <label className={style.way} data-chosen={chosen || undefined} data-refused={(answer && !answer.isOk) || undefined}>
      <input type="radio" name="asset" className="q-only-read" checked={chosen} disabled={answer !== null && !answer.isOk} onChange={onChoose} />
      <span className={style.wayHead}><strong>{asset.symbol}</strong><span className={style.radio} aria-hidden="true" /></span>
      {!answer && <Skeleton width="6ch" height="1.6rem" />}
      {answer?.isOk && (
        <>
          <Amount value={answer.value.amount} asset={asset} size="l" symbol={false} />
          <span className="q-hint">{reason(answer.value, id, rules, t, t.format.money(rules?.stakedMin ?? 0n, native), native.symbol)}</span>
        </>
      )}
      {answer && !answer.isOk && <span className="q-hint">{refused?.title ?? ' '}</span>}
    </label>
  );
}

/// Why it costs that much.
function reason(quote: PlanQuote, asset: AssetId, rules: PaymentRules | null, t: Text, least: string, symbol: string): string {
  if (quote.discountBps === 0) return asset === 'native' ? t('discounts.noDiscount') : t('discounts.noDiscountQuote', { symbol });
  const share = t.format.percent(quote.discountBps);
  if (rules && quote.discountBps === rules.stakedBps && rules.stakedBps > rules.nativeBps) {
    return t('discounts.forStakers', { share, least });
  }
  return t('discounts.forNative', { share, symbol });
}
