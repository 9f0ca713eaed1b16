// Revenue, prices and people, so that there is something to buy back and nothing is stopped.

import { DAY, DOLLAR, HALF, QTRA, USDC } from '../../../e2e/lib/constants.js';

/// On a chain with nothing: two stakers, and a reserve that covers the floor. No stop is in force after it.
export async function settle(chain) {
  const { stakingVault } = chain.api.tx;
  const outcomes = await chain.sendAll(
    [chain.dave, stakingVault.stake(10_000n * QTRA, 0)], [chain.eve, stakingVault.stake(10_000n * QTRA, 2)],
  );
  outcomes.forEach((outcome) => outcome.expect());
  await chain.deposit(DOLLAR, 20_000n * USDC, 'TradingProfit');
  await chain.sealUntil(chain.now + 2 * DAY);
}

/// Operators and exchange agree on a price, for long enough for an average over a week.
export async function agree(chain) {
  for (let block = 0; block < 4; block += 1) await chain.feed(HALF);
  await chain.sealUntil(chain.now + 8 * DAY);
}

/// The names of the stops that are in force.
export async function stopped(chain) {
  const { triggers } = await chain.at.call.circuitBreakerApi.status();
  return triggers.filter(({ tripped }) => tripped.isTrue).map(({ trigger }) => trigger.type);
}
