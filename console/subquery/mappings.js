// Made by `quaestor-indexer subquery`.

/// Facts by their entity: columns with their kinds, and the events that they are made from, with
/// the names of the fields that have another one there.
const FACTS = [
  {
    table: 'claims',
    entity: 'Claim',
    columns: [['who', 'Text'], ['asset', 'Text'], ['amount', 'Amount'], ['stream', 'Int']],
    sources: {
      'Rewards.Claimed': {},
    },
  },
  {
    table: 'collections',
    entity: 'Collection',
    columns: [['who', 'Text'], ['asset', 'Text'], ['amount', 'Amount']],
    sources: {
      'Rewards.Collected': {},
      'Rewards.PayoutDeferred': {},
    },
  },
  {
    table: 'compounds',
    entity: 'Compound',
    columns: [['who', 'Text'], ['position', 'Int'], ['asset', 'Text'], ['spent', 'Amount'], ['amount', 'Amount']],
    sources: {
      'Rewards.Compounded': {},
      'Rewards.CompoundedThroughExchange': {},
    },
  },
  {
    table: 'forfeits',
    entity: 'Forfeit',
    columns: [['who', 'Text'], ['asset', 'Text'], ['stream', 'Int'], ['position', 'Int'], ['amount', 'Amount']],
    sources: {
      'Rewards.StreamForfeited': { amount: 'forfeited' },
      'Rewards.EscrowForfeited': {},
    },
  },
  {
    table: 'stakes',
    entity: 'Stake',
    columns: [['who', 'Text'], ['position', 'Int'], ['tier', 'Int'], ['amount', 'Amount'], ['refused', 'Amount'], ['lock_end', 'Int']],
    sources: {
      'StakingVault.Staked': {},
      'StakingVault.StakeIncreased': { amount: 'added' },
      'StakingVault.UnstakeCancelled': {},
    },
  },
  {
    table: 'exits',
    entity: 'Exit',
    columns: [['who', 'Text'], ['position', 'Int'], ['amount', 'Amount'], ['remaining', 'Amount'], ['penalty', 'Amount'], ['release', 'Int']],
    sources: {
      'StakingVault.Unstaked': {},
      'StakingVault.EarlyUnstaked': {},
      'StakingVault.UnvestedHeld': {},
    },
  },
  {
    table: 'withdrawals',
    entity: 'Withdrawal',
    columns: [['who', 'Text'], ['amount', 'Amount']],
    sources: {
      'StakingVault.Withdrawn': {},
    },
  },
  {
    table: 'slashes',
    entity: 'Slash',
    columns: [['who', 'Text'], ['amount', 'Amount'], ['missing', 'Amount']],
    sources: {
      'StakingVault.Slashed': {},
    },
  },
  {
    table: 'fundings',
    entity: 'Funding',
    columns: [['asset', 'Text'], ['amount', 'Amount'], ['ends', 'Int'], ['source', 'Json']],
    sources: {
      'Rewards.Funded': { ends: 'end' },
    },
  },
  {
    table: 'pot_releases',
    entity: 'PotRelease',
    columns: [['asset', 'Text'], ['reason', 'Text'], ['destination', 'Text'], ['amount', 'Amount']],
    sources: {
      'Rewards.UnallocatedReleased': {},
    },
  },
  {
    table: 'revenue',
    entity: 'Revenue',
    columns: [['number', 'Int'], ['who', 'Text'], ['kind', 'Text'], ['asset', 'Text'], ['amount', 'Amount'], ['legs', 'Json'], ['reference', 'Text']],
    sources: {
      'RevenueRouter.RevenueDeposited': {},
    },
  },
  {
    table: 'suspense',
    entity: 'Suspense',
    columns: [['kind', 'Text'], ['asset', 'Text'], ['leg', 'Text'], ['amount', 'Amount']],
    sources: {
      'RevenueRouter.LegSuspended': {},
      'RevenueRouter.LegRetried': {},
    },
  },
  {
    table: 'top_ups',
    entity: 'TopUp',
    columns: [['epoch', 'Int'], ['needed', 'Amount'], ['from_reserve', 'Amount'], ['from_emergency', 'Amount'], ['surplus', 'Amount']],
    sources: {
      'Backstop.FloorToppedUp': {},
    },
  },
  {
    table: 'spends',
    entity: 'Spend',
    columns: [['id', 'Int'], ['reserve', 'Text'], ['asset', 'Text'], ['amount', 'Amount'], ['beneficiary', 'Text'], ['spend', 'Json']],
    sources: {
      'Backstop.SpendProposed': {},
      'Backstop.SpendCancelled': {},
      'Backstop.SpendExecuted': {},
    },
  },
  {
    table: 'lots',
    entity: 'Lot',
    columns: [['number', 'Int'], ['spent', 'Amount'], ['bought', 'Amount'], ['burnt', 'Amount'], ['low', 'Amount'], ['min_out', 'Amount'], ['issuance', 'Amount'], ['total_burnt', 'Amount'], ['next_at', 'Int']],
    sources: {
      'BuybackBurn.BoughtAndBurnt': {},
    },
  },
  {
    table: 'burns',
    entity: 'Burn',
    columns: [['number', 'Int'], ['burnt', 'Amount'], ['issuance', 'Amount'], ['total_burnt', 'Amount']],
    sources: {
      'BuybackBurn.BoughtAndBurnt': {},
      'BuybackBurn.BurntDirectly': {},
    },
  },
  {
    table: 'purchases',
    entity: 'Purchase',
    columns: [['spent', 'Amount'], ['bought', 'Amount'], ['low', 'Amount'], ['min_out', 'Amount']],
    sources: {
      'BuybackBurn.Purchased': {},
    },
  },
  {
    table: 'breakers',
    entity: 'Breaker',
    columns: [['trigger', 'Text'], ['value', 'Amount'], ['level', 'Amount'], ['until', 'Int'], ['entries', 'Json'], ['early', 'Flag']],
    sources: {
      'CircuitBreaker.Tripped': {},
      'CircuitBreaker.Cleared': {},
      'CircuitBreaker.CrisisStarted': {},
      'CircuitBreaker.CrisisEnded': {},
      'CircuitBreaker.ManualTripped': {},
      'CircuitBreaker.ManualCleared': {},
    },
  },
  {
    table: 'fees',
    entity: 'Fee',
    columns: [['key', 'Text'], ['payer', 'Text'], ['asset', 'Text'], ['gross', 'Amount'], ['rebate', 'Amount'], ['net', 'Amount'], ['discount_bps', 'Int'], ['engine', 'Text']],
    sources: {
      'FeeDiscounts.FeeSettled': {},
    },
  },
  {
    table: 'subscriptions',
    entity: 'Subscription',
    columns: [['who', 'Text'], ['plan', 'Int'], ['asset', 'Text'], ['amount', 'Amount'], ['usdc_price', 'Amount'], ['discount_bps', 'Int'], ['periods', 'Int'], ['active_until', 'Int'], ['automatic', 'Flag'], ['reason', 'Json']],
    sources: {
      'Subscriptions.Subscribed': {},
      'Subscriptions.Renewed': {},
      'Subscriptions.RenewalFailed': {},
      'Subscriptions.RenewalPostponed': {},
      'Subscriptions.Cancelled': {},
      'Subscriptions.Forgotten': {},
    },
  },
  {
    table: 'motions',
    entity: 'Motion',
    columns: [['account', 'Text'], ['proposal_index', 'Int'], ['proposal_hash', 'Text'], ['threshold', 'Int'], ['yes', 'Int'], ['no', 'Int'], ['result', 'Json']],
    sources: {
      'Council.Proposed': {},
      'Council.Closed': {},
      'Council.Approved': {},
      'Council.Disapproved': {},
      'Council.Executed': {},
      'TechnicalCommittee.Proposed': {},
      'TechnicalCommittee.Closed': {},
      'TechnicalCommittee.Approved': {},
      'TechnicalCommittee.Disapproved': {},
      'TechnicalCommittee.Executed': {},
    },
  },
  {
    table: 'votes',
    entity: 'Vote',
    columns: [['account', 'Text'], ['proposal_hash', 'Text'], ['poll', 'Int'], ['voted', 'Json'], ['counted', 'Amount']],
    sources: {
      'Council.Voted': {},
      'TechnicalCommittee.Voted': {},
      'StakeVoting.Voted': { account: 'who', voted: 'new' },
      'StakeVoting.VoteRemoved': { account: 'who' },
    },
  },
  {
    table: 'proxies',
    entity: 'Proxy',
    columns: [['delegator', 'Text'], ['delegatee', 'Text'], ['proxy_type', 'Text'], ['delay', 'Int'], ['result', 'Json']],
    sources: {
      'Proxy.ProxyAdded': {},
      'Proxy.ProxyRemoved': {},
      'Proxy.PureCreated': { delegator: 'who', delegatee: 'pure' },
      'Proxy.ProxyExecuted': {},
    },
  },
  {
    table: 'multisigs',
    entity: 'Multisig',
    columns: [['multisig', 'Text'], ['approving', 'Text'], ['call_hash', 'Text'], ['timepoint', 'Json'], ['result', 'Json']],
    sources: {
      'Multisig.NewMultisig': {},
      'Multisig.MultisigApproval': {},
      'Multisig.MultisigExecuted': {},
      'Multisig.MultisigCancelled': { approving: 'cancelling' },
    },
  },
  {
    table: 'prices',
    entity: 'Price',
    columns: [['source', 'Text'], ['price', 'Json']],
    sources: {
      'Oracle.NewFeedData': { source: 'sender', price: 'values' },
      'PriceFeed.OverrideSet': { price: 'new' },
      'PriceFeed.OverrideCleared': { price: 'old' },
    },
  },
];

// What follows is written by hand, in handler.js, and is the same for every event.

/// A field by its own name: the client writes it in camel case, and `new` as `new_`.
const snake = (name) => name.replace(/_$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
/// The field of a column: `id` is the record's own.
const fieldOf = (column) => (column === 'id' ? 'number' : camel(column));
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const pascal = (name) => name.charAt(0).toUpperCase() + name.slice(1);

/// A value as the indexer writes it: integers as text, bytes as 0x…, a variant as its name or as
/// {Name: …}. By what an object can do, since classes are others on this side of the sandbox.
function told(value) {
  if (value === null || value === undefined) return null;
  const raw = String(value.toRawType());
  if (raw === 'Null') return null;
  if (raw.startsWith('Option')) return value.isNone ? null : told(value.unwrap());
  if (raw === 'bool') return value.toJSON();
  if (raw === 'AccountId' || raw === 'Text' || raw === 'Char') return value.toString();
  if (typeof value.toBigInt === 'function') return value.toBigInt().toString();
  if (typeof value.isOk === 'boolean') return { [value.type]: told(value.value) };
  if (typeof value.isBasic === 'boolean') {
    const inner = told(value.value);
    return inner === null ? value.type : { [value.type]: inner };
  }
  if (Array.isArray(value)) return Array.from(value, told);
  if (typeof value.forEach === 'function' && typeof value.get === 'function') {
    const pairs = [];
    value.forEach((each, key) => pairs.push([key, each]));
    return typeof pairs[0]?.[0] === 'string'
      ? Object.fromEntries(pairs.map(([key, each]) => [snake(key), told(each)]))
      : pairs.map((pair) => pair.map(told));
  }
  return value.toHex();
}

/// A value in words: `Native`, `WithId(1)`.
function label(value) {
  if (typeof value === 'string') return value;
  const [pair, ...more] = isRecord(value) ? Object.entries(value) : [];
  return pair && more.length === 0 && typeof pair[1] === 'string' ? `${pair[0]}(${pair[1]})` : JSON.stringify(value);
}

function cell(kind, value) {
  if (value === null || value === undefined) return undefined;
  switch (kind) {
    case 'Int': case 'Amount': return typeof value === 'string' && /^\d+$/.test(value) ? BigInt(value) : undefined;
    case 'Flag': return typeof value === 'boolean' ? value : undefined;
    case 'Json': return JSON.stringify(value);
    default: return label(value);
  }
}

/// The changes of parameters that an event tells: what has an old and a new value and is no account's own.
function changes(name, fields) {
  const { old, new: now, ...rest } = fields;
  const own = 'who' in fields || 'account' in fields;
  if (!name.endsWith('Set') || own || !('old' in fields) || !('new' in fields)) return [];
  const subject = Object.keys(rest).length > 0 ? rest : null;
  if (!isRecord(old) || !isRecord(now)) return [{ field: '', subject, old, new: now }];
  return Object.keys(now).filter((field) => JSON.stringify(old[field]) !== JSON.stringify(now[field]))
    .map((field) => ({ field, subject, old: old[field], new: now[field] }));
}

/// The facts that an event tells, as pairs of an entity and its record.
function facts(pallet, name, fields, place) {
  const found = [];
  for (const { entity, columns, sources } of FACTS) {
    const source = sources[`${pallet}.${name}`];
    if (!source) continue;
    const record = { id: `${place.block}-${place.idx}`, ...place, pallet, event: name };
    for (const [column, kind] of columns) record[fieldOf(column)] = cell(kind, fields[source[column] ?? column]);
    found.push([entity, record]);
  }
  for (const change of changes(name, fields)) {
    const record = { id: `${place.block}-${place.idx}-${change.field}`, ...place, pallet, event: name, field: change.field };
    for (const column of ['subject', 'old', 'new']) record[column] = cell('Json', change[column]);
    found.push(['Parameter', record]);
  }
  return found;
}

/// Called by the engine with every event.
async function handleEvent({ idx, event, block }) {
  const fields = {};
  const names = event.data.names ?? [];
  event.data.forEach((value, at) => {
    fields[snake(names[at] ?? String(at))] = told(value);
  });
  const place = { block: block.block.header.number.toNumber(), idx, time: BigInt(Math.floor(block.timestamp.getTime() / 1000)) };
  for (const [entity, record] of facts(pascal(event.section), event.method, fields, place)) await store.set(entity, record.id, record);
}

module.exports = { handleEvent, fieldOf, FACTS };
