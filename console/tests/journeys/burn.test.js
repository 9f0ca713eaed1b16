// What was burnt, lot by lot, against the chain; one of them skipped, and one triggered by hand.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertFits, Bench, NARROW, violations } from '../lib/browser.js';
import { amount, count, plain, price } from '../lib/figures.js';
import { agree, settle } from '../lib/revenue.js';
import { chosen } from '../lib/wallet.js';
import { DOLLAR, NATIVE, QTRA, USDC } from '../../../e2e/lib/constants.js';

let bench;
let chain;
let page;
before(async () => {
  bench = await Bench.start('quiet');
  chain = bench.chain;
  await chain.sealUntil(chain.now + 24);
  page = await bench.open({
    path: 'burn',
    prepare: (page) => chosen(page, chain, ['ferdie']),
  });
});
after(() => bench.stop());

const status = async () => chain.at.call.buybackApi.status();
const big = (value) => value.toBigInt();
const lot = () => page.locator('.q-card').filter({ has: page.getByRole('heading', { name: 'Next lot' }) });
const stat = async (label) => plain(await page.locator('.q-stat').filter({ hasText: label }).innerText());
const says = async (locator, text) => locator.getByText(text).first().waitFor();

/// Price of a record, and how many basis points that is above the one that bounded it; towards zero.
const paid = ({ amounts }) => (big(amounts.spent) * 10n ** 24n) / big(amounts.bought);
const above = (record) => {
  const low = big(record.low.unwrap());
  const bps = ((paid(record) - low) * 10_000n) / low;
  return `${bps > 0n ? '+' : ''}${bps} bp`;
};

/// Everything on the page is what the chain says of its newest block.
async function agrees() {
  await bench.shows(page);
  const [{ totals, issuance, params }, deflation, records] = await Promise.all([
    status(), chain.at.call.buybackApi.deflation(), chain.at.call.buybackApi.buybacks(null, 100),
  ]);
  assert.equal(big(issuance), big(await chain.at.query.balances.totalIssuance()));
  const { spent, bought, burnt } = totals.all;
  for (const [label, text] of [
    ['Burnt so far', amount(big(burnt), 'native')],
    ['Bought back', amount(big(bought), 'native')],
    ['Bought back', `for ${amount(big(spent), 'usdc')} in ${count(big(totals.lots))} lot`],
    ['Burnt without a purchase', amount(big(burnt) - big(bought), 'native')],
    ['In existence', amount(big(issuance), 'native')],
  ]) {
    const shows = await stat(label);
    assert.ok(shows.includes(plain(text)), `${shows} has ${text}`);
  }
  const rows = await page.getByRole('table', { name: 'Every lot' }).getByRole('row').allInnerTexts().catch(() => []);
  const expected = records.slice(0, 20).map((record) => [
    `#${count(big(record.number))}`, amount(big(record.amounts.spent), 'usdc', false),
    amount(big(record.amounts.bought), 'native', false), amount(big(record.amounts.burnt), 'native', false),
    amount(big(record.minOut), 'native', false), price(paid(record), false), price(big(record.low.unwrap()), false), plain(above(record)),
  ]);
  const cells = rows.slice(1).map((row) => row.split('\t').map(plain)).map(([number, , ...rest]) => [number, ...rest]);
  assert.deepEqual(cells, expected);
  const periods = await page.getByRole('table', { name: 'How fast it shrinks' }).getByRole('row').allInnerTexts();
  assert.deepEqual(
    periods.slice(1).map((row) => row.split('\t').map(plain).slice(1)),
    ['day', 'week', 'month', 'year'].map((period) => [amount(big(deflation[period].burnt), 'native', false), count(big(deflation[period].ppm))]),
  );
  return { totals, records, params };
}

/// Makes blocks until one of them has an event of that name of the buyback.
async function until(name, most = 60) {
  for (let block = 0; block < most; block += 1) {
    const events = await chain.seal();
    const found = events.find(({ event }) => event.section === 'buybackBurn' && event.method === name);
    if (found) return found.event;
  }
  throw new Error(`no ${name} in ${most} blocks`);
}

test('a chain without lots says what the first one needs', async () => {
  await bench.shows(page);
  const { budget, params, next } = await status();
  assert.ok(next.isErr);
  await says(lot(), `A lot needs ${amount(big(params.minLot), 'usdc')}, and the budget has ${amount(big(budget), 'usdc')}.`);
  await page.getByText('Nothing is burnt yet').waitFor();
  assert.equal(await page.getByRole('table', { name: 'Every lot' }).count(), 0);
});

test('a budget that is filled shows the next lot as the chain plans it', async () => {
  await settle(chain);
  await agree(chain);
  await chain.deposit(DOLLAR, 60_000n * USDC, 'TradingProfit');
  for (let block = 0; block < 20 && (await status()).next.isErr; block += 1) await chain.seal();
  await bench.shows(page);
  const { next, budget } = await status();
  const plan = next.asOk;
  await says(lot(), 'Buys and burns at least');
  const text = plain(await lot().innerText());
  for (const each of [
    amount(big(plan.amount), 'usdc'), amount(big(plan.minOut), 'native'), price(big(plan.low)), amount(big(budget) - big(plan.amount), 'usdc'),
  ]) assert.ok(text.includes(plain(each)), `${text} has ${each}`);
});

test('three lots: totals, each row and the shares of the issuance are the chain’s', async () => {
  while (big((await status()).totals.lots) < 3n) await until('BoughtAndBurnt');
  const { records, params } = await agrees();
  for (const record of records) {
    assert.ok(big(record.amounts.bought) >= big(record.minOut));
    assert.ok((paid(record) - big(record.low.unwrap())) * 10_000n <= big(record.low.unwrap()) * BigInt(params.slippageBps.toNumber()));
  }
  assert.deepEqual(await violations(page), []);
});

test('a lot that is skipped says why and when it is tried again, and nothing is spent', async () => {
  const before = (await status()).totals;
  const { assetConversion } = chain.api.tx;
  const swap = (path, sold) => assetConversion.swapExactTokensForTokens(path, sold, 1n, chain.ferdie.address, true);
  const bought = (await chain.do(chain.ferdie, swap([DOLLAR, NATIVE], 100_000n * USDC))).event('assetConversion', 'SwapExecuted');
  const skipped = await until('BuybackSkipped');
  await bench.shows(page);
  const { next, retryAt, totals } = await status();
  assert.equal(big(totals.all.spent), big(before.all.spent));
  assert.ok(next.isErr);
  const { name, section } = chain.api.registry.findMetaError(skipped.data.reason.asModule);
  assert.equal(section, 'buybackBurn');
  const todo = { PriceMoved: 'too far above the reference price', PriceUnavailable: 'no fresh reference price' }[name];
  await says(lot(), todo);
  await says(lot(), 'Tried again from');
  assert.ok(retryAt.toNumber() > chain.now);
  await chain.do(chain.ferdie, swap([NATIVE, DOLLAR], big(bought.amountOut)));
  await agree(chain);
  await until('BoughtAndBurnt');
  await agrees();
});

test('anybody triggers a lot that is due between two blocks, and pays nothing for it', async () => {
  const due = async () => {
    const { nextAt, next } = await status();
    return next.isOk && nextAt.toNumber() > chain.now && nextAt.toNumber() <= chain.now + 5;
  };
  await chain.deposit(DOLLAR, 20_000n * USDC, 'TradingProfit');
  for (let block = 0; block < 60 && !(await due()); block += 1) await chain.seal();
  assert.ok(await due());
  await bench.shows(page);
  const { free } = await chain.balances(chain.ferdie);
  const before = (await status()).totals;
  await says(lot(), 'It is due.');
  await lot().getByRole('button', { name: 'Trigger the lot' }).click();
  const dialog = page.getByRole('dialog', { name: 'Trigger the lot' });
  await dialog.getByRole('button', { name: 'Sign in wallet' }).click();
  await dialog.locator('li[aria-current=step]').filter({ hasText: 'On its way' }).waitFor();
  await chain.seal();
  await dialog.getByRole('button', { name: 'Done' }).click();
  assert.equal(big((await status()).totals.lots), big(before.lots) + 1n);
  assert.equal((await chain.balances(chain.ferdie)).free, free);
  await agrees();
});

test('on a phone, in German, in the dark: it fits, and reads well for a screen reader', async () => {
  const small = await bench.open({ path: 'burn', size: NARROW, theme: 'dark', language: 'de' });
  await small.getByRole('heading', { name: 'Jeder Rückkauf' }).waitFor();
  assert.deepEqual(await violations(small), []);
  await assertFits(small);
  assert.deepEqual(small.wrongs, []);
  await small.context().close();
});

test('while it waits for its first figures it has their places, and no error', async () => {
  const waiting = await bench.open({ path: 'burn', prepare: (page) => page.routeWebSocket(/.*/, () => {}) });
  await waiting.locator('.q-skeleton').first().waitFor();
  await waiting.getByRole('heading', { name: 'Burn', level: 1 }).waitFor();
  assert.deepEqual(await violations(waiting), []);
  await assertFits(waiting);
  await waiting.context().close();
});

test('without a connection the last figures stay', async () => {
  assert.deepEqual(page.wrongs, []);
  const burnt = await stat('Burnt so far');
  await chain.node.stop('SIGKILL');
  await page.getByText('Connection lost').waitFor();
  assert.equal(await stat('Burnt so far'), burnt);
  assert.ok(await page.getByRole('table', { name: 'Every lot' }).isVisible());
});
