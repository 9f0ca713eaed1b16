// Looks for open transactions in blocks, from the block of their birth to their end. It is the same
// for one that was sent a second ago and one that was sent before a reload.

import { blake2AsHex } from 'dedot/utils';
import { errorName } from '../chain/at';
import { status, type Chain } from '../chain/chain';
import { head } from '../chain/feed';
import type { Hex } from '../chain/types';
import { change, journal } from './journal';
import { isOpen, type TxRecord } from './types';

interface Event {
  phase: { type: string; value?: unknown };
  event: { pallet: string; palletEvent: { name: string; data?: unknown } | string };
}

interface Accounts {
  system: { account(who: string): Promise<unknown> };
}

const REPORTS = ['Proxy.ProxyExecuted', 'Multisig.MultisigExecuted'];

const isRefusal = (result: unknown): result is { err: unknown } =>
  typeof result === 'object' && result !== null && 'isErr' in result && result.isErr === true && 'err' in result;

/// What a block says about the transaction at `index`.
async function outcome({ client }: Chain, hash: Hex, index: number): Promise<{ error?: string; fee?: string }> {
  const at = await client.at(hash);
  const query = at.query as unknown as { system: { events(): Promise<Event[]> } };
  const events = await query.system.events();
  const found: { error?: string; fee?: string } = {};
  for (const { phase, event } of events) {
    if (phase.type !== 'ApplyExtrinsic' || phase.value !== index || typeof event.palletEvent === 'string') continue;
    const { name, data } = event.palletEvent;
    if (typeof data !== 'object' || data === null) continue;
    if (event.pallet === 'System' && name === 'ExtrinsicFailed' && 'dispatchError' in data) {
      found.error = errorName(client, data.dispatchError);
    }
    // A proxied call, or one of a multisig, can fail in a transaction that does not.
    if (REPORTS.includes(`${event.pallet}.${name}`) && 'result' in data && isRefusal(data.result)) {
      found.error ??= errorName(client, data.result.err);
    }
    if (event.pallet === 'TransactionPayment' && name === 'TransactionFeePaid' && 'actualFee' in data) {
      found.fee = String(data.actualFee);
    }
  }
  return found;
}

/// Says what became of a transaction, unless that was said meanwhile.
function tell(id: string, fields: Parameters<typeof change>[1]): void {
  if (journal.get().some((record) => record.id === id && isOpen(record))) change(id, fields);
}

type Body = { hash: Hex; extrinsics: string[] };

export class Follower {
  #chain: Chain;
  #running: Promise<void> | null = null;
  #again = false;
  #bodies = new Map<number, Body>();

  constructor(chain: Chain) {
    this.#chain = chain;
  }

  start(): void {
    head.subscribe(() => void this.look());
    journal.subscribe(() => void this.look());
    void this.look();
  }

  #open(): TxRecord[] {
    const { genesis } = this.#chain.economy;
    return journal.get().filter((record) => record.genesis === genesis && record.hash && isOpen(record));
  }

  /// Looks through the blocks that are new. Ends when there is nothing left to look at.
  look(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#lookOn().finally(() => { this.#running = null; });
    return this.#running;
  }

  async #lookOn(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      // What another chain does not know is not lost.
      if (status.get().is !== 'connected') continue;
      try {
        for (const record of this.#open()) await this.#follow(record);
      } catch {
        // The node is away; the next head comes when it is back.
      }
      this.#bodies.clear();
    }
  }

  async #hashOf(number: number): Promise<Hex | null> {
    const hash: unknown = await this.#chain.client.rpc.chain_getBlockHash(number);
    return typeof hash === 'string' ? (hash as Hex) : null;
  }

  async #body(number: number): Promise<Body | null> {
    const known = this.#bodies.get(number);
    if (known) return known;
    const hash = await this.#hashOf(number);
    const signed = hash && (await this.#chain.client.rpc.chain_getBlock(hash));
    if (!hash || !signed) return null;
    const body = { hash, extrinsics: signed.block.extrinsics as string[] };
    this.#bodies.set(number, body);
    return body;
  }

  /// Whether another transaction with its number is final.
  async #overtaken({ nonce, payer }: TxRecord, finalized: Hex): Promise<boolean> {
    if (nonce === undefined || payer === undefined) return false;
    const { query } = await this.#chain.client.at(finalized);
    const account: unknown = await (query as unknown as Accounts).system.account(payer);
    return typeof account === 'object' && account !== null && 'nonce' in account && Number(account.nonce) > nonce;
  }

  async #follow(record: TxRecord): Promise<void> {
    const heads = head.get();
    if (!heads) return;
    if (record.block) {
      if ((await this.#hashOf(record.block.number)) === record.block.hash) {
        if (heads.finalized.number >= record.block.number) tell(record.id, { phase: 'final' });
        return;
      }
      // Its block was left behind by a better chain: it is in the pool again.
      tell(record.id, {
        phase: 'pool', block: undefined, error: undefined, fee: undefined, scanned: record.birth ?? 0,
      });
      return;
    }
    const last = Math.min(heads.best.number, record.end ?? heads.best.number);
    let scanned = record.scanned ?? record.birth ?? 0;
    while (scanned < last) {
      const body = await this.#body(scanned + 1);
      if (!body) break;
      const index = body.extrinsics.findIndex((bytes) => blake2AsHex(bytes) === record.hash);
      if (index >= 0) {
        const told = await outcome(this.#chain, body.hash, index);
        tell(record.id, {
          phase: 'inBlock', block: { number: scanned + 1, hash: body.hash, index }, scanned, reason: undefined,
          detail: undefined, ...told,
        });
        return;
      }
      scanned += 1;
    }
    // Blocks that are not final may be replaced by others, so only final ones are done with.
    const done = Math.min(scanned, Math.max(heads.finalized.number, record.birth ?? 0));
    if (record.end !== undefined && done >= record.end) tell(record.id, { phase: 'expired', scanned: done });
    else if (record.phase === 'dropped' && scanned >= heads.finalized.number && await this.#overtaken(record, heads.finalized.hash)) {
      tell(record.id, { phase: 'invalid', reason: 'stale', scanned: done });
    } else if (done !== record.scanned) tell(record.id, { scanned: done });
  }
}
