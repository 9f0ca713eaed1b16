import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { delegationsOf, permits, RIGHTS } from './proxies';

const named = (delegate: string, proxyType: string, delay = 0) => ({ delegate, proxyType, delay });

describe('accounts to act for', () => {
  it('are those that named one of the own accounts', () => {
    const entries: [string, [ReturnType<typeof named>[], unknown]][] = [
      ['cold', [[named('hot', 'Staking'), named('other', 'Any')], 5n]], ['strange', [[named('other', 'Any')], 5n]],
    ];
    expect(delegationsOf(entries, ['hot', 'warm'])).toEqual([{ real: 'cold', by: 'hot', right: 'Staking' }]);
    expect(delegationsOf(entries, [])).toEqual([]);
  });

  it('have the most that the proxy may do, and no proxy that has to wait', () => {
    expect(delegationsOf([
      ['cold', [[named('hot', 'Voting'), named('hot', 'NonTransfer'), named('hot', 'Staking'), named('hot', 'Any', 10)], 5n]],
      ['ice', [[named('hot', 'Any', 1)], 5n]],
      ['odd', [[named('hot', 'Unheard')], 5n]],
    ], ['hot'])).toEqual([{ real: 'cold', by: 'hot', right: 'NonTransfer' }]);
  });
});

/// The calls that a function of the runtime lists, as `pallet.name`.
function listed(source: string, name: string, pallets: Record<string, string>): string[] {
  const body = new RegExp(`fn ${name}\\(call[\\s\\S]*?\\n}`).exec(source)?.[0] ?? '';
  const camel = (text: string) => text.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return Object.entries(pallets).flatMap(([alias, pallet]) =>
    [...body.matchAll(new RegExp(`${alias}::(\\w+) \\{`, 'g'))].map(([, call]) => `${pallet}.${camel(call ?? '')}`));
}

describe('what a proxy may do', () => {
  const source = readFileSync(new URL('../../../runtime/src/configs/accounts.rs', import.meta.url), 'utf8');

  it('is what the runtime lists for staking', () => {
    const calls = listed(source, 'is_staking', { Vault: 'stakingVault', Pools: 'rewards' });
    expect(calls.length).toBe(8);
    for (const call of calls) {
      expect(RIGHTS.filter((right) => permits(right, call)), call).toEqual(['Any', 'NonTransfer', 'Staking']);
    }
  });

  it('is nothing that costs the account something', () => {
    for (const call of ['stakingVault.earlyUnstake', 'rewards.forfeitStream', 'rewards.compoundThroughExchange', 'balances.transferKeepAlive']) {
      expect(RIGHTS.filter((right) => permits(right, call)), call).toEqual(['Any']);
    }
  });

  it('is votes for a voting proxy', () => {
    expect(permits('Voting', 'stakeVoting.vote')).toBe(true);
    expect(permits('Voting', 'stakingVault.stake')).toBe(false);
    expect(permits('Staking', 'stakeVoting.vote')).toBe(false);
  });
});
