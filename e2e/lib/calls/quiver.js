// Every call of providers, market, channels and challenges once, as it succeeds on quiver. Bob and Charlie are
// providers, and Dave, Eve and Ferdie auditors, from the third block on; Eve is the consumer.

import assert from 'node:assert/strict';
import { SigningKey } from '../../../clients/channels/keys.js';
import { DAY, DOLLAR, HALF, NATIVE, QUIV } from '../constants.js';
import { commitment, fund, isDrawn, order, people } from '../work.js';
import { issues, votes } from './days.js';
import { by, bytes, changed, council, number } from './steps.js';

const [grace] = people('Grace');
const SALT = bytes(7);
const ENDPOINT = 'https://models.example';
const VOUCHER_KEY = SigningKey.fromSeed('Ed25519', Buffer.alloc(32, 5));
/// What later steps need of earlier ones.
const seen = {};
const keep = (name, field = name) => (event) => { seen[name] = event[field]; };

const job = () => [seen.job];
const work = () => [{ Job: seen.job }];
const unwrapped = async (chain, section, item) => (await chain.at.query[section][item]()).unwrap();
/// Everything of a record but `changes`.
const but = (section, item, changes) => async (chain) => [changed(await unwrapped(chain, section, item), changes)];

// Jobs.

/// Eve orders from `provider`.
async function ordered(chain, more = {}, provider = chain.bob) {
  const spec = order({ class: 1, units: 100n, maxPrice: QUIV, auditable: false, ...more });
  const outcome = await chain.do(chain.eve, chain.api.tx.inferenceMarket.order(provider.address, spec));
  seen.job = outcome.event('inferenceMarket', 'Ordered').job;
}

/// The same, and it is delivered.
async function delivered(chain, more, provider = chain.bob) {
  await ordered(chain, more, provider);
  await chain.do(provider, chain.api.tx.inferenceMarket.submitResult(seen.job, bytes(5), more?.units ?? 90, ENDPOINT));
}

const accepted = (chain) => chain.do(chain.eve, chain.api.tx.inferenceMarket.accept(seen.job));
const stage = async (chain) => (await chain.at.call.inferenceApi.job(seen.job)).unwrap().job.stage;

/// Results until one is drawn for an audit, or one is not. In the next block it can be.
async function lottery(chain, wanted) {
  for (let tries = 0; tries < 300; tries += 1) {
    await delivered(chain, { auditable: true, maxPrice: QUIV / 1_000n, units: 1n });
    const block = chain.number;
    await accepted(chain);
    while (chain.number < block + 2) {
      await chain.seal();
    }
    const bps = (await unwrapped(chain, 'challenges', 'parameters')).auditBps.toNumber();
    if (isDrawn(chain.api.createType('Hash', chain.hash), seen.job, bps) === wanted) {
      return;
    }
  }
  throw new Error('no such result in 300');
}

// Cases.

const caseOf = async (chain) => (await chain.at.call.challengesApi.case(seen.case)).unwrap().case;
/// Eve's work is judged by the other two.
const jurors = (chain) => [chain.ferdie, chain.dave];
const hashes = (chain) => jurors(chain).map((who) => commitment(chain.api.genesisHash, number(seen.case), who, 'Fault', SALT));
const evidence = { hash: bytes(6), location: 'https://evidence.example' };
const reveal = (chain) => chain.api.tx.challenges.reveal(seen.case, 'Fault', SALT);

/// Both vote; the second one by `call`, if it is given.
async function bothCommit(chain, call = chain.api.tx.challenges.commit(seen.case, hashes(chain)[1])) {
  const [ferdie, dave] = jurors(chain);
  const [one, other] = await chain.sendAll([ferdie, chain.api.tx.challenges.commit(seen.case, hashes(chain)[0])], [dave, call]);
  one.expect();
  return other;
}

async function bothReveal(chain, call = reveal(chain)) {
  const [ferdie, dave] = jurors(chain);
  const [one, other] = await chain.sendAll([ferdie, reveal(chain)], [dave, call]);
  one.expect();
  return other;
}

const committed = async (chain) => chain.sealUntil((await caseOf(chain)).phase.asVoting.commitUntil.toNumber());
const revealed = async (chain) => chain.sealUntil((await caseOf(chain)).phase.asVoting.revealUntil.toNumber());
const appealable = async (chain) => chain.sealUntil((await caseOf(chain)).phase.asAppealable.until.toNumber());

/// A job of `provider` that is challenged and found wrong.
async function found(chain, more, provider) {
  await delivered(chain, more, provider);
  const outcome = await chain.do(chain.eve, chain.api.tx.challenges.challenge({ Job: seen.job }, 'WrongOutput', evidence));
  seen.case = outcome.event('challenges', 'Challenged').case;
  (await bothCommit(chain)).expect();
  await committed(chain);
  (await bothReveal(chain)).expect();
  await revealed(chain);
  await chain.do(chain.eve, chain.api.tx.challenges.resolve(seen.case));
}

// Channels.

/// A voucher of the channel, as `redeem` takes it. The client shows an optional list of bytes with its prefixes.
async function voucher(chain, nonce, cumulative) {
  const { channelsApi } = chain.at.call;
  const bytesOf = (await channelsApi.voucherBytes(seen.channel, nonce, cumulative, 10 * nonce)).unwrap().toU8a(true).slice(-121);
  return [seen.channel, bytesOf, await (await VOUCHER_KEY).sign(Buffer.from(bytesOf))];
}

const flushes = ['inferenceMarket', [
  {
    // With the first payment, in whose block the chain would do it at the end.
    call: 'flush', args: () => [NATIVE], event: 'Flushed',
    who: (chain, call) => {
      const { inferenceMarket, utility } = chain.api.tx;
      return chain.send(chain.eve, utility.batchAll([inferenceMarket.accept(seen.job), call]));
    },
    before: async (chain) => {
      const ask = { asset: NATIVE, price: QUIV, leastSecs: 12, dailyUnits: 10_000n };
      await chain.do(chain.bob, chain.api.tx.inferenceMarket.setAsk(1, ask));
      await delivered(chain);
    },
    check: ({ delivered: legs, refused }) => {
      assert.ok([legs.network, legs.treasury, legs.burn].map(number).every((leg) => leg > 0n));
      assert.deepEqual([refused.network, refused.treasury, refused.burn].map(number), [0n, 0n, 0n]);
    },
  },
]];

const registers = ['providers', [
  {
    call: 'register', who: by('alice'), event: 'Registered',
    args: () => [100n * QUIV, 1_000, { Ed25519: bytes(1) }, bytes(2)],
    before: async (chain) => {
      await chain.sealUntil(chain.now + 2 * DAY);
      await chain.do(chain.alice, chain.api.tx.stakingVault.stake(1_000n * QUIV, 0));
    },
    check: ({ own, shareBps }) => assert.deepEqual([number(own), shareBps.toNumber()], [100n * QUIV, 1_000]),
  },
  {
    call: 'update', who: by('alice'), args: () => [500, null, bytes(3)], event: 'Updated',
    // A lower share of the backers waits for seven days.
    check: ({ shareBps, nextShare }) => assert.deepEqual([shareBps, nextShare.unwrap()[0]].map((each) => each.toNumber()), [1_000, 500]),
  },
  { call: 'delegate', who: by('dave'), args: (chain) => [chain.alice.address, 100n * QUIV, 0], event: 'Delegated' },
  {
    call: 'undelegate', who: by('dave'), args: (chain) => [chain.alice.address, 0, 50n * QUIV], event: 'Undelegated',
    check: ({ amount, end }, _, chain) => {
      assert.equal(number(amount), 50n * QUIV);
      seen.notice = end.toNumber();
      assert.ok(seen.notice > chain.now + 20 * DAY);
    },
  },
  {
    call: 'release', who: by('eve'), args: (chain) => [chain.dave.address], event: 'Released',
    before: (chain) => chain.sealUntil(seen.notice + DAY),
    check: ({ amount, left }) => assert.equal(number(amount) + number(left), 50n * QUIV),
  },
  { call: 'setParams', who: council, args: but('providers', 'parameters', { unlockDays: 6 }), event: 'ParamsSet' },
  { call: 'addAsset', who: council, args: (chain) => [DOLLAR, chain.alice.address], event: 'AssetAdded' },
]];

const markets = ['inferenceMarket', [
  { call: 'setTerms', who: council, args: but('inferenceMarket', 'currentTerms', { rebateBps: 1_500 }), event: 'TermsSet' },
  {
    call: 'setClass', who: council, args: () => [3, QUIV / 1_000n], event: 'ClassSet',
    check: ({ old, new_: now }) => assert.deepEqual([old.isNone, number(now)], [true, QUIV / 1_000n]),
  },
  { call: 'overridePrice', who: council, args: (chain) => [0, [QUIV, chain.now + 10 * DAY]], event: 'PriceOverridden' },
  { call: 'addAsset', who: council, args: (chain) => [DOLLAR, chain.alice.address], event: 'AssetAdded' },
  {
    call: 'setAsk', who: by('bob'), args: () => [1, { asset: NATIVE, price: QUIV, leastSecs: 12, dailyUnits: 10_000n }],
    event: 'AskSet',
  },
  { call: 'postJob', who: by('eve'), args: () => [order({ maxPrice: QUIV, auditable: false })], event: 'Posted', check: keep('job') },
  { call: 'bid', who: by('charlie'), args: () => [seen.job, QUIV / 2n, 60], event: 'BidPlaced' },
  { call: 'withdrawBid', who: by('charlie'), args: job, event: 'BidWithdrawn' },
  { call: 'cancel', who: by('eve'), args: job, event: 'Cancelled' },
  {
    call: 'order', who: by('eve'), event: 'Ordered', check: keep('job'),
    args: (chain) => [chain.bob.address, order({ class: 1, units: 100n, maxPrice: QUIV, auditable: false })],
  },
  { call: 'decline', who: by('bob'), args: job, event: 'Declined' },
  {
    call: 'assign', who: by('eve'), args: (chain) => [seen.job, chain.charlie.address], event: 'Assigned',
    before: (chain) => chain.do(chain.charlie, chain.api.tx.inferenceMarket.bid(seen.job, QUIV / 10n, 60)),
  },
  { call: 'submitResult', who: by('charlie'), args: () => [seen.job, bytes(5), 90, ENDPOINT], event: 'Submitted' },
  { call: 'accept', who: by('eve'), args: job, event: 'Settled' },
  {
    call: 'settle', who: by('dave'), args: job, event: 'Settled',
    before: async (chain) => {
      await delivered(chain);
      const [, { reviewUntil }] = (await stage(chain)).asSubmitted;
      await chain.sealUntil(reviewUntil.toNumber());
    },
  },
  { call: 'clear', who: by('dave'), args: job, event: 'Cleared', before: (chain) => lottery(chain, false) },
  {
    call: 'fail', who: by('dave'), args: job, event: 'Failed',
    before: async (chain) => {
      await ordered(chain, { deliverSecs: 12 });
      await chain.sealUntil((await stage(chain)).asAssigned.deadline.toNumber());
    },
    check: ({ penalty }) => assert.equal(number(penalty), QUIV / 100n),
  },
  {
    call: 'claimWork', who: by('dave'), args: (chain) => [chain.bob.address, seen.credit.day], event: 'WorkClaimed',
    before: async (chain) => {
      const credits = () => chain.at.call.inferenceApi.work(chain.bob.address);
      await delivered(chain);
      await accepted(chain);
      seen.credit = (await credits()).at(-1);
      await chain.sealUntil((seen.credit.day.toNumber() + 1) * DAY);
    },
    check: ({ credit, amount }) => {
      // The emission of a day pays more into the pool than these jobs earn.
      assert.ok(number(credit) > 0n);
      assert.deepEqual([credit, amount].map(number), [number(seen.credit.credit), number(seen.credit.credit)]);
    },
  },
  {
    // A provider without an account in USDC cannot take less than its minimum balance.
    call: 'collectUnpaid', who: by('dave'), args: () => [grace.address, DOLLAR], event: 'PayoutCollected',
    before: async (chain) => {
      const { assets, inferenceMarket, priceFeed, providers, stakingVault } = chain.api.tx;
      const { alice, bob, charlie, dave } = chain;
      await chain.motion(priceFeed.setOverride(HALF, chain.now + 30 * DAY), [alice, bob, charlie, dave]);
      await fund(chain, 1_000n * QUIV, grace);
      await chain.do(grace, stakingVault.stake(500n * QUIV, 0));
      await chain.do(grace, providers.register(100n * QUIV, 0, { Ed25519: bytes(1) }, bytes(2)));
      await chain.do(grace, inferenceMarket.setAsk(0, { asset: DOLLAR, price: 10_000n, leastSecs: 12, dailyUnits: 10_000n }));
      await delivered(chain, { class: 0, asset: DOLLAR, units: 1_000n, maxPrice: 10_000n }, grace);
      const kept = (await accepted(chain)).event('inferenceMarket', 'PayoutKept');
      assert.equal(`${kept.who}`, grace.address);
      seen.kept = number(kept.amount);
      await chain.do(alice, assets.transferKeepAlive(1, grace.address, 1_000_000n));
    },
    check: ({ amount }) => assert.equal(number(amount), seen.kept),
  },
]];

const pay = ['providers', [
  { call: 'collect', who: by('dave'), args: (chain) => [chain.bob.address, 0], event: 'Collected' },
]];

const channels = ['paymentChannels', [
  { call: 'setParams', who: council, args: but('paymentChannels', 'parameters', { minDeposit: QUIV / 50n }), event: 'ParamsSet' },
  {
    call: 'open', who: by('eve'), event: 'Opened', check: keep('channel'),
    args: async (chain) => [
      chain.bob.address, NATIVE, QUIV, { Ed25519: `0x${(await VOUCHER_KEY).publicKey.toString('hex')}` }, chain.now + 10 * DAY,
    ],
  },
  { call: 'topUp', who: by('eve'), args: () => [seen.channel, QUIV], event: 'ToppedUp' },
  { call: 'extend', who: by('eve'), args: (chain) => [seen.channel, chain.now + 20 * DAY], event: 'Extended' },
  {
    call: 'redeem', who: by('dave'), args: (chain) => voucher(chain, 1, QUIV / 2n), event: 'Redeemed',
    check: ({ gross, paid }) => assert.deepEqual([gross, paid].map(number), [QUIV / 2n, QUIV / 2n]),
  },
  {
    call: 'redeemBatch', who: by('dave'), args: async (chain) => [[await voucher(chain, 2, QUIV)]], event: 'Redeemed',
    check: ({ gross, paid }) => assert.deepEqual([gross, paid].map(number), [QUIV / 2n, QUIV]),
  },
  { call: 'requestClose', who: by('eve'), args: () => [seen.channel], event: 'CloseRequested' },
  { call: 'close', who: by('bob'), args: () => [seen.channel, null], event: 'Closed' },
  {
    call: 'finish', who: by('dave'), args: () => [seen.channel], event: 'Removed',
    before: async (chain) => chain.sealUntil((await chain.at.call.channelsApi.channel(seen.channel)).unwrap().dueAt.toNumber()),
  },
]];

const disputes = ['challenges', [
  {
    call: 'setParams', who: council, args: but('challenges', 'parameters', { stakeBps: 600, auditBps: 1_500 }), event: 'ParamsSet',
  },
  { call: 'join', who: by('eve'), args: () => [10n * QUIV], event: 'Joined' },
  {
    call: 'rotate', who: by('dave'), args: () => [], event: 'SetRotated',
    // Blocks rotate at their end, so the first one of a day has time for a call.
    before: (chain) => chain.sealUntil((Math.floor(chain.now / DAY) + 1) * DAY),
  },
  { call: 'commitCanary', who: by('alice'), args: () => [bytes(8)], event: 'CanaryCommitted' },
  { call: 'dropCanary', who: by('alice'), args: () => [bytes(8)], event: 'CanaryDropped' },
  {
    call: 'draw', who: by('alice'), args: work, event: 'Drawn',
    before: async (chain) => {
      const canary = await chain.at.call.challengesApi.canary(chain.eve.address, chain.bob.address, SALT);
      await chain.do(chain.alice, chain.api.tx.challenges.commitCanary(canary));
      await lottery(chain, true);
    },
    check: (event, _, chain) => { seen.auditor = jurors(chain).find(({ address }) => address === `${event.auditor}`); },
  },
  { call: 'answer', who: (chain, call) => chain.send(seen.auditor, call), args: () => [{ Job: seen.job }, 'Pass'], event: 'Passed' },
  {
    call: 'revealCanary', who: by('eve'), args: () => [{ Audit: { Job: seen.job } }, SALT], event: 'CanaryRevealed',
    check: ({ found: wasFound }) => assert.equal(wasFound.isTrue, false),
  },
  {
    call: 'closeAudit', who: by('alice'), args: work, event: 'AuditClosed',
    before: async (chain) => {
      await lottery(chain, true);
      await chain.seal();
      await chain.sealUntil((await chain.at.call.challengesApi.audit({ Job: seen.job })).unwrap().due.toNumber());
    },
    check: ({ answered }) => assert.equal(answered.isTrue, false),
  },
  {
    call: 'challenge', who: by('eve'), args: () => [{ Job: seen.job }, 'WrongOutput', evidence], event: 'Challenged',
    before: (chain) => delivered(chain), check: keep('case'),
  },
  { call: 'respond', who: by('bob'), args: () => [seen.case, ENDPOINT], event: 'Responded' },
  { call: 'commit', who: bothCommit, args: (chain) => [seen.case, hashes(chain)[1]], event: 'Committed' },
  { call: 'reveal', who: bothReveal, args: () => [seen.case, 'Fault', SALT], event: 'Revealed', before: committed },
  {
    call: 'resolve', who: by('eve'), args: () => [seen.case], event: 'Resolved', before: revealed,
    check: ({ finding }) => assert.equal(finding.unwrap().type, 'Fault'),
  },
]];

const losses = ['providers', [
  {
    // In one block with the sentence: blocks realise losses at their end.
    call: 'realise', args: (chain) => [chain.bob.address, chain.dave.address, 0], event: 'Realised', before: appealable,
    who: async (chain, call) => {
      const [executed, realised] = await chain.sendAll([chain.eve, chain.api.tx.challenges.execute(seen.case)], [chain.eve, call]);
      executed.expect();
      return realised;
    },
  },
]];

const verdicts = ['challenges', [
  {
    call: 'appeal', who: by('charlie'), args: () => [seen.case], event: 'Appealed',
    before: (chain) => found(chain, { class: 0 }, chain.charlie),
  },
  {
    call: 'rule', who: council, args: () => [seen.case, 'Fault', false], event: 'Ruled',
    check: ({ upheld }) => assert.equal(upheld.isTrue, true),
  },
  {
    call: 'execute', who: by('eve'), args: () => [seen.case], event: 'Executed',
    before: async (chain) => {
      const ask = { asset: NATIVE, price: QUIV / 1_000n, leastSecs: 12, dailyUnits: 1_000n };
      await chain.do(chain.alice, chain.api.tx.inferenceMarket.setAsk(0, ask));
      await found(chain, { class: 0 }, chain.alice);
      await appealable(chain);
    },
    check: ({ verdict }) => assert.equal(verdict.type, 'Fault'),
  },
  { call: 'collect', who: by('eve'), args: (chain) => [chain.dave.address], event: 'Collected' },
  { call: 'leave', who: by('ferdie'), args: () => [], event: 'Left' },
]];

const ends = [
  ['providers', [{ call: 'resign', who: by('alice'), args: () => [], event: 'Resigned' }]],
  ['inferenceMarket', [{ call: 'dropAsk', who: by('dave'), args: (chain) => [chain.alice.address, 0], event: 'AskSet' }]],
];

export const QUIVER_CALLS = [flushes, registers, issues, markets, pay, channels, disputes, losses, verdicts, votes, ...ends];
