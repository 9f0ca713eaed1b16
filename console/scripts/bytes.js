// Proves the byte budgets of the build, compressed as a host sends it.

import { readdir, readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';

const FOLDER = new URL('../dist/', import.meta.url);
const kB = 1000;
const LIMITS = { first: 240 * kB, script: 420 * kB, style: 20 * kB, images: 15 * kB };
const LANGUAGE = 'en';

const files = (await readdir(FOLDER, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
const bytes = new Map();
for (const file of files) {
  const path = `${file.parentPath}/${file.name}`.replace(decodeURIComponent(FOLDER.pathname), '').replace(/^\/+/, '');
  bytes.set(path, await readFile(new URL(path, FOLDER)));
}
const packed = (path) => brotliCompressSync(bytes.get(path)).length;
const sum = (paths) => paths.reduce((total, path) => total + packed(path), 0);
const of = (end) => [...bytes.keys()].filter((path) => path.endsWith(end));

/// The entry with everything that it loads at once: static imports, the texts of one language, and the
/// page that opens first.
function first() {
  const index = bytes.get('index.html').toString();
  const queue = [...index.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path);
  const stake = of('.js').filter((path) => /assets\/stake-/.test(path));
  const texts = of('.js').filter((path) => new RegExp(`assets/${LANGUAGE}-`).test(path));
  if (queue.length === 0 || stake.length !== 1 || texts.length !== 1) throw new Error('the build has other files than expected');
  queue.push(...stake, ...texts);
  const found = new Set();
  while (queue.length > 0) {
    const path = queue.pop();
    if (found.has(path)) continue;
    found.add(path);
    const source = bytes.get(path).toString();
    for (const [, name] of source.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) queue.push(`assets/${name}`);
  }
  return [...found];
}

const inline = /<script(?![^>]*\ssrc=)[^>]*>/.test(bytes.get('index.html').toString());
const figures = {
  first: sum(first()),
  script: sum(of('.js')),
  style: sum(of('.css')),
  images: sum([...of('.svg'), ...of('.png'), ...of('.webp')]),
};
let failed = false;
for (const [name, limit] of Object.entries(LIMITS)) {
  const over = figures[name] > limit;
  failed ||= over;
  console.log(`${over ? 'OVER ' : 'ok   '} ${name.padEnd(7)} ${String(figures[name]).padStart(7)} of ${limit} bytes`);
}
if (of('.woff2').length + of('.woff').length + of('.ttf').length > 0) {
  console.log('OVER  fonts: the page takes those of the system');
  failed = true;
}
if (inline) {
  console.log('OVER  inline script');
  failed = true;
}
process.exitCode = failed ? 1 : 0;
