// Channels with their newest vouchers, and what the chain says of them: common to payee and watch.

import { VerifyingKey } from './keys.js';
import { VOUCHER_LENGTH, VOUCHER_TAG, channelOf, headBytes, headError, readClaim } from './voucher.js';
import { BATCH, Refused, ensure } from './terms.js';

export class Book {
  #stop = null;
  #turn = Promise.resolve();

  /// `margin`: seconds before a channel's end at which its newest voucher is redeemed.
  constructor({ chain, margin = 6 * 3_600, complain = () => {} }) {
    this.chain = chain;
    this.margin = BigInt(margin);
    this.complain = complain;
    /// Each channel by its number: the `view` of the chain, and its `newest` voucher.
    this.channels = new Map();
  }

  /// Reads a channel from the chain.
  async track(id, more = {}) {
    const [genesis, view] = await Promise.all([this.chain.genesis(), this.chain.channel(id)]);
    ensure(view && !view.ended, 'NotFound');
    const channel = { genesis, channel: id, opening: view.opening };
    const entry = {
      id, view,
      head: headBytes(VOUCHER_TAG, channel),
      key: new VerifyingKey(view.key),
      newest: null,
      claim: { nonce: view.nonce, cumulative: view.paid, tokens: view.tokens },
      ...more,
    };
    this.channels.set(id, entry);
    return entry;
  }

  /// The channel that a voucher is for, and its claim, if it is newer than the newest one. Does not
  /// look at the signature yet.
  expect(voucher) {
    ensure(voucher.length === VOUCHER_LENGTH, 'UnknownVersion');
    const entry = this.channels.get(channelOf(voucher));
    ensure(entry, 'NotFound');
    const error = headError(voucher, VOUCHER_LENGTH, entry.head);
    ensure(!error, error);
    const claim = readClaim(voucher);
    const { nonce, cumulative, tokens } = entry.claim;
    const newer = claim.cumulative > cumulative && claim.nonce > nonce && claim.tokens >= tokens;
    ensure(newer, 'NotNewer');
    return { entry, claim };
  }

  /// Amount that the newest voucher would pay now.
  redeemable({ newest, claim, view }) {
    const covered = claim.cumulative < view.deposited ? claim.cumulative : view.deposited;
    return newest && covered > view.paid ? covered - view.paid : 0n;
  }

  /// Redeems the newest vouchers of these channels, in batches. One that the chain refuses is complained
  /// about and does not stop the others. Resolves to the sum of what was paid.
  async redeem(ids = [...this.channels.keys()]) {
    const due = ids.map((id) => this.channels.get(id)).filter((entry) => entry && this.redeemable(entry) > 0n);
    let sum = 0n;
    for (let from = 0; from < due.length; from += BATCH) {
      const batch = due.slice(from, from + BATCH).map(({ id, newest }) => ({ id, ...newest }));
      for (const { id, gross, error } of await this.chain.redeemBatch(batch)) {
        if (error) {
          this.complain(new Refused(error, `channel ${id}`));
        } else {
          sum += gross;
        }
      }
      await Promise.all(batch.map(({ id }) => this.refresh(id)));
    }
    return sum;
  }

  async refresh(id) {
    const entry = this.channels.get(id);
    const view = entry && await this.chain.channel(id);
    if (entry && (!view || view.ended)) {
      this.ended(entry);
    } else if (entry) {
      entry.view = view;
    }
  }

  /// A channel is no more.
  ended({ id }) {
    this.channels.delete(id);
  }

  // What the chain says.

  /// Follows the chain, so that no deadline is missed while this runs.
  async follow() {
    this.#stop = await this.chain.follow({
      hear: (block) => this.#later(() => this.hear(block)),
      rewound: () => this.#later(() => Promise.all([...this.channels.keys()].map((id) => this.refresh(id)))),
    });
  }

  #later(work) {
    this.#turn = this.#turn.then(work).catch(this.complain);
    return this.#turn;
  }

  async hear({ now, events }) {
    const named = events.map(({ channel }) => channel).filter((id) => this.channels.has(id));
    for (const id of new Set(named)) {
      await this.refresh(id);
    }
    await this.look(now);
  }

  /// Acts on every channel that ends within the margin, or for which `wanted` finds a reason.
  async look(now) {
    const due = [...this.channels.values()].filter((entry) => this.wanted(entry, BigInt(now)));
    await this.act(due);
  }

  wanted(entry, now) {
    return this.redeemable(entry) > 0n && now + this.margin >= endOf(entry.view);
  }

  async act(due) {
    await this.redeem(due.map(({ id }) => id));
  }

  /// Stops following the chain, when what it is about to do is done.
  async stop() {
    await this.#stop?.();
    await this.#turn;
  }
}

/// The earliest time at which anybody can finish a channel, in seconds.
export function endOf({ expires, disputeSecs, closing }) {
  const expired = expires + disputeSecs;
  return closing !== null && closing < expired ? closing : expired;
}
