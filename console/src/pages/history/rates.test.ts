import { expect, it } from 'vitest';
import { daysOf } from './rates';

it('puts the assets of a day beside each other, and sums what has a rate', () => {
  const row = (time: number, asset: 'native' | number, aprBps: number | null) => ({ block: time, time, tier: 1, asset, aprBps });
  const days = daysOf([row(200, 'native', 812), row(200, 1, 30), row(100, 'native', 700), row(100, 1, null)]);
  expect(days.map(({ time, sum }) => [time, sum])).toEqual([[200, 842], [100, 700]]);
  expect([...days[1]!.bps]).toEqual([['native', 700], [1, null]]);
  expect(daysOf([])).toEqual([]);
});
