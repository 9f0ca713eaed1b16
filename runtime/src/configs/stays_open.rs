//! Calls that no stop reaches.

use crate::*;
use polkadot_sdk::{
    frame_support::traits::{Contains, GetCallMetadata},
    pallet_tx_pause::RuntimeCallNameOf,
};

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
    ("Recorders", All),
    ("CanaryOperators", All),
    ("Treasury", All),
    ("Whitelist", All),
    ("SafeMode", All),
    ("TxPause", All),
    ("Referenda", All),
    ("StakeVoting", All),
    ("Oracle", All),
    ("PriceFeed", All),
    ("CircuitBreaker", All),
    (
        "StakingVault",
        Only(&[
            "unstake",
            "early_unstake",
            "withdraw",
            // What has been earned by a vote or a pledge counts from the refresh on.
            "refresh_boosts",
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
    ("Emission", All),
    // The time for pledges runs on.
    ("Allocations", Only(&["release", "hand_over", "pledge", "unpledge", "set_params"])),
    ("Debates", Only(&["record", "settle", "retire_agent", "forget", "set_params"])),
    ("GenesisBadge", Only(&["set_params"])),
    (
        "Providers",
        Only(&["undelegate", "release", "realise", "collect", "resign", "set_params", "add_asset"]),
    ),
    // Work that is promised is delivered, paid, or failed.
    (
        "InferenceMarket",
        Only(&[
            "withdraw_bid",
            "decline",
            "submit_result",
            "accept",
            "settle",
            "clear",
            "cancel",
            "fail",
            "claim_work",
            "collect_unpaid",
            "flush",
            "set_terms",
            "set_class",
            "override_price",
            "add_asset",
        ]),
    ),
    (
        "PaymentChannels",
        Only(&["redeem", "redeem_batch", "close", "request_close", "finish", "set_params"]),
    ),
    // A fault must not grow old: votes and deadlines go on, and so does every call but `join`.
    (
        "Challenges",
        Only(&[
            "leave",
            "collect",
            "rotate",
            "draw",
            "answer",
            "close_audit",
            "challenge",
            "respond",
            "commit",
            "reveal",
            "resolve",
            "appeal",
            "rule",
            "execute",
            "commit_canary",
            "reveal_canary",
            "drop_canary",
            "set_params",
        ]),
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
