// Every call of the pallets of qtra once, as it succeeds: a table for each pallet and each part of a run.

import assert from 'node:assert/strict';
import { byLeg, DAY, DOLLAR, HALF, NATIVE, QTRA, USDC } from '../constants.js';
import { by, bytes, changed, committee, council, number, pass, root, treasurer } from './steps.js';

/// Two assets that no pool pays.
const BOND = { WithId: 2 };
const NOTE = { WithId: 3 };

// What steps begin with.

const fund = (asset, amount) => (chain) => chain.do(chain.alice, chain.api.tx.rewards.fund(asset, amount));
const first = async (chain, who) => (await chain.positions(chain[who]))[0].id;
const dollarTerms = async (chain) => {
  const { pools } = await chain.at.query.rewards.state();
  return pools.find(({ asset }) => asset.isWithId && asset.asWithId.eqn(1)).params;
};
const plan = { price: 20n * USDC, periodSecs: 2 * DAY, open: true };
const lastPlan = async (chain) => (await chain.at.query.subscriptions.planCount()).toNumber() - 1;
const order = { payWith: DOLLAR, maxPayment: 10n * USDC };
/// What was paid for the last plan ends.
const lapse = async (chain) => {
  const view = await chain.at.call.subscriptionsApi.subscription(chain.eve.address, await lastPlan(chain));
  await chain.sealUntil(view.unwrap().subscription.activeUntil.toNumber());
};
const settlement = (chain, key, fee) => ({
  key, payer: chain.eve.address, asset: DOLLAR, grossFee: fee, time: chain.now,
});

/// Issues an asset, half of it to the revenue multisig.
const issue = async (chain, { WithId: id }) => {
  const { assets, sudo } = chain.api.tx;
  const [multisig] = await chain.at.query.revenueDepositors.members();
  const calls = [
    sudo.sudo(assets.forceCreate(id, chain.alice.address, true, 10)),
    assets.mint(id, chain.alice.address, 1_000_000),
    assets.mint(id, multisig, 1_000_000),
  ];
  await chain.do(chain.alice, chain.api.tx.utility.batchAll(calls));
};

export const QTRA_CALLS = [
  ['stakingVault', [
    {
      call: 'stake', who: by('dave'), args: () => [10_000n * QTRA, 0], event: 'Staked',
      check: ({ amount, refused }) => assert.deepEqual([amount, refused].map(number), [10_000n * QTRA, 0n]),
    },
    {
      call: 'setTier', who: root,
      args: async (chain) => [0, (await chain.at.call.stakingVaultApi.params()).tiers[0]],
      refused: 'stakingVault.TiersImmutable',
    },
    { call: 'setStakeLimits', who: council, args: () => [12n * QTRA, null], event: 'StakeLimitsSet' },
    { call: 'setWalletCap', who: council, args: () => [2_500, 100_000n * QTRA], event: 'WalletCapSet' },
    {
      call: 'setCooldown', who: council, args: () => [2 * DAY], event: 'CooldownSet',
      check: ({ old, new_: now }) => assert.deepEqual([old.toNumber(), now.toNumber()], [3 * DAY, 2 * DAY]),
    },
  ]],
  ['revenueRouter', [
    {
      call: 'depositRevenue', who: treasurer, args: () => [DOLLAR, 20_000n * USDC, 'TradingProfit', null],
      before: async (chain) => {
        await chain.do(chain.eve, chain.api.tx.stakingVault.stake(10_000n * QTRA, 2));
      },
      event: 'RevenueDeposited',
      check: ({ legs }) =>
        assert.equal(Object.values(byLeg(legs)).reduce((a, b) => a + b), 20_000n * USDC),
    },
    {
      call: 'setSplit', who: council,
      args: () => ['Other', [{ leg: 'Rewards', bps: 500, crisisBps: null }]],
      event: 'SplitSet',
      check: ({ old, new_: now }) => assert.deepEqual([old.length, now[0].bps.toNumber()], [0, 500]),
    },
    {
      call: 'addAsset', who: council, before: (chain) => issue(chain, BOND),
      args: (chain) => [BOND, chain.alice.address], event: 'AssetAdded',
    },
  ]],
  ['backstop', [
    { call: 'fillEmergency', who: council, args: () => [100n * USDC], event: 'EmergencyFilled' },
    {
      call: 'proposeSpend', who: council,
      args: (chain) => ['Main', DOLLAR, 10n * USDC, chain.ferdie.address], event: 'SpendProposed',
    },
    {
      call: 'cancelSpend', who: council,
      before: (chain) => {
        const { proposeSpend } = chain.api.tx.backstop;
        return council(chain, proposeSpend('Main', DOLLAR, 1, chain.bob.address));
      },
      args: () => [1], event: 'SpendCancelled',
    },
    {
      call: 'setFloor', who: council,
      args: async (chain) => [number((await chain.at.query.backstop.parameters()).floorPerYear) / 2n],
      event: 'FloorSet',
    },
    { call: 'setSpendDelay', who: council, args: () => [5 * DAY], event: 'SpendDelaySet' },
  ]],
  ['rewards', [
    {
      call: 'fund', who: by('alice'), args: () => [DOLLAR, 1_000n * USDC], event: 'Funded',
      check: ({ amount }) => assert.equal(number(amount), 1_000n * USDC),
    },
    {
      call: 'addPool', who: council,
      args: async (chain) => [NOTE, await dollarTerms(chain), chain.alice.address],
      before: (chain) => issue(chain, NOTE), event: 'PoolAdded',
    },
    {
      call: 'setPoolParams', who: council,
      args: async (chain) => [NOTE, changed(await dollarTerms(chain), { minClaim: 20_000 })],
      event: 'PoolParamsAnnounced',
    },
  ]],
  ['revenueRouter', [
    {
      // In the block in which the leg becomes deliverable, before the chain retries by itself. The
      // backstop holds none of the asset, and the deposit is below the minimum balance.
      call: 'retrySuspense', args: () => ['Subscription', BOND, 'Backstop'], event: 'LegRetried',
      before: async (chain) => {
        await chain.deposit(BOND, 9n, 'Subscription');
        const kept = chain.last.event('revenueRouter', 'LegSuspended');
        assert.deepEqual([number(kept.amount), kept.leg.type], [9n, 'Backstop']);
      },
      who: async (chain, call) => {
        const { assets, utility } = chain.api.tx;
        const first = assets.transfer(BOND.WithId, chain.addressOf('backstop'), 10);
        return chain.send(chain.alice, utility.batchAll([first, call]));
      },
      check: ({ amount }) => assert.equal(number(amount), 9n),
    },
  ]],
  ['priceFeed', [
    {
      call: 'setParams', who: council,
      args: async (chain) => [changed((await chain.at.query.priceFeed.settings()).params, { bandBps: 600 })],
      event: 'ParamsSet',
    },
    {
      call: 'setOverride', who: council,
      args: (chain) => [HALF, chain.now + 30 * DAY], event: 'OverrideSet',
      check: ({ new_: now }) => assert.equal(number(now.price), HALF),
    },
    { call: 'clearOverride', who: council, args: () => [], event: 'OverrideCleared' },
  ]],
  ['circuitBreaker', [
    {
      call: 'trip', who: committee,
      args: (chain) => [{ stake: true, compound: false, buyback: false, deposit: false }, chain.now + 20 * DAY],
      event: 'ManualTripped',
      check: ({ entries_: entries }) => assert.deepEqual(
        [entries.stake, entries.compound, entries.buyback, entries.deposit].map((each) => each.isTrue),
        [true, false, false, false],
      ),
    },
    { call: 'clear', who: committee, args: () => [], event: 'ManualCleared' },
    {
      call: 'setParams', who: council,
      args: async (chain) => [changed(await chain.at.query.circuitBreaker.parameters(), { dwellSecs: DAY + 5 })],
      event: 'ParamsSet',
    },
  ]],
  ['buybackBurn', [
    {
      call: 'setParams', who: council,
      args: async (chain) => [changed(await chain.at.query.buybackBurn.parameters(), { retrySecs: 7 })],
      event: 'ParamsSet',
    },
    {
      call: 'executeBuyback', who: by('ferdie'), args: () => [],
      before: async (chain) => {
        for (let i = 0; i < 4; i += 1) {
          await chain.feed(HALF);
        }
        await chain.sealUntil(chain.now + 8 * DAY);
        await chain.deposit(DOLLAR, 5_000n * USDC, 'TradingProfit');
        // Before the lot that the chain makes itself, at the end of the block in which it is due.
        await chain.sealUntil((await chain.at.call.buybackApi.status()).nextAt.toNumber() - 6);
      },
      event: 'BoughtAndBurnt',
      check: ({ spent, bought, burnt }, { fee }) => {
        assert.equal(number(spent), 100n * USDC);
        assert.equal(number(bought), number(burnt));
        assert.equal(fee, 0n, 'a keeper pays nothing');
      },
    },
  ]],
  ['rewards', [
    {
      call: 'releaseUnallocated', who: by('ferdie'), args: () => [DOLLAR, 'NoStake'], event: 'UnallocatedReleased',
      check: ({ destination }) => assert.ok(destination.isStream),
    },
    {
      call: 'claimRewards', who: by('dave'), args: () => [DOLLAR], event: 'Claimed',
      before: async (chain) => {
        await fund(DOLLAR, 1_000n * USDC)(chain);
        await chain.sealUntil(chain.now + DAY);
      },
      check: ({ amount }) => assert.ok(number(amount) > 0n),
    },
    { call: 'collectVested', who: by('dave'), args: () => [DOLLAR], before: pass(2 * DAY), event: 'Collected' },
    {
      call: 'forfeitStream', who: by('dave'),
      args: async (chain) => [(await chain.streams(chain.dave))[0].id], event: 'StreamForfeited',
    },
    {
      call: 'compound', who: by('dave'), args: async (chain) => [await first(chain, 'dave')],
      before: async (chain) => {
        await fund(NATIVE, 10_000n * QTRA)(chain);
        await chain.sealUntil(chain.now + DAY);
      },
      event: 'Compounded',
      check: ({ amount }) => assert.ok(number(amount) > 0n),
    },
    {
      call: 'compoundThroughExchange', who: by('dave'),
      args: async (chain) => [await first(chain, 'dave'), DOLLAR], event: 'CompoundedThroughExchange',
    },
    {
      call: 'setAutoCompound', who: by('dave'), args: () => [true], event: 'AutoCompoundSet',
      check: ({ on }) => assert.ok(on.isTrue),
    },
    {
      call: 'compoundFor', who: by('ferdie'),
      args: async (chain) => [chain.dave.address, await first(chain, 'dave')], event: 'Compounded',
    },
  ]],
  ['backstop', [
    {
      call: 'executeSpend', who: by('ferdie'), args: () => [0], event: 'SpendExecuted',
      before: async (chain) => {
        const [{ due }] = (await chain.at.call.backstopApi.status()).spends;
        await chain.sealUntil(due.toNumber());
      },
      check: ({ amount }) => assert.equal(number(amount), 10n * USDC),
    },
  ]],
  ['feeDiscounts', [
    {
      call: 'setAllowance', who: by('eve'), args: () => [DOLLAR, 100n * USDC], event: 'AllowanceSet',
      check: ({ new_: now }) => assert.equal(number(now), 100n * USDC),
    },
    {
      // 10,000 staked on qtra-dev is the tier of 2,500 basis points.
      call: 'settleTradeFee', who: by('dave'),
      args: (chain) => [settlement(chain, bytes(1), 10n * USDC)], event: 'FeeSettled',
      check: ({ gross, rebate, net }) =>
        assert.deepEqual([gross, rebate, net].map(number), [10n * USDC, 25n * USDC / 10n, 75n * USDC / 10n]),
    },
    {
      call: 'settleTradeFees', who: by('dave'),
      args: (chain) => [[settlement(chain, bytes(1), USDC), settlement(chain, bytes(2), USDC)]],
      event: 'FeeSettled',
      check: ({ key }, outcome) => {
        assert.equal(key.toHex(), bytes(2));
        assert.equal(outcome.event('feeDiscounts', 'FeeSkipped').key.toHex(), bytes(1));
      },
    },
    {
      call: 'setTiers', who: council,
      args: async (chain) => {
        const { tiers } = await chain.at.query.feeDiscounts.parameters();
        return [tiers.map((tier, i) => (i === 0 ? changed(tier, { discountBps: 600 }) : tier))];
      },
      event: 'TiersSet',
    },
    {
      call: 'addAsset', who: council, args: (chain) => [BOND, chain.alice.address], event: 'AssetAdded',
    },
  ]],
  ['subscriptions', [
    { call: 'addPlan', who: council, args: () => [plan], event: 'PlanAdded' },
    {
      call: 'setPlan', who: council, args: async (chain) => [await lastPlan(chain), { ...plan, price: 10n * USDC }],
      event: 'PlanSet',
    },
    {
      call: 'subscribe', who: by('eve'),
      args: async (chain) => [await lastPlan(chain), 1, DOLLAR, 10n * USDC], event: 'Subscribed',
      check: ({ amount }) => assert.equal(number(amount), 10n * USDC),
    },
    {
      call: 'setAutoRenew', who: by('eve'), args: async (chain) => [await lastPlan(chain), order],
      event: 'AutoRenewSet',
    },
    { call: 'cancel', who: by('eve'), args: async (chain) => [await lastPlan(chain)], event: 'Cancelled' },
    {
      // With the order, before the chain carries it out.
      call: 'renewFor', before: lapse, args: async (chain) => [chain.eve.address, await lastPlan(chain)],
      who: async (chain, call) => {
        const { subscriptions, utility } = chain.api.tx;
        const ordered = subscriptions.setAutoRenew(await lastPlan(chain), order);
        return chain.send(chain.eve, utility.batchAll([ordered, call]));
      },
      event: 'Renewed',
    },
    {
      call: 'forget', who: by('eve'), args: async (chain) => [await lastPlan(chain)], event: 'Forgotten',
      before: async (chain) => {
        await chain.do(chain.eve, chain.api.tx.subscriptions.cancel(await lastPlan(chain)));
        await lapse(chain);
      },
    },
    { call: 'closePlan', who: council, args: async (chain) => [await lastPlan(chain)], event: 'PlanSet' },
    {
      call: 'setParams', who: council,
      args: async (chain) => [changed(await chain.at.query.subscriptions.parameters(), { maxAttempts: 12 })],
      event: 'ParamsSet',
    },
  ]],
  ['stakingVault', [
    {
      call: 'unstake', who: by('dave'),
      args: async (chain) => [await first(chain, 'dave'), 1_000n * QTRA], event: 'Unstaked',
      before: async (chain) => {
        const [{ lockEnd }] = await chain.positions(chain.dave);
        // What Dave has compounded would leave apart from the rest until then.
        const { unvested } = await chain.at.call.stakingVaultApi.ledger(chain.dave.address);
        await chain.sealUntil(Math.max(lockEnd, unvested.end.toNumber()) + 6);
      },
      check: ({ amount }) => assert.equal(number(amount), 1_000n * QTRA),
    },
    {
      call: 'cancelUnstake', who: by('dave'),
      args: async (chain) => [(await chain.at.call.stakingVaultApi.ledger(chain.dave.address)).unlocking[0].id],
      event: 'UnstakeCancelled',
      check: ({ amount }) => assert.equal(number(amount), 1_000n * QTRA),
    },
    {
      call: 'earlyUnstake', who: by('eve'), args: async (chain) => [await first(chain, 'eve')], event: 'EarlyUnstaked',
      check: ({ amount, penalty }) => assert.deepEqual([amount, penalty].map(number), [10_000n * QTRA, 0n]),
    },
    {
      call: 'withdraw', who: by('eve'), args: () => [], event: 'Withdrawn',
      before: async (chain) => {
        const { unlocking } = await chain.at.call.stakingVaultApi.ledger(chain.eve.address);
        await chain.sealUntil(unlocking[0].release.toNumber());
      },
      check: ({ amount }) => assert.equal(number(amount), 10_000n * QTRA),
    },
  ]],
];

