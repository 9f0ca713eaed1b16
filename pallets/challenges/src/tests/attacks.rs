//! Attacks of the specification, as far as this pallet alone decides them: gains in tokens are at most
//! zero, but for the documented trust limit.

use super::*;
use quaestor_primitives::Seconds;

/// Gain of accounts, rewards of auditors included and fines deducted.
fn gain<R>(accounts: &[AccountId], attack: impl FnOnce() -> R) -> i128 {
    let wealth = || -> i128 {
        let of = |who: &AccountId| {
            let auditor = crate::Auditors::<Test>::get(who);
            let (owed, fined) = auditor.map_or((0, 0), |one| (one.owed, one.fined));
            (balance(*who) + owed) as i128 - fined as i128
        };
        accounts.iter().map(of).sum()
    };
    let before = wealth();
    attack();
    wealth() - before
}

const T: i128 = TOKEN as i128;

/// A case over a new job of this price, which is paid or not.
fn case_over(price: Balance, paid: bool, votes: &[Finding]) {
    let work = crate::Totals::<Test>::get().next + 1;
    submit(work);
    Market::change(work, |subject| (subject.price, subject.paid) = (price, paid));
    accepted(CONSUMER, challenge(work));
    voted(work - 1, votes);
    at(case(work - 1).phase.due());
    accepted(NOBODY, Call::execute { case: work - 1 });
}

/// A4: withholding the result. The escrow, which goes back, is the market's.
#[test]
fn withholding_a_result() {
    for price in [1, 5, 10, 50] {
        ExtBuilder::default().auditors(2).build_and_execute(|| {
            let attack = || case_over(price * TOKEN, false, &[Fault; 2]);
            assert_eq!(gain(&[PROVIDER], attack), -20 * price as i128 * T);
        });
        ExtBuilder::default().auditors(2).build_and_execute(|| {
            let attack = || case_over(price * TOKEN, false, &[Fault; 2]);
            // An accomplice is the consumer and gets a tenth.
            assert_eq!(gain(&[PROVIDER, CONSUMER], attack), -18 * price as i128 * T);
        });
    }
}

/// A5: wrong outputs for consumers who never check. Found ones cost 20 times the price, the others
/// earn the provider's nine tenths.
#[test]
fn cheap_wrong_outputs() {
    ExtBuilder::default().auditors(3).build_and_execute(|| {
        let found = gain(&[PROVIDER], || {
            drawn(1, AUDITOR);
            accepted(AUDITOR, Call::answer { work: 1, answer: fail() });
            at(START + 2 * DAY);
            accepted(NOBODY, Call::resolve { case: 0 });
            accepted(COUNCIL, rule(0, Fault));
            accepted(NOBODY, Call::execute { case: 0 });
        });
        let price = PRICE as i128;
        assert_eq!(found, -20 * price);
        let of_ten_thousand = |checked: i128| (10_000 - checked) * price * 9 / 10 + checked * found;
        // -1.19 of the price per job at the rate of the genesis, -0.145 at half of it.
        assert_eq!(of_ten_thousand(1_000), -11_900 * price);
        assert_eq!(of_ten_thousand(500), -1_450 * price);
        assert!(of_ten_thousand(431) < 0 && of_ten_thousand(430) > 0);
    });
}

/// A6: he is provider, challenger, consumer and all auditors at once.
#[test]
fn slashing_oneself() {
    for price in [1, 7, 50] {
        ExtBuilder::default().auditors(2).build_and_execute(|| {
            let all = [PROVIDER, CONSUMER, AUDITOR, AUDITOR + 1];
            let attack = || case_over(price * TOKEN, true, &[Fault; 2]);
            assert_eq!(gain(&all, attack), -16 * price as i128 * T);
        });
    }
    // The caps of the epoch are spent on what he lost himself.
    ExtBuilder::default().auditors(2).build_and_execute(|| {
        let all = [PROVIDER, CONSUMER, AUDITOR, AUDITOR + 1];
        let attack = || (0..3).for_each(|_| case_over(PRICE, true, &[Fault; 2]));
        assert_eq!(gain(&all, attack), -1_600 * T);
        assert_eq!(Desk::backing(PROVIDER).sentenced, 2_000 * TOKEN);
    });
}

/// A10: each challenge without a fault costs its stake, one half of which is the victim's.
#[test]
fn challenge_spam() {
    for count in [1, 3, 10] {
        ExtBuilder::default().auditors(2).build_and_execute(|| {
            let victim = balance(PROVIDER);
            let attack = || (0..count).for_each(|_| case_over(PRICE, false, &[NoFault; 2]));
            assert_eq!(gain(&[CONSUMER], attack), -100 * count * T);
            assert_eq!((balance(PROVIDER) - victim) as i128, 50 * count * T);
        });
    }
}

/// 32 equal auditors, of whom the first `bad` vote for a fault that there is not.
fn collusion(bad: usize, then: impl FnOnce(u64)) -> i128 {
    ExtBuilder::default().auditors(32).build_and_execute(|| {
        let mut votes = vec![Fault; bad];
        votes.resize(32, NoFault);
        let mut all: Vec<_> = (AUDITOR..AUDITOR + bad as u64).collect();
        all.push(CONSUMER);
        gain(&all, || then(decided(1, &votes)))
    })
}

/// Everybody is silent from now on.
fn wait(id: u64) {
    at(case(id).phase.due());
    accepted(NOBODY, Call::execute { case: id });
}

/// A11: up to ten change nothing, up to 21 force the council, 22 rule.
#[test]
fn colluding_auditors() {
    for bad in [0, 1, 10] {
        let lost = collusion(bad, |id| {
            assert_eq!(case(id).phase.finding(), Some(NoFault));
            wait(id);
        });
        assert_eq!(lost, -100 * T, "{bad} of 32");
    }
    for bad in [11, 16, 21] {
        let lost = collusion(bad, |id| {
            assert_eq!(case(id).phase.finding(), None);
            accepted(MANY, Call::rule { case: id, finding: NoFault, blame: true });
            wait(id);
        });
        // The stake, and 5 % of each bond.
        assert_eq!(lost, -(100 + 2_500 * bad as i128) * T, "{bad} of 32");
    }
    let lost = collusion(22, |id| {
        accepted(PROVIDER, Call::appeal { case: id });
        accepted(MANY, Call::rule { case: id, finding: NoFault, blame: true });
        wait(id);
    });
    assert_eq!(lost, -(100 + 55_000) * T);
}

/// The trust limit: with two thirds of the weight and a silent council, 15 % of a sentence.
#[test]
fn colluding_auditors_before_a_silent_council() {
    let gained = collusion(22, |id| {
        accepted(PROVIDER, Call::appeal { case: id });
        wait(id);
    });
    // Rounding of 22 parts leaves less than 22 units.
    assert!((150 * T - 22..=150 * T).contains(&gained), "{gained}");
}

/// A14: silence after the others were seen costs more than a vote for the wrong side.
#[test]
fn hiding_a_vote_after_seeing_others() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        for (who, finding) in [(AUDITOR, Fault), (AUDITOR + 1, Fault), (AUDITOR + 2, NoFault)] {
            accepted(who, commit(id, who, finding));
        }
        at(START + DAY);
        for who in [AUDITOR, AUDITOR + 1] {
            accepted(who, reveal(id, Fault));
        }
        at(START + 2 * DAY);
        accepted(NOBODY, Call::resolve { case: id });
        let lost = gain(&[AUDITOR + 2], || wait(id));
        assert_eq!(lost, -500 * T);
        assert_eq!(auditor(AUDITOR + 2).accuracy, 437_500);
    });
}

/// A15: what is owed could earn 20 % a year meanwhile.
#[test]
fn appealing_for_delay() {
    let owed = 1_000 * T;
    let interest = |secs: Seconds| owed * 20 / 100 * i128::from(secs) / i128::from(365 * DAY);
    // 5.47 tokens in ten days.
    assert_eq!(interest(10 * DAY) / (T / 100), 547);
    for (upheld, price) in [(false, 10), (true, 100)] {
        let mut cost = [0; 2];
        for (appeals, cost) in [false, true].into_iter().zip(&mut cost) {
            ExtBuilder::default().build_and_execute(|| {
                let id = decided(1, &[Fault; 3]);
                *cost = -gain(&[PROVIDER], || {
                    if appeals {
                        accepted(PROVIDER, Call::appeal { case: id });
                    }
                    if appeals && upheld {
                        accepted(COUNCIL, rule(id, Fault));
                    }
                    wait(id);
                });
            });
        }
        assert_eq!(cost[1] - cost[0], price * T);
        assert!(interest(10 * DAY) < price * T);
    }
}

/// A18: of ten audits one is a canary, and all are passed blindly.
#[test]
fn a_blind_auditor() {
    ExtBuilder::default().bonds(&[BOND]).build_and_execute(|| {
        let blind = gain(&[AUDITOR], || {
            let hash = Challenges::canary_view(&CONSUMER, &PROVIDER, SALT);
            accepted(OPERATOR, Call::commit_canary { hash });
            at(START + 2 * HOUR);
            for work in 1..=10 {
                submit(work);
                // As high as the cap allows.
                Market::change(work, |subject| subject.irrecoverable = RICH);
                drawn_as_submitted(work, AUDITOR);
                accepted(AUDITOR, Call::answer { work, answer: PASS });
                at(now() + 1);
            }
            accepted(CONSUMER, reveal_canary(Task::Audit(1)));
            at(START + 4 * DAY);
            (2..=10).for_each(|work| accepted(NOBODY, Call::close_audit { work }));
        });
        // Nine rewards of 8 bps less one fine of 100.
        let bps = BOND as i128 / 10_000;
        assert_eq!(blind, 9 * 8 * bps - 100 * bps);
        // Even if the canary's reward came first, 2 bps were lost on each.
        assert_eq!((10 * 8 - 100) / 10, -2);
    });
}

/// A21: the hash of a block draws the results of one block only, and by the job's own number.
#[test]
fn a_skipped_block_moves_the_draw_of_one_block() {
    ExtBuilder::default().build_and_execute(|| {
        submit(1);
        System::set_block_number(2);
        submit(2);
        draw_hash(1, 1, true);
        draw_hash(2, 2, true);
        System::set_block_number(10);
        // The author of block 3 gives it up for another hash.
        draw_hash(1, 1, false);
        refused(NOBODY, Call::draw { work: 1 }, Error::NotDrawn);
        accepted(NOBODY, Call::draw { work: 2 });
    });
}
