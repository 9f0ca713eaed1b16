// Checks that the sections of a launch file have in common.

import { address, bytesOf, isPallet } from './accounts.js';

export function ensure(holds, why) {
  if (!holds) {
    throw new Error(why);
  }
}

export function account(text, what) {
  const bytes = typeof text === 'string' ? bytesOf(text) : null;
  ensure(bytes, `${what}: not an account: ${text}`);
  ensure(!isPallet(bytes), `${what}: ${text} is an account of a pallet, which has no key`);
  return address(bytes);
}

/// Different accounts, `least` at least.
export function members(list, what, least) {
  ensure(Array.isArray(list), `${what}: missing`);
  const all = list.map((each) => account(each, what));
  ensure(new Set(all).size === all.length, `${what}: an account is named twice`);
  ensure(all.length >= least, `${what}: ${all.length} accounts, at least ${least} are needed`);
  return all;
}
