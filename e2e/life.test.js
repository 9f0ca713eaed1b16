// The whole life of a stake on qtra-dev, seen by a client of the built node.
//
// The engine's clock in a block is the time of the block before (`chain.now`), and what the runtime
// APIs say at a block is the state after it, under its clock. So what a claim in block N should get
// is what the API says at N of a twin, who staked the same at the same time and does not claim; and,
// when nothing is emitted any more, what it said of the claimer at N - 1. Both are equalities.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Chain, DAY, DOLLAR, NATIVE, QTRA, USDC, errorName } from './lib.js';

const STAKE = 10_000n * QTRA;
const WARM_UP = 7 * DAY;
const NONE = { claimable: 0n, escrowed: 0n };

const number = (value) => value.toBigInt();
const assetOf = ({ asset }) => (asset.isNative ? 'qtra' : 'usdc');

describe('the life of a stake', { timeout: 900_000 }, () => {
  let chain;
  let vault;
  let rewards;
  let staked;
  const fees = new Map();

  /// Sends, and counts the fee.
  const send = async (who, call) => {
    const outcome = await chain.send(who, call);
    fees.set(who.address, (fees.get(who.address) ?? 0n) + outcome.fee);
    return outcome;
  };
  const must = async (who, call) => (await send(who, call)).expect();
  const refused = async (who, call, error) => assert.equal((await send(who, call)).error, error);
  /// The same for many in one block, as [who, call, error].
  const allRefused = async (...cases) => {
    const outcomes = await chain.sendAll(...cases);
    outcomes.forEach(({ fee }, i) => {
      const { address } = cases[i][0];
      fees.set(address, (fees.get(address) ?? 0n) + fee);
    });
    assert.deepEqual(outcomes.map(({ error }) => error), cases.map((each) => each[2]));
  };
  /// Free balance of `who` if it had paid no fees.
  const beforeFees = async (who) => (await chain.balances(who)).free + (fees.get(who.address) ?? 0n);
  const pools = async () => {
    const views = await chain.at.call.rewardsApi.pools();
    return Object.fromEntries(views.map((view) => [assetOf(view), view]));
  };

  before(async () => {
    chain = await Chain.start();
    vault = chain.api.tx.stakingVault;
    rewards = chain.api.tx.rewards;
  });
  after(async () => chain?.stop());

  test('nobody can enter before the clock starts', async () => {
    await allRefused(
      [chain.bob, vault.stake(STAKE, 0), 'stakingVault.ClockNotStarted'],
      [chain.bob, rewards.fund(DOLLAR, 1_000n * USDC), 'rewards.ClockNotStarted'],
    );
    await chain.seal();
  });

  test('a preview says what a stake would be', async () => {
    const { rewardsApi } = chain.at.call;
    const preview = (await rewardsApi.preview(chain.bob.address, STAKE, 2, 8 * DAY)).asOk;
    assert.equal(number(preview.amount), STAKE);
    assert.equal(number(preview.weight), 0n, 'warm-up');
    assert.equal(number(preview.horizonWeight), STAKE * 12_000n);
    assert.equal(preview.rewards.length, 2);
    const { asErr } = await rewardsApi.preview(chain.bob.address, STAKE, 5, 8 * DAY);
    assert.equal(errorName(chain.at.registry, asErr), 'stakingVault.UnknownTier');
  });

  test('three stake, two of them alike', async () => {
    const { bob, charlie, dave, ferdie } = chain;
    const outcomes = await chain.sendAll(
      [bob, vault.stake(STAKE, 0)],
      [charlie, vault.stake(STAKE, 2)],
      [dave, vault.stake(STAKE, 0)],
      [ferdie, rewards.setAutoCompound(true)],
      [ferdie, vault.stake(1_000n * QTRA, 1)],
    );
    outcomes.forEach((outcome) => outcome.expect());
    staked = (await chain.vault()).clock.toNumber();
    for (const [i, who, tier, lock] of [[0, bob, 0, 7], [1, charlie, 2, 90], [2, dave, 0, 7]]) {
      const event = outcomes[i].event('stakingVault', 'Staked');
      assert.equal(event.who.toString(), who.address);
      assert.equal(number(event.amount), STAKE);
      assert.equal(number(event.refused), 0n);
      assert.equal(event.lockEnd.toNumber(), staked + lock * DAY);
      fees.set(who.address, (fees.get(who.address) ?? 0n) + outcomes[i].fee);
      const [position] = await chain.positions(who);
      assert.deepEqual(
        [position.tier, position.amount, position.weight, position.nextStep, position.unlocked],
        [tier, STAKE, 0n, staked + WARM_UP, false],
      );
      assert.equal((await chain.balances(who)).held, STAKE);
    }
    const { staked: total, stakers, weight } = await chain.vault();
    assert.deepEqual([number(total), stakers.toNumber(), number(weight)], [3n * STAKE + 1_000n * QTRA, 4, 0n]);
  });

  test('bad input is refused by name', async () => {
    const { bob, eve } = chain;
    const big = 2n ** 128n - 1n;
    await allRefused(
      [eve, vault.stake(0, 0), 'stakingVault.ZeroAmount'],
      [eve, vault.stake(STAKE, 5), 'stakingVault.UnknownTier'],
      [eve, vault.stake(9n * QTRA, 0), 'stakingVault.BelowMinimumStake'],
      [eve, vault.unstake(0, null), 'stakingVault.NotFound'],
      [eve, vault.earlyUnstake(0), 'stakingVault.NotFound'],
      [eve, vault.cancelUnstake(0), 'stakingVault.NotFound'],
      [eve, vault.withdraw(), 'stakingVault.NothingInCooldown'],
      [bob, vault.unstake(0, null), 'stakingVault.Locked'],
      [eve, rewards.claimRewards(DOLLAR), 'rewards.NothingToClaim'],
      [eve, rewards.claimRewards({ WithId: 7 }), 'rewards.UnknownAsset'],
      [eve, rewards.collectVested(DOLLAR), 'rewards.NothingVested'],
      [eve, rewards.forfeitStream(0), 'rewards.NotFound'],
      [eve, rewards.compound(0), 'rewards.NotFound'],
      [bob, rewards.compound(0), 'rewards.BelowMinimumCompound'],
      [eve, rewards.fund(NATIVE, 0), 'rewards.BelowMinimumFunding'],
      [eve, rewards.fund(DOLLAR, USDC - 1n), 'rewards.BelowMinimumFunding'],
      [eve, rewards.fund({ WithId: 7 }, USDC), 'rewards.UnknownAsset'],
      [eve, rewards.fund(DOLLAR, 10n ** 15n), 'rewards.InsufficientBalance'],
      [eve, rewards.fund(NATIVE, big), 'rewards.InsufficientBalance'],
      [eve, rewards.releaseUnallocated(DOLLAR, 'NoStake'), 'rewards.BelowMinimumRelease'],
      [eve, rewards.setAutoCompound(false), 'rewards.NoChange'],
      [eve, vault.setCooldown(1), 'BadOrigin'],
    );
    const { free } = await chain.balances(eve);
    const gift = chain.api.tx.balances.transferKeepAlive(chain.ferdie.address, free - 100n * QTRA);
    await must(eve, gift);
    await refused(eve, vault.stake(1_000n * QTRA, 0), 'stakingVault.InsufficientBalance');
  });

  test('a wallet stakes up to its cap', async () => {
    const totals = async () => {
      const { positions, amount } = (await chain.at.call.stakingVaultApi.byTier())[4];
      return [number(positions), number(amount)];
    };
    const [positions, amount] = await totals();
    const outcome = await must(chain.alice, vault.stake(25_000n * QTRA, 4));
    assert.deepEqual(await totals(), [positions + 1n, amount + 20_000n * QTRA]);
    const event = outcome.event('stakingVault', 'Staked');
    assert.equal(number(event.amount), 20_000n * QTRA);
    assert.equal(number(event.refused), 5_000n * QTRA);
    outcome.event('stakingVault', 'WalletCapped');
    await refused(chain.alice, vault.stake(QTRA, 0), 'stakingVault.WalletCapReached');
    await must(chain.alice, vault.earlyUnstake(0));
    assert.deepEqual(await totals(), [positions, amount]);
  });

  test('nothing is earned during warm-up', async () => {
    for (const [asset, funding] of [[DOLLAR, 1_000n * USDC], [NATIVE, 10_000n * QTRA]]) {
      const outcome = await must(chain.alice, rewards.fund(asset, funding));
      const { amount, source } = outcome.event('rewards', 'Funded');
      assert.equal(number(amount), funding);
      assert.equal(source.asAccount.toString(), chain.alice.address);
    }
    let blocks = 0;
    while (chain.now <= staked + WARM_UP) {
      await chain.seal();
      blocks += 1;
      for (const who of [chain.bob, chain.charlie, chain.dave]) {
        assert.deepEqual(await chain.pending(who), { qtra: NONE, usdc: NONE });
      }
    }
    assert.ok(blocks > 0, 'no warm-up left to watch');
    assert.equal(number((await chain.vault()).weight), 0n);
    const { usdc: pool } = await pools();
    assert.ok(number(pool.noStake) > 0n, 'emission without stakers is booked apart');
    assert.equal(number(pool.owed), 0n);
  });

  test('after it, pending grows with every block', async () => {
    await chain.seal();
    const released = await must(chain.eve, rewards.releaseUnallocated(DOLLAR, 'NoStake'));
    assert.ok(number(released.event('rewards', 'UnallocatedReleased').amount) > 0n);
    await must(chain.eve, rewards.releaseUnallocated(NATIVE, 'NoStake'));
    let last = await Promise.all([chain.bob, chain.charlie].map((who) => chain.pending(who)));
    for (let block = 0; block < 6; block += 1) {
      await chain.seal();
      const next = await Promise.all([chain.bob, chain.charlie].map((who) => chain.pending(who)));
      for (const asset of ['qtra', 'usdc']) {
        assert.ok(next[0][asset].claimable > last[0][asset].claimable, `${asset} of bob`);
        assert.ok(next[1][asset].claimable > last[1][asset].claimable, `${asset} of charlie`);
        assert.ok(next[1][asset].escrowed > last[1][asset].escrowed, `bonus in ${asset}`);
        assert.equal(next[0][asset].escrowed, 0n, 'the shortest tier has no bonus');
        // The same stake earns the same base, and the bonus is a fifth of it at 1.2x.
        assert.equal(next[1][asset].claimable, next[0][asset].claimable);
        const off = next[1][asset].escrowed * 5n - next[1][asset].claimable;
        assert.ok(off > -5n && off < 5n, `the bonus in ${asset} is a fifth`);
      }
      assert.deepEqual(await chain.pending(chain.dave), next[0], 'twins');
      last = next;
    }
  });

  let stream;
  test('a claim gets what the API says, to the last unit', async () => {
    const event = (await must(chain.bob, rewards.claimRewards(DOLLAR))).event('rewards', 'Claimed');
    const twin = await chain.pending(chain.dave);
    const mine = await chain.pending(chain.bob);
    assert.ok(number(event.amount) > 0n);
    assert.equal(number(event.amount), twin.usdc.claimable);
    assert.deepEqual(mine, { qtra: twin.qtra, usdc: NONE });
    [stream] = await chain.streams(chain.bob);
    const clock = (await chain.vault()).clock.toNumber();
    assert.deepEqual(stream, {
      id: event.stream.unwrap().toNumber(),
      asset: 'usdc',
      start: clock,
      end: clock + 7 * DAY,
      total: twin.usdc.claimable,
      collected: 0n,
      collectable: 0n,
    });
    await refused(chain.eve, rewards.forfeitStream(stream.id), 'rewards.NotFound');
  });

  test('compounding adds what the API says', async () => {
    const { held } = await chain.balances(chain.bob);
    const outcome = await must(chain.bob, rewards.compound(0));
    const { amount } = outcome.event('rewards', 'Compounded');
    assert.equal(number(amount), (await chain.pending(chain.dave)).qtra.claimable);
    assert.deepEqual((await chain.pending(chain.bob)).qtra, NONE);
    assert.equal(number(outcome.event('stakingVault', 'StakeIncreased').added), number(amount));
    const [position] = await chain.positions(chain.bob);
    assert.equal(position.amount, STAKE + number(amount));
    assert.equal(position.lockEnd, staked + 7 * DAY, 'no new lock');
    assert.equal(position.weight, position.amount * 10_000n, 'no new warm-up');
    assert.equal((await chain.balances(chain.bob)).held, held + number(amount));
  });

  test('a part of a stream is collected', async () => {
    await chain.sealUntil(stream.start + 3 * DAY);
    const { usdc } = await chain.balances(chain.bob);
    const outcome = await must(chain.bob, rewards.collectVested(DOLLAR));
    const amount = number(outcome.event('rewards', 'Collected').amount);
    const elapsed = BigInt((await chain.vault()).clock.toNumber() - stream.start);
    assert.equal(amount, stream.total * elapsed / BigInt(7 * DAY));
    assert.ok(amount > 0n && amount < stream.total);
    assert.equal((await chain.balances(chain.bob)).usdc, usdc + amount);
    const [left] = await chain.streams(chain.bob);
    assert.deepEqual(left, { ...stream, collected: amount });
    stream = left;
  });

  /// Forfeited reward that the newest block released by itself.
  const released = async (asset) => {
    const { events } = await chain.decoded(chain.number);
    return events
      .filter(({ event }) => event.section === 'rewards' && event.method === 'UnallocatedReleased')
      .map(({ event: { data } }) => data)
      .filter((data) => assetOf(data) === asset && data.reason.isForfeited)
      .reduce((sum, { amount }) => sum + number(amount), 0n);
  };

  test('the rest is given back', async () => {
    await chain.seal();
    const { usdc } = await chain.balances(chain.bob);
    const pot = number((await pools()).usdc.forfeited);
    const outcome = await must(chain.bob, rewards.forfeitStream(stream.id));
    const forfeited = number(outcome.event('rewards', 'StreamForfeited').forfeited);
    const collected = number(outcome.event('rewards', 'Collected').amount);
    assert.ok(forfeited > 0n && collected > 0n);
    assert.equal(stream.collected + collected + forfeited, stream.total);
    assert.equal((await chain.balances(chain.bob)).usdc, usdc + collected);
    assert.equal(number((await pools()).usdc.forfeited) + await released('usdc'), pot + forfeited);
    assert.deepEqual(await chain.streams(chain.bob), []);
  });

  test('rewards are compounded for who asked for it', async () => {
    const [{ amount }] = await chain.positions(chain.ferdie);
    assert.ok(amount > 1_000n * QTRA);
    const deposit = number(chain.api.consts.rewards.compoundDeposit);
    assert.equal((await chain.balances(chain.ferdie)).held, amount + deposit);
  });

  test('when the fundings have ended, nothing grows', async () => {
    const flowing = async () => Object.values(await pools()).some(({ perDay }) => number(perDay) > 0n);
    for (let left = 60; await flowing(); left -= 1) {
      assert.ok(left > 0, 'the fundings do not end');
      await chain.seal();
    }
    const before = await chain.pending(chain.dave);
    await chain.seal();
    assert.deepEqual(await chain.pending(chain.dave), before);
  });

  test('a claim gets what the API said in the block before', async () => {
    const before = await chain.pending(chain.dave);
    for (const [asset, name] of [[DOLLAR, 'usdc'], [NATIVE, 'qtra']]) {
      const outcome = await must(chain.dave, rewards.claimRewards(asset));
      assert.equal(number(outcome.event('rewards', 'Claimed').amount), before[name].claimable);
    }
    assert.deepEqual(await chain.pending(chain.dave), { qtra: NONE, usdc: NONE });
  });

  test('leaving early loses exactly the bonus', async () => {
    await refused(chain.charlie, vault.unstake(0, null), 'stakingVault.Locked');
    const before = await chain.pending(chain.charlie);
    const pots = await pools();
    const outcome = await must(chain.charlie, vault.earlyUnstake(0));
    const lost = Object.fromEntries(outcome.all('rewards', 'EscrowForfeited')
      .map((event) => [assetOf(event), number(event.amount)]));
    assert.ok(before.qtra.escrowed > 0n && before.usdc.escrowed > 0n);
    assert.deepEqual(lost, { qtra: before.qtra.escrowed, usdc: before.usdc.escrowed });
    const left = outcome.event('stakingVault', 'EarlyUnstaked');
    assert.equal(number(left.amount), STAKE);
    assert.equal(number(left.penalty), 0n);
    const kept = await chain.pending(chain.charlie);
    for (const asset of ['qtra', 'usdc']) {
      assert.deepEqual(kept[asset], { claimable: before[asset].claimable, escrowed: 0n });
      // The pot holds fractions too; shown rounded down, it can grow by one unit more.
      const after = number((await pools())[asset].forfeited) + await released(asset);
      const grown = after - number(pots[asset].forfeited);
      assert.ok(grown === lost[asset] || grown === lost[asset] + 1n);
    }
    const claimed = (await must(chain.charlie, rewards.claimRewards(DOLLAR))).event('rewards', 'Claimed');
    assert.equal(number(claimed.amount), before.usdc.claimable);
  });

  test('principal cools down, and comes back whole', async () => {
    await refused(chain.charlie, vault.withdraw(), 'stakingVault.CoolingDown');
    const ledger = await chain.at.call.stakingVaultApi.ledger(chain.charlie.address);
    const [chunk] = ledger.unlocking;
    assert.equal(number(chunk.amount), STAKE);
    assert.equal((await chain.balances(chain.charlie)).held, STAKE);
    await chain.sealUntil(chunk.release.toNumber());
    const outcome = await must(chain.charlie, vault.withdraw());
    assert.equal(number(outcome.event('stakingVault', 'Withdrawn').amount), STAKE);
    assert.equal((await chain.balances(chain.charlie)).held, 0n);
    assert.equal(await beforeFees(chain.charlie), 100_000_000n * QTRA);
    await refused(chain.charlie, vault.withdraw(), 'stakingVault.NothingInCooldown');
  });

  test('after the lock a stake leaves in parts', async () => {
    const [{ amount, unlocked }] = await chain.positions(chain.bob);
    assert.ok(unlocked);
    await refused(chain.bob, vault.unstake(0, 0), 'stakingVault.ZeroAmount');
    await refused(chain.bob, vault.unstake(0, amount + 1n), 'stakingVault.ExceedsPosition');
    await refused(chain.bob, vault.unstake(0, amount - 1n), 'stakingVault.BelowMinimumStake');
    const part = await must(chain.bob, vault.unstake(0, 1_000n * QTRA));
    assert.equal(number(part.event('stakingVault', 'Unstaked').remaining), amount - 1_000n * QTRA);
    const rest = (await must(chain.bob, vault.unstake(0, null))).event('stakingVault', 'Unstaked');
    assert.equal(number(rest.remaining), 0n);
    assert.deepEqual(await chain.positions(chain.bob), []);
    await chain.sealUntil(rest.release.toNumber());
    const out = await must(chain.bob, vault.withdraw());
    assert.equal(number(out.event('stakingVault', 'Withdrawn').amount), amount);
    // What was compounded is the one thing that the stake has brought in QTRA.
    assert.equal(await beforeFees(chain.bob), 100_000_000n * QTRA + amount - STAKE);
  });

  test('an unstake can be cancelled, for a new lock', async () => {
    await must(chain.dave, vault.unstake(0, null));
    const [chunk] = (await chain.at.call.stakingVaultApi.ledger(chain.dave.address)).unlocking;
    const outcome = await must(chain.dave, vault.cancelUnstake(chunk.id));
    const event = outcome.event('stakingVault', 'UnstakeCancelled');
    assert.equal(number(event.amount), STAKE);
    const clock = (await chain.vault()).clock.toNumber();
    const [position] = await chain.positions(chain.dave);
    assert.deepEqual(
      [position.id, position.tier, position.amount, position.weight, position.lockEnd],
      [event.position.toNumber(), 0, STAKE, 0n, clock + 7 * DAY],
    );
    await refused(chain.dave, vault.withdraw(), 'stakingVault.NothingInCooldown');
  });

  test('a stream that has run out is paid whole', async () => {
    const streams = await chain.streams(chain.dave);
    await chain.sealUntil(Math.max(...streams.map(({ end }) => end)));
    for (const [asset, name] of [[DOLLAR, 'usdc'], [NATIVE, 'qtra']]) {
      const { total } = streams.find((each) => each.asset === name);
      const outcome = await must(chain.dave, rewards.collectVested(asset));
      assert.equal(number(outcome.event('rewards', 'Collected').amount), total);
    }
    assert.deepEqual(await chain.streams(chain.dave), []);
    await refused(chain.dave, rewards.collectVested(DOLLAR), 'rewards.NothingVested');
  });

  test('the seventeenth position is refused', async () => {
    const sixteen = Array.from({ length: 16 }, () => vault.stake(10n * QTRA, 0));
    await must(chain.charlie, chain.api.tx.utility.batchAll(sixteen));
    assert.equal((await chain.positions(chain.charlie)).length, 16);
    await refused(chain.charlie, vault.stake(10n * QTRA, 0), 'stakingVault.TooManyPositions');
  });

  test('the pools hold what they owe', async () => {
    const held = await chain.potAccount();
    const { pools: records } = await chain.at.query.rewards.state();
    const views = await pools();
    for (const record of records) {
      const asset = assetOf(record);
      const view = views[asset];
      const parts = [view.unstreamed, view.owed, view.streaming, view.noStake, view.redirected, view.forfeited];
      const sum = parts.reduce((total, part) => total + number(part), number(record.base));
      const rounding = (asset === 'qtra' ? held.free : held.usdc) - sum;
      assert.ok(rounding >= 0n && rounding <= 6n, `${asset}: ${rounding}`);
    }
  });

  test('every block and event decodes to what was encoded', async () => {
    const seen = new Set();
    for (let block = 1; block <= chain.number; block += 1) {
      const { events } = await chain.decoded(block);
      events.forEach(({ event }) => seen.add(`${event.section}.${event.method}`));
    }
    const named = (section, ...names) => names.map((name) => `${section}.${name}`);
    const wanted = [
      ...named('stakingVault', 'Staked', 'WalletCapped', 'Unstaked', 'EarlyUnstaked'),
      ...named('stakingVault', 'UnstakeCancelled', 'Withdrawn', 'StakeIncreased', 'EpochStarted'),
      ...named('rewards', 'Funded', 'Claimed', 'Collected', 'StreamForfeited'),
      ...named('rewards', 'Compounded', 'AutoCompoundSet', 'EscrowForfeited', 'UnallocatedReleased'),
    ];
    assert.deepEqual(wanted.filter((name) => !seen.has(name)), []);
  });
});
