// The calls of an emission by days and of balances that are held for votes, as they succeed on quiver.

import assert from 'node:assert/strict';
import { QUIV } from '../constants.js';
import { by, council, number } from './steps.js';

/// The base of a day of the first year: 375,000 QUIV a year.
const BASE = 375_000n * QUIV / 365n;
const share = (amount, bps) => amount * bps / 10_000n;
const least = (one, other) => (one < other ? one : other);

/// A day's emission by its growth (basis points) and the irrecoverable cost of the day before.
function emissionOf(growth, cost) {
  const above = growth > 10_000n ? growth - 10_000n : 0n;
  return share(BASE, least(growth, 10_000n)) + least(share(BASE, above), share(cost, 2_000n));
}

export const issues = ['emission', [
  {
    // In the block in which a day begins, before the chain makes it at the end of that.
    call: 'dripDay', who: by('eve'), args: () => [], event: 'Minted',
    before: async (chain) => {
      const { nextDrip } = (await chain.at.call.emissionApi.status()).unwrap();
      await chain.sealUntil(nextDrip.unwrap().toNumber());
    },
    check: ({ amount }, outcome) => {
      const noted = outcome.event('emission', 'DayNoted');
      const emission = emissionOf(number(noted.growthBps), number(noted.irrecoverable));
      assert.deepEqual([noted.emission, amount].map(number), [emission, emission]);
      const { stakers, work, audits, treasury } = outcome.event('emission', 'Divided');
      const others = [2_500n, 1_000n, 1_000n].map((bps) => share(emission, bps));
      const rest = others.reduce((left, part) => left - part, emission);
      assert.deepEqual([stakers, work, audits, treasury].map(number), [rest, ...others]);
    },
  },
  {
    call: 'setShares', who: council, args: () => [{ workBps: 3_000, auditsBps: 1_000, treasuryBps: 500 }], event: 'SharesSet',
    check: ({ old, new_: now }) =>
      assert.deepEqual([old, now].map(({ workBps }) => workBps.toNumber()), [2_500, 3_000]),
  },
]];

export const votes = ['stakeVoting', [
  {
    call: 'holdBalance', who: by('eve'), args: () => [100n * QUIV], event: 'BalanceHeld',
    check: ({ total }) => assert.equal(number(total), 100n * QUIV),
  },
  {
    call: 'releaseBalance', who: by('eve'), args: (chain) => [chain.eve.address], event: 'BalanceReleased',
    // In a vote it stays; after the poll it may go.
    before: async (chain) => {
      const { stakeVoting, system } = chain.api.tx;
      const nothing = { Inline: system.remark('0x00').method.toHex() };
      const outcome = await chain.do(chain.alice, stakeVoting.propose('Parameter', nothing, 0));
      const { poll } = outcome.event('stakeVoting', 'Proposed');
      await chain.do(chain.eve, stakeVoting.vote(poll, 'Aye'));
      const early = await chain.send(chain.eve, stakeVoting.releaseBalance(chain.eve.address));
      assert.equal(early.error, 'stakeVoting.BalanceVotes');
      await chain.do(chain.eve, stakeVoting.removeVote(poll));
    },
    check: ({ amount }) => assert.equal(number(amount), 100n * QUIV),
  },
]];
