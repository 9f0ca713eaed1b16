// A running chain gets the runtime of the next version, by both bodies of its governance, and what it
// kept is as it was.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsHex, xxhashAsHex } from '@polkadot/util-crypto';
import { Chain, connect, DAY, listen, NATIVE, QTRA } from './lib.js';

const BUILT = join(dirname(process.env.QUAESTOR_NODE ?? ''), 'wbuild', 'quaestor-runtime');
/// What a compressed runtime begins with.
const COMPRESSED = Uint8Array.from([0x52, 0xbc, 0x53, 0x76, 0x46, 0xdb, 0x8e, 0x05]);
/// Seconds between two blocks.
const SLOT = 6;
/// Ledgers that the migration writes in a block.
const LEDGERS_PER_BLOCK = 2;
/// Where the migration counts what it has written.
const REWRITTEN = xxhashAsHex('Next', 128) + xxhashAsHex('Rewritten', 128).slice(2);

/// A runtime of the build, compressed, as a block has no room for more.
function runtime(name) {
  const code = readFileSync(join(BUILT, `${name}.wasm`));
  const { stdout, stderr, status } = spawnSync('zstd', ['-3', '-c'], { input: code, maxBuffer: 2 ** 26 });
  assert.equal(status, 0, `${stderr}`);
  return u8aConcat(COMPRESSED, stdout);
}

describe('an upgrade', { timeout: 600_000 }, () => {
  let chain;
  let tx;
  let people;
  let next;
  let kept;

  const version = async () => (await chain.api.rpc.state.getRuntimeVersion(chain.hash)).specVersion.toNumber();
  const council = (call, yes) => chain.motion(call, people.slice(0, yes));
  const committee = (call, yes) => chain.motion(call, people.slice(0, yes), 'technicalCommittee');
  const authorise = (code) => tx.system.authorizeUpgrade(blake2AsHex(code));
  /// The delay of root calls, in blocks: the backstop's delay of a spend.
  const delay = async () => {
    const { spendDelaySecs } = await chain.at.query.backstop.parameters();
    return Math.ceil(spendDelaySecs.toNumber() / SLOT);
  };
  const later = async (call) => tx.scheduler.scheduleAfter(await delay(), null, 0, call);
  const whitelist = (call) => tx.whitelist.whitelistCall(blake2AsHex(call.method.toU8a()));
  const make = (call) => tx.whitelist.dispatchWhitelistedCallWithPreimage(call);
  const apply = (code) => tx.system.applyAuthorizedUpgrade(u8aToHex(code));

  async function sealBlocks(count) {
    for (let i = 0; i < count; i += 1) {
      await chain.seal();
    }
  }

  /// What the vault and the pools keep, after proving that the parts are the whole.
  async function books() {
    const { query, call } = chain.at;
    const state = await call.stakingVaultApi.state();
    const ledgers = await query.stakingVault.ledgers.entries();
    let [staked, cooling, weight, held] = [0n, 0n, 0n, 0n];
    for (const [key, ledger] of ledgers) {
      const [who] = key.args;
      ledger.positions.forEach(({ amount }) => { staked += amount.toBigInt(); });
      ledger.unlocking.forEach(({ amount }) => { cooling += amount.toBigInt(); });
      weight += (await call.stakingVaultApi.weightAt(who, state.clock)).toBigInt();
      const holds = await query.balances.holds(who);
      holds.filter(({ id }) => id.isStakingVault).forEach(({ amount }) => { held += amount.toBigInt(); });
    }
    assert.equal(state.staked.toBigInt(), staked);
    assert.equal(state.inCooldown.toBigInt(), cooling);
    assert.equal(state.weight.toBigInt(), weight);
    assert.equal(held, staked + cooling);
    assert.equal(state.stakers.toNumber(), ledgers.length);
    return {
      ledgers: ledgers.map(([key, ledger]) => [key.toHex(), ledger.toHex()]),
      issuance: (await query.balances.totalIssuance()).toBigInt(),
    };
  }

  before(async () => {
    chain = await Chain.start();
    tx = chain.api.tx;
    people = [chain.alice, chain.bob, chain.charlie, chain.dave, chain.eve];
    next = runtime('quaestor_next');
    await chain.seal();
    const stake = (who, tier) => [who, tx.stakingVault.stake(1_000n * QTRA, tier)];
    const outcomes = await chain.sendAll(...people.map((who, tier) => stake(who, tier)));
    outcomes.forEach((outcome) => outcome.expect());
    await chain.do(chain.alice, tx.rewards.fund(NATIVE, 100_000n * QTRA));
    await chain.sealUntil(chain.now + 8 * DAY);
  });
  after(async () => chain?.stop());

  test('takes two thirds of both bodies', async () => {
    assert.equal(await version(), 10_000);
    await assert.rejects(committee(authorise(next), 3), /CallFiltered/);
    await assert.rejects(council(authorise(next), 5), /CallFiltered/);
    await assert.rejects(council(whitelist(authorise(next)), 5), /CallFiltered/);
    const early = await chain.send(chain.ferdie, apply(next));
    assert.equal(early.error, 'system.NothingAuthorized');
    const agreed = await later(authorise(next));
    await committee(whitelist(agreed), 2);
    await assert.rejects(council(make(agreed), 3), /CallFiltered/);
    await assert.rejects(council(make(authorise(next)), 5), /CallFiltered/, 'not without the delay');
    await council(make(agreed), 4);
  });

  test('waits, and can be cancelled meanwhile', async () => {
    const [[key]] = await chain.at.query.scheduler.agenda.entries();
    const [when] = key.args;
    await committee(tx.scheduler.cancel(when, 0), 2);
    await sealBlocks(await delay() + 2);
    assert.ok((await chain.at.query.system.authorizedUpgrade()).isNone);
    const agreed = await later(authorise(next));
    await committee(whitelist(agreed), 2);
    await council(make(agreed), 4);
    assert.ok((await chain.at.query.system.authorizedUpgrade()).isNone);
    await sealBlocks(await delay() + 1);
    assert.ok((await chain.at.query.system.authorizedUpgrade()).isSome);
  });

  test('is of the code that was agreed to and of no other', async () => {
    const other = Uint8Array.from(next);
    other[other.length - 1] ^= 1;
    const outcome = await chain.send(chain.ferdie, apply(other));
    assert.equal(outcome.error, 'system.Unauthorized');
    assert.equal(await version(), 10_000);
  });

  test('is made by anybody, and migrates over several blocks', async () => {
    kept = await books();
    const applied = await chain.send(chain.ferdie, apply(next));
    applied.expect();
    assert.ok(applied.event('system', 'CodeUpdated'));
    // From the next block on the new runtime runs; what users send waits until it has migrated.
    const late = await chain.sign(chain.dave, tx.system.remark('0x'));
    const steps = [];
    for (let done = false; !done;) {
      // The connection is of the old runtime, and says what it does not know of the new one.
      const [events] = await listen(() => chain.seal());
      const ours = events.map(({ event }) => event).filter(({ section }) => section === 'multiBlockMigrations');
      steps.push(ours.map(({ method }) => method));
      done = ours.some(({ method }) => method === 'UpgradeCompleted');
      assert.ok(steps.length < 20, JSON.stringify(steps));
    }
    assert.equal(await version(), 10_001);
    const { specVersion } = (await chain.at.query.system.lastRuntimeUpgrade()).unwrap();
    assert.equal(specVersion.toNumber(), 10_001);
    assert.ok(steps.length > kept.ledgers.length / LEDGERS_PER_BLOCK, JSON.stringify(steps));
    // Signed for the old runtime, it is not valid with the new one.
    const [refused] = await listen(() => chain.submit(late).catch(({ message }) => message));
    assert.match(refused, /bad signature/);
    chain.nonces.delete(chain.dave.address);
    // As every client does after an upgrade.
    await chain.api.disconnect();
    chain.api = await connect(chain.node.url);
    tx = chain.api.tx;
    await chain.see(chain.hash);
  });

  test('leaves everything as it was', async () => {
    const found = await books();
    assert.deepEqual(found.ledgers, kept.ledgers);
    // Fees go to the author, so nothing is burnt on the way.
    assert.equal(found.issuance, kept.issuance);
    const count = await chain.api.rpc.state.getStorage(REWRITTEN, chain.hash);
    assert.equal(count.toHex(), `0x0${kept.ledgers.length}000000`);
  });

  test('lets rewards accrue on and be claimed', async () => {
    const before = (await chain.pending(chain.alice)).qtra.claimable;
    assert.ok(before > 0n);
    await chain.seal();
    assert.ok((await chain.pending(chain.alice)).qtra.claimable >= before);
    await chain.do(chain.alice, tx.rewards.claimRewards(NATIVE));
    await books();
  });

  test('does not go back', async () => {
    const old = runtime('quaestor_runtime');
    const agreed = await later(authorise(old));
    await committee(whitelist(agreed), 2);
    await council(make(agreed), 4);
    await sealBlocks(await delay() + 1);
    const outcome = await chain.send(chain.ferdie, apply(old));
    const rejected = outcome.event('system', 'RejectedInvalidAuthorizedUpgrade');
    assert.ok(rejected);
    await chain.seal();
    assert.equal(await version(), 10_001);
  });
});
