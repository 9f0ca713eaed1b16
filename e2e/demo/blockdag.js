// The story of blockdag: annual rates, a launch bonus, a pledge, block rewards, exits that burn.

import { BDAG, DAY, NATIVE } from '../lib.js';
import { amount, bold, chapter, passUntil as pass, pause, row, say, title } from './terminal.js';

const bdag = (value) => amount(value, BDAG, 'BDAG', 2);
const whole = (value) => amount(value, BDAG, 'BDAG', 0);
const number = (value) => value.toBigInt();
const rate = ({ weight, amount: stake }) => `${Number(weight / stake) / 100} %`;
const NAMES = ['30 days', '90 days', '180 days', '365 days', 'block rewards'];

let chain;
let launch;
const passUntil = (...args) => pass(chain, ...args);
const day = (count) => launch + count * DAY;
const total = async (who) => {
  const { claimable, escrowed } = await chain.earned(who);
  return claimable + escrowed;
};

async function showPositions(...people) {
  row('', 'lock', 'staked', 'a year', 'open', 'kept back');
  for (const [name, who] of people) {
    const rewards = await chain.at.call.rewardsApi.pendingByPosition(who.address);
    for (const each of await chain.positions(who)) {
      const { claimable, escrowed } = rewards.find(({ position }) => position.eqn(each.id));
      const parts = [claimable, escrowed].map((value) => amount(number(value), BDAG, '', 2).trim());
      row(name, NAMES[each.tier], amount(each.amount, BDAG, '', 0).trim(), rate(each), ...parts);
    }
  }
  await pause(1200);
}

async function showSupply() {
  const view = await chain.at.call.economyApi.supply();
  row('', 'issued', 'to come', 'circulating');
  row('', ...[view.issuance, view.mintable, view.circulating].map((each) => whole(number(each))));
  row('', 'not released', 'pledged', 'staked');
  row('', ...[view.unreleased, view.pledged, view.staked].map((each) => whole(number(each))));
  await pause(1200);
}

async function tellLaunch() {
  const { api, alice, bob, charlie, dave, eve, ferdie } = chain;
  const { allocations, balances, genesisBadge, stakingVault: vault, utility } = api.tx;
  const million = 1_000_000n * BDAG;

  title('blockdag: a rate, a bonus and a pledge');
  await say(`A chain of its own, where a day lasts ${DAY} seconds and time passes when a block is made.`);

  await chapter('The launch');
  await say('40,000,000,000 BDAG are there at genesis. 2 % of the presale are free, the rest follows in two years.');
  const staked = await chain.sendAll(
    [alice, balances.transferKeepAlive(bob.address, 3n * million)],
    [charlie, utility.batchAll([vault.stake(million, 3), genesisBadge.claim(0, charlie.address)])],
    [dave, utility.batchAll([0, 1, 2].map((tier) => vault.stake(million, tier)))],
    [ferdie, vault.stake(million, 0)],
  );
  staked.forEach((outcome) => outcome.expect());
  launch = (await chain.vault()).launchedAt.toNumber();
  await say('Longer locks earn more: 8, 15, 25 or 40 % a year, and for who comes at once 50 more until day 90.');
  await showPositions(['Charlie', charlie], ['Dave', dave], ['Ferdie', ferdie]);
  const badge = staked[1].event('genesisBadge', 'BadgeGiven');
  await say(`Charlie has locked for a year, and claimed badge number ${bold(`${badge.number}`)} in the same batch. It cannot be sold.`);
  await chain.do(bob, allocations.pledge(1));
  const { amount: pledged } = (await chain.at.call.allocationsApi.pledgeOf(bob.address)).unwrap();
  await say(`Bob pledges his whole first unlock, ${bold(whole(number(pledged)))}: out of the market until he takes it back.`);
  await showSupply();

  await chapter('Half of a month');
  await passUntil(day(15), 'earning', async () => `Charlie ${bdag(await total(charlie))}, Ferdie ${bdag(await total(ferdie))}`);
  await say('Ferdie wants out after 15 of 30 days.');
  const [{ id }] = await chain.positions(ferdie);
  const exit = (await chain.at.call.stakingVaultApi.earlyExit(ferdie.address, id)).asOk;
  const lost = exit.forfeited.map(([, value]) => bdag(number(value))).join(', ');
  await say(`The chain says what it would cost: ${bold(lost)}, a quarter of the reward, and nothing of the stake.`);
  await chain.do(ferdie, vault.earlyUnstake(id));
  const claim = (await chain.do(ferdie, api.tx.rewards.claimRewards(NATIVE))).event('rewards', 'Claimed');
  await say(`He leaves, and claims the ${bold(bdag(number(claim.amount)))} that are left to him.`);

  await chapter('The author of the blocks');
  const owed = await chain.at.call.emissionApi.author(alice.address);
  await say(`Alice has made ${bold(`${owed.blocks}`)} blocks, for 100 BDAG each. Half of it is hers, half is staked for her.`);
  const paid = (await chain.do(eve, api.tx.emission.payAuthor(alice.address))).event('emission', 'AuthorPaid');
  row('', 'liquid', 'staked');
  row('Alice', bdag(number(paid.liquid)), bdag(number(paid.staked)));
  const [position] = await chain.positions(alice);
  const { error } = await chain.send(alice, vault.earlyUnstake(position.id));
  await say(`She cannot sell that half before 120 days: ${error}.`);
  return position;
}

async function tellYear(reward) {
  const { api, alice, bob, charlie, dave, eve } = chain;
  const { allocations, stakingVault: vault } = api.tx;
  const million = 1_000_000n * BDAG;

  await chapter('The bonus ends');
  await passUntil(day(90), 'earning', async () => `Charlie ${bdag(await total(charlie))}`);
  await chain.seal();
  await showPositions(['Charlie', charlie], ['Dave', dave]);
  const claim = (await chain.do(dave, api.tx.rewards.claimRewards(NATIVE))).event('rewards', 'Claimed');
  await say(`Dave claims what is open to him, ${bold(bdag(number(claim.amount)))}. The rest is open when each lock ends.`);

  await chapter('Matured');
  (await chain.sendAll([bob, vault.stake(million, 3)], [eve, vault.stake(million, 3)])).forEach((outcome) => outcome.expect());
  await say('Bob and Eve lock a million for a year. There is no bonus any more, but Bob\'s pledge stands.');
  await passUntil(reward.lockEnd, 'maturing', async () => `Bob ${bdag(await total(bob))}, Eve ${bdag(await total(eve))}`);
  const out = (await chain.do(alice, vault.unstake(reward.id, null))).event('stakingVault', 'Unstaked');
  await say(`Alice's block rewards have matured: ${bold(bdag(number(out.amount)))} are hers.`);

  await chapter('Loyalty');
  await passUntil(day(180), 'waiting', async () => `Bob ${bdag(await total(bob))}, Eve ${bdag(await total(eve))}`);
  await chain.do(eve, vault.refreshBoosts(bob.address));
  await say('From day 180 on the pledge earns Bob half as much again:');
  await showPositions(['Bob', bob], ['Eve', eve]);
  await passUntil(day(200), 'earning', async () => `Bob ${bdag(await total(bob))}, Eve ${bdag(await total(eve))}`);
  await chain.do(bob, allocations.unpledge());
  await say('He takes it back, and in the same call his rate is everybody\'s.');
  await showPositions(['Bob', bob], ['Eve', eve]);

  await chapter('Too early');
  const { id } = (await chain.positions(eve))[0];
  const lost = await total(eve);
  const before = number((await chain.at.call.economyApi.supply()).issuance);
  const left = (await chain.do(eve, vault.earlyUnstake(id))).event('stakingVault', 'EarlyUnstaked');
  await say(`Eve breaks a lock of a year: her reward of ${bdag(lost)} goes back to the pool, ${bold(whole(number(left.penalty)))} of her stake are burnt.`);
  const minted = (await chain.told('emission', 'Minted')).reduce((sum, each) => sum + number(each.amount), 0n);
  const after = number((await chain.at.call.economyApi.supply()).issuance);
  await say(`The issuance fell by ${bold(whole(before + minted - after))}.`);

  await chapter('Two years of presale');
  const released = (await chain.do(eve, allocations.release(3))).event('allocations', 'Released');
  await say(`Day ${Math.floor((chain.now - launch) / DAY)}: Dave's presale releases ${bold(bdag(number(released.amount)))} of 980,000,000.`);
  await showSupply();
}

export async function tell(given) {
  chain = given;
  await tellYear(await tellLaunch());
}
