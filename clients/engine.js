// The side of a matching engine: quotes fees when orders are placed, writes every trade into a journal,
// and settles the fees on the chain in batches, each of them once.
//
// At-least-once delivery with an idempotency key: the engine sends a trade until the chain says that
// its key is settled, and the chain settles a key once. So it may be killed between any two lines of
// this file, and so may the node; nothing is charged twice and nothing is forgotten.

import { isDeepStrictEqual } from 'node:util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { Blocks } from './blocks.js';
import { errorName, fields } from './errors.js';
import { Journal } from './journal.js';

/// What trying again cannot mend.
const FINAL = ['feeDiscounts.TooOld', 'feeDiscounts.ZeroFee', 'arithmetic.Overflow'];

/// The idempotency key of a trade: 32 bytes, the same whenever it is asked for. `venue` keeps the
/// trades of two engines apart.
export const keyOf = (venue, id) => blake2AsHex(`${venue}/${id}`, 256);

export class Engine {
  #api;
  #signer;
  #journal;
  #blocks;
  #discounts = new Map();
  #turn = Promise.resolve();
  #options;

  /// Opens the journal at `path` and asks the chain what has become of the trades in it. `signer`
  /// must be a trade engine of the chain. A transaction is valid for `validity` blocks, a power of
  /// two from 4 on; then what the chain has not told of is sent again, `attempts` times at the most.
  static async open({ api, signer, path, venue = 'spot', ...options }) {
    const engine = new Engine(api, signer, new Journal(path), venue, options);
    await engine.#blocks.start(engine.#options.confirm);
    await engine.#replay();
    return engine;
  }

  constructor(api, signer, journal, venue, options) {
    this.#api = api;
    this.#signer = signer;
    this.#journal = journal;
    this.#options = {
      confirm: 'finalized', batch: 100, validity: 16, attempts: 5, complain: () => {}, ...options,
    };
    this.venue = venue;
    /// Every trade of the journal by its key, with its `state`: `open`, `settled` or `lost`.
    this.trades = new Map();
    /// Lines that were sent since this engine was opened.
    this.sent = 0;
    /// Is it done with sending, and waits for blocks?
    this.waiting = false;
    this.#blocks = new Blocks(api, {
      hear: (block) => this.#hear(block),
      rewound: (block) => this.#rewound(block),
      complain: this.#options.complain,
    });
    journal.lines.forEach((line) => this.#recall(line));
  }

  /// Stops following the chain. What it knows is in the journal.
  async close() {
    await this.#blocks.stop();
    this.#journal.close();
  }

  /// Resolves when it has heard the block of that hash, the newest one.
  caughtUp(hash) {
    return this.#blocks.caughtUp(hash);
  }

  // When an order is placed.

  /// The discount of `payer` in basis points: from memory until an event names the account. Nothing is
  /// remembered while a stake warms up, because no event tells its end.
  async discountOf(payer) {
    const known = this.#discounts.get(payer);
    if (known !== undefined) {
      return known;
    }
    const { head } = this.#blocks;
    const { discountBps, warming } = await head.at.call.feeDiscountsApi.discountOf(payer);
    if (warming.isZero() && head === this.#blocks.head) {
      this.#discounts.set(payer, discountBps.toBigInt());
    }
    return discountBps.toBigInt();
  }

  /// What a fee of `gross` (smallest units) would cost `payer`, worked out as the chain does: the
  /// rebate rounds down. It is an estimate: stake that leaves before the settlement does not count.
  async quote(payer, gross) {
    const discountBps = await this.discountOf(payer);
    const rebate = (gross * discountBps) / 10_000n;
    return { discountBps, rebate, net: gross - rebate };
  }

  // When a trade is made.

  /// Writes a trade down: its `id`, `payer`, `asset`, `fee` before the discount (smallest units) and
  /// `time` (seconds since the Unix epoch). Returns its key. It is not sent before `settle`.
  record({ id, payer, asset, fee, time }) {
    const key = keyOf(this.venue, id);
    const trade = { id, payer, asset, fee, time };
    const known = this.trades.get(key);
    if (!known) {
      this.#journal.add({ trade });
      this.#recall({ trade });
    } else if (!isDeepStrictEqual(known.trade, trade)) {
      throw new Error(`trade ${id} is written down with other contents`);
    }
    return key;
  }

  // Settling.

  /// Trades that are to be settled.
  get open() {
    return [...this.trades.values()].filter(({ state }) => state === 'open');
  }

  /// Sends what is open, and returns when the chain has told what became of it, or after the last
  /// attempt. What it refused for now, as for an allowance that is used up, stays open for the next
  /// call. Without a connection it waits.
  settle() {
    const settled = this.#turn.then(() => this.#settle());
    this.#turn = settled.catch(() => {});
    return settled;
  }

  async #settle() {
    let todo = this.open;
    for (const entry of todo) {
      entry.told = false;
    }
    for (let attempt = 0; attempt < this.#options.attempts && todo.length > 0; attempt += 1) {
      try {
        if (attempt > 0) {
          await this.#ask(todo);
        }
        todo = todo.filter(({ state, told }) => state === 'open' && !told);
        await this.#send(todo);
      } catch (error) {
        // The node is away, or has not taken a transaction. What was sent is heard of all the same.
        this.#options.complain(error);
      }
      todo = await this.#heard(todo);
    }
    return { settled: todo.length === 0, unheard: todo.map(({ key }) => key) };
  }

  async #send(todo) {
    await this.#online();
    // The pool is counted in, so that batches of an engine that was killed are not in the way.
    let nonce = (await this.#api.rpc.system.accountNextIndex(this.#signer.address)).toNumber();
    for (let from = 0; from < todo.length; from += this.#options.batch) {
      const lines = todo.slice(from, from + this.#options.batch).map(({ key, trade }) => ({
        key, payer: trade.payer, asset: trade.asset, grossFee: trade.fee, time: trade.time,
      }));
      const signed = await this.#api.tx.feeDiscounts
        .settleTradeFees(lines)
        .signAsync(this.#signer, { nonce, era: this.#options.validity });
      await this.#api.rpc.author.submitExtrinsic(signed);
      this.sent += lines.length;
      nonce += 1;
    }
  }

  /// Waits until every one of `todo` was told of, or until what was sent is no longer valid. Returns
  /// those that were not.
  async #heard(todo) {
    const unheard = () => todo.filter(({ state, told }) => state === 'open' && !told);
    const last = this.#blocks.head.number + this.#options.validity;
    this.waiting = true;
    while (unheard().length > 0 && this.#blocks.head.number <= last) {
      await this.#blocks.next();
    }
    this.waiting = false;
    return unheard();
  }

  async #online() {
    if (!this.#api.isConnected) {
      await new Promise((resolve) => { this.#api.once('connected', resolve); });
    }
  }

  // What the chain says.

  /// Each line of a batch has an event with its key, whoever has sent it.
  #hear({ number, events, at }) {
    for (const event of events) {
      if (event.section === 'stakingVault') {
        // It names the account whose stake has changed.
        event.data.forEach((field) => this.#discounts.delete(field.toString()));
      }
      if (event.section === 'feeDiscounts') {
        this.#hearFees(event, number, at.registry);
      }
    }
  }

  #hearFees(event, block, registry) {
    if (event.method === 'TiersSet') {
      this.#discounts.clear();
      return;
    }
    const { key, error, net, rebate } = fields(event);
    const entry = key && this.trades.get(key.toHex());
    if (!entry) {
      return;
    }
    entry.told = true;
    if (event.method === 'FeeSettled') {
      this.#mark(entry, { net: net.toBigInt(), rebate: rebate.toBigInt(), block });
    } else if (event.method === 'FeeSkipped') {
      this.#mark(entry, { block });
    } else if (entry.state === 'open') {
      this.#refuse(entry, errorName(registry, error));
    }
  }

  #mark(entry, how) {
    if (entry.state !== 'settled') {
      this.#write({ settled: entry.key, ...how });
    }
  }

  /// A refusal for good is for a person to look at: the fee cannot be charged any more.
  #refuse(entry, error) {
    if (FINAL.includes(error)) {
      this.#write({ lost: entry.key, error });
    } else {
      entry.error = error;
    }
  }

  #write(line) {
    this.#journal.add(line);
    this.#recall(line);
  }

  /// Takes a line of the journal into the memory.
  #recall(line) {
    if (line.trade) {
      const key = keyOf(this.venue, line.trade.id);
      this.trades.set(key, { key, trade: line.trade, state: 'open', told: false });
      return;
    }
    const { settled, lost, reopened, ...how } = line;
    const entry = this.trades.get(settled ?? lost ?? reopened);
    Object.assign(entry, how, { state: settled ? 'settled' : lost ? 'lost' : 'open' });
  }

  /// The journal is a note, the chain is the truth. Every trade that could still be settled is asked
  /// for, those with a mark too: a node that was killed may have lost its newest blocks.
  async #replay() {
    const { at, now } = this.#blocks.head;
    const { windowSecs } = await at.query.feeDiscounts.parameters();
    const since = now - windowSecs.toNumber();
    await this.#ask([...this.trades.values()].filter(({ trade }) => trade.time >= since));
  }

  async #ask(entries) {
    const { at, number } = this.#blocks.head;
    const ask = async (entry) => {
      const there = (await at.call.feeDiscountsApi.isSettled(entry.key)).isTrue;
      if (there) {
        this.#mark(entry, { block: number });
      } else if (entry.state === 'settled') {
        this.#write({ reopened: entry.key });
      }
    };
    for (let from = 0; from < entries.length; from += 100) {
      await Promise.all(entries.slice(from, from + 100).map(ask));
    }
  }

  async #rewound() {
    this.#discounts.clear();
    await this.#replay();
  }
}
