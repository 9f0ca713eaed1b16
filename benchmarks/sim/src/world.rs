//! The simulated chain with everything that is counted beside it.

use crate::{
    books::Books,
    chain::{self, account},
    emission,
    scenario::Scenario,
};
use pallet_rewards::types::Unallocated;
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_chain_spec::DAY;
use quaestor_primitives::Seconds;
use quaestor_runtime::{
    AccountId, Allocations, Backstop, BuybackBurn, CircuitBreaker, Daybook, Debates, Emission,
    FeeDiscounts, GenesisBadge, PriceFeed, RevenueRouter, Rewards, RuntimeCall, StakeVoting,
    StakingVault, Subscriptions, System,
};
use std::collections::BTreeMap;

/// The chain's scenario and its books.
pub struct World<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Flows of reward so far.
    pub books: Books,
    /// Number of calls dispatched.
    pub calls: u64,
    /// Number of calls refused, by call and error.
    pub refused: BTreeMap<String, u64>,
}

impl<'a> World<'a> {
    /// The world at genesis.
    pub fn new(scenario: &'a Scenario) -> Self {
        Self { scenario, books: Books::new(), calls: 0, refused: BTreeMap::new() }
    }

    /// Makes a block and books what happened in it.
    pub fn block(&mut self, time: Seconds, calls: impl FnOnce(&mut Self)) {
        chain::block(time, || calls(self));
        for record in System::read_events_no_consensus() {
            self.books.note(record.event);
        }
    }

    /// Dispatches a call of `who`, and counts it. Returns `true` if it succeeded.
    pub fn call(&mut self, who: &AccountId, call: impl Into<RuntimeCall>) -> bool {
        let call = call.into();
        let name = name_of(&call);
        self.calls += 1;
        match chain::call(who, call) {
            Ok(()) => true,
            Err(error) => {
                *self.refused.entry(format!("{name}: {}", text(error))).or_default() += 1;
                false
            },
        }
    }

    /// A keeper releases the reward of times without stakers, once a day, where it suffices.
    pub fn keep(&mut self, time: Seconds) {
        if !time.is_multiple_of(DAY) {
            return;
        }
        for pool in Rewards::pool_views() {
            if pool.no_stake >= pool.params.min_funding {
                let (asset, reason) = (pool.asset, Unallocated::NoStake);
                let call = pallet_rewards::Call::release_unallocated { asset, reason };
                self.call(&account("keeper"), call);
            }
        }
    }

    /// Every invariant of our pallets, and the equalities of the books.
    pub fn check(&self) {
        let checks = [
            ("staking-vault", StakingVault::do_try_state()),
            ("rewards", Rewards::check_exactly()),
            ("price-feed", PriceFeed::do_try_state()),
            ("revenue-router", RevenueRouter::check_exactly()),
            ("backstop", Backstop::do_try_state()),
            ("buyback-burn", BuybackBurn::check_exactly()),
            ("circuit-breaker", CircuitBreaker::do_try_state()),
            ("fee-discounts", FeeDiscounts::check_exactly()),
            ("subscriptions", Subscriptions::do_try_state()),
            ("emission", Emission::do_try_state()),
            ("allocations", Allocations::check_exactly()),
            ("stake-voting", StakeVoting::do_try_state()),
            ("debates", Debates::check_exactly()),
            ("genesis-badge", GenesisBadge::do_try_state()),
            ("daybook", Daybook::do_try_state()),
        ];
        for (pallet, result) in checks {
            assert_eq!(result, Ok(()), "{}: the state of {pallet}", self.scenario.name());
        }
        self.books.check(self.scenario.name(), emission::status().created);
    }
}

fn name_of(call: &RuntimeCall) -> String {
    use polkadot_sdk::frame_support::traits::GetCallMetadata;
    let names = call.get_call_metadata();
    format!("{}.{}", names.pallet_name, names.function_name)
}

fn text(error: DispatchError) -> String {
    match error {
        DispatchError::Module(module) => module.message.unwrap_or("?").into(),
        other => format!("{other:?}"),
    }
}
