// What the command lines of the clients have in common.

import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Keyring } from '@polkadot/api';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { connect } from './connect.js';

/// The account whose secret is the first line of a file.
export async function signerOf(file) {
  await cryptoWaitReady();
  const [suri] = readFileSync(file, 'utf8').split('\n');
  try {
    return new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri(suri.trim());
  } catch {
    // The error of the library would repeat the secret.
    throw new Error('the secret cannot be read as one');
  }
}

/// The 32 bytes of a file, which is made if there is none.
export function seedIn(file) {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') {
      throw error;
    }
  }
  const seed = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (seed.length !== 32) {
    throw new Error(`${file} does not hold 32 bytes`);
  }
  return seed;
}

/// A decimal number of whole tokens, such as `2.5`, in smallest units.
export function amountOf(text, decimals) {
  const [, whole, part = ''] = `${text}`.match(/^(\d{1,20})(?:\.(\d+))?$/) ?? [];
  if (whole === undefined || part.length > decimals) {
    throw new Error(`not an amount: ${JSON.stringify(`${text}`.slice(0, 40))}`);
  }
  return BigInt(whole + part.padEnd(decimals, '0'));
}

/// A whole number that is not negative.
export function countOf(text) {
  if (!/^\d{1,15}$/.test(`${text}`)) {
    throw new Error(`not a number: ${JSON.stringify(`${text}`.slice(0, 40))}`);
  }
  return Number(text);
}

/// Connects to the node at `url`, and ends the program with what `main` returns for its exit code.
export async function program(url, main) {
  const complain = (error) => console.error(`${new Date().toISOString()} ${error.message}`);
  let code = 1;
  try {
    const api = await connect(url);
    const decimals = api.registry.chainDecimals[0];
    code = await main({ api, complain, amount: (text) => amountOf(text, decimals) });
  } catch (error) {
    console.error(`error: ${error.message}`);
  }
  // The client would go on trying to connect.
  process.exit(code);
}
