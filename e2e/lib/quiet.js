// The development chain with nothing staked, nothing funded and no price, for tests with figures of
// their own.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/// Sections of the genesis in which `qtra-dev` begins alive. Those of `qtra-local` have the same
/// economy and accounts.
const SECTIONS = ['assets', 'balances', 'priceFeed', 'rewards', 'stakingVault'];

// As text: the balances are above what a number of JavaScript holds.
const section = (name) => new RegExp(`\n( *)"${name}": \\{[\\s\\S]*?\n\\1\\}`);

async function spec(binary, chain) {
  const args = ['export-chain-spec', '--chain', chain];
  return (await promisify(execFile)(binary, args, { maxBuffer: 2 ** 27 })).stdout;
}

/// The arguments of a node with `--dev` replaced by the quiet chain, and what removes its spec.
export async function quiet(binary, args) {
  if (!args.includes('--dev')) {
    return { args, remove: async () => {} };
  }
  const [dev, local] = await Promise.all(['qtra-dev', 'qtra-local'].map((chain) => spec(binary, chain)));
  const text = SECTIONS.reduce((text, name) => {
    const [replacement] = local.match(section(name)) ?? [];
    if (!replacement || !section(name).test(text)) {
      throw new Error(`the spec has no section ${name}`);
    }
    return text.replace(section(name), () => replacement);
  }, dev);
  const folder = await mkdtemp(join(tmpdir(), 'quaestor-quiet-'));
  const file = join(folder, 'spec.json');
  await writeFile(file, text);
  const options = ['--chain', file, '--alice', '--force-authoring', '--rpc-cors', 'all'];
  return {
    args: [...options, '--unsafe-force-node-key-generation', ...args.filter((arg) => arg !== '--dev')],
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
