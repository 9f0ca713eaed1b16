//! Rewards of `act`: a week of emission at a time, streamed by weight.

use crate::*;
use quaestor_runtime::{Emission, Treasury};

/// Issued for the first week: 50,000,000 a year.
const WEEK: Balance = 958_904_109_589_041;

fn minted() -> Balance {
    Emission::status().expect("the economy has an emission").minted
}

/// Dave and Eve have `amount` and a bit.
fn fund(amount: Balance) {
    for who in [Dave, Eve] {
        give(who, amount + ACT);
    }
}

#[test]
fn a_week_is_shared_by_1_and_3() {
    begin(act(), || {
        fund(1_000 * ACT);
        stake(Dave, 1_000 * ACT, 0);
        stake(Eve, 1_000 * ACT, 4);
    })
    .execute_with(|| {
        assert_eq!((minted(), issuance()), (WEEK, 600_000_000 * ACT + WEEK));
        at(7 * DAY, || {
            pays(Dave, 239_726_027_397_260, 1);
            pays(Eve, 719_178_082_191_780, 1);
        });
        check();
    });
}

#[test]
fn three_of_seven_days_earn_three_sevenths() {
    begin(act(), || {
        fund(1_000 * ACT);
        stake(Dave, 1_000 * ACT, 0);
    })
    .execute_with(|| {
        let position = at(2 * DAY, || stake(Eve, 1_000 * ACT, 0));
        at(5 * DAY, || assert_eq!(leave(Eve, position), Ok(())));
        at(7 * DAY, || {
            // Half of three days, and the rest.
            pays(Eve, 205_479_452_054_794, 1);
            pays(Dave, 753_424_657_534_246, 1);
        });
        check();
    });
}

#[test]
fn being_in_over_midnight_earns_its_seconds() {
    begin(act(), || {
        fund(1_000 * ACT);
        stake(Dave, 1_000 * ACT, 0);
    })
    .execute_with(|| {
        let position = at(7 * DAY - 60, || stake(Eve, 1_000 * ACT, 0));
        at(7 * DAY, || {});
        at(7 * DAY + 1, || assert_eq!(leave(Eve, position), Ok(())));
        // Half of 60 seconds of the first week, and of a second of the next at 12,000 to 10,000.
        let first = 47_564_687_975;
        let next = 1_585_489_599 * 10 / 22;
        let earned = at(7 * DAY + 2, || claim(Eve));
        assert!((first + next - 2..=first + next + 1).contains(&earned), "{earned}");
    });
}

#[test]
fn after_a_halt_of_three_weeks_their_shares_follow_at_twice_the_rate() {
    let live = |hours: &[u64]| {
        let mut ext = begin(act(), || {
            fund(1_000 * ACT);
            stake(Dave, 1_000 * ACT, 0);
        });
        ext.execute_with(|| {
            let mut drips = vec![minted()];
            for hour in hours {
                let before = minted();
                at(hour * 3_600, || {});
                drips.push(minted() - before);
            }
            at(8 * 7 * DAY, || (drips, claim(Dave)))
        })
    };
    let (steady, all) = live(&[1, 2, 3, 4, 5, 6, 7].map(|week| week * 168));
    assert!(steady.iter().all(|drip| (WEEK..=WEEK + 1).contains(drip)), "{steady:?}");
    // Nothing between week 1 and the last hour of week 5: three shares are late. Those that catch up
    // come a week apart.
    let weeks = [168, 5 * 168 - 1, 6 * 168 - 2, 6 * 168 - 1, 7 * 168 - 1, 7 * 168];
    let (halted, same) = live(&weeks);
    let shares: Vec<_> = halted.iter().map(|drip| (drip + 10) / WEEK).collect();
    assert_eq!(shares, [1, 1, 2, 0, 2, 1, 1], "{halted:?}");
    assert!(halted.iter().all(|drip| *drip <= 2 * (WEEK + 1)));
    let exact = 7_671_232_876_712_328;
    assert_eq!(halted.iter().sum::<Balance>(), exact);
    assert_eq!(steady.iter().sum::<Balance>(), exact);
    for paid in [all, same] {
        assert!((exact - 10..=exact).contains(&paid), "{paid}");
    }
}

#[test]
fn two_hundred_million_alike_earn_25_percent_a_year() {
    // 20 wallets of 10,000,000: 364 days of 50,000,000 a year for each twentieth.
    let treasury = Treasury::account_id();
    let mut genesis = act();
    let wallets: Vec<AccountId> = (1..20_u8).map(|seed| [seed; 32].into()).collect();
    for who in &wallets {
        genesis = genesis.transfer(&treasury, who, 10_000_001 * ACT);
    }
    begin(genesis, || {
        for who in &wallets {
            done(who, Vault::stake { amount: 10_000_000 * ACT, tier: 0 });
        }
        stake(Alice, 10_000_000 * ACT, 0);
        assert_eq!(StakingVault::state().staked, 200_000_000 * ACT);
    })
    .execute_with(|| {
        live_until(52 * 7 * DAY - 1, 7 * DAY);
        // 25 % of 10,000,000 for 364 of 365 days.
        at(52 * 7 * DAY, || pays(Alice, 2_493_150_684_931_506, 30));
        check();
    });
}

#[test]
fn multipliers_season_with_age_and_votes_end_at_3() {
    begin(act(), || {
        fund(1_000 * ACT);
        stake(Dave, 1_000 * ACT, 0);
        stake(Eve, 1_000 * ACT, 2);
    })
    .execute_with(|| {
        let power = |who: Sr25519Keyring| {
            let clock = StakingVault::state().clock;
            StakingVault::voting_power(person(who), clock.max(START + 1), clock).power
        };
        // Day, weight and power of both, in thousandths of a token.
        let table = [
            (0, [1_000, 1_000], [1_500, 1_500]),
            (7, [1_200, 1_200], [1_500, 1_500]),
            (30, [1_500, 1_500], [1_500, 1_500]),
            (90, [2_000, 2_000], [2_000, 2_000]),
            (180, [3_000, 3_000], [3_000, 3_000]),
            (365, [3_600, 3_000], [3_600, 3_000]),
        ];
        for (day, dave, eve) in table {
            if day > 0 {
                at(day * DAY - 1, || {});
            }
            let seconds_before = (weight(Dave), weight(Eve));
            at(day * DAY, || {
                let found = [Dave, Eve].map(|who| [weight(who), power(who)]);
                let expected = [dave, eve].map(|pair| pair.map(|each| each * ACT * 10_000));
                assert_eq!(found, expected, "day {day}");
                let state = StakingVault::state();
                assert_eq!(state.weight, expected[0][0] + expected[1][0], "day {day}");
                assert_eq!(state.votes, expected[0][1] + expected[1][1], "day {day}");
                assert!(day == 0 || seconds_before.0 < expected[0][0], "day {day}");
            });
        }
        check();
    });
}

#[test]
fn an_early_exit_pays_a_tenth_of_the_principal_to_the_treasury() {
    begin(act(), || {
        fund(10_000 * ACT);
        stake(Dave, 10_000 * ACT, 3);
        stake(Eve, 10_000 * ACT, 3);
    })
    .execute_with(|| {
        let treasury = || balance(&NATIVE, &Treasury::account_id());
        at(40 * DAY, || {
            let (had, fed, issued) = (free(Dave), treasury(), issuance());
            let unstake = Vault::unstake { position: 0, amount: None };
            refused(Dave, unstake, VaultError::Locked);
            assert_eq!(leave_early(Dave, 0), Ok(()));
            assert_eq!(free(Dave) - had, 9_000 * ACT);
            assert_eq!(treasury() - fed, 1_000 * ACT);
            assert_eq!(issuance(), issued);
        });
        at(90 * DAY, || {
            let (had, fed) = (free(Eve), treasury());
            assert_eq!(leave(Eve, 0), Ok(()));
            assert_eq!((free(Eve) - had, treasury()), (10_000 * ACT, fed));
        });
        check();
    });
}

#[test]
fn stakes_are_from_100_to_10_million_also_by_compounding() {
    begin(act(), || {
        give(Dave, 20_000_000 * ACT);
        let stake_of = |amount| Vault::stake { amount, tier: 0 };
        refused(Dave, stake_of(99_999_999_999), VaultError::BelowMinimumStake);
        stake(Dave, 100 * ACT, 0);
        refused(Dave, stake_of(9_999_900 * ACT + 1), VaultError::AboveMaximumStake);
        stake(Dave, 9_999_900 * ACT, 0);
        refused(Dave, stake_of(100 * ACT), VaultError::AboveMaximumStake);
    })
    .execute_with(|| {
        at(DAY, || {
            refused(Dave, Reward::compound { position: 1 }, VaultError::AboveMaximumStake);
            assert!(claim(Dave) > 100_000 * ACT);
        });
        check();
    });
}

#[test]
fn less_than_one_is_claimed_after_leaving_only() {
    begin(act(), || {
        give(Dave, 101 * ACT);
        stake(Alice, 10_000_000 * ACT, 0);
        stake(Dave, 100 * ACT, 0);
    })
    .execute_with(|| {
        // A hundred thousandth of 1.585 a second.
        at(60_000, || {
            let (claimable, _) = pending(Dave);
            assert!((940_000_000..ACT).contains(&claimable), "{claimable}");
            let claim_it = Reward::claim_rewards { asset: NATIVE };
            refused(Dave, claim_it, RewardError::BelowMinimumClaim);
            assert_eq!(leave(Dave, 0), Ok(()));
            assert_eq!(claim(Dave), claimable);
        });
        check();
    });
}
