//! Numbers, assets and accounts that several pallets share.

use crate::{AccountId, AssetKind, Assets, Balance, BlockNumber, Runtime, StakingVault, VERSION};
use polkadot_sdk::{
    frame_support::{
        dispatch::DispatchClass,
        parameter_types,
        traits::{fungibles::metadata::Inspect as _, Get},
        weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
        PalletId,
    },
    frame_system::limits::{BlockLength, BlockWeights},
    sp_runtime::{traits::AccountIdConversion, Perbill},
    sp_version::RuntimeVersion,
};
use quaestor_primitives::{AssetUnits, Positions, Seconds};

/// Milliseconds between two blocks.
pub const SLOT_DURATION: u64 = 6_000;
/// Blocks of a minute.
pub const MINUTES: BlockNumber = 10;
/// Blocks of a day.
pub const DAYS: BlockNumber = 24 * 60 * MINUTES;

/// Id of USDC in `Assets`.
pub const USDC_ID: u32 = 1;

parameter_types! {
    /// The native token.
    pub const Native: AssetKind = AssetKind::Native;
    /// USDC.
    pub const Usdc: AssetKind = AssetKind::WithId(USDC_ID);
    pub const ExchangeId: PalletId = PalletId(*b"qstr/dex");
    pub const OracleId: PalletId = PalletId(*b"qstr/orc");
    pub const RouterId: PalletId = PalletId(*b"qstr/rtr");
    pub const BackstopId: PalletId = PalletId(*b"qstr/bks");
    pub const BuybackId: PalletId = PalletId(*b"qstr/bbk");
    pub const TreasuryId: PalletId = PalletId(*b"qstr/try");
    /// Account without a key: owner, admin and freezer of assets.
    pub RoleAccount: AccountId = PalletId(*b"qstr/own").into_account_truncating();
    /// Account of the backstop's reserve; receives penalties and released rewards as well.
    pub BackstopAccount: AccountId = BackstopId::get().into_account_truncating();
    /// Account of the treasury; receives its share of revenue.
    pub TreasuryAccount: AccountId = TreasuryId::get().into_account_truncating();
}

/// Share of a block for users; the rest is for what keeps the chain going.
const NORMAL_RATIO: Perbill = Perbill::from_percent(75);
/// A third of a slot for computing: the other two are for sending the block and checking it.
const MAX_BLOCK_WEIGHT: Weight = Weight::from_parts(2 * WEIGHT_REF_TIME_PER_SECOND, u64::MAX);
const MAX_BLOCK_BYTES: u32 = 5 * 1024 * 1024;

parameter_types! {
    pub const BlockHashCount: BlockNumber = 2_400;
    pub const Version: RuntimeVersion = VERSION;
    pub RuntimeBlockWeights: BlockWeights = block_weights();
    pub RuntimeBlockLength: BlockLength = BlockLength::builder()
        .max_length(MAX_BLOCK_BYTES)
        .modify_max_length_for_class(DispatchClass::Normal, |max| *max = NORMAL_RATIO.mul_floor(*max))
        .build();
    /// The most that a motion of the council may weigh.
    pub CouncilCallWeight: Weight = {
        let block = RuntimeBlockWeights::get().max_block;
        Weight::from_parts(block.ref_time() / 2, block.proof_size() / 2)
    };
    /// The most that work outside transactions (scheduled calls, migrations) may take of a block.
    pub MaxServiceWeight: Weight = {
        let ratio = Perbill::from_percent(80);
        let block = RuntimeBlockWeights::get().max_block;
        Weight::from_parts(ratio.mul_floor(block.ref_time()), ratio.mul_floor(block.proof_size()))
    };
}

/// With every transaction, what its call is filtered by is read: the safe mode's end and the
/// breaker's record.
fn block_weights() -> BlockWeights {
    let mut weights = BlockWeights::with_sensible_defaults(MAX_BLOCK_WEIGHT, NORMAL_RATIO);
    let filter = DbWeight::get().reads(2);
    for class in DispatchClass::all() {
        let weights = weights.per_class.get_mut(*class);
        weights.base_extrinsic = weights.base_extrinsic.saturating_add(filter);
        weights.max_extrinsic = weights.max_extrinsic.map(|max| max.saturating_sub(filter));
    }
    weights
}

/// The least that an account may hold. Economies differ in decimals, so it is data; fees and
/// deposits are multiples of it and follow.
pub struct ExistentialDeposit;

impl Get<Balance> for ExistentialDeposit {
    fn get() -> Balance {
        StakingVault::existential_deposit()
    }
}

/// Least time between two changes of a group of parameters, for root as well: a day of the economy, in
/// seconds.
pub struct ChangeInterval;

impl Get<Seconds> for ChangeInterval {
    fn get() -> Seconds {
        StakingVault::state().bucket_secs.saturating_mul(24)
    }
}

/// Notice of new rules for reward that is earned already: the delay of spends and of root calls, in
/// seconds.
pub struct Notice;

impl Get<Seconds> for Notice {
    fn get() -> Seconds {
        pallet_backstop::Parameters::<Runtime>::get().spend_delay_secs
    }
}

/// Length of a bucket of the stake's clock, in seconds.
pub struct BucketSecs;

impl Get<Seconds> for BucketSecs {
    fn get() -> Seconds {
        StakingVault::state().bucket_secs
    }
}

/// The stake's clock, in seconds since the Unix epoch.
pub struct Clock;

impl Get<Seconds> for Clock {
    fn get() -> Seconds {
        StakingVault::state().clock
    }
}

/// The time by which locks end, in seconds since the Unix epoch: ahead of the clock while that catches up
/// after a halt.
pub struct Now;

impl Get<Seconds> for Now {
    fn get() -> Seconds {
        <StakingVault as Positions<AccountId>>::now()
    }
}

/// When that clock started; zero before.
pub struct Launch;

impl Get<Seconds> for Launch {
    fn get() -> Seconds {
        StakingVault::state().launched_at
    }
}

/// Highest minimum stake: 100,000 whole native tokens.
pub struct MaxMinStake;

impl Get<Balance> for MaxMinStake {
    fn get() -> Balance {
        Units::whole_unit(&AssetKind::Native).saturating_mul(100_000)
    }
}

/// Whole units by the decimals of an asset; one without metadata counts as one of six.
pub struct Units;

impl AssetUnits for Units {
    fn whole_unit(asset: &AssetKind) -> Balance {
        let decimals = match asset {
            AssetKind::Native => crate::token::Decimals::<Runtime>::get(),
            AssetKind::WithId(id) if Assets::symbol(*id).is_empty() => 6,
            AssetKind::WithId(id) => Assets::decimals(*id),
        };
        Balance::from(10u8).saturating_pow(decimals.into())
    }
}

/// Deposit for storage of an account: 100,000 existential deposits for each item and 1,000 for each
/// byte (0.1 and 0.001 QTRA).
pub struct StorageDeposit<const ITEMS: u32, const BYTES: u32>;

impl<const ITEMS: u32, const BYTES: u32> Get<Balance> for StorageDeposit<ITEMS, BYTES> {
    fn get() -> Balance {
        let items = Balance::from(ITEMS).saturating_mul(100_000);
        let bytes = Balance::from(BYTES).saturating_mul(1_000);
        ExistentialDeposit::get().saturating_mul(items.saturating_add(bytes))
    }
}

/// Reads and writes of the node's database, ParityDB.
pub type DbWeight = polkadot_sdk::frame_support::weights::constants::ParityDbWeight;

/// The runtime's own block type, for configs.
pub type RuntimeBlock = <Runtime as polkadot_sdk::frame_system::Config>::Block;
