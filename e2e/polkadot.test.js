// The chain as Polkadot.js sees it: what a stock client says and shows, every call of our pallets
// signed and sent once, every block and event read back, and what wallets put around calls.

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
import { PARTS } from './calls.js';
import { journey, motion } from './journey.js';
import { Chain, DAY, DOLLAR, NATIVE, QTRA, USDC, errorName, listen } from './lib.js';
import { METHODS } from './rpc.js';

const OURS = [
  'stakingVault', 'rewards', 'priceFeed', 'revenueRouter', 'buybackBurn', 'circuitBreaker',
  'feeDiscounts', 'subscriptions',
];
/// Parts of the SDK that its release does not document. Ours have no place here.
const UNDOCUMENTED = [
  'Preimage storage PreimageFor',
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

const number = (value) => value.toBigInt();
/// How the client calls a pallet or a runtime API.
const sectionOf = (name) => `${name}`[0].toLowerCase() + `${name}`.slice(1);

/// The names of all parts of a runtime, and of those that do not explain themselves.
function parts(metadata) {
  const all = [];
  const silent = [];
  const look = (name, docs) => {
    all.push(name);
    if (!docs.some((line) => line.trim() !== '')) {
      silent.push(name);
    }
  };
  const latest = metadata.asLatest;
  const variants = (type) => latest.lookup.getSiType(type.unwrap().type).def.asVariant.variants;
  for (const pallet of latest.pallets) {
    const { name, storage } = pallet;
    for (const [kind, type] of [['call', pallet.calls], ['event', pallet.events], ['error', pallet.errors]]) {
      (type.isSome ? variants(type) : []).forEach((each) => look(`${name} ${kind} ${each.name}`, each.docs));
    }
    (storage.isSome ? storage.unwrap().items : []).forEach((each) => look(`${name} storage ${each.name}`, each.docs));
    pallet.constants.forEach((each) => look(`${name} constant ${each.name}`, each.docs));
    pallet.viewFunctions.forEach((each) => look(`${name} view function ${each.name}`, each.docs));
  }
  const apis = [];
  for (const api of latest.apis) {
    const before = silent.length;
    look(`${api.name}`, api.docs);
    api.methods.forEach((each) => look(`${api.name} ${each.name}`, each.docs));
    apis.push(...silent.splice(before));
  }
  return { all, silent: silent.sort(), apis: apis.sort() };
}

/// The calls that `call` is made of: itself, and what it carries.
function* within(call) {
  yield `${call.section}.${call.method}`;
  for (const arg of call.args) {
    for (const inner of Array.isArray(arg) ? arg : [arg]) {
      if (inner?.section && inner?.args) {
        yield* within(inner);
      }
    }
  }
}

describe('Polkadot.js', { timeout: 900_000 }, () => {
  let chain;
  let api;
  let tx;
  let read = 0;
  const sent = new Set();
  const events = new Set();

  /// Reads the blocks since the last time back, whatever they hold.
  const readBack = async () => {
    while (read < chain.number) {
      read += 1;
      const block = await chain.decoded(read);
      block.extrinsics.flatMap(({ method }) => [...within(method)]).forEach((name) => sent.add(name));
      block.events.forEach(({ event }) => events.add(`${event.section}.${event.method}`));
    }
  };
  const stake = (tokens, tier = 0) => tx.stakingVault.stake(tokens * QTRA, tier);

  before(async () => {
    chain = await Chain.start();
    ({ api } = chain);
    ({ tx } = api);
    // The clock starts with the first block; the breakers have looked at everything two later.
    for (let i = 0; i < 4; i += 1) {
      await chain.seal();
    }
  });
  afterEach(() => readBack());
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

  for (const [section, steps] of PARTS) {
    for (const step of steps) {
      const name = `${section}.${step.call}`;
      test(`${name} is sent and ${step.refused ? `refused: ${step.refused}` : 'done'}`, async () => {
        await step.before?.(chain);
        const outcome = await step.who(chain, tx[section][step.call](...await step.args(chain)));
        if (step.refused) {
          const [{ sudoResult }] = outcome.all('sudo', 'Sudid');
          assert.equal(errorName(chain.at.registry, sudoResult.asErr), step.refused);
          return;
        }
        const event = outcome.expect().event(section, step.event);
        step.check?.(event, outcome);
      });
    }
  }

  test('no call of ours was forgotten', async () => {
    const folders = readdirSync(new URL('../pallets', import.meta.url));
    const crates = folders.map((folder) => `pallet_${folder.replaceAll('-', '_')}`);
    const { lookup, pallets } = api.runtimeMetadata.asLatest;
    const crate = ({ calls }) => calls.isSome && lookup.getSiType(calls.unwrap().type).path[0].toString();
    const composed = pallets.filter((pallet) => crates.includes(crate(pallet)));
    assert.deepEqual(composed.map(({ name }) => sectionOf(name)).sort(), [...OURS].sort());

    await readBack();
    const all = OURS.flatMap((section) => Object.keys(api.tx[section]).map((call) => `${section}.${call}`));
    assert.deepEqual(all.filter((name) => !sent.has(name)), []);
    const told = PARTS.flatMap(([section, steps]) => steps.map((step) => `${section}.${step.call}`));
    assert.deepEqual(told.sort(), all.sort(), 'each once');
  });

  // What wallets put around calls.

  test('a hold is shown with its reason', async () => {
    const { bob } = chain;
    await chain.do(bob, stake(2_000n));
    const holds = await chain.at.query.balances.holds(bob.address);
    assert.deepEqual(
      holds.map(({ id, amount }) => [id.type, id.inner.type, number(amount)]),
      [['StakingVault', 'Stake', 2_000n * QTRA]],
    );
    const { free, held } = await chain.balances(bob);
    assert.equal(held, 2_000n * QTRA);
    const [shown, said] = await listen(() => api.derive.balances.all(bob.address));
    assert.deepEqual(said, []);
    assert.equal(number(shown.freeBalance), free);
    assert.equal(number(shown.reservedBalance), held);
  });

  test('a staking proxy claims and does not transfer', async () => {
    const { bob, ferdie } = chain;
    await chain.sealUntil((await chain.positions(bob))[0].nextStep);
    await chain.do(chain.alice, tx.rewards.fund(NATIVE, 1_000n * QTRA));
    await chain.sealUntil(chain.now + DAY);
    const claim = tx.rewards.claimRewards(NATIVE);
    const stranger = await chain.send(ferdie, tx.proxy.proxy(bob.address, null, claim));
    assert.equal(stranger.error, 'proxy.NotProxy');

    await chain.do(bob, tx.proxy.addProxy(ferdie.address, 'Staking', 0));
    const before = await chain.balances(bob);
    const away = tx.balances.transferKeepAlive(ferdie.address, QTRA);
    const [moved, batched, claimed] = await chain.sendAll(
      [ferdie, tx.proxy.proxy(bob.address, null, away)],
      [ferdie, tx.proxy.proxy(bob.address, null, tx.utility.batchAll([away]))],
      [ferdie, tx.proxy.proxy(bob.address, null, claim)],
    );
    const result = (outcome) => outcome.expect().event('proxy', 'ProxyExecuted').result;
    for (const outcome of [moved, batched]) {
      assert.equal(errorName(chain.at.registry, result(outcome).asErr), 'system.CallFiltered');
    }
    assert.ok(result(claimed).isOk);
    assert.equal(claimed.event('rewards', 'Claimed').who.toString(), bob.address);
    assert.deepEqual(await chain.balances(bob), before, 'bob paid nothing and lost nothing');
    await chain.do(bob, tx.proxy.removeProxies());
  });

  test('a delayed proxy acts when its announcement is old enough', async () => {
    const { bob, eve, ferdie } = chain;
    await chain.do(bob, tx.proxy.addProxy(eve.address, 'Staking', 3));
    const call = stake(50n, 1);
    await chain.do(eve, tx.proxy.announce(bob.address, call.method.hash));
    const announced = chain.number;
    const act = () => tx.proxy.proxyAnnounced(eve.address, bob.address, null, call);
    for (;;) {
      const outcome = await chain.send(ferdie, act());
      if (chain.number < announced + 3) {
        assert.equal(outcome.error, 'proxy.Unannounced');
      } else {
        assert.ok(outcome.expect().event('proxy', 'ProxyExecuted').result.isOk);
        assert.equal(outcome.event('stakingVault', 'Staked').who.toString(), bob.address);
        break;
      }
    }
    await chain.do(bob, tx.proxy.removeProxies());
  });

  test('a multisig stakes', async () => {
    assert.equal(await chain.asTreasurer(stake(1_000n, 2)), null);
    const { who, amount } = chain.last.event('stakingVault', 'Staked');
    const [multisig] = await chain.at.query.revenueDepositors.members();
    assert.equal(who.toString(), multisig.toString());
    assert.equal(number(amount), 1_000n * QTRA);
    assert.equal((await chain.balances({ address: who.toString() })).held, 1_000n * QTRA);
  });

  test('a derivative account stakes', async () => {
    const { bob } = chain;
    const index = 7;
    const preimage = [new TextEncoder().encode('modlpy/utilisuba'), bob.publicKey, Uint8Array.of(index, 0)];
    const address = api.createType('AccountId', api.registry.hash(Buffer.concat(preimage))).toString();
    await chain.do(bob, tx.balances.transferKeepAlive(address, 200n * QTRA));
    const outcome = await chain.do(bob, tx.utility.asDerivative(index, stake(100n)));
    assert.equal(outcome.event('stakingVault', 'Staked').who.toString(), address);
    assert.equal((await chain.balances({ address })).held, 100n * QTRA);
  });

  /// All that our pallets have in storage at a block.
  const storage = async (hash) => {
    const pallets = await Promise.all(OURS.map((section) => {
      const [entry] = Object.values(api.query[section]);
      return api._rpcCore.provider.send('state_getPairs', [entry.keyPrefix().slice(0, 34), hash]);
    }));
    const pairs = pallets.flat();
    assert.ok(pairs.length > 30, 'our pallets have storage');
    return pairs;
  };
  /// What our pallets have after a block with `call`, and after an empty one on the same parent.
  const fork = async (who, call) => {
    const parent = chain.hash;
    const [hash] = await chain.submit(await chain.sign(who, call));
    const { blockHash: full } = await api.rpc.engine.createBlock(true, false, parent);
    await api.rpc.author.removeExtrinsic([{ Hash: hash }]);
    const { blockHash: empty } = await api.rpc.engine.createBlock(true, false, parent);
    const [other, one] = await Promise.all([full, empty].map((block) => api.rpc.chain.getBlock(block)));
    assert.equal(other.block.extrinsics.length, one.block.extrinsics.length + 1);
    const states = await Promise.all([full, empty].map((block) => storage(block.toHex())));
    // The chain goes on from the first of the two.
    await chain.seal();
    assert.equal((await api.rpc.chain.getHeader(chain.hash)).parentHash.toHex(), full.toHex());
    return states;
  };

  test('a batch of all is undone wholly when one fails', async () => {
    const { bob } = chain;
    const good = [stake(20n), tx.rewards.claimRewards(NATIVE)];
    const bad = [...good, tx.rewards.claimRewards({ WithId: 77 })];
    const [undone, without] = await fork(bob, tx.utility.batchAll(bad));
    assert.deepEqual(undone, without);
    const [done, quiet] = await fork(bob, tx.utility.batchAll(good));
    assert.notDeepEqual(done, quiet, 'the comparison sees what a batch does');
  });

  test('a forced batch goes on, and says what failed', async () => {
    const { bob } = chain;
    const calls = [stake(20n), tx.rewards.claimRewards({ WithId: 77 }), stake(30n)];
    const outcome = await chain.do(bob, tx.utility.forceBatch(calls));
    assert.deepEqual(
      outcome.all('stakingVault', 'Staked').map(({ amount }) => number(amount)),
      [20n * QTRA, 30n * QTRA],
    );
    const { error } = outcome.event('utility', 'ItemFailed');
    assert.equal(errorName(chain.at.registry, error), 'rewards.UnknownAsset');
    outcome.event('utility', 'BatchCompletedWithErrors');
  });

  // What a transaction carries.

  test('an extrinsic lives for a while or for ever, and tips', async () => {
    const { bob } = chain;
    const tip = QTRA / 2n;
    const birth = chain.number - 3;
    const era = api.createType('ExtrinsicEra', { current: birth, period: 64 });
    const blockHash = await api.rpc.chain.getBlockHash(birth);
    const mortal = await chain.sign(bob, stake(10n), { era, blockHash });
    const immortal = await chain.sign(bob, stake(10n), { era: 0 });
    const tipped = await chain.sign(bob, stake(10n), { tip });
    const outcomes = await chain.include(mortal, immortal, tipped);
    outcomes.forEach((outcome) => outcome.expect());
    const { block } = await api.rpc.chain.getBlock(chain.hash);
    const included = (signed) => block.extrinsics.find((each) => each.hash.eq(signed.hash));
    assert.ok(included(mortal).era.isMortalEra);
    assert.equal(included(mortal).era.asMortalEra.birth(chain.number), birth);
    assert.equal(included(mortal).era.asMortalEra.death(chain.number), birth + 64);
    assert.ok(included(immortal).era.isImmortalEra);
    assert.equal(number(included(tipped).tip), tip);
    const paid = (outcome) => outcome.event('transactionPayment', 'TransactionFeePaid');
    assert.deepEqual(outcomes.map((outcome) => number(paid(outcome).tip)), [0n, 0n, tip]);
    // A mortal extrinsic says where its life begins, in one byte more; a tip takes its own bytes.
    assert.ok(outcomes[0].fee > outcomes[1].fee);
    assert.ok(outcomes[2].fee > tip);
  });

  test('the fee is the one that was announced', async () => {
    const { bob } = chain;
    for (const call of [stake(10n), tx.utility.batchAll([stake(20n), stake(30n, 1)]), tx.system.remark('0x1234')]) {
      const signed = await chain.sign(bob, call, { era: 0 });
      // The client reads the answer of this RPC as that of an old version; Apps asks the runtime.
      const [info, estimate] = await Promise.all([
        api._rpcCore.provider.send('payment_queryInfo', [signed.toHex(), chain.hash]),
        chain.at.call.transactionPaymentApi.queryInfo(signed.toU8a(), signed.encodedLength),
      ]);
      const before = await chain.balances(bob);
      const [outcome] = await chain.include(signed);
      outcome.expect();
      const after = await chain.balances(bob);
      assert.equal(BigInt(info.partialFee), outcome.fee);
      assert.equal(number(estimate.partialFee), outcome.fee);
      assert.equal(before.free + before.held - after.free - after.held, outcome.fee);
    }
  });

  test('a dry run says what would happen, and nothing happens', async () => {
    const { ferdie } = chain;
    const nonce = (await api.rpc.system.accountNextIndex(ferdie.address)).toNumber();
    const dry = async (call) => {
      const signed = await call.signAsync(ferdie, { nonce, era: 0 });
      return api.rpc.system.dryRun(signed.toHex(), chain.hash);
    };
    assert.ok((await dry(tx.rewards.fund(DOLLAR, USDC))).asOk.isOk);
    const { asErr } = (await dry(tx.rewards.claimRewards({ WithId: 77 }))).asOk;
    assert.equal(errorName(chain.at.registry, asErr), 'rewards.UnknownAsset');
    const future = await tx.rewards.fund(DOLLAR, USDC).signAsync(ferdie, { nonce: nonce + 5, era: 0 });
    assert.ok((await api.rpc.system.dryRun(future.toHex(), chain.hash)).asErr.asInvalid.isFuture);
    assert.equal((await api.rpc.system.accountNextIndex(ferdie.address)).toNumber(), nonce);
  });

  // What Apps asks for when it starts.

  test('the derived queries of Apps answer in silence', async () => {
    const { alice, bob } = chain;
    const call = tx.rewards.setPoolTerms(NATIVE, (await chain.at.query.rewards.poolState()).pools[0].terms);
    const proposed = await chain.do(alice, tx.council.propose(3, call, call.method.encodedLength));
    const { proposalHash } = proposed.event('council', 'Proposed');
    const quiet = async (ask) => {
      const [answer, said] = await listen(ask);
      assert.deepEqual(said, []);
      return answer;
    };
    const { derive } = api;
    assert.equal((await quiet(() => derive.chain.bestNumber())).toNumber(), chain.number);
    assert.equal((await quiet(() => derive.chain.bestNumberFinalized())).toNumber(), chain.number);
    assert.equal((await quiet(() => derive.chain.bestNumberLag())).toNumber(), 0);
    const header = await quiet(() => derive.chain.getHeader(chain.hash));
    assert.equal(header.author.toString(), alice.address);
    const block = await quiet(() => derive.chain.getBlock(chain.hash));
    assert.equal(block.events.length, (await chain.at.query.system.events()).length);
    for (const [name, people] of [['council', 5], ['technicalCommittee', 3]]) {
      assert.equal((await quiet(() => derive[name].members())).length, people);
      assert.ok(await quiet(() => derive[name].hasProposals()));
      assert.equal((await quiet(() => derive[name].prime())) ?? null, null);
    }
    const [motion, ...others] = await quiet(() => derive.council.proposals());
    assert.equal(others.length, 0);
    assert.equal(motion.hash.toHex(), proposalHash.toHex());
    assert.equal(`${motion.proposal.section}.${motion.proposal.method}`, 'rewards.setPoolTerms');
    assert.deepEqual(await quiet(() => derive.technicalCommittee.proposals()), []);
    const { currentIndex } = await quiet(() => derive.session.info());
    assert.equal(currentIndex.toNumber(), (await chain.at.query.session.currentIndex()).toNumber());
    assert.equal((await quiet(() => derive.accounts.info(bob.address))).accountId.toString(), bob.address);
    const free = number((await quiet(() => derive.balances.account(bob.address))).freeBalance);
    assert.equal(free, (await chain.balances(bob)).free);
    assert.ok((await quiet(() => derive.tx.signingInfo(bob.address))).mortalLength > 0);
    assert.deepEqual((await quiet(() => derive.treasury.proposals())).proposals, []);
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
    const other = await Chain.start([
      '--chain', file, '--alice', '--tmp', '--sealing', 'manual', '--port', '0', '--no-prometheus',
      '--unsafe-force-node-key-generation',
    ]);
    try {
      await other.seal();
      const [tier] = (await other.at.call.stakingVaultApi.terms()).tiers;
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
    assert.equal(read, chain.number);
    const wanted = PARTS.flatMap(([section, steps]) =>
      steps.filter(({ event }) => event).map(({ event }) => `${section}.${event}`));
    assert.deepEqual(wanted.filter((name) => !events.has(name)), []);
  });
});

test('a newcomer has a reward in ten minutes, as the README tells it', { timeout: 300_000 }, async () => {
  const chain = await Chain.start();
  try {
    const { claimed, collected, paid } = await journey(chain);
    // 1,000 in 140 seconds, for 48 of them; Bob has 1.0 of the weight of 2.2.
    assert.equal(claimed, 1_000n * QTRA * 48n * 10n / (140n * 22n));
    assert.equal(collected, claimed);
    assert.equal(paid, collected);
    assert.equal(await motion(chain), 2 * DAY);
    assert.ok(chain.number * 6 < 600, 'ten minutes of blocks');
  } finally {
    await chain.stop();
  }
});
