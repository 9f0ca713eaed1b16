// The chain through Polkadot.js: a stock client connects and shows it without warnings, every call of
// our pallets is signed and sent once, and every block and event is read back. What qtra has no
// parameters for is refused here, and done in economies.test.js.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Metadata } from '@polkadot/types';
import { formatBalance } from '@polkadot/util';
import { METHODS } from '../clients/rpc.js';
import { ABSENT_CALLS } from './lib/calls/absent.js';
import { QTRA_CALLS } from './lib/calls/qtra.js';
import { parts, sectionOf } from './lib/metadata.js';
import { Record, eventsOf, namesOf, sendEach } from './lib/suite.js';
import { Chain, LATER, OURS, QTRA, chainOf, listen } from './lib.js';

const CALLS = [...QTRA_CALLS, ...ABSENT_CALLS];

/// Parts of the SDK that its release does not document. Ours have no place here.
const UNDOCUMENTED = [
  'Preimage storage PreimageFor',
  'Referenda event ConfirmAborted',
  'Referenda event ConfirmStarted',
  'TransactionPayment storage NextFeeMultiplier',
  'TransactionPayment storage StorageVersion',
  'TxPause error NotFound',
  'Whitelist call dispatch_whitelisted_call',
  'Whitelist call dispatch_whitelisted_call_with_preimage',
  'Whitelist call remove_deferred_dispatch',
  'Whitelist call remove_whitelisted_call',
  'Whitelist call whitelist_call',
  'Whitelist event CallWhitelisted',
  'Whitelist event WhitelistedCallDispatched',
  'Whitelist event WhitelistedCallRemoved',
  'Whitelist storage WhitelistedCall',
];
const UNDOCUMENTED_APIS = [
  'TransactionPaymentApi',
  'TransactionPaymentApi query_fee_details',
  'TransactionPaymentApi query_info',
  'TransactionPaymentApi query_length_to_fee',
  'TransactionPaymentApi query_weight_to_fee',
  'TransactionPaymentCallApi',
];

describe('Polkadot.js', { timeout: 900_000 }, () => {
  let chain;
  let api;
  const record = new Record();

  before(async () => {
    chain = await Chain.start();
    ({ api } = chain);
    // The clock starts with the first block; the breakers have looked at everything two later.
    for (let i = 0; i < 4; i += 1) {
      await chain.seal();
    }
  });
  afterEach(() => record.readBack(chain));
  after(async () => chain?.stop());

  // What a client is told.

  test('a client that knows what the node answers connects in silence', async () => {
    // `Chain.start` has: any word is an error there. These are the methods that it was told of.
    const { methods } = await api.rpc.rpc.methods();
    const names = methods.map(String);
    assert.deepEqual(METHODS.filter((method) => !names.includes(method)), []);
    const [name, genesis, properties] = await Promise.all([
      api.rpc.chainSpec.v1_chainName(),
      api.rpc.chainSpec.v1_genesisHash(),
      api.rpc.chainSpec.v1_properties(),
    ]);
    assert.equal(name.toString(), (await api.rpc.system.chain()).toString());
    assert.equal(genesis.toHex(), api.genesisHash.toHex());
    assert.deepEqual(properties.toJSON(), (await api.rpc.system.properties()).toJSON());
  });

  test('a stock client has one notice, of those methods and nothing else', async () => {
    const create = () => ApiPromise.create({ provider: new WsProvider(chain.node.url), throwOnConnect: true });
    const [stock, said] = await listen(create);
    await stock.disconnect();
    assert.equal(said.length, 1, said.join('\n'));
    const [, methods] = said[0].match(/API\/INIT: RPC methods not decorated: (.*)$/);
    assert.deepEqual(methods.split(', '), METHODS);
  });

  test('the chain is what a wallet expects', async () => {
    assert.equal(api.runtimeVersion.specName.toString(), 'quaestor');
    assert.equal(api.registry.chainSS58, 42);
    assert.deepEqual(api.registry.chainTokens, ['QTRA']);
    assert.deepEqual(api.registry.chainDecimals, [18]);
    assert.equal(api.consts.system.ss58Prefix.toNumber(), 42);
    const [chainName, properties] = await Promise.all([
      api.rpc.system.chain(),
      api.rpc.system.properties(),
    ]);
    assert.notEqual(chainName.toString(), '');
    assert.equal(properties.ss58Format.unwrap().toNumber(), 42);
  });

  test('every part of the runtime explains itself, in each version of the metadata', async () => {
    const versions = (await api.call.metadata.metadataVersions()).map((each) => each.toNumber());
    for (const version of [14, 15, 16]) {
      assert.ok(versions.includes(version), `metadata V${version}`);
      const opaque = (await api.call.metadata.metadataAtVersion(version)).unwrap();
      const metadata = new Metadata(api.registry, opaque.toHex());
      assert.equal(metadata.version, version);
      const { all, silent, apis } = parts(metadata);
      assert.deepEqual(silent, UNDOCUMENTED);
      assert.deepEqual(apis, version === 14 ? [] : UNDOCUMENTED_APIS);
      for (const section of OURS) {
        const pallet = `${section[0].toUpperCase()}${section.slice(1)} `;
        for (const kind of ['call', 'event', 'error', 'storage']) {
          assert.ok(all.some((name) => name.startsWith(`${pallet}${kind} `)), `${pallet}has no ${kind}`);
        }
      }
    }
  });

  test('the client builds every call, query, constant and runtime API of it', () => {
    const camel = (name) => name.toString().replace(/_+(.)/g, (_, next) => next.toUpperCase());
    const latest = api.runtimeMetadata.asLatest;
    const missing = [];
    const expect = (what, built, name) => {
      if (!built || !Object.keys(built).some((each) => each.toLowerCase() === camel(name).toLowerCase())) {
        missing.push(what);
      }
    };
    for (const pallet of latest.pallets) {
      const name = sectionOf(pallet.name);
      if (pallet.calls.isSome) {
        latest.lookup.getSiType(pallet.calls.unwrap().type).def.asVariant.variants
          .forEach((each) => expect(`tx.${name}.${each.name}`, api.tx[name], each.name));
      }
      (pallet.storage.isSome ? pallet.storage.unwrap().items : [])
        .forEach((each) => expect(`query.${name}.${each.name}`, api.query[name], each.name));
      pallet.constants.forEach((each) => expect(`consts.${name}.${each.name}`, api.consts[name], each.name));
    }
    latest.apis.forEach(({ name, methods }) =>
      methods.forEach((each) => expect(`call.${name}.${each.name}`, api.call[sectionOf(name)], each.name)));
    assert.deepEqual(missing, []);
  });

  test('the client knows every type that goes in and comes out', async () => {
    const [built, said] = await listen(async () => {
      const types = new Set();
      for (const calls of Object.values(api.tx)) {
        Object.values(calls).forEach(({ meta }) => meta.args.forEach(({ type }) => types.add(type.toString())));
      }
      for (const methods of Object.values(api.call)) {
        for (const { meta } of Object.values(methods)) {
          meta.params.forEach(({ type }) => types.add(type));
          types.add(meta.type);
        }
      }
      types.forEach((type) => api.createType(type));
      return types.size;
    });
    assert.deepEqual(said, []);
    assert.ok(built > 100, `${built}`);
  });

  test('amounts and symbols are shown right', async () => {
    const { registry } = api;
    const [decimals] = registry.chainDecimals;
    const [withUnit] = registry.chainTokens;
    const shown = (amount) => formatBalance(amount, { decimals, withUnit, forceUnit: '-' });
    assert.equal(shown(QTRA), '1.0000 QTRA');
    assert.equal(shown(1_234_567n * QTRA + QTRA / 10_000n), '1,234,567.0001 QTRA');
    assert.equal(api.createType('Balance', QTRA).toHuman(), '1.0000 QTRA');
    assert.equal(api.consts.system.ss58Prefix.toNumber(), registry.chainSS58);
    const usdc = await api.query.assets.metadata(1);
    assert.deepEqual(
      [usdc.name.toUtf8(), usdc.symbol.toUtf8(), usdc.decimals.toNumber()],
      ['USD Coin', 'USDC', 6],
    );
    const dollars = { decimals: usdc.decimals.toNumber(), withUnit: usdc.symbol.toUtf8(), forceUnit: '-' };
    assert.equal(formatBalance(1_500_000n, dollars), '1.5000 USDC');
  });

  // Every call of ours.

  sendEach(CALLS, () => chain);

  test('no call of ours was forgotten', async () => {
    const folders = readdirSync(new URL('../pallets', import.meta.url));
    const crates = folders.map((folder) => `pallet_${folder.replaceAll('-', '_')}`);
    const { lookup, pallets } = api.runtimeMetadata.asLatest;
    const crate = ({ calls }) => calls.isSome && lookup.getSiType(calls.unwrap().type).path[0].toString();
    const composed = pallets.filter((pallet) => crates.includes(crate(pallet)));
    assert.deepEqual(composed.map(({ name }) => sectionOf(name)).sort(), [...OURS].sort());

    await record.readBack(chain);
    const all = OURS.flatMap((section) => Object.keys(api.tx[section]).map((call) => `${section}.${call}`));
    assert.deepEqual(all.filter((name) => !record.sent.has(name)), []);
    assert.deepEqual(namesOf(CALLS).sort(), all.sort(), 'each once');
  });

  test('what qtra has no parameters for leaves no event', () => {
    const told = [...record.events].map((name) => name.split('.')[0]);
    assert.deepEqual(told.filter((section) => LATER.includes(section)), []);
  });

  test('a tier is set where the economy allows it', async () => {
    const spec = execFileSync(
      process.env.QUAESTOR_NODE,
      ['export-chain-spec', '--chain', 'dev'],
      { encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const mutable = spec.replace('"immutableTiers": true', '"immutableTiers": false');
    assert.notEqual(mutable, spec);
    const folder = await mkdtemp(join(tmpdir(), 'quaestor-'));
    const file = join(folder, 'spec.json');
    await writeFile(file, mutable);
    const other = await Chain.start(chainOf(file));
    try {
      await other.seal();
      const [tier] = (await other.at.call.stakingVaultApi.params()).tiers;
      const closed = { ...Object.fromEntries(tier), open: false };
      const { setTier } = other.api.tx.stakingVault;
      const done = await other.motion(setTier(0, closed), [other.alice, other.bob, other.charlie]);
      const { old, new_: now } = done.event('stakingVault', 'TierSet');
      assert.deepEqual([old.unwrap().open.isTrue, now.open.isTrue], [true, false]);
    } finally {
      await other.stop();
      await rm(folder, { recursive: true });
    }
  });

  test('every block and event of the run was read back', () => {
    assert.equal(record.read, chain.number);
    assert.deepEqual(eventsOf(QTRA_CALLS).filter((name) => !record.events.has(name)), []);
  });
});
