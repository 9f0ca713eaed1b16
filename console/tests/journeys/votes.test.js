// Stakers of act in the console: a poll and a debate, compared with the chain.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench } from '../lib/browser.js';
import { money, textOf } from '../lib/money.js';
import { ACT, DAY, NATIVE } from '../../../e2e/lib/constants.js';

let bench;
let poll;

before(async () => {
  bench = await Bench.start('act');
  const { chain } = bench;
  const { tx } = chain.api;
  const stake = (who, whole, tier) => chain.do(who, tx.stakingVault.stake(whole * ACT, tier));
  await stake(chain.alice, 60_000n, 0);
  await stake(chain.bob, 40_000n, 1);
  await stake(chain.charlie, 2_000n, 0);
  await chain.sealUntil(chain.now + 30);
  const pay = tx.treasury.spend(NATIVE, 1_234n * ACT, chain.ferdie.address, null).method.toHex();
  const proposed = await chain.do(chain.bob, tx.stakeVoting.propose('Treasury', { Inline: pay }, 0));
  poll = proposed.event('stakeVoting', 'Proposed').poll.toNumber();
  await chain.do(chain.bob, tx.stakeVoting.vote(poll, 'Nay'));
  await chain.do(chain.charlie, tx.debates.registerAgent(`0x${'01'.repeat(32)}`));
  await chain.do(chain.dave, tx.debates.registerAgent(`0x${'02'.repeat(32)}`));
});
after(() => bench.stop());

const view = async () => (await bench.chain.at.call.stakeVotingApi.polls()).find((each) => each.poll.eqn(poll));
/// Votes are stake times a multiplier in basis points.
const votes = (value) => money(value.toBigInt() / 10_000n, 9, '', 0);
const percent = (billionths) => `${Math.floor(billionths.toNumber() / 100_000) / 100}%`;

test('a poll shows power, quorum and approval of the chain, and a vote changes them', async () => {
  const { chain } = bench;
  const page = await bench.openAs('alice', { path: 'governance?view=polls' });
  const card = page.getByRole('article', { name: `Poll ${poll}` });
  await card.getByRole('heading', { name: `Pay ${money(1_234n * ACT, 9, 'ACT')} from the treasury to ${chain.ferdie.address.slice(0, 6)}…` }).waitFor();
  const shows = async () => {
    const now = await view();
    await card.getByText(`${votes(now.turnout)} of ${votes(now.total)} votes`).waitFor();
    await card.getByText(`${votes(now.ayes)} for, ${votes(now.nays)} against`).waitFor();
    await card.getByText(percent(now.support), { exact: true }).first().waitFor();
    await card.getByText(`· ${percent(now.quorum)} needed`).waitFor();
    await card.getByText(`· ${percent(now.neededApproval)} needed`).waitFor();
    return now;
  };
  const before = await shows();
  const { raw, counted } = (await chain.at.call.stakeVotingApi.power(chain.alice.address, poll)).unwrap();
  await card.getByText(`Your stake has ${votes(raw)} votes in this poll.`).waitFor();
  await card.getByText(`The cap of a wallet lets ${votes(counted)} of them count`).waitFor();

  await card.getByRole('button', { name: 'Aye' }).click();
  await bench.sign(page, page.getByRole('dialog', { name: `Vote in poll ${poll}` }));
  const after = await shows();
  assert.equal(after.turnout.toBigInt() - before.turnout.toBigInt(), raw.toBigInt());
  assert.equal(after.ayes.toBigInt() - before.ayes.toBigInt(), counted.toBigInt());
  assert.equal(await card.getByRole('button', { name: 'Aye' }).getAttribute('aria-pressed'), 'true');

  await card.getByRole('button', { name: 'Abstain' }).click();
  await bench.sign(page, page.getByRole('dialog', { name: `Vote in poll ${poll}` }));
  const [cast] = await chain.at.call.stakeVotingApi.votes(chain.alice.address);
  assert.deepEqual([cast.poll.toNumber(), cast.choice.type], [poll, 'Abstain']);
  assert.equal((await shows()).ayes.toBigInt(), before.ayes.toBigInt());

  await card.getByRole('button', { name: 'Take the vote back' }).click();
  await bench.sign(page, page.getByRole('dialog', { name: 'Take the vote back' }));
  assert.equal((await chain.at.call.stakeVotingApi.votes(chain.alice.address)).length, 0);
  assert.equal((await shows()).turnout.toBigInt(), before.turnout.toBigInt());
  assert.deepEqual(page.wrongs, []);
  await page.context().close();
});

test('who stakes too little is told how much is missing', async () => {
  const { chain } = bench;
  const page = await bench.openAs('eve', { path: 'governance?view=polls' });
  const { missingToVote } = await chain.at.call.stakeVotingApi.may(chain.eve.address);
  await page.getByText(`You need ${money(missingToVote.toBigInt(), 9, 'ACT')} more staked to vote.`).waitFor();
  const card = page.getByRole('article', { name: `Poll ${poll}` });
  assert.equal(await card.getByRole('button', { name: 'Aye' }).isDisabled(), true);
  await page.context().close();
});

test('a staker proposes a change of a parameter as a poll', async () => {
  const { chain } = bench;
  const page = await bench.openAs('alice', { path: 'governance?view=parameters&area=StakingVault' });
  await page.getByRole('region', { name: 'Cooldown' }).getByRole('button', { name: 'Propose a change' }).click();
  const dialog = page.getByRole('dialog', { name: 'Propose a change: Cooldown' });
  await dialog.getByRole('radio', { name: 'Poll of stakers' }).click();
  const { cooldownSecs } = await chain.at.call.stakingVaultApi.params();
  const wanted = cooldownSecs.toNumber() > 60 ? cooldownSecs.toNumber() * 2 : 120;
  await dialog.getByLabel('Cooldown after unstaking').fill(String(wanted));
  await dialog.getByRole('button', { name: 'Review the proposal' }).click();
  const events = await bench.sign(page, dialog);
  const proposed = events.find(({ event }) => event.section === 'stakeVoting' && event.method === 'Proposed');
  assert.equal(proposed.event.data.kind.type, 'Parameter');
  const { proposal } = (await chain.at.query.referenda.referendumInfoFor(proposed.event.data.poll)).unwrap().asOngoing;
  const call = chain.api.registry.createType('Call', proposal.asInline.toHex());
  assert.deepEqual([`${call.section}.${call.method}`, call.args[0].toNumber()], ['stakingVault.setCooldown', wanted]);
  await page.context().close();
});

test('a debate is opened, voted in, funded and settled', async () => {
  const { chain } = bench;
  const page = await bench.openAs('alice', { path: 'governance?view=debates' });
  await page.getByRole('button', { name: 'Open a debate' }).click();
  const open = page.getByRole('dialog', { name: 'Open a debate' });
  await open.getByLabel('Topic and options').fill('Which bridge? A: this one, B: that one, C: none');
  await open.getByRole('radiogroup', { name: 'Options' }).getByRole('radio', { name: '3', exact: true }).click();
  await open.getByRole('radiogroup', { name: 'Length' }).getByRole('radio', { name: '1 day', exact: true }).click();
  for (const who of [chain.charlie, chain.dave]) await open.getByLabel(`${who.address.slice(0, 6)}…${who.address.slice(-4)}`).check();
  await bench.sign(page, open);
  const session = async () => (await chain.at.call.debatesApi.session(0)).unwrap();
  const opened = await session();
  assert.deepEqual(
    [opened.session.opener.toString(), opened.session.tallies.length, opened.session.agents.map(String)],
    [chain.alice.address, 3, [chain.charlie.address, chain.dave.address]],
  );
  assert.equal(
    opened.session.topic.toHex(),
    chain.api.registry.hash(new TextEncoder().encode('Which bridge? A: this one, B: that one, C: none')).toHex(),
  );

  const card = page.getByRole('article', { name: 'Debate 0' });
  await card.getByText(`Pool ${textOf(money(opened.session.pool.toBigInt(), 9, 'ACT'))}`).waitFor();
  await card.getByRole('button', { name: 'Vote for B' }).click();
  await bench.sign(page, page.getByRole('dialog', { name: 'Vote in debate 0' }));
  const voted = await session();
  assert.ok(voted.session.tallies[1].toBigInt() > 0n);
  assert.deepEqual([voted.session.tallies[0], voted.session.tallies[2]].map((each) => each.toBigInt()), [0n, 0n]);
  await card.getByText(`${votes(voted.session.tallies[1])} votes · 100%`).waitFor();

  await card.getByRole('button', { name: 'Add to the pool' }).click();
  const fund = page.getByRole('dialog', { name: 'Add to the pool of debate 0' });
  await fund.getByLabel('Amount').fill('7.5');
  await bench.sign(page, fund);
  assert.equal((await session()).session.pool.toBigInt() - opened.session.pool.toBigInt(), 75n * ACT / 10n);

  await chain.sealUntil(opened.session.ends.toNumber() + DAY / 4);
  await chain.do(chain.eve, chain.api.tx.debates.record(0, [300, 100]));
  await bench.shows(page);
  const due = await session();
  const shares = due.shares.unwrap().map((each) => each.toBigInt());
  const cells = await card.getByRole('table').getByRole('row').allTextContents();
  for (const [at, points] of [[0, '300'], [1, '100']]) {
    assert.ok(cells[at + 1].includes(points) && cells[at + 1].includes(money(shares[at], 9, '')), cells[at + 1]);
  }
  await card.getByRole('button', { name: 'Settle' }).click();
  const events = await bench.sign(page, page.getByRole('dialog', { name: 'Settle' }));
  const settled = events.find(({ event }) => event.section === 'debates' && event.method === 'Settled');
  assert.deepEqual(settled.event.data.paid.map((each) => each.toBigInt()), shares);
  await page.getByText('No open debates').waitFor();
  assert.deepEqual(page.wrongs, []);
  await page.context().close();
});
