// The rules by which payer and payee refuse, and what the chain refuses.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { SigningKey } from '../keys.js';
import { Payee } from '../payee.js';
import { Payer } from '../payer.js';
import { statementBytes, voucherBytes } from '../voucher.js';
import { DAY, Model, TOKEN, account, refusal } from './model.js';

const CONSUMER = account(10);
const PROVIDER = account(20);
/// A token of text costs a thousandth of a token of money, so 1,000 are a credit step.
const PRICE = TOKEN;
const TRANSCRIPT = account(88);

describe('the rules of a channel', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'quaestor-channels-'));
  let chain;
  let key;
  let statementKey;
  let payer;
  let payee;
  let id;
  let count = 0;
  const complaints = [];

  /// `tokens` are served and arrive.
  const stream = (tokens) => {
    payee.serve(id, tokens, TRANSCRIPT);
    payer.receive(id, tokens);
  };
  const openPayee = (path) => Payee.open({
    path, chain: chain.as(PROVIDER), key: statementKey, interval: 0, complain: (error) => complaints.push(error.name),
  });
  /// What the consumer's key has signed for any claim, by no rule.
  const signed = async (claim, { genesis = chain.genesis_, channel = id, opening } = {}) => {
    const bytes = voucherBytes({ genesis, channel, opening: opening ?? chain.channels.get(id).opening }, claim);
    return Buffer.concat([bytes, await key.sign(bytes)]);
  };
  const parts = (each) => ({ voucher: each.subarray(0, 121), signature: each.subarray(121) });
  const redeem = (each, channel = id) => refusal(chain.as(CONSUMER).redeem(channel, parts(each)));

  before(async () => {
    key = await SigningKey.fromSeed('Ed25519', account(3));
    statementKey = await SigningKey.fromSeed('Sr25519', account(4));
  });
  beforeEach(async () => {
    chain = new Model();
    chain.add(CONSUMER, 5_000n * TOKEN);
    payer = new Payer({ chain: chain.as(CONSUMER) });
    count += 1;
    complaints.length = 0;
    payee = await openPayee(join(scratch, `${count}`));
    id = await payer.open({
      provider: PROVIDER, deposit: 1_000n * TOKEN, expires: chain.now + 30n * DAY, key, price: PRICE, statementKey,
    });
    await payee.accept(id, { price: PRICE });
  });
  afterEach(() => payee.stop());
  after(() => rmSync(scratch, { recursive: true }));

  test('a stream is paid voucher by voucher', async () => {
    for (let step = 1n; step <= 20n; step += 1n) {
      stream(100n);
      const claim = await payee.take(await payer.pay(id));
      assert.deepEqual(claim, { id, nonce: step, cumulative: (step * TOKEN) / 10n, tokens: 100n * step });
      const statement = await payee.state(id);
      assert.equal(statement !== null, step % 5n === 0n, 'one for each half of a credit step');
      if (statement) {
        await payer.state(id, statement);
      }
    }
    assert.equal(await payee.redeem(), 2n * TOKEN);
    assert.equal(chain.balance(PROVIDER), (9n * 2n * TOKEN) / 10n);
  });

  test('the payee serves at most one credit step that is not paid', async () => {
    stream(1_000n);
    assert.throws(() => payee.serve(id, 1n), { name: 'CreditExhausted' });
    await payee.take(await payer.pay(id, { tokens: 1n }));
    stream(1n);
    assert.throws(() => payee.serve(id, 1n), { name: 'CreditExhausted' });
  });

  test('a promise above the deposit is no cover', async () => {
    // A careless consumer: 999.5 are paid, of 1,000.
    for (let paid = 0n; paid < 999_500n; paid += 500n) {
      payee.serve(id, 500n);
      await payee.take(await signed({ nonce: paid + 1n, cumulative: (paid + 500n) * (TOKEN / 1_000n), tokens: paid + 500n }));
    }
    payee.serve(id, 1_000n);
    await payee.take(await signed({ nonce: 10n ** 9n, cumulative: 1_000_500n * (TOKEN / 1_000n), tokens: 1_000_500n }));
    payee.serve(id, 500n);
    assert.throws(() => payee.serve(id, 1n), { name: 'CreditExhausted' });
    // After a top-up it is.
    await payer.topUp(id, 10n * TOKEN);
    await payee.refresh(id);
    payee.serve(id, 1n);
  });

  test('the payer pays for what has arrived, at the agreed price, one credit step at a time', async () => {
    payee.serve(id, 1_000n);
    payer.receive(id, 400n);
    assert.equal(await refusal(payer.pay(id, { tokens: 401n })), 'NotReceived');
    assert.equal(await refusal(payer.pay(id, { tokens: 400n, cumulative: (4n * TOKEN) / 10n + 1n })), 'AbovePrice');
    payer.receive(id, 601n);
    assert.equal(await refusal(payer.pay(id)), 'AboveCredit');
    assert.equal(payer.last(id).nonce, 0n, 'a refusal signs nothing');
    await payee.take(await payer.pay(id, { tokens: 1_000n }));
    assert.equal(await refusal(payer.pay(id, { tokens: 1_000n })), 'NotNewer');
    assert.equal(await refusal(payer.pay(99n)), 'NotFound');
  });

  test('the payer promises no more than the deposit holds', async () => {
    await payer.resume(id, { key, price: PRICE, credit: 2_000n * TOKEN, statementKey: null });
    payer.receive(id, 1_000_001n);
    assert.equal(await refusal(payer.pay(id)), 'AboveDeposit');
    await payer.topUp(id, TOKEN);
    await payer.pay(id);
  });

  test('the payer stops when a credit step was paid without a statement', async () => {
    for (let step = 0; step < 2; step += 1) {
      stream(500n);
      await payee.take(await payer.pay(id));
    }
    stream(1n);
    assert.equal(await refusal(payer.pay(id)), 'NoStatement');
    const said = await payer.state(id, await payee.state(id));
    assert.deepEqual(said, { nonce: 2n, cumulative: TOKEN, tokens: 1_000n, transcript: TRANSCRIPT });
    await payee.take(await payer.pay(id));
    assert.equal(payer.last(id).statement.length, 217);
  });

  test('a statement is of a voucher whose transcript is known', async () => {
    stream(600n);
    stream(300n);
    await payee.take(await payer.pay(id, { tokens: 601n }));
    assert.equal(await payee.state(id), null, 'between two steps');
    await payee.take(await payer.pay(id, { tokens: 900n }));
    const first = await payee.state(id);
    assert.equal(await payee.state(id), null, 'it is not due again');
    const again = await payee.state(id, { again: true });
    assert.deepEqual(again.subarray(0, 153), first.subarray(0, 153));
    // Of a payee that serves without a transcript there is none.
    payee.serve(id, 100n);
    payer.receive(id, 100n);
    await payee.take(await payer.pay(id));
    assert.equal(await payee.state(id, { again: true }), null);
    await payer.resume(id, { key, price: PRICE, statementKey: null });
    assert.equal(await refusal(payer.state(id, first)), 'NoStatement');
  });

  test('a statement that is altered, old, foreign or above what was paid is not kept', async () => {
    stream(600n);
    await payee.take(await payer.pay(id));
    const statement = await payee.state(id);
    for (let at = 0; at < statement.length; at += 1) {
      const altered = Buffer.from(statement);
      altered[at] ^= 64;
      assert.notEqual(await refusal(payer.state(id, altered)), null, `byte ${at}`);
    }
    const channel = { genesis: chain.genesis_, channel: id, opening: chain.channels.get(id).opening };
    const paid = { nonce: 1n, cumulative: (6n * TOKEN) / 10n, tokens: 600n, transcript: TRANSCRIPT };
    for (const more of [{ cumulative: paid.cumulative + 1n }, { tokens: 601n }]) {
      const bytes = statementBytes(channel, { ...paid, ...more });
      const above = Buffer.concat([bytes, await statementKey.sign(bytes)]);
      assert.equal(await refusal(payer.state(id, above)), 'NotReceived');
    }
    assert.equal(payer.last(id).statement, null);
    await payer.state(id, statement);
    assert.equal(await refusal(payer.state(id, statement)), 'NotNewer');
    assert.deepEqual(payer.last(id).statement, statement);
  });

  test('the payee takes no step above the agreed price, and none for what it did not serve', async () => {
    payee.serve(id, 100n);
    const cost = TOKEN / 10n;
    const take = async (claim) => refusal(payee.take(await signed({ nonce: 1n, cumulative: cost, tokens: 100n, ...claim })));
    assert.equal(await take({ cumulative: cost + 1n }), 'AbovePrice');
    assert.equal(await take({ tokens: 101n }), 'NotServed');
    assert.equal(await take({}), null);
    assert.equal(await take({}), 'NotNewer');
    payee.serve(id, 100n);
    assert.equal(await take({ nonce: 2n, tokens: 200n }), 'NotNewer', 'the same amount');
    assert.equal(await take({ nonce: 1n, tokens: 200n, cumulative: cost + 1n }), 'NotNewer', 'the same nonce');
    assert.equal(await take({ nonce: 2n, tokens: 99n, cumulative: cost + 1n }), 'NotNewer', 'fewer tokens');
    assert.equal(await take({ nonce: 2n, tokens: 200n, cumulative: cost + 1n }), null);
  });

  test('an altered byte changes nothing on either side', async () => {
    stream(300n);
    await payee.take(await payer.pay(id, { tokens: 100n }));
    const second = await payer.pay(id);
    const before = { ...payee.channels.get(id).claim };
    const altered = Array.from({ length: 3 * second.length }, (_, index) => {
      const bytes = Buffer.from(second);
      bytes[Math.floor(index / 3)] ^= [1, 128, 255][index % 3];
      return bytes;
    });
    for (const each of altered) {
      assert.notEqual(await refusal(payee.take(each)), null, each.toString('hex'));
    }
    const redeemed = await Promise.all(altered.map((each) => redeem(each)));
    assert.ok(!redeemed.includes(null));
    assert.deepEqual(payee.channels.get(id).claim, before);
    assert.equal(chain.channels.get(id).paid, 0n);
    for (const wrong of [second.subarray(0, 184), second.subarray(0, 121), Buffer.concat([second, Buffer.alloc(1)]), Buffer.alloc(0)]) {
      assert.notEqual(await refusal(payee.take(wrong)), null);
    }
    assert.equal((await payee.take(second)).nonce, 2n, 'control');
    assert.equal(await redeem(second), null, 'control');
  });

  test('a voucher is for one chain, one channel, one opening, once', async () => {
    const claim = { nonce: 5n, cumulative: TOKEN, tokens: 1_000n };
    payee.serve(id, 1_000n);
    const both = async (each) => [await refusal(payee.take(each)), await redeem(each)];
    const wrong = ['WrongChannel', 'WrongChannel'];
    assert.deepEqual(await both(await signed(claim, { genesis: account(77) })), wrong, 'another chain');
    assert.deepEqual(await both(await signed(claim, { opening: account(77) })), wrong, 'a fork');
    assert.deepEqual(await both(await signed(claim, { channel: 5n })), ['NotFound', 'WrongChannel'], 'another channel');
    assert.deepEqual(await both(await signed(claim)), [null, null]);
    assert.deepEqual(await both(await signed(claim)), ['NotNewer', 'NotNewer'], 'twice');
    const lower = { ...claim, cumulative: TOKEN + 1n };
    assert.equal(await redeem(await signed({ ...lower, nonce: 4n })), 'NotNewer');
    assert.equal(await redeem(await signed({ ...lower, tokens: 999n })), 'NotNewer');
    assert.equal(await redeem(await signed(lower)), null, 'the same nonce and tokens will do');
  });

  test('a channel opened in another block has another opening', async () => {
    const other = new Model({ parent: account(99) });
    other.add(CONSUMER, 5_000n * TOKEN);
    const there = await other.as(CONSUMER).open({
      provider: PROVIDER, asset: 'Native', deposit: 1_000n * TOKEN, expires: other.now + 30n * DAY, key,
    });
    assert.equal(there, id);
    const voucher = await signed({ nonce: 1n, cumulative: TOKEN, tokens: 0n });
    assert.equal(await refusal(other.as(CONSUMER).redeem(id, parts(voucher))), 'WrongChannel');
  });

  test('vouchers that are sent without waiting are taken in their order', async () => {
    stream(800n);
    const vouchers = [];
    for (let tokens = 100n; tokens <= 800n; tokens += 100n) {
      vouchers.push(await payer.pay(id, { tokens }));
    }
    const taken = await Promise.all(vouchers.map((each) => payee.take(each)));
    assert.deepEqual(taken.map(({ nonce }) => nonce), [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n]);
    assert.equal(payee.channels.get(id).covered, (8n * TOKEN) / 10n);
  });

  test('a flood of one channel is cut off', async () => {
    payee.serve(id, 1_000n);
    const flood = await Promise.all(Array.from({ length: 20 }, (_, index) =>
      signed({ nonce: BigInt(index + 1), cumulative: BigInt(index + 1), tokens: 1_000n })));
    const results = await Promise.all(flood.map((each) => refusal(payee.take(each))));
    assert.deepEqual(results, [...Array(8).fill(null), ...Array(12).fill('Busy')]);
  });

  test('a payee that was restarted goes on where its journal ends', async () => {
    stream(700n);
    await payee.take(await payer.pay(id));
    await payee.stop();
    payee = await openPayee(join(scratch, `${count}`));
    assert.deepEqual(payee.recovered, [id]);
    assert.deepEqual(await payee.accept(id, { price: PRICE }), { nonce: 1n, cumulative: (7n * TOKEN) / 10n, tokens: 700n });
    stream(200n);
    await payee.take(await payer.pay(id));
    assert.equal(await payee.redeem(), (9n * TOKEN) / 10n);
    // Restarted again, it knows from the chain that this one is redeemed.
    await payee.stop();
    payee = await openPayee(join(scratch, `${count}`));
    assert.equal((await payee.accept(id, { price: PRICE })).cumulative, (9n * TOKEN) / 10n);
    assert.deepEqual(complaints, ['NotNewer']);
    assert.equal(await payee.redeem(), 0n);
  });

  test('a journal of another chain, or with a signature that is not the key\'s, is worth nothing', async () => {
    stream(700n);
    const good = await payer.pay(id);
    await payee.take(good);
    await payee.stop();
    chain.channels.get(id).opening = account(55);
    payee = await openPayee(join(scratch, `${count}`));
    assert.equal((await payee.accept(id, { price: PRICE })).cumulative, 0n);
    const other = await SigningKey.fromSeed('Ed25519', account(66));
    Object.assign(chain.channels.get(id), { opening: good.subarray(57, 89), key: other });
    assert.equal((await payee.accept(id, { price: PRICE })).cumulative, 0n);
    assert.deepEqual(complaints, ['WrongChannel', 'BadSignature']);
  });

  test('a payer that has forgotten everything takes its own voucher back from the payee', async () => {
    stream(700n);
    const newest = await payer.pay(id);
    payer = new Payer({ chain: chain.as(CONSUMER) });
    const resume = (voucher) => payer.resume(id, { key, price: PRICE, statementKey, newest: voucher });
    const altered = Buffer.from(newest);
    altered[97] ^= 1;
    assert.equal(await refusal(resume(altered)), 'BadSignature');
    await resume(newest);
    payer.receive(id, 100n);
    payee.serve(id, 100n);
    const { nonce, cumulative } = await payee.take(await payer.pay(id));
    assert.deepEqual({ nonce, cumulative }, { nonce: 2n, cumulative: (8n * TOKEN) / 10n });
    const other = await SigningKey.fromSeed('Ed25519', account(66));
    assert.equal(await refusal(payer.resume(id, { key: other, price: PRICE })), 'WrongChannel');
  });
});
