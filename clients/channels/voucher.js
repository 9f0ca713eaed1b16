// Bytes of vouchers, statements and openings, as the chain reads them.
//
// Numbers are little-endian, and fields follow one another without lengths or padding. These bytes
// themselves are signed: no hash, no wrapper. Bytes 0 to 89 are the same for every voucher of a
// channel, so one buffer per channel is enough, of which only the last 32 bytes are written again.

import { blake2AsU8a } from '@polkadot/util-crypto';

export const VERSION = 1;
export const HEAD_LENGTH = 89;
export const VOUCHER_LENGTH = 121;
export const STATEMENT_LENGTH = 153;
export const SIGNATURE_LENGTH = 64;

export const VOUCHER_TAG = 'quaestor/voucher';
export const STATEMENT_TAG = 'quaestor/receipt';
const OPENING_TAG = 'quaestor/opening';

/// Key schemes in the order of the chain's enum. ECDSA is not among them: its signatures can be
/// altered into others that are valid too.
const SCHEMES = ['Sr25519', 'Ed25519'];

const U64 = 1n << 64n;
const U128 = 1n << 128n;

const u32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

const u64 = (value) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
};

const hash32 = (bytes, name) => {
  if (bytes?.length !== 32) {
    throw new Error(`${name} has 32 bytes`);
  }
  return bytes;
};

/// An asset as the chain encodes it: `'Native'`, or `{ WithId: number }`.
export const assetBytes = (asset) =>
  (asset === 'Native' ? Buffer.from([0]) : Buffer.concat([Buffer.from([1]), u32(asset.WithId)]));

/// A voucher key as the chain encodes it.
export function keyBytes({ scheme, publicKey }) {
  const index = SCHEMES.indexOf(scheme);
  if (index < 0) {
    throw new Error(`no scheme ${scheme}: ${SCHEMES.join(' or ')}`);
  }
  return Buffer.concat([Buffer.from([index]), hash32(publicKey, 'a public key')]);
}

/// The opening hash: everything that is fixed when a channel is opened. `consumer` and `provider` are
/// the 32 bytes of accounts, `parent` is the hash of the block before the one that opened it.
export const openingHash = ({ genesis, channel, consumer, provider, asset, key, parent }) =>
  Buffer.from(blake2AsU8a(Buffer.concat([
    Buffer.from(OPENING_TAG),
    hash32(genesis, 'a genesis hash'),
    u64(channel),
    hash32(consumer, 'a consumer'),
    hash32(provider, 'a provider'),
    assetBytes(asset),
    keyBytes(key),
    hash32(parent, 'a block hash'),
  ]), 256));

/// The first 89 bytes of every voucher or statement of a channel.
export const headBytes = (tag, { genesis, channel, opening }) => Buffer.concat([
  Buffer.from(tag),
  Buffer.from([VERSION]),
  hash32(genesis, 'a genesis hash'),
  u64(channel),
  hash32(opening, 'an opening hash'),
]);

/// Writes a claim behind the head. Each number is a sum since the opening.
export function writeClaim(bytes, { nonce, cumulative, tokens }) {
  if (cumulative < 0n || cumulative >= U128) {
    throw new RangeError(`no amount of 16 bytes: ${cumulative}`);
  }
  bytes.writeBigUInt64LE(nonce, 89);
  bytes.writeBigUInt64LE(cumulative % U64, 97);
  bytes.writeBigUInt64LE(cumulative / U64, 105);
  bytes.writeBigUInt64LE(tokens, 113);
}

/// The claim of a voucher or statement.
export const readClaim = (bytes) => ({
  nonce: bytes.readBigUInt64LE(89),
  cumulative: bytes.readBigUInt64LE(97) + bytes.readBigUInt64LE(105) * U64,
  tokens: bytes.readBigUInt64LE(113),
});

/// The channel that a voucher or statement says it is for.
export const channelOf = (bytes) => bytes.readBigUInt64LE(49);

/// A voucher's bytes.
export function voucherBytes(channel, claim) {
  const bytes = Buffer.alloc(VOUCHER_LENGTH);
  headBytes(VOUCHER_TAG, channel).copy(bytes);
  writeClaim(bytes, claim);
  return bytes;
}

/// A statement's bytes: what the provider has generated for a claim. `transcript` is a hash over
/// manifest, input and output so far.
export function statementBytes(channel, { transcript, ...claim }) {
  const bytes = Buffer.alloc(STATEMENT_LENGTH);
  headBytes(STATEMENT_TAG, channel).copy(bytes);
  writeClaim(bytes, claim);
  bytes.set(hash32(transcript, 'a transcript hash'), VOUCHER_LENGTH);
  return bytes;
}

export const readStatement = (bytes) => ({
  ...readClaim(bytes),
  transcript: Buffer.from(bytes.subarray(VOUCHER_LENGTH, STATEMENT_LENGTH)),
});

/// Why bytes do not belong to the channel with this head, by the chain's name for it and in its order of
/// checks; nothing if they do.
export function headError(bytes, length, head) {
  const tagged = bytes.length === length && bytes.compare(head, 0, 17, 0, 17) === 0;
  if (!tagged) {
    return 'UnknownVersion';
  }
  return bytes.compare(head, 0, HEAD_LENGTH, 0, HEAD_LENGTH) === 0 ? null : 'WrongChannel';
}
