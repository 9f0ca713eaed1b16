//! Attacks by providers and those who back them that must not pay. Each computes what the accounts of the
//! attacker gain, in smallest units.

use crate::{gains::*, *};
use pallet_challenges::types::{Answer, Finding, Ground};
use pallet_inference_market::{Error as MarketError, Work};
use pallet_providers::Error as DeskError;
use polkadot_sdk::frame_support::traits::{fungibles::Balanced, Get};
use quaestor_primitives::{ReturnShares, TakeCredit, UsageInspect};
use quaestor_runtime::{
    configs::{disputes::WorkId, tokens::NativeAndAssets},
    Challenges, InferenceMarket, Providers,
};

/// A1: provider and consumer are one, deal by a channel, and the work pool is full. Returns what both
/// gain, and what comes back to all stakers, by the emission for growth, and to all auditors.
fn self_dealing(volume: Balance) -> (i128, Balance) {
    network().execute_with(|| {
        let stakers = rewards();
        let gained = gain(&people(&[CONSUMER, PROVIDER]), || {
            block(|| by(CONSUMER, streams::open(volume)));
            let voucher = streams::voucher(1, volume, 1);
            block(|| {
                by(Eve, streams::redeem(voucher));
                let income = NativeAndAssets::issue(NATIVE, volume * QUIV);
                assert!(InferenceMarket::take(income).is_ok());
            });
            let day = Work::<Runtime>::get(person(PROVIDER))[0].day;
            let provider = person(PROVIDER);
            leap(2 * DAY, || by(Eve, Market::claim_work { provider, day }));
        });
        check_all();
        let ReturnShares { bonus_bps, audit_bps } = <InferenceMarket as UsageInspect>::shares();
        let irrecoverable = volume * QUIV * 6 / 100;
        let shared = irrecoverable * Balance::from(bonus_bps + audit_bps) / 10_000;
        (gained, rewards() - stakers + shared)
    })
}

#[test]
fn a1_dealing_with_oneself_loses() {
    for volume in [1, 1_000, 1_000_000, 10_000_000] {
        let (own, returned) = self_dealing(volume);
        // The part of stake, emission and auditors' weight that the attacker has, in basis points.
        let gain = |owned: Balance| own + signed(returned * owned / 10_000);
        if volume == 1_000_000 {
            assert_eq!(gain(10_000), quiv(-6_000));
            assert_eq!(gain(1_000) * 10, quiv(-798_000));
        }
        assert!([0, 1, 1_000, 5_000, 9_999, 10_000].into_iter().all(|owned| gain(owned) < 0));
    }
}

/// All that is emitted up to a day, on each of which so much is dealt.
fn emitted(end: u64, dealt: impl Fn(u64) -> Balance) -> Balance {
    network().execute_with(|| {
        block(|| by(CONSUMER, streams::open((1..end).map(&dealt).sum::<Balance>() + 1)));
        let mut paid = 0;
        for day in 1..end {
            paid += dealt(day);
            at(day * DAY, || {
                if dealt(day) > 0 {
                    by(Eve, streams::redeem(streams::voucher(day, paid, day)));
                }
            });
        }
        pallet_emission::State::<Runtime>::get().minted
    })
}

/// A1: what dealing with oneself adds to the emission above its base is at most a fifth of its cost, and
/// of that of others.
#[test]
fn a1_growth_by_dealing_with_oneself_costs_more_than_it_mints() {
    // The others deal more each day, so that the base is whole without the attack.
    let others = |day: u64| 100 + 10 * Balance::from(day);
    let without = emitted(46, others);
    for daily in [1_000, 100_000, 1_000_000] {
        let with = emitted(46, |day| others(day) + if day >= 35 { daily } else { 0 });
        let irrecoverable = |volume: Balance| volume * QUIV * 6 / 100;
        let sum = 11 * daily + (1..46).map(others).sum::<Balance>();
        assert!(with > without, "growth was reached");
        let minted = with - without;
        assert!(minted <= irrecoverable(sum) / 5, "{daily}: {minted}");
    }
}

/// A1, a limit: the base of the emission follows use down to its half, whatever use costs. Dealing that
/// holds it up in a market that shrinks costs far less than what it lets be minted, to all.
#[test]
fn a1_the_base_of_the_emission_is_held_up_for_little() {
    let others = |day: u64| if day < 29 { 100 } else { 0 };
    let added = emitted(60, |_| 100) - emitted(60, others);
    let irrecoverable = 31 * 100 * QUIV * 6 / 100;
    assert!(added > irrecoverable);
    // Never more than half of the base of 31 days.
    assert!(added <= 31 * 102_740 * QUIV / 2, "{added}");
}

/// A2: room and places of providers are linear in stake, and each costs a deposit.
#[test]
fn a2_many_small_providers_have_no_more_room_than_a_large_one() {
    let room = |count: u8, own: Balance| {
        network().execute_with(|| {
            let (mut limit, mut deposits) = (0, 0);
            block(|| {
                for n in 0..count {
                    let who = AccountId::from([n + 1; 32]);
                    let value = (own + 10) * QUIV;
                    let dest = who.clone().into();
                    let transfer =
                        polkadot_sdk::pallet_balances::Call::transfer_keep_alive { dest, value };
                    by(Alice, transfer);
                    done(&who, Vault::stake { amount: own * QUIV, tier: 0 });
                    done(&who, register(own));
                    limit += standing(&who).limit;
                    deposits += 10 * QUIV - balance(&NATIVE, &who);
                }
            });
            (limit, deposits)
        })
    };
    let deposit =
        network().execute_with(<Runtime as pallet_providers::Config>::RegistrationDeposit::get);
    let large = room(1, 1_000_000);
    assert_eq!(large, (10_000 * QUIV, deposit));
    for count in [10, 20, 100] {
        let small = room(count, 1_000_000 / Balance::from(count));
        let gained = signed(large.1) - signed(small.1);
        assert_eq!((small.0, gained), (large.0, -signed(deposit) * (i128::from(count) - 1)));
    }
}

fn standing(who: &AccountId) -> quaestor_primitives::Standing {
    use quaestor_primitives::ProviderInspect;
    <Providers as ProviderInspect<AccountId>>::standing(who).expect("it is active")
}

/// When a backer leaves.
#[derive(Clone, Copy, PartialEq)]
enum Leaves {
    Never,
    DayBefore,
    WithThePromise,
    AfterTheResult,
    AfterTheChallenge,
    BetweenVotes,
    BeforeTheSentence,
}

/// The gain of the provider by a fault in work of 40, and the loss of Charlie, who leaves at that time. He
/// backs it with 4,000 of 20,000.
fn left(leaves: Leaves) -> (i128, Balance) {
    use Leaves::*;
    let leave_at = |now: Leaves| {
        if now == leaves {
            let provider = person(PROVIDER);
            block(|| by(Charlie, Desk::undelegate { provider, maturity: 0, amount: None }));
        }
    };
    network().execute_with(|| {
        enlarge(2);
        leave_at(DayBefore);
        leap(2 * DAY, || {});
        let job = ordered(40 * QUIV);
        leave_at(WithThePromise);
        block(|| by(PROVIDER, submit(job)));
        leave_at(AfterTheResult);
        let sentence = gain(&people(&[PROVIDER]), || {
            block(|| by(CONSUMER, challenge(job)));
            let opened = since();
            leave_at(AfterTheChallenge);
            let votes = both(Finding::Fault);
            block(|| votes.iter().for_each(|(who, finding)| done(who, commit(0, who, *finding))));
            leap(opened + DAY, || votes.iter().for_each(|(who, one)| done(who, reveal(0, *one))));
            leave_at(BetweenVotes);
            leap(opened + 2 * DAY, || by(Charlie, Challenge::resolve { case: 0 }));
            leave_at(BeforeTheSentence);
            leap(opened + 5 * DAY, || by(Charlie, Challenge::execute { case: 0 }));
        });
        leap(50 * DAY, || {
            if leaves != Never {
                by(Ferdie, Desk::release { who: person(Charlie) });
            }
        });
        check_all();
        (sentence, 4_000 * QUIV - StakingVault::ledger(person(Charlie)).staked())
    })
}

/// A3: whoever backs the promise pays for it, to the unit, whenever it leaves. So a provider that backs
/// itself from another account is sentenced by the same backing.
#[test]
fn a3_a_backer_that_leaves_before_the_slash_loses_the_same() {
    use Leaves::*;
    let stayed = left(Never);
    // Half the rate of 800 in 20,000.
    assert_eq!(stayed, (quiv(-800), 80 * QUIV));
    for leaves in
        [WithThePromise, AfterTheResult, AfterTheChallenge, BetweenVotes, BeforeTheSentence]
    {
        assert_eq!(left(leaves), stayed);
    }
    assert_eq!(left(DayBefore), (quiv(-800), 0));
}

/// A24: own stake that leaves between the promise and the sentence is taken all the same, and no more than
/// a quarter of the backing leaves while work is open.
#[test]
fn a24_own_stake_that_leaves_after_the_promise_pays() {
    for (price, leaves) in [(50, false), (50, true), (20, true), (1, true)] {
        network().execute_with(|| {
            let gained = gain(&people(&[PROVIDER]), || {
                let job = delivered(price * QUIV);
                let leave = |amount: Option<Balance>| {
                    let amount = amount.map(|whole| whole * QUIV);
                    Desk::undelegate { provider: person(PROVIDER), maturity: 0, amount }
                };
                block(|| {
                    if leaves {
                        refused(PROVIDER, leave(Some(667)), DeskError::<Runtime>::OwnShareTooLow);
                        by(PROVIDER, leave(Some(666)));
                        by(PROVIDER, Desk::resign {});
                        refused(PROVIDER, leave(None), DeskError::<Runtime>::WorkOpen);
                    }
                    by(CONSUMER, challenge(job));
                });
                ended(&[0], &both(Finding::Fault));
                leap(50 * DAY, || {
                    let _ = call(&person(Eve), Desk::release { who: person(PROVIDER) });
                });
            });
            assert_eq!(gained, -20 * signed(price * QUIV));
            check_all();
        });
    }
}

/// A4: a hash without data is not paid, and costs twenty times the price; with an accomplice as consumer
/// and challenger a tenth of that comes back.
#[test]
fn a4_withholding_the_result_loses() {
    for price in PRICES {
        for (accounts, times) in [(vec![PROVIDER], -20), (vec![PROVIDER, CONSUMER], -18)] {
            network().execute_with(|| {
                let gained = gain(&people(&accounts), || {
                    let job = delivered(price);
                    block(|| by(CONSUMER, challenge(job)));
                    ended(&[0], &both(Finding::Fault));
                });
                // -1,000 and -900 for a price of 50.
                assert_eq!(gained, times * signed(price));
            });
        }
    }
}

/// Gain of a provider by a wrong result of this price that its consumer does not look at: one that the
/// audits miss, and one that they find, which was paid before or not.
fn wrong_result(price: Balance, found: bool, paid: bool) -> i128 {
    network().execute_with(|| {
        let gained = gain(&people(&[PROVIDER]), || {
            let job = delivered(price);
            let auditor = found.then(|| audited(job));
            if paid {
                block(|| by(CONSUMER, Market::accept { job }));
            }
            if let Some(auditor) = auditor {
                let answer = Answer::Fail { ground: Ground::WrongOutput, evidence: evidence() };
                block(|| done(&auditor, Challenge::answer { work: WorkId::Job(job), answer }));
                let mut votes = both(Finding::Fault);
                votes.retain(|(who, _)| *who != auditor);
                ended(&[0], &votes);
            }
        });
        check_all();
        gained
    })
}

/// A5: wrong results for consumers who never check, at the rate of the audits and at others, in basis
/// points. The earnings are what audits that overlook nothing leave.
#[test]
fn a5_cheap_wrong_results_lose() {
    for price in [QUIV, 10 * QUIV, 50 * QUIV] {
        let [missed, unpaid, before] =
            [(false, true), (true, false), (true, true)].map(|(f, p)| wrong_result(price, f, p));
        let price = signed(price);
        assert_eq!((missed * 10, unpaid, before * 10), (9 * price, -20 * price, -191 * price));
        // Of 10,000 jobs, in tenths of the price: -1.19 and -0.145 of it for each.
        let gain = |rate: i128, found: i128| ((10_000 - rate) * missed + rate * found) * 10 / price;
        let rate = network()
            .execute_with(|| i128::from(Challenges::params_view().expect("challenges").audit_bps));
        assert_eq!(rate, 1_000);
        assert_eq!((gain(rate, unpaid), gain(500, unpaid)), (-119_000, -14_500));
        // Consumers who accept at once pay before the audit.
        assert_eq!((gain(rate, before), gain(500, before)), (-110_000, -10_000));
        // Below 4.31 and 4.5 % it would pay.
        assert!(gain(431, unpaid) < 0 && gain(430, unpaid) > 0);
        assert!(gain(451, before) < 0 && gain(449, before) > 0);
    }
}

/// A6: provider, consumer, challenger and all auditors are one.
#[test]
fn a6_slashing_oneself_loses() {
    let all = people(&[PROVIDER, CONSUMER, Eve, Ferdie]);
    for price in PRICES {
        for (is_paid, hundredths) in [(true, -1_600 - 10), (false, -1_700)] {
            network().execute_with(|| {
                let gained = gain(&all, || {
                    let job = if is_paid { paid(price) } else { delivered(price) };
                    block(|| by(CONSUMER, challenge(job)));
                    ended(&[0], &both(Finding::Fault));
                });
                // For 50: of 1,000 a fifth is back, and the legs of the payment are 5 more.
                assert_eq!(gained * 100, hundredths * signed(price));
            });
        }
    }
}

/// A6: work that fits under the caps of an epoch is all that is taken on, so spending them on oneself
/// leaves no room for a cheat that is free.
#[test]
fn a6_the_caps_are_spent_on_own_losses() {
    network().execute_with(|| {
        let gained = gain(&people(&[PROVIDER, CONSUMER]), || {
            let jobs = [delivered(50 * QUIV), delivered(50 * QUIV)];
            block(|| {
                refused(CONSUMER, order(50 * QUIV), DeskError::<Runtime>::ExceedsLimit);
                jobs.iter().for_each(|job| by(CONSUMER, challenge(*job)));
            });
            ended(&[0, 1], &both(Finding::Fault));
        });
        assert_eq!(gained, quiv(-2 * 900));
        block(|| refused(CONSUMER, order(50 * QUIV), MarketError::<Runtime>::BelowRequirements));
        check_all();
    });
}
