//! Random days against a model that knows each of them.

use super::*;
use polkadot_sdk::sp_runtime::traits::Dispatchable;
use proptest::{collection::vec, prelude::*};
use quaestor_primitives::Params as _;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Step {
    Pass(Seconds),
    Use(u32, Balance),
    Call,
    Idle(u64),
    Switch(u8),
    Shares(u32, u32, u32),
    Burn(Balance),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..2 * DAY).prop_map(Step::Pass),
        1 => (0..60 * DAY).prop_map(Step::Pass),
        3 => (0..30_000_u32, 0..1_000_000 * QUIV).prop_map(|(growth, cost)| Step::Use(growth, cost)),
        3 => Just(Step::Call),
        3 => (0..3_u64).prop_map(Step::Idle),
        2 => (0..6_u8).prop_map(Step::Switch),
        1 => (2_000..3_000_u32, 600..1_400_u32, 600..1_400_u32)
            .prop_map(|(work, audits, treasury)| Step::Shares(work, audits, treasury)),
        1 => (0..1_000_000 * QUIV).prop_map(Step::Burn),
    ]
}

#[derive(Default)]
struct Model {
    time: Seconds,
    /// Emission of each day that was noted or passed over, counted from that of the launch.
    days: BTreeMap<u64, Balance>,
    minted: Balance,
    parts: [Balance; 4],
    shares: [Balance; 3],
}

impl Model {
    fn today(&self) -> u64 {
        (self.time + 15 * 3_600) / DAY
    }

    fn base(day: u64) -> Balance {
        let mut base = 37_500_000 * QUIV;
        (0..day / (4 * 365)).for_each(|_| base /= 2);
        base / 365
    }

    /// The emission of today, as the specification has it.
    fn emission(&self) -> Balance {
        let (base, growth) =
            (Self::base(self.today()), Balance::from(Growth::get()).clamp(5_000, 20_000));
        let yesterday = FIRST - 1 + u32::try_from(self.today()).unwrap();
        let costs = Costs::get().into_iter().filter(|(day, _)| *day == yesterday);
        let cost: Balance = costs.map(|(_, cost)| cost).sum();
        let bonus = base * growth.saturating_sub(10_000) / 10_000;
        base * growth.min(10_000) / 10_000 + bonus.min(cost / 5)
    }

    fn drip(&mut self, takes: bool, keeps: bool) {
        if self.days.contains_key(&self.today()) || !(takes || keeps) {
            return;
        }
        let emission = self.emission();
        (0..self.today()).for_each(|day| {
            self.days.entry(day).or_insert(Self::base(day));
        });
        self.days.insert(self.today(), emission);
        if takes {
            let due = self.days.values().sum::<Balance>() - self.minted;
            let amount = due.min(2 * emission).max(due.min(BASE));
            self.minted += amount;
            let [work, audits, treasury] = self.shares.map(|share| amount * share / 10_000);
            let parts = [amount - work - audits - treasury, work, audits, treasury];
            self.parts.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part);
        }
    }

    fn assert_holds(&self, burnt: Balance) {
        check();
        let state = state();
        let noted: Balance = self.days.values().sum();
        assert_eq!((state.minted, state.minted + state.behind), (self.minted, noted));
        let received =
            [pooled() + burnt, balance(WORK) - ED, balance(AUDITS) - ED, balance(TREASURY) - RICH];
        assert_eq!(received, self.parts);
    }
}

/// Closes or opens a destination.
fn switch(which: u8) -> fn() {
    [Pool::close, Work::close, Audits::close, Pool::open, Work::open, Audits::open]
        [usize::from(which)]
}

fn run(steps: Vec<Step>) {
    use polkadot_sdk::frame_support::traits::{
        fungibles::Mutate,
        tokens::{Fortitude::Force, Precision::Exact, Preservation::Preserve},
    };
    ExtBuilder::by_days(halving()).build_and_execute(|| {
        let mut model = Model { shares: [2_500, 1_000, 1_000], ..Default::default() };
        let mut closed = [false; 3];
        for step in steps {
            match step {
                Step::Pass(secs) => {
                    model.time += secs;
                    at(model.time);
                },
                Step::Use(growth, cost) => {
                    Growth::set(&growth);
                    let day = FIRST + u32::try_from(model.today()).unwrap();
                    Costs::set(&[Costs::get(), vec![(day, cost)]].concat());
                },
                Step::Call => {
                    let before = root();
                    let is_due = !model.days.contains_key(&model.today());
                    let takes = closed == [false; 3];
                    model.drip(takes, false);
                    let call: RuntimeCall = DRIP_DAY.into();
                    let done = call.dispatch(RuntimeOrigin::signed(EVE));
                    assert_eq!(done.is_ok(), is_due && takes);
                    assert!(done.is_ok() || root() == before);
                },
                Step::Idle(budget) => {
                    if budget > 0 {
                        model.drip(closed == [false; 3], true);
                    }
                    assert!(idle(budget) <= budget);
                },
                Step::Switch(which) => {
                    switch(which)();
                    closed[usize::from(which % 3)] = which < 3;
                },
                Step::Shares(work, audits, treasury) => {
                    let new = Shares { work_bps: work, audits_bps: audits, treasury_bps: treasury };
                    let call: RuntimeCall = Call::set_shares { shares: new }.into();
                    let near = terms().shares.allows_change_to(&new);
                    assert_eq!(call.dispatch(RuntimeOrigin::root()).is_ok(), near);
                    if near {
                        model.shares = [work, audits, treasury].map(Balance::from);
                    }
                },
                Step::Burn(amount) => {
                    let amount = amount.min(pooled());
                    Money::burn_from(NATIVE, &POOL, amount, Preserve, Exact, Force).unwrap();
                    Burnt::set(&(Burnt::get() + amount));
                },
            }
            model.assert_holds(Burnt::get());
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn days_follow_the_model(steps in vec(step(), 1..120)) {
        run(steps);
    }
}
