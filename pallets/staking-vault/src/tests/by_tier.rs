//! Totals by tier.

use super::*;
use polkadot_sdk::frame_support::traits::fungibles::Balanced;
use quaestor_primitives::{AssetKind, IncreaseStake, RefreshBoosts, StakeSlash};

/// Positions and whole tokens of each tier.
fn totals() -> Vec<(u32, u128)> {
    Vault::do_try_state().unwrap();
    Vault::by_tier().iter().map(|tier| (tier.positions, tier.amount / TOKEN)).collect()
}

#[test]
fn every_tier_of_the_table_is_listed() {
    ExtBuilder::qtra().build_and_execute(|| {
        assert_eq!(totals(), [(0, 0); 5]);
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        assert_eq!(totals(), [(0, 0), (0, 0), (0, 0), (0, 0), (1, 1_000)]);
    });
    let open = |params: &mut crate::types::Params| params.immutable_tiers = false;
    ExtBuilder::qtra().params(open).build_and_execute(|| {
        let new = crate::Parameters::<Test>::get().tiers[4].clone();
        let call = crate::Call::<Test>::set_tier { tier: 5, new };
        quaestor_testing::assert_accepted::<RuntimeCall>(call, RuntimeOrigin::root());
        assert_eq!(totals(), [(0, 0); 6]);
        accepted(BOB, stake(2_000 * TOKEN, 5));
        assert_eq!(totals()[5], (1, 2_000));
    });
}

#[test]
fn stakes_exits_and_cancelled_exits_move_the_totals_of_their_tier() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(5_000 * TOKEN, 0));
        accepted(ALICE, stake(3_000 * TOKEN, 2));
        accepted(BOB, stake(2_000 * TOKEN, 0));
        assert_eq!(totals()[..3], [(2, 7_000), (0, 0), (1, 3_000)]);

        // Neither a warm-up nor the end of a lock moves them.
        at(START + 8 * DAY);
        assert_eq!(totals()[..3], [(2, 7_000), (0, 0), (1, 3_000)]);
        accepted(ALICE, unstake(0, Some(1_000 * TOKEN)));
        assert_eq!(totals()[..3], [(2, 6_000), (0, 0), (1, 3_000)]);
        accepted(BOB, unstake(0, None));
        assert_eq!(totals()[..3], [(1, 4_000), (0, 0), (1, 3_000)]);
        accepted(ALICE, early_unstake(1));
        assert_eq!(totals()[..3], [(1, 4_000), (0, 0), (0, 0)]);
        let chunk = ledger(ALICE).unlocking.last().unwrap().id;
        accepted(ALICE, cancel_unstake(chunk));
        assert_eq!(totals()[..3], [(1, 4_000), (0, 0), (1, 3_000)]);
        refused(BOB, stake(TOKEN, 0), Error::BelowMinimumStake);
        at(START + 12 * DAY);
        accepted(BOB, withdraw());
        assert_eq!(totals()[..3], [(1, 4_000), (0, 0), (1, 3_000)]);
    });
}

#[test]
fn a_slash_takes_from_each_tier_and_closes_what_is_too_small() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(6_000 * TOKEN, 4));
        accepted(ALICE, stake(1_000 * TOKEN, 1));
        accepted(BOB, stake(1_000 * TOKEN, 1));

        drop(<Vault as StakeSlash<AccountId>>::slash(&ALICE, 700 * TOKEN));

        assert_eq!(totals(), [(0, 0), (1, 1_000), (0, 0), (0, 0), (1, 5_400)]);
    });
}

#[test]
fn compounding_and_boosts_keep_the_number_of_positions() {
    ExtBuilder::qtra().with_votes_and_boosts().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 3));
        let credit = Money::issue(AssetKind::Native, 500 * TOKEN);
        Vault::increase_stake(&ALICE, 0, credit, 0).unwrap();
        assert_eq!(totals()[3], (1, 1_500));

        AllBoosts::set(vec![(1_500, START + 30 * DAY)]);
        <Vault as RefreshBoosts<AccountId>>::refresh(&ALICE);
        assert_eq!(ledger(ALICE).positions[0].boosts.len(), 1);
        assert_eq!(totals()[3], (1, 1_500));
    });
}

#[test]
fn positions_of_genesis_count_when_they_open() {
    let stakes = [(ALICE, 1_000 * TOKEN, 4), (BOB, 2_000 * TOKEN, 4), (BOB, 1_000 * TOKEN, 0)];
    let genesis = ExtBuilder::qtra().positions(&stakes).before_the_clock();
    genesis.build_and_execute(|| {
        assert_eq!(totals(), [(0, 0); 5]);
        at(START);
        assert_eq!(totals(), [(1, 1_000), (0, 0), (0, 0), (0, 0), (2, 3_000)]);
    });
}
