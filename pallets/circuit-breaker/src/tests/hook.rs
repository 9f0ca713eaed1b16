//! What the hook costs, and when it writes.

use super::*;
use polkadot_sdk::sp_runtime::StateVersion;
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

#[test]
fn a_block_in_which_nothing_changes_writes_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        breach(Trigger::PriceCrash);
        breach(Trigger::FewStakers);
        at(START);
        news();
        for secs in 1..100 {
            set_time(START + secs);
            let before = root();
            at(START + secs);
            assert_eq!(before, root());
        }
    });
}

#[test]
fn a_block_costs_the_same_whatever_it_finds() {
    ExtBuilder::default().build_and_execute(|| {
        let block = || {
            Asked::set(0);
            let weight = at(now() + 6);
            (weight, Asked::get())
        };
        let quiet = block();
        // Time, stake, price, average and cover: each once.
        assert_eq!(quiet.1, 5);

        for trigger in Trigger::ALL {
            breach(trigger);
        }
        assert_eq!(block(), quiet);
        assert_eq!(tripped(), "LFPZR");
        assert_eq!(block(), quiet);

        all_is_well();
        revenue(1);
        set_time(now() + 30 * DAY);
        assert_eq!(block(), quiet);
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
        let terms = crate::CurrentTerms::<Test>::take();
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
        crate::CurrentTerms::<Test>::put(terms);
        set_time(START + 6);
    });
}

#[test]
fn no_economy_no_trip() {
    ExtBuilder::terms(Terms::default()).build_and_execute(|| {
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
