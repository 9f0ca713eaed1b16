// Revenue on qtra-dev, seen by a client of the built node: the multisig deposits, the split arrives,
// the buyback burns, a crash and a silence trip their breakers, and the council spends.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Chain, DAY, DOLLAR, HALF, NATIVE, QTRA, USDC, byLeg } from './lib.js';

const number = (value) => value.toBigInt();

describe('revenue', { timeout: 900_000 }, () => {
  let chain;
  let tx;

  const backstop = async () => chain.at.call.backstopApi.status();
  const reserve = async () => number((await backstop()).reserve);
  const buyback = async () => chain.at.call.buybackApi.status();
  const breakers = async () => {
    const { triggers } = await chain.at.call.circuitBreakerApi.status();
    return triggers.filter(({ tripped }) => tripped.isTrue).map(({ trigger }) => trigger.type);
  };
  const issuance = async () => number(await chain.at.query.balances.totalIssuance());
  const deposit = (asset, amount, kind) => chain.deposit(asset, amount, kind);

  before(async () => {
    chain = await Chain.start();
    tx = chain.api.tx;
    // The clock starts with the first block; the breakers have looked at everything two later.
    for (let i = 0; i < 4; i += 1) {
      await chain.seal();
    }
  });
  after(async () => chain?.stop());

  test('a new chain has too little of everything, and says so', async () => {
    assert.deepEqual((await breakers()).sort(), ['FewStakers', 'LowStake', 'RewardFloor']);
    assert.equal((await chain.at.call.priceFeedApi.price()).reason.unwrap().type, 'NoOracle');
    const { next } = await buyback();
    assert.ok(next.isErr);
  });

  test('two stakers and a first profit clear the breakers', async () => {
    const stake = tx.stakingVault.stake(10_000n * QTRA, 0);
    const outcomes = await chain.sendAll([chain.dave, stake], [chain.eve, tx.stakingVault.stake(10_000n * QTRA, 2)]);
    outcomes.forEach((outcome) => outcome.expect());
    const split = await deposit(DOLLAR, 20_000n * USDC, 'TradingProfit');
    // While the floor is not covered, the buyback's share goes to the backstop.
    assert.equal(split.rewards, 4_000n * USDC);
    assert.equal(split.buyback, 0n);
    assert.equal(split.backstop, 16_000n * USDC);
    assert.equal(await reserve(), 16_000n * USDC);
    await chain.sealUntil(chain.now + 2 * DAY);
    assert.deepEqual(await breakers(), []);
  });

  test('one of the three cannot deposit, nor anybody else, nor root', async () => {
    const call = tx.revenueRouter.depositRevenue(DOLLAR, 1_000n * USDC, 'Other', null);
    const outcomes = await chain.sendAll([chain.alice, call], [chain.dave, tx.revenueRouter.depositRevenue(DOLLAR, 1n, 'Other', null)]);
    assert.deepEqual(outcomes.map(({ error }) => error), ['BadOrigin', 'BadOrigin']);
    const root = (await chain.do(chain.alice, tx.sudo.sudo(call))).event('sudo', 'Sudid');
    assert.ok(root.sudoResult.asErr.isBadOrigin);
  });

  test('operators make a price with the exchange', async () => {
    for (let i = 0; i < 4; i += 1) {
      await chain.feed(HALF);
    }
    await chain.sealUntil(chain.now + 8 * DAY);
    const { reference, trailingAverage } = await chain.at.call.priceFeedApi.price();
    assert.equal(number(reference.unwrap().price), HALF);
    assert.ok(reference.unwrap().source.isMarket);
    assert.equal(number(trailingAverage.unwrap()), HALF);
  });

  test('a tenth of the profit buys back and burns', async () => {
    const issued = await issuance();
    const split = await deposit(DOLLAR, 5_000n * USDC, 'TradingProfit');
    assert.deepEqual(
      [split.rewards, split.buyback, split.backstop],
      [1_000n * USDC, 500n * USDC, 3_500n * USDC],
    );
    // Lots of 100 USDC, each 12 to 18 seconds after the other.
    while (number((await buyback()).totals.all.spent) < 500n * USDC) {
      await chain.seal();
      assert.ok(chain.number < 200, 'the lots take too long');
    }
    const { totals, issuance: left } = await buyback();
    assert.equal(number(totals.lots), 5n);
    assert.equal(issued - number(left), number(totals.all.burnt));
    assert.equal(await issuance(), number(left));
    const records = await chain.at.call.buybackApi.buybacks(null, 10);
    assert.equal(records.length, 5);
    const sum = records.reduce((all, { amounts }) => all + number(amounts.burnt), 0n);
    assert.equal(sum, number(totals.all.burnt));
    for (const { amounts, minOut } of records) {
      assert.ok(number(amounts.bought) >= number(minOut));
    }
    const { day, year } = await chain.at.call.buybackApi.deflation();
    assert.ok(number(day.burnt) <= number(year.burnt));
    assert.equal(number(year.burnt), sum);
  });

  test('a keeper is told why there is no lot', async () => {
    const told = await chain.send(chain.ferdie, tx.buybackBurn.executeBuyback());
    assert.ok(['buybackBurn.NotDue', 'buybackBurn.BudgetTooSmall'].includes(told.error), told.error);
  });

  test('a crash brings the crisis share', async () => {
    const swap = tx.assetConversion.swapExactTokensForTokens(
      [NATIVE, DOLLAR], 2_006_018n * QTRA, 1n, chain.ferdie.address, true,
    );
    await chain.do(chain.ferdie, swap);
    for (let i = 0; i < 10 && !(await breakers()).includes('PriceCrash'); i += 1) {
      await chain.feed(HALF / 4n);
    }
    assert.deepEqual(await breakers(), ['PriceCrash']);
    const split = await deposit(DOLLAR, 1_000n * USDC, 'TradingProfit');
    assert.deepEqual(
      [split.rewards, split.buyback, split.backstop],
      [200n * USDC, 200n * USDC, 600n * USDC],
    );
  });

  test('what every deposit came to adds up', async () => {
    const totals = await chain.at.call.revenueRouterApi.totals();
    const profit = totals.find(({ kind, asset }) => kind.isTradingProfit && asset.isWithId);
    const sum = Object.values(byLeg(profit.arrived)).reduce((a, b) => a + b);
    assert.equal(number(profit.deposited), 26_000n * USDC);
    assert.equal(sum, 26_000n * USDC);
    const [last, ...others] = await chain.at.call.revenueRouterApi.deposits(null, 10);
    assert.equal(number(last.amount), 1_000n * USDC);
    assert.equal(others.length, 2);
  });

  test('ninety days without revenue open the emergency reserve, and revenue closes it', async () => {
    const { emergency } = await backstop();
    assert.equal(number(emergency), 15_000n * USDC);
    // Revenue counts for ten tenths of the ninety days and the tenth that it came in.
    await chain.sealUntil(chain.now + 100 * DAY);
    assert.ok((await breakers()).includes('ZeroRevenue'));
    assert.ok((await chain.at.call.circuitBreakerApi.status()).emergencyOpen.isTrue);
    const open = async () => (await chain.at.call.circuitBreakerApi.status()).emergencyOpen.isTrue;
    await deposit(DOLLAR, 10n * USDC, 'Subscription');
    assert.ok(await open(), 'a small payment');
    // A tenth of the floor of ninety days is 1,232.88 USDC.
    await deposit(DOLLAR, 1_223n * USDC, 'Subscription');
    assert.ok(!(await open()));
    await chain.seal();
    assert.ok(!(await breakers()).includes('ZeroRevenue'));
  });

  test('the council spends from the reserve, after the delay, and nobody else does', async () => {
    const { address } = chain.ferdie;
    const spend = tx.backstop.proposeSpend('Emergency', DOLLAR, 1_000n * USDC, address);
    const tried = await chain.sendAll([chain.alice, spend], [chain.ferdie, tx.backstop.proposeSpend('Main', DOLLAR, 1n, address)]);
    assert.deepEqual(tried.map(({ error }) => error), ['BadOrigin', 'BadOrigin']);
    const root = (await chain.do(chain.alice, tx.sudo.sudo(spend))).event('sudo', 'Sudid');
    assert.ok(root.sudoResult.asErr.isBadOrigin, 'root is one key');

    await chain.motion(spend, [chain.alice, chain.bob, chain.charlie, chain.dave]);
    const [waiting] = (await backstop()).spends;
    const early = await chain.send(chain.ferdie, tx.backstop.executeSpend(waiting.id));
    assert.equal(early.error, 'backstop.NotDue');
    await chain.sealUntil(waiting.due.toNumber());
    const before = (await chain.balances(chain.ferdie)).usdc;
    await chain.do(chain.ferdie, tx.backstop.executeSpend(waiting.id));
    assert.equal((await chain.balances(chain.ferdie)).usdc - before, 1_000n * USDC);
  });

  test('wrong deposits are refused with their reasons', async () => {
    const refused = async (asset, amount, kind, error) => {
      const call = tx.revenueRouter.depositRevenue(asset, amount, kind, null);
      assert.equal(await chain.asTreasurer(call), error);
    };
    await refused(DOLLAR, 0n, 'Other', 'revenueRouter.ZeroAmount');
    await refused({ WithId: 9 }, 1n, 'Other', 'revenueRouter.UnknownAsset');
    await refused(DOLLAR, 10n ** 30n, 'Other', 'revenueRouter.InsufficientBalance');
  });

  test('a deposit with a reference happens once', async () => {
    const [treasurer] = await chain.at.query.revenueDepositors.members();
    const has = async (reference) => (await chain.at.call.revenueRouterApi.hasDeposited(treasurer, reference)).isTrue;
    const reference = `0x${'5e'.repeat(32)}`;
    assert.ok(!(await has(reference)));
    await chain.deposit(DOLLAR, 10n * USDC, 'Other', reference);
    const told = chain.last.event('revenueRouter', 'RevenueDeposited');
    assert.equal(told.reference.unwrap().toHex(), reference);
    assert.ok(await has(reference));
    const again = tx.revenueRouter.depositRevenue(DOLLAR, 10n * USDC, 'Other', reference);
    assert.equal(await chain.asTreasurer(again), 'revenueRouter.AlreadyDeposited');
    const [last] = await chain.at.call.revenueRouterApi.deposits(null, 1);
    assert.equal(last.reference.unwrap().toHex(), reference);
    await chain.deposit(DOLLAR, 10n * USDC, 'Other');
  });

  test('the newest blocks and events of this run decode to what was encoded', async () => {
    // The node keeps the states of the last 256 blocks.
    for (let block = Math.max(1, chain.number - 200); block <= chain.number; block += 1) {
      await chain.decoded(block);
    }
  });
});
