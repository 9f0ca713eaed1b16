//! Memory of stubs, in the storage of the test.

use codec::{Decode, Encode};
use polkadot_sdk::frame_support::storage::unhashed;

fn key(name: &str) -> Vec<u8> {
    [b"quaestor-testing:", name.as_bytes()].concat()
}

pub(crate) fn get<V: Decode + Default>(name: &str) -> V {
    unhashed::get(&key(name)).unwrap_or_default()
}

pub(crate) fn put<V: Encode>(name: &str, value: &V) {
    unhashed::put(&key(name), value);
}
