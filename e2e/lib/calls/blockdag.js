// Every call of block rewards, pledges and badges once, as it succeeds on blockdag.

import assert from 'node:assert/strict';
import { BDAG } from '../constants.js';
import { by, changed, council, number } from './steps.js';

const parameters = async (chain, section) => (await chain.at.query[section].parameters()).unwrap();
/// The first unlock of a holder of the presale: 2 % of 1,000,000,000.
const UNLOCK = 20_000_000n * BDAG;

export const BLOCKDAG_CALLS = [
  ['emission', [
    {
      call: 'payAuthor', who: by('ferdie'), args: (chain) => [chain.alice.address], event: 'AuthorPaid',
      check: ({ who, blocks, liquid, staked }, _, chain) => {
        // Alice has made all blocks, this one included: 100 each, half of it staked.
        assert.deepEqual([`${who}`, blocks.toNumber()], [chain.alice.address, chain.number]);
        const half = 50n * BDAG * BigInt(chain.number);
        assert.deepEqual([liquid, staked].map(number), [half, half]);
      },
    },
    {
      call: 'lower', who: council, args: () => ['BlockReward', 60n * BDAG], event: 'Lowered',
      check: ({ rate, old, new_: now }) => {
        assert.ok(rate.isBlockReward);
        assert.deepEqual([old, now].map(number), [100n * BDAG, 60n * BDAG]);
      },
    },
  ]],
  ['allocations', [
    {
      call: 'pledge', who: by('dave'), args: () => [3], event: 'Pledged',
      // The first unlock is all that Dave has, and an account needs more than its pledge.
      before: (chain) =>
        chain.do(chain.alice, chain.api.tx.balances.transferKeepAlive(chain.dave.address, 10_000n * BDAG)),
      check: ({ who, pledge }, _, chain) =>
        assert.deepEqual([`${who}`, number(pledge.amount)], [chain.dave.address, UNLOCK]),
    },
    {
      call: 'unpledge', who: by('dave'), args: () => [], event: 'Unpledged',
      check: ({ id, amount }) => assert.deepEqual([id.toNumber(), number(amount)], [3, UNLOCK]),
    },
    {
      call: 'setParams', who: council, event: 'ParamsSet',
      args: async (chain) => [changed(await parameters(chain, 'allocations'), { loyaltyBps: 4_000 })],
      check: ({ old, new_: now }) =>
        assert.deepEqual([old, now].map(({ loyaltyBps }) => loyaltyBps.toNumber()), [5_000, 4_000]),
    },
  ]],
  ['genesisBadge', [
    {
      call: 'claim', who: by('ferdie'), args: (chain) => [0, chain.dave.address], event: 'BadgeGiven',
      before: (chain) => chain.do(chain.dave, chain.api.tx.stakingVault.stake(1_000n * BDAG, 3)),
      check: ({ who, number: badge }, _, chain) =>
        assert.deepEqual([`${who}`, badge.toNumber()], [chain.dave.address, 1]),
    },
    {
      call: 'setParams', who: council, event: 'ParamsSet',
      args: async (chain) => [changed(await parameters(chain, 'genesisBadge'), { minAmount: 2_000n * BDAG })],
      check: ({ old, new_: now }) =>
        assert.deepEqual([old, now].map(({ minAmount }) => number(minAmount)), [1_000n * BDAG, 2_000n * BDAG]),
    },
  ]],
];
