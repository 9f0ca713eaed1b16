//! Any operations in any order: the invariants hold after each, and tokens vanish only by burning.

use super::*;
use proptest::{collection::vec, prelude::*};
use quaestor_primitives::Purchase;

#[derive(Clone, Debug)]
enum Operation {
    Pass(Seconds),
    Idle(u64),
    Execute,
    Fund(Balance),
    Burn(Balance),
    Buy(Balance),
    Sell(Balance),
    Purchase(Balance),
    Price(Option<u128>),
    Guard(bool),
    Promise,
    Params(Params),
}

fn operation() -> impl Strategy<Value = Operation> {
    let usdc = 0..2_000 * USD;
    let params = (1..20_000 * USD, 1..500 * USD, 0..300u32, 0..300u32, 1..2_000u64, 0..600u64);
    let params =
        params.prop_map(|(max_lot, min_lot, slippage_bps, impact_bps, distance, jitter)| {
            Operation::Params(Params {
                max_lot,
                min_lot,
                slippage_bps,
                impact_bps,
                min_distance_secs: distance,
                jitter_secs: jitter,
                retry_secs: 60,
            })
        });
    prop_oneof![
        4 => prop_oneof![0..1_000u64, 0..40 * DAY].prop_map(Operation::Pass),
        4 => (0..4u64).prop_map(Operation::Idle),
        4 => Just(Operation::Execute),
        2 => usdc.clone().prop_map(Operation::Fund),
        2 => (0..1_000 * TOKEN).prop_map(Operation::Burn),
        1 => usdc.clone().prop_map(|usdc| Operation::Buy(usdc + 1)),
        1 => (1..4_000 * TOKEN).prop_map(Operation::Sell),
        2 => usdc.prop_map(Operation::Purchase),
        1 => prop_oneof![
            1 => Just(None),
            3 => (400_000_000_000..600_000_000_000u128).prop_map(Some),
            3 => Just(Some(HALF.0)),
        ].prop_map(Operation::Price),
        1 => any::<bool>().prop_map(Operation::Guard),
        1 => Just(Operation::Promise),
        2 => params,
    ]
}

/// `dropped` counts tokens beyond the ledger's reach: those that a purchase has bought and the test
/// has dropped.
fn run(operation: Operation, dropped: &mut Balance) {
    match operation {
        Operation::Pass(secs) => at(now() + secs),
        Operation::Idle(budget) => drop(idle_with(budget)),
        Operation::Execute => {
            let before = state();
            let call = RuntimeCall::from(execute());
            let run = polkadot_sdk::sp_runtime::traits::Dispatchable::dispatch;
            if run(call, RuntimeOrigin::signed(ALICE)).is_err() {
                assert_eq!(state(), before);
            }
        },
        Operation::Fund(amount) => fund(USDC, amount),
        Operation::Burn(amount) => fund(NATIVE, amount),
        Operation::Buy(amount) => drop(trade(EVE, USDC, amount)),
        Operation::Sell(amount) => drop(trade(EVE, NATIVE, amount)),
        Operation::Purchase(amount) => {
            if let Ok(bought) = <Buyback as Purchase<_>>::purchase(credit(BANK, USDC, amount)) {
                *dropped += bought.peek();
            }
        },
        Operation::Price(None) => StubPrice::set_reference(None),
        Operation::Price(Some(price)) => StubPrice::set(Price(price), now()),
        Operation::Guard(true) => StubGuard::open(Entry::Buyback),
        Operation::Guard(false) => StubGuard::close(Entry::Buyback),
        Operation::Promise => Market::promise_too_much(),
        Operation::Params(params) => {
            let call = RuntimeCall::from(Call::set_params { params });
            let run = polkadot_sdk::sp_runtime::traits::Dispatchable::dispatch;
            let _ = run(call, RuntimeOrigin::root());
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_happens_the_ledger_adds_up(operations in vec(operation(), 1..120)) {
        ExtBuilder::default().budget(10_000).build_and_execute(|| {
            let (issued, mut dropped) = (issuance(), 0);
            for operation in operations {
                run(operation.clone(), &mut dropped);
                assert_eq!(Buyback::check_exactly(), Ok(()), "{operation:?}");
                assert_eq!(issuance() + totals().all.burnt + dropped, issued, "{operation:?}");
            }
        });
    }
}
