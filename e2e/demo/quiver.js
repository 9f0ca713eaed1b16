// The story of quiver: providers and what backs them, a job at an ask, bids, a stream paid by vouchers, the
// emission of a day, a wrong answer with its end, and a vote with a balance beside stake.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PalletChain } from '../../clients/channels/chain.js';
import { SigningKey } from '../../clients/channels/keys.js';
import { Payee } from '../../clients/channels/payee.js';
import { Payer } from '../../clients/channels/payer.js';
import { DAY, NATIVE, QUIV } from '../lib.js';
import { bytes, commitment, order, standing } from '../lib/work.js';
import { amount, bold, chapter, passUntil as pass, pause, percent, row, say, title } from './terminal.js';

/// The class of the largest models.
const LARGE = 2;
const SALT = bytes(7);
/// Seconds of a block. A block's clock is the time of the block before.
const SLOT = 6;

const quiv = (value) => amount(value, QUIV, 'QUIV', 2);
const bare = (value) => amount(value, QUIV, '', 2).trim();
const exact = (value) => amount(value, QUIV, '', 4).trim();
const number = (value) => value.toBigInt();
const ppm = (value) => percent(BigInt(value), 1_000_000n);
// None is drawn for an audit, which would be a story of its own.
const spec = (more) => order({ class: LARGE, auditable: false, ...more });

let chain;
let tx;
const passUntil = (...args) => pass(chain, ...args);
const provider = async ({ address }) => (await chain.at.call.providersApi.provider(address)).unwrap();
const caseOf = async (id) => (await chain.at.call.challengesApi.case(id)).unwrap();

async function showProviders(...people) {
  row('', 'own', 'others\'', 'open work', 'at most', 'one job', 'reputation');
  for (const [name, who] of people) {
    const { provider: record, delegated } = await provider(who);
    const now = await standing(chain, who);
    const limits = now ? [now.open, now.limit, now.largestPrice].map(exact) : ['', 'no new', 'work'];
    row(name, bare(number(record.own)), bare(number(delegated)), ...limits, ppm(record.reputation.toNumber()));
  }
  await pause(1200);
}

async function showReceipt({ receipt }) {
  const { payment, provider: earned, delegators, network, treasury, burn } = receipt;
  row('', 'paid', 'provider', 'backers', 'network', 'treasury', 'burnt');
  row('', ...[payment, number(earned) - number(delegators), delegators, network, treasury, burn]
    .map((each) => exact(typeof each === 'bigint' ? each : number(each))));
  await pause(1200);
}

/// Delivers a job's result.
const deliver = (who, job, tokens, output = bytes(5)) =>
  chain.do(who, tx.inferenceMarket.submitResult(job, output, tokens, 'https://models.example/1'));

async function tellProviders() {
  const { bob, charlie, eve } = chain;
  title('quiver: work, and what stands behind it');
  await say(`A chain of its own, where a day lasts ${DAY} seconds and time passes when a block is made.`);

  await chapter('Providers');
  await chain.sealUntil(chain.now + 2 * DAY);
  await say('Bob and Charlie run models. Each has bonded stake of his own, and Dave has bonded to Bob besides.');
  await showProviders(['Bob', bob], ['Charlie', charlie]);
  await say('For a fault they lose twenty times its price. So much work as that covers may be open, and no more.');
  const { largestLoss } = (await chain.at.call.providersApi.previewDelegation(eve.address, charlie.address, 2_000n * QUIV, 0)).asOk;
  await chain.do(eve, tx.providers.delegate(charlie.address, 2_000n * QUIV, 0));
  await say(`Eve bonds 2,000 to Charlie: a tenth of his pay is for his backers, and a fault costs her ${bold(quiv(number(largestLoss)))} at most.`);
  await showProviders(['Charlie', charlie]);
  const ask = { asset: NATIVE, price: QUIV, leastSecs: 12, dailyUnits: 20_000n };
  (await chain.sendAll([bob, tx.inferenceMarket.setAsk(LARGE, ask)], [charlie, tx.inferenceMarket.setAsk(LARGE, ask)]))
    .forEach((outcome) => outcome.expect());
  await passUntil(chain.now + DAY, 'waiting');
}

async function tellJobs() {
  const { alice, bob, charlie } = chain;
  const { accept, assign, bid, order: take, postJob } = tx.inferenceMarket;

  await chapter('A job at an ask');
  const { receipt } = (await chain.at.call.inferenceApi.quote(LARGE, 2_500, bob.address)).unwrap();
  await say(`Bob asks for 1 QUIV for 1,000 tokens of the largest models. The chain quotes Alice 2,500 tokens: ${bold(quiv(number(receipt.payment)))}.`);
  const { job } = (await chain.do(alice, take(bob.address, spec({ units: 2_500n, maxPrice: 3n * QUIV })))).event('inferenceMarket', 'Ordered');
  await say(`She orders, and the price is on hold in her own account. Job ${job} is Bob's, and he is liable for it:`);
  await showProviders(['Bob', bob]);
  await deliver(bob, job, 2_400);
  await say('He submits the hash of the output and where it lies, sealed to her key. She reads it and accepts.');
  const { record } = (await chain.do(alice, accept(job))).event('inferenceMarket', 'Settled');
  await showReceipt(record);

  await chapter('Bids');
  const posted = (await chain.do(alice, postJob(spec({ units: 4_000n, maxPrice: 4n * QUIV })))).event('inferenceMarket', 'Posted');
  (await chain.sendAll([bob, bid(posted.job, 35n * QUIV / 10n, 60)], [charlie, bid(posted.job, 28n * QUIV / 10n, 60)]))
    .forEach((outcome) => outcome.expect());
  await say('Alice posts a larger job for at most 4 QUIV. Bids hold no money: who does not deliver pays a penalty.');
  row('', 'bid', 'seconds');
  for (const each of await chain.at.call.inferenceApi.bids(posted.job)) {
    row(`${each.provider}` === bob.address ? 'Bob' : 'Charlie', bare(number(each.price)), `${each.secs}`);
  }
  await chain.do(alice, assign(posted.job, charlie.address));
  await deliver(charlie, posted.job, 4_000);
  const settled = (await chain.do(alice, accept(posted.job))).event('inferenceMarket', 'Settled');
  await say('She takes Charlie\'s, and he delivers. A tenth of his part goes to Eve:');
  await showReceipt(settled.record);
  const [{ earned }] = await chain.at.call.providersApi.bonds(chain.eve.address);
  await say(`Eve has earned ${bold(`${exact(number(earned[0]))} QUIV`)}, ready to be collected.`);
}

async function tellStream() {
  const { api, alice, bob } = chain;
  const sealed = async (work) => {
    const result = await chain.sealing(work);
    chain.nonces.clear();
    return result;
  };
  await chapter('Token by token');
  const folder = await mkdtemp(join(tmpdir(), 'quaestor-demo-'));
  const [mine, theirs] = [alice, bob].map((signer) => new PalletChain({ api, signer, confirm: 'best' }));
  const key = await SigningKey.fromSeed('Ed25519', Buffer.alloc(32, 8));
  const payer = new Payer({ chain: mine });
  const payee = await Payee.open({ path: join(folder, 'vouchers'), key, chain: theirs, margin: 0 });
  try {
    const terms = { price: QUIV, credit: QUIV / 10n };
    const expires = chain.now + 30 * DAY;
    const id = await sealed(payer.open({ provider: bob.address, deposit: 10n * QUIV, expires, key, ...terms, statementKey: null }));
    await payee.accept(id, terms);
    await say('For an answer that streams, Alice opens a channel to Bob with 10 QUIV, and signs a voucher every 50 tokens.');
    const { number: before } = chain;
    for (let i = 0; i < 100; i += 1) {
      payee.serve(id, 50n);
      payer.receive(id, 50n);
      await payee.take(await payer.pay(id));
    }
    const { nonce, cumulative, tokens } = payer.last(id);
    await say(`${bold(`${nonce}`)} vouchers for ${tokens} tokens and ${bold(quiv(cumulative))}, verified one by one: ${chain.number - before} blocks, no transaction.`);
    await say('Neither can lose more than a tenth of a token. Bob ends the channel with the newest voucher.');
    await sealed(payee.close(id));
    const [record] = await chain.at.call.inferenceApi.receipts(1);
    await showReceipt(record);
  } finally {
    await payee.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function tellEmission() {
  const { bob, eve } = chain;
  const { emissionApi, inferenceApi } = chain.at.call;

  await chapter('The emission of a day');
  const { terms, emission } = (await emissionApi.daily()).unwrap();
  await say(`In the first year ${bold(quiv(number(terms.halving.first) / 365n))} are minted a day; every ${terms.halving.years} years that halves.`);
  await say(`More use brings more: at most a fifth of what it has cost beyond return. Today it is ${quiv(number(emission))}.`);
  const { nextDrip } = (await emissionApi.status()).unwrap();
  const [{ day }] = await inferenceApi.work(bob.address);
  await passUntil(nextDrip.unwrap().toNumber(), 'waiting');
  const outcome = await chain.do(eve, tx.emission.dripDay());
  const noted = outcome.event('emission', 'DayNoted');
  const parts = outcome.event('emission', 'Divided');
  await say(`A new day, with use at ${percent(number(noted.growthBps), 10_000n)} of what it was. Anybody may have its part minted, and Eve does:`);
  row('', 'minted', 'stakers', 'work', 'audits', 'treasury');
  row('', ...[outcome.event('emission', 'Minted').amount, parts.stakers, parts.work, parts.audits, parts.treasury].map((each) => bare(number(each))));
  const { amount: paid } = (await chain.do(eve, tx.inferenceMarket.claimWork(bob.address, day))).event('inferenceMarket', 'WorkClaimed');
  await say(`The part for work pays Bob a share of what his stream has cost beyond return: ${bold(`${exact(number(paid))} QUIV`)}.`);
}

async function tellFault() {
  const { alice, bob, dave, eve, ferdie } = chain;
  const { challenges, inferenceMarket } = tx;
  const jury = [['Dave', dave, 'Fault'], ['Eve', eve, 'Fault'], ['Ferdie', ferdie, 'NoFault']];

  await chapter('A wrong answer');
  const { job } = (await chain.do(alice, inferenceMarket.order(bob.address, spec({ units: 10_000n, maxPrice: 10n * QUIV }))))
    .event('inferenceMarket', 'Ordered');
  await deliver(bob, job, 10_000, bytes(13));
  await say('Alice orders 10,000 tokens for 10 QUIV. Bob saves the work and delivers the output of a smaller model.');
  const opened = (await chain.do(alice, challenges.challenge({ Job: job }, 'WrongModel', { hash: bytes(6), location: 'https://evidence.example' })))
    .event('challenges', 'Challenged');
  const id = opened.case;
  await say(`She challenges it with a stake of ${bold(quiv(number(opened.stake)))}. ${bold(quiv(number(opened.atStake)))} of what backs Bob are at stake.`);
  await chain.do(bob, challenges.respond(id, 'https://models.example/opened'));
  await say('Bob opens input and output to the auditors of the day, who run the model again.');

  await chapter('Votes that nobody can copy');
  const hashes = jury.map(([, who, finding]) => commitment(chain.api.genesisHash, number(id), who, finding, SALT));
  (await chain.sendAll(...jury.map(([, who], index) => [who, challenges.commit(id, hashes[index])]))).forEach((outcome) => outcome.expect());
  await say('First each commits to a hash that contains his own account:');
  jury.forEach(([name], index) => row(name, `${hashes[index].slice(0, 26)}...`));
  const { commitUntil, revealUntil } = (await caseOf(id)).case.phase.asVoting;
  await passUntil(commitUntil.toNumber(), 'committing');
  (await chain.sendAll(...jury.map(([, who, finding]) => [who, challenges.reveal(id, finding, SALT)]))).forEach((outcome) => outcome.expect());
  await say('Then they reveal. A weight is a bond times how often its owner was right before.');
  for (const [name, who, finding] of jury) {
    const { weight } = (await chain.at.call.challengesApi.auditor(who.address)).unwrap();
    row(name, finding === 'Fault' ? 'fault' : 'no fault', bare(number(weight)));
  }
  await passUntil(revealUntil.toNumber(), 'revealing');
  const resolved = (await chain.do(ferdie, challenges.resolve(id))).event('challenges', 'Resolved');
  await say(`Two thirds say ${bold(resolved.finding.unwrap().isFault ? 'fault' : 'no fault')}. Bob has three days to appeal to the council, and lets them pass.`);
  await passUntil(resolved.until.toNumber(), 'appeal');

  await chapter('The sentence');
  const before = (await chain.balances(alice)).free;
  const outcome = await chain.do(ferdie, challenges.execute(id));
  const { moved } = outcome.event('challenges', 'Executed');
  const slashed = outcome.event('providers', 'Slashed');
  row('', 'taken', 'Alice', 'auditors', 'burnt', 'insurance');
  row('', ...[moved.taken, moved.challenger, moved.auditors, moved.burnt, moved.insured].map((each) => bare(number(each))));
  await say(`All of it was Bob's own. Dave, who backed him, loses ${bold(quiv(number(slashed.delegators)))} besides.`);
  await say(`Alice has her 10 QUIV, her stake and her reward: ${bold(quiv((await chain.balances(alice)).free - before))} more than a block ago.`);
  await showProviders(['Bob', bob], ['Charlie', chain.charlie]);
  const { status } = await provider(bob);
  await passUntil(status.asJailed.toNumber() + SLOT, 'no work');
  await say('After seven days Bob may work again, with a worse reputation.');
  await showProviders(['Bob', bob]);
  const { provider: { track } } = await provider(bob);
  const { fee, next } = (await chain.at.call.inferenceApi.fee()).unwrap();
  await say(`His record keeps it: ${track.done} done, ${bold(`${track.faults} fault`)}. The network fee is ${percent(BigInt(fee.toNumber()), 10_000n)} now, and ${percent(BigInt(next.toNumber()), 10_000n)} tomorrow: there was little work.`);
}

async function tellVote() {
  const { charlie, dave, eve } = chain;
  const { stakeVoting, stakingVault: vault } = tx;
  const params = () => chain.at.call.stakingVaultApi.params();
  const poll = async (id) => (await chain.at.call.stakeVotingApi.polls()).find(({ poll: each }) => each.eq(id));
  const whole = (power) => bare(number(power) / 10_000n);

  await chapter('A vote with more than stake');
  await chain.do(eve, stakeVoting.holdBalance(5_000n * QUIV));
  await say('Eve holds 5,000 QUIV of her balance for votes. They count in polls that begin later, and stay until those are over.');
  const { minStake, maxStake } = await params();
  const proposal = { Inline: vault.setStakeLimits(number(minStake) * 2n, maxStake).method.toHex() };
  const { poll: id } = (await chain.do(dave, stakeVoting.propose('Parameter', proposal, 0))).event('stakeVoting', 'Proposed');
  const cast = [[dave, 'Aye'], [eve, 'Aye'], [charlie, 'Nay']].map(([who, choice]) => [who, stakeVoting.vote(id, choice)]);
  const votes = (await chain.sendAll(...cast)).map((outcome) => outcome.expect().event('stakeVoting', 'Voted'));
  await say(`Dave proposes to double the least stake, to ${quiv(number(minStake) * 2n)}. Dave's stake of a year has two votes, less what it lost:`);
  ['Dave', 'Eve', 'Charlie'].forEach((name, index) => row(name, votes[index].new_.isAye ? 'aye' : 'nay', whole(votes[index].raw)));
  const { approval, neededApproval, support, quorum, lastBlock, enactedAt } = await poll(id);
  row('', 'turnout', 'of', 'ayes', 'of');
  row('', ...[support, quorum, approval, neededApproval].map((each) => percent(number(each), 1_000_000_000n)));
  const { error } = await chain.send(eve, stakeVoting.releaseBalance(eve.address));
  await say(`Her balance cannot vote and leave: ${error}.`);
  const at = (block) => chain.now + (block.toNumber() - chain.number) * SLOT;
  await passUntil(at(lastBlock) + 2 * SLOT, 'voting');
  const { amount: released } = (await chain.do(eve, stakeVoting.releaseBalance(eve.address))).event('stakeVoting', 'BalanceReleased');
  await say(`The poll is over, and the ${quiv(number(released))} are hers again. Whoever disagrees has two days.`);
  await passUntil(at(enactedAt), 'timelock');
  const now = number((await params()).minStake);
  if (now !== number(minStake) * 2n) {
    throw new Error('the proposal was not enacted');
  }
  await say(`It is law: the least stake is ${bold(quiv(now))}.`);
}

export async function tell(given) {
  chain = given;
  ({ tx } = chain.api);
  await tellProviders();
  await tellJobs();
  await tellStream();
  await tellEmission();
  await tellFault();
  await tellVote();
}
