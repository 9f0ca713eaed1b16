// A launch file becomes a spec, and each fault of one is refused.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { Keyring } from '@polkadot/keyring';
import { u8aToHex } from '@polkadot/util';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { parse } from 'smol-toml';
import { multisig } from './launch/accounts.js';
import { fromJson, toJson } from './launch/amounts.js';
import { launch } from './launch/spec.js';

const read = (file) => readFileSync(new URL(`../../../chain-spec/${file}`, import.meta.url), 'utf8');
const TEXT = read('specs/qtra-testnet.json');
const example = () => parse(read('launch/qtra.toml'));
const render = (change = () => {}) => {
  const plan = example();
  change(plan);
  return launch(plan, fromJson(TEXT));
};
const patchOf = ({ genesis }) => genesis.runtimeGenesis.patch;

before(cryptoWaitReady);

test('amounts survive reading and writing', () => {
  assert.deepEqual(JSON.parse(toJson(fromJson(TEXT))), JSON.parse(TEXT));
  assert.match(toJson(fromJson(TEXT)), /999995999999995000000000000/);
});

test('the example becomes a spec that differs from its preset in accounts only', () => {
  const plan = example();
  const { spec } = render();
  const found = patchOf(spec);
  assert.deepEqual(found.validators.members, plan.validators.map(({ account }) => account));
  assert.deepEqual(found.session.keys, plan.validators.map(({ account, aura, grandpa }) =>
    [account, account, { aura, grandpa }]));
  assert.deepEqual(found.council.members, plan.council);
  assert.deepEqual(found.technicalCommittee.members, plan.committee);
  assert.deepEqual(found.priceOperators.members, plan.operators);
  assert.deepEqual(found.tradeEngines.members, plan.engines);
  assert.deepEqual(found.revenueDepositors.members, [multisig(plan.revenue.members, 2)]);
  assert.deepEqual(found.token.issuers, [[1, multisig(plan.usdc_issuer.members, 2)]]);
  assert.equal(found.sudo.key, null);
  assert.equal(found.balances.balances.length, 6, 'five of the file and the treasury\'s');
  assert.deepEqual([spec.id, spec.protocolId], ['quaestor-example', 'quaestor-example']);
  const changed = ['balances', 'council', 'priceOperators', 'revenueDepositors', 'session', 'sudo',
    'technicalCommittee', 'token', 'tradeEngines', 'validators'];
  const preset = patchOf(fromJson(TEXT));
  const rest = Object.keys(preset).filter((section) => !changed.includes(section));
  assert.ok(rest.length > 5);
  rest.forEach((section) => assert.deepEqual(found[section], preset[section]));
});

test('the rights name every account of the file', () => {
  const { rights } = render();
  const said = rights.join('\n');
  const plan = example();
  for (const who of [...plan.council, ...plan.committee, ...plan.operators, ...plan.engines, ...plan.revenue.members, ...plan.usdc_issuer.members]) {
    assert.ok(said.includes(who), who);
  }
  assert.match(said, /council: 3 of 5/);
  assert.match(said, /committee: 2 of 3, with 4 of the council/);
});

test('a root key may be given', () => {
  const [key] = example().engines;
  assert.equal(patchOf(render((plan) => { plan.sudo = key; }).spec).sudo.key, key);
});

const keyOf = (suri, type = 'sr25519') => new Keyring({ type, ss58Format: 42 }).createFromUri(suri);
const REFUSED = [
  ['another preset', /for qtra-dev, the preset is qtra-testnet/, (plan) => { plan.chain = 'qtra-dev'; }],
  ['a word for an account', /council: not an account: Alice/, (plan) => { plan.council[0] = 'Alice'; }],
  ['an address with a typing error', /not an account/, (plan) => { plan.council[0] = plan.council[0].replace(/.$/, '1'); }],
  ['no issuer', /usdc_issuer: missing/, (plan) => { delete plan.usdc_issuer; }],
  ['one key for an issuer', /usdc_issuer: 1 accounts, at least 2/, (plan) => { plan.usdc_issuer.members.length = 1; }],
  ['an issuer that takes one alone', /usdc_issuer: .* takes one alone/, (plan) => { plan.usdc_issuer.threshold = 1; }],
  ['a councillor in the committee', /is a member of the council too/, (plan) => { [plan.committee[0]] = plan.council; }],
  ['neither a root key nor none', /sudo: not an account/, (plan) => { delete plan.sudo; }],
  ['a development account', /development key \/\/Alice \(sr25519\)/, (plan) => { plan.council[0] = keyOf('//Alice').address; }],
  ['a development account behind the multisig', /development key \/\/Bob /, (plan) => { plan.revenue.members[0] = keyOf('//Bob').address; }],
  ['a development session key', /development key \/\/Dave \(ed25519\)/, (plan) => {
    plan.validators[0].grandpa = u8aToHex(keyOf('//Dave', 'ed25519').publicKey);
  }],
  ['a development account with tokens', /development key \/\/Eve\/\/stash/, (plan) => {
    const [[who, amount]] = Object.entries(plan.balances);
    delete plan.balances[who];
    plan.balances[keyOf('//Eve//stash').address] = amount;
  }],
  ['a placeholder', /placeholder of the preset/, (plan) => {
    [plan.council[0]] = patchOf(fromJson(TEXT)).council.members;
  }],
  ['an account twice', /committee: an account is named twice/, (plan) => { plan.committee[1] = plan.committee[0]; }],
  ['a council of two', /council: 2 accounts, at least 3/, (plan) => { plan.council.length = 2; }],
  ['a committee of two', /committee: 2 accounts, at least 3/, (plan) => { plan.committee.length = 2; }],
  ['too few operators for a liar and an outage', /operators: 4 accounts, at least 5/, (plan) => { plan.operators.length = 4; }],
  ['no validators', /validators: 0 accounts/, (plan) => { plan.validators = []; }],
  ['a validator without a key', /aura key of a validator: not an account/, (plan) => { delete plan.validators[0].aura; }],
  ['a session key twice', /session key is used twice/, (plan) => { plan.validators[1].aura = plan.validators[0].aura; }],
  ['one key for both purposes', /session key is used twice/, (plan) => { plan.validators[0].grandpa = plan.validators[0].aura; }],
  ['a threshold above the members', /threshold of 4 cannot be reached/, (plan) => { plan.revenue.threshold = 4; }],
  ['a threshold of one', /takes one alone/, (plan) => { plan.revenue.threshold = 1; }],
  ['no threshold', /threshold of undefined/, (plan) => { delete plan.revenue.threshold; }],
  ['a supply that is not met', /\(1 are missing\)/, (plan) => {
    plan.balances[Object.keys(plan.balances)[0]] = '999995999.999994999999999999';
  }],
  ['a supply that is exceeded', /\(-1000000000000000000 are missing\)/, (plan) => { plan.balances[plan.engines[0]] = '1'; }],
  ['an amount of too many decimals', /not an amount of 18 decimals/, (plan) => { plan.balances[plan.engines[0]] = `0.${'0'.repeat(18)}1`; }],
  ['an amount as a number', /not an amount/, (plan) => { plan.balances[plan.engines[0]] = 1; }],
];

for (const [fault, why, change] of REFUSED) {
  test(`refused: ${fault}`, () => assert.throws(() => render(change), why));
}
