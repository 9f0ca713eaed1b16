// The mappings of the SubQuery project read values as the indexer writes them.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { TypeRegistry } from '@polkadot/types';

const { handleEvent } = createRequire(import.meta.url)('../subquery/mappings.js');
const registry = new TypeRegistry();
registry.register({
  AssetKind: { _enum: { Native: 'Null', WithId: 'u32' } },
  Rate: { _enum: { Streamed: { periodSecs: 'u64' }, Off: 'Null' } },
  PoolParams: { minFunding: 'u128', rate: 'Rate' },
});
const WHO = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';

/// The records that an event becomes. `fields` are pairs of a type and a value by name.
async function records(section, method, fields) {
  const made = Object.values(fields).map(([type, value]) => registry.createType(type, value));
  const data = Object.assign(made, { names: Object.keys(fields) });
  const found = [];
  globalThis.store = { set: async (entity, id, record) => { found.push([entity, id, record]); } };
  const block = { block: { header: { number: registry.createType('u32', 9) } }, timestamp: new Date(60_900) };
  await handleEvent({ idx: 2, event: { section, method, data }, block });
  return found;
}

const place = { block: 9, idx: 2, time: 60n };

test('amounts of any size, assets in words, and nothing where there is none', async () => {
  const most = (2n ** 128n - 1n).toString();
  const claimed = await records('rewards', 'Claimed', {
    who: ['AccountId', WHO], asset: ['AssetKind', { WithId: 1 }], amount: ['u128', most], stream: ['Option<u32>', null],
  });
  assert.deepEqual(claimed, [['Claim', '9-2', {
    id: '9-2', ...place, pallet: 'Rewards', event: 'Claimed', who: WHO, asset: 'WithId(1)', amount: 2n ** 128n - 1n, stream: undefined,
  }]]);
  const [[, , { asset, stream }]] = await records('rewards', 'Claimed', {
    who: ['AccountId', WHO], asset: ['AssetKind', 'Native'], amount: ['u128', 1], stream: ['Option<u32>', 0],
  });
  assert.deepEqual([asset, stream], ['Native', 0n]);
});

test('a field that has another name in the facts', async () => {
  const [[entity, , { amount, stream, position }]] = await records('rewards', 'StreamForfeited', {
    who: ['AccountId', WHO], asset: ['AssetKind', 'Native'], stream: ['u32', 3], forfeited: ['u128', 70],
  });
  assert.deepEqual([entity, amount, stream, position], ['Forfeit', 70n, 3n, undefined]);
});

test('lists, bytes and answers as JSON with integers as text', async () => {
  const [[, , { legs, reference }]] = await records('revenueRouter', 'RevenueDeposited', {
    legs: ['Vec<(u8, u128)>', [[1, 5]]], reference: ['Option<H256>', `0x${'ab'.repeat(32)}`],
  });
  assert.equal(legs, '[["1","5"]]');
  assert.equal(reference, `0x${'ab'.repeat(32)}`);
  const [[, , { result }]] = await records('council', 'Executed', {
    proposalHash: ['H256', `0x${'00'.repeat(32)}`], result: ['Result<Null, u8>', { Ok: null }],
  });
  assert.equal(result, '{"Ok":null}');
});

test('changes of parameters by the fields that changed', async () => {
  const params = (minFunding, periodSecs) => ({ minFunding, rate: { Streamed: { periodSecs } } });
  const changed = await records('rewards', 'PoolParamsSet', {
    asset: ['AssetKind', { WithId: 1 }], old: ['PoolParams', params(5, 7)], new_: ['PoolParams', params(5, 8)],
  });
  assert.deepEqual(changed, [['Parameter', '9-2-rate', {
    id: '9-2-rate', ...place, pallet: 'Rewards', event: 'PoolParamsSet', field: 'rate', subject: '{"asset":{"WithId":"1"}}',
    old: '{"Streamed":{"period_secs":"7"}}', new: '{"Streamed":{"period_secs":"8"}}',
  }]]);
  const [[, id, { field, old, subject }]] = await records('stakingVault', 'CooldownSet', { old: ['u64', 5], new: ['u64', 6] });
  assert.deepEqual([id, field, old, subject], ['9-2-', '', '"5"', undefined]);
});

test('nothing of what is no fact, or an account’s own', async () => {
  assert.deepEqual(await records('system', 'ExtrinsicSuccess', {}), []);
  const own = { who: ['AccountId', WHO], old: ['u64', 5], new: ['u64', 6] };
  assert.deepEqual(await records('feeDiscounts', 'AllowanceSet', own), []);
});
