// Networks of the example launch files, rendered by scripts/launch's program and started by the built node.
// Some accounts of each file are replaced by such whose keys are here.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { Keyring } from '@polkadot/api';
import { stringToHex, u8aToHex } from '@polkadot/util';
import { cryptoWaitReady, randomAsU8a } from '@polkadot/util-crypto';
import { number } from './lib/checks.js';
import { ACT, BDAG, Chain, chainOf, connect, startNode } from './lib.js';

const ROOT = new URL('..', import.meta.url).pathname;

/// A pair with its seed.
function pair(type = 'sr25519') {
  const seed = randomAsU8a(32);
  return { ...new Keyring({ type, ss58Format: 42 }).addFromSeed(seed), seed: u8aToHex(seed) };
}

/// A folder with the spec of an example. `named` gives the accounts that somebody has the key of: the text
/// before each in the file, and the type of the key. `change` may change the file.
async function rendered(economy, named, change = (text) => text) {
  await cryptoWaitReady();
  let text = change(readFileSync(join(ROOT, `chain-spec/launch/${economy}.toml`), 'utf8'));
  const people = {};
  for (const [name, [before, type]] of Object.entries(named)) {
    const [, address] = text.match(new RegExp(`${before}"(5[1-9A-Za-z]{46,48})"`));
    people[name] = pair(type);
    text = text.replaceAll(address, people[name].address);
  }
  const folder = mkdtempSync(join(tmpdir(), 'quaestor-launch-'));
  const [file, spec] = [join(folder, 'launch.toml'), join(folder, 'spec.json')];
  writeFileSync(file, text);
  const program = join(ROOT, 'node/deploy/tools/launch.js');
  const { stdout: rights } = await promisify(execFile)(process.execPath, [program, file, '--out', spec]);
  return { folder, spec, people, rights };
}

/// Starts the network of a spec with blocks on demand, which the node makes on no live network.
async function onDemand({ folder, spec }) {
  const local = readFileSync(spec, 'utf8').replace('"chainType": "Live"', '"chainType": "Local"');
  const file = join(folder, 'local.json');
  writeFileSync(file, local);
  const chain = await Chain.start(chainOf(file));
  // The clock starts with the second block.
  await chain.seal();
  await chain.seal();
  return chain;
}

const genesisOf = async ({ api }) => api.at(await api.rpc.chain.getBlockHash(0));
const balanceOf = async ({ at }, address) => number((await at.query.system.account(address)).data.free);

describe('a launched network of act', { timeout: 900_000 }, () => {
  let network;
  let chain;
  let tx;

  before(async () => {
    network = await rendered('act', {
      team: ['\nteam = '], recorder: ['recorders = \\[\\s+'], councillor: ['council = \\[\\s+'],
      liquidity: ['\\[balances\\]\n'], aura: ['\naura = '], grandpa: ['\ngrandpa = ', 'ed25519'],
    }, (text) => text.split('[[validators]]').slice(0, 2).join('[[validators]]'));
    chain = await onDemand(network);
    ({ tx } = chain.api);
  });
  after(async () => {
    await chain?.stop();
    if (network) {
      rmSync(network.folder, { recursive: true });
    }
  });

  test('it makes blocks on the genesis of the file', async () => {
    assert.equal(chain.number, 2);
    const genesis = await genesisOf(chain);
    assert.equal(number(await genesis.query.balances.totalIssuance()), 600_000_000n * ACT);
    assert.equal((await chain.api.rpc.system.chain()).toString(), 'Quaestor ACT Example');
    assert.ok((await genesis.query.sudo.key()).isNone);
    assert.equal((await genesis.query.recorders.members()).length, 2);
    const all = await genesis.query.allocations.allocations.entries();
    assert.deepEqual(all.map(([, each]) => number(each.unwrap().total)).sort(), [
      200_000_000n * ACT, 40_000_000n * ACT, 60_000_000n * ACT,
    ]);
    assert.ok(network.rights.includes(`allocation 0: ${network.people.team.address}, 200000000 ACT`));
  });

  test('the holder of the team\'s part proves its key, and nothing is released before the cliff', async () => {
    const { team, liquidity } = network.people;
    assert.equal(await balanceOf(chain, team.address), 0n);
    await chain.do(liquidity, tx.balances.transferKeepAlive(team.address, 10n * ACT));
    assert.equal(await balanceOf(chain, team.address), 10n * ACT);
    const proven = await chain.do(team, tx.allocations.handOver(0, team.address));
    const { id, from, to } = proven.event('allocations', 'HandedOver');
    assert.deepEqual([number(id), `${from}`, `${to}`], [0n, team.address, team.address]);
    const early = await chain.sendAll(
      [liquidity, tx.allocations.release(0)], [liquidity, tx.allocations.handOver(0, liquidity.address)],
    );
    assert.deepEqual(early.map(({ error }) => error), ['allocations.NothingVested', 'allocations.NotBeneficiary']);
  });

  test('a recorder of the file records, and nobody else', async () => {
    const { recorder, councillor, liquidity } = network.people;
    for (const { address } of [recorder, councillor]) {
      await chain.do(liquidity, tx.balances.transferKeepAlive(address, 10n * ACT));
    }
    const record = () => tx.debates.record(0, []);
    const outcomes = await chain.sendAll([recorder, record()], [councillor, record()]);
    assert.deepEqual(outcomes.map(({ error }) => error), ['debates.UnknownSession', 'BadOrigin']);
  });

  test('as a live network it makes and finalizes blocks with the keys of the file', async () => {
    const { folder, spec, people: { aura, grandpa } } = network;
    const keystore = join(folder, 'chains/quaestor-act-example/keystore');
    mkdirSync(keystore, { recursive: true });
    for (const [kind, { publicKey, seed }] of [['aura', aura], ['gran', grandpa]]) {
      const name = [stringToHex(kind), u8aToHex(publicKey)].map((hex) => hex.slice(2)).join('');
      writeFileSync(join(keystore, name), JSON.stringify(seed));
    }
    const node = await startNode(undefined, [
      '--chain', spec, '--base-path', folder, '--validator', '--force-authoring', '--port', '0',
      '--no-prometheus', '--unsafe-force-node-key-generation',
    ]);
    let api;
    try {
      api = await connect(node.url);
      const hash = await new Promise((resolve, reject) => {
        api.rpc.chain.subscribeFinalizedHeads((header) => {
          if (header.number.toNumber() >= 2) {
            resolve(header.hash);
          }
        }).catch(reject);
      });
      const at = await api.at(hash);
      assert.deepEqual((await at.query.aura.authorities()).map((key) => key.toHex()), [u8aToHex(aura.publicKey)]);
      assert.equal(api.genesisHash.toHex(), chain.api.genesisHash.toHex());
    } finally {
      await api?.disconnect();
      await node.stop();
    }
  });
});

describe('a launched network of blockdag', { timeout: 900_000 }, () => {
  let network;
  let chain;

  before(async () => {
    network = await rendered('blockdag', {
      buyer: ['\\[allocations\\.presale\\]\n'], liquidity: ['\\[balances\\]\n'],
    });
    chain = await onDemand(network);
  });
  after(async () => {
    await chain?.stop();
    if (network) {
      rmSync(network.folder, { recursive: true });
    }
  });

  test('who has bought begins with 2 %, and pledges it', async () => {
    const { buyer, liquidity } = network.people;
    const { tx } = chain.api;
    const genesis = await genesisOf(chain);
    assert.equal(number(await genesis.query.balances.totalIssuance()), 40_000_000_000n * BDAG);
    assert.equal(await balanceOf(chain, buyer.address), 240_000_000n * BDAG);
    const short = await chain.send(buyer, tx.allocations.pledge(0));
    assert.equal(short.error, 'allocations.InsufficientBalance', 'the least balance cannot be pledged');
    await chain.do(liquidity, tx.balances.transferKeepAlive(buyer.address, 10n * BDAG));
    await chain.do(buyer, tx.allocations.pledge(0));
    const pledge = (await chain.at.call.allocationsApi.pledgeOf(buyer.address)).unwrap();
    assert.deepEqual([number(pledge.allocation), number(pledge.amount)], [0n, 240_000_000n * BDAG]);
  });
});
