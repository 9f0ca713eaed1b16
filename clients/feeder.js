// A price operator's side: reports what a token costs, unless that makes no sense.

import { submit } from './submit.js';

/// A USDC for a token, as the chain writes prices.
const ONE = 10n ** 12n;
const DIGITS = 12;
/// A price this many times the operator's last one, or this part of it, is taken for a mistake.
const MOST = 2n;

/// A decimal number of USDC for a token, such as `0.4987`, as the chain writes it. Digits behind the
/// twelfth are cut off.
export function priceOf(text) {
  const [, whole, part = ''] = `${text}`.trim().match(/^(\d{1,12})(?:\.(\d+))?$/) ?? [];
  if (whole === undefined) {
    throw new Error(`not a price: ${JSON.stringify(`${text}`.slice(0, 80))}`);
  }
  const price = BigInt(whole) * ONE + BigInt(part.slice(0, DIGITS).padEnd(DIGITS, '0'));
  if (price === 0n) {
    throw new Error('a price must not be zero');
  }
  return price;
}

export class Feeder {
  #api;
  #signer;
  #source;
  #confirm;

  /// `source` resolves to the price, as text. `signer` is an account among the price operators, whose
  /// reports cost nothing but its fee.
  constructor({ api, signer, source, confirm = 'finalized' }) {
    this.#api = api;
    this.#signer = signer;
    this.#source = source;
    this.#confirm = confirm;
  }

  /// The operator's last report, if there is one: price and time in milliseconds.
  async last() {
    const report = await this.#api.query.oracle.rawValues(this.#signer.address, 'Native');
    return report.isSome
      ? { price: report.unwrap().value.toBigInt(), time: report.unwrap().timestamp.toNumber() }
      : null;
  }

  /// Asks the source and reports. A jump is refused unless `force` says that it is real. Resolves to
  /// the price when a block that stays holds it.
  async report({ force = false } = {}) {
    const price = priceOf(await this.#source());
    const last = await this.last();
    if (last && !force && (price > last.price * MOST || price * MOST < last.price)) {
      throw new Error(`a jump from ${last.price} to ${price}: look, and force it if it is real`);
    }
    await submit(this.#api, this.#signer, this.#api.tx.oracle.feedValues([['Native', price]]), this.#confirm);
    return price;
  }
}
