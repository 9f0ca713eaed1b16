// What the chain can do under the page: stand still, leave a block behind, never take a transaction, have no
// room for it, or be another one.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ANSWERS_ALL, Bench } from '../lib/browser.js';
import { asked, centre, dialogue, lost, notice, signs, staker } from '../lib/staker.js';
import { chosen } from '../lib/wallet.js';
import { Chain } from '../../../e2e/lib/chain.js';
import { QTRA } from '../../../e2e/lib/constants.js';
import { chainOf } from '../../../e2e/lib/node.js';

let bench;
let chain;
before(async () => {
  bench = await Bench.start('qtra', undefined, ANSWERS_ALL);
  chain = bench.chain;
});
after(() => bench.stop());

const count = (number) => number.toLocaleString('en');
const staked = async (who, amount) => (await chain.positions(who)).filter((position) => position.amount === amount * QTRA).length;

test('a chain that stands still is told after three blocks, and again after minutes', async () => {
  const page = await bench.open({
    prepare: async (page) => {
      await page.clock.install();
      await chosen(page, chain, ['alice']);
    },
  });
  await bench.shows(page);
  await page.getByText('Available').waitFor();
  const waiting = notice(page, /^No new block for \d+ seconds\. Transactions wait; nothing is lost\./);
  const halted = notice(page, /^The chain has made no block for 3 minutes/);
  assert.equal(await waiting.count(), 0);
  await page.clock.fastForward(20_000);
  await waiting.waitFor();
  await page.clock.fastForward(180_000);
  await halted.waitFor();
  assert.equal(await waiting.count(), 0);
  // What is signed meanwhile waits for the next block.
  const dialog = await dialogue(page, '1,010');
  await signs(dialog);
  await bench.pooled(dialog);
  await bench.empty();
  await bench.shows(page);
  await halted.waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: 'Done' }).click();
  assert.equal(await staked(chain.alice, 1_010n), 1);
  assert.deepEqual(page.wrongs, []);
  await page.context().close();
});

test('blocks that do not become final are told', async () => {
  const page = await bench.openAs('alice');
  const late = notice(page, 'Blocks are made, but the last 21 are not final. With large amounts, wait.');
  for (let block = 0; block < 21; block += 1) {
    const { blockHash } = await chain.api.rpc.engine.createBlock(true, false);
    await chain.see(blockHash.toHex());
  }
  await bench.shows(page);
  await late.waitFor();
  await bench.seal(page);
  await late.waitFor({ state: 'detached' });
  await page.context().close();
});

test('a block that is left behind takes its figures along, and its transaction waits again', async () => {
  const line = await staker(bench, 'bob');
  const { page } = line;
  const { engine, author } = chain.api.rpc;
  const parent = chain.hash;
  const before = await page.getByText(/^Available/).innerText();
  const dialog = await dialogue(page, '1,020');
  await signs(dialog);
  const hash = await bench.pooled(dialog);
  const { blockHash: left } = await engine.createBlock(true, false, parent);
  await chain.see(left.toHex());
  await bench.shows(page);
  await dialog.getByText('In a block: your figures are up to date').waitFor();
  assert.notEqual(await page.getByText(/^Available/).innerText(), before);
  // Two blocks without it are more than one with it.
  await author.removeExtrinsic([{ Hash: hash }]);
  const { blockHash: first } = await engine.createBlock(true, false, parent);
  const { blockHash: second } = await engine.createBlock(true, false, first);
  await chain.see(second.toHex());
  assert.equal(await staked(chain.bob, 1_020n), 0);
  await bench.shows(page);
  await dialog.locator('li[aria-current=step]').filter({ hasText: 'On its way' }).waitFor();
  assert.equal(await page.getByText(/^Available/).innerText(), before);
  await line.close();
});

test('what no block takes until the end of its life is over, and can be done again', async () => {
  const line = await staker(bench, 'charlie');
  const { page, relay } = line;
  const dialog = await dialogue(page, '1,030');
  await signs(dialog);
  const hash = await bench.pooled(dialog);
  // The node forgets it while the page is away, and so does not say so.
  relay.cut();
  await lost(page).waitFor();
  await chain.api.rpc.author.removeExtrinsic([{ Hash: hash }]);
  for (let block = 0; block < 66; block += 1) await chain.seal();
  relay.mend();
  await bench.shows(page);
  await dialog.getByText('It was not included in time, and never will be').waitFor();
  assert.equal(await staked(chain.charlie, 1_030n), 0);
  await signs(dialog);
  await bench.pooled(dialog);
  await bench.empty();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await (await centre(page)).getByText('It was not included in time, and never will be').waitFor();
  assert.equal(await staked(chain.charlie, 1_030n), 1);
  await line.close();
});

test('a signature that comes after the end of its life is refused with its reason', async () => {
  const line = await staker(bench, 'dave', { behaviour: { now: 'wait' } });
  const { page, wallet, behaviour } = line;
  const dialog = await dialogue(page, '1,040');
  await signs(dialog);
  await asked(wallet);
  for (let block = 0; block < 66; block += 1) await chain.seal();
  await bench.shows(page);
  behaviour.go();
  await dialog.getByText('It was signed too long ago. Try again.').waitFor();
  await dialog.getByText('Nothing happened, and no fee was charged.').waitFor();
  behaviour.now = 'sign';
  await signs(dialog);
  await bench.pooled(dialog);
  await bench.empty();
  await dialog.getByRole('button', { name: 'Done' }).click();
  assert.equal(await staked(chain.dave, 1_040n), 1);
  await line.close();
});

test('a node that comes back with another chain changes nothing on the page, and gets nothing', async () => {
  const other = await Chain.start([...chainOf('act-dev'), ...ANSWERS_ALL]);
  try {
    for (let block = 0; block < 3; block += 1) await other.seal();
    const line = await staker(bench, 'eve', { behaviour: { now: 'wait' } });
    const { page, relay, wallet, behaviour } = line;
    const dialog = await dialogue(page, '1,050');
    await signs(dialog);
    await asked(wallet);
    const block = chain.number;
    const swapped = notice(page, `The node serves another chain now. The figures are those of the chain before, as of block ${count(block)}.`);
    const turn = async (url) => {
      relay.cut();
      await lost(page).waitFor();
      relay.target = url;
      relay.mend();
    };
    await turn(other.node.url);
    await swapped.waitFor();
    behaviour.go();
    await dialog.getByText('The node was not reached.').waitFor();
    assert.equal((await other.api.rpc.author.pendingExtrinsics()).length, 0);
    assert.ok(await dialog.getByRole('button', { name: 'Offline' }).isDisabled());
    await other.seal();
    await page.locator(`main[data-block="${block}"]`).waitFor({ state: 'attached' });
    await page.getByText(/^Available .*QTRA/).waitFor();

    await turn(chain.node.url);
    await swapped.waitFor({ state: 'detached' });
    await bench.seal(page);
    behaviour.now = 'sign';
    await signs(dialog);
    await bench.pooled(dialog);
    await bench.empty();
    await dialog.getByRole('button', { name: 'Done' }).click();
    assert.equal(await staked(chain.eve, 1_050n), 1);

    await turn(other.node.url);
    await notice(page, 'The node serves another chain now.').waitFor();
    await page.getByRole('button', { name: 'Reload' }).click();
    const stranger = notice(page, /^This node serves another chain than before: .*Nothing is signed for it\./);
    await stranger.waitFor();
    await page.getByText(/^Available .*ACT/).waitFor();
    await dialogue(page, '5,000');
    const button = page.getByRole('dialog', { name: 'Confirm your stake' }).getByRole('button', { name: 'Sign in wallet' });
    assert.ok(await button.isDisabled());
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'It is the right one' }).click();
    await stranger.waitFor({ state: 'detached' });
    await (await centre(page)).getByText('Nothing sent yet').waitFor();
    await line.close();
  } finally {
    await other.stop();
  }
});

/// Whoever writes tests may have a node already, whose pool is large.
const skip = process.env.CONSOLE_NODE ? 'it needs a node of its own' : false;

test('a pool that is full takes nothing, says so, and takes it once there is room', { skip }, async () => {
  const small = await Bench.start('qtra', undefined, ['--pool-limit', '4']);
  try {
    const page = await small.openAs('bob');
    await page.getByText('Available').waitFor();
    const dialog = await dialogue(page, '1,060');
    // Others pay more.
    const { system } = small.chain.api.tx;
    for (let room = true; room;) {
      const remark = await small.chain.sign(small.chain.alice, system.remark('0x00'), { tip: QTRA });
      room = await small.chain.api.rpc.author.submitExtrinsic(remark).then(() => true, () => false);
    }
    await signs(dialog);
    await dialog.getByText('The pool of the node is full. Try again in a moment.').waitFor();
    await dialog.getByText('Nothing happened, and no fee was charged.').waitFor();
    await small.empty();
    await small.shows(page);
    await signs(dialog);
    await small.pooled(dialog);
    await small.empty();
    await dialog.getByRole('button', { name: 'Done' }).click();
    assert.equal((await small.chain.positions(small.chain.bob)).filter(({ amount }) => amount === 1_060n * QTRA).length, 1);
    await page.context().close();
  } finally {
    await small.stop();
  }
});
