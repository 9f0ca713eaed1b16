import { describe, expect, it } from 'vitest';
import { partOf } from './part';

const of = (value: bigint, whole = 3_000n, least = 1_000n) => partOf({ is: 'amount', value }, whole, least);

describe('a part of a position', () => {
  it('leaves the least stake or more', () => {
    expect(of(1n)).toEqual({ is: 'ready', amount: 1n });
    expect(of(2_000n)).toEqual({ is: 'ready', amount: 2_000n });
  });

  it('is all of it', () => {
    expect(of(3_000n)).toEqual({ is: 'ready', amount: undefined });
  });

  it('leaves nothing below the least stake', () => {
    expect(of(2_001n)).toEqual({ is: 'gap', most: 2_000n });
    expect(of(2_999n)).toEqual({ is: 'gap', most: 2_000n });
  });

  it('can only be all where no more than the least stake is there', () => {
    expect(of(1n, 1_000n)).toEqual({ is: 'gap', most: null });
    expect(of(500n, 900n)).toEqual({ is: 'gap', most: null });
    expect(of(900n, 900n)).toEqual({ is: 'ready', amount: undefined });
  });

  it('is something, and no more than there is', () => {
    expect(of(0n)).toEqual({ is: 'zero' });
    expect(of(3_001n)).toEqual({ is: 'above' });
    for (const is of ['empty', 'notNumber', 'tooManyDecimals', 'tooLarge'] as const) expect(partOf({ is }, 1n, 1n)).toEqual({ is });
  });
});
