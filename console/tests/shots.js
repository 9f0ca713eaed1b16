// Pictures of every page in both themes and both widths, to be looked at: `npm run shots`.
// An economy can be named: `npm run shots -- act`.

import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Bench, NARROW, WIDE } from './lib/browser.js';
import { pagesOf, populate } from './lib/scenes.js';
import { chosen } from './lib/wallet.js';

const FOLDER = fileURLToPath(new URL('../shots/', import.meta.url));
const [economy = 'qtra', only] = process.argv.slice(2);

await mkdir(FOLDER, { recursive: true });
const bench = await Bench.start(economy);
try {
  await populate(bench.chain, economy);
  for (const { path, name, scene, account } of pagesOf(economy).filter((each) => !only || each.name === only)) {
    for (const theme of ['light', 'dark']) {
      for (const size of [WIDE, NARROW]) {
        const page = await bench.open({
          path, size, theme,
          prepare: async (page) => { if (account) await chosen(page, bench.chain, [account]); },
        });
        await bench.shows(page);
        await scene?.(page, bench.chain);
        const file = `${economy}-${name}-${theme}-${size.width}.png`;
        await rm(FOLDER + file, { force: true });
        await page.screenshot({ path: FOLDER + file, fullPage: true });
        console.log(file, page.wrongs.join('; '));
        await page.context().close();
      }
    }
  }
} finally {
  await bench.stop();
}
