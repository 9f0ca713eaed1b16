// Every call of emission, stake voting, referenda, debates and releases once, as it succeeds on act.

import assert from 'node:assert/strict';
import { ACT, DAY, YEAR } from '../constants.js';
import { by, bytes, changed, council, number, root } from './steps.js';

const parameters = async (chain, section) => (await chain.at.query[section].parameters()).unwrap();
/// Doubles the least stake.
const proposal = ({ api }) => {
  const call = api.tx.stakingVault.setStakeLimits(200n * ACT, 10_000_000n * ACT);
  return { Inline: call.method.toHex() };
};
/// `who` proposes `call`.
const propose = (who, kind, call) => async (chain) => {
  const { stakeVoting } = chain.api.tx;
  await chain.do(chain[who], stakeVoting.propose(kind, { Inline: call(chain.api.tx).method.toHex() }, 0));
};
const session = async (chain, id) => (await chain.at.call.debatesApi.session(id)).unwrap().session;

export const ACT_CALLS = [
  ['emission', [
    {
      // In the block in which it is due, before the chain makes it at the end of that.
      call: 'drip', who: by('eve'), args: () => [], event: 'Minted',
      before: async (chain) => {
        const { nextDrip } = (await chain.at.call.emissionApi.status()).unwrap();
        await chain.sealUntil(nextDrip.unwrap().toNumber());
      },
      check: ({ line, amount, minted, cap }) => {
        // 50,000,000 a year for one week, and for two.
        const issued = (days) => 50_000_000n * ACT * days / 365n;
        assert.ok(line.isSchedule);
        assert.deepEqual([amount, minted, cap].map(number), [issued(14n) - issued(7n), issued(14n), 400_000_000n * ACT]);
      },
    },
    {
      call: 'topUp', who: council, args: () => [1_000n * ACT], event: 'ToppedUp',
      check: ({ amount }) => assert.equal(number(amount), 1_000n * ACT),
    },
    {
      call: 'lower', who: council, args: () => [{ PerYear: 1 }, 15_000_000n * ACT], event: 'Lowered',
      check: ({ rate, old, new_: now }) => {
        assert.equal(rate.asPerYear.toNumber(), 1);
        assert.deepEqual([old, now].map(number), [30_000_000n * ACT, 15_000_000n * ACT]);
      },
    },
  ]],
  ['allocations', [
    {
      call: 'release', who: by('dave'), args: () => [1], event: 'Released',
      check: async ({ beneficiary, amount }, _, chain) => {
        assert.equal(beneficiary.toString(), chain.charlie.address);
        const { clock, launchedAt } = await chain.vault();
        const elapsed = number(clock) - number(launchedAt);
        assert.equal(number(amount), 100_000_000n * ACT * elapsed / BigInt(YEAR));
      },
    },
    {
      call: 'handOver', who: by('charlie'), args: (chain) => [1, chain.eve.address], event: 'HandedOver',
      check: ({ from, to }, _, chain) =>
        assert.deepEqual([from, to].map(String), [chain.charlie.address, chain.eve.address]),
    },
  ]],
  ['debates', [
    {
      call: 'registerAgent', who: by('dave'), args: () => [bytes(1)], event: 'AgentRegistered',
      check: ({ agent, name }, _, chain) =>
        assert.deepEqual([`${agent}`, name.toHex()], [chain.dave.address, bytes(1)]),
    },
    {
      call: 'open', who: by('alice'), event: 'Opened',
      args: ({ dave, ferdie }) => [bytes(7), 3, [dave.address, ferdie.address], 2 * DAY, 50n * ACT],
      before: async (chain) => {
        const { debates, stakingVault } = chain.api.tx;
        const staked = await chain.sendAll(
          [chain.ferdie, debates.registerAgent(bytes(2))],
          [chain.alice, stakingVault.stake(1_000_000n * ACT, 0)],
          [chain.bob, stakingVault.stake(100_000n * ACT, 0)],
        );
        staked.forEach((outcome) => outcome.expect());
      },
      check: ({ session: id, details, revenue }) => {
        assert.equal(id.toNumber(), 0);
        assert.deepEqual([details.pool, revenue].map(number), [30n * ACT, 20n * ACT]);
      },
    },
    {
      call: 'fund', who: by('bob'), args: () => [0, 70n * ACT], event: 'Funded',
      check: ({ pool }) => assert.equal(number(pool), 100n * ACT),
    },
    {
      call: 'vote', who: by('alice'), args: () => [0, 1], event: 'Voted',
      check: ({ old, new_: now }) => {
        assert.ok(old.isNone);
        assert.deepEqual(now.map(number), [1n, 1_000_000n * ACT * 10_000n]);
      },
    },
    {
      call: 'record', who: by('eve'), args: () => [0, [600, 300]], event: 'Recorded',
      before: async (chain) => chain.sealUntil((await session(chain, 0)).ends.toNumber()),
      check: ({ points }) => assert.deepEqual(points.map((each) => each.toNumber()), [600, 300]),
    },
    {
      call: 'settle', who: by('ferdie'), args: () => [0], event: 'Settled',
      check: ({ winner, paid, toTreasury, unpaid }) => {
        assert.equal(winner.unwrap().toNumber(), 1);
        // 600 and 300 of 900 points, rounded down.
        assert.deepEqual(paid.map(number), [66_666_666_666n, 33_333_333_333n]);
        assert.deepEqual([toTreasury, unpaid].map(number), [1n, 0n]);
      },
    },
    {
      call: 'retireAgent', who: by('dave'), args: () => [], event: 'AgentRetired',
      check: ({ agent }, _, chain) => assert.equal(agent.toString(), chain.dave.address),
    },
    {
      call: 'setParams', who: council, event: 'ParamsSet',
      args: async (chain) => [changed(await parameters(chain, 'debates'), { fee: 60n * ACT })],
      check: ({ old, new_: now }) => assert.deepEqual([old, now].map(({ fee }) => number(fee)), [50n * ACT, 60n * ACT]),
    },
  ]],
  ['stakeVoting', [
    {
      call: 'propose', who: by('alice'), args: (chain) => ['Parameter', proposal(chain), 0], event: 'Proposed',
      check: ({ poll, kind }) => assert.deepEqual([poll.toNumber(), kind.type], [0, 'Parameter']),
    },
    {
      call: 'vote', who: by('alice'), args: () => [0, 'Aye'], event: 'Voted',
      check: ({ old, new_: now }) => assert.deepEqual([old.isNone, now.type], [true, 'Aye']),
    },
    {
      call: 'removeVote', who: by('bob'), args: () => [0], event: 'VoteRemoved',
      before: (chain) => chain.do(chain.bob, chain.api.tx.stakeVoting.vote(0, 'Abstain')),
      check: ({ who }, _, chain) => assert.equal(who.toString(), chain.bob.address),
    },
  ]],
  ['stakingVault', [
    {
      call: 'refreshBoosts', who: by('ferdie'), args: (chain) => [chain.alice.address], event: 'BoostsSet',
      check: ({ who, boosts }, _, chain) => {
        assert.equal(who.toString(), chain.alice.address);
        assert.deepEqual(boosts.map(({ bps }) => bps.toNumber()).sort(), [1_000, 1_500]);
      },
    },
  ]],
  ['referenda', [
    {
      call: 'setMetadata', who: by('alice'), event: 'MetadataSet',
      before: (chain) => chain.do(chain.alice, chain.api.tx.preimage.notePreimage('0x5469746c65')),
      args: (chain) => [0, chain.api.registry.hash(Buffer.from('Title')).toHex()],
      check: ({ index }) => assert.equal(index.toNumber(), 0),
    },
    // Only a proposal makes a poll, and it places the decision deposit.
    {
      call: 'submit', who: by('alice'), args: (chain) => [{ system: 'Root' }, proposal(chain), { After: 10 }],
      refused: 'BadOrigin',
    },
    { call: 'placeDecisionDeposit', who: by('alice'), args: () => [0], refused: 'referenda.HasDeposit' },
    {
      call: 'cancel', who: council, args: () => [1], event: 'Cancelled',
      before: propose('bob', 'Parameter', (tx) => tx.stakingVault.setCooldown(20)),
      check: ({ index }) => assert.equal(index.toNumber(), 1),
    },
    {
      call: 'kill', who: root, args: () => [2], event: 'Killed',
      before: propose('bob', 'Feature', (tx) => tx.recorders.addMember(bytes(9))),
      check: ({ index }) => assert.equal(index.toNumber(), 2),
    },
    {
      call: 'refundDecisionDeposit', who: by('ferdie'), args: () => [0], event: 'DecisionDepositRefunded',
      before: async (chain) => {
        const [poll] = await chain.at.call.stakeVotingApi.polls();
        while (chain.number < poll.lastBlock.toNumber() + 2) {
          await chain.seal();
        }
        assert.equal((await chain.told('referenda', 'Confirmed')).length, 1);
      },
      check: ({ amount }) => assert.equal(number(amount), 0n),
    },
    {
      call: 'refundSubmissionDeposit', who: by('ferdie'), args: () => [0], event: 'SubmissionDepositRefunded',
      check: ({ who, amount }, _, chain) =>
        assert.deepEqual([`${who}`, number(amount)], [chain.alice.address, 1_000n * ACT]),
    },
  ]],
  ['stakeVoting', [
    {
      call: 'forget', who: by('ferdie'), args: (chain) => [chain.alice.address], event: 'VotesForgotten',
      check: ({ votes }) => assert.equal(votes.toNumber(), 1),
    },
    {
      call: 'setParams', who: council, event: 'ParamsSet',
      args: async (chain) => [changed(await parameters(chain, 'stakeVoting'), { boostBps: 1_000 })],
      check: ({ old, new_: now }) =>
        assert.deepEqual([old, now].map(({ boostBps }) => boostBps.toNumber()), [1_500, 1_000]),
    },
  ]],
  ['debates', [
    {
      call: 'forget', who: by('ferdie'), args: (chain) => [chain.alice.address], event: 'Forgotten',
      before: async (chain) => {
        const { boost } = (await chain.at.call.debatesApi.participant(chain.alice.address)).unwrap();
        await chain.sealUntil(boost.unwrap().until.toNumber());
      },
      check: ({ who }, _, chain) => assert.equal(who.toString(), chain.alice.address),
    },
  ]],
];
