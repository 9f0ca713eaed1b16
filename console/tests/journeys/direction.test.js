// A language that runs from right to left, and names that do: nothing sticks out, nothing turns around.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertFits, Bench, NARROW, violations, WIDE } from '../lib/browser.js';
import { pagesOf, populate } from '../lib/scenes.js';
import { chosen } from '../lib/wallet.js';

let bench;
before(async () => {
  bench = await Bench.start('qtra');
  await populate(bench.chain, 'qtra');
});
after(() => bench.stop());

/// No language of the page does so yet.
const turned = (page) => page.addInitScript(() => {
  addEventListener('DOMContentLoaded', () => { document.documentElement.dir = 'rtl'; });
});

for (const { path, name, account, scene } of pagesOf('qtra').filter((each) => each.account !== null)) {
  test(`${name} runs from right to left`, async () => {
    for (const size of [WIDE, NARROW]) {
      const page = await bench.open({
        path, size,
        prepare: async (page) => {
          await turned(page);
          await chosen(page, bench.chain, [account]);
        },
      });
      await bench.shows(page);
      await scene?.(page, bench.chain);
      assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
      assert.deepEqual(await violations(page), []);
      await assertFits(page);
      await page.context().close();
    }
  });
}

test('names that run from right to left leave the sentence around them alone', async () => {
  const { chain } = bench;
  await chain.do(chain.bob, chain.api.tx.proxy.addProxy(chain.alice.address, 'Staking', 0));
  const page = await bench.open({
    path: 'my',
    prepare: (page) => chosen(page, chain, ['alice'], undefined, { alice: '\u202eאליס' }),
  });
  await bench.shows(page);
  await page.getByRole('button', { name: 'Account: \u2068אליס\u2069' }).click();
  const dialog = page.getByRole('dialog', { name: 'Account' });
  await dialog.getByRole('button', { name: 'through \u2068אליס\u2069 · staking' }).click();
  await page.getByText(/^You act for 5\w+…\w+ through \u2068אליס\u2069 \(staking\), which signs and pays the fees\.$/).waitFor();
  await page.context().close();
});
