//! A control for each invariant: doctored storage is found out.

use super::*;
use crate::{
    types::{Bid, Job, JobId, MarketState, WorkPool},
    Asks, Bids, CurrentTerms, Jobs, Numbers, Pool, Receipts, State, Unpaid, Work,
};
use polkadot_sdk::frame_support::traits::fungibles::Mutate;
use quaestor_primitives::Audit;

const OPEN: JobId = 0;
const ASSIGNED: JobId = 1;
const PAID: JobId = 2;

/// An open job with bids, an assigned and a paid one, an ask, a payout that waits, and a work pool with
/// a closed day. Then the storage is doctored.
#[track_caller]
fn assert_found(sentence: &'static str, doctor: impl FnOnce()) {
    ExtBuilder::default().build().execute_with(|| {
        AuditState::set(&Audit::Pending);
        super::claim_work::fund(7);
        accepted(ALICE, post(spec(50 * QUIV)));
        accepted(PAULA, bid(OPEN, 10));
        accepted(BIDDERS[0], bid(OPEN, 20));
        assigned(50 * QUIV, 40 * QUIV);
        let id = submitted(ED, ED);
        accepted(ALICE, Call::accept { job: id });
        accepted(PETER, set_ask(ask(QUIV)));
        at(START + DAY - 1);
        InferenceMarket::roll_now(&terms());
        let id = submitted(100, 100);
        accepted(ALICE, Call::accept { job: id });
        at(START + DAY);
        InferenceMarket::roll_now(&terms());
        let id = submitted(1_000, 1_000);
        accepted(ALICE, Call::accept { job: id });
        assert_eq!(InferenceMarket::check_exactly(), Ok(()));

        doctor();

        assert_eq!(InferenceMarket::check_exactly(), Err(DispatchError::Other(sentence)));
    });
}

fn doctor_state(change: impl FnOnce(&mut MarketState)) {
    State::<Test>::mutate(change);
}

fn doctor_job(id: JobId, change: impl FnOnce(&mut Job<AccountId>)) {
    Jobs::<Test>::mutate(id, |job| change(job.as_mut().unwrap()));
}

fn doctor_pool(change: impl FnOnce(&mut WorkPool)) {
    Pool::<Test>::mutate(change);
}

fn doctor_bids(change: impl FnOnce(&mut Vec<Bid<AccountId>>)) {
    let mut bids = Bids::<Test>::get(OPEN).unwrap().0.into_inner();
    change(&mut bids);
    Bids::<Test>::insert(OPEN, crate::types::BidList(bids.try_into().unwrap()));
}

#[test]
fn q4_finds_a_liability_that_is_not_that_of_the_jobs() {
    let sentence = "Q4: a liability is not the sum of the jobs";
    assert_found(sentence, || {
        providers::change(PETER, |provider| provider.standing.open += 1);
    });
    assert_found(sentence, || {
        let mut doctored = job(ASSIGNED);
        if let crate::types::Stage::Assigned(deal) = &mut doctored.stage {
            deal.liability -= 1;
        }
        Jobs::<Test>::insert(ASSIGNED, doctored);
    });
}

#[test]
fn q6_finds_a_hold_that_is_not_that_of_the_jobs() {
    use polkadot_sdk::frame_support::traits::{fungibles::MutateHold, tokens::Precision};
    let release = |reason: crate::HoldReason| {
        let exact = Precision::Exact;
        Holds::release(NATIVE, &reason.into(), &ALICE, 1, exact).unwrap();
    };
    let sentence = "Q6: a hold is not the sum of the jobs";
    assert_found(sentence, || release(crate::HoldReason::Escrow));
    assert_found(sentence, || release(crate::HoldReason::JobDeposit));
    assert_found(sentence, || doctor_job(ASSIGNED, |job| job.deposit += 1));
    let sentence = "Q6: the escrow of a job is not its price";
    assert_found(sentence, || doctor_job(OPEN, |job| job.escrow -= 1));
    assert_found(sentence, || doctor_job(PAID, |job| job.escrow = 1));
    assert_found("Q6: a paid job has a deposit", || doctor_job(PAID, |job| job.deposit = 1));
}

#[test]
fn q7_finds_a_unit_too_much_or_too_little() {
    let sentence = "Q7: the till is not legs, unpaid payouts and work pool";
    assert_found(sentence, || set_balance(till(), balance(till()) + 1));
    assert_found(sentence, || set_balance(till(), balance(till()) - 1));
    assert_found(sentence, || doctor_state(|state| state.assets[0].minimum_balance += 1));
    assert_found(sentence, || doctor_state(|state| state.assets[0].pending.surplus += 1));
    assert_found(sentence, || {
        doctor_pool(|pool| (pool.pot, pool.income) = (pool.pot + 1, pool.income + 1));
    });
    let sentence = "Q7: the unpaid sum is not that of the accounts";
    assert_found(sentence, || doctor_state(|state| state.assets[0].unpaid += 1));
    assert_found(sentence, || Unpaid::<Test>::insert(BOB, USDC, 1));
    let sentence = "Q7: an unpaid payout of nothing or of no asset";
    assert_found(sentence, || Unpaid::<Test>::insert(BOB, USDC, 0));
    assert_found(sentence, || Unpaid::<Test>::insert(BOB, EURC, 1));
}

#[test]
fn q8_finds_a_receipt_that_is_not_its_parts() {
    let doctor = |change: fn(&mut quaestor_primitives::Receipt)| {
        move || Receipts::<Test>::mutate(1, |record| change(&mut record.as_mut().unwrap().receipt))
    };
    let sentence = "Q8: a payment is not the sum of its parts";
    assert_found(sentence, doctor(|receipt| receipt.payment += 1));
    assert_found(sentence, doctor(|receipt| receipt.burn += 1));
    let sentence = "Q8: a part is above the whole";
    assert_found(sentence, doctor(|receipt| receipt.delegators = receipt.provider + 1));
    assert_found(sentence, doctor(|receipt| receipt.surcharge = receipt.network + 1));
    assert_found("Q8: a receipt is not in its place", doctor(|receipt| receipt.id = 2));
    assert_found("Q8: a receipt is missing", || Receipts::<Test>::remove(1));
}

#[test]
fn q9_finds_a_payment_that_went_nowhere() {
    let sentence = "Q9: payments are not what was earned, flushed and is pending";
    assert_found(sentence, || doctor_state(|state| state.assets[0].paid += 1));
    assert_found(sentence, || doctor_state(|state| state.assets[0].earned -= 1));
    assert_found(sentence, || doctor_state(|state| state.assets[0].flushed += 1));
}

#[test]
fn q11_finds_work_that_is_not_paid_for() {
    let sentence = "Q11: the income is not what was paid, sent on and is held";
    assert_found(sentence, || doctor_pool(|pool| pool.income += 1));
    assert_found(sentence, || doctor_pool(|pool| pool.paid += 1));
    assert_found(sentence, || doctor_pool(|pool| pool.sent += 1));
    let sentence = "Q11: the credits of today are not those of the providers";
    assert_found(sentence, || doctor_state(|state| state.credits += 1));
    assert_found(sentence, || {
        Work::<Test>::mutate(PETER, |days| days.last_mut().unwrap().amount -= 1);
    });
    let sentence = "Q11: a day owes more than it has";
    assert_found(sentence, || {
        Work::<Test>::mutate(PETER, |days| days[0].amount *= 2);
    });
    assert_found(sentence, || {
        doctor_pool(|pool| {
            let day = &mut pool.days[0];
            day.credits = day.payout - 1;
        });
    });
    assert_found("Q11: a surplus of another asset", || {
        doctor_state(|state| state.assets[1].pending.surplus = 1);
        Money::set_balance(USDC, &till(), LEAST + 1);
    });
}

#[test]
fn q17_finds_bids_that_cannot_be() {
    let double = |bids: &mut Vec<Bid<AccountId>>| bids.push(bids[1]);
    assert_found("Q17: bids are not sorted by price", || doctor_bids(|bids| bids.reverse()));
    assert_found("Q17: a provider has two bids", || doctor_bids(double));
    assert_found("Q17: a list without bids", || doctor_bids(Vec::clear));
    assert_found("Q17: a bid of a provider that has declined", || {
        doctor_job(OPEN, |job| job.bar(PAULA));
    });
    assert_found("Q17: bids on a job that is gone", || {
        Bids::<Test>::insert(77, Bids::<Test>::get(OPEN).unwrap());
    });
}

#[test]
fn wrong_numbers_and_supplies_are_found() {
    assert_found("the number of jobs is wrong", || {
        Numbers::<Test>::mutate(|numbers| numbers.live += 1);
    });
    assert_found("a job has a number to come", || {
        Numbers::<Test>::mutate(|numbers| numbers.next = 1);
    });
    assert_found("a price is above the maximum of its job", || {
        let mut doctored = job(ASSIGNED);
        if let crate::types::Stage::Assigned(deal) = &mut doctored.stage {
            deal.price = 50 * QUIV + 1;
        }
        Jobs::<Test>::insert(ASSIGNED, doctored);
    });
    let sentence = "a supply is not the sum of the asks";
    assert_found(sentence, || doctor_state(|state| state.usage[0].supply += 1));
    assert_found(sentence, || Asks::<Test>::remove(PETER));
    assert_found("a provider has two asks in a class", || {
        Asks::<Test>::mutate(PETER, |asks| {
            let twice = asks[0].clone();
            asks.try_push(twice).unwrap();
        });
    });
    assert_found("a list without asks", || Asks::<Test>::mutate(PETER, |asks| asks.clear()));
    assert_found("a class without its use", || {
        doctor_state(|state| {
            state.usage.pop();
        });
    });
}

#[test]
fn records_without_parameters_and_wrong_parameters_are_found() {
    assert_found("a state without parameters", CurrentTerms::<Test>::kill);
    assert_found("a job without parameters", || {
        CurrentTerms::<Test>::kill();
        State::<Test>::kill();
    });
    assert_found("the legs of treasury and burn must be at most 10 % each", || {
        CurrentTerms::<Test>::mutate(|terms| terms.as_mut().unwrap().burn_bps = 1_001);
    });
}
