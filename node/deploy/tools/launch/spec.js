// Puts the accounts of a launch file into a preset, and checks the result as a whole.

import { bytesOf, developmentKeys, isPallet, multisig } from './accounts.js';
import { parts } from './allocations.js';
import { amountOf, marked, sum, tokens, units } from './amounts.js';
import { account, ensure, members } from './check.js';
import { rightsOf } from './rights.js';

const SECTIONS = [
  'chain', 'name', 'id', 'boot_nodes', 'sudo', 'council', 'committee', 'operators', 'engines', 'recorders',
  'revenue', 'usdc_issuer', 'allocations', 'balances', 'validators',
];
/// Each recorder gives points alone, and a debate without points pays no agent.
const LEAST_RECORDERS = 2;

/// Each text in `value`, at any depth.
function* texts(value) {
  if (typeof value === 'string') {
    yield value;
  } else if (value && typeof value === 'object') {
    for (const inner of Object.values(value)) {
      yield* texts(inner);
    }
  }
}

function validators(plan) {
  const list = plan.validators ?? [];
  const accounts = members(list.map((each) => each.account), 'validators', 1);
  const keys = list.map(({ aura, grandpa }) => ({
    aura: account(aura, 'aura key of a validator'), grandpa: account(grandpa, 'grandpa key of a validator'),
  }));
  const all = keys.flatMap(({ aura, grandpa }) => [aura, grandpa]);
  ensure(new Set(all).size === all.length, 'validators: a session key is used twice');
  return { accounts, keys };
}

/// A multisig that the section `name` of the file describes.
function several(plan, name) {
  const { members: list, threshold } = plan[name] ?? {};
  const all = members(list, name, 2);
  ensure(Number.isInteger(threshold) && threshold >= 2 && threshold <= all.length,
    `${name}: a threshold of ${threshold} cannot be reached by ${all.length} members, or takes one alone`);
  return { members: all, threshold, account: multisig(all, threshold) };
}

/// Balances of the file, first unlocks of the holders, and what the accounts of pallets begin with.
function balances(plan, genesis, released, properties) {
  const preset = genesis.balances.balances;
  const entries = Object.entries(plan.balances ?? {}).map(([who, amount]) =>
    [account(who, 'balances'), units(amount, properties.tokenDecimals, 'balances', who)]);
  const all = new Map(entries);
  ensure(all.size === entries.length, 'balances: an account is named twice');
  const kept = preset.filter(([who]) => isPallet(bytesOf(who)));
  const amounts = (list) => sum(list.map(([, amount]) => amount));
  const found = amounts(entries);
  const wanted = amounts(preset) - amounts(kept) - released.reduce((total, { first }) => total + first, 0n);
  ensure(found === wanted,
    `balances: the sum is ${found}, the supply leaves ${wanted} smallest units of ${properties.tokenSymbol} (${wanted - found} are missing)`);
  for (const { beneficiary, firstUnlock } of released.flatMap(({ list }) => list)) {
    const first = amountOf(firstUnlock);
    if (first > 0n) {
      all.set(beneficiary, (all.get(beneficiary) ?? 0n) + first);
    }
  }
  const least = amountOf(genesis.stakingVault.existentialDeposit);
  for (const [who, amount] of all) {
    ensure(amount >= least, `balances: ${who} begins with less than ${tokens(least, properties)}`);
  }
  return [...[...all].map(([who, amount]) => [who, marked(amount)]), ...kept];
}

/// Root is both bodies together, which says nothing if the same accounts are both.
function apart(council, committee) {
  const both = committee.filter((each) => council.includes(each));
  ensure(both.length === 0, `committee: ${both[0]} is a member of the council too`);
}

/// Whether anything but a display depends on the price.
const needsPrice = ({ buybackBurn, circuitBreaker, subscriptions }) =>
  buybackBurn.daySecs > 0 || circuitBreaker.params.priceCrash !== null || subscriptions.plans.length > 0;

function operators(plan, genesis, feeders) {
  const none = Array.isArray(plan.operators) && plan.operators.length === 0;
  // One of them may lie and another one be silent.
  return none && !needsPrice(genesis) ? [] : members(plan.operators, 'operators', feeders + 2);
}

function revenue(plan, genesis) {
  if (plan.revenue !== 'none') {
    return several(plan, 'revenue');
  }
  ensure(genesis.revenueRouter.assets.length === 0, 'revenue: the economy has some, so somebody must deposit it');
  return null;
}

function recorders(plan, genesis) {
  if (genesis.debates.params) {
    return members(plan.recorders, 'recorders', LEAST_RECORDERS);
  }
  ensure(plan.recorders === undefined, 'recorders: the economy has no debates');
  return [];
}

/// Everything in the file, checked by itself.
function people(plan, genesis, properties) {
  const feeders = genesis.priceFeed.params.minFeeders;
  return {
    validators: validators(plan),
    council: members(plan.council, 'council', 3),
    committee: members(plan.committee, 'committee', 3),
    revenue: revenue(plan, genesis),
    operators: operators(plan, genesis, feeders),
    engines: members(plan.engines, 'engines', 0),
    recorders: recorders(plan, genesis),
    parts: parts(plan, genesis, properties),
    issuer: several(plan, 'usdc_issuer'),
    sudo: plan.sudo === 'none' ? null : account(plan.sudo, 'sudo'),
    feeders,
  };
}

function fill(genesis, who, plan, properties) {
  const { accounts, keys } = who.validators;
  genesis.balances.balances = balances(plan, genesis, who.parts, properties);
  genesis.allocations.allocations = who.parts.flatMap(({ list }) => list);
  genesis.validators.members = accounts;
  genesis.session.keys = accounts.map((each, i) => [each, each, keys[i]]);
  genesis.council.members = who.council;
  genesis.technicalCommittee.members = who.committee;
  genesis.token.issuers = genesis.token.issuers.map(([id]) => [id, who.issuer.account]);
  genesis.sudo = { key: who.sudo };
  genesis.revenueDepositors.members = who.revenue ? [who.revenue.account] : [];
  genesis.priceOperators.members = who.operators;
  genesis.tradeEngines.members = who.engines;
  genesis.recorders.members = who.recorders;
}

/// No account of the preset may be left, and none whose key is public may be in the spec or behind a
/// multisig of it.
function checkKeys(plan, spec, placeholders) {
  const known = developmentKeys();
  for (const text of [...texts(plan), ...Object.keys(plan.balances ?? {}), ...texts(spec)]) {
    const bytes = bytesOf(text);
    ensure(!known.has(bytes), `${text} is the development key ${known.get(bytes)}`);
    ensure(!placeholders.has(bytes), `${text} is a placeholder of the preset`);
  }
}

/// The spec of the network that `plan` describes, and the rights of its accounts. Throws the first
/// reason against launching it.
export function launch(plan, preset) {
  const spec = structuredClone(preset);
  ensure(plan.chain === spec.id, `the file is for ${plan.chain}, the preset is ${spec.id}`);
  const unknown = Object.keys(plan).find((section) => !SECTIONS.includes(section));
  ensure(unknown === undefined, `${unknown}: a launch file has no such section`);
  const genesis = spec.genesis.runtimeGenesis.patch;
  const accounts = [...texts(genesis)].map(bytesOf).filter((each) => each && !isPallet(each));
  const who = people(plan, genesis, spec.properties);
  apart(who.council, who.committee);
  fill(genesis, who, plan, spec.properties);
  for (const [field, key] of [['name', 'name'], ['id', 'id'], ['id', 'protocolId'], ['boot_nodes', 'bootNodes']]) {
    spec[key] = plan[field] ?? spec[key];
  }
  checkKeys(plan, spec, new Set(accounts));
  return { spec, rights: rightsOf(who, genesis, spec.properties) };
}
