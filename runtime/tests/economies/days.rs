//! Emission by days for stakers and treasury alone, without a work pool and an audit pot.

use crate::*;
use pallet_emission::daily::{Daily, Shares};
use quaestor_chain_spec::{economies::inference, tokens};
use quaestor_runtime::{economy, params::TreasuryAccount, Emission};
use serde_json::{json, Value};

/// Days of 20 seconds, as the preset has them.
const SHORT: Seconds = 20;
/// The base of a day of the first year, at the scale of a development chain.
const BASE: Balance = 375_000 * QTRA / 365;

/// The emission of an economy of inference, on `qtra-dev`.
fn on() -> Value {
    let shares = Shares { work_bps: 0, audits_bps: 0, treasury_bps: 1_000 };
    let supply_cap = 10u128.pow(30);
    let daily = Daily { shares, supply_cap, ..inference::emission(tokens::QTRA, SHORT, 100) };
    json!({
        "emission": { "daily": daily },
        "stakingVault": { "features": { "emission": true } },
    })
}

fn minted() -> Balance {
    Emission::status().expect("the economy has an emission").minted
}

fn treasury() -> Balance {
    balance(&NATIVE, &TreasuryAccount::get())
}

#[test]
fn each_day_is_minted_once_in_idle_time() {
    world_with(on()).execute_with(|| {
        let first = now() / SHORT;
        // The launch minted the first.
        assert_eq!(minted(), BASE);
        let (genesis, kept) = (issuance() - BASE, treasury());
        let drip = pallet_emission::Call::drip_day {};
        block(|| refused(Eve, drip.clone(), pallet_emission::Error::<Runtime>::NotDue));
        pass(30 * SHORT);
        let days = now() / SHORT - first;
        assert!((30..=31).contains(&days));
        assert_eq!(minted(), (1 + u128::from(days)) * BASE);
        assert_eq!(issuance(), genesis + minted());
        assert_eq!(treasury() - kept, u128::from(days) * (BASE / 10));
        assert_eq!(economy::supply().mintable, 6_000_000 * QTRA - minted());
        check();
    });
}

#[test]
fn after_a_halt_each_day_mints_two_until_nothing_is_behind() {
    world_with(on()).execute_with(|| {
        let first = now() / SHORT;
        let emitted = |status: pallet_emission::api::EmissionView| status.minted + status.behind;
        block_after(100 * SHORT, || {});
        // As soon as the clock of the stake has caught up with the day.
        (0..10).for_each(|_| block_after(0, || {}));
        let (days, status) = (now() / SHORT - first, Emission::status().unwrap());
        assert_eq!(emitted(status.clone()), (1 + u128::from(days)) * BASE);
        assert_eq!(status.minted, 3 * BASE);
        pass(110 * SHORT);
        let (days, status) = (now() / SHORT - first, Emission::status().unwrap());
        assert_eq!((status.minted, status.behind), ((1 + u128::from(days)) * BASE, 0));
        check();
    });
}

/// Rewards from the first day flow to the stakers, within the vesting of the preset.
#[test]
fn stakers_earn_what_the_days_bring() {
    world_with(on()).execute_with(|| {
        // With two stakers or fewer a breaker keeps the rewards from them.
        block(|| [Bob, Charlie, Dave].map(|who| stake(who, 10_000 * QTRA, 0)));
        pass(60 * SHORT);
        let pending = &Rewards::pending(person(Bob))[0];
        assert!(pending.claimable + pending.escrowed > 0, "nothing was earned");
        check();
    });
}
