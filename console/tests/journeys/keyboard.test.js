// A stake and an early exit without a mouse: everything is reached, in an order that makes sense, and seen.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench } from '../lib/browser.js';
import { QTRA } from '../../../e2e/lib/constants.js';

let bench;
let chain;
let page;
before(async () => {
  bench = await Bench.start('qtra');
  chain = bench.chain;
  page = await bench.openAs('eve');
});
after(() => bench.stop());

const MOST_STEPS = 80;

/// What has the focus: its name, and whether it can be seen that it has it.
const focused = () => page.evaluate(() => {
  const active = document.activeElement;
  const box = active.getBoundingClientRect();
  const text = [active.getAttribute('aria-label'), active.labels?.[0]?.textContent, active.textContent].find((each) => each?.trim()) ?? '';
  // A radio is drawn by the label around it, and an input by the field around it.
  const drawn = [active, active.closest('label'), active.parentElement].filter(Boolean).map((each) => getComputedStyle(each));
  const seen = drawn.some(({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none');
  return { name: text.trim().replace(/\s+/g, ' '), tag: active.tagName, seen, onScreen: box.width > 0, inDialog: active.closest('dialog') !== null };
});

/// Goes on by Tab until something of that name has the focus.
async function reach(name) {
  const passed = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const at = await focused();
    if (name.test(at.name)) {
      assert.ok(at.seen, `${at.name} is seen to have the focus`);
      return at;
    }
    passed.push(at.name);
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} is not reached: ${passed.join(' | ')}`);
}

test('the first step skips the navigation', async () => {
  await page.keyboard.press('Tab');
  assert.match((await focused()).name, /^Skip to content/);
  await page.keyboard.press('Enter');
  assert.equal((await focused()).tag, 'MAIN');
});

test('a stake is made by keys alone', async () => {
  await reach(/^Amount/);
  await page.keyboard.type('2,500');
  await reach(/^Seven days/);
  await page.keyboard.press('ArrowDown');
  await reach(/^Stake$/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Confirm your stake' });
  await dialog.waitFor();
  assert.equal((await focused()).inDialog, true, 'the dialogue takes the focus');
  await reach(/^Sign in wallet$/);
  await page.keyboard.press('Enter');
  await bench.pooled(dialog);
  await bench.seal(page);
  await dialog.getByText('In a block: your figures are up to date').waitFor();
  await reach(/^Done$/);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual((await chain.positions(chain.eve)).map(({ amount, tier }) => [amount, tier]), [[2_500n * QTRA, 1]]);
  await page.getByRole('log', { name: 'Transactions' }).getByText('Stake 2,500').waitFor();
});

test('an early exit is made by keys alone, and its dialogue leaves by Escape', async () => {
  await page.keyboard.press('Escape');
  await reach(/^My stake$/);
  await page.keyboard.press('Enter');
  await page.getByRole('article', { name: /^Position/ }).waitFor();
  await reach(/^Leave early/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Leave early' });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.match((await focused()).name, /^Leave early/, 'the focus goes back to where it was');
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  await reach(/^Type 2,500/);
  await page.keyboard.type('2,500');
  await dialog.getByText('You get back').waitFor();
  await reach(/^Leave and pay the price$/);
  await page.keyboard.press('Enter');
  await bench.pooled(dialog);
  await bench.seal(page);
  await reach(/^Done$/);
  await page.keyboard.press('Enter');
  assert.equal((await chain.positions(chain.eve)).length, 0);
  assert.deepEqual(page.wrongs, []);
});
