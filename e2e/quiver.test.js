// Work for pay on quiver, seen by a client of the built node: providers register and are backed, jobs are
// ordered, posted, bid on, delivered and paid, a stream is paid by vouchers, and the reference provider and
// consumer do a job by themselves.
//
// A block's clock is the time of the block before, and what the runtime APIs say at a block holds under its
// clock. Amounts of the development chain are a hundredth of the real ones.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PalletChain } from '../clients/channels/chain.js';
import { SigningKey } from '../clients/channels/keys.js';
import { Payee } from '../clients/channels/payee.js';
import { Payer } from '../clients/channels/payer.js';
import { Consumer } from '../clients/consumer/consumer.js';
import { hashOf } from '../clients/market.js';
import { Provider } from '../clients/provider/provider.js';
import { Store, serve } from '../clients/store.js';
import { errors, expectAll, number } from './lib/checks.js';
import { bytes, fund, irrecoverable, legsOf, nextFee, order, people, receiptOf, standing } from './lib/work.js';
import { Chain, DAY, NATIVE, Outcome, QUIV, errorName } from './lib.js';

const [grace, heidi, ivan, judy] = people('Grace', 'Heidi', 'Ivan', 'Judy');
const SLOT = 6;

describe('work on quiver', { timeout: 900_000 }, () => {
  let chain;
  let tx;
  let key;
  let folder;

  const clock = async () => (await chain.vault()).clock.toNumber();
  const fee = async (at = chain.at) => (await at.call.inferenceApi.fee()).unwrap().fee.toNumber();
  const view = async (id) => (await chain.at.call.inferenceApi.job(id)).unwrap();
  const stepsOf = async (id) => Object.fromEntries((await view(id)).steps.map(([step, end]) => [step.type, end.unwrapOr(null)?.toNumber() ?? null]));
  const provider = async ({ address }) => (await chain.at.call.providersApi.provider(address)).unwrap();
  const deposit = () => number(chain.api.consts.inferenceMarket.jobDeposit);
  /// What the clients do by themselves, while blocks are made for them.
  const sealed = async (work, waits) => {
    const result = await chain.sealing(work, waits);
    chain.nonces.clear();
    return result;
  };

  /// The last event of that name in the newest blocks, with the state at its block.
  const lately = async (section, method) => {
    for (let block = chain.number; block > chain.number - 10; block -= 1) {
      const at = await chain.api.at(await chain.api.rpc.chain.getBlockHash(block));
      const events = new Outcome(at.registry, (await at.query.system.events()).map(({ event }) => event));
      const [found] = events.all(section, method).reverse();
      if (found) {
        return { ...found, at };
      }
    }
    throw new Error(`no event ${section}.${method}`);
  };

  before(async () => {
    chain = await Chain.of('quiver');
    ({ tx } = chain.api);
    key = await SigningKey.fromSeed('Ed25519', Buffer.alloc(32, 9));
    folder = await mkdtemp(join(tmpdir(), 'quaestor-quiver-'));
    // The clock starts with the second block.
    await chain.seal();
    await chain.seal();
    await fund(chain, 20_000n * QUIV, grace, heidi, ivan, judy);
  });
  after(async () => {
    await chain?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  // Providers.

  test('providers register with stake of their own', async () => {
    const { stake } = tx.stakingVault;
    expectAll(await chain.sendAll(
      [grace, stake(10_000n * QUIV, 0)], [heidi, stake(10_000n * QUIV, 0)], [judy, stake(1_000n * QUIV, 0)],
    ));
    const workKey = { Ed25519: `0x${key.publicKey.toString('hex')}` };
    const register = (own, share = 2_000) => tx.providers.register(own, share, workKey, bytes(4));
    const outcomes = await chain.sendAll(
      [grace, register(25n * QUIV - 1n)],
      [grace, register(250n * QUIV)],
      [grace, register(250n * QUIV)],
      [judy, register(1_001n * QUIV)],
      [judy, register(100n * QUIV, 5_001)],
      [judy, register(100n * QUIV)],
    );
    assert.deepEqual(errors(outcomes), [
      'providers.BelowMinimumBond', null, 'providers.AlreadyRegistered', 'stakingVault.InsufficientStake',
      'providers.ShareOutOfRange', null,
    ]);
    const { own, shareBps, deposit: held } = outcomes[1].event('providers', 'Registered');
    assert.deepEqual([number(own), shareBps.toNumber()], [250n * QUIV, 2_000]);
    assert.equal(number(held), number(chain.api.consts.providers.registrationDeposit));
    const tier = outcomes[1].event('providers', 'TierReached');
    assert.deepEqual([tier.old.isNone, tier.new_.unwrap().toNumber()], [true, 0]);
    assert.equal((await chain.balances(grace)).held, 10_000n * QUIV + number(held));
  });

  test('others back a provider with up to three times its own stake', async () => {
    const { providersApi } = chain.at.call;
    const preview = (amount) => providersApi.previewDelegation(heidi.address, grace.address, amount, 0);
    const { units, multiplierBps, slashedBefore, jailedUntil } = (await preview(750n * QUIV)).asOk;
    assert.deepEqual(
      [number(units), multiplierBps.toNumber(), slashedBefore.isTrue, jailedUntil.isNone],
      [750n * QUIV, 10_000, false, true],
    );
    const { asErr } = await preview(750n * QUIV + 1n);
    assert.equal(errorName(chain.at.registry, asErr), 'providers.OwnShareTooLow');
    const { delegate } = tx.providers;
    const outcomes = await chain.sendAll(
      [heidi, delegate(grace.address, QUIV - 1n, 0)],
      [heidi, delegate(grace.address, 750n * QUIV + 1n, 0)],
      [heidi, delegate(grace.address, 750n * QUIV, 1)],
      [heidi, delegate(ivan.address, 750n * QUIV, 0)],
      [heidi, delegate(grace.address, 750n * QUIV, 0)],
    );
    assert.deepEqual(errors(outcomes), [
      'providers.BelowMinimumBond', 'providers.OwnShareTooLow', 'providers.UnknownMaturity', 'providers.NotFound', null,
    ]);
    const bond = outcomes[4].event('providers', 'Delegated');
    assert.deepEqual([bond.units, bond.backing].map(number), [750n * QUIV, 1_000n * QUIV]);
    const both = await Promise.all([grace, heidi].map(({ address }) => chain.at.query.stakingVault.ledgers(address)));
    assert.deepEqual(both.map(({ bonded }) => number(bonded)), [250n * QUIV, 750n * QUIV]);
    // A sentence is 20 times a price: one fits into a tenth of the backing, all into a fifth.
    assert.deepEqual(await standing(chain, grace), {
      tier: 1, reputation: 500_000, backing: 1_000n * QUIV, limit: 10n * QUIV, open: 0n, largestPrice: 5n * QUIV, capacity: 40n * QUIV,
    });
    const [next, missing, ownMissing] = (await provider(grace)).nextTier.unwrap();
    assert.deepEqual([next.backing, missing, ownMissing].map(number), [2_500n * QUIV, 1_500n * QUIV, 375n * QUIV]);
    const totals = await chain.at.call.providersApi.totals();
    assert.ok(totals.active.toNumber() >= 2 && number(totals.limit) >= 11n * QUIV);
  });

  // Orders.

  /// What a payment does, compared with the model. Returns its legs and the delegators' part.
  const checkReceipt = async ({ record, credit, at = chain.at }, gross, { shareBps, credited = true }) => {
    const legs = legsOf(gross, await fee(at));
    assert.deepEqual(receiptOf(record.receipt), legs);
    const delegators = legs.provider * shareBps / 10_000n;
    assert.equal(number(record.receipt.delegators), delegators);
    assert.equal(number(credit), credited ? irrecoverable(legs) * 2_000n / 10_000n : 0n);
    const [last] = await at.call.inferenceApi.receipts(1);
    assert.deepEqual(receiptOf(last.receipt), legs);
    return { ...legs, delegators };
  };

  let job;
  test('an order takes an ask, within what backs the provider', async () => {
    // What is bonded today earns from tomorrow on.
    await chain.sealUntil(chain.now + DAY + SLOT);
    const { order: take, setAsk } = tx.inferenceMarket;
    const ask = (dailyUnits) => ({ asset: NATIVE, price: 5n * QUIV, leastSecs: 12, dailyUnits });
    const asks = await chain.sendAll(
      [grace, setAsk(0, ask(8_001n))], [grace, setAsk(99, ask(8_000n))], [ivan, setAsk(0, ask(1n))], [grace, setAsk(0, ask(8_000n))],
    );
    assert.deepEqual(errors(asks), [
      'inferenceMarket.ExceedsLimit', 'inferenceMarket.UnknownClass', 'inferenceMarket.BelowRequirements', null,
    ]);
    const quote = (await chain.at.call.inferenceApi.quote(0, 1_000, grace.address)).unwrap();
    assert.deepEqual(receiptOf(quote.receipt), legsOf(5n * QUIV, await fee()));

    const { held } = await chain.balances(ivan);
    const outcomes = await chain.sendAll(
      [ivan, take(grace.address, order({ maxPrice: 5n * QUIV - 1n }))],
      [ivan, take(grace.address, order({ deliverSecs: 11 }))],
      [ivan, take(grace.address, order({ units: 8_001n, maxPrice: 50n * QUIV }))],
      [ivan, take(grace.address, order({ units: 1_001n, maxPrice: 50n * QUIV }))],
      [ivan, take(judy.address, order())],
      [ivan, take(grace.address, order({ leastTier: 2 }))],
      [ivan, take(grace.address, order())],
    );
    assert.deepEqual(errors(outcomes), [
      'inferenceMarket.PriceTooHigh', 'inferenceMarket.BelowRequirements', 'inferenceMarket.AskClosed', 'providers.ExceedsLimit',
      'inferenceMarket.AskClosed', 'inferenceMarket.BelowRequirements', null,
    ]);
    job = outcomes[6].event('inferenceMarket', 'Ordered').job;
    const { deal } = outcomes[6].event('inferenceMarket', 'Assigned');
    const now = await clock();
    assert.deepEqual(
      [`${deal.provider}`, number(deal.price), number(deal.liability), deal.assigned.toNumber()],
      [grace.address, 5n * QUIV, 5n * QUIV, now],
    );
    // A quarter of the time to decline; a twentieth of the price for being late.
    assert.deepEqual(await stepsOf(job), { Decline: now + 15, Submit: now + 3 * DAY });
    assert.equal(number(deal.penalty), QUIV / 4n);
    assert.equal((await chain.balances(ivan)).held, held + 6n * QUIV + deposit());
    const holds = await chain.at.query.balances.holds(ivan.address);
    assert.deepEqual(holds.map(({ id }) => `${id.type}.${id.inner.type}`).sort(), ['InferenceMarket.Escrow', 'InferenceMarket.JobDeposit']);
    assert.equal((await standing(chain, grace)).open, 5n * QUIV);
  });

  test('its result is paid when the consumer accepts it', async () => {
    const { accept, clear, settle, submitResult } = tx.inferenceMarket;
    const { assigned } = (await view(job)).job.stage.asAssigned;
    const result = (tokens) => submitResult(job, bytes(5), tokens, 'https://models.example/1');
    const early = await chain.sendAll([judy, result(900)], [grace, result(1_001)]);
    assert.deepEqual(errors(early), ['inferenceMarket.NotYours', 'inferenceMarket.OutOfRange']);
    await chain.do(grace, result(900));
    const at = await clock();
    const refused = await chain.sendAll([judy, accept(job)], [heidi, settle(job)], [heidi, clear(job)], [grace, result(900)]);
    assert.deepEqual(errors(refused), [
      'inferenceMarket.NotYours', 'inferenceMarket.InReview', 'inferenceMarket.WrongState', 'inferenceMarket.WrongState',
    ]);
    const before = await Promise.all([grace, ivan].map((who) => chain.balances(who)));
    const outcome = await chain.do(ivan, accept(job));
    const settled = outcome.event('inferenceMarket', 'Settled');
    const legs = await checkReceipt(settled, 5n * QUIV, { shareBps: 2_000n });
    const { record } = settled;
    assert.deepEqual(
      [number(record.source.asJob), number(record.tokens), record.seconds.toNumber(), `${record.consumer}`],
      [number(job), 900n, at - assigned.toNumber(), ivan.address],
    );
    const after = await Promise.all([grace, ivan].map((who) => chain.balances(who)));
    assert.equal(after[0].free, before[0].free + legs.provider - legs.delegators);
    assert.equal(after[1].free, before[1].free + QUIV + deposit() - outcome.fee);
    assert.equal(after[1].held, before[1].held - 6n * QUIV - deposit());

    const [{ earned }] = await chain.at.call.providersApi.bonds(heidi.address);
    assert.ok(number(earned[0]) >= legs.delegators - 1n && number(earned[0]) <= legs.delegators);
    const { amounts } = (await chain.do(heidi, tx.providers.collect(grace.address, 0))).event('providers', 'Collected');
    assert.deepEqual(amounts.map(number), [number(earned[0])]);
    const [{ credit, due }] = await chain.at.call.inferenceApi.work(grace.address);
    assert.deepEqual([number(credit), due.isNone], [irrecoverable(legs) * 2_000n / 10_000n, true]);
  });

  /// Posts a job and lets `bids` be made on it. Returns its number.
  const post = async (spec, ...bids) => {
    const { bid, postJob } = tx.inferenceMarket;
    const { job: id } = (await chain.do(ivan, postJob(spec))).event('inferenceMarket', 'Posted');
    expectAll(await chain.sendAll(...bids.map(([who, price, secs]) => [who, bid(id, price, secs)])));
    return id;
  };

  test('a posted job goes to a bid, and is open again when it is declined', async () => {
    const { accept, assign, bid, decline, submitResult } = tx.inferenceMarket;
    const id = await post(order({ maxPrice: 6n * QUIV / 10n, auditable: false }), [judy, QUIV / 2n, 60]);
    const bids = await chain.sendAll(
      [judy, bid(id, 6n * QUIV / 10n + 1n, 60)],
      [judy, bid(id, QUIV / 2n + 1n, 60)],
      [judy, bid(id, QUIV / 2n, 61)],
      [ivan, bid(id, QUIV / 10n, 60)],
      [grace, bid(id, 4n * QUIV / 10n, 40)],
    );
    assert.deepEqual(errors(bids), [
      'inferenceMarket.PriceTooHigh', 'inferenceMarket.ExceedsLimit', 'inferenceMarket.BelowRequirements',
      'inferenceMarket.BelowRequirements', null,
    ]);
    const list = await chain.at.call.inferenceApi.bids(id);
    assert.deepEqual(list.map((each) => `${each.provider}`), [grace.address, judy.address], 'the best first');
    await chain.do(ivan, assign(id, judy.address));
    await chain.do(judy, decline(id));
    assert.equal((await chain.send(judy, bid(id, QUIV / 10n, 60))).error, 'inferenceMarket.Barred');
    const { deal } = (await chain.do(ivan, assign(id, grace.address))).event('inferenceMarket', 'Assigned');
    assert.equal(deal.deadline.toNumber(), (await clock()) + 40);
    await chain.do(grace, submitResult(id, bytes(6), 1_000, 'https://models.example/2'));
    const outcome = await chain.do(ivan, accept(id));
    await checkReceipt(outcome.event('inferenceMarket', 'Settled'), 4n * QUIV / 10n, { shareBps: 2_000n, credited: false });
    // One that is not audited is gone at once.
    assert.equal(number(outcome.event('inferenceMarket', 'Cleared').job), number(id));
    assert.ok((await chain.at.call.inferenceApi.job(id)).isNone);
  });

  test('a missed deadline costs the provider a twentieth of the price', async () => {
    const { assign, fail } = tx.inferenceMarket;
    const id = await post(order({ maxPrice: QUIV }), [judy, QUIV / 2n, DAY]);
    await chain.do(ivan, assign(id, judy.address));
    assert.equal((await chain.send(heidi, fail(id))).error, 'inferenceMarket.TooEarly');
    await chain.sealUntil((await stepsOf(id)).Submit);
    const { free } = await chain.balances(ivan);
    const outcome = await chain.do(heidi, fail(id));
    const { amount, penalty } = outcome.event('inferenceMarket', 'Failed');
    assert.deepEqual([amount, penalty].map(number), [QUIV, QUIV / 40n]);
    assert.equal((await chain.balances(ivan)).free, free + QUIV + QUIV / 40n + deposit());
    const { own, reputation, track } = (await provider(judy)).provider;
    assert.deepEqual([number(own), reputation.toNumber(), track.late.toNumber()], [100n * QUIV - QUIV / 40n, 468_750, 1]);
    assert.equal(await standing(chain, judy), null, 'below the first tier');
    await chain.do(judy, tx.providers.delegate(judy.address, QUIV, 0));
    assert.equal((await standing(chain, judy)).tier, 0);
  });

  // Streams.

  test('a stream is paid by vouchers', async () => {
    const [mine, theirs] = [ivan, grace].map((signer) => new PalletChain({ api: chain.api, signer, confirm: 'best' }));
    const price = QUIV;
    const credit = QUIV / 5n;
    const payer = new Payer({ chain: mine });
    const payee = await Payee.open({ path: join(folder, 'vouchers'), key, chain: theirs, margin: 0 });
    const { held } = await chain.balances(ivan);
    const voucherKey = await SigningKey.fromSeed('Sr25519', Buffer.alloc(32, 8));
    const id = await sealed(payer.open({
      provider: grace.address, deposit: 10n * QUIV, expires: chain.now + 10 * DAY, key: voucherKey, price, credit, statementKey: key,
    }));
    const record = number(chain.api.consts.paymentChannels.storageDeposit);
    assert.equal((await chain.balances(ivan)).held, held + 10n * QUIV + record);
    await payee.accept(id, { price, credit });
    let signed;
    const step = async () => {
      payee.serve(id, 200n, Buffer.alloc(32, 7));
      payer.receive(id, 200n);
      signed = await payer.pay(id);
      await payee.take(signed);
      await payer.state(id, await payee.state(id));
    };
    for (let i = 0; i < 3; i += 1) {
      await step();
    }
    // The chain writes the same bytes, and would pay this much.
    const { channelsApi } = chain.at.call;
    const [voucher, signature] = [signed.subarray(0, 121), signed.subarray(121)];
    const { nonce, cumulative, tokens } = payer.last(id);
    // The client shows an optional list of bytes with its prefixes.
    const written = await channelsApi.voucherBytes(id, nonce, cumulative, tokens);
    assert.equal(written.unwrap().toHex(), `0x01e501${voucher.toString('hex')}`);
    const { gross, beyond } = (await channelsApi.check(id, voucher, signature)).asOk;
    assert.deepEqual([gross, beyond].map(number), [3n * QUIV / 5n, 0n]);

    const before = await chain.balances(grace);
    assert.equal(await sealed(payee.redeem([id])), 3n * QUIV / 5n);
    const settled = await lately('inferenceMarket', 'Settled');
    const legs = await checkReceipt(settled, 3n * QUIV / 5n, { shareBps: 2_000n });
    const { actualFee } = await lately('transactionPayment', 'TransactionFeePaid');
    assert.equal((await chain.balances(grace)).free, before.free + legs.provider - legs.delegators - number(actualFee));
    assert.deepEqual([number(settled.record.source.asChannel.id), number(settled.record.tokens)], [id, 600n]);
    const again = await chain.send(heidi, tx.paymentChannels.redeem(id, voucher, signature));
    assert.equal(again.error, 'paymentChannels.NotNewer');

    await step();
    await sealed(payer.requestClose(id));
    await sealed(payee.close(id));
    const closed = await lately('paymentChannels', 'Closed');
    assert.deepEqual([closed.paid, closed.refunded].map(number), [4n * QUIV / 5n, 92n * QUIV / 10n]);
    // The record stays for as long as the last payment can be challenged.
    assert.equal((await chain.balances(ivan)).held, held + record);
    await chain.sealUntil(chain.now + DAY + 2 * SLOT);
    assert.ok((await chain.at.query.paymentChannels.channels(id)).isNone);
    assert.equal((await chain.balances(ivan)).held, held);
    await payee.stop();
  });

  // The reference clients.

  test('a provider and a consumer do a job by themselves', async () => {
    const store = new Store(folder);
    let server;
    let working;
    const complaints = [];
    const base = (signer) => ({ api: chain.api, signer, confirm: 'best', complain: (error) => complaints.push(error.message) });
    server = await serve(store, { awaits: (hash) => working.awaits(hash), arrived: () => working.look() });
    const url = `http://127.0.0.1:${server.address().port}`;
    const run = async ({ input }) => ({ output: Buffer.from(input.toString().toUpperCase()), tokens: 20n });
    const asks = new Map([[0, { asset: NATIVE, price: QUIV / 5n, leastSecs: 12, dailyUnits: 1_000n }]]);
    working = await sealed(Provider.open({ ...base(judy), store, url, run, asks }));
    const consumer = await Consumer.open({ ...base(ivan), seed: Buffer.alloc(32, 6) });
    try {
      const input = Buffer.from('why is the sky blue');
      const spec = { class: 0, manifest: bytes(1), units: 100n, windowSecs: DAY, deliverSecs: 3 * DAY, input };
      const offers = await consumer.offers(spec);
      const [mine] = offers.filter((offer) => offer.provider === judy.address);
      assert.equal(mine.price, QUIV / 50n);
      const id = await sealed(consumer.order(judy.address, spec));
      // Without a transaction a block is made once in a while, so that the way of the data has its time.
      let polls = 0;
      const waits = () => (polls += 1) % 200 === 0;
      const options = { input, urlOf: async () => url, judge: async (output, { result }) => result.output === hashOf(output) };
      const end = await sealed(consumer.finish(id, options), waits);
      assert.deepEqual(end, { state: 'Paid', output: Buffer.from('WHY IS THE SKY BLUE'), tokens: 20n, price: QUIV / 50n });
      assert.deepEqual(complaints, []);
    } finally {
      await consumer.close();
      await working.close();
      server.closeAllConnections();
      server.close();
    }
  });

  test('the fee followed its rule in each epoch, and every block decodes', async () => {
    let epochs = 0;
    for (let block = 1; block <= chain.number; block += 1) {
      const { events } = await chain.decoded(block);
      for (const { event } of events.filter(({ event: each }) => each.section === 'inferenceMarket' && each.method === 'FeeAdjusted')) {
        const [old, now, congestion] = event.data;
        assert.equal(now.toNumber(), nextFee(old.toNumber(), congestion.isSome ? congestion.unwrap().toNumber() : null));
        epochs += 1;
      }
    }
    assert.ok(epochs > 0);
    assert.ok((await fee()) <= 500, 'little work');
  });
});
