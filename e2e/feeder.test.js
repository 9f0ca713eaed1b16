// Operators report prices with the reference client, and with the script that a timer calls.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Feeder, priceOf } from '../clients/feeder.js';
import { Chain } from './lib.js';

const SCRIPT = new URL('../scripts/feed-price', import.meta.url).pathname;

test('a price is a decimal number and nothing else', () => {
  assert.equal(priceOf('0.5'), 500_000_000_000n);
  assert.equal(priceOf(' 1\n'), 1_000_000_000_000n);
  assert.equal(priceOf('12.000000000001'), 12_000_000_000_001n);
  assert.equal(priceOf('0.0000000000019'), 1n, 'further digits are cut off');
  for (const text of ['', '0', '0.0', '0.0000000000009', '-1', '1e3', '1,5', '.5', '0x10', 'NaN', '1 2', `1${'0'.repeat(12)}`]) {
    assert.throws(() => priceOf(text), /price/, text);
  }
});

describe('an operator', { timeout: 300_000 }, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'quaestor-feeder-'));
  let chain;

  const feeder = (signer, price) =>
    new Feeder({ api: chain.api, signer, source: async () => price, confirm: 'best' });
  const report = (signer, price, options) => chain.sealing(feeder(signer, price).report(options));
  const oracle = async () => (await chain.at.call.priceFeedApi.price()).oracle;

  before(async () => {
    chain = await Chain.start();
    await chain.seal();
  });
  after(async () => {
    await chain?.stop();
    rmSync(scratch, { recursive: true });
  });

  test('is not alone: three of them make a price, the one in the middle', async () => {
    assert.equal(await feeder(chain.alice, '0.5').last(), null);
    assert.equal(await report(chain.alice, '0.5'), 500_000_000_000n);
    assert.ok((await oracle()).isNone);
    await report(chain.bob, '0.52');
    assert.ok((await oracle()).isNone);
    await report(chain.charlie, '0.51');
    assert.equal((await oracle()).unwrap().price.toBigInt(), 510_000_000_000n);
  });

  test('does not report a jump unless it is told to', async () => {
    for (const price of ['1.01', '0.249', '500']) {
      await assert.rejects(report(chain.alice, price), /a jump from 500000000000/);
    }
    assert.equal((await feeder(chain.alice, '').last()).price, 500_000_000_000n);
    assert.equal(await report(chain.alice, '1.01', { force: true }), 1_010_000_000_000n);
    assert.equal((await feeder(chain.alice, '').last()).price, 1_010_000_000_000n);
  });

  test('who is none learns it from the chain', async () => {
    await assert.rejects(report(chain.ferdie, '0.5'), /oracle\.NoPermission/);
  });

  test('may leave it to a timer', async () => {
    const file = join(scratch, 'suri');
    writeFileSync(file, '//Bob\n', { mode: 0o600 });
    const run = async (command) => {
      const child = spawn(SCRIPT, ['--command', command, '--suri-file', file, '--best', '--rpc', chain.node.url]);
      let said = '';
      child.stdout.on('data', (text) => { said += text; });
      child.stderr.on('data', (text) => { said += text; });
      const [code] = await chain.sealing(once(child, 'close'));
      return { code, said };
    };
    const done = await run('echo 0.55');
    assert.equal(done.said, `reported 550000000000 as ${chain.bob.address}\n`);
    assert.equal(done.code, 0);
    assert.equal((await feeder(chain.bob, '').last()).price, 550_000_000_000n);
    const broken = await run('echo unavailable');
    assert.equal(broken.said, 'error: not a price: "unavailable"\n');
    assert.equal(broken.code, 1);
    assert.equal((await run('exit 3')).code, 1);
    assert.equal((await feeder(chain.bob, '').last()).price, 550_000_000_000n);
  });
});
