// The inference market in memory: its rules for jobs and their times, behind the part of @polkadot/api that
// the clients use. Views are real codecs, of the types that the pallets have.

import { TypeRegistry } from '@polkadot/types';
import { blake2AsHex } from '@polkadot/util-crypto';
import { DAY, TYPES } from './types.js';

export class FakeChain {
  registry = new TypeRegistry();
  now = 1_800_000_000;
  /// Seconds from one block to the next.
  slot = 600;
  number = 1;
  events = [];
  jobs = new Map();
  bids = new Map();
  asks = new Map();
  providers = new Map();
  cases = new Map();
  channels = new Map();
  work = new Map();
  next = 0n;
  /// Calls that were in blocks, as `[who, name, ...args]`.
  calls = [];
  /// Reads of a job that fail.
  broken = 0;
  /// Errors for calls of these names.
  refusals = new Map();
  #queue = [];
  #listeners = new Set();

  constructor() {
    this.registry.register(TYPES);
  }

  #type(name, value) {
    return this.registry.createType(name, value);
  }

  // Blocks.

  /// Makes a block with what is waiting.
  async block() {
    this.number += 1;
    this.events = [];
    for (const { who, name, args, told } of this.#queue.splice(0)) {
      const from = this.events.length;
      let error = this.refusals.get(name);
      try {
        if (!error) {
          this.#apply(who, name, args);
        }
      } catch (thrown) {
        error = thrown.message;
      }
      this.calls.push([who, name, ...args]);
      const [hash, own] = [this.#hash(this.number), this.events.slice(from)];
      const status = { isInBlock: true, asInBlock: { toHex: () => hash } };
      told({ status, events: own.map((event) => ({ event })), ...(error && { dispatchError: { isModule: true, asModule: error } }) });
    }
    this.now += this.slot;
    this.#listeners.forEach((listener) => listener(this.#header(this.number)));
    // Whoever has heard of it acts, as far as nothing but promises is waited for.
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((resolve) => { setImmediate(resolve); });
    }
  }

  /// Makes blocks until `work` is done.
  async until(work, most = 2_000) {
    let done = false;
    work.finally(() => { done = true; }).catch(() => {});
    for (let blocks = 0; !done; blocks += 1) {
      if (blocks === most) {
        throw new Error(`not done after ${most} blocks: ${[...this.jobs.values()].map(({ stage }) => stage)}`);
      }
      await this.block();
    }
    return work;
  }

  /// Makes blocks until this holds.
  async whenSo(holds, most = 20_000) {
    for (let blocks = 0; !holds(); blocks += 1) {
      if (blocks === most) {
        throw new Error(`not so after ${most} blocks`);
      }
      await this.block();
    }
  }

  #hash = (number) => blake2AsHex(`block ${number}`);
  #header = (number) => ({ number: { toNumber: () => number }, hash: { toHex: () => this.#hash(number) } });

  // The client of an account.

  api() {
    const chain = this;
    const tx = (section) => new Proxy({}, {
      get: (_, name) => (...args) => ({
        signAndSend: async ({ address }, _, told) => { chain.#queue.push({ who: address, name: `${section}.${name}`, args, told }); },
      }),
    });
    const head = () => this.#header(this.number);
    const subscribe = async (listener) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    };
    return {
      genesisHash: { toU8a: () => new Uint8Array(32) },
      query: { paymentChannels: { channels: async (id) => this.#type('Option<Channel>', this.channels.get(id) ?? null) } },
      registry: { findMetaError: (error) => { const [section, name] = error.split('.'); return { section, name }; } },
      tx: new Proxy({}, { get: (_, section) => tx(section) }),
      at: async () => this.#at(),
      rpc: {
        chain: {
          getBlockHash: async (number) => ({ toHex: () => this.#hash(number ?? this.number) }),
          getHeader: async (hash) => {
            let number = this.number;
            while (this.#hash(number) !== hash) {
              number -= 1;
            }
            return this.#header(number);
          },
          getFinalizedHead: async () => head().hash,
          subscribeNewHeads: subscribe,
          subscribeFinalizedHeads: subscribe,
        },
      },
    };
  }

  #at() {
    const { number, now, events } = this;
    const maybe = (name, value) => this.#type(`Option<${name}>`, value ?? null);
    const count = (value) => ({ toNumber: () => value });
    return {
      query: {
        system: { number: async () => count(number), events: async () => events.map((event) => ({ event })) },
        timestamp: { now: async () => count(now * 1_000) },
        providers: { providers: async (who) => maybe('Provider', this.providers.get(who)) },
        inferenceMarket: {
          numbers: async () => this.#type('JobNumbers', { next: this.next, live: this.jobs.size }),
          asks: async (who) => this.#type('Vec<OpenAsk>', [...this.asks.get(who) ?? []].map(([id, ask]) => ({ class: id, ask }))),
        },
        challenges: {
          cases: { entries: async () => [...this.cases].map(([id, one]) => [{ args: [id] }, maybe('Case', one)]) },
        },
      },
      call: {
        channelsApi: {
          channelsOf: async (who, from, most) => this.#type('Vec<ChannelView>', [...this.channels]
            .filter(([id, { consumer, provider }]) => id >= from && [consumer, provider].includes(who))
            .slice(0, most).map(([id, channel]) => ({ id, channel }))),
        },
        inferenceApi: {
          job: async (id) => {
            if (this.broken > 0) {
              this.broken -= 1;
              throw new Error('WebSocket is not connected');
            }
            return maybe('JobView', this.jobs.has(id) ? this.#view(id) : null);
          },
          jobs: async (from, most) => this.#type('Vec<JobView>', [...this.jobs.keys()].filter((id) => id >= from).slice(0, most).map((id) => this.#view(id))),
          bids: async (id) => this.#type('Vec<Bid>', this.bids.get(id) ?? []),
          asks: async (id) => this.#type('Vec<(AccountId, Ask)>', [...this.asks].flatMap(([who, asks]) => (asks.has(id) ? [[who, asks.get(id)]] : []))),
          quote: async (id, units, who) => {
            const ask = this.asks.get(who)?.get(id);
            return maybe('Quote', ask && { asset: ask.asset, receipt: { payment: this.#price(ask, units) } });
          },
          work: async (who) => this.#type('Vec<WorkView>', this.work.get(who) ?? []),
        },
      },
    };
  }

  #price = (ask, units) => (ask.price * BigInt(units) + 999n) / 1_000n;

  #view(id) {
    const { stage, deal, result, ...job } = this.jobs.get(id);
    const inner = {
      Open: null, Assigned: deal, Submitted: [deal, result], Paid: [deal, result], Frozen: { deal, result, paid: false },
    }[stage];
    return { id, job: { ...job, stage: { [stage]: inner } }, steps: this.#steps(this.jobs.get(id)) };
  }

  #steps({ stage, deal, result, bidsUntil }) {
    const { now } = this;
    const until = (step, end) => (now < end ? [[step, end]] : []);
    const from = (step, start) => (now >= start ? [[step, null]] : []);
    return {
      Open: () => [...until('Bid', bidsUntil), ...until('Assign', bidsUntil), ['Cancel', null]],
      Assigned: () => [...until('Decline', deal.declineUntil), ...until('Submit', deal.deadline), ...from('Fail', deal.deadline)],
      Submitted: () => [['Accept', null], ...until('Dispute', result.auditUntil), ...from('Settle', result.reviewUntil)],
      Paid: () => [...until('Dispute', result.auditUntil), ...(this.number - result.block > 50 ? [['Clear', null]] : [])],
      Frozen: () => [],
    }[stage]();
  }

  // Calls.

  #tell(section, method, named) {
    this.events.push({ section, method, data: Object.assign(Object.values(named), { names: Object.keys(named) }) });
  }

  #of(id, ...stages) {
    const job = this.jobs.get(BigInt(id));
    if (!job || !stages.includes(job.stage)) {
      throw new Error(job ? 'inferenceMarket.WrongState' : 'inferenceMarket.NotFound');
    }
    return job;
  }

  #told(method, id, more = {}) {
    this.#tell('inferenceMarket', method, { job: this.#type('u64', id), ...more });
  }

  #assign(id, job, provider, price, secs) {
    const assigned = this.now;
    job.stage = 'Assigned';
    job.deal = {
      provider, price, liability: price, penalty: 1n, assigned,
      declineUntil: assigned + Math.ceil(secs / 4), deadline: assigned + secs,
    };
    this.#told('Assigned', id, { deal: this.#type('Deal', job.deal) });
  }

  #create(consumer, spec) {
    const id = this.next;
    this.next += 1n;
    this.jobs.set(id, {
      consumer, spec, escrow: spec.maxPrice, deposit: 1n, bidsUntil: this.now + spec.windowSecs, barred: [],
      stage: 'Open', deal: null, result: null,
    });
    return id;
  }

  #gone(id, method, more) {
    this.jobs.delete(BigInt(id));
    this.#told(method, id, more);
  }

  #pay(id, job) {
    job.stage = 'Paid';
    this.#tell('inferenceMarket', 'Settled', { record: this.#type('Record', { source: { Job: id } }), credit: 0 });
  }

  #apply(who, name, args) {
    const [id] = args;
    const calls = {
      'providers.register': (own, shareBps, key, endpoint) => this.providers.set(who, { own, shareBps, key, endpoint }),
      'providers.update': (_, key, endpoint) => Object.assign(this.providers.get(who), { key, endpoint }),
      'inferenceMarket.setAsk': (cls, ask) => this.asks.set(who, (this.asks.get(who) ?? new Map()).set(cls, ask)),
      'inferenceMarket.postJob': (spec) => this.#told('Posted', this.#create(who, spec), { spec }),
      'inferenceMarket.order': (provider, spec) => {
        const price = this.#price(this.asks.get(provider).get(spec.class), spec.units);
        if (price > spec.maxPrice) {
          throw new Error('inferenceMarket.PriceTooHigh');
        }
        const job = this.#create(who, spec);
        this.#told('Ordered', job);
        this.#assign(job, this.jobs.get(job), provider, price, spec.deliverSecs);
      },
      'inferenceMarket.bid': (_, price, secs) => {
        const bids = [...this.bids.get(id) ?? [], { provider: who, price, secs }];
        this.bids.set(id, bids.sort((one, other) => Number(one.price - other.price)));
        this.#told('BidPlaced', id);
      },
      'inferenceMarket.assign': (_, provider) => {
        const bid = this.bids.get(id)?.find((each) => each.provider === provider);
        this.#assign(id, this.#of(id, 'Open'), provider, bid.price, bid.secs);
      },
      'inferenceMarket.decline': () => {
        const job = this.#of(id, 'Assigned');
        if (this.now >= job.deal.declineUntil) {
          throw new Error('inferenceMarket.TooLate');
        }
        Object.assign(job, { stage: 'Open', deal: null, bidsUntil: this.now + job.spec.windowSecs });
        job.barred.push(who);
        this.#told('Declined', id);
      },
      'inferenceMarket.submitResult': (_, output, tokens, location) => {
        const job = this.#of(id, 'Assigned');
        if (this.now >= job.deal.deadline) {
          throw new Error('inferenceMarket.TooLate');
        }
        job.stage = 'Submitted';
        job.result = {
          output, tokens, location, block: this.number, submitted: this.now,
          reviewUntil: this.now + DAY, auditUntil: this.now + 3 * DAY,
        };
        this.#told('Submitted', id);
      },
      'inferenceMarket.accept': () => {
        const job = this.#of(id, 'Submitted');
        this.#pay(id, job);
        if (!job.spec.auditable) {
          this.#gone(id, 'Cleared');
        }
      },
      'inferenceMarket.settle': () => this.#pay(id, this.#of(id, 'Submitted')),
      'inferenceMarket.clear': () => { this.#of(id, 'Paid'); this.#gone(id, 'Cleared'); },
      'inferenceMarket.cancel': () => { this.#of(id, 'Open'); this.#gone(id, 'Cancelled'); },
      'inferenceMarket.fail': () => { this.#of(id, 'Assigned'); this.#gone(id, 'Failed'); },
      'inferenceMarket.claimWork': () => this.work.delete(who),
      'challenges.challenge': ({ Job: job }, ground, evidence) => {
        const { deal } = Object.assign(this.#of(job, 'Submitted'), { stage: 'Frozen' });
        this.#told('Frozen', job);
        const respondUntil = this.now + DAY / 2;
        const phase = { Voting: { respondUntil, commitUntil: this.now + DAY, revealUntil: this.now + 2 * DAY } };
        this.cases.set(7n, { work: { Job: job }, provider: deal.provider, ground, evidence, response: null, phase });
        this.#tell('challenges', 'Challenged', { case: this.#type('u64', 7n), provider: this.#type('AccountId', deal.provider) });
      },
      'paymentChannels.open': (channel) => {
        const number = BigInt(this.channels.size);
        this.channels.set(number, channel);
        const provider = this.#type('AccountId', channel.provider);
        this.#tell('paymentChannels', 'Opened', { channel: this.#type('u64', number), provider });
      },
      'paymentChannels.requestClose': () => {
        this.channels.get(id).phase = { Closing: { until: this.now + DAY } };
        this.#tell('paymentChannels', 'CloseRequested', { channel: this.#type('u64', id) });
      },
      'paymentChannels.close': () => {
        this.channels.delete(id);
        this.#tell('paymentChannels', 'Closed', { channel: this.#type('u64', id) });
      },
      'challenges.execute': (_, verdict) => {
        this.#of(id, 'Frozen');
        this.#gone(id, 'Concluded', { verdict: this.#type('Verdict', verdict) });
      },
      'challenges.respond': (_, location) => Object.assign(this.cases.get(id), { response: location }),
    };
    calls[name](...args);
  }

  /// A call of somebody in the next block.
  call(who, name, ...args) {
    this.#queue.push({ who, name, args, told: () => {} });
  }
}
