//! Steps of weight, against the definition of the multiplier.

use crate::model::{multiplier, rounded_up};
use proptest::{collection::vec, prelude::*};
use quaestor_math::{
    bucket_ceil,
    schedule::{absolute, deltas, final_multiplier, multiplier_at, weight},
    AgeStep, LaunchBonus, Seconds, Step,
};

fn ages() -> impl Strategy<Value = Vec<AgeStep>> {
    (vec(prop_oneof![1..100u64, 1..20_000u64], 0..8), vec(0..4u32, 8)).prop_map(|(gaps, bps)| {
        let mut age_secs = 0;
        let later = gaps.into_iter().map(|gap| {
            age_secs += gap;
            age_secs
        });
        let all: Vec<_> = std::iter::once(0).chain(later).collect();
        all.into_iter()
            .zip(bps)
            .map(|(age_secs, bps)| AgeStep { age_secs, multiplier_bps: bps * 5_000 })
            .collect()
    })
}

fn bonus() -> impl Strategy<Value = Option<(Seconds, LaunchBonus)>> {
    let terms = (900_000..1_200_000u64, 0..3u32, 0..5u32);
    prop::option::of(terms.prop_map(|(until, add, cap)| {
        (until, LaunchBonus { phase_secs: 0, add_bps: add * 2_500, cap_bps: cap * 4_000 })
    }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn steps_say_what_the_multiplier_is_at_every_boundary(
        ages in ages(),
        start in 1_000_000..1_010_000u64,
        bucket in prop_oneof![Just(1u64), Just(60), Just(833), Just(3_600)],
        bonus in bonus(),
    ) {
        let steps = absolute(&ages, start, bucket, bonus).unwrap();
        let most = ages.len() + usize::from(bonus.is_some());
        prop_assert!((1..=most).contains(&steps.len()));
        prop_assert_eq!(steps[0].at, start);
        for pair in steps.windows(2) {
            prop_assert!(pair[0].at < pair[1].at);
            prop_assert_ne!(pair[0].multiplier_bps, pair[1].multiplier_bps);
            prop_assert_eq!(pair[1].at % bucket, 0);
        }

        prop_assert_eq!(multiplier_at(&steps, start - 1), 0);
        prop_assert_eq!(
            multiplier_at(&steps, start),
            multiplier(&ages, start, bucket, bonus, start)
        );
        let end = steps.last().unwrap().at.max(start + 150_000);
        // With buckets of a second, every boundary would be too many: those next to a change do.
        let stride = bucket.max(60);
        let near = steps.iter().flat_map(|step| [step.at - 1, step.at, step.at + 1]);
        let strided = (rounded_up(start, bucket)..end + 2 * stride).step_by(usize::try_from(stride).unwrap());
        for time in strided.chain(near.filter(|time| *time >= start)) {
            let naive = multiplier(&ages, start, bucket, bonus, time);
            prop_assert_eq!(multiplier_at(&steps, time), naive, "at {}", time);
        }
    }

    #[test]
    fn deltas_lead_from_the_weight_now_to_the_final_one(
        ages in ages(),
        amount in 0..10u128.pow(30),
        now in 999_000..1_100_000u64,
        bonus in bonus(),
    ) {
        let steps = absolute(&ages, 1_000_000, 3_600, bonus).unwrap();
        let changes = deltas(amount, &steps, now).unwrap();
        let at = |bps| i128::try_from(weight(amount, bps).unwrap()).unwrap();
        let mut current = at(multiplier_at(&steps, now));
        for (time, delta) in &changes {
            prop_assert!(*time > now);
            current += delta;
            prop_assert_eq!(current, at(multiplier_at(&steps, *time)));
        }
        prop_assert_eq!(current, at(final_multiplier(&steps)));
        prop_assert_eq!(changes.len(), steps.iter().filter(|step| step.at > now).count());
    }
}

fn age(age_secs: Seconds, multiplier_bps: u32) -> AgeStep {
    AgeStep { age_secs, multiplier_bps }
}

fn step(at: Seconds, multiplier_bps: u32) -> Step {
    Step { at, multiplier_bps }
}

#[test]
fn a_time_on_a_boundary_is_not_rounded_and_one_after_it_is() {
    assert_eq!(bucket_ceil(7_200, 3_600), Some(7_200));
    assert_eq!(bucket_ceil(7_201, 3_600), Some(10_800));
    assert_eq!(bucket_ceil(0, 3_600), Some(0));
    assert_eq!(bucket_ceil(1, 0), None);
    assert_eq!(bucket_ceil(u64::MAX, 3_600), None);
}

#[test]
fn steps_in_one_bucket_merge_and_the_later_wins() {
    let steps = absolute(&[age(0, 1), age(10, 2), age(20, 3), age(30, 1)], 5, 100, None).unwrap();
    assert_eq!(steps, [step(5, 1)]);
    let steps = absolute(&[age(0, 1), age(10, 2), age(20, 3)], 5, 100, None).unwrap();
    assert_eq!(steps, [step(5, 1), step(100, 3)]);
}

#[test]
fn the_launch_bonus_is_capped_and_never_takes_away() {
    let bonus = LaunchBonus { phase_secs: 0, add_bps: 5_000, cap_bps: 10_000 };
    for (plain, boosted) in [(800, 5_800), (5_500, 10_000), (12_000, 12_000)] {
        let steps = absolute(&[age(0, plain)], 1, 10, Some((95, bonus))).unwrap();
        assert_eq!(multiplier_at(&steps, 99), boosted);
        assert_eq!(multiplier_at(&steps, 100), plain);
        assert_eq!(multiplier_at(&steps, 1), boosted);
    }
}

#[test]
fn a_launch_phase_that_is_over_leaves_no_trace() {
    let bonus = LaunchBonus { phase_secs: 0, add_bps: 5_000, cap_bps: 10_000 };
    for until in [1, 50, 100] {
        let steps = absolute(&[age(0, 800)], 100, 10, Some((until, bonus))).unwrap();
        assert_eq!(steps, [step(100, 800)]);
    }
}

#[test]
fn a_step_that_holds_already_is_no_later_change() {
    let steps = [step(1, 0), step(10, 2), step(20, 1)];
    assert_eq!(deltas(5, &steps, 9), Some(vec![(10, 10), (20, -5)]));
    assert_eq!(deltas(5, &steps, 10), Some(vec![(20, -5)]));
    assert_eq!(deltas(5, &steps, 20), Some(vec![]));
}

#[test]
fn what_does_not_fit_is_refused() {
    let far = [age(0, 1), age(u64::MAX, 2)];
    assert_eq!(absolute(&far, 1, 10, None), None);
    assert_eq!(absolute(&far[..1], 1, 0, None).map(|steps| steps.len()), Some(1));
    assert_eq!(weight(u128::MAX, 2), None);
    assert_eq!(deltas(u128::MAX / 2, &[step(1, 1), step(2, 2)], 1), None);
}
