import { describe, expect, it } from 'vitest';
import { placeOf, ticks } from './scale';

describe('scale', () => {
  it('has round lines around everything', () => {
    expect(ticks(0n, 95n)).toEqual([0n, 50n, 100n]);
    expect(ticks(0n, 27n)).toEqual([0n, 10n, 20n, 30n]);
    expect(ticks(1_012n, 1_019n)).toEqual([1_010n, 1_015n, 1_020n]);
    expect(ticks(5n, 5n)).toEqual([5n, 6n]);
    expect(ticks(0n, 0n)).toEqual([0n, 1n]);
  });

  it('holds the largest amounts', () => {
    const most = 2n ** 128n - 1n;
    const lines = ticks(0n, most);
    expect(lines.at(-1)! >= most).toBe(true);
    expect(lines.length).toBeLessThan(6);
  });

  it('places values between its ends', () => {
    expect(placeOf(0n, 0n, 10n)).toBe(0);
    expect(placeOf(5n, 0n, 10n)).toBe(0.5);
    expect(placeOf(12n, 0n, 10n)).toBe(1);
    expect(placeOf(7n, 7n, 7n)).toBe(0.5);
    expect(placeOf(10n ** 30n, 0n, 4n * 10n ** 30n)).toBe(0.25);
  });
});
