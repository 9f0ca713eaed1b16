// The pallet `paymentChannels` by @polkadot/api, as the other files here want a chain.

import { Blocks } from '../blocks.js';
import { errorName, fields } from '../errors.js';
import { submit } from '../submit.js';
import { BATCH } from './terms.js';

const PALLET = 'paymentChannels';
const bytes = (codec) => Buffer.from(codec.toU8a());

export class PalletChain {
  #api;
  #signer;
  #confirm;

  /// `signer` is the account that calls: consumer, provider or watchtower. A call is done when a block
  /// holds it that is finalized, or best with `confirm: 'best'`.
  constructor({ api, signer, confirm = 'finalized' }) {
    this.#api = api;
    this.#signer = signer;
    this.#confirm = confirm;
  }

  async genesis() {
    return bytes(this.#api.genesisHash);
  }

  /// Resolves to the number of the channel. `key` is the one that signs vouchers, `expires` is in
  /// seconds since the Unix epoch.
  async open({ provider, asset, deposit, key, expires }) {
    const voucherKey = { [key.scheme]: `0x${key.publicKey.toString('hex')}` };
    const events = await this.#call('open', provider, asset, deposit, voucherKey, expires);
    return fields(this.#one(events, 'Opened')).channel.toBigInt();
  }

  async topUp(id, amount) {
    await this.#call('topUp', id, amount);
  }

  async extend(id, expires) {
    await this.#call('extend', id, expires);
  }

  /// Resolves to what was paid.
  async redeem(id, { voucher, signature }) {
    const events = await this.#call('redeem', id, voucher, signature);
    return fields(this.#one(events, 'Redeemed')).gross.toBigInt();
  }

  /// Redeems up to 32 vouchers. Resolves to a line for each: what was paid, or the name of the error.
  async redeemBatch(lines) {
    if (lines.length > BATCH) {
      throw new RangeError(`a batch has at most ${BATCH} vouchers`);
    }
    const batch = lines.map(({ id, voucher, signature }) => [id, voucher, signature]);
    const events = await this.#call('redeemBatch', batch);
    return events
      .filter((event) => event.section === PALLET && ['Redeemed', 'NotRedeemed'].includes(event.method))
      .map((event) => {
        const { channel, gross, error } = fields(event);
        const id = channel.toBigInt();
        return error
          ? { id, error: errorName(this.#api.registry, error).replace(`${PALLET}.`, '') }
          : { id, gross: gross.toBigInt() };
      });
  }

  /// Ends a channel at once, for its provider, with a voucher if there is a better one.
  async close(id, newest = null) {
    await this.#call('close', id, newest && [newest.voucher, newest.signature]);
  }

  async requestClose(id) {
    await this.#call('requestClose', id);
  }

  async finish(id) {
    await this.#call('finish', id);
  }

  /// A channel as the chain has it, or nothing.
  async channel(id) {
    const record = await this.#api.query[PALLET].channels(id);
    if (record.isNone) {
      return null;
    }
    const { consumer, provider, asset, key, opening, deposited, paid, nonce, tokens, expires, disputeSecs, phase } = record.unwrap();
    return {
      consumer: bytes(consumer),
      provider: bytes(provider),
      asset: asset.isNative ? 'Native' : { WithId: asset.asWithId.toNumber() },
      key: { scheme: key.type, publicKey: bytes(key.inner) },
      opening: bytes(opening),
      deposited: deposited.toBigInt(),
      paid: paid.toBigInt(),
      nonce: nonce.toBigInt(),
      tokens: tokens.toBigInt(),
      expires: expires.toBigInt(),
      disputeSecs: disputeSecs.toBigInt(),
      closing: phase.isClosing ? phase.asClosing.until.toBigInt() : null,
      ended: phase.isEnded,
    };
  }

  /// Calls `hear` with the time and the channels' events of every block, and `rewound` when blocks that
  /// were heard are no longer part of the chain. Resolves to what stops it.
  async follow({ hear, rewound = () => {}, complain }) {
    const ours = ({ section }) => section === PALLET;
    const named = (event) => ({ name: event.method, channel: fields(event).channel?.toBigInt() });
    const blocks = new Blocks(this.#api, {
      hear: ({ now, events }) => hear({ now, events: events.filter(ours).map(named) }),
      rewound,
      complain,
    });
    await blocks.start(this.#confirm);
    return () => blocks.stop();
  }

  async #call(name, ...args) {
    try {
      const call = this.#api.tx[PALLET][name](...args);
      return (await submit(this.#api, this.#signer, call, this.#confirm)).events;
    } catch (error) {
      error.message = error.message.replace(`${PALLET}.`, '');
      throw error;
    }
  }

  #one(events, method) {
    const event = events.find((each) => each.section === PALLET && each.method === method);
    if (!event) {
      throw new Error(`no event ${method}`);
    }
    return event;
  }
}
