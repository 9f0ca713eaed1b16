// Calls in words: what would be different once they are made.

import { callOf, type CallView } from '../../chain/proposals';
import { assetOf } from '../../chain/hooks';
import type { AssetId } from '../../chain/types';
import type { Text } from '../../text';
import { filled, type ChainWords } from '../../text/chain';
import { groupsOf, itemsOf, type Group, type Item, type Known, type Unit } from './params/catalog';
import { pathKey, placesOf } from './params/path';

export interface Speech {
  t: Text;
  words: ChainWords;
  known: Known;
  /// Names an account.
  name: (address: string) => string;
  now: number;
}

export interface Change {
  key: string;
  label: string;
  before: string;
  after: string;
}

export interface Described {
  title: string;
  /// Parameters that would be others than now.
  changes: Change[];
  /// Calls that it would make.
  inner: Described[];
  /// `pallet.call` and its arguments, as the chain has them.
  call: CallView;
}

/// The seconds of a block, for what the chain counts in blocks.
const blockSecs = ({ economy }: Known): number => economy.slotMillis / 1000;

export function unitText(value: bigint, unit: Unit, { t, known }: Pick<Speech, 't' | 'known'>): string {
  switch (unit.is) {
    case 'amount': return t.format.money(value, unit.asset);
    case 'share': return t.format.percent(value);
    case 'factor': return t.format.times(value);
    case 'secs': return t.format.duration(value);
    case 'blocks': return t('governance.blocks', {
      blocks: t.format.number(value), about: t.format.duration(Number(value) * blockSecs(known)),
    });
    case 'count': return t.format.number(value);
  }
}

/// How people call what a group sets.
export function groupName(group: Group, { words, known, t }: Pick<Speech, 'words' | 'known' | 't'>): string {
  return filled(words.groups[`${group.pallet}.${group.call}`] ?? group.call, { target: targetName(group, { words, known, t }) });
}

function targetName({ target, args }: Group, { words, known, t }: Pick<Speech, 'words' | 'known' | 't'>): string {
  if (!target) return '';
  const { economy } = known;
  switch (target.is) {
    case 'tier': {
      const lock = known.protocol.params.tiers[target.id]?.lockSecs ?? 0n;
      return economy.tiers[target.id] ?? (lock === 0n ? t('stake.noLock') : t.format.duration(lock));
    }
    case 'plan': return economy.plans[Number(args.id)] ?? t.format.number(target.id);
    case 'pool': return assetOf(economy, target.asset).symbol;
    case 'schedule': return filled(words.targets.schedule ?? '', { id: t.format.number(target.id + 1) });
    case 'block': return words.targets.block ?? '';
    case 'revenue': return words.targets[target.kind] ?? target.kind;
  }
}

/// How people call a parameter.
export function itemName({ row, place, ordinal }: Item, group: Group, words: ChainWords): string {
  const leg = legOf(group, place.path);
  return filled(words.parameters[`${row.pallet}.${row.parameter}`] ?? row.parameter, {
    n: String(ordinal), leg: words.legs[leg] ?? leg,
  });
}

function legOf({ args }: Group, path: readonly unknown[]): string {
  const [name, at] = path;
  const list = typeof name === 'string' ? args[name] : undefined;
  const share: unknown = Array.isArray(list) && typeof at === 'number' ? list[at] : undefined;
  return typeof share === 'object' && share !== null && 'leg' in share && typeof share.leg === 'string' ? share.leg : '';
}

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/// The group that a call would change.
function groupFor({ pallet, name, args }: CallView, groups: readonly Group[]): Group | undefined {
  return groups.find((group) => {
    if (lower(group.pallet) !== pallet || camel(group.call) !== name) return false;
    const { target } = group;
    switch (target?.is) {
      case undefined: return true;
      case 'tier': return args.tier === target.id;
      case 'plan': return args.id === target.id;
      case 'pool': return args.asset === target.asset;
      case 'revenue': return args.kind === target.kind;
      case 'block': return isObject(args.rate) && args.rate.type === 'BlockReward';
      case 'schedule': return isObject(args.rate) && args.rate.value === target.id;
    }
  });
}

function changesOf(call: CallView, group: Group, speech: Speech): Change[] {
  return itemsOf(group, speech.known).flatMap((item) => {
    const after = placesOf(call.args, item.row.parameter).find(({ path }) => pathKey(path) === pathKey(item.place.path));
    if (!after || after.value === item.place.value) return [];
    const say = (value: bigint) => unitText(value, item.unit, speech);
    return [{ key: item.key, label: itemName(item, group, speech.words), before: say(item.place.value), after: say(after.value) }];
  });
}

/// The calls inside of a call.
function innerOf({ args }: CallView): CallView[] {
  const values = Object.values(args).flatMap((value) => (Array.isArray(value) ? value : [value]));
  return values.map(callOf).filter((call) => call !== null);
}

export function describe(call: CallView, speech: Speech): Described {
  const { words, known } = speech;
  const group = groupFor(call, groupsOf(known));
  const inner = innerOf(call).map((each) => describe(each, speech));
  if (group) {
    return { title: groupName(group, speech), changes: changesOf(call, group, speech), inner, call };
  }
  const text = words.calls[`${call.pallet}.${call.name}`];
  return { title: text ? filled(text, valuesOf(call, speech)) : `${call.pallet}.${call.name}`, changes: [], inner, call };
}

/// Arguments as a sentence wants them.
function valuesOf({ args, name }: CallView, speech: Speech): Record<string, string> {
  const { t, now, known: { economy } } = speech;
  const asset = [args.assetKind, args.asset].find((each): each is AssetId => each === 'native' || typeof each === 'number') ?? 'native';
  const values = Object.entries(args).map(([key, value]): [string, string] => {
    if (key === 'amount' && typeof value === 'bigint') return [key, t.format.money(value, assetOf(economy, asset))];
    if (key === 'until' && typeof value === 'bigint') return [key, t.format.when(value, now)];
    if (Array.isArray(value)) return ['n', t.format.number(value.length)];
    return [key, argumentText(value, speech)];
  });
  return Object.fromEntries(name === 'setMembers' ? values.filter(([key]) => key !== 'prime') : values);
}

/// An argument of which nothing is known but its value.
export function argumentText(value: unknown, speech: Pick<Speech, 't' | 'name'>): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'bigint' || typeof value === 'number') return speech.t.format.number(value);
  if (typeof value === 'string') return textOf(value, speech);
  if (Array.isArray(value)) return value.map((each) => argumentText(each, speech)).join(', ');
  const call = callOf(value);
  if (call) return `${call.pallet}.${call.name}`;
  if (!isObject(value)) return String(value);
  if (typeof value.type === 'string') {
    // An address may be written in several ways; this is the only one that is used.
    if (value.type === 'Id') return argumentText(value.value, speech);
    return 'value' in value && value.value !== undefined ? `${value.type} ${argumentText(value.value, speech)}` : value.type;
  }
  return Object.entries(value).map(([key, each]) => `${key} ${argumentText(each, speech)}`).join(', ');
}

const LONG = 24;

/// Addresses by name, and long bytes by their ends.
function textOf(value: string, { name }: Pick<Speech, 'name'>): string {
  if (/^[1-9A-HJ-NP-Za-km-z]{46,48}$/.test(value)) return name(value);
  return value.length > LONG && value.startsWith('0x') ? `${value.slice(0, 10)}…${value.slice(-6)}` : value;
}
