// Views of prices, safety stops, revenue, burns, discounts and plans. The chain's documentation of each field is in the Rust type of the same name.

import type { Address, Answer, AssetId, Balance, Seconds } from './types';

export type PriceSource = 'Market' | 'Override';

export interface ReferencePrice {
  price: bigint;
  low?: bigint | undefined;
  time: Seconds;
  source: PriceSource;
}

export interface TimedPrice {
  price: bigint;
  time: Seconds;
}

export type NoPrice = 'NoOracle' | 'OracleStale' | 'NoAverage' | 'TooFarApart';

export interface PriceOverride {
  price: bigint;
  since: Seconds;
  until: Seconds;
}

export interface PriceParams {
  expirySecs: Seconds;
  minFeeders: number;
  outlierBps: number;
  bandBps: number;
  windowSecs: Seconds;
  longWindowSecs: Seconds;
  maxMoveBps: number;
  maxGapSecs: Seconds;
}

export interface PriceView {
  reference?: ReferencePrice | undefined;
  reason?: NoPrice | undefined;
  oracle?: TimedPrice | undefined;
  average?: bigint | undefined;
  spot?: bigint | undefined;
  trailingAverage?: bigint | undefined;
  liveOverride?: PriceOverride | undefined;
  params: PriceParams;
}

export type Trigger = 'LowStake' | 'FewStakers' | 'PriceCrash' | 'ZeroRevenue' | 'RewardFloor';

export interface Entries {
  stake: boolean;
  compound: boolean;
  buyback: boolean;
  deposit: boolean;
  job: boolean;
  delegate: boolean;
}

export interface Manual {
  entries: Entries;
  since: Seconds;
  until: Seconds;
}

export interface TriggerView {
  trigger: Trigger;
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
  manual?: Manual | undefined;
  crisisUntil?: Seconds | undefined;
  redirected: boolean;
  buybackPaused: boolean;
  emergencyOpen: boolean;
}

export interface WalletView {
  cappedUntil?: Seconds | undefined;
  remainingAllowance?: Balance | undefined;
}

export type RevenueType = 'Subscription' | 'ExchangeFee' | 'TradingProfit' | 'Other' | 'Inference';

export type Leg = 'Rewards' | 'Buyback' | 'Burn' | 'Treasury' | 'Backstop';

export interface Share {
  leg: Leg;
  bps: number;
  crisisBps?: number | undefined;
}

export interface LegAmount {
  leg: Leg;
  amount: Balance;
}

export interface RevenueTotal {
  kind: RevenueType;
  asset: AssetId;
  deposits: bigint;
  deposited: Balance;
  arrived: LegAmount[];
  suspended: LegAmount[];
}

export interface SuspenseView {
  kind: RevenueType;
  asset: AssetId;
  leg: Leg;
  amount: Balance;
}

export interface Deposit {
  number: bigint;
  time: Seconds;
  who: Address;
  kind: RevenueType;
  asset: AssetId;
  amount: Balance;
  legs: LegAmount[];
}

export type Reserve = 'Main' | 'Emergency' | 'Insurance';

export interface TopUp {
  epoch: number;
  time: Seconds;
  needed: Balance;
  fromReserve: Balance;
  fromEmergency: Balance;
}

export interface Spend {
  id: number;
  reserve: Reserve;
  asset: AssetId;
  amount: Balance;
  beneficiary: Address;
  due: Seconds;
}

export interface BackstopView {
  reserve: Balance;
  emergency: Balance;
  floorAsset: AssetId;
  floorPerYear: Balance;
  epoch: number;
  epochEnd: Seconds;
  funded: Balance;
  surplus: Balance;
  needed: Balance;
  covered: Balance;
  lastTopUp?: TopUp | undefined;
  spends: Spend[];
  insurance: Balance;
  insuranceCeiling: Balance;
}

export interface Amounts {
  spent: Balance;
  bought: Balance;
  burnt: Balance;
}

export interface BuybackTotals {
  count: bigint;
  lots: bigint;
  oldest: bigint;
  funded: Balance;
  all: Amounts;
  overwritten: Amounts;
  overwrittenDays: Balance;
}

export interface BuybackParams {
  maxLot: Balance;
  minLot: Balance;
  slippageBps: number;
  impactBps: number;
  minDistanceSecs: Seconds;
  jitterSecs: Seconds;
  retrySecs: Seconds;
}

export interface PlannedPurchase {
  amount: Balance;
  minOut: Balance;
  low: bigint;
}

export interface BuybackView {
  budget: Balance;
  nextAt: Seconds;
  retryAt: Seconds;
  params: BuybackParams;
  totals: BuybackTotals;
  issuance: Balance;
  next: Answer<PlannedPurchase>;
}

export interface Buyback {
  number: bigint;
  time: Seconds;
  amounts: Amounts;
  low?: bigint | undefined;
  minOut: Balance;
}

export interface BurnWindow {
  burnt: Balance;
  ppm: number;
}

export interface Deflation {
  day: BurnWindow;
  week: BurnWindow;
  month: BurnWindow;
  year: BurnWindow;
}

export interface Fees {
  count: bigint;
  gross: Balance;
  rebate: Balance;
  net: Balance;
}

export interface FeeTotal {
  asset: AssetId;
  fees: Fees;
}

export interface DiscountTier {
  minStake: Balance;
  discountBps: number;
}

export interface NextTier {
  minStake: Balance;
  discountBps: number;
  missing: Balance;
}

export interface DiscountView {
  staked: Balance;
  warming: Balance;
  discountBps: number;
  next?: NextTier | undefined;
}

export interface AllowanceView {
  asset: AssetId;
  remaining: Balance;
  fees: Fees;
}

export interface Paid {
  payments: bigint;
  amount: Balance;
  periods: bigint;
}

export interface Plan {
  price: Balance;
  periodSecs: Seconds;
  open: boolean;
}

export interface PlanView {
  id: number;
  plan: Plan;
  subscribers: number;
  paidQuote: Paid;
  paidNative: Paid;
}

export interface PlanQuote {
  usdcPrice: Balance;
  discountBps: number;
  asset: AssetId;
  amount: Balance;
}

export interface Payment {
  time: Seconds;
  periods: number;
  quote: PlanQuote;
}

export interface AutoRenew {
  payWith: AssetId;
  maxPayment: Balance;
}

export interface Renewal {
  order: AutoRenew;
  bucket: bigint;
  attempts: number;
}

export interface Subscription {
  plan: number;
  activeUntil: Seconds;
  renewal?: Renewal | undefined;
  paidQuote: Paid;
  paidNative: Paid;
  last: Payment;
}

export interface SubscriptionView {
  subscription: Subscription;
  active: boolean;
  renewsAt?: Seconds | undefined;
}

export interface PoolDay {
  asset: AssetId;
  /// Reward per weight since the pool began, in units of 2^-128.
  index: bigint;
  unstreamed: Balance;
  revenue: Balance;
}

/// The record of a day. What flows is a sum since the start.
export interface Day {
  day: number;
  at: Seconds;
  staked: Balance;
  cooling: Balance;
  stakers: number;
  weight: bigint;
  issuance: Balance;
  burnt: Balance;
  price?: bigint | undefined;
  pools: PoolDay[];
}
