//! `propose_spend`, `cancel_spend` and `execute_spend`: the only way out but a top-up.

use super::*;
use crate::types::{Spend, MAX_SPENDS};
use quaestor_primitives::AssetKind;

const DUE: u64 = START + 7 * DAY;

fn spends() -> Vec<Spend<AccountId>> {
    crate::OpenSpends::<Test>::get().into_inner()
}

/// A spend of 100 USDC that is due, out of a reserve of 1,000 and an emergency reserve of 500.
fn with_due(reserve: Reserve, test: impl FnOnce()) {
    let backstop = ExtBuilder::default().reserve(1_000 * UNIT).emergency(500 * UNIT);
    // Without a floor nothing else takes from the reserve.
    backstop.params(|params| params.floor_per_year = 0).build_and_execute(|| {
        accepted(COUNCIL, propose(reserve, 100 * UNIT));
        at(DUE);
        test();
    });
}

#[docify::export]
#[test]
fn a_spend_waits_and_is_then_paid_by_anybody() {
    with_due(Reserve::Main, || {
        let (reserve, asset, amount) = (Reserve::Main, USDC, 100 * UNIT);
        let spend = Spend { id: 0, reserve, asset: USDC, amount, beneficiary: EVE, due: DUE };
        assert_eq!(spends(), std::slice::from_ref(&spend));
        assert_eq!(last_event(), Event::SpendProposed { spend });
        at(DUE - 1);
        refused(ALICE, execute(0), Error::NotDue);
        at(DUE);

        accepted(ALICE, execute(0));

        let paid = Event::SpendExecuted { id: 0, reserve, asset, amount, beneficiary: EVE };
        assert_eq!(last_event(), paid);
        assert_eq!(balance(USDC, EVE), 100 * UNIT);
        assert_eq!(Backstop::main_reserve(&USDC), 900 * UNIT);
        assert_eq!(state().emergency, 500 * UNIT);
        refused(ALICE, execute(0), Error::NotFound);
    });
}

#[test]
fn a_spend_of_the_emergency_reserve_takes_nothing_else() {
    with_due(Reserve::Emergency, || {
        accepted(ALICE, execute(0));

        assert_eq!(balance(USDC, EVE), 100 * UNIT);
        assert_eq!(Backstop::main_reserve(&USDC), 1_000 * UNIT);
        assert_eq!(state().emergency, 400 * UNIT);
    });
}

#[test]
fn nobody_but_the_spenders_proposes() {
    ExtBuilder::default().reserve(1_000 * UNIT).build_and_execute(|| {
        for who in [ALICE, BANK, WATCH] {
            refused(who, propose(Reserve::Main, UNIT), DispatchError::BadOrigin);
        }
        not_set(propose(Reserve::Main, UNIT), DispatchError::BadOrigin);
    });
}

#[test]
fn nobody_but_the_cancellers_cancels() {
    with_due(Reserve::Main, || {
        for who in [ALICE, BANK, COUNCIL] {
            refused(who, cancel(0), DispatchError::BadOrigin);
        }
        not_set(cancel(0), DispatchError::BadOrigin);
    });
}

#[test]
fn a_cancelled_spend_is_never_paid() {
    with_due(Reserve::Main, || {
        accepted(WATCH, cancel(0));

        assert_eq!(last_event(), Event::SpendCancelled { id: 0 });
        refused(ALICE, execute(0), Error::NotFound);
        refused(WATCH, cancel(0), Error::NotFound);
        assert_eq!(spends(), []);
    });
}

/// A year without money, proposals in between, and a halt.
#[test]
fn a_spend_waits_for_its_money_and_can_be_cancelled_meanwhile() {
    let builder = ExtBuilder::default().params(|params| params.floor_per_year = 0);
    builder.build_and_execute(|| {
        for amount in [100 * UNIT, 50 * UNIT] {
            accepted(COUNCIL, propose(Reserve::Main, amount));
            accepted(COUNCIL, propose(Reserve::Emergency, amount));
        }
        for days in [0, 29, 31, 60, 365] {
            at(DUE + days * DAY);
            for id in 0..4 {
                refused(ALICE, execute(id), Error::InsufficientReserve);
            }
            accepted(COUNCIL, propose(Reserve::Main, UNIT));
        }
        accepted(WATCH, cancel(2));
        give(150 * UNIT);
        set(fill_emergency(50 * UNIT));

        accepted(ALICE, execute(0));
        refused(ALICE, execute(1), Error::InsufficientReserve);
        refused(ALICE, execute(2), Error::NotFound);
        accepted(ALICE, execute(3));

        assert_eq!(balance(USDC, EVE), 150 * UNIT);
        let waiting: Vec<u32> = spends().iter().map(|spend| spend.id).collect();
        assert_eq!(waiting, [1, 4, 5, 6, 7, 8]);
    });
}

#[test]
fn a_spend_beyond_its_part_of_the_backstop_is_refused_and_may_come_later() {
    ExtBuilder::default().emergency(500 * UNIT).build_and_execute(|| {
        accepted(COUNCIL, propose(Reserve::Main, 100 * UNIT));
        accepted(COUNCIL, propose(Reserve::Emergency, 501 * UNIT));
        accepted(COUNCIL, propose(Reserve::Emergency, 500 * UNIT));
        at(DUE);

        refused(ALICE, execute(0), Error::InsufficientReserve);
        refused(ALICE, execute(1), Error::InsufficientReserve);
        accepted(ALICE, execute(2));
        give(100 * UNIT - 1);
        refused(ALICE, execute(0), Error::InsufficientReserve);
        give(1);
        accepted(ALICE, execute(0));
        refused(ALICE, execute(1), Error::InsufficientReserve);
        assert_eq!(balance(USDC, EVE), 600 * UNIT);
    });
}

#[test]
fn the_native_reserve_can_be_spent_but_never_what_keeps_the_account() {
    ExtBuilder::default().build_and_execute(|| {
        revenue(NATIVE, 1_000, 1_000);
        let native = |amount| Call::propose_spend {
            reserve: Reserve::Main,
            asset: NATIVE,
            amount,
            beneficiary: ALICE,
        };
        accepted(COUNCIL, native(1_001));
        accepted(COUNCIL, native(1_000));
        at(DUE);

        refused(ALICE, execute(0), Error::InsufficientReserve);
        accepted(BOB, execute(1));

        assert_eq!(balance(NATIVE, ALICE), RICH + 1_000);
        assert_eq!(balance(NATIVE, Backstop::account()), ED);
    });
}

#[test]
fn a_proposal_of_nonsense_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        let spend = |reserve, asset, amount, beneficiary| Call::propose_spend {
            reserve,
            asset,
            amount,
            beneficiary,
        };
        for (call, error) in [
            (spend(Reserve::Main, USDC, 0, EVE), Error::ZeroAmount),
            (spend(Reserve::Main, AssetKind::WithId(9), 1, EVE), Error::UnknownAsset),
            (spend(Reserve::Emergency, NATIVE, 1, EVE), Error::NotInEmergencyReserve),
            (spend(Reserve::Insurance, USDC, 1, EVE), Error::NotInInsurance),
            (spend(Reserve::Insurance, NATIVE, 0, EVE), Error::ZeroAmount),
            (spend(Reserve::Main, USDC, 1, Backstop::account()), Error::InvalidBeneficiary),
            (spend(Reserve::Main, USDC, 1, ROUTER), Error::InvalidBeneficiary),
        ] {
            refused(COUNCIL, call, error);
        }
    });
}

#[test]
fn before_the_first_time_nothing_is_proposed() {
    ExtBuilder::default().before_the_clock().build_and_execute(|| {
        refused(COUNCIL, propose(Reserve::Main, 1), Error::ClockNotStarted);
    });
}

#[test]
fn as_many_spends_wait_as_can() {
    ExtBuilder::default().build_and_execute(|| {
        for _ in 0..MAX_SPENDS {
            accepted(COUNCIL, propose(Reserve::Main, 1));
        }
        refused(COUNCIL, propose(Reserve::Main, 1), Error::TooManySpends);
        accepted(WATCH, cancel(3));
        accepted(COUNCIL, propose(Reserve::Main, 1));
        assert_eq!(spends().last().unwrap().id, MAX_SPENDS);
    });
}

#[test]
fn a_beneficiary_that_cannot_take_it_is_not_paid() {
    ExtBuilder::default().reserve(1_000 * UNIT).build_and_execute(|| {
        // Eve has no account, and this is below the least balance.
        accepted(COUNCIL, propose(Reserve::Main, LEAST - 1));
        at(DUE);
        refused(ALICE, execute(0), Error::CannotReceive);
    });
}

#[test]
fn a_changed_delay_holds_for_spends_to_come() {
    with_due(Reserve::Main, || {
        set(Call::set_spend_delay { secs: 14 * DAY });
        accepted(COUNCIL, propose(Reserve::Main, UNIT));

        accepted(ALICE, execute(0));
        at(DUE + 14 * DAY - 1);
        refused(ALICE, execute(1), Error::NotDue);
        at(DUE + 14 * DAY);
        accepted(ALICE, execute(1));
    });
}
