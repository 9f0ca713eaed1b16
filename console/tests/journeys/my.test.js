// From a stake to the money back, with what the chain says at each step.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench } from '../lib/browser.js';
import { money } from '../lib/money.js';
import { QTRA } from '../../../e2e/lib/constants.js';

let bench;
let page;

before(async () => {
  bench = await Bench.start('qtra');
  const { chain } = bench;
  const { rewards, stakingVault } = chain.api.tx;
  await chain.do(chain.alice, rewards.fund('Native', 10_000n * QTRA));
  await chain.do(chain.eve, stakingVault.stake(9_000n * QTRA, 2));
  page = await bench.openAs('eve', { path: 'my' });
});
after(() => bench.stop());

const figure = (label) => page.locator('.q-stat').filter({ has: page.getByText(label, { exact: true }) });

/// That figure shows that amount of the native token.
async function shows(label, amount) {
  const bare = money(amount, 18).replace(/[.,]/g, '\\$&');
  await figure(label).getByText(new RegExp(`^${bare}\\s*QTRA$`)).waitFor();
}

/// Signs what the dialogue asks for, and makes the block with it. Returns its events.
async function sign(dialog, action) {
  await dialog.getByRole('button', { name: action }).click();
  await bench.pooled(dialog);
  const events = await bench.chain.seal();
  await dialog.getByRole('button', { name: 'Done' }).click();
  return events;
}

const told = (events, section, method) => events.find(({ event }) => event.section === section && event.method === method).event.data;

test('a stake warms up, and then earns what the chain says, block by block', async () => {
  const { chain } = bench;
  await page.getByText('Warming up').waitFor();
  const [position] = await chain.positions(chain.eve);
  await chain.sealUntil(position.nextStep ?? position.start);
  for (let block = 0; block < 4; block += 1) {
    await bench.seal(page);
    const { claimable, escrowed } = await chain.earned(chain.eve);
    await shows('Claimable', claimable);
    await shows('In escrow', escrowed);
  }
  assert.ok((await chain.earned(chain.eve)).claimable > 0n);
});

test('a claim becomes a stream, of which a part is collected and then the rest', async () => {
  const { chain } = bench;
  await page.getByRole('table', { name: 'Rewards' }).getByRole('row').filter({ hasText: 'QTRA' }).getByRole('button', { name: 'Claim' }).click();
  const claimed = await sign(page.getByRole('dialog', { name: 'Claim rewards' }), 'Claim');
  const { amount } = told(claimed, 'rewards', 'Claimed');
  let [stream] = await chain.streams(chain.eve);
  assert.equal(stream.total, amount.toBigInt());

  await chain.sealUntil(stream.start + Math.floor((stream.end - stream.start) / 2));
  await bench.seal(page);
  [stream] = await chain.streams(chain.eve);
  const card = page.getByRole('article', { name: `Stream ${stream.id}` });
  assert.equal(await card.getByRole('progressbar').getAttribute('aria-valuenow'), String((stream.collectable * 100n) / stream.total));
  await card.getByRole('button', { name: 'Collect' }).click();
  const before = await chain.balances(chain.eve);
  const part = await sign(page.getByRole('dialog', { name: 'Collect what has vested' }), 'Collect');
  const paid = told(part, 'rewards', 'Collected').amount.toBigInt();
  const fee = told(part, 'transactionPayment', 'TransactionFeePaid').actualFee.toBigInt();
  assert.equal((await chain.balances(chain.eve)).free, before.free + paid - fee);

  await chain.sealUntil(stream.end);
  await bench.seal(page);
  await card.getByText('all vested').waitFor();
  await card.getByRole('button', { name: 'Collect' }).click();
  const rest = await sign(page.getByRole('dialog', { name: 'Collect what has vested' }), 'Collect');
  assert.equal(paid + told(rest, 'rewards', 'Collected').amount.toBigInt(), stream.total);
  await card.waitFor({ state: 'detached' });
});

test('an early exit costs what was shown before, to the unit', async () => {
  const { chain } = bench;
  const [position] = await chain.positions(chain.eve);
  await page.getByRole('article', { name: `Position ${position.id}` }).getByRole('button', { name: 'Leave early' }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave early' });
  const leave = dialog.getByRole('button', { name: 'Leave and pay the price' });
  assert.ok(await leave.isDisabled(), 'nothing was typed');
  await dialog.getByLabel(/^Type 9,000/).fill('8,999');
  assert.ok(await leave.isDisabled(), 'another amount was typed');
  await dialog.getByLabel(/^Type 9,000/).fill('9,000');
  const exit = (await chain.at.call.stakingVaultApi.earlyExit(chain.eve.address, position.id)).asOk;
  const lost = exit.forfeited.map(([asset, amount]) => [amount.toBigInt(), asset.isNative ? 18 : 6]);
  const line = dialog.locator('.q-line');
  await line.filter({ hasText: 'You get back' }).getByText(money(exit.returned.toBigInt(), 18, '', 18)).waitFor();
  assert.ok(lost.length > 0);
  for (const [amount, decimals] of lost.filter(([each]) => each > 0n)) {
    assert.ok((await line.filter({ hasText: 'Reward that you lose' }).allInnerTexts()).some((text) => text.replace(/\s/g, '').includes(money(amount, decimals, '', decimals))));
  }
  await sign(dialog, 'Leave and pay the price');
  assert.equal((await chain.positions(chain.eve)).length, 0);
  const { unlocking } = await chain.at.call.stakingVaultApi.ledger(chain.eve.address);
  assert.deepEqual(unlocking.map((chunk) => chunk.amount.toBigInt()), [exit.returned.toBigInt()]);
});

test('what cools down is counted to its end, announced on every page, and withdrawn', async () => {
  const { chain } = bench;
  const { unlocking: [chunk] } = await chain.at.call.stakingVaultApi.ledger(chain.eve.address);
  await shows('Cooling down', chunk.amount.toBigInt());
  assert.ok(await page.getByRole('button', { name: 'Withdraw' }).isDisabled());
  await chain.sealUntil(chunk.release.toNumber());
  await bench.seal(page);
  await page.getByRole('link', { name: 'Stake', exact: true }).first().click();
  await page.getByRole('status', { name: 'Notices' }).getByText('9,000 QTRA are ready to be withdrawn.').waitFor();
  await page.getByRole('link', { name: 'My stake' }).first().click();
  const before = await chain.balances(chain.eve);
  await page.getByRole('button', { name: 'Withdraw' }).click();
  const events = await sign(page.getByRole('dialog', { name: 'Withdraw' }), 'Withdraw');
  const fee = told(events, 'transactionPayment', 'TransactionFeePaid').actualFee.toBigInt();
  const end = await chain.balances(chain.eve);
  assert.equal(end.free, before.free + chunk.amount.toBigInt() - fee);
  assert.deepEqual(page.wrongs, []);
});
