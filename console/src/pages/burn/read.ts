// What this page reads besides the snapshot.

import type { At } from '../../chain/at';
import { useExtra } from '../../chain/hooks';
import { NewestRecords } from '../../chain/newest';
import type { Buyback } from '../../chain/views';

/// The chain keeps so many records.
const KEPT = 1_024;

const records = new NewestRecords<Buyback>(KEPT, (at: At, start, limit) =>
  at.call<Buyback[]>('buybackApi', 'buybacks', start, limit));

/// Lots and direct burns that the chain keeps, newest first.
export const useRecords = (): Buyback[] | null => useExtra('buybacks', (at, chain) => records.read(at, chain));
