//! Attacks that must not pay.

use super::*;

/// Value left of stake of 2,000 of Bob, and what was taken of Alice, if Bob leaves at `leaves` (if at
/// all), for work assigned on day 9 and sentenced on day 16.
fn after_the_sentence(leaves: Option<u64>) -> (Balance, Balance) {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        let end = START + 16 * DAY;
        if let Some(leaves) = leaves {
            at(leaves);
            accepted(BOB, undelegate(ALICE, None));
        }
        at(end);
        let (_, taken, _) = sentence(ALICE, 43 * QUIV + 7, START + 9 * DAY + 5 * HOUR);
        if leaves.is_some() {
            at(START + 60 * DAY);
            let staked = Vault::staked(BOB);
            accepted(DAVE, release(BOB));
            return (2_000 * QUIV - (staked - Vault::staked(BOB)), taken);
        }
        (value(ALICE, BOB), taken)
    })
}

/// A3: leaving between the promise and the sentence saves nothing, to the unit, at any hour.
#[test]
fn a_delegator_who_leaves_before_the_slash_loses_the_same() {
    let stayed = after_the_sentence(None);
    assert!(stayed.0 < 2_000 * QUIV);
    let assigned = START + 9 * DAY;
    for hour in 0..7 * 24 {
        assert_eq!(after_the_sentence(Some(assigned + hour * HOUR)), stayed, "hour {hour}");
    }
}

#[test]
fn who_left_the_day_before_the_promise_loses_nothing() {
    let (left, _) = after_the_sentence(Some(START + 9 * DAY - 1));
    assert_eq!(left, 2_000 * QUIV);
}

/// A3: a provider that backs itself from a second account and leaves with it before it cheats is
/// sentenced by what backs the work.
#[test]
fn a_provider_that_delegates_to_itself_gains_no_smaller_sentence() {
    let sentenced = |leaves: u64| {
        ExtBuilder::default().build_and_execute(|| {
            ten_thousand();
            at(START + 9 * DAY + leaves * HOUR);
            accepted(BOB, undelegate(ALICE, None));
            at(START + 12 * DAY);
            sentence(ALICE, 50 * QUIV, START + 9 * DAY)
        })
    };
    for leaves in [0, 1, 23, 24, 48, 71] {
        assert_eq!(sentenced(leaves).0, 1_000 * QUIV);
        assert_eq!(sentenced(leaves).1, 1_000 * QUIV);
    }
}

/// A24: own stake that leaves between the promise and the sentence is taken all the same.
#[test]
fn own_stake_that_leaves_after_the_promise_pays() {
    let taken = |leaves: Option<u64>| {
        ExtBuilder::default().build_and_execute(|| {
            accepted(ALICE, register(10_000));
            accepted(BOB, delegate(ALICE, 10_000));
            at(START + DAY);
            engage(ALICE, 100 * QUIV).unwrap();
            engage(ALICE, 100 * QUIV).unwrap();
            if let Some(leaves) = leaves {
                at(START + DAY + leaves * HOUR);
                // A quarter of the backing must stay, so at most 6,666.67.
                refused(ALICE, undelegate(ALICE, Some(6_667)), Error::OwnShareTooLow);
                accepted(ALICE, undelegate(ALICE, Some(6_666)));
                accepted(ALICE, Call::resign {});
                refused(ALICE, undelegate(ALICE, None), Error::WorkOpen);
            }
            at(START + 10 * DAY);
            let one = sentence(ALICE, 100 * QUIV, START + DAY);
            let two = sentence(ALICE, 100 * QUIV, START + DAY);
            (one, two)
        })
    };
    let stayed = taken(None);
    assert_eq!((stayed.0 .1, stayed.1 .1), (2_000 * QUIV, 2_000 * QUIV));
    for hours in [0, 5, 23, 24, 100] {
        assert_eq!(taken(Some(hours)), stayed);
    }
}

/// A2: limits are linear in stake, and each provider costs a deposit.
#[test]
fn many_small_providers_have_no_more_room_than_a_large_one() {
    let large = ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(250_000));
        accepted(BOB, delegate(ALICE, 750_000));
        let standing = standing(ALICE).unwrap();
        (standing.limit, standing.largest_price, 2 * RICH - balance(ALICE))
    });
    let small = ExtBuilder::default().build_and_execute(|| {
        let mut sums = (0, 0, 0);
        for who in 1_000..1_100 {
            enrich(who);
            accepted(who, register(2_500));
            // Each of them has a backer of its own.
            enrich(who + 1_000);
            accepted(who + 1_000, delegate(who, 7_500));
            let standing = standing(who).unwrap();
            let price = standing.largest_price.max(sums.1);
            sums = (sums.0 + standing.limit, price, sums.2 + 2 * RICH - balance(who));
        }
        sums
    });
    assert_eq!(large, (10_000 * QUIV, 5_000 * QUIV, DEPOSIT));
    assert_eq!(small, (10_000 * QUIV, 50 * QUIV, 100 * DEPOSIT));
}

/// A19: of steady payments, whoever joins just before one earns no more per unit than a stayer.
#[test]
fn joining_just_before_a_payment_earns_nothing_of_it() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        at(START + DAY);
        let (mut stayed, mut joined) = (0, 0);
        for day in 1..29_u64 {
            // Dave joins a moment before the payment of the day, and leaves a moment after the next.
            at(START + day * DAY + 12 * HOUR);
            let before = balance(DAVE);
            if crate::Bonds::<Test>::contains_key(ALICE, (DAVE, 0)) {
                let before = balance(BOB);
                earn(ALICE, NATIVE, 90 * QUIV);
                accepted(BOB, collect(ALICE));
                stayed += balance(BOB) - before;
                accepted(DAVE, undelegate(ALICE, None));
            } else {
                accepted(DAVE, delegate(ALICE, 2_000));
                let before = balance(BOB);
                earn(ALICE, NATIVE, 90 * QUIV);
                accepted(BOB, collect(ALICE));
                stayed += balance(BOB) - before;
            }
            joined += balance(DAVE) - before;
        }
        // Bob has 2,000 as well. Dave's stake was bonded for each payment, and earned half of them.
        assert!(joined * 2 < stayed + QUIV, "{joined} of {stayed}");
        // All of it is still bonded: 28,000, of which nothing can be withdrawn for weeks.
        assert_eq!(bonded(DAVE), 28_000 * QUIV);
    });
}

/// Nobody's principal pays for it: a joiner takes over no share of an earlier loss.
#[test]
fn a_joiner_neither_pays_for_a_realised_fault_nor_gains_by_it() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        sentence(ALICE, 50 * QUIV, START);
        accepted(ALICE, delegate(ALICE, 1_000));
        accepted(DAVE, delegate(ALICE, 1_000));
        assert!(value(ALICE, DAVE) >= 1_000 * QUIV - 1);
        let bob = value(ALICE, BOB);
        accepted(DAVE, undelegate(ALICE, None));
        assert_eq!(value(ALICE, BOB), bob);
    });
}
