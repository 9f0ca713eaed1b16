// A stake from the form to its end, in the ways in which that can go.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench } from '../lib/browser.js';
import { money } from '../lib/money.js';
import { chosen } from '../lib/wallet.js';
import { QTRA } from '../../../e2e/lib/constants.js';

let bench;
before(async () => { bench = await Bench.start('qtra'); });
after(() => bench.stop());

/// The stake page of somebody whose wallet behaves like that.
async function staker(person, behaviour = { now: 'sign' }) {
  const { chain } = bench;
  const wallet = {};
  const page = await bench.open({
    prepare: async (page) => {
      Object.assign(wallet, await chosen(page, chain, [person], behaviour));
    },
  });
  await bench.shows(page);
  await page.getByText('Available').waitFor();
  return { page, wallet, behaviour };
}

async function fill(page, amount) {
  await page.getByLabel('Amount').first().fill(amount);
  await page.getByRole('button', { name: 'Stake', exact: true }).click();
  return page.getByRole('dialog', { name: 'Confirm your stake' });
}

const state = async (who) => ({
  ...(await bench.chain.balances(who)),
  positions: await bench.chain.positions(who),
  nonce: (await bench.chain.api.query.system.account(who.address)).nonce.toNumber(),
});

test('a stake goes from the wallet to final, and figures move by exactly the amount and the fee', async () => {
  const { chain } = bench;
  // Alice makes the blocks, and gets a part of every fee.
  const { page, wallet } = await staker('ferdie');
  const start = await state(chain.ferdie);
  const dialog = await fill(page, '12,345.5');
  await dialog.getByRole('button', { name: 'Sign in wallet' }).click();
  const hash = await bench.pooled(dialog);
  const [payload] = wallet.asked;
  assert.notEqual(payload.era, '0x00', 'it is signed for a limited time');

  const events = await chain.seal();
  await dialog.getByRole('button', { name: 'Done' }).click();

  const amount = 123_455n * QTRA / 10n;
  const end = await state(chain.ferdie);
  const paid = events.find(({ event }) => event.section === 'transactionPayment' && event.method === 'TransactionFeePaid');
  const fee = paid.event.data.actualFee.toBigInt();
  assert.equal(start.free - end.free, amount + fee);
  assert.equal(end.held - start.held, amount);
  assert.deepEqual(end.positions.map((each) => each.amount), [...start.positions.map((each) => each.amount), amount]);

  const spendable = end.free - (await chain.vault()).existentialDeposit.toBigInt();
  await page.getByText(`Available ${money(spendable, 18, 'QTRA')}`).waitFor();
  await page.getByRole('button', { name: 'Transactions' }).click();
  const centre = page.getByRole('dialog', { name: 'Transactions' });
  await centre.getByText(`Final in block ${chain.number.toLocaleString('en')}`).waitFor();
  await centre.getByText(hash).waitFor();
  await centre.getByText(`fee ${money(fee, 18, 'QTRA')}`).waitFor();
  await centre.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('link', { name: 'My stake' }).first().click();
  const staked = end.positions.reduce((sum, each) => sum + each.amount, 0n);
  const total = page.locator('.q-stat').filter({ hasText: 'Staked' });
  assert.match((await total.innerText()).replace(/\s/g, ''), new RegExp(money(staked, 18).replace(/[.,]/g, '\\$&')));
  assert.deepEqual(page.wrongs, []);
});

test('a declined signature sends nothing, and the form is as before', async () => {
  const { chain } = bench;
  const { page, behaviour } = await staker('bob', { now: 'decline' });
  const start = await state(chain.bob);
  const dialog = await fill(page, '5,000');
  await dialog.getByRole('button', { name: 'Sign in wallet' }).click();
  await dialog.getByText('You declined. Nothing was sent.').waitFor();
  assert.equal((await chain.api.rpc.author.pendingExtrinsics()).length, 0);

  behaviour.now = 'sign';
  await dialog.getByRole('button', { name: 'Sign in wallet' }).click();
  await bench.pooled(dialog);
  await chain.seal();
  await dialog.getByRole('button', { name: 'Done' }).waitFor();
  const end = await state(chain.bob);
  assert.equal(end.nonce, start.nonce + 1);
  assert.equal(end.held - start.held, 5_000n * QTRA);
});

test('while the wallet waits the dialogue can be left, and what it signs later is thrown away', async () => {
  const { chain } = bench;
  const { page, behaviour, wallet } = await staker('charlie', { now: 'wait' });
  const start = await state(chain.charlie);
  const dialog = await fill(page, '5,000');
  await dialog.getByRole('button', { name: 'Sign in wallet' }).click();
  await dialog.getByText('Sign it in Talisman').waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-current=step]'));
  while (wallet.asked.length === 0) await new Promise((resolve) => { setImmediate(resolve); });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  behaviour.go();
  await dialog.getByText('You declined. Nothing was sent.').waitFor();
  await chain.seal();
  await bench.shows(page);
  assert.deepEqual(await state(chain.charlie), start);
});

test('a reload while it is in the pool loses nothing', async () => {
  const { chain } = bench;
  const { page } = await staker('dave');
  const start = await state(chain.dave);
  const dialog = await fill(page, '7,000');
  await dialog.getByRole('button', { name: 'Sign in wallet' }).click();
  await bench.pooled(dialog);
  await page.reload();
  await page.getByRole('button', { name: 'Transactions: 1 is under way' }).click();
  const centre = page.getByRole('dialog', { name: 'Transactions' });
  await centre.getByText('On its way into a block').waitFor();
  await chain.seal();
  await centre.getByText(`Final in block ${chain.number.toLocaleString('en')}`).waitFor();
  assert.equal((await state(chain.dave)).held - start.held, 7_000n * QTRA);
});
