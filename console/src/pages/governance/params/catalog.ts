// The table of parameters, which the tests of the runtime write, beside what the chain has now.

import table from '../../../../../runtime/parameters.json';
import { toAsset } from '../../../chain/plain';
import type { ProtocolPage } from '../../../chain/pages';
import type { Asset, AssetId, Economy } from '../../../chain/types';
import { splitsOf } from '../../protocol/revenue';
import { placesOf, type Place } from './path';

export interface Row {
  pallet: string;
  call: string;
  parameter: string;
  unit: string;
  least: string;
  most: string;
  note: string;
  step: { kind: string; from?: string; by?: string };
}

const ROWS: readonly Row[] = table;

/// What of a call there are several of.
export type Target =
  | { is: 'tier' | 'plan' | 'schedule'; id: number }
  | { is: 'pool'; asset: AssetId }
  | { is: 'revenue'; kind: string }
  | { is: 'block' };

/// What one call sets at once.
export interface Group {
  key: string;
  pallet: string;
  call: string;
  target: Target | null;
  /// The arguments that would change nothing, by the names and in the order of the chain.
  args: Readonly<Record<string, unknown>>;
  /// Nothing of it can be changed.
  fixed: boolean;
}

/// A number of a group.
export interface Item {
  key: string;
  row: Row;
  place: Place;
  /// Which of several, counted from 1; 0 if there is one.
  ordinal: number;
  unit: Unit;
  least: bigint;
  most: bigint;
}

export type Unit =
  | { is: 'amount'; asset: Asset }
  /// A factor is in basis points, as a share is.
  | { is: 'share' | 'factor' | 'secs' | 'blocks' | 'count' };

/// What pages have no view of, read beside the rest.
export interface Settings {
  breakers?: unknown;
  subscriptions?: unknown;
  allocations?: unknown;
  backstop?: { floorPerYear: bigint; spendDelaySecs: bigint; minSpendDelaySecs: bigint } | undefined;
}

export interface Known {
  economy: Economy;
  protocol: ProtocolPage;
  settings: Settings;
}

const group = (pallet: string, call: string, args: Record<string, unknown>, target: Target | null = null, fixed = false): Group => ({
  key: [pallet, call, ...(target ? Object.values(target) : [])].join('.'), pallet, call, args, target, fixed,
});

/// All groups that this economy has, in the order of the table.
export function groupsOf({ protocol, settings }: Known): Group[] {
  const { params, polls, sessions, badges, emission } = protocol;
  const { breakers, subscriptions, allocations, backstop } = settings;
  const groups = [
    ...params.tiers.map(({ id, ...tier }) =>
      group('StakingVault', 'set_tier', { tier: id, new: tier }, { is: 'tier', id }, params.immutableTiers)),
    group('StakingVault', 'set_stake_limits', { min: params.minStake, max: params.maxStake }),
    ...(params.walletCapBps === undefined ? []
      : [group('StakingVault', 'set_wallet_cap', { capBps: params.walletCapBps, floor: params.capFloor })]),
    group('StakingVault', 'set_cooldown', { secs: params.cooldownSecs }),
    ...protocol.pools.map((pool) =>
      group('Rewards', 'set_pool_params', { asset: toAsset(pool.asset), params: pool.params }, { is: 'pool', asset: pool.asset })),
    group('PriceFeed', 'set_params', { params: protocol.price.params }),
    ...splitsOf(protocol).map(([kind, shares]) => group('RevenueRouter', 'set_split', { kind, new: shares }, { is: 'revenue', kind })),
    ...(backstop ? [
      group('Backstop', 'set_floor', { perYear: backstop.floorPerYear }),
      group('Backstop', 'set_spend_delay', { secs: backstop.spendDelaySecs }),
    ] : []),
    group('BuybackBurn', 'set_params', { params: protocol.buyback.params }),
    ...(breakers ? [group('CircuitBreaker', 'set_params', { params: breakers })] : []),
    group('FeeDiscounts', 'set_tiers', { tiers: protocol.discounts }),
    ...protocol.plans.map(({ id, plan }) => group('Subscriptions', 'set_plan', { id, plan }, { is: 'plan', id })),
    ...(subscriptions ? [group('Subscriptions', 'set_params', { params: subscriptions })] : []),
    ...(emission && emission.params.blockReward > 0n
      ? [group('Emission', 'lower', { rate: { type: 'BlockReward' }, value: emission.params.blockReward }, { is: 'block' })] : []),
    ...(emission?.params.steps ?? []).map(({ perYear }, id) =>
      group('Emission', 'lower', { rate: { type: 'PerYear', value: id }, value: perYear }, { is: 'schedule', id })),
    ...(allocations ? [group('Allocations', 'set_params', { params: allocations })] : []),
    ...(polls ? [group('StakeVoting', 'set_params', { params: polls.params })] : []),
    ...(sessions ? [group('Debates', 'set_params', { params: sessions.params })] : []),
    ...(badges ? [group('GenesisBadge', 'set_params', { params: badges.params })] : []),
  ];
  return groups.filter((each) => ROWS.some((row) => row.pallet === each.pallet && row.call === each.call
    && placesOf(each.args, row.parameter).length > 0));
}

const NO_UNIT: Asset = { id: 'native', symbol: '', decimals: 0, minimumBalance: 0n };

function unitOf(row: Row, group: Group, economy: Economy): Unit {
  const of = (id: AssetId): Unit => ({ is: 'amount', asset: economy.assets.find((each) => each.id === id) ?? NO_UNIT });
  const { unit } = row;
  if (unit === 'seconds') return { is: 'secs' };
  if (unit.startsWith('basis points')) return { is: FACTORS.test(row.parameter) ? 'factor' : 'share' };
  if (unit.startsWith('blocks')) return { is: 'blocks' };
  if (!unit.startsWith('smallest units')) return { is: 'count' };
  if (group.target?.is === 'pool') return of(group.target.asset);
  return unit.endsWith('native token') ? of('native') : of(economy.assets.find(({ id }) => id !== 'native')?.id ?? 'native');
}

const FACTORS = /multiplier_bps$|OverBase$|\.voting\.|\.launch\..*_bps$/;

const HOUR = 24n;

/// Ranges that follow from the economy are written down for one economy; here they are those of this one.
function rangeOf(row: Row, group: Group, unit: Unit, { protocol, settings }: Known): [bigint, bigint] {
  const range: [bigint, bigint] = [BigInt(row.least), BigInt(row.most)];
  const whole = (units: bigint): bigint => (unit.is === 'amount' ? units * 10n ** BigInt(unit.asset.decimals) : units);
  const day = protocol.polls?.params.daySecs ?? protocol.sessions?.params.daySecs;
  const secs = (hours: bigint, days: bigint): [bigint, bigint] => (day ? [atLeast((day * hours) / HOUR), day * days] : range);
  const field = row.parameter.split('.').at(-1) ?? '';
  if (row.parameter === 'min' && group.call === 'set_stake_limits') return [protocol.state.existentialDeposit, whole(100_000n)];
  if (row.parameter === 'max' && group.call === 'set_stake_limits') return [protocol.params.minStake, range[1]];
  if (group.call === 'set_pool_params') {
    if (field === 'min_funding') return [1n, whole(1_000_000n)];
    if (field === 'min_claim') return [1n, whole(100n)];
    if (field === 'min_compound') return [1n, whole(10_000n)];
  }
  if (group.call === 'set_spend_delay') return [settings.backstop?.minSpendDelaySecs ?? range[0], range[1]];
  if (group.pallet === 'StakeVoting' || group.pallet === 'Debates') {
    if (field === 'boost_secs') return secs(1n, 365n);
    if (field === 'record_secs') return secs(1n, 30n);
    if (field === 'vote_blocks' || field === 'timelock_blocks') {
      const long = field === 'vote_blocks' && !row.parameter.startsWith('params.emergency');
      const [least, most] = secs(long ? 24n : 1n, 28n);
      return day ? [atLeast(least / SLOT), most / SLOT] : range;
    }
  }
  return range;
}

/// Seconds of a block.
const SLOT = 6n;
const atLeast = (value: bigint): bigint => (value > 0n ? value : 1n);

/// The numbers of a group. A pool has rows for each of its assets: those of its own decimals count.
export function itemsOf(group: Group, known: Known): Item[] {
  const seen = new Set<string>();
  const items = ROWS.filter((row) => row.pallet === group.pallet && row.call === group.call).flatMap((row) => {
    const places = seen.has(row.parameter) ? [] : placesOf(group.args, row.parameter);
    if (isOther(row, group)) return [];
    seen.add(row.parameter);
    const unit = unitOf(row, group, known.economy);
    const [least, most] = rangeOf(row, group, unit, known);
    return places.map((place, at): Item => ({
      key: `${group.key}:${row.parameter}:${at}`, row, place, ordinal: row.parameter.includes('[]') ? at + 1 : 0, unit, least, most,
    }));
  });
  return interleaved(items);
}

/// What belongs to one entry of a list stands together.
function interleaved(items: readonly Item[]): Item[] {
  const listed = items.filter(({ ordinal }) => ordinal > 0).sort((one, other) => one.ordinal - other.ordinal);
  const first = items.findIndex(({ ordinal }) => ordinal > 0);
  const rest = items.filter(({ ordinal }) => ordinal === 0);
  return first < 0 ? rest : [...rest.slice(0, first), ...listed, ...rest.slice(first)];
}

/// A line of the schedule and the reward of a block have the same path, and a row each.
const isOther = (row: Row, group: Group): boolean =>
  group.call === 'lower' && row.note.startsWith('reward of a block') !== (group.target?.is === 'block');
