//! Random histories against a model of their own.

use super::*;
use polkadot_sdk::sp_runtime::traits::Dispatchable;
use proptest::{collection::vec, prelude::*};

#[derive(Clone, Debug)]
enum Step {
    Pass(Seconds),
    Release(u32),
    HandOver(AccountId, u32, AccountId),
    Pledge(AccountId, u32),
    Unpledge(AccountId),
    Transfer(AccountId, AccountId, Balance),
    SetParams(u64, u64, Bps),
}

fn step() -> impl Strategy<Value = Step> {
    let who = || prop_oneof![Just(ALICE), Just(BOB), Just(EVE), Just(TEAM)];
    let secs = prop_oneof![1..DAY, 1..20 * DAY, 1..200 * DAY, Just(100 * DAY)];
    prop_oneof![
        4 => secs.prop_map(Step::Pass),
        6 => (0..4u32).prop_map(Step::Release),
        3 => (who(), 0..4u32, who()).prop_map(|(from, id, to)| Step::HandOver(from, id, to)),
        4 => (who(), 0..4u32).prop_map(|(who, id)| Step::Pledge(who, id)),
        3 => who().prop_map(Step::Unpledge),
        2 => (who(), who(), 1..FIRST_UNLOCK).prop_map(|(a, b, n)| Step::Transfer(a, b, n)),
        1 => (1..90 * DAY, 1..400 * DAY, 0..11_000u32)
            .prop_map(|(until, from, bps)| Step::SetParams(until, from, bps)),
    ]
}

/// Releases by definition, and the account that each of them pays.
struct Model {
    time: Seconds,
    owners: [AccountId; 3],
    released: [Balance; 3],
    /// Tokens of each account, free or pledged.
    owned: [Balance; 6],
}

impl Model {
    fn release(&mut self, id: usize) {
        let genesis = [presale(ALICE), presale(BOB), team()];
        let it = &genesis[id];
        let vested = match self.time {
            time if time < it.cliff_secs => 0,
            time if time >= it.end_secs => it.total,
            time => it.total * Balance::from(time) / Balance::from(it.end_secs),
        };
        self.owned[usize::try_from(self.owners[id]).unwrap()] += vested - self.released[id];
        self.released[id] = vested;
    }
}

fn call(who: AccountId, call: Call) -> bool {
    let before = root();
    let done = RuntimeCall::from(call).dispatch(RuntimeOrigin::signed(who)).is_ok();
    assert!(done || before == root());
    done
}

fn take(step: Step, model: &mut Model) {
    match step {
        Step::Pass(secs) => {
            model.time += secs;
            at(model.time);
        },
        Step::Release(id) => {
            if call(EVE, release(id)) {
                model.release(usize::try_from(id).unwrap());
            }
        },
        Step::HandOver(from, id, to) => {
            if call(from, hand_over(id, to)) {
                let owner = &mut model.owners[usize::try_from(id).unwrap()];
                assert_eq!(*owner, from);
                *owner = to;
            }
        },
        Step::Pledge(who, id) => {
            if call(who, pledge(id)) {
                assert_eq!(model.owners[usize::try_from(id).unwrap()], who);
                assert!(pledge_of(who).is_some());
            }
        },
        Step::Unpledge(who) => {
            let had = pledge_of(who).is_some();
            // An exit: it works exactly if there is a pledge.
            assert_eq!(call(who, UNPLEDGE), had);
            assert_eq!(boost(who), 0);
        },
        Step::Transfer(from, to, amount) => {
            let index = |who| usize::try_from(who).unwrap();
            let done = Balances::transfer_keep_alive(RuntimeOrigin::signed(from), to, amount);
            if done.is_ok() {
                model.owned[index(to)] += amount;
                model.owned[index(from)] -= amount;
            }
        },
        Step::SetParams(pledge_until_secs, loyal_from_secs, loyalty_bps) => {
            let params = Params { pledge_until_secs, loyal_from_secs, loyalty_bps };
            let call = RuntimeCall::from(Call::set_params { params });
            let _ = call.dispatch(RuntimeOrigin::root());
        },
    }
}

fn assert_holds(model: &Model) {
    Allotted::check_exactly().unwrap();
    for who in [ALICE, BOB, EVE, TEAM] {
        let total = free(who) + Allotted::held_by(&who);
        assert_eq!(total, model.owned[usize::try_from(who).unwrap()]);
    }
    let released: Balance = model.released.iter().sum();
    assert_eq!(Allotted::unreleased() + released, 201_960_000 * TOKEN);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn releases_and_pledges_follow_the_model(steps in vec(step(), 1..100)) {
        ExtBuilder::default().build_and_execute(|| {
            let (owners, released) = ([ALICE, BOB, TEAM], [0; 3]);
            let owned = [0, UNLOCKED, UNLOCKED, 0, 0, ED];
            let mut model = Model { time: 0, owners, released, owned };
            for step in steps {
                take(step, &mut model);
                assert_holds(&model);
            }
        });
    }
}
