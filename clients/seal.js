// Seals an output so that only the holder of a key can read it: X25519 with a key that is used once,
// HKDF-SHA-256, ChaCha20-Poly1305. 48 bytes are added: that key's public half, and the tag.

import {
  createCipheriv, createDecipheriv, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync,
} from 'node:crypto';

const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const SPKI = Buffer.from('302a300506032b656e032100', 'hex');
const KEY = 32;
const TAG = 16;
const CIPHER = 'chacha20-poly1305';
const INFO = 'quaestor/output';

const bytesOf = (hex) => Buffer.from(`${hex}`.replace(/^0x/, ''), 'hex');
const publicKeyOf = (bytes) => createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' });
const rawOf = (key) => key.export({ format: 'der', type: 'spki' }).subarray(SPKI.length);

/// A cipher's key is used once, so its nonce may be fixed.
function cipher(create, shared, once, to) {
  const key = Buffer.from(hkdfSync('sha256', shared, Buffer.concat([once, to]), INFO, KEY));
  return create(CIPHER, key, Buffer.alloc(12), { authTagLength: TAG });
}

/// The key of a seed of 32 bytes: its `publicKey`, as hex, goes into orders.
export function openingKey(seed) {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, Buffer.from(seed)]), format: 'der', type: 'pkcs8' });
  const raw = rawOf(createPublicKey(secret));
  return { secret, raw, publicKey: `0x${raw.toString('hex')}` };
}

/// Seals bytes to the key of an order. Throws if no one can hold that key.
export function seal(bytes, publicKey) {
  const to = bytesOf(publicKey);
  const once = generateKeyPairSync('x25519');
  const raw = rawOf(once.publicKey);
  const shared = diffieHellman({ privateKey: once.privateKey, publicKey: publicKeyOf(to) });
  const sealer = cipher(createCipheriv, shared, raw, to);
  return Buffer.concat([raw, sealer.update(bytes), sealer.final(), sealer.getAuthTag()]);
}

/// Opens what was sealed to a key. Throws if it was not, or is damaged.
export function open({ secret, raw }, sealed) {
  if (sealed.length < KEY + TAG) {
    throw new Error('too short to be sealed');
  }
  const once = sealed.subarray(0, KEY);
  const shared = diffieHellman({ privateKey: secret, publicKey: publicKeyOf(once) });
  const opener = cipher(createDecipheriv, shared, once, raw);
  opener.setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([opener.update(sealed.subarray(KEY, -TAG)), opener.final()]);
}
