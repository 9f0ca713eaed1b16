// When something of an account becomes free: locks, cooldowns and streams that have not ended.

import type { AccountPage } from '../../chain/pages';
import type { AssetId, Balance, Seconds } from '../../chain/types';

export interface FreeDate {
  what: 'lock' | 'cooldown' | 'stream';
  id: number;
  at: Seconds;
  asset: AssetId;
  amount: Balance;
}

/// Those that are to come, soonest first.
export function datesOf({ positions, ledger, streams }: Pick<AccountPage, 'positions' | 'ledger' | 'streams'>, now: number): FreeDate[] {
  const dates: FreeDate[] = [
    ...positions.map(({ position: { id, lockEnd, amount } }): FreeDate => ({ what: 'lock', id, at: lockEnd, asset: 'native', amount })),
    ...ledger.unlocking.map(({ id, release, amount }): FreeDate => ({ what: 'cooldown', id, at: release, asset: 'native', amount })),
    ...streams.map(({ stream: { id, end, asset, total, collected } }): FreeDate =>
      ({ what: 'stream', id, at: end, asset, amount: total - collected })),
  ];
  return dates.filter(({ at }) => Number(at) > now).sort((one, other) => Number(one.at - other.at));
}
