// Stakers of act decide: a parameter and a spend by polls, what a vote and a debate add to the weight, and
// the pay of agents. Seen by a client of the built node, compared with `lib/seasoning.js`.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { errors, expectAll, halves, number, sum } from './lib/checks.js';
import { multiplier, powerIn, powerOf, weightOf } from './lib/seasoning.js';
import { ACT, Chain, DAY, NATIVE } from './lib.js';

/// What the poll pays.
const PAID = 5_000_000n * ACT;
const topic = `0x${'ab'.repeat(32)}`;

describe('stakers of act decide', { timeout: 900_000 }, () => {
  let chain;
  let tx;
  let people;

  const clock = async () => (await chain.vault()).clock.toNumber();
  const everybody = async () => (await Promise.all(people.map((who) => chain.positions(who)))).flat();
  const treasury = async () => (await chain.balances({ address: chain.addressOf('treasury') })).free;

  before(async () => {
    chain = await Chain.of('act');
    ({ tx } = chain.api);
    people = [chain.alice, chain.bob, chain.charlie, chain.dave, chain.eve, chain.ferdie];
    // The clock starts with the second block.
    await chain.seal();
    const { stake } = tx.stakingVault;
    const stakes = [
      [chain.alice, 500n, 0], [chain.bob, 1_000_000n, 4], [chain.dave, 500n, 1], [chain.eve, 50_000n, 2],
    ];
    expectAll(await chain.sendAll(...stakes.map(([who, whole, tier]) => [who, stake(whole * ACT, tier)])));
    // Multipliers differ by age too: the first have seasoned for a month.
    await chain.sealUntil(chain.now + 30 * DAY);
    const later = [[chain.alice, 3_000_000n, 0], [chain.charlie, 200_000n, 0], [chain.dave, 100_000n, 0]];
    expectAll(await chain.sendAll(...later.map(([who, whole, tier]) => [who, stake(whole * ACT, tier)])));
  });
  after(async () => chain?.stop());

  let parameter;
  let spend;
  const poll = async (index) => (await chain.at.call.stakeVotingApi.polls()).find(({ poll: each }) => each.eqn(index));

  test('a change of a parameter and a spend are proposed', async () => {
    const { alice, bob, charlie, dave, ferdie } = chain;
    const change = tx.stakingVault.setStakeLimits(200n * ACT, 10_000_000n * ACT).method.toHex();
    const pay = tx.treasury.spend(NATIVE, PAID, ferdie.address, null).method.toHex();
    const preimage = { Lookup: { hash: chain.api.registry.hash(change).toHex(), len: (change.length - 2) / 2 } };
    expectAll(await chain.sendAll(
      [alice, tx.preimage.notePreimage(change)],
      [charlie, tx.debates.registerAgent(topic)],
      [dave, tx.debates.registerAgent(topic)],
      [ferdie, tx.debates.registerAgent(topic)],
    ));
    const { propose } = tx.stakeVoting;
    const outcomes = await chain.sendAll(
      [ferdie, propose('Parameter', preimage, 0)],
      [bob, propose('Parameter', { Inline: pay }, 0)],
      // What is staked with the proposal has no part in it.
      [alice, tx.utility.batchAll([propose('Parameter', preimage, 0), tx.stakingVault.stake(10_000n * ACT, 4)])],
      [bob, propose('Treasury', { Inline: pay }, 0)],
      [alice, tx.debates.open(topic, 3, [charlie, dave, ferdie].map(({ address }) => address), 3 * DAY, 50n * ACT)],
    );
    assert.deepEqual(errors(outcomes), [
      'stakeVoting.BelowProposerStake', 'stakeVoting.NotOfKind', null, null, null,
    ]);
    const began = await clock();
    const [one, other] = [outcomes[2], outcomes[3]].map((outcome) => outcome.event('stakeVoting', 'Proposed'));
    assert.deepEqual([one.kind.type, other.kind.type], ['Parameter', 'Treasury']);
    [parameter, spend] = [one.poll.toNumber(), other.poll.toNumber()];

    const view = await poll(parameter);
    const old = (await everybody()).filter(({ start }) => start < began);
    const total = sum(old.map((each) => powerOf(each, began)));
    assert.deepEqual([number(view.total), view.began.toNumber()], [total, began]);
    assert.deepEqual(
      [view.quorum, view.neededApproval, view.support].map((each) => each.toNumber()),
      [100_000_000, 660_000_000, 0],
    );
    assert.equal(number(view.missingTurnout), (total + 9n) / 10n);
    // 7 days are 24 blocks, 3 days are 10; the block between decides.
    assert.deepEqual(
      [view.lastBlock, view.enactedAt].map((each) => each.toNumber()),
      [chain.number + 23, chain.number + 35],
    );
    const { vote, propose: may, missingToPropose, staked } =
      await chain.at.call.stakeVotingApi.may(ferdie.address);
    assert.deepEqual([vote.isTrue, may.isTrue], [false, false]);
    assert.deepEqual([staked, missingToPropose].map(number), [0n, 10_000n * ACT]);
    assert.equal(number((await chain.at.call.stakeVotingApi.params()).unwrap().maxSpend), 20_000_000n * ACT);
  });

  /// What is counted of a power: at most a twentieth of all.
  const counted = (raw, total) => (raw > total / 20n ? total / 20n : raw);
  const castAt = {};
  /// Compares a poll with a model of its votes, [who, choice].
  const expectTally = async (index, ...votes) => {
    const view = await poll(index);
    const [total, began] = [number(view.total), view.began.toNumber()];
    const rows = [];
    for (const [who, choice] of votes) {
      rows.push([choice, powerIn(await chain.positions(who), began, castAt[who.address])]);
    }
    const of = (...choices) => rows.filter(([choice]) => choices.includes(choice)).map(([, raw]) => raw);
    const [ayes, nays] = ['Aye', 'Nay'].map((choice) => sum(of(choice).map((raw) => counted(raw, total))));
    const turnout = sum(of('Aye', 'Nay', 'Abstain'));
    assert.deepEqual([view.turnout, view.ayes, view.nays].map(number), [turnout, ayes, nays]);
    assert.equal(view.support.toBigInt(), turnout * 1_000_000_000n / total);
    // All of it is left to a poll in which all power has voted.
    const most = turnout < total ? 999_999_999n : 1_000_000_000n;
    const approval = ayes * 1_000_000_000n / (ayes + nays);
    assert.equal(view.approval.toBigInt(), approval < most ? approval : most);
    return { turnout, ayes, nays };
  };

  let boosted;
  test('stakers vote with the power that they had', async () => {
    const { alice, bob, charlie, dave, eve, ferdie } = chain;
    const { vote } = tx.stakeVoting;
    const outcomes = await chain.sendAll(
      [alice, tx.utility.batchAll([vote(parameter, 'Nay'), vote(spend, 'Aye'), tx.debates.vote(0, 1)])],
      [bob, tx.utility.batchAll([vote(parameter, 'Aye'), vote(spend, 'Aye'), tx.debates.vote(0, 1)])],
      [charlie, tx.utility.batchAll([vote(parameter, 'Nay'), tx.debates.vote(0, 2)])],
      [dave, vote(parameter, 'Aye')],
      [eve, vote(parameter, 'Abstain')],
      [ferdie, tx.stakingVault.stake(1_000n * ACT - 1n, 0)],
      [ferdie, vote(parameter, 'Aye')],
      [ferdie, tx.stakingVault.stake(1_000n * ACT, 0)],
      [ferdie, vote(parameter, 'Aye')],
    );
    assert.deepEqual(errors(outcomes), [
      null, null, null, null, null, null, 'stakeVoting.BelowVoterStake', null, 'stakeVoting.NoPower',
    ]);
    boosted = await clock();
    people.forEach(({ address }) => { castAt[address] = boosted; });
    await expectTally(parameter, [alice, 'Nay'], [bob, 'Aye'], [charlie, 'Nay'], [dave, 'Aye'], [eve, 'Abstain']);
    await expectTally(spend, [alice, 'Aye'], [bob, 'Aye']);
    const view = await poll(parameter);
    const { raw, counted: part } =
      (await chain.at.call.stakeVotingApi.power(alice.address, parameter)).unwrap();
    assert.ok(number(raw) > number(view.total) / 20n, 'the cap of a wallet binds');
    assert.equal(number(part), number(view.total) / 20n);
    const votes = await chain.at.call.stakeVotingApi.votes(alice.address);
    assert.deepEqual(
      votes.map((each) => [each.poll.toNumber(), each.choice.type, number(each.raw), each.cast.toNumber()]),
      [[parameter, 'Nay', number(raw), boosted], [spend, 'Aye', number(raw), boosted]],
    );
  });

  test('a vote is changed, taken back, and shrinks with its stake', async () => {
    const { alice, bob, charlie, dave, eve } = chain;
    const { removeVote, vote } = tx.stakeVoting;
    const began = (await poll(parameter)).began.toNumber();
    const [, large] = await chain.positions(dave);
    const old = powerIn(await chain.positions(dave), began, boosted);
    const outcomes = await chain.sendAll(
      [alice, vote(parameter, 'Aye')],
      [charlie, vote(parameter, 'Nay')],
      [eve, removeVote(parameter)],
      [dave, tx.stakingVault.unstake(large.id, 40_000n * ACT)],
    );
    assert.deepEqual(errors(outcomes), [null, 'stakeVoting.NoChange', null, null]);
    castAt[alice.address] = await clock();
    const reduced = outcomes[3].event('stakeVoting', 'VoteReduced');
    const part = powerIn([{ ...large, amount: 40_000n * ACT }], began, boosted);
    assert.deepEqual([reduced.old, reduced.new_].map(number), [old, old - part]);
    await expectTally(parameter, [alice, 'Aye'], [bob, 'Aye'], [charlie, 'Nay'], [dave, 'Aye']);

    const leave = (await chain.positions(dave)).map(({ id }) => tx.stakingVault.unstake(id, null));
    const left = await chain.do(dave, tx.utility.batchAll(leave));
    assert.equal(number(left.all('stakeVoting', 'VoteReduced').at(-1).new_), 0n);
    assert.equal((await chain.at.call.stakeVotingApi.votes(dave.address)).length, 0);
    const { ayes, nays } = await expectTally(parameter, [alice, 'Aye'], [bob, 'Aye'], [charlie, 'Nay']);
    assert.ok(ayes * 100n >= (ayes + nays) * 66n, 'it is approved');
  });

  // Boosts.

  const model = (positions, now, boosts) => sum(positions.map((each) => weightOf(each, now, boosts)));
  const weights = async (who) => sum((await chain.positions(who)).map(({ weight }) => weight));

  test('a vote and a debate raise the weight by a quarter, and no vote', async () => {
    const { alice, bob, ferdie } = chain;
    const { stakingVaultApi } = chain.at.call;
    const last = castAt[alice.address];
    const offered = await stakingVaultApi.boosts(alice.address);
    assert.deepEqual(
      offered.map(({ bps, until }) => [bps.toNumber(), until.toNumber()]).sort(),
      [[1_000, boosted + 30 * DAY], [1_500, last + 30 * DAY]],
    );
    const at = await clock();
    const power = await stakingVaultApi.votingPower(alice.address, at, at);
    assert.equal(await weights(alice), model(await chain.positions(alice), at, 0n), 'before');
    const outcome = await chain.do(ferdie, tx.stakingVault.refreshBoosts(alice.address));
    outcome.event('stakingVault', 'BoostsSet');
    const now = await clock();
    assert.equal(await weights(alice), model(await chain.positions(alice), now, 2_500n));
    assert.equal(await weights(bob), model(await chain.positions(bob), now, 0n), 'nobody refreshed Bob');
    const after = await chain.at.call.stakingVaultApi.votingPower(alice.address, at, at);
    assert.deepEqual([after.staked, after.power].map(number), [power.staked, power.power].map(number));
    const total = sum(await Promise.all(people.map(weights)));
    assert.equal(number((await chain.vault()).weight), total);
    const again = await chain.send(ferdie, tx.stakingVault.refreshBoosts(alice.address));
    assert.equal(again.error, 'stakingVault.NoChange');
  });

  // A debate.

  test('a debate is funded, decided, recorded, and its agents are paid', async () => {
    const { alice, bob, charlie, dave, eve, ferdie } = chain;
    const funded = await chain.do(bob, tx.debates.fund(0, 70n * ACT));
    assert.equal(number(funded.event('debates', 'Funded').pool), 100n * ACT);
    const view = (await chain.at.call.debatesApi.session(0)).unwrap();
    const began = view.session.opened.toNumber();
    const power = {};
    for (const who of [alice, bob, charlie]) {
      power[who.address] = powerIn(await chain.positions(who), began, boosted);
    }
    assert.deepEqual(view.session.tallies.map(number), [
      0n, power[alice.address] + power[bob.address], power[charlie.address],
    ]);
    assert.deepEqual([view.phase.type, view.winner.unwrap().toNumber(), view.shares.isNone], ['Voting', 1, true]);
    const { participant, boost } = (await chain.at.call.debatesApi.participant(charlie.address)).unwrap();
    assert.deepEqual(
      participant.votes.map(({ session, option, power: of }) => [session.toNumber(), option.toNumber(), number(of)]),
      [[0, 2, power[charlie.address]]],
    );
    assert.deepEqual([boost.unwrap().bps, boost.unwrap().until].map((each) => each.toNumber()), [1_000, boosted + 30 * DAY]);
    // An item and 112 bytes of storage.
    const { deposit, name } = (await chain.at.call.debatesApi.agent(dave.address)).unwrap();
    assert.deepEqual([number(deposit), name.toHex()], [212_000n * 1_000n, topic]);
    assert.equal(number((await chain.at.call.debatesApi.params()).unwrap().fee), 50n * ACT);

    await chain.sealUntil(view.session.ends.toNumber());
    const points = [500, 300, 100];
    const recorded = await chain.sendAll(
      [alice, tx.debates.vote(0, 0)],
      [alice, tx.debates.record(0, points)],
      [eve, tx.debates.record(0, points)],
    );
    assert.deepEqual(errors(recorded), ['debates.Closed', 'BadOrigin', null]);
    const due = (await chain.at.call.debatesApi.sessions())[0];
    const shares = [55_555_555_555n, 33_333_333_333n, 11_111_111_111n];
    assert.deepEqual([due.phase.type, due.shares.unwrap().map(number)], ['Due', shares]);
    const agents = [charlie, dave, ferdie];
    const free = () => Promise.all(agents.map(async (who) => (await chain.balances(who)).free));
    const had = [await free(), await treasury()];
    const settled = await chain.do(bob, tx.debates.settle(0));
    const { winner, paid, toTreasury } = settled.event('debates', 'Settled');
    assert.deepEqual([winner.unwrap().toNumber(), paid.map(number), number(toTreasury)], [1, shares, 1n]);
    assert.deepEqual(await free(), had[0].map((before, i) => before + shares[i]));
    assert.equal(await treasury(), had[1] + 1n + halves([settled]));
    assert.deepEqual((await chain.at.call.debatesApi.sessions()).length, 0);
  });

  test('the fee of a debate was 60 % for agents, the rest for stakers and treasury', async () => {
    const opened = [];
    for (let block = 1; block <= chain.number; block += 1) {
      const { events } = await chain.decoded(block);
      opened.push(...events.filter(({ event }) => event.section === 'revenueRouter' && event.method === 'RevenueDeposited'));
    }
    assert.equal(opened.length, 1);
    const { legs } = Object.fromEntries(opened[0].event.data.names.map((name, i) => [name, opened[0].event.data[i]]));
    assert.deepEqual(
      legs.map(({ leg, amount }) => [leg.type, number(amount)]).sort(),
      [['Rewards', 10n * ACT], ['Treasury', 10n * ACT]],
    );
  });

  // Decisions.

  test('both proposals are approved and enacted in their block', async () => {
    const { alice, dave, ferdie } = chain;
    const view = await poll(parameter);
    const tally = [view.turnout, view.ayes, view.nays].map(number);
    const reach = async (block) => {
      while (chain.number < block) {
        await chain.seal();
      }
    };
    await reach(view.lastBlock.toNumber() + 1);
    assert.deepEqual(await chain.told('referenda', 'Confirmed'), [], 'not before its time is over');
    await reach(view.lastBlock.toNumber() + 2);
    const confirmed = await chain.told('referenda', 'Confirmed');
    assert.deepEqual(confirmed.map(({ index }) => index.toNumber()).sort(), [parameter, spend].sort());
    const { tally: last } = confirmed.find(({ index }) => index.eqn(parameter));
    assert.deepEqual([last.turnout, last.ayes, last.nays].map(number), tally);
    assert.deepEqual((await chain.at.call.stakeVotingApi.polls()).length, 0);

    const limit = async () => number((await chain.at.call.stakingVaultApi.params()).minStake);
    await reach(view.enactedAt.toNumber() - 1);
    assert.equal(await limit(), 100n * ACT, 'the timelock holds');
    await chain.seal();
    assert.equal(await limit(), 200n * ACT);
    const enacted = await chain.told('scheduler', 'Dispatched');
    assert.deepEqual(enacted.map(({ result }) => result.isOk), [true, true]);
    const [{ index, amount, beneficiary }] = await chain.told('treasury', 'AssetSpendApproved');
    assert.deepEqual([number(amount), `${beneficiary}`], [PAID, ferdie.address]);

    // A spend waits for seven days more, in which more than half of the council can void it.
    const since = chain.number;
    await reach(since + 22);
    const early = await chain.send(dave, tx.treasury.payout(index));
    assert.deepEqual([chain.number, early.error], [since + 23, 'system.CallFiltered']);
    const had = [await treasury(), (await chain.balances(ferdie)).free];
    const outcomes = await chain.sendAll(
      [dave, tx.treasury.payout(index)],
      [dave, tx.referenda.refundSubmissionDeposit(parameter)],
    );
    expectAll(outcomes);
    assert.equal(await treasury(), had[0] - PAID + halves(outcomes));
    assert.equal((await chain.balances(ferdie)).free, had[1] + PAID);
    const refund = outcomes[1].event('referenda', 'SubmissionDepositRefunded');
    assert.deepEqual([`${refund.who}`, number(refund.amount)], [alice.address, 1_000n * ACT]);
    const small = await chain.send(dave, tx.stakingVault.stake(199n * ACT, 0));
    assert.equal(small.error, 'stakingVault.BelowMinimumStake');
  });

  test('the boosts end by themselves', async () => {
    const { alice } = chain;
    const last = castAt[alice.address];
    const seen = new Set();
    const mine = await chain.positions(alice);
    await chain.sealUntil(last + 31 * DAY, async () => {
      const now = await clock();
      const boost = (now < boosted + 30 * DAY ? 1_000n : 0n) + (now < last + 30 * DAY ? 1_500n : 0n);
      seen.add(boost);
      assert.equal(await weights(alice), model(mine, now, boost), `${now - last} seconds after the vote`);
    });
    assert.deepEqual([...seen], [2_500n, 1_500n, 0n]);
    assert.equal(multiplier(mine[0].tier, (await clock()) - mine[0].start), 15_000n);
    assert.deepEqual(await chain.at.call.stakingVaultApi.boosts(alice.address).then((all) => all.length), 0);
    const forgotten = await chain.do(chain.ferdie, tx.stakeVoting.forget(alice.address));
    assert.equal(forgotten.event('stakeVoting', 'VotesForgotten').votes.toNumber(), 2);
  });
});
