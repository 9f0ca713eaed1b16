// A model as a program, amounts and secrets of the command lines, and transactions in turn.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { amountOf, countOf, seedIn, signerOf } from '../cli.js';
import { modelOf } from '../provider/model.js';
import { submit } from '../submit.js';

const folder = mkdtempSync(join(tmpdir(), 'quaestor-cli-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('a model', () => {
  const job = { id: 3n, spec: { class: 0, units: 9n, manifest: '0x11' }, input: Buffer.from('in'), secs: 1_000 };
  const run = (script, secs = job.secs) => modelOf(['sh', '-c', script])({ ...job, secs });

  test('reads the input, writes the output, and counts', async () => {
    const { output, tokens } = await run('cat; echo " $JOB $CLASS $UNITS $MANIFEST"; echo 7 >&3');
    assert.deepEqual([output.toString(), tokens], ['in 3 0 9 0x11\n', 7n]);
    const { output: none } = await run('echo 0 >&3');
    assert.equal(none.length, 0);
  });

  test('that fails, does not count or does not exist has no output', async () => {
    await assert.rejects(run('echo 7 >&3; exit 3'), /ended with 3/);
    await assert.rejects(run('cat'), /number of tokens/);
    await assert.rejects(run('echo many >&3'), /number of tokens/);
    await assert.rejects(modelOf([join(folder, 'none')])(job), /ENOENT/);
  });

  test('that is not done by the deadline is killed', async () => {
    await assert.rejects(run('exec sleep 1000', 0), /ended with SIGKILL/);
  });
});

describe('the command lines', () => {
  test('read amounts exactly', () => {
    assert.equal(amountOf('2.5', 18), 2_500_000_000_000_000_000n);
    assert.equal(amountOf('0.000000000000000001', 18), 1n);
    assert.equal(amountOf('400000000', 9), 400_000_000n * 10n ** 9n);
    for (const text of ['', '-1', '1e3', '1.', '.5', '0x1', '1.0000000000000000001', ' 1']) {
      assert.throws(() => amountOf(text, 18), /not an amount/, text);
    }
    assert.equal(countOf('1000'), 1_000);
    assert.throws(() => countOf('1.5'), /not a number/);
  });

  test('make a seed once, for nobody else to read', () => {
    const file = join(folder, 'new', 'seed');
    const seed = seedIn(file);
    assert.equal(seed.length, 32);
    assert.deepEqual(seedIn(file), seed);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    writeFileSync(file, 'short');
    assert.throws(() => seedIn(file), /does not hold 32 bytes/);
  });

  test('do not repeat a secret that they cannot read', async () => {
    const file = join(folder, 'suri');
    writeFileSync(file, '//Alice\n');
    assert.equal((await signerOf(file)).address, '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY');
    writeFileSync(file, 'very secret words that no phrase begins with at all\n');
    await assert.rejects(signerOf(file), (error) => !error.message.includes('secret words'));
  });
});

describe('transactions of an account', () => {
  const status = (type) => ({ isInBlock: true, asInBlock: { toHex: () => '0x01' }, type });

  test('are sent one after the other, those of two accounts at once', async () => {
    const log = [];
    const waiting = [];
    const call = (name) => ({
      signAndSend: (_, options, told) => {
        assert.deepEqual(options, { nonce: -1 });
        log.push(name);
        return new Promise((resolve, reject) => { waiting.push({ name, told, resolve, reject }); });
      },
    });
    const turn = () => new Promise((resolve) => { setImmediate(resolve); });
    const send = (address, name) => submit({}, { address }, call(name), 'best');
    const sent = [send('A', 'a1'), send('A', 'a2'), send('B', 'b1'), send('A', 'a3')];
    await turn();
    assert.deepEqual(log, ['a1', 'b1']);
    waiting[0].resolve();
    await turn();
    assert.deepEqual(log, ['a1', 'b1', 'a2'], 'before a1 is in a block');
    // One that cannot be sent does not hold up the next.
    waiting[2].reject(new Error('1010: Invalid Transaction'));
    await assert.rejects(sent[1], /1010/);
    await turn();
    assert.deepEqual(log, ['a1', 'b1', 'a2', 'a3']);
    for (const { told, resolve } of waiting) {
      told({ status: status('InBlock'), events: [] });
      resolve();
    }
    assert.deepEqual(await Promise.all([sent[0], sent[2], sent[3]]), Array(3).fill({ block: '0x01', events: [] }));
  });
});
