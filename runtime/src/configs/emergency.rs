//! Stops for an emergency, and what none of them reaches.
//!
//! The safe mode lets only [`STAYS_OPEN`] through, for a day at a time. A paused call is refused as
//! long as something is closed by hand in the circuit breaker, which is bounded in time; so no pause
//! outlives that, whether it is taken back or forgotten.
//!
//! Both stop calls. What blocks do by themselves goes on: accrual and buybacks; the breaker closes deposits
//! and buybacks for these too. Renewals of subscriptions wait, and trades do not grow too old to be
//! settled: whoever cannot act does not lose by it.

use crate::{origins::Emergency, params::DAYS, *};
use polkadot_sdk::{
    frame_support::{
        parameter_types,
        traits::{ConstU32, Contains, Get, GetCallMetadata},
    },
    frame_system::EnsureWithSuccess,
    pallet_tx_pause::RuntimeCallNameOf,
};
use quaestor_primitives::Entry;

/// Calls of a pallet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calls {
    /// All of them.
    All,
    /// These.
    Only(&'static [&'static str]),
}

use Calls::{All, Only};

/// Calls that no stop affects, by the names in the metadata: exits, governance, prices and
/// validators, and the inherents of a block. Batches, proxies and multisigs pass the filter on to
/// the calls inside.
pub const STAYS_OPEN: &[(&str, Calls)] = &[
    ("System", All),
    ("Timestamp", All),
    ("Grandpa", All),
    ("Validators", All),
    ("Session", All),
    ("Sudo", All),
    ("Utility", All),
    ("Proxy", All),
    ("Multisig", All),
    ("Scheduler", All),
    ("Preimage", All),
    ("MultiBlockMigrations", All),
    ("Council", All),
    ("TechnicalCommittee", All),
    ("RevenueDepositors", All),
    ("PriceOperators", All),
    ("TradeEngines", All),
    ("Treasury", All),
    ("Whitelist", All),
    ("SafeMode", All),
    ("TxPause", All),
    ("Oracle", All),
    ("PriceFeed", All),
    ("CircuitBreaker", All),
    (
        "StakingVault",
        Only(&[
            "unstake",
            "early_unstake",
            "withdraw",
            "set_tier",
            "set_stake_limits",
            "set_wallet_cap",
            "set_cooldown",
        ]),
    ),
    (
        "Rewards",
        Only(&[
            "claim_rewards",
            "collect_vested",
            "forfeit_stream",
            "release_unallocated",
            "add_pool",
            "set_pool_params",
        ]),
    ),
    (
        "Backstop",
        Only(&["propose_spend", "cancel_spend", "execute_spend", "set_floor", "set_spend_delay"]),
    ),
    ("RevenueRouter", Only(&["set_split", "add_asset"])),
    ("BuybackBurn", Only(&["set_params"])),
    // An allowance can be taken back.
    ("FeeDiscounts", Only(&["set_allowance", "set_tiers", "add_asset"])),
    (
        "Subscriptions",
        Only(&["cancel", "forget", "add_plan", "set_plan", "close_plan", "set_params"]),
    ),
];

fn stays_open(pallet: &[u8], call: &[u8]) -> bool {
    STAYS_OPEN.iter().any(|(name, calls)| {
        name.as_bytes() == pallet
            && match calls {
                All => true,
                Only(names) => names.iter().any(|name| name.as_bytes() == call),
            }
    })
}

/// [`STAYS_OPEN`], as the pallets ask for it.
pub struct StaysOpen;

impl Contains<RuntimeCall> for StaysOpen {
    fn contains(call: &RuntimeCall) -> bool {
        let names = call.get_call_metadata();
        stays_open(names.pallet_name.as_bytes(), names.function_name.as_bytes())
    }
}

impl Contains<RuntimeCallNameOf<Runtime>> for StaysOpen {
    fn contains((pallet, call): &RuntimeCallNameOf<Runtime>) -> bool {
        stays_open(pallet, call)
    }
}

/// The calls that may be made now. What it reads, the safe mode's end and the breaker's record, is
/// part of the base weight of a transaction.
pub struct Admitted;

impl Contains<RuntimeCall> for Admitted {
    fn contains(call: &RuntimeCall) -> bool {
        StaysOpen::contains(call)
            || !(SafeMode::is_entered() || (closed_by_hand() && !TxPause::contains(call)))
    }
}

/// Whether accounts can be charged: deposits are open and no call is stopped, because a stopped one
/// may be the one that would have filled an account.
pub struct CanCharge;

impl Get<bool> for CanCharge {
    fn get() -> bool {
        let breaker = pallet_circuit_breaker::State::<Runtime>::get();
        let paused = || pallet_tx_pause::PausedCalls::<Runtime>::iter_keys().next().is_some();
        breaker.closed(Entry::Deposit).is_none()
            && !SafeMode::is_entered()
            && !(breaker.manual.is_some() && paused())
    }
}

fn closed_by_hand() -> bool {
    pallet_circuit_breaker::State::<Runtime>::get().manual.is_some()
}

parameter_types! {
    /// Duration of the safe mode, and of each extension.
    pub const SafeModeBlocks: BlockNumber = DAYS;
    pub const NoDeposit: Option<Balance> = None;
    pub const NoRelease: Option<BlockNumber> = None;
}

type ForADay = EnsureWithSuccess<Emergency, AccountId, SafeModeBlocks>;

impl pallet_safe_mode::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type WhitelistedCalls = StaysOpen;
    // Nobody enters it by paying.
    type EnterDuration = SafeModeBlocks;
    type ExtendDuration = SafeModeBlocks;
    type EnterDepositAmount = NoDeposit;
    type ExtendDepositAmount = NoDeposit;
    type ForceEnterOrigin = ForADay;
    type ForceExtendOrigin = ForADay;
    type ForceExitOrigin = Emergency;
    type ForceDepositOrigin = Emergency;
    type Notify = ();
    type ReleaseDelay = NoRelease;
    type WeightInfo = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
}

impl pallet_tx_pause::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type PauseOrigin = Emergency;
    type UnpauseOrigin = Emergency;
    type WhitelistedCalls = StaysOpen;
    type MaxNameLen = ConstU32<256>;
    type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
}
