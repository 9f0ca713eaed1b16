//! Rules of an economy that counts balances: kinds, forgotten balances, weights, invariants.

use super::*;
use crate::{held::FORGOTTEN_DAYS, types::HeldBalance, Held, Params, WeightInfo};
use polkadot_sdk::{
    frame_support::{dispatch::GetDispatchInfo, weights::Weight},
    sp_runtime::traits::Dispatchable,
};

#[test]
fn each_kind_has_its_own_rules() {
    let params = with_balances();
    let rules = |kind| {
        let rules = params.rules(kind);
        (rules.approval_bps, rules.vote_blocks, rules.timelock_blocks)
    };
    assert_eq!(rules(Kind::Parameter), (6_000, 24, 7));
    assert_eq!(rules(Kind::Treasury), (6_000, 24, 10));
    assert_eq!(rules(Kind::Upgrade), (6_600, 24, 10));
    assert_eq!(rules(Kind::Feature), (6_600, 24, 10));
    assert_eq!(rules(Kind::Emergency), (7_500, 4, 1));
    with(params, || {
        stake(ALICE, 60_000);
        stake(BOB, 40_000);
        next_block();
        let new = Params { max_spend: 2 * dev().max_spend, ..params };
        let call = |kind| Call::propose {
            kind,
            proposal: bounded(Call::set_params { params: new }),
            after: 0,
        };
        let polls = [Kind::Parameter, Kind::Feature].map(|kind| proposed_by(PAUL, call(kind)));
        for poll in polls {
            accepted(ALICE, vote(poll, Aye));
            accepted(BOB, vote(poll, Nay));
        }
        // 60 % change parameters and nothing else, after a shorter time.
        run_to(System::block_number() + 25 + 7);
        assert_eq!(crate::mock::params(), new);
    });
}

#[test]
fn anybody_releases_what_was_forgotten_for_a_year() {
    with(with_balances(), || {
        refused(BOB, release(ALICE), Error::NotHeld);
        accepted(ALICE, hold(2_000));
        refused(BOB, release(ALICE), Error::TooEarly);
        let year = FORGOTTEN_DAYS * with_balances().day_secs;
        quaestor_testing::StubClock::set_secs(Vault::clock() + year - 1);
        refused(BOB, release(ALICE), Error::TooEarly);
        quaestor_testing::StubClock::set_secs(Vault::clock() + 1);
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        refused(BOB, release(ALICE), Error::BalanceVotes);
        Referenda::cancel(RuntimeOrigin::root(), poll).unwrap();
        accepted(BOB, release(ALICE));
        assert_eq!(Balances::free_balance(ALICE), RICH);
        assert!(!Held::<Test>::contains_key(ALICE));
    });
}

#[test]
fn an_economy_without_balances_counts_and_holds_none() {
    with(dev(), || {
        refused(ALICE, hold(2_000), Error::NotEnabled);
        refused(ALICE, release(ALICE), Error::NotHeld);
        stake(ALICE, 1_000);
        Debts::set(&vec![(ALICE, 1_000 * ACT)]);
        next_block();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        assert_eq!(counts(poll).0, 1_000 * POWER);
        assert_eq!(voter(ALICE).votes[0].beside, None);
    });
    build(None).execute_with(|| refused(ALICE, hold(2_000), Error::NotEnabled));
}

#[test]
fn balances_are_fixed_at_genesis() {
    for params in [dev(), with_balances()] {
        with(params, || {
            let turned = Params { balances: !params.balances, ..params };
            let set = RuntimeCall::from(Call::set_params { params: turned });
            let refused = set.dispatch(RuntimeOrigin::root()).unwrap_err().error;
            assert_eq!(refused, Error::ChangeTooLarge.into());
        });
    }
}

#[test]
fn rules_of_a_kind_are_set_and_cleared_within_the_limits_of_those_before() {
    use quaestor_primitives::Params as _;
    let none = Params { parameter: None, treasury: None, ..with_balances() };
    let with_rules = |approval_bps| {
        let rules = crate::Rules { approval_bps, ..none.ordinary };
        Params { parameter: Some(rules), ..none }
    };
    let (least, too_little) = (with_rules(5_600), with_rules(5_599));
    assert!(none.allows_change_to(&least) && least.allows_change_to(&none));
    assert!(!none.allows_change_to(&too_little) && !too_little.allows_change_to(&none));
    assert_eq!(with_rules(5_000).validate(), Err("an approval must be from 50.01 % to 90 %"));
}

#[test]
fn the_weight_of_a_balance_is_charged_where_balances_count() {
    // As the mock has it for all accounts, and for one.
    let [most, of_alice] =
        [7, 3].map(|owed| <() as WeightInfo>::beside() + Weight::from_parts(owed, 0));
    let none = (dev(), Weight::zero(), Weight::zero());
    for (params, most, weight) in [none, (with_balances(), most, of_alice)] {
        with(params, || {
            stake(ALICE, 1_000);
            next_block();
            let poll = proposed(Kind::Parameter);
            let call: RuntimeCall = vote(poll, Aye).into();
            let declared = call.get_dispatch_info().call_weight;
            assert_eq!(declared, <() as WeightInfo>::vote(1) + most);
            let post = call.dispatch(RuntimeOrigin::signed(ALICE)).unwrap();
            assert_eq!(post.actual_weight, Some(<() as WeightInfo>::vote(0) + weight));
        });
    }
}

/// A control for each invariant about balances.
#[test]
fn doctored_balances_are_found() {
    let found = |sentence, doctor: fn()| {
        build(Some(with_balances())).execute_with(|| {
            System::set_block_number(1);
            quaestor_testing::StubClock::set_secs(START);
            stake(PAUL, 10_000);
            accepted(ALICE, hold(2_000));
            next_block();
            let poll = proposed(Kind::Parameter);
            accepted(ALICE, vote(poll, Aye));
            assert_eq!(StakeVoting::do_try_state(), Ok(()));
            doctor();
            assert_eq!(StakeVoting::do_try_state(), Err(DispatchError::Other(sentence)));
        });
    };
    let hold = "V5: a balance is not what is on hold";
    found(hold, || Held::<Test>::mutate(ALICE, |held| held.as_mut().unwrap().amount += 1));
    found(hold, || {
        let held = HeldBalance { amount: 1, since: 1 };
        Held::<Test>::insert(BOB, held);
    });
    let parts = "V4: a vote has not the power of its parts";
    found(parts, || {
        crate::Voters::<Test>::mutate(ALICE, |voter| voter.votes[0].raw += 1);
    });
    found(parts, || Held::<Test>::remove(ALICE));
    found("polls or votes without parameters", || {
        crate::Live::<Test>::kill();
        crate::Voters::<Test>::remove(ALICE);
        crate::Parameters::<Test>::kill();
    });
}
