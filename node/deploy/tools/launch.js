// Renders the spec of a network out of a launch file, and refuses one that must not be launched.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { parse } from 'smol-toml';
import { fromJson, toJson } from './launch/amounts.js';
import { launch } from './launch/spec.js';

const HELP = `usage: scripts/launch FILE --out SPEC [--base SPEC]

Takes the preset that FILE names, puts FILE's accounts in the place of its placeholders, checks the
result, writes it to SPEC and prints the rights of each account. chain-spec/launch has a file of each
economy, which documents its sections.

  --out SPEC   where to write the spec
  --base SPEC  a plain spec to start from, instead of \`export-chain-spec\` of the node that
               QUAESTOR_NODE names (default quaestor-node)`;

function base(chain) {
  const node = process.env.QUAESTOR_NODE ?? 'quaestor-node';
  const options = { encoding: 'utf8', maxBuffer: 2 ** 27, stdio: ['ignore', 'pipe', 'ignore'] };
  return execFileSync(node, ['export-chain-spec', '--chain', chain], options);
}

async function main() {
  const options = { out: { type: 'string' }, base: { type: 'string' }, help: { type: 'boolean' } };
  const { values, positionals: [file] } = parseArgs({ options, allowPositionals: true });
  if (values.help || !file || !values.out) {
    console.log(HELP);
    process.exit(values.help ? 0 : 1);
  }
  await cryptoWaitReady();
  const plan = parse(readFileSync(file, 'utf8'));
  const preset = fromJson(values.base ? readFileSync(values.base, 'utf8') : base(plan.chain));
  const { spec, rights } = launch(plan, preset);
  writeFileSync(values.out, toJson(spec));
  rights.forEach((line) => console.log(line));
}

main().catch((error) => {
  console.error(`error: ${error.message}`);
  process.exit(1);
});
