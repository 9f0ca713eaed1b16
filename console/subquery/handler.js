
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
