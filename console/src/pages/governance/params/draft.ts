// A change that is being written: which values are others than now, and whether the chain would take it.

import type { Parsed } from '../../../text/format';
import { decimalsOf, parsedOf } from './typed';
import type { Group, Item } from './catalog';
import { refusalOf, together, type Refusal } from './check';
import { changed } from './path';

export type Problem = Refusal | { is: 'form'; parsed: Exclude<Parsed['is'], 'amount'>; decimals: number };

export interface Draft {
  /// Values that are others than now, by item.
  values: ReadonlyMap<string, bigint>;
  problems: ReadonlyMap<string, Problem>;
  /// The arguments of the call.
  args: Readonly<Record<string, unknown>>;
}

/// What is typed, item by item; an item that is not there stays as it is.
export type Typed = Readonly<Record<string, string>>;

export function draftOf(group: Group, items: readonly Item[], typed: Typed, separator: string): Draft {
  const values = new Map<string, bigint>();
  const problems = new Map<string, Problem>();
  for (const item of items) {
    const text = typed[item.key];
    if (text === undefined) continue;
    const parsed = parsedOf(text, item.unit, separator);
    if (parsed.is !== 'amount') {
      problems.set(item.key, { is: 'form', parsed: parsed.is, decimals: decimalsOf(item.unit) });
      continue;
    }
    if (parsed.value === item.place.value) continue;
    values.set(item.key, parsed.value);
    const refusal = refusalOf(item, parsed.value);
    if (refusal) problems.set(item.key, refusal);
  }
  const joint = values.size > 0 ? together(items, values) : null;
  if (joint && !problems.has(joint.item.key)) problems.set(joint.item.key, joint.refusal);
  return { values, problems, args: argsOf(group, items, values) };
}

function argsOf(group: Group, items: readonly Item[], values: ReadonlyMap<string, bigint>): Readonly<Record<string, unknown>> {
  let args: unknown = group.args;
  for (const item of items) {
    const value = values.get(item.key);
    if (value !== undefined) args = changed(args, item.place.path, value);
  }
  return Object.fromEntries(Object.entries(args ?? {}));
}
