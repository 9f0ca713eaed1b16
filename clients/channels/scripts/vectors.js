#!/usr/bin/env node
// Writes vectors/voucher.json: vouchers and statements of both schemes, and vouchers that must be
// refused. Sr25519 signatures are random, so those that are there and hold are kept.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SigningKey, VerifyingKey } from '../keys.js';
import { openingHash, statementBytes, voucherBytes } from '../voucher.js';

export const PATH = fileURLToPath(new URL('../vectors/voucher.json', import.meta.url));

const hex = (bytes) => `0x${Buffer.from(bytes).toString('hex')}`;
const fill = (number) => Buffer.alloc(32, number);
/// 32 bytes that are all different, so that a field in the wrong place is noticed.
const run = (from) => Buffer.from(Array.from({ length: 32 }, (_, index) => (from + index) % 256));

const GENESIS = run(1);
const CHANNELS = [
  { channel: 0n, consumer: run(40), provider: run(80), asset: 'Native', parent: run(120), seed: fill(7) },
  { channel: 0x0102030405060708n, consumer: run(41), provider: run(81), asset: { WithId: 1_984 }, parent: run(121), seed: run(9) },
];
const CLAIMS = [
  { nonce: 10n, cumulative: 120n * 10n ** 18n, tokens: 60_000n },
  { nonce: 0n, cumulative: 1n, tokens: 0n },
  { nonce: 0x1112131415161718n, cumulative: 0x2122232425262728292a2b2c2d2e2f30n, tokens: 0x3132333435363738n },
  { nonce: 2n ** 64n - 1n, cumulative: 2n ** 128n - 1n, tokens: 2n ** 64n - 1n },
];
const TRANSCRIPT = run(160);

/// Changes of the first voucher that void it, with the first error that they lead to.
const CHANGES = [
  ['first byte of the tag', 'UnknownVersion', (bytes) => { bytes[0] ^= 1; }],
  ['tag of a statement', 'UnknownVersion', (bytes) => { bytes.write('quaestor/receipt'); }],
  ['version 2', 'UnknownVersion', (bytes) => { bytes[16] = 2; }],
  ['another genesis', 'WrongChannel', (bytes) => { bytes[17] ^= 1; }],
  ['another channel', 'WrongChannel', (bytes) => { bytes[49] ^= 1; }],
  ['another opening', 'WrongChannel', (bytes) => { bytes[88] ^= 128; }],
  ['a nonce more', 'BadSignature', (bytes) => { bytes[89] += 1; }],
  ['a unit more', 'BadSignature', (bytes) => { bytes[97] += 1; }],
  ['a token more', 'BadSignature', (bytes) => { bytes[113] += 1; }],
  ['first byte of the signature', 'BadSignature', (_, signature) => { signature[0] ^= 1; }],
  ['last byte of the signature', 'BadSignature', (_, signature) => { signature[63] ^= 1; }],
];

const text = ({ nonce, cumulative, tokens }) => ({ nonce: `${nonce}`, cumulative: `${cumulative}`, tokens: `${tokens}` });

/// The signature that `known` has for these bytes, if it holds, or a new one.
async function signed(key, bytes, known = []) {
  const kept = known.find((each) => each.bytes === hex(bytes));
  const signature = kept && Buffer.from(kept.signature.slice(2), 'hex');
  const holds = signature && await new VerifyingKey(key).verify(bytes, signature);
  return holds ? signature : key.sign(bytes);
}

async function ofChannel(scheme, { seed, ...opening }, known) {
  const key = await SigningKey.fromSeed(scheme, seed);
  const { channel, consumer, provider, asset, parent } = opening;
  const hash = openingHash({ ...opening, genesis: GENESIS, key });
  const bound = { genesis: GENESIS, channel, opening: hash };
  const vouchers = [];
  const statements = [];
  for (const claim of CLAIMS) {
    const bytes = voucherBytes(bound, claim);
    vouchers.push({ ...text(claim), bytes: hex(bytes), signature: hex(await signed(key, bytes, known?.vouchers)) });
    const said = statementBytes(bound, { ...claim, transcript: TRANSCRIPT });
    statements.push({
      ...text(claim), transcript: hex(TRANSCRIPT), bytes: hex(said), signature: hex(await signed(key, said, known?.statements)),
    });
  }
  const refused = CHANGES.map(([change, error, alter]) => {
    const [bytes, signature] = [vouchers[0].bytes, vouchers[0].signature].map((each) => Buffer.from(each.slice(2), 'hex'));
    alter(bytes, signature);
    return { change, error, bytes: hex(bytes), signature: hex(signature) };
  });
  return {
    scheme, seed: hex(seed), publicKey: hex(key.publicKey), genesis: hex(GENESIS), channel: `${channel}`,
    consumer: hex(consumer), provider: hex(provider), asset, parent: hex(parent), opening: hex(hash),
    vouchers, statements, refused,
  };
}

/// The contents of the file, with the signatures of `known` that hold.
export async function vectors(known = []) {
  const all = [];
  for (const scheme of ['Sr25519', 'Ed25519']) {
    for (const channel of CHANNELS) {
      const same = (each) => each.scheme === scheme && each.channel === `${channel.channel}`;
      all.push(await ofChannel(scheme, channel, known.find(same)));
    }
  }
  return `${JSON.stringify(all, null, 1)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const known = existsSync(PATH) ? JSON.parse(readFileSync(PATH, 'utf8')) : [];
  writeFileSync(PATH, await vectors(known));
}
