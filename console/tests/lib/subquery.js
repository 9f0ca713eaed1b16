// The mappings of the SubQuery project on a chain, without the engine: its store is a list here.

import { createRequire } from 'node:module';

const { handleEvent, fieldOf, FACTS } = createRequire(import.meta.url)('../../subquery/mappings.js');

const PLACE = ['block', 'idx', 'time', 'pallet', 'event'];

/// A value of a record as the indexer serves it.
function served(kind, value) {
  if (value === undefined) return null;
  if (kind === 'Json') return JSON.parse(value);
  return kind === 'Amount' ? value.toString() : kind === 'Int' ? Number(value) : value;
}

/// Every fact of the chain in order, by the indexer's name of its table.
export async function factsByEngine(chain) {
  const columns = new Map(FACTS.map(({ entity, table, columns }) => [entity, { table, columns }]));
  columns.set('Parameter', { table: 'parameters', columns: [['field', 'Text'], ['subject', 'Json'], ['old', 'Json'], ['new', 'Json']] });
  const tables = new Map([...columns.values()].map(({ table }) => [table, []]));
  globalThis.store = {
    set: async (entity, _, record) => {
      const { table, columns: own } = columns.get(entity);
      const place = PLACE.map((name) => [name, typeof record[name] === 'bigint' ? Number(record[name]) : record[name]]);
      tables.get(table).push(Object.fromEntries([...place, ...own.map(([name, kind]) => [name, served(kind, record[fieldOf(name)])])]));
    },
  };
  for (let number = 1; number <= chain.number; number += 1) {
    const hash = await chain.api.rpc.chain.getBlockHash(number);
    const [at, block] = [await chain.api.at(hash), await chain.api.rpc.chain.getBlock(hash)];
    const [events, moment] = [await at.query.system.events(), await at.query.timestamp.now()];
    const known = Object.assign(block, { timestamp: new Date(moment.toNumber()) });
    for (const [idx, { event }] of events.entries()) await handleEvent({ idx, event, block: known });
  }
  return tables;
}
