// How much of a position can be taken out: all of it, or what leaves at least the least stake in it.

import type { Balance } from '../../chain/types';
import type { Parsed } from '../../text/format';

export type Part =
  /// `amount` is `undefined` for all of it, as in the call.
  | { is: 'ready'; amount: Balance | undefined }
  /// `most` is what can be taken out otherwise than all; `null` if only all can.
  | { is: 'gap'; most: Balance | null }
  | { is: 'above' | 'zero' | Exclude<Parsed['is'], 'amount'> };

export function partOf(parsed: Parsed, whole: Balance, least: Balance): Part {
  if (parsed.is !== 'amount') return parsed;
  const { value } = parsed;
  if (value === 0n) return { is: 'zero' };
  if (value > whole) return { is: 'above' };
  if (value === whole) return { is: 'ready', amount: undefined };
  if (whole - value >= least) return { is: 'ready', amount: value };
  return { is: 'gap', most: whole > least ? whole - least : null };
}
