//! The vault as other pallets and the runtime APIs read it.

use super::*;
use polkadot_sdk::{
    frame_support::{
        assert_storage_noop,
        storage::with_storage_layer,
        traits::{
            fungibles::Balanced,
            tokens::{Fortitude, Precision, Preservation},
        },
    },
    sp_runtime::{DispatchError, DispatchResult, TokenError},
};
use quaestor_primitives::{
    AssetKind, IncreaseStake, Positions, StakeInspect, StakeTotals, WalletCap,
};
use quaestor_testing::StubObserver;

/// Adds `amount` of the money of `from` to a position of `who`, or changes nothing.
fn increase(from: AccountId, who: AccountId, id: u32, amount: u128) -> DispatchResult {
    with_storage_layer(|| {
        let (precision, keep) = (Precision::Exact, Preservation::Preserve);
        let asset = AssetKind::Native;
        let credit = Money::withdraw(asset, &from, amount, precision, keep, Fortitude::Polite)?;
        Vault::increase_stake(&who, id, credit, 0)
    })
}

#[track_caller]
fn not_increased(who: AccountId, id: u32, amount: u128, error: impl Into<DispatchError>) {
    assert_storage_noop!(assert_eq!(increase(CAROL, who, id, amount), Err(error.into())));
}

#[test]
fn a_position_is_increased_with_anothers_money_under_its_own_terms() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        at(START + 10 * DAY);
        StubObserver::take();

        increase(CAROL, ALICE, 0, 250 * TOKEN).unwrap();

        let position = ledger(ALICE).positions[0].clone();
        assert_eq!((position.amount, position.lock_end), (1_250 * TOKEN, START + 365 * DAY));
        // No new warm-up: 1,250 at 1.60x.
        assert_eq!(state().weight, 20_000_000 * TOKEN);
        assert_eq!(Vault::held(&ALICE), 1_250 * TOKEN);
        assert_eq!((free(ALICE), free(CAROL)), (9_999_000 * TOKEN, 9_999_750 * TOKEN));
        assert_eq!(StubObserver::take(), [News::Resized(0, 1_000 * TOKEN, 1_250 * TOKEN)]);
        System::assert_last_event(
            Event::StakeIncreased {
                who: ALICE,
                position: 0,
                added: 250 * TOKEN,
                amount: 1_250 * TOKEN,
            }
            .into(),
        );
    });
}

#[test]
fn a_position_that_warms_up_is_increased_on_the_timeline() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));

        increase(CAROL, ALICE, 0, 250 * TOKEN).unwrap();

        assert_eq!(pending(START + 7 * DAY), (20_000_000 * TOKEN as i128, 1));
    });
}

#[test]
fn an_increase_is_not_counted_against_the_wallet_cap() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(200_000 * TOKEN, 4));

        increase(CAROL, ALICE, 0, 50_000 * TOKEN).unwrap();

        assert_eq!(ledger(ALICE).staked(), 250_000 * TOKEN);
        assert_eq!(Vault::remaining_allowance(ALICE), Some(0));
    });
}

#[test]
fn a_wallet_at_its_cap_is_reported_until_the_epoch_ends() {
    let capped = |who| <Vault as WalletCap<AccountId>>::capped_until(&who);
    let remaining = |who| <Vault as WalletCap<AccountId>>::remaining_allowance(&who);
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(199_000 * TOKEN, 4));
        assert_eq!((capped(ALICE), remaining(ALICE)), (None, Some(1_000 * TOKEN)));

        accepted(ALICE, stake(2_000 * TOKEN, 4));
        assert_eq!((capped(ALICE), remaining(ALICE)), (Some(state().epoch_end), Some(0)));
        assert_eq!((capped(BOB), remaining(BOB)), (None, Some(200_000 * TOKEN)));

        // The rest of the allowance is no stake.
        accepted(BOB, stake(199_001 * TOKEN, 4));
        assert_eq!((capped(BOB), remaining(BOB)), (Some(state().epoch_end), Some(999 * TOKEN)));
        refused(BOB, stake(2_000 * TOKEN, 4), Error::BelowMinimumStake);
    });
    ExtBuilder::act().build_and_execute(|| {
        assert_eq!((capped(ALICE), remaining(ALICE)), (None, None), "no cap");
    });
}

#[test]
fn an_increase_that_cannot_be_is_refused() {
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(9_999_000 * ACT, 0));

        not_increased(ALICE, 0, 0, Error::ZeroAmount);
        not_increased(ALICE, 1, ACT, Error::NotFound);
        not_increased(BOB, 0, ACT, Error::NotFound);
        not_increased(ALICE, 0, 1_000 * ACT + 1, Error::AboveMaximumStake);
        not_increased(ALICE, 0, u128::MAX, TokenError::FundsUnavailable);
        block(START + 30 * DAY);
        not_increased(ALICE, 0, ACT, Error::CatchingUp);
    });
    ExtBuilder::blockdag().build_and_execute(|| {
        accepted(ALICE, stake(TOKEN, 0));
        not_increased(ALICE, 0, 10_000_000 * TOKEN, TokenError::FundsUnavailable);
    });
}

#[test]
fn what_cools_down_is_not_stake() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        accepted(ALICE, stake(2_000 * TOKEN, 0));
        accepted(ALICE, early_unstake(0));
        at(START + 7 * DAY);

        let warm = <Vault as StakeInspect<AccountId>>::warm_stake(&ALICE, u64::MAX);
        assert_eq!(warm, 2_000 * TOKEN);
        let totals = StakeTotals { staked: 2_000 * TOKEN, stakers: 1, weight: 20_000_000 * TOKEN };
        assert_eq!(<Vault as StakeInspect<AccountId>>::totals(), totals);
    });
}

#[test]
fn stake_is_warm_when_it_has_weight() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        at(START + DAY);
        accepted(ALICE, stake(2_000 * TOKEN, 0));
        let warm = |at| <Vault as StakeInspect<AccountId>>::warm_stake(&ALICE, at);
        assert_eq!(warm(0), 0);
        assert_eq!(warm(START + 7 * DAY - 1), 0);
        assert_eq!(warm(START + 7 * DAY), 1_000 * TOKEN);
        assert_eq!(warm(START + 8 * DAY), 3_000 * TOKEN);
        // What leaves has never been there, and what comes back warms up anew.
        accepted(ALICE, early_unstake(0));
        assert_eq!(warm(START + 8 * DAY), 2_000 * TOKEN);
        at(START + 2 * DAY);
        accepted(ALICE, cancel_unstake(2));
        assert_eq!(warm(START + 9 * DAY - 1), 2_000 * TOKEN);
        assert_eq!(warm(START + 9 * DAY), 3_000 * TOKEN);
    });
}

#[test]
fn stake_with_weight_from_its_opening_is_warm_after_a_bucket() {
    ExtBuilder::act().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * ACT, 0));
        accepted(ALICE, stake(1_000 * ACT, 4));
        let warm = |at| <Vault as StakeInspect<AccountId>>::warm_stake(&ALICE, at);
        assert_eq!(warm(START), 0);
        assert_eq!(warm(START + HOUR - 1), 0);
        assert_eq!(warm(START + HOUR), 2_000 * ACT);
    });
}

#[test]
fn weight_can_be_asked_for_any_time() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));

        let weight_of = |at| <Vault as StakeInspect<AccountId>>::weight_of(&ALICE, at);
        assert_eq!(weight_of(START + 7 * DAY - 1), 0);
        assert_eq!(weight_of(START + 7 * DAY), 16_000_000 * TOKEN);
        assert_eq!(Vault::weight_at(ALICE, START + 365 * DAY), 16_000_000 * TOKEN);
        assert_eq!(weight_of(0), 0);
    });
}

#[test]
fn stakers_are_those_with_a_live_position() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        accepted(BOB, stake(1_000 * TOKEN, 4));
        accepted(BOB, early_unstake(0));

        assert_eq!(<Vault as Positions<AccountId>>::stakers(), [ALICE]);
        assert!(<Vault as Positions<AccountId>>::positions(&BOB).is_empty());
    });
}

#[test]
fn a_position_is_shown_with_what_comes_next() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        let view = Vault::position_views(&ALICE).remove(0);
        assert_eq!(view.next_step.map(|step| step.at), Some(START + 7 * DAY));
        assert_eq!((view.weight, view.unlocked), (0, false));

        at(START + 7 * DAY);

        let view = Vault::position_views(&ALICE).remove(0);
        assert_eq!((view.next_step, view.unlocked), (None, true));
        assert_eq!(view.weight, 10_000_000 * TOKEN);
    });
}

#[test]
fn an_increase_below_the_existential_deposit_reaches_an_account_with_its_least_free_balance() {
    ExtBuilder::qtra().build_and_execute(|| {
        // All but the existential deposit is on hold.
        accepted(DAVE, stake(1_000 * TOKEN, 0));
        Balances::force_set_balance(RuntimeOrigin::root(), DAVE, ED).unwrap();

        increase(CAROL, DAVE, 0, 1).unwrap();

        assert_eq!((free(DAVE), Vault::held(&DAVE)), (ED, 1_000 * TOKEN + 1));
    });
}

#[test]
fn only_native_credit_is_taken() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        Assets::force_create(RuntimeOrigin::root(), 1, CAROL, true, 1).unwrap();

        let refused: DispatchResult = with_storage_layer(|| {
            Vault::increase_stake(&ALICE, 0, Money::issue(AssetKind::WithId(1), 5), 0)
        });

        assert_eq!(refused, Err(TokenError::UnknownAsset.into()));
        assert_eq!(ledger(ALICE).staked(), 1_000 * TOKEN);
    });
}
