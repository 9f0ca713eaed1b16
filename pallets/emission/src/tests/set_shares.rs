//! `set_shares`.

use super::*;

fn shares(work_bps: u32, audits_bps: u32, treasury_bps: u32) -> Call {
    Call::set_shares { shares: Shares { work_bps, audits_bps, treasury_bps } }
}

#[test]
fn only_governance_sets_them() {
    ExtBuilder::by_days(halving()).build_and_execute(|| {
        for who in [ALICE, TREASURY] {
            refused(who, shares(2_500, 1_000, 1_500), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn they_divide_what_is_minted_from_then_on() {
    ExtBuilder::by_days(halving()).build_and_execute(|| {
        accepted(EVE, DRIP_DAY);
        let before = balance(TREASURY);
        System::reset_events();
        set(shares(2_500, 1_000, 1_500));
        let (old, new) = (halving().shares, terms().shares);
        assert_eq!(events(), [Event::SharesSet { old, new }]);
        assert_eq!((new.treasury_bps, new.stakers_bps()), (1_500, 5_000));
        at(DAY);
        accepted(EVE, DRIP_DAY);
        assert_eq!(balance(TREASURY) - before, BASE * 15 / 100);
    });
}

#[test]
fn each_changes_by_at_most_500_the_rest_included() {
    ExtBuilder::by_days(halving()).build_and_execute(|| {
        let too_large = [
            shares(3_001, 1_000, 1_000),
            shares(2_500, 499, 1_000),
            shares(2_500, 1_000, 1_501),
            // That of the stakers falls by 501.
            shares(2_700, 1_200, 1_101),
            shares(2_300, 800, 899),
        ];
        too_large.into_iter().for_each(|call| not_set(call, Error::ChangeTooLarge));
        set(shares(3_000, 1_500, 500));
        assert_eq!(terms().shares.stakers_bps(), 5_000);
        set(shares(2_500, 1_500, 500));
    });
}

#[test]
fn they_stay_within_their_ranges_whatever_the_step() {
    let at_the_end = Shares { work_bps: 5_000, audits_bps: 1_500, treasury_bps: 1_000 };
    let terms = Daily { shares: at_the_end, ..halving() };
    ExtBuilder::by_days(terms).build_and_execute(|| {
        not_set(shares(5_001, 1_499, 1_000), Error::OutOfRange);
        not_set(shares(5_000, 1_500, 1_001), Error::OutOfRange);
        not_set(shares(u32::MAX, u32::MAX, u32::MAX), Error::OutOfRange);
        set(shares(4_900, 1_600, 1_000));
    });
}

#[test]
fn a_change_waits_for_the_interval() {
    ExtBuilder::by_days(halving()).build_and_execute(|| {
        ChangeInterval::set(&DAY);
        set(shares(2_500, 1_000, 1_500));
        at(DAY - 1);
        not_set(shares(2_500, 1_000, 2_000), Error::ChangedTooSoon);
        at(DAY);
        set(shares(2_500, 1_000, 2_000));
    });
}

#[test]
fn an_economy_without_days_has_none() {
    ExtBuilder::default().build_and_execute(|| {
        not_set(shares(2_500, 1_000, 1_000), Error::NotEnabled);
    });
}
