// A staking proxy acts for an account whose key is not in the browser: it signs, it pays, and it takes nothing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench, choose } from '../lib/browser.js';
import { addWallet } from '../lib/wallet.js';
import { errorName } from '../../../clients/errors.js';
import { QTRA } from '../../../e2e/lib/constants.js';

let bench;
let chain;
let page;
const wallet = {};
before(async () => {
  bench = await Bench.start('qtra');
  chain = bench.chain;
  await chain.do(chain.ferdie, chain.api.tx.proxy.addProxy(chain.eve.address, 'Staking', 0));
  await chain.do(chain.ferdie, chain.api.tx.proxy.addProxy(chain.alice.address, 'Any', 0));
  page = await bench.open({ prepare: async (page) => { Object.assign(wallet, await addWallet(page, chain, 'talisman', ['eve'])); } });
  await bench.shows(page);
  await choose(page, 'Talisman', 'eve');
});
after(() => bench.stop());

const short = (address) => `${address.slice(0, 6)}…${address.slice(-4)}`;
const banner = () => page.getByRole('status', { name: 'Notices' });

test('the accounts that named one of the wallet’s as their proxy are found', async () => {
  await page.getByRole('button', { name: /^Account: eve/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Account' });
  await dialog.getByRole('heading', { name: 'Accounts that you act for' }).waitFor();
  const found = dialog.getByRole('button', { name: /through eve · staking/ });
  assert.equal(await found.count(), 1, 'who named somebody else is not among them');
  await found.click();
  await page.getByRole('button', { name: new RegExp(`^Account: ${short(chain.ferdie.address)}`) }).waitFor();
  const more = banner().getByRole('button', { name: /^\+/ });
  if (await more.count() > 0) await more.click();
  await banner().getByText(`You act for ${short(chain.ferdie.address)} through eve (staking)`).waitFor();
});

test('it stakes for the account, and pays the fee itself', async () => {
  const [cold, hot] = [await chain.balances(chain.ferdie), await chain.balances(chain.eve)];
  const nonce = async (who) => (await chain.at.query.system.account(who.address)).nonce.toNumber();
  const before = await nonce(chain.ferdie);
  await page.getByLabel('Amount').first().fill('1,000');
  await page.getByRole('button', { name: 'Stake', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm your stake' });
  await dialog.getByText('Network fee, paid by eve').waitFor();
  const events = await bench.sign(page, dialog);
  assert.equal(wallet.asked.at(-1).address, chain.eve.address);
  const fee = events.find(({ event }) => event.method === 'TransactionFeePaid').event.data;
  assert.equal(String(fee.who), chain.eve.address);
  const [after, paid] = [await chain.balances(chain.ferdie), await chain.balances(chain.eve)];
  assert.equal(cold.free - after.free, 1_000n * QTRA, 'not a unit more');
  assert.equal(hot.free - paid.free, fee.actualFee.toBigInt());
  assert.equal(await nonce(chain.ferdie), before);
  assert.deepEqual((await chain.positions(chain.ferdie)).map(({ amount }) => amount), [1_000n * QTRA]);
});

test('what costs the account something is closed to it, on the page and on the chain', async () => {
  const { proxy, stakingVault } = chain.api.tx;
  const [position] = await chain.positions(chain.ferdie);
  const tried = await chain.do(chain.eve, proxy.proxy(chain.ferdie.address, null, stakingVault.earlyUnstake(position.id)));
  const { result } = tried.event('proxy', 'ProxyExecuted');
  assert.equal(errorName(chain.at.registry, result.asErr), 'system.CallFiltered');
  await bench.shows(page);
  await page.getByRole('link', { name: 'My stake' }).first().click();
  const leave = page.getByRole('button', { name: /^Leave early/ });
  await leave.waitFor();
  assert.ok(await leave.isDisabled());
  assert.equal(await leave.getAttribute('title'), 'A proxy of this kind (staking) may not do that.');
  assert.equal((await chain.positions(chain.ferdie)).length, 1);
});

test('a reload keeps for whom it acts', async () => {
  await page.reload();
  await bench.shows(page);
  await page.getByRole('button', { name: new RegExp(`^Account: ${short(chain.ferdie.address)}`) }).waitFor();
  await page.getByRole('article', { name: /^Position / }).waitFor();
});

test('once the proxy is taken back the chain refuses it, and the page says so', async () => {
  await chain.do(chain.ferdie, chain.api.tx.proxy.removeProxies());
  await bench.shows(page);
  await page.getByRole('button', { name: 'Compound by itself' }).click();
  const dialog = page.getByRole('dialog', { name: 'Automatic compounding' });
  await dialog.getByRole('button', { name: 'Change it' }).click();
  await bench.pooled(dialog);
  await bench.seal(page);
  await dialog.getByText('This account may not act for the other one.').waitFor();
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  assert.equal((await chain.at.call.rewardsApi.autoCompounding(chain.ferdie.address)).isTrue, false);
  assert.deepEqual(page.wrongs, []);
});
