// A closed button says why, with the chain's own reason; exits stay open.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench } from '../lib/browser.js';

let bench;
let chain;
before(async () => {
  bench = await Bench.start('qtra');
  chain = bench.chain;
  const [position] = await chain.positions(chain.bob);
  await chain.sealUntil(Math.max(position.lockEnd, position.nextStep ?? 0) + 20);
});
after(() => bench.stop());

/// What the button says besides its name; for eyes as a hint, for screen readers as its description.
async function reason(page, button) {
  const described = await button.getAttribute('aria-describedby');
  if (described === null) return null;
  assert.equal(await button.getAttribute('title'), await page.locator(`[id="${described}"]`).textContent());
  return button.getAttribute('title');
}

test('what the committee closes by hand is closed with its end, and exits are not', async () => {
  const people = [chain.alice, chain.bob, chain.charlie];
  const until = chain.now + 60;
  const entries = { stake: true, compound: true, buyback: false, deposit: false };
  await chain.motion(chain.api.tx.circuitBreaker.trip(entries, until), people, 'technicalCommittee');

  const page = await bench.openAs('bob', { path: 'stake?amount=100' });
  const stake = page.getByRole('button', { name: 'Stake', exact: true });
  const line = page.getByText(/^Closed by hand\. Exits are open\. Until /);
  await line.first().waitFor();
  assert.ok(await stake.isDisabled());

  await page.getByRole('link', { name: 'My stake' }).first().click();
  const compound = page.getByRole('button', { name: 'Compound QTRA' });
  await compound.waitFor();
  assert.ok(await compound.isDisabled());
  assert.match(await reason(page, compound), /^Closed by hand\. Exits are open\. Until /);
  await page.getByRole('listitem').filter({ hasText: 'Compound: Closed by hand.' }).waitFor();
  const actions = await chain.at.call.consoleApi.actions(chain.bob.address);
  const closed = (name) => actions.find(([action]) => action.type === name)[1];
  assert.equal(closed('Stake').unwrap().reason.type, 'ClosedByHand');
  assert.equal(closed('Stake').unwrap().until.unwrap().toNumber(), until);
  for (const [action, button] of [['Unstake', 'Unstake'], ['Claim', 'Claim']]) {
    assert.equal(closed(action).isNone, true);
    assert.equal(await page.getByRole('button', { name: button }).first().isDisabled(), false, action);
  }

  await chain.sealUntil(until);
  await bench.seal(page);
  assert.equal(await compound.isDisabled(), false);
  await page.getByRole('link', { name: 'Stake', exact: true }).first().click();
  await page.getByLabel('Amount').first().fill('100');
  await page.waitForFunction(() => [...document.querySelectorAll('button')].some((each) => each.textContent === 'Stake' && !each.disabled));
  assert.equal(await line.count(), 0);
  assert.deepEqual(page.wrongs, []);
  await page.context().close();
});

test('what has to wait says until when', async () => {
  const [position] = await chain.positions(chain.bob);
  await chain.do(chain.bob, chain.api.tx.stakingVault.unstake(position.id, null));
  const page = await bench.openAs('bob', { path: 'my' });
  const withdraw = page.getByRole('button', { name: 'Withdraw' });
  const closed = (await chain.at.call.consoleApi.actions(chain.bob.address)).find(([action]) => action.type === 'Withdraw')[1].unwrap();
  const { release } = (await chain.at.call.stakingVaultApi.ledger(chain.bob.address)).unlocking[0];
  assert.equal(closed.until.unwrap().toNumber(), release.toNumber());
  assert.ok(await withdraw.isDisabled());
  const time = new Date(release.toNumber() * 1000).toLocaleString('en', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
  assert.ok((await reason(page, withdraw)).replace(/\s/g, ' ').endsWith(`${time.replace(/\s/g, ' ')}.`));
  await page.context().close();
});

test('a chain that catches up after a halt takes no stake, says why, and lets everybody leave', async () => {
  const { api } = chain;
  const { sudo, system } = api.tx;
  const page = await bench.openAs('bob', { path: 'stake?amount=100' });
  const notice = page.getByRole('status', { name: 'Notices' }).getByText(/^The chain is catching up after a halt\./);
  const stake = page.getByRole('button', { name: 'Stake', exact: true });
  assert.equal(await notice.count(), 0);

  // As after a halt of so long that the clock needs three blocks.
  const state = await chain.at.query.stakingVault.state();
  const halt = 2_500n * state.bucketSecs.toBigInt();
  const late = api.createType(state.toRawType(), {
    ...state.toJSON(), clock: state.clock.toBigInt() - halt, boundary: state.boundary.toBigInt() - halt,
  });
  const key = api.query.stakingVault.state.key();
  await chain.do(chain.alice, sudo.sudo(system.setStorage([[key, late.toHex()]])));
  await bench.seal(page);
  assert.ok((await chain.at.query.stakingVault.state()).behind.isTrue);
  await notice.waitFor();
  await page.getByText(/^The chain is catching up after a halt\. Staking, compounding/).first().waitFor();
  assert.ok(await stake.isDisabled());
  await page.getByRole('link', { name: 'My stake' }).first().click();
  assert.equal(await page.getByRole('button', { name: 'Claim' }).first().isDisabled(), false);
  await chain.do(chain.bob, api.tx.rewards.claimRewards('Native'));
  assert.ok((await chain.at.query.stakingVault.state()).behind.isTrue);
  await bench.seal(page);
  assert.ok((await chain.at.query.stakingVault.state()).behind.isFalse);
  await notice.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Stake', exact: true }).first().click();
  await page.getByLabel('Amount').first().fill('100');
  await page.waitForFunction(() => [...document.querySelectorAll('button')].some((each) => each.textContent === 'Stake' && !each.disabled));
  assert.deepEqual(page.wrongs, []);
  await page.context().close();
});
