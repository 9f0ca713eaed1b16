// Validators in real time: four on one machine, a fifth who comes with keys of its own and goes
// again, and what is measured of them. The spec is that of qtra-local with sessions of 4 blocks.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { Keyring } from '@polkadot/api';
import { HALF, NATIVE, Outcome, QTRA, connect, errorName, startNode } from './lib.js';
import { serviceMetrics, metricsNamed, readDeployment } from './lib/deployment.js';

const ROOT = new URL('..', import.meta.url).pathname;
const SESSION = 4;
const NAMES = ['alice', 'bob', 'charlie', 'dave'];
const NODE = process.env.QUAESTOR_NODE;

const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
const person = (name) => keyring.addFromUri(`//${name[0].toUpperCase()}${name.slice(1)}`);
const [alice, bob, charlie, dave, eve, ferdie] = [...NAMES, 'eve', 'ferdie'].map(person);
const addresses = (people) => people.map(({ address }) => address).sort();

/// Runs a program to its end, with `input`.
function run(program, args, input = '') {
  return new Promise((resolve) => {
    const child = execFile(program, args, { maxBuffer: 64 << 20 }, (error, stdout, stderr) =>
      resolve({ code: error ? error.code : 0, stdout, stderr }));
    child.stdin.end(input);
  });
}

/// The first of `count` ports in a row that nobody listens at.
async function freePorts(count) {
  const isFree = (port) => new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
  for (let first = 21_000 + (process.pid % 400) * 100; ; first += count) {
    const free = await Promise.all(Array.from({ length: count }, (_, i) => isFree(first + i)));
    if (free.every(Boolean)) {
      return first;
    }
  }
}

/// Follows the best blocks until `found` says something of one, and returns that.
function follow(api, found) {
  return new Promise((resolve, reject) => {
    let done = false;
    const stop = api.rpc.chain.subscribeNewHeads(async (header) => {
      try {
        const what = done ? null : await found(header);
        if (what && !done) {
          done = true;
          (await stop)();
          resolve(what);
        }
      } catch (error) {
        reject(error);
      }
    });
    stop.catch(reject);
  });
}

/// Sends, and waits until it is in a block.
function send(signer, call) {
  return new Promise((resolve, reject) => {
    call.signAndSend(signer, { nonce: -1 }, ({ status, events, isError }) => {
      if (status.isInBlock) {
        resolve(new Outcome(call.registry, events.map(({ event }) => event)));
      } else if (isError) {
        reject(new Error(`the transaction is ${status.type}`));
      }
    }).catch(reject);
  });
}

const done = async (signer, call) => (await send(signer, call)).expect();

async function metrics(port) {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(rows.map((row) => [row.slice(0, row.lastIndexOf(' ')), Number(row.slice(row.lastIndexOf(' ') + 1))]));
}

const matching = (all, name, labels) =>
  [...all].filter(([key]) => key.split('{')[0] === name && labels.every((label) => key.includes(label)));

const has = (all, name, ...labels) => matching(all, name, labels).length > 0;

/// The value of the one metric of that name and those labels.
function metric(all, name, ...labels) {
  const found = matching(all, name, labels);
  assert.equal(found.length, 1, `${name} ${labels}: ${found.length}`);
  return found[0][1];
}

describe('validators', { timeout: 900_000 }, () => {
  let scratch;
  let spec;
  let ports;
  let network;
  let networkLog = '';
  let api;
  let tx;
  let fifth;
  let fifthApi;

  const validators = async (at) => (await (at ? await api.at(at) : api).query.session.validators()).map(String).sort();
  const session = async (at) => (await (at ? await api.at(at) : api).query.session.currentIndex()).toNumber();

  const finalised = async () =>
    (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber();

  /// Waits for metrics that satisfy `test`, which are read after each block, and returns them all.
  const shown = (test) => follow(api, async () => {
    const all = await metrics(ports + 10);
    return test(all) && all;
  });

  /// Waits for the block that begins the session, and returns its hash.
  const sessionBegins = (index) =>
    follow(api, async ({ hash }) => (await session(hash)) >= index && hash.toHex());

  const rotate = (args, input) =>
    run(process.execPath, [join(ROOT, 'node/deploy/tools/rotate-keys.js'), '--rpc', fifth.url, ...args], input);

  /// The council, but for the last vote's effect: proposes and agrees. Returns how to close.
  const agree = async (call) => {
    const { council } = tx;
    const length = call.method.encodedLength;
    const proposed = await done(alice, council.propose(3, call, length));
    const { proposalIndex: index, proposalHash: hash } = proposed.event('council', 'Proposed');
    await Promise.all([alice, bob, charlie].map((who) => done(who, council.vote(hash, index, true))));
    return async () => {
      const weight = { refTime: 100_000_000_000n, proofSize: 1_000_000n };
      const closed = await done(dave, council.close(hash, index, weight, length));
      const { result } = closed.event('council', 'Executed');
      assert.ok(result.isOk, result.isErr && errorName(api.registry, result.asErr));
    };
  };

  before(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'quaestor-'));
    const exported = await run(NODE, ['export-chain-spec', '--chain', 'qtra-local']);
    assert.equal(exported.code, 0, exported.stderr);
    // As text: its amounts are more than a number here can hold.
    const length = /("sessionLength": \{\s*"blocks": )10\b/;
    assert.match(exported.stdout, length);
    spec = join(scratch, 'spec.json');
    writeFileSync(spec, exported.stdout.replace(length, `$1${SESSION}`));

    ports = await freePorts(16);
    const env = { ...process.env, CHAIN: spec, RPC: ports, P2P: ports + 5, PROMETHEUS: ports + 10, TMPDIR: scratch };
    network = spawn(join(ROOT, 'scripts/local'), { env, stdio: ['ignore', 'pipe', 'pipe'] });
    network.ended = once(network, 'exit');
    process.once('exit', () => network.kill('SIGTERM'));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.once(signal, () => process.exit(130));
    }
    const listening = new Set();
    await new Promise((resolve, reject) => {
      network.once('exit', (code) => reject(new Error(`scripts/local ended with ${code}:\n${networkLog}`)));
      for (const stream of [network.stdout, network.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          networkLog += `${line}\n`;
          const [, name] = line.match(/^(\w+) .*JSON-RPC server: addr=/) ?? [];
          if (name && listening.add(name).size === NAMES.length) {
            resolve();
          }
        });
      }
    });
    api = await connect(`ws://127.0.0.1:${ports}`);
    tx = api.tx;
  });

  after(async () => {
    await fifthApi?.disconnect();
    await api?.disconnect();
    await fifth?.stop();
    if (network && network.exitCode === null && network.signalCode === null) {
      network.kill('SIGTERM');
      await network.ended;
    }
    rmSync(scratch, { recursive: true, force: true });
  });

  test('four come up, find each other, take turns and finalise', async () => {
    const four = addresses([alice, bob, charlie, dave]);
    assert.deepEqual(await validators(), four);
    const authors = new Set();
    await follow(api, async (header) => {
      const { author } = await api.derive.chain.getHeader(header.hash);
      // Nobody has made the block of genesis.
      authors.add(author?.toString() ?? four[0]);
      return authors.size === 4 && (await finalised()) >= 3;
    });
    assert.deepEqual([...authors].sort(), four);
    const { peers } = await api.rpc.system.health();
    assert.equal(peers.toNumber(), 3);
    const prefixes = new Set(networkLog.split('\n').filter((line) => /^\w+ +20\d\d-/.test(line)).map((line) => line.split(' ')[0]));
    assert.deepEqual([...prefixes].sort(), [...NAMES].sort(), 'each line says whose it is');
  });

  test('what dashboard and alerts ask for is measured', async () => {
    // There is a price to show once the operators have told theirs.
    const report = () => tx.oracle.feedValues([[NATIVE, HALF]]);
    await Promise.all([alice, bob, charlie].map((who) => done(who, report())));
    const all = await shown((each) => has(each, 'quaestor_price_usdc', 'Operators'));
    const names = new Set([...[...all.keys()].map((key) => key.split('{')[0]), ...serviceMetrics()]);
    const asked = metricsNamed(readDeployment());
    assert.ok(asked.size > 20, [...asked].join());
    assert.deepEqual([...asked].filter((name) => !names.has(name)), []);
    assert.deepEqual(metricsNamed('rate(substrate_no_such_metric[5m])'), new Set(['substrate_no_such_metric']));

    assert.equal(metric(all, 'quaestor_validators'), 4);
    assert.equal(metric(all, 'quaestor_issuance_native'), 1e9);
    assert.equal(metric(all, 'quaestor_emergency_reserve', 'usdc'), 15_000);
    assert.equal(metric(all, 'quaestor_price_usdc', 'Operators'), 0.5);
    assert.equal(metric(all, 'quaestor_stakers'), 0);
    await done(ferdie, tx.stakingVault.stake(2_500n * QTRA, 0));
    const later = await shown((each) => metric(each, 'quaestor_staked_native') > 0);
    assert.equal(metric(later, 'quaestor_staked_native'), 2_500);
    assert.equal(metric(later, 'quaestor_stakers'), 1);
  });

  test('a fifth gets keys, and a proof that is for its account only', async () => {
    const [, first] = networkLog.match(/^alice .*Local node identity is: (\S+)/m);
    fifth = await startNode(NODE, [
      '--chain', spec, '--validator', '--name', 'eve', '--base-path', join(scratch, 'eve'),
      '--listen-addr', `/ip4/127.0.0.1/tcp/${ports + 9}`, '--unsafe-force-node-key-generation',
      '--prometheus-port', String(ports + 14),
      '--bootnodes', `/ip4/127.0.0.1/tcp/${ports + 5}/p2p/${first}`,
    ]);
    fifthApi = await connect(fifth.url);

    const offline = await rotate([eve.address]);
    assert.equal(offline.code, 0, offline.stderr);
    const [, keys] = offline.stdout.match(/^keys {3}(0x[0-9a-f]{128})$/m);
    const [, proof] = offline.stdout.match(/^proof {2}(0x[0-9a-f]{256})$/m);
    assert.ok((await fifthApi.rpc.author.hasSessionKeys(keys)).isTrue);
    assert.ok((await api.rpc.author.hasSessionKeys(keys)).isFalse, 'another node does not have them');

    const [stolen, forged] = await Promise.all([
      send(ferdie, tx.session.setKeys(keys, proof)),
      send(eve, tx.session.setKeys(keys, `0x${'00'.repeat(128)}`)),
    ]);
    assert.equal(stolen.error, 'session.InvalidProof');
    assert.equal(forged.error, 'session.InvalidProof');
    assert.ok((await api.query.session.nextKeys(eve.address)).isNone);
  });

  test('the script refuses what cannot be right before it makes keys', async () => {
    const [wrongSecret, noSecret, noAccount, elsewhere, silent] = await Promise.all([
      rotate([eve.address, '--submit'], '//Ferdie\n'),
      rotate([eve.address, '--submit'], '\n'),
      rotate(['5Nonsense']),
      rotate([eve.address, '--rpc', 'ws://192.0.2.1:9944']),
      rotate([eve.address, '--rpc', 'ws://127.0.0.1:9']),
    ]);
    const says = ({ code, stderr, stdout }, what) => {
      assert.equal(code, 1, stdout);
      assert.match(stderr, what);
      assert.equal(stdout, '');
    };
    says(wrongSecret, /^error: the secret is of 5CiPPse.*, another account/);
    says(noSecret, /^error: there is no secret to read/);
    says(noAccount, /^error: not an address: 5Nonsense/);
    says(elsewhere, /^error: keys are made over the local RPC only/);
    says(silent, /^error: no node answers at ws:\/\/127\.0\.0\.1:9/);
    assert.ok(!wrongSecret.stderr.includes('//Ferdie'), 'a secret is never repeated');
  });

  test('it is added by the council and signs from the second session on; one without keys is left out', async () => {
    const four = addresses([alice, bob, charlie, dave]);
    const add = (who) => tx.validators.addMember(who.address);
    const [close, set] = await Promise.all([
      agree(tx.utility.batchAll([add(eve), add(ferdie)])),
      rotate([eve.address, '--submit'], '//Eve\n'),
    ]);
    assert.equal(set.code, 0, set.stderr);
    assert.match(set.stdout, /^set {4}in block 0x/m);
    const again = await rotate([eve.address, '--submit'], '//Eve\n');
    assert.equal(again.code, 0, again.stderr);
    assert.match(again.stdout, /^nothing to do/);
    const [, keys] = again.stdout.match(/^keys {3}(0x[0-9a-f]{128})$/m);
    assert.equal((await api.query.session.nextKeys(eve.address)).unwrap().toHex(), keys);

    await close();
    const decided = await session();
    const next = await sessionBegins(decided + 1);
    assert.deepEqual(await validators(next), four, 'the next session is still that of four');
    const second = await sessionBegins(decided + 2);
    assert.deepEqual(await validators(second), addresses([alice, bob, charlie, dave, eve]));
    assert.equal((await (await api.at(second)).query.validators.members()).length, 6);

    // Eve's turn comes within five blocks of it.
    const begins = (await api.rpc.chain.getHeader(second)).number.toNumber();
    const made = await follow(api, async (header) => {
      const { author } = await api.derive.chain.getHeader(header.hash);
      return author.toString() === eve.address && header.number.toNumber();
    });
    assert.ok(made > begins);
    await follow(api, async () => (await finalised()) >= made);
    const own = await metrics(ports + 14);
    assert.ok(metric(own, 'substrate_finality_grandpa_prevotes_total') > 0, 'it votes');
    assert.ok(metric(own, 'substrate_finality_grandpa_precommits_total') > 0, 'twice a round');
    assert.equal(metric(own, 'quaestor_validators'), 5);
    assert.equal(metric(own, 'quaestor_validator_members_keyless'), 1);
  });

  test('it is removed by the council', async () => {
    const remove = (who) => tx.validators.removeMember(who.address);
    const close = await agree(tx.utility.batchAll([remove(eve), remove(ferdie)]));
    await close();
    const decided = await session();
    const next = await sessionBegins(decided + 1);
    assert.ok((await validators(next)).includes(eve.address));
    const second = await sessionBegins(decided + 2);
    assert.deepEqual(await validators(second), addresses([alice, bob, charlie, dave]));
    const begins = (await api.rpc.chain.getHeader(second)).number.toNumber();
    await follow(api, async (header) => {
      const { author } = await api.derive.chain.getHeader(header.hash);
      // The block that begins the session is still made by the one before.
      assert.ok(header.number.toNumber() <= begins || author.toString() !== eve.address);
      return (await finalised()) > begins;
    });
  });

  test('the network ends with its script and leaves nothing', async () => {
    const [, logs] = networkLog.match(/Logs are in (\S+);/);
    assert.ok(existsSync(logs));
    assert.match(readFileSync(join(logs, 'dave.log'), 'utf8'), /^dave /);
    await api.disconnect();
    network.kill('SIGINT');
    const [code] = await network.ended;
    assert.equal(code, 130);
    assert.ok(!existsSync(logs));
    await assert.rejects(fetch(`http://127.0.0.1:${ports + 10}/metrics`));
  });
});
