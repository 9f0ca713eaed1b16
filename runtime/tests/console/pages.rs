//! A page is the single reads of one block.

use crate::*;
use codec::Encode;
use pallet_staking_vault::Call as Vault;
use quaestor_runtime::{
    console::{
        account::{AccountPage, AccountSummary},
        protocol::ProtocolPage,
    },
    economy, Allocations, Backstop, BuybackBurn, CircuitBreaker, Debates, Emission, FeeDiscounts,
    GenesisBadge, PriceFeed, RevenueRouter, Rewards, StakeVoting, Subscriptions, System,
};
use Sr25519Keyring::{Charlie, Ferdie};

fn account(who: &AccountId) -> AccountPage {
    unchanged(|| <Runtime as ConsoleApi<Block>>::account(who.clone()))
}

fn accounts(list: Vec<AccountId>) -> Result<Vec<AccountSummary>, TooMany> {
    unchanged(|| <Runtime as ConsoleApi<Block>>::accounts(list))
}

fn protocol() -> ProtocolPage {
    unchanged(<Runtime as ConsoleApi<Block>>::protocol)
}

/// Bob has two positions, one of them cooling down, a stream or a reward.
fn busy(preset: &str) -> TestExternalities {
    let mut ext = alive(preset);
    ext.execute_with(|| {
        block(|| {
            for who in [Bob, Charlie] {
                for tier in [0, 1] {
                    done(&person(who), Vault::stake { amount: 1_000 * one(), tier });
                }
            }
        });
        pass(9 * DAY);
        block(|| {
            let id = StakingVault::ledger(person(Bob)).positions.last().expect("one").id;
            done(&person(Bob), Vault::early_unstake { position: id });
            let _ = call(&person(Bob), pallet_rewards::Call::claim_rewards { asset: NATIVE });
        });
        pass(2 * DAY);
    });
    ext
}

#[test]
fn the_page_of_an_account_is_the_single_reads() {
    for preset in ALIVE {
        busy(preset).execute_with(|| {
            for who in [Bob, Charlie, Ferdie].map(person).into_iter().chain([[9; 32].into()]) {
                let page = account(&who);
                assert_eq!(page.at.number, System::block_number());
                assert_eq!(page.at.parent, System::parent_hash());
                assert_eq!(page.at.time, now());
                assert_eq!(page.nonce, System::account_nonce(&who));
                assert_eq!(page.native.free, balance(&NATIVE, &who));
                let held = page.native.holds.iter().map(|(_, amount)| amount).sum::<Balance>();
                assert_eq!(held, System::account(&who).data.reserved);
                assert_eq!(page.assets[0].balance, balance(&USDC, &who));
                assert_eq!(page.ledger, StakingVault::ledger(who.clone()));
                assert_eq!(page.positions, StakingVault::position_views(&who));
                assert_eq!(page.wallet, CircuitBreaker::wallet(who.clone()));
                assert_eq!(page.pending, Rewards::pending(who.clone()));
                assert_eq!(page.by_position, Rewards::pending_by_position(&who));
                assert_eq!(page.streams, Rewards::stream_views(&who));
                assert_eq!(page.auto_compounding, Rewards::is_auto_compounding(&who));
                let actions = <Runtime as ConsoleApi<Block>>::actions(who.clone());
                assert_eq!(page.actions, actions);
                assert_eq!(page.discount, FeeDiscounts::discount_of(who.clone()));
                assert_eq!(page.allowances, FeeDiscounts::remaining_allowances(who.clone()));
                assert_eq!(page.subscriptions, Subscriptions::subscriptions(who.clone()));
                let qtra = preset == "qtra-dev";
                assert_eq!(page.boosts, (!qtra).then(|| StakingVault::boosts(&who)));
                assert_eq!(page.votes.is_some(), !qtra);
                if let Some(votes) = page.votes {
                    assert_eq!(votes.may, StakeVoting::may(who.clone()));
                    assert_eq!(votes.votes, StakeVoting::votes(who.clone()));
                    assert_eq!(votes.power.staked, page.ledger.staked());
                }
                assert_eq!(page.sessions.is_some(), preset == "act-dev");
                if let Some(sessions) = page.sessions {
                    assert_eq!(sessions.participant, Debates::participant(who.clone()));
                    assert_eq!(sessions.agent, Debates::agent(who.clone()));
                }
                let allocations = (!qtra).then(|| Allocations::allocations_of(who.clone()));
                assert_eq!(page.allocations, allocations);
                assert_eq!(page.pledge, Allocations::pledge_of(who.clone()));
                assert_eq!(page.badge, GenesisBadge::badge(who.clone()));
                let author = (preset == "blockdag-dev").then(|| Emission::author(who.clone()));
                assert_eq!(page.author, author);
            }
        });
    }
}

#[test]
fn the_page_of_the_protocol_is_the_single_reads() {
    for preset in ALIVE {
        busy(preset).execute_with(|| {
            let page = protocol();
            assert_eq!(page.state, StakingVault::state());
            assert_eq!(page.params, StakingVault::params());
            assert_eq!(page.pools, Rewards::pool_views());
            assert_eq!(page.redirected, Rewards::state().redirected);
            assert_eq!(page.price, PriceFeed::price());
            assert_eq!(page.breakers, CircuitBreaker::status());
            assert_eq!(page.revenue, RevenueRouter::total_views());
            assert_eq!(page.splits, RevenueRouter::current_splits());
            assert_eq!(page.suspense, RevenueRouter::suspense_views());
            assert_eq!(page.backstop, Backstop::status());
            assert_eq!(page.buyback.encode(), BuybackBurn::status().encode());
            assert_eq!(page.deflation, BuybackBurn::deflation());
            assert_eq!(page.supply, economy::supply());
            assert_eq!(page.discounts, FeeDiscounts::tiers());
            assert_eq!(page.fees, FeeDiscounts::totals());
            assert_eq!(page.plans, Subscriptions::plans());
            let emission = page.emission.map(|emission| (emission.params, emission.status));
            assert_eq!(emission, Emission::schedule().zip(Emission::status()));
            assert_eq!(
                page.polls.map(|polls| polls.polls.len()),
                match preset {
                    "qtra-dev" => None,
                    _ => Some(StakeVoting::polls().len()),
                }
            );
            let sessions = page.sessions.map(|debate| (debate.params, debate.sessions));
            assert_eq!(sessions, Debates::params().map(|params| (params, Debates::sessions())));
            let badges = page.badges.map(|badges| (badges.params, badges.left));
            assert_eq!(badges, GenesisBadge::params().map(|params| (params, GenesisBadge::left())));
            let totals = page.allocations.map(|totals| (totals.unreleased, totals.pledged));
            let expected = (Allocations::unreleased(), Allocations::pledged());
            assert_eq!(totals, (preset != "qtra-dev").then_some(expected));
        });
    }
}

#[test]
fn summaries_are_the_pages_in_short() {
    busy("qtra-dev").execute_with(|| {
        let list = vec![person(Charlie), person(Bob), [9; 32].into(), person(Bob)];
        let answer = accounts(list.clone()).expect("four accounts");
        assert_eq!(answer[1], answer[3]);
        for (who, short) in list.iter().zip(&answer) {
            let page = account(who);
            assert_eq!(short.who, *who);
            assert_eq!(short.transferable, page.native.transferable);
            assert_eq!(short.assets, page.assets);
            assert_eq!(short.staked, page.ledger.staked());
            assert_eq!(short.in_cooldown, page.ledger.unlocking_total());
            assert_eq!(short.pending, page.pending);
        }
        // Two days after the exit it cools down, and after three it can be withdrawn.
        let bob = &answer[1];
        assert_eq!((bob.in_cooldown, bob.withdrawable), (1_000 * QTRA, 0));
        pass(2 * DAY);
        let bob = &accounts(vec![person(Bob)]).expect("one")[0];
        assert_eq!(bob.withdrawable, 1_000 * QTRA);
        let before = balance(&NATIVE, &person(Bob));
        done(&person(Bob), Vault::withdraw {});
        assert_eq!(balance(&NATIVE, &person(Bob)) - before, bob.withdrawable);
    });
}

#[test]
fn what_can_be_collected_is_what_a_collection_pays() {
    busy("qtra-dev").execute_with(|| {
        block_after(0, || {});
        let bob = &accounts(vec![person(Bob)]).expect("one")[0];
        let native = bob.collectable.iter().find(|one| one.asset == NATIVE).expect("a pool");
        assert!(native.balance > 0);
        let before = balance(&NATIVE, &person(Bob));
        block_after(0, || {
            done(&person(Bob), pallet_rewards::Call::collect_vested { asset: NATIVE });
        });
        assert_eq!(balance(&NATIVE, &person(Bob)) - before, native.balance);
    });
}

#[test]
fn thirty_three_accounts_are_refused() {
    alive("qtra-dev").execute_with(|| {
        let list = |n: u8| (0..n).map(|seed| AccountId::from([seed; 32])).collect::<Vec<_>>();
        assert_eq!(accounts(list(33)), Err(TooMany { most: 32 }));
        assert_eq!(accounts(list(32)).map(|answer| answer.len()), Ok(32));
        assert_eq!(accounts(Vec::new()), Ok(Vec::new()));
    });
}

/// Before the first block, and with no genesis at all.
#[test]
fn a_chain_at_genesis_has_pages() {
    for preset in ["qtra-testnet", "act-testnet", "blockdag-testnet"] {
        Genesis::preset(preset).build().execute_with(|| {
            assert_eq!(account(&person(Bob)).at.number, 0);
            assert_eq!(protocol().at.time, 0);
        });
    }
    Genesis::default().build().execute_with(|| {
        account(&person(Bob));
        protocol();
        assert_eq!(offers(QTRA, &[DAY]).map(|answer| answer.offers.len()), Ok(0));
    });
}
