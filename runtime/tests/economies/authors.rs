//! Rewards of block authors.

use crate::*;
use codec::Encode;
use pallet_circuit_breaker::types::Entries;
use polkadot_sdk::{
    frame_support::traits::{OnFinalize, OnInitialize},
    pallet_authorship::{self, EventHandler},
    sp_consensus_aura,
    sp_runtime::{Digest, DigestItem},
};
use quaestor_runtime::{AllPalletsWithSystem, Authorship, Emission, Session, System};

type Emit = pallet_emission::Call<Runtime>;

/// `who` makes so many blocks.
fn makes(who: Sr25519Keyring, blocks: u32) {
    type Handler = <Runtime as pallet_authorship::Config>::EventHandler;
    for _ in 0..blocks {
        <Handler as EventHandler<_, u32>>::note_author(person(who));
    }
}

#[track_caller]
fn pay(who: Sr25519Keyring) {
    done(&person(Alice), Emit::pay_author { who: person(who) });
}

fn positions(who: Sr25519Keyring) -> Vec<quaestor_primitives::Position> {
    StakingVault::ledger(person(who)).positions.into_inner()
}

#[test]
fn the_author_of_a_block_is_owed_50_and_50() {
    begin(blockdag(), || {}).execute_with(|| {
        let validators = Session::validators();
        for slot in 1..=8_u64 {
            let turn = DigestItem::PreRuntime(sp_consensus_aura::AURA_ENGINE_ID, slot.encode());
            let number = System::block_number() + 1;
            System::initialize(&number, &Default::default(), &Digest { logs: vec![turn] });
            AllPalletsWithSystem::on_initialize(number);
            Authorship::on_finalize(number);
        }
        // Two blocks each.
        for validator in validators {
            let owed = Emission::author(validator);
            assert_eq!((owed.blocks, owed.liquid, owed.staked), (2, 100 * BDAG, 100 * BDAG));
        }
        let (had, issued) = (free(Ferdie), issuance());
        pay(Ferdie);
        assert_eq!(free(Ferdie) - had, 100 * BDAG);
        assert_eq!(positions(Ferdie)[0].amount, 100 * BDAG);
        assert_eq!(positions(Ferdie)[0].tier, 4);
        assert_eq!(issuance() - issued, 200 * BDAG);
        refused(
            Alice,
            Emit::pay_author { who: person(Ferdie) },
            pallet_emission::Error::<Runtime>::NothingOwed,
        );
        check();
    });
}

#[test]
fn four_authors_have_5_400_000_and_5_400_000_after_30_days() {
    begin(blockdag(), || {}).execute_with(|| {
        let had = AUTHORS.map(free);
        for day in 1..=30 {
            at(day * DAY - 1, || {
                // A quarter of 14,400 blocks.
                for who in AUTHORS {
                    makes(who, 3_600);
                    pay(who);
                }
            });
        }
        for (who, had) in AUTHORS.into_iter().zip(had) {
            assert_eq!(free(who) - had, 5_400_000 * BDAG);
            let positions = positions(who);
            assert_eq!(positions.len(), 1);
            assert_eq!(positions[0].amount, 5_400_000 * BDAG);
            assert_eq!(positions[0].lock_end, START + DAY - 1 + 120 * DAY);
        }
        let status = Emission::status().unwrap();
        assert_eq!(status.blocks_minted, 43_200_000 * BDAG);
        assert_eq!(issuance(), 40_043_200_000 * BDAG + status.minted);
        check();
    });
}

#[test]
fn a_staked_half_is_locked_for_90_days_at_least_and_firm() {
    begin(blockdag(), || {}).execute_with(|| {
        at(DAY, || {
            makes(Ferdie, 10);
            pay(Ferdie);
        });
        let id = positions(Ferdie)[0].id;
        // The last second of the window, and the first of the next one.
        at(31 * DAY - 1, || {
            makes(Ferdie, 10);
            pay(Ferdie);
            assert_eq!(positions(Ferdie).len(), 1);
        });
        at(31 * DAY, || {
            makes(Ferdie, 10);
            pay(Ferdie);
            let positions = positions(Ferdie);
            assert_eq!(positions.len(), 2);
            assert_eq!(positions[0].lock_end, START + 121 * DAY);
            assert_eq!(positions[1].lock_end, START + 151 * DAY);
        });
        // The reward of the last second is locked for 90 days and a second.
        at(121 * DAY - 1, || {
            refused(Ferdie, Vault::early_unstake { position: id }, VaultError::Firm);
            let unstake = Vault::unstake { position: id, amount: None };
            refused(Ferdie, unstake, VaultError::Locked);
        });
        at(121 * DAY, || {
            let had = free(Ferdie);
            assert_eq!(leave(Ferdie, id), Ok(()));
            assert_eq!(free(Ferdie) - had, 1_000 * BDAG);
            refused(Ferdie, Vault::stake { amount: 10 * BDAG, tier: 4 }, VaultError::TierClosed);
        });
        check();
    });
}

#[test]
fn an_author_has_at_most_five_positions_in_a_year_of_blocks() {
    begin(blockdag(), || {}).execute_with(|| {
        let mut most = 0;
        for day in 1..=365 {
            at(day * DAY, || {
                makes(Ferdie, 36);
                pay(Ferdie);
                most = most.max(positions(Ferdie).len());
                for view in StakingVault::position_views(&person(Ferdie)) {
                    if view.unlocked {
                        assert_eq!(leave(Ferdie, view.position.id), Ok(()));
                    } else {
                        assert!(view.position.lock_end > START + day * DAY);
                    }
                }
            });
        }
        assert_eq!(most, 5);
        // 36 blocks a day in the windows that are not over, and all others are free.
        assert_eq!(positions(Ferdie).len(), 4);
        check();
    });
}

#[test]
fn while_entries_are_closed_the_liquid_half_is_paid_and_the_other_stays_owed() {
    begin(blockdag(), || {}).execute_with(|| {
        at(DAY, || {
            makes(Ferdie, 10);
            let entries = Entries { stake: true, ..Default::default() };
            let trip = pallet_circuit_breaker::Call::trip { entries, until: START + DAY + 600 };
            assert_eq!(dispatch(RuntimeOrigin::root(), trip), Ok(()));
            let (had, issued) = (free(Ferdie), issuance());
            pay(Ferdie);
            assert_eq!(free(Ferdie) - had, 500 * BDAG);
            assert_eq!(issuance() - issued, 500 * BDAG);
            assert!(positions(Ferdie).is_empty());
            assert_eq!(Emission::author(person(Ferdie)).staked, 500 * BDAG);
        });
        at(DAY + 700, || {
            pay(Ferdie);
            assert_eq!(positions(Ferdie)[0].amount, 500 * BDAG);
        });
        check();
    });
}
