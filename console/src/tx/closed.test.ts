import { describe, expect, it } from 'vitest';
import { closedOf } from './closed';

const page = (reason: string | null, until?: bigint) => ({ actions: { Vote: reason === null ? null : { reason, until } } });

describe('a closed action', () => {
  it('has the reason that the chain gives', () => {
    expect(closedOf(page('SafeMode', 9n), 'Vote')).toEqual({ reason: 'SafeMode', until: 9n });
    expect(closedOf(page('StakeVoting.NoPower'), 'Vote')?.reason).toBe('StakeVoting.NoPower');
  });

  it('is none where the chain says nothing', () => {
    expect(closedOf(page(null), 'Vote')).toBeNull();
    expect(closedOf(page('SafeMode'), 'Stake')).toBeNull();
    expect(closedOf(null, 'Vote')).toBeNull();
  });

  it('is open to other choices than the one that is made already', () => {
    expect(closedOf(page('StakeVoting.NoChange'), 'Vote')).toBeNull();
    expect(closedOf(page('Debates.NoChange'), 'Vote')).toBeNull();
  });
});
