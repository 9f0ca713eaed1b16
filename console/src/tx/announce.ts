// Says what becomes of transactions: one toast for each, which changes with it.

import { Store, useStore } from '../chain/store';
import { journal } from './journal';
import type { Phase, TxRecord } from './types';

export interface Toast {
  id: string;
  phase: Phase;
}

export const toasts = new Store<readonly Toast[]>([]);

/// How long a toast stays after its transaction has changed for the last time.
const STAYS = 7_000;
const timers = new Map<string, ReturnType<typeof setTimeout>>();

export function dismiss(id: string): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  toasts.update((now) => now.filter((toast) => toast.id !== id));
}

function show({ id, phase }: TxRecord): void {
  toasts.update((now) => [...now.filter((toast) => toast.id !== id), { id, phase }]);
  clearTimeout(timers.get(id));
  timers.set(id, setTimeout(() => dismiss(id), STAYS));
}

export function startAnnouncing(): void {
  let phases = new Map(journal.get().map(({ id, phase }) => [id, phase]));
  journal.subscribe(() => {
    const now = journal.get();
    for (const record of now) if (phases.get(record.id) !== record.phase) show(record);
    phases = new Map(now.map(({ id, phase }) => [id, phase]));
  });
}

export const useToasts = (): readonly Toast[] => useStore(toasts, (value) => value);
