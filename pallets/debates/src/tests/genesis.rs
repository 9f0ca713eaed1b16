//! Genesis: storage, the minted minimum balance, and refused parameters.

use super::*;
use crate::{Parameters, Totals, STORAGE_VERSION};
use polkadot_sdk::{frame_support::traits::GetStorageVersion, sp_io::storage};
use quaestor_primitives::Books;
use quaestor_testing::USDC;

#[test]
fn params_are_stored_and_a_minimum_balance_is_minted() {
    let issuance = |builder: ExtBuilder| builder.build().execute_with(Balances::total_issuance);
    let genesis = ExtBuilder::default().debates();
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(Parameters::<Test>::get(), Some(params()));
        assert_eq!(Totals::<Test>::get().minimum_balance, ED);
        assert_eq!(balance(Debates::account()), ED);
        assert_eq!(<Debates as Books<AccountId>>::booked(&NATIVE), ED);
        assert_eq!(<Debates as Books<AccountId>>::booked(&USDC), 0);
        assert_eq!(Debates::on_chain_storage_version(), STORAGE_VERSION);
    });
    let without = ExtBuilder { params: None, ..Default::default() };
    assert_eq!([genesis.minted(&NATIVE), genesis.minted(&USDC)], [ED, 0]);
    assert_eq!(without.debates().minted(&NATIVE), 0);
    assert_eq!(issuance(ExtBuilder::default()) - issuance(without), ED);
}

#[test]
fn without_params_no_key_is_written() {
    ExtBuilder { params: None, ..Default::default() }.build_and_execute(|| {
        let prefix = polkadot_sdk::frame_support::storage::storage_prefix(b"Debates", b"");
        let own = &prefix[..16];
        let mut keys = Vec::new();
        let mut last = own.to_vec();
        while let Some(key) = storage::next_key(&last).filter(|key| key.starts_with(own)) {
            last.clone_from(&key);
            keys.push(key);
        }
        // Every pallet has its version.
        assert_eq!(keys, [StorageVersionKey::key()]);
        assert_eq!(boosts(ALICE), []);
        assert_eq!(<Debates as Books<AccountId>>::booked(&NATIVE), 0);
    });
}

struct StorageVersionKey;

impl StorageVersionKey {
    fn key() -> Vec<u8> {
        polkadot_sdk::frame_support::traits::StorageVersion::storage_key::<Debates>().to_vec()
    }
}

/// A test for each nonsense: its name, its sentence, and how it is made.
macro_rules! refused_at_genesis {
    ($($name:ident: $sentence:literal, $change:expr;)*) => {$(
        #[test]
        #[should_panic(expected = $sentence)]
        fn $name() {
            let change: fn(&mut crate::types::Params) = $change;
            ExtBuilder::default().params(change).build();
        }
    )*};
}

refused_at_genesis! {
    no_stake: "debates: the stake to open a session must be from 1 to 10^30",
        |params| params.min_stake = 0;
    no_fee: "debates: the fee must be from 1 to 10^30", |params| params.fee = 0;
    more_than_the_fee: "debates: the agents' share must be at most the whole fee",
        |params| params.agents_bps = 10_001;
    no_time_to_record: "debates: the time to record points must be from an hour to 30 days",
        |params| params.record_secs = HOUR - 1;
    too_high_a_boost: "debates: the boost must be at most 50 %",
        |params| params.boost_bps = 5_001;
    too_long_a_boost: "debates: the boost must last from an hour to 365 days",
        |params| params.boost_secs = 366 * DAY;
    no_day: "debates: a day must last from a second to 86,400", |params| params.day_secs = 0;
}
