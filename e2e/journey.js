// From nothing to a collected reward, as the README tells it: `node journey.js ws://127.0.0.1:9944`
// against a node that makes its own blocks (`quaestor-node --dev`), where it takes about six
// minutes.

import { pathToFileURL } from 'node:url';
import { formatBalance } from '@polkadot/util';
import { Chain, DAY, NATIVE, QTRA, connect } from './lib.js';

const STAKE = 1_000n * QTRA;
const shown = (amount) => formatBalance(amount, { decimals: 18, withUnit: 'QTRA', forceUnit: '-' });

/// Two stake, the pool is funded, one claims and collects. Returns what was collected.
export async function journey(chain, say = () => {}) {
  const { alice, bob, charlie } = chain;
  const { rewards, stakingVault } = chain.api.tx;
  // The clock starts with the second block.
  do {
    await chain.seal();
  } while ((await chain.vault()).clock.isZero());
  const staked = await chain.sendAll([bob, stakingVault.stake(STAKE, 0)], [charlie, stakingVault.stake(STAKE, 2)]);
  staked.forEach((outcome) => outcome.expect());
  const { nextStep } = (await chain.positions(bob)).at(-1);
  say(`Bob and Charlie have staked ${shown(STAKE)} each; their weight begins in ${nextStep - chain.now} seconds.`);

  await chain.sealUntil(nextStep);
  const funded = await chain.do(alice, rewards.fund(NATIVE, STAKE));
  say(`Alice has funded ${shown(funded.event('rewards', 'Funded').amount.toBigInt())}.`);

  await chain.sealUntil(chain.now + 2 * DAY);
  say(`Bob can claim ${shown((await chain.pending(bob)).qtra.claimable)}.`);
  const claimed = (await chain.do(bob, rewards.claimRewards(NATIVE))).event('rewards', 'Claimed');
  say(`Bob has claimed ${shown(claimed.amount.toBigInt())}, which vests over seven days.`);

  const [{ end }] = await chain.streams(bob);
  await chain.sealUntil(end);
  const { free } = await chain.balances(bob);
  const outcome = await chain.do(bob, rewards.collectVested(NATIVE));
  const collected = outcome.event('rewards', 'Collected').amount.toBigInt();
  say(`Bob has collected ${shown(collected)}.`);
  return { claimed: claimed.amount.toBigInt(), collected, paid: (await chain.balances(bob)).free - free + outcome.fee };
}

/// Three of the council shorten the cooldown, with what Apps sends when one clicks.
export async function motion(chain, say = () => {}) {
  const { alice, bob, charlie } = chain;
  const { council, stakingVault } = chain.api.tx;
  const call = stakingVault.setCooldown(2 * DAY);
  const { encodedLength } = call.method;
  const proposed = (await chain.do(alice, council.propose(3, call, encodedLength))).event('council', 'Proposed');
  const { proposalHash, proposalIndex } = proposed;
  say(`Alice has proposed motion ${proposalIndex}.`);
  const votes = [alice, bob, charlie].map((who) => [who, council.vote(proposalHash, proposalIndex, true)]);
  (await chain.sendAll(...votes)).forEach((outcome) => outcome.expect());
  const { weight } = await call.paymentInfo(alice);
  const closed = await chain.do(bob, council.close(proposalHash, proposalIndex, weight, encodedLength));
  const { result } = closed.event('council', 'Executed');
  say(`Three have voted for it, and Bob has closed it: ${result.type}.`);
  return (await chain.at.call.stakingVaultApi.params()).cooldownSecs.toNumber();
}

/// A chain that makes its own blocks.
class Live extends Chain {
  static async connect(url) {
    const chain = new Live({ stop: async () => {} }, await connect(url));
    await chain.see((await chain.api.rpc.chain.getHeader()).hash.toHex());
    return chain;
  }

  /// Waits for the next block and returns its events.
  async seal() {
    const { chain } = this.api.rpc;
    const next = this.number + 1;
    await new Promise((resolve, reject) => {
      const stop = chain.subscribeNewHeads((header) => {
        if (header.number.toNumber() >= next) {
          stop.then((end) => end()).then(resolve, reject);
        }
      });
      stop.catch(reject);
    });
    return this.see((await chain.getBlockHash(next)).toHex());
  }

  /// The next block may take it at once.
  async submit(...signed) {
    const { author } = this.api.rpc;
    return Promise.all(signed.map(async (call) => (await author.submitExtrinsic(call)).toHex()));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const chain = await Live.connect(process.argv[2] ?? 'ws://127.0.0.1:9944');
  const begin = Date.now();
  const say = (text) => console.log(`${String(Math.round((Date.now() - begin) / 1000)).padStart(4)} s  ${text}`);
  try {
    await journey(chain, say);
    say(`The cooldown is ${await motion(chain, say)} seconds.`);
  } finally {
    await chain.stop();
  }
}
