//! Random histories: whatever happens in whatever order, no unit is lost.

use super::*;
use crate::{FundInsurance, FundInsuranceToCeiling};
use polkadot_sdk::{
    frame_support::{dispatch::GetDispatchInfo, traits::fungibles::Balanced},
    sp_io::storage,
    sp_runtime::{traits::Dispatchable, StateVersion},
};
use proptest::{collection::vec, prelude::*};
use quaestor_primitives::{AssetKind, TakeCredit};

#[derive(Clone, Debug)]
enum Step {
    Revenue(AssetKind, u128),
    Switch(u8),
    Pass(u64),
    Idle(u64),
    Propose(Reserve, AssetKind, u128),
    Cancel(u32),
    Execute(u32),
    Fill(u128),
    Give(u128),
    Insure(u128, bool),
    SetFloor(u128),
}

fn asset() -> impl Strategy<Value = AssetKind> {
    prop_oneof![4 => Just(USDC), 2 => Just(NATIVE), 1 => Just(EURC)]
}

fn amount() -> impl Strategy<Value = u128> {
    prop_oneof![1..20u128, 1..10_000u128, 1..2_000_000_000_000u128]
}

fn reserve() -> impl Strategy<Value = Reserve> {
    prop_oneof![Just(Reserve::Main), Just(Reserve::Emergency), Just(Reserve::Insurance)]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (asset(), amount()).prop_map(|(a, n)| Step::Revenue(a, n)),
        5 => (0..6u8).prop_map(Step::Switch),
        3 => prop_oneof![1..DAY, 1..10 * DAY, Just(100 * DAY)].prop_map(Step::Pass),
        4 => (0..12u64).prop_map(Step::Idle),
        2 => (reserve(), asset(), amount()).prop_map(|(r, a, n)| Step::Propose(r, a, n)),
        1 => (0..8u32).prop_map(Step::Cancel),
        3 => (0..8u32).prop_map(Step::Execute),
        1 => amount().prop_map(Step::Fill),
        1 => amount().prop_map(Step::Give),
        3 => (amount(), any::<bool>()).prop_map(|(n, capped)| Step::Insure(n, capped)),
        1 => (0..20_000_000_000_000u128).prop_map(Step::SetFloor),
    ]
}

/// Opens or closes the stream or the emergency reserve.
fn switch(which: u8) {
    let on = which.is_multiple_of(2);
    match which / 2 {
        0 if on => Rewards::close(),
        0 => Rewards::open(),
        1 => StubCrisis::set_emergency(on),
        _ => LeastFunding::set(&if on { 5_000 } else { 0 }),
    }
}

/// A call that is refused leaves everything as it was.
fn call(origin: RuntimeOrigin, call: Call) {
    let before = storage::root(StateVersion::V1);
    let call = RuntimeCall::from(call);
    assert!(call.get_dispatch_info().call_weight.ref_time() > 0);
    if call.dispatch(origin).is_err() {
        assert_eq!(before, storage::root(StateVersion::V1));
    }
}

/// Insurance that a spend of it would leave, if it succeeds.
fn insurance_after(id: u32) -> Option<u128> {
    let spends = crate::OpenSpends::<Test>::get();
    let spend = spends.iter().find(|spend| spend.id == id)?;
    (spend.reserve == Reserve::Insurance)
        .then(|| Backstop::insurance().saturating_sub(spend.amount))
}

/// `received` counts USDC, and `insurance` is what the steps say it is.
fn take(step: Step, now: &mut u64, received: &mut u128, insurance: &mut u128) {
    let signed = RuntimeOrigin::signed;
    match step {
        Step::Revenue(asset, amount) => {
            let taken = match &asset {
                AssetKind::WithId(2) => false,
                asset => revenue(asset.clone(), amount, amount),
            };
            if asset == USDC {
                *received += if taken { 2 * amount } else { amount };
            }
        },
        Step::Switch(which) => switch(which),
        Step::Pass(secs) => {
            *now += secs;
            at(*now);
        },
        Step::Idle(budget) => assert!(idle(budget) <= budget),
        Step::Propose(reserve, asset, amount) => {
            let spend = Call::propose_spend { reserve, asset, amount, beneficiary: EVE };
            call(signed(COUNCIL), spend);
        },
        Step::Cancel(id) => call(signed(WATCH), cancel(id)),
        Step::Execute(id) => {
            let (before, after) = (events().len(), insurance_after(id));
            call(signed(ALICE), execute(id));
            if let Some(after) = after.filter(|_| events().len() > before) {
                *insurance = after;
            }
        },
        Step::Insure(amount, capped) => {
            let credit = Money::issue(NATIVE, amount);
            let ceiling = issuance(NATIVE) / 50;
            if capped {
                assert!(FundInsuranceToCeiling::<Backstop, Test>::take(credit).is_ok());
                *insurance += amount.min(ceiling.saturating_sub(*insurance));
            } else {
                assert!(FundInsurance::<Test>::take(credit).is_ok());
                *insurance += amount;
            }
        },
        Step::Fill(amount) => call(RuntimeOrigin::root(), fill_emergency(amount)),
        Step::Give(amount) => {
            let to = Backstop::account();
            if Assets::transfer(signed(BANK), 1, to, amount).is_ok() {
                *received += amount;
            }
        },
        Step::SetFloor(per_year) => call(RuntimeOrigin::root(), Call::set_floor { per_year }),
    }
}

const EMERGENCY: u128 = 1_500_000 * UNIT;

/// Top-ups and spends move assets among three accounts, counted from their balances.
fn assert_balances(received: u128) {
    Backstop::do_try_state().unwrap();
    let backstop = balance(USDC, Backstop::account());
    assert_eq!(
        balance(USDC, REWARDS) + backstop + balance(USDC, EVE),
        2 * LEAST + EMERGENCY + received
    );
    assert_eq!(state().emergency + Backstop::main_reserve(&USDC) + LEAST, backstop);
    let native = balance(NATIVE, Backstop::account());
    assert_eq!(Backstop::insurance() + Backstop::main_reserve(&NATIVE) + ED, native);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_is_lost_whatever_happens(steps in vec(step(), 1..100)) {
        ExtBuilder::default().emergency(EMERGENCY).build_and_execute(|| {
            let (mut now, mut received, mut insurance) = (START, 0, 0);
            for step in steps {
                take(step, &mut now, &mut received, &mut insurance);
                assert_balances(received);
                assert_eq!(Backstop::insurance(), insurance);
            }
        });
    }
}
