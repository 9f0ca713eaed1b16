//! From an order to its receipt.

use crate::*;
use pallet_inference_market::{types::Stage, Event, Jobs, Pool, Work};
use polkadot_sdk::frame_support::traits::Get;
use quaestor_primitives::Receipt;
use quaestor_runtime::{InferenceMarket, RuntimeEvent};

/// The receipt that was settled in this block, and the work credit for it.
fn receipt() -> (Receipt, Balance) {
    let settled = events().into_iter().find_map(|event| match event {
        RuntimeEvent::InferenceMarket(Event::Settled { record, credit }) => {
            Some((record.receipt, credit))
        },
        _ => None,
    });
    settled.expect("a receipt")
}

#[test]
fn a_job_of_50_is_paid_in_its_legs_to_the_unit() {
    network().execute_with(|| {
        let before = [free(CONSUMER), free(PROVIDER), treasury(), reserve(), rewards()];
        let supply = issuance();
        block(|| by(CONSUMER, order(60 * QUIV)));
        let held = before[0] - free(CONSUMER);
        assert!(held > 60 * QUIV && held < 63 * QUIV, "the maximum and a deposit: {held}");
        assert_eq!((provider().open, provider().jobs), (50 * QUIV, 1));
        block(|| by(PROVIDER, submit(0)));
        block(|| {
            by(CONSUMER, Market::accept { job: 0 });
            let (receipt, credit) = receipt();
            let expected = Receipt {
                id: 0,
                payment: 50 * QUIV,
                provider: 45 * QUIV,
                delegators: 0,
                network: 5 * QUIV / 2,
                surcharge: 0,
                treasury: QUIV,
                burn: 3 * QUIV / 2,
            };
            // 1 + 1.5 + 0.5 are nobody's any more, and a fifth of that is credited.
            assert_eq!((receipt, credit), (expected, 3 * QUIV / 5));
            assert_eq!(before[0] - free(CONSUMER), 50 * QUIV, "the rest and the deposit are back");
            assert_eq!(free(PROVIDER) - before[1], 45 * QUIV);
            // It can still be drawn.
            assert!(matches!(Jobs::<Runtime>::get(0).unwrap().stage, Stage::Paid(..)));
            assert_eq!(provider().open, 50 * QUIV);
        });
        // Idle time has flushed the legs.
        assert_eq!(treasury() - before[2], QUIV);
        assert_eq!(reserve() - before[3], QUIV / 2);
        assert_eq!(rewards() - before[4], 2 * QUIV);
        assert_eq!(supply - issuance(), 3 * QUIV / 2);
        // No hash draws it: it is cleared in idle time as well.
        block(|| {});
        block(|| {});
        assert!(!Jobs::<Runtime>::contains_key(0));
        assert_eq!((provider().open, provider().jobs, provider().track.done), (0, 0, 1));
        check_all();
    });
}

#[test]
fn a_provider_is_liable_for_a_hundredth_of_its_backing() {
    network().execute_with(|| {
        block(|| {
            by(CONSUMER, order(50 * QUIV));
            by(CONSUMER, order(50 * QUIV));
            let beyond = pallet_providers::Error::<Runtime>::ExceedsLimit;
            refused(CONSUMER, order(50 * QUIV), beyond);
        });
        check_all();
    });
}

#[test]
fn a_missed_deadline_costs_the_own_stake_a_twentieth() {
    network().execute_with(|| {
        block(|| by(CONSUMER, order(50 * QUIV)));
        let (before, staked) = (free(CONSUMER), StakingVault::ledger(person(PROVIDER)).staked());
        reach(2 * DAY, || by(Eve, Market::fail { job: 0 }));
        let penalty = 5 * QUIV / 2;
        let deposit = <Runtime as pallet_inference_market::Config>::JobDeposit::get();
        assert_eq!(free(CONSUMER) - before, 50 * QUIV + deposit + penalty);
        assert_eq!(staked - StakingVault::ledger(person(PROVIDER)).staked(), penalty);
        assert_eq!((provider().own, provider().track.late), (3_000 * QUIV - penalty, 1));
        assert_eq!(provider().reputation, 468_750);
        check_all();
    });
}

#[test]
fn work_is_credited_and_paid_from_the_pool() {
    use polkadot_sdk::frame_support::traits::fungibles::Balanced;
    use quaestor_primitives::TakeCredit;
    network().execute_with(|| {
        block(|| by(CONSUMER, order(50 * QUIV)));
        block(|| by(PROVIDER, submit(0)));
        block(|| {
            by(CONSUMER, Market::accept { job: 0 });
            let income = quaestor_runtime::configs::tokens::NativeAndAssets::issue(NATIVE, QUIV);
            assert!(InferenceMarket::take(income).is_ok());
        });
        let day = Work::<Runtime>::get(person(PROVIDER))[0].day;
        let before = free(PROVIDER);
        reach(2 * DAY, || by(Eve, Market::claim_work { provider: person(PROVIDER), day }));
        // The pool has more than the credits.
        assert_eq!(free(PROVIDER) - before, 3 * QUIV / 5);
        let pool = Pool::<Runtime>::get();
        assert_eq!(pool.income, pool.paid + pool.sent + pool.held().unwrap());
        check_all();
    });
}

/// The deposits are those of the keys and values of the records.
#[test]
fn deposits_are_for_whole_records() {
    use codec::MaxEncodedLen;
    use pallet_inference_market::types::{BidList, Job};
    use pallet_payment_channels::types::Channel;
    network().execute_with(|| {
        // Hash and key: an account, a number.
        let (account, number) = (16 + 32, 8 + 8);
        let provider = account + Provider::max_encoded_len();
        let job = 2 * number
            + Job::<AccountId>::max_encoded_len()
            + BidList::<AccountId>::max_encoded_len();
        let channel = number + Channel::<AccountId>::max_encoded_len();
        assert_eq!((provider, job, channel), (725, 1_262, 289));
        let deposits = [
            <Runtime as pallet_providers::Config>::RegistrationDeposit::get(),
            <Runtime as pallet_inference_market::Config>::JobDeposit::get(),
            <Runtime as pallet_payment_channels::Config>::StorageDeposit::get(),
        ];
        // A tenth for each item, and a thousandth for each byte.
        let expected = [100 + 725, 200 + 1_262, 100 + 289].map(|parts| parts * QUIV / 1_000);
        assert_eq!(deposits, expected);
    });
}
