//! Sentences: their caps, the own stake that pays them, and the loss of bonds.

use super::*;
use crate::{
    types::{Departed, SlashEpoch},
    Departures, Sweeps,
};
use polkadot_sdk::{frame_support::assert_noop, sp_runtime::TokenError};
use quaestor_math::{score, slash};
use quaestor_primitives::{Case, ProviderFault};

#[docify::export]
#[test]
fn three_faults_in_one_epoch() {
    ExtBuilder::default().build_and_execute(|| {
        // Own stake of 3,000 and a pool of 7,000, in it Bob with 2,000.
        ten_thousand();
        assert_eq!(standing(ALICE).unwrap().limit, 100 * QUIV);
        for _ in 0..2 {
            engage(ALICE, 50 * QUIV).unwrap();
        }

        // 20 times the price, which is a tenth of the backing.
        assert_eq!(sentence(ALICE, 50 * QUIV, START), (1_000 * QUIV, 1_000 * QUIV, 350 * QUIV));
        assert_eq!((provider(ALICE).own, provider(ALICE).factor), (2_000 * QUIV, ONE / 100 * 95));
        assert_eq!(value(ALICE, BOB), 1_900 * QUIV);

        // The epoch's reference is still 10,000.
        assert_eq!(
            sentence(ALICE, 50 * QUIV, START),
            (1_000 * QUIV, 1_000 * QUIV, 332 * QUIV + QUIV / 2)
        );
        assert_eq!(
            (provider(ALICE).own, provider(ALICE).factor),
            (1_000 * QUIV, ONE / 10_000 * 9_025)
        );
        assert_eq!(
            (value(ALICE, BOB), provider(ALICE).pooled()),
            (1_805 * QUIV, 6_317 * QUIV + QUIV / 2)
        );

        // Its cap is used up.
        assert_eq!(sentence(ALICE, 50 * QUIV, START), (0, 0, 0));

        // Own stake of 1,000 is 13.66 % of 7,317.5: no new work.
        at(START + 8 * DAY);
        assert_eq!(provider(ALICE).backing(), 7_317 * QUIV + QUIV / 2);
        assert_eq!(standing(ALICE), None);
    });
}

#[test]
fn a_sentence_tells_and_jails() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        assert_eq!(sentence(ALICE, 10 * QUIV, START).0, 200 * QUIV);
        let until = START + 7 * DAY;
        assert_event(Event::Slashed {
            provider: ALICE,
            day: TODAY,
            amount: 200 * QUIV,
            taken: 200 * QUIV,
            delegators: 70 * QUIV,
            factor_old: ONE,
            factor_new: ONE / 100 * 99,
            reference: 10_000 * QUIV,
            taken_in_epoch: 200 * QUIV,
        });
        assert_event(Event::Jailed { provider: ALICE, until });
        assert_event(Event::TierReached { provider: ALICE, old: Some(0), new: None });
        let Provider { reputation, track, jailed_until, epoch, .. } = provider(ALICE);
        assert_eq!((reputation, track.faults, jailed_until), (score::fault(500_000), 1, until));
        let (reference, sentenced) = (10_000 * QUIV, 200 * QUIV);
        assert_eq!(epoch, Some(SlashEpoch { until, reference, sentenced, caps: quiver().caps }));
        // Topped up above the tier, it is jailed to the end of the epoch.
        accepted(ALICE, delegate(ALICE, 1_000));
        assert_eq!(engage(ALICE, 1), Err(Error::NotActive.into()));
        at(until - 1);
        assert_eq!(standing(ALICE), None);
        at(until);
        engage(ALICE, QUIV).unwrap();
    });
}

#[test]
fn an_epoch_keeps_its_caps_and_a_new_one_has_a_new_reference() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        sentence(ALICE, 50 * QUIV, START);
        let params = Params { caps: slash::Caps { event_bps: 500, ..quiver().caps }, ..quiver() };
        governed(Call::set_params { params });
        assert_eq!(sentence(ALICE, 30 * QUIV, START).0, 600 * QUIV);

        at(START + 7 * DAY);
        // 1,400 own and what two factors have left of 7,000: 6,450.5; 5 % of 7,850.5.
        assert_eq!(provider(ALICE).backing(), 7_850 * QUIV + QUIV / 2);
        assert_eq!(sentence(ALICE, 50 * QUIV, START + 7 * DAY).0, 392 * QUIV + QUIV / 1_000 * 525);
    });
}

#[test]
fn a_factor_that_is_not_round() {
    ExtBuilder::default().params(|params| params.caps.multiple = 1).build_and_execute(|| {
        accepted(ALICE, register(3_000));
        let amount = 7_000 * QUIV + 7;
        accepted(BOB, Call::delegate { provider: ALICE, amount, maturity: 0 });
        assert_eq!(provider(ALICE).backing(), 10_000 * QUIV + 7);

        assert_eq!(sentence(ALICE, 333 * QUIV + 1, START).0, 333 * QUIV + 1);

        assert_eq!(provider(ALICE).factor, 983_349_999_999_999_999_999_961_655_000_000_000);
    });
}

#[test]
fn a_bond_after_a_slash_is_worth_a_unit_less() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(10_000));
        sentence(ALICE, 50 * QUIV, START);
        assert_eq!(provider(ALICE).factor, ONE / 100 * 95);

        accepted(BOB, delegate(ALICE, 1_000));

        assert_eq!(bond(ALICE, BOB).units, 1_052_631_578_947_368_421_052);
        assert_eq!(value(ALICE, BOB), 999_999_999_999_999_999_999);
    });
}

/// Own stake of 3,000, and a pool of 7,000 of which 500 leave on day 10.
fn leaver() {
    accepted(ALICE, register(3_000));
    accepted(BOB, delegate(ALICE, 6_500));
    accepted(CAROL, delegate(ALICE, 500));
    at(START + 10 * DAY + HOUR);
    accepted(CAROL, undelegate(ALICE, None));
    at(START + 11 * DAY);
}

#[test]
fn a_leaver_pays_for_a_fault_of_the_day_before() {
    ExtBuilder::default().build_and_execute(|| {
        leaver();
        let (amount, taken, lost) = sentence(ALICE, 50 * QUIV, START + 9 * DAY);
        assert_eq!((amount, taken, lost), (1_000 * QUIV, 1_000 * QUIV, 350 * QUIV));
        let departed = Departures::<Test>::get(ALICE, TODAY + 10);
        assert_eq!(departed, Departed { units: 500 * QUIV, factor: ONE / 100 * 95 });
        at(START + 31 * DAY + HOUR);
        accepted(DAVE, release(CAROL));
        assert_eq!(bonded(CAROL), 475 * QUIV);
        assert_eq!(balance(INSURANCE), ED + 25 * QUIV);
        let (provider, who, amount, left) = (ALICE, CAROL, 25 * QUIV, 475 * QUIV);
        assert_event(Event::Realised { provider, who, amount, left });
    });
}

#[test]
fn a_leaver_does_not_pay_for_a_fault_of_the_day_after() {
    ExtBuilder::default().build_and_execute(|| {
        leaver();
        let (amount, taken, lost) = sentence(ALICE, 47 * QUIV + QUIV / 2, START + 11 * DAY);
        assert_eq!((amount, taken, lost), (950 * QUIV, 950 * QUIV, 325 * QUIV));
        assert_eq!(provider(ALICE).factor, ONE / 100 * 95);
        assert_eq!(Departures::<Test>::get(ALICE, TODAY + 10).factor, ONE);
        at(START + 31 * DAY + HOUR);
        accepted(DAVE, release(CAROL));
        assert_eq!((bonded(CAROL), balance(INSURANCE)), (500 * QUIV, ED));
    });
}

#[test]
fn own_stake_that_leaves_pays_after_the_active_one() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(12_000));
        accepted(ALICE, undelegate(ALICE, Some(2_000)));
        at(START + DAY);
        accepted(ALICE, undelegate(ALICE, Some(3_000)));
        accepted(ALICE, Call::resign {});
        accepted(ALICE, undelegate(ALICE, Some(6_500)));
        assert_eq!((provider(ALICE).own, provider(ALICE).own_leaving), (500 * QUIV, 11_500 * QUIV));

        // Of the second day only 10,000 are there: 500 and the notices of 3,000 and 6,500.
        assert_eq!(sentence(ALICE, 50 * QUIV, START + DAY), (1_000 * QUIV, 1_000 * QUIV, 0));
        assert_eq!((provider(ALICE).own, provider(ALICE).own_leaving), (0, 11_000 * QUIV));
        let nominals: Vec<_> = backer(ALICE).notices.iter().map(|one| one.nominal / QUIV).collect();
        assert_eq!(nominals, [2_000, 3_000, 6_000]);
        assert_eq!(bonded(ALICE), 11_000 * QUIV);
    });
}

#[test]
fn a_sentence_takes_no_more_than_there_is_and_the_pool_falls_by_all_of_it() {
    ExtBuilder::default().params(|params| params.own_share_bps = 2_000).build_and_execute(|| {
        ten_thousand();
        // Penalties have left 90.
        let penalise = <Desk as ProviderFault<_>>::penalise;
        assert_eq!(penalise(&ALICE, 2_910 * QUIV, &DAVE), Ok(2_910 * QUIV));
        let (amount, taken, lost) = sentence(ALICE, 50 * QUIV, START);
        assert_eq!((amount, taken), (709 * QUIV, 90 * QUIV));
        assert_eq!((lost, provider(ALICE).factor), (350 * QUIV, ONE / 100 * 95));
    });
}

#[test]
fn stake_that_cannot_be_taken_stops_the_sentence() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        Vault::set_broken(true);
        let case = Case { provider: ALICE, assigned: START, price: QUIV };
        let execute = || {
            polkadot_sdk::frame_support::storage::with_storage_layer(|| {
                <Desk as ProviderFault<_>>::sentence(&case).map(drop)
            })
        };
        assert_noop!(execute(), TokenError::FundsUnavailable);
        Vault::set_broken(false);
        let unknown = Case { provider: BOB, ..case.clone() };
        let refused = <Desk as ProviderFault<_>>::sentence(&unknown).map(drop);
        assert_eq!(refused, Err(Error::NotFound.into()));
    });
}

#[test]
fn departures_of_more_than_a_notice_ago_are_not_looked_for() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        accepted(BOB, undelegate(ALICE, None));
        at(START + 29 * DAY);
        // Its notice has ended, though nobody has called for it.
        sentence(ALICE, 40 * QUIV, START);
        assert_eq!(Departures::<Test>::get(ALICE, TODAY).factor, ONE);
        accepted(BOB, release(BOB));
        assert_eq!(bonded(BOB), 0);
    });
}

#[test]
fn a_pool_that_was_slashed_too_far_takes_no_bonds() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(10_000));
        crate::Providers::<Test>::mutate(ALICE, |one| {
            one.as_mut().unwrap().factor = slash::LEAST_FACTOR - 1;
        });
        refused(BOB, delegate(ALICE, 1_000), Error::PoolExhausted);
        crate::Providers::<Test>::mutate(ALICE, |one| {
            one.as_mut().unwrap().factor = slash::LEAST_FACTOR;
        });
        accepted(BOB, delegate(ALICE, 1_000));
    });
}

#[test]
fn blocks_to_come_realise_the_losses() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(10_000));
        for who in 1_000..1_020 {
            enrich(who);
            accepted(who, delegate(ALICE, 1_000));
        }
        sentence(ALICE, 150 * QUIV, START);
        assert_eq!(Sweeps::<Test>::get().len(), 1);
        let lost = || (1_000..1_020).filter(|who| bonded(*who) < 1_000 * QUIV).count();

        for expected in [8, 16, 20] {
            idle();
            assert_eq!(lost(), expected);
            Desk::check_exactly().unwrap();
        }

        assert!(Sweeps::<Test>::get().is_empty());
        assert!((1_000..1_020).all(|who| bonded(who) == value(ALICE, who)));
        assert_eq!(balance(INSURANCE), ED + 20 * 50 * QUIV);
        // One more slash begins anew.
        sentence(ALICE, QUIV, START);
        idle();
        sentence(ALICE, QUIV, START);
        for _ in 0..3 {
            idle();
        }
        assert!((1_000..1_020).all(|who| bonded(who) == value(ALICE, who)));
    });
}

#[test]
fn a_full_list_of_sweeps_leaves_losses_to_calls() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        Sweeps::<Test>::mutate(|sweeps| {
            let sweep = |provider| crate::types::Sweep { provider, last: None };
            (2_000..2_064).for_each(|who| sweeps.try_push(sweep(who)).unwrap());
        });
        sentence(ALICE, 50 * QUIV, START);
        assert_eq!(Sweeps::<Test>::get().len(), 64);
        accepted(DAVE, realise(ALICE, BOB));
        assert_eq!(bonded(BOB), 1_900 * QUIV);
        // Providers that are gone leave the list one by one.
        idle();
        assert_eq!(Sweeps::<Test>::get().len(), 63);
    });
}

#[test]
fn a_loss_that_its_destination_refuses_is_burnt() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        sentence(ALICE, 50 * QUIV, START);
        let issuance = Balances::total_issuance();
        RefusesLosses::set(true);
        accepted(DAVE, realise(ALICE, BOB));
        assert_eq!((bonded(BOB), balance(INSURANCE)), (1_900 * QUIV, ED));
        assert_eq!(Balances::total_issuance(), issuance - 100 * QUIV);
    });
}
