//! Genesis: what is stored, and the sentences that nonsense is refused with.

use super::*;
use polkadot_sdk::{
    frame_support::traits::{GetStorageVersion, Hooks, StorageVersion},
    sp_runtime::BuildStorage,
};

#[test]
fn the_levels_are_stored() {
    ExtBuilder::default().build().execute_with(|| {
        assert_eq!((params(), state()), (qtra(), Default::default()));
        assert_eq!(Breaker::on_chain_storage_version(), StorageVersion::new(1));
        assert_eq!(Breaker::do_try_state(), Ok(()));
    });
}

#[test]
fn by_default_no_trigger_is_in_use() {
    let storage = RuntimeGenesisConfig::default().build_storage().unwrap();
    polkadot_sdk::sp_io::TestExternalities::new(storage).execute_with(|| {
        for trigger in Trigger::ALL {
            assert!(!params().enables(trigger));
        }
        assert_eq!(Breaker::do_try_state(), Ok(()));
    });
}

#[test]
fn the_set_up_is_sound() {
    Breaker::integrity_test();
}

/// A test for each nonsense: its name, its sentence, and how it is made.
macro_rules! refused_at_genesis {
    ($($name:ident: $sentence:literal, $change:expr;)*) => {$(
        #[test]
        #[should_panic(expected = $sentence)]
        fn $name() {
            let change: fn(&mut Params) = $change;
            let mut params = qtra();
            change(&mut params);
            ExtBuilder::params(params).build();
        }
    )*};
}

refused_at_genesis! {
    a_level_of_nothing: "circuit breaker: a level of stake must be from 1 to 10^36 smallest units",
        |t| t.low_stake.as_mut().unwrap().trip = 0;
    no_stakers: "circuit breaker: a level of stakers must be from 1 to 1,000,000",
        |t| t.few_stakers.as_mut().unwrap().trip = 0;
    a_fall_of_all: "circuit breaker: a price crash must be a fall of 5 % to 95 %",
        |t| t.price_crash.as_mut().unwrap().trip_bps = 10_000;
    a_clear_above_the_average: "circuit breaker: a price crash must clear at or below the average",
        |t| t.price_crash.as_mut().unwrap().clear_bps = 10_001;
    a_crisis_of_no_time: "circuit breaker: the crisis share must hold from a minute to a year",
        |t| t.price_crash.as_mut().unwrap().effect_secs = 0;
    a_window_of_no_time: "circuit breaker: the window of revenue must be from a minute to a year",
        |t| t.zero_revenue.as_mut().unwrap().secs = 0;
    a_lack_of_revenue_without_a_share:
        "circuit breaker: ZeroRevenue must trip below 0.01 % to 100 % of the floor",
        |t| t.zero_revenue.as_mut().unwrap().share_bps = 0;
    a_floor_without_a_share: "circuit breaker: RewardFloor must trip below 10 % to 200 % of the floor",
        |t| t.reward_floor.as_mut().unwrap().trip_bps = 0;
    a_floor_that_never_clears:
        "circuit breaker: RewardFloor must clear from 10 % to 500 % of the floor",
        |t| t.reward_floor.as_mut().unwrap().clear_bps = 60_000;
    no_dwell: "circuit breaker: a dwell must be from one second to 30 days",
        |t| t.dwell_secs = 0;
    stake_that_clears_below: "circuit breaker: LowStake must clear at its trip level or above",
        |t| t.low_stake.as_mut().unwrap().clear = 1;
    stakers_that_clear_below: "circuit breaker: FewStakers must clear at its trip level or above",
        |t| t.few_stakers.as_mut().unwrap().clear = 1;
    a_price_that_clears_below:
        "circuit breaker: PriceCrash must clear above the price at which it trips",
        |t| t.price_crash.as_mut().unwrap().clear_bps = 5_000;
    a_floor_that_clears_below: "circuit breaker: RewardFloor must clear at its trip level or above",
        |t| t.reward_floor.as_mut().unwrap().clear_bps = 9_999;
}
