// Units and names of the development chains.

export const QTRA = 10n ** 18n;
export const USDC = 10n ** 6n;
export const ACT = 10n ** 9n;
export const BDAG = 10n ** 18n;
export const QUIV = 10n ** 18n;
/// How the chain names the assets of its pools.
export const NATIVE = 'Native';
export const DOLLAR = { WithId: 1 };
/// Half a USDC for a token, as the chain writes prices: what the exchange of qtra-dev begins with.
export const HALF = 500_000_000_000n;
/// Seconds of a day and of a year on development chains.
export const DAY = 20;
export const YEAR = 365 * DAY;
/// Our pallets that qtra has no parameters for, as the client names them.
export const LATER = [
  'emission', 'allocations', 'stakeVoting', 'debates', 'genesisBadge', 'providers', 'inferenceMarket', 'paymentChannels',
  'challenges',
];
/// All of our pallets.
export const OURS = [
  'stakingVault', 'rewards', 'priceFeed', 'revenueRouter', 'backstop', 'buybackBurn', 'circuitBreaker',
  'feeDiscounts', 'subscriptions', ...LATER,
];

/// The amounts of a list of legs by name; a leg that is not listed has nothing.
export function byLeg(legs) {
  const none = { rewards: 0n, buyback: 0n, burn: 0n, treasury: 0n, backstop: 0n };
  const named = legs.map(({ leg, amount }) => [leg.type.toLowerCase(), amount.toBigInt()]);
  return { ...none, ...Object.fromEntries(named) };
}
