//! Cost of the hook, and the blocks in which it writes.

use super::*;
use polkadot_sdk::{sp_io::hashing::twox_128, sp_runtime::StateVersion};
use quaestor_primitives::Guard;

fn root() -> Vec<u8> {
    polkadot_sdk::sp_io::storage::root(StateVersion::V1)
}

#[test]
fn before_the_first_time_nothing_happens() {
    ExtBuilder::default().build().execute_with(|| {
        System::set_block_number(1);
        set_time(0);
        let before = root();
        at(0);
        assert_eq!(before, root());
        assert_eq!(state(), Default::default());
    });
}

/// Keys that one hook writes outside of the events; the stubs' memory counts as well.
fn written(before: impl FnOnce()) -> Vec<Vec<u8>> {
    let mut ext = ExtBuilder::default().build();
    ext.execute_with(|| {
        System::set_block_number(1);
        all_is_well();
        at(START);
        before();
    });
    ext.commit_all().unwrap();
    ext.execute_with(hook);
    let events = twox_128(b"System");
    let keys = ext.overlayed_changes().changes().map(|(key, _)| key.clone());
    keys.filter(|key| !key.starts_with(&events)).collect()
}

#[test]
fn a_block_in_which_nothing_changes_writes_nothing() {
    assert!(written(|| set_time(START + 6)).is_empty());
    let after_trips = written(|| {
        for trigger in Trigger::ALL {
            breach(trigger);
        }
        at(now());
        set_time(now() + 6);
    });
    assert!(after_trips.is_empty());
}

#[test]
fn a_block_in_which_a_trigger_trips_writes_one_record_and_tells_the_rewards() {
    let record = crate::State::<Test>::hashed_key().to_vec();
    assert_eq!(written(|| breach(Trigger::RewardFloor)), std::slice::from_ref(&record));

    let keys = written(|| breach(Trigger::LowStake));
    assert_eq!(keys.len(), 2);
    assert!(keys.contains(&record) && keys.contains(&b"quaestor-testing:redirected".to_vec()));
}

#[test]
fn a_block_reads_the_same_whatever_it_finds_and_pays_for_writes_if_it_writes() {
    ExtBuilder::default().build_and_execute(|| {
        let block = || {
            Asked::set(0);
            let weight = at(now() + 6);
            (weight, Asked::get())
        };
        // Time, stake, price, average, cover and stops: each once.
        let quiet = (<() as crate::WeightInfo>::on_initialize(), 6);
        let change = (<() as crate::WeightInfo>::on_initialize_change(), 6);
        assert_eq!(block(), quiet);

        for trigger in Trigger::ALL {
            breach(trigger);
        }
        assert_eq!(block(), change);
        assert_eq!(tripped(), "LFPZR");
        assert_eq!(block(), quiet);

        all_is_well();
        revenue(LEVEL);
        set_time(now() + 30 * DAY);
        assert_eq!(block(), change);
        assert_eq!(tripped(), "");
        StubPrice::set_reference(None);
        assert_eq!(block(), quiet);
    });
}

#[test]
fn the_rewards_are_told_when_it_changes_and_never_else() {
    ExtBuilder::default().build_and_execute(|| {
        at(START + 6);
        assert_eq!(Told::get(), 0);
        breach(Trigger::LowStake);
        at(START + 12);
        assert_eq!(Told::get(), 1);
        breach(Trigger::FewStakers);
        breach(Trigger::RewardFloor);
        at(START + 18);
        at(START + 24);
        assert_eq!(Told::get(), 1);
    });
}

#[test]
fn a_guard_asks_nobody_and_reads_one_record() {
    ExtBuilder::default().build_and_execute(|| {
        breach(Trigger::RewardFloor);
        at(START + 6);
        accepted(committee(), trip(Entries { stake: true, ..Default::default() }, START + DAY));
        // The levels are not needed, nor the time.
        let params = crate::Parameters::<Test>::take();
        set_time(0);
        Asked::set(0);

        let answers: Vec<_> = [Entry::Stake, Entry::Compound, Entry::Buyback, Entry::Deposit]
            .map(|one| <Breaker as Guard<AccountId>>::may_enter(one, &WHALE))
            .into();
        let effects = (Breaker::in_crisis(), Breaker::buyback_paused(), Breaker::emergency_open());

        let closed = Err(Error::EntryClosed.into());
        assert_eq!(answers, [closed, Ok(()), Err(Error::BuybackPaused.into()), Ok(())]);
        assert_eq!(effects, (false, true, false));
        assert_eq!(Asked::get(), 0);
        crate::Parameters::<Test>::put(params);
        set_time(START + 6);
    });
}

#[test]
fn no_economy_no_trip() {
    ExtBuilder::params(Params::default()).build_and_execute(|| {
        Staked::set(0);
        Stakers::set(0);
        set_price(0);
        StubFloor::set(u128::MAX, 0);
        for blocks in 0..20 {
            at(now() + blocks * 400 * DAY);
            assert_eq!((tripped(), news()), (String::new(), vec![]));
        }
        assert_eq!(Told::get(), 0);
    });
}
