// The parts of a supply that are released over time. How much and when is the preset's, to whom is the
// launch file's.

import { stringToU8a } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { address } from './accounts.js';
import { amountOf, marked, tokens, units } from './amounts.js';
import { account, ensure, members } from './check.js';

/// Names of such parts in the economies.
const PARTS = ['presale', 'team', 'partners'];

/// Stands for the holders of a part in a preset.
const placeholder = (part) => address(blake2AsU8a(stringToU8a(`quaestor testnet, to be replaced: ${part}`)));

/// The holders that the file names for a part, with their amounts.
function holders(named, what, amount, properties) {
  if (typeof named !== 'object') {
    return [[account(named, what), amount]];
  }
  const entries = Object.entries(named);
  const accounts = members(entries.map(([who]) => who), what, 1);
  const amounts = entries.map(([who, text]) => units(text, properties.tokenDecimals, what, who));
  const found = amounts.reduce((total, each) => total + each, 0n);
  ensure(found === amount,
    `${what}: the sum is ${tokens(found, properties)}, the part is ${tokens(amount, properties)}`);
  return accounts.map((who, i) => [who, amounts[i]]);
}

/// An allocation for each holder. The first unlocks are rounded such that they sum to that of the part.
function split(allocation, list, what) {
  const [first, total] = [allocation.firstUnlock, allocation.total].map(amountOf);
  const firstOf = (amount) => (first * amount) / (first + total);
  let before = 0n;
  return list.map(([beneficiary, amount]) => {
    const firstUnlock = firstOf(before + amount) - firstOf(before);
    before += amount;
    ensure(amount > firstUnlock, `${what}: nothing is left to be released to ${beneficiary}`);
    return { ...allocation, beneficiary, firstUnlock: marked(firstUnlock), total: marked(amount - firstUnlock) };
  });
}

/// The parts of the preset with an allocation for each of their holders, in the order of the preset.
export function parts(plan, genesis, properties) {
  const named = plan.allocations ?? {};
  const found = genesis.allocations.allocations.map((allocation) => {
    const name = PARTS.find((part) => placeholder(part) === allocation.beneficiary);
    const first = amountOf(allocation.firstUnlock);
    const amount = first + amountOf(allocation.total);
    ensure(name, `allocations: ${allocation.beneficiary} of the preset stands for no part that has a name`);
    ensure(named[name] !== undefined, `allocations: nobody is named for ${name}, ${tokens(amount, properties)}`);
    const what = `allocations: ${name}`;
    return { name, amount, first, list: split(allocation, holders(named[name], what, amount, properties), what) };
  });
  const unknown = Object.keys(named).find((name) => found.every((part) => part.name !== name));
  ensure(unknown === undefined, `allocations: the preset releases no part called ${unknown}`);
  // What is released to the wrong account is lost: nobody takes an allocation back.
  const alone = found.filter(({ list }) => list.length === 1).map(({ list: [only] }) => only.beneficiary);
  const twice = alone.find((who, i) => alone.indexOf(who) !== i);
  ensure(twice === undefined, `allocations: ${twice} is the only holder of two parts`);
  return found;
}
