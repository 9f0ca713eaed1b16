// The follower against a chain of a few blocks.

import { blake2AsHex } from 'dedot/utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Hex } from '../chain/types';
import type { TxRecord } from './types';

const kept = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
  removeItem: (key: string) => kept.delete(key),
});

const { status } = await import('../chain/chain');
const { head } = await import('../chain/feed');
const { add, change, journal } = await import('./journal');
const { Follower } = await import('./follow');

const BYTES = '0x0401020304';
const hash = blake2AsHex(BYTES) as Hex;
const genesis = '0x00' as Hex;

interface Block {
  hash: string;
  extrinsics: string[];
  events: unknown[];
}

const event = (index: number, pallet: string, name: string, data: unknown) => ({
  phase: { type: 'ApplyExtrinsic', value: index }, event: { pallet, palletEvent: { name, data } },
});

/// The blocks of the chain by number, which a test may replace.
let blocks: Map<number, Block>;
/// Transactions that the account has made.
let nonce: number;
const empty = (name: string): Block => ({ hash: name, extrinsics: ['0x00'], events: [] });
const full = (name: string, events: unknown[] = []): Block => ({ hash: name, extrinsics: ['0x00', BYTES], events });

const client = {
  rpc: {
    chain_getBlockHash: async (number: number) => blocks.get(number)?.hash ?? null,
    chain_getBlock: async (name: string) => ({ block: { extrinsics: [...blocks.values()].find((block) => block.hash === name)?.extrinsics ?? [] } }),
  },
  at: async (name: string) => ({
    query: {
      system: {
        events: async () => [...blocks.values()].find((block) => block.hash === name)?.events ?? [],
        account: async () => ({ nonce }),
      },
    },
  }),
  registry: { findErrorMeta: () => ({ pallet: 'StakingVault', name: 'BelowMinimumStake' }) },
};

const record = (): TxRecord => journal.get()[0]!;
let follower: InstanceType<typeof Follower>;

async function heads(best: number, finalized: number): Promise<TxRecord> {
  head.set({ best: { hash: `0x${best}` as Hex, number: best }, finalized: { hash: `0x${finalized}` as Hex, number: finalized } });
  await follower.look();
  return record();
}

beforeEach(() => {
  kept.clear();
  nonce = 7;
  status.set({ is: 'connected' });
  journal.set([]);
  head.set(null);
  blocks = new Map([[1, empty('a1')], [2, empty('a2')], [3, empty('a3')]]);
  add({
    id: 'one', genesis, address: '5', call: 'stakingVault.stake', label: { key: 'tx.fee', values: {} }, madeAt: 1,
    phase: 'pool', hash, birth: 1, end: 4, scanned: 1, nonce: 7, payer: '5',
  });
  const chain = { client, economy: { genesis } } as unknown as ConstructorParameters<typeof Follower>[0];
  follower = new Follower(chain);
  follower.start();
});

describe('a transaction', () => {
  it('is in the pool while no block has it, in a block, and final', async () => {
    expect((await heads(3, 1)).phase).toBe('pool');
    blocks.set(4, full('a4', [event(1, 'TransactionPayment', 'TransactionFeePaid', { actualFee: 77n })]));
    expect(await heads(4, 1)).toMatchObject({ phase: 'inBlock', block: { number: 4, hash: 'a4', index: 1 }, fee: '77' });
    expect(record().error).toBeUndefined();
    expect((await heads(5, 4)).phase).toBe('final');
  });

  it('tells the error of its call, and of no other', async () => {
    blocks.set(2, full('a2', [
      event(0, 'System', 'ExtrinsicFailed', { dispatchError: { type: 'BadOrigin' } }),
      event(1, 'System', 'ExtrinsicFailed', { dispatchError: { type: 'Module', value: { index: 1, error: '0x00' } } }),
    ]));
    expect(await heads(2, 0)).toMatchObject({ phase: 'inBlock', error: 'StakingVault.BelowMinimumStake' });
  });

  it('tells the error of a call that a proxy or a multisig made', async () => {
    const error = { type: 'Module', value: { index: 1, error: '0x00' } };
    for (const [pallet, name] of [['Proxy', 'ProxyExecuted'], ['Multisig', 'MultisigExecuted']] as const) {
      blocks.set(2, full('a2', [event(1, pallet, name, { result: { isOk: false, isErr: true, err: error } })]));
      expect(await heads(2, 0)).toMatchObject({ phase: 'inBlock', error: 'StakingVault.BelowMinimumStake' });
      blocks.set(2, full('b2', [event(1, pallet, name, { result: { isOk: true, isErr: false, value: {} } })]));
      await heads(3, 0);
      expect((await heads(3, 0)).error).toBeUndefined();
    }
  });

  it('goes back to the pool when its block is left behind, and is found again', async () => {
    blocks.set(2, full('a2'));
    expect((await heads(2, 1)).phase).toBe('inBlock');
    blocks.set(2, empty('b2'));
    expect(await heads(3, 1)).toMatchObject({ phase: 'pool' });
    expect(record().block).toBeUndefined();
    blocks.set(3, full('b3'));
    expect(await heads(4, 1)).toMatchObject({ phase: 'inBlock', block: { number: 3, hash: 'b3' } });
  });

  it('is over once it has left the pool and another one with its number is final', async () => {
    change('one', { phase: 'dropped' });
    expect((await heads(2, 1)).phase).toBe('dropped');
    nonce = 8;
    expect(await heads(3, 2)).toMatchObject({ phase: 'invalid', reason: 'stale' });
  });

  it('is in its block, though the pool says that it has left', async () => {
    change('one', { phase: 'dropped' });
    nonce = 8;
    blocks.set(2, full('a2'));
    expect(await heads(2, 2)).toMatchObject({ phase: 'final', block: { number: 2 } });
  });

  it('is not given up before its last block is final', async () => {
    blocks.set(4, empty('a4'));
    blocks.set(5, empty('a5'));
    expect((await heads(5, 3)).phase).toBe('pool');
    expect((await heads(5, 4)).phase).toBe('expired');
  });

  it('is found after a reload, however long ago it came into a block', async () => {
    blocks.set(2, full('a2'));
    for (const number of [4, 5, 6]) blocks.set(number, empty(`a${number}`));
    expect((await heads(6, 6)).phase).toMatch(/inBlock|final/);
    await follower.look();
    expect((await heads(7, 7))).toMatchObject({ phase: 'final', block: { number: 2 } });
  });

  it('is not looked for on another chain', async () => {
    blocks.set(2, full('a2'));
    expect((await heads(2, 1)).phase).toBe('inBlock');
    status.set({ is: 'other' });
    blocks = new Map([1, 2, 3, 4, 5].map((number) => [number, empty(`b${number}`)]));
    expect((await heads(5, 5)).phase).toBe('inBlock');
  });

  it('is kept by the browser', async () => {
    await heads(3, 2);
    const [stored] = JSON.parse(kept.get('quaestor.transactions') ?? '[]') as TxRecord[];
    expect(stored).toMatchObject({ id: 'one', hash, end: 4 });
  });
});
