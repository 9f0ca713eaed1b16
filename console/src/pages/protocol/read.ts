// What this page reads besides the snapshot.

import { useExtra } from '../../chain/hooks';
import { NewestRecords } from '../../chain/newest';
import type { Seconds } from '../../chain/types';
import type { Deposit } from '../../chain/views';

/// The chain keeps so many deposits.
const KEPT = 256;

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
