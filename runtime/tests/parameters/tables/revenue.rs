use super::BPS;
use crate::row::{Setter, Setting, Step::By};
use pallet_revenue_router::{
    types::{Split, MAX_SHARE_CHANGE_BPS},
    Call, Error, Event, Parameters,
};
use quaestor_primitives::{Bps, RevenueType};
use quaestor_runtime::Runtime;

const WHOLE: Bps = 10_000;
const TOGETHER: &str = "rewards, the higher buyback, burn and treasury together at most 10,000";

type Params = Parameters<Runtime>;

fn setter<T>(call: &'static str) -> Setter<T> {
    Setter {
        pallet: "RevenueRouter",
        call,
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: Vec::new,
        store: |_| unreachable!(),
        set: |_| unreachable!(),
        add: None,
        told: |_, _| unreachable!(),
        rows: Vec::new(),
    }
}

pub fn settings() -> Vec<Box<dyn Setting>> {
    vec![Box::new(set_split())]
}

fn set_split() -> Setter<(RevenueType, Split)> {
    let step = By(MAX_SHARE_CHANGE_BPS.into());
    Setter {
        present: || {
            let splits = Params::get().splits;
            RevenueType::ALL.into_iter().map(|kind| (kind, *splits.of(kind))).collect()
        },
        store: |(kind, split)| Params::mutate(|params| *params.splits.of_mut(kind) = split),
        set: |(kind, new)| Call::set_split { kind, new }.into(),
        told: |(kind, old), (_, new)| Event::SplitSet { kind, old, new }.into(),
        rows: vec![
            row!(
                "new.rewards_bps",
                |t| &mut t.1.rewards_bps,
                BPS,
                0..=WHOLE,
                step,
                note = TOGETHER,
                prepare = |t| t.1 = Split { rewards_bps: t.1.rewards_bps, ..Split::default() }
            ),
            row!(
                "new.buyback_bps",
                |t| &mut t.1.buyback_bps,
                BPS,
                0..=WHOLE,
                step,
                prepare = |t| t.1 = Split { buyback_bps: t.1.buyback_bps, ..Split::default() }
            ),
            row!(
                "new.crisis_buyback_bps",
                |t| &mut t.1.crisis_buyback_bps,
                BPS,
                0..=WHOLE,
                step,
                prepare = |t| t.1 =
                    Split { crisis_buyback_bps: t.1.crisis_buyback_bps, ..Split::default() }
            ),
            row!(
                "new.burn_bps",
                |t| &mut t.1.burn_bps,
                BPS,
                0..=WHOLE,
                step,
                prepare = |t| t.1 = Split { burn_bps: t.1.burn_bps, ..Split::default() }
            ),
            row!(
                "new.treasury_bps",
                |t| &mut t.1.treasury_bps,
                BPS,
                0..=WHOLE,
                step,
                prepare = |t| t.1 = Split { treasury_bps: t.1.treasury_bps, ..Split::default() }
            ),
        ],
        ..setter("set_split")
    }
}
