// The journal: what was promised is there, whatever the file ends with.

import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { Journal, RECORD_LENGTH } from '../journal.js';
import { readClaim, voucherBytes } from '../voucher.js';

const voucher = (channel, cumulative, opening = 1) => voucherBytes(
  { genesis: Buffer.alloc(32, 9), channel: BigInt(channel), opening: Buffer.alloc(32, opening) },
  { nonce: BigInt(cumulative), cumulative: BigInt(cumulative), tokens: 0n },
);
const signature = (number) => Buffer.alloc(64, number);

describe('the journal', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'quaestor-journal-'));
  after(() => rmSync(scratch, { recursive: true }));
  const path = (name) => join(scratch, name);
  /// What a process that starts now would find: the amount of each channel.
  const found = async (name) => {
    const journal = await Journal.open(path(name));
    await journal.close();
    return Object.fromEntries([...journal.newest].map(([id, entry]) => [id, readClaim(entry.voucher).cumulative]));
  };

  test('finds the newest of each channel, with its signature', async () => {
    const journal = await Journal.open(path('newest'));
    await Promise.all([1, 2, 3].map((amount) => journal.add(voucher(7, amount), signature(amount))));
    await journal.add(voucher(8, 50), signature(50));
    await journal.add(voucher(7, 4), signature(4));
    await journal.close();
    assert.deepEqual(await found('newest'), { 7: 4n, 8: 50n });
    const again = await Journal.open(path('newest'));
    assert.deepEqual(again.newest.get(7n), { voucher: voucher(7, 4), signature: signature(4) });
    await again.close();
  });

  test('what is added together is synced together, and only the newest of a channel is written', async () => {
    const journal = await Journal.open(path('together'));
    await Promise.all(Array.from({ length: 1_000 }, (_, index) => journal.add(voucher(index % 10, index + 1), signature(1))));
    assert.equal(journal.syncs, 1);
    assert.equal(statSync(path('together')).size, 10 * RECORD_LENGTH);
    await journal.close();
    assert.equal((await found('together'))[9], 1_000n);
  });

  test('an end that a crash has cut short is passed over, at any length', async () => {
    const journal = await Journal.open(path('torn'));
    await journal.add(voucher(1, 10), signature(1));
    await journal.add(voucher(1, 20), signature(2));
    await journal.close();
    const whole = readFileSync(path('torn'));
    assert.equal(whole.length, 2 * RECORD_LENGTH);
    for (let length = 0; length <= whole.length; length += 1) {
      writeFileSync(path('torn'), whole);
      truncateSync(path('torn'), length);
      const expected = [{}, { 1: 10n }, { 1: 20n }][Math.floor(length / RECORD_LENGTH)];
      assert.deepEqual(await found('torn'), expected);
    }
  });

  test('what follows such an end is read', async () => {
    const journal = await Journal.open(path('after'));
    await journal.add(voucher(1, 10), signature(1));
    await journal.close();
    appendFileSync(path('after'), Buffer.alloc(100, 3));
    const again = await Journal.open(path('after'));
    assert.equal(again.damaged, 100);
    await again.add(voucher(2, 5), signature(1));
    await again.close();
    assert.deepEqual(await found('after'), { 1: 10n, 2: 5n });
  });

  test('a byte that a disk has changed voids its record, and no other', async () => {
    const journal = await Journal.open(path('rot'));
    for (const channel of [1, 2, 3]) {
      await journal.add(voucher(channel, 10), signature(1));
    }
    await journal.close();
    const whole = readFileSync(path('rot'));
    for (let at = 0; at < RECORD_LENGTH; at += 1) {
      const bytes = Buffer.from(whole);
      bytes[RECORD_LENGTH + at] ^= 16;
      writeFileSync(path('rot'), bytes);
      assert.deepEqual(await found('rot'), { 1: 10n, 3: 10n });
    }
  });

  test('it is compacted when it has grown, and when it is opened', async () => {
    const journal = await Journal.open(path('compact'), { interval: 0, most: 10 * RECORD_LENGTH });
    for (let amount = 1; amount <= 100; amount += 1) {
      await journal.add(voucher(amount % 2, amount), signature(1));
      assert.ok(statSync(path('compact')).size <= 10 * RECORD_LENGTH);
    }
    journal.forget(1n);
    await journal.close();
    assert.deepEqual(await found('compact'), { 0: 100n, 1: 99n });
    assert.equal(statSync(path('compact')).size, 2 * RECORD_LENGTH);
  });

  test('a chain that began anew begins a channel anew', async () => {
    const journal = await Journal.open(path('anew'));
    await journal.add(voucher(1, 1_000, 1), signature(1));
    await journal.add(voucher(1, 10, 2), signature(2));
    await journal.close();
    assert.deepEqual(await found('anew'), { 1: 10n });
  });

  test('after a failure nothing is promised any more', async () => {
    const folder = mkdtempSync(join(scratch, 'gone-'));
    const other = await Journal.open(join(folder, 'journal'), { most: 0, interval: 0 });
    // The folder goes away, so the compaction after the first write fails.
    rmSync(folder, { recursive: true });
    const [first, second] = [other.add(voucher(1, 1), signature(1)), other.add(voucher(2, 2), signature(1))];
    await assert.rejects(first, { code: 'ENOENT' });
    await assert.rejects(second, { code: 'ENOENT' });
    await assert.rejects(other.add(voucher(1, 3), signature(1)), { code: 'ENOENT' });
    await other.close();
  });
});
