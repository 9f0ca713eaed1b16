//! Random histories against a model of their own: no unit is lost, none is made.

use super::*;
use polkadot_sdk::sp_runtime::traits::Dispatchable;
use proptest::{collection::vec, prelude::*};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Step {
    Pass(Seconds),
    Drip,
    Idle(u64),
    Author(AccountId, u32),
    Pay(AccountId),
    Switch(u8),
    TopUp(Balance),
    Lower(Rate, u32),
}

const AUTHORS: [AccountId; 3] = [ALICE, BOB, EVE];

fn step() -> impl Strategy<Value = Step> {
    let who = || prop_oneof![Just(ALICE), Just(BOB), Just(EVE)];
    prop_oneof![
        6 => prop_oneof![1..DAY, 1..20 * DAY, Just(100 * DAY)].prop_map(Step::Pass),
        3 => Just(Step::Drip),
        4 => (0..3u64).prop_map(Step::Idle),
        6 => (who(), 1..4u32).prop_map(|(who, n)| Step::Author(who, n)),
        4 => who().prop_map(Step::Pay),
        3 => (0..4u8).prop_map(Step::Switch),
        1 => (0..LIMIT + 2).prop_map(Step::TopUp),
        1 => (30..120u32).prop_map(|percent| Step::Lower(Rate::BlockReward, percent)),
        1 => (0..5u32, 30..120u32).prop_map(|(i, percent)| Step::Lower(Rate::PerYear(i), percent)),
    ]
}

/// Both lines from their definitions: seconds times annual amount, summed step by step, and a
/// reward for each block at the time of the block.
struct Model {
    params: Params,
    time: Seconds,
    covered: Seconds,
    topped_up: Balance,
    earned: BTreeMap<AccountId, (Balance, Balance)>,
}

impl Model {
    fn issued(&self) -> Balance {
        let mut sum = 0;
        for (index, step) in self.params.steps.iter().enumerate() {
            let end = self.params.steps.get(index + 1).map_or(Seconds::MAX, |next| next.from_secs);
            let secs = self.covered.min(end).saturating_sub(step.from_secs);
            // 10^28 units of a second at most: it fits.
            sum += step.per_year * Balance::from(secs);
        }
        (sum / Balance::from(self.params.year_secs)).min(self.params.cap)
    }

    fn cover(&mut self) {
        let Params { period_secs, lead_secs, .. } = self.params;
        self.covered = (self.time / period_secs) * period_secs + lead_secs;
    }

    fn author(&mut self, who: AccountId, blocks: u32) {
        let reward = self.params.block_reward;
        let staked = reward * Balance::from(self.params.staked_bps) / 10_000;
        let (liquid_sum, staked_sum) = self.earned.entry(who).or_default();
        *liquid_sum += Balance::from(blocks) * (reward - staked);
        *staked_sum += Balance::from(blocks) * staked;
    }

    fn lower(&mut self, rate: Rate, percent: u32) -> Balance {
        let value = match rate {
            Rate::BlockReward => &mut self.params.block_reward,
            Rate::PerYear(index) => {
                match self.params.steps.get_mut(usize::try_from(index).unwrap()) {
                    Some(step) => &mut step.per_year,
                    None => return 1,
                }
            },
        };
        let new = *value * Balance::from(percent) / 100;
        let call = RuntimeCall::from(Call::lower { rate, value: new });
        if call.dispatch(RuntimeOrigin::root()).is_ok() {
            assert!(new < *value && new >= *value / 2);
            *value = new;
        }
        new
    }

    fn assert_holds(&self) {
        check();
        let EmissionState { minted, behind, .. } = state();
        assert_eq!(minted + behind, self.issued());
        assert_eq!(pooled(), minted + self.topped_up);
        let mut staked_sum = 0;
        for who in AUTHORS {
            let (liquid, staked) = self.earned.get(&who).copied().unwrap_or_default();
            let began_with = if who == EVE { 0 } else { RICH };
            assert_eq!(balance(who) - began_with + owed(who).liquid, liquid);
            let positions = Positions::get().into_iter().filter(|position| position.0 == who);
            let in_stake: Balance = positions.map(|position| position.3).sum();
            assert_eq!(in_stake + owed(who).staked, staked);
            staked_sum += in_stake;
        }
        assert_eq!(staked(), staked_sum);
    }
}

fn switch(which: u8) {
    match which {
        0 => Pool::close(),
        1 => Pool::open(),
        2 => StakeRefuses::set(&Some(DispatchError::Unavailable)),
        _ => StakeRefuses::set(&None),
    }
}

/// A call that is refused leaves everything as it was.
fn call(origin: RuntimeOrigin, call: Call) -> bool {
    let before = root();
    let done = RuntimeCall::from(call).dispatch(origin).is_ok();
    assert!(done || before == root());
    done
}

fn take(step: Step, model: &mut Model) {
    let before = state();
    match step {
        Step::Pass(secs) => {
            model.time += secs;
            at(model.time);
        },
        Step::Drip => {
            call(RuntimeOrigin::signed(ALICE), DRIP);
        },
        Step::Idle(budget) => assert!(idle(budget) <= budget),
        Step::Author(who, blocks) => {
            author(who, blocks);
            model.author(who, blocks);
        },
        Step::Pay(who) => {
            call(RuntimeOrigin::signed(BOB), pay(who));
        },
        Step::Switch(which) => switch(which),
        Step::TopUp(amount) => {
            if call(RuntimeOrigin::root(), Call::top_up { amount }) {
                model.topped_up += amount;
            }
        },
        Step::Lower(rate, percent) => {
            model.lower(rate, percent);
        },
    }
    if state().minted != before.minted {
        model.cover();
    }
}

fn run(params: Params, steps: Vec<Step>) {
    let builder = ExtBuilder { params: Some(params.clone()), ..Default::default() };
    builder.build_and_execute(|| {
        let mut model =
            Model { params, time: 0, covered: 0, topped_up: 0, earned: BTreeMap::new() };
        for step in steps {
            take(step, &mut model);
            model.assert_holds();
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_schedule_with_a_lead_and_its_authors_follow_the_model(steps in vec(step(), 1..100)) {
        run(constant(), steps);
    }

    #[test]
    fn a_smooth_schedule_and_small_rewards_follow_the_model(
        steps in vec(step(), 1..100),
        block_reward in 1..300u128,
        staked_bps in 0..=10_000u32,
    ) {
        let rewards = Params { block_reward, staked_bps, block_cap: 1_000_000, ..decreasing() };
        run(rewards, steps);
    }
}
