// What is wrong with a stake before it is sent, in the order in which it is said.

import type { Balance } from '../../chain/types';
import type { Parsed } from '../../text/format';

export type Problem =
  | { is: Exclude<Parsed['is'], 'amount' | 'empty'> | 'zero' | 'positions' | 'closed' }
  | { is: 'belowMinimum' | 'aboveMaximum'; limit: Balance }
  | { is: 'balance'; have: Balance; fees: Balance }
  /// The chain would take `accepted` and refuse the rest.
  | { is: 'cap'; accepted: Balance }
  | { is: 'capped' };

export interface Limits {
  minStake: Balance;
  maxStake: Balance | undefined;
  /// Positions and chunks that the account has, and the most it can have.
  entries: number;
  mostEntries: number;
  staked: Balance;
  /// What can be spent, and the fees of the whole way out; `null` without an account.
  transferable: Balance | null;
  fees: Balance;
  /// What the wallet cap leaves; `undefined` without a cap.
  allowance: Balance | undefined;
  /// New stake is taken at all.
  open: boolean;
}

/// Problems that still let the stake be sent.
export const isWarning = (problem: Problem): boolean => problem.is === 'cap';

/// The first problem of what is typed; `null` if there is none, or nothing is typed.
export function check(parsed: Parsed, limits: Limits): Problem | null {
  if (parsed.is === 'empty') return null;
  if (parsed.is !== 'amount') return { is: parsed.is };
  const { value } = parsed;
  if (value === 0n) return { is: 'zero' };
  if (value < limits.minStake) return { is: 'belowMinimum', limit: limits.minStake };
  if (limits.transferable !== null && value + limits.fees > limits.transferable) {
    return { is: 'balance', have: limits.transferable, fees: limits.fees };
  }
  if (limits.maxStake !== undefined && limits.staked + value > limits.maxStake) {
    return { is: 'aboveMaximum', limit: limits.maxStake - limits.staked };
  }
  if (limits.allowance !== undefined) {
    if (limits.allowance < limits.minStake) return { is: 'capped' };
    if (value > limits.allowance) return { is: 'cap', accepted: limits.allowance };
  }
  if (limits.entries >= limits.mostEntries) return { is: 'positions' };
  return limits.open ? null : { is: 'closed' };
}
