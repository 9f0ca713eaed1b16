// Puts the accounts of a launch file into a preset, and checks the result as a whole.

import { address, bytesOf, developmentKeys, isPallet, multisig } from './accounts.js';

const ensure = (holds, why) => {
  if (!holds) {
    throw new Error(why);
  }
};

// Amounts are beyond what JSON's numbers hold here, so they are text while a spec is in memory.
const MARK = 'integer:';
export const fromJson = (text) => JSON.parse(text.replace(/([[:,]\s*)(\d{16,})(?=\s*[,\]}])/g, `$1"${MARK}$2"`));
export const toJson = (spec) =>
  `${JSON.stringify(spec, null, 2).replace(new RegExp(`"${MARK}(\\d+)"`, 'g'), '$1')}\n`;
const amountOf = (value) => BigInt(`${value}`.replace(MARK, ''));
const marked = (amount) => `${MARK}${amount}`;

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

/// The values of all fields called `name`, at any depth.
function* fields(value, name) {
  if (value && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      if (key === name) {
        yield inner;
      }
      yield* fields(inner, name);
    }
  }
}

const account = (text, what) => {
  ensure(typeof text === 'string' && bytesOf(text), `${what}: not an account: ${text}`);
  return address(bytesOf(text));
};

function members(list, what, least) {
  ensure(Array.isArray(list), `${what}: missing`);
  const all = list.map((each) => account(each, what));
  ensure(new Set(all).size === all.length, `${what}: an account is named twice`);
  ensure(all.length >= least, `${what}: ${all.length} accounts, at least ${least} are needed`);
  return all;
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

/// An amount of whole tokens, as "1000.5", in smallest units.
function units(text, decimals, what) {
  const [, whole, part = ''] = `${text}`.match(/^(\d+)(?:\.(\d+))?$/) ?? [];
  ensure(typeof text === 'string' && whole !== undefined && part.length <= decimals,
    `balances: not an amount of ${decimals} decimals for ${what}: ${text}`);
  return BigInt(whole + part.padEnd(decimals, '0'));
}

function balances(plan, preset, { tokenDecimals, tokenSymbol }) {
  const entries = Object.entries(plan.balances ?? {}).map(([who, amount]) =>
    [account(who, 'balances'), units(amount, tokenDecimals, who)]);
  ensure(new Set(entries.map(([who]) => who)).size === entries.length, 'balances: an account is named twice');
  // The accounts of pallets keep what they need to exist.
  const kept = preset.filter(([who]) => isPallet(bytesOf(who)));
  const sum = (list) => list.reduce((total, [, amount]) => total + amountOf(amount), 0n);
  const [found, wanted] = [sum(entries), sum(preset) - sum(kept)];
  ensure(found === wanted,
    `balances: the sum is ${found}, the supply leaves ${wanted} smallest units of ${tokenSymbol} (${wanted - found} are missing)`);
  return [...entries.map(([who, amount]) => [who, marked(amount)]), ...kept];
}

/// Root is both bodies together, which says nothing if the same accounts are both.
function apart(council, committee) {
  const both = committee.filter((each) => council.includes(each));
  ensure(both.length === 0, `committee: ${both[0]} is a member of the council too`);
}

/// Everything in the file, checked by itself.
function people(plan, genesis) {
  const [feeders = 3] = fields(genesis.priceFeed, 'minFeeders');
  const where = (section, list) => (genesis[section] ? list() : null);
  return {
    validators: validators(plan),
    council: members(plan.council, 'council', 3),
    committee: members(plan.committee, 'committee', 3),
    revenue: where('revenueDepositors', () => several(plan, 'revenue')),
    // One of them may lie and another one be silent.
    operators: where('priceOperators', () => members(plan.operators, 'operators', feeders + 2)),
    engines: where('tradeEngines', () => members(plan.engines, 'engines', 0)),
    issuer: several(plan, 'usdc_issuer'),
    sudo: plan.sudo === 'none' ? null : account(plan.sudo, 'sudo'),
    feeders,
  };
}

function fill(genesis, who, plan, properties) {
  const { accounts, keys } = who.validators;
  genesis.balances.balances = balances(plan, genesis.balances.balances, properties);
  genesis.validators.members = accounts;
  genesis.session.keys = accounts.map((each, i) => [each, each, keys[i]]);
  genesis.council.members = who.council;
  genesis.technicalCommittee.members = who.committee;
  genesis.token.issuers = genesis.token.issuers.map(([id]) => [id, who.issuer.account]);
  genesis.sudo = { key: who.sudo };
  const set = (section, list) => {
    if (list) {
      genesis[section].members = list;
    }
  };
  set('revenueDepositors', who.revenue && [who.revenue.account]);
  set('priceOperators', who.operators);
  set('tradeEngines', who.engines);
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

function rightsOf(who) {
  const { length } = who.validators.accounts;
  const lines = [];
  const add = (title, list) => lines.push(title, ...list.map((each) => `    ${each}`));
  const half = (list) => Math.floor(list.length / 2) + 1;
  const thirds = (list) => Math.ceil((2 * list.length) / 3);
  add(`validators make and finalize blocks; finality survives the loss of ${Math.floor((length - 1) / 3)}`, who.validators.accounts);
  add(`council: ${half(who.council)} of ${who.council.length} set parameters; ${thirds(who.council)} spend, after a delay`, who.council);
  add(`committee: ${thirds(who.committee)} of ${who.committee.length}, with ${thirds(who.council)} of the council, are root after a delay: they upgrade the runtime and appoint both bodies; alone they close entries in an emergency and cancel root calls`, who.committee);
  if (who.revenue) {
    const { account: own, threshold, members: list } = who.revenue;
    add(`revenue multisig ${own} deposits revenue: ${threshold} of`, list);
  }
  if (who.operators) {
    add(`price operators: ${who.feeders} reports make a price; one may lie and ${who.operators.length - who.feeders - 1} be silent`, who.operators);
  }
  if (who.engines) {
    add('trade engines settle trading fees', who.engines);
  }
  const { issuer } = who;
  add(`issuer multisig ${issuer.account} mints USDC, and nobody freezes or moves it: ${issuer.threshold} of`, issuer.members);
  add('sudo may do anything', [who.sudo ?? 'nobody']);
  return lines;
}

/// The spec of the network that `plan` describes, and the rights of its accounts. Throws the first
/// reason against launching it.
export function launch(plan, preset) {
  const spec = structuredClone(preset);
  ensure(plan.chain === spec.id, `the file is for ${plan.chain}, the preset is ${spec.id}`);
  const genesis = spec.genesis.runtimeGenesis.patch;
  const accounts = [...texts(genesis)].map(bytesOf).filter((each) => each && !isPallet(each));
  const who = people(plan, genesis);
  apart(who.council, who.committee);
  fill(genesis, who, plan, spec.properties);
  for (const [field, key] of [['name', 'name'], ['id', 'id'], ['id', 'protocolId'], ['boot_nodes', 'bootNodes']]) {
    spec[key] = plan[field] ?? spec[key];
  }
  checkKeys(plan, spec, new Set(accounts));
  return { spec, rights: rightsOf(who) };
}
