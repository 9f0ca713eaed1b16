// The block feed: for each best block one snapshot, read at that block's hash, in which nothing
// changes any more. Everything on a screen comes from one snapshot.

import type { At } from './at';
import { status, type Chain } from './chain';
import { readAccount, readProtocol } from './read';
import { Store } from './store';
import type { AccountPage, ProtocolPage } from './pages';
import type { Address, Block, BlockRef, Hex } from './types';

/// Reads something at a block. It must read through `at` only.
export type Reader<T = unknown> = (at: At, chain: Chain) => Promise<T>;

export interface Snapshot {
  readonly block: Block;
  readonly protocol: ProtocolPage;
  /// The account that was asked for; `null` while there is none or another one was asked for last.
  readonly account: AccountPage | null;
  /// What pages read besides, by key.
  readonly extras: Readonly<Record<string, unknown>>;
}

export interface Head {
  readonly best: BlockRef;
  readonly finalized: BlockRef;
}

/// The newest snapshot; `null` before the first.
export const snapshot = new Store<Snapshot | null>(null);
export const head = new Store<Head | null>(null);
/// Why the newest block could not be read, if it could not.
export const trouble = new Store<string | null>(null);

interface BlockInfo {
  hash: string;
  number: number;
  parent: string;
}

type Heads = { best?: BlockInfo; finalized?: BlockInfo };

const refOf = ({ hash, number }: BlockInfo): BlockRef => ({ hash: hash as Hex, number });

/// What a page reads besides.
interface Wanted {
  readonly key: string;
  readonly reader: Reader;
  /// It takes the node long: the one before stays until the next is there.
  readonly slow: boolean;
  uses: number;
  busy: boolean;
}

export class Feed {
  #chain: Chain;
  #account: Address | null = null;
  #readers = new Map<string, Wanted>();
  #newest: BlockInfo | null = null;
  /// What the node has told since it was there last.
  #told: Heads = {};
  #reading = false;
  #again = false;

  constructor(chain: Chain) {
    this.#chain = chain;
  }

  start(): void {
    const { client } = this.#chain;
    client.block.best((best) => this.#hear({ best }));
    client.block.finalized((finalized) => this.#hear({ finalized }));
    status.subscribe(() => {
      if (status.get().is === 'lost') this.#told = {};
      this.#hear({});
    });
    document.addEventListener('visibilitychange', () => void this.#read());
  }

  #hear(heads: Heads): void {
    Object.assign(this.#told, heads);
    // Until the node has said which chain it serves, its blocks may be those of another one.
    if (status.get().is !== 'connected') return;
    const { best, finalized } = this.#told;
    const first = best ?? finalized;
    if (!first) return;
    if (best) this.#newest = best;
    const genesis = { hash: this.#chain.client.genesisHash as Hex, number: 0 };
    head.update((now) => ({
      best: best ? refOf(best) : now?.best ?? refOf(first),
      finalized: finalized ? refOf(finalized) : now?.finalized ?? genesis,
    }));
    // A page that nobody looks at has time: it reads when a block is final.
    if (document.hidden ? !heads.best : !heads.finalized) void this.#read();
  }

  /// Follows that account. The figures of another one disappear at once.
  follow(account: Address | null): void {
    if (account === this.#account) return;
    this.#account = account;
    snapshot.update((now) => (now && now.account?.address !== account ? { ...now, account: null } : now));
    void this.#read();
  }

  /// Reads `key` with each block, in the snapshot of that block, until the returned function is called.
  want(key: string, reader: Reader, slow = false): () => void {
    const known = this.#readers.get(key);
    if (known) known.uses += 1;
    else {
      this.#readers.set(key, { key, reader, slow, uses: 1, busy: false });
      void this.#read();
    }
    return () => {
      const used = this.#readers.get(key);
      if (!used) return;
      used.uses -= 1;
      if (used.uses > 0) return;
      this.#readers.delete(key);
    };
  }

  /// Reads the newest block; what comes in between is read after it.
  async #read(): Promise<void> {
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = true;
    do {
      this.#again = false;
      const block = this.#newest;
      if (!block) break;
      try {
        await this.#publish(block);
      } catch (error) {
        trouble.set(error instanceof Error ? error.message : String(error));
      }
    } while (this.#again || this.#newest?.hash !== snapshot.get()?.block.hash && trouble.get() === null);
    this.#reading = false;
  }

  async #publish(block: BlockInfo): Promise<void> {
    const chain = this.#chain;
    const at = chain.at(block.hash as Hex);
    const wanted = this.#account;
    const last = snapshot.get();
    const same = last?.block.hash === block.hash ? last : null;
    const extras: Record<string, unknown> = {};
    let failed: unknown = null;
    const read = async (key: string, reader: Reader): Promise<void> => {
      try {
        extras[key] = await reader(at, chain);
      } catch (error) {
        failed = error;
      }
    };
    const held: Promise<void>[] = [];
    const late: Wanted[] = [];
    for (const one of this.#readers.values()) {
      const known = last !== null && one.key in last.extras;
      if (known && (same || one.slow)) extras[one.key] = last.extras[one.key];
      if (same && known) continue;
      // What was there before waits for its own block; what is new, or slow, holds nothing back.
      if (known && !one.slow) held.push(read(one.key, one.reader));
      else late.push(one);
    }
    const [protocol, account] = await Promise.all([
      same?.protocol ?? readProtocol(at),
      wanted === null ? null
        : same?.account?.address === wanted ? same.account : readAccount(at, wanted),
      ...held,
    ]);
    const time = Number(protocol.at.time);
    snapshot.set(Object.freeze({
      block: { hash: block.hash as Hex, number: block.number, parent: block.parent as Hex, time },
      protocol,
      account: this.#account === wanted ? account : null,
      extras: Object.freeze(extras),
    }));
    if (failed) throw failed;
    trouble.set(null);
    for (const one of late) void this.#late(one, at);
  }

  /// Adds what holds nothing back once it is there.
  async #late(one: Wanted, at: At): Promise<void> {
    if (one.busy) return;
    one.busy = true;
    try {
      const value = await one.reader(at, this.#chain);
      if (this.#readers.get(one.key) !== one) return;
      snapshot.update((now) => now && Object.freeze({ ...now, extras: Object.freeze({ ...now.extras, [one.key]: value }) }));
    } catch (error) {
      trouble.set(error instanceof Error ? error.message : String(error));
    } finally {
      one.busy = false;
    }
  }
}

/// The feed of this page, once there is a chain.
export const feed = new Store<Feed | null>(null);
