// Units and names of the development chain.

export const QTRA = 10n ** 18n;
export const USDC = 10n ** 6n;
/// How the chain names the assets of its pools.
export const NATIVE = 'Native';
export const DOLLAR = { WithId: 1 };
/// Half a USDC for a token, as the chain writes prices: what the exchange of qtra-dev begins with.
export const HALF = 500_000_000_000n;
/// Seconds of a day on qtra-dev.
export const DAY = 20;
/// Our pallets, as the client names them.
export const OURS = [
  'stakingVault', 'rewards', 'priceFeed', 'revenueRouter', 'backstop', 'buybackBurn', 'circuitBreaker',
  'feeDiscounts', 'subscriptions',
];

/// The amounts of a list of legs by name; a leg that is not listed has nothing.
export function byLeg(legs) {
  const none = { rewards: 0n, buyback: 0n, burn: 0n, treasury: 0n, backstop: 0n };
  const named = legs.map(({ leg, amount }) => [leg.type.toLowerCase(), amount.toBigInt()]);
  return { ...none, ...Object.fromEntries(named) };
}
