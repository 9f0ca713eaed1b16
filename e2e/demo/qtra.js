// The life of a stake and of the money behind it, told in a terminal while it happens.

import { DAY, DOLLAR, HALF, NATIVE, QTRA, USDC } from '../lib.js';
import { amount, bold, chapter, dim, passUntil as pass, pause, row, say, title } from './terminal.js';

const SLOT = 6;
const qtra = (value) => amount(value, QTRA, 'QTRA', 4);
const usdc = (value) => amount(value, USDC, 'USDC', 4);
const cents = (value) => amount(value, USDC, 'USDC', 2);

let chain;
const passUntil = (...args) => pass(chain, ...args);

async function showBalances(...people) {
  row('', 'free', 'staked or cooling', 'USDC');
  for (const [name, who] of people) {
    const { free, held, usdc: dollars } = await chain.balances(who);
    row(name, qtra(free), qtra(held), usdc(dollars));
  }
  await pause(1200);
}

async function showPending(...people) {
  row('', 'can claim', 'can claim', 'bonus', 'bonus');
  for (const [name, who] of people) {
    const { qtra: native, usdc: dollars } = await chain.pending(who);
    row(name, qtra(native.claimable), usdc(dollars.claimable), qtra(native.escrowed), usdc(dollars.escrowed));
  }
  await pause(1200);
}

async function tellStake() {
  const { api, alice, bob, charlie } = chain;
  const { stakingVault: vault, rewards } = api.tx;
  const stake = 10_000n * QTRA;
  const people = [['Bob', bob], ['Charlie', charlie]];

  title('Quaestor: the life of a stake');
  await say(`A chain of its own, where a day lasts ${DAY} seconds and time passes when a block is made.`);
  await chain.seal();

  await chapter('Two stakers');
  const [first, second] = await chain.sendAll(
    [bob, vault.stake(stake, 0)],
    [charlie, vault.stake(stake, 2)],
  );
  for (const [name, outcome, terms] of [
    ['Bob', first, '7 days, weight x1.0'],
    ['Charlie', second, '90 days, weight x1.2'],
  ]) {
    const event = outcome.expect().event('stakingVault', 'Staked');
    await say(`${name} stakes ${bold(qtra(event.amount.toBigInt()))} in the tier of ${terms}.`);
  }
  await say('The stake stays in their own accounts, on hold.');
  await showBalances(...people);

  await chapter('Warm-up');
  await say('For seven days a new stake has no weight, so nobody can catch a payout by coming just before it.');
  const [{ nextStep }] = await chain.positions(bob);
  await passUntil(nextStep, 'warm-up', async () => `Bob has earned ${usdc((await chain.pending(bob)).usdc.claimable)}`);

  await chapter('Revenue comes in');
  const usdcEvent = (await chain.do(alice, rewards.fund(DOLLAR, 1_000n * USDC))).event('rewards', 'Funded');
  const qtraEvent = (await chain.do(alice, rewards.fund(NATIVE, 5_000n * QTRA))).event('rewards', 'Funded');
  await say(`The pools receive ${bold(usdc(usdcEvent.amount.toBigInt()))} and ${bold(qtra(qtraEvent.amount.toBigInt()))}.`);
  await say('They flow to the stakers evenly over the next seven days, second by second.');
  await passUntil(chain.now + 3 * DAY, 'earning', async () => {
    const [one, two] = await Promise.all([chain.pending(bob), chain.pending(charlie)]);
    const all = ({ claimable, escrowed }) => claimable + escrowed;
    return `Bob ${cents(all(one.usdc))}, Charlie ${cents(all(two.usdc))}`;
  });
  await say('Equal stakes earn an equal base. What Charlie\'s longer lock adds, the bonus, is his when the lock ends.');
  await showPending(...people);

  await chapter('Claim, collect, give back');
  const claimed = (await chain.do(bob, rewards.claimRewards(DOLLAR))).event('rewards', 'Claimed');
  await say(`Bob claims ${bold(usdc(claimed.amount.toBigInt()))}. It vests over seven days.`);
  const [stream] = await chain.streams(bob);
  await passUntil(stream.start + 3 * DAY, 'vesting', async () => {
    const [{ collectable }] = await chain.streams(bob);
    return `${usdc(collectable)} vested`;
  });
  const collected = (await chain.do(bob, rewards.collectVested(DOLLAR))).event('rewards', 'Collected');
  await say(`Bob collects what has vested, ${bold(usdc(collected.amount.toBigInt()))}.`);
  const forfeit = await chain.do(bob, rewards.forfeitStream(stream.id));
  const given = forfeit.event('rewards', 'StreamForfeited').forfeited.toBigInt();
  const meanwhile = forfeit.event('rewards', 'Collected').amount.toBigInt();
  await say(`He has no use for the rest: ${usdc(meanwhile)} vested meanwhile and are paid, ${bold(usdc(given))} go back to the pool.`);

  await chapter('Compound');
  const grown = await chain.do(bob, rewards.compound(0));
  const increase = grown.event('stakingVault', 'StakeIncreased');
  await say(`Bob adds his ${bold(qtra(increase.added.toBigInt()))} to his stake: now ${bold(qtra(increase.amount.toBigInt()))}, same lock, no new warm-up.`);

  await passUntil(qtraEvent.end.unwrap().toNumber() + 2 * SLOT, 'earning', async () => {
    const { perDay } = (await chain.at.call.rewardsApi.pools())[0];
    return perDay.isZero() ? 'all revenue is paid out' : `${qtra(perDay.toBigInt() / BigInt(86_400 / DAY))} a day flow in`;
  });

  await chapter('Leaving early');
  await say('Charlie\'s lock has weeks to go, but he wants out.');
  await showPending(['Charlie', charlie]);
  const locked = await chain.send(charlie, vault.unstake(0, null));
  await say(`An ordinary unstake is refused: ${locked.error}.`);
  const early = await chain.do(charlie, vault.earlyUnstake(0));
  const lost = early.all('rewards', 'EscrowForfeited').map(({ asset, amount: value }) =>
    (asset.isNative ? qtra : usdc)(value.toBigInt()));
  await say(`Leaving early costs him exactly the bonus, ${bold(lost.join(' and '))}, and nothing else:`);
  await showPending(['Charlie', charlie]);
  for (const asset of [DOLLAR, NATIVE]) {
    const { amount: value } = (await chain.do(charlie, rewards.claimRewards(asset))).event('rewards', 'Claimed');
    await say(`He claims ${bold((asset === NATIVE ? qtra : usdc)(value.toBigInt()))}.`);
  }

  await chapter('Leaving in time');
  await chain.do(bob, vault.unstake(0, null));
  await say('Bob\'s lock has ended; he unstakes. The principal of both cools down for three days.');
  const { release } = (await api.query.stakingVault.ledgers(bob.address)).unlocking[0];
  await passUntil(release.toNumber(), 'cooling');
  const out = await chain.sendAll([bob, vault.withdraw()], [charlie, vault.withdraw()]);
  for (const [name, outcome] of [['Bob', out[0]], ['Charlie', out[1]]]) {
    const { amount: value } = outcome.expect().event('stakingVault', 'Withdrawn');
    await say(`${name} withdraws ${bold(qtra(value.toBigInt()))}.`);
  }
  const last = (await chain.streams(charlie)).reduce((end, each) => Math.max(end, each.end), 0);
  await passUntil(last, 'vesting');
  for (const asset of [DOLLAR, NATIVE]) {
    const { amount: value } = (await chain.do(charlie, rewards.collectVested(asset))).event('rewards', 'Collected');
    await say(`Charlie collects ${bold((asset === NATIVE ? qtra : usdc)(value.toBigInt()))}.`);
  }
  await showBalances(...people);
  await say(dim('Each began with 100,000,000 QTRA and 10,000,000 USDC; what is missing to the last digit is fees.'));
}

/// Names of the triggers that are tripped.
async function tripped() {
  const { triggers } = await chain.at.call.circuitBreakerApi.status();
  return triggers.filter((each) => each.tripped.isTrue).map((each) => each.trigger.type);
}

async function showBreakers() {
  const names = await tripped();
  await say(names.length === 0 ? 'No breaker is tripped.' : `Tripped: ${bold(names.join(', '))}.`);
}

const backstop = async () => {
  const view = await chain.at.call.backstopApi.status();
  return { reserve: view.reserve.toBigInt(), emergency: view.emergency.toBigInt(), end: view.epochEnd.toNumber() };
};

/// Two of the three signatories deposit; says where it went.
async function profit(value) {
  const split = await chain.deposit(DOLLAR, value, 'TradingProfit');
  await say(`Two of three signatories deposit a profit of ${bold(cents(value))}:`);
  row('', 'stakers', 'buyback', 'backstop');
  row('', ...[split.rewards, split.buyback, split.backstop].map((each) => cents(each)));
  await pause(1200);
}

async function tellMoney() {
  const { api, dave, eve, ferdie } = chain;
  title('The money behind it');

  await chapter('Profit, and a floor to cover');
  await say('Breakers watch the chain. With nobody staking and nothing in the backstop, three of them speak.');
  await showBreakers();
  const stake = () => api.tx.stakingVault.stake(10_000n * QTRA, 0);
  (await chain.sendAll([dave, stake()], [eve, stake()])).forEach((outcome) => outcome.expect());
  await say(`Dave and Eve stake ${bold(qtra(10_000n * QTRA))} each.`);
  await profit(8_000n * USDC);
  await say('While the backstop cannot pay the reward floor, the buyback rests and its share goes there.');
  await passUntil(chain.now + 2 * DAY, 'covering');
  await showBreakers();

  await chapter('Buy back and burn');
  await chain.feed(HALF);
  await passUntil(chain.now + 8 * DAY, 'pricing', async () => {
    const { reference } = await chain.at.call.priceFeedApi.price();
    return reference.isSome ? 'operators and exchange agree on 0.50 USDC' : 'no price that can be relied on yet';
  });
  const before = (await api.query.balances.totalIssuance()).toBigInt();
  await profit(5_000n * USDC);
  await passUntil(chain.now + 5 * DAY, 'buying', async () => {
    const { totals } = await chain.at.call.buybackApi.status();
    return `${cents(totals.all.spent.toBigInt())} spent, ${qtra(totals.all.burnt.toBigInt())} burnt`;
  });
  await say('Never blindly: each lot is too small to be worth a sandwich, and held to the lower of two prices.');
  row('lot', 'spent', 'bought and burnt', 'at least');
  for (const lot of (await chain.at.call.buybackApi.buybacks(null, 5)).reverse()) {
    row(`  ${lot.number}`, cents(lot.amounts.spent.toBigInt()), qtra(lot.amounts.burnt.toBigInt()), qtra(lot.minOut.toBigInt()));
  }
  const { issuance } = await chain.at.call.buybackApi.status();
  await say(`${bold(qtra(issuance.toBigInt()))} are left of the supply, which was ${qtra(before)} when the lots began.`);

  await chapter('A crash');
  await say('Ferdie sells two million QTRA. Half the dollars of the exchange are gone, and operators follow the price.');
  await chain.do(ferdie, api.tx.assetConversion.swapExactTokensForTokens(
    [NATIVE, DOLLAR], 2_006_018n * QTRA, 1n, ferdie.address, true,
  ));
  while (!(await tripped()).includes('PriceCrash')) {
    await chain.feed(HALF / 4n);
  }
  await say('An eighth of a dollar is less than half of the week\'s average.');
  await showBreakers();
  await say('For thirty days, the buyback gets twice its share.');
  await profit(1_000n * USDC);

  await chapter('Silence');
  const { reserve, emergency } = await backstop();
  await say(`The backstop holds ${bold(cents(reserve))}, and ${bold(cents(emergency))} for an emergency. Then revenue stops.`);
  await passUntil(chain.now + 100 * DAY, 'silence', async () => {
    const left = await backstop();
    return `reserve ${cents(left.reserve)}, emergency ${cents(left.emergency)}`;
  });
  await showBreakers();
  await passUntil((await backstop()).end + 2 * SLOT, 'floor', async () => `emergency ${cents((await backstop()).emergency)}`);
  const paid = emergency - (await backstop()).emergency;
  await say(`Ninety days without revenue open the emergency reserve: ${bold(cents(paid))} of it go to the stakers.`);
  await profit(2_000n * USDC);
  await chain.seal();
  await say('Revenue is back, and the emergency reserve is closed again.');
  await showBreakers();
}

export async function tell(given) {
  chain = given;
  await tellStake();
  await tellMoney();
}
