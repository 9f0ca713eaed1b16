//! The exchange, what operators report, and the price that both make.

use crate::{
    configs::tokens::NativeAndAssets,
    origins::{AssetLister, Governance, MemberAdmin, PoolAdmin},
    params::{
        BackstopAccount, ChangeInterval, DbWeight, ExchangeId, Native, OracleId, StorageDeposit,
        Usdc,
    },
    *,
};
use alloc::{vec, vec::Vec};
use pallet_price_feed::TimedPrice;
use polkadot_sdk::{
    frame_support::{
        parameter_types,
        traits::{
            fungibles::{Credit, Inspect},
            tokens::imbalance::ResolveAssetTo,
            ChangeMembers, ConstU32, Get, NeverEnsureOrigin,
        },
        weights::Weight,
    },
    pallet_asset_conversion::{AccountIdConverter, Ascending, PoolLocator, QuotePrice, SwapCredit},
    pallet_membership::WeightInfo,
    pallet_oracle::{CombineData, TimestampedValue},
    sp_core::U256,
    sp_runtime::{traits::AccountIdConversion, DispatchError, Permill},
};
use quaestor_primitives::{Depth, Exchange, Price};

/// Assets of `Assets`, as opposed to the shares in pools.
pub type PoolShares = pallet_assets::Instance1;
/// Accounts that report prices.
pub type Operators = pallet_membership::Instance3;

parameter_types! {
    /// Share of a swap for liquidity providers: 0.3 %.
    pub const PoolFee: Permill = Permill::from_parts(3_000);
    pub const MaxPoolFee: Permill = Permill::from_percent(5);
    pub const NoFee: Permill = Permill::zero();
}

type PoolId = (AssetKind, AssetKind);
type Locator = Ascending<AccountId, AssetKind, AccountIdConverter<ExchangeId, PoolId>>;

/// Shares in the exchange's pools; only the exchange makes them.
impl pallet_assets::Config<PoolShares> for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type Balance = Balance;
    type RemoveItemsLimit = ConstU32<1_000>;
    type AssetId = u32;
    type AssetIdParameter = codec::Compact<u32>;
    type ReserveData = ();
    type Currency = Balances;
    type CreateOrigin = AssetLister;
    // Owner, issuer, admin and freezer of a share are its pool's account, for good.
    type ForceOrigin = NeverEnsureOrigin<()>;
    type AssetDeposit = StorageDeposit<0, 0>;
    type AssetAccountDeposit = StorageDeposit<1, 16>;
    type MetadataDepositBase = StorageDeposit<0, 0>;
    type MetadataDepositPerByte = StorageDeposit<0, 0>;
    type ApprovalDeposit = StorageDeposit<1, 32>;
    type StringLimit = ConstU32<50>;
    type Freezer = ();
    type Holder = ();
    type Extra = ();
    type CallbackHandle = ();
    type AssetIdAllocator = ();
    type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
}

impl pallet_asset_conversion::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type Balance = Balance;
    type HigherPrecisionBalance = U256;
    type AssetKind = AssetKind;
    type Assets = NativeAndAssets;
    type PoolId = PoolId;
    type PoolLocator = Locator;
    type PoolAssetId = u32;
    type PoolAssets = PoolAssets;
    type LPFee = PoolFee;
    type AdminOrigin = PoolAdmin;
    type MaxSwapFee = MaxPoolFee;
    // Pools stay for ever, so opening one pays for what it keeps.
    type PoolSetupFee = StorageDeposit<4, 400>;
    type PoolSetupFeeAsset = Native;
    type PoolSetupFeeTarget = ResolveAssetTo<BackstopAccount, NativeAndAssets>;
    type LiquidityWithdrawalFee = NoFee;
    type MintMinLiquidity = frame_support::traits::ConstU128<100>;
    type MaxSwapPathLength = ConstU32<3>;
    type PalletId = ExchangeId;
    type WeightInfo = pallet_asset_conversion::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = pallet_asset_conversion::NativeOrWithIdFactory<u32>;
}

/// The exchange of the runtime, as pallets use it.
pub struct OnExchange;

impl Exchange<Credit<AccountId, NativeAndAssets>> for OnExchange {
    fn depth(asset_in: &AssetKind, asset_out: &AssetKind) -> Option<Depth> {
        let id = Locator::pool_id(asset_in, asset_out).ok()?;
        let (reserve_in, reserve_out) = reserves(asset_in, asset_out)?;
        Some(Depth {
            reserve_in,
            reserve_out,
            fee_ppm: AssetConversion::pool_fee(&id).deconstruct(),
        })
    }

    fn quote(asset_in: &AssetKind, asset_out: &AssetKind, amount_in: Balance) -> Option<Balance> {
        <AssetConversion as QuotePrice>::quote_price_exact_tokens_for_tokens(
            asset_in.clone(),
            asset_out.clone(),
            amount_in,
            true,
        )
    }

    fn swap(
        credit: Credit<AccountId, NativeAndAssets>,
        asset_out: &AssetKind,
        min_out: Balance,
    ) -> Result<
        Credit<AccountId, NativeAndAssets>,
        (Credit<AccountId, NativeAndAssets>, DispatchError),
    > {
        let path = vec![credit.asset(), asset_out.clone()];
        <AssetConversion as SwapCredit<AccountId>>::swap_exact_tokens_for_tokens(
            path,
            credit,
            Some(min_out.max(1)),
        )
    }
}

/// Reserves of a pool that has both of its sides.
fn reserves(a: &AssetKind, b: &AssetKind) -> Option<(Balance, Balance)> {
    // Whether the pool exists is not asked: until it does, nothing can be swapped, and what somebody
    // has sent to its account is its first reserve.
    let account = Locator::pool_address(a, b).ok()?;
    let of = |asset: &AssetKind| NativeAndAssets::balance(asset.clone(), &account);
    let (a, b) = (of(a), of(b));
    (a > 0 && b > 0).then_some((a, b))
}

/// Id and account of the pool that prices the native token.
pub fn pool_of_native() -> (PoolId, AccountId) {
    let id = (Native::get(), Usdc::get());
    let account =
        Locator::address(&id).unwrap_or_else(|()| ExchangeId::get().into_account_truncating());
    (id, account)
}

/// Reserves of the pool that prices the native token: native and USDC.
pub struct NativeReserves;

impl Get<Option<(Balance, Balance)>> for NativeReserves {
    fn get() -> Option<(Balance, Balance)> {
        reserves(&Native::get(), &Usdc::get())
    }
}

/// The operators' median with its time.
pub struct OraclePrice;

impl Get<Option<TimedPrice>> for OraclePrice {
    fn get() -> Option<TimedPrice> {
        Oracle::get(&Native::get()).map(timed)
    }
}

type Report = TimestampedValue<Price, u64>;

fn timed(report: Report) -> TimedPrice {
    TimedPrice { price: report.value, time: report.timestamp / 1_000 }
}

/// Combines the operators' reports by the rules of the price feed. Without a new median the last one
/// stays until it expires.
pub struct MedianByFeed;

impl CombineData<AssetKind, Report> for MedianByFeed {
    fn combine_data(_: &AssetKind, reports: Vec<Report>, _: Option<Report>) -> Option<Report> {
        let median = PriceFeed::combine(reports.into_iter().map(timed).collect())?;
        Some(Report { value: median.price, timestamp: median.time.saturating_mul(1_000) })
    }
}

impl pallet_oracle::Config for Runtime {
    type OnNewData = ();
    type CombineData = MedianByFeed;
    type Time = Timestamp;
    type OracleKey = AssetKind;
    type OracleValue = Price;
    type PalletId = OracleId;
    type Members = PriceOperators;
    type WeightInfo = pallet_oracle::weights::SubstrateWeight<Runtime>;
    type MaxHasDispatchedSize = ConstU32<MAX_OPERATORS>;
    type MaxFeedValues = ConstU32<1>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
}

/// The most operators there can be.
const MAX_OPERATORS: u32 = 20;

/// Drops the reports of removed operators, and the median that contains them.
pub struct DropReports;

impl ChangeMembers<AccountId> for DropReports {
    fn change_members_sorted(incoming: &[AccountId], outgoing: &[AccountId], new: &[AccountId]) {
        let native = Native::get();
        let reported = |who| pallet_oracle::RawValues::<Runtime>::contains_key(who, &native);
        if !outgoing.iter().any(reported) {
            return;
        }
        Oracle::change_members_sorted(incoming, outgoing, new);
        let reports = Oracle::read_raw_values(&native);
        let median = MedianByFeed::combine_data(&native, reports, None);
        pallet_oracle::Values::<Runtime>::set(&native, median);
    }
}

/// Weights of the SDK, with the reports that are dropped and read.
pub struct OperatorWeights;

type Measured = pallet_membership::weights::SubstrateWeight<Runtime>;

impl OperatorWeights {
    fn with_reports(measured: Weight) -> Weight {
        let operators = u64::from(MAX_OPERATORS);
        let reports = DbWeight::get().reads_writes(
            operators.saturating_mul(2).saturating_add(4),
            operators.saturating_add(1),
        );
        measured.saturating_add(reports)
    }
}

impl WeightInfo for OperatorWeights {
    fn add_member(m: u32) -> Weight {
        Measured::add_member(m)
    }

    fn remove_member(m: u32) -> Weight {
        Self::with_reports(Measured::remove_member(m))
    }

    fn swap_member(m: u32) -> Weight {
        Self::with_reports(Measured::swap_member(m))
    }

    fn reset_members(m: u32) -> Weight {
        Self::with_reports(Measured::reset_members(m))
    }

    fn change_key(m: u32) -> Weight {
        Self::with_reports(Measured::change_key(m))
    }

    fn set_prime(m: u32) -> Weight {
        Measured::set_prime(m)
    }

    fn clear_prime() -> Weight {
        Measured::clear_prime()
    }
}

impl pallet_membership::Config<Operators> for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type AddOrigin = MemberAdmin;
    type RemoveOrigin = MemberAdmin;
    type SwapOrigin = MemberAdmin;
    type ResetOrigin = MemberAdmin;
    type PrimeOrigin = MemberAdmin;
    type MembershipInitialized = ();
    type MembershipChanged = DropReports;
    type MaxMembers = ConstU32<MAX_OPERATORS>;
    type WeightInfo = OperatorWeights;
}

impl pallet_price_feed::Config for Runtime {
    type Time = Timestamp;
    type Oracle = OraclePrice;
    type Reserves = NativeReserves;
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type OverrideOrigin = Governance;
    type WeightInfo = pallet_price_feed::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}
