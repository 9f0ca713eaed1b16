// A visitor without a wallet.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench } from '../lib/browser.js';
import { money } from '../lib/money.js';
import { QTRA } from '../../../e2e/lib/constants.js';

let bench;
before(async () => { bench = await Bench.start('qtra'); });
after(() => bench.stop());

test('a visitor sees every tier that is open, with what a typed amount would earn there', async () => {
  const { chain } = bench;
  const page = await bench.open();
  await bench.shows(page);
  const params = await chain.at.call.stakingVaultApi.params();
  const open = params.tiers.filter((tier) => tier.open.isTrue);
  const cards = page.getByRole('radio', { name: /Weight/ });
  assert.equal(await cards.count(), open.length);

  await page.getByRole('textbox', { name: 'Amount' }).fill('10,000');
  const [horizons, amount] = [[2_592_000, 31_536_000], 10_000n * QTRA];
  const offers = (await chain.at.call.rewardsApi.offers(amount, horizons)).asOk;
  await page.getByRole('table', { name: 'Side by side' }).waitFor();
  for (const offer of offers.offers.filter((_, tier) => params.tiers[tier].open.isTrue)) {
    const terms = offer.terms.unwrap();
    const [native] = terms.atLockEnd.rewards;
    const row = page.getByRole('table', { name: 'Side by side' }).getByRole('row').nth(1 + open.indexOf(params.tiers[offer.tier.toNumber()]));
    const cells = await row.getByRole('cell').allInnerTexts();
    assert.ok(cells.some((cell) => cell.includes(money(native.earned.toBigInt(), 18))), `${cells} has ${native.earned}`);
    assert.ok(cells.some((cell) => cell.includes(money(native.perYear.toBigInt(), 18))), `${cells} has ${native.perYear}`);
  }
  await page.getByRole('button', { name: 'Connect a wallet to stake' }).waitFor();
  assert.deepEqual(page.wrongs, []);
});

test('an amount below the minimum, with too many decimals, or no number is refused in words', async () => {
  const { chain } = bench;
  const { minStake } = await chain.at.call.stakingVaultApi.params();
  const page = await bench.open();
  await bench.shows(page);
  const amount = page.getByRole('textbox', { name: 'Amount' });
  await amount.fill('1');
  await page.getByText(`At least ${money(minStake.toBigInt(), 18, 'QTRA')}.`).first().waitFor();
  assert.equal(await amount.getAttribute('aria-invalid'), 'true');
  await amount.fill('1.1234567890123456789');
  await page.getByText('QTRA has 18 decimals.').waitFor();
  await amount.fill('1,5');
  await page.getByText('That is no amount. Write it like 1.5.').waitFor();
  await amount.fill('5000');
  assert.equal(await amount.getAttribute('aria-invalid'), 'false');
});

test('what is pasted is read as it is meant, or refused', async () => {
  const { chain } = bench;
  const page = await bench.open();
  await bench.shows(page);
  const amount = page.getByRole('textbox', { name: 'Amount' });
  const paste = async (text) => {
    await amount.fill('');
    await amount.focus();
    await page.keyboard.insertText(text);
  };
  const offers = (await chain.at.call.rewardsApi.offers(10_000n * QTRA, [2_592_000, 31_536_000])).asOk.offers;
  const [native] = offers[0].terms.unwrap().atLockEnd.rewards;
  await paste('\u200f10,000.000000000000000000\u200f ');
  assert.equal(await amount.getAttribute('aria-invalid'), 'false');
  await page.getByRole('table', { name: 'Side by side' }).getByText(money(native.perYear.toBigInt(), 18)).first().waitFor();
  await paste('10,000.0000000000000000001');
  await page.getByText('QTRA has 18 decimals.').waitFor();
  // More than an amount of the chain can hold.
  await paste('9'.repeat(80));
  await page.getByText('No amount can be that large.').waitFor();
  await paste(`${2n ** 128n / QTRA - 1n}`);
  await page.getByText('No amount can be that large.').waitFor({ state: 'detached' });
  await paste('\u202e000,01');
  await page.getByText('That is no amount. Write it like 1.5.').waitFor();
  await bench.seal(page);
  assert.equal(await page.getByRole('status', { name: 'Notices' }).getByText('The node does not answer in full').count(), 0);
  assert.deepEqual(page.wrongs, []);
});

test('figures follow the blocks, without a request of more than the block itself', async () => {
  const page = await bench.open();
  await bench.shows(page);
  let sent = [];
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  client.on('Network.webSocketFrameSent', ({ response }) => sent.push(JSON.parse(response.payloadData).method));
  for (let block = 0; block < 3; block += 1) {
    sent = [];
    await bench.seal(page);
    const calls = sent.filter((method) => method === 'state_call').length;
    assert.ok(calls <= 1, `${calls} calls of the runtime for one block`);
  }
});

test('the language and the theme are remembered', async () => {
  const page = await bench.open();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'Deutsch' }).click();
  await page.getByRole('radio', { name: 'Dunkel' }).click();
  await page.reload();
  await page.getByRole('heading', { name: 'Staken', level: 1 }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'de');
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
});

