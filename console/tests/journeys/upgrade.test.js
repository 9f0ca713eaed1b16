// The runtime is upgraded while the page is open: nothing is signed for the old one, and a reload goes on.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { blake2AsHex } from '@polkadot/util-crypto';
import { connect } from '../../../clients/connect.js';
import { Bench } from '../lib/browser.js';
import { QTRA } from '../../../e2e/lib/constants.js';

const NEXT = join(dirname(process.env.QUAESTOR_NODE ?? ''), 'wbuild', 'quaestor-runtime', 'quaestor_next.wasm');
/// What a compressed runtime begins with.
const COMPRESSED = Buffer.from([0x52, 0xbc, 0x53, 0x76, 0x46, 0xdb, 0x8e, 0x05]);
const skip = existsSync(NEXT) ? false : 'the next runtime is not built';

let bench;
let chain;
before(async () => {
  if (skip) return;
  bench = await Bench.start('qtra');
  chain = bench.chain;
});
after(() => bench?.stop());

test('a page that is open says so, signs nothing, and works again after a reload', { skip }, async () => {
  const page = await bench.openAs('alice');
  await page.getByText('Available').waitFor();
  const { stdout, status } = spawnSync('zstd', ['-3', '-c'], { input: readFileSync(NEXT), maxBuffer: 2 ** 26 });
  assert.equal(status, 0);
  const code = `0x${Buffer.concat([COMPRESSED, stdout]).toString('hex')}`;
  const { sudo, system } = chain.api.tx;
  await chain.do(chain.alice, sudo.sudo(system.authorizeUpgrade(blake2AsHex(code))));
  const version = async () => (await chain.api.rpc.state.getRuntimeVersion(chain.hash)).specVersion.toNumber();
  const old = await version();
  // The other client mistakes the blocks around the upgrade, so that it reads none of them.
  await chain.submit(await chain.sign(chain.ferdie, system.applyAuthorizedUpgrade(code)));
  const notice = page.getByRole('status', { name: 'Notices' }).getByText('The chain was upgraded. Reload before you sign again.');
  for (let block = 0; block < 20 && await notice.count() === 0; block += 1) await chain.api.rpc.engine.createBlock(true, true);
  await notice.waitFor();

  await page.getByLabel('Amount').first().fill('1,000');
  await page.getByRole('button', { name: 'Stake', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm your stake' });
  const button = dialog.getByRole('button', { name: 'Sign in wallet' });
  if (await button.isEnabled()) {
    await button.click();
    await dialog.getByText('Nothing happened, and no fee was charged.').waitFor();
  }
  assert.equal((await chain.api.rpc.author.pendingExtrinsics()).length, 0);

  // Until it has migrated, what users send waits.
  await chain.api.disconnect();
  chain.api = await connect(chain.node.url);
  chain.nonces.clear();
  for (let block = 0; block < 20; block += 1) await chain.seal();
  assert.equal(await version(), old + 1);
  await page.reload();
  await bench.shows(page);
  assert.equal(await notice.count(), 0);
  await page.getByLabel('Amount').first().fill('1,000');
  await page.getByRole('button', { name: 'Stake', exact: true }).click();
  await bench.sign(page, page.getByRole('dialog', { name: 'Confirm your stake' }));
  assert.equal((await chain.positions(chain.alice)).at(-1).amount, 1_000n * QTRA);
});
