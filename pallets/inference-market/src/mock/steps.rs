//! Steps of tests: time, balances, and calls as their callers make them.

use super::*;
use crate::{
    types::{Ask, Deal, Job, JobResult, JobSpec, MarketState, Stage},
    Jobs, State,
};
use polkadot_sdk::{
    frame_support::traits::fungibles::{Inspect, InspectHold, Mutate, MutateHold},
    sp_runtime::DispatchError,
};
use quaestor_primitives::Disputable;

/// The next block, at this time.
pub fn at(secs: Seconds) {
    System::set_block_number(System::block_number() + 1);
    System::reset_events();
    providers::accrue(secs);
    Now::set(&secs);
}

pub fn after(secs: Seconds) {
    at(Now::get() + secs);
}

/// This many blocks later, at the same time.
pub fn blocks(count: u64) {
    System::set_block_number(System::block_number() + count);
    System::reset_events();
}

pub fn till() -> AccountId {
    InferenceMarket::till()
}

pub fn balance(who: AccountId) -> Balance {
    balance_of(NATIVE, who)
}

pub fn balance_of(asset: AssetKind, who: AccountId) -> Balance {
    Money::balance(asset, &who)
}

pub fn set_balance(who: AccountId, amount: Balance) {
    Money::set_balance(NATIVE, &who, amount);
}

/// Escrow and deposits of `who` on hold.
pub fn held(asset: AssetKind, who: AccountId) -> (Balance, Balance) {
    InferenceMarket::on_hold(&asset, &who)
}

/// Native balance of `who`, on hold or not.
pub fn wealth(who: AccountId) -> Balance {
    balance(who) + Holds::total_balance_on_hold(NATIVE, &who)
}

/// Holds `amount` for a channel.
pub fn hold_for_channel(who: AccountId, amount: Balance) {
    Holds::hold(NATIVE, &ChannelReason::get(), &who, amount).unwrap();
}

/// Makes `who` refuse USDC, or take it again.
pub fn block(who: AccountId, on: bool) {
    let call: RuntimeCall = match on {
        true => pallet_assets::Call::block { id: 1, who }.into(),
        false => pallet_assets::Call::thaw { id: 1, who }.into(),
    };
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::signed(ADMIN));
}

pub fn state() -> MarketState {
    State::<Test>::get()
}

pub fn book(asset: AssetKind) -> crate::types::AssetBook {
    state().book(&asset).expect("a book").clone()
}

pub fn job(id: JobId) -> Job<AccountId> {
    Jobs::<Test>::get(id).expect("a job")
}

pub fn is_gone(id: JobId) -> bool {
    !Jobs::<Test>::contains_key(id) && !crate::Bids::<Test>::contains_key(id)
}

pub fn deal(id: JobId) -> Deal<AccountId> {
    job(id).deal().expect("a deal").clone()
}

pub fn result(id: JobId) -> JobResult {
    job(id).result().expect("a result").clone()
}

pub fn is_paid(id: JobId) -> bool {
    matches!(job(id).stage, Stage::Paid(..))
}

/// Events of the pallet in this block.
pub fn events() -> Vec<crate::Event<Test>> {
    let own = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
        RuntimeEvent::InferenceMarket(event) => Some(event),
        _ => None,
    };
    System::events().into_iter().filter_map(own).collect()
}

pub fn last_event() -> crate::Event<Test> {
    events().pop().expect("an event")
}

// Calls, as their callers make them.

pub type Call = crate::Call<Test>;

/// A job for 1,000 tokens and at most this price.
pub fn spec(max_price: Balance) -> JobSpec {
    JobSpec {
        class: 0,
        manifest: [1; 32],
        input: [2; 32],
        units: 1_000,
        asset: NATIVE,
        max_price,
        window_secs: DAY,
        deliver_secs: DAY,
        least_tier: 0,
        least_reputation: 0,
        auditable: true,
        key: [3; 32],
    }
}

pub fn post(spec: JobSpec) -> Call {
    Call::post_job { spec }
}

pub fn order(provider: AccountId, spec: JobSpec) -> Call {
    Call::order { provider, spec }
}

pub fn bid(job: JobId, price: Balance) -> Call {
    Call::bid { job, price, secs: HOUR }
}

pub fn submit(job: JobId) -> Call {
    let location = b"ipfs://result".to_vec().try_into().unwrap();
    Call::submit_result { job, output: [4; 32], tokens: 1_000, location }
}

pub fn ask(price: Balance) -> Ask {
    Ask { asset: NATIVE, price, least_secs: HOUR, daily_units: 2_000 }
}

pub fn set_ask(ask: impl Into<Option<Ask>>) -> Call {
    Call::set_ask { class: 0, ask: ask.into() }
}

/// A job of Alice that Peter has at this price, of `max_price` at most.
pub fn assigned(max_price: Balance, price: Balance) -> JobId {
    assigned_with(spec(max_price), price)
}

pub fn assigned_with(spec: JobSpec, price: Balance) -> JobId {
    accepted(ALICE, post(spec));
    let job = crate::Numbers::<Test>::get().next - 1;
    accepted(PETER, bid(job, price));
    accepted(ALICE, Call::assign { job, provider: PETER });
    job
}

/// The same with a result.
pub fn submitted(max_price: Balance, price: Balance) -> JobId {
    let job = assigned(max_price, price);
    accepted(PETER, submit(job));
    job
}

/// Orders a job of Alice from Peter, who does it, and accepts it.
pub fn paid(price: Balance) -> JobId {
    let job = submitted(price, price);
    accepted(ALICE, Call::accept { job });
    job
}

pub fn freeze(job: JobId, on: bool) -> Result<(), DispatchError> {
    <InferenceMarket as Disputable<AccountId, JobId>>::freeze(&job, on)
}

#[track_caller]
pub fn accepted(who: AccountId, call: Call) {
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::signed(who));
}

#[track_caller]
pub fn refused(who: AccountId, call: Call, error: impl Into<DispatchError> + core::fmt::Debug) {
    quaestor_testing::assert_refused::<RuntimeCall>(call, RuntimeOrigin::signed(who), error);
}

#[track_caller]
pub fn governed(call: Call) {
    quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::root());
}

#[track_caller]
pub fn not_governed(call: Call, error: impl Into<DispatchError> + core::fmt::Debug) {
    quaestor_testing::assert_refused::<RuntimeCall>(call, RuntimeOrigin::root(), error);
}
