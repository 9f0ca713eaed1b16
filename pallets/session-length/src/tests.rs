//! Genesis, the length that is read, and the checks.

use crate::{mock::*, Blocks};
use polkadot_sdk::{
    frame_support::{
        traits::{Get, Hooks},
        weights::constants::ParityDbWeight,
    },
    sp_io::TestExternalities,
    sp_runtime::DispatchError,
};

#[docify::export]
#[test]
fn genesis_sets_the_length() {
    for blocks in [2, 10, 600] {
        chain(Some(blocks)).execute_with(|| {
            assert_eq!(SessionLength::get(), blocks);
            assert_eq!(SessionLength::do_try_state(), Ok(()));
        });
    }
}

#[test]
fn without_a_length_at_genesis_the_default_holds() {
    chain(None).execute_with(|| {
        assert_eq!((SessionLength::get(), Blocks::<Test>::get()), (100, None));
        assert_eq!(SessionLength::do_try_state(), Ok(()));
    });
    TestExternalities::default().execute_with(|| assert_eq!(SessionLength::get(), 100));
}

#[test]
#[should_panic(expected = "a session must have at least two blocks")]
fn a_session_of_one_block_is_refused() {
    chain(Some(1));
}

#[test]
#[should_panic(expected = "`DefaultBlocks` must be at least two")]
fn a_default_of_one_block_is_refused() {
    DefaultBlocks::set(1);
    SessionLength::integrity_test();
}

#[test]
fn a_stored_length_below_two_is_found() {
    chain(None).execute_with(|| {
        let bad = Err(DispatchError::Other("S1: a session of less than two blocks"));
        for blocks in [0, 1] {
            Blocks::<Test>::put(blocks);
            assert_eq!(SessionLength::do_try_state(), bad);
        }
    });
}

#[test]
fn a_block_declares_its_read_of_the_length() {
    chain(Some(10)).execute_with(|| {
        let read = ParityDbWeight::get().reads(1);
        assert!(SessionLength::on_initialize(1).all_gte(read));
    });
}
