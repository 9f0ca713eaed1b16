// The pallet in memory: its rules, its order of checks, its roundings.

import { openingHash, VOUCHER_LENGTH, VOUCHER_TAG, headBytes, headError, readClaim } from '../voucher.js';
import { VerifyingKey } from '../keys.js';
import { BATCH, Refused, ensure } from '../terms.js';

export const TOKEN = 10n ** 18n;
export const DAY = 86_400n;
/// Legs of a payment in basis points: network, treasury, burn.
const LEGS = [500n, 200n, 300n];

/// 32 bytes of the same number.
export const account = (number) => Buffer.alloc(32, number);

export class Model {
  constructor({ genesis = account(1), parent = account(2), now = 1_800_000_000n } = {}) {
    Object.assign(this, { genesis_: genesis, parent, now });
    this.channels = new Map();
    this.balances = new Map();
    this.legs = [0n, 0n, 0n];
    this.listeners = new Set();
    this.next = 0n;
    /// Calls that were made, by their names.
    this.calls = [];
  }

  balance(who) {
    return this.balances.get(who.toString('hex')) ?? 0n;
  }

  add(who, amount) {
    this.balances.set(who.toString('hex'), this.balance(who) + amount);
  }

  /// Everything that there is; a constant.
  get sum() {
    const held = [...this.channels.values()].filter(({ ended }) => !ended)
      .reduce((sum, { deposited, paid }) => sum + deposited - paid, 0n);
    return [...this.balances.values(), ...this.legs].reduce((sum, each) => sum + each, held);
  }

  /// The chain as `who` sees it.
  as(who) {
    return {
      genesis: async () => this.genesis_,
      channel: async (id) => {
        const channel = this.channels.get(id);
        return channel ? { ...channel } : null;
      },
      open: async (call) => this.#open(who, call),
      topUp: async (id, amount) => this.#topUp(who, id, amount),
      redeem: async (id, newest) => this.#redeem(id, newest),
      redeemBatch: async (lines) => this.#redeemBatch(lines),
      close: async (id, newest) => this.#close(who, id, newest),
      requestClose: async (id) => this.#requestClose(who, id),
      finish: async (id) => this.#finish(id),
      follow: async (listener) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
      },
    };
  }

  /// Lets time pass, and everybody hear of the block.
  async block(secs = 6n, events = []) {
    this.now += secs;
    for (const { hear } of this.listeners) {
      await hear({ now: this.now, events });
    }
  }

  #of(id) {
    const channel = this.channels.get(id);
    ensure(channel, 'NotFound');
    ensure(!channel.ended, 'Ended');
    return channel;
  }

  #open(consumer, { provider, asset, deposit, key, expires }) {
    this.calls.push('open');
    ensure(this.balance(consumer) >= deposit, 'InsufficientBalance');
    const id = this.next;
    this.next += 1n;
    this.add(consumer, -deposit);
    const voucherKey = { scheme: key.scheme, publicKey: key.publicKey };
    this.channels.set(id, {
      consumer, provider, asset, key: voucherKey,
      opening: openingHash({ genesis: this.genesis_, channel: id, consumer, provider, asset, key: voucherKey, parent: this.parent }),
      deposited: deposit, paid: 0n, nonce: 0n, tokens: 0n, expires, disputeSecs: DAY, closing: null, ended: false,
    });
    return id;
  }

  #topUp(who, id, amount) {
    const channel = this.#of(id);
    ensure(who.equals(channel.consumer), 'NotYours');
    ensure(channel.closing === null, 'Closing');
    ensure(this.balance(who) >= amount, 'InsufficientBalance');
    this.add(who, -amount);
    channel.deposited += amount;
  }

  async #redeem(id, { voucher, signature }) {
    this.calls.push('redeem');
    const channel = this.#of(id);
    const head = headBytes(VOUCHER_TAG, { genesis: this.genesis_, channel: id, opening: channel.opening });
    const error = headError(voucher, VOUCHER_LENGTH, head);
    ensure(!error, error);
    const claim = readClaim(voucher);
    ensure(claim.cumulative > channel.paid && claim.nonce >= channel.nonce && claim.tokens >= channel.tokens, 'NotNewer');
    const gross = (claim.cumulative < channel.deposited ? claim.cumulative : channel.deposited) - channel.paid;
    ensure(gross > 0n, 'Exhausted');
    ensure(await new VerifyingKey(channel.key).verify(voucher, signature), 'BadSignature');
    Object.assign(channel, { paid: channel.paid + gross, nonce: claim.nonce, tokens: claim.tokens });
    const legs = LEGS.map((bps) => (gross * bps) / 10_000n);
    this.legs = this.legs.map((leg, index) => leg + legs[index]);
    this.add(channel.provider, gross - legs.reduce((sum, leg) => sum + leg, 0n));
    return gross;
  }

  async #redeemBatch(lines) {
    this.calls.push('redeemBatch');
    ensure(lines.length <= BATCH, 'TooMany');
    const results = [];
    for (const line of lines) {
      results.push(await this.#redeem(line.id, line)
        .then((gross) => ({ id: line.id, gross }), ({ name }) => ({ id: line.id, error: name })));
    }
    return results;
  }

  async #close(who, id, newest = null) {
    this.calls.push('close');
    const channel = this.#of(id);
    ensure(who.equals(channel.provider), 'NotYours');
    if (newest) {
      await this.#redeem(id, newest);
    }
    this.#end(channel);
  }

  #requestClose(who, id) {
    const channel = this.#of(id);
    ensure(who.equals(channel.consumer), 'NotYours');
    ensure(channel.closing === null, 'Closing');
    channel.closing = this.now + channel.disputeSecs;
    return this.block(0n, [{ name: 'CloseRequested', channel: id }]);
  }

  #finish(id) {
    const channel = this.#of(id);
    const expired = channel.expires + channel.disputeSecs;
    const due = channel.closing !== null && channel.closing < expired ? channel.closing : expired;
    ensure(this.now >= due, 'TooEarly');
    this.#end(channel);
  }

  #end(channel) {
    channel.ended = true;
    this.add(channel.consumer, channel.deposited - channel.paid);
  }
}

/// The name of the refusal, or nothing.
export const refusal = (promise) => promise.then(() => null, (error) => {
  if (error instanceof Refused) {
    return error.name;
  }
  throw error;
});
