// The story of act: an emission by the week, exits at a price, stakers who decide, agents who are paid.

import { ACT, DAY, NATIVE } from '../lib.js';
import { amount, bold, chapter, days, passUntil as pass, pause, percent, row, say, times, title } from './terminal.js';

const SLOT = 6;
const act = (value) => amount(value, ACT, 'ACT', 2);
const whole = (value) => amount(value, ACT, 'ACT', 0);
/// Power and weight are units times basis points.
const power = (value) => amount(value / 10_000n, ACT, '', 0).trim();
const number = (value) => value.toBigInt();

let chain;
const passUntil = (...args) => pass(chain, ...args);
const earned = async (who) => (await chain.earned(who)).claimable;
const treasury = async () => (await chain.balances({ address: chain.addressOf('treasury') })).free;
const supply = async () => chain.at.call.economyApi.supply();

async function showSupply() {
  const { issuance, mintable, unreleased, treasury: kept, staked, circulating } = await supply();
  row('', 'issued', 'to come', 'not released');
  row('', ...[issuance, mintable, unreleased].map((each) => whole(number(each))));
  row('', 'circulating', 'treasury', 'staked');
  row('', ...[circulating, kept, staked].map((each) => whole(number(each))));
  await pause(1200);
}

async function showWeights(...people) {
  row('', 'staked', 'multiplier', 'weight');
  for (const [name, who] of people) {
    for (const { amount: stake, weight } of await chain.positions(who)) {
      row(name, act(stake), times(weight / stake), power(weight));
    }
  }
  await pause(1200);
}

async function tellStake() {
  const { api, bob, charlie, dave, ferdie } = chain;
  const { rewards, stakingVault: vault } = api.tx;
  const stake = 10_000n * ACT;
  const people = [['Bob', bob], ['Charlie', charlie], ['Dave', dave]];

  title('act: a share of a billion');
  await say(`A chain of its own, where a day lasts ${DAY} seconds and time passes when a block is made.`);

  await chapter('The launch');
  await say('600,000,000 ACT are there at genesis, half of them locked up for team and partners.');
  const staked = await chain.sendAll([bob, vault.stake(stake, 0)], [charlie, vault.stake(stake, 4)], [dave, vault.stake(stake, 0)]);
  staked.forEach((outcome) => outcome.expect());
  const [drip] = await chain.told('emission', 'Minted');
  await say(`Bob, Charlie and Dave stake ${bold(act(stake))} each, Charlie for six months. No lock weighs x1.0, his x3.0.`);
  await say(`The chain issues the first week's ${bold(act(number(drip.amount)))}: 50,000,000 a year, by nobody's call.`);
  await showSupply();

  await chapter('A week');
  await chain.do(dave, rewards.setAutoCompound(true));
  await say('Each week\'s issue flows to the stakers second by second. Dave lets the chain compound his once a day.');
  await passUntil((await chain.vault()).launchedAt.toNumber() + 7 * DAY, 'earning', async () =>
    `Bob ${act(await earned(bob))}, Charlie ${act(await earned(charlie))}`);
  await chain.seal();
  const [next] = await chain.told('emission', 'Minted');
  await say(`The next week begins: ${bold(act(number(next.amount)))} more. Bob's stake has seasoned, it weighs x1.2 now.`);
  await showWeights(...people);
  const claim = (await chain.do(bob, rewards.claimRewards(NATIVE))).event('rewards', 'Claimed');
  await say(`Bob claims ${bold(act(number(claim.amount)))}. There is no vesting: he has it at once.`);
  const grown = (await chain.do(charlie, rewards.compound(0))).event('rewards', 'Compounded');
  await say(`Charlie compounds ${bold(act(number(grown.amount)))} into his stake.`);

  await chapter('Leaving early');
  await chain.do(ferdie, vault.stake(stake, 3));
  await say('Ferdie locks 10,000 ACT for 90 days, and changes his mind.');
  const [{ id }] = await chain.positions(ferdie);
  const before = await treasury();
  const exit = (await chain.at.call.stakingVaultApi.earlyExit(ferdie.address, id)).asOk;
  await say(`The chain says what it would cost: ${bold(act(number(exit.penalty)))}, a tenth.`);
  const left = (await chain.do(ferdie, vault.earlyUnstake(id))).event('stakingVault', 'EarlyUnstaked');
  await say(`He leaves with ${bold(act(number(left.amount)))}, at once. The treasury grows by ${act(await treasury() - before)}, his fee's half included.`);
}

async function showPoll(index) {
  const view = (await chain.at.call.stakeVotingApi.polls()).find(({ poll }) => poll.eqn(index));
  const [turnout, total, ayes, nays] = [view.turnout, view.total, view.ayes, view.nays].map(number);
  row('', 'turnout', '10 % needed', 'ayes', 'nays', '66 % needed');
  row('', power(turnout), percent(turnout, total), power(ayes), power(nays), percent(ayes, ayes + nays));
  await pause(1200);
}

async function tellVotes() {
  const { api, alice, bob, charlie, dave, eve, ferdie } = chain;
  const { debates, preimage, stakeVoting, stakingVault: vault, utility } = api.tx;

  await chapter('Stakers decide');
  const stakes = [[alice, 3_000_000n, 0], [bob, 1_000_000n, 4], [charlie, 200_000n, 0], [eve, 50_000n, 1]];
  (await chain.sendAll(...stakes.map(([who, amounts, tier]) => [who, vault.stake(amounts * ACT, tier)])))
    .forEach((outcome) => outcome.expect());
  const call = vault.setStakeLimits(200n * ACT, 10_000_000n * ACT).method.toHex();
  const agents = [charlie, dave, ferdie];
  const ready = [[alice, preimage.notePreimage(call)], ...agents.map((who) => [who, debates.registerAgent(api.registry.hash(who.address))])];
  (await chain.sendAll(...ready)).forEach((outcome) => outcome.expect());
  const proposal = { Lookup: { hash: api.registry.hash(call).toHex(), len: call.length / 2 - 1 } };
  const topic = api.registry.hash('Where to grow').toHex();
  const [proposed, opened] = await chain.sendAll(
    [alice, stakeVoting.propose('Parameter', proposal, 0)],
    [alice, debates.open(topic, 3, agents.map(({ address }) => address), 3 * DAY, 50n * ACT)],
  );
  const { poll } = proposed.expect().event('stakeVoting', 'Proposed');
  opened.expect();
  await say('Alice proposes to double the least stake, to 200 ACT, and puts 1,000 ACT down for it.');
  const [aye, nay] = ['Aye', 'Nay'].map((choice) => stakeVoting.vote(poll, choice));
  (await chain.sendAll(
    [alice, utility.batchAll([aye, debates.vote(0, 1)])],
    [bob, utility.batchAll([aye, debates.vote(0, 1)])],
    [charlie, utility.batchAll([nay, debates.vote(0, 2)])],
    [eve, nay],
  )).forEach((outcome) => outcome.expect());
  await say('Alice and Bob are for it, Charlie and Eve are not. One wallet counts for a twentieth of all power at most.');
  await showPoll(poll.toNumber());
  (await chain.sendAll([eve, aye])).forEach((outcome) => outcome.expect());
  await say('That would not do. Eve changes her mind, and her power goes over.');
  await showPoll(poll.toNumber());

  await chapter('What a vote is worth');
  const mine = () => showWeights(['Alice', alice]);
  await mine();
  await chain.do(ferdie, vault.refreshBoosts(alice.address));
  const boosts = await chain.at.call.stakingVaultApi.boosts(alice.address);
  await say(`Who votes earns 15 % more for a month, who takes part in a debate 10 %. Anybody may have it counted:`);
  await mine();

  await chapter('Agents debate');
  await chain.do(bob, debates.fund(0, 70n * ACT));
  const { session } = (await chain.at.call.debatesApi.session(0)).unwrap();
  await say(`Alice has opened a debate for 50 ACT, 30 of them for the agents. Bob adds 70: the pool holds ${bold(act(number(session.pool)))}.`);
  row('option', ...session.tallies.map((each, i) => `${i}: ${power(number(each))}`));
  await passUntil(session.ends.toNumber(), 'debating');
  await chain.do(eve, debates.record(0, [500, 300, 100]));
  const settled = (await chain.do(bob, debates.settle(0))).event('debates', 'Settled');
  await say(`Option ${settled.winner.unwrap()} wins. Eve gives the agents 500, 300 and 100 points, and they are paid:`);
  row('', 'Charlie', 'Dave', 'Ferdie', 'treasury');
  row('', ...settled.paid.map((each) => amount(number(each), ACT, '', 9).trim()), amount(number(settled.toTreasury), ACT, '', 9).trim());
  await pause(1200);

  await chapter('The decision');
  const view = (await chain.at.call.stakeVotingApi.polls()).find(({ poll: each }) => each.eq(poll));
  const least = async () => number((await chain.at.call.stakingVaultApi.params()).minStake);
  const at = (block) => chain.now + (block.toNumber() - chain.number) * SLOT;
  await passUntil(at(view.lastBlock) + 2 * SLOT, 'voting', async () => `block ${chain.number} of ${view.lastBlock.toNumber() + 2}`);
  await say('Seven days are over: the poll is approved. Whoever disagrees has three days to leave.');
  await passUntil(at(view.enactedAt), 'timelock', async () => `least stake ${whole(await least())}`);
  if (await least() !== 200n * ACT) {
    throw new Error('the proposal was not enacted');
  }
  await say(`It is law: the least stake is ${bold(whole(await least()))}.`);
  await chain.do(alice, api.tx.referenda.refundSubmissionDeposit(poll));

  await chapter('And it wears off');
  const until = Math.max(...boosts.map((each) => each.until.toNumber()));
  await passUntil(until, 'boosted', async () => {
    const [{ amount: stake, weight }] = await chain.positions(alice);
    return `Alice ${times(weight / stake)}`;
  });
  await chain.seal();
  await say('A month after the vote the boost is over, by no transaction. Seasoning has added its own meanwhile.');
  await mine();
}

async function tellRelease() {
  const { charlie, ferdie } = chain;
  await chapter('Partners and team');
  const { launchedAt } = await chain.vault();
  await say(`${days(chain.now - launchedAt.toNumber())} days after the launch, ${bold(percent(BigInt(chain.now - launchedAt.toNumber()), 7_300n))} of the partners' 100,000,000 have vested.`);
  const { amount: paid } = (await chain.do(ferdie, chain.api.tx.allocations.release(1))).event('allocations', 'Released');
  await say(`Anybody may release them: ${bold(act(number(paid)))} go to Charlie. The team's wait for a year:`);
  const { error } = await chain.send(ferdie, chain.api.tx.allocations.release(0));
  await say(`${error}.`);
  const { free } = await chain.balances(charlie);
  await say(`Charlie has ${act(free)}.`);
  await showSupply();
}

export async function tell(given) {
  chain = given;
  await tellStake();
  await tellVotes();
  await tellRelease();
}
