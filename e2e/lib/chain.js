// A development chain whose blocks are made on demand, driven as any client would.

import assert from 'node:assert/strict';
import { Keyring } from '@polkadot/api';
import { decodeAddress } from '@polkadot/keyring';
import { connect } from '../../clients/connect.js';
import { errorName } from '../../clients/errors.js';
import { byLeg, NATIVE } from './constants.js';
import { chainOf, startNode } from './node.js';
import { Outcome } from './outcome.js';

/// A chain whose time passes by `seal`.
export class Chain {
  static async start(args) {
    const node = await startNode(undefined, args);
    try {
      return new Chain(node, await connect(node.url));
    } catch (error) {
      await node.stop();
      throw error;
    }
  }

  /// The development chain of an economy. It keeps the states of the last 4096 blocks.
  static async of(economy) {
    return Chain.start([...chainOf(`${economy}-dev`), '--state-pruning', '4096']);
  }

  constructor(node, api) {
    this.node = node;
    this.api = api;
    this.hash = api.genesisHash.toHex();
    /// Time of the newest block, which is the engine's clock in the block after it.
    this.now = 0;
    this.number = 0;
    this.nonces = new Map();
    const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
    for (const name of ['alice', 'bob', 'charlie', 'dave', 'eve', 'ferdie']) {
      this[name] = keyring.addFromUri(`//${name[0].toUpperCase()}${name.slice(1)}`, { name });
    }
  }

  async stop() {
    await this.api.disconnect();
    await this.node.stop();
  }

  /// Makes a block and returns its events.
  async seal() {
    const { blockHash } = await this.api.rpc.engine.createBlock(true, true);
    return this.see(blockHash.toHex());
  }

  /// Makes the block of that hash the newest, and returns its events.
  async see(hash) {
    this.hash = hash;
    this.at = await this.api.at(this.hash);
    const [moment, number, events] = await Promise.all([
      this.at.query.timestamp.now(),
      this.at.query.system.number(),
      this.at.query.system.events(),
    ]);
    this.now = Math.floor(moment.toNumber() / 1000);
    this.number = number.toNumber();
    return events;
  }

  /// Makes blocks while there is something to put into them, or `waits` says so, until `work` is done.
  async sealing(work, waits = () => false) {
    let done = false;
    work.finally(() => { done = true; }).catch(() => {});
    while (!done) {
      const pool = await this.api.rpc.author.pendingExtrinsics();
      if (!done && (pool.length > 0 || waits())) {
        await this.seal();
      }
    }
    return work;
  }

  /// Makes blocks until the next one's clock is at least `seconds`; `each` runs after every block.
  async sealUntil(seconds, each = async () => {}) {
    while (this.now < seconds) {
      await this.seal();
      await each();
    }
  }

  /// Makes one block with all of `signed`, pairs of a signer and a call. Returns, in that order,
  /// what each did: its events as { name: [data...] } or the error that the chain gave it.
  async sendAll(...signed) {
    const ready = [];
    for (const [signer, call] of signed) {
      ready.push(await this.sign(signer, call));
    }
    return this.include(...ready);
  }

  /// Signs `call` with the next nonce of `signer`. `options` are the client's, as `era` and `tip`. It
  /// lives for ever: the pool may still be at the block before, to which one born in the newest block
  /// looks ancient.
  async sign(signer, call, options = {}) {
    const { address } = signer;
    const nonce = this.nonces.get(address)
      ?? (await this.api.rpc.system.accountNextIndex(address)).toNumber();
    const signed = await call.signAsync(signer, { nonce, era: 0, ...options });
    this.nonces.set(address, nonce + 1);
    return signed;
  }

  /// Puts what is signed into the pool, and waits until it is there.
  async submit(...signed) {
    const hashes = [];
    for (const call of signed) {
      hashes.push((await this.api.rpc.author.submitExtrinsic(call)).toHex());
    }
    // What was submitted has to reach the pool before the block is made.
    for (let there = []; !hashes.every((hash) => there.includes(hash));) {
      there = (await this.api.rpc.author.pendingExtrinsics()).map((each) => each.hash.toHex());
    }
    return hashes;
  }

  /// Makes one block with what is signed, or another if that one ended a session and had no room for
  /// it. Returns what each did, as `sendAll`.
  async include(...signed) {
    const hashes = await this.submit(...signed);
    const outcomes = new Map();
    const missing = () => hashes.find((hash) => !outcomes.has(hash));
    for (let blocks = 0; missing(); blocks += 1) {
      if (blocks === 2) {
        throw new Error(`block ${this.number} does not contain ${missing()}`);
      }
      const events = await this.seal();
      const { block } = await this.api.rpc.chain.getBlock(this.hash);
      block.extrinsics.forEach((extrinsic, index) => {
        const own = events
          .filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eqn(index))
          .map(({ event }) => event);
        outcomes.set(extrinsic.hash.toHex(), new Outcome(this.at.registry, own));
      });
    }
    return hashes.map((hash) => outcomes.get(hash));
  }

  async send(signer, call) {
    const [outcome] = await this.sendAll([signer, call]);
    return outcome;
  }

  /// Like `send`, for what must succeed.
  async do(signer, call) {
    return (await this.send(signer, call)).expect();
  }

  /// The events of a block, after proving that the client's reading of it loses nothing: header,
  /// extrinsics and events encode to the bytes that the node has. The node keeps the states of the
  /// last 256 blocks.
  async decoded(number) {
    const { api } = this;
    const hash = await api.rpc.chain.getBlockHash(number);
    const [raw, signed, at] = await Promise.all([
      api._rpcCore.provider.send('chain_getBlock', [hash.toHex()]),
      api.rpc.chain.getBlock(hash),
      api.at(hash),
    ]);
    const { header, extrinsics } = signed.block;
    assert.equal(header.hash.toHex(), hash.toHex());
    assert.deepEqual(extrinsics.map((each) => each.toHex()), raw.block.extrinsics);
    const [events, bytes] = await Promise.all([
      at.query.system.events(),
      api.rpc.state.getStorage(at.query.system.events.key(), hash),
    ]);
    assert.equal(events.toHex(), bytes.unwrap().toHex());
    for (const each of [...extrinsics.map(({ method }) => method), ...events.map(({ event }) => event)]) {
      assert.equal(typeof JSON.stringify(each.toHuman()), 'string');
    }
    return { extrinsics, events };
  }

  /// The fields of the events of that name in the newest block, those of its hooks included.
  async told(section, method) {
    const events = await this.at.query.system.events();
    return new Outcome(this.at.registry, events.map(({ event }) => event)).all(section, method);
  }

  // What several people do together.

  /// The revenue multisig does `call`, by two of its three. Returns the error of the call, if any.
  async asTreasurer(call) {
    const { multisig } = this.api.tx;
    const others = (who) =>
      [this.alice, this.bob, this.charlie]
        .filter((each) => each !== who)
        .map(({ address }) => address)
        .sort((a, b) => Buffer.compare(decodeAddress(a), decodeAddress(b)));
    const weight = { refTime: 50_000_000_000n, proofSize: 1_000_000n };
    const first = await this.do(this.alice, multisig.asMulti(2, others(this.alice), null, call, weight));
    const { timepoint } = await this.#pending(first);
    const second = await this.do(this.bob, multisig.asMulti(2, others(this.bob), timepoint, call, weight));
    this.last = second;
    const { result } = second.event('multisig', 'MultisigExecuted');
    return result.isErr ? errorName(this.at.registry, result.asErr) : null;
  }

  async #pending(outcome) {
    const { multisig, callHash } = outcome.event('multisig', 'NewMultisig');
    const open = await this.at.query.multisig.multisigs(multisig, callHash);
    return { timepoint: open.unwrap().when };
  }

  /// The revenue multisig deposits, once per reference if there is one. Returns the amounts by leg.
  async deposit(asset, amount, kind, reference = null) {
    const call = this.api.tx.revenueRouter.depositRevenue(asset, amount, kind, reference);
    const error = await this.asTreasurer(call);
    if (error) {
      throw new Error(`refused: ${error}`);
    }
    return byLeg(this.last.event('revenueRouter', 'RevenueDeposited').legs);
  }

  /// Enough operators report `price`, in one block.
  async feed(price) {
    const call = () => this.api.tx.oracle.feedValues([[NATIVE, price]]);
    const outcomes = await this.sendAll([this.alice, call()], [this.bob, call()], [this.charlie, call()]);
    outcomes.forEach((outcome) => outcome.expect());
  }

  /// The council, or the other `body`, does `call`, by the votes of `people`, who are enough. Returns
  /// what closing the motion did.
  async motion(call, people, body = 'council') {
    const collective = this.api.tx[body];
    const [first] = people;
    const length = call.method.encodedLength;
    const proposed = await this.do(first, collective.propose(people.length, call, length));
    const { proposalIndex: index, proposalHash: hash } = proposed.event(body, 'Proposed');
    const votes = people.map((who) => [who, collective.vote(hash, index, true)]);
    (await this.sendAll(...votes)).forEach((outcome) => outcome.expect());
    const weight = { refTime: 100_000_000_000n, proofSize: 1_000_000n };
    const closed = await this.do(first, collective.close(hash, index, weight, length));
    const { result } = closed.event(body, 'Executed');
    if (result.isErr) {
      throw new Error(`refused: ${errorName(this.at.registry, result.asErr)}`);
    }
    return closed;
  }

  // What a user reads, at the newest block.

  async pending(who) {
    const { rewardsApi } = this.at.call;
    const rewards = await rewardsApi.pending(who.address);
    const of = (test) => {
      const found = rewards.find(({ asset }) => test(asset));
      return {
        claimable: found.claimable.toBigInt(),
        escrowed: found.escrowed.toBigInt(),
      };
    };
    return { qtra: of((asset) => asset.isNative), usdc: of((asset) => asset.isWithId) };
  }

  /// Reward in the native token, in an economy that has no other.
  async earned(who) {
    const [{ claimable, escrowed }] = await this.at.call.rewardsApi.pending(who.address);
    return { claimable: claimable.toBigInt(), escrowed: escrowed.toBigInt() };
  }

  async streams(who) {
    const streams = await this.at.call.rewardsApi.streams(who.address);
    return streams.map(({ stream, collectable }) => ({
      id: stream.id.toNumber(),
      asset: stream.asset.isNative ? 'qtra' : 'usdc',
      start: stream.start.toNumber(),
      end: stream.end.toNumber(),
      total: stream.total.toBigInt(),
      collected: stream.collected.toBigInt(),
      collectable: collectable.toBigInt(),
    }));
  }

  async positions(who) {
    const views = await this.at.call.stakingVaultApi.positions(who.address);
    return views.map(({ position, weight, nextStep, unlocked }) => ({
      id: position.id.toNumber(),
      tier: position.tier.toNumber(),
      amount: position.amount.toBigInt(),
      start: position.start.toNumber(),
      lockEnd: position.lockEnd.toNumber(),
      weight: weight.toBigInt(),
      nextStep: nextStep.isSome ? nextStep.unwrap().at.toNumber() : null,
      unlocked: unlocked.isTrue,
    }));
  }

  async balances(who) {
    const [{ data }, usdc] = await Promise.all([
      this.at.query.system.account(who.address),
      this.at.query.assets.account(1, who.address),
    ]);
    return {
      free: data.free.toBigInt(),
      held: data.reserved.toBigInt(),
      usdc: usdc.isSome ? usdc.unwrap().balance.toBigInt() : 0n,
    };
  }

  async vault() {
    return this.at.call.stakingVaultApi.state();
  }

  /// Address of the account of the pallet `section`.
  addressOf(section) {
    const bytes = new Uint8Array(32);
    bytes.set(new TextEncoder().encode('modl'));
    bytes.set(this.api.consts[section].palletId.toU8a(), 4);
    return this.api.createType('AccountId', bytes).toString();
  }

  /// Balance of the account that holds all pools.
  async potAccount() {
    return this.balances({ address: this.addressOf('rewards') });
  }
}
