//! Genesis: storage, and refused parameters.

use super::*;
use crate::types::{MAX_AMOUNT, MAX_LEAD_SECS, MAX_PERIOD_SECS, MAX_YEAR_SECS};
use polkadot_sdk::{frame_support::traits::PalletInfoAccess, sp_io::hashing::twox_128};

#[test]
fn the_parameters_and_the_block_reward_are_stored() {
    ExtBuilder::default().before_the_clock().build_and_execute(|| {
        assert_eq!(crate::Parameters::<Test>::get(), Some(constant()));
        let pay = BlockPay { liquid: 50 * BDAG, staked: 50 * BDAG };
        assert_eq!(crate::CurrentBlockPay::<Test>::get(), Some(pay));
        assert_eq!(state(), EmissionState::default());
    });
}

#[test]
fn an_economy_without_emission_stores_nothing_but_the_version() {
    ExtBuilder::without_emission().before_the_clock().build_and_execute(|| {
        let prefix = twox_128(Emission::name().as_bytes());
        let mut keys = Vec::new();
        let mut key = prefix.to_vec();
        while let Some(next) = polkadot_sdk::sp_io::storage::next_key(&key) {
            if !next.starts_with(&prefix) {
                break;
            }
            keys.push(next.clone());
            key = next;
        }
        let version = twox_128(b":__STORAGE_VERSION__:");
        assert!(keys.iter().all(|key| key.ends_with(&version)), "{} keys", keys.len());
        assert_eq!(Emission::mintable(), 0);
    });
}

#[test]
fn the_ends_of_each_range_are_valid() {
    let params = constant();
    let valid: [fn(&mut Params); 8] = [
        |params| (params.cap, params.block_cap) = (MAX_AMOUNT, MAX_AMOUNT),
        |params| (params.cap, params.block_cap) = (1, 1),
        |params| (params.steps[0].per_year, params.block_reward) = (MAX_AMOUNT, MAX_AMOUNT),
        |params| (params.steps[0].per_year, params.block_reward) = (1, 1),
        |params| params.staked_bps = 10_000,
        |params| (params.year_secs, params.period_secs, params.lead_secs) = (1, 1, 1),
        |params| (params.period_secs, params.lead_secs) = (MAX_PERIOD_SECS, MAX_LEAD_SECS),
        |params| (params.window_secs, params.year_secs) = (1, MAX_YEAR_SECS),
    ];
    for change in valid {
        let mut params = params.clone();
        change(&mut params);
        assert_eq!(params.validate(), Ok(()));
    }
    assert_eq!(decreasing().validate(), Ok(()));
}

/// A test for each invalid genesis: its name, its sentence, and how it is made.
macro_rules! refused_at_genesis {
    ($($name:ident: $sentence:literal, $change:expr;)*) => {$(
        #[test]
        #[should_panic(expected = $sentence)]
        fn $name() {
            ExtBuilder::default().params($change).build();
        }
    )*};
}

refused_at_genesis! {
    parameters_that_do_nothing: "emission: there is neither a schedule nor a block reward",
        |p| { p.steps = Default::default(); p.cap = 0; p.block_reward = 0; p.block_cap = 0; };
    a_schedule_without_a_cap: "emission: a schedule needs a cap, at most the highest amount",
        |p| p.cap = 0;
    a_cap_without_a_schedule: "emission: a schedule needs a cap, at most the highest amount",
        |p| p.steps = Default::default();
    a_cap_beyond_the_highest: "emission: a schedule needs a cap, at most the highest amount",
        |p| p.cap = MAX_AMOUNT + 1;
    a_block_reward_without_a_cap: "emission: a block reward needs a cap, at most the highest amount",
        |p| p.block_cap = 0;
    a_block_cap_without_a_reward: "emission: a block reward needs a cap, at most the highest amount",
        |p| p.block_reward = 0;
    a_block_cap_beyond_the_highest: "emission: a block reward needs a cap, at most the highest amount",
        |p| p.block_cap = MAX_AMOUNT + 1;
    steps_that_do_not_ascend: "emission: the steps must ascend",
        |p| { let step = p.steps[0]; p.steps.try_push(step).unwrap(); };
    a_step_of_nothing: "emission: a step must issue from one unit to the highest amount a year",
        |p| p.steps[0].per_year = 0;
    a_step_beyond_the_highest: "emission: a step must issue from one unit to the highest amount a year",
        |p| p.steps[0].per_year = MAX_AMOUNT + 1;
    a_block_reward_beyond_the_highest: "emission: a block reward must be at most the highest amount",
        |p| p.block_reward = MAX_AMOUNT + 1;
    a_year_of_nothing: "emission: a year must last from a second to 365 days",
        |p| p.year_secs = 0;
    a_year_too_long: "emission: a year must last from a second to 365 days",
        |p| p.year_secs = MAX_YEAR_SECS + 1;
    a_period_of_nothing: "emission: a period must last from a second to 90 days",
        |p| p.period_secs = 0;
    a_period_too_long: "emission: a period must last from a second to 90 days",
        |p| { p.period_secs = MAX_PERIOD_SECS + 1; p.lead_secs = MAX_LEAD_SECS; };
    a_lead_below_a_period: "emission: the lead must be from a period to 365 days",
        |p| p.lead_secs = p.period_secs - 1;
    a_lead_too_long: "emission: the lead must be from a period to 365 days",
        |p| p.lead_secs = MAX_LEAD_SECS + 1;
    a_smooth_schedule_with_a_lead: "emission: the lead of a smooth schedule must be a period",
        |p| p.smooth = true;
    more_staked_than_earned: "emission: the staked part of a block reward must be at most the whole",
        |p| p.staked_bps = 10_001;
    a_window_of_nothing: "emission: a window must last from a second to 365 days",
        |p| p.window_secs = 0;
    a_window_too_long: "emission: a window must last from a second to 365 days",
        |p| p.window_secs = MAX_LEAD_SECS + 1;
}
