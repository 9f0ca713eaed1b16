// Reports the price of the token as one of the operators.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs, promisify } from 'node:util';
import { Keyring } from '@polkadot/api';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { connect } from '../../../clients/connect.js';
import { Feeder } from '../../../clients/feeder.js';

const HELP = `usage: scripts/feed-price --command PROGRAM --suri-file FILE [--force] [--best] [--rpc URL]

Reports to the chain what PROGRAM prints: the price of a token in USDC, as 0.4987. A timer calls it
well within the time that reports hold (an hour on qtra, ten minutes on development chains).

  --command PROGRAM  run by a shell; its first line of output is the price
  --suri-file FILE   where the operator's secret is
  --force            report it though it is more than twice the last one, or less than half of it
  --best             do not wait until the report is final
  --rpc URL          a node (default ws://127.0.0.1:9944)`;

const OPTIONS = {
  command: { type: 'string' },
  'suri-file': { type: 'string' },
  force: { type: 'boolean', default: false },
  best: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  rpc: { type: 'string', default: 'ws://127.0.0.1:9944' },
};

async function signerOf(file) {
  await cryptoWaitReady();
  const [suri] = readFileSync(file, 'utf8').split('\n');
  try {
    return new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri(suri.trim());
  } catch {
    // The error of the client would repeat the secret.
    throw new Error('the secret cannot be read as one');
  }
}

async function main() {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help || !values.command || !values['suri-file']) {
    console.log(HELP);
    process.exit(values.help ? 0 : 1);
  }
  const signer = await signerOf(values['suri-file']);
  const source = async () => (await promisify(execFile)('sh', ['-c', values.command])).stdout.split('\n')[0];
  const api = await connect(values.rpc);
  try {
    const feeder = new Feeder({ api, signer, source, confirm: values.best ? 'best' : 'finalized' });
    console.log(`reported ${await feeder.report(values)} as ${signer.address}`);
  } finally {
    await api.disconnect();
  }
}

main().catch((error) => {
  console.error(`error: ${error.message}`);
  // The client would go on trying to connect.
  process.exit(1);
});
