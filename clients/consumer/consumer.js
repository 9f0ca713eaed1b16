// A consumer of the inference market: orders or posts a job, brings its input, checks its output, and
// accepts or challenges it.
//
// The chain is its memory: `finish` does whatever the state of a job asks for, and an order that was made
// before is taken up instead of made again. To be kept is the seed of the key that outputs are sealed to.

import { fields } from '../errors.js';
import { Market, assetOf, fieldsIn, hashOf, workOf } from '../market.js';
import { open, openingKey } from '../seal.js';
import { download, upload } from '../store.js';

/// Events with which a job is gone.
const ENDS = ['Cleared', 'Cancelled', 'Failed', 'Concluded'];

/// Fields by which an order is the same as another one.
const SAME = ['class', 'manifest', 'input', 'units', 'key'];

/// The best bid, when half of the time for bids is over.
export const cheapest = ({ bids, job, now }) =>
  (now * 2 >= job.bidsUntil * 2 - job.spec.windowSecs ? bids[0]?.provider : null);

const paidFor = ({ deal, result }, output) => ({ state: 'Paid', output, tokens: result.tokens, price: deal.price });

export class Consumer {
  #key;
  #way;
  #ends = new Map();

  /// `seed`: 32 bytes of which the key for outputs is made. Whoever loses it cannot read them. `way` are
  /// the functions that bring inputs and fetch outputs, if it is not HTTP.
  static async open({ seed, ...options }) {
    const consumer = new Consumer(openingKey(seed), options);
    await consumer.market.start();
    return consumer;
  }

  constructor(key, { complain = () => {}, way = { upload, download }, ...chain }) {
    this.#key = key;
    this.#way = way;
    this.complain = complain;
    this.market = new Market({ ...chain, complain, hear: ({ events }) => this.#hear(events) });
  }

  close() {
    return this.market.stop();
  }

  #hear(events) {
    const ours = events.filter(({ section, method }) => section === 'inferenceMarket' && ENDS.includes(method));
    for (const event of ours) {
      const { job, verdict } = fields(event);
      this.#ends.set(job.toBigInt(), verdict ? `${event.method}: ${verdict.type}` : event.method);
    }
  }

  // Orders.

  #spec({ input, asset = 'Native', leastTier = 0, leastReputation = 0, auditable = true, ...order }) {
    const { publicKey: key } = this.#key;
    return { ...order, input: hashOf(input), asset, leastTier, leastReputation, auditable, key };
  }

  /// Asks of the class of an order that it can use, with its price at each: the lowest first.
  async offers({ class: id, units, asset = 'Native', deliverSecs }) {
    const { inferenceApi } = this.market.at.call;
    const asks = (await inferenceApi.asks(id)).map(([provider, ask]) => ({
      provider: provider.toString(),
      asset: assetOf(ask.asset),
      leastSecs: ask.leastSecs.toNumber(),
      dailyUnits: ask.dailyUnits.toBigInt(),
      // As the chain rounds it.
      price: (ask.price.toBigInt() * units + 999n) / 1_000n,
    }));
    const fits = (ask) => JSON.stringify(ask.asset) === JSON.stringify(asset)
      && ask.leastSecs <= deliverSecs && ask.dailyUnits >= units;
    return asks.filter(fits).sort((one, other) => (one.price < other.price ? -1 : Number(one.price > other.price)));
  }

  /// Orders from a provider at its ask. `order` has the fields of the chain's `JobSpec`, with the bytes of
  /// the `input`; `maxPrice` is what the provider asks for now, unless it is given. Resolves to the number
  /// of the job. With `again`, an order like one that is not gone is another one.
  async order(provider, { again = false, ...order }) {
    const quote = await this.market.at.call.inferenceApi.quote(order.class, order.units, provider);
    if (quote.isNone) {
      throw new Error('the provider has no ask of this class');
    }
    const { asset, receipt } = quote.unwrap();
    const spec = this.#spec({ asset: assetOf(asset), maxPrice: receipt.payment.toBigInt(), ...order });
    return this.#make(again, spec, 'Ordered', (tx) => tx.order(provider, spec));
  }

  /// Posts a job for bids, as `order` orders one.
  post({ again = false, ...order }) {
    const spec = this.#spec(order);
    return this.#make(again, spec, 'Posted', (tx) => tx.postJob(spec));
  }

  async #make(again, spec, event, call) {
    const { market } = this;
    const [known] = again ? [] : await market.jobs((job) =>
      job.consumer === market.me && SAME.every((field) => job.spec[field] === spec[field]));
    if (known) {
      return known.id;
    }
    const events = await market.send(call(market.api.tx.inferenceMarket));
    return fieldsIn(events, 'inferenceMarket', event).job.toBigInt();
  }

  // The rest of a job's life.

  /// Does what a job asks for until it is paid or gone. Resolves to its `state`: `Paid` with the `output`,
  /// `Disputable` with the `ground` if it should be challenged and is not, or the event with which it
  /// ended.
  ///
  /// * `input`: its bytes. `urlOf(provider)` resolves to the address of a provider.
  /// * `choose({ bids, job, now })` resolves to the provider to assign a posted job to, if it is time.
  /// * `judge(output, job)` resolves to whether the output is right.
  /// * `evidence({ job, ground, output })` resolves to what a challenge is made with, `{ hash,
  ///   location }`. It puts a stake on hold, so without this nothing is challenged.
  async finish(id, { choose = cheapest, judge = async () => true, ...options }) {
    const memory = { refused: new Set(), there: false, paid: null };
    for (;;) {
      // Nothing is heard while the connection is away; the next block comes after it.
      const job = await this.market.job(id).catch(this.complain);
      if (job === undefined) {
        await this.market.blocks.next();
        continue;
      }
      if (!job) {
        // One that cannot be audited any more is gone with its payment.
        const state = this.#ends.get(id) ?? 'Gone';
        return memory.paid && state === 'Cleared' ? memory.paid : { state };
      }
      const end = await this.#step(job, memory, { choose, judge, ...options });
      if (end) {
        return end;
      }
      await this.market.blocks.next();
    }
  }

  async #step(job, memory, options) {
    const { inferenceMarket } = this.market.api.tx;
    const { id, stage, steps } = job;
    if (stage === 'Open') {
      await this.#assign(job, memory, options);
    } else if (stage === 'Assigned' && steps.has('Fail')) {
      await this.#try(inferenceMarket.fail(id));
    } else if (stage === 'Assigned' && !memory.there) {
      const url = await options.urlOf(job.deal.provider);
      memory.there = await this.#way.upload(url, options.input).catch(this.complain) ?? false;
    } else if (stage === 'Submitted') {
      return this.#review(job, memory, options);
    } else if (stage === 'Paid') {
      return memory.paid ?? paidFor(job, await this.#fetch(job, options));
    }
    return null;
  }

  /// Sends what anybody, or the chain itself, may have done a moment before.
  async #try(call) {
    try {
      await this.market.send(call);
      return true;
    } catch (error) {
      this.complain(error);
      return false;
    }
  }

  async #assign(job, memory, { choose }) {
    const { inferenceMarket } = this.market.api.tx;
    const { id, steps } = job;
    // Another provider needs the input anew.
    memory.there = false;
    if (!steps.has('Assign')) {
      await this.#try(inferenceMarket.cancel(id));
      return;
    }
    const all = await this.market.bids(id).catch(this.complain) ?? [];
    const bids = all.filter(({ provider }) => !memory.refused.has(provider));
    const provider = bids.length > 0 && await choose({ bids, job, now: this.market.now });
    if (provider && !(await this.#try(inferenceMarket.assign(id, provider)))) {
      memory.refused.add(provider);
    }
  }

  /// The output of a job, if it can be had and is the one whose hash was submitted.
  async #fetch({ deal, result }, { urlOf }) {
    try {
      const sealed = await this.#way.download(await urlOf(deal.provider), result.location);
      const output = sealed && open(this.#key, sealed);
      return output && hashOf(output) === result.output ? output : null;
    } catch (error) {
      this.complain(error);
      return null;
    }
  }

  async #review(job, memory, options) {
    const { challenges, inferenceMarket } = this.market.api.tx;
    const { id, result } = job;
    const output = memory.paid?.output ?? await this.#fetch(job, options);
    if (output && (memory.paid || await options.judge(output, job))) {
      memory.paid = paidFor(job, output);
      await this.#try(inferenceMarket.accept(id));
      return null;
    }
    const late = this.market.now * 2 >= result.submitted + result.reviewUntil;
    if (!output && !late) {
      return null;
    }
    const ground = output ? 'WrongOutput' : 'NotDelivered';
    const evidence = await options.evidence?.({ job, ground, output });
    // A stake that cannot be paid is not tried in every block.
    if (evidence && await this.#try(challenges.challenge(workOf(id), ground, evidence))) {
      return null;
    }
    return { state: 'Disputable', ground, output, until: result.reviewUntil };
  }
}
