// The life of a stake on act, seen by a client of the built node: emission, claims, compounding, an early
// exit, and the release of what genesis has allotted.
//
// What the chain says is compared with `lib/seasoning.js` and with fractions worked out here. A block's
// clock is the time of the block before, and what the runtime APIs say at a block holds under its clock.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { errors, expectAll, halves, number, sum } from './lib/checks.js';
import { weightOf } from './lib/seasoning.js';
import { checkSupply } from './lib/supply.js';
import { ACT, Chain, DAY, NATIVE, YEAR, errorName } from './lib.js';

const GENESIS = { genesis: 600_000_000n * ACT, caps: 400_000_000n * ACT };
/// What is issued in so many days of the first year: 50,000,000 a year.
const issued = (days) => 50_000_000n * ACT * days / 365n;

describe('the life of act', { timeout: 900_000 }, () => {
  let chain;
  let tx;
  let launch;

  const clock = async () => (await chain.vault()).clock.toNumber();
  const status = async () => (await chain.at.call.emissionApi.status()).unwrap();
  const treasury = async () => (await chain.balances({ address: chain.addressOf('treasury') })).free;

  before(async () => {
    chain = await Chain.of('act');
    ({ tx } = chain.api);
  });
  after(async () => chain?.stop());

  test('before the clock starts nobody stakes and nothing is issued', async () => {
    const { bob, eve } = chain;
    const outcomes = await chain.sendAll(
      [bob, tx.stakingVault.stake(500n * ACT, 0)],
      [eve, tx.emission.drip()],
    );
    assert.deepEqual(errors(outcomes), ['stakingVault.ClockNotStarted', 'emission.ClockNotStarted']);
    const { minted, nextDrip, perYear } = await status();
    assert.deepEqual([number(minted), nextDrip.isNone, number(perYear)], [0n, true, 0n]);
    const { circulating, mintable } = await checkSupply(chain, GENESIS);
    assert.deepEqual([circulating, mintable], [300_000_000n * ACT, 400_000_000n * ACT]);
  });

  test('stakes in two tiers at the launch, and the first week is issued by no call', async () => {
    const { bob, charlie, dave, eve } = chain;
    const stake = (tier) => tx.stakingVault.stake(500n * ACT, tier);
    expectAll(await chain.sendAll([bob, stake(0)], [charlie, stake(4)], [dave, stake(0)], [eve, stake(0)]));
    launch = await clock();
    assert.equal((await chain.vault()).launchedAt.toNumber(), launch);
    const [drip] = await chain.told('emission', 'Minted');
    assert.deepEqual([number(drip.amount), number(drip.minted)], [issued(7n), issued(7n)]);
    assert.equal(issued(7n), 958_904_109_589_041n);
    for (const [who, tier, lock] of [[bob, 0, 0], [charlie, 4, 180]]) {
      const [position] = await chain.positions(who);
      assert.deepEqual(
        [position.tier, position.amount, position.weight, position.start, position.lockEnd],
        [tier, 500n * ACT, weightOf(position, launch), launch, launch + lock * DAY],
      );
    }
    const { coveredUntil, nextDrip, perYear, nextStep } = await status();
    assert.deepEqual(
      [coveredUntil, nextDrip.unwrap()].map((each) => each.toNumber()),
      [launch + 7 * DAY, launch + 7 * DAY],
    );
    assert.deepEqual([perYear, nextStep.unwrap().perYear].map(number), [50_000_000n * ACT, 30_000_000n * ACT]);
    await checkSupply(chain, GENESIS);
  });

  test('a week is shared by weight, and the next one drips by itself', async () => {
    const { bob, charlie, eve } = chain;
    await chain.sealUntil(launch + 7 * DAY, async () =>
      assert.deepEqual(await chain.told('emission', 'Minted'), []));
    await chain.seal();
    const [drip] = await chain.told('emission', 'Minted');
    assert.deepEqual([number(drip.amount), number(drip.minted)], [issued(14n) - issued(7n), issued(14n)]);
    const { extrinsics } = await chain.decoded(chain.number);
    assert.ok(extrinsics.every(({ isSigned }) => !isSigned), 'nobody called');
    // Three of weight 1.0 and one of 3.0 had the week that is over; the new one begins now.
    for (const [who, parts] of [[bob, 1n], [eve, 1n], [charlie, 3n]]) {
      assert.deepEqual(await chain.earned(who), { claimable: issued(7n) * parts / 6n, escrowed: 0n });
    }
    await checkSupply(chain, GENESIS);
  });

  let compounded;
  test('twins claim and compound the same to the unit', async () => {
    const { bob, dave, eve } = chain;
    const before = await chain.balances(bob);
    const [claim, compound] = expectAll(await chain.sendAll(
      [bob, tx.rewards.claimRewards(NATIVE)],
      [dave, tx.rewards.compound(0)],
      [eve, tx.rewards.setAutoCompound(true)],
    ));
    const { amount, stream } = claim.event('rewards', 'Claimed');
    // 6 of 140 seconds of the second week, at 1.2 of the weight 3 x 1.2 + 3.0.
    const second = issued(14n) - issued(7n);
    const earned = (issued(7n) * 140n * 66n + second * 6n * 12n * 6n) / (6n * 140n * 66n);
    assert.equal(number(amount), earned);
    assert.ok(stream.isNone, 'there is no vesting');
    assert.equal((await chain.balances(bob)).free, before.free + earned - claim.fee);
    assert.deepEqual(await chain.earned(bob), { claimable: 0n, escrowed: 0n });
    assert.equal(number(compound.event('rewards', 'Compounded').amount), earned);
    const [position] = await chain.positions(dave);
    assert.deepEqual([position.amount, position.lockEnd], [500n * ACT + earned, launch]);
    assert.equal(position.weight, position.amount * 12_000n);
    // The chain visits who asked for it at the end of the same block.
    [compounded] = await chain.told('rewards', 'Compounded').then((all) =>
      all.filter(({ who }) => who.toString() === eve.address));
    assert.equal(number(compounded.amount), earned);
  });

  test('the chain compounds once a day for who asked for it', async () => {
    const { eve } = chain;
    const [start] = await chain.positions(eve);
    const deposit = number(chain.api.consts.rewards.compoundDeposit);
    const times = [await clock()];
    let added = 0n;
    await chain.sealUntil(chain.now + 4 * DAY, async () => {
      for (const { who, amount } of await chain.told('rewards', 'Compounded')) {
        assert.equal(who.toString(), eve.address);
        added += number(amount);
        times.push(await clock());
      }
    });
    assert.ok(times.length >= 4, `${times}`);
    times.slice(1).forEach((time, i) => assert.ok(time - times[i] >= DAY, `${times}`));
    const [position] = await chain.positions(eve);
    assert.deepEqual(
      [position.id, position.amount, position.lockEnd],
      [start.id, start.amount + added, start.lockEnd],
    );
    assert.equal((await chain.balances(eve)).held, position.amount + deposit);
    assert.equal((await chain.at.call.rewardsApi.autoCompounding(eve.address)).isTrue, true);
  });

  test('an early exit costs a tenth, and the treasury has it', async () => {
    const { ferdie } = chain;
    await chain.do(ferdie, tx.stakingVault.stake(10_000n * ACT, 3));
    const [{ id }] = await chain.positions(ferdie);
    const { stakingVaultApi } = chain.at.call;
    const preview = (await stakingVaultApi.earlyExit(ferdie.address, id)).asOk;
    assert.deepEqual([preview.returned, preview.penalty].map(number), [9_000n * ACT, 1_000n * ACT]);
    assert.deepEqual([preview.penaltyTo.type, preview.forfeited.length], ['Treasury', 0]);
    const missing = (await stakingVaultApi.earlyExit(ferdie.address, id + 1)).asErr;
    assert.equal(errorName(chain.at.registry, missing), 'stakingVault.NotFound');

    const had = [await treasury(), (await chain.balances(ferdie)).free];
    const outcomes = await chain.sendAll(
      [ferdie, tx.stakingVault.unstake(id, null)],
      [ferdie, tx.stakingVault.earlyUnstake(id)],
    );
    assert.deepEqual(errors(outcomes), ['stakingVault.Locked', null]);
    const { amount, penalty } = outcomes[1].event('stakingVault', 'EarlyUnstaked');
    assert.deepEqual([amount, penalty].map(number), [9_000n * ACT, 1_000n * ACT]);
    assert.equal(await treasury(), had[0] + 1_000n * ACT + halves(outcomes));
    const { free, held } = await chain.balances(ferdie);
    const fees = sum(outcomes.map(({ fee }) => fee));
    assert.deepEqual([free, held], [had[1] + 9_000n * ACT - fees, 0n], 'there is no cooldown');
    // What the position has earned stays.
    const { claimable } = await chain.earned(ferdie);
    const claim = await chain.do(ferdie, tx.rewards.claimRewards(NATIVE));
    assert.equal(number(claim.event('rewards', 'Claimed').amount), claimable);
    await checkSupply(chain, GENESIS);
  });

  test('a stake has its bounds, and a claim its minimum, but not after leaving', async () => {
    const { alice, bob, charlie, dave, ferdie } = chain;
    const { stake, unstake } = tx.stakingVault;
    const bounds = await chain.sendAll(
      [ferdie, stake(100n * ACT - 1n, 0)],
      [ferdie, stake(100n * ACT, 0)],
      [alice, stake(10_000_000n * ACT + 1n, 0)],
      [alice, stake(3_000_000n * ACT, 0)],
      [bob, stake(1_000_000n * ACT, 4)],
      [charlie, stake(200_000n * ACT, 0)],
      [dave, stake(100_000n * ACT, 0)],
    );
    assert.deepEqual(errors(bounds), [
      'stakingVault.BelowMinimumStake', null, 'stakingVault.AboveMaximumStake', null, null, null, null,
    ]);
    // 100 of more than 6,300,000 for six seconds.
    const [{ id }] = await chain.positions(ferdie);
    const leaving = await chain.sendAll(
      [ferdie, tx.rewards.claimRewards(NATIVE)],
      [ferdie, unstake(id, null)],
    );
    assert.deepEqual(errors(leaving), ['rewards.BelowMinimumClaim', null]);
    const { claimable } = await chain.earned(ferdie);
    assert.ok(claimable > 0n && claimable < ACT);
    const outcome = await chain.do(ferdie, tx.rewards.claimRewards(NATIVE));
    assert.equal(number(outcome.event('rewards', 'Claimed').amount), claimable);
  });

  // Allocations.

  test('an allocation is released to who has it', async () => {
    const { bob, charlie, eve, ferdie } = chain;
    const vested = async () => 100_000_000n * ACT * BigInt((await clock()) - launch) / BigInt(YEAR);
    const [view] = await chain.at.call.allocationsApi.allocationsOf(charlie.address);
    assert.deepEqual([view.id.toNumber(), number(view.releasable)], [1, await vested()]);
    const had = (await chain.balances(charlie)).free;
    const [released, early, stolen] = await chain.sendAll(
      [ferdie, tx.allocations.release(1)],
      [ferdie, tx.allocations.release(0)],
      [bob, tx.allocations.handOver(1, bob.address)],
    );
    assert.deepEqual([early.error, stolen.error], ['allocations.NothingVested', 'allocations.NotBeneficiary']);
    const first = await vested();
    assert.equal(number(released.expect().event('allocations', 'Released').amount), first);
    assert.equal((await chain.balances(charlie)).free, had + first);

    await chain.do(charlie, tx.allocations.handOver(1, eve.address));
    const held = (await chain.balances(eve)).free;
    await chain.do(ferdie, tx.allocations.release(1));
    const allocation = (await chain.at.call.allocationsApi.allocation(1)).unwrap();
    assert.deepEqual([`${allocation.allocation.beneficiary}`, number(allocation.releasable)], [eve.address, 0n]);
    assert.equal((await chain.balances(eve)).free, held + (await vested()) - first);
    await checkSupply(chain, GENESIS);
  });

  test('the emission is where its schedule says, and every block decodes', async () => {
    const { minted, behind, coveredUntil } = await status();
    const weeks = Math.floor(((await clock()) - launch) / (7 * DAY)) + 1;
    assert.deepEqual([number(minted), number(behind)], [issued(7n * BigInt(weeks)), 0n]);
    assert.equal(coveredUntil.toNumber(), launch + weeks * 7 * DAY);
    const { steps, cap } = (await chain.at.call.emissionApi.schedule()).unwrap();
    assert.deepEqual(steps.map(({ perYear }) => number(perYear) / ACT), [50_000_000n, 30_000_000n, 20_000_000n]);
    assert.equal(number(cap), GENESIS.caps);
    for (let block = 1; block <= chain.number; block += 1) {
      await chain.decoded(block);
    }
  });
});
