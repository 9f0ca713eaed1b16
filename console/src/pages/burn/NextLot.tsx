import { useState } from 'react';
import { assetOf, useEconomy, useNow } from '../../chain/hooks';
import type { ProtocolPage } from '../../chain/pages';
import type { PlannedPurchase } from '../../chain/views';
import { useText } from '../../text';
import { useErrorText } from '../../text/errors';
import * as calls from '../../tx/calls';
import { Confirm } from '../../tx/Confirm';
import { Amount, Bar, Card, Countdown, Line, Lines, Note, shareOf, Tag } from '../../ui';
import { Price } from '../../ui/Price';
import { ActionButton } from '../../wallet/ActionButton';
import { AnybodyButton } from '../../wallet/AnybodyButton';
import { useAccount } from '../../wallet/wallet';
import style from './burn.module.css';

/// The next lot, by the code that buys it; or why there is none.
export function NextLot({ page }: { page: ProtocolPage }) {
  const t = useText();
  const now = useNow();
  const { next, nextAt } = page.buyback;
  const due = Number(nextAt) <= now;
  return (
    <Card
      title={t('burn.next')}
      aside={!next.isOk ? <Tag tone="warn">{t('burn.next.none')}</Tag>
        : due ? <Tag tone="good">{t('burn.next.due')}</Tag>
          : <Tag>{t.rich('burn.next.in', { left: <Countdown until={nextAt} done={t('burn.next.due')} /> })}</Tag>}
    >
      {next.isOk ? <Planned page={page} plan={next.value} due={due} /> : <Refused page={page} error={next.error} />}
    </Card>
  );
}

function Planned({ page, plan, due }: { page: ProtocolPage; plan: PlannedPurchase; due: boolean }) {
  const t = useText();
  const now = useNow();
  const economy = useEconomy();
  const [asked, setAsked] = useState<PlannedPurchase | null>(null);
  const { budget, nextAt } = page.buyback;
  const [quote, native] = [assetOf(economy, page.backstop.floorAsset), assetOf(economy, 'native')];
  const bill = ({ amount, minOut, low }: PlannedPurchase) => (
    <>
      <Line label={t('burn.next.atLeast')}><Amount value={minOut} asset={native} /></Line>
      <Line label={t('burn.next.reference')}><Price value={low} quote={quote.id} /></Line>
      <Line label={t('burn.next.after')}><Amount value={budget > amount ? budget - amount : 0n} asset={quote} /></Line>
    </>
  );
  return (
    <div className={style.next}>
      <div className="q-stack" data-gap="s">
        <Amount value={plan.amount} asset={quote} size="xl" />
        <p className="q-hint">{due ? t('burn.next.dueWhat') : t('burn.next.waits', { when: t.format.when(nextAt, now) })}</p>
        <Trigger due={due} onClick={() => setAsked(plan)} />
      </div>
      <Lines>{bill(plan)}</Lines>
      {asked && (
        <Confirm
          title={t('burn.next.action')} call={calls.executeBuyback()} action={t('action.sign')} onClose={() => setAsked(null)}
          label={{ key: 'tx.label.buyback', values: { amount: t.format.money(asked.amount, quote) } }}
          lines={<><Line label={t('burn.next.spends')} total><Amount value={asked.amount} asset={quote} exact /></Line>{bill(asked)}</>}
        >
          <Note>{t('burn.next.free')}</Note>
        </Confirm>
      )}
    </div>
  );
}

/// By the chain's word for an account, or the same rule for a visitor, who is asked for one.
function Trigger({ due, onClick }: { due: boolean; onClick: () => void }) {
  const t = useText();
  const account = useAccount();
  const look = { kind: due ? 'primary' : 'secondary', icon: 'burn', children: t('burn.next.action'), onClick } as const;
  return account ? <ActionButton action="ExecuteBuyback" says={due} {...look} /> : <AnybodyButton disabled={!due} {...look} />;
}

function Refused({ page, error }: { page: ProtocolPage; error: string }) {
  const t = useText();
  const now = useNow();
  const text = useErrorText(error);
  const quote = assetOf(useEconomy(), page.backstop.floorAsset);
  const { budget, params, retryAt } = page.buyback;
  const saving = error === 'BuybackBurn.BudgetTooSmall';
  const again = !saving && Number(retryAt) > now;
  const reason = page.price.reason;
  return (
    <div className="q-stack" data-gap="s">
      {saving ? (
        <>
          <Amount value={budget} asset={quote} size="xl" />
          <Bar label={t('burn.next.saved')} bps={shareOf(budget, params.minLot)} />
          <p className="q-hint">{t('burn.next.needs', { need: t.format.money(params.minLot, quote), have: t.format.money(budget, quote) })}</p>
        </>
      ) : (
        <>
          <Note tone="warn">
            <strong>{text?.title ?? error}</strong>{' '}
            {error === 'BuybackBurn.PriceUnavailable' && reason ? t(`protocol.noPrice.${reason}`) : text?.todo}
          </Note>
          <Lines>
            <Line label={t('burn.next.budget')}><Amount value={budget} asset={quote} /></Line>
            {again && <Line label={t('burn.next.again')}>{t.format.when(retryAt, now)}</Line>}
          </Lines>
        </>
      )}
    </div>
  );
}
