import { describe, expect, it } from 'vitest';
import type { At } from './at';
import type { Chain } from './chain';
import { NewestRecords, type Numbered } from './newest';

const at = {} as At;
const chain = {} as Chain;

/// A chain that keeps `kept` of `count` records, and what it was asked for.
function keeper(kept: number) {
  const state = { count: 0, asked: [] as [bigint | undefined, number][], mark: 'a' };
  const fetch = async (_: At, start: bigint | undefined, limit: number): Promise<(Numbered & { mark: string })[]> => {
    state.asked.push([start, limit]);
    const oldest = Math.max(0, state.count - kept);
    const end = Math.min(state.count, start === undefined ? state.count : Number(start) + 1);
    const first = Math.max(oldest, end - Math.min(limit, 100));
    return Array.from({ length: Math.max(0, end - first) }, (_, back) => ({ number: BigInt(end - 1 - back), mark: state.mark }));
  };
  return { state, fetch };
}

const numbers = (records: Numbered[]) => records.map(({ number }) => Number(number));
const downFrom = (newest: number, length: number) => Array.from({ length }, (_, back) => newest - back);

describe('newest records', () => {
  it('are none on a chain without any', async () => {
    const { fetch } = keeper(1_024);
    expect(await new NewestRecords(1_024, fetch).read(at, chain)).toEqual([]);
  });

  it('are all that the chain keeps, newest first', async () => {
    const { state, fetch } = keeper(256);
    state.count = 1_000;
    expect(numbers(await new NewestRecords(256, fetch).read(at, chain))).toEqual(downFrom(999, 256));
    state.count = 7;
    expect(numbers(await new NewestRecords(256, fetch).read(at, chain))).toEqual(downFrom(6, 7));
  });

  it('cost one short request for each block after the first', async () => {
    const { state, fetch } = keeper(1_024);
    const records = new NewestRecords(1_024, fetch);
    state.count = 1_024;
    await records.read(at, chain);
    expect(state.asked.length).toBe(11);
    state.asked = [];
    state.count = 1_027;
    expect(numbers(await records.read(at, chain))).toEqual(downFrom(1_026, 1_024));
    expect(state.asked).toEqual([[undefined, 32]]);
  });

  it('close a gap of many records', async () => {
    const { state, fetch } = keeper(1_024);
    const records = new NewestRecords(1_024, fetch);
    state.count = 10;
    await records.read(at, chain);
    state.count = 500;
    expect(numbers(await records.read(at, chain))).toEqual(downFrom(499, 500));
  });

  it('are those of the block that was read, after a reorganisation', async () => {
    const { state, fetch } = keeper(1_024);
    const records = new NewestRecords(1_024, fetch);
    state.count = 50;
    await records.read(at, chain);
    Object.assign(state, { count: 48, mark: 'b' });
    const after = await records.read(at, chain);
    expect(numbers(after)).toEqual(downFrom(47, 48));
    expect(after.slice(0, 32).every(({ mark }) => mark === 'b')).toBe(true);
  });

  it('of another chain are not those of the one before', async () => {
    const { state, fetch } = keeper(1_024);
    const records = new NewestRecords(1_024, fetch);
    state.count = 200;
    await records.read(at, chain);
    Object.assign(state, { count: 200, mark: 'b' });
    const after = await records.read(at, {} as Chain);
    expect(after.every(({ mark }) => mark === 'b')).toBe(true);
  });
});
