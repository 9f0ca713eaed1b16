// Pictures of every page in both themes and both widths, to be looked at: `npm run shots`. An economy can be
// named, and a page: `npm run shots -- act polls`.
// `npm run shots -- docs` makes those of docs/console.md anew.

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Bench, NARROW, WIDE } from './lib/browser.js';
import { freePort, Indexer, missing } from './lib/indexer.js';
import { picture, writeWebp } from './lib/picture.js';
import { pagesOf, populate } from './lib/scenes.js';
import { chosen } from './lib/wallet.js';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const THEMES = ['light', 'dark'];
const ALL = THEMES.flatMap((theme) => [WIDE, NARROW].map((size) => ({ theme, size })));

/// For the reader of docs/console.md: each page once.
const SHOWN = {
  qtra: ['stake', 'my', 'protocol', 'burn', 'discounts', 'checkout', 'motions', 'parameters', 'propose', 'history', 'desk'],
  act: ['polls', 'debates'],
  blockdag: ['stake'],
};
const VIEWS = [
  { theme: 'dark', size: WIDE, name: 'dark', most: 1_500 }, { theme: 'light', size: WIDE, name: 'light', most: 1_500 },
  { theme: 'light', size: NARROW, name: 'narrow', most: 1_700 },
];

/// Each page of the economy that `wanted` names, in all `views`. `keep` gets page, its name and its view.
async function tour(economy, wanted, views, keep) {
  const port = await freePort();
  const bench = await Bench.start(economy, missing ? undefined : `http://127.0.0.1:${port}`);
  const file = join(tmpdir(), `shots-${process.pid}.db`);
  let indexer;
  try {
    const { chain } = bench;
    await populate(chain, economy);
    if (missing) console.log(`without history: ${missing}`);
    else indexer = await Indexer.start({ node: chain.node.url, file, port });
    await indexer?.reaches(chain.number);
    for (const { path, name, scene, account } of pagesOf(economy).filter(wanted)) {
      for (const view of views) {
        const page = await bench.open({
          path, size: view.size, theme: view.theme,
          prepare: async (page) => { if (account) await chosen(page, chain, [account]); },
        });
        await bench.shows(page);
        await scene?.(page, chain);
        await keep(page, name, view);
        if (page.wrongs.length > 0) console.log(name, page.wrongs.join('; '));
        await page.context().close();
      }
    }
  } finally {
    await indexer?.stop();
    for (const end of ['', '-shm', '-wal']) await rm(file + end, { force: true });
    await bench.stop();
  }
}

const [economy = 'qtra', only] = process.argv.slice(2);
if (economy === 'docs') {
  const docs = folder('../../docs/console/');
  if (!only) await rm(docs, { recursive: true, force: true });
  await mkdir(docs, { recursive: true });
  let total = 0;
  for (const [of, names] of Object.entries(SHOWN).filter(([of]) => !only || of === only)) {
    await tour(of, ({ name }) => names.includes(name), VIEWS, async (page, name, view) => {
      const png = await picture(page, view.most);
      const file = `${of === 'blockdag' ? 'blockdag-' : ''}${name}-${view.name}.webp`;
      const bytes = await writeWebp(page.context().browser(), png, docs + file);
      total += bytes;
      console.log(file, bytes);
    });
  }
  console.log(`${total} bytes`);
} else {
  const shots = folder('../shots/');
  await mkdir(shots, { recursive: true });
  await tour(economy, ({ name }) => !only || name === only, ALL, async (page, name, { theme, size }) => {
    const file = `${economy}-${name}-${theme}-${size.width}.png`;
    await writeFile(shots + file, await picture(page));
    console.log(file);
  });
}
