//! Any operations in any order, against a model that keeps a list of holders.

use super::*;
use polkadot_sdk::sp_runtime::traits::Dispatchable;
use proptest::{collection::vec, prelude::*};
use quaestor_primitives::{Balance, PositionId, Positions, Seconds};

#[derive(Clone, Debug)]
enum Operation {
    Open(AccountId, PositionId, Balance, Seconds),
    Close(AccountId, PositionId),
    Resize(AccountId, PositionId, Balance),
    Claim(AccountId, PositionId, AccountId),
    SetMinimum(Balance),
}

fn operation() -> impl Strategy<Value = Operation> {
    let (who, id) = (|| 1..12u64, || 0..3u32);
    let amount = || prop_oneof![900..1_100u128, Just(999), Just(1_000), 1..5_000u128];
    let lock = prop_oneof![Just(YEAR), Just(YEAR - 1), 1..2 * YEAR];
    prop_oneof![
        4 => (who(), id(), amount(), lock).prop_map(|(who, id, amount, lock)| Operation::Open(who, id, amount, lock)),
        2 => (who(), id()).prop_map(|(who, id)| Operation::Close(who, id)),
        2 => (who(), id(), amount()).prop_map(|(who, id, amount)| Operation::Resize(who, id, amount)),
        8 => (who(), id(), who()).prop_map(|(by, id, who)| Operation::Claim(by, id, who)),
        1 => (400..2_500u128).prop_map(Operation::SetMinimum),
    ]
}

fn run(operation: Operation, holders: &mut Vec<AccountId>) {
    match operation {
        Operation::Open(who, id, amount, lock) => {
            if Stake::positions(&who).iter().all(|position| position.id != id) {
                stake(who, id, amount * BDAG, lock);
            }
        },
        Operation::Close(who, id) => {
            let _ = Stake::close(who, id);
        },
        Operation::Resize(who, id, amount) => {
            let _ = Stake::resize(who, id, amount * BDAG);
        },
        Operation::Claim(by, id, who) => {
            let minimum = Badge::params().unwrap().min_amount;
            let positions = Stake::positions(&who);
            let position = positions.into_iter().find(|position| position.id == id);
            let eligible = position.is_some_and(|position| {
                position.amount >= minimum && position.start + YEAR <= position.lock_end
            });
            let due = eligible && !holders.contains(&who) && holders.len() < 6;
            let given = RuntimeCall::from(claim(id, who)).dispatch(RuntimeOrigin::signed(by));
            assert_eq!(given.is_ok(), due);
            if due {
                holders.push(who);
            }
        },
        Operation::SetMinimum(amount) => {
            let params =
                crate::types::Params { min_amount: amount * BDAG, ..Badge::params().unwrap() };
            let _ = RuntimeCall::from(Call::set_params { params }).dispatch(RuntimeOrigin::root());
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn badges_go_to_those_that_the_model_says(operations in vec(operation(), 1..200)) {
        ExtBuilder::default().params(|params| params.supply = 6).build_and_execute(|| {
            let mut holders = Vec::new();
            for operation in operations {
                run(operation, &mut holders);
                Badge::do_try_state().unwrap();
            }
            for (number, who) in (1..).zip(&holders) {
                assert_eq!(Badge::badge(*who), Some(number));
            }
            assert_eq!(Badge::left(), 6 - u32::try_from(holders.len()).unwrap());
        });
    }
}

#[test]
fn random_operations_give_all_badges() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let operations = vec(operation(), 2_000).new_tree(&mut runner).unwrap().current();
    ExtBuilder::default().params(|params| params.supply = 6).build_and_execute(|| {
        let mut holders = Vec::new();
        operations.into_iter().for_each(|operation| run(operation, &mut holders));
        assert_eq!(holders.len(), 6);
    });
}
