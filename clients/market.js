// Jobs of the inference market by @polkadot/api, as a provider and a consumer want them.

import { blake2AsHex } from '@polkadot/util-crypto';
import { Blocks } from './blocks.js';
import { fields } from './errors.js';
import { submit } from './submit.js';

/// Blocks after which a transaction that was not heard of will not come: it is valid for 64.
const VALIDITY = 80;
/// Jobs in an answer, and numbers that one looks up.
const PAGE = 100;
const LOOKUPS = 10_000n;

/// By which inputs, outputs and what is sealed are named.
export const hashOf = (bytes) => blake2AsHex(bytes, 256);

/// A job's result as challenges name it.
export const workOf = (id) => ({ Job: id });

const big = (value) => value.toBigInt();
const secs = (value) => value.toNumber();
const maybe = (value, read) => (value.isSome ? read(value.unwrap()) : null);
// A location is any bytes of somebody else.
const text = (bytes) => Buffer.from(bytes.toU8a(true)).toString('utf8');
export const assetOf = (asset) => (asset.isNative ? 'Native' : { WithId: asset.asWithId.toNumber() });

export const specOf = (spec) => ({
  class: spec.class.toNumber(),
  manifest: spec.manifest.toHex(),
  input: spec.input.toHex(),
  units: big(spec.units),
  asset: assetOf(spec.asset),
  maxPrice: big(spec.maxPrice),
  windowSecs: secs(spec.windowSecs),
  deliverSecs: secs(spec.deliverSecs),
  leastTier: spec.leastTier.toNumber(),
  leastReputation: spec.leastReputation.toNumber(),
  auditable: spec.auditable.isTrue,
  key: spec.key.toHex(),
});

const dealOf = (deal) => ({
  provider: deal.provider.toString(),
  price: big(deal.price),
  liability: big(deal.liability),
  penalty: big(deal.penalty),
  assigned: secs(deal.assigned),
  declineUntil: secs(deal.declineUntil),
  deadline: secs(deal.deadline),
});

const resultOf = (result) => ({
  output: result.output.toHex(),
  tokens: big(result.tokens),
  location: text(result.location),
  block: result.block.toNumber(),
  submitted: secs(result.submitted),
  reviewUntil: secs(result.reviewUntil),
  auditUntil: secs(result.auditUntil),
});

/// The promise and the result of a job in this stage.
function workIn(stage) {
  switch (stage.type) {
    case 'Open':
      return { deal: null, result: null };
    case 'Assigned':
      return { deal: dealOf(stage.asAssigned), result: null };
    case 'Frozen': {
      const { deal, result } = stage.asFrozen;
      return { deal: dealOf(deal), result: resultOf(result) };
    }
    default: {
      const [deal, result] = stage.inner;
      return { deal: dealOf(deal), result: resultOf(result) };
    }
  }
}

/// A job as the chain shows it: its `stage` by name, and its possible `steps` with their ends, `null`
/// without one. Times are in seconds since the Unix epoch.
export const jobOf = ({ id, job, steps }) => ({
  id: big(id),
  consumer: job.consumer.toString(),
  spec: specOf(job.spec),
  bidsUntil: secs(job.bidsUntil),
  barred: job.barred.map(String),
  stage: job.stage.type,
  ...workIn(job.stage),
  steps: new Map(steps.map(([step, end]) => [step.type, maybe(end, secs)])),
});

export class Market {
  #confirm;

  /// Follows the chain for `signer`. `hear` gets each block, and `rewound` the newest one when blocks
  /// that were heard are no longer part of the chain. `confirm` is `finalized`, or `best` for a chain that
  /// is never forked.
  constructor({ api, signer, confirm = 'finalized', hear = () => {}, rewound = () => {}, complain = () => {} }) {
    this.api = api;
    this.signer = signer;
    this.me = signer.address;
    this.#confirm = confirm;
    this.blocks = new Blocks(api, { hear, rewound, complain });
  }

  start() {
    return this.blocks.start(this.#confirm);
  }

  stop() {
    return this.blocks.stop();
  }

  /// State of the newest block that was heard.
  get at() {
    return this.blocks.head.at;
  }

  /// Time of that block, in seconds since the Unix epoch.
  get now() {
    return this.blocks.head.now;
  }

  /// Sends a call. Resolves to its events when its block was heard. A connection that is lost meanwhile
  /// tells of no end, so it rejects when the transaction is no longer valid.
  async send(call) {
    const { number } = this.blocks.head;
    const late = async () => {
      await this.#heard(number + VALIDITY);
      throw new Error('nothing was heard of the transaction');
    };
    const sent = submit(this.api, this.signer, call, this.#confirm);
    const { block, events } = await Promise.race([sent, late()]);
    await this.#heard((await this.api.rpc.chain.getHeader(block)).number.toNumber());
    return events;
  }

  async #heard(number) {
    while (this.blocks.head.number < number) {
      await this.blocks.next();
    }
  }

  /// A job, or nothing if it is gone.
  async job(id, at = this.at) {
    return maybe(await at.call.inferenceApi.job(id), jobOf);
  }

  /// The jobs that are not gone and that `wanted` chooses.
  async jobs(wanted = () => true, at = this.at) {
    const end = big((await at.query.inferenceMarket.numbers()).next);
    const found = [];
    for (let from = 0n; from < end;) {
      const page = (await at.call.inferenceApi.jobs(from, PAGE)).map(jobOf);
      found.push(...page.filter(wanted));
      from = page.length < PAGE ? from + LOOKUPS : page.at(-1).id + 1n;
    }
    return found;
  }

  /// Bids on a job, best first.
  async bids(id, at = this.at) {
    return (await at.call.inferenceApi.bids(id)).map(({ provider, price, secs: time }) => ({
      provider: provider.toString(), price: big(price), secs: secs(time),
    }));
  }
}

/// The fields of the event of that name among `events`, which must be there.
export function fieldsIn(events, section, method) {
  const found = events.find((event) => event.section === section && event.method === method);
  if (!found) {
    throw new Error(`no event ${section}.${method}`);
  }
  return fields(found);
}
