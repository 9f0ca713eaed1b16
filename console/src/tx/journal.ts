// What was sent from this browser. It is written down before it is sent, and stays until its end is
// known, so that a reload loses nothing.

import { remember, remembered } from '../chain/chain';
import { Store, useStore } from '../chain/store';
import type { Hex } from '../chain/types';
import { isOpen, type TxRecord } from './types';

const KEPT = 40;

function stored(): TxRecord[] {
  try {
    const value: unknown = JSON.parse(remembered('transactions') ?? '[]');
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/// Newest first.
export const journal = new Store<readonly TxRecord[]>(stored().filter(({ hash }) => hash !== undefined));

function write(records: readonly TxRecord[]): void {
  const open = records.filter(isOpen).length;
  const kept = records.slice(0, Math.max(KEPT, open));
  journal.set(kept);
  // Two tabs share the place: what the other one wrote, and this one does not know, stays.
  const known = new Set(kept.map(({ id }) => id));
  const others = stored().filter(({ id }) => !known.has(id));
  const all = [...kept, ...others].filter(({ hash }) => hash !== undefined);
  all.sort((a, b) => b.madeAt - a.madeAt);
  remember('transactions', JSON.stringify(all.slice(0, KEPT)));
}

export function add(record: TxRecord): void {
  write([record, ...journal.get()]);
}

/// Changes a record; the fields that are `undefined` are taken away.
export function change(id: string, fields: { [F in keyof TxRecord]?: TxRecord[F] | undefined }): void {
  const apply = (record: TxRecord): TxRecord => {
    const next: Record<string, unknown> = { ...record, ...fields };
    for (const key of Object.keys(next)) if (next[key] === undefined) delete next[key];
    return next as unknown as TxRecord;
  };
  write(journal.get().map((record) => (record.id === id ? apply(record) : record)));
}

/// Takes away what has ended.
export function clear(genesis: Hex): void {
  const keep = journal.get().filter((record) => isOpen(record) || record.genesis !== genesis);
  journal.set(keep);
  remember('transactions', JSON.stringify(keep));
}

export const useJournal = (): readonly TxRecord[] => useStore(journal, (value) => value);

export const useRecord = (id: string | null): TxRecord | null =>
  useStore(journal, (records) => records.find((record) => record.id === id) ?? null);
