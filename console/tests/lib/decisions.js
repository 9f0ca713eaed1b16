// Something to decide and something to pay for, on the development chain of any economy.

import { ACT, BDAG, DAY, DOLLAR, NATIVE, QTRA, QUIV, USDC } from '../../../e2e/lib/constants.js';

const UNIT = { qtra: QTRA, act: ACT, blockdag: BDAG, quiver: QUIV };
const topic = `0x${'5a'.repeat(32)}`;

/// A motion of the council by `who`. Returns its hash and number.
export async function proposed(chain, who, threshold, call, body = 'council') {
  const outcome = await chain.do(who, chain.api.tx[body].propose(threshold, call, call.method.encodedLength));
  const { proposalHash, proposalIndex } = outcome.event(body, 'Proposed');
  return { hash: proposalHash.toHex(), index: proposalIndex.toNumber() };
}

/// Motions of both bodies, one of them with votes.
export async function motions(chain, economy) {
  const { tx } = chain.api;
  const { minStake, maxStake } = await chain.at.call.stakingVaultApi.params();
  const limits = tx.stakingVault.setStakeLimits(minStake.toBigInt() * 2n, maxStake.isSome ? maxStake.unwrap() : null);
  const { hash, index } = await proposed(chain, chain.alice, 3, limits);
  await chain.sendAll(
    [chain.alice, tx.council.vote(hash, index, true)], [chain.bob, tx.council.vote(hash, index, true)],
    [chain.dave, tx.council.vote(hash, index, false)],
  );
  await proposed(chain, chain.bob, 4, tx.treasury.spend(NATIVE, 12_345n * UNIT[economy], chain.ferdie.address, null));
  const committee = (await chain.at.query.technicalCommittee.members()).map(String);
  const engineer = ['alice', 'bob', 'charlie', 'dave', 'eve', 'ferdie'].find((name) => committee.includes(chain[name].address));
  if (engineer) await proposed(chain, chain[engineer], 2, tx.whitelist.whitelistCall(topic), 'technicalCommittee');
}

/// Polls of stakers and a debate, where the economy has them.
export async function polls(chain) {
  const { tx } = chain.api;
  const { stakeVotingApi, debatesApi, stakingVaultApi } = chain.at.call;
  const params = await stakeVotingApi.params();
  if (params.isNone) return;
  const { proposerStake } = params.unwrap();
  await chain.send(chain.alice, tx.stakingVault.stake(proposerStake, 0));
  await chain.send(chain.bob, tx.stakingVault.stake(proposerStake, 1));
  await chain.seal();
  const { minStake, maxStake } = await stakingVaultApi.params();
  const change = tx.stakingVault.setStakeLimits(minStake.toBigInt() * 2n, maxStake.isSome ? maxStake.unwrap() : null);
  const pay = tx.treasury.spend(NATIVE, proposerStake, chain.ferdie.address, null);
  await chain.send(chain.alice, tx.stakeVoting.propose('Parameter', { Inline: change.method.toHex() }, 0));
  await chain.send(chain.bob, tx.stakeVoting.propose('Treasury', { Inline: pay.method.toHex() }, 0));
  const [first] = await chain.at.call.stakeVotingApi.polls();
  if (first) {
    await chain.send(chain.alice, tx.stakeVoting.vote(first.poll, 'Aye'));
    await chain.send(chain.bob, tx.stakeVoting.vote(first.poll, 'Nay'));
  }
  if ((await debatesApi.params()).isNone) return;
  await chain.sendAll([chain.charlie, tx.debates.registerAgent(topic)], [chain.dave, tx.debates.registerAgent(topic)]);
  const { fee } = (await debatesApi.params()).unwrap();
  await chain.send(chain.alice, tx.debates.open(topic, 3, [chain.charlie.address, chain.dave.address], 7 * DAY, fee));
  await chain.send(chain.bob, tx.debates.vote(0, 1));
}

/// A fee of Alice's that was settled, and a plan that she pays, where the economy has them.
export async function payments(chain, economy) {
  const { tx } = chain.api;
  await chain.send(chain.alice, tx.feeDiscounts.setAllowance(DOLLAR, 250n * USDC));
  const trade = { key: topic, payer: chain.alice.address, asset: DOLLAR, grossFee: 40n * USDC, time: chain.now };
  await chain.send(chain.dave, tx.feeDiscounts.settleTradeFee(trade));
  const order = { payWith: NATIVE, maxPayment: 40n * UNIT[economy] };
  await chain.send(chain.alice, tx.subscriptions.subscribe(0, 1, DOLLAR, 10_000n * USDC));
  await chain.send(chain.alice, tx.subscriptions.setAutoRenew(0, order));
}
