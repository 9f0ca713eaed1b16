//! The network under test: `quiver-dev`, in which a day lasts 20 seconds, with twelve people and a price.

use crate::world::{genesis::Genesis, *};
use polkadot_sdk::{
    frame_support::{
        traits::{OnFinalize, OnIdle, OnInitialize},
        weights::Weight,
    },
    frame_system, pallet_assets, pallet_balances, pallet_timestamp,
    sp_core::H256,
    sp_io::{hashing::blake2_256, TestExternalities},
    sp_keyring::{
        Ed25519Keyring,
        Sr25519Keyring::{self, *},
    },
};
use quaestor_primitives::{Balance, Seconds, WorkKey};
use quaestor_runtime::{
    AccountId, AllPalletsWithSystem, Oracle, Runtime, RuntimeOrigin, StakingVault, System,
};

/// One QUIV.
pub const QUIV: Balance = 1_000_000_000_000_000_000;
/// Everybody who acts.
pub const PEOPLE: [Sr25519Keyring; 12] = [
    Alice,
    Bob,
    Charlie,
    Dave,
    Eve,
    Ferdie,
    AliceStash,
    BobStash,
    CharlieStash,
    DaveStash,
    EveStash,
    FerdieStash,
];
/// Accounts with no balance at genesis.
const NEWCOMERS: [Sr25519Keyring; 6] =
    [AliceStash, BobStash, CharlieStash, DaveStash, EveStash, FerdieStash];

/// Keys of vouchers, which own nothing.
#[derive(Clone, Copy)]
pub enum HotKey {
    Sr(Sr25519Keyring),
    Ed(Ed25519Keyring),
}

pub const HOT_KEYS: [HotKey; 3] =
    [HotKey::Sr(One), HotKey::Sr(Two), HotKey::Ed(Ed25519Keyring::One)];

impl HotKey {
    pub fn key(self) -> WorkKey {
        match self {
            Self::Sr(pair) => WorkKey::Sr25519(pair.public().0),
            Self::Ed(pair) => WorkKey::Ed25519(pair.public().0),
        }
    }

    pub fn sign(self, message: &[u8]) -> [u8; 64] {
        match self {
            Self::Sr(pair) => pair.sign(message).0,
            Self::Ed(pair) => pair.sign(message).0,
        }
    }
}

/// The network before its first operation. Half of the results are audited, as the rate allows, so that
/// a short run has audits of every kind.
pub fn network() -> TestExternalities {
    let often = serde_json::json!({ "challenges": { "params": { "auditBps": 5_000 } } });
    let mut ext = Genesis::preset("quiver-dev").with(often).build();
    ext.execute_with(|| {
        launch(|| {});
        // Blocks in which the chain begins its work, and prices are watched.
        pass_at(HALF, 10 * DAY);
        block(|| {
            for who in NEWCOMERS {
                let id: AccountId = person(who);
                done(
                    &person(Alice),
                    pallet_balances::Call::transfer_keep_alive {
                        dest: id.clone().into(),
                        value: 1_000_000 * QUIV,
                    },
                );
                done(
                    &person(Alice),
                    pallet_assets::Call::<Runtime>::transfer {
                        id: 1u32.into(),
                        target: id.clone().into(),
                        amount: 10_000 * USD,
                    },
                );
                let amount = 5_000 * QUIV;
                done(&id, pallet_staking_vault::Call::stake { amount, tier: 0 });
            }
        });
        let (asset, payer) = (USDC, person(Alice));
        let admit = pallet_inference_market::Call::add_asset { asset: asset.clone(), payer };
        assert_eq!(dispatch(RuntimeOrigin::root(), admit), Ok(()));
        let admit = pallet_providers::Call::add_asset { asset, payer: person(Alice) };
        assert_eq!(dispatch(RuntimeOrigin::root(), admit), Ok(()));
        block(|| {});
    });
    ext
}

/// Begins a block `secs` after the one before, with hashes that draw audits.
pub fn begin_block(secs: Seconds, seed: u64) {
    let number = System::block_number() + 1;
    let hash = |block: u32| {
        H256(blake2_256(&[seed.to_le_bytes(), u64::from(block).to_le_bytes()].concat()))
    };
    System::reset_events();
    System::set_block_number(number);
    System::set_parent_hash(hash(number - 1));
    frame_system::BlockHash::<Runtime>::insert(number - 1, hash(number - 1));
    let kept: u32 = <Runtime as frame_system::Config>::BlockHashCount::get();
    if let Some(old) = number.checked_sub(kept + 2).filter(|old| *old > 0) {
        frame_system::BlockHash::<Runtime>::remove(old);
    }
    AllPalletsWithSystem::on_initialize(number);
    pallet_timestamp::Now::<Runtime>::put((now() + secs) * 1_000);
}

/// Ends a block that has this much time to spare.
pub fn end_block(ref_time: u64) {
    if ref_time > 0 {
        let weight = Weight::from_parts(ref_time, 5_000_000);
        AllPalletsWithSystem::on_idle(System::block_number(), weight);
    }
    <Oracle as OnFinalize<u32>>::on_finalize(System::block_number());
}

/// Time of the clock of the stake.
pub fn clock() -> Seconds {
    StakingVault::state().clock
}

/// The pair of `who`, if it is one of us.
pub fn pair_of(who: &AccountId) -> Option<Sr25519Keyring> {
    PEOPLE.into_iter().find(|pair| pair.to_account_id() == *who)
}
