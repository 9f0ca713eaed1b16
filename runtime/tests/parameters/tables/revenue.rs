use super::BPS;
use crate::row::{Setter, Setting, Step::By};
use pallet_revenue_router::{
    types::{Leg, Share, Split, MAX_SHARE_CHANGE_BPS},
    Call, Error, Event, Splits,
};
use quaestor_primitives::{Bps, RevenueType};
use quaestor_runtime::Runtime;

const WHOLE: Bps = 10_000;
const TOGETHER: &str =
    "the higher of share and crisis share, over all legs at most 10,000; a leg not listed has 0";

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
        present: || RevenueType::ALL.map(|kind| (kind, Splits::<Runtime>::get(kind))).into(),
        store: |(kind, split)| Splits::<Runtime>::insert(kind, split),
        set: |(kind, new)| Call::set_split { kind, new }.into(),
        told: |(kind, old), (_, new)| Event::SplitSet { kind, old, new }.into(),
        rows: vec![
            row!(
                "new[].bps",
                |t, at| &mut t.1 .0.get_mut(at)?.bps,
                BPS,
                0..=WHOLE,
                step,
                note = TOGETHER,
                prepare = |t| t.1 = Split::of([Share::new(Leg::Rewards, 500)])
            ),
            row!(
                "new[].crisis_bps",
                |t, at| t.1 .0.iter_mut().filter_map(|s| s.crisis_bps.as_mut()).nth(at)?,
                BPS,
                0..=WHOLE,
                step,
                note = "none: the share itself",
                prepare = |t| t.1 =
                    Split::of([Share { crisis_bps: Some(500), ..Share::new(Leg::Buyback, 0) }])
            ),
        ],
        ..setter("set_split")
    }
}
