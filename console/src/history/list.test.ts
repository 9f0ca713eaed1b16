import { describe, expect, it } from 'vitest';
import { pathTo, withNewer, withOlder } from './list';
import type { Page } from './types';

const page = (number: number, rows: number[], next: string | null): Page<number> => ({ asOf: { number, time: 0 }, rows, next });
const merged = (known: Page<number>, newer: Page<number>) => withNewer(known, newer, String);

describe('a list that grows', () => {
  it('keeps its older rows below newer ones', () => {
    const known = withOlder(page(9, [9, 8, 7], '7'), page(9, [6, 5, 4], '4'));
    expect(known).toEqual(page(9, [9, 8, 7, 6, 5, 4], '4'));
    expect(merged(known, page(11, [11, 10, 9], '9'))).toEqual(page(11, [11, 10, 9, 8, 7, 6, 5, 4], '4'));
    expect(merged(known, page(10, [9, 8, 7], '7'))).toEqual(page(10, [9, 8, 7, 6, 5, 4], '4'));
  });

  it('begins anew where the two do not meet', () => {
    expect(merged(page(9, [9, 8, 7], '7'), page(20, [20, 19, 18], '18'))).toEqual(page(20, [20, 19, 18], '18'));
    expect(merged(page(9, [], null), page(10, [10, 9, 8], '8'))).toEqual(page(10, [10, 9, 8], '8'));
  });

  it('is the newer page where that is all there is', () => {
    expect(merged(page(9, [9, 8], null), page(10, [10, 9, 8], null))).toEqual(page(10, [10, 9, 8], null));
    expect(merged(page(9, [9, 8], null), page(3, [], null))).toEqual(page(3, [], null));
  });

  it('shows what a row is now, and not what it was', () => {
    const known: Page<[string, number]> = { asOf: { number: 1, time: 0 }, rows: [['a', 1]], next: null };
    const newer: Page<[string, number]> = { asOf: { number: 2, time: 0 }, rows: [['a', 2]], next: null };
    expect(withNewer(known, newer, ([name]) => name).rows).toEqual([['a', 2]]);
  });
});

it('writes parameters that need it in signs, and leaves out what is not given', () => {
  expect(pathTo('/v1/x', { from: 5, to: undefined, tz: 'Europe/Berlin', pallet: '' })).toBe('/v1/x?from=5&tz=Europe%2FBerlin');
  expect(pathTo('/v1/x?tier=1', { limit: 20 })).toBe('/v1/x?tier=1&limit=20');
  expect(pathTo('/v1/x', {})).toBe('/v1/x');
});
