//! Random histories: whatever happens in whatever order, no unit is lost.

use super::*;
use polkadot_sdk::{
    frame_support::dispatch::GetDispatchInfo,
    sp_io::storage,
    sp_runtime::{traits::Dispatchable, StateVersion},
};
use proptest::{collection::vec, prelude::*};
use quaestor_primitives::{AssetKind, Entry};

#[derive(Clone, Debug)]
enum Step {
    Deposit(AssetKind, u128, RevenueType),
    /// The same in USDC, with a reference.
    Once(u128, u8),
    /// Of another pallet.
    Route(AssetKind, u128, RevenueType),
    Retry(AssetKind, RevenueType, Leg),
    Switch(u8),
    Pass(u64),
    Idle(u64),
    SetSplit(RevenueType, Split),
    Add,
}

fn asset() -> impl Strategy<Value = AssetKind> {
    prop_oneof![4 => Just(USDC), 2 => Just(NATIVE), 1 => Just(EURC)]
}

fn amount() -> impl Strategy<Value = u128> {
    prop_oneof![1..20u128, 1..10_000u128, 1..2_000_000_000_000u128]
}

fn kind() -> impl Strategy<Value = RevenueType> {
    (0..RevenueType::ALL.len()).prop_map(|place| RevenueType::ALL[place])
}

fn leg() -> impl Strategy<Value = Leg> {
    (0..5usize).prop_map(|place| LEGS[place])
}

fn split() -> impl Strategy<Value = Split> {
    (0..4_000u32, 0..2_000u32, 0..4_000u32, 0..1_500u32, 0..2_500u32).prop_map(
        |(rewards, buyback, crisis, burn, treasury)| {
            shares(rewards, buyback, crisis, burn, treasury)
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (asset(), amount(), kind()).prop_map(|(a, n, k)| Step::Deposit(a, n, k)),
        6 => (amount(), 0..6u8).prop_map(|(n, r)| Step::Once(n, r)),
        6 => (asset(), amount(), kind()).prop_map(|(a, n, k)| Step::Route(a, n, k)),
        3 => (asset(), kind(), leg()).prop_map(|(a, k, l)| Step::Retry(a, k, l)),
        5 => (0..18u8).prop_map(Step::Switch),
        3 => prop_oneof![1..DAY, 1..10 * DAY, Just(100 * DAY)].prop_map(Step::Pass),
        4 => (0..12u64).prop_map(Step::Idle),
        1 => (kind(), split()).prop_map(|(k, s)| Step::SetSplit(k, s)),
        1 => Just(Step::Add),
    ]
}

/// Opens or closes a leg, or turns a breaker.
fn switch(which: u8) {
    let on = which.is_multiple_of(2);
    let close = |who| if on { block(who) } else { unblock(who) };
    match which / 2 {
        0 if on => Rewards::close(),
        0 => Rewards::open(),
        1 if on => Buyback::close(),
        1 => Buyback::open(),
        2 => close(TREASURY),
        3 => close(BACKSTOP),
        4 => close(Router::account()),
        5 => StubCrisis::set_crisis(on),
        6 => StubCrisis::set_paused(on),
        7 if on => StubGuard::close(Entry::Deposit),
        7 => StubGuard::open(Entry::Deposit),
        _ => LeastFunding::set(&if on { 5_000 } else { 0 }),
    }
}

/// A call that is refused leaves everything as it was. Returns whether it succeeded.
fn call(origin: RuntimeOrigin, call: Call) -> bool {
    let before = storage::root(StateVersion::V1);
    let call = RuntimeCall::from(call);
    assert!(call.get_dispatch_info().call_weight.ref_time() > 0);
    let succeeded = call.dispatch(origin).is_ok();
    if !succeeded {
        assert_eq!(before, storage::root(StateVersion::V1));
    }
    succeeded
}

/// `used` are the references of the bank, the newest last.
fn take(step: Step, now: &mut u64, used: &mut Vec<u8>) {
    let signed = RuntimeOrigin::signed;
    match step {
        Step::Deposit(asset, amount, kind) => {
            call(signed(BANK), deposit(asset, amount, kind));
        },
        Step::Once(amount, number) => {
            let kept = used.iter().rev().take(3).any(|one| *one == number);
            assert_eq!(Router::has_deposited(BANK, [number; 32]), kept);
            if call(signed(BANK), deposit_once(amount, [number; 32])) {
                assert!(!kept, "deposited twice");
                used.push(number);
            }
        },
        Step::Route(asset, amount, kind) => {
            let held = Router::knows(&asset) && Router::can_keep(&asset, amount);
            assert_eq!(routed(asset, amount, kind), held);
        },
        Step::Retry(asset, kind, leg) => {
            call(signed(ALICE), Call::retry_suspense { kind, asset, leg });
        },
        Step::Switch(which) => switch(which),
        Step::Pass(secs) => {
            *now += secs;
            at(*now);
        },
        Step::Idle(budget) => assert!(idle(budget) <= budget),
        Step::SetSplit(kind, new) => {
            call(RuntimeOrigin::root(), Call::set_split { kind, new });
        },
        Step::Add => {
            call(RuntimeOrigin::root(), Call::add_asset { asset: EURC, payer: BANK });
        },
    }
}

/// Amount that all types of revenue together have brought to a leg.
fn arrived(asset: AssetKind, leg: Leg) -> u128 {
    RevenueType::ALL.iter().map(|kind| total(*kind, asset.clone()).arrived.of(leg)).sum()
}

/// The money is where the books say it is, counted from the accounts.
fn assert_money(supplies: (u128, u128, u128)) {
    Router::check_exactly().unwrap();
    let of = |leg| arrived(USDC, leg);
    assert_eq!(balance(USDC, REWARDS), LEAST + of(Leg::Rewards));
    assert_eq!(balance(USDC, BACKSTOP), LEAST + of(Leg::Backstop));
    assert_eq!(balance(USDC, BUYBACK), LEAST + of(Leg::Buyback));
    assert_eq!(balance(USDC, TREASURY), LEAST + of(Leg::Treasury));
    assert_eq!((issuance(USDC), issuance(EURC)), (supplies.0, supplies.2));
    assert_eq!(issuance(NATIVE), supplies.1 - arrived(NATIVE, Leg::Burn));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_is_lost_whatever_happens(steps in vec(step(), 1..100)) {
        ExtBuilder::default().build_and_execute(|| {
            let supplies = (issuance(USDC), issuance(NATIVE), issuance(EURC));
            let (mut now, mut used) = (START, Vec::new());
            for step in steps {
                take(step, &mut now, &mut used);
                assert_money(supplies);
            }
        });
    }
}
