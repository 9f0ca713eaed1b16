// Proves that the same source makes the same files: builds again, elsewhere, and compares. Prints the
// hash of each file, for whoever wants to compare a host with the source.

import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

async function hashes(folder) {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  const hash = async (path) => createHash('sha256').update(await readFile(path)).digest('hex');
  return Promise.all(paths.map(async (path) => `${await hash(path)}  ${relative(folder, path)}`));
}

const elsewhere = await mkdtemp(join(tmpdir(), 'console-'));
try {
  await build({ root, logLevel: 'error', build: { outDir: elsewhere, emptyOutDir: true } });
  const [first, second] = await Promise.all([hashes(join(root, 'dist')), hashes(elsewhere)]);
  if (first.join('\n') !== second.join('\n')) {
    console.error('two builds of the same source differ');
    process.exitCode = 1;
  } else if (process.argv.includes('--list')) {
    console.log(first.join('\n'));
  } else {
    console.log(`ok    ${first.length} files, twice the same`);
  }
} finally {
  await rm(elsewhere, { recursive: true, force: true });
}
