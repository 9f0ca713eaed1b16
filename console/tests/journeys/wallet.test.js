// Wallets and accounts.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench, choose } from '../lib/browser.js';
import { money } from '../lib/money.js';
import { addWallet } from '../lib/wallet.js';

let bench;
before(async () => { bench = await Bench.start('qtra'); });
after(() => bench.stop());

/// A page with two wallets in it.
async function withTwo(behaviour) {
  const { chain } = bench;
  const enabled = [];
  const page = await bench.open({
    prepare: async (page) => {
      await addWallet(page, chain, 'talisman', ['alice', 'bob'], behaviour);
      await addWallet(page, chain, 'subwallet-js', ['charlie']);
      await page.exposeFunction('told', (name) => { enabled.push(name); });
      await page.addInitScript(() => {
        for (const [name, wallet] of Object.entries(window.injectedWeb3)) {
          const { enable } = wallet;
          wallet.enable = (...args) => {
            window.told(name);
            return enable(...args);
          };
        }
      });
    },
  });
  await bench.shows(page);
  return { page, enabled };
}

test('an account of one of two wallets is chosen, and a reload keeps it without asking the other', async () => {
  const { page, enabled } = await withTwo();
  assert.deepEqual(enabled, [], 'no wallet is asked before somebody chose it');
  await choose(page, 'SubWallet', 'charlie');
  await page.getByRole('button', { name: 'Account: charlie' }).waitFor();
  const { free } = await bench.chain.balances(bench.chain.charlie);
  assert.ok(free > 0n);
  await page.getByText('Available').waitFor();
  assert.deepEqual(enabled, ['subwallet-js']);

  await page.reload();
  await page.getByRole('button', { name: 'Account: charlie' }).waitFor();
  assert.deepEqual(enabled, ['subwallet-js', 'subwallet-js']);
  assert.deepEqual(page.wrongs, []);
});

test('another account shows its own figures only', async () => {
  const { page } = await withTwo();
  const { chain } = bench;
  await choose(page, 'Talisman', 'alice');
  const available = async (who) => money((await chain.api.query.system.account(who.address)).data.free.toBigInt()
    - (await chain.vault()).existentialDeposit.toBigInt(), 18, 'QTRA');
  await page.getByText(`Available ${await available(chain.alice)}`).waitFor();
  await page.getByRole('button', { name: 'Account: alice' }).click();
  await page.getByRole('button', { name: /^bob/ }).click();
  await page.getByText(`Available ${await available(chain.bob)}`).waitFor();
  assert.equal(await page.getByText(`Available ${await available(chain.alice)}`).count(), 0);
});

test('a wallet that refuses says what to do, and can be asked again', async () => {
  const behaviour = { now: 'refuse' };
  const { page } = await withTwo(behaviour);
  await page.getByRole('button', { name: 'Connect a wallet', exact: true }).click();
  await page.getByRole('button', { name: 'Connect Talisman' }).click();
  await page.getByText('Talisman refused access.').waitFor();
  behaviour.now = 'sign';
  await page.getByRole('button', { name: 'Connect Talisman' }).click();
  await page.getByRole('button', { name: /^alice/ }).click();
  await page.getByRole('button', { name: 'Account: alice' }).waitFor();
});

test('an address is watched: everything is shown, nothing can be signed', async () => {
  const page = await bench.open();
  await bench.shows(page);
  await page.getByRole('button', { name: 'Connect a wallet', exact: true }).click();
  await page.getByText('No wallet in this browser.').waitFor();
  await page.getByLabel('Watch an address').fill('not an address');
  await page.getByRole('button', { name: 'Watch', exact: true }).click();
  await page.getByText('That is no address of this chain.').waitFor();
  await page.getByLabel('Watch an address').fill(bench.chain.alice.address);
  await page.getByRole('button', { name: 'Watch', exact: true }).click();
  // Nothing more important is to be said right after a block.
  await bench.seal(page);
  await page.getByText('You are watching').waitFor();
  await page.getByRole('textbox', { name: 'Amount' }).fill('5000');
  const button = page.getByRole('button', { name: 'This account is only watched' });
  await button.waitFor();
  assert.ok(await button.isDisabled());
});
