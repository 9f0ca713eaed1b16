//! Attacks, as far as this pallet alone can show what they gain.

use super::*;
use crate::types::JobSpec;
use polkadot_sdk::frame_support::traits::{LockableCurrency, WithdrawReasons};
use quaestor_primitives::{ReturnShares, UsageInspect, Verdict};

fn signed(amount: Balance) -> i128 {
    i128::try_from(amount).unwrap()
}

/// A1: an account deals with itself, owns this part of the stake, emission and auditors' weight (basis
/// points), and gets everything back that work returns at the most.
fn gain_of_self_dealing(volume: Balance, owned: Balance) -> i128 {
    ExtBuilder::default().build_and_execute(|| {
        providers::set(PETER, 1_000 * volume);
        set_balance(PETER, ED);
        super::claim_work::fund(volume);
        let before = balance(ALICE) + balance(PETER);
        paid(volume);
        let legs = book(NATIVE).pending;
        let irrecoverable = state().irrecoverable;
        at(START + DAY);
        accepted(BOB, Call::claim_work { provider: PETER, day: TODAY });
        let kept = balance(ALICE) + balance(PETER);
        // Of the network fee 80 % go to stakers; emission and audits give at most their shares.
        let ReturnShares { bonus_bps, audit_bps } = <InferenceMarket as UsageInspect>::shares();
        let returned = Balance::from(bonus_bps + audit_bps) * irrecoverable / 10_000;
        let shared = (legs.network / 10 * 8 + returned) / 10_000 * owned;
        signed(kept + shared) - signed(before)
    })
}

#[test]
fn a1_dealing_with_oneself_loses() {
    let million = 1_000_000 * QUIV;
    assert_eq!(gain_of_self_dealing(million, 10_000), -6_000 * signed(QUIV));
    assert_eq!(gain_of_self_dealing(million, 1_000), -79_800 * signed(QUIV));
    for volume in [QUIV, 1_000 * QUIV, 9 * million] {
        for owned in [0, 1, 1_000, 5_000, 9_999, 10_000] {
            assert!(gain_of_self_dealing(volume, owned) < 0);
        }
    }
}

/// A1: work in another asset returns nothing at all.
#[test]
fn a1_no_price_reaches_what_work_earns() {
    ExtBuilder::default().build_and_execute(|| {
        super::claim_work::fund(1_000 * QUIV);
        Rate::set(&1);
        let id = assigned_with(JobSpec { asset: USDC, ..spec(9_000 * DOLLAR) }, 9_000 * DOLLAR);
        accepted(PETER, submit(id));
        accepted(ALICE, Call::accept { job: id });
        assert_eq!((state().irrecoverable, state().credits), (0, 0));
        at(START + DAY);
        let claim = Call::claim_work { provider: PETER, day: TODAY };
        refused(BOB, claim, Error::NothingDue);
    });
}

/// A7: a provider that takes cheap jobs and does not deliver pays for each; one with places on a list
/// only keeps out who is no better.
#[test]
fn a7_bidding_low_and_not_delivering_costs_the_provider() {
    for price in [1, QUIV, 20 * QUIV, 100 * QUIV, 500 * QUIV] {
        ExtBuilder::default().build_and_execute(|| {
            let id = assigned(500 * QUIV, price);
            let before = providers::get(PETER).own;
            at(START + HOUR);
            accepted(ALICE, Call::fail { job: id });
            let loss = before - providers::get(PETER).own;
            assert_eq!(loss, (price / 20).max(QUIV));
            assert_eq!(balance(ALICE), RICH + loss);
        });
    }
}

#[test]
fn a7_full_places_keep_out_nobody_who_is_better_and_declining_bars() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, post(spec(50 * QUIV)));
        for who in &BIDDERS[..8] {
            accepted(*who, bid(0, 2));
        }
        accepted(PETER, bid(0, 1));
        // The attacker is picked, declines, and cannot do it again.
        accepted(ALICE, Call::assign { job: 0, provider: BIDDERS[0] });
        accepted(BIDDERS[0], Call::decline { job: 0 });
        refused(BIDDERS[0], bid(0, 1), Error::Barred);
        accepted(ALICE, Call::assign { job: 0, provider: PETER });
    });
}

/// A12: neither orders nor bids nor payments follow the reference price, however far it is pumped.
#[test]
fn a12_no_call_spends_by_the_reference_price() {
    let run = |manual: Option<Balance>| {
        ExtBuilder::default().build_and_execute(|| {
            let manual = manual.map(|price| (price, START + DAY));
            governed(Call::override_price { class: 0, manual });
            accepted(PETER, set_ask(ask(50 * QUIV)));
            accepted(ALICE, order(PETER, spec(60 * QUIV)));
            accepted(PETER, submit(0));
            accepted(ALICE, Call::accept { job: 0 });
            paid(7 * QUIV);
            (wealth(ALICE), wealth(PETER), balance(till()), state().credits)
        })
    };
    let plain = run(None);
    assert_eq!(run(Some(1)), plain);
    assert_eq!(run(Some(crate::types::MAX_BASE_PRICE)), plain);
}

/// A13: what a push of the fee brings goes to insurance, and counts neither as irrecoverable cost nor as
/// work credit. The provider pays it.
#[test]
fn a13_a_pushed_fee_gains_nobody_anything() {
    let run = |fee: u32| {
        ExtBuilder::default().build_and_execute(|| {
            crate::State::<Test>::mutate(|state| state.fee = fee);
            paid(100 * QUIV);
            accepted(BOB, Call::flush { asset: NATIVE });
            let counted = (state().irrecoverable, state().credits, balance(ROUTER));
            (counted, balance(INSURANCE) - ED, balance(PETER))
        })
    };
    let (counted, insured, earned) = run(500);
    assert_eq!(insured, 0);
    for fee in [550, 605, 1_500] {
        let surcharge = 100 * QUIV * Balance::from(fee - 500) / 10_000;
        assert_eq!(run(fee), (counted, surcharge, earned - surcharge));
    }
}

/// A13: a load that swings across both thresholds climbs, and only to the bound.
#[test]
fn a13_a_swinging_load_is_bounded() {
    ExtBuilder::default().build_and_execute(|| {
        for who in [PETER, PAULA].into_iter().chain(BIDDERS) {
            providers::change(who, |provider| provider.standing = Default::default());
        }
        let epoch = |open: Balance| {
            providers::change(POOR, |provider| {
                (provider.standing.limit, provider.standing.open) = (10_000, open);
            });
            after(DAY);
            InferenceMarket::roll_now(&terms());
            state().fee
        };
        let fees: Vec<_> = (0..60).map(|n| epoch(if n % 2 == 0 { 8_100 } else { 2_900 })).collect();
        assert_eq!(fees[..5], [550, 523, 575, 547, 601]);
        assert_eq!(fees.iter().position(|fee| *fee == 1_500), Some(46));
        assert!(fees.iter().all(|fee| *fee <= 1_500));
    });
}

/// A17: locks and freezes that came later, or were there before, stop no payment.
#[test]
fn a17_a_frozen_or_vesting_balance_pays_all_the_same() {
    ExtBuilder::default().build_and_execute(|| {
        let lock = || Balances::set_lock(*b"vesting ", &ALICE, RICH, WithdrawReasons::all());
        lock();
        let id = submitted(60 * QUIV, 50 * QUIV);
        lock();
        accepted(ALICE, Call::accept { job: id });
        assert_eq!((balance(PETER), held(NATIVE, ALICE)), (45 * QUIV, (0, 0)));
    });
    ExtBuilder::default().build_and_execute(|| {
        let id = assigned_with(JobSpec { asset: USDC, ..spec(60 * DOLLAR) }, 50 * DOLLAR);
        accepted(PETER, submit(id));
        let call = polkadot_sdk::pallet_assets::Call::freeze { id: 1, who: ALICE };
        let admin = RuntimeOrigin::signed(ADMIN);
        quaestor_testing::assert_accepted::<RuntimeCall>(RuntimeCall::from(call), admin);
        accepted(ALICE, Call::accept { job: id });
        assert_eq!((balance_of(USDC, PETER), held(USDC, ALICE)), (45 * DOLLAR, (0, 0)));
    });
}

/// A22: a deadline in a halt, or within an hour after it, moves to an hour after it.
#[test]
fn a22_a_halt_over_a_deadline_makes_nobody_late() {
    for halted in [DAY, 100 * DAY] {
        ExtBuilder::default().build_and_execute(|| {
            let [first, second] = [0; 2].map(|_| assigned(QUIV, QUIV));
            let until = START + HOUR - 1 + halted;
            Halt::set(&(START + HOUR - 1, until));
            at(until);
            refused(ALICE, Call::fail { job: first }, Error::TooEarly);
            at(until + HOUR - 1);
            refused(ALICE, Call::fail { job: first }, Error::TooEarly);
            accepted(PETER, submit(first));
            at(until + HOUR);
            refused(PETER, submit(second), Error::TooLate);
            accepted(ALICE, Call::fail { job: second });
        });
    }
    // A deadline before the halt is no matter of it, nor one long after.
    ExtBuilder::default().build_and_execute(|| {
        let id = assigned(QUIV, QUIV);
        Halt::set(&(START + HOUR, START + 2 * HOUR));
        at(START + 2 * HOUR);
        accepted(ALICE, Call::fail { job: id });
        let id = assigned(QUIV, QUIV);
        Halt::set(&(START + 2 * HOUR, START + 2 * HOUR + 10));
        at(START + 3 * HOUR + 10);
        accepted(ALICE, Call::fail { job: id });
    });
}

/// A22: bids, assignments and declining wait for the end of a halt as well.
#[test]
fn a22_a_halt_ends_no_window() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, post(spec(QUIV)));
        let until = START + 9 * DAY;
        Halt::set(&(START + 10, until));
        at(until);
        accepted(PETER, bid(0, QUIV));
        refused(BOB, Call::cancel { job: 0 }, Error::NotYours);
        accepted(ALICE, Call::assign { job: 0, provider: PETER });
        Halt::set(&(until, until + DAY));
        at(until + DAY + HOUR - 1);
        accepted(PETER, Call::decline { job: 0 });
    });
}

/// A23: a consumer that withholds the input gains nothing by it; its escrow is locked meanwhile.
#[test]
fn a23_a_withheld_input_is_declined_for_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        let id = assigned(500 * QUIV, 500 * QUIV);
        after(HOUR / 4 - 1);
        accepted(PETER, Call::decline { job: id });
        assert_eq!(providers::get(PETER).own, 100_000 * QUIV);
        assert_eq!(wealth(ALICE), RICH);
        assert_eq!(held(NATIVE, ALICE), (500 * QUIV, DEPOSIT));
    });
}

/// The guard closes what brings in new work, and no exit.
#[test]
fn every_exit_is_open_while_the_guard_closes_everything() {
    use quaestor_primitives::Entry;
    ExtBuilder::default().build_and_execute(|| {
        AuditState::set(&quaestor_primitives::Audit::Pending);
        super::claim_work::fund(QUIV);
        let [declined, failed, accepted_one, settled, disputed] =
            [0; 5].map(|_| assigned(QUIV, QUIV));
        accepted(ALICE, post(spec(QUIV)));
        let open = disputed + 1;
        accepted(PAULA, bid(open, 1));
        for entry in [
            Entry::Job,
            Entry::Stake,
            Entry::Compound,
            Entry::Buyback,
            Entry::Deposit,
            Entry::Delegate,
        ] {
            quaestor_testing::StubGuard::close(entry);
        }
        providers::change(PETER, |provider| provider.active = false);

        accepted(PAULA, Call::withdraw_bid { job: open });
        accepted(ALICE, Call::cancel { job: open });
        accepted(PETER, Call::decline { job: declined });
        accepted(ALICE, Call::cancel { job: declined });
        for job in [accepted_one, settled, disputed] {
            accepted(PETER, submit(job));
        }
        accepted(ALICE, Call::accept { job: accepted_one });
        freeze(disputed, true).unwrap();
        at(START + DAY);
        accepted(BOB, Call::fail { job: failed });
        accepted(BOB, Call::settle { job: settled });
        accepted(BOB, Call::claim_work { provider: PETER, day: TODAY });
        accepted(BOB, Call::flush { asset: NATIVE });
        at(START + 3 * DAY);
        accepted(BOB, Call::clear { job: accepted_one });
        accepted(BOB, Call::clear { job: settled });
        let conclude =
            <InferenceMarket as quaestor_primitives::Disputable<AccountId, u64>>::conclude;
        conclude(&disputed, Verdict::Undecided).unwrap();
        assert_eq!(crate::Jobs::<Test>::iter().count(), 0);
        assert_eq!(held(NATIVE, ALICE), (0, 0));
    });
}

/// A payment needs no storage layer of its own, which a deeply nested call could not have.
#[test]
fn a_deeply_nested_payment_pays_all() {
    use polkadot_sdk::frame_support::storage::{transactional, with_storage_layer};
    fn nested(job: u64, layers: u32) -> Result<(), DispatchError> {
        if layers == 0 {
            return InferenceMarket::do_settle(job);
        }
        with_storage_layer(|| nested(job, layers - 1))
    }
    ExtBuilder::default().build_and_execute(|| {
        let id = submitted(50 * QUIV, 50 * QUIV);
        at(START + DAY);
        nested(id, transactional::TRANSACTIONAL_LIMIT).unwrap();
        // The fee fell to 4.75 % in the idle epoch.
        assert_eq!(balance(PETER), 45_125 * QUIV / 1_000);
    });
}

#[test]
fn what_arrives_unasked_is_nobodys_and_stops_nothing() {
    use quaestor_primitives::Books;
    ExtBuilder::default().build().execute_with(|| {
        paid(50 * QUIV);
        let booked = || <InferenceMarket as Books<AccountId>>::booked(&NATIVE);
        assert_eq!((booked(), balance(till())), (ED + 5 * QUIV, ED + 5 * QUIV));
        set_balance(till(), balance(till()) + 7 * QUIV);
        assert_eq!(booked(), ED + 5 * QUIV);
        accepted(BOB, Call::flush { asset: NATIVE });
        assert_eq!((booked(), balance(till())), (ED, ED + 7 * QUIV));
        assert_eq!(InferenceMarket::do_try_state(), Ok(()));
        assert!(InferenceMarket::check_exactly().is_err());
    });
}

#[test]
fn a_clock_at_the_end_of_time_stops_no_exit() {
    ExtBuilder::default().build().execute_with(|| {
        let id = submitted(50 * QUIV, 50 * QUIV);
        let late = assigned(QUIV, QUIV);
        for who in [PETER, PAULA].into_iter().chain(BIDDERS) {
            providers::change(who, |provider| provider.standing.limit = 0);
        }
        providers::change(PETER, |provider| provider.standing.open = 0);
        at(u64::MAX);
        providers::change(PETER, |provider| provider.standing.open = 51 * QUIV);
        let overflow = polkadot_sdk::sp_runtime::ArithmeticError::Overflow;
        refused(ALICE, post(spec(QUIV)), DispatchError::from(overflow));
        accepted(BOB, Call::settle { job: id });
        accepted(BOB, Call::fail { job: late });
        assert_eq!(InferenceMarket::do_try_state(), Ok(()));
    });
}
