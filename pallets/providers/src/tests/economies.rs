//! One registry for two economies: with slashes and one maturity, and without slashes and four.

use super::*;
use quaestor_primitives::Bps;

/// Alice with own stake of 10,000, and bonds of 1,000 by Bob in each maturity.
fn four_maturities() {
    accepted(ALICE, register(10_000));
    for maturity in 0..4 {
        let (provider, amount) = (ALICE, 1_000 * QUIV);
        accepted(BOB, Call::delegate { provider, amount, maturity });
    }
    at(START + DAY);
}

#[test]
fn longer_notices_earn_more() {
    ExtBuilder::qry().build_and_execute(|| {
        four_maturities();
        // 1.00, 1.30, 1.70 and 2.50 are 6.50 together.
        earn(ALICE, NATIVE, 65_000 * QUIV);
        let mut earned = Vec::new();
        for maturity in 0..4 {
            let before = balance(BOB);
            accepted(BOB, Call::collect { provider: ALICE, maturity });
            earned.push(balance(BOB) - before);
        }
        assert_eq!(earned, [1_000, 1_300, 1_700, 2_500].map(|part| part * QUIV - 1));
    });
}

#[test]
fn an_issuance_goes_to_pools_by_multiplied_stake() {
    ExtBuilder::qry().build_and_execute(|| {
        four_maturities();
        // Own stake of 10,000 at 1.00x, and 6,500.
        assert!(fund(ALICE, NATIVE, 165 * QUIV));
        let (provider, asset) = (ALICE, NATIVE);
        assert_event(Event::Funded { provider, asset, own: 100 * QUIV, pool: 65 * QUIV });
    });
}

#[test]
fn each_maturity_has_its_notice() {
    ExtBuilder::qry().build_and_execute(|| {
        four_maturities();
        for (maturity, days) in [(0, 30), (1, 90), (2, 180), (3, 365)] {
            let amount = Some(500 * QUIV);
            accepted(BOB, Call::undelegate { provider: ALICE, maturity, amount });
            let end = backer(BOB).notices.last().unwrap().end;
            assert_eq!(end, START + DAY + days * DAY);
        }
        accepted(ALICE, undelegate(ALICE, Some(1_000)));
        assert_eq!(backer(ALICE).notices[0].end, START + 31 * DAY);
        at(START + 366 * DAY + 7 * DAY);
        accepted(BOB, release(BOB));
        assert_eq!(bonded(BOB), 2_000 * QUIV);
    });
}

#[test]
fn nobody_is_slashed_where_the_caps_are_zero() {
    ExtBuilder::qry().build_and_execute(|| {
        four_maturities();
        assert_eq!(sentence(ALICE, 1_000 * QUIV, START), (0, 0, 0));
        let Provider { own, factor, track, reputation, .. } = provider(ALICE);
        assert_eq!((own, factor, track.faults, reputation), (10_000 * QUIV, ONE, 1, 375_000));
        at(START + 30 * DAY);
        // Without caps there is no limit that could cover work.
        assert_eq!(standing(ALICE).unwrap().limit, 0);
        assert_eq!(engage(ALICE, 1), Err(Error::ExceedsLimit.into()));
    });
}

#[test]
fn no_own_share_is_needed_where_none_is_asked() {
    ExtBuilder::qry().build_and_execute(|| {
        accepted(ALICE, register(2_500));
        accepted(BOB, delegate(ALICE, 1_000_000));
        assert_eq!(provider(ALICE).backing(), 1_002_500 * QUIV);
        // The tier goes by own stake as well.
        assert_eq!(provider(ALICE).tier, Some(0));
    });
}

#[test]
fn a_changed_multiplier_is_for_bonds_to_come() {
    ExtBuilder::qry().build_and_execute(|| {
        four_maturities();
        let multiplier = |bps: Bps| {
            let mut params = Desk::params().unwrap();
            params.maturities[3].multiplier_bps = bps;
            governed(Call::set_params { params });
        };
        multiplier(24_000);
        let more = Call::delegate { provider: ALICE, amount: 1_000 * QUIV, maturity: 3 };
        accepted(BOB, more);
        let Bond { weight, entering, .. } = bond_of(ALICE, BOB, 3);
        assert_eq!((weight, entering), (1_000 * QUIV * 25_000, 1_000 * QUIV * 24_000));
    });
}
