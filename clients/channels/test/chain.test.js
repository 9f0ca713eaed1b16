// Channels from their opening to their end: the worked example, stale closes, offline payees.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { SigningKey } from '../keys.js';
import { Payee } from '../payee.js';
import { Payer } from '../payer.js';
import { Watch } from '../watch.js';
import { DAY, Model, TOKEN, account, refusal } from './model.js';

const CONSUMER = account(10);
const PROVIDER = account(20);
const tenths = (amount) => (amount * TOKEN) / 10n;

describe('a channel on the chain', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'quaestor-channels-'));
  let chain;
  let key;
  let payer;
  let payee;
  let id;
  let count = 0;
  let total;
  let price;

  /// Voucher `nonce` for `cumulative` tokens of money, as the payer signs it.
  const voucher = async (cumulative) => {
    const tokens = (cumulative * TOKEN * 1_000n) / price;
    const { received } = payer.last(id);
    payer.receive(id, tokens - received);
    return payer.pay(id, { tokens, cumulative: cumulative * TOKEN });
  };
  const parts = (each) => ({ voucher: each.subarray(0, 121), signature: each.subarray(121) });
  const redeem = (each) => chain.as(account(30)).redeem(id, parts(each));
  /// The payee takes what the payer signs for so much more text.
  const pay = async (tokens) => {
    payee.serve(id, tokens);
    payer.receive(id, tokens);
    const signed = await payer.pay(id);
    await payee.take(signed);
    return signed;
  };
  const open = async (more = {}) => {
    // 2 for 1,000.
    price = 2n * TOKEN;
    id = await payer.open({
      provider: PROVIDER, deposit: 1_000n * TOKEN, expires: chain.now + 30n * DAY, key, price,
      credit: 1_000n * TOKEN, statementKey: null, ...more,
    });
    await payee.accept(id, { price, credit: 1_000n * TOKEN });
  };

  before(async () => { key = await SigningKey.fromSeed('Ed25519', account(3)); });
  beforeEach(async () => {
    chain = new Model();
    chain.add(CONSUMER, 5_000n * TOKEN);
    total = chain.sum;
    payer = new Payer({ chain: chain.as(CONSUMER) });
    count += 1;
    payee = await Payee.open({ path: join(scratch, `${count}`), chain: chain.as(PROVIDER), key, interval: 0 });
    await open();
  });
  afterEach(() => payee.stop());
  after(() => rmSync(scratch, { recursive: true }));

  test('a deposit of 1,000 pays two vouchers and returns the rest', async () => {
    const first = await voucher(120n);
    assert.equal(await redeem(first), 120n * TOKEN);
    assert.deepEqual(chain.legs, [tenths(60n), tenths(24n), tenths(36n)]);
    assert.equal(chain.balance(PROVIDER), 108n * TOKEN);
    await payer.requestClose(id);
    assert.equal(await refusal(payer.requestClose(id)), 'Closing');
    const second = await voucher(640n);
    assert.equal(await redeem(second), 520n * TOKEN);
    assert.deepEqual(chain.legs, [tenths(60n + 260n), tenths(24n + 104n), tenths(36n + 156n)]);
    assert.equal(chain.balance(PROVIDER), (108n + 468n) * TOKEN);
    assert.equal(await refusal(redeem(first)), 'NotNewer');
    await chain.block(DAY - 1n);
    assert.equal(await refusal(payer.finish(id)), 'TooEarly');
    await chain.block(1n);
    await payer.finish(id);
    assert.equal(chain.balance(CONSUMER), 4_360n * TOKEN);
    assert.equal(await refusal(redeem(second)), 'Ended');
    assert.equal(chain.sum, total);
  });

  test('a voucher above the deposit pays as far as it goes, and the rest after a top-up', async () => {
    const signed = await voucher(640n);
    await redeem(signed);
    // 1,300 of a deposit of 1,000: the payer's own rules would refuse it.
    await payer.resume(id, { key, price, credit: 10_000n * TOKEN, statementKey: null, newest: signed });
    const twin = new Payer({ chain: { ...chain.as(CONSUMER), channel: async () => ({ ...chain.channels.get(id), deposited: 9_000n * TOKEN }) } });
    await twin.resume(id, { key, price, credit: 10_000n * TOKEN, statementKey: null, newest: signed });
    twin.receive(id, 10n ** 9n);
    const above = await twin.pay(id, { cumulative: 1_300n * TOKEN });
    const before = chain.balance(PROVIDER);
    assert.equal(await redeem(above), 360n * TOKEN);
    assert.equal(chain.balance(PROVIDER) - before, 324n * TOKEN);
    assert.equal(await refusal(redeem(above)), 'Exhausted');
    await payer.topUp(id, 300n * TOKEN);
    assert.equal(await redeem(above), 300n * TOKEN);
    assert.equal(chain.balance(PROVIDER) - before, (324n + 270n) * TOKEN);
    assert.equal(await refusal(redeem(above)), 'NotNewer');
    assert.equal(chain.sum, total);
  });

  test('dust does not use up a voucher', async () => {
    await open({ deposit: 1n });
    // The consumer has promised 100 over a deposit of one unit, and adds a unit whenever it is asked.
    chain.channels.get(id).deposited = 1_000n * TOKEN;
    await payer.resume(id, { key, price, credit: 1_000n * TOKEN, statementKey: null });
    chain.channels.get(id).deposited = 1n;
    payer.receive(id, 50_000n);
    const signed = await payer.pay(id);
    for (let units = 1n; units < 10n; units += 1n) {
      assert.equal(await redeem(signed), 1n);
      assert.equal(await refusal(redeem(signed)), 'Exhausted');
      await payer.topUp(id, 1n);
    }
    await payer.topUp(id, 100n * TOKEN);
    assert.equal(await redeem(signed), 100n * TOKEN - 9n);
  });

  test('the payee ends a channel at once when the consumer wants to go', async () => {
    await payee.follow();
    await pay(320_000n);
    await payer.requestClose(id);
    await payee.stop();
    assert.ok(chain.channels.get(id).ended);
    assert.equal(chain.balance(PROVIDER), (640n * 9n * TOKEN) / 10n);
    assert.equal(chain.balance(CONSUMER), 4_360n * TOKEN);
    assert.equal(payee.channels.size, 0);
    assert.equal(chain.sum, total);
  });

  test('the payee serves nothing more then', async () => {
    await payer.requestClose(id);
    await payee.refresh(id);
    assert.throws(() => payee.serve(id, 1n), { name: 'Closing' });
  });

  test('a stale close gains nothing while the payee or a watchtower is there', async () => {
    const first = await pay(60_000n);
    const watch = new Watch({ chain: chain.as(account(30)) });
    await watch.track(id);
    await watch.follow();
    const second = await pay(260_000n);
    await watch.keep(second);
    assert.equal(await refusal(watch.keep(first)), 'NotNewer');
    // The payee goes offline without having redeemed, and the consumer redeems the old voucher.
    await redeem(first);
    await payer.requestClose(id);
    await watch.stop();
    await chain.block(DAY);
    await payer.finish(id);
    assert.equal(chain.balance(PROVIDER), (640n * 9n * TOKEN) / 10n, 'the newest voucher');
    assert.equal(chain.sum, total);
  });

  test('control: with both of them gone it gains the difference', async () => {
    const first = await pay(60_000n);
    await pay(260_000n);
    await redeem(first);
    await payer.requestClose(id);
    await chain.block(DAY);
    await payer.finish(id);
    assert.equal(chain.balance(PROVIDER), (120n * 9n * TOKEN) / 10n);
  });

  test('a watchtower keeps nothing that the key has not signed', async () => {
    const watch = new Watch({ chain: chain.as(account(30)) });
    await watch.track(id);
    const signed = await pay(60_000n);
    const altered = Buffer.from(signed);
    altered[97] ^= 1;
    assert.equal(await refusal(watch.keep(altered)), 'BadSignature');
    await watch.keep(signed);
  });

  test('a payee redeems at its threshold, before the end, and not sooner', async () => {
    await payee.follow();
    await pay(40_000n);
    await chain.block();
    assert.equal(chain.channels.get(id).paid, 0n, '80 of 100');
    await pay(10_000n);
    await chain.block();
    assert.equal(chain.channels.get(id).paid, 100n * TOKEN);
    await pay(1_000n);
    const { expires, disputeSecs } = chain.channels.get(id);
    await chain.block(expires + disputeSecs - 6n * 3_600n - chain.now - 1n);
    assert.equal(chain.channels.get(id).paid, 100n * TOKEN);
    await chain.block(1n);
    assert.equal(chain.channels.get(id).paid, 102n * TOKEN);
    await payee.stop();
    await chain.block(6n * 3_600n);
    await payer.finish(id);
    assert.equal(chain.sum, total);
  });

  test('a redemption that the chain refuses does not stop the others', async () => {
    const complaints = [];
    payee.complain = (error) => complaints.push(error.name);
    await pay(1_000n);
    const broken = id;
    await open();
    await pay(2_000n);
    chain.channels.get(broken).key = await SigningKey.fromSeed('Ed25519', account(66));
    assert.equal(await payee.redeem(), 4n * TOKEN);
    assert.deepEqual(complaints, ['BadSignature']);
  });

  test('a payee that ends a channel has its newest voucher paid', async () => {
    await pay(1_000n);
    await payee.close(id);
    assert.ok(chain.channels.get(id).ended);
    assert.equal(chain.balance(PROVIDER), (18n * TOKEN) / 10n);
    assert.equal(chain.balance(CONSUMER), 4_998n * TOKEN);
    assert.equal(await refusal(payee.close(id)), 'NotFound');
  });
});
