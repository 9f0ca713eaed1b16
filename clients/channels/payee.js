// The provider's side: counts what it serves, verifies vouchers, keeps the newest, redeems in time.

import { Book } from './book.js';
import { Journal } from './journal.js';
import { statementBytes, VOUCHER_LENGTH } from './voucher.js';
import { CREDIT, amountFor, ensure } from './terms.js';

/// Vouchers of one channel that may wait for their verification.
const WAITING = 8;

export class Payee extends Book {
  #journal;
  #key;
  #redeemAt;

  /// Opens the journal at `path`. `key` signs statements, with the key of the registration; `redeemAt`
  /// is the amount at which a channel is redeemed without waiting for its end. The channels are those
  /// that `accept` is called for, after a restart too.
  static async open({ path, key, redeemAt = 100n * CREDIT, interval, ...book }) {
    return new Payee(await Journal.open(path, { interval }), key, redeemAt, book);
  }

  constructor(journal, key, redeemAt, book) {
    super(book);
    this.#journal = journal;
    this.#key = key;
    this.#redeemAt = redeemAt;
  }

  /// Numbers of the channels that the journal knows a voucher of.
  get recovered() {
    return [...this.#journal.newest.keys()];
  }

  /// Serves a channel from now on, at `price` smallest units per 1,000 tokens, with at most `credit`
  /// unpaid. What the journal knows of it is verified again.
  async accept(id, { price, credit = CREDIT }) {
    const kept = this.#journal.newest.get(id);
    const entry = await this.track(id, {
      price, credit, waiting: 0, turn: Promise.resolve(), transcripts: [],
    });
    if (kept) {
      await this.#recall(entry, kept);
    }
    entry.served = entry.claim.tokens;
    entry.covered = entry.claim.cumulative;
    entry.stated = entry.claim.cumulative;
    return { ...entry.claim };
  }

  async #recall(entry, { voucher, signature }) {
    try {
      const { claim } = this.expect(voucher);
      ensure(await entry.key.verify(voucher, signature), 'BadSignature');
      Object.assign(entry, { claim, newest: { voucher, signature } });
    } catch (error) {
      // As one that was redeemed before the crash, or of a chain that began anew.
      this.complain(error);
    }
  }

  /// Must be asked before `tokens` more are generated: throws `CreditExhausted` if more than one credit
  /// step would be unpaid. `transcript` is the hash over manifest, input and output with these tokens;
  /// without it there are no statements.
  serve(id, tokens, transcript) {
    const entry = this.channels.get(id);
    ensure(entry, 'NotFound');
    ensure(entry.view.closing === null, 'Closing');
    const { covered, view, price, credit } = entry;
    const paid = covered < view.deposited ? covered : view.deposited;
    ensure(amountFor(price, entry.served + tokens) - paid <= credit, 'CreditExhausted');
    entry.served += tokens;
    if (transcript) {
      entry.transcripts.push({ tokens: entry.served, transcript });
    }
  }

  /// Takes a voucher with its signature, 185 bytes. Resolves to its channel and claim when it is on the
  /// disk, and rejects with the name of what is wrong with it.
  async take(signed) {
    const [voucher, signature] = [signed.subarray(0, VOUCHER_LENGTH), signed.subarray(VOUCHER_LENGTH)];
    const { entry } = this.expect(voucher);
    ensure(entry.waiting < WAITING, 'Busy');
    entry.waiting += 1;
    const verified = entry.turn.then(() => this.#verify(voucher, signature));
    entry.turn = verified.catch(() => {});
    try {
      const claim = await verified;
      await this.#journal.add(voucher, signature);
      // A newer one may have been faster.
      entry.covered = claim.cumulative > entry.covered ? claim.cumulative : entry.covered;
      return { id: entry.id, ...claim };
    } finally {
      entry.waiting -= 1;
    }
  }

  async #verify(voucher, signature) {
    // Once more: what came before it has been taken meanwhile.
    const { entry, claim } = this.expect(voucher);
    ensure(claim.tokens <= entry.served, 'NotServed');
    ensure(claim.cumulative <= amountFor(entry.price, claim.tokens), 'AbovePrice');
    ensure(await entry.key.verify(voucher, signature), 'BadSignature');
    const newest = { voucher: Buffer.from(voucher), signature: Buffer.from(signature) };
    const transcripts = entry.transcripts.filter(({ tokens }) => tokens >= claim.tokens);
    Object.assign(entry, { claim, newest, transcripts });
    return claim;
  }

  /// Resolves to a signed statement for the newest voucher, 217 bytes, or to nothing while half a
  /// credit step has not been paid since the last one; a payer stops after a whole one without. With
  /// `again` it does not wait for that, for a payer that has not received the last one. A voucher for
  /// tokens between two steps that were served has no transcript, and so no statement.
  async state(id, { again = false } = {}) {
    const entry = this.channels.get(id);
    const claim = entry?.claim;
    const due = entry && (again || (entry.covered - entry.stated) * 2n >= entry.credit);
    const known = due && entry.transcripts.find(({ tokens }) => tokens === claim.tokens);
    if (!known) {
      return null;
    }
    entry.stated = claim.cumulative;
    const channel = { genesis: await this.chain.genesis(), channel: id, opening: entry.view.opening };
    const bytes = statementBytes(channel, { ...claim, transcript: known.transcript });
    return Buffer.concat([bytes, await this.#key.sign(bytes)]);
  }

  wanted(entry, now) {
    return entry.view.closing !== null
      || this.redeemable(entry) >= this.#redeemAt
      || super.wanted(entry, now);
  }

  /// A channel whose consumer wants to go is ended at once. The others are redeemed.
  async act(due) {
    for (const { id, newest } of due.filter((entry) => entry.view.closing !== null)) {
      const better = newest && this.redeemable(this.channels.get(id)) > 0n ? newest : null;
      await this.chain.close(id, better).catch(this.complain);
      await this.refresh(id);
    }
    await super.act(due.filter(({ id, view }) => view.closing === null && this.channels.has(id)));
  }

  /// Ends a channel at once, with its newest voucher.
  async close(id) {
    const entry = this.channels.get(id);
    ensure(entry, 'NotFound');
    await this.chain.close(id, this.redeemable(entry) > 0n ? entry.newest : null);
    await this.refresh(id);
  }

  ended(entry) {
    super.ended(entry);
    this.#journal.forget(entry.id);
  }

  /// Stops. Everything that was taken is on the disk.
  async stop() {
    await super.stop();
    await this.#journal.close();
  }
}
