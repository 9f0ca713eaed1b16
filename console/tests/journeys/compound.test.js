// Reward becomes stake: at once, by the chain itself, and through the exchange under its price bound.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench } from '../lib/browser.js';
import { money } from '../lib/money.js';
import { settle } from '../lib/revenue.js';
import { DOLLAR, HALF } from '../../../e2e/lib/constants.js';

let bench;
let chain;
let page;
let id;
before(async () => {
  bench = await Bench.start('qtra');
  chain = bench.chain;
  const [position] = await chain.positions(chain.dave);
  id = position.id;
  await chain.sealUntil((position.nextStep ?? position.start) + 30);
  page = await bench.openAs('dave', { path: 'my' });
});
after(() => bench.stop());

const card = () => page.getByRole('article', { name: `Position ${id}` });
const amount = async () => (await chain.positions(chain.dave)).find((each) => each.id === id).amount;
const told = (events, method) => events.find(({ event }) => event.section === 'rewards' && event.method === method)?.event.data;

/// The lines of a bill as label and amount, without spaces.
const bill = async (dialog) => Object.fromEntries((await dialog.locator('.q-line').allInnerTexts())
  .map((line) => line.split('\n')).map(([label, ...rest]) => [label, rest.join('').replace(/\s/g, '')]));

const exact = (value, decimals, symbol) => money(value, decimals, symbol, decimals).replace(/\s/g, '');

async function sign(dialog, action) {
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await bench.pooled(dialog);
  const events = await bench.seal(page);
  await dialog.getByRole('button', { name: 'Done' }).click();
  return events;
}

test('native reward is added to the unit that was shown', async () => {
  const before = await amount();
  await card().getByRole('button', { name: 'Compound QTRA' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add rewards to the position' });
  await dialog.getByText('Added to the position').waitFor();
  const shown = await bill(dialog);
  const events = await sign(dialog, 'Compound');
  const added = told(events, 'Compounded').amount.toBigInt();
  assert.equal(shown['Added to the position'], exact(added, 18, 'QTRA'));
  assert.equal(await amount() - before, added);
});

test('other reward buys stake through the exchange, for no more than the bound', async () => {
  await chain.feed(HALF);
  await bench.shows(page);
  const before = await amount();
  await card().getByRole('button', { name: 'Compound USDC' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compound USDC through the exchange' });
  await dialog.getByText('Reward that is spent').waitFor();
  const said = (await chain.at.call.rewardsApi.compoundPreview(chain.dave.address, id, DOLLAR)).asOk;
  const [spent, least, expected] = [said.spent, said.least, said.expected].map((each) => each.toBigInt());
  const shown = await bill(dialog);
  assert.equal(shown['Reward that is spent'], exact(spent, 6, 'USDC'));
  assert.equal(shown['Added at the present price'], exact(expected, 18, 'QTRA'));
  assert.equal(shown['Added at least, or nothing happens'], exact(least, 18, 'QTRA'));
  assert.ok(shown['Highest price'].startsWith(money((spent * 10n ** 24n) / least, 12, '', 6)));
  assert.ok(least < expected);
  const { spent: paid, amount: bought } = told(await sign(dialog, 'Compound'), 'CompoundedThroughExchange');
  assert.deepEqual([paid.toBigInt(), bought.toBigInt()], [spent, expected], 'it does what was shown');
  assert.equal(await amount() - before, expected);
});

test('without a price nothing is bought, and the page says why', async () => {
  const quiet = await Bench.start('quiet');
  try {
    await settle(quiet.chain);
    const { dave, at } = quiet.chain;
    const [position] = await quiet.chain.positions(dave);
    await quiet.chain.sealUntil((position.nextStep ?? position.start) + 30);
    const visit = await quiet.openAs('dave', { path: 'my' });
    const refused = (await quiet.chain.at.call.rewardsApi.compoundPreview(dave.address, position.id, DOLLAR)).asErr;
    assert.equal(at.registry.findMetaError(refused.asModule).name, 'PriceUnavailable');
    const button = visit.getByRole('button', { name: 'Compound USDC' });
    await button.waitFor();
    assert.ok(await button.isDisabled());
    assert.match(await button.getAttribute('title'), /^There is no fresh reference price, so nothing was bought\./);
    await visit.getByRole('listitem').filter({ hasText: 'Compound through the exchange: There is no fresh reference price' }).waitFor();
    assert.deepEqual(visit.wrongs, []);
  } finally {
    await quiet.stop();
  }
});

test('the chain compounds by itself once it is switched on', async () => {
  await page.getByRole('button', { name: 'Compound by itself' }).click();
  await sign(page.getByRole('dialog', { name: 'Automatic compounding' }), 'Change it');
  await page.getByRole('button', { name: 'Stop compounding by itself' }).waitFor();
  assert.equal((await chain.at.call.rewardsApi.autoCompounding(chain.dave.address)).isTrue, true);
  const before = await amount();
  let added = 0n;
  for (let block = 0; block < 60 && added === 0n; block += 1) {
    const data = told(await chain.seal(), 'Compounded');
    if (data && String(data.who) === chain.dave.address) added = data.amount.toBigInt();
  }
  assert.ok(added > 0n, 'nobody else asked for it');
  assert.equal(await amount() - before, added);
  await bench.shows(page);
  await card().getByText(money(await amount(), 18), { exact: false }).first().waitFor();
});
