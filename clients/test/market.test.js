// Provider and consumer against the market in memory, with real files and a real way between them.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { encodeAddress } from '@polkadot/util-crypto';
import { Consumer } from '../consumer/consumer.js';
import { hashOf } from '../market.js';
import { Provider } from '../provider/provider.js';
import { Store, endpointOf, serve } from '../store.js';
import { FakeChain } from './chain.js';
import { DAY } from './types.js';

const signer = (fill) => ({ address: encodeAddress(new Uint8Array(32).fill(fill), 42) });
const [ALICE, BOB, EVE] = [1, 2, 3].map(signer);
const MANIFEST = `0x${'11'.repeat(32)}`;
const INPUT = Buffer.from('Why is the sky blue?');
const ANSWER = Buffer.from('Because of Rayleigh.');
const KEY = { Ed25519: `0x${'22'.repeat(32)}` };
const ASK = { asset: 'Native', price: 2_000n, leastSecs: 600, dailyUnits: 10_000n };
const ORDER = { class: 0, manifest: MANIFEST, units: 500n, windowSecs: DAY, deliverSecs: 3 * DAY, input: INPUT };

/// The files of a provider in memory.
class Memory {
  kinds = new Map();

  of(kind) {
    this.kinds.set(kind, this.kinds.get(kind) ?? new Map());
    return this.kinds.get(kind);
  }

  async put(kind, bytes) {
    this.of(kind).set(hashOf(bytes), Buffer.from(bytes));
    return hashOf(bytes);
  }

  async get(kind, hash) {
    return this.of(kind).get(hash) ?? null;
  }

  async remove(kind, name) {
    this.of(kind).delete(`${name}`);
  }

  async note(id, record) {
    this.of('notes').set(`${id}`, record);
  }

  async noted(id) {
    return this.of('notes').get(`${id}`) ?? null;
  }

  names(kind) {
    return [...this.of(kind).keys()];
  }
}

describe('the market by its clients', () => {
  let chain;
  let providers;
  let open;
  let runs;
  let complaints;

  beforeEach(() => {
    chain = new FakeChain();
    [providers, open, runs, complaints] = [new Map(), [], [], []];
  });
  afterEach(async () => {
    for (const each of open.reverse()) {
      await each.close();
    }
  });

  const complain = (error) => complaints.push(error.message);
  const base = (who) => ({ api: chain.api(), signer: who, confirm: 'best', complain });
  const names = (who) => chain.calls.filter(([each]) => each === who.address).map(([, name]) => name.split('.')[1]);
  const count = (name) => chain.calls.filter(([, each]) => each.endsWith(`.${name}`)).length;

  /// A provider whose files are in memory. `more` may replace them, or its model.
  async function provide(who, more = {}) {
    const store = new Memory();
    const url = `https://${who.address.slice(0, 8)}`;
    const run = async ({ id, input, spec }) => {
      runs.push([who.address, id, input.toString()]);
      return { output: ANSWER, tokens: spec.units - 1n };
    };
    const { own, shareBps } = { own: 5n, shareBps: 1_000 };
    const options = { ...base(who), store, url, run, asks: new Map([[0, ASK]]), ...more };
    const registration = { own, shareBps, key: KEY, endpoint: endpointOf(options.url) };
    const provider = await chain.until(Provider.open({ ...options, registration }));
    providers.set(who.address, { ...options, provider });
    open.push(provider);
    return { ...options, provider };
  }

  const at = (url) => [...providers.values()].find((each) => url.startsWith(each.url));
  const way = {
    upload: async (url, bytes) => {
      const { provider, store } = at(url);
      if (!provider.awaits(hashOf(bytes))) {
        return false;
      }
      await store.put('inputs', bytes);
      provider.look();
      return true;
    },
    download: async (url, location) => {
      const [kind, hash] = location.split('/').slice(-2);
      return location.startsWith(`${url}/`) && kind === 'sealed' ? at(url).store.get('sealed', hash) : null;
    },
  };

  async function consume(more = { way }) {
    const consumer = await Consumer.open({ ...base(ALICE), seed: Buffer.alloc(32, 7), ...more });
    open.push(consumer);
    return consumer;
  }
  const urlOf = async (provider) => providers.get(provider).url;
  const finish = (consumer, id, more = {}) => chain.until(consumer.finish(id, { input: INPUT, urlOf, ...more }));

  test('an order is done end to end', async () => {
    const { store, provider } = await provide(BOB);
    const consumer = await consume();
    const offers = await consumer.offers(ORDER);
    assert.deepEqual(offers, [{ provider: BOB.address, asset: 'Native', leastSecs: 600, dailyUnits: 10_000n, price: 1_000n }]);
    const id = await chain.until(consumer.order(BOB.address, ORDER));
    const end = await finish(consumer, id, { judge: async (output, { result }) => output.equals(ANSWER) && result.output === hashOf(ANSWER) });
    assert.deepEqual(end, { state: 'Paid', output: ANSWER, tokens: 499n, price: 1_000n });
    assert.deepEqual(runs, [[BOB.address, id, INPUT.toString()]]);
    // What is to be seen on the way says nothing of the output.
    const [sealed] = store.names('sealed');
    assert.equal((await store.get('sealed', sealed)).includes(ANSWER), false);
    await chain.whenSo(() => chain.jobs.size === 0);
    assert.deepEqual(names(BOB), ['register', 'setAsk', 'submitResult', 'clear']);
    // Only what the consumer alone can read is kept.
    await chain.block();
    await provider.look();
    assert.deepEqual(['inputs', 'outputs', 'notes', 'sealed'].map((kind) => store.names(kind)), [[], [], [], [sealed]]);
    assert.deepEqual(names(ALICE), ['order', 'accept']);
  });

  test('an order is done by files and HTTP', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quaestor-market-'));
    const store = new Store(folder);
    const server = await serve(store, {
      awaits: (hash) => providers.get(BOB.address).provider.awaits(hash),
      arrived: () => providers.get(BOB.address).provider.look(),
    });
    try {
      await provide(BOB, { store, url: `http://127.0.0.1:${server.address().port}` });
      const consumer = await consume({});
      // The disk and the sockets have their time: a hundred years.
      chain.slot = 1;
      const id = await chain.until(consumer.order(BOB.address, { ...ORDER, deliverSecs: 36_500 * DAY }));
      const ended = chain.until(consumer.finish(id, { input: INPUT, urlOf }), Infinity);
      assert.deepEqual(await ended, { state: 'Paid', output: ANSWER, tokens: 499n, price: 1_000n });
      await providers.get(BOB.address).provider.close();
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => { server.close(resolve); });
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('an order that is gone with its payment is paid all the same', async () => {
    await provide(BOB);
    const consumer = await consume();
    const id = await chain.until(consumer.order(BOB.address, { ...ORDER, auditable: false }));
    assert.deepEqual(await finish(consumer, id), { state: 'Paid', output: ANSWER, tokens: 499n, price: 1_000n });
    assert.equal(chain.jobs.size, 0);
  });

  test('a posted job goes to the lowest bid that the chain takes', async () => {
    const bid = (price) => async () => ({ price, secs: 2 * DAY });
    await provide(BOB, { bid: bid(900n) });
    await provide(EVE, { bid: bid(800n) });
    const consumer = await consume();
    const id = await chain.until(consumer.post({ ...ORDER, maxPrice: 1_000n }));
    await chain.whenSo(() => chain.bids.get(id)?.length === 2);
    const end = finish(consumer, id);
    // Eve has taken on too much meanwhile.
    const first = chain.bids.get(id)[0];
    assert.equal(first.provider, EVE.address);
    chain.refusals.set('inferenceMarket.assign', 'providers.ExceedsLimit');
    await chain.whenSo(() => count('assign') === 1);
    assert.ok(chain.now >= chain.jobs.get(id).bidsUntil - DAY / 2, 'half of the window');
    chain.refusals.clear();
    assert.deepEqual(await end, { state: 'Paid', output: ANSWER, tokens: 499n, price: 900n });
    assert.deepEqual(chain.calls.filter(([, name]) => name.endsWith('.assign')).map(([, , , provider]) => provider), [EVE.address, BOB.address]);
    assert.deepEqual([names(BOB), names(EVE)].map((all) => all.filter((name) => name === 'bid').length), [1, 1]);
  });

  test('a job that nobody bids on is cancelled when its window is over', async () => {
    const consumer = await consume();
    const id = await chain.until(consumer.post({ ...ORDER, maxPrice: 1_000n, windowSecs: 3_600 }));
    assert.deepEqual(await finish(consumer, id), { state: 'Cancelled' });
    assert.deepEqual(names(ALICE), ['postJob', 'cancel']);
  });

  test('without its input a job is declined in time, and one that fails at once', async () => {
    await provide(BOB, { run: async () => { throw new Error('out of memory'); } });
    const consumer = await consume();
    const silent = await chain.until(consumer.order(BOB.address, { ...ORDER, input: Buffer.from('never sent') }));
    const { declineUntil, assigned } = chain.jobs.get(silent).deal;
    const failing = await chain.until(consumer.order(BOB.address, ORDER));
    const ended = finish(consumer, failing);
    await chain.whenSo(() => chain.jobs.get(failing).stage === 'Open');
    assert.ok(complaints.includes('out of memory'));
    assert.ok(chain.now < (assigned + declineUntil) / 2);
    assert.equal(chain.jobs.get(silent).stage, 'Assigned');
    await chain.whenSo(() => chain.jobs.get(silent).stage === 'Open');
    assert.ok(chain.now >= (assigned + declineUntil) / 2 && chain.now < declineUntil);
    assert.deepEqual(chain.jobs.get(failing).barred, [BOB.address]);
    assert.deepEqual(await ended, { state: 'Cancelled' });
  });

  test('a job that can no longer be declined is tried three times, and failed by its consumer', async () => {
    let tries = 0;
    const run = async () => {
      tries += 1;
      chain.now = Math.max(chain.now, chain.jobs.get(0n).deal.declineUntil);
      throw new Error('out of memory');
    };
    await provide(BOB, { run });
    const consumer = await consume();
    const id = await chain.until(consumer.order(BOB.address, { ...ORDER, deliverSecs: DAY }));
    assert.deepEqual(await finish(consumer, id), { state: 'Failed' });
    assert.equal(tries, 3);
    assert.deepEqual(names(ALICE), ['order', 'fail']);
  });

  test('a provider that was killed before it submitted does not work twice', async () => {
    const { provider, store } = await provide(BOB);
    const consumer = await consume();
    chain.refusals.set('inferenceMarket.submitResult', 'inferenceMarket.NotEnabled');
    const id = await chain.until(consumer.order(BOB.address, ORDER));
    const ended = finish(consumer, id);
    await chain.whenSo(() => count('submitResult') === 1);
    await provider.close();
    chain.refusals.clear();
    assert.equal(runs.length, 1);
    await provide(BOB, { store, url: 'https://moved' });
    assert.equal((await ended).state, 'Paid');
    assert.equal(runs.length, 1, 'the output of the first run');
    assert.deepEqual(names(BOB).filter((name) => name === 'register'), ['register']);
    assert.equal(count('update'), 1, 'the address is another one');
  });

  test('what is refused is not sent in every block', async () => {
    await provide(BOB);
    const consumer = await consume();
    chain.refusals.set('inferenceMarket.submitResult', 'inferenceMarket.NotEnabled');
    const id = await chain.until(consumer.order(BOB.address, ORDER));
    finish(consumer, id).catch(() => {});
    await chain.whenSo(() => count('submitResult') === 1);
    const { number } = chain;
    await chain.whenSo(() => chain.number === number + 60);
    assert.equal(count('submitResult'), 1 + 60 / 5);
    chain.refusals.clear();
    await chain.whenSo(() => chain.jobs.get(id).stage !== 'Assigned');
  });

  test('an order that was made before is taken up', async () => {
    await provide(BOB);
    const id = await chain.until((await consume()).order(BOB.address, ORDER));
    const consumer = await consume();
    assert.equal(await consumer.order(BOB.address, ORDER), id);
    assert.equal((await finish(consumer, id)).state, 'Paid');
    // Even after its payment: the output may not have been written.
    const third = await consume();
    assert.equal(await third.order(BOB.address, ORDER), id);
    assert.deepEqual((await finish(third, id)).output, ANSWER);
    assert.equal(count('order'), 1);
    const other = await chain.until(third.order(BOB.address, { ...ORDER, again: true }));
    assert.equal(other, id + 1n);
    const more = await chain.until(third.order(BOB.address, { ...ORDER, units: 501n }));
    assert.equal(more, id + 2n);
    await chain.whenSo(() => [...chain.jobs.values()].every(({ stage }) => stage !== 'Assigned'));
  });

  test('a wrong output is left alone without a stake, and challenged with one', async () => {
    const { url, store } = await provide(BOB);
    const consumer = await consume();
    const id = await chain.until(consumer.order(BOB.address, ORDER));
    const judge = async () => false;
    const end = await finish(consumer, id, { judge });
    assert.deepEqual(end, { state: 'Disputable', ground: 'WrongOutput', output: ANSWER, until: chain.jobs.get(id).result.reviewUntil });
    assert.equal(count('challenge'), 0);
    const evidence = { hash: hashOf(ANSWER), location: 'https://evidence' };
    const ended = finish(consumer, id, { judge, evidence: async ({ ground }) => ground === 'WrongOutput' && evidence });
    await chain.whenSo(() => chain.cases.get(7n)?.response);
    const [, , work, ground, given] = chain.calls.find(([, name]) => name === 'challenges.challenge');
    assert.deepEqual([work, ground, given], [{ Job: id }, 'WrongOutput', evidence]);
    // The jury reads what the provider has opened.
    const { response } = chain.cases.get(7n);
    assert.ok(response.startsWith(`${url}/opened/`));
    const opened = JSON.parse(await store.get('opened', response.split('/').at(-1)));
    assert.deepEqual(opened, {
      job: `${id}`, manifest: MANIFEST, input: INPUT.toString('base64'), output: ANSWER.toString('base64'),
    });
    chain.call(null, 'challenges.execute', id, 'Fault');
    assert.deepEqual(await ended, { state: 'Concluded: Fault' });
    assert.equal(count('respond'), 1);
  });

  test('a challenge that is refused is not repeated', async () => {
    await provide(BOB);
    const consumer = await consume();
    const id = await chain.until(consumer.order(BOB.address, ORDER));
    chain.refusals.set('challenges.challenge', 'challenges.InsufficientBalance');
    const end = await finish(consumer, id, { judge: async () => false, evidence: async () => ({ hash: hashOf(ANSWER), location: '' }) });
    assert.equal(end.state, 'Disputable');
    assert.equal(count('challenge'), 1);
  });

  for (const [what, damage] of [
    ['is missing', ({ store }, sealed) => store.remove('sealed', sealed)],
    ['is another provider\'s', (_, __, job) => { job.result.location = `${job.result.location.replace('https://', 'https://not-')}`; }],
    ['is not the one whose hash was submitted', (_, __, job) => { job.result.output = hashOf(INPUT); }],
  ]) {
    test(`an output that ${what} is waited for, until half of the review is over`, async () => {
      const bob = await provide(BOB);
      const consumer = await consume();
      const id = await chain.until(consumer.order(BOB.address, ORDER));
      const first = consumer.finish(id, { input: INPUT, urlOf: async () => bob.url, judge: async () => new Promise(() => {}) });
      first.catch(() => {});
      await chain.whenSo(() => chain.jobs.get(id).stage === 'Submitted');
      const job = chain.jobs.get(id);
      await damage(bob, bob.store.names('sealed')[0], job);
      const end = await finish(await consume(), id);
      assert.deepEqual(end, { state: 'Disputable', ground: 'NotDelivered', output: null, until: job.result.reviewUntil });
      assert.ok(chain.now >= (job.result.submitted + job.result.reviewUntil) / 2);
      assert.equal(count('accept'), 0);
    });
  }

  test('what time alone makes possible is done by the provider', async () => {
    await provide(BOB);
    const consumer = await consume();
    const id = await chain.until(consumer.order(BOB.address, ORDER));
    chain.work.set(BOB.address, [{ day: 20_833, credit: 5n, due: 4n }, { day: 20_834, credit: 5n, due: null }]);
    const ended = consumer.finish(id, { input: INPUT, urlOf, judge: () => new Promise(() => {}) });
    ended.catch(() => {});
    await chain.whenSo(() => chain.jobs.size === 0);
    assert.deepEqual(names(BOB).slice(2).sort(), ['claimWork', 'clear', 'settle', 'submitResult']);
    assert.deepEqual(chain.calls.find(([, name]) => name.endsWith('.claimWork')).slice(2).map(String), [BOB.address, '20833']);
  });

  test('jobs that were posted while a provider was away are bid on once', async () => {
    const consumer = await consume();
    const id = await chain.until(consumer.post({ ...ORDER, maxPrice: 1_000n }));
    const bid = async ({ spec }) => (spec.class === 0 ? { price: 700n, secs: DAY } : null);
    const { provider } = await provide(BOB, { bid });
    await chain.whenSo(() => chain.bids.has(id));
    await provider.close();
    await provide(BOB, { bid });
    await chain.whenSo(() => chain.number % 10 === 0);
    assert.equal(count('bid'), 1);
  });

  test('what a lost connection has kept from both is made up for', async () => {
    await provide(BOB);
    const consumer = await consume();
    const id = await chain.until(consumer.order(BOB.address, ORDER));
    // The provider was told of the order, and could read it; from here on each of them fails a few times.
    const ended = finish(consumer, id);
    chain.broken = 5;
    assert.deepEqual(await ended, { state: 'Paid', output: ANSWER, tokens: 499n, price: 1_000n });
    assert.equal(chain.broken, 0);
    chain.broken = 1;
    // Heard of by nobody but an event, whose reading fails.
    const other = await chain.until(consumer.order(BOB.address, { ...ORDER, units: 400n }));
    assert.equal(chain.broken, 0);
    assert.equal((await finish(consumer, other)).state, 'Paid');
    assert.ok(complaints.includes('WebSocket is not connected'));
  });

  test('a lost connection ends a wait', async () => {
    const consumer = await consume();
    const lost = { signAndSend: async () => {} };
    await assert.rejects(chain.until(consumer.market.send(lost)), /nothing was heard/);
  });

  test('an account that is no provider says so', async () => {
    await assert.rejects(Provider.open({ ...base(EVE), store: new Memory(), url: 'http://a' }), /not registered/);
    const long = Provider.open({ ...base(EVE), store: new Memory(), url: `http://${'a'.repeat(50)}` });
    await assert.rejects(long, /at most 54 bytes/);
  });
});
