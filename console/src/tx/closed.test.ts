import { describe, expect, it } from 'vitest';
import { closedOf } from './closed';

const page = (reason: string | null, until?: bigint) => ({ actions: { Vote: reason === null ? null : { reason, until } } });

describe('a closed action', () => {
  it('has the reason that the chain gives', () => {
    expect(closedOf(page('SafeMode', 9n), 'Vote', 8)).toEqual({ reason: 'SafeMode', until: 9n });
    expect(closedOf(page('StakeVoting.NoPower'), 'Vote', 8)?.reason).toBe('StakeVoting.NoPower');
  });

  it('is none where the chain says nothing', () => {
    expect(closedOf(page(null), 'Vote', 8)).toBeNull();
    expect(closedOf(page('SafeMode'), 'Stake', 8)).toBeNull();
    expect(closedOf(null, 'Vote', 8)).toBeNull();
  });

  it('is open to other choices than the one that is made already', () => {
    expect(closedOf(page('StakeVoting.NoChange'), 'Vote', 8)).toBeNull();
    expect(closedOf(page('Debates.NoChange'), 'Vote', 8)).toBeNull();
  });

  it('is open once a lot is due, though it was not in the last block', () => {
    const lot = { actions: { ExecuteBuyback: { reason: 'BuybackBurn.NotDue', until: 9n } } };
    expect(closedOf(lot, 'ExecuteBuyback', 8)?.until).toBe(9n);
    expect(closedOf(lot, 'ExecuteBuyback', 9)).toBeNull();
    // A cooldown goes by the time of the block before.
    expect(closedOf({ actions: { Withdraw: { reason: 'StakingVault.CoolingDown', until: 9n } } }, 'Withdraw', 9)).not.toBeNull();
  });
});
