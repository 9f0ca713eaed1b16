import { describe, expect, it } from 'vitest';
import { ayesFor, callFor, majority, seatsProblem, twoThirds, type Decision } from './decide';

describe('ayes that a decision needs', () => {
  it('are more than half, or two thirds and no less', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 21].map(majority)).toEqual([1, 2, 2, 3, 3, 4, 4, 11]);
    expect([1, 2, 3, 4, 5, 6, 7, 21].map(twoThirds)).toEqual([1, 2, 2, 3, 4, 4, 5, 14]);
  });

  it('are more for money and for seats of the bodies than for other seats', () => {
    const pay: Decision = { is: 'pay', from: 'Main', asset: 1, amount: 5n, to: 'A' };
    const seat: Decision = { is: 'seat', of: 'recorders', what: 'addMember', who: 'A' };
    const body: Decision = { is: 'body', body: 'council', members: ['A'], before: 5, after: 9 };
    expect([pay, seat, body].map((each) => ayesFor(each, 5))).toEqual([4, 3, 4]);
  });
});

describe('the call of a decision', () => {
  it('pays from the backstop or from the treasury', () => {
    expect(callFor({ is: 'pay', from: 'Emergency', asset: 1, amount: 5n, to: 'A' }))
      .toEqual({ pallet: 'backstop', name: 'proposeSpend', args: { reserve: 'Emergency', asset: 1, amount: 5n, beneficiary: 'A' } });
    expect(callFor({ is: 'pay', from: 'Treasury', asset: 'native', amount: 5n, to: 'A' }))
      .toEqual({ pallet: 'treasury', name: 'spend', args: { assetKind: 'native', amount: 5n, beneficiary: 'A', validFrom: undefined } });
  });

  it('gives and takes seats', () => {
    expect(callFor({ is: 'seat', of: 'validators', what: 'removeMember', who: 'A' }))
      .toEqual({ pallet: 'validators', name: 'removeMember', args: { who: 'A' } });
    expect(callFor({ is: 'body', body: 'technicalCommittee', members: ['A', 'B'], before: 3, after: 9 }))
      .toEqual({ pallet: 'technicalCommittee', name: 'setMembers', args: { newMembers: ['A', 'B'], prime: undefined, oldCount: 3 } });
  });
});

describe('members of a body', () => {
  it('are somebody, each once, and not too many', () => {
    expect(seatsProblem([], 3)).toBe('empty');
    expect(seatsProblem(['A', null], 3)).toBe('address');
    expect(seatsProblem(['A', 'A'], 3)).toBe('twice');
    expect(seatsProblem(['A', 'B', 'C', 'D'], 3)).toBe('many');
    expect(seatsProblem(['A', 'B', 'C'], 3)).toBeNull();
  });
});
