// What wallets put around calls: proxies, multisigs, batches, eras, tips, fees and dry runs; and what
// Apps asks for when it starts.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { journey, motion } from './journey.js';
import { Chain, DAY, DOLLAR, NATIVE, OURS, QTRA, USDC, errorName, listen } from './lib.js';

const number = (value) => value.toBigInt();

describe('a wallet', { timeout: 600_000 }, () => {
  let chain;
  let api;
  let tx;
  const stake = (tokens, tier = 0) => tx.stakingVault.stake(tokens * QTRA, tier);

  before(async () => {
    chain = await Chain.start();
    ({ api } = chain);
    ({ tx } = api);
    // The clock starts with the second block.
    await chain.seal();
    await chain.seal();
    // With fewer than two stakers a breaker redirects what Bob would earn.
    await chain.do(chain.charlie, stake(1_000n));
  });
  after(async () => chain?.stop());

  // Around calls.

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
    const [moved, batched, left, claimed] = await chain.sendAll(
      [ferdie, tx.proxy.proxy(bob.address, null, away)],
      [ferdie, tx.proxy.proxy(bob.address, null, tx.utility.batchAll([away]))],
      [ferdie, tx.proxy.proxy(bob.address, null, tx.stakingVault.earlyUnstake(0))],
      [ferdie, tx.proxy.proxy(bob.address, null, claim)],
    );
    const result = (outcome) => outcome.expect().event('proxy', 'ProxyExecuted').result;
    for (const outcome of [moved, batched, left]) {
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
    // A call that refunds nothing, so that only the extrinsics differ.
    const call = () => tx.system.remark('0x10');
    const birth = chain.number - 3;
    const era = api.createType('ExtrinsicEra', { current: birth, period: 64 });
    const blockHash = await api.rpc.chain.getBlockHash(birth);
    const mortal = await chain.sign(bob, call(), { era, blockHash });
    const immortal = await chain.sign(bob, call(), { era: 0 });
    const tipped = await chain.sign(bob, call(), { tip });
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

  test('the fee is the one that was announced, or less where a call refunds', async () => {
    const { bob } = chain;
    const stakes = [stake(10n), tx.utility.batchAll([stake(20n), stake(30n, 1)])];
    for (const call of [...stakes, tx.system.remark('0x1234')]) {
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
      const announced = BigInt(info.partialFee);
      assert.equal(number(estimate.partialFee), announced);
      // A stake is announced for the fullest account.
      assert.ok(stakes.includes(call) ? outcome.fee < announced : outcome.fee === announced);
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
    const call = tx.rewards.setPoolParams(NATIVE, (await chain.at.query.rewards.state()).pools[0].params);
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
    assert.equal(`${motion.proposal.section}.${motion.proposal.method}`, 'rewards.setPoolParams');
    assert.deepEqual(await quiet(() => derive.technicalCommittee.proposals()), []);
    const { currentIndex } = await quiet(() => derive.session.info());
    assert.equal(currentIndex.toNumber(), (await chain.at.query.session.currentIndex()).toNumber());
    assert.equal((await quiet(() => derive.accounts.info(bob.address))).accountId.toString(), bob.address);
    const free = number((await quiet(() => derive.balances.account(bob.address))).freeBalance);
    assert.equal(free, (await chain.balances(bob)).free);
    assert.ok((await quiet(() => derive.tx.signingInfo(bob.address))).mortalLength > 0);
    assert.deepEqual((await quiet(() => derive.treasury.proposals())).proposals, []);
  });

  test('every block reads back as it was encoded', async () => {
    for (let block = 1; block <= chain.number; block += 1) {
      await chain.decoded(block);
    }
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
