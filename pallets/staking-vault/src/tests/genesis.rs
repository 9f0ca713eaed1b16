//! Genesis: what is stored, and the sentences that nonsense is refused with.

use super::*;
use crate::types::Params;
use quaestor_math::Forfeit;

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
        |b| b.params.tiers[0].voting_bps = 1_000_001;
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
