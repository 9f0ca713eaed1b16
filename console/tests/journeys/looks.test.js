// Every page in both themes and widths: no violation of the accessibility rules, nothing that sticks
// out, nothing on the console.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertFits, Bench, NARROW, violations, WIDE } from '../lib/browser.js';
import { pagesOf, populate } from '../lib/scenes.js';
import { chosen } from '../lib/wallet.js';

/// One economy can be named; each has pages that the others do not have.
const economies = process.env.ECONOMY ? [process.env.ECONOMY] : ['qtra', 'act', 'blockdag', 'quiver'];

for (const economy of economies) {
  describe(economy, () => {
    let bench;
    before(async () => {
      bench = await Bench.start(economy);
      await populate(bench.chain, economy);
    });
    after(() => bench?.stop());

    for (const { path, name, account, scene } of pagesOf(economy)) {
      for (const theme of ['light', 'dark']) {
        for (const size of [WIDE, NARROW]) {
          test(`${name}, ${theme}, ${size.width} px`, async () => {
            const { chain } = bench;
            const page = await bench.open({
              path, size, theme,
              prepare: async (page) => { if (account) await chosen(page, chain, [account]); },
            });
            await bench.shows(page);
            await scene?.(page, chain);
            assert.deepEqual(await violations(page), []);
            await assertFits(page);
            assert.deepEqual(page.wrongs, []);
            await page.context().close();
          });
        }
      }
    }
  });
}
