// The consumer's side: opens channels, counts what arrives, signs vouchers for it.

import { VerifyingKey } from './keys.js';
import {
  STATEMENT_LENGTH, STATEMENT_TAG, VOUCHER_LENGTH, VOUCHER_TAG, headBytes, headError, readClaim,
  readStatement, writeClaim,
} from './voucher.js';
import { CREDIT, amountFor, ensure } from './terms.js';

export class Payer {
  #chain;
  #channels = new Map();

  /// `chain` opens, tops up and closes in the name of the consumer; see README.
  constructor({ chain }) {
    this.#chain = chain;
  }

  /// Opens a channel to `provider` and resolves to its number. `key` signs its vouchers, at most
  /// `price` smallest units of `asset` per 1,000 tokens, and at most `credit` at once. `statementKey`
  /// is the key of the provider's registration; with `null` no statements are asked for, and the
  /// channel cannot be challenged.
  async open({ provider, asset = 'Native', deposit, expires, key, price, credit = CREDIT, statementKey }) {
    const id = await this.#chain.open({ provider, asset, deposit, key, expires });
    await this.resume(id, { key, price, credit, statementKey });
    return id;
  }

  /// Takes up a channel that is open already. `newest` is the newest voucher with its signature, 185
  /// bytes, as this payer or the payee has kept it: no other one could have signed it.
  async resume(id, { key, price, credit = CREDIT, statementKey, newest }) {
    const [genesis, view] = await Promise.all([this.#chain.genesis(), this.#chain.channel(id)]);
    ensure(view && key.publicKey.equals(view.key.publicKey), 'WrongChannel', 'it has another key');
    const channel = { genesis, channel: id, opening: view.opening };
    const head = headBytes(VOUCHER_TAG, channel);
    const bytes = Buffer.alloc(VOUCHER_LENGTH);
    head.copy(bytes);
    const { paid, nonce, tokens } = view;
    const entry = {
      id, key, price, credit, bytes, deposited: view.deposited, received: tokens,
      // Nothing is known of statements for what was paid already, so it is not asked about.
      last: { nonce, cumulative: paid, tokens }, stated: paid, statement: null,
      statementKey: statementKey && new VerifyingKey(statementKey),
      statementHead: headBytes(STATEMENT_TAG, channel),
      turn: Promise.resolve(),
    };
    if (newest) {
      await this.#recall(entry, head, newest);
    }
    this.#channels.set(id, entry);
  }

  async #recall(entry, head, newest) {
    const [voucher, signature] = [newest.subarray(0, VOUCHER_LENGTH), newest.subarray(VOUCHER_LENGTH)];
    const error = headError(voucher, VOUCHER_LENGTH, head);
    ensure(!error, error);
    ensure(await new VerifyingKey(entry.key).verify(voucher, signature), 'BadSignature');
    const claim = readClaim(voucher);
    if (claim.cumulative > entry.last.cumulative) {
      Object.assign(entry, { last: claim, received: claim.tokens, stated: claim.cumulative });
    }
  }

  /// Counts tokens that have arrived.
  receive(id, tokens) {
    this.#of(id).received += tokens;
  }

  /// Resolves to a voucher for what has arrived so far, with its signature: 185 bytes. The payee may
  /// ask for fewer `tokens`, or for another `cumulative` amount, never for more than they cost.
  async pay(id, asked = {}) {
    const entry = this.#of(id);
    // One after the other: each is above its predecessor, and there is one buffer.
    const paid = entry.turn.then(() => this.#pay(entry, asked));
    entry.turn = paid.catch(() => {});
    return paid;
  }

  async #pay(entry, { tokens = entry.received, cumulative = amountFor(entry.price, tokens) }) {
    const { last, credit } = entry;
    ensure(tokens <= entry.received, 'NotReceived');
    ensure(cumulative <= amountFor(entry.price, tokens), 'AbovePrice');
    ensure(cumulative > last.cumulative && tokens >= last.tokens, 'NotNewer');
    ensure(cumulative - last.cumulative <= credit, 'AboveCredit');
    ensure(cumulative <= entry.deposited, 'AboveDeposit');
    ensure(!entry.statementKey || cumulative - entry.stated <= credit, 'NoStatement');
    const claim = { nonce: last.nonce + 1n, cumulative, tokens };
    writeClaim(entry.bytes, claim);
    const signature = await entry.key.sign(entry.bytes);
    entry.last = claim;
    return Buffer.concat([entry.bytes, signature]);
  }

  /// Takes a statement of the provider with its signature: 217 bytes. The newest one is kept: a
  /// challenge needs it. Resolves to what it says, whose transcript should be the consumer's own.
  async state(id, signed) {
    const entry = this.#of(id);
    ensure(entry.statementKey, 'NoStatement', 'the channel was opened without a key for them');
    const bytes = signed.subarray(0, STATEMENT_LENGTH);
    const error = headError(bytes, STATEMENT_LENGTH, entry.statementHead);
    ensure(!error, error);
    const statement = readStatement(bytes);
    const { cumulative, tokens } = statement;
    const paid = cumulative <= entry.last.cumulative && tokens <= entry.last.tokens;
    ensure(cumulative > entry.stated, 'NotNewer');
    ensure(paid, 'NotReceived', 'it states more than was paid');
    const signature = signed.subarray(STATEMENT_LENGTH);
    ensure(await entry.statementKey.verify(bytes, signature), 'BadSignature');
    if (cumulative > entry.stated) {
      Object.assign(entry, { stated: cumulative, statement: Buffer.from(signed) });
    }
    return statement;
  }

  /// The newest claim that was signed, and the newest statement with its signature.
  last(id) {
    const { last, statement, received, deposited } = this.#of(id);
    return { ...last, statement, received, deposited };
  }

  async topUp(id, amount) {
    await this.#chain.topUp(id, amount);
    this.#of(id).deposited += amount;
  }

  /// Asks for the end. The payee is paid for vouchers until it comes, at most the dispute time later.
  requestClose(id) {
    return this.#chain.requestClose(id);
  }

  /// Ends a channel after its dispute time, and forgets it.
  async finish(id) {
    await this.#chain.finish(id);
    this.#channels.delete(id);
  }

  #of(id) {
    const entry = this.#channels.get(id);
    ensure(entry, 'NotFound');
    return entry;
  }
}
