// A parameter from its row to its new value: refused where the chain would refuse it, proposed, voted on
// by name, closed, and seen in the table.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench } from '../lib/browser.js';
import { money } from '../lib/money.js';
import { QTRA } from '../../../e2e/lib/constants.js';

let bench;
before(async () => { bench = await Bench.start('qtra'); });
after(() => bench.stop());

const limits = async () => {
  const { minStake, maxStake } = await bench.chain.at.call.stakingVaultApi.params();
  return { min: minStake.toBigInt(), max: maxStake.isSome ? maxStake.unwrap().toBigInt() : null };
};

const short = (address) => `${address.slice(0, 6)}…${address.slice(-4)}`;
const qtra = (value) => money(value, 18, 'QTRA');
const area = 'governance?view=parameters&area=StakingVault';

test('every parameter has the value that the chain has', async () => {
  const { chain } = bench;
  const page = await bench.openAs('alice', { path: area });
  const row = (name) => page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) }).first();
  const params = await chain.at.call.stakingVaultApi.params();
  const { min } = await limits();
  await row('Least stake of an account').getByText(qtra(min), { exact: true }).waitFor();
  await row('Stake that the cap counts with at least').getByText(qtra(params.capFloor.toBigInt()), { exact: true }).waitFor();
  const cap = params.walletCapBps.unwrap().toNumber();
  await row('Share of all stake that a wallet may add in an epoch').getByText(`${cap / 100}%`, { exact: true }).first().waitFor();
  const tables = await page.getByRole('table').count();
  assert.equal(tables, params.tiers.length + 3, 'a table for each tier, and for each other call');
  assert.deepEqual(page.wrongs, []);
  await page.context().close();
});

test('a change is refused on the page when the chain would refuse it', async () => {
  const { chain } = bench;
  const page = await bench.openAs('alice', { path: area });
  const { min } = await limits();
  await page.getByRole('region', { name: 'Limits of a stake' }).getByRole('button', { name: 'Propose a change' }).click();
  const dialog = page.getByRole('dialog', { name: 'Propose a change: Limits of a stake' });
  const field = dialog.getByLabel('Least stake of an account');
  const review = dialog.getByRole('button', { name: 'Review the proposal' });
  assert.equal(await review.isDisabled(), true, 'nothing is changed yet');

  const whole = (value) => (value / QTRA).toString();
  const people = [chain.alice, chain.bob, chain.charlie];
  const tried = (value) => chain.motion(chain.api.tx.stakingVault.setStakeLimits(value, null), people);
  for (const [value, text, error] of [
    [2n * min + QTRA, 'Too large a step', 'stakingVault.ChangeTooLarge'],
    [min / 2n - QTRA, 'Too large a step', 'stakingVault.ChangeTooLarge'],
    [100_001n * QTRA, 'Outside its range', 'stakingVault.OutOfRange'],
  ]) {
    await field.fill(whole(value));
    await dialog.getByText(text).waitFor();
    assert.equal(await review.isDisabled(), true);
    await assert.rejects(tried(value), new RegExp(error), `the chain refuses ${value} too`);
  }
  await field.fill('1,5,0');
  await dialog.getByText('A number is needed.').waitFor();
  await field.fill(whole(2n * min));
  await dialog.getByText(`${qtra(min)} → ${qtra(2n * min)}`).waitFor();
  assert.equal(await review.isDisabled(), false);
  assert.equal((await limits()).min, min, 'nothing has happened');
  await page.context().close();
});

test('a motion is proposed, voted on by name, closed, and changes the parameter', async () => {
  const { chain } = bench;
  const page = await bench.openAs('alice', { path: area });
  const before = await limits();
  const wanted = before.min * 2n;
  await page.getByRole('region', { name: 'Limits of a stake' }).getByRole('button', { name: 'Propose a change' }).click();
  const form = page.getByRole('dialog', { name: 'Propose a change: Limits of a stake' });
  await form.getByLabel('Least stake of an account').fill((wanted / QTRA).toString());
  await form.getByRole('button', { name: 'Review the proposal' }).click();
  await form.getByText(`${qtra(before.min)} → ${qtra(wanted)}`).waitFor();
  await bench.sign(page, form);

  const [hash] = await chain.at.query.council.proposals();
  const call = (await chain.at.query.council.proposalOf(hash)).unwrap();
  assert.equal(`${call.section}.${call.method}`, 'stakingVault.setStakeLimits');
  assert.deepEqual([call.args[0].toBigInt(), call.args[1].isNone], [wanted, before.max === null]);
  const votes = async () => (await chain.at.query.council.voting(hash)).unwrap();
  const members = await chain.at.query.council.members();
  const first = await votes();
  assert.deepEqual([first.threshold.toNumber(), first.ayes.length], [Math.floor(members.length / 2) + 1, 0]);

  await page.getByRole('radio', { name: 'Motions' }).click();
  const motion = page.getByRole('article', { name: `Council, motion ${first.index}` });
  await motion.getByRole('heading', { name: 'Limits of a stake' }).waitFor();
  const change = motion.getByRole('definition').filter({ hasText: qtra(before.min) }).first();
  assert.equal((await change.textContent()).replace('becomes', '|'), `${qtra(before.min)}|${qtra(wanted)}`);

  await motion.getByRole('button', { name: 'Vote aye' }).click();
  await bench.sign(page, page.getByRole('dialog', { name: 'Vote aye' }));
  await chain.sendAll(
    [chain.dave, chain.api.tx.council.vote(hash, first.index, false)], [chain.bob, chain.api.tx.council.vote(hash, first.index, true)],
  );
  await motion.getByText('2 of 3 ayes that it needs').waitFor();
  const listed = (name) => motion.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) }).getByRole('listitem');
  assert.deepEqual((await votes()).ayes.map(String), [chain.alice.address, chain.bob.address]);
  assert.deepEqual(await listed('Ayes').allTextContents(), ['aliceyou', short(chain.bob.address)]);
  assert.deepEqual(await listed('Nays').allTextContents(), [short(chain.dave.address)]);
  assert.equal(await motion.getByRole('button', { name: /^Close/ }).count(), 0, 'it is not decided');

  await chain.send(chain.charlie, chain.api.tx.council.vote(hash, first.index, true));
  await bench.shows(page);
  await motion.getByRole('button', { name: 'Close and carry out' }).click();
  const events = await bench.sign(page, page.getByRole('dialog', { name: 'Close and carry out' }));
  const executed = events.find(({ event }) => event.section === 'council' && event.method === 'Executed');
  assert.equal(executed.event.data.result.isOk, true);
  assert.equal((await limits()).min, wanted);
  const changedAt = chain.now;

  await page.getByText('No open motions').waitFor();
  await page.getByRole('radio', { name: 'Parameters' }).click();
  const row = page.getByRole('row').filter({ has: page.getByText('Least stake of an account', { exact: true }) });
  await row.getByText(qtra(wanted), { exact: true }).waitFor();
  const last = await chain.at.query.stakingVault.lastChange('StakeLimits');
  assert.ok(Math.abs(last.toNumber() - changedAt) <= 6);
  const group = page.getByRole('region', { name: 'Limits of a stake' });
  await group.getByText(/^Changed /).waitFor();
  await group.getByRole('button', { name: 'Propose a change' }).click();
  await page.getByText('This group changed within the last day.').waitFor();
  assert.deepEqual(page.wrongs, []);
  await page.context().close();
});

test('who may not propose sees every number, and no button', async () => {
  const page = await bench.openAs('ferdie', { path: area });
  await page.getByText('More than half of the council changes a parameter.').waitFor();
  await page.getByRole('region', { name: 'Limits of a stake' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Propose a change' }).count(), 0);
  await page.getByLabel('Find a parameter').fill('cooldown');
  await page.getByRole('region', { name: 'Cooldown' }).waitFor();
  assert.equal(await page.getByRole('region', { name: 'Limits of a stake' }).count(), 0);
  await page.context().close();
});
