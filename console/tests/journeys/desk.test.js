// Revenue by two of three, each in a browser of its own: from the same file, once.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blake2AsHex } from '@polkadot/util-crypto';
import { Bench } from '../lib/browser.js';
import { count, plain, shown } from '../lib/figures.js';
import { byLeg, DOLLAR, USDC } from '../../../e2e/lib/constants.js';

const FILE = [
  'key,date,kind,asset,amount,memo', 'inv-1,2026-05-03,Subscription,USDC,1000.5,"May, paid"', 'inv-2,2026-05-04,Other,USDC,900000000000,',
].join('\n');

let bench;
let chain;
let pages;
before(async () => {
  bench = await Bench.start('qtra');
  chain = bench.chain;
  await chain.seal();
  pages = { alice: await desk('alice'), bob: await desk('bob') };
});
after(() => bench.stop());

/// The desk of somebody who signs for the revenue.
async function desk(person) {
  const page = await bench.openAs(person, { path: 'desk' });
  await fill(page);
  return page;
}

async function fill(page) {
  await page.getByLabel('Who can agree').fill([chain.alice, chain.bob, chain.charlie].map(({ address }) => address).join('\n'));
  await page.getByLabel('How many have to').fill('2');
  const [depositor] = await chain.at.query.revenueDepositors.members();
  await page.getByText(String(depositor), { exact: true }).waitFor();
}

const open = (page, text) => page.getByLabel('File of deposits').setInputFiles({ name: 'may.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
const row = (page, key) => page.getByRole('table', { name: 'Batch' }).getByRole('row').filter({ has: page.getByText(key, { exact: true }) });

async function agree(page, key) {
  await row(page, key).getByRole('button', { name: 'Agree' }).click();
  const dialog = page.getByRole('dialog', { name: 'Agree to a deposit' });
  await dialog.getByRole('button', { name: 'Sign in wallet' }).click();
  await bench.pooled(dialog);
  const events = await chain.seal();
  for (const each of Object.values(pages)) await bench.shows(each);
  return { dialog, events };
}

const found = (events, section, method) => events.find(({ event }) => event.section === section && event.method === method)?.event.data;

test('a file with anything wrong in it is not used at all', async () => {
  const { alice } = pages;
  await open(alice, `${FILE}\ninv-1,,Subscription,USDC,1,\ninv-3,,Gift,USDC,1,`);
  await alice.getByText('Row 3 has the key inv-1 a second time.').waitFor();
  await alice.getByText('Row 4: Gift is no kind of revenue.').waitFor();
  assert.equal(await alice.getByRole('table', { name: 'Batch' }).count(), 0);
});

test('two of three agree, and it arrives as it was shown', async () => {
  const { alice, bob } = pages;
  await open(alice, FILE);
  await open(bob, FILE);
  const amount = 1_000_500_000n;
  const said = byLeg((await chain.at.call.revenueRouterApi.splitPreview(DOLLAR, amount, 'Subscription')).asOk);
  await row(alice, 'inv-1').getByText('Not deposited').waitFor();
  const cut = plain(await row(alice, 'inv-1').innerText());
  for (const [leg, name] of [['rewards', 'Rewards'], ['buyback', 'Buyback'], ['treasury', 'Treasury'], ['backstop', 'Backstop']]) {
    if (said[leg] > 0n) assert.ok(cut.includes(plain(`${name}${shown(said[leg], 6)}`)), `${cut} has ${leg}`);
  }
  const { dialog, events } = await agree(alice, 'inv-1');
  await dialog.getByText('You are number 1 of 2 to agree.', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  assert.ok(found(events, 'multisig', 'NewMultisig'));
  assert.equal(found(events, 'revenueRouter', 'RevenueDeposited'), undefined);
  await row(alice, 'inv-1').getByText('You agreed. It waits for others.').waitFor();
  await row(bob, 'inv-1').getByText('1 of 2 agreed').waitFor();

  const second = await agree(bob, 'inv-1');
  await second.dialog.getByText('with it the deposit is made', { exact: false }).waitFor();
  await second.dialog.getByRole('button', { name: 'Done' }).click();
  const deposit = found(second.events, 'revenueRouter', 'RevenueDeposited');
  assert.equal(deposit.amount.toBigInt(), amount);
  assert.equal(deposit.reference.unwrap().toHex(), blake2AsHex('revenue:inv-1', 256));
  assert.deepEqual(byLeg(deposit.legs), said);
  for (const page of [alice, bob]) await row(page, 'inv-1').getByText('Deposited', { exact: true }).waitFor();
});

test('the same file again deposits nothing a second time', async () => {
  const { alice } = pages;
  await alice.reload();
  await bench.shows(alice);
  const [depositor] = await chain.at.query.revenueDepositors.members();
  await alice.getByText(String(depositor), { exact: true }).waitFor();
  await open(alice, FILE);
  await row(alice, 'inv-1').getByText('Deposited', { exact: true }).waitFor();
  assert.equal(await row(alice, 'inv-1').getByRole('button').count(), 0);
  await assert.rejects(
    chain.deposit(DOLLAR, 1_000_500_000n, 'Subscription', blake2AsHex('revenue:inv-1', 256)), /revenueRouter.AlreadyDeposited/, 'the chain refuses it too',
  );
  await bench.shows(alice);
});

test('what the chain refuses inside of the multisig is told in words', async () => {
  const { alice, bob } = pages;
  const first = await agree(alice, 'inv-2');
  await first.dialog.getByRole('button', { name: 'Done' }).click();
  const { dialog, events } = await agree(bob, 'inv-2');
  assert.equal(found(events, 'multisig', 'MultisigExecuted').result.isErr, true);
  assert.ok(found(events, 'system', 'ExtrinsicSuccess'));
  await dialog.getByText('The balance is too small.', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await row(bob, 'inv-2').getByText('Not deposited').waitFor();
});

test('a line by hand is begun and taken back', async () => {
  const { alice } = pages;
  await alice.getByLabel('Key').fill('inv-9');
  await alice.getByLabel('Amount', { exact: true }).fill('12.5');
  await alice.getByRole('button', { name: 'Add the line' }).click();
  const { dialog } = await agree(alice, 'inv-9');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await row(alice, 'inv-9').getByRole('button', { name: 'Take back' }).click();
  const cancel = alice.getByRole('dialog', { name: 'Take a deposit back' });
  await cancel.getByRole('button', { name: 'Sign in wallet' }).click();
  await bench.pooled(cancel);
  const events = await chain.seal();
  await cancel.getByRole('button', { name: 'Done' }).click();
  assert.ok(found(events, 'multisig', 'MultisigCancelled'));
  await row(alice, 'inv-9').getByText('Not deposited').waitFor();
  assert.equal((await chain.at.query.multisig.multisigs.entries()).length, 0);
});

test('who deposits for nobody is told so', async () => {
  const page = await bench.openAs('eve', { path: 'desk' });
  await page.getByRole('radio', { name: 'This account' }).click();
  await page.getByText('The chain takes no revenue from this account.').waitFor();
  const funds = await chain.balances(chain.eve);
  await page.getByText(count(funds.usdc / USDC), { exact: false }).first().waitFor();
  for (const each of [...Object.values(pages), page]) assert.deepEqual(each.wrongs, []);
});
