// What council and committee decide besides parameters: a payment, a seat, and who sits in a body.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench } from '../lib/browser.js';
import { DOLLAR, USDC } from '../../../e2e/lib/constants.js';

let bench;
let chain;
let page;
before(async () => {
  bench = await Bench.start('qtra');
  chain = bench.chain;
  await chain.seal();
  page = await bench.openAs('alice', { path: 'governance' });
});
after(() => bench.stop());

const short = (address) => `${address.slice(0, 6)}…${address.slice(-4)}`;

/// The newest motion of the body.
async function motion(body) {
  const [hash] = (await chain.at.query[body].proposals()).slice(-1);
  const [call, votes] = [await chain.at.query[body].proposalOf(hash), await chain.at.query[body].voting(hash)];
  return { hash, call: call.unwrap(), index: votes.unwrap().index.toNumber(), threshold: votes.unwrap().threshold.toNumber() };
}

/// The people vote for the newest motion, and close it.
async function carry(body, people) {
  const { hash, call, index } = await motion(body);
  // The page has signed for some of them meanwhile.
  chain.nonces.clear();
  const collective = chain.api.tx[body];
  (await chain.sendAll(...people.map((who) => [who, collective.vote(hash, index, true)]))).forEach((outcome) => outcome.expect());
  const weight = { refTime: 100_000_000_000n, proofSize: 1_000_000n };
  const closed = await chain.do(chain.alice, collective.close(hash, index, weight, call.encodedLength));
  assert.equal(closed.event(body, 'Executed').result.isOk, true);
  await bench.shows(page);
}

async function opened(button) {
  await page.getByRole('button', { name: button }).click();
  return page.getByRole('dialog', { name: button });
}

const people = () => [chain.alice, chain.bob, chain.charlie, chain.dave];

test('a payment from the backstop takes two thirds of the council, and is announced', async () => {
  const dialog = await opened('Propose a payment');
  const sign = dialog.getByRole('button', { name: 'Sign in wallet' });
  assert.ok(await sign.isDisabled());
  await dialog.getByLabel('Amount', { exact: true }).fill('1,234');
  await dialog.getByLabel('To', { exact: true }).fill('5Nobody');
  await dialog.getByText('That is no address of this chain.').waitFor();
  assert.ok(await sign.isDisabled());
  await dialog.getByLabel('To', { exact: true }).fill(chain.ferdie.address);
  await dialog.getByText(`Announce a spend of 1,234 USDC from the backstop to ${short(chain.ferdie.address)}`).first().waitFor();
  await dialog.getByText('4 of the 5 members of the council have to agree.', { exact: false }).waitFor();
  await bench.sign(page, dialog);
  const { call, threshold } = await motion('council');
  assert.deepEqual([`${call.section}.${call.method}`, threshold], ['backstop.proposeSpend', 4]);
  const { reserve, asset, amount, beneficiary } = Object.fromEntries(call.argsEntries);
  assert.deepEqual(
    [reserve.type, asset.toJSON(), amount.toBigInt(), String(beneficiary)], ['Main', { withId: DOLLAR.WithId }, 1_234n * USDC, chain.ferdie.address],
  );
  await carry('council', people());
  const { spends } = await chain.at.call.backstopApi.status();
  assert.deepEqual(spends.map((each) => [each.amount.toBigInt(), String(each.beneficiary)]), [[1_234n * USDC, chain.ferdie.address]]);
});

test('a seat is given by more than half of the council', async () => {
  const dialog = await opened('Appoint or dismiss');
  await dialog.getByLabel('Seats', { exact: true }).selectOption('priceOperators');
  await dialog.getByLabel('Account', { exact: true }).fill(chain.alice.address);
  await dialog.getByText('This account has such a seat already.').waitFor();
  assert.ok(await dialog.getByRole('button', { name: 'Sign in wallet' }).isDisabled());
  await dialog.getByLabel('Account', { exact: true }).fill(chain.ferdie.address);
  await dialog.getByText(`Appoint ${short(chain.ferdie.address)} as price operator`).first().waitFor();
  await bench.sign(page, dialog);
  assert.equal((await motion('council')).threshold, 3);
  await carry('council', people().slice(0, 3));
  assert.ok((await chain.at.query.priceOperators.members()).map(String).includes(chain.ferdie.address));
});

test('who sits in the council takes both bodies, and happens after the delay', async () => {
  const seated = [chain.alice, chain.bob, chain.charlie, chain.ferdie].map(({ address }) => address);
  const form = async (step) => {
    const dialog = await opened('Seat council or committee');
    await dialog.getByRole('radio', { name: step }).click();
    await dialog.getByLabel('Members from then on').fill([...seated, seated[0]].join('\n'));
    await dialog.getByText('An address is there twice.').waitFor();
    await dialog.getByLabel('Members from then on').fill(seated.join('\n'));
    return dialog;
  };
  const council = await form('2. Council agrees');
  await council.getByText('The committee has not whitelisted this call.', { exact: false }).waitFor();
  await council.getByRole('button', { name: 'Cancel' }).click();

  const first = await form('1. Committee agrees');
  await bench.sign(page, first);
  assert.equal((await motion('technicalCommittee')).threshold, 2);
  await carry('technicalCommittee', [chain.alice, chain.bob]);

  const second = await form('2. Council agrees');
  await second.getByText('The committee has whitelisted exactly this call.').waitFor();
  await second.getByText('Seat a council of 4').first().waitFor();
  await bench.sign(page, second);
  await carry('council', people());
  const before = (await chain.at.query.council.members()).map(String);
  assert.equal(before.length, 5, 'not yet');
  const { spendDelaySecs } = await chain.at.query.backstop.parameters().then((found) => found.unwrapOr?.(found) ?? found);
  const blocks = Math.ceil(spendDelaySecs.toNumber() / 6);
  for (let block = 0; block <= blocks; block += 1) await chain.seal();
  assert.deepEqual((await chain.at.query.council.members()).map(String).sort(), [...seated].sort());
  await bench.shows(page);
  await page.getByRole('region', { name: 'Council' }).getByText(short(chain.ferdie.address)).waitFor();
  assert.deepEqual(page.wrongs, []);
});

test('who sits in neither body is asked nothing', async () => {
  const visitor = await bench.openAs('eve', { path: 'governance' });
  await visitor.getByRole('region', { name: 'Seats' }).getByText('Price operators').waitFor();
  assert.equal(await visitor.getByRole('button', { name: 'Propose a payment' }).count(), 0);
  await visitor.context().close();
});
