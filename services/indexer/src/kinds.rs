//! The kinds of facts: their columns, and the events that they are made from.

use crate::schema::{opt, Column, Kind};
use Kind::{Amount, Flag, Int, Json, Text};

/// An event that a fact is made from, and the fields that have another name there.
pub(crate) struct Source {
    pub pallet: &'static str,
    pub event: &'static str,
    pub renamed: &'static [(&'static str, &'static str)],
}

/// A kind of facts.
pub(crate) struct Fact {
    pub table: &'static str,
    pub columns: &'static [Column],
    pub sources: &'static [Source],
}

const fn of(pallet: &'static str, event: &'static str) -> Source {
    Source { pallet, event, renamed: &[] }
}

const fn with(
    pallet: &'static str,
    event: &'static str,
    renamed: &'static [(&'static str, &'static str)],
) -> Source {
    Source { pallet, event, renamed }
}

const WHO: Column = opt("who", Text);
const ASSET: Column = opt("asset", Text);
const AMOUNT: Column = opt("amount", Amount);
const POSITION: Column = opt("position", Int);

pub(crate) const FACTS: &[Fact] = &[
    Fact {
        table: "claims",
        columns: &[WHO, ASSET, AMOUNT, opt("stream", Int)],
        sources: &[of("Rewards", "Claimed")],
    },
    Fact {
        table: "collections",
        columns: &[WHO, ASSET, AMOUNT],
        sources: &[of("Rewards", "Collected"), of("Rewards", "PayoutDeferred")],
    },
    Fact {
        table: "compounds",
        columns: &[WHO, POSITION, ASSET, opt("spent", Amount), AMOUNT],
        sources: &[of("Rewards", "Compounded"), of("Rewards", "CompoundedThroughExchange")],
    },
    Fact {
        table: "forfeits",
        columns: &[WHO, ASSET, opt("stream", Int), POSITION, AMOUNT],
        sources: &[
            with("Rewards", "StreamForfeited", &[("amount", "forfeited")]),
            of("Rewards", "EscrowForfeited"),
        ],
    },
    Fact {
        table: "stakes",
        columns: &[
            WHO,
            POSITION,
            opt("tier", Int),
            AMOUNT,
            opt("refused", Amount),
            opt("lock_end", Int),
        ],
        sources: &[
            of("StakingVault", "Staked"),
            with("StakingVault", "StakeIncreased", &[("amount", "added")]),
            of("StakingVault", "UnstakeCancelled"),
        ],
    },
    Fact {
        table: "exits",
        columns: &[
            WHO,
            POSITION,
            AMOUNT,
            opt("remaining", Amount),
            opt("penalty", Amount),
            opt("release", Int),
        ],
        sources: &[
            of("StakingVault", "Unstaked"),
            of("StakingVault", "EarlyUnstaked"),
            of("StakingVault", "UnvestedHeld"),
        ],
    },
    Fact {
        table: "withdrawals",
        columns: &[WHO, AMOUNT],
        sources: &[of("StakingVault", "Withdrawn")],
    },
    Fact {
        table: "slashes",
        columns: &[WHO, AMOUNT, opt("missing", Amount)],
        sources: &[of("StakingVault", "Slashed")],
    },
    Fact {
        table: "fundings",
        columns: &[ASSET, AMOUNT, opt("ends", Int), opt("source", Json)],
        sources: &[with("Rewards", "Funded", &[("ends", "end")])],
    },
    Fact {
        table: "pot_releases",
        columns: &[ASSET, opt("reason", Text), opt("destination", Text), AMOUNT],
        sources: &[of("Rewards", "UnallocatedReleased")],
    },
    Fact {
        table: "revenue",
        columns: &[
            opt("number", Int),
            WHO,
            opt("kind", Text),
            ASSET,
            AMOUNT,
            opt("legs", Json),
            opt("reference", Text),
        ],
        sources: &[of("RevenueRouter", "RevenueDeposited")],
    },
    Fact {
        table: "suspense",
        columns: &[opt("kind", Text), ASSET, opt("leg", Text), AMOUNT],
        sources: &[of("RevenueRouter", "LegSuspended"), of("RevenueRouter", "LegRetried")],
    },
    Fact {
        table: "top_ups",
        columns: &[
            opt("epoch", Int),
            opt("needed", Amount),
            opt("from_reserve", Amount),
            opt("from_emergency", Amount),
            opt("surplus", Amount),
        ],
        sources: &[of("Backstop", "FloorToppedUp")],
    },
    Fact {
        table: "spends",
        columns: &[
            opt("id", Int),
            opt("reserve", Text),
            ASSET,
            AMOUNT,
            opt("beneficiary", Text),
            opt("spend", Json),
        ],
        sources: &[
            of("Backstop", "SpendProposed"),
            of("Backstop", "SpendCancelled"),
            of("Backstop", "SpendExecuted"),
        ],
    },
    Fact {
        table: "lots",
        columns: &[
            opt("number", Int),
            opt("spent", Amount),
            opt("bought", Amount),
            opt("burnt", Amount),
            opt("low", Amount),
            opt("min_out", Amount),
            opt("issuance", Amount),
            opt("total_burnt", Amount),
            opt("next_at", Int),
        ],
        sources: &[of("BuybackBurn", "BoughtAndBurnt")],
    },
    Fact {
        table: "burns",
        columns: &[
            opt("number", Int),
            opt("burnt", Amount),
            opt("issuance", Amount),
            opt("total_burnt", Amount),
        ],
        sources: &[of("BuybackBurn", "BoughtAndBurnt"), of("BuybackBurn", "BurntDirectly")],
    },
    Fact {
        table: "purchases",
        columns: &[
            opt("spent", Amount),
            opt("bought", Amount),
            opt("low", Amount),
            opt("min_out", Amount),
        ],
        sources: &[of("BuybackBurn", "Purchased")],
    },
    Fact {
        table: "breakers",
        columns: &[
            opt("trigger", Text),
            opt("value", Amount),
            opt("level", Amount),
            opt("until", Int),
            opt("entries", Json),
            opt("early", Flag),
        ],
        sources: &[
            of("CircuitBreaker", "Tripped"),
            of("CircuitBreaker", "Cleared"),
            of("CircuitBreaker", "CrisisStarted"),
            of("CircuitBreaker", "CrisisEnded"),
            of("CircuitBreaker", "ManualTripped"),
            of("CircuitBreaker", "ManualCleared"),
        ],
    },
    Fact {
        table: "fees",
        columns: &[
            opt("key", Text),
            opt("payer", Text),
            ASSET,
            opt("gross", Amount),
            opt("rebate", Amount),
            opt("net", Amount),
            opt("discount_bps", Int),
            opt("engine", Text),
        ],
        sources: &[of("FeeDiscounts", "FeeSettled")],
    },
    Fact {
        table: "subscriptions",
        columns: &[
            WHO,
            opt("plan", Int),
            ASSET,
            AMOUNT,
            opt("usdc_price", Amount),
            opt("discount_bps", Int),
            opt("periods", Int),
            opt("active_until", Int),
            opt("automatic", Flag),
            opt("reason", Json),
        ],
        sources: &[
            of("Subscriptions", "Subscribed"),
            of("Subscriptions", "Renewed"),
            of("Subscriptions", "RenewalFailed"),
            of("Subscriptions", "RenewalPostponed"),
            of("Subscriptions", "Cancelled"),
            of("Subscriptions", "Forgotten"),
        ],
    },
    Fact {
        table: "motions",
        columns: &[
            opt("account", Text),
            opt("proposal_index", Int),
            opt("proposal_hash", Text),
            opt("threshold", Int),
            opt("yes", Int),
            opt("no", Int),
            opt("result", Json),
        ],
        sources: &[
            of("Council", "Proposed"),
            of("Council", "Closed"),
            of("Council", "Approved"),
            of("Council", "Disapproved"),
            of("Council", "Executed"),
            of("TechnicalCommittee", "Proposed"),
            of("TechnicalCommittee", "Closed"),
            of("TechnicalCommittee", "Approved"),
            of("TechnicalCommittee", "Disapproved"),
            of("TechnicalCommittee", "Executed"),
        ],
    },
    Fact {
        table: "votes",
        columns: &[
            opt("account", Text),
            opt("proposal_hash", Text),
            opt("poll", Int),
            opt("voted", Json),
            opt("counted", Amount),
        ],
        sources: &[
            of("Council", "Voted"),
            of("TechnicalCommittee", "Voted"),
            with("StakeVoting", "Voted", &[("account", "who"), ("voted", "new")]),
            with("StakeVoting", "VoteRemoved", &[("account", "who")]),
        ],
    },
    Fact {
        table: "proxies",
        columns: &[
            opt("delegator", Text),
            opt("delegatee", Text),
            opt("proxy_type", Text),
            opt("delay", Int),
            opt("result", Json),
        ],
        sources: &[
            of("Proxy", "ProxyAdded"),
            of("Proxy", "ProxyRemoved"),
            with("Proxy", "PureCreated", &[("delegator", "who"), ("delegatee", "pure")]),
            of("Proxy", "ProxyExecuted"),
        ],
    },
    Fact {
        table: "multisigs",
        columns: &[
            opt("multisig", Text),
            opt("approving", Text),
            opt("call_hash", Text),
            opt("timepoint", Json),
            opt("result", Json),
        ],
        sources: &[
            of("Multisig", "NewMultisig"),
            of("Multisig", "MultisigApproval"),
            of("Multisig", "MultisigExecuted"),
            with("Multisig", "MultisigCancelled", &[("approving", "cancelling")]),
        ],
    },
    Fact {
        table: "prices",
        columns: &[opt("source", Text), opt("price", Json)],
        sources: &[
            with("Oracle", "NewFeedData", &[("source", "sender"), ("price", "values")]),
            with("PriceFeed", "OverrideSet", &[("price", "new")]),
            with("PriceFeed", "OverrideCleared", &[("price", "old")]),
        ],
    },
];
