//! Attacks by auditors, challengers and voters that must not pay.

use crate::{gains::*, *};
use pallet_challenges::{
    types::{Answer, Finding, Task},
    Error,
};
use pallet_providers::Error as DeskError;
use pallet_stake_voting::{
    types::{Choice, Kind},
    Call as Votes, Error as VotesError,
};
use polkadot_sdk::{
    frame_support::traits::{fungible::Balanced, StorePreimage},
    frame_system,
    pallet_membership::Members,
    pallet_referenda::ReferendumCount,
};
use quaestor_primitives::TakeCredit;
use quaestor_runtime::{
    configs::disputes::{CanarySeats, WorkId},
    Challenges, Preimage, System,
};

/// A10: each challenge without a fault costs its stake, half of which is the victim's, whose work goes on.
#[test]
fn a10_challenges_without_a_fault_cost_their_stakes() {
    for count in [1, 2, 4] {
        let (price, cases) = (50 * QUIV / Balance::from(count), Vec::from_iter(0..count));
        network().execute_with(|| {
            let mut victim = 0;
            let spammer = gain(&people(&[CONSUMER]), || {
                victim = gain(&people(&[PROVIDER]), || {
                    let jobs: Vec<_> = cases.iter().map(|_| delivered(price)).collect();
                    block(|| jobs.iter().for_each(|job| by(CONSUMER, challenge(*job))));
                    let opened = voted(&cases, &both(Finding::NoFault));
                    block(|| {
                        refused(Dave, delegate(100), DeskError::<Runtime>::Contested);
                        by(CONSUMER, order(price));
                        by(PROVIDER, Market::decline { job: count });
                        by(CONSUMER, Market::cancel { job: count });
                    });
                    leap(opened + 5 * DAY, || {
                        cases
                            .iter()
                            .for_each(|case| by(Charlie, Challenge::execute { case: *case }));
                    });
                });
            });
            // The jobs are paid as well.
            let stakes = quiv(100) * i128::from(count);
            assert_eq!(spammer, -stakes - quiv(50));
            assert_eq!(victim, stakes / 2 + quiv(45));
            check_all();
        });
    }
}

/// Accounts of 32 auditors with equal bonds.
fn auditors() -> Vec<AccountId> {
    let more: Vec<_> = (1..31).map(|n| AccountId::from([n; 32])).collect();
    block(|| {
        for who in &more {
            let (dest, value) = (who.clone().into(), 50_010 * QUIV);
            by(Alice, polkadot_sdk::pallet_balances::Call::transfer_keep_alive { dest, value });
            done(who, Vault::stake { amount: 50_000 * QUIV, tier: 0 });
            done(who, Challenge::join { amount: 50_000 * QUIV });
        }
    });
    leap(2 * DAY, || {});
    block(|| {});
    assert_eq!(Challenges::set_view().members.len(), 32);
    [people(&[Eve, Ferdie]), more].concat()
}

/// Gain of a consumer and of the first `bad` of 32 auditors, who find a fault in true work of 50. `then`
/// ends the case after the vote.
fn collusion(bad: usize, then: impl FnOnce(Option<Finding>)) -> i128 {
    network().execute_with(|| {
        let all = auditors();
        let attackers = [&all[..bad], &people(&[CONSUMER])[..]].concat();
        let finding = |n| if n < bad { Finding::Fault } else { Finding::NoFault };
        let votes: Vec<_> = all.into_iter().enumerate().map(|(n, who)| (who, finding(n))).collect();
        let gained = gain(&attackers, || {
            let job = delivered(50 * QUIV);
            block(|| by(CONSUMER, challenge(job)));
            voted(&[0], &votes);
            then(Challenges::case_view(0).expect("a case").case.phase.finding());
        });
        check_all();
        gained
    })
}

/// A11: up to ten of 32 change nothing, up to 21 force the council, and 22 rule until it overturns them.
#[test]
fn a11_colluding_auditors_lose_before_a_council_that_acts() {
    for bad in [0, 1, 10] {
        let gained = collusion(bad, |finding| {
            assert_eq!(finding, Some(Finding::NoFault));
            forgotten(0);
        });
        assert_eq!(gained, quiv(-100 - 50), "the stake, and the price of the work");
    }
    for bad in [11, 21] {
        let gained = collusion(bad, |finding| {
            assert_eq!(finding, None);
            ruled(0, Finding::NoFault, true);
        });
        assert_eq!(gained, quiv(-150 - 2_500 * i128::try_from(bad).unwrap()));
    }
    for bad in [22, 31] {
        let gained = collusion(bad, |finding| {
            assert_eq!(finding, Some(Finding::Fault));
            block(|| by(PROVIDER, Challenge::appeal { case: 0 }));
            ruled(0, Finding::NoFault, true);
        });
        // 55,000 for 22.
        assert_eq!(gained, quiv(-150 - 2_500 * i128::try_from(bad).unwrap()));
    }
}

/// A11, the limit of trust: two thirds of the weight before a council that is silent gain 15 % of a sentence.
#[test]
fn a11_two_thirds_gain_before_a_silent_council() {
    let gained = collusion(22, |_| {
        block(|| by(PROVIDER, Challenge::appeal { case: 0 }));
        forgotten(0);
    });
    // The parts of 22 are rounded down.
    assert!((quiv(150) - 22..=quiv(150)).contains(&gained), "{gained}");
}

/// A14: a copied commitment cannot be revealed, and what is not revealed costs a hundredth of the bond.
#[test]
fn a14_copied_and_hidden_votes_cost_a_hundredth_of_the_bond() {
    enum Second {
        Copies,
        Hides,
        Votes,
    }
    for (second, gained) in [(Second::Copies, -500), (Second::Hides, -500), (Second::Votes, 25)] {
        network().execute_with(|| {
            let job = delivered(50 * QUIV);
            block(|| by(CONSUMER, challenge(job)));
            let (opened, fault) = (since(), Finding::Fault);
            let [first, other] = [Eve, Ferdie].map(person);
            let gain = gain(core::slice::from_ref(&other), || {
                block(|| {
                    done(&first, commit(0, &first, fault));
                    let whose = if matches!(second, Second::Copies) { &first } else { &other };
                    done(&other, commit(0, whose, fault));
                });
                leap(opened + DAY, || {
                    done(&first, reveal(0, fault));
                    match second {
                        Second::Copies => {
                            refused(Ferdie, reveal(0, fault), Error::<Runtime>::BadReveal);
                        },
                        Second::Hides => {},
                        Second::Votes => done(&other, reveal(0, fault)),
                    }
                });
                leap(opened + 2 * DAY, || by(Charlie, Challenge::resolve { case: 0 }));
                leap(opened + 5 * DAY, || by(Charlie, Challenge::execute { case: 0 }));
            });
            assert_eq!(gain, quiv(gained));
            check_all();
        });
    }
}

/// A15: an appeal for delay costs more than what is owed can earn meanwhile.
#[test]
fn a15_appealing_for_delay_loses() {
    // 20 % a year for ten days: 5.47 of 1,000.
    let interest = |owed: i128| owed * 20 * 10 / 100 / 365;
    assert_eq!(interest(quiv(1_000)) / (quiv(1) / 100), 547);
    for price in [QUIV, 10 * QUIV, 50 * QUIV] {
        let cost = |end: fn()| {
            network().execute_with(|| {
                -gain(&people(&[PROVIDER]), || {
                    let job = delivered(price);
                    block(|| by(CONSUMER, challenge(job)));
                    voted(&[0], &both(Finding::Fault));
                    end();
                })
            })
        };
        let accepted = cost(|| forgotten(0));
        assert_eq!(accepted, 20 * signed(price));
        let silent = cost(|| {
            block(|| by(PROVIDER, Challenge::appeal { case: 0 }));
            forgotten(0);
        });
        let upheld = cost(|| {
            block(|| by(PROVIDER, Challenge::appeal { case: 0 }));
            ruled(0, Finding::Fault, false);
        });
        assert_eq!((silent - accepted, upheld - accepted), (quiv(10), quiv(100)));
        assert!(interest(accepted) < silent - accepted);
    }
}

/// A18: an auditor who passes everything, of which a tenth are canaries.
#[test]
fn a18_blind_auditors_lose() {
    let salt = [7; 32];
    let bps = quiv(5);
    // Cheap work, and work whose reward is at its cap of 8 basis points of the bond.
    for (price, reward) in [(10, quiv(3)), (50, quiv(15)), (140, 8 * bps)] {
        network().execute_with(|| {
            Members::<Runtime, CanarySeats>::put(
                polkadot_sdk::frame_support::BoundedVec::truncate_from(people(&[Alice])),
            );
            enlarge(20);
            assert!(Challenges::take(Balances::issue(100_000 * QUIV)).is_ok());
            let hash = Challenges::canary_view(&person(CONSUMER), &person(PROVIDER), salt);
            block(|| by(Alice, Challenge::commit_canary { hash }));
            let gained = gain(&people(&[Eve, Ferdie]), || {
                let jobs: Vec<_> = (0..10)
                    .map(|_| {
                        let ask = Ask { price: price * QUIV, daily_units: 10_000, ..ask() };
                        let job = ordered_from(ask);
                        block(|| by(PROVIDER, submit(job)));
                        let auditor = audited(job);
                        let answer = Answer::Pass;
                        block(|| {
                            done(&auditor, Challenge::answer { work: WorkId::Job(job), answer })
                        });
                        job
                    })
                    .collect();
                let task = Task::Audit(WorkId::Job(jobs[0]));
                block(|| by(CONSUMER, Challenge::reveal_canary { task, salt }));
                // Idle time closes the others.
                leap(since() + 4 * DAY, || {});
                (0..10).for_each(|_| block(|| {}));
            });
            assert_eq!(gained, 9 * reward - 100 * bps, "{price}");
            // Each tenth audit costs a hundredth, and the other nine return less: -2 for all ten.
            assert!((10 * reward - 100 * bps) / 10 <= -2 * bps);
        });
    }
}

/// A20: balance counts if it was held before a proposal began, and stays until its vote has ended.
#[test]
fn a20_borrowed_and_moved_balance_votes_once_and_is_locked() {
    for amount in [1_000, 5_000, 1_000_000] {
        network().execute_with(|| {
            let [early, late] = [1, 2].map(|n| AccountId::from([n; 32]));
            let transfer = |who: &AccountId| {
                let (dest, value) = (who.clone().into(), amount * QUIV);
                polkadot_sdk::pallet_balances::Call::transfer_allow_death { dest, value }
            };
            let hold = || Votes::hold_balance { amount: amount * QUIV };
            let voted =
                |who: &AccountId, poll| call(who, Votes::vote { poll, choice: Choice::Aye });
            block(|| {
                for who in [&early, &late] {
                    let (dest, value) = (who.clone().into(), QUIV);
                    let call =
                        polkadot_sdk::pallet_balances::Call::transfer_keep_alive { dest, value };
                    by(Alice, call);
                }
                by(Alice, Vault::stake { amount: 20_000 * QUIV, tier: 0 });
                by(Alice, transfer(&early));
                done(&early, hold());
            });
            leap(2 * DAY, || {});
            let poll = ReferendumCount::<Runtime>::get();
            block(|| {
                let remark = frame_system::Call::remark { remark: vec![1] };
                let proposal = Preimage::bound(RuntimeCall::from(remark)).expect("it is encoded");
                by(Alice, Votes::propose { kind: Kind::Feature, proposal, after: 0 });
            });
            let no_power = Err(VotesError::<Runtime>::NoPower.into());
            block(|| {
                assert_eq!(voted(&early, poll), Ok(()));
                // What votes can be neither sent on nor given back.
                assert!(call(&early, transfer(&late)).is_err());
                let release = Votes::release_balance { who: early.clone() };
                assert_eq!(call(&early, release), Err(VotesError::<Runtime>::BalanceVotes.into()));
                // A loan after the start has no vote.
                by(Alice, transfer(&late));
                done(&late, hold());
                assert_eq!(voted(&late, poll), no_power);
            });
            block(|| {
                done(&late, Votes::release_balance { who: late.clone() });
                done(&early, Votes::remove_vote { poll });
                done(&early, Votes::release_balance { who: early.clone() });
                // The balance that has voted votes no second time, from no account.
                done(&early, transfer(&late));
                done(&late, hold());
                assert_eq!(
                    (voted(&early, poll), voted(&late, poll)),
                    (Err(VotesError::<Runtime>::BelowVoterStake.into()), no_power,)
                );
            });
            check_all();
        });
    }
}

/// A21: the hash of a block draws its own results only; an author who gives it up saves the expected
/// sentence of one job, two prices at the rate of the genesis.
#[test]
fn a21_a_skipped_block_moves_the_draw_of_one_block() {
    let audits = |skipped: bool| {
        network().execute_with(|| {
            let (first, number) = (delivered(20 * QUIV), System::block_number());
            let (second, next) = (delivered(20 * QUIV), System::block_number());
            draw_of_block(number, &[(first, !skipped)]);
            draw_of_block(next, &[(second, true)]);
            (0..4).for_each(|_| block(|| {}));
            [first, second].map(|job| Challenges::audit_view(&WorkId::Job(job)).is_some())
        })
    };
    assert_eq!((audits(false), audits(true)), ([true, true], [false, true]));
    let rate = network()
        .execute_with(|| i128::from(Challenges::params_view().expect("challenges").audit_bps));
    assert_eq!(rate * 20, 2 * 10_000);
}
