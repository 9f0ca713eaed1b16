// Accounts of a launch: how they are written, and which of them anybody holds the key of.

import { Keyring, decodeAddress, encodeAddress } from '@polkadot/keyring';
import { u8aToHex } from '@polkadot/util';
import { createKeyMulti } from '@polkadot/util-crypto';

const PREFIX = 42;
const DEVELOPMENT = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie', 'One', 'Two'];
/// Accounts of pallets begin with it; they have no key.
const PALLET = u8aToHex(new TextEncoder().encode('modl'));

export const address = (bytes) => encodeAddress(bytes, PREFIX);

/// The bytes of an address or of 32 bytes in hexadecimal, as hexadecimal; null for any other text.
export function bytesOf(text) {
  if (/^0x[0-9a-fA-F]{64}$/.test(text)) {
    return text.toLowerCase();
  }
  try {
    const bytes = /^[1-9A-HJ-NP-Za-km-z]{47,49}$/.test(text) ? decodeAddress(text) : [];
    return bytes.length === 32 ? u8aToHex(bytes) : null;
  } catch {
    return null;
  }
}

export const isPallet = (hex) => hex.startsWith(PALLET);

/// The public keys that the development phrase leads to, with their names.
export function developmentKeys() {
  const found = new Map();
  for (const type of ['sr25519', 'ed25519']) {
    const keyring = new Keyring({ type });
    const add = (path) => found.set(u8aToHex(keyring.createFromUri(path).publicKey), `${path} (${type})`);
    for (const name of DEVELOPMENT) {
      add(`//${name}`);
      add(`//${name}//stash`);
    }
    const phrase = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk';
    found.set(u8aToHex(keyring.createFromUri(phrase).publicKey), `the development phrase (${type})`);
  }
  return found;
}

/// The account of `threshold` of `members` together.
export const multisig = (members, threshold) => address(createKeyMulti(members, threshold));
