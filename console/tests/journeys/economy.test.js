// Another economy, by the same files: nine decimals, a tier without lock, no cooldown.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench } from '../lib/browser.js';
import { money } from '../lib/money.js';
import { ACT } from '../../../e2e/lib/constants.js';

let bench;
let chain;
before(async () => {
  bench = await Bench.start('act');
  chain = bench.chain;
});
after(() => bench.stop());

const told = (events, section, method) => events.find(({ event }) => event.section === section && event.method === method).event.data;
const fee = (events) => told(events, 'transactionPayment', 'TransactionFeePaid').actualFee.toBigInt();

test('tiers, symbol and decimals are those of the chain', async () => {
  const page = await bench.open();
  await bench.shows(page);
  const { tiers, minStake } = await chain.at.call.stakingVaultApi.params();
  const open = tiers.filter((tier) => tier.open.isTrue);
  assert.equal(await page.getByRole('radio', { name: /Weight/ }).count(), open.length);
  await page.getByRole('radio', { name: /^No lock/ }).waitFor({ state: 'attached' });
  const amount = page.getByRole('textbox', { name: 'Amount' });
  await amount.fill('1.0123456789');
  await page.getByText('ACT has 9 decimals.').waitFor();
  await amount.fill('1');
  await page.getByText(`At least ${money(minStake.toBigInt(), 9, 'ACT')}.`).first().waitFor();
  await amount.fill('10,000.000000001');
  const offers = (await chain.at.call.rewardsApi.offers(10_000n * ACT + 1n, [2_592_000, 31_536_000])).asOk.offers;
  const table = page.getByRole('table', { name: 'Side by side' });
  await table.waitFor();
  const [first] = offers;
  const [own] = first.terms.unwrap().atLockEnd.rewards;
  const cells = await table.getByRole('row').nth(1).getByRole('cell').allInnerTexts();
  assert.ok(cells.some((cell) => cell.includes(money(own.perYear.toBigInt(), 9))), `${cells} has ${own.perYear}`);
  assert.deepEqual(page.wrongs, []);
  await page.context().close();
});

test('a stake without lock is left in part, and is back at once', async () => {
  const page = await bench.openAs('bob');
  await page.getByText('Available').waitFor();
  await page.getByLabel('Amount').first().fill('5,000');
  await page.getByRole('button', { name: 'Stake', exact: true }).click();
  await bench.sign(page, page.getByRole('dialog', { name: 'Confirm your stake' }));
  const position = (await chain.positions(chain.bob)).at(-1);
  assert.deepEqual([position.amount, position.tier], [5_000n * ACT, 0]);

  await page.getByRole('link', { name: 'My stake' }).first().click();
  await page.getByRole('article', { name: `Position ${position.id}` }).getByRole('button', { name: 'Unstake' }).click();
  const dialog = page.getByRole('dialog', { name: 'Unstake' });
  await dialog.getByLabel('Amount to take out').fill('1,234.000000001');
  const part = 1_234n * ACT + 1n;
  await dialog.locator('.q-line').filter({ hasText: 'Yours again' }).getByText('At once').waitFor();
  await dialog.locator('.q-line').filter({ hasText: 'Stays in the position' }).getByText(money(5_000n * ACT - part, 9, '', 9), { exact: false }).waitFor();
  const before = await chain.balances(chain.bob);
  await dialog.getByRole('button', { name: 'Unstake', exact: true }).click();
  await bench.pooled(dialog);
  const events = await bench.seal(page);
  await dialog.getByRole('button', { name: 'Done' }).click();
  assert.equal((await chain.balances(chain.bob)).free - before.free, part - fee(events));
  assert.equal((await chain.positions(chain.bob)).find(({ id }) => id === position.id).amount, 5_000n * ACT - part);
  assert.deepEqual(page.wrongs, []);
  await page.context().close();
});
