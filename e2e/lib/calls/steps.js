// What the tables of calls have in common.
//
// A step: the call, who makes it, `args`, the event that it must leave, and, where there is
// something to prepare, `before`. `check` gets the event's fields, of which the client calls some
// otherwise (`new_`), and the outcome and the chain. A call that the economy lets nobody make says with
// which error it is `refused`.

import assert from 'node:assert/strict';

export { number } from '../checks.js';
/// A hash of one repeated byte.
export const bytes = (fill) => `0x${fill.toString(16).padStart(2, '0').repeat(32)}`;

// Who makes a call.

export const by = (name) => (chain, call) => chain.send(chain[name], call);
export const council = (chain, call) =>
  chain.motion(call, [chain.alice, chain.bob, chain.charlie, chain.dave]);
export const committee = (chain, call) =>
  chain.motion(call, [chain.alice, chain.bob], 'technicalCommittee');
export const root = (chain, call) => chain.send(chain.alice, chain.api.tx.sudo.sudo(call));
export const treasurer = async (chain, call) => {
  assert.equal(await chain.asTreasurer(call), null);
  return chain.last;
};

// What steps begin with.

/// A record of the chain with some fields changed.
export const changed = (record, changes) => ({ ...Object.fromEntries(record), ...changes });
export const pass = (seconds) => (chain) => chain.sealUntil(chain.now + seconds);
