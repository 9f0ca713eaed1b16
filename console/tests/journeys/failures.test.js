// What can go wrong between the page, its wallet and its node, and what the page says and does then.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ANSWERS_ALL, Bench, choose } from '../lib/browser.js';
import { asked, centre, dialogue, lost, notice, signs, staker } from '../lib/staker.js';
import { addWallet, chosen } from '../lib/wallet.js';
import { QTRA } from '../../../e2e/lib/constants.js';

let bench;
let chain;
before(async () => {
  bench = await Bench.start('qtra', undefined, ANSWERS_ALL);
  chain = bench.chain;
});
after(() => bench.stop());

const pool = async () => (await chain.api.rpc.author.pendingExtrinsics()).length;

test('a node that answers late is waited for', async () => {
  const line = await staker(bench, 'alice', { held: true });
  await line.page.getByText('Connecting …').first().waitFor();
  await line.page.locator('.q-skeleton').first().waitFor();
  const slow = notice(line.page, 'The node answers slowly.');
  await slow.waitFor();
  line.relay.release();
  await bench.shows(line.page);
  await line.page.getByText('Available').waitFor();
  assert.equal(await slow.count(), 0);
  assert.deepEqual(line.page.wrongs, []);
  await line.close();
});

test('a node that goes leaves its last figures, and is followed again when it is back', async () => {
  const line = await staker(bench, 'alice');
  const { page, relay } = line;
  const block = chain.number;
  relay.cut();
  await lost(page).waitFor();
  await page.locator(`main[data-block="${block}"]`).waitFor({ state: 'attached' });
  await page.getByText('Available').waitFor();
  await chain.seal();
  await chain.seal();
  relay.mend();
  await bench.shows(page);
  await lost(page).waitFor({ state: 'detached' });
  await line.close();
});

test('a node that goes while the wallet signs gets nothing, and the page says so', async () => {
  const line = await staker(bench, 'bob', { behaviour: { now: 'wait' } });
  const { page, relay, wallet, behaviour } = line;
  const dialog = await dialogue(page, '1,000');
  await signs(dialog);
  await asked(wallet);
  relay.cut();
  await lost(page).waitFor();
  behaviour.go();
  await dialog.getByText('The node was not reached.').waitFor();
  assert.equal(await pool(), 0);
  relay.mend();
  await lost(page).waitFor({ state: 'detached' });
  behaviour.now = 'sign';
  await signs(dialog);
  await bench.pooled(dialog);
  await chain.seal();
  await dialog.getByRole('button', { name: 'Done' }).click();
  assert.equal((await chain.positions(chain.bob)).filter(({ amount }) => amount === 1_000n * QTRA).length, 1, 'once, and not twice');
  await line.close();
});

test('what is in the pool or in a block when the node goes is found when it is back', async () => {
  const line = await staker(bench, 'charlie');
  const { page, relay } = line;
  const dialog = await dialogue(page, '1,100');
  await signs(dialog);
  await bench.pooled(dialog);
  relay.cut();
  await lost(page).waitFor();
  await chain.seal();
  relay.mend();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await (await centre(page)).getByText(`Final in block ${chain.number.toLocaleString('en')}`).waitFor();
  assert.equal((await chain.positions(chain.charlie)).filter(({ amount }) => amount === 1_100n * QTRA).length, 1);
  await line.close();
});

test('what the node takes without being able to say so is neither given up nor sent twice', async () => {
  const line = await staker(bench, 'charlie', { behaviour: { now: 'wait' } });
  const { page, relay, wallet, behaviour } = line;
  const dialog = await dialogue(page, '1,150');
  await signs(dialog);
  await asked(wallet);
  relay.hold();
  behaviour.go();
  while (await pool() === 0);
  relay.cut();
  await lost(page).waitFor();
  relay.release();
  relay.mend();
  await lost(page).waitFor({ state: 'detached' });
  await bench.pooled(dialog);
  assert.equal(await pool(), 1);
  await bench.empty();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await (await centre(page)).getByText(`Final in block ${chain.number.toLocaleString('en')}`).first().waitFor();
  assert.equal((await chain.positions(chain.charlie)).filter(({ amount }) => amount === 1_150n * QTRA).length, 1);
  await line.close();
});

test('a signature with another key is refused by the node, and costs nothing', async () => {
  const line = await staker(bench, 'dave', { behaviour: { now: 'other' } });
  const before = await chain.balances(chain.dave);
  const dialog = await dialogue(line.page, '1,200');
  await signs(dialog);
  await dialog.getByText('The wallet signed for another version of the chain.', { exact: false }).waitFor();
  await dialog.getByText('Nothing happened, and no fee was charged.').waitFor();
  await chain.seal();
  assert.deepEqual(await chain.balances(chain.dave), before);
  await line.close();
});

test('a nonce that was used elsewhere meanwhile is told, and it can be tried again', async () => {
  const line = await staker(bench, 'eve', { behaviour: { now: 'wait' } });
  const { page, wallet, behaviour } = line;
  const dialog = await dialogue(page, '1,300');
  await signs(dialog);
  await asked(wallet);
  await chain.do(chain.eve, chain.api.tx.system.remark('0x00'));
  behaviour.go();
  await dialog.getByText('Another transaction of this account came first. Try again.').waitFor();
  behaviour.now = 'sign';
  await signs(dialog);
  await bench.pooled(dialog);
  await chain.seal();
  await dialog.getByRole('button', { name: 'Done' }).click();
  assert.equal((await chain.positions(chain.eve)).filter(({ amount }) => amount === 1_300n * QTRA).length, 1);
  await line.close();
});

test('a balance that was spent elsewhere fails in the block, with its reason, its fee and its place', async () => {
  const line = await staker(bench, 'ferdie');
  const { page } = line;
  const { free } = await chain.balances(chain.ferdie);
  const dialog = await dialogue(page, '50,000');
  // Somebody else's browser pays most of it away.
  await chain.do(chain.ferdie, chain.api.tx.balances.transferKeepAlive(chain.alice.address, free - 10_000n * QTRA));
  await signs(dialog);
  await bench.pooled(dialog);
  await chain.seal();
  await dialog.getByText('The free balance is too small.').or(dialog.getByText('The balance is too small.')).first().waitFor();
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await (await centre(page)).getByText(new RegExp(`Block ${chain.number.toLocaleString('en')}, transaction \\d+ · fee `)).waitFor();
  assert.equal((await chain.positions(chain.ferdie)).length, 0);
  await line.close();
});

test('a browser that keeps nothing works as others', async () => {
  const page = await bench.open({
    prepare: async (page) => {
      await addWallet(page, chain, 'talisman', ['alice']);
      await page.addInitScript(() => {
        const forbidden = { get() { throw new DOMException('forbidden', 'SecurityError'); } };
        Object.defineProperty(window, 'localStorage', forbidden);
        Object.defineProperty(window, 'indexedDB', forbidden);
      });
    },
  });
  await bench.shows(page);
  await choose(page, 'Talisman', 'alice');
  await page.getByText('Available').waitFor();
  const dialog = await dialogue(page, '1,400');
  await signs(dialog);
  await bench.pooled(dialog);
  await chain.seal();
  await dialog.getByRole('button', { name: 'Done' }).click();
  assert.equal((await chain.positions(chain.alice)).filter(({ amount }) => amount === 1_400n * QTRA).length, 1);
  assert.deepEqual(page.wrongs, []);
  await page.context().close();
});

test('a browser whose clock is an hour off counts by the chain’s', async () => {
  const page = await bench.open({
    path: 'my',
    prepare: async (page) => {
      await chosen(page, chain, ['alice']);
      await page.addInitScript(() => {
        const hour = 3_600_000;
        const now = Date.now.bind(Date);
        Date.now = () => now() + hour;
      });
    },
  });
  await bench.seal(page);
  const position = (await chain.positions(chain.alice)).at(-1);
  const row = page.getByRole('table', { name: 'Dates' }).getByRole('row').filter({ hasText: `position ${position.id}` });
  const left = position.lockEnd - chain.now;
  // Until the next block at most six seconds pass.
  const minutes = [left, left - 6].map((secs) => Math.floor(secs / 60));
  assert.match(await row.innerText(), new RegExp(`\\b(${minutes.join('|')}) minutes?`));
  await page.context().close();
});

test('two tabs lose nothing of each other', async () => {
  const line = await staker(bench, 'alice');
  const other = await line.page.context().newPage();
  await chosen(other, chain, ['alice']);
  await other.goto(line.page.url());
  await bench.shows(other);
  for (const [page, amount] of [[line.page, '1,500'], [other, '1,600']]) {
    const dialog = await dialogue(page, amount);
    await signs(dialog);
    await bench.pooled(dialog);
    await chain.seal();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
  await line.page.reload();
  await bench.shows(line.page);
  const sent = await centre(line.page);
  for (const amount of ['1,500', '1,600']) await sent.getByText(`Stake ${amount}`, { exact: false }).first().waitFor();
  await line.close();
});
