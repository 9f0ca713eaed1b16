//! The emission by days: `drip_day` and idle time.

use super::*;
use crate::{api::DailyView, daily::MAX_SHARE_BPS, State};
use quaestor_math::issuance::AnnualAmount;

/// The evening of a day, counted from that of the launch.
pub fn evening(day: u64) {
    at(day * DAY + 3 * 3_600);
}

/// Use as the day of this number, counted from that of the launch, finds it.
pub fn usage(day: u32, growth: u32, cost: Balance) {
    Growth::set(&growth);
    Costs::set(&vec![(FIRST + day - 1, cost)]);
}

/// Amounts that each destination has received.
fn received() -> [Balance; 4] {
    [pooled(), balance(WORK) - ED, balance(AUDITS) - ED, balance(TREASURY) - RICH]
}

fn noted(day: u32, growth_bps: u32, irrecoverable: Balance, emission: Balance) -> Event {
    Event::DayNoted { day: FIRST + day, growth_bps, irrecoverable, emission }
}

#[test]
fn the_day_of_the_launch_emits_its_base_in_four_parts() {
    ExtBuilder::by_days(halving()).build_and_execute(|| {
        accepted(EVE, DRIP_DAY);

        let parts = [
            56_506_849_315_068_493_150_685,
            25_684_931_506_849_315_068_493,
            10_273_972_602_739_726_027_397,
            10_273_972_602_739_726_027_397,
        ];
        assert_eq!(received(), parts);
        let [stakers, work, audits, treasury] = parts;
        assert_eq!(
            events(),
            [
                noted(0, 10_000, 0, BASE),
                minted(BASE, BASE, 600_000_000 * QUIV),
                Event::Divided { stakers, work, audits, treasury },
            ]
        );
        // The day began 15 hours before the launch.
        let (covered_secs, next_drip) = (9 * 3_600, START + 9 * 3_600);
        let expected =
            EmissionState { covered_secs, next_drip, minted: BASE, ..EmissionState::default() };
        assert_eq!(state(), expected);
    });
}

#[test]
fn a_day_is_due_once_from_its_first_second_on() {
    ExtBuilder::by_days(halving()).build_and_execute(|| {
        accepted(EVE, DRIP_DAY);
        for secs in [0, 6, 9 * 3_600 - 1] {
            at(secs);
            let before = root();
            refused(EVE, DRIP_DAY, Error::NotDue);
            assert_eq!(idle(10), 0);
            assert_eq!(root(), before);
        }
        at(9 * 3_600);
        accepted(EVE, DRIP_DAY);
        assert_eq!(state().minted, 2 * BASE);
        refused(EVE, DRIP_DAY, Error::NotDue);
    });
}

#[test]
fn idle_time_does_it_if_its_weight_is_there() {
    ExtBuilder::by_days(halving()).build_and_execute(|| {
        assert_eq!(idle(0), 0);
        assert_eq!(state().minted, 0);
        assert_eq!(idle(1), 1);
        assert_eq!(state().minted, BASE);
        evening(1);
        assert_eq!(idle(1), 1);
        assert_eq!(state().minted, 2 * BASE);
    });
}

/// The examples of the specification, in its order.
#[test]
fn a_day_follows_growth_and_what_was_paid_for_it() {
    let days = [
        (20_000, 50_000, 112_739_726_027_397_260_273_972),
        (20_000, 400_000, 182_739_726_027_397_260_273_972),
        (20_000, 600_000, 205_479_452_054_794_520_547_944),
        (12_000, 400_000, 123_287_671_232_876_712_328_766),
        (8_000, 400_000, 82_191_780_821_917_808_219_177),
        (20_000, 0, BASE),
        // Outside of its bounds it counts as the bound.
        (27_000, 900_000, 2 * BASE),
        (0, 0, BASE / 2),
    ];
    ExtBuilder::by_days(halving()).build_and_execute(|| {
        accepted(EVE, DRIP_DAY);
        let mut sum = BASE;
        for ((growth, cost, emission), day) in days.into_iter().zip(1..) {
            usage(day, growth, cost * QUIV);
            evening(day.into());
            System::reset_events();
            accepted(EVE, DRIP_DAY);
            sum += emission;
            assert_eq!((state().minted, state().behind), (sum, 0), "day {day}");
            assert_eq!(events()[0], noted(day, growth, cost * QUIV, emission));
            check();
        }
    });
}

#[test]
fn the_cost_of_another_day_counts_for_nothing() {
    ExtBuilder::by_days(halving()).build_and_execute(|| {
        Growth::set(&20_000);
        Costs::set(&vec![(FIRST + 1, 400_000 * QUIV), (FIRST - 1, 50_000 * QUIV)]);
        accepted(EVE, DRIP_DAY);
        evening(1);
        accepted(EVE, DRIP_DAY);
        // The day before the launch counts for the first.
        assert_eq!(state().minted, BASE + 10_000 * QUIV + BASE);
        evening(2);
        accepted(EVE, DRIP_DAY);
        assert_eq!(state().minted, 3 * BASE + 90_000 * QUIV);
    });
}

/// A chain that has emitted so much, on the day of this number.
pub fn with_emitted(terms: Daily, minted: Balance, day: u64, test: impl FnOnce()) {
    ExtBuilder::by_days(terms).build().execute_with(|| {
        System::set_block_number(1);
        Launch::set(&START);
        evening(day);
        let next_drip = START + 9 * 3_600 + (day - 1) * DAY;
        let covered_secs = next_drip - START;
        State::<Test>::put(EmissionState { minted, next_drip, covered_secs, ..Default::default() });
        test();
    });
}

#[test]
fn the_base_halves_after_four_years_of_days() {
    let days = [
        (1, BASE),
        (4 * 365 - 1, BASE),
        (4 * 365, 51_369_863_013_698_630_136_986),
        (8 * 365 - 1, 51_369_863_013_698_630_136_986),
        (8 * 365, 25_684_931_506_849_315_068_493),
    ];
    for (day, emission) in days {
        with_emitted(halving(), 0, day, || {
            accepted(EVE, DRIP_DAY);
            assert_eq!(state().minted, emission, "day {day}");
        });
    }
}

/// The days of a halt count with their base, and come in at twice the pace.
#[test]
fn after_a_halt_of_a_hundred_days_the_pace_doubles_until_nothing_is_behind() {
    ExtBuilder::by_days(halving()).build_and_execute(|| {
        accepted(EVE, DRIP_DAY);
        usage(101, 20_000, 0);
        evening(101);
        System::reset_events();
        accepted(EVE, DRIP_DAY);
        assert_eq!((state().minted, state().behind), (3 * BASE, 99 * BASE));
        let late = Event::DripLate { behind: 99 * BASE, uncovered_secs: 100 * DAY };
        assert_eq!(events().last(), Some(&late));
        // Not even ten calls in a block bring more.
        for _ in 0..10 {
            refused(EVE, DRIP_DAY, Error::NotDue);
        }
        for day in 102..=200 {
            evening(day);
            assert_eq!(idle(1), 1);
            check();
        }
        assert_eq!((state().minted, state().behind), (201 * BASE, 0));
        evening(201);
        assert_eq!(idle(1), 1);
        assert_eq!(state().minted, 202 * BASE);
    });
}

#[test]
fn a_destination_that_refuses_leaves_the_note_of_the_day() {
    for close in [Pool::close, Work::close, Audits::close] {
        ExtBuilder::by_days(halving()).build_and_execute(|| {
            accepted(EVE, DRIP_DAY);
            usage(1, 20_000, 50_000 * QUIV);
            evening(1);
            close();
            let before = received();
            assert_eq!(idle(1), 1);
            assert_eq!(received(), before);
            assert_eq!((state().minted, state().behind), (BASE, BASE + 10_000 * QUIV));
            // It waits for the next day, whatever growth and cost are then.
            assert_eq!(idle(1), 0);
            usage(2, 10_000, 0);
            evening(2);
            Pool::open();
            Work::open();
            Audits::open();
            accepted(EVE, DRIP_DAY);
            assert_eq!((state().minted, state().behind), (3 * BASE, 10_000 * QUIV));
            evening(3);
            accepted(EVE, DRIP_DAY);
            assert_eq!((state().minted, state().behind), (4 * BASE + 10_000 * QUIV, 0));
        });
    }
}

#[test]
fn a_call_that_is_refused_changes_nothing() {
    ExtBuilder::by_days(halving()).build_and_execute(|| {
        Pool::close();
        refused(EVE, DRIP_DAY, Error::PoolRefused);
        Pool::open();
        Audits::close();
        refused(EVE, DRIP_DAY, Error::PartRefused);
        assert_eq!((received(), state()), ([0; 4], EmissionState::default()));
        Audits::open();
        accepted(EVE, DRIP_DAY);
    });
}

#[test]
fn a_destination_without_a_share_is_not_asked() {
    let shares = Shares { work_bps: 0, audits_bps: 0, treasury_bps: 0 };
    ExtBuilder::by_days(Daily { shares, ..halving() }).build_and_execute(|| {
        Work::close();
        Audits::close();
        accepted(EVE, DRIP_DAY);
        assert_eq!(received(), [BASE, 0, 0, 0]);
    });
}

#[test]
fn before_the_launch_and_in_other_economies_there_are_no_days() {
    ExtBuilder::by_days(halving()).before_the_clock().build_and_execute(|| {
        refused(EVE, DRIP_DAY, Error::ClockNotStarted);
        assert_eq!(idle(10), 0);
    });
    for builder in [ExtBuilder::default(), ExtBuilder::without_emission()] {
        builder.build_and_execute(|| {
            refused(EVE, DRIP_DAY, Error::NotEnabled);
            assert_eq!((Emission::daily(), crate::DailyTerms::<Test>::get()), (None, None));
        });
    }
}

#[test]
fn an_economy_with_days_has_no_schedule_and_no_block_rewards() {
    ExtBuilder::by_days(halving()).build_and_execute(|| {
        refused(EVE, DRIP, Error::NotEnabled);
        refused(EVE, pay(ALICE), Error::NotEnabled);
        not_set(Call::top_up { amount: 1 }, Error::NotEnabled);
        not_set(Call::lower { rate: Rate::PerYear(0), value: 1 }, Error::NotEnabled);
        author(ALICE, 3);
        assert_eq!(owed(ALICE), Owed::default());
    });
}

#[test]
fn the_reads_tell_of_today_and_of_the_next_halving() {
    ExtBuilder::by_days(halving()).build_and_execute(|| {
        usage(0, 12_000, 50_000 * QUIV);
        let today = BASE + 10_000 * QUIV;
        let view = DailyView {
            terms: halving(),
            year: 0,
            growth_bps: 12_000,
            irrecoverable: 50_000 * QUIV,
            emission: today,
        };
        assert_eq!(Emission::daily(), Some(view));
        let before = Emission::status().unwrap();
        assert_eq!((before.covered_until, before.next_drip), (0, Some(START)));
        accepted(EVE, DRIP_DAY);
        let status = Emission::status().unwrap();
        let tomorrow = START + 9 * 3_600;
        assert_eq!((status.minted, status.cap, status.behind), (today, 600_000_000 * QUIV, 0));
        assert_eq!((status.covered_until, status.next_drip), (tomorrow, Some(tomorrow)));
        assert_eq!(status.per_year, 37_500_000 * QUIV);
        let from_secs = 4 * 365 * DAY - 15 * 3_600;
        let next = AnnualAmount { from_secs, per_year: 18_750_000 * QUIV };
        assert_eq!(status.next_step, Some(next));
        assert_eq!(status.mintable, 600_000_000 * QUIV - today);
        assert_eq!(Emission::mintable(), status.mintable);
        assert_eq!(Emission::schedule(), None);
    });
}

#[test]
#[should_panic(expected = "emission: a schedule excludes an emission by days")]
fn two_emissions_are_refused_at_genesis() {
    ExtBuilder { daily: Some(halving()), ..Default::default() }.build();
}

#[test]
fn terms_out_of_range_are_refused() {
    let refused = |sentence, change: fn(&mut Daily)| {
        let mut terms = halving();
        change(&mut terms);
        assert_eq!(terms.validate(), Err(sentence));
    };
    assert_eq!(halving().validate(), Ok(()));
    let amounts = "the first base and the cap must be from one unit to the highest amount";
    refused(amounts, |terms| terms.halving.first = 0);
    refused(amounts, |terms| terms.halving.first = crate::types::MAX_AMOUNT + 1);
    refused(amounts, |terms| terms.halving.cap = 0);
    refused("a base must halve every 1 to 100 years", |terms| terms.halving.years = 0);
    refused("a base must halve every 1 to 100 years", |terms| terms.halving.years = 101);
    let supply = "the cap of the supply must be from that of the emission to the highest amount";
    refused(supply, |terms| terms.supply_cap = terms.halving.cap - 1);
    refused(supply, |terms| terms.supply_cap = crate::types::MAX_AMOUNT + 1);
    refused("a day must last from a second to 86,400", |terms| terms.day_secs = 0);
    refused("a day must last from a second to 86,400", |terms| terms.day_secs = DAY + 1);
    refused("no share but that of the stakers may be above 50 %", |terms| {
        terms.shares.treasury_bps = MAX_SHARE_BPS + 1;
    });
    refused("the share of the stakers must be at least 25 %", |terms| {
        terms.shares.treasury_bps = 4_001;
    });
}
