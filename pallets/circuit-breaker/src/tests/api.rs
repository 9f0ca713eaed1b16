//! Reads for users agree with the values that decide.

use super::*;
use crate::{
    api::{OpenEntries, TriggerView, WalletView},
    types::Manual,
};
use Trigger::*;

fn view(trigger: Trigger) -> TriggerView {
    let views = Breaker::status().triggers;
    assert_eq!(views.iter().map(|view| view.trigger).collect::<Vec<_>>(), Trigger::ALL);
    views.into_iter().find(|view| view.trigger == trigger).unwrap()
}

/// Value, trip level, clear level, headroom, and headroom in basis points.
fn numbers(trigger: Trigger) -> [u128; 5] {
    let view = view(trigger);
    let bps = view.headroom_bps.unwrap().into();
    [view.value.unwrap(), view.trip.unwrap(), view.clear.unwrap(), view.headroom.unwrap(), bps]
}

#[test]
fn every_trigger_shows_its_levels_and_headroom() {
    ExtBuilder::default().build_and_execute(|| {
        at(START + 9 * DAY);
        let million = 1_000_000 * TOKEN;
        assert_eq!(
            numbers(LowStake),
            [20 * million, 10 * million, 11 * million, 10 * million, 10_000]
        );
        assert_eq!(numbers(FewStakers), [200, 100, 110, 100, 10_000]);
        // 500,001 of 500,000 are 10,000.02.
        assert_eq!(numbers(PriceCrash), [1_000_001, 500_000, 750_001, 500_001, 10_000]);
        revenue(LEVEL + LEVEL / 2);
        assert_eq!(numbers(ZeroRevenue), [135 * UNIT, 90 * UNIT, 90 * UNIT, 45 * UNIT, 5_000]);
        // 999 of 1,001 are 9,980.02.
        assert_eq!(numbers(RewardFloor), [2_000, 1_001, 1_502, 999, 9_980]);
        for trigger in Trigger::ALL {
            let view = view(trigger);
            assert!(view.enabled && !view.tripped);
            assert_eq!((view.since, view.cause, view.earliest_clear), (None, None, None));
        }
    });
}

#[test]
fn a_tripped_trigger_shows_since_when_and_why_and_when_it_can_clear() {
    let expected = [
        (LowStake, 10_000_000 * TOKEN - 1, DAY),
        (FewStakers, 99, DAY),
        (PriceCrash, 500_000, 30 * DAY),
        (ZeroRevenue, 0, 0),
        (RewardFloor, 1_000, DAY),
    ];
    for (trigger, cause, wait) in expected {
        ExtBuilder::default().build_and_execute(|| {
            breach(trigger);
            at(now());
            let since = now();
            all_is_well();
            set_time(since + 5);
            revenue(LEVEL);

            let view = view(trigger);

            assert!(view.tripped);
            assert_eq!((view.since, view.cause), (Some(since), Some(cause)));
            assert_eq!(view.earliest_clear, Some(since + wait), "{trigger:?}");
            // And then it clears, not before.
            if wait > 0 {
                at(since + wait - 1);
                assert!(state().trip(trigger).is_some(), "{trigger:?}");
            }
            at(since + wait.max(5));
            assert!(state().trip(trigger).is_none(), "{trigger:?}");
        });
    }
}

#[test]
fn no_headroom_is_left_at_the_level_and_beyond() {
    ExtBuilder::default().build_and_execute(|| {
        for staked in [10_000_000 * TOKEN, 10_000_000 * TOKEN - 1, 0] {
            Staked::set(staked);
            assert_eq!((view(LowStake).headroom, view(LowStake).headroom_bps), (Some(0), Some(0)));
        }
        Staked::set(10_000_000 * TOKEN + 1);
        assert_eq!(view(LowStake).headroom, Some(1));
        StubFloor::set(0, 5);
        assert_eq!((view(RewardFloor).headroom, view(RewardFloor).headroom_bps), (Some(5), None));
    });
}

#[test]
fn a_trigger_without_a_fact_or_out_of_use_shows_no_value() {
    ExtBuilder::params(Params { low_stake: None, ..qtra() }).build_and_execute(|| {
        StubPrice::set_average(None);
        for (trigger, enabled) in [(LowStake, false), (PriceCrash, true)] {
            let view = view(trigger);
            assert_eq!(view.enabled, enabled);
            assert_eq!(
                (view.value, view.trip, view.clear, view.headroom),
                (None, None, None, None)
            );
        }
    });
}

#[test]
fn what_holds_is_shown() {
    ExtBuilder::default().build_and_execute(|| {
        let quiet = Breaker::status();
        assert!(!(quiet.redirected || quiet.buyback_paused || quiet.emergency_open));
        assert_eq!((quiet.crisis_until, quiet.manual), (None, None));
        for trigger in Trigger::ALL {
            breach(trigger);
        }
        at(now());
        let entries = Entries { stake: true, ..Default::default() };
        accepted(committee(), trip(entries, now() + 5));

        let shown = Breaker::status();

        assert!(shown.redirected && shown.buyback_paused && shown.emergency_open);
        assert_eq!(shown.crisis_until, Some(now() + 30 * DAY));
        assert_eq!(shown.manual, Some(Manual { entries, since: now(), until: now() + 5 }));
    });
}

#[test]
fn a_wallet_shows_its_cap() {
    ExtBuilder::default().build_and_execute(|| {
        let remaining_allowance = Some(200_000 * TOKEN);
        assert_eq!(Breaker::wallet(ALICE), WalletView { capped_until: None, remaining_allowance });
        let capped =
            WalletView { capped_until: Some(START + 7 * DAY), remaining_allowance: Some(0) };
        assert_eq!(Breaker::wallet(WHALE), capped);
    });
}

#[test]
fn open_entries_are_those_that_the_guard_lets_through() {
    ExtBuilder::default().build_and_execute(|| {
        let all = OpenEntries {
            stake: true,
            compound: true,
            buyback: true,
            deposit: true,
            job: true,
            delegate: true,
        };
        assert_eq!(Breaker::open_entries(ALICE), all);
        breach(RewardFloor);
        at(START + 6);
        let closed = Entries { compound: true, job: true, ..Default::default() };
        accepted(committee(), trip(closed, START + 9));

        let open = OpenEntries { compound: false, buyback: false, job: false, ..all };
        assert_eq!(Breaker::open_entries(ALICE), open);
    });
}
