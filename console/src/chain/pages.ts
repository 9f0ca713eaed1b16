// What one block says: the protocol as a whole, and one account.

import type {
  AllocationView, Agent, BadgeParams, DebateParams, EmissionParams, EmissionView, MayView, Owed, ParticipantView,
  PledgeView, PollView, Power, PowerView, SessionView, Vote, VotingParams,
} from './features';
import type {
  Address, AssetId, Balance, Boost, Features, PendingReward, PoolView, PositionReward, PositionView, Seconds,
  StakingParams, StreamView, UnlockChunk, VaultState,
} from './types';
import type {
  AllowanceView, BackstopView, BreakerView, BuybackView, Deflation, DiscountTier, DiscountView, FeeTotal, PlanView,
  PriceView, RevenueTotal, RevenueType, Share, SubscriptionView, SuspenseView, WalletView,
} from './views';

export type { Features };

export interface Supply {
  issuance: Balance;
  mintable: Balance;
  unreleased: Balance;
  pledged: Balance;
  treasury: Balance;
  staked: Balance;
  circulating: Balance;
}

export interface Stops {
  safeModeUntil?: Seconds | undefined;
  paused: { pallet: string; call: string }[];
}

/// What an economy does not have is `undefined`.
export interface ProtocolPage {
  /// The block.
  at: { number: number; time: Seconds; now: Seconds };
  state: VaultState;
  params: StakingParams;
  pools: PoolView[];
  price: PriceView;
  breakers: BreakerView;
  stops: Stops;
  revenue: RevenueTotal[];
  splits: [RevenueType, Share[]][];
  suspense: SuspenseView[];
  backstop: BackstopView;
  buyback: BuybackView;
  deflation: Deflation;
  supply: Supply;
  discounts: DiscountTier[];
  fees: FeeTotal[];
  plans: PlanView[];
  emission?: { params: EmissionParams; status: EmissionView } | undefined;
  polls?: { params: VotingParams; polls: PollView[] } | undefined;
  sessions?: { params: DebateParams; sessions: SessionView[] } | undefined;
  badges?: { params: BadgeParams; left: number } | undefined;
  allocations?: { unreleased: Balance; pledged: Balance } | undefined;
}

export type Action =
  | 'Stake' | 'CancelUnstake' | 'Unstake' | 'EarlyUnstake' | 'Withdraw' | 'Claim' | 'Collect' | 'ForfeitStream'
  | 'Compound' | 'CompoundThroughExchange' | 'AutoCompound' | 'RefreshBoosts' | 'SetAllowance' | 'Subscribe' | 'Vote'
  | 'Propose' | 'VoteInSession' | 'OpenSession' | 'Pledge' | 'Release' | 'ClaimBadge' | 'ExecuteBuyback';

export interface Closed {
  /// 'SafeMode', 'Paused', 'ClosedByHand', or the error of the call, `Pallet.Variant`.
  reason: string;
  /// When the reason ends at the latest, where that is known.
  until?: Seconds | undefined;
}

export interface AccountPage {
  address: Address;
  nonce: number;
  native: {
    free: Balance;
    /// Amounts on hold, by reason: pallet and reason.
    holds: [{ type: string; value?: unknown }, Balance][];
    frozen: Balance;
    /// What can be spent while the account lives on.
    transferable: Balance;
  };
  assets: { asset: AssetId; balance: Balance }[];
  ledger: { unlocking: UnlockChunk[]; epoch: number; entered: Balance; voting: boolean };
  positions: PositionView[];
  wallet: WalletView;
  pending: PendingReward[];
  byPosition: PositionReward[];
  streams: StreamView[];
  autoCompounding: boolean;
  /// Why an action is closed; `null` if it is open, `undefined` if the economy does not have it or the
  /// chain does not say it.
  actions: Partial<Record<Action, Closed | null>>;
  discount: DiscountView;
  allowances: AllowanceView[];
  subscriptions: SubscriptionView[];
  boosts?: Boost[] | undefined;
  votes?: { power: Power; may: MayView; votes: Vote[]; polls: [number, PowerView][] } | undefined;
  sessions?: { participant?: ParticipantView | undefined; agent?: Agent | undefined } | undefined;
  allocations?: AllocationView[] | undefined;
  pledge?: PledgeView | undefined;
  badge?: number | undefined;
  author?: Owed | undefined;
}

/// What is in live positions.
export const stakedOf = (page: AccountPage): Balance =>
  page.positions.reduce((sum, { position }) => sum + position.amount, 0n);
