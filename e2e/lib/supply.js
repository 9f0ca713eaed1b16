// Supply as the chain tells it, against sums of its own over accounts, allocations and positions.

import assert from 'node:assert/strict';
import { number, sum } from './checks.js';

/// Compares `economyApi.supply` and returns it. `genesis` is the issuance of genesis, `burnt` what was
/// burnt since, `caps` the sum of the caps of all issuance.
export async function checkSupply(chain, { genesis, caps, burnt = 0n }) {
  const { query, call } = chain.at;
  const told = await call.economyApi.supply();
  const [issuance, state, allocations, pledges, ledgers] = await Promise.all([
    query.balances.totalIssuance(),
    query.emission.state(),
    query.allocations.allocations.entries(),
    query.allocations.pledges.entries(),
    query.stakingVault.ledgers.entries(),
  ]);
  const minted = number(state.minted) + number(state.blocksMinted);
  const unreleased = sum(allocations.map(([, each]) => each.unwrap())
    .map(({ total, released }) => number(total) - number(released)));
  const pledged = sum(pledges.map(([, each]) => number(each.unwrap().amount)));
  const staked = sum(ledgers.flatMap(([, { positions }]) => positions.map(({ amount }) => number(amount))));
  const { free, held } = await chain.balances({ address: chain.addressOf('treasury') });
  const wanted = {
    issuance: genesis + minted - burnt,
    mintable: caps - minted,
    unreleased,
    pledged,
    treasury: free + held,
    staked,
    circulating: genesis + minted - burnt - unreleased - pledged,
  };
  assert.equal(number(issuance), wanted.issuance);
  const shown = Object.fromEntries(Object.keys(wanted).map((name) => [name, number(told[name])]));
  assert.deepEqual(shown, wanted);
  const apart = await Promise.all([call.allocationsApi.unreleased(), call.allocationsApi.pledged()]);
  assert.deepEqual(apart.map(number), [unreleased, pledged]);
  return shown;
}
