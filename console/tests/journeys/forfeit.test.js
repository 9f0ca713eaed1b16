// What is given up when a stream is forfeited, and what the wallet cap refuses: both as they were shown.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench } from '../lib/browser.js';
import { money } from '../lib/money.js';
import { QTRA } from '../../../e2e/lib/constants.js';

let bench;
let chain;
before(async () => {
  bench = await Bench.start('qtra');
  chain = bench.chain;
  const [position] = await chain.positions(chain.dave);
  await chain.sealUntil((position.nextStep ?? position.start) + 30);
});
after(() => bench.stop());

const told = (events, section, method) => events.find(({ event }) => event.section === section && event.method === method)?.event.data;
const fee = (events) => told(events, 'transactionPayment', 'TransactionFeePaid').actualFee.toBigInt();

/// The lines of a bill by their labels, without spaces.
const bill = async (dialog) => Object.fromEntries((await dialog.locator('.q-line').allInnerTexts())
  .map((line) => line.split('\n')).map(([label, ...rest]) => [label, rest.join('').replace(/\s/g, '')]));
const exact = (value) => money(value, 18, 'QTRA', 18).replace(/\s/g, '');

async function sign(page, dialog, action) {
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await bench.pooled(dialog);
  const events = await bench.seal(page);
  await dialog.getByRole('button', { name: 'Done' }).click();
  return events;
}

test('a stream is forfeited: its rest goes back, what has vested is paid', async () => {
  await chain.do(chain.dave, chain.api.tx.rewards.claimRewards('Native'));
  const [made] = await chain.streams(chain.dave);
  await chain.sealUntil(made.start + Math.floor((made.end - made.start) / 3));
  const page = await bench.openAs('dave', { path: 'my' });
  const card = page.getByRole('article', { name: `Stream ${made.id}` });
  await card.getByRole('button', { name: 'Forfeit the rest' }).click();
  const dialog = page.getByRole('dialog', { name: 'Forfeit the rest of this stream' });
  await dialog.getByText('You give up').waitFor();
  const [stream] = await chain.streams(chain.dave);
  const lost = stream.total - stream.collected - stream.collectable;
  const shown = await bill(dialog);
  assert.equal(shown['You give up'], exact(lost));
  assert.equal(shown['Paid to you now'], exact(stream.collectable));
  const before = await chain.balances(chain.dave);
  const events = await sign(page, dialog, 'Forfeit the rest');
  const given = told(events, 'rewards', 'StreamForfeited').forfeited.toBigInt();
  const paid = told(events, 'rewards', 'Collected').amount.toBigInt();
  assert.equal(given + paid, stream.total - stream.collected);
  // A block later a little more has vested; nothing else has moved.
  assert.ok(given <= lost && paid >= stream.collectable);
  assert.equal((await chain.balances(chain.dave)).free - before.free, paid - fee(events));
  assert.equal((await chain.streams(chain.dave)).length, 0);
  await card.waitFor({ state: 'detached' });
  assert.deepEqual(page.wrongs, []);
  await page.context().close();
});

test('the wallet cap takes a part and refuses the rest, as the form says', async () => {
  const page = await bench.openAs('eve');
  const allowance = async () => (await chain.at.call.circuitBreakerApi.wallet(chain.eve.address)).remainingAllowance.unwrap().toBigInt();
  const room = await allowance();
  const asked = room + 20_000n * QTRA;
  await page.getByLabel('Amount').first().fill((asked / QTRA).toString());
  await page.getByText(`The cap of this epoch takes ${money(room, 18, 'QTRA')}; the rest stays with you.`).waitFor();
  await page.getByRole('button', { name: 'Stake', exact: true }).click();
  const before = await chain.balances(chain.eve);
  const events = await bench.sign(page, page.getByRole('dialog', { name: 'Confirm your stake' }));
  const after = await chain.balances(chain.eve);
  const taken = told(events, 'stakingVault', 'Staked').amount.toBigInt();
  assert.equal(taken, room);
  assert.equal(before.free - after.free, room + fee(events));

  assert.equal(await allowance(), 0n);
  await page.getByLabel('Amount').first().fill('1,000');
  await page.getByText('This account has reached the cap of this epoch.').waitFor();
  assert.ok(await page.getByRole('button', { name: 'Stake', exact: true }).isDisabled());
  const { epochEnd } = await chain.vault();
  await chain.sealUntil(epochEnd.toNumber() + 6);
  await bench.shows(page);
  await page.waitForFunction(() => [...document.querySelectorAll('button')].some((each) => each.textContent === 'Stake' && !each.disabled));
  assert.ok(await allowance() > 0n);
  assert.deepEqual(page.wrongs, []);
  await page.context().close();
});
