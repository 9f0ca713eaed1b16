// Fee tiers, allowances and plans, compared with the chain to the unit.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench } from '../lib/browser.js';
import { money, textOf } from '../lib/money.js';
import { DOLLAR, HALF, NATIVE, QTRA, USDC } from '../../../e2e/lib/constants.js';

const BASIC = 0;
let bench;

before(async () => {
  bench = await Bench.start('qtra');
  const { chain } = bench;
  for (let i = 0; i < 3; i += 1) await chain.seal();
  await chain.do(chain.eve, chain.api.tx.stakingVault.stake(1_000n * QTRA, 0));
  // Past its warm-up, with a price that holds.
  await pass(chain.now + 8 * 20);
  await chain.feed(HALF);
});
after(() => bench.stop());

/// Passes blocks until `end`, with the operators' reports in one in fifty.
const pass = (end) => bench.chain.sealUntil(end, async () => {
  if (bench.chain.number % 50 === 0) await bench.chain.feed(HALF);
});

async function user(person) {
  const page = await bench.openAs(person, { path: 'discounts' });
  await page.getByText('Your discount').waitFor();
  return page;
}

const subscription = async (who) => (await bench.chain.at.call.subscriptionsApi.subscription(who.address, BASIC)).unwrap();
const quote = async (who, asset) => {
  const found = (await bench.chain.at.call.subscriptionsApi.quote(who.address, BASIC, 1, asset)).asOk;
  return { amount: found.amount.toBigInt(), bps: found.discountBps.toNumber() };
};
const qtra = (value) => money(value, 18, 'QTRA');
const name = async () => (await bench.page.getByRole('article').first().getAttribute('aria-label'));

test('both assets stand side by side with their discounts, and each pays its price', async () => {
  const { chain } = bench;
  const page = await user('eve');
  bench.page = page;
  const plan = await name();
  const [dollars, native] = [await quote(chain.eve, DOLLAR), await quote(chain.eve, NATIVE)];
  assert.equal(dollars.bps, 0);
  assert.ok(native.bps > 0);
  await page.getByRole('article', { name: plan }).getByRole('button', { name: 'Subscribe' }).click();
  const dialog = page.getByRole('dialog', { name: `Subscribe to ${plan}` });
  const way = (symbol) => dialog.locator('label').filter({ has: page.locator('strong', { hasText: symbol }) });
  await way('USDC').getByText(textOf(money(dollars.amount, 6, '')), { exact: true }).waitFor();
  await way('QTRA').getByText(textOf(money(native.amount, 18, '')), { exact: true }).waitFor();
  await way('QTRA').getByText(`${native.bps / 100}% off`).waitFor();

  await way('USDC').click();
  const had = await chain.balances(chain.eve);
  await bench.sign(page, dialog);
  const has = await chain.balances(chain.eve);
  assert.equal(had.usdc - has.usdc, dollars.amount);
  const first = await subscription(chain.eve);
  assert.deepEqual([first.active.isTrue, first.subscription.paidQuote.amount.toBigInt()], [true, dollars.amount]);

  const own = page.locator('section').filter({ has: page.getByRole('heading', { name: 'My subscriptions' }) }).getByRole('article', { name: plan });
  await own.getByText(/^Active until/).waitFor();
  await page.getByRole('button', { name: 'Extend' }).first().click();
  await way('QTRA').click();
  await dialog.getByText(textOf(qtra(native.amount))).first().waitFor();
  const events = await bench.sign(page, dialog);
  const renewed = events.find(({ event }) => event.section === 'subscriptions' && event.method === 'Renewed');
  assert.equal(renewed.event.data.amount.toBigInt(), native.amount);
  const second = await subscription(chain.eve);
  assert.equal(second.subscription.paidNative.amount.toBigInt(), native.amount);
  const period = second.subscription.activeUntil.toNumber() - first.subscription.activeUntil.toNumber();
  const [{ plan: terms }] = await chain.at.call.subscriptionsApi.plans();
  assert.equal(period, terms.periodSecs.toNumber());
  await own.getByText(textOf(qtra(native.amount))).waitFor();
  assert.deepEqual(page.wrongs, []);
  await page.context().close();
});

test('a plan renews by itself, a renewal that fails says why, and is cancelled', async () => {
  const { chain } = bench;
  const page = await user('eve');
  bench.page = page;
  const section = page.locator('section').filter({ has: page.getByRole('heading', { name: 'My subscriptions' }) });
  const own = section.getByRole('article');
  const { amount } = await quote(chain.eve, NATIVE);
  await own.getByRole('button', { name: 'Renew by itself' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'QTRA' }).click();
  await dialog.getByLabel('At most for a period').fill((amount / QTRA + 1n).toString());
  await bench.sign(page, dialog);
  const { order } = (await subscription(chain.eve)).subscription.renewal.unwrap();
  assert.deepEqual([order.payWith.isNative, order.maxPayment.toBigInt()], [true, (amount / QTRA + 1n) * QTRA]);

  const until = (await subscription(chain.eve)).subscription.activeUntil.toNumber();
  await pass(until);
  await chain.feed(HALF);
  await chain.sealUntil(until + 12);
  const renewed = await subscription(chain.eve);
  assert.ok(renewed.subscription.activeUntil.toNumber() > until, 'the chain renewed it');
  await bench.shows(page);
  await own.getByText(textOf(qtra(renewed.subscription.paidNative.amount.toBigInt()))).waitFor();

  // Less than a period costs: the next renewal fails.
  await own.getByRole('button', { name: 'Change the renewal' }).click();
  await dialog.getByLabel('At most for a period').fill('1');
  await dialog.getByText('A period costs more than that at present').waitFor();
  await bench.sign(page, dialog);
  const end = renewed.subscription.activeUntil.toNumber();
  await pass(end + 4);
  await chain.feed(HALF);
  await chain.sealUntil(chain.now + 6);
  const failed = await subscription(chain.eve);
  const attempts = failed.subscription.renewal.unwrap().attempts.toNumber();
  assert.ok(attempts > 0);
  const most = (await chain.at.query.subscriptions.parameters()).maxAttempts.toNumber();
  await bench.shows(page);
  await own.getByText(`Renewal failed ${attempts} of ${most} times.`).waitFor();
  const now = await quote(chain.eve, NATIVE);
  await own.getByText(`It would cost ${qtra(now.amount)} now, which is above your most.`).waitFor();

  await own.getByRole('button', { name: 'Cancel' }).click();
  await bench.sign(page, dialog);
  assert.equal((await subscription(chain.eve)).subscription.renewal.isNone, true);
  await own.getByRole('button', { name: 'Forget' }).click();
  await bench.sign(page, dialog);
  assert.equal((await chain.at.call.subscriptionsApi.subscriptions(chain.eve.address)).length, 0);
  assert.deepEqual(page.wrongs, []);
  await page.context().close();
});

test('without a price QTRA cannot be charged, and USDC can', async () => {
  const { chain } = bench;
  const { liveOverride, params } = await chain.at.call.priceFeedApi.price();
  if (liveOverride.isSome) {
    await chain.motion(chain.api.tx.priceFeed.clearOverride(), [chain.alice, chain.bob, chain.charlie]);
  }
  await chain.sealUntil(chain.now + params.expirySecs.toNumber() + 6);
  assert.equal((await chain.at.call.priceFeedApi.price()).reference.isNone, true);
  const page = await user('charlie');
  bench.page = page;
  const plan = await name();
  await page.getByRole('article', { name: plan }).getByRole('button', { name: 'Subscribe' }).click();
  const dialog = page.getByRole('dialog', { name: `Subscribe to ${plan}` });
  // With the reason in its name.
  await dialog.getByRole('radio', { name: /^QTRA .+/, disabled: true }).waitFor();
  const had = await chain.balances(chain.charlie);
  const { amount } = await quote(chain.charlie, DOLLAR);
  await bench.sign(page, dialog);
  assert.equal(had.usdc - (await chain.balances(chain.charlie)).usdc, amount);
  await page.context().close();
});

test('an allowance is set, a fee comes out of it with its rebate, and it is taken back', async () => {
  const { chain } = bench;
  const page = await user('eve');
  const row = page.getByRole('row').filter({ has: page.locator('strong', { hasText: 'USDC' }) });
  await row.getByRole('button', { name: 'Set' }).click();
  const dialog = page.getByRole('dialog', { name: 'Allowance in USDC' });
  await dialog.getByLabel('Trading fees may cost up to').fill('120.5');
  await bench.sign(page, dialog);
  const views = async () => (await chain.at.call.feeDiscountsApi.remainingAllowances(chain.eve.address)).find(({ asset }) => asset.isWithId);
  assert.equal((await views()).remaining.toBigInt(), 1_205n * USDC / 10n);

  const trade = { key: `0x${'77'.repeat(32)}`, payer: chain.eve.address, asset: DOLLAR, grossFee: 40n * USDC, time: chain.now };
  const settled = (await chain.do(chain.dave, chain.api.tx.feeDiscounts.settleTradeFee(trade))).event('feeDiscounts', 'FeeSettled');
  const { discountBps } = await chain.at.call.feeDiscountsApi.discountOf(chain.eve.address);
  assert.equal(settled.rebate.toBigInt(), 40n * USDC * discountBps.toBigInt() / 10_000n);
  assert.equal((await views()).remaining.toBigInt(), 1_205n * USDC / 10n - settled.net.toBigInt());
  await bench.shows(page);
  const cells = (await row.getByRole('cell').allTextContents()).join(' | ');
  for (const value of [(await views()).remaining, settled.net, settled.rebate]) {
    assert.ok(cells.includes(textOf(money(value.toBigInt(), 6, ''))), `${value} in ${cells}`);
  }

  await row.getByRole('button', { name: 'Take back' }).click();
  await bench.sign(page, page.getByRole('dialog', { name: 'Take back' }));
  assert.equal((await views()).remaining.toBigInt(), 0n);
  assert.deepEqual(page.wrongs, []);
  await page.context().close();
});

test('the next tier is a link that fills the stake form', async () => {
  const { chain } = bench;
  const page = await user('eve');
  const { next } = await chain.at.call.feeDiscountsApi.discountOf(chain.eve.address);
  const { missing, discountBps } = next.unwrap();
  await page.getByText(`${qtra(missing.toBigInt())} more make it ${discountBps.toNumber() / 100}%.`).waitFor();
  await page.getByRole('link', { name: `Stake ${qtra(missing.toBigInt())}` }).click();
  const input = page.getByLabel('Amount').first();
  await input.waitFor();
  const typed = (await input.inputValue()).replaceAll(',', '');
  assert.equal(typed, (missing.toBigInt() / QTRA).toString());
  await page.context().close();
});
