//! The fee over epochs.

use super::*;

/// An epoch in which this share (basis points) of the limits is open.
fn epoch(congestion: u32) -> u32 {
    let limit: Balance = 10_000;
    providers::change(POOR, |provider| {
        provider.standing.limit = limit;
        provider.standing.open = congestion.into();
    });
    after(DAY);
    InferenceMarket::roll_now(&terms());
    state().fee
}

/// A chain on which only one provider has a limit.
fn alone(test: impl FnOnce()) {
    ExtBuilder::default().build_and_execute(|| {
        for who in [PETER, PAULA].into_iter().chain(BIDDERS) {
            providers::change(who, |provider| provider.standing = Default::default());
        }
        test();
    });
}

/// Section 14 of the specification.
#[test]
fn the_fee_follows_congestion() {
    for (congestion, fee) in [(8_100, 550), (5_000, 500), (2_900, 475), (8_000, 500), (3_000, 500)]
    {
        alone(|| assert_eq!(epoch(congestion), fee));
    }
    alone(|| {
        let fees = [8_100, 8_100, 5_000, 2_900, 8_000, 3_000, 8_001].map(epoch);
        assert_eq!(fees, [550, 605, 599, 570, 565, 560, 616]);
    });
}

#[test]
fn the_fee_reaches_its_bounds_and_returns() {
    let steps =
        |congestion, until: u32| (1..).find(|_| epoch(congestion) == until).unwrap_or_default();
    alone(|| {
        assert_eq!(steps(8_100, 1_500), 12);
        assert_eq!(epoch(10_000), 1_500);
        assert_eq!(steps(5_000, 500), 116);
        assert_eq!(steps(2_900, 100), 33);
        assert_eq!(epoch(0), 100);
        assert_eq!(steps(5_000, 500), 209);
        assert_eq!((epoch(8_100), steps(5_000, 500)), (550, 10));
    });
}

#[test]
fn the_change_is_told_once() {
    alone(|| {
        epoch(8_100);
        let event = Event::FeeAdjusted { old: 500, new: 550, congestion: Some(8_100) };
        assert_eq!(events(), [event]);
        InferenceMarket::roll_now(&terms());
        assert_eq!((events().len(), state().fee), (1, 550));
    });
}

/// Half of the time at all, half at nothing: the integral counts, not the moment.
#[test]
fn congestion_is_a_mean_over_the_epoch() {
    alone(|| {
        let open = |open| {
            providers::change(POOR, |provider| {
                provider.standing.limit = 10_000;
                provider.standing.open = open;
            })
        };
        open(10_000);
        after(DAY / 2);
        open(0);
        after(DAY / 2);
        InferenceMarket::roll_now(&terms());
        assert_eq!(state().fee, 500);
        // A push at the last moment has the weight of a moment.
        open(4_000);
        after(DAY - 1);
        open(10_000);
        after(1);
        InferenceMarket::roll_now(&terms());
        assert_eq!(state().fee, 500);
    });
}

#[test]
fn epochs_in_which_nobody_called_are_one() {
    alone(|| {
        providers::change(POOR, |provider| {
            provider.standing.limit = 10_000;
            provider.standing.open = 9_000;
        });
        after(20 * DAY);
        assert_eq!(InferenceMarket::fee_now(), 550);
        InferenceMarket::roll_now(&terms());
        assert_eq!((state().fee, state().day), (550, TODAY + 20));
    });
}

#[test]
fn without_work_and_limits_the_fee_returns_to_neutral() {
    alone(|| {
        crate::State::<Test>::mutate(|state| state.fee = 550);
        after(DAY);
        InferenceMarket::roll_now(&terms());
        assert_eq!(state().fee, 545);
    });
}

/// The first payment of an epoch pays the fee of that epoch.
#[test]
fn a_payment_ends_the_epoch_before_it() {
    ExtBuilder::default().build_and_execute(|| {
        let id = submitted(50 * QUIV, 50 * QUIV);
        providers::change(PETER, |provider| provider.standing.limit = 0);
        for who in [PAULA].into_iter().chain(BIDDERS) {
            providers::change(who, |provider| provider.standing.limit = 0);
        }
        at(START + DAY);
        accepted(BOB, Call::settle { job: id });
        let receipt = InferenceMarket::receipt_views(1)[0].receipt;
        assert_eq!((state().fee, receipt.surcharge), (550, QUIV / 4));
    });
}
