// What the chain answers, with the chain's own names. Amounts are smallest units. Seconds are since
// the Unix epoch, or a length of time; both are bigint, as is every number of 64 bits and more.

export type Hex = `0x${string}`;
export type Balance = bigint;
export type Seconds = bigint;
export type Address = string;

/// The native token, or an asset by its number.
export type AssetId = 'native' | number;

export interface Asset {
  id: AssetId;
  symbol: string;
  decimals: number;
  /// The least that an account may hold.
  minimumBalance: Balance;
}

/// An answer of the chain, or the error `Pallet.Variant` with which it refuses.
export type Answer<T> = { isOk: true; value: T } | { isOk: false; error: string };

export interface Economy {
  genesis: Hex;
  /// Name of the chain, as its node says it.
  chain: string;
  specName: string;
  specVersion: number;
  ss58Prefix: number;
  /// Name of the economy.
  name: string;
  native: Asset;
  /// The native token and every asset that can be earned or paid.
  assets: Asset[];
  features: Features;
  /// Length of a day of the economy; `null` if the chain does not say it.
  daySecs: Seconds | null;
  bucketSecs: Seconds;
  slotMillis: number;
  launchedAt?: Seconds | undefined;
  /// Issuance at genesis; `null` if the chain does not say it.
  firstIssuance: Balance | null;
  /// Names of tiers and plans by their number, where the chain has them.
  tiers: readonly string[];
  plans: readonly string[];
}

export interface Features {
  votes: boolean;
  boosts: boolean;
  emission: boolean;
  blockRewards: boolean;
}

export interface Block {
  hash: Hex;
  number: number;
  parent: Hex;
  /// Its time, in seconds; a fraction is possible.
  time: number;
}

export interface BlockRef {
  hash: Hex;
  number: number;
}

// Staking.

export interface AgeStep {
  ageSecs: Seconds;
  multiplierBps: number;
}

export interface Step {
  at: Seconds;
  multiplierBps: number;
}

export type Variant = { type: string; value?: unknown };

export interface Tier {
  id: number;
  lockSecs: Seconds;
  steps: AgeStep[];
  forfeit: Variant;
  penaltyBps: number;
  voting: Variant;
  firm: boolean;
  launch?: { phaseSecs: Seconds; addBps: number; capBps: number } | undefined;
  open: boolean;
}

export interface StakingParams {
  minStake: Balance;
  maxStake?: Balance | undefined;
  walletCapBps?: number | undefined;
  capFloor: Balance;
  epochSecs: Seconds;
  cooldownSecs: Seconds;
  penaltyTo: 'Backstop' | 'Treasury' | 'Burn';
  immutableTiers: boolean;
  tiers: Tier[];
}

export interface TierTotals {
  positions: number;
  amount: Balance;
}

export interface VaultState {
  existentialDeposit: Balance;
  clock: Seconds;
  boundary: Seconds;
  bucketSecs: Seconds;
  behind: boolean;
  launchedAt: Seconds;
  weight: bigint;
  votes: bigint;
  staked: Balance;
  inCooldown: Balance;
  stakers: number;
  epoch: number;
  epochEnd: Seconds;
  epochReference: Balance;
  firstId: number;
  features: Features;
  /// Totals by tier, up to the highest that has had a position.
  tiers: TierTotals[];
}

export interface Position {
  id: number;
  tier: number;
  amount: Balance;
  start: Seconds;
  lockEnd: Seconds;
  steps: Step[];
  boosts: Boost[];
  forfeit: Variant;
  penaltyBps: number;
  voting: Variant;
  firm: boolean;
  cooldownSecs: Seconds;
}

export interface Boost {
  bps: number;
  until: Seconds;
}

export interface PositionView {
  position: Position;
  weight: bigint;
  nextStep?: Step | undefined;
  unlocked: boolean;
}

export interface UnlockChunk {
  id: number;
  tier: number;
  amount: Balance;
  release: Seconds;
}

// Rewards.

export interface PendingReward {
  asset: AssetId;
  claimable: Balance;
  escrowed: Balance;
}

export interface PositionReward extends PendingReward {
  position: number;
}

export interface Stream {
  id: number;
  asset: AssetId;
  start: Seconds;
  end: Seconds;
  total: Balance;
  collected: Balance;
}

export interface StreamView {
  stream: Stream;
  collectable: Balance;
}

export interface PoolParams {
  rate: Variant;
  vestingSecs: Seconds;
  minClaim: Balance;
  minFunding: Balance;
  minCompound: Balance;
  onNoStake: Destination;
  onRedirected: Destination;
  onForfeited: Destination;
}

/// Where reward that nobody earned goes.
export type Destination = 'Stream' | 'Backstop' | 'Burn';
/// Why nobody earned it.
export type Unallocated = 'NoStake' | 'Redirected' | 'Forfeited';

export interface PoolView {
  asset: AssetId;
  params: PoolParams;
  /// Rules that take effect later, and when.
  next?: [PoolParams, Seconds] | undefined;
  at: Seconds;
  perDay: Balance;
  unstreamed: Balance;
  owed: Balance;
  streaming: Balance;
  noStake: Balance;
  redirected: Balance;
  forfeited: Balance;
}

export interface OfferReward {
  asset: AssetId;
  earned: Balance;
  perYear: Balance;
  aprBps?: bigint | undefined;
}

export interface OfferAt {
  /// The horizon, from now.
  secs: Seconds;
  weight: bigint;
  totalWeight: bigint;
  rewards: OfferReward[];
}

export interface OfferTerms {
  weight: bigint;
  lockEnd: Seconds;
  nextStep?: Seconds | undefined;
  atLockEnd: OfferAt;
  /// The horizons that were asked for, in their order.
  at: OfferAt[];
}

/// A stake in one tier, by the chain's own code.
export interface Offer {
  tier: number;
  /// What the wallet cap lets in.
  accepted: Balance;
  /// The error that the call would return now, `Pallet.Variant`.
  blocked?: string | undefined;
  terms?: OfferTerms | undefined;
}

export interface Offers {
  clock: Seconds;
  redirected: boolean;
  offers: Offer[];
}

export interface ExitPreview {
  early: boolean;
  amount: Balance;
  remaining: Balance;
  returned: Balance;
  penalty: Balance;
  penaltyTo: 'Backstop' | 'Treasury' | 'Burn';
  /// When the principal can be withdrawn.
  release: Seconds;
  unvested?: [Balance, Seconds] | undefined;
  kept: [AssetId, Balance][];
  forfeited: [AssetId, Balance][];
  /// Weight and discount that the account keeps.
  weight: bigint;
  discountBps: number;
}

/// What compounding in the next block would do.
export interface CompoundPreview {
  /// Reward that is spent, in its asset.
  spent: Balance;
  /// The least that is added, in native units, and what the present price of the exchange gives.
  least: Balance;
  expected: Balance;
}
