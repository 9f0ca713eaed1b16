//! Genesis: storage, refused parameters, and the integrity of the set-up.

use super::*;
use crate::{Parameters, STORAGE_VERSION};
use polkadot_sdk::{
    frame_support::traits::{GetStorageVersion, Hooks, PalletInfoAccess, StorageVersion},
    sp_io::{hashing::twox_128, storage},
};

#[test]
fn params_are_stored() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(Parameters::<Test>::get(), Some(params()));
        assert_eq!(Channels::on_chain_storage_version(), STORAGE_VERSION);
    });
}

#[test]
fn an_economy_without_channels_stores_nothing_but_the_version() {
    ExtBuilder { params: None }.build_and_execute(|| {
        let prefix = twox_128(Channels::name().as_bytes());
        let mut keys = Vec::new();
        let mut last = prefix.to_vec();
        while let Some(key) = storage::next_key(&last).filter(|key| key.starts_with(&prefix)) {
            last.clone_from(&key);
            keys.push(key);
        }
        assert_eq!(keys, [StorageVersion::storage_key::<Channels>().to_vec()]);
        idle();
    });
}

#[test]
fn the_set_up_of_the_mock_is_sound() {
    ExtBuilder::default().build_and_execute(<Channels as Hooks<u64>>::integrity_test);
}

#[test]
fn a_development_day_of_20_seconds_has_its_own_ranges() {
    let dev =
        Params { dispute_secs: 20, max_life_secs: 7_300, min_deposit: TOKEN / 100, day_secs: 20 };
    ExtBuilder { params: Some(dev) }.build_and_execute(|| {
        let until = |secs| open_with(PETER, NATIVE, TOKEN, Signer::sr(7).key(), START + secs);
        refused(ALICE, until(19), Error::OutOfRange);
        accepted(ALICE, until(20));
        accepted(ALICE, until(7_300));
        refused(ALICE, until(7_301), Error::OutOfRange);
    });
}

/// A test for each invalid genesis: its name, its sentence, and how it is made.
macro_rules! refused_at_genesis {
    ($($name:ident: $sentence:literal, $change:expr;)*) => {$(
        #[test]
        #[should_panic(expected = $sentence)]
        fn $name() {
            let change: fn(&mut Params) = $change;
            ExtBuilder::default().params(change).build();
        }
    )*};
}

refused_at_genesis! {
    no_day: "payment channels: a day must last from a second to 86,400",
        |params| params.day_secs = 0;
    too_long_a_day: "payment channels: a day must last from a second to 86,400",
        |params| params.day_secs = DAY + 1;
    too_short_a_dispute: "payment channels: the dispute time must be from an hour to 30 days",
        |params| params.dispute_secs = HOUR - 1;
    too_long_a_dispute: "payment channels: the dispute time must be from an hour to 30 days",
        |params| params.dispute_secs = 30 * DAY + 1;
    too_short_a_life:
        "payment channels: the longest life must be from a day and the dispute time to 365 days",
        |params| params.max_life_secs = DAY - 1;
    a_life_below_the_dispute_time:
        "payment channels: the longest life must be from a day and the dispute time to 365 days",
        |params| (params.dispute_secs, params.max_life_secs) = (3 * DAY, 3 * DAY - 1);
    too_long_a_life:
        "payment channels: the longest life must be from a day and the dispute time to 365 days",
        |params| params.max_life_secs = 365 * DAY + 1;
    too_small_a_deposit: "payment channels: the minimum deposit must be from 10^15 to 10^24",
        |params| params.min_deposit = TOKEN / 1_000 - 1;
    too_large_a_deposit: "payment channels: the minimum deposit must be from 10^15 to 10^24",
        |params| params.min_deposit = 1_000_000 * TOKEN + 1;
}
