// What the safety stops do to whom.

import type { ProtocolPage } from '../../chain/pages';
import type { Asset } from '../../chain/types';
import type { Trigger, TriggerView } from '../../chain/views';
import type { Text } from '../../text';

/// Below a tenth of its level a trigger is close.
const CLOSE_BPS = 1_000n;

export type TriggerState = 'off' | 'tripped' | 'unknown' | 'close' | 'quiet';

export function stateOf({ enabled, tripped, value, headroomBps }: TriggerView): TriggerState {
  if (tripped) return 'tripped';
  if (!enabled) return 'off';
  if (value === undefined) return 'unknown';
  return headroomBps !== undefined && headroomBps < CLOSE_BPS ? 'close' : 'quiet';
}

export const toneOf = (state: TriggerState): 'good' | 'warn' | 'bad' | undefined =>
  ({ off: undefined, tripped: 'bad', unknown: 'warn', close: 'warn', quiet: 'good' } as const)[state];

/// What a trigger measures.
export const unitOf: Record<Trigger, 'native' | 'count' | 'price' | 'floor'> = {
  LowStake: 'native', FewStakers: 'count', PriceCrash: 'price', ZeroRevenue: 'floor', RewardFloor: 'floor',
};

/// A value of that trigger, in its unit.
export function measured(trigger: Trigger, value: bigint, assets: { native: Asset; floor: Asset; price: Asset }, t: Text): string {
  const unit = unitOf[trigger];
  if (unit === 'count') return t.format.number(value);
  if (unit !== 'price') return t.format.money(value, assets[unit]);
  const { whole, fraction, symbol } = t.format.amount(value, assets.price, false, 6);
  return `${whole}${fraction}\u00a0${symbol}`;
}

/// Something that a stop may change: whether it is as always, and until when it is not.
export interface Effect {
  key: 'rewards' | 'buyback' | 'share' | 'emergency' | 'stake' | 'compound' | 'deposit';
  usual: boolean;
  until?: bigint | undefined;
}

export function effectsOf({ breakers, buyback, backstop, revenue, splits }: ProtocolPage): Effect[] {
  const { manual, redirected, buybackPaused, crisisUntil, emergencyOpen } = breakers;
  const closed = (entry: 'stake' | 'compound' | 'buyback' | 'deposit') => manual?.entries[entry] ?? false;
  const buys = buyback.params.maxLot > 0n;
  const effects: Effect[] = [{ key: 'rewards', usual: !redirected }];
  if (buys) {
    effects.push(
      { key: 'buyback', usual: !buybackPaused && !closed('buyback'), until: closed('buyback') ? manual?.until : undefined },
      { key: 'share', usual: crisisUntil === undefined, until: crisisUntil },
    );
  }
  if (backstop.emergency > 0n || emergencyOpen) effects.push({ key: 'emergency', usual: !emergencyOpen });
  const entries = ['stake', 'compound', ...(revenue.length > 0 || splits.some(([, shares]) => shares.length > 0) ? ['deposit' as const] : [])] as const;
  for (const key of entries) effects.push({ key, usual: !closed(key), until: closed(key) ? manual?.until : undefined });
  return effects;
}

/// A gauge from zero: how far it is filled, and where the levels are, from 0 to 1. It shows up to three
/// times the level at which the stop clears.
export function gaugeOf(value: bigint, trip: bigint, clear: bigint): { fill: number; trip: number; clear: number } {
  const level = clear > trip ? clear : trip;
  const most = value > level ? value : level;
  const end = most > 3n * level ? 3n * level : most + most / 10n;
  const place = (at: bigint) => (end > 0n ? Math.min(1, Number((at * 10_000n) / end) / 10_000) : 0);
  return { fill: place(value), trip: place(trip), clear: place(clear) };
}
