//! Money that comes in: revenue and its legs, the backstop, buybacks, and the breakers over all.

use crate::{
    configs::{
        emergency::{CallsStopped, Pauses},
        exchange::OnExchange,
        tokens::NativeAndAssets,
    },
    origins::{
        Clearer, Governance, Keepers, MemberAdmin, RevenueDepositor, SpendCanceller, Spender,
        Tripper,
    },
    params::{
        BackstopAccount, BackstopId, BuybackId, ChangeInterval, RouterId, TreasuryAccount, Usdc,
    },
    *,
};
use pallet_backstop::{FundInsuranceToCeiling, FundInsuranceWith, FundRewards};
use pallet_revenue_router::types::{DeliverLeg, Leg};
use polkadot_sdk::frame_support::traits::{
    fungible::{Balanced, Credit},
    ConstU32, Contains,
};
use quaestor_primitives::{
    AssetKind, CollectUnasked, FundPool, FundingSource, RevenueType, TakeCredit,
};
use quaestor_support::funds::{collect_unasked, IntoAccount, KnownAsset};

/// Accounts that may deposit revenue.
pub type Depositors = pallet_membership::Instance2;

/// Deposits native tokens into the backstop's account. A credit that the account cannot hold is
/// returned.
pub struct ToBackstop;

impl TakeCredit<NativeCredit> for ToBackstop {
    fn take(credit: NativeCredit) -> Result<(), NativeCredit> {
        Balances::resolve(&BackstopAccount::get(), credit)
    }
}

/// Adds native tokens to the insurance.
pub type ToInsurance = FundInsuranceWith<Balances, Runtime>;

/// Adds native tokens to the insurance up to its ceiling, and pays the rest into the treasury.
pub type ToInsuranceThenTreasury = FundInsuranceToCeiling<ToTreasury, Runtime>;

/// Pays any asset into the treasury.
pub type ToTreasury = IntoAccount<AccountId, TreasuryAccount, NativeAndAssets>;

/// Native tokens on their way.
pub type NativeCredit = Credit<AccountId, Balances>;

impl pallet_membership::Config<Depositors> for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type AddOrigin = MemberAdmin;
    type RemoveOrigin = MemberAdmin;
    type SwapOrigin = MemberAdmin;
    type ResetOrigin = MemberAdmin;
    type PrimeOrigin = MemberAdmin;
    type MembershipInitialized = ();
    type MembershipChanged = ();
    type MaxMembers = ConstU32<20>;
    type WeightInfo = pallet_membership::weights::SubstrateWeight<Runtime>;
}

/// Destinations of revenue.
pub struct Legs;

impl DeliverLeg<RevenueCredit> for Legs {
    fn takes(leg: Leg, asset: &AssetKind) -> bool {
        match leg {
            Leg::Rewards => Rewards::has_pool(asset),
            Leg::Buyback | Leg::Burn => [AssetKind::Native, Usdc::get()].contains(asset),
            Leg::Treasury | Leg::Backstop => true,
        }
    }

    fn deliver(kind: RevenueType, leg: Leg, credit: RevenueCredit) -> Result<(), RevenueCredit> {
        match leg {
            Leg::Rewards => FundRewards::<Runtime>::fund(FundingSource::Revenue(kind), credit),
            Leg::Buyback | Leg::Burn => BuybackBurn::take(credit),
            Leg::Treasury => ToTreasury::take(credit),
            Leg::Backstop => Backstop::take(credit),
        }
    }
}

type RevenueCredit = pallet_revenue_router::CreditOf<Runtime>;

impl pallet_revenue_router::Config for Runtime {
    type Assets = NativeAndAssets;
    type Legs = Legs;
    type Crisis = CircuitBreaker;
    type OnRevenue = CircuitBreaker;
    type Guard = CircuitBreaker;
    type Time = Timestamp;
    type DepositOrigin = RevenueDepositor;
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type PalletId = RouterId;
    type MaxDeposits = ConstU32<256>;
    type KeptReferences = ConstU32<4_096>;
    type WeightInfo = pallet_revenue_router::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}

/// Accounts of the pallets that keep books of what they hold.
pub struct ProtocolAccounts;

impl Contains<AccountId> for ProtocolAccounts {
    fn contains(who: &AccountId) -> bool {
        [
            Rewards::pot_account(),
            RevenueRouter::account(),
            Backstop::account(),
            BuybackBurn::account(),
            FeeDiscounts::account(),
            Allocations::account(),
            Debates::account(),
            Providers::account(),
            InferenceMarket::till(),
            Challenges::account(),
        ]
        .contains(who)
    }
}

/// Collects what arrived unasked at [`ProtocolAccounts`], in one asset of revenue after the other.
pub struct Unasked;

impl CollectUnasked<AccountId> for Unasked {
    fn collect(round: u32, to: &AccountId) {
        let known = pallet_revenue_router::KnownAssets::<Runtime>::get();
        let place = usize::try_from(round).unwrap_or_default().checked_rem(known.len());
        let Some(KnownAsset { asset, .. }) = place.and_then(|place| known.get(place)) else {
            return;
        };
        collect_unasked::<NativeAndAssets, _, Rewards>(asset, to);
        collect_unasked::<NativeAndAssets, _, RevenueRouter>(asset, to);
        collect_unasked::<NativeAndAssets, _, BuybackBurn>(asset, to);
        collect_unasked::<NativeAndAssets, _, FeeDiscounts>(asset, to);
    }
}

impl pallet_backstop::Config for Runtime {
    type Assets = NativeAndAssets;
    type FloorAsset = Usdc;
    type Rewards = Rewards;
    type ProtocolAccounts = ProtocolAccounts;
    type Unasked = Unasked;
    type Crisis = CircuitBreaker;
    type Time = Timestamp;
    type SpendOrigin = Spender;
    type CancelOrigin = SpendCanceller;
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type PalletId = BackstopId;
    type WeightInfo = pallet_backstop::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}

impl pallet_buyback_burn::Config for Runtime {
    type Assets = NativeAndAssets;
    type QuoteAsset = Usdc;
    type Exchange = OnExchange;
    type Price = PriceFeed;
    type Guard = CircuitBreaker;
    type Time = Timestamp;
    type KeeperOrigin = Keepers;
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type PalletId = BuybackId;
    type MaxRecords = ConstU32<1_024>;
    type WeightInfo = pallet_buyback_burn::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}

impl pallet_circuit_breaker::Config for Runtime {
    type Time = Timestamp;
    type Stake = StakingVault;
    type Price = PriceFeed;
    type Floor = Backstop;
    type FloorAsset = Usdc;
    type DepositsStopped = CallsStopped;
    type Caps = StakingVault;
    type Rewards = Rewards;
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type ManualOrigin = Tripper;
    type ReopenOrigin = Clearer;
    type Pauses = Pauses;
    type WeightInfo = pallet_circuit_breaker::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}
