// The console's reads of the built node: all of a page in one answer, of one block, which is what the
// single reads say at that block.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Chain, DAY, QTRA, errorName } from './lib.js';

const same = (a, b) => assert.deepEqual(a.toJSON(), b.toJSON());

for (const economy of ['qtra', 'act', 'blockdag']) {
  describe(`the pages of ${economy}`, { timeout: 300_000 }, () => {
    let chain;
    let call;

    before(async () => {
      chain = await Chain.of(economy);
      await chain.seal();
      await chain.seal();
      ({ call } = chain.at);
    });
    after(async () => chain?.stop());

    test('an account', async () => {
      const who = chain.bob.address;
      const page = await call.consoleApi.account(who);
      assert.equal(page.at.number.toNumber(), chain.number);
      same(page.ledger, await call.stakingVaultApi.ledger(who));
      same(page.positions, await call.stakingVaultApi.positions(who));
      same(page.wallet, await call.circuitBreakerApi.wallet(who));
      same(page.pending, await call.rewardsApi.pending(who));
      same(page.byPosition, await call.rewardsApi.pendingByPosition(who));
      same(page.streams, await call.rewardsApi.streams(who));
      same(page.discount, await call.feeDiscountsApi.discountOf(who));
      same(page.subscriptions, await call.subscriptionsApi.subscriptions(who));
      same(page.actions, await call.consoleApi.actions(who));
      const { data, nonce } = await chain.at.query.system.account(who);
      assert.equal(page.native.free.toBigInt(), data.free.toBigInt());
      same(page.nonce, nonce);
    });

    test('the protocol', async () => {
      const page = await call.consoleApi.protocol();
      assert.equal(page.at.number.toNumber(), chain.number);
      same(page.state, await call.stakingVaultApi.state());
      same(page.params, await call.stakingVaultApi.params());
      same(page.pools, await call.rewardsApi.pools());
      same(page.price, await call.priceFeedApi.price());
      same(page.breakers, await call.circuitBreakerApi.status());
      same(page.backstop, await call.backstopApi.status());
      same(page.buyback, await call.buybackApi.status());
      same(page.supply, await call.economyApi.supply());
      assert.equal(page.emission.isSome, economy !== 'qtra');
    });

    test('the economy', async () => {
      const view = await call.consoleApi.economy();
      const { tokenDecimals, tokenSymbol } = (await chain.api.rpc.system.properties()).toHuman();
      assert.equal(view.name.toString(), economy);
      assert.deepEqual([view.native.symbol.toString()], tokenSymbol);
      assert.deepEqual([view.native.decimals.toString()], tokenDecimals);
      assert.equal(view.daySecs.toNumber(), DAY);
      const { tiers } = await call.stakingVaultApi.params();
      assert.equal(view.tiers.length, tiers.length);
    });

    test('offers for anybody, and refusals in place of long answers', async () => {
      const amount = 10_000n * (economy === 'act' ? 10n ** 9n : QTRA);
      const answer = (await call.rewardsApi.offers(amount, [DAY, 30 * DAY])).asOk;
      const open = answer.offers.filter(({ terms }) => terms.isSome);
      assert.ok(open.length >= 4);
      for (const { tier, terms } of open) {
        const preview = await call.rewardsApi.preview(chain.ferdie.address, amount, tier, 30 * DAY);
        same(terms.unwrap().at[1].rewards, preview.asOk.rewards);
      }
      assert.equal((await call.rewardsApi.offers(amount, Array(5).fill(DAY))).asErr.most.toNumber(), 4);
      const many = Array(33).fill(chain.bob.address);
      assert.equal((await call.consoleApi.accounts(many)).asErr.most.toNumber(), 32);
      const exit = await call.stakingVaultApi.exitPreview(chain.ferdie.address, 99, null);
      assert.equal(errorName(chain.at.registry, exit.asErr), 'stakingVault.NotFound');
    });
  });
}
