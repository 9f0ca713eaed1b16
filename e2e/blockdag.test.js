// The life of a stake on blockdag, seen by a client of the built node: annual rates with a launch bonus, a
// pledge and its boost, block rewards, the badge, early exits, the release of the presale.
//
// The reward of a position is compared with amount x rate x seconds / year, worked out here. A block's
// clock is the time of the block before, and what the runtime APIs say at a block holds under its clock.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { errors, expectAll, halves, number, sum } from './lib/checks.js';
import { checkSupply } from './lib/supply.js';
import { BDAG, Chain, DAY, NATIVE, YEAR, errorName } from './lib.js';

const GENESIS = { genesis: 40_000_000_000n * BDAG, caps: 15_000_000_000n * BDAG };
const MILLION = 1_000_000n * BDAG;
/// The first unlock of a holder of the presale, 2 % of 1,000,000,000, and what is released later.
const UNLOCK = 20n * MILLION;
const LATER = 980n * MILLION;
/// The tier of block rewards: 120 days.
const REWARDS = 4;

describe('the life of blockdag', { timeout: 900_000 }, () => {
  let chain;
  let tx;
  let launch;
  let burnt = 0n;

  const clock = async () => (await chain.vault()).clock.toNumber();
  const status = async () => (await chain.at.call.emissionApi.status()).unwrap();
  const supply = () => checkSupply(chain, { ...GENESIS, burnt });
  /// Reward of `amount` at `bps` a year in so many seconds, times 10,000 a year.
  const parts = (amount, bps, secs) => amount * bps * BigInt(secs);
  const whole = (value) => value / (10_000n * BigInt(YEAR));
  /// Multipliers of the positions of an account, in the order of their opening.
  const rates = async (who) => (await chain.positions(who)).map(({ weight, amount }) => weight / amount);

  before(async () => {
    chain = await Chain.of('blockdag');
    ({ tx } = chain.api);
  });
  after(async () => chain?.stop());

  test('a pledge takes the whole first unlock, and an account needs more than that', async () => {
    const { bob, eve } = chain;
    const outcomes = await chain.sendAll([bob, tx.allocations.pledge(1)], [eve, tx.allocations.pledge(1)]);
    assert.deepEqual(errors(outcomes), ['allocations.InsufficientBalance', 'allocations.NotBeneficiary']);
    const { unreleased, mintable } = await supply();
    // Of the presale 98 % of 20 B, and 6 B of the team.
    assert.deepEqual([unreleased, mintable], [25_600n * MILLION, 15_000n * MILLION]);
  });

  test('at the launch stakes earn 50 % more, and a pledge is made', async () => {
    const { alice, bob, dave, eve } = chain;
    const { stake } = tx.stakingVault;
    const tiers = [0, 1, 2, 3].map((tier) => stake(1_000n * BDAG, tier));
    const outcomes = await chain.sendAll(
      [dave, stake(MILLION, 3)],
      [eve, tx.utility.batchAll(tiers)],
      [eve, stake(1_000n * BDAG, REWARDS)],
      [alice, tx.balances.transferKeepAlive(bob.address, 2n * MILLION)],
      [bob, tx.allocations.pledge(7)],
    );
    assert.deepEqual(errors(outcomes), [null, null, 'stakingVault.TierClosed', null, 'allocations.NothingToPledge']);
    launch = await clock();
    assert.deepEqual(await rates(eve), [5_800n, 6_500n, 7_500n, 9_000n]);
    // A month ahead: 2,000,000,000 a year for 30 of 365 days.
    const [drip] = await chain.told('emission', 'Minted');
    assert.equal(number(drip.minted), 164_383_561_643_835_616_438_356_164n);
    await chain.do(bob, tx.allocations.pledge(1));
    const pledge = (await chain.at.call.allocationsApi.pledgeOf(bob.address)).unwrap();
    assert.deepEqual(
      [pledge.allocation.toNumber(), number(pledge.amount), pledge.loyaltyBps.toNumber()],
      [1, UNLOCK, 5_000],
    );
    assert.equal(pledge.loyalFrom.unwrap().toNumber(), launch + 180 * DAY);
    assert.equal((await chain.balances(bob)).held, UNLOCK);
    const holds = await chain.at.query.balances.holds(bob.address);
    assert.deepEqual(holds.map(({ id }) => [id.type, id.inner.type]), [['Allocations', 'Pledge']]);
    assert.equal((await supply()).pledged, UNLOCK);
  });

  test('a lock counts up to twice in votes, and no bonus does', async () => {
    const { eve } = chain;
    const at = await clock();
    const { staked, power } = await chain.at.call.stakingVaultApi.votingPower(eve.address, at + 1, at + 1);
    // 1.0 + 1.2 + 1.5 + 2.0 times 1,000, in basis points.
    assert.deepEqual([staked, power].map(number), [4_000n * BDAG, 57_000_000n * BDAG]);
    const none = await chain.at.call.stakingVaultApi.votingPower(eve.address, launch, at);
    assert.equal(number(none.power), 0n, 'opened when the vote began');
    assert.equal(number((await chain.vault()).votes), 57_000_000n * BDAG + MILLION * 20_000n);
  });

  test('a stake and its badge come in one batch', async () => {
    const { charlie, ferdie } = chain;
    const staked = (amount, tier, who) => tx.utility.batchAll([
      tx.stakingVault.stake(amount, tier), tx.genesisBadge.claim(0, who.address),
    ]);
    const small = 1_000n * BDAG - 1n;
    const outcomes = await chain.sendAll(
      [ferdie, staked(small, 3, ferdie)],
      [ferdie, staked(1_000n * BDAG, 2, ferdie)],
      [charlie, staked(1_000n * BDAG, 3, charlie)],
      [charlie, tx.genesisBadge.claim(0, charlie.address)],
    );
    assert.deepEqual(errors(outcomes), [
      'genesisBadge.NotEligible', 'genesisBadge.NotEligible', null, 'genesisBadge.AlreadyHolds',
    ]);
    assert.deepEqual(await chain.positions(ferdie), [], 'a batch is undone whole');
    const given = outcomes[2].event('genesisBadge', 'BadgeGiven');
    assert.deepEqual([`${given.who}`, given.number.toNumber()], [charlie.address, 1]);
    const { genesisBadgeApi } = chain.at.call;
    assert.equal((await genesisBadgeApi.badge(charlie.address)).unwrap().toNumber(), 1);
    assert.ok((await genesisBadgeApi.badge(ferdie.address)).isNone);
    assert.equal((await genesisBadgeApi.left()).toNumber(), 9_999);
    assert.equal(number((await genesisBadgeApi.params()).unwrap().minAmount), 1_000n * BDAG);
    // Wallets find it among the NFTs, whose calls do not exist.
    const item = (await chain.at.query.nfts.item(0, 1)).unwrap();
    assert.equal(`${item.owner}`, charlie.address);
    assert.equal(chain.api.tx.nfts, undefined);
  });

  // Block rewards.

  let matures;
  let rewarded = 0n;
  const payAlice = async (since) => {
    const { alice, ferdie } = chain;
    const blocks = BigInt(chain.number - since);
    const owed = await chain.at.call.emissionApi.author(alice.address);
    assert.deepEqual(
      [owed.blocks.toNumber(), number(owed.liquid), number(owed.staked)],
      [Number(blocks), 50n * BDAG * blocks, 50n * BDAG * blocks],
    );
    const { free } = await chain.balances(alice);
    const [outcome] = expectAll(await chain.sendAll([ferdie, tx.emission.payAuthor(alice.address)]));
    const paid = outcome.event('emission', 'AuthorPaid');
    const half = 50n * BDAG * (blocks + 1n);
    assert.deepEqual([paid.blocks.toNumber(), number(paid.liquid), number(paid.staked)], [Number(blocks) + 1, half, half]);
    // The author has its half of the fee as well.
    assert.equal((await chain.balances(alice)).free, free + half + outcome.fee - halves([outcome]));
    rewarded += half;
    return paid.position.unwrap().toNumber();
  };
  let last = 0;

  test('the author of all blocks is paid, half of it in a position of its own', async () => {
    const { alice } = chain;
    const id = await payAlice(last);
    last = chain.number;
    const [position] = await chain.positions(alice);
    const at = await clock();
    assert.deepEqual(
      [position.id, position.tier, position.amount, position.lockEnd],
      [id, REWARDS, rewarded, at + 120 * DAY],
    );
    assert.deepEqual(await rates(alice), [6_500n]);
    matures = position.lockEnd;
    const refused = await chain.sendAll(
      [alice, tx.stakingVault.earlyUnstake(id)],
      [alice, tx.stakingVault.unstake(id, null)],
    );
    assert.deepEqual(errors(refused), ['stakingVault.Firm', 'stakingVault.Locked']);
    const view = await chain.at.call.stakingVaultApi.earlyExit(alice.address, id);
    assert.equal(errorName(chain.at.registry, view.asErr), 'stakingVault.Firm');
    const { blocksMinted, blockCap } = await status();
    assert.deepEqual([blocksMinted, blockCap].map(number), [2n * rewarded, 5_000n * MILLION]);
    await supply();
  });

  test('rewards of a month are one position', async () => {
    const [{ id }] = await chain.positions(chain.alice);
    await chain.sealUntil(chain.now + 10 * DAY);
    assert.equal(await payAlice(last), id);
    last = chain.number;
    const positions = await chain.positions(chain.alice);
    assert.deepEqual(
      positions.map((each) => [each.amount, each.lockEnd]),
      [[rewarded, matures]],
    );
  });

  // The presale.

  test('the presale is released day by day', async () => {
    const { charlie, ferdie } = chain;
    const vested = async () => LATER * BigInt((await clock()) - launch) / BigInt(2 * YEAR);
    const [view] = await chain.at.call.allocationsApi.allocationsOf(charlie.address);
    assert.deepEqual([view.id.toNumber(), number(view.releasable)], [2, await vested()]);
    const { free } = await chain.balances(charlie);
    const outcome = await chain.do(ferdie, tx.allocations.release(2));
    const amount = await vested();
    assert.equal(number(outcome.event('allocations', 'Released').amount), amount);
    assert.equal((await chain.balances(charlie)).free, free + amount);
    const again = (await chain.at.call.allocationsApi.allocation(2)).unwrap();
    assert.deepEqual([again.releasable, again.allocation.released].map(number), [0n, amount]);
    const team = await chain.send(ferdie, tx.allocations.release(7));
    assert.equal(team.error, 'allocations.NothingVested');
    await supply();
  });

  // Rates.

  test('the bonus ends 90 days after the launch', async () => {
    const { dave, eve } = chain;
    const end = launch + 90 * DAY;
    const before = [];
    await chain.sealUntil(end, async () => before.push(...await rates(dave)));
    assert.ok(before.every((rate) => rate === 9_000n));
    await chain.seal();
    assert.equal(await clock(), end);
    assert.deepEqual([await rates(dave), await rates(eve)], [[4_000n], [800n, 1_500n, 2_500n, 4_000n]]);
    // All of it stays open until the lock ends.
    const earned = whole(parts(MILLION, 9_000n, 90 * DAY));
    assert.equal(earned, 221_917_808_219_178_082_191_780n);
    assert.deepEqual(await chain.earned(dave), { claimable: 0n, escrowed: earned });
  });

  let opened;
  test('after the launch phase positions open without it', async () => {
    const { bob, charlie, eve, ferdie } = chain;
    await chain.sealUntil(launch + 100 * DAY);
    const { stake } = tx.stakingVault;
    expectAll(await chain.sendAll(
      [bob, stake(MILLION, 3)], [charlie, stake(MILLION, 3)], [eve, stake(MILLION, 1)], [ferdie, stake(MILLION, 0)],
    ));
    opened = await clock();
    assert.deepEqual(
      [(await rates(bob)).at(-1), (await rates(eve)).at(-1), (await rates(ferdie)).at(-1)],
      [4_000n, 1_500n, 800n],
    );
    const late = await chain.send(chain.ferdie, tx.allocations.pledge(5));
    assert.equal(late.error, 'allocations.TooLate');
  });

  /// Leaves after `days` from a position that has earned `bps` a year.
  const leaveEarly = async (who, days, bps, lost) => {
    await chain.sealUntil(opened + days * DAY);
    const { id } = (await chain.positions(who)).at(-1);
    // In the block to come, which has the time of the newest one.
    const secs = chain.now - opened;
    const preview = (await chain.at.call.stakingVaultApi.earlyExit(who.address, id)).asOk;
    const forfeits = whole(parts(MILLION, bps, secs) * lost / 10_000n);
    assert.deepEqual([preview.returned, preview.penalty].map(number), [MILLION, 0n]);
    assert.deepEqual(preview.forfeited.map(([, amount]) => number(amount)), [forfeits]);
    const { free } = await chain.balances(who);
    const outcome = await chain.do(who, tx.stakingVault.earlyUnstake(id));
    assert.equal(await clock(), opened + days * DAY);
    assert.equal((await chain.balances(who)).free, free + MILLION - outcome.fee);
    const { amount } = outcome.event('rewards', 'EscrowForfeited');
    assert.equal(number(amount), forfeits);
    return forfeits;
  };

  test('15 of 30 days keep three quarters of the reward', async () => {
    const { ferdie } = chain;
    assert.equal(await leaveEarly(ferdie, 15, 800n, 2_500n), 821_917_808_219_178_082_191n);
    const claim = await chain.do(ferdie, tx.rewards.claimRewards(NATIVE));
    assert.equal(number(claim.event('rewards', 'Claimed').amount), 2_465_753_424_657_534_246_575n);
  });

  test('a block reward that has matured is free', async () => {
    const { alice } = chain;
    await chain.sealUntil(matures);
    const [{ id, amount }] = await chain.positions(alice);
    assert.equal(amount, rewarded);
    const { free } = await chain.balances(alice);
    const outcome = await chain.do(alice, tx.stakingVault.unstake(id, null));
    assert.equal(number(outcome.event('stakingVault', 'Unstaked').amount), rewarded);
    // Alice makes the block, so that she has the other half of her fee back.
    assert.equal((await chain.balances(alice)).free, free + rewarded - halves([outcome]));
    assert.deepEqual(await chain.positions(alice), []);
    await supply();
  });

  test('45 of 90 days keep half of the reward', async () => {
    const { eve } = chain;
    const before = sum((await chain.at.call.rewardsApi.pendingByPosition(eve.address))
      .slice(0, 4).map(({ claimable }) => number(claimable)));
    assert.ok(before > 0n);
    const forfeited = await leaveEarly(eve, 45, 1_500n, 5_000n);
    assert.equal(forfeited, 9_246_575_342_465_753_424_657n);
  });

  // The pledge.

  let loyal;
  test('from day 180 on a pledge boosts the weight by half', async () => {
    const { bob, ferdie } = chain;
    const early = await chain.send(ferdie, tx.stakingVault.refreshBoosts(bob.address));
    assert.equal(early.error, 'stakingVault.NoChange');
    await chain.sealUntil(launch + 180 * DAY);
    const boost = await chain.do(ferdie, tx.stakingVault.refreshBoosts(bob.address));
    loyal = await clock();
    assert.equal(loyal, launch + 180 * DAY);
    const { boosts } = boost.event('stakingVault', 'BoostsSet');
    assert.deepEqual(boosts.map(({ bps }) => bps.toNumber()), [5_000]);
    const offered = await chain.at.call.stakingVaultApi.boosts(bob.address);
    assert.deepEqual(offered.map(({ bps }) => bps.toNumber()), [5_000]);
    assert.deepEqual(await rates(bob), [6_000n]);
    const { power } = await chain.at.call.stakingVaultApi.votingPower(bob.address, loyal, loyal);
    assert.equal(number(power), MILLION * 20_000n, 'no vote is boosted');
  });

  test('a pledge that is taken back takes the boost along', async () => {
    const { bob, charlie } = chain;
    await chain.sealUntil(launch + 200 * DAY);
    const { free, held } = await chain.balances(bob);
    const outcome = await chain.do(bob, tx.allocations.unpledge());
    assert.equal(number(outcome.event('allocations', 'Unpledged').amount), UNLOCK);
    assert.deepEqual(outcome.event('stakingVault', 'BoostsSet').boosts.length, 0);
    const now = await clock();
    assert.deepEqual(await rates(bob), [4_000n], 'in the same call');
    const after = await chain.balances(bob);
    assert.deepEqual([after.free, after.held], [free + UNLOCK - outcome.fee, held - UNLOCK]);
    assert.ok((await chain.at.call.allocationsApi.pledgeOf(bob.address)).isNone);
    const { escrowed } = await chain.earned(bob);
    const earned = parts(MILLION, 4_000n, now - opened) + parts(MILLION, 2_000n, now - loyal);
    // Settled twice, by the boost and by its end.
    assert.ok(escrowed <= whole(earned) && escrowed >= whole(earned) - 2n, `${whole(earned) - escrowed}`);
    const views = await chain.at.call.rewardsApi.pendingByPosition(charlie.address);
    const { escrowed: plain } = views.at(-1);
    assert.equal(number(plain), whole(parts(MILLION, 4_000n, now - opened)));
    assert.equal((await supply()).pledged, 0n);
  });

  test('leaving the longest tier early loses all reward, and a tenth is burnt', async () => {
    const { charlie } = chain;
    const { id } = (await chain.positions(charlie)).at(-1);
    const preview = (await chain.at.call.stakingVaultApi.earlyExit(charlie.address, id)).asOk;
    assert.deepEqual([preview.returned, preview.penalty].map(number), [900_000n * BDAG, 100_000n * BDAG]);
    assert.ok(preview.penaltyTo.isBurn);
    const { free } = await chain.balances(charlie);
    const outcome = await chain.do(charlie, tx.stakingVault.earlyUnstake(id));
    const { amount, penalty } = outcome.event('stakingVault', 'EarlyUnstaked');
    assert.deepEqual([amount, penalty].map(number), [900_000n * BDAG, 100_000n * BDAG]);
    const lost = number(outcome.event('rewards', 'EscrowForfeited').amount);
    assert.equal(lost, whole(parts(MILLION, 4_000n, (await clock()) - opened)));
    assert.deepEqual(preview.forfeited.map(([, part]) => number(part)), [lost]);
    assert.equal((await chain.balances(charlie)).free, free + 900_000n * BDAG - outcome.fee);
    burnt += 100_000n * BDAG;
    await supply();
    assert.equal((await chain.at.call.genesisBadgeApi.badge(charlie.address)).unwrap().toNumber(), 1);
  });

  test('the emission is where its schedule says, and every block decodes', async () => {
    const { minted, behind, blocksMinted } = await status();
    const days = Math.floor(((await clock()) - launch) / DAY) + 30;
    assert.deepEqual([number(minted), number(behind)], [2_000n * MILLION * BigInt(days) / 365n, 0n]);
    assert.equal(number(blocksMinted), 2n * rewarded);
    const { blockReward, steps } = (await chain.at.call.emissionApi.schedule()).unwrap();
    assert.deepEqual([number(blockReward), steps.length], [100n * BDAG, 1]);
    for (let block = 1; block <= chain.number; block += 1) {
      await chain.decoded(block);
    }
  });
});
