import { describe, expect, it } from 'vitest';
import type { ProtocolPage } from '../../chain/pages';
import type { Day } from '../../chain/views';
import { ratesOf } from './rates';

const DAY = 86_400n;
/// The index grows by this in a day at 100 % a year: 1/365 of a stake at ten thousand basis points.
const WHOLE = (1n << 128n) / 3_650_000n + 1n;

const streamed = { rate: { type: 'Streamed', value: { periodSecs: 2_592_000n } } };
const rated = { rate: { type: 'TargetApr', value: { capAmount: 1n, capSecs: 1n, yearSecs: 7_300n } } };
// What is not looked at is left out.
const pools = (...list: [number | 'native', object][]) =>
  list.map(([asset, params]) => ({ asset, params })) as unknown as ProtocolPage['pools'];
const day = (at: bigint, indices: bigint[], price?: bigint): Day => ({
  day: Number(at / DAY), at, staked: 0n, cooling: 0n, stakers: 0, weight: 0n, issuance: 0n, burnt: 0n, price,
  pools: indices.map((index, place) => ({ asset: place === 0 ? 'native' : 1, index, unstreamed: 0n, revenue: 0n })),
});

describe('annual rates by day', () => {
  it('are exact between two records, whatever lies between them', () => {
    const days = [day(0n, [5n]), day(DAY, [5n + WHOLE]), day(4n * DAY, [5n + WHOLE + 6n * WHOLE])];
    expect(ratesOf(days, pools(['native', streamed]))).toEqual([{
      asset: 'native',
      points: [{ x: 0, y: 10_000n }, { x: 86_400, y: 20_000n }, { x: 345_600, y: 20_000n }],
    }]);
  });

  it('count the seconds of the record and not those of the day', () => {
    const [rate] = ratesOf([day(0n, [0n]), day(2n * DAY - 3_600n, [WHOLE])], pools(['native', streamed]));
    // 24 hours of 47.
    expect(rate?.points[0]?.y).toBe(5_106n);
  });

  it('of another asset need a price', () => {
    // One smallest unit of the native token costs half a unit.
    const half = 5n * 10n ** 23n;
    const days = [day(0n, [0n, 0n], half), day(DAY, [0n, WHOLE], half), day(2n * DAY, [0n, 2n * WHOLE])];
    expect(ratesOf(days, pools(['native', streamed], [1, streamed]))).toEqual([
      { asset: 'native', points: [{ x: 0, y: 0n }, { x: 86_400, y: 0n }, { x: 172_800, y: 0n }] },
      { asset: 1, points: [{ x: 0, y: 20_000n }, { x: 86_400, y: 20_000n }] },
    ]);
  });

  it('of an annual rate have the year of the rate', () => {
    // A day of 20 seconds and a year of 365 of them.
    const [rate] = ratesOf([day(100n, [0n]), day(120n, [WHOLE])], pools(['native', rated]));
    expect(rate?.points).toEqual([{ x: 100, y: 10_000n }, { x: 120, y: 10_000n }]);
  });

  it('are none with one record, and none before a pool was there', () => {
    expect(ratesOf([], pools(['native', streamed]))).toEqual([]);
    expect(ratesOf([day(0n, [0n])], pools(['native', streamed]))).toEqual([]);
    const days = [day(0n, [0n], 1n), day(DAY, [0n, WHOLE], 1n)];
    expect(ratesOf(days, pools(['native', streamed], [1, streamed])).map(({ asset }) => asset)).toEqual(['native']);
  });
});
