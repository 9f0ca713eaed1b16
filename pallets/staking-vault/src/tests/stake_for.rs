//! Stake that another pallet places, in a tier that is closed to users and firm.

use super::*;
use crate::{funds::AssetCreditOf, types::Tier};
use polkadot_sdk::{
    frame_support::{
        assert_noop, assert_ok, storage::with_storage_layer, traits::fungibles::Balanced,
    },
    sp_runtime::DispatchError,
};
use quaestor_primitives::{Entry, StakeFor};
use quaestor_testing::{StubGuard, NATIVE};

const FIRM: u8 = 4;

fn firm() -> ExtBuilder {
    ExtBuilder::blockdag().params(|params| {
        let tier =
            Tier { lock_secs: 120 * DAY, open: false, firm: true, ..params.tiers[1].clone() };
        params.tiers.try_push(tier).unwrap();
    })
}

fn credit(amount: u128) -> AssetCreditOf<Test> {
    <Money as Balanced<_>>::issue(NATIVE, amount)
}

fn place(who: AccountId, amount: u128) -> Result<u32, DispatchError> {
    place_in(FIRM, who, amount)
}

fn place_in(tier: u8, who: AccountId, amount: u128) -> Result<u32, DispatchError> {
    with_storage_layer(|| Vault::stake_for(&who, tier, 30 * DAY, credit(amount)))
}

#[test]
fn it_is_merged_within_the_window_and_opens_a_position_after_it() {
    firm().build_and_execute(|| {
        assert_eq!(place(ALICE, 5 * TOKEN), Ok(0));
        at(START + 30 * DAY - 1);
        assert_eq!(place(ALICE, TOKEN / 100), Ok(0));
        at(START + 30 * DAY);
        assert_eq!(place(ALICE, TOKEN), Ok(1));
        let positions = ledger(ALICE).positions;
        let opened: Vec<_> = positions.iter().map(|p| (p.amount, p.start, p.lock_end)).collect();
        assert_eq!(
            opened,
            [
                (5 * TOKEN + TOKEN / 100, START, START + 120 * DAY),
                (TOKEN, START + 30 * DAY, START + 150 * DAY),
            ]
        );
        assert_eq!(free(ALICE), 10_000_000 * TOKEN);
        // The last reward of a window is locked for 90 days at least.
        assert!(positions[0].lock_end - (START + 30 * DAY) >= 90 * DAY);
    });
}

#[test]
fn users_cannot_open_it_and_nobody_leaves_it_early() {
    firm().build_and_execute(|| {
        refused(ALICE, stake(TOKEN, FIRM), Error::TierClosed);
        place(ALICE, 5 * TOKEN).unwrap();
        refused(ALICE, early_unstake(0), Error::Firm);
        refused(ALICE, unstake(0, None), Error::Locked);
        at(START + 120 * DAY - 1);
        refused(ALICE, early_unstake(0), Error::Firm);
        at(START + 120 * DAY);
        accepted(ALICE, early_unstake(0));
        assert_eq!(free(ALICE), 10_000_005 * TOKEN);
    });
}

#[test]
fn limits_and_the_guard_apply() {
    firm().build_and_execute(|| {
        let issued = Balances::total_issuance();
        assert_noop!(place(ALICE, TOKEN - 1), Error::BelowMinimumStake);
        assert_noop!(place_in(9, ALICE, TOKEN), Error::UnknownTier);
        StubGuard::close(Entry::Stake);
        assert!(place(ALICE, TOKEN).is_err());
        StubGuard::open(Entry::Stake);
        for _ in 0..16 {
            accepted(ALICE, stake(TOKEN, 0));
        }
        assert_noop!(place(ALICE, TOKEN), Error::TooManyPositions);
        assert_eq!(Balances::total_issuance(), issued);
    });
}

#[test]
fn it_does_not_count_against_the_wallet_cap() {
    firm()
        .params(|params| {
            params.wallet_cap_bps = Some(100);
            params.cap_floor = 100 * TOKEN;
        })
        .build_and_execute(|| {
            assert_ok!(place(ALICE, 50 * TOKEN));
            assert_eq!(Vault::remaining_allowance(ALICE), Some(TOKEN));
        });
}
