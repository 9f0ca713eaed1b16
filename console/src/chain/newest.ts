// Numbered records of which the chain keeps the newest, read newest first. A record never changes, so
// only the newest ones are read at each block; the others are read once.

import type { At } from './at';
import type { Chain } from './chain';

export interface Numbered {
  number: bigint;
}

/// Up to `limit` records, newest first, from number `start` or the newest on.
export type FetchRecords<R> = (at: At, start: bigint | undefined, limit: number) => Promise<R[]>;

/// The most that the chain gives in one answer.
const PAGE = 100;
/// Records that a reorganisation may have replaced: a block brings few.
const FRESH = 32;

export class NewestRecords<R extends Numbered> {
  #fetch: FetchRecords<R>;
  #kept: number;
  #of: object | null = null;
  #known = new Map<bigint, R>();

  /// `kept` is the most that the chain keeps.
  constructor(kept: number, fetch: FetchRecords<R>) {
    this.#kept = kept;
    this.#fetch = fetch;
  }

  /// All that the chain keeps at that block, newest first.
  async read(at: At, chain: Chain): Promise<R[]> {
    if (this.#of !== chain) {
      this.#of = chain;
      this.#known = new Map();
    }
    const first = await this.#fetch(at, undefined, this.#known.size > 0 ? FRESH : PAGE);
    const newest = first[0]?.number;
    if (newest === undefined) {
      this.#known.clear();
      return [];
    }
    const records = new Map(first.map((record) => [record.number, record]));
    const oldest = newest >= BigInt(this.#kept) ? newest - BigInt(this.#kept) + 1n : 0n;
    const missing: bigint[] = [];
    let next = newest - BigInt(first.length);
    while (next >= oldest) {
      const known = this.#known.get(next);
      if (known) {
        records.set(next, known);
        next -= 1n;
      } else {
        missing.push(next);
        next -= BigInt(PAGE);
      }
    }
    const pages = await Promise.all(missing.map((start) => this.#fetch(at, start, PAGE)));
    for (const record of pages.flat()) records.set(record.number, record);
    this.#known = new Map([...records].filter(([number]) => number <= newest && number >= oldest));
    return [...this.#known.values()].sort((a, b) => (a.number > b.number ? -1 : 1));
  }
}
