// Keys that sign vouchers and statements. They own nothing.
//
// Ed25519 is node:crypto, whose callback form works on the threads of libuv. Sr25519 is the wasm of
// @polkadot/wasm-crypto on worker threads; the JavaScript that @polkadot/util-crypto has for it takes
// six to ten times as long. In both, the thread that speaks with the network never computes.

import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { promisify } from 'node:util';
import { SIGNATURE_LENGTH } from './voucher.js';
import { sr25519 } from './sr25519.js';

const signAsync = promisify(sign);
const verifyAsync = promisify(verify);

/// A private key of 32 bytes in the wrapping that node:crypto reads.
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const ed25519 = {
  async fromSeed(seed) {
    const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
    const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' });
    return { secret: key, publicKey: publicKey.subarray(SPKI.length) };
  },
  publicOf: (bytes) => createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' }),
  sign: ({ secret }, bytes) => signAsync(null, bytes, secret),
  verify: (key, bytes, signature) => verifyAsync(null, bytes, key, signature),
};

const IMPLEMENTATIONS = { Ed25519: ed25519, Sr25519: sr25519 };

const implementation = (scheme) => {
  if (!Object.hasOwn(IMPLEMENTATIONS, scheme)) {
    throw new Error(`no scheme ${scheme}`);
  }
  return IMPLEMENTATIONS[scheme];
};

export class SigningKey {
  #pair;

  /// The key of a seed of 32 bytes. `scheme` is `Ed25519` or `Sr25519`.
  static async fromSeed(scheme, seed) {
    const bytes = Buffer.from(seed);
    if (bytes.length !== 32) {
      throw new Error('a seed has 32 bytes');
    }
    return new SigningKey(scheme, await implementation(scheme).fromSeed(bytes));
  }

  constructor(scheme, pair) {
    this.#pair = pair;
    this.scheme = scheme;
    this.publicKey = Buffer.from(pair.publicKey);
  }

  /// Resolves to the signature of the bytes themselves. They may be written again afterwards.
  async sign(bytes) {
    return Buffer.from(await implementation(this.scheme).sign(this.#pair, bytes));
  }
}

export class VerifyingKey {
  #key;

  /// `publicKey` has 32 bytes. Bytes that are no key make one that verifies nothing.
  constructor({ scheme, publicKey }) {
    this.scheme = scheme;
    this.publicKey = Buffer.from(publicKey);
    this.#key = implementation(scheme).publicOf(this.publicKey);
  }

  /// Resolves to whether this key has signed the bytes.
  async verify(bytes, signature) {
    return signature.length === SIGNATURE_LENGTH
      && implementation(this.scheme).verify(this.#key, bytes, signature);
  }
}
