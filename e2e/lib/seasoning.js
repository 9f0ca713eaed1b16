// The multipliers of act, worked out apart from the chain.

import { DAY } from './constants.js';

/// Age in days and multiplier in basis points. Tier 1 begins at the second step, and so on.
const SEASONING = [[0, 10_000n], [7, 12_000n], [30, 15_000n], [90, 20_000n], [180, 30_000n], [365, 36_000n]];

/// Multiplier of a position of the tier at an age in seconds.
export function multiplier(tier, age) {
  const [, own] = SEASONING[tier];
  const [, seasoned] = SEASONING.filter(([days]) => days * DAY <= age).at(-1);
  return own > seasoned ? own : seasoned;
}

/// Weight at `now` with boosts of so many basis points in all.
export const weightOf = ({ tier, amount, start }, now, boosts = 0n) =>
  amount * (multiplier(tier, now - start) * (10_000n + boosts) / 10_000n);

/// Power in votes at `now`: the weight without boosts, at most three times the stake.
export function powerOf({ tier, amount, start }, now) {
  const own = multiplier(tier, now - start);
  return amount * (own > 30_000n ? 30_000n : own);
}

/// Power at `now` in a poll that began at `began`.
export const powerIn = (positions, began, now) => positions
  .filter(({ start }) => start < began)
  .map((each) => [powerOf(each, began), powerOf(each, now)])
  .reduce((sum, [then, later]) => sum + (then < later ? then : later), 0n);
