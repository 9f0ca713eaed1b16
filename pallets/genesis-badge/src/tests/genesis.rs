//! Genesis: what is stored, and the sentences that nonsense is refused with.

use super::*;
use crate::STORAGE_VERSION;
use polkadot_sdk::{
    frame_support::{
        storage::storage_prefix,
        traits::{GetStorageVersion, StorageVersion},
    },
    sp_io::storage,
};

#[test]
fn params_are_stored() {
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(Badge::params(), Some(params()));
        assert_eq!(Badge::left(), 10_000);
        assert_eq!(Badge::on_chain_storage_version(), STORAGE_VERSION);
    });
}

#[test]
fn without_params_no_key_is_written() {
    ExtBuilder { params: None }.build_and_execute(|| {
        let prefix = storage_prefix(b"Badge", b"");
        let own = &prefix[..16];
        let mut keys = Vec::new();
        let mut last = own.to_vec();
        while let Some(key) = storage::next_key(&last).filter(|key| key.starts_with(own)) {
            last.clone_from(&key);
            keys.push(key);
        }
        // Every pallet has its version.
        assert_eq!(keys, [StorageVersion::storage_key::<Badge>().to_vec()]);
    });
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
    no_badge: "genesis badge: the number of badges must be from 1 to 10,000",
        |params| params.supply = 0;
    too_many_badges: "genesis badge: the number of badges must be from 1 to 10,000",
        |params| params.supply = 10_001;
    no_amount: "genesis badge: the minimum amount must be from 1 to 10^30",
        |params| params.min_amount = 0;
    no_lock: "genesis badge: the lock must last from a second to 1,000 days",
        |params| params.lock_secs = 0;
}
