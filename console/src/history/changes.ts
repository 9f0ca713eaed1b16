// A change of parameters as its numbers, under the paths that the table of parameters has for them.

import type { ChangeRow } from './types';

export interface Leaf {
  /// As in the table: `new.steps[].age_secs`; as in the event where the table has no such row.
  path: string;
  /// Which of several, counted from 1; 0 if there is one.
  ordinal: number;
  /// The leg of a split that it is about.
  leg: string;
  old: string | null;
  now: string | null;
}

/// How events name what they tell as one number, or as a pair.
const NAMES: Readonly<Record<string, readonly string[]>> = {
  CooldownSet: ['secs'], SpendDelaySet: ['secs'], FloorSet: ['per_year'],
  StakeLimitsSet: ['min', 'max'], WalletCapSet: ['cap_bps', 'floor'],
};
const BEFORE: readonly string[] = ['new', 'params', 'plan', 'tiers'];

type Found = Map<string, { path: string; ordinal: number; leg: string; value: string }>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function collect(value: unknown, path: string, place: string, ordinal: number, leg: string, into: Found): void {
  if (Array.isArray(value)) {
    value.forEach((each: unknown, at) => {
      const name = isRecord(each) && typeof each.leg === 'string' ? each.leg : leg;
      collect(each, `${path}[]`, `${place}[${at}]`, at + 1, name, into);
    });
  } else if (isRecord(value)) {
    for (const [name, each] of Object.entries(value)) {
      collect(each, path ? `${path}.${name}` : name, place ? `${place}.${name}` : name, ordinal, leg, into);
    }
  } else if (value !== null && value !== undefined) into.set(place, { path, ordinal, leg, value: String(value) });
}

function found(value: unknown, { event, field }: ChangeRow): Found {
  const into: Found = new Map();
  const names = field === '' ? NAMES[event] : undefined;
  if (!names) collect(value, field, field, 0, '', into);
  else names.forEach((name, at) => collect(names.length > 1 && Array.isArray(value) ? value[at] : value, name, name, 0, '', into));
  return into;
}

/// Every number and word that differs. `knows` says whether the table has that path of that pallet.
export function leavesOf(row: ChangeRow, knows: (pallet: string, path: string) => boolean): Leaf[] {
  const [old, now] = [found(row.old, row), found(row.now, row)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((place): Leaf[] => {
    const [was, is] = [old.get(place), now.get(place)];
    const either = is ?? was;
    if (!either || was?.value === is?.value) return [];
    const paths = [either.path, ...BEFORE.map((name) => `${name}${either.path.startsWith('[') ? '' : '.'}${either.path}`)];
    const path = paths.find((each) => knows(row.pallet, each)) ?? either.path;
    return [{ path, ordinal: either.ordinal, leg: either.leg, old: was?.value ?? null, now: is?.value ?? null }];
  });
}
