// The errors of the chain as the sources in the checkout have them.

import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const MARK = '#[pallet::error]';

/// The text from `open` to the bracket that closes it, both left out.
function within(text, open, close, from) {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === open) depth += 1;
    if (text[at] === close) depth -= 1;
    if (depth === 0) return text.slice(from + 1, at);
  }
  throw new Error(`no ${close} closes ${text.slice(from, from + 40)}`);
}

function withoutAttributes(text) {
  let rest = text;
  for (let at = rest.indexOf('#['); at >= 0; at = rest.indexOf('#[')) {
    const inner = within(rest, '[', ']', at + 1);
    rest = rest.slice(0, at) + rest.slice(at + inner.length + 3);
  }
  return rest;
}

/// The variants of each enum that is marked as the errors of a pallet.
export function errorEnums(source) {
  const text = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*/g, '');
  const parts = text.split(MARK).slice(1);
  return parts.map((part) => {
    const { index, 0: head } = part.match(/enum\s+\w+\s*(<[^{]*>)?\s*\{/) ?? [];
    if (head === undefined) throw new Error(`${MARK} without an enum`);
    let body = withoutAttributes(within(part, '{', '}', index + head.length - 1));
    // Fields of variants.
    for (let last = ''; last !== body;) {
      last = body;
      body = body.replace(/\{[^{}]*\}|\([^()]*\)/g, '');
    }
    return body.split(',').map((each) => each.trim().split(/[\s=]/)[0]).filter(Boolean);
  });
}

/// The pallets of the runtime, by their names there: the crate or the module of each.
export function runtimePallets(source) {
  const [, inside] = source.split(/#\[frame_support::runtime\]/);
  if (inside === undefined) throw new Error('no runtime in runtime/src/lib.rs');
  const lines = inside.replace(/\/\/.*/g, '').matchAll(/#\[runtime::pallet_index\(\d+\)\]\s*(?:#\[[^\]]*\]\s*)*pub type (\w+) = (\w+)/g);
  return new Map([...lines].map(([, name, crate]) => [name, crate]));
}

async function rustFiles(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.rs'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/// The variants in these files, or none.
async function variantsIn(files) {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const enums = texts.filter((text) => text.includes(MARK)).flatMap(errorEnums);
  if (enums.length > 1) throw new Error(`two enums of errors among ${files[0]} and its neighbours`);
  return enums[0] ?? [];
}

/// The errors of the pallets in the folder `pallets`, by crate.
async function crates(root) {
  const folder = join(root, 'pallets');
  const found = new Map();
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const manifest = join(folder, entry.name, 'Cargo.toml');
    if (!existsSync(manifest)) continue;
    const [, name] = (await readFile(manifest, 'utf8')).match(/^name = "([^"]+)"/m);
    found.set(name.replaceAll('-', '_'), await variantsIn(await rustFiles(join(folder, entry.name, 'src'))));
  }
  return found;
}

/// Reads the checkout at `root`: `own` are the errors of our pallets by their names in the runtime, and
/// `others` the names of the remaining ones.
export async function readSources(root) {
  const pallets = runtimePallets(await readFile(join(root, 'runtime/src/lib.rs'), 'utf8'));
  const ours = await crates(root);
  const own = new Map();
  const others = new Set();
  for (const [name, crate] of pallets) {
    const module = join(root, 'runtime/src', `${crate}.rs`);
    if (ours.has(crate)) own.set(name, new Set(ours.get(crate)));
    else if (existsSync(module)) own.set(name, new Set(await variantsIn([module])));
    else others.add(name);
  }
  const used = new Set(pallets.values());
  const unused = [...ours].filter(([crate, errors]) => errors.length > 0 && !used.has(crate));
  if (unused.length > 0) throw new Error(`not in the runtime: ${unused.map(([crate]) => crate).join(', ')}`);
  return { own, others };
}
