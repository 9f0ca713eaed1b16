//! `add_pool` and `set_pool_params`; `set_pool_params.rs` has the steps.

use super::*;
use crate::types::{PoolParams, MAX_CAP_AMOUNT, MAX_CAP_SECS, MAX_MINIMUM};
use polkadot_sdk::{frame_support::assert_ok, sp_runtime::DispatchError};
use quaestor_math::YEAR;
use quaestor_primitives::AssetKind;

fn add_pool(asset: AssetKind, params: PoolParams) -> Call {
    Call::add_pool { asset, params, payer: BANK }
}

fn set_pool_params(asset: AssetKind, params: PoolParams) -> Call {
    Call::set_pool_params { asset, params }
}

#[test]
fn only_governance_changes_pools() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, add_pool(EURC, weekly()), DispatchError::BadOrigin);
        refused(ALICE, set_pool_params(USDC, weekly()), DispatchError::BadOrigin);
    });
}

#[test]
fn a_pool_that_comes_later_pays_those_who_are_there() {
    ExtBuilder::default().build_and_execute(|| {
        open(ALICE, 0, 512, 10_000, Forfeit::None);
        open_with(BOB, 0, 512, &[(0, 0), (2 * HOUR, 10_000)], Forfeit::None);
        at(START + HOUR);

        set(add_pool(EURC, weekly()));

        assert_eq!(last_event(), Event::PoolAdded { asset: EURC, params: weekly() }.into());
        assert_eq!(balance(EURC, Rewards::pot_account()), LEAST);
        accepted(BANK, fund(EURC, FUNDING));
        at(START + 2 * HOUR + 1_000);
        assert_eq!(pending(ALICE, EURC), (625 * 3_600 + 312_500, 0));
        assert_eq!(pending(BOB, EURC), (312_500, 0));
        // A position that is opened now begins where the pool stands.
        open(EVE, 0, 1_024, 10_000, Forfeit::None);
        assert_eq!(pending(EVE, EURC), (0, 0));
    });
}

#[test]
fn a_second_pool_of_an_asset_and_one_of_none_are_refused() {
    ExtBuilder::default().build_and_execute(|| {
        not_set(add_pool(USDC, weekly()), Error::AlreadyExists);
        not_set(add_pool(AssetKind::WithId(9), weekly()), Error::UnknownAsset);
        let poor = Call::add_pool { asset: EURC, params: weekly(), payer: ALICE };
        not_set(poor, Error::InsufficientBalance);
    });
}

#[test]
fn a_fifth_pool_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        for id in [3, 4] {
            assert_ok!(Assets::mint(RuntimeOrigin::signed(BANK), id, BANK, 2 * LEAST));
            set(add_pool(AssetKind::WithId(id), weekly()));
        }

        not_set(add_pool(EURC, weekly()), Error::TooManyPools);
    });
}

#[test]
fn terms_hold_for_fundings_and_claims_to_come() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(USDC);
        at(START + 1_000);
        accepted(ALICE, claim(USDC));
        let rate = RateModel::Streamed { period_secs: 4 * DAY };
        let new = PoolParams { rate, vesting_secs: 4 * DAY, ..weekly() };

        set(set_pool_params(USDC, new));

        let old = weekly();
        assert_eq!(last_event(), Event::PoolParamsSet { asset: USDC, old, new }.into());
        at(START + HOUR + 1);
        accepted(BANK, fund(USDC, FUNDING));
        accepted(ALICE, claim(USDC));
        assert_eq!(streams(ALICE)[0].end, START + HOUR + 7 * DAY);
        assert_eq!(streams(ALICE)[1].end, START + 2 * HOUR + 4 * DAY);
        assert_eq!(crate::RateEnds::<Test>::get(START + 2 * HOUR + 4 * DAY).len(), 1);
        assert_eq!(crate::RateEnds::<Test>::get(START + 7 * DAY).len(), 1);
    });
}

#[test]
fn terms_of_nonsense_are_refused() {
    ExtBuilder::default().build_and_execute(|| {
        let streamed = |period_secs| RateModel::Streamed { period_secs };
        let target =
            |cap_amount, cap_secs| RateModel::TargetApr { cap_amount, cap_secs, year_secs: YEAR };
        for params in [
            PoolParams { rate: streamed(0), ..weekly() },
            PoolParams { rate: streamed(366 * DAY), ..weekly() },
            PoolParams { vesting_secs: 366 * DAY, ..weekly() },
            PoolParams { vesting_secs: u64::MAX, ..weekly() },
            PoolParams { min_funding: 0, ..weekly() },
            PoolParams { min_claim: 0, ..weekly() },
            PoolParams { min_compound: 0, ..weekly() },
            PoolParams { rate: streamed(500_000_000_000_000_000), ..weekly() },
            PoolParams { vesting_secs: 500_000_000_000_000_000, ..weekly() },
            PoolParams { min_funding: MAX_MINIMUM + 1, ..weekly() },
            PoolParams { min_claim: MAX_MINIMUM + 1, ..weekly() },
            PoolParams { min_compound: MAX_MINIMUM + 1, ..weekly() },
            PoolParams { min_claim: u128::MAX, ..weekly() },
            PoolParams { rate: target(0, 1), ..weekly() },
            PoolParams { rate: target(1, 0), ..weekly() },
            PoolParams { rate: target(MAX_CAP_AMOUNT + 1, 1), ..weekly() },
            PoolParams { rate: target(1, MAX_CAP_SECS + 1), ..weekly() },
        ] {
            not_set(set_pool_params(USDC, params), Error::OutOfRange);
            not_set(add_pool(EURC, params), Error::OutOfRange);
        }
    });
}

#[test]
fn a_pool_keeps_its_rate_model_and_needs_to_be_there() {
    ExtBuilder::default().build_and_execute(|| {
        let rate = RateModel::TargetApr { cap_amount: 1, cap_secs: 1, year_secs: YEAR };
        not_set(set_pool_params(USDC, PoolParams { rate, ..weekly() }), Error::RateModelFixed);
        not_set(set_pool_params(EURC, weekly()), Error::UnknownAsset);
    });
}
