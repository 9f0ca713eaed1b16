//! From a fault to its sentence.

use crate::{
    gains::{challenge_of as challenge, commit, reveal, since},
    *,
};
use pallet_challenges::{
    types::{Finding, Moved},
    Error, Event,
};
use pallet_payment_channels::voucher::{Claim, Head, Statement, STATEMENT_TAG, VERSION};
use polkadot_sdk::pallet_collective;
use quaestor_primitives::Verdict;
use quaestor_runtime::{
    configs::disputes::WorkId, PaymentChannels, RuntimeEvent, RuntimeOrigin, System,
};

/// Both auditors vote for `finding`, from `secs` after the start on. The last block is the one in which the
/// votes have ended, with a call that resolves them.
fn voted(secs: Seconds, finding: Finding) {
    block(|| [Eve, Ferdie].into_iter().for_each(|who| by(who, commit(0, &person(who), finding))));
    reach(secs + DAY, || [Eve, Ferdie].into_iter().for_each(|who| by(who, reveal(0, finding))));
    reach(secs + 2 * DAY, || by(Charlie, Challenge::resolve { case: 0 }));
}

/// End of the case that was executed in this block.
fn executed() -> (Verdict, Moved) {
    let ended = events().into_iter().find_map(|event| match event {
        RuntimeEvent::Challenges(Event::Executed { verdict, moved, .. }) => Some((verdict, moved)),
        _ => None,
    });
    ended.expect("a case has ended")
}

/// Figures before and after the block in which case 0 is executed.
struct Ends {
    consumer: Balance,
    insured: Balance,
    burnt: Balance,
    verdict: Verdict,
    moved: Moved,
}

fn execution(secs: Seconds) -> Ends {
    let (before, (verdict, moved)) = reach(secs, || {
        let before = (free(CONSUMER), insurance(), burnt());
        by(Charlie, Challenge::execute { case: 0 });
        (before, executed())
    });
    Ends {
        consumer: free(CONSUMER) - before.0,
        insured: insurance() - before.1,
        burnt: burnt() - before.2,
        verdict,
        moved,
    }
}

#[test]
fn a_fault_in_a_job_that_is_not_paid_is_sentenced_to_the_unit() {
    network().execute_with(|| {
        let start = free(CONSUMER);
        block(|| by(CONSUMER, order(50 * QUIV)));
        block(|| by(PROVIDER, submit(0)));
        block(|| {
            by(CONSUMER, challenge(WorkId::Job(0)));
            refused(CONSUMER, challenge(WorkId::Job(0)), Error::<Runtime>::AlreadyChallenged);
            // Nobody bonds to a provider that is challenged.
            refused(Dave, delegate(100), pallet_providers::Error::<Runtime>::Contested);
        });
        let opened = since();
        voted(opened, Finding::Fault);
        let ends = execution(opened + 5 * DAY);
        let Moved { sentence, taken, challenger, auditors, consumer, .. } = ends.moved;
        assert_eq!(ends.verdict, Verdict::Fault);
        assert_eq!((sentence, taken), (1_000 * QUIV, 1_000 * QUIV));
        assert_eq!((challenger, auditors, consumer), (100 * QUIV, 50 * QUIV, 0));
        // Of the 850 that are left and the 350 of those who back him.
        assert_eq!((ends.burnt, ends.insured), (450 * QUIV, 750 * QUIV));
        // All that she paid is back, and the reward.
        assert_eq!(free(CONSUMER) - start, 100 * QUIV);
        assert_eq!((provider().own, provider().open), (2_000 * QUIV, 0));
        // Idle time has realised the losses.
        let bond = pallet_providers::Bonds::<Runtime>::get(person(PROVIDER), (person(Charlie), 0));
        assert_eq!(bond.unwrap().nominal, 1_900 * QUIV);
        assert_eq!(provider().reputation, 375_000);
        for auditor in [Eve, Ferdie] {
            let record = pallet_challenges::Auditors::<Runtime>::get(person(auditor)).unwrap();
            assert_eq!((record.owed, record.accuracy), (25 * QUIV, 531_250));
        }
        check_all();
    });
}

#[test]
fn a_fault_in_a_job_that_is_paid_returns_its_price() {
    network().execute_with(|| {
        block(|| by(CONSUMER, order(50 * QUIV)));
        block(|| by(PROVIDER, submit(0)));
        block(|| {
            by(CONSUMER, Market::accept { job: 0 });
            by(CONSUMER, challenge(WorkId::Job(0)));
        });
        let opened = since();
        voted(opened, Finding::Fault);
        let ends = execution(opened + 5 * DAY);
        let Moved { taken, challenger, auditors, consumer, .. } = ends.moved;
        assert_eq!(taken, 1_000 * QUIV);
        assert_eq!((challenger, auditors, consumer), (100 * QUIV, 50 * QUIV, 50 * QUIV));
        // 431.25 and 718.75.
        assert_eq!((ends.burnt, ends.insured), (1_725 * QUIV / 4, 2_875 * QUIV / 4));
        assert_eq!(ends.consumer, (100 + 100 + 50) * QUIV, "stake, reward and price");
        check_all();
    });
}

#[test]
fn no_fault_pays_the_job_and_divides_the_stake() {
    network().execute_with(|| {
        let before = free(PROVIDER);
        block(|| by(CONSUMER, order(50 * QUIV)));
        block(|| by(PROVIDER, submit(0)));
        block(|| by(CONSUMER, challenge(WorkId::Job(0))));
        let opened = since();
        voted(opened, Finding::NoFault);
        let ends = execution(opened + 5 * DAY);
        assert_eq!(ends.verdict, Verdict::NoFault);
        // 50 of the stake, and 45 of the price.
        assert_eq!(free(PROVIDER) - before, 95 * QUIV);
        assert_eq!((ends.moved.provider, ends.moved.auditors), (50 * QUIV, 30 * QUIV));
        assert_eq!(ends.moved.insured, 20 * QUIV);
        assert_eq!((provider().own, provider().open), (3_000 * QUIV, 0));
        check_all();
    });
}

#[test]
fn the_council_overturns_a_fault_and_root_alone_does_not() {
    network().execute_with(|| {
        block(|| by(CONSUMER, order(50 * QUIV)));
        block(|| by(PROVIDER, submit(0)));
        block(|| by(CONSUMER, challenge(WorkId::Job(0))));
        let opened = since();
        voted(opened, Finding::Fault);
        block(|| by(PROVIDER, Challenge::appeal { case: 0 }));
        let council = |ayes| -> RuntimeOrigin {
            pallet_collective::RawOrigin::<AccountId, pallet_collective::Instance1>::Members(
                ayes, 5,
            )
            .into()
        };
        let rule = |blame| -> RuntimeCall {
            Challenge::rule { case: 0, finding: Finding::NoFault, blame }.into()
        };
        block(|| {
            let refusals =
                [(RuntimeOrigin::root(), false), (council(2), false), (council(3), true)];
            for (origin, blame) in refusals {
                assert_eq!(dispatch(origin, rule(blame)), Err(DispatchError::BadOrigin));
            }
            assert_eq!(dispatch(council(4), rule(true)), Ok(()));
            by(Charlie, Challenge::execute { case: 0 });
            assert_eq!(executed().0, Verdict::NoFault);
        });
        // Both auditors are blamed: 5 % of their bonds.
        for auditor in [Eve, Ferdie] {
            let record = pallet_challenges::Auditors::<Runtime>::get(person(auditor)).unwrap();
            assert_eq!(record.fined, 2_500 * QUIV);
        }
        assert_eq!(provider().own, 3_000 * QUIV);
        check_all();
    });
}

/// The stream of channel 0, with a statement of the provider's.
fn stream(nonce: u64, cumulative: Balance) -> WorkId {
    let channel = PaymentChannels::channel(0).expect("a channel").channel;
    let head = Head {
        tag: STATEMENT_TAG,
        version: VERSION,
        genesis: System::block_hash(0).0,
        channel: 0,
        opening: channel.opening,
    };
    let claim = Claim { nonce, cumulative: cumulative * QUIV, tokens: 1_000 };
    let statement = Statement { head, claim, transcript: [8; 32] }.bytes();
    let signature = PROVIDER.sign(&statement).0;
    WorkId::Stream { channel: 0, statement, signature }
}

#[test]
fn a_fault_in_a_stream_is_sentenced_once() {
    network().execute_with(|| {
        block(|| by(CONSUMER, crate::streams::open(1_000)));
        let voucher = crate::streams::voucher(1, 40, 1_000);
        block(|| by(Eve, crate::streams::redeem(voucher)));
        let work = stream(1, 40);
        block(|| by(CONSUMER, challenge(work.clone())));
        let opened = since();
        check_all();
        // It pays on.
        let later = crate::streams::voucher(2, 50, 1_100);
        block(|| by(Eve, crate::streams::redeem(later)));
        block(|| refused(CONSUMER, challenge(work.clone()), Error::<Runtime>::NotFound));
        block(|| refused(CONSUMER, challenge(stream(2, 50)), Error::<Runtime>::AlreadyChallenged));
        voted(opened, Finding::Fault);
        let ends = execution(opened + 5 * DAY);
        // 20 times 40, of a price that was paid.
        let Moved { sentence, taken, challenger, auditors, consumer, .. } = ends.moved;
        assert_eq!((sentence, taken), (800 * QUIV, 800 * QUIV));
        assert_eq!((challenger, auditors, consumer), (80 * QUIV, 40 * QUIV, 40 * QUIV));
        assert_eq!(ends.consumer, (100 + 80 + 40) * QUIV);
        block(|| refused(CONSUMER, challenge(work), Error::<Runtime>::NotFound));
        check_all();
    });
}
