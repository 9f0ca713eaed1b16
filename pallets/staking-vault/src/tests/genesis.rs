//! Genesis: what is stored, and the sentences that nonsense is refused with.

use super::*;
use crate::{types::Params, State};
use quaestor_math::Forfeit;
use quaestor_primitives::Voting;
use quaestor_testing::StubObserver;

#[test]
fn an_economy_is_stored_as_it_was_given() {
    ExtBuilder::qtra().before_the_clock().build_and_execute(|| {
        assert_eq!(crate::Parameters::<Test>::get(), qtra());
        assert_eq!((state().bucket_secs, state().existential_deposit), (HOUR, ED));
        assert_eq!(state().clock, 0);
    });
}

#[test]
fn without_an_economy_nobody_can_stake() {
    let nothing = ExtBuilder { bucket_secs: 0, ..ExtBuilder::with(Params::default()) };
    nothing.build_and_execute(|| {
        refused(ALICE, stake(TOKEN, 0), Error::UnknownTier);
    });
}

/// A test for each nonsense: its name, its sentence, and how it is made from the qtra economy.
macro_rules! refused_at_genesis {
    ($($name:ident: $sentence:literal, $change:expr;)*) => {$(
        #[test]
        #[should_panic(expected = $sentence)]
        fn $name() {
            let change: fn(&mut ExtBuilder) = $change;
            let mut builder = ExtBuilder::qtra();
            change(&mut builder);
            builder.build();
        }
    )*};
}

refused_at_genesis! {
    a_position_below_the_minimum: "a position of genesis is refused",
        |b| b.positions = vec![(ALICE, 1_000 * TOKEN - 1, 0)];
    a_position_in_no_tier: "a position of genesis is refused",
        |b| b.positions = vec![(ALICE, 1_000 * TOKEN, 5)];
    a_position_without_funds: "a position of genesis is refused",
        |b| b.positions = vec![(77, 1_000 * TOKEN, 0)];
    more_positions_than_an_account_can_have: "a position of genesis is refused",
        |b| b.positions = vec![(ALICE, 1_000 * TOKEN, 0); 17];
    no_bucket: "staking vault: a bucket must last at least one second",
        |b| b.bucket_secs = 0;
    no_existential_deposit: "staking vault: the existential deposit is zero",
        |b| b.existential_deposit = 0;
    no_minimum_stake: "staking vault: the minimum stake must not be zero",
        |b| b.params.min_stake = 0;
    a_minimum_stake_that_cannot_exist:
        "staking vault: the minimum stake must not be below the existential deposit",
        |b| b.params.min_stake = ED - 1;
    a_maximum_below_the_minimum:
        "staking vault: the maximum stake must not be below the minimum stake",
        |b| b.params.max_stake = Some(b.params.min_stake - 1);
    a_cap_of_zero: "staking vault: the wallet cap must be above 0 and at most 100 %",
        |b| b.params.wallet_cap_bps = Some(0);
    a_cap_above_all: "staking vault: the wallet cap must be above 0 and at most 100 %",
        |b| b.params.wallet_cap_bps = Some(10_001);
    a_cap_without_a_floor: "staking vault: a wallet cap needs a floor, or nobody could be first",
        |b| b.params.cap_floor = 0;
    an_epoch_of_nothing: "staking vault: an epoch must last from one second to a year",
        |b| b.params.epoch_secs = 0;
    an_epoch_without_end: "staking vault: an epoch must last from one second to a year",
        |b| b.params.epoch_secs = 366 * DAY;
    a_cooldown_without_end: "staking vault: a cooldown must be at most 90 days",
        |b| b.params.cooldown_secs = 90 * DAY + 1;
    a_tier_without_steps: "staking vault: a tier needs at least one weight step",
        |b| b.params.tiers[0].steps.clear();
    a_tier_that_begins_later: "staking vault: the first weight step of a tier must be at age 0",
        |b| b.params.tiers[0].steps[0].age_secs = 1;
    steps_out_of_order: "staking vault: the weight steps of a tier must ascend in age",
        |b| b.params.tiers[0].steps[1].age_secs = 0;
    a_multiplier_beyond_reason: "staking vault: a multiplier must be at most 100x",
        |b| b.params.tiers[0].steps[1].multiplier_bps = 1_000_001;
    a_tier_without_weight: "staking vault: a tier must have weight at some age",
        |b| b.params.tiers[0].steps[1].multiplier_bps = 0;
    a_lock_for_life: "staking vault: a lock must be at most ten years",
        |b| b.params.tiers[0].lock_secs = 3_651 * DAY;
    a_step_for_heirs: "staking vault: a weight step must be at an age of at most ten years",
        |b| b.params.tiers[0].steps[1].age_secs = 3_651 * DAY;
    a_penalty_above_all: "staking vault: a principal penalty must be at most 100 %",
        |b| b.params.tiers[0].penalty_bps = 10_001;
    a_forfeit_above_all: "staking vault: a forfeited share must be at most 100 %",
        |b| b.params.tiers[0].forfeit = Forfeit::Share(10_001);
    a_vote_beyond_reason: "staking vault: a voting multiplier must be at most 100x",
        |b| b.params.tiers[0].voting = Voting::Fixed(1_000_001);
    a_launch_bonus_beyond_reason: "staking vault: a launch bonus must be at most 100x", |b| {
        b.params = blockdag();
        b.params.tiers[0].launch.as_mut().unwrap().cap_bps = 1_000_001;
    };
    a_launch_for_life: "staking vault: a launch phase must be at most ten years", |b| {
        b.params = blockdag();
        b.params.tiers[0].launch.as_mut().unwrap().phase_secs = 3_651 * DAY;
    };
    a_launch_bonus_without_room:
        "staking vault: a launch bonus needs room for one more weight step", |b| {
        b.params = blockdag();
        let tier = &mut b.params.tiers[0];
        for day in 1..8 {
            let step = quaestor_math::AgeStep { age_secs: day * DAY, multiplier_bps: 800 };
            tier.steps.try_push(step).unwrap();
        }
    };
}

#[test]
fn positions_of_genesis_open_when_the_clock_starts() {
    let given = [(ALICE, 2_000 * TOKEN, 4), (ALICE, 1_000 * TOKEN, 0), (BOB, 300_000 * TOKEN, 4)];
    ExtBuilder::qtra().positions(&given).before_the_clock().build_and_execute(|| {
        // Held, and not yet a position.
        assert_eq!((Vault::held(&ALICE), Vault::held(&BOB)), (3_000 * TOKEN, 300_000 * TOKEN));
        assert_eq!((state().staked, ledger(ALICE).positions.len()), (0, 0));
        Vault::do_try_state().unwrap();

        block(START);

        assert_eq!((state().staked, state().stakers), (303_000 * TOKEN, 2));
        let position = ledger(ALICE).positions[0].clone();
        assert_eq!((position.start, position.lock_end), (START, START + 365 * DAY));
        assert_eq!(ledger(ALICE).positions[1].id, 1);
        // The cap of 200,000 did not apply, and nothing counts against it.
        assert_eq!(Vault::remaining_allowance(BOB), Some(200_000 * TOKEN));
        assert!(!crate::GenesisStakes::<Test>::exists());
        System::assert_has_event(
            Event::Staked {
                who: BOB,
                position: 0,
                tier: 4,
                amount: 300_000 * TOKEN,
                refused: 0,
                lock_end: START + 365 * DAY,
            }
            .into(),
        );

        at(START + 7 * DAY);
        assert_eq!(weight(ALICE), (2_000 * 16_000 + 1_000 * 10_000) * TOKEN);
        accepted(ALICE, unstake(1, None));
    });
}

#[test]
fn observers_see_the_positions_of_genesis_open_after_the_clock_starts() {
    ExtBuilder::act().positions(&[(ALICE, 100 * ACT, 0)]).before_the_clock().build_and_execute(
        || {
            block(START);
            assert_eq!(StubObserver::take(), [News::Time(START, 0), News::Opened(0, 100 * ACT)]);
            assert_eq!(state().weight, 100 * ACT * 10_000);
        },
    );
}

#[test]
fn funds_of_genesis_positions_cannot_be_moved_before_they_open() {
    ExtBuilder::qtra().positions(&[(DAVE, 1_000 * TOKEN, 0)]).before_the_clock().build_and_execute(
        || {
            assert!(Balances::transfer_allow_death(
                RuntimeOrigin::signed(DAVE),
                BOB,
                1_000 * TOKEN
            )
            .is_err());
            block(START);
            assert_eq!(ledger(DAVE).staked(), 1_000 * TOKEN);
        },
    );
}

#[test]
fn the_existential_deposit_can_be_read_without_its_record() {
    ExtBuilder::qtra().build_and_execute(|| {
        let whole = state();
        assert_eq!(Vault::existential_deposit(), ED);
        State::<Test>::mutate(|state| state.existential_deposit = u128::MAX - 7);
        assert_eq!(Vault::existential_deposit(), u128::MAX - 7);
        State::<Test>::kill();
        assert_eq!(Vault::existential_deposit(), 1);
        State::<Test>::put(whole);
    });
}
