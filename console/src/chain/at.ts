// The state of the chain at one block. Everything that is read goes through here.

import { LegacyClient } from 'dedot';
import { plain } from './plain';
import type { Hex } from './types';

type Callable = Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;

export interface At {
  readonly hash: Hex;
  /// Whether the runtime has this API, and this method of it.
  has(api: string, method?: string): boolean;
  /// Calls `api.method` of the runtime, both in camel case.
  call<T>(api: string, method: string, ...args: unknown[]): Promise<T>;
  /// Reads one item of storage.
  query<T>(pallet: string, item: string, ...keys: unknown[]): Promise<T>;
  /// Reads all entries of a map as pairs of key and value.
  entries<K, V>(pallet: string, item: string, ...keys: unknown[]): Promise<[K, V][]>;
  /// A constant of a pallet, or `undefined` where the runtime has none.
  constant<T>(pallet: string, name: string): T | undefined;
  /// `Pallet.Variant` of an error of a call, or the kind of error that the SDK gives.
  errorName(error: unknown): string;
}

/// The client, with runtime calls at any block for one request each.
export class NodeClient extends LegacyClient {
  callsAt(hash: Hex): Callable {
    return this.callAt(hash) as unknown as Callable;
  }
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

export const hasPallet = (client: NodeClient, pallet: string): boolean =>
  client.metadata.latest.pallets.some(({ name }) => name === pascal(pallet));

/// `Pallet.Variant` of a dispatch error.
export function errorName(client: NodeClient, error: unknown): string {
  if (typeof error !== 'object' || error === null || !('type' in error)) return String(error);
  const found = client.registry.findErrorMeta(error as Parameters<typeof client.registry.findErrorMeta>[0]);
  if (found) return `${found.pallet}.${found.name}`;
  const inner = 'value' in error ? error.value : undefined;
  const kind = typeof inner === 'object' && inner !== null && 'type' in inner ? inner.type : inner;
  return kind === undefined ? String(error.type) : `${String(error.type)}.${String(kind)}`;
}

export function stateAt(client: NodeClient, hash: Hex): At {
  const prefix = Number(client.consts.system?.ss58Prefix ?? 42);
  const read = <T>(value: unknown): T => plain(value, prefix) as T;
  return {
    hash,
    has: (api, method) =>
      client.metadata.latest.apis.some(
        ({ name, methods }) =>
          name === pascal(api) && (method === undefined || methods.some((each) => each.name === snake(method))),
      ),
    async call(api, method, ...args) {
      return read(await client.callsAt(hash)[api]![method]!(...args));
    },
    async query(pallet, item, ...keys) {
      const at = await client.at(hash);
      const query = at.query as unknown as Callable;
      return read(await query[pallet]![item]!(...(keys.length > 1 ? [keys] : keys)));
    },
    async entries(pallet, item, ...keys) {
      const at = await client.at(hash);
      const query = at.query as unknown as Record<string, Record<string, { entries: Callable[string][string] }>>;
      return read(await query[pallet]![item]!.entries(...keys));
    },
    constant(pallet, name) {
      const consts = client.consts as unknown as Record<string, Record<string, unknown>>;
      return hasPallet(client, pallet) ? read(consts[pallet]![name]) : undefined;
    },
    errorName: (error) => errorName(client, error),
  };
}
