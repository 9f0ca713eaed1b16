// Faults on quiver, seen by a client of the built node: results are drawn for audits, a wrong one is challenged,
// voted on by commit and reveal, resolved, and its sentence executed; a false finding is appealed and overturned.
//
// Draws and commitments are worked out here, and the amounts are those of the worked examples, a tenth of them:
// a backing of 1,000 of which 250 are the provider's own, and a job at 5.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { errors, expectAll, number, sum } from './lib/checks.js';
import { bytes, commitment, fund, isDrawn, order, people, standing } from './lib/work.js';
import { Chain, DAY, NATIVE, QUIV } from './lib.js';

const [grace, heidi, ivan] = people('Grace', 'Heidi', 'Ivan');
const SALT = bytes(7);
/// Results of one round of the lottery, and rounds after which it is not chance any more.
const ROUND = 24;
const ROUNDS = 40;

describe('faults on quiver', { timeout: 900_000 }, () => {
  let chain;
  let tx;
  let auditors;
  let params;

  const job = (id) => ({ Job: id });
  const caseOf = async (id) => (await chain.at.call.challengesApi.case(id)).unwrap();
  const provider = async ({ address }) => (await chain.at.call.providersApi.provider(address)).unwrap();
  const auditor = async ({ address }) => (await chain.at.call.challengesApi.auditor(address)).unwrap();
  const staked = async (who) => sum((await chain.positions(who)).map(({ amount }) => amount));
  const deposit = () => number(chain.api.consts.inferenceMarket.jobDeposit);

  /// Ivan orders from Grace, and she delivers. Returns the number of the job.
  const deliver = async (more) => {
    const outcome = await chain.do(ivan, tx.inferenceMarket.order(grace.address, order(more)));
    const { job: id } = outcome.event('inferenceMarket', 'Ordered');
    await chain.do(grace, tx.inferenceMarket.submitResult(id, bytes(5), (more?.units ?? 1_000n) * 9n / 10n, 'https://models.example/1'));
    return id;
  };

  before(async () => {
    chain = await Chain.of('quiver');
    ({ tx } = chain.api);
    await chain.seal();
    await chain.seal();
    await fund(chain, 20_000n * QUIV, grace, heidi, ivan);
    const { stake } = tx.stakingVault;
    expectAll(await chain.sendAll([grace, stake(10_000n * QUIV, 0)], [heidi, stake(10_000n * QUIV, 0)]));
    await chain.do(grace, tx.providers.register(250n * QUIV, 1_000, { Ed25519: bytes(9) }, bytes(4)));
    await chain.do(heidi, tx.providers.delegate(grace.address, 750n * QUIV, 0));
    const ask = { asset: NATIVE, price: 5n * QUIV, leastSecs: 12, dailyUnits: 8_000n };
    await chain.do(grace, tx.inferenceMarket.setAsk(0, ask));
    params = (await chain.at.call.challengesApi.params()).unwrap();
    // Three of the development accounts are auditors from the start; the set of the next day has them.
    const set = async () => (await chain.at.call.challengesApi.set()).members.map(({ who }) => `${who}`);
    await chain.sealUntil(chain.now + 2 * DAY);
    auditors = [chain.dave, chain.eve, chain.ferdie];
    assert.deepEqual((await set()).sort(), auditors.map(({ address }) => address).sort());
  });
  after(async () => chain?.stop());

  // Audits.

  test('results are drawn by the hash of the second block after them', async () => {
    const { accept, order: take, submitResult } = tx.inferenceMarket;
    const bps = params.auditBps.toNumber();
    const small = order({ units: 1n, maxPrice: 5n * QUIV / 1_000n });
    let drawn = [];
    let rounds = 0;
    for (; drawn.length === 0; rounds += 1) {
      assert.ok(rounds < ROUNDS, `${rounds * ROUND} results and no audit`);
      const ordered = await chain.do(ivan, tx.utility.batchAll(Array(ROUND).fill(take(grace.address, small))));
      const ids = ordered.all('inferenceMarket', 'Ordered').map(({ job: id }) => id);
      await chain.do(grace, tx.utility.batchAll(ids.map((id) => submitResult(id, bytes(5), 1, 'https://a'))));
      const block = chain.number;
      await chain.seal();
      await chain.seal();
      assert.equal(chain.number, block + 2);
      drawn = ids.filter((id) => isDrawn(chain.at.registry.createType('Hash', chain.hash), id, bps));
      // Before the time to review them is over. What is not drawn is gone with its payment.
      const accepted = await chain.do(ivan, tx.utility.batchAll(ids.map((id) => accept(id))));
      assert.equal(accepted.all('inferenceMarket', 'Cleared').length, ROUND - drawn.length);
      // Drawn by nobody's call, at most eight in a block.
      const told = await chain.told('challenges', 'Drawn');
      while (chain.number < block + 2 + ROUND / 8) {
        await chain.seal();
        told.push(...await chain.told('challenges', 'Drawn'));
      }
      assert.deepEqual(told.map(({ work }) => number(work.asJob)).sort(), drawn.map(number).sort());
    }
    const { track } = (await provider(grace)).provider;
    assert.deepEqual([track.done, track.audits].map((each) => each.toNumber()), [rounds * ROUND - drawn.length, 0]);
    const { limit, open } = await standing(chain, grace);
    assert.deepEqual([limit, open], [10n * QUIV, BigInt(drawn.length) * 5n * QUIV / 1_000n]);

    // The auditors pass them, and the reputation rises with each.
    const [one] = drawn;
    assert.equal((await chain.send(heidi, tx.inferenceMarket.clear(one))).error, 'inferenceMarket.InReview');
    const audits = await Promise.all(drawn.map(async (id) => (await chain.at.call.challengesApi.audit(job(id))).unwrap()));
    const asked = audits.map((audit) => auditors.find(({ address }) => address === `${audit.auditor}`));
    assert.ok(audits.every(({ passed }) => passed.isNone) && asked.every((who) => who));
    const answers = drawn.map((id, index) => [asked[index], tx.challenges.answer(job(id), 'Pass')]);
    const another = auditors.find((who) => who !== asked[0]);
    const [refused, ...passes] = await chain.sendAll([another, tx.challenges.answer(job(one), 'Pass')], ...answers);
    assert.equal(refused.error, 'challenges.NotParty');
    expectAll(passes).forEach((outcome, index) =>
      assert.equal(`${outcome.event('challenges', 'Passed').auditor}`, asked[index].address));
    const reputation = drawn.reduce((ppm) => ppm + Math.floor((1_000_000 - ppm) / 32), 500_000);
    // Blocks clear what is over.
    await chain.sealUntil(chain.now + DAY);
    const after = (await provider(grace)).provider;
    assert.deepEqual([after.reputation, after.track.audits].map((each) => each.toNumber()), [reputation, drawn.length]);
    assert.equal((await standing(chain, grace)).open, 0n);
  });

  // A fault.

  /// The votes of the auditors, first hidden and then openly. Returns what resolving the case told.
  const vote = async (id, ...findings) => {
    const { commit, resolve, reveal } = tx.challenges;
    const hashes = auditors.map((who, index) => commitment(chain.api.genesisHash, number(id), who, findings[index], SALT));
    const { commitment: theirs } = chain.at.call.challengesApi;
    for (const [index, who] of auditors.entries()) {
      assert.equal((await theirs(id, who.address, findings[index], SALT)).toHex(), hashes[index]);
    }
    expectAll(await chain.sendAll(...auditors.map((who, index) => [who, commit(id, hashes[index])])));
    const { commitUntil, revealUntil } = (await caseOf(id)).case.phase.asVoting;
    const [first] = auditors;
    assert.equal((await chain.send(first, reveal(id, findings[0], SALT))).error, 'challenges.TooEarly');
    await chain.sealUntil(commitUntil.toNumber());
    const other = findings[0] === 'Fault' ? 'NoFault' : 'Fault';
    const outcomes = await chain.sendAll(
      [first, reveal(id, other, SALT)],
      [first, reveal(id, findings[0], bytes(8))],
      ...auditors.map((who, index) => [who, reveal(id, findings[index], SALT)]),
      [heidi, reveal(id, 'Fault', SALT)],
    );
    assert.deepEqual(errors(outcomes), [
      'challenges.BadReveal', 'challenges.BadReveal', ...auditors.map(() => null), 'challenges.NotInTheSet',
    ]);
    assert.equal((await chain.send(heidi, resolve(id))).error, 'challenges.TooEarly');
    await chain.sealUntil(revealUntil.toNumber());
    return (await chain.do(heidi, resolve(id))).event('challenges', 'Resolved');
  };

  let wrong;
  let dispute;
  let atOrder;
  test('a wrong result is challenged with a stake', async () => {
    atOrder = await chain.balances(ivan);
    wrong = await deliver();
    const { challenge } = tx.challenges;
    const evidence = { hash: bytes(6), location: 'https://evidence.example' };
    const { held } = await chain.balances(ivan);
    const stranger = await chain.send(heidi, challenge(job(wrong), 'WrongOutput', evidence));
    assert.equal(stranger.error, 'challenges.NotParty');
    const outcome = await chain.do(ivan, challenge(job(wrong), 'WrongOutput', evidence));
    const opened = outcome.event('challenges', 'Challenged');
    dispute = opened.case;
    // Twenty times the price is at stake, a twentieth of that is the challenger's own stake.
    assert.deepEqual([opened.atStake, opened.stake].map(number), [100n * QUIV, 5n * QUIV]);
    assert.equal((await chain.balances(ivan)).held, held + 5n * QUIV);
    assert.equal(number(outcome.event('inferenceMarket', 'Frozen').job), number(wrong));
    const refused = await chain.sendAll(
      [ivan, challenge(job(wrong), 'WrongOutput', evidence)],
      [ivan, tx.inferenceMarket.accept(wrong)],
      [heidi, tx.providers.delegate(grace.address, QUIV, 0)],
      [heidi, tx.challenges.respond(dispute, 'https://a')],
      // In the first half of the time to commit.
      [grace, tx.challenges.respond(dispute, 'https://models.example/opened')],
    );
    assert.deepEqual(errors(refused), [
      'challenges.AlreadyChallenged', 'inferenceMarket.WrongState', 'providers.Contested', 'challenges.NotParty', null,
    ]);
    const { response } = (await caseOf(dispute)).case;
    assert.equal(response.unwrap().toUtf8(), 'https://models.example/opened');
  });

  test('the jury finds the fault by two thirds', async () => {
    const before = await Promise.all(auditors.map(auditor));
    const [weight] = before.map((each) => number(each.weight));
    assert.equal(weight, number(before[0].auditor.bond) * BigInt(before[0].auditor.accuracy.toNumber()) / 1_000_000n);
    const { finding, fault, noFault, jury, until } = await vote(dispute, 'Fault', 'Fault', 'NoFault');
    assert.deepEqual([finding.unwrap().type, ...[fault, noFault, jury].map(number)], ['Fault', 2n * weight, weight, 3n * weight]);
    const at = (await chain.vault()).clock.toNumber();
    assert.equal(until.toNumber(), at + 3 * DAY);
    assert.equal((await chain.send(heidi, tx.challenges.execute(dispute))).error, 'challenges.TooEarly');
    assert.equal((await chain.send(ivan, tx.challenges.appeal(dispute))).error, 'challenges.NotParty', 'he has won');
    await chain.sealUntil(until.toNumber());
  });

  test('the sentence is executed and divided', async () => {
    const before = await Promise.all([ivan, grace].map((who) => chain.balances(who)));
    const stakes = await Promise.all([grace, heidi].map(staked));
    const outcome = await chain.do(chain.charlie, tx.challenges.execute(dispute));
    const { verdict, moved } = outcome.event('challenges', 'Executed');
    const { sentence, taken, challenger, provider: theirs, auditors: jury, consumer, burnt, insured } = moved;
    assert.equal(verdict.type, 'Fault');
    assert.deepEqual(
      [sentence, taken, challenger, theirs, jury, consumer].map(number),
      [100n, 100n, 10n, 0n, 5n, 0n].map((tokens) => tokens * QUIV),
    );
    assert.deepEqual([burnt, insured].map(number), [31_875n * QUIV / 1_000n, 53_125n * QUIV / 1_000n]);
    const slashed = outcome.event('providers', 'Slashed');
    assert.deepEqual(
      [slashed.amount, slashed.taken, slashed.delegators, slashed.reference, slashed.takenInEpoch, slashed.factorNew].map(number),
      [100n * QUIV, 100n * QUIV, 375n * QUIV / 10n, 1_000n * QUIV, 100n * QUIV, 95n * 10n ** 34n],
    );
    // The escrow, the stake and a tenth of the sentence.
    const after = await chain.balances(ivan);
    assert.deepEqual(
      [after.free, after.held],
      [before[0].free + 6n * QUIV + deposit() + 5n * QUIV + 10n * QUIV, atOrder.held],
    );
    assert.ok((await chain.at.call.inferenceApi.job(wrong)).isNone);
    assert.ok((await chain.at.call.challengesApi.case(dispute)).isNone);
    // The own stake at once, that of the others by the blocks to come.
    await chain.seal();
    const [own, other] = await Promise.all([grace, heidi].map(staked));
    assert.deepEqual([stakes[0] - own, stakes[1] - other], [100n * QUIV, 375n * QUIV / 10n]);
    assert.equal((await chain.balances(grace)).held, before[1].held - 100n * QUIV);
    const [{ value, loss }] = await chain.at.call.providersApi.bonds(heidi.address);
    assert.deepEqual([value, loss].map(number), [7_125n * QUIV / 10n, 0n]);
    const { status } = await provider(grace);
    assert.ok(status.isJailed);
    const refused = await chain.send(ivan, tx.inferenceMarket.order(grace.address, order()));
    assert.equal(refused.error, 'inferenceMarket.BelowRequirements');
  });

  test('jurors are paid and judged by the finding that stands', async () => {
    const [dave, eve, ferdie] = await Promise.all(auditors.map(auditor));
    assert.deepEqual([dave, eve, ferdie].map((each) => each.auditor.accuracy.toNumber()), [531_250, 531_250, 437_500]);
    const { free } = await chain.balances(chain.dave);
    const owed = number(dave.auditor.owed);
    assert.ok(owed >= 5n * QUIV / 2n);
    const outcome = await chain.do(heidi, tx.challenges.collect(chain.dave.address));
    const collected = outcome.event('challenges', 'Collected');
    assert.deepEqual([collected.paid, collected.burnt, collected.released].map(number), [owed, 0n, 0n]);
    assert.equal((await chain.balances(chain.dave)).free, free + owed);
    assert.equal((await chain.send(chain.dave, tx.challenges.leave())).error, null);
    assert.equal((await chain.send(chain.dave, tx.challenges.join(1n))).error, 'challenges.Leaving');
  });

  test('a false finding is appealed to the council and overturned', async () => {
    // The epoch of seven days is over, and she has enough of her own again.
    const { jailedUntil } = (await provider(grace)).provider;
    await chain.sealUntil(jailedUntil.toNumber());
    await chain.do(grace, tx.providers.delegate(grace.address, 100n * QUIV, 0));
    auditors = auditors.slice(1);
    const id = await deliver({ maxPrice: QUIV / 2n, units: 100n });
    const opened = await chain.do(ivan, tx.challenges.challenge(job(id), 'WrongModel', { hash: bytes(6), location: '' }));
    dispute = opened.event('challenges', 'Challenged').case;
    const { finding } = await vote(dispute, 'NoFault', 'NoFault');
    assert.equal(finding.unwrap().type, 'NoFault');
    const { held } = await chain.balances(ivan);
    assert.equal((await chain.send(grace, tx.challenges.appeal(dispute))).error, 'challenges.NotParty');
    const appealed = (await chain.do(ivan, tx.challenges.appeal(dispute))).event('challenges', 'Appealed');
    // A tenth of ten.
    assert.equal(number(appealed.deposit), QUIV);
    assert.equal((await chain.balances(ivan)).held, held + QUIV);
    const { alice, bob, charlie } = chain;
    const root = await chain.send(alice, tx.sudo.sudo(tx.challenges.rule(dispute, 'Fault', false)));
    assert.ok(root.event('sudo', 'Sudid').sudoResult.isErr, 'one key does not judge');
    const ruled = await chain.motion(tx.challenges.rule(dispute, 'Fault', false), [alice, bob, charlie]);
    const { finding: now, upheld } = ruled.event('challenges', 'Ruled');
    assert.deepEqual([now.type, upheld.isTrue], ['Fault', false]);
    // Blocks execute what is due.
    let [executed] = await chain.told('challenges', 'Executed');
    for (let blocks = 0; !executed && blocks < 3; blocks += 1) {
      await chain.seal();
      [executed] = await chain.told('challenges', 'Executed');
    }
    assert.deepEqual([executed.verdict.type, number(executed.moved.sentence)], ['Fault', 10n * QUIV]);
    assert.equal((await chain.balances(ivan)).held, atOrder.held);
    const { moved } = executed;
    const parts = [moved.challenger, moved.provider, moved.auditors, moved.consumer, moved.burnt, moved.insured];
    assert.equal(sum(parts.map(number)), number(moved.taken));
    assert.deepEqual([moved.challenger, moved.auditors].map(number), [QUIV, 0n], 'nobody of the jury had found it');
  });

  test('every block decodes', async () => {
    for (let block = 1; block <= chain.number; block += 1) {
      await chain.decoded(block);
    }
  });
});
