// The bytes: layout, vectors, and every way to alter one.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { blake2AsHex, cryptoWaitReady, ed25519Verify, sr25519Verify } from '@polkadot/util-crypto';
import { PATH, vectors } from '../scripts/vectors.js';
import { SigningKey, VerifyingKey } from '../keys.js';
import {
  STATEMENT_LENGTH, VOUCHER_LENGTH, keyBytes, openingHash, readClaim, readStatement, statementBytes, voucherBytes,
} from '../voucher.js';

const COMMITTED = readFileSync(PATH, 'utf8');
const VECTORS = JSON.parse(COMMITTED);
const bytesOf = (hex) => Buffer.from(hex.slice(2), 'hex');
const claimOf = ({ nonce, cumulative, tokens }) => ({ nonce: BigInt(nonce), cumulative: BigInt(cumulative), tokens: BigInt(tokens) });
const channelOf = ({ genesis, channel, opening }) => ({ genesis: bytesOf(genesis), channel: BigInt(channel), opening: bytesOf(opening) });

describe('the bytes of a voucher', () => {
  test('lie where the table says', () => {
    const hex = (number, count) => number.toString(16).padStart(2, '0').repeat(count);
    const bytes = voucherBytes(
      { genesis: Buffer.alloc(32, 0xaa), channel: 0x0102030405060708n, opening: Buffer.alloc(32, 0xbb) },
      { nonce: 0x1112131415161718n, cumulative: 0x2122232425262728292a2b2c2d2e2f30n, tokens: 0x3132333435363738n },
    );
    assert.equal(bytes.length, 121);
    assert.equal(bytes.subarray(0, 16).toString(), 'quaestor/voucher');
    assert.equal(bytes.subarray(16).toString('hex'), [
      '01', hex(0xaa, 32), '0807060504030201', hex(0xbb, 32), '1817161514131211',
      '302f2e2d2c2b2a292827262524232221', '3837363534333231',
    ].join(''));
  });

  test('a statement ends with the hash of its transcript', () => {
    const [{ statements: [first], vouchers: [voucher] }] = VECTORS;
    const bytes = bytesOf(first.bytes);
    assert.equal(bytes.length, STATEMENT_LENGTH);
    assert.equal(bytes.subarray(0, 16).toString(), 'quaestor/receipt');
    assert.deepEqual(bytes.subarray(16, 121), bytesOf(voucher.bytes).subarray(16));
    assert.deepEqual(readStatement(bytes), { ...claimOf(first), transcript: bytesOf(first.transcript) });
  });

  test('numbers that do not fit are refused', () => {
    const channel = channelOf(VECTORS[0]);
    const write = (claim) => () => voucherBytes(channel, { nonce: 0n, cumulative: 0n, tokens: 0n, ...claim });
    for (const claim of [{ nonce: 2n ** 64n }, { cumulative: 2n ** 128n }, { cumulative: -1n }, { tokens: -1n }]) {
      assert.throws(write(claim), RangeError);
    }
    assert.throws(() => voucherBytes({ ...channel, opening: Buffer.alloc(31) }, claimOf(VECTORS[0].vouchers[0])), /32 bytes/);
    assert.throws(() => keyBytes({ scheme: 'Ecdsa', publicKey: Buffer.alloc(33) }), /no scheme/);
  });

  test('an opening hash holds everything that is fixed', () => {
    const of = ({ genesis, channel, consumer, provider, asset, scheme, publicKey, parent }) => ({
      genesis: bytesOf(genesis), channel: BigInt(channel), consumer: bytesOf(consumer), provider: bytesOf(provider), asset,
      key: { scheme, publicKey: bytesOf(publicKey) }, parent: bytesOf(parent),
    });
    for (const vector of VECTORS) {
      assert.equal(`0x${openingHash(of(vector)).toString('hex')}`, vector.opening);
    }
    // By hand: tag, genesis, id, consumer, provider, asset, key, parent.
    const [first] = VECTORS;
    const preimage = [
      Buffer.from('quaestor/opening').toString('hex'), first.genesis.slice(2), '0000000000000000', first.consumer.slice(2),
      first.provider.slice(2), '00', '00', first.publicKey.slice(2), first.parent.slice(2),
    ].join('');
    assert.equal(blake2AsHex(`0x${preimage}`, 256), first.opening);
    // Any other value of any field is another channel.
    const other = {
      genesis: Buffer.alloc(32), channel: 9n, consumer: Buffer.alloc(32), provider: Buffer.alloc(32), asset: { WithId: 0 },
      key: { scheme: 'Ed25519', publicKey: bytesOf(first.publicKey) }, parent: Buffer.alloc(32),
    };
    const hashes = Object.entries(other).map((change) => openingHash({ ...of(first), ...Object.fromEntries([change]) }).toString('hex'));
    assert.equal(new Set([...hashes, first.opening.slice(2)]).size, 8);
  });
});

describe('the committed vectors', () => {
  test('are those that the script writes', async () => {
    assert.equal(await vectors(VECTORS), COMMITTED, 'run `npm run vectors` and look at the difference');
  });

  test('hold by another implementation of both schemes', async () => {
    await cryptoWaitReady();
    const verifiers = { Sr25519: sr25519Verify, Ed25519: ed25519Verify };
    for (const vector of VECTORS) {
      const holds = ({ bytes, signature }) => {
        try {
          return verifiers[vector.scheme](bytes, signature, vector.publicKey);
        } catch {
          // It throws for bytes that are no point.
          return false;
        }
      };
      assert.ok([...vector.vouchers, ...vector.statements].every(holds));
      const wrong = vector.refused.filter(({ error }) => error === 'BadSignature');
      assert.ok(wrong.length > 0 && !wrong.some(holds));
    }
  });

  test('read as what was written, at the ends of every field too', () => {
    for (const vector of VECTORS) {
      for (const each of vector.vouchers) {
        assert.deepEqual(readClaim(bytesOf(each.bytes)), claimOf(each));
        assert.deepEqual(voucherBytes(channelOf(vector), claimOf(each)), bytesOf(each.bytes));
      }
      for (const each of vector.statements) {
        const transcript = bytesOf(each.transcript);
        assert.deepEqual(statementBytes(channelOf(vector), { ...claimOf(each), transcript }), bytesOf(each.bytes));
      }
    }
  });
});

describe('keys', () => {
  for (const scheme of ['Sr25519', 'Ed25519']) {
    test(`${scheme}: a bit anywhere in the 121 bytes or the signature voids it`, async () => {
      const key = await SigningKey.fromSeed(scheme, Buffer.alloc(32, 5));
      const verifying = new VerifyingKey(key);
      const bytes = bytesOf(VECTORS[0].vouchers[0].bytes);
      const signature = await key.sign(bytes);
      const flipped = (buffer, bit) => {
        const copy = Buffer.from(buffer);
        copy[bit >> 3] ^= 1 << (bit & 7);
        return copy;
      };
      const verdicts = await Promise.all([
        ...Array.from({ length: 8 * VOUCHER_LENGTH }, (_, bit) => verifying.verify(flipped(bytes, bit), signature)),
        ...Array.from({ length: 8 * 64 }, (_, bit) => verifying.verify(bytes, flipped(signature, bit))),
      ]);
      assert.equal(verdicts.length, 8 * 185);
      assert.ok(!verdicts.includes(true));
      assert.ok(await verifying.verify(bytes, signature), 'control');
    });

    test(`${scheme}: nothing else is taken for a signature`, async () => {
      const key = await SigningKey.fromSeed(scheme, Buffer.alloc(32, 5));
      const verifying = new VerifyingKey(key);
      const signature = await key.sign(Buffer.from('a'));
      assert.ok(await verifying.verify(Buffer.from('a'), signature));
      for (const wrong of [Buffer.alloc(0), Buffer.alloc(64), Buffer.alloc(65), signature.subarray(0, 63), Buffer.concat([signature, signature])]) {
        assert.equal(await verifying.verify(Buffer.from('a'), wrong), false);
      }
      const stranger = new VerifyingKey(await SigningKey.fromSeed(scheme, Buffer.alloc(32, 6)));
      assert.equal(await stranger.verify(Buffer.from('a'), signature), false);
      // Bytes that are no point of the curve.
      const none = new VerifyingKey({ scheme, publicKey: Buffer.alloc(32, 0xff) });
      assert.equal(await none.verify(Buffer.from('a'), signature), false);
      await assert.rejects(SigningKey.fromSeed(scheme, Buffer.alloc(31)), /32 bytes/);
    });

    test(`${scheme}: a key of the other scheme verifies nothing`, async () => {
      const key = await SigningKey.fromSeed(scheme, Buffer.alloc(32, 5));
      const other = scheme === 'Sr25519' ? 'Ed25519' : 'Sr25519';
      const signature = await key.sign(Buffer.from('a'));
      const verifying = new VerifyingKey({ scheme: other, publicKey: key.publicKey });
      assert.equal(await verifying.verify(Buffer.from('a'), signature), false);
    });
  }
});
