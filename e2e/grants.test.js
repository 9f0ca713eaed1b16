// A grant that the treasury of quiver pays by milestones: one motion approves a spend for each, with the block
// from which it counts, and the council voids what was not delivered.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { council } from './lib/calls/steps.js';
import { errors, halves, number } from './lib/checks.js';
import { Chain, NATIVE, QUIV } from './lib.js';

/// The delay of a spend, seven days of the development chain, in blocks.
const DELAY = 24;
/// Blocks between two milestones.
const APART = 30;
const PARTS = [10_000n * QUIV, 20_000n * QUIV, 30_000n * QUIV];

describe('a grant by milestones', { timeout: 600_000 }, () => {
  let chain;
  let tx;
  let spends;
  const treasury = async () => (await chain.balances({ address: chain.addressOf('treasury') })).free;
  const grantee = async () => (await chain.balances(chain.ferdie)).free;
  /// Seals until the next block is that of this number.
  const reach = async (block) => {
    while (chain.number < block - 1) {
      await chain.seal();
    }
  };

  before(async () => {
    chain = await Chain.of('quiver');
    ({ tx } = chain.api);
    await chain.seal();
    await chain.seal();
  });
  after(async () => chain?.stop());

  test('two thirds of the council approve its three spends in one motion', async () => {
    const from = [null, chain.number + APART, chain.number + 2 * APART];
    const calls = PARTS.map((amount, i) => tx.treasury.spend(NATIVE, amount, chain.ferdie.address, from[i]));
    const outcome = await council(chain, tx.utility.batchAll(calls));
    spends = outcome.all('treasury', 'AssetSpendApproved')
      .map(({ index, amount, validFrom }) => ({ index, amount: number(amount), from: validFrom.toNumber() }));
    assert.deepEqual(spends.map(({ amount }) => amount), PARTS);
    assert.deepEqual(spends.map((spend) => spend.from), [chain.number, ...from.slice(1)]);
  });

  test('the first is paid after the delay, and the second has to wait for its block', async () => {
    const [first, second] = spends;
    await reach(first.from + DELAY - 1);
    const early = await chain.send(chain.eve, tx.treasury.payout(first.index));
    assert.deepEqual([chain.number, early.error], [first.from + DELAY - 1, 'system.CallFiltered']);
    const had = [await treasury(), await grantee()];
    const outcomes = await chain.sendAll(...[first, second].map(({ index }) => [chain.eve, tx.treasury.payout(index)]));
    assert.deepEqual(errors(outcomes), [null, 'system.CallFiltered']);
    assert.equal(number(outcomes[0].event('treasury', 'Paid').index), number(first.index));
    assert.equal(await grantee(), had[1] + PARTS[0]);
    const issued = (await chain.told('emission', 'Divided')).reduce((all, { treasury: part }) => all + number(part), 0n);
    assert.equal(await treasury(), had[0] - PARTS[0] + halves(outcomes) + issued);
  });

  test('what was not delivered is voided, and the rest is paid', async () => {
    const [, second, third] = spends;
    const voided = await council(chain, tx.treasury.voidSpend(third.index));
    assert.equal(number(voided.event('treasury', 'AssetSpendVoided').index), number(third.index));
    const had = await grantee();
    await reach(third.from + DELAY);
    const outcomes = await chain.sendAll(...[second, third].map(({ index }) => [chain.eve, tx.treasury.payout(index)]));
    assert.deepEqual(errors(outcomes), [null, 'treasury.InvalidIndex']);
    assert.equal(await grantee(), had + PARTS[1]);
  });
});
