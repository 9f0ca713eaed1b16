//! Work: the liability limit, reputation, penalties.

use super::*;
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_primitives::{
    ProviderDesk, ProviderFault, ProviderInspect, ProviderTotals, WorkOutcome,
};

fn totals() -> ProviderTotals {
    <Desk as ProviderInspect<_>>::totals()
}

#[test]
fn work_fits_under_the_limit() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        let exceeds = Err(Error::ExceedsLimit.into());
        // A tenth of the backing over 20, and a fifth.
        assert_eq!(engage(ALICE, 50 * QUIV + 1), exceeds);
        engage(ALICE, 50 * QUIV).unwrap();
        engage(ALICE, 50 * QUIV).unwrap();
        assert_eq!(engage(ALICE, 1), exceeds);
        assert_eq!(engage(ALICE, u128::MAX), exceeds);
        assert_eq!((provider(ALICE).open, provider(ALICE).jobs), (100 * QUIV, 2));
        disengage(ALICE, 50 * QUIV, WorkOutcome::Void);
        engage(ALICE, 50 * QUIV).unwrap();
        assert_eq!(engage(BOB, 1), Err(Error::NotFound.into()));
    });
}

#[test]
fn a_tier_has_its_number_of_jobs() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        for _ in 0..8 {
            engage(ALICE, QUIV).unwrap();
        }
        assert_eq!(engage(ALICE, QUIV), Err(Error::TooManyOpen.into()));
    });
}

#[test]
fn outcomes_move_the_reputation_and_the_counts() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        let outcome = |outcome| {
            engage(ALICE, QUIV).unwrap();
            disengage(ALICE, QUIV, outcome);
            provider(ALICE).reputation
        };
        assert_eq!(outcome(WorkOutcome::Done), 500_000);
        assert_eq!(outcome(WorkOutcome::Void), 500_000);
        assert_eq!(outcome(WorkOutcome::Audited), 515_625);
        assert_eq!(outcome(WorkOutcome::Audited), 530_761);
        assert_eq!(outcome(WorkOutcome::Late), 497_588);
        assert_eq!(outcome(WorkOutcome::Faulty), 497_588);
        sentence(ALICE, QUIV, START);
        assert_eq!(provider(ALICE).reputation, 373_191);
        assert_eq!(provider(ALICE).track, Track { done: 3, audits: 2, late: 1, faults: 1 });
        disengage(BOB, QUIV, WorkOutcome::Done);
    });
}

#[test]
fn totals_add_up_over_time() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        accepted(DAVE, register(50_000));
        assert_eq!((totals().active, totals().limit, totals().open), (2, 600 * QUIV, 0));
        at(START + 100);
        engage(ALICE, 50 * QUIV).unwrap();
        at(START + 300);
        engage(DAVE, 100 * QUIV).unwrap();
        at(START + 600);
        let ProviderTotals { open, limit_over_time, open_over_time, .. } = totals();
        assert_eq!(open, 150 * QUIV);
        assert_eq!(limit_over_time.as_u128(), 600 * QUIV * 600);
        assert_eq!(open_over_time.as_u128(), 50 * QUIV * 500 + 100 * QUIV * 300);
        // A slash lowers the limit, and a disengagement the liability.
        sentence(ALICE, 50 * QUIV, START);
        disengage(ALICE, 50 * QUIV, WorkOutcome::Faulty);
        assert_eq!((totals().active, totals().limit, totals().open), (1, 500 * QUIV, 100 * QUIV));
    });
}

#[test]
fn a_penalty_comes_out_of_the_own_stake() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        let penalise = <Desk as ProviderFault<_>>::penalise;
        assert_eq!(penalise(&ALICE, 5 * QUIV, &DAVE), Ok(5 * QUIV));
        assert_eq!((provider(ALICE).own, bonded(ALICE)), (2_995 * QUIV, 2_995 * QUIV));
        assert_eq!(balance(DAVE), 2 * RICH + 5 * QUIV);
        assert_event(Event::Penalised { provider: ALICE, to: DAVE, amount: 5 * QUIV });
        assert_eq!((provider(ALICE).factor, provider(ALICE).tier), (ONE, None));
        // Never more than there is.
        assert_eq!(penalise(&ALICE, 9_000 * QUIV, &DAVE), Ok(2_995 * QUIV));
        assert_eq!(penalise(&ALICE, QUIV, &DAVE), Ok(0));
        assert_eq!(penalise(&BOB, QUIV, &DAVE), Err(Error::NotFound.into()));
    });
}

#[test]
fn a_penalty_that_cannot_be_received_is_a_loss() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        let nobody = 77;
        let paid = <Desk as ProviderFault<_>>::penalise(&ALICE, ED - 1, &nobody);
        assert_eq!((paid, balance(nobody)), (Ok(ED - 1), 0));
        assert_eq!(balance(INSURANCE), ED + ED - 1);
    });
}

#[test]
fn stake_that_cannot_be_taken_stops_a_penalty() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        Vault::set_broken(true);
        let refused = polkadot_sdk::frame_support::storage::with_storage_layer(|| {
            <Desk as ProviderFault<_>>::penalise(&ALICE, QUIV, &DAVE).map(drop)
        });
        assert!(matches!(refused, Err(DispatchError::Token(_))));
    });
}

#[test]
fn a_provider_below_its_own_share_takes_no_new_work() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(12_500));
        accepted(BOB, delegate(ALICE, 37_500));
        engage(ALICE, QUIV).unwrap();
        <Desk as ProviderFault<_>>::penalise(&ALICE, QUIV, &DAVE).unwrap();
        assert_eq!(engage(ALICE, QUIV), Err(Error::NotActive.into()));
        accepted(ALICE, delegate(ALICE, 1));
        engage(ALICE, QUIV).unwrap();
    });
}

#[test]
fn nobody_stands_for_an_economy_without_providers() {
    ExtBuilder { params: None }.build_and_execute(|| {
        assert_eq!(standing(ALICE), None);
        assert_eq!(totals(), ProviderTotals::default());
        assert_eq!(<Desk as ProviderDesk<_>>::book(&ALICE, &NATIVE, 5), 0);
        assert_eq!(engage(ALICE, 1), Err(Error::NotFound.into()));
        idle();
    });
}
