// The result of one transaction: its events, its fee and its error.

import { errorName } from '../../clients/errors.js';

/// What a transaction did.
export class Outcome {
  constructor(registry, events) {
    this.events = events;
    const failed = events.find(({ section, method }) => `${section}.${method}` === 'system.ExtrinsicFailed');
    this.error = failed ? errorName(registry, failed.data[0]) : null;
    const paid = events.find(({ method }) => method === 'TransactionFeePaid');
    this.fee = paid ? paid.data[1].toBigInt() : 0n;
  }

  expect() {
    if (this.error) {
      throw new Error(`refused: ${this.error}`);
    }
    return this;
  }

  /// The fields of the one event of that name.
  event(section, method) {
    const found = this.all(section, method);
    if (found.length !== 1) {
      const names = this.events.map((event) => `${event.section}.${event.method}`).join(', ');
      throw new Error(`${found.length} events ${section}.${method} among: ${names}`);
    }
    return found[0];
  }

  all(section, method) {
    return this.events
      .filter((event) => event.section === section && event.method === method)
      .map(({ data }) => Object.fromEntries(data.names.map((name, i) => [name, data[i]])));
  }
}
