// What this page reads besides the snapshot.

import type { At } from '../../chain/at';
import type { Chain } from '../../chain/chain';
import { useExtra } from '../../chain/hooks';
import { NewestRecords } from '../../chain/newest';
import type { Seconds } from '../../chain/types';
import type { Day, Deposit } from '../../chain/views';

/// The chain keeps so many deposits.
const KEPT = 256;
/// The chain keeps so many days.
const DAYS = 366;

const deposits = new NewestRecords<Deposit>(KEPT, (at, start, limit) =>
  at.call<Deposit[]>('revenueRouterApi', 'deposits', start, limit));

/// Deposits that the chain keeps, newest first.
export const useDeposits = (): Deposit[] | null => useExtra('deposits', (at, chain) => deposits.read(at, chain));

/// When the last funding of each pool has run out, by the pool's place. A pool without a funding that
/// runs is missing.
export function useFundedUntil(): Readonly<Record<number, number>> | null {
  return useExtra('rateEnds', async (at) => {
    const entries = await at.entries<Seconds, { pool: number }[]>('rewards', 'rateEnds');
    const ends: Record<number, number> = {};
    for (const [end, rates] of entries) {
      for (const { pool } of rates) ends[pool] = Math.max(ends[pool] ?? 0, Number(end));
    }
    return ends;
  });
}

/// Records before the last one, which no new block changes.
let known: { of: Chain; last: number; older: Day[] } | null = null;

async function readDays(at: At, chain: Chain): Promise<Day[]> {
  if (!at.has('consoleApi', 'days')) return [];
  const last = await at.query<number | undefined>('daybook', 'last');
  if (last === undefined) return [];
  const newest = await at.call<Day[]>('consoleApi', 'days', last, 1);
  if (known?.of !== chain || known.last !== last) {
    const from = Math.max(0, last - DAYS + 1);
    known = { of: chain, last, older: await at.call<Day[]>('consoleApi', 'days', from, last - from) };
  }
  return [...known.older, ...newest];
}

/// Records of days, oldest first; none where the runtime keeps none.
export const useDays = (): Day[] | null => useExtra('days', readDays, true);
