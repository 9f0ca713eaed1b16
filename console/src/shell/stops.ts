// What the line above every page says about stops of the protocol.

import { hasMarket } from '../chain/market';
import type { ProtocolPage } from '../chain/pages';
import type { Entries, TriggerView } from '../chain/views';
import type { Text } from '../text';
import type { Facts, Notice } from './banners';

type Rule = (page: ProtocolPage, facts: Facts, t: Text) => string | null;

const tripped = (page: ProtocolPage, trigger: TriggerView['trigger']): TriggerView | undefined =>
  page.breakers.triggers.find((view) => view.trigger === trigger && view.tripped);

const safeMode: Rule = ({ stops }, { time }, t) => stops.safeModeUntil === undefined ? null
  : t('protocol.stops.safeMode', { until: t.format.when(stops.safeModeUntil, time.now) });

const paused: Rule = ({ stops }, _, t) => stops.paused.length === 0 ? null
  : `${t('protocol.stops.paused')} ${stops.paused.map(({ pallet, call }) => `${pallet}.${call}`).join(', ')}`;

const closed: Rule = ({ breakers: { manual } }, { time }, t) => {
  if (!manual) return null;
  const entries = (['stake', 'compound', 'buyback', 'deposit', 'job', 'delegate'] as const satisfies readonly (keyof Entries)[]).filter((entry) => manual.entries[entry]);
  return t('banner.closedUntil', {
    what: entries.map((entry) => t(`protocol.effect.${entry}`)).join(', '), until: t.format.when(manual.until, time.now),
  });
};

/// Which of the two stops it is, how far it is from its end, and when that can come.
const redirected: Rule = (page, { time, economy }, t) => {
  if (!page.breakers.redirected || !economy) return null;
  const few = tripped(page, 'FewStakers');
  const little = tripped(page, 'LowStake');
  const view = few ?? little;
  if (!view || view.value === undefined || view.clear === undefined) return t('banner.redirected');
  const values = few
    ? { value: t.format.number(view.value), clear: t.format.number(view.clear) }
    : { value: t.format.money(view.value, economy.native), clear: t.format.money(view.clear, economy.native) };
  const says = t(few ? 'banner.fewStakers' : 'banner.lowStake', values);
  const earliest = view.earliestClear;
  return earliest === undefined || Number(earliest) <= time.now ? says
    : `${says} ${t('banner.earliest', { when: t.format.when(earliest, time.now) })}`;
};

const resting: Rule = ({ breakers, buyback }, _, t) =>
  breakers.buybackPaused && buyback.params.maxLot > 0n ? t('banner.buybackPaused') : null;

const crisis: Rule = ({ breakers: { crisisUntil } }, { time }, t) =>
  crisisUntil === undefined ? null : t('banner.crisis', { until: t.format.when(crisisUntil, time.now) });

const emergency: Rule = ({ breakers }, _, t) => (breakers.emergencyOpen ? t('banner.emergency') : null);

const noPrice: Rule = (page, _, t) =>
  page.price.reason && hasMarket(page) ? `${t(`protocol.noPrice.${page.price.reason}`)} ${t('protocol.price.without')}` : null;

const RULES: readonly [string, Rule][] = [
  ['safeMode', safeMode], ['paused', paused], ['closed', closed], ['redirected', redirected], ['resting', resting],
  ['crisis', crisis], ['emergency', emergency], ['noPrice', noPrice],
];

/// Most important first. The protocol's page says more.
export function stopNotices(facts: Facts, t: Text): Notice[] {
  const page = facts.snapshot?.protocol;
  if (!page) return [];
  return RULES.flatMap(([id, rule]): Notice[] => {
    const text = rule(page, facts, t);
    const part = id === 'noPrice' ? 'price' : 'stops';
    return text === null ? [] : [{ id, tone: 'warn', text, action: { label: t('banner.what'), does: { link: 'protocol', search: { part } } } }];
  });
}
