// What both sides of a channel have agreed upon, and the errors by which they refuse.

/// The largest amount that may be unpaid, unless another one is agreed upon: one token of 18 decimals.
export const CREDIT = 10n ** 18n;

/// Vouchers in one transaction.
export const BATCH = 32;

/// Price of `tokens` at `price` smallest units per 1,000 tokens, rounded down.
export const amountFor = (price, tokens) => (price * tokens) / 1_000n;

/// A refusal by its name: the chain's, or one of the client's own rules.
///
/// * `AbovePrice`: a step above the agreed price of the tokens.
/// * `AboveCredit`: more than one credit step at once.
/// * `CreditExhausted`: more than one credit step would be unpaid.
/// * `NotReceived`, `NotServed`: tokens that did not arrive, or were not sent.
/// * `AboveDeposit`: a promise that the deposit does not hold; top up first.
/// * `NoStatement`: a credit step was paid for which the provider has signed nothing.
/// * `Busy`: too many vouchers of the channel are being verified.
export class Refused extends Error {
  constructor(name, more = '') {
    super(more === '' ? name : `${name}: ${more}`);
    this.name = name;
  }
}

export function ensure(condition, name, more) {
  if (!condition) {
    throw new Refused(name, more);
  }
}
