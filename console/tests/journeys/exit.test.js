// Out of a position: a part of it around the least stake, back in again, and the rest to the money.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Bench } from '../lib/browser.js';
import { money } from '../lib/money.js';
import { QTRA } from '../../../e2e/lib/constants.js';

let bench;
let chain;
let page;
before(async () => {
  bench = await Bench.start('qtra');
  chain = bench.chain;
  const [position] = await chain.positions(chain.bob);
  await chain.sealUntil(position.lockEnd);
  await chain.seal();
  page = await bench.openAs('bob', { path: 'my' });
});
after(() => bench.stop());

const qtra = (value) => money(value, 18, 'QTRA', 18);
const unlocking = async () => (await chain.at.call.stakingVaultApi.ledger(chain.bob.address)).unlocking;
const preview = async (id, amount) => chain.at.call.stakingVaultApi.exitPreview(chain.bob.address, id, amount);

/// Signs what the dialogue asks for, and makes the block with it.
async function sign(dialog, action) {
  await dialog.getByRole('button', { name: action }).click();
  await bench.pooled(dialog);
  const events = await bench.seal(page);
  await dialog.getByRole('button', { name: 'Done' }).click();
  return events;
}

test('a part leaves the least stake or nothing, as the chain wants it', async () => {
  const [position] = await chain.positions(chain.bob);
  const least = (await chain.at.call.stakingVaultApi.params()).minStake.toBigInt();
  await page.getByRole('article', { name: `Position ${position.id}` }).getByRole('button', { name: 'Unstake' }).click();
  const dialog = page.getByRole('dialog', { name: 'Unstake' });
  const take = dialog.getByRole('button', { name: 'Unstake', exact: true });
  const field = dialog.getByLabel('Amount to take out');
  assert.equal(await field.inputValue(), (position.amount / QTRA).toString());

  const short = position.amount - least + 1n * QTRA;
  await field.fill((short / QTRA).toString());
  await dialog.getByText(`A position keeps at least ${qtra(least)}, or nothing.`).waitFor();
  assert.ok(await take.isDisabled());
  assert.equal((await preview(position.id, short)).isErr, true, 'the chain refuses it too');
  await field.fill((position.amount / QTRA + 1n).toString());
  await dialog.getByText('The position holds less.').waitFor();
  assert.ok(await take.isDisabled());

  await field.fill((short / QTRA).toString());
  const most = position.amount - least;
  await dialog.getByRole('button', { name: `Take out ${qtra(most)}` }).click();
  const said = (await preview(position.id, most)).asOk;
  assert.deepEqual([said.returned.toBigInt(), said.remaining.toBigInt()], [most, least]);
  const line = (label) => dialog.locator('.q-line').filter({ hasText: label });
  await line('Amount').getByText(money(most, 18), { exact: false }).waitFor();
  await line('Stays in the position').getByText(money(least, 18), { exact: false }).waitFor();
  await sign(dialog, 'Unstake');
  assert.deepEqual((await chain.positions(chain.bob)).map(({ id, amount }) => [id, amount]), [[position.id, least]]);
  assert.deepEqual((await unlocking()).map(({ amount }) => amount.toBigInt()), [most]);
});

test('what is no more than the least stake can only be taken out whole', async () => {
  const [position] = await chain.positions(chain.bob);
  await page.getByRole('article', { name: `Position ${position.id}` }).getByRole('button', { name: 'Unstake' }).click();
  const dialog = page.getByRole('dialog', { name: 'Unstake' });
  await dialog.getByLabel('Amount to take out').fill('1');
  await dialog.getByText(/only all of it can be taken out/).waitFor();
  assert.equal(await dialog.getByRole('button', { name: /^Take out / }).count(), 1);
  await dialog.getByRole('button', { name: 'Take out all' }).click();
  await sign(dialog, 'Unstake');
  assert.equal((await chain.positions(chain.bob)).length, 0);
  assert.equal((await unlocking()).length, 2);
});

test('what cools down is staked again, with a new lock', async () => {
  const [chunk] = await unlocking();
  const row = page.getByRole('table', { name: 'Cooling down' }).getByRole('row').filter({ hasText: money(chunk.amount.toBigInt(), 18) });
  await row.getByRole('button', { name: 'Stake again' }).click();
  await sign(page.getByRole('dialog', { name: 'Stake it again' }), 'Stake again');
  const [again] = await chain.positions(chain.bob);
  assert.equal(again.amount, chunk.amount.toBigInt());
  assert.equal(again.unlocked, false);
  assert.deepEqual(page.wrongs, []);
});

const utc = (secs) => new Date(secs * 1000).toISOString().replace(/\.000|[-:]/g, '');

test('dates to come are a calendar file in UTC, made in the browser', async () => {
  const [position] = await chain.positions(chain.bob);
  const [chunk] = await unlocking();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save for a calendar' }).click();
  const download = await saved;
  assert.equal(download.suggestedFilename(), 'quaestor.ics');
  const lines = (await readFile(await download.path(), 'utf8')).replace(/\r\n /g, '').split('\r\n');
  const of = (name) => lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1));
  assert.deepEqual(of('DTSTART'), [chunk.release.toNumber(), position.lockEnd].sort((a, b) => a - b).map(utc));
  assert.deepEqual([of('DTSTAMP')[0], of('BEGIN')[0]], [utc(chain.now), 'VCALENDAR']);
  assert.equal(new Set(of('UID')).size, 2);
  assert.deepEqual(page.wrongs, []);
});

test('what has cooled down is announced, and withdrawn to the unit', async () => {
  const [chunk] = await unlocking();
  await chain.sealUntil(chunk.release.toNumber());
  await bench.seal(page);
  await page.getByRole('status', { name: 'Notices' }).getByText(/ready to be withdrawn/).waitFor();
  const before = await chain.balances(chain.bob);
  await page.getByRole('button', { name: 'Withdraw' }).click();
  const events = await sign(page.getByRole('dialog', { name: 'Withdraw' }), 'Withdraw');
  const paid = events.find(({ event }) => event.method === 'TransactionFeePaid').event.data.actualFee.toBigInt();
  const after = await chain.balances(chain.bob);
  assert.equal(after.free - before.free, chunk.amount.toBigInt() - paid);
  assert.equal((await unlocking()).length, 0);
});
