//! Random histories: whatever happens in whatever order, nobody pays twice, and what was paid is what
//! the books and the router say.

use super::*;
use polkadot_sdk::{
    sp_io::storage,
    sp_runtime::{traits::Dispatchable, StateVersion},
};
use proptest::{collection::vec, prelude::*};
use quaestor_primitives::AssetKind;
use std::collections::BTreeMap;

/// A trade: number, payer, asset, fee, seconds before now.
type Trade = (u8, AccountId, AssetKind, u128, u64);

#[derive(Clone, Debug)]
enum Step {
    Allow(AccountId, AssetKind, u128),
    Settle(Trade),
    Batch(Vec<Trade>),
    Stake(AccountId, u128),
    Router(u8),
    Pass(u64),
    Idle(u64),
    Tier(usize, u32),
}

fn asset() -> impl Strategy<Value = AssetKind> {
    prop_oneof![5 => Just(USDC), 3 => Just(NATIVE), 1 => Just(EURC)]
}

fn amount() -> impl Strategy<Value = u128> {
    prop_oneof![1 => 0..20u128, 8 => 1..10_000u128, 1 => 1..2 * RICH]
}

fn who() -> impl Strategy<Value = AccountId> {
    prop_oneof![4 => Just(ALICE), 4 => Just(BOB), 1 => Just(EVE)]
}

fn trade() -> impl Strategy<Value = Trade> {
    // Few numbers, so that keys come again.
    (0..20u8, who(), asset(), amount(), prop_oneof![4 => Just(0), 2 => 0..9 * DAY])
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (who(), asset(), amount()).prop_map(|(w, a, n)| Step::Allow(w, a, n)),
        4 => trade().prop_map(Step::Settle),
        6 => vec(trade(), 0..9).prop_map(Step::Batch),
        2 => (who(), 0..2_000_000 * QTRA).prop_map(|(w, n)| Step::Stake(w, n)),
        2 => (0..6u8).prop_map(Step::Router),
        3 => prop_oneof![1..DAY, 1..8 * DAY, Just(100 * DAY)].prop_map(Step::Pass),
        3 => (0..9u64).prop_map(Step::Idle),
        1 => (0..5usize, 0..3_000u32).prop_map(|(index, bps)| Step::Tier(index, bps)),
    ]
}

/// Totals rebuilt from the events.
#[derive(Default)]
struct Ledger {
    /// Paid by account and asset.
    net: BTreeMap<(AccountId, AssetKind), u128>,
    /// When the trades of settled keys were.
    settled: BTreeMap<[u8; 32], u64>,
    /// Allowed by account and asset, less what was paid.
    allowed: BTreeMap<(AccountId, AssetKind), u128>,
}

impl Ledger {
    fn hear(&mut self, lines: &[Line]) {
        for event in events() {
            match event {
                Event::FeeSettled {
                    key, payer, asset, gross, rebate, net, discount_bps, ..
                } => {
                    let time = crate::SettledKeys::<Test>::get(key).unwrap();
                    let line = Line { key, payer, asset: asset.clone(), gross_fee: gross, time };
                    assert!(lines.contains(&line));
                    if let Some(before) = self.settled.insert(key, time) {
                        // A key comes again only for a later trade, when it has been forgotten.
                        assert!(before + 7 * DAY < now() && before < time);
                    }
                    assert_eq!(rebate, gross * u128::from(discount_bps) / 10_000);
                    assert_eq!(net, gross - rebate);
                    *self.net.entry((payer, asset.clone())).or_default() += net;
                    *self.allowed.get_mut(&(payer, asset)).unwrap() -= net;
                },
                Event::AllowanceSet { who, asset, old, new } => {
                    let before = self.allowed.insert((who, asset), new);
                    assert_eq!(before.unwrap_or_default(), old);
                },
                _ => {},
            }
        }
        System::reset_events();
    }

    fn assert_money(&self) {
        Discounts::check_exactly().unwrap();
        for (asset, least) in [(USDC, LEAST), (NATIVE, ED)] {
            let mut sum = 0;
            for who in [ALICE, BOB, EVE] {
                let of = (who, asset.clone());
                let net = self.net.get(&of).copied().unwrap_or_default();
                let had = if who == EVE { 0 } else { RICH };
                let held = if asset == NATIVE { Discounts::deposits_of(&who) } else { 0 };
                assert_eq!(balance(asset.clone(), who) + held, had - net);
                let allowed = self.allowed.get(&of).copied().unwrap_or_default();
                assert_eq!(record(who, asset.clone()).remaining, allowed);
                sum += net;
            }
            assert_eq!(balance(asset.clone(), ROUTER), least + sum);
            assert_eq!(total(asset).net, sum);
        }
    }
}

fn of((number, payer, asset, gross_fee, ago): Trade) -> Line {
    let time = now() - ago;
    Line { asset, time, ..line(number, payer, gross_fee) }
}

/// A call that is refused leaves everything as it was.
fn call(origin: RuntimeOrigin, call: Call) {
    let before = storage::root(StateVersion::V1);
    if RuntimeCall::from(call).dispatch(origin).is_err() {
        assert_eq!(before, storage::root(StateVersion::V1));
    }
}

fn take(step: Step, now: &mut u64) -> Vec<Line> {
    let signed = RuntimeOrigin::signed;
    let mut lines = Vec::new();
    match step {
        Step::Allow(who, asset, amount) => call(signed(who), allow(asset, amount)),
        Step::Settle(trade) => {
            lines.push(of(trade));
            call(signed(ENGINE), settle(lines[0].clone()));
        },
        Step::Batch(trades) => {
            lines = trades.into_iter().map(of).collect();
            accepted(ENGINE, settle_all(&lines));
        },
        Step::Stake(who, amount) => stake(who, amount),
        Step::Router(0) => Closed::set(&vec![USDC]),
        Step::Router(1) => Closed::set(&vec![NATIVE, USDC]),
        Step::Router(_) => Closed::set(&Vec::new()),
        Step::Pass(secs) => {
            *now += secs;
            at(*now);
        },
        Step::Idle(budget) => assert!(idle(budget) <= budget),
        Step::Tier(index, bps) => {
            let mut new = Discounts::tiers();
            new[index].discount_bps = bps;
            call(RuntimeOrigin::root(), Call::set_tiers { tiers: tiers(&new) });
        },
    }
    lines
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nobody_pays_twice_whatever_happens(steps in vec(step(), 1..100)) {
        ExtBuilder::default().build_and_execute(|| {
            let (mut now, mut ledger) = (START, Ledger::default());
            for who in [ALICE, BOB] {
                accepted(who, allow(USDC, RICH / 2));
                accepted(who, allow(NATIVE, RICH / 2));
            }
            ledger.hear(&[]);
            for step in steps {
                let lines = take(step, &mut now);
                ledger.hear(&lines);
                ledger.assert_money();
            }
        });
    }
}
