// Makes new session keys inside a validator's node, proves them, and puts them on chain.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Keyring } from '@polkadot/api';
import { decodeAddress, encodeAddress } from '@polkadot/keyring';
import { u8aToHex } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { connect } from '../../../clients/connect.js';
import { submit } from '../../../clients/submit.js';

const HELP = `usage: scripts/rotate-keys ACCOUNT [--new] [--submit [--suri-file FILE]] [--rpc URL]

Makes session keys for the validator ACCOUNT (an address) in the node at URL, which must be this
machine's (default ws://127.0.0.1:9944), and prints them with the proof that they are ACCOUNT's.

If the keys that the chain knows for ACCOUNT are in that node, it says so and changes nothing;
--new makes new ones all the same.

  --submit          sign session.setKeys(keys, proof) as ACCOUNT and wait until it is final
  --suri-file FILE  where ACCOUNT's secret is; without it the first line of standard input.
                    Never an argument: others can read those.
  --new             rotate, though the keys on chain are in the node
  --rpc URL         the node's RPC

Without --submit, sign session.setKeys(keys, proof) where ACCOUNT's secret is kept.`;

class Refused extends Error {}
const ensure = (holds, why) => {
  if (!holds) {
    throw new Refused(why);
  }
};

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const PREFIX = 42;

function readArguments() {
  const options = {
    submit: { type: 'boolean', default: false },
    new: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    'suri-file': { type: 'string' },
    rpc: { type: 'string', default: 'ws://127.0.0.1:9944' },
  };
  let parsed;
  try {
    parsed = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new Refused(`${error.message}\n\n${HELP}`);
  }
  const { values, positionals } = parsed;
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  ensure(positionals.length === 1, `name one account\n\n${HELP}`);
  ensure(!values['suri-file'] || values.submit, '--suri-file is of no use without --submit');
  const url = URL.canParse(values.rpc) ? new URL(values.rpc) : null;
  ensure(url && /^wss?:$/.test(url.protocol), `not the URL of a websocket: ${values.rpc}`);
  ensure(LOOPBACK.includes(url.hostname), 'keys are made over the local RPC only; use a tunnel to a node elsewhere');
  return { ...values, account: accountOf(positionals[0]) };
}

function accountOf(text) {
  try {
    return decodeAddress(text);
  } catch {
    throw new Refused(`not an address: ${text}`);
  }
}

/// The pair of the secret, which must be the account's.
async function signerOf(account, file) {
  await cryptoWaitReady();
  const [suri] = readFileSync(file ?? 0, 'utf8').split('\n');
  ensure(suri.trim() !== '', 'there is no secret to read');
  let pair;
  try {
    pair = new Keyring({ type: 'sr25519', ss58Format: PREFIX }).addFromUri(suri.trim());
  } catch {
    // The error of the client would repeat the secret.
    throw new Refused('the secret cannot be read as one');
  }
  ensure(u8aToHex(pair.publicKey) === u8aToHex(account), `the secret is of ${pair.address}, another account`);
  return pair;
}

const inNode = (api, keys) => api.rpc.author.hasSessionKeys(keys).then((has) => has.isTrue);

async function makeKeys(api, owner) {
  const made = await api._rpcCore.provider.send('author_rotateKeysWithOwner', [u8aToHex(owner)]);
  ensure(await inNode(api, made.keys), 'the node does not hold the keys that it has just made');
  return made;
}

async function rotate(api, { account, pair, ...options }) {
  const address = encodeAddress(account, PREFIX);
  const known = await api.query.session.nextKeys(address);
  if (known.isSome && !options.new && (await inNode(api, known.unwrap().toHex()))) {
    console.log(`nothing to do: the keys of ${address} are in this node (--new makes others)`);
    console.log(`keys   ${known.unwrap().toHex()}`);
    return;
  }
  const { keys, proof } = await makeKeys(api, account);
  console.log(`keys   ${keys}`);
  console.log(`proof  ${proof}`);
  if (!pair) {
    console.log(`now sign session.setKeys(keys, proof) as ${address}; a proof is for that account only`);
    return;
  }
  const { block } = await submit(api, pair, api.tx.session.setKeys(keys, proof)).catch(({ message }) => {
    throw new Refused(`the chain refuses the keys: ${message}`);
  });
  const set = await (await api.at(block)).query.session.nextKeys(address);
  ensure(set.isSome && set.unwrap().toHex() === keys, 'the chain holds other keys than these');
  console.log(`set    in block ${block}, which is final; they sign from the second session after it on`);
  console.log('keep the old keys in the node until then');
}

async function main() {
  const options = readArguments();
  // Before keys are made that nobody could set.
  const pair = options.submit ? await signerOf(options.account, options['suri-file']) : null;
  let api;
  try {
    api = await connect(options.rpc);
  } catch (error) {
    throw new Refused(`no node answers at ${options.rpc}: ${error.message}`);
  }
  try {
    await rotate(api, { ...options, pair });
  } finally {
    await api.disconnect();
  }
}

main().catch((error) => {
  console.error(`error: ${error instanceof Refused ? error.message : error.stack}`);
  // The client would go on trying to connect.
  process.exit(1);
});
