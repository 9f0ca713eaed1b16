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
}

export interface Economy {
  genesis: Hex;
  /// Name of the chain, as its node says it.
  chain: string;
  specName: string;
  specVersion: number;
  ss58Prefix: number;
  native: Asset;
  /// The native token and every asset that can be earned or paid.
  assets: Asset[];
  /// Names of tiers and plans by their number, where the chain has them.
  tierNames: readonly string[];
  /// Length of a day in the economy's own time; `null` if the chain does not say it.
  daySecs: Seconds | null;
  slotMillis: number;
  existentialDeposit: Balance;
  features: Features;
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
}

export interface Position {
  id: number;
  tier: number;
  amount: Balance;
  start: Seconds;
  lockEnd: Seconds;
  steps: Step[];
  boosts: { bps: number; until: Seconds }[];
  forfeit: Variant;
  penaltyBps: number;
  voting: Variant;
  firm: boolean;
  cooldownSecs: Seconds;
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
  [name: string]: unknown;
}

export interface PoolView {
  asset: AssetId;
  params: PoolParams;
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

/// What a stake would be in one tier at one horizon, by the chain's own code.
export interface Offer {
  tier: number;
  horizonSecs: Seconds;
  amount: Balance;
  weight: bigint;
  horizonWeight: bigint;
  horizonTotalWeight: bigint;
  lockEnd: Seconds;
  nextStep?: Seconds | undefined;
  redirected: boolean;
  rewards: OfferReward[];
}

/// An offer, or the error that the call would return.
export type OfferResult = { tier: number; offer: Offer | null; blocked: string | null };

// Safety.

export interface TriggerView {
  trigger: string;
  enabled: boolean;
  tripped: boolean;
  since?: Seconds | undefined;
  cause?: bigint | undefined;
  value?: bigint | undefined;
  trip?: bigint | undefined;
  clear?: bigint | undefined;
  headroom?: bigint | undefined;
  headroomBps?: bigint | undefined;
  earliestClear?: Seconds | undefined;
}

export interface BreakerView {
  triggers: TriggerView[];
  manual?: Record<string, unknown> | undefined;
  crisisUntil?: Seconds | undefined;
  redirected: boolean;
  buybackPaused: boolean;
  emergencyOpen: boolean;
}

export interface PriceView {
  reference?: { price: bigint; [name: string]: unknown } | undefined;
  reason?: string | undefined;
  [name: string]: unknown;
}

export interface Supply {
  issuance: Balance;
  mintable: Balance;
  unreleased: Balance;
  pledged: Balance;
  treasury: Balance;
  staked: Balance;
  circulating: Balance;
}

export interface ProtocolPage {
  params: StakingParams;
  state: VaultState;
  pools: PoolView[];
  breakers: BreakerView;
  price: PriceView;
  supply: Supply;
}

// One account.

export interface AccountPage {
  address: Address;
  nonce: number;
  /// What can be spent: free, less what has to stay.
  transferable: Balance;
  free: Balance;
  held: Balance;
  /// Balances of the other assets, by asset.
  assets: { asset: AssetId; balance: Balance }[];
  staked: Balance;
  positions: PositionView[];
  unlocking: UnlockChunk[];
  pending: PendingReward[];
  byPosition: PositionReward[];
  streams: StreamView[];
  autoCompounding: boolean;
  wallet: { cappedUntil?: Seconds | undefined; remainingAllowance?: Balance | undefined };
  entries: { stake: boolean; compound: boolean; buyback: boolean; deposit: boolean };
  discount: {
    staked: Balance;
    warming: Balance;
    discountBps: number;
    next?: { minStake: Balance; discountBps: number; missing: Balance } | undefined;
  };
}
