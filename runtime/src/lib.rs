//! The Quaestor runtime.
//!
//! * [`configs`]: the configuration of each pallet, by concern;
//! * [`params`]: the numbers that they share, with their reasons;
//! * [`origins`]: the origins of all calls, in one table;
//! * [`genesis`]: the presets, built from the economies in `quaestor-chain-spec`;
//! * [`console`]: all that a page shows, in one answer;
//! * [`economy`]: figures of the economy as a whole;
//! * [`metrics`]: metrics for operators, and [`figures`], those of work for pay;
//! * [`quiver`]: figures of the network of inference;
//! * `migrations`: the migrations of this version;
//! * `apis`: the runtime APIs for nodes and clients.

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "512"]

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benches;
pub mod configs;
pub mod console;
pub mod economy;
pub mod figures;
pub mod genesis;
pub mod metrics;
pub mod migrations;
pub mod origins;
pub mod params;
mod preview;
pub mod quiver;
pub mod token;
mod weights;

pub use apis::{RuntimeApi, RUNTIME_API_VERSIONS};
pub use configs::consensus::SessionKeys;
pub use quaestor_primitives::{AssetKind, Balance, Seconds};

use alloc::{borrow::Cow, vec::Vec};
use polkadot_sdk::{
    sp_runtime::{
        generic,
        traits::{BlakeTwo256, IdentifyAccount, Verify},
        MultiAddress, MultiSignature,
    },
    sp_version::RuntimeVersion,
    *,
};

/// Number of a block.
pub type BlockNumber = u32;
/// Signature of a transaction, by any of the SDK's schemes.
pub type Signature = MultiSignature;
/// An account: the public key of its signatures, or derived from one.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// Form in which a transaction names an account.
pub type Address = MultiAddress<AccountId, ()>;
/// Number of transactions that an account has signed.
pub type Nonce = u32;
/// Hash of a block or of anything else.
pub type Hash = sp_core::H256;
/// Header of a block.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block with decoded transactions.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// Extensions of a transaction. Clients know these by name and order.
pub type TxExtension = (
    frame_system::CheckNonZeroSender<Runtime>,
    frame_system::CheckSpecVersion<Runtime>,
    frame_system::CheckTxVersion<Runtime>,
    frame_system::CheckGenesis<Runtime>,
    frame_system::CheckMortality<Runtime>,
    frame_system::CheckNonce<Runtime>,
    frame_system::CheckWeight<Runtime>,
    pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
    frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
    frame_system::WeightReclaim<Runtime>,
);
/// A transaction in a block or in the pool.
pub type UncheckedExtrinsic =
    generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// Payload of a transaction's signature.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;
/// Runs blocks.
pub type Executive = frame_executive::Executive<
    Runtime,
    Block,
    frame_system::ChainContext<Runtime>,
    Runtime,
    AllPalletsWithSystem,
>;

/// Blocks with opaque transactions, as a node handles them.
pub mod opaque {
    use super::{generic, BlakeTwo256, BlockNumber};

    pub use super::sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

    /// Header of a block.
    pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
    /// A block with opaque transactions.
    pub type Block = generic::Block<Header, UncheckedExtrinsic>;
    /// Number or hash of a block.
    pub type BlockId = generic::BlockId<Block>;
}

#[cfg(feature = "next")]
pub use migrations::next::VERSION;

/// Version of this runtime.
#[cfg(not(feature = "next"))]
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
    spec_name: Cow::Borrowed("quaestor"),
    impl_name: Cow::Borrowed("quaestor"),
    authoring_version: 1,
    // Tens of thousands for a release, so that fixes of a past one still find a number.
    spec_version: 10_000,
    impl_version: 0,
    apis: RUNTIME_API_VERSIONS,
    transaction_version: 1,
    system_version: 1,
};

/// The version-independent metadata.
#[cfg(feature = "std")]
pub fn metadata_ir() -> sp_metadata_ir::MetadataIR {
    Runtime::metadata_ir()
}

/// The pallets. Genesis and hooks run in this order: money before validators, whose keys hold a
/// reference to their account; the author of a block is noted before a session ends; rewards accrue
/// before a breaker redirects them, and the breakers judge by the prices of this block.
#[frame_support::runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeFreezeReason,
        RuntimeHoldReason,
        RuntimeSlashReason,
        RuntimeLockId,
        RuntimeTask,
        RuntimeViewFunction
    )]
    pub struct Runtime;

    #[runtime::pallet_index(0)]
    pub type System = frame_system;
    #[runtime::pallet_index(1)]
    pub type Timestamp = pallet_timestamp;

    #[runtime::pallet_index(2)]
    pub type Balances = pallet_balances;
    #[runtime::pallet_index(3)]
    pub type Assets = pallet_assets;
    #[runtime::pallet_index(4)]
    pub type AssetsHolder = pallet_assets_holder;
    #[runtime::pallet_index(5)]
    pub type TransactionPayment = pallet_transaction_payment;
    #[runtime::pallet_index(6)]
    pub type PoolAssets = pallet_assets<Instance1>;
    #[runtime::pallet_index(7)]
    pub type AssetConversion = pallet_asset_conversion;
    #[runtime::pallet_index(8)]
    pub type Oracle = pallet_oracle;
    #[runtime::pallet_index(9)]
    pub type Token = token;

    #[runtime::pallet_index(10)]
    pub type Authorship = pallet_authorship;
    #[runtime::pallet_index(11)]
    pub type Aura = pallet_aura;
    #[runtime::pallet_index(12)]
    pub type Grandpa = pallet_grandpa;
    #[runtime::pallet_index(13)]
    pub type Validators = pallet_membership<Instance1>;
    #[runtime::pallet_index(14)]
    pub type Session = pallet_session;
    #[runtime::pallet_index(15)]
    pub type Historical = pallet_session::historical;
    #[runtime::pallet_index(16)]
    pub type Offences = pallet_offences;
    #[runtime::pallet_index(17)]
    pub type SessionLength = pallet_session_length;

    #[runtime::pallet_index(20)]
    pub type Sudo = pallet_sudo;
    #[runtime::pallet_index(21)]
    pub type Utility = pallet_utility;
    #[runtime::pallet_index(22)]
    pub type Proxy = pallet_proxy;
    #[runtime::pallet_index(23)]
    pub type Multisig = pallet_multisig;
    #[runtime::pallet_index(24)]
    pub type Scheduler = pallet_scheduler;
    #[runtime::pallet_index(25)]
    pub type Preimage = pallet_preimage;
    #[runtime::pallet_index(26)]
    pub type MultiBlockMigrations = pallet_migrations;
    #[runtime::pallet_index(27)]
    pub type Council = pallet_collective<Instance1>;
    #[runtime::pallet_index(28)]
    pub type TechnicalCommittee = pallet_collective<Instance2>;
    #[runtime::pallet_index(29)]
    pub type RevenueDepositors = pallet_membership<Instance2>;
    #[runtime::pallet_index(30)]
    pub type PriceOperators = pallet_membership<Instance3>;
    #[runtime::pallet_index(31)]
    pub type TradeEngines = pallet_membership<Instance4>;
    #[runtime::pallet_index(32)]
    pub type Treasury = pallet_treasury;
    #[runtime::pallet_index(33)]
    pub type Whitelist = pallet_whitelist;
    #[runtime::pallet_index(34)]
    pub type SafeMode = pallet_safe_mode;
    #[runtime::pallet_index(35)]
    pub type TxPause = pallet_tx_pause;
    #[runtime::pallet_index(36)]
    pub type Referenda = pallet_referenda;
    #[runtime::pallet_index(37)]
    #[runtime::disable_call]
    pub type Nfts = pallet_nfts;
    #[runtime::pallet_index(38)]
    pub type Recorders = pallet_membership<Instance5>;

    #[runtime::pallet_index(39)]
    pub type CanaryOperators = pallet_membership<Instance6>;

    #[runtime::pallet_index(40)]
    pub type StakingVault = pallet_staking_vault;
    #[runtime::pallet_index(41)]
    pub type Rewards = pallet_rewards;
    #[runtime::pallet_index(42)]
    pub type PriceFeed = pallet_price_feed;
    #[runtime::pallet_index(43)]
    pub type RevenueRouter = pallet_revenue_router;
    #[runtime::pallet_index(48)]
    pub type Backstop = pallet_backstop;
    #[runtime::pallet_index(44)]
    pub type BuybackBurn = pallet_buyback_burn;
    #[runtime::pallet_index(45)]
    pub type CircuitBreaker = pallet_circuit_breaker;
    #[runtime::pallet_index(46)]
    pub type FeeDiscounts = pallet_fee_discounts;
    #[runtime::pallet_index(47)]
    pub type Subscriptions = pallet_subscriptions;
    #[runtime::pallet_index(49)]
    pub type Emission = pallet_emission;
    #[runtime::pallet_index(50)]
    pub type Allocations = pallet_allocations;
    #[runtime::pallet_index(51)]
    pub type StakeVoting = pallet_stake_voting;
    #[runtime::pallet_index(52)]
    pub type Debates = pallet_debates;
    #[runtime::pallet_index(53)]
    pub type GenesisBadge = pallet_genesis_badge;
    #[runtime::pallet_index(54)]
    pub type Daybook = pallet_daybook;

    #[runtime::pallet_index(60)]
    pub type Providers = pallet_providers;
    #[runtime::pallet_index(61)]
    pub type InferenceMarket = pallet_inference_market;
    #[runtime::pallet_index(62)]
    pub type PaymentChannels = pallet_payment_channels;
    #[runtime::pallet_index(63)]
    pub type Challenges = pallet_challenges;
    // 113 stays free: it is the first byte of a voucher, which must not be a transaction as well.
}
