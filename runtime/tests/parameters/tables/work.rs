//! Providers and channels. `qtra` has none: the terms are those of `quiver`.

use super::{BPS, NATIVE, SECS};
use crate::row::{
    Setter, Setting,
    Step::{By, Double, DoubleFrom, Fixed},
};
use pallet_providers::types::{
    Params, MAX_DAY_SECS, MAX_MULTIPLIER_BPS, MAX_SHARE_BPS, MAX_SLASHED_NOTICE_DAYS,
};
use quaestor_chain_spec::{quiver, Compute};
use quaestor_runtime::Runtime;

const DAYS: &str = "days of the economy";
const TIMES: &str = "times";
/// 10^18 and 10^27.
const BACKING: [u128; 2] = [1_000_000_000_000_000_000, 1_000_000_000_000_000_000_000_000_000];

pub fn settings() -> Vec<Box<dyn Setting>> {
    vec![Box::new(providers()), Box::new(channels())]
}

/// The terms of work of `quiver`.
pub fn compute() -> Compute {
    quiver::real().compute.unwrap()
}

/// Providers with the longest notice and the largest multiple, which stand in the way of no other number.
pub fn store_providers() {
    let mut params = compute().providers;
    params.caps.multiple = 100;
    params.maturities[0].notice_days = MAX_SLASHED_NOTICE_DAYS;
    pallet_providers::Parameters::<Runtime>::put(params);
}

fn providers() -> Setter<Params> {
    use pallet_providers::{Call, Error, Event, Parameters};
    // The shares that one cap leaves the other.
    let wide: fn(&mut Params) = |t| {
        (t.caps.event_bps, t.caps.epoch_bps) = (100, 100);
    };
    // A sentence, and an own share that covers it.
    let covered: fn(&mut Params) = |t| {
        (t.caps.event_bps, t.own_share_bps) = (100, 10_000);
    };
    let alone: fn(&mut Params) = |t| t.tiers.truncate(1);
    let of_tier = "rises from tier to tier; entries of the table can be added, not removed";
    Setter {
        pallet: "Providers",
        call: "set_params",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || vec![compute().providers],
        store: |params| Parameters::<Runtime>::put(params),
        set: |params| Call::set_params { params }.into(),
        add: None,
        told: |old, new| Event::ParamsSet { old, new }.into(),
        rows: vec![
            row!(
                "params.caps.multiple",
                |t| &mut t.caps.multiple,
                TIMES,
                1u32..=100,
                Double,
                note = "times the audit rate of `Challenges` at least 1.5"
            ),
            row!(
                "params.caps.event_bps",
                |t| &mut t.caps.event_bps,
                BPS,
                100u32..=2_000,
                By(500),
                note = "not above `caps.epoch_bps`; both zero where nobody is slashed"
            ),
            row!(
                "params.caps.epoch_bps",
                |t| &mut t.caps.epoch_bps,
                BPS,
                100u32..=4_000,
                By(500),
                note = "from `caps.event_bps`, and not above `own_share_bps`",
                prepare = covered
            ),
            row!("params.caps.pool_bps", |t| &mut t.caps.pool_bps, BPS, 0u32..=10_000, By(1_000)),
            row!(
                "params.own_share_bps",
                |t| &mut t.own_share_bps,
                BPS,
                1_000u32..=10_000,
                By(500),
                note = "from `caps.epoch_bps`; from 0 where nobody is slashed",
                prepare = wide
            ),
            row!("params.slash_epoch_days", |t| &mut t.slash_epoch_days, DAYS, 1u32..=30, Double),
            row!("params.unlock_days", |t| &mut t.unlock_days, DAYS, 0u32..=30, DoubleFrom(1)),
            row!(
                "params.min_bond",
                |t| &mut t.min_bond,
                NATIVE,
                1_000_000_000_000_000_000u128..=1_000_000_000_000_000_000_000_000,
                Double
            ),
            row!(
                "params.max_share_bps",
                |t| &mut t.max_share_bps,
                BPS,
                0..=MAX_SHARE_BPS,
                By(1_000)
            ),
            row!(
                "params.day_secs",
                |t| &mut t.day_secs,
                SECS,
                1..=MAX_DAY_SECS,
                Fixed(Error::<Runtime>::ChangeTooLarge.into()),
                note = "fixed at genesis"
            ),
            row!(
                "params.tiers[].backing",
                |t, at| &mut t.tiers.get_mut(at)?.backing,
                NATIVE,
                BACKING[0]..=BACKING[1],
                Double,
                note = of_tier,
                prepare = alone
            ),
            row!(
                "params.tiers[].own",
                |t, at| &mut t.tiers.get_mut(at)?.own,
                NATIVE,
                BACKING[0] / 10..=BACKING[1],
                Double,
                note = "from a tenth of the backing to all of it",
                prepare = alone
            ),
            row!(
                "params.tiers[].jobs",
                |t, at| &mut t.tiers.get_mut(at)?.jobs,
                "pieces of work",
                1u32..=10_000,
                Double
            ),
            row!(
                "params.tiers[].capacity",
                |t, at| &mut t.tiers.get_mut(at)?.capacity,
                TIMES,
                1u32..=100,
                Double
            ),
            row!(
                "params.maturities[].notice_days",
                |t, at| &mut t.maturities.get_mut(at)?.notice_days,
                DAYS,
                1..=MAX_SLASHED_NOTICE_DAYS,
                Double,
                note = "from the longest case on; to 730 where nobody is slashed"
            ),
            row!(
                "params.maturities[].multiplier_bps",
                |t, at| &mut t.maturities.get_mut(at)?.multiplier_bps,
                BPS,
                10_000..=MAX_MULTIPLIER_BPS,
                By(1_000)
            ),
        ],
    }
}

fn channels() -> Setter<pallet_payment_channels::types::Params> {
    use pallet_payment_channels::{
        types::{DEPOSIT_RANGE, MAX_DAY_SECS},
        Call, Error, Event, Parameters,
    };
    Setter {
        pallet: "PaymentChannels",
        call: "set_params",
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: || vec![compute().channels],
        store: |params| Parameters::<Runtime>::put(params),
        set: |params| Call::set_params { params }.into(),
        add: None,
        told: |old, new| Event::ParamsSet { old, new }.into(),
        rows: vec![
            row!(
                "params.dispute_secs",
                |t| &mut t.dispute_secs,
                SECS,
                3_600u32..=2_592_000,
                Double,
                note = "from an hour to 30 days of the economy, here of 86,400 seconds; not above \
                        `max_life_secs`"
            ),
            row!(
                "params.max_life_secs",
                |t| &mut t.max_life_secs,
                SECS,
                86_400u32..=31_536_000,
                Double,
                note = "from a day to 365 days of the economy, here of 86,400 seconds; from \
                        `dispute_secs`"
            ),
            row!(
                "params.min_deposit",
                |t| &mut t.min_deposit,
                NATIVE,
                DEPOSIT_RANGE,
                Double,
                note = "of another asset as many whole units"
            ),
            row!(
                "params.day_secs",
                |t| &mut t.day_secs,
                SECS,
                1..=MAX_DAY_SECS,
                Fixed(Error::<Runtime>::ChangeTooLarge.into()),
                note = "fixed at genesis",
                prepare = |t| t.max_life_secs = 2 * MAX_DAY_SECS
            ),
        ],
    }
}
