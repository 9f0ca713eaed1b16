// The side of a service that is subscribed to: lets requests of subscribers pass, and subscribes,
// renews and cancels for those whose keys it holds.

import { Blocks } from './blocks.js';
import { errorName, fields } from './errors.js';
import { submit } from './submit.js';

export class Service {
  #api;
  #blocks;
  #confirm;
  #untils = new Map();
  #news;

  /// Serves the subscribers of `plan`. `news` gets what the chain tells of them: the event's name and
  /// its fields, as of a renewal that failed, after which one writes to the customer.
  static async open({ api, plan, confirm = 'finalized', news = () => {}, complain = () => {} }) {
    const service = new Service(api, plan, confirm, news, complain);
    await service.#blocks.start(confirm);
    return service;
  }

  constructor(api, plan, confirm, news, complain) {
    this.#api = api;
    this.plan = plan;
    this.#confirm = confirm;
    this.#news = news;
    this.#blocks = new Blocks(api, {
      hear: (block) => this.#hear(block),
      // The chain is not what it was: ask anew.
      rewound: () => this.#untils.clear(),
      complain,
    });
    /// How often the chain was asked about an account.
    this.asked = 0;
  }

  async close() {
    await this.#blocks.stop();
  }

  /// Resolves when it has heard the block of that hash, the newest one.
  caughtUp(hash) {
    return this.#blocks.caughtUp(hash);
  }

  // The gate.

  /// Until when `who` is subscribed, in seconds since the Unix epoch; 0 if never. The chain is asked
  /// once for each account; what changes it is an event.
  async activeUntil(who) {
    const known = this.#untils.get(who);
    if (known !== undefined) {
      return known;
    }
    const { head } = this.#blocks;
    this.asked += 1;
    const view = await head.at.call.subscriptionsApi.subscription(who, this.plan);
    const until = view.isSome ? view.unwrap().subscription.activeUntil.toNumber() : 0;
    if (head === this.#blocks.head) {
      this.#untils.set(who, until);
    }
    return until;
  }

  /// May a request of `who` pass? By the time of the newest block, as the chain itself would say.
  async admits(who) {
    const until = await this.activeUntil(who);
    return this.#blocks.head.now < until;
  }

  #hear({ events, at }) {
    for (const event of events.filter(({ section }) => section === 'subscriptions')) {
      const { who, plan, activeUntil, ...more } = fields(event);
      if (who && plan?.toNumber() === this.plan) {
        if (activeUntil) {
          this.#untils.set(who.toString(), activeUntil.toNumber());
        } else if (event.method === 'Forgotten') {
          this.#untils.delete(who.toString());
        }
        const reason = more.reason && errorName(at.registry, more.reason);
        this.#news(event.method, { ...more, who: who.toString(), reason });
      }
    }
  }

  // What a subscriber does.

  /// Pays `periods` in `asset`. The chain quotes, and the price may rise by `slippageBps` until the
  /// payment is made. Returns until when it is active.
  async subscribe(signer, { asset, periods = 1, slippageBps = 100 }) {
    const quote = await this.#api.call.subscriptionsApi.quote(signer.address, this.plan, periods, asset);
    if (quote.isErr) {
      throw new Error(errorName(this.#api.registry, quote.asErr));
    }
    const amount = quote.asOk.amount.toBigInt();
    const most = amount + (amount * BigInt(slippageBps)) / 10_000n;
    await this.#do(signer, this.#tx.subscribe(this.plan, periods, asset, most));
    return this.activeUntil(signer.address);
  }

  /// Has the chain renew it, for at most `most` a period; there is no slippage to be had later, so
  /// it is what the subscriber would pay at the worst price.
  renew(signer, { asset, most }) {
    return this.#do(signer, this.#tx.setAutoRenew(this.plan, { payWith: asset, maxPayment: most }));
  }

  /// Ends the renewal. What was paid stays.
  cancel(signer) {
    return this.#do(signer, this.#tx.cancel(this.plan));
  }

  get #tx() {
    return this.#api.tx.subscriptions;
  }

  async #do(signer, call) {
    const { events } = await submit(this.#api, signer, call, this.#confirm);
    // The gate has to have heard of it too.
    const own = events.find(({ section }) => section === 'subscriptions');
    const { activeUntil } = own ? fields(own) : {};
    if (activeUntil) {
      this.#untils.set(signer.address, activeUntil.toNumber());
    }
    return events;
  }
}
