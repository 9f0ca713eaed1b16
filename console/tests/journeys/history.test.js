// J20: what the console shows of the past is what the indexer serves, which is what the chain says, read
// by the other client. And what it shows while there is no indexer, while it is behind, and while it lies.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DAY, DOLLAR, QTRA, USDC } from '../../../e2e/lib/constants.js';
import { ANSWERS_ALL, assertFits, Bench, NARROW, violations } from '../lib/browser.js';
import { amount, count, plain } from '../lib/figures.js';
import { freePort, Indexer, lyingNode, missing, outOfService } from '../lib/indexer.js';
import { recount } from '../lib/recount.js';
import { factsByEngine } from '../lib/subquery.js';
import { chosen } from '../lib/wallet.js';

const skip = missing;
let bench;
let page;
let port;
let folder;
let indexer;

before(async () => {
  if (skip) return;
  port = await freePort();
  folder = await mkdtemp(join(tmpdir(), 'history-'));
  bench = await Bench.start('qtra', `http://127.0.0.1:${port}`, ANSWERS_ALL);
  page = await bench.openAs('ferdie', { path: 'history' });
});
after(async () => {
  await indexer?.stop();
  await bench?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const file = () => join(folder, 'history.db');
const start = async (more = {}) => Indexer.start({ node: bench.chain.node.url, file: file(), port, ...more });
const card = (title) => page.locator('.q-card').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
const banner = (text) => page.locator('.q-banner').getByText(text);
/// Waits until the line above the page says that, behind others if there are some.
async function warned(text) {
  const more = page.locator('.q-banners').getByRole('button', { name: /^\+\d/ });
  await banner(text).or(more).first().waitFor();
  if (await more.count() > 0) await more.click();
  await banner(text).waitFor();
}
/// Each row as the texts of its cells, without the labels of narrow screens.
const cells = (table) => table.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.lastElementChild.textContent)));
/// Nothing listens at the address of the indexer, which the browser notes by itself.
const expected = (wrong) => wrong.includes('ERR_CONNECTION_REFUSED') || wrong.includes('503');
const wrongs = () => page.wrongs.filter((wrong) => !expected(wrong));

test('without an indexer the page says so, and everything else works', { skip }, async () => {
  await page.getByText('There is no history at present').waitFor();
  assert.equal(await page.locator('.q-banner').getByText(/history/i).count(), 0, 'what never was is not missed');
  assert.equal(await card('Lifetime totals').count(), 0);
  await page.goto(page.url().replace('#/history', '#/my'));
  await page.getByText('No stake yet').waitFor();
  assert.deepEqual(wrongs(), []);
});

/// Everything that rewards can do: claims at once and in streams, collected, forfeited, compounded, lost.
async function live() {
  const { chain } = bench;
  const { rewards, stakingVault } = chain.api.tx;
  await chain.do(chain.alice, rewards.fund('Native', 50_000n * QTRA));
  await chain.do(chain.alice, rewards.fund(DOLLAR, 5_000n * USDC));
  await chain.do(chain.ferdie, stakingVault.stake(4_000n * QTRA, 0));
  await chain.do(chain.ferdie, stakingVault.stake(3_000n * QTRA, 2));
  await chain.do(chain.eve, stakingVault.stake(5_000n * QTRA, 1));
  const { bucketSecs } = await chain.vault();
  await chain.sealUntil(chain.now + Math.max(200, 3 * bucketSecs.toNumber()));
  const [open, locked] = await chain.positions(chain.ferdie);
  await chain.do(chain.ferdie, rewards.compound(open.id));
  for (let round = 0; round < 3; round += 1) {
    await chain.do(chain.ferdie, rewards.claimRewards('Native'));
    await chain.do(chain.ferdie, rewards.claimRewards(DOLLAR));
    await chain.do(chain.eve, rewards.claimRewards('Native'));
    await chain.sealUntil(chain.now + 60);
  }
  await chain.do(chain.ferdie, rewards.collectVested('Native'));
  const stream = (await chain.streams(chain.ferdie)).at(-1);
  await chain.do(chain.ferdie, rewards.forfeitStream(stream.id));
  await chain.do(chain.ferdie, stakingVault.earlyUnstake(locked.id));
}

test('the indexer is found when it comes, and its totals are those of the chain', { skip }, async () => {
  const { chain } = bench;
  await live();
  indexer = await start();
  await indexer.reaches(chain.number);
  await page.goto(page.url().replace('#/my', '#/history'));
  await card('Lifetime totals').getByText(`As of block ${count(chain.number)}, `).waitFor();

  const { totals } = await recount(chain, chain.ferdie);
  assert.deepEqual([...totals.keys()].sort(), ['Native', 'WithId(1)']);
  for (const kind of ['claimed', 'collected', 'compounded', 'forfeited']) {
    assert.ok(totals.get('Native')[kind] > 0n, `${kind} happened`);
  }
  const { asOf, rows } = await indexer.get(`/v1/accounts/${chain.ferdie.address}/totals`);
  assert.equal(asOf.number, chain.number);
  const served = Object.fromEntries(rows.map((row) => [row.asset, row]));
  const shown = new Map((await cells(card('Lifetime totals').getByRole('table'))).map(([symbol, ...figures]) => [symbol, figures]));
  for (const [asset, sums] of totals) {
    for (const [kind, sum] of Object.entries(sums)) assert.equal(BigInt(served[asset][kind]), sum, `${asset} ${kind}`);
    const [name, symbol] = asset === 'Native' ? ['native', 'QTRA'] : ['usdc', 'USDC'];
    assert.deepEqual(shown.get(symbol).map(plain), Object.values(sums).map((sum) => plain(amount(sum, name, false))), asset);
  }
  await page.getByText(/figures, all equal\./).waitFor();
});

test('events are those of the chain, by kind', { skip }, async () => {
  const { chain } = bench;
  const { own } = await recount(chain, chain.ferdie);
  const events = card('Events');
  while (await events.getByRole('button', { name: 'Show older' }).count() > 0) {
    const before = await events.locator('tbody tr').count();
    await events.getByRole('button', { name: 'Show older' }).click();
    await page.waitForFunction(([least]) => document.querySelectorAll('.q-table[data-wide] tbody tr').length > least, [before]);
  }
  const rows = await cells(events.getByRole('table'));
  assert.equal(rows.length, own.length);
  assert.deepEqual(rows.map((row) => row[4]), own.map((place) => count(BigInt(place.split('-')[0]))).reverse());
  assert.deepEqual(rows.filter(([, what]) => what === 'Left early').length, 1);
  await events.getByLabel('Show', { exact: true }).selectOption('votes');
  await events.getByText('Nothing of this kind yet.').waitFor();
});

/// The file that the page saves.
async function saved() {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save rewards.csv' }).click()]);
  assert.equal(download.suggestedFilename(), 'rewards.csv');
  const [head, ...lines] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n').map((line) => line.split(','));
  return lines.map((line) => Object.fromEntries(line.map((cell, at) => [head[at], cell])));
}

test('the file for an accountant has every reward of the chain once', { skip }, async () => {
  const { chain } = bench;
  const { rewards } = await recount(chain, chain.ferdie);
  const lines = await saved();
  await page.getByText(`Saved, as of block ${count(chain.number)}.`).waitFor();
  const ofChain = rewards.map(({ event, kind, asset, amount }) => [event, kind, asset === 'Native' ? 'QTRA' : asset, amount]);
  assert.deepEqual(lines.map((line) => [line.event, line.kind, line.asset, BigInt(line.amount)]), ofChain);
  const { rows } = await indexer.get(`/v1/accounts/${chain.ferdie.address}/rewards?limit=500`);
  assert.deepEqual(rows.reverse().map((row) => [`${row.block}-${row.idx}`, row.kind, row.asset === 'Native' ? 'QTRA' : row.asset, BigInt(row.amount)]), ofChain);

  const day = (secs) => new Date(secs * 1000).toISOString().slice(0, 10);
  await page.getByLabel('First day').fill(day(chain.now + 86_400));
  assert.deepEqual(await saved(), [], 'of a day to come');
  await page.getByLabel('Last day').fill(day(chain.now));
  await page.getByText('The last day is before the first.').waitFor();
  assert.ok(await page.getByRole('button', { name: 'Save rewards.csv' }).isDisabled());
  await page.getByLabel('First day').fill(day(chain.now - 86_400));
  assert.equal((await saved()).length, lines.length);
});

test('changes of parameters are told in words, and the rest of the chain is there', { skip }, async () => {
  const { chain } = bench;
  await chain.motion(chain.api.tx.stakingVault.setCooldown(2 * DAY), [chain.alice, chain.bob, chain.charlie, chain.dave]);
  await page.getByRole('radio', { name: 'Parameters' }).click();
  await card('Changes of parameters').getByText(`As of block ${count(chain.number)}, `).waitFor();
  const [[, area, what, old, after]] = await cells(card('Changes of parameters').getByRole('table'));
  assert.deepEqual([area, what], ['Staking', 'Cooldown after unstaking']);
  assert.notEqual(old, after);
  await page.getByRole('radio', { name: 'Of the chain' }).click();
  await card('Every burn').getByText(`As of block ${count(chain.number)}, `).waitFor();
  assert.deepEqual(wrongs(), []);
});

test('the mappings for the other engine find the same facts', { skip }, async () => {
  const tables = await factsByEngine(bench.chain);
  let compared = 0;
  for (const [table, records] of tables) {
    const rows = [];
    for (let next = ''; next !== null;) {
      const page = await indexer.get(`/v1/${table}?limit=500${next && `&before=${next}`}`);
      rows.push(...page.rows);
      ({ next } = page);
    }
    assert.deepEqual(records, rows.reverse(), table);
    compared += rows.length;
  }
  assert.ok(compared >= 40, `${compared} facts`);
});

test('it is readable for everybody, in both widths and languages', { skip }, async () => {
  for (const view of ['mine', 'chain', 'parameters']) {
    const narrow = await bench.open({
      path: `history?view=${view}`, size: NARROW, theme: 'dark', language: 'de',
      prepare: (each) => chosen(each, bench.chain, ['ferdie']),
    });
    await narrow.getByRole('heading', { name: 'Verlauf', exact: true }).waitFor();
    await narrow.getByText(/^Stand: Block/).first().waitFor();
    assert.deepEqual(await violations(narrow), []);
    await assertFits(narrow);
    assert.deepEqual(narrow.wrongs, []);
    await narrow.context().close();
  }
  assert.deepEqual(await violations(page), []);
  await assertFits(page);
});

test('a history that is forty blocks behind is shown with its block and a warning', { skip }, async () => {
  const { chain } = bench;
  await indexer.reaches(chain.number);
  await indexer.stop();
  const last = chain.number;
  indexer = await start({ how: 'serve' });
  for (let block = 0; block < 40; block += 1) await chain.seal();
  await warned('History is 40 blocks behind. Live figures are right.');
  assert.equal((await fetch(`${indexer.url}/health`)).status, 503);
  await page.getByRole('radio', { name: 'Mine' }).click();
  await card('Lifetime totals').getByText(`As of block ${count(last)}, `).waitFor();
});

test('one that is out of service is missed, and comes back by itself', { skip }, async () => {
  await indexer.stop();
  const stop = await outOfService(port);
  await warned('The history does not answer. Live figures are right.');
  await card('Lifetime totals').getByText(/^As of block/).waitFor();
  await stop();
  indexer = await start();
  await banner('The history does not answer.').waitFor({ state: 'detached' });
  await card('Lifetime totals').getByText(`As of block ${count(bench.chain.number)}, `).waitFor();
  assert.equal(await page.locator('.q-banner').getByText(/history/i).count(), 0);
});

/// An amount as the chain encodes it.
const encoded = (value) => Buffer.from(value.toString(16).padStart(32, '0'), 'hex').reverse().toString('hex');

test('one that is wrong by a single unit is found out', { skip }, async () => {
  const { chain } = bench;
  await indexer.stop();
  const truth = 1_234_567_890_123_456_789_012n;
  await chain.do(chain.eve, chain.api.tx.stakingVault.stake(truth, 0));
  // Until a snapshot is due.
  await chain.sealUntil(chain.now + 61);
  const node = await lyingNode(chain.node.url, encoded(truth), encoded(truth + 1n));
  const forged = join(folder, 'forged.db');
  indexer = await start({ node: node.url, file: forged });
  await indexer.reaches(chain.number);
  const { checks, checkedAt } = await indexer.get('/health');
  assert.deepEqual(checks.filter(({ holds }) => !holds).map(({ name, difference }) => [name, difference]), [['C4 stake', '1']]);
  await warned(`History and chain disagreed at block ${count(checkedAt)}. Live figures are right`);
  await indexer.stop();
  await node.stop();
  // The same without the lie.
  indexer = await start();
  await banner('History and chain disagreed').waitFor({ state: 'detached' });
  assert.deepEqual(wrongs(), []);
});
