//! The whole runtime on one of its presets, block by block.

pub mod genesis;

use genesis::Genesis;
use polkadot_sdk::{
    frame_support::{
        traits::{
            fungibles::{Inspect, Mutate},
            OnFinalize, OnIdle, OnInitialize,
        },
        weights::Weight,
        BoundedVec,
    },
    pallet_referenda::{DecidingCount, ReferendumCount, ReferendumInfo, ReferendumInfoFor},
    pallet_scheduler, pallet_timestamp,
    sp_core::H256,
    sp_io::TestExternalities,
    sp_keyring::Sr25519Keyring,
    sp_runtime::{traits::Dispatchable, DispatchError},
};
use quaestor_primitives::{AssetKind, Balance, Price, RevenueType, Seconds};
use quaestor_runtime::{
    configs::tokens::NativeAndAssets, genesis::dev_treasurer, AccountId, AllPalletsWithSystem,
    Allocations, Backstop, BuybackBurn, Challenges, CircuitBreaker, Daybook, Debates, Emission,
    FeeDiscounts, GenesisBadge, InferenceMarket, Oracle, PaymentChannels, PriceFeed, Providers,
    RevenueRouter, Rewards, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, StakeVoting,
    StakingVault, Subscriptions, System,
};
use std::collections::BTreeMap;

pub const USDC: AssetKind = AssetKind::WithId(1);
pub const NATIVE: AssetKind = AssetKind::Native;
/// One QTRA.
pub const QTRA: Balance = 1_000_000_000_000_000_000;
/// One USDC.
pub const USD: Balance = 1_000_000;
/// Seconds between two blocks.
pub const SLOT: Seconds = 6;
/// Seconds of a day of the preset.
pub const DAY: Seconds = 20;
/// Half a USDC for a token: what the preset's pool begins with.
pub const HALF: Price = Price(500_000_000_000);
/// The time of the first block.
pub const START: Seconds = 1_800_000_000;

/// A chain at its first block, with a reserve that covers the floor of a hundred epochs. `changes`
/// are merged over the preset.
pub fn world_with(changes: serde_json::Value) -> TestExternalities {
    let mut ext = Genesis::quiet("qtra-dev").with(changes).build();
    ext.execute_with(|| {
        let backstop = Backstop::account();
        NativeAndAssets::mint_into(USDC, &backstop, 100_000 * USD).expect("USDC exists");
        launch(|| {});
    });
    ext
}

/// Makes the first block, at [`START`], with what `calls` does in it.
pub fn launch<R>(calls: impl FnOnce() -> R) -> R {
    pallet_timestamp::Now::<Runtime>::put(START * 1_000);
    block(calls)
}

pub fn person(who: Sr25519Keyring) -> AccountId {
    who.to_account_id()
}

/// Seconds since the Unix epoch.
pub fn now() -> Seconds {
    pallet_timestamp::Now::<Runtime>::get() / 1_000
}

/// Makes a block with what `calls` does in it.
pub fn block<R>(calls: impl FnOnce() -> R) -> R {
    block_after(SLOT, calls)
}

/// Makes a block so many seconds after the one before.
pub fn block_after<R>(secs: Seconds, calls: impl FnOnce() -> R) -> R {
    let number = System::block_number() + 1;
    System::reset_events();
    System::set_block_number(number);
    System::set_parent_hash(H256::from_low_u64_be(number.into()));
    AllPalletsWithSystem::on_initialize(number);
    pallet_timestamp::Now::<Runtime>::put((now() + secs) * 1_000);
    let result = calls();
    AllPalletsWithSystem::on_idle(number, Weight::from_parts(1_000_000_000_000, u64::MAX));
    // The timestamp would miss its inherent.
    <Oracle as OnFinalize<u32>>::on_finalize(number);
    result
}

/// Makes a block in which the clock of the stake stands exactly `secs` after [`START`], after as many
/// as it needs to get there.
pub fn at<R>(secs: Seconds, calls: impl FnOnce() -> R) -> R {
    let time = START + secs;
    assert!(time >= StakingVault::state().clock, "time does not go back");
    pallet_timestamp::Now::<Runtime>::put(time * 1_000);
    loop {
        let state = StakingVault::state();
        // The hook crosses at most 1,000 boundaries.
        if time.saturating_sub(state.boundary) / state.bucket_secs < 1_000 {
            break;
        }
        block_after(0, || {});
    }
    block_after(0, || {
        assert_eq!(StakingVault::state().clock, time);
        calls()
    })
}

/// Makes a block every `step` seconds, up to `secs` after [`START`].
pub fn live_until(secs: Seconds, step: Seconds) {
    while StakingVault::state().clock < START + secs {
        at((StakingVault::state().clock - START + step).min(secs), || {});
    }
}

/// Makes block `number` with what `calls` does in it, after those before it in which the scheduler has
/// something to do. The others would do nothing but take their six seconds.
pub fn at_block<R>(number: u32, calls: impl FnOnce() -> R) -> R {
    let agenda = pallet_scheduler::Agenda::<Runtime>::iter_keys;
    loop {
        let current = System::block_number();
        let Some(next) = agenda().filter(|at| (current + 1..number).contains(at)).min() else {
            break;
        };
        jump_to(next);
        block(|| {});
    }
    jump_to(number);
    block(calls)
}

fn jump_to(number: u32) {
    let skipped = number - 1 - System::block_number();
    System::set_block_number(number - 1);
    // It has done what is due, and would look at every block in between.
    pallet_scheduler::IncompleteSince::<Runtime>::put(number);
    pallet_timestamp::Now::<Runtime>::mutate(|now| *now += SLOT * 1_000 * u64::from(skipped));
}

/// Makes blocks until so many seconds have passed.
pub fn pass(secs: Seconds) {
    let end = now() + secs;
    while now() < end {
        block(|| {});
    }
}

/// Passes so many seconds with the operators reporting `price` in every block.
pub fn pass_at(price: Price, secs: Seconds) {
    let end = now() + secs;
    while now() < end {
        block(|| feed(price));
    }
}

/// All operators report `price`.
pub fn feed(price: Price) {
    use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve};
    each_reports(&[Alice, Bob, Charlie, Dave, Eve], price);
}

/// Each of these operators reports `price`.
pub fn each_reports(operators: &[Sr25519Keyring], price: Price) {
    operators.iter().for_each(|who| report(*who, price));
}

/// One operator reports `price`.
pub fn report(who: Sr25519Keyring, price: Price) {
    let values = BoundedVec::truncate_from(vec![(NATIVE, price)]);
    done(&person(who), polkadot_sdk::pallet_oracle::Call::feed_values { values });
}

/// The chain with a market: prices have been watched for longer than any average looks back.
pub fn market() -> TestExternalities {
    market_with(serde_json::json!({}))
}

/// The same with `changes` merged over the preset.
pub fn market_with(changes: serde_json::Value) -> TestExternalities {
    let mut ext = world_with(changes);
    ext.execute_with(|| pass_at(HALF, 10 * DAY));
    ext
}

/// Result of the call by `who`.
pub fn call(who: &AccountId, call: impl Into<RuntimeCall>) -> Result<(), DispatchError> {
    dispatch(RuntimeOrigin::signed(who.clone()), call)
}

/// Result of the call.
pub fn dispatch(origin: RuntimeOrigin, call: impl Into<RuntimeCall>) -> Result<(), DispatchError> {
    call.into().dispatch(origin).map(drop).map_err(|refused| refused.error)
}

/// The call by `who` succeeds.
#[track_caller]
pub fn done(who: &AccountId, what: impl Into<RuntimeCall>) {
    assert_eq!(call(who, what), Ok(()));
}

/// The revenue multisig deposits.
#[track_caller]
pub fn deposit(asset: AssetKind, amount: Balance, kind: RevenueType) {
    let call =
        pallet_revenue_router::Call::deposit_revenue { asset, amount, kind, reference: None };
    done(&dev_treasurer(), call);
}

pub fn balance(asset: &AssetKind, who: &AccountId) -> Balance {
    NativeAndAssets::balance(asset.clone(), who)
}

/// Swaps exactly `amount` of one for the other at any price. Returns what it got.
#[track_caller]
pub fn swap(who: &AccountId, from: &AssetKind, to: &AssetKind, amount: Balance) -> Balance {
    let before = balance(to, who);
    let call = polkadot_sdk::pallet_asset_conversion::Call::swap_exact_tokens_for_tokens {
        path: vec![Box::new(from.clone()), Box::new(to.clone())],
        amount_in: amount,
        amount_out_min: 1,
        send_to: who.clone(),
        keep_alive: true,
    };
    done(who, call);
    balance(to, who) - before
}

/// Events of the block so far.
pub fn events() -> Vec<RuntimeEvent> {
    System::events().into_iter().map(|record| record.event).collect()
}

/// The referenda of the SDK: none is lost, and each that is live is decided in its turn and woken up.
#[track_caller]
fn check_referenda() {
    let all: Vec<_> = ReferendumInfoFor::<Runtime>::iter().collect();
    assert_eq!(all.len() as u32, ReferendumCount::<Runtime>::get());
    let mut deciding = BTreeMap::<_, u32>::new();
    for (poll, info) in all {
        let ReferendumInfo::Ongoing(status) = info else { continue };
        let (when, _) = status.alarm.unwrap_or_else(|| panic!("{poll} is never woken up"));
        assert!(when > System::block_number(), "the alarm of {poll} has gone unheard");
        let decision = status.deciding.unwrap_or_else(|| panic!("{poll} is not decided"));
        assert!(decision.confirming.is_none_or(|end| end > decision.since));
        *deciding.entry(status.track).or_default() += 1;
    }
    // A decision that has ended is counted until the next block.
    for (track, live) in deciding {
        assert!(DecidingCount::<Runtime>::get(track) >= live, "track {track} counts too few");
    }
}

/// Every invariant of every pallet, where nothing has arrived unasked.
#[track_caller]
pub fn check() {
    assert_eq!(StakingVault::do_try_state(), Ok(()));
    assert_eq!(Rewards::check_exactly(), Ok(()));
    assert_eq!(PriceFeed::do_try_state(), Ok(()));
    assert_eq!(RevenueRouter::check_exactly(), Ok(()));
    assert_eq!(Backstop::do_try_state(), Ok(()));
    assert_eq!(BuybackBurn::check_exactly(), Ok(()));
    assert_eq!(CircuitBreaker::do_try_state(), Ok(()));
    assert_eq!(FeeDiscounts::check_exactly(), Ok(()));
    assert_eq!(Subscriptions::do_try_state(), Ok(()));
    assert_eq!(Emission::do_try_state(), Ok(()));
    assert_eq!(Allocations::do_try_state(), Ok(()));
    assert_eq!(StakeVoting::do_try_state(), Ok(()));
    check_referenda();
    assert_eq!(Debates::do_try_state(), Ok(()));
    assert_eq!(GenesisBadge::do_try_state(), Ok(()));
    assert_eq!(Daybook::do_try_state(), Ok(()));
    // An account may be an auditor as well, whose bond is another one.
    assert_eq!(Providers::do_try_state(), Ok(()));
    assert_eq!(InferenceMarket::check_exactly(), Ok(()));
    assert_eq!(PaymentChannels::do_try_state(), Ok(()));
    assert_eq!(Challenges::check_exactly(), Ok(()));
    assert_eq!(CircuitBreaker::status().redirected, Rewards::state().redirected);
}
