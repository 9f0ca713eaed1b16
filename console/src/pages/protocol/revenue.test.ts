import { describe, expect, it } from 'vitest';
import { partsOf } from './revenue';

describe('the shares of revenue', () => {
  it('give the rest to the backstop, in a crisis another one', () => {
    expect(partsOf([{ leg: 'Buyback', bps: 1_000, crisisBps: 2_000 }, { leg: 'Rewards', bps: 2_000 }])).toEqual([
      { leg: 'Rewards', bps: 2_000, crisis: undefined },
      { leg: 'Buyback', bps: 1_000, crisis: 2_000 },
      { leg: 'Backstop', bps: 7_000, crisis: 6_000 },
    ]);
  });

  it('without a split give everything to the backstop', () => {
    expect(partsOf([])).toEqual([{ leg: 'Backstop', bps: 10_000, crisis: undefined }]);
  });

  it('leave out the backstop when nothing is left', () => {
    expect(partsOf([{ leg: 'Rewards', bps: 5_000 }, { leg: 'Treasury', bps: 5_000 }]).map(({ leg }) => leg)).toEqual(['Rewards', 'Treasury']);
  });
});
