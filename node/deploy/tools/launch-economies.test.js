// Launch files of the economies with recorders, polls and parts of the supply that are released over time.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { Keyring } from '@polkadot/keyring';
import { u8aToHex } from '@polkadot/util';
import { cryptoWaitReady, decodeAddress } from '@polkadot/util-crypto';
import { parse } from 'smol-toml';
import { bytesOf, isPallet } from './launch/accounts.js';
import { fromJson } from './launch/amounts.js';
import { launch } from './launch/spec.js';

const read = (file) => readFileSync(new URL(`../../../chain-spec/${file}`, import.meta.url), 'utf8');
const file = (economy) => parse(read(`launch/${economy}.toml`));
const preset = (economy) => fromJson(read(`specs/${economy}-testnet.json`));
const patchOf = ({ genesis }) => genesis.runtimeGenesis.patch;
const render = (economy, change = () => {}, changePreset = () => {}) => {
  const [plan, spec] = [file(economy), preset(economy)];
  change(plan);
  changePreset(patchOf(spec));
  return launch(plan, spec);
};
const amount = (value) => BigInt(`${value}`.replace('integer:', ''));
const sum = (balances) => balances.reduce((total, [, each]) => total + amount(each), 0n);
/// Balances by account, in smallest units.
const balancesOf = (spec) => new Map(patchOf(spec).balances.balances.map(([who, each]) => [who, amount(each)]));
const ALLOCATIONS = '5EYCAe5iw5WiYzsDH6LXRVYuKN7oLztH75DyBF6Mufw3236L';
const TREASURY = '5EYCAe5iw5WiYzzsFjTKsrrnAj2tyFD1FBKcbUqZvbY7YRoF';
const DAY = 86_400;
const BDAG = 10n ** 18n;
const keyOf = (suri) => new Keyring({ type: 'sr25519', ss58Format: 42 }).createFromUri(suri).address;
const hex = (who) => u8aToHex(decodeAddress(who));
const allocationsOf = (spec) => patchOf(spec).allocations.allocations.map(
  ({ beneficiary, total, firstUnlock, cliffSecs, endSecs }) =>
    [beneficiary, amount(total), amount(firstUnlock), cliffSecs / DAY, endSecs / DAY]);

before(cryptoWaitReady);

for (const economy of ['act', 'blockdag']) {
  test(`${economy}: the file changes accounts, and neither the supply nor a parameter`, () => {
    const { spec } = render(economy);
    const [found, old] = [patchOf(spec), patchOf(preset(economy))];
    assert.equal(sum(found.balances.balances), sum(old.balances.balances));
    const pallets = (balances) => balances.filter(([who]) => isPallet(bytesOf(who)));
    assert.deepEqual(pallets(found.balances.balances), pallets(old.balances.balances));
    assert.equal(new Set(found.balances.balances.map(([who]) => who)).size, found.balances.balances.length);
    assert.deepEqual(found.allocations.params, old.allocations.params);
    const changed = ['allocations', 'balances', 'council', 'priceOperators', 'recorders', 'revenueDepositors',
      'session', 'sudo', 'technicalCommittee', 'token', 'tradeEngines', 'validators'];
    const rest = Object.keys(old).filter((section) => !changed.includes(section));
    assert.ok(rest.length > 15);
    rest.forEach((section) => assert.deepEqual(found[section], old[section]));
  });

  test(`${economy}: the account of allocations holds what they release and the least balance`, () => {
    const { spec } = render(economy);
    const held = allocationsOf(spec).reduce((total, [, each]) => total + each, 0n);
    const least = amount(patchOf(spec).stakingVault.existentialDeposit);
    assert.equal(balancesOf(spec).get(ALLOCATIONS), held + least);
  });

  test(`${economy}: the rights name every account of the file`, () => {
    const plan = file(economy);
    const said = render(economy).rights.join('\n');
    const holders = Object.values(plan.allocations).flatMap((named) =>
      (typeof named === 'string' ? [named] : Object.keys(named)));
    assert.ok(holders.length > 2);
    const people = [plan.council, plan.committee, plan.operators, plan.engines, plan.recorders ?? [],
      plan.revenue.members ?? [], plan.usdc_issuer.members, plan.validators.map(({ account }) => account)];
    [...holders, ...people.flat()].forEach((who) => assert.ok(said.includes(who), who));
  });
}

test('act: recorders and holders are the accounts of the file', () => {
  const plan = file('act');
  const { spec } = render('act');
  const { partners, team } = plan.allocations;
  const [[first], [second]] = Object.entries(partners);
  assert.deepEqual(patchOf(spec).recorders.members, plan.recorders);
  assert.deepEqual(allocationsOf(spec), [
    [team, 200_000_000_000_000_000n, 0n, 365, 1_460],
    [first, 60_000_000_000_000_000n, 0n, 0, 365],
    [second, 40_000_000_000_000_000n, 0n, 0, 365],
  ]);
  const balances = balancesOf(spec);
  assert.equal(balances.size, 7, 'five of the file, treasury and allocations');
  assert.equal(balances.get(TREASURY), 200_000_000_000_001_000n);
  assert.equal(balances.get(ALLOCATIONS), 300_000_000_000_001_000n);
  assert.equal(balances.has(team), false, 'nothing is there at once');
});

test('blockdag: who has bought begins with 2 % and is released the rest', () => {
  const { presale, team } = file('blockdag').allocations;
  const [first, second, third] = Object.keys(presale);
  const { spec } = render('blockdag');
  assert.deepEqual(allocationsOf(spec), [
    [first, 11_760_000_000n * BDAG, 240_000_000n * BDAG, 0, 730],
    [second, 7_839_999_999_510_000_000_000_000_000n, 159_999_999_990_000_000_000_000_000n, 0, 730],
    [third, 490_000_000_000_000_000n, 10_000_000_000_000_000n, 0, 730],
    [team, 6_000_000_000n * BDAG, 0n, 365, 1_460],
  ]);
  const balances = balancesOf(spec);
  assert.deepEqual([first, second, third, team].map((who) => balances.get(who)),
    [240_000_000n * BDAG, 159_999_999_990_000_000_000_000_000n, 10_000_000_000_000_000n, undefined]);
  const { members } = patchOf(spec).revenueDepositors;
  assert.deepEqual([members, patchOf(spec).priceOperators.members, patchOf(spec).recorders.members], [[], [], []]);
});

test('first unlocks that are no whole units sum to that of the part', () => {
  const accounts = file('act').council;
  const third = '6666666666.666666666666666666';
  const { spec } = render('blockdag', ({ allocations }) => {
    allocations.presale = { [accounts[0]]: third, [accounts[1]]: third, [accounts[2]]: '6666666666.666666666666666668' };
  });
  const found = allocationsOf(spec).slice(0, 3);
  assert.deepEqual(found.map(([, , first]) => first), [
    133_333_333_333_333_333_333_333_333n, 133_333_333_333_333_333_333_333_333n, 133_333_333_333_333_333_333_333_334n,
  ]);
  assert.deepEqual(found.map(([, total, first]) => total + first), [
    6_666_666_666_666_666_666_666_666_666n, 6_666_666_666_666_666_666_666_666_666n, 6_666_666_666_666_666_666_666_666_668n,
  ]);
});

test('one account may hold a part alone, and be in the balances too', () => {
  const [buyer] = Object.keys(file('blockdag').balances);
  const { spec } = render('blockdag', (plan) => { plan.allocations.presale = buyer; });
  assert.deepEqual(allocationsOf(spec)[0], [buyer, 19_600_000_000n * BDAG, 400_000_000n * BDAG, 0, 730]);
  assert.equal(balancesOf(spec).get(buyer), 6_399_995_999_999_997_000_000_000_000n);
});

test('an account may hold parts beside others', () => {
  const { team } = file('blockdag').allocations;
  const { spec } = render('blockdag', ({ allocations }) => {
    allocations.presale = { [team]: '1', [Object.keys(allocations.presale)[0]]: '19999999999' };
  });
  assert.deepEqual(allocationsOf(spec).map(([who]) => who === team), [true, false, true]);
});

test('the rights say what stakers decide, and who holds allocations', () => {
  const plan = file('act');
  const { rights } = render('act');
  const after = (title) => {
    const at = rights.findIndex((line) => line.startsWith(title));
    const lines = rights.slice(at);
    const end = lines.findIndex((line, i) => i > 0 && !line.startsWith(' '));
    return lines.slice(0, end).map((line) => line.trim());
  };
  const ordinary = '10 % of all power vote, 66 % of ayes and nays agree after 7 days; in force 3 days later';
  assert.deepEqual(after('stakers'), [
    'stakers decide polls: 1000 ACT staked vote, 10000 ACT propose; an account counts up to 5 % of all power; 3 of the council cancel a poll or its enactment',
    `parameter: set parameters. ${ordinary}`,
    `treasury: spend up to 20000000 ACT of the treasury at a time, or move it to the rewards. ${ordinary}`,
    `upgrade: root calls that the committee has whitelisted. ${ordinary}`,
    `feature: appoint whom the council appoints, remove motions of the council, set fees of the exchange. ${ordinary}`,
    'emergency: close entries, end that, cancel polls. 20 % of all power vote, 75 % of ayes and nays agree after 1 day; in force 1 hour later',
  ]);
  assert.deepEqual(after('recorders'), [
    'recorders: each alone gives the points of a debate, for good, within 3 days after its end; 1 may be silent',
    ...plan.recorders,
  ]);
  const [partner, other] = Object.keys(plan.allocations.partners);
  assert.deepEqual(after('partners'), [
    'partners: 100000000 ACT, all over 365 days; a holder may hand its allocation over, nobody takes it back or releases it sooner',
    `allocation 1: ${partner}, 60000000 ACT`, `allocation 2: ${other}, 40000000 ACT`,
  ]);
  assert.ok(rights.some((line) => line.startsWith('committee: 2 of 3, with 4 of the council or a poll on an upgrade, are root')));
  const presale = render('blockdag').rights.find((line) => line.startsWith('presale'));
  assert.equal(presale, 'presale: 20000000000 BDAG, 400000000 BDAG at once and the rest over 730 days; a holder may hand its allocation over, nobody takes it back or releases it sooner; who pledges what is there at once within 30 days has 50 % more weight after 180 days');
  const qtra = render('qtra').rights.join('\n');
  assert.doesNotMatch(qtra, /stakers|recorders:|allocation/);
});

test('the rights follow the rules of the preset', () => {
  const { rights } = render('act', undefined, ({ stakeVoting: { params } }) => {
    Object.assign(params, { rootParameter: true, capBps: null });
    params.ordinary.quorumBps = 1_050;
  });
  assert.ok(rights.includes('stakers decide polls: 1000 ACT staked vote, 10000 ACT propose; 3 of the council cancel a poll or its enactment'));
  assert.ok(rights.includes('    parameter: set parameters, by square roots of power. 10.5 % of all power vote, 66 % of ayes and nays agree after 7 days; in force 3 days later'));
});

test('act can do without operators and engines', () => {
  const { spec } = render('act', (plan) => { Object.assign(plan, { operators: [], engines: [] }); });
  assert.deepEqual([patchOf(spec).priceOperators.members, patchOf(spec).tradeEngines.members], [[], []]);
});

/// Exchanges the account of the first holder of a part of several.
const holder = (part, who) => ({ allocations }) => {
  const [[first, units], ...rest] = Object.entries(allocations[part]);
  allocations[part] = Object.fromEntries([[who ?? hex(first), units], ...rest]);
};

const REFUSED = [
  ['act', 'no recorders', /^recorders: missing/, (plan) => { delete plan.recorders; }],
  ['act', 'one recorder', /^recorders: 1 accounts, at least 2/, (plan) => { plan.recorders.length = 1; }],
  ['act', 'a recorder twice', /^recorders: an account is named twice/, (plan) => { plan.recorders[1] = hex(plan.recorders[0]); }],
  ['act', 'a development recorder', /development key \/\/Eve \(sr25519\)/, (plan) => { plan.recorders[0] = keyOf('//Eve'); }],
  ['act', 'the placeholder of a recorder', /placeholder of the preset/, (plan) => { [plan.recorders[0]] = patchOf(preset('act')).recorders.members; }],
  ['act', 'a pallet as recorder', /is an account of a pallet/, (plan) => { plan.recorders[0] = TREASURY; }],
  ['qtra', 'recorders without debates', /^recorders: the economy has no debates/, (plan) => { plan.recorders = plan.council; }],
  ['blockdag', 'an empty list of recorders', /^recorders: the economy has no debates/, (plan) => { plan.recorders = []; }],
  ['act', 'no allocations', /^allocations: nobody is named for team, 200000000 ACT/, (plan) => { delete plan.allocations; }],
  ['act', 'a part without holders', /^allocations: nobody is named for partners, 100000000 ACT/, (plan) => { delete plan.allocations.partners; }],
  ['blockdag', 'a part with an empty list of holders', /^allocations: presale: 0 accounts/, (plan) => { plan.allocations.presale = {}; }],
  ['act', 'a part of another economy', /^allocations: the preset releases no part called presale/, (plan) => { plan.allocations.presale = plan.allocations.team; }],
  ['act', 'a part that is not released', /no part called treasury/, (plan) => { plan.allocations.treasury = plan.council[0]; }],
  ['qtra', 'an allocation where there are none', /no part called team/, (plan) => { plan.allocations = { team: plan.council[0] }; }],
  ['act', 'a word for a holder', /^allocations: team: not an account: Alice/, (plan) => { plan.allocations.team = 'Alice'; }],
  ['act', 'a list of holders without amounts', /^allocations: team: not an account: 0/, (plan) => { plan.allocations.team = plan.council; }],
  ['act', 'a development holder', /development key \/\/Bob \(sr25519\)/, (plan) => { plan.allocations.team = keyOf('//Bob'); }],
  ['act', 'a development holder among several', /development key \/\/Ferdie \(sr25519\)/, (plan) => { holder('partners', keyOf('//Ferdie'))(plan); }],
  ['act', 'the placeholder of a part', /placeholder of the preset/, (plan) => { plan.allocations.team = patchOf(preset('act')).allocations.allocations[0].beneficiary; }],
  ['blockdag', 'a placeholder among several', /placeholder of the preset/, (plan) => {
    holder('presale', patchOf(preset('blockdag')).allocations.allocations[1].beneficiary)(plan);
  }],
  ['act', 'a pallet as holder', /^allocations: team: .* is an account of a pallet/, (plan) => { plan.allocations.team = ALLOCATIONS; }],
  ['act', 'one holder of two parts', /is the only holder of two parts/, (plan) => { plan.allocations.partners = hex(plan.allocations.team); }],
  ['blockdag', 'a holder twice, once in hexadecimal', /^allocations: presale: an account is named twice/, (plan) => {
    const [first] = Object.keys(plan.allocations.presale);
    plan.allocations.presale[hex(first)] = '1';
  }],
  ['blockdag', 'holders with less than the part', /the sum is 19999999999\.5 BDAG, the part is 20000000000 BDAG/, (plan) => {
    delete plan.allocations.presale[Object.keys(plan.allocations.presale)[2]];
  }],
  ['blockdag', 'holders with a unit more than the part', /the sum is 20000000000\.000000000000000001 BDAG/, (plan) => {
    plan.allocations.presale[Object.keys(plan.allocations.presale)[2]] = '0.500000000000000001';
  }],
  ['act', 'a holder of too many decimals', /^allocations: partners: not an amount of 9 decimals/, (plan) => {
    plan.allocations.partners[plan.council[0]] = '0.0000000001';
  }],
  ['act', 'a holder of nothing', /^allocations: partners: nothing is left to be released to /, (plan) => {
    plan.allocations.partners[plan.council[0]] = '0';
  }],
  ['blockdag', 'a first unlock below the least balance', /^balances: .* begins with less than 0\.000001 BDAG/, ({ allocations }) => {
    const [first, , third] = Object.keys(allocations.presale);
    Object.assign(allocations.presale, { [first]: '12000000000.49995001', [third]: '0.00004999' });
  }],
  ['blockdag', 'balances that contain the first unlocks', /\(-400000000000000000000000000 are missing\)/, (plan) => {
    plan.balances[Object.keys(plan.balances)[0]] = '6399995999.999997';
  }],
  ['act', 'balances that contain an allocation', /\(-200000000000000000 are missing\)/, (plan) => { plan.balances[plan.allocations.team] = '200000000'; }],
  ['act', 'balances that contain the treasury', /^balances: .* is an account of a pallet/, (plan) => { plan.balances[TREASURY] = '200000000.000001'; }],
  ['act', 'a balance below the least one', /begins with less than 0\.000001 ACT/, (plan) => {
    const [first] = Object.keys(plan.balances);
    Object.assign(plan.balances, { [first]: '99995999.999993001', [plan.council[0]]: '0.000000999' });
  }],
  ['qtra', 'no operators where a price is needed', /^operators: 0 accounts, at least 5/, (plan) => { plan.operators = []; }],
  ['act', 'operators that are forgotten', /^operators: missing/, (plan) => { delete plan.operators; }],
  ['act', 'too few operators where none are needed', /^operators: 4 accounts, at least 5/, (plan) => { plan.operators.length = 4; }],
  ['act', 'nobody for revenue that there is', /^revenue: the economy has some/, (plan) => { plan.revenue = 'none'; }],
  ['blockdag', 'revenue that is forgotten', /^revenue: missing/, (plan) => { delete plan.revenue; }],
  ['act', 'a section with a typing error', /^recorder: a launch file has no such section/, (plan) => { plan.recorder = plan.recorders; }],
  ['act', 'the file of another economy', /the preset is act-testnet/, (plan) => { plan.chain = 'blockdag-testnet'; }],
];

for (const [economy, fault, message, change] of REFUSED) {
  test(`refused in ${economy}: ${fault}`, () => assert.throws(() => render(economy, change), { message }));
}

test('refused: a preset with a part of no known name', () => {
  const strange = ({ allocations: { allocations } }) => { [allocations[0].beneficiary] = file('act').council; };
  assert.throws(() => render('act', undefined, strange), /stands for no part that has a name/);
});
