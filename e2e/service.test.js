// The subscription service of the reference client against the built node: its gate closes to the
// second.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Service } from '../clients/service.js';
import { Chain, DAY, DOLLAR, HALF, NATIVE, QTRA, USDC, connect } from './lib.js';

describe('a subscription service', { timeout: 900_000 }, () => {
  const BASIC = 0;
  /// A period of the plan, thirty of the preset's days.
  const PERIOD = 30 * DAY;
  let chain;
  let api;
  let service;
  const news = [];

  /// The service signs for its users too, so the next nonce is asked for.
  const sealed = async (work) => {
    const result = await chain.sealing(work);
    chain.nonces.clear();
    return result;
  };
  const heard = async (...what) => {
    await service.caughtUp(chain.hash);
    return what.length > 0 ? news.filter(({ name }) => what.includes(name)) : news;
  };
  const admits = async (who) => {
    await service.caughtUp(chain.hash);
    const said = await service.admits(who.address);
    assert.equal(said, (await chain.at.call.subscriptionsApi.isActive(who.address, BASIC)).isTrue);
    return said;
  };
  const paid = async (who) => {
    const { subscription } = (await chain.at.call.subscriptionsApi.subscription(who.address, BASIC)).unwrap();
    return [subscription.paidQuote, subscription.paidNative].map(({ amount, periods }) => [amount.toBigInt(), periods.toNumber()]);
  };
  /// Passes blocks until `end`, with the operators' reports in one in fifty.
  const pass = (end) => chain.sealUntil(end, async () => {
    if (chain.number % 50 === 0) {
      await chain.feed(HALF);
    }
  });

  before(async () => {
    chain = await Chain.start();
    api = await connect(chain.node.url);
    for (let i = 0; i < 4; i += 1) {
      await chain.seal();
    }
    await chain.do(chain.eve, chain.api.tx.stakingVault.stake(1_000n * QTRA, 0));
    await chain.feed(HALF);
    await pass(chain.now + 8 * DAY);
    service = await Service.open({
      api, plan: BASIC, news: (name, fields) => news.push({ name, ...fields }),
    });
  });
  after(async () => {
    await service?.close();
    await api?.disconnect();
    await chain?.stop();
  });

  test('nobody passes who has not paid', async () => {
    assert.equal(await admits(chain.bob), false);
    assert.equal(await admits(chain.bob), false);
    assert.equal(service.asked, 1, 'the second time it knew');
  });

  test('USDC pays the price, QTRA a tenth less, and stakers a fifth less', async () => {
    await chain.feed(HALF);
    await service.caughtUp(chain.hash);
    for (const [who, asset, usdc, native] of [
      [chain.bob, NATIVE, 0n, 18n * QTRA],
      [chain.eve, NATIVE, 0n, 16n * QTRA],
      [chain.charlie, DOLLAR, 10n * USDC, 0n],
    ]) {
      const until = await sealed(service.subscribe(who, { asset }));
      assert.equal(until, chain.now + PERIOD);
      assert.equal(await admits(who), true);
      assert.deepEqual((await paid(who)).map(([amount]) => amount), [usdc, native]);
    }
    const totals = await chain.at.call.revenueRouterApi.totals();
    const sums = totals.filter(({ kind }) => kind.isSubscription).map(({ deposited }) => deposited.toBigInt());
    assert.deepEqual(new Set(sums), new Set([34n * QTRA, 10n * USDC]));
  });

  test('a request without an own key asks the chain once', async () => {
    const { asked } = service;
    for (let i = 0; i < 10; i += 1) {
      await admits(chain.charlie);
      await admits(chain.dave);
    }
    assert.equal(service.asked, asked + 1, 'for Dave; of Charlie it has heard');
  });

  test('orders are renewed on time, period after period', async () => {
    await sealed(service.renew(chain.eve, { asset: NATIVE, most: 20n * QTRA }));
    await sealed(service.renew(chain.charlie, { asset: DOLLAR, most: 10n * USDC }));
    const until = await service.activeUntil(chain.charlie.address);
    news.length = 0;
    await pass(until + PERIOD);
    const renewed = await heard('Renewed');
    for (const [who, amount] of [[chain.eve, 16n * QTRA], [chain.charlie, 10n * USDC]]) {
      const own = renewed.filter((each) => each.who === who.address);
      assert.deepEqual(own.map((each) => [each.automatic.isTrue, each.amount.toBigInt()]), [[true, amount], [true, amount]]);
      assert.equal(await admits(who), true);
    }
    assert.equal(await service.activeUntil(chain.charlie.address), until + 2 * PERIOD);
    assert.deepEqual(await paid(chain.charlie), [[30n * USDC, 3], [0n, 0]]);
    assert.equal(await admits(chain.bob), false, 'who ordered nothing has lapsed');
  });

  test('without a price a renewal in QTRA is postponed, is told of, and comes with the price', async () => {
    const until = await service.activeUntil(chain.eve.address);
    news.length = 0;
    await chain.sealUntil(until);
    const postponed = (await heard('RenewalPostponed')).filter(({ who }) => who === chain.eve.address);
    assert.equal(postponed.length, 1);
    assert.deepEqual(await heard('RenewalFailed'), [], 'nobody is to blame');
    assert.equal(await admits(chain.eve), false);
    for (let i = 0; i < 9 && !(await admits(chain.eve)); i += 1) {
      await chain.feed(HALF);
    }
    assert.equal(await admits(chain.eve), true);
    assert.deepEqual((await paid(chain.eve))[1], [64n * QTRA, 4]);
  });

  test('a maximum that is too small is not exceeded', async () => {
    const most = 10n * USDC - 1n;
    const call = chain.api.tx.subscriptions.subscribe(BASIC, 1, DOLLAR, most);
    assert.equal((await chain.send(chain.ferdie, call)).error, 'subscriptions.AboveMaximum');
    await assert.rejects(sealed(service.cancel(chain.ferdie)), /subscriptions.NotSubscribed/);
  });

  test('cancelled, the gate closes at the end of what was paid, to the second', async () => {
    const charlie = await paid(chain.charlie);
    await sealed(service.cancel(chain.charlie));
    await sealed(service.subscribe(chain.dave, { asset: DOLLAR }));
    const until = await service.activeUntil(chain.charlie.address);
    await chain.sealUntil(until - 6);
    assert.equal(chain.now, until - 6);
    assert.equal(await admits(chain.charlie), true);
    await chain.seal();
    assert.equal(chain.now, until);
    assert.equal(await admits(chain.charlie), false);
    assert.equal(await admits(chain.dave), true, 'others go on');
    assert.deepEqual(await paid(chain.charlie), charlie, 'nothing more was charged');
  });
});
