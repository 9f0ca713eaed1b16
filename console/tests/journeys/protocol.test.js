// Safety stops against the chain: each one begins and ends; banner, headroom and effects follow, and the
// exits stay open. Besides: what anybody may send on.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertFits, Bench, NARROW, violations } from '../lib/browser.js';
import { amount, count, plain, price } from '../lib/figures.js';
import { agree, settle, stopped } from '../lib/revenue.js';
import { chosen } from '../lib/wallet.js';
import { DAY, DOLLAR, HALF, NATIVE, QTRA, USDC } from '../../../e2e/lib/constants.js';

const TITLES = {
  LowStake: 'Little stake', FewStakers: 'Few stakers', PriceCrash: 'Price crash', ZeroRevenue: 'No revenue', RewardFloor: 'Reward floor',
};
const WRITE = {
  LowStake: (value) => amount(value, 'native'), FewStakers: count, PriceCrash: price,
  ZeroRevenue: (value) => amount(value, 'usdc'), RewardFloor: (value) => amount(value, 'usdc'),
};

let bench;
let chain;
let page;
before(async () => {
  bench = await Bench.start('quiet');
  chain = bench.chain;
  await chain.sealUntil(chain.now + 24);
  page = await open();
});
after(() => bench.stop());

const open = (more = {}) => bench.open({
  path: 'protocol',
  prepare: (page) => chosen(page, chain, ['ferdie']),
  ...more,
});
const big = (value) => value.toBigInt();
const card = (title) => page.locator('.q-card').filter({ has: page.getByRole('heading', { name: title, level: 2 }) });
const effect = async (label) => plain(await card('Safety stops').locator('dl > div').filter({ hasText: label }).first().innerText());

/// All notices, as one text.
async function banner() {
  const line = page.getByRole('status', { name: 'Notices' });
  const more = line.getByRole('button', { name: /^\+/ });
  if (await more.count() > 0) await more.click();
  return (await line.innerText()).replace(/[\s\u00a0\u202f]+/g, ' ').trim();
}

/// Each stop on the page is what the chain says of it, and so are the effects.
async function agrees() {
  await bench.shows(page);
  const status = await chain.at.call.circuitBreakerApi.status();
  for (const view of status.triggers) {
    const trigger = view.trigger.type;
    const text = plain(await page.getByRole('article', { name: TITLES[trigger] }).innerText());
    const write = (field) => (view.get(field).isSome ? plain(WRITE[trigger](big(view.get(field).unwrap()))) : '–');
    for (const [label, field] of [['Now', 'value'], ['Begins below', 'trip'], ['Ends from', 'clear'], ['Headroom', 'headroom']]) {
      assert.ok(text.includes(plain(label) + write(field)), `${text} has ${label} ${write(field)}`);
    }
    assert.equal(text.includes('Inforce'), view.tripped.isTrue, text);
    assert.equal(text.includes('Since'), view.tripped.isTrue, text);
    if (view.tripped.isTrue) assert.ok(text.includes(`at${write('cause')}.`), `${text} has the cause ${write('cause')}`);
  }
  assert.equal((await effect('Rewards')).includes('tothebackstop'), status.redirected.isTrue);
  const byHand = status.toJSON().manual?.entries.buyback ?? false;
  assert.equal((await effect('Buybacks')).includes('resting'), status.buybackPaused.isTrue || byHand);
  assert.equal((await effect('Buyback’s share')).includes('ofacrisis'), status.crisisUntil.isSome);
  if (status.emergencyOpen.isTrue) assert.ok((await effect('Emergency reserve')).includes('open'));
  assert.ok((await effect('Exits')).includes('open,always'));
  return status;
}

/// Whatever is stopped: somebody who has just staked leaves at once, and has everything back after the cooldown.
async function exitsAreOpen() {
  const { stakingVault } = chain.api.tx;
  await chain.do(chain.charlie, stakingVault.stake(100n * QTRA, 0));
  const [{ id }] = await chain.positions(chain.charlie);
  await chain.do(chain.charlie, stakingVault.earlyUnstake(id));
  const [chunk] = (await chain.at.call.stakingVaultApi.ledger(chain.charlie.address)).unlocking;
  assert.equal(big(chunk.amount), 100n * QTRA);
  await chain.sealUntil(chunk.release.toNumber());
  await chain.do(chain.charlie, stakingVault.withdraw());
  assert.equal((await chain.balances(chain.charlie)).held, 0n);
}

/// Has it signed from the dialogue of that name.
async function sign(name) {
  const dialog = page.getByRole('dialog', { name });
  await dialog.getByRole('button', { name: 'Sign in wallet' }).click();
  await dialog.locator('li[aria-current=step]').filter({ hasText: 'On its way' }).waitFor();
  await bench.empty();
  return dialog;
}

test('a new chain has three stops in force, and the page says each with its levels', async () => {
  assert.deepEqual((await stopped(chain)).sort(), ['FewStakers', 'LowStake', 'RewardFloor']);
  await agrees();
  const text = await banner();
  assert.match(text, /because only 0 accounts stake\. Stakers earn again from 2 on\. Exits are open\./);
  assert.match(text, /Buybacks rest until the floor of rewards is covered again/);
  assert.match(text, /Operators have never reported enough prices/);
  assert.deepEqual(await violations(page), []);
  await exitsAreOpen();
  await agrees();
});

test('with everything stopped it fits a phone, in German and in the dark', async () => {
  const small = await open({ size: NARROW, theme: 'dark', language: 'de' });
  await small.getByRole('article', { name: 'Wenige Staker' }).waitFor();
  await small.waitForFunction(() => document.querySelectorAll('.q-skeleton').length === 0);
  assert.deepEqual(await violations(small), []);
  await assertFits(small);
  assert.deepEqual(small.wrongs, []);
  await small.context().close();
});

test('stakers and revenue end the stops', async () => {
  await settle(chain);
  assert.deepEqual(await stopped(chain), []);
  await agrees();
  await card('Safety stops').getByText('All quiet').waitFor();
  assert.doesNotMatch(await banner(), /Exits are open/);
});

test('what is staked in each tier is the chain’s, and adds up to all of it', async () => {
  const { tiers } = await chain.at.call.stakingVaultApi.params();
  const totals = await chain.at.call.stakingVaultApi.byTier();
  assert.equal(totals.length, tiers.length);
  const rows = await page.getByRole('table', { name: 'Stake by tier' }).getByRole('row').allInnerTexts();
  assert.deepEqual(
    rows.slice(1).map((row) => row.split('\t').map(plain).slice(1, 3)),
    totals.map((each) => [count(big(each.positions)), plain(amount(big(each.amount), 'native'))]),
  );
  const sum = totals.reduce((all, each) => all + big(each.amount), 0n);
  assert.ok(sum > 0n);
  assert.equal(sum, big((await chain.vault()).staked));
});

test('what is emitted while nothing has weight is kept apart, and anybody sends it on', async () => {
  await chain.do(chain.alice, chain.api.tx.rewards.fund(NATIVE, 7_000n * QTRA));
  await chain.seal();
  await bench.shows(page);
  const pot = async () => big((await chain.at.call.rewardsApi.pools())[0].noStake);
  const before = await pot();
  const line = page.getByRole('table', { name: 'What nobody earned' }).getByRole('row').filter({ hasText: 'Nothing was staked' }).filter({ hasText: 'QTRA' });
  assert.ok(plain(await line.innerText()).includes(plain(amount(before, 'native'))));
  await line.getByRole('button', { name: 'Release' }).click();
  const dialog = await sign('Release what nobody earned');
  const [released] = await chain.told('rewards', 'UnallocatedReleased');
  assert.equal(released.reason.type, 'NoStake');
  assert.ok(big(released.amount) >= before);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await bench.shows(page);
  assert.ok(await pot() < before);
});

test('operators and exchange make a price, and the banner goes', async () => {
  await agree(chain);
  await agrees();
  assert.equal(await banner(), '');
  const { price: now } = (await chain.at.call.priceFeedApi.price()).reference.unwrap();
  const stat = plain(await page.locator('.q-stat').filter({ hasText: 'Price' }).innerText());
  assert.ok(stat.includes(plain(price(big(now)))), stat);
  const sources = await page.getByRole('table', { name: 'Price' }).getByRole('row').allInnerTexts();
  const { oracle, average, spot, trailingAverage } = await chain.at.call.priceFeedApi.price();
  const expected = [now, oracle.unwrap().price, average.unwrap(), spot.unwrap(), trailingAverage.unwrap()];
  assert.deepEqual(sources.slice(1).map((row) => plain(row.split('\t')[1])), expected.map((each) => plain(price(big(each)))));
});

test('every deposit and every leg adds up to what the chain has counted', async () => {
  await chain.deposit(DOLLAR, 2n * USDC, 'ExchangeFee');
  await chain.deposit(NATIVE, 1_234n * QTRA, 'Subscription');
  await bench.shows(page);
  const totals = await chain.at.call.revenueRouterApi.totals();
  const rows = await page.getByRole('table', { name: 'What it came to' }).getByRole('row').allInnerTexts();
  assert.equal(rows.length - 1, totals.length);
  for (const total of totals) {
    const asset = total.asset.isNative ? 'native' : 'usdc';
    const kind = { Subscription: 'Subscriptions', ExchangeFee: 'Exchangefees', TradingProfit: 'Tradingprofit', Other: 'Otherrevenue' }[total.kind.type];
    const cells = rows.map((row) => row.split('\t').map(plain)).find(([first, second]) => first === kind && second === (total.asset.isNative ? 'QTRA' : 'USDC'));
    assert.equal(cells[2], count(big(total.deposits)));
    assert.equal(cells[3], amount(big(total.deposited), asset, false));
    const parts = [...total.arrived, ...total.suspended];
    assert.equal(parts.reduce((sum, part) => sum + big(part.amount), 0n), big(total.deposited));
    for (const part of parts) assert.ok(cells.includes(amount(big(part.amount), asset, false)), `${cells} has ${part.leg.type} ${part.amount}`);
  }
  const deposits = await chain.at.call.revenueRouterApi.deposits(null, 100);
  const shown = await page.getByRole('table', { name: 'Deposits' }).getByRole('row').allInnerTexts();
  assert.deepEqual(
    shown.slice(1).map((row) => row.split('\t').map(plain)).map((cells) => [cells[0], cells[4]]),
    deposits.map((deposit) => [`#${count(big(deposit.number))}`, plain(amount(big(deposit.amount), deposit.asset.isNative ? 'native' : 'usdc'))]),
  );
});

test('what is in suspense may be tried again by anybody; a refusal is told in words', async () => {
  const [kept] = await chain.at.call.revenueRouterApi.suspense();
  assert.equal(kept.leg.type, 'Rewards');
  const line = page.getByRole('table', { name: 'In suspense' }).getByRole('row').filter({ hasText: 'Exchange fees' });
  assert.ok(plain(await line.innerText()).includes(plain(amount(big(kept.amount), 'usdc'))));
  await line.getByRole('button', { name: 'Retry' }).click();
  const dialog = await sign('Deliver what is in suspense');
  await dialog.getByText('This share still cannot be delivered. It stays in suspense.').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  assert.equal(big((await chain.at.call.revenueRouterApi.suspense())[0].amount), big(kept.amount));
});

test('a payment from the backstop waits, and anybody pays it out when it is due', async () => {
  const { address } = chain.bob;
  const spend = chain.api.tx.backstop.proposeSpend('Main', DOLLAR, 123n * USDC, address);
  await chain.motion(spend, [chain.alice, chain.bob, chain.charlie, chain.dave]);
  await bench.shows(page);
  const [waiting] = (await chain.at.call.backstopApi.status()).spends;
  const line = page.getByRole('table', { name: 'Payments that wait' }).getByRole('row').filter({ hasText: '123' });
  assert.ok(await line.getByRole('button', { name: 'Pay' }).isDisabled());
  await chain.sealUntil(waiting.due.toNumber());
  await bench.shows(page);
  const before = (await chain.balances(chain.bob)).usdc;
  await line.getByRole('button', { name: 'Pay' }).click();
  const dialog = await sign('Pay from the backstop');
  await dialog.getByRole('button', { name: 'Done' }).click();
  assert.equal((await chain.balances(chain.bob)).usdc - before, 123n * USDC);
  await page.getByRole('table', { name: 'Payments that wait' }).waitFor({ state: 'detached' });
});

test('the committee closes entries by hand: the page says which and until when', async () => {
  const people = [chain.alice, chain.bob];
  const { circuitBreaker } = chain.api.tx;
  const until = chain.now + 20 * DAY;
  await chain.motion(circuitBreaker.trip({ stake: true, compound: false, buyback: true, deposit: false }, until), people, 'technicalCommittee');
  await agrees();
  assert.match(await banner(), /Closed by hand until .*: New stake, Buybacks\. Exits are open\./);
  assert.ok((await effect('New stake')).includes('closed'));
  assert.ok((await effect('Compounding')).includes('open'));
  await chain.motion(circuitBreaker.clear(), people, 'technicalCommittee');
  await bench.shows(page);
  assert.doesNotMatch(await banner(), /Closed by hand/);
});

test('a crash brings the crisis share, and its end takes it away', async () => {
  await agree(chain);
  const { assetConversion } = chain.api.tx;
  const swap = (path, sold) => assetConversion.swapExactTokensForTokens(path, sold, 1n, chain.ferdie.address, true);
  await chain.do(chain.ferdie, swap([NATIVE, DOLLAR], 2_006_018n * QTRA));
  for (let block = 0; block < 10 && !(await stopped(chain)).includes('PriceCrash'); block += 1) await chain.feed(HALF / 4n);
  const status = await agrees();
  assert.ok(status.crisisUntil.isSome);
  assert.match(await banner(), /Price crash: until .* buybacks get the share of a crisis/);
  const profit = plain(await page.getByRole('article', { name: 'Trading profit' }).innerText());
  assert.ok(profit.includes('Buyback20%usually10%'), profit);
  await exitsAreOpen();
  // The long average follows, and the crisis has an end.
  for (let block = 0; block < 160 && (await stopped(chain)).includes('PriceCrash'); block += 1) {
    if (block % 40 === 0) await chain.feed(HALF / 4n);
    await chain.seal();
  }
  const after = await agrees();
  assert.ok(after.crisisUntil.isNone);
  assert.doesNotMatch(await banner(), /Price crash/);
  assert.ok(plain(await page.getByRole('article', { name: 'Trading profit' }).innerText()).includes('Buyback10%inacrisis20%'));
});

test('a long silence opens the emergency reserve, and revenue closes it', async () => {
  for (let block = 0; block < 400 && !(await stopped(chain)).includes('ZeroRevenue'); block += 1) await chain.seal();
  const status = await agrees();
  assert.ok(status.emergencyOpen.isTrue);
  assert.match(await banner(), /the emergency reserve is open for rewards/);
  await exitsAreOpen();
  const { needed, reserve, emergency, funded, surplus, covered } = await chain.at.call.backstopApi.status();
  await bench.shows(page);
  const text = plain(await card('Backstop').innerText());
  for (const each of [needed, reserve, emergency, funded, surplus, covered]) {
    assert.ok(text.includes(plain(amount(big(each), 'usdc'))), `${text} has ${each}`);
  }
  await chain.deposit(DOLLAR, 5_000n * USDC, 'Subscription');
  await chain.seal();
  assert.ok(!(await stopped(chain)).includes('ZeroRevenue'));
  await agrees();
  assert.doesNotMatch(await banner(), /emergency reserve is open/);
  assert.deepEqual(page.wrongs, []);
});

test('while it waits for its first figures it has their places, and no error', async () => {
  const waiting = await bench.open({ path: 'protocol', prepare: (page) => page.routeWebSocket(/.*/, () => {}) });
  await waiting.locator('.q-skeleton').first().waitFor();
  assert.deepEqual(await violations(waiting), []);
  await assertFits(waiting);
  await waiting.context().close();
});

test('without a connection the last figures stay', async () => {
  const staked = plain(await page.locator('.q-stat').filter({ hasText: 'Staked' }).first().innerText());
  await chain.node.stop('SIGKILL');
  await page.getByText('Connection lost').waitFor();
  assert.equal(plain(await page.locator('.q-stat').filter({ hasText: 'Staked' }).first().innerText()), staked);
});
