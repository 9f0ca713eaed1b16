// A provider of the inference market: registers, offers, works, delivers, and collects what it has earned.
//
// The chain is its memory: it looks at its jobs after each block, and sends the step that is due for each
// of them. So it may be killed at any time. On the disk is what the chain has no copy of: the output of a
// job, before its hash is sent, and the newest vouchers of channels.

import { PalletChain } from '../channels/chain.js';
import { Payee } from '../channels/payee.js';
import { fields } from '../errors.js';
import { Market, assetOf } from '../market.js';
import { seal } from '../seal.js';

/// Attempts at a job, unless it can still be declined.
const TRIES = 3;
/// Blocks until what was sent, or refused, is sent again.
const AGAIN = 5;
/// Pallets whose events it hears, and the events after which a job takes bids.
const HEARD = ['inferenceMarket', 'paymentChannels', 'challenges'];
const INVITING = ['inferenceMarket.Posted', 'inferenceMarket.Declined'];
/// Channels in an answer.
const PAGE = 100;
/// The longest address: a location of 128 bytes is the address, a kind and a hash.
const LONGEST_URL = 54;

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class Provider {
  #options;
  #turn = Promise.resolve();
  #sent = new Map();
  #tries = new Map();
  #running = new Set();
  /// Something may have happened that it has not heard of.
  #missed = true;

  /// Begins to provide.
  ///
  /// * `run({ id, spec, input, secs })` resolves to `{ output, tokens }` within so many seconds.
  /// * `store` keeps inputs and outputs, and `url` is the address at which it is served.
  /// * `registration`: `own` stake in smallest units, `shareBps` of delegators, the `key` of statements as
  ///   `{ Ed25519: hex }`, and the hash of the document that describes the `endpoint`. Without it the
  ///   account has to be registered.
  /// * `asks`: what can be ordered, by class. `bid(job)` resolves to `{ price, secs }` for a job that is
  ///   posted, or to nothing.
  /// * `streams`: the payee's `path`, `key` and `price` for 1,000 tokens, in the native token.
  /// * `every`: blocks between two looks at what no event tells.
  static async open({ api, signer, confirm, complain = () => {}, ...options }) {
    if (Buffer.byteLength(options.url) > LONGEST_URL) {
      throw new RangeError(`an address has at most ${LONGEST_URL} bytes`);
    }
    const provider = new Provider({ api, signer, confirm, complain }, options);
    await provider.market.start();
    try {
      await provider.#register();
      await provider.#offer();
      await provider.#stream(new PalletChain({ api, signer, confirm }));
    } catch (error) {
      await provider.close();
      throw error;
    }
    await provider.#later(() => provider.#catchUp());
    return provider;
  }

  constructor({ complain, ...chain }, options) {
    this.complain = complain;
    this.#options = { asks: new Map(), bid: async () => null, every: 10, ...options };
    this.market = new Market({
      ...chain, complain,
      hear: (block) => this.#later(() => this.#hear(block)),
      rewound: () => this.#later(() => {
        this.#missed = true;
        return this.#catchUp();
      }),
    });
    /// Its jobs that are not gone, by their numbers.
    this.jobs = new Map();
    /// The payee of its channels, if it has any.
    this.payee = null;
  }

  /// Stops following the chain. A run that is under way is not waited for.
  async close() {
    await this.market.stop();
    await this.#turn;
    await this.payee?.stop();
  }

  /// Is the input of that hash the one of a job that waits for it?
  awaits(hash) {
    return [...this.jobs.values()].some(({ stage, spec }) => stage === 'Assigned' && spec.input === hash);
  }

  /// Looks at its jobs at once, as when an input has arrived.
  look() {
    return this.#later(() => this.#act());
  }

  #later(work) {
    this.#turn = this.#turn.then(work).catch(this.complain);
    return this.#turn;
  }

  /// Sends a call, unless it was sent a moment ago.
  #send(key, call) {
    const { head } = this.market.blocks;
    if (head.number < (this.#sent.get(key) ?? 0)) {
      return;
    }
    this.#sent.set(key, Infinity);
    this.market.send(call).catch(this.complain).finally(() => {
      this.#sent.set(key, this.market.blocks.head.number + AGAIN);
    });
  }

  // What it is, and what it offers.

  async #register() {
    const { market, complain } = this;
    const { registration } = this.#options;
    const { providers } = market.api.tx;
    const known = await market.at.query.providers.providers(market.me);
    if (known.isNone) {
      if (!registration) {
        throw new Error('the account is not registered as a provider');
      }
      const { own, shareBps, key, endpoint } = registration;
      await market.send(providers.register(own, shareBps, key, endpoint));
    } else if (registration) {
      const { key, endpoint } = known.unwrap();
      const now = { key: { [key.type]: key.inner.toHex() }, endpoint: endpoint.toHex() };
      const { key: newKey, endpoint: newEndpoint } = registration;
      if (!isSame(now, { key: newKey, endpoint: newEndpoint })) {
        complain(new Error('the registration is updated'));
        await market.send(providers.update(null, newKey, newEndpoint));
      }
    }
  }

  async #offer() {
    const { market } = this;
    const open = await market.at.query.inferenceMarket.asks(market.me);
    for (const [id, { asset, price, leastSecs, dailyUnits }] of this.#options.asks) {
      const ask = open.find((each) => each.class.eqn(id))?.ask;
      const same = ask && isSame(assetOf(ask.asset), asset) && ask.price.eq(price)
        && ask.leastSecs.eq(leastSecs) && ask.dailyUnits.eq(dailyUnits);
      if (!same) {
        await market.send(market.api.tx.inferenceMarket.setAsk(id, { asset, price, leastSecs, dailyUnits }));
      }
    }
  }

  // What it hears.

  async #hear({ number, events }) {
    if (this.#missed) {
      await this.#catchUp();
      return;
    }
    // What an error interrupts is made up for in the next block.
    this.#missed = true;
    for (const event of events.filter(({ section }) => HEARD.includes(section))) {
      await this.#heard(`${event.section}.${event.method}`, fields(event));
    }
    if (number % this.#options.every === 0) {
      await this.#lookAround(number);
    }
    await this.#act();
    this.#missed = false;
  }

  async #heard(name, { job, deal, record, channel, provider }) {
    const { me } = this.market;
    const source = record?.source;
    const id = source?.isJob ? source.asJob.toBigInt() : job?.toBigInt();
    if (this.jobs.has(id) || `${deal?.provider}` === me || INVITING.includes(name)) {
      await this.#refresh(id);
    } else if (name === 'paymentChannels.Opened' && `${provider}` === me) {
      await this.#take(channel.toBigInt());
    } else if (name === 'challenges.Challenged' && `${provider}` === me) {
      await this.#answer();
    }
  }

  async #refresh(id) {
    const job = await this.market.job(id);
    if (job?.deal?.provider === this.market.me) {
      this.jobs.set(id, job);
      return;
    }
    if (this.jobs.has(id)) {
      await this.#forget(this.jobs.get(id));
    }
    if (job?.stage === 'Open') {
      await this.#consider(job);
    }
  }

  /// Removes what is kept of a job that is not its own any more. What is sealed stays for the consumer.
  async #forget({ id, spec }) {
    const { store } = this.#options;
    this.jobs.delete(id);
    this.#tries.delete(id);
    const note = await store.noted(id);
    const inUse = (hash) => [...this.jobs.values()].some((job) => job.spec.input === hash || job.result?.output === hash);
    for (const [kind, hash] of [['inputs', spec.input], ['outputs', note?.output]]) {
      if (hash && !inUse(hash)) {
        await store.remove(kind, hash);
      }
    }
    await store.remove('notes', id);
  }

  /// Reads all that concerns it from the chain.
  async #catchUp() {
    const { market } = this;
    const isMine = ({ deal }) => deal?.provider === market.me;
    const found = await market.jobs((job) => isMine(job) || job.stage === 'Open');
    this.jobs = new Map(found.filter(isMine).map((job) => [job.id, job]));
    for (const job of found.filter(({ stage }) => stage === 'Open')) {
      await this.#consider(job);
    }
    await this.#answer();
    await this.#act();
    this.#missed = false;
  }

  /// What becomes possible with time alone.
  async #lookAround(number) {
    const { market } = this;
    for (const id of [...this.jobs.keys()]) {
      await this.#refresh(id);
    }
    await this.#answer();
    for (const { day, due } of await market.at.call.inferenceApi.work(market.me)) {
      if (due.isSome && !due.unwrap().isZero()) {
        this.#send(`claim ${day}`, market.api.tx.inferenceMarket.claimWork(market.me, day));
      }
    }
    for (const [key, until] of this.#sent) {
      if (until < number) {
        this.#sent.delete(key);
      }
    }
  }

  async #consider(job) {
    const { market } = this;
    const { me } = market;
    if (!job.steps.has('Bid') || job.barred.includes(me)) {
      return;
    }
    const bid = await this.#options.bid(job);
    if (bid && !(await market.bids(job.id)).some(({ provider }) => provider === me)) {
      this.#send(`bid ${job.id}`, market.api.tx.inferenceMarket.bid(job.id, bid.price, bid.secs));
    }
  }

  // What it does.

  async #act() {
    const { inferenceMarket } = this.market.api.tx;
    for (const job of this.jobs.values()) {
      const { id, stage, steps } = job;
      if (stage === 'Assigned') {
        await this.#deliver(job);
      } else if (stage === 'Submitted' && steps.has('Settle')) {
        this.#send(`settle ${id}`, inferenceMarket.settle(id));
      } else if (stage === 'Paid' && steps.has('Clear')) {
        this.#send(`clear ${id}`, inferenceMarket.clear(id));
      }
    }
  }

  async #deliver(job) {
    const { market } = this;
    const { inferenceMarket } = market.api.tx;
    const { id, spec, deal } = job;
    const { store, url } = this.#options;
    const result = await this.#resultOf(job);
    if (this.#running.has(id) || market.now >= deal.deadline) {
      return;
    }
    if (result) {
      const { output, tokens, sealed } = result;
      this.#send(`submit ${id}`, inferenceMarket.submitResult(id, output, tokens, `${url}/sealed/${sealed}`));
      return;
    }
    const tries = this.#tries.get(id) ?? 0;
    const input = await store.get('inputs', spec.input);
    // A job whose input does not come, or that fails, is declined while that costs nothing.
    const patience = tries > 0 ? 0 : (deal.declineUntil - deal.assigned) / 2;
    const gone = !input || tries > 0;
    if (gone && market.now >= deal.assigned + patience && market.now < deal.declineUntil) {
      this.#send(`decline ${id}`, inferenceMarket.decline(id));
    } else if (input && tries < TRIES) {
      this.#tries.set(id, tries + 1);
      this.#running.add(id);
      this.#run(job, input).catch(this.complain).finally(() => {
        this.#running.delete(id);
        this.look();
      });
    }
  }

  async #run({ id, spec, deal }, input) {
    const { run, store } = this.#options;
    // A key that nothing can be sealed to is found before the work.
    seal(Buffer.alloc(0), spec.key);
    const { output, tokens } = await run({ id, spec, input, secs: deal.deadline - this.market.now });
    const bytes = Buffer.from(output);
    const sealed = await store.put('sealed', seal(bytes, spec.key));
    const hash = await store.put('outputs', bytes);
    const counted = tokens < spec.units ? tokens : spec.units;
    await store.note(id, { input: spec.input, assigned: deal.assigned, output: hash, tokens: `${counted}`, sealed });
  }

  /// The result of a job that was done before, by this process or an earlier one.
  async #resultOf({ id, spec, deal }) {
    const note = await this.#options.store.noted(id);
    return note?.input === spec.input && note.assigned === deal.assigned ? note : null;
  }

  /// Opens input and output of jobs that are challenged, so that the jury sees them.
  async #answer() {
    const { market } = this;
    const { store, url } = this.#options;
    if (![...this.jobs.values()].some(({ stage }) => stage === 'Frozen')) {
      return;
    }
    for (const [key, stored] of await market.at.query.challenges.cases.entries()) {
      const { provider, phase, response, work } = stored.unwrap();
      const waits = phase.isVoting && market.now < phase.asVoting.respondUntil.toNumber();
      const job = work.isJob ? this.jobs.get(work.asJob.toBigInt()) : null;
      const note = `${provider}` === market.me && waits && response.isNone && job && await this.#resultOf(job);
      if (note) {
        const [input, output] = await Promise.all([store.get('inputs', note.input), store.get('outputs', note.output)]);
        const [manifest, texts] = [job.spec.manifest, [input, output].map((bytes) => bytes?.toString('base64'))];
        const opened = JSON.stringify({ job: `${job.id}`, manifest, input: texts[0], output: texts[1] });
        const hash = await store.put('opened', Buffer.from(opened));
        const [id] = key.args;
        this.#send(`respond ${id}`, market.api.tx.challenges.respond(id, `${url}/opened/${hash}`));
      }
    }
  }

  // Channels.

  async #stream(chain) {
    const { market, complain } = this;
    if (!this.#options.streams) {
      return;
    }
    this.payee = await Payee.open({ chain, complain, ...this.#options.streams });
    for (let from = 0n; from !== null;) {
      const page = await market.at.call.channelsApi.channelsOf(market.me, from, PAGE);
      for (const { id, channel } of page) {
        if (`${channel.provider}` === market.me && !channel.phase.isEnded) {
          await this.#take(id.toBigInt());
        }
      }
      from = page.length === PAGE ? page.at(-1).id.toBigInt() + 1n : null;
    }
    await this.payee.follow();
  }

  /// Serves a channel. One in another asset than the price would be served for nothing.
  async #take(id) {
    const channel = this.payee && await this.payee.chain.channel(id);
    if (channel?.asset === 'Native' && !this.payee.channels.has(id)) {
      await this.payee.accept(id, { price: this.#options.streams.price });
    }
  }
}
