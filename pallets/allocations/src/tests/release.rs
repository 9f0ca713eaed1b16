//! `release`.

use super::*;

#[docify::export]
#[test]
fn a_tenth_of_the_time_releases_a_tenth_of_the_rest() {
    ExtBuilder::default().build_and_execute(|| {
        // 20,000 at once, and nothing else on the first day.
        assert_eq!(free(ALICE), 20_000 * TOKEN + ED);
        refused(ALICE, release(ALICES), Error::NothingVested);

        at(73 * DAY);
        accepted(BOB, release(ALICES));
        assert_eq!(free(ALICE), (20_000 + 98_000) * TOKEN + ED);

        at(730 * DAY);
        accepted(ALICE, release(ALICES));
        assert_eq!(free(ALICE), 1_000_000 * TOKEN + ED);
    });
}

#[test]
fn a_release_reports_what_it_paid() {
    ExtBuilder::default().build_and_execute(|| {
        at(73 * DAY);
        accepted(BOB, release(ALICES));
        at(74 * DAY);
        accepted(EVE, release(ALICES));
        // 980,000 * 74 / 730, less 98,000.
        let (first, second) = (98_000 * TOKEN, 1_342_465_753_424);
        let event =
            |amount, released| Event::Released { id: ALICES, beneficiary: ALICE, amount, released };
        assert_eq!(events(), [event(first, first), event(second, first + second)]);
        assert_eq!(Allotted::unreleased(), 201_960_000 * TOKEN - first - second);
    });
}

#[test]
fn the_team_waits_for_its_cliff_and_gets_a_year_of_it() {
    ExtBuilder::default().build_and_execute(|| {
        for secs in [1, 364 * DAY, 365 * DAY - 1] {
            at(secs);
            refused(TEAM, release(TEAMS), Error::NothingVested);
        }
        let expected = [
            (365, 50_000_000 * TOKEN),
            (547, 74_931_506_849_315_068),
            (730, 100_000_000 * TOKEN),
            (1_460, 200_000_000 * TOKEN),
        ];
        for (day, released) in expected {
            at(day * DAY);
            accepted(EVE, release(TEAMS));
            assert_eq!(free(TEAM) - ED, released);
        }
    });
}

#[test]
fn partners_have_a_fifth_after_a_fifth_of_their_year() {
    let mut partners = presale(BOB);
    (partners.total, partners.end_secs) = (100_000_000 * TOKEN, 365 * DAY);
    ExtBuilder::without_pledges().allocations(vec![partners]).build_and_execute(|| {
        at(73 * DAY);
        accepted(BOB, release(0));
        assert_eq!(free(BOB) - UNLOCKED, 20_000_000 * TOKEN);
    });
}

#[test]
fn releases_in_every_second_sum_to_one_at_the_end() {
    let short = || {
        let mut one = presale(ALICE);
        // A prime that no second divides.
        (one.total, one.end_secs) = (1_000_003, 500);
        one
    };
    let run = |pokes: &[Seconds]| {
        let mut got = 0;
        ExtBuilder::default().allocations(vec![short()]).build_and_execute(|| {
            for secs in pokes {
                at(*secs);
                accepted(BOB, release(0));
            }
            got = free(ALICE) - UNLOCKED;
        });
        got
    };
    let every: Vec<Seconds> = (1..=500).collect();
    assert_eq!([run(&every), run(&[500]), run(&[1, 499, 9_999])], [1_000_003; 3]);
}

#[test]
fn ten_releases_in_a_block_pay_once() {
    ExtBuilder::default().build_and_execute(|| {
        at(73 * DAY);
        accepted(BOB, release(ALICES));
        for _ in 0..9 {
            refused(BOB, release(ALICES), Error::NothingVested);
        }
    });
}

#[test]
fn an_allocation_that_is_released_in_full_is_gone() {
    ExtBuilder::default().build_and_execute(|| {
        at(730 * DAY);
        accepted(ALICE, release(ALICES));
        refused(ALICE, release(ALICES), Error::NotFound);
        assert!(!crate::Allocations::<Test>::contains_key(ALICES));
    });
}

#[test]
fn before_the_launch_nothing_has_vested() {
    ExtBuilder::default().before_the_launch().build_and_execute(|| {
        Now::set(&(START + 800 * DAY));
        refused(ALICE, release(ALICES), Error::NothingVested);
    });
}

#[test]
fn without_allocations_there_is_nothing_to_release() {
    ExtBuilder::without_allocations().build_and_execute(|| {
        refused(ALICE, release(0), Error::NotFound);
        refused(ALICE, release(u32::MAX), Error::NotFound);
    });
}

#[test]
fn an_amount_below_the_existential_deposit_waits_for_more() {
    let mut dust = presale(EVE);
    (dust.total, dust.end_secs, dust.first_unlock) = (1_000, 1_000, 0);
    ExtBuilder::default().allocations(vec![dust]).build_and_execute(|| {
        at(499);
        refused(ALICE, release(0), Error::CannotReceive);
        at(500);
        accepted(ALICE, release(0));
        assert_eq!(free(EVE), 500);
    });
}

#[test]
fn after_a_halt_of_a_hundred_days_all_that_has_vested_is_there() {
    ExtBuilder::default().build_and_execute(|| {
        at(100 * DAY);
        accepted(ALICE, release(ALICES));
        // 980,000 * 100 / 730.
        assert_eq!(free(ALICE) - UNLOCKED, 134_246_575_342_465);
    });
}

#[test]
fn a_clock_that_jumps_to_the_end_of_time_releases_all_once() {
    ExtBuilder::default().build_and_execute(|| {
        at(Seconds::MAX);
        for id in [ALICES, BOBS, TEAMS] {
            accepted(EVE, release(id));
        }
        assert_eq!(Allotted::unreleased(), 0);
        assert_eq!(free(Allotted::account()), ED);
    });
}

#[test]
fn an_allocation_of_a_unit_and_the_largest_one_are_released_to_the_unit() {
    let of = |total| {
        let mut allocation = presale(BOB);
        (allocation.total, allocation.end_secs) = (total, 1_000);
        allocation
    };
    let largest = crate::types::MAX_AMOUNT;
    ExtBuilder::default().allocations(vec![of(1), of(largest)]).build_and_execute(|| {
        at(999);
        refused(ALICE, release(0), Error::NothingVested);
        accepted(ALICE, release(1));
        at(1_000);
        accepted(ALICE, release(0));
        accepted(ALICE, release(1));
        assert_eq!(free(BOB) - UNLOCKED, largest + 1);
    });
}
