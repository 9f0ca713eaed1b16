//! Emission that halves and grows with use.

use crate::fixed::number;
use num_bigint::BigUint;
use proptest::{collection::vec, prelude::*};
use quaestor_math::halving::{Growth, Halving};

const TOKEN: u128 = 1_000_000_000_000_000_000;
const EMISSION: Halving = Halving { first: 37_500_000 * TOKEN, years: 4, cap: 600_000_000 * TOKEN };
const GROWTH: Growth =
    Growth { least_bps: 5_000, most_bps: 20_000, per_day_bps: 500, bonus_bps: 2_000 };
/// The base of a day of the first year.
const DAY: u128 = 102_739_726_027_397_260_273_972;

/// Emission of a year as a whole, with the bonus paid for.
fn of_year(year: u32, growth: u32) -> u128 {
    let (plain, bonus) = GROWTH.parts(EMISSION.base(year), growth).unwrap();
    plain + bonus
}

/// Emission of the first years as a whole, always at the highest growth.
fn most(years: u32) -> u128 {
    (0..years).map(|year| of_year(year, 20_000)).sum()
}

#[test]
fn a_year_emits_its_base_times_growth() {
    let growths = [10_000, 15_000, 20_000, 27_000, 5_000, 0];
    let tokens = [37_500_000, 56_250_000, 75_000_000, 75_000_000, 18_750_000, 18_750_000];
    assert_eq!(growths.map(|growth| of_year(0, growth)), tokens.map(|each| each * TOKEN));
    assert_eq!(of_year(4, 30_000), 37_500_000 * TOKEN);
    assert_eq!(of_year(8, 12_500), 11_718_750 * TOKEN);
}

#[test]
fn the_base_halves_every_four_years_until_it_is_nothing() {
    assert_eq!(
        [0, 3, 4, 7, 8].map(|year| EMISSION.base(year) / TOKEN),
        [37_500_000, 37_500_000, 18_750_000, 18_750_000, 9_375_000]
    );
    assert_eq!((EMISSION.base(339), EMISSION.base(340), EMISSION.base(u32::MAX)), (1, 0, 0));
    assert_eq!(EMISSION.base_of_day(0), DAY);
    assert_eq!(EMISSION.base_of_day(4 * 365 - 1), DAY);
    assert_eq!(EMISSION.base_of_day(4 * 365), 51_369_863_013_698_630_136_986);
    assert_eq!(EMISSION.base_of_day(u32::MAX), 0);
}

#[test]
fn the_bases_of_many_days_are_those_of_each() {
    let one_by_one =
        |from: u32, to: u32| -> u128 { (from..to).map(|day| EMISSION.base_of_day(day)).sum() };
    for (from, to) in [(0, 0), (0, 1), (9, 3), (0, 1_459), (1_459, 1_461), (700, 9_000)] {
        assert_eq!(EMISSION.bases(from, to), Some(one_by_one(from, to)), "{from} to {to}");
    }
    // All that there are: a half of what the highest growth emits.
    assert_eq!(EMISSION.bases(0, u32::MAX), Some(299_999_999_999_999_999_999_957_360));
    assert_eq!(EMISSION.bases(0, u32::MAX), EMISSION.bases(0, 340 * 365));
    assert_eq!(Halving { years: 0, ..EMISSION }.bases(0, u32::MAX), Some(0));
    assert_eq!(Halving { first: u128::MAX, ..EMISSION }.bases(0, 1_000), None);
    let whole = Halving { first: u128::MAX, years: u32::MAX, cap: 0 };
    assert_eq!(whole.bases(0, 365), Some(u128::MAX / 365 * 365));
}

#[test]
fn all_years_at_the_highest_growth_stay_below_the_cap() {
    assert_eq!(
        [4, 8, 16].map(|years| most(years) / TOKEN),
        [300_000_000, 450_000_000, 562_500_000]
    );
    assert_eq!(most(40), 599_414_062_500_000_000_000_000_000);
    assert_eq!(most(340), 599_999_999_999_999_999_999_999_752);
    assert_eq!(EMISSION.cap - most(1_000), 248);
}

/// The base of a day is rounded down, so days emit a little less than the years that they make up.
#[test]
fn all_days_at_the_highest_growth_emit_a_little_less() {
    let of_day = |day| GROWTH.emission(EMISSION.base_of_day(day), 20_000, u128::MAX).unwrap();
    let all: u128 = (0..340).map(|year| 365 * of_day(year * 365)).sum();
    assert_eq!(all, 599_999_999_999_999_999_999_914_720);
    let first_year: u128 = (0..365).map(|day| EMISSION.base_of_day(day)).sum();
    assert_eq!(EMISSION.base(0) - first_year, 220);
}

#[test]
fn a_day_emits_above_its_base_only_what_was_paid_for() {
    let emission = |growth, tokens| GROWTH.emission(DAY, growth, tokens * TOKEN).unwrap();
    assert_eq!(emission(20_000, 50_000), 112_739_726_027_397_260_273_972);
    assert_eq!(emission(20_000, 400_000), 182_739_726_027_397_260_273_972);
    assert_eq!(emission(20_000, 600_000), 205_479_452_054_794_520_547_944);
    assert_eq!(emission(12_000, 400_000), 123_287_671_232_876_712_328_766);
    assert_eq!(emission(8_000, 400_000), 82_191_780_821_917_808_219_177);
    assert_eq!(emission(20_000, 0), DAY);
    // A day without a block.
    assert_eq!(emission(10_000, 0), DAY);
}

#[test]
fn the_cap_cuts_what_is_due() {
    let due = |emitted| EMISSION.mintable(100 * TOKEN, emitted);
    assert_eq!(due(599_999_990 * TOKEN), 10 * TOKEN);
    assert_eq!((due(0), due(599_999_900 * TOKEN)), (100 * TOKEN, 100 * TOKEN));
    assert_eq!((due(EMISSION.cap), due(u128::MAX)), (0, 0));
    assert_eq!(EMISSION.mintable(u128::MAX, 1), EMISSION.cap - 1);
}

#[test]
fn growth_is_measured_bounded_and_slow() {
    let free = Growth { per_day_bps: 20_000, ..GROWTH };
    assert_eq!(free.next(120, 100, 10_000), 12_000);
    assert_eq!((free.next(1, 100, 10_000), free.next(300, 100, 10_000)), (5_000, 20_000));
    assert_eq!((free.next(7, 0, 20_000), free.next(0, 0, 5_000)), (10_000, 10_000));
    assert_eq!((free.next(u128::MAX, 1, 10_000), free.next(0, u128::MAX, 10_000)), (20_000, 5_000));
    // At most 500 a day, up and down.
    assert_eq!((GROWTH.next(120, 100, 10_000), GROWTH.next(80, 100, 10_000)), (10_500, 9_500));
    assert_eq!((GROWTH.next(104, 100, 10_000), GROWTH.next(97, 100, 10_000)), (10_400, 9_700));
    assert_eq!((GROWTH.next(9, 1, 19_700), GROWTH.next(0, 1, 5_200)), (20_000, 5_000));
    // The bounds hold over the limit of a day.
    assert_eq!((GROWTH.next(9, 1, 0), GROWTH.next(0, 1, u32::MAX)), (5_000, 20_000));
}

#[test]
fn nonsense_emits_nothing_and_does_not_panic() {
    let never = Halving { years: 0, ..EMISSION };
    assert_eq!((never.base(0), never.base_of_day(9)), (0, 0));
    assert_eq!(GROWTH.parts(u128::MAX, 20_000), Some((u128::MAX, u128::MAX)));
    assert_eq!(GROWTH.emission(u128::MAX, 20_000, u128::MAX), None);
    assert_eq!(GROWTH.emission(u128::MAX, 20_000, 0), Some(u128::MAX));
    let wild = Growth { most_bps: u32::MAX, ..GROWTH };
    assert_eq!(wild.parts(u128::MAX, u32::MAX), None);
    // A cost whose share does not fit pays for any bonus.
    let lavish = Growth { bonus_bps: u32::MAX, ..GROWTH };
    assert_eq!(lavish.emission(DAY, 20_000, u128::MAX), Some(2 * DAY));
    let odd = Growth { least_bps: 9, most_bps: 3, ..GROWTH };
    assert_eq!(odd.next(1, 1, 10_000), 3);
}

proptest! {
    #[test]
    fn an_emission_is_exact(base in number(), growth in any::<u32>(), cost in number()) {
        let bounded = growth.clamp(5_000, 20_000);
        let part = |amount: u128, bps: u32| BigUint::from(amount) * bps / 10_000u32;
        let above = part(base, bounded.saturating_sub(10_000)).min(part(cost, 2_000));
        let exact = part(base, bounded.min(10_000)) + above;
        let emission = GROWTH.emission(base, growth, cost);
        prop_assert_eq!(emission, u128::try_from(exact).ok());
    }

    /// Dealing with oneself to fake growth gets back less than a fifth of what it cost.
    #[test]
    fn what_is_emitted_above_the_base_was_paid_for(
        base in 0..10u128.pow(26),
        growth in any::<u32>(),
        cost in 0..10u128.pow(30),
    ) {
        let emission = GROWTH.emission(base, growth, cost).unwrap();
        prop_assert!(emission <= base + cost / 5);
        prop_assert!(emission >= base / 2 && emission <= 2 * base);
    }

    #[test]
    fn growth_never_leaves_its_bounds_or_its_daily_limit(
        days in vec((number(), number()), 1..50),
    ) {
        let mut growth = 10_000;
        for (recent, before) in days {
            let next = GROWTH.next(recent, before, growth);
            prop_assert!((5_000..=20_000).contains(&next));
            prop_assert!(next.abs_diff(growth) <= 500);
            growth = next;
        }
    }

    #[test]
    fn mints_never_exceed_the_cap(dues in vec(number(), 0..50), cap in number()) {
        let halving = Halving { cap, ..EMISSION };
        let mut emitted = 0;
        for due in dues {
            emitted += halving.mintable(due, emitted);
            prop_assert!(emitted <= cap);
        }
    }
}
