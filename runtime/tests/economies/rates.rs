//! Earnings of positions of `blockdag`: annual rates, the launch bonus, early exits.

use crate::*;
use pallet_rewards::types::Unallocated;
use quaestor_runtime::RuntimeEvent;

const STAKE: Balance = 1_000_000 * BDAG;
/// Ahead of which the pool is filled, so that no block in between is missed.
const STEP: Seconds = 20 * DAY;
/// The end of the launch phase.
const PHASE: Seconds = 90 * DAY;
/// Stakers of a tier each.
const STAKERS: [Sr25519Keyring; 4] = [Alice, Bob, Charlie, Dave];

/// One position of 1,000,000 in each open tier, opened `opened` after the launch.
fn one_in_each_tier(opened: Seconds) -> TestExternalities {
    let mut ext = begin(blockdag(), || {
        give(Charlie, 2 * STAKE);
        give(Dave, 2 * STAKE);
        give(Eve, 2 * STAKE);
        if opened == 0 {
            stake_each();
        }
    });
    ext.execute_with(|| {
        if opened > 0 {
            live_until(opened - 1, STEP);
            at(opened, stake_each);
        }
    });
    ext
}

fn stake_each() {
    for (tier, who) in (0..).zip(STAKERS) {
        stake(who, STAKE, tier);
    }
}

/// Payments to each of the four a year later.
fn after_a_year(opened: Seconds, exact: [Balance; 4]) {
    one_in_each_tier(opened).execute_with(|| {
        live_until(opened + YEAR - 1, STEP);
        at(opened + YEAR, || {
            for (who, exact) in STAKERS.into_iter().zip(exact) {
                pays(who, exact, 1);
            }
        });
        check();
    });
}

#[test]
fn a_year_after_the_launch_phase_pays_8_15_25_and_40_percent() {
    after_a_year(PHASE, [80_000, 150_000, 250_000, 400_000].map(|whole| whole * BDAG));
}

#[test]
fn a_year_from_the_launch_pays_50_percent_more_for_90_days() {
    after_a_year(
        0,
        [
            203_287_671_232_876_712_328_767,
            273_287_671_232_876_712_328_767,
            373_287_671_232_876_712_328_767,
            523_287_671_232_876_712_328_767,
        ],
    );
}

#[test]
fn a_year_from_day_60_pays_50_percent_more_for_30_days() {
    after_a_year(
        60 * DAY,
        [
            121_095_890_410_958_904_109_589,
            191_095_890_410_958_904_109_589,
            291_095_890_410_958_904_109_589,
            441_095_890_410_958_904_109_589,
        ],
    );
}

#[test]
fn a_stake_in_the_last_second_of_the_phase_has_the_bonus_and_one_after_it_has_not() {
    begin(blockdag(), || {}).execute_with(|| {
        live_until(PHASE - 2, STEP);
        at(PHASE - 1, || {
            stake(Alice, STAKE, 0);
            assert_eq!(weight(Alice), STAKE * 5_800);
        });
        at(PHASE, || {
            assert_eq!(weight(Alice), STAKE * 800);
            stake(Bob, STAKE, 0);
            assert_eq!(weight(Bob), STAKE * 800);
        });
        // One second at 58 % and a year at 8 %.
        live_until(PHASE + YEAR - 1, STEP);
        at(PHASE + YEAR, || {
            pays(Alice, 80_000_018_391_679_350_583_460, 1);
            pays(Bob, 80_000 * BDAG, 1);
        });
    });
}

#[test]
fn a_stake_of_another_never_changes_the_rate_of_mine() {
    let earned = |crowd: bool| {
        let mut ext = begin(blockdag(), || {
            stake(Alice, STAKE, 3);
        });
        ext.execute_with(|| {
            if crowd {
                for day in 1..=15 {
                    at(day * DAY, || {
                        stake(Bob, STAKE, (day % 4) as TierId);
                    });
                }
                // A rate that rose by 50 points with each of them would be 100 % by now.
                assert_eq!(weight(Alice), STAKE * 9_000);
            }
            live_until(YEAR - 1, STEP);
            at(YEAR, || claim(Alice))
        })
    };
    let alone = earned(false);
    assert!((523_287_671_232_876_712_328_766..=523_287_671_232_876_712_328_767).contains(&alone));
    assert_eq!(earned(true), alone);
}

#[test]
fn the_launch_bonus_ends_at_100_percent() {
    let mut economy = quaestor_chain_spec::blockdag::real();
    economy.staking.tiers[0].steps[0].multiplier_bps = 6_000;
    let genesis = blockdag().with(serde_json::json!({
        "stakingVault": { "params": economy.staking },
    }));
    begin(genesis, || {
        stake(Alice, STAKE, 0);
        assert_eq!(weight(Alice), STAKE * 10_000);
    })
    .execute_with(|| {
        live_until(PHASE - 1, STEP);
        at(PHASE, || assert_eq!(weight(Alice), STAKE * 6_000));
    });
}

#[test]
fn votes_weigh_1_and_1_2_and_1_5_and_2() {
    begin(blockdag(), || {
        (0..4).for_each(|tier| {
            stake(Alice, 1_000 * BDAG, tier);
        });
    })
    .execute_with(|| {
        assert_eq!(StakingVault::state().votes, 57_000_000 * BDAG);
        at(DAY, || {
            let power = StakingVault::voting_power(person(Alice), START + DAY, START + DAY);
            assert_eq!(power.power, 57_000_000 * BDAG);
        });
    });
}

/// An exit from `tier` at `age`, when `earned` is earned and `kept` of it is not forfeited. Returns the
/// issuance that the exit has destroyed.
fn early_exit(tier: TierId, age: Seconds, earned: Balance, kept: Balance, claims: bool) -> Balance {
    begin(blockdag(), || {}).execute_with(|| {
        live_until(PHASE - 1, STEP);
        let position = at(PHASE, || stake(Alice, STAKE, tier));
        live_until(PHASE + age - 1, STEP);
        at(PHASE + age, || {
            let (claimable, escrowed) = pending(Alice);
            assert!((kept.saturating_sub(1)..=kept).contains(&claimable), "{claimable}");
            assert!((earned - 2..=earned).contains(&(claimable + escrowed)), "{escrowed}");
            let before = if claims { claim(Alice) } else { 0 };
            let (issued, had) = (issuance(), free(Alice));
            assert_eq!(leave_early(Alice, position), Ok(()));
            let (burnt, returned) = (issued - issuance(), free(Alice) - had);
            assert_eq!(returned + burnt, STAKE);
            let after = match (kept > 0, claims) {
                (true, false) => claim(Alice),
                _ => {
                    let claim = Reward::claim_rewards { asset: NATIVE };
                    refused(Alice, claim, RewardError::NothingToClaim);
                    0
                },
            };
            assert_eq!(before + after, claimable);

            // What is forfeited is the pool's again, and nobody else's.
            let unstreamed = Rewards::pools()[0].unstreamed;
            let reason = Unallocated::Forfeited;
            done(&person(Bob), Reward::release_unallocated { asset: NATIVE, reason });
            let back = Rewards::pools()[0].unstreamed - unstreamed;
            let forfeited = earned - kept;
            assert!((forfeited - 1..=forfeited + 1).contains(&back), "back {back}");
            check();
            burnt
        })
    })
}

#[test]
fn the_30_day_tier_keeps_6_percent_on_an_early_exit() {
    let (earned, kept) = (3_287_671_232_876_712_328_767, 2_465_753_424_657_534_246_575);
    assert_eq!(earned - kept, 821_917_808_219_178_082_192);
    for claims in [false, true] {
        assert_eq!(early_exit(0, 15 * DAY, earned, kept, claims), 0);
    }
}

#[test]
fn the_90_day_tier_keeps_7_5_percent_on_an_early_exit() {
    let (earned, kept) = (18_493_150_684_931_506_849_315, 9_246_575_342_465_753_424_657);
    for claims in [false, true] {
        assert_eq!(early_exit(1, 45 * DAY, earned, kept, claims), 0);
    }
}

#[test]
fn the_180_day_tier_keeps_6_25_percent_on_an_early_exit() {
    let (earned, kept) = (61_643_835_616_438_356_164_383, 15_410_958_904_109_589_041_095);
    for claims in [false, true] {
        assert_eq!(early_exit(2, 90 * DAY, earned, kept, claims), 0);
    }
}

#[test]
fn the_year_tier_keeps_nothing_and_burns_a_tenth_on_an_early_exit() {
    let earned = 199_452_054_794_520_547_945_205;
    assert_eq!(early_exit(3, 182 * DAY, earned, 0, false), 100_000 * BDAG);
}

#[test]
fn an_exit_is_early_up_to_the_last_second_of_the_lock() {
    for (late, penalty, paid) in
        [(-1, 100_000 * BDAG, 0), (0, 0, 400_000 * BDAG), (1, 0, 400_000_012_683_916_793_505_834)]
    {
        begin(blockdag(), || {}).execute_with(|| {
            live_until(PHASE - 1, STEP);
            let position = at(PHASE, || stake(Alice, STAKE, 3));
            let time = (PHASE + YEAR).checked_add_signed(late).unwrap();
            live_until(time - 2, STEP);
            at(time, || {
                let (had, issued) = (free(Alice), issuance());
                if late < 0 {
                    let unstake = Vault::unstake { position, amount: None };
                    refused(Alice, unstake, VaultError::Locked);
                    assert_eq!(leave_early(Alice, position), Ok(()));
                } else {
                    assert_eq!(leave(Alice, position), Ok(()));
                }
                assert_eq!(free(Alice) - had, STAKE - penalty);
                assert_eq!(issued - issuance(), penalty);
                if paid == 0 {
                    let claim = Reward::claim_rewards { asset: NATIVE };
                    refused(Alice, claim, RewardError::NothingToClaim);
                } else {
                    pays(Alice, paid, 1);
                }
            });
        });
    }
}

#[test]
fn the_forfeit_of_an_early_exit_is_told() {
    begin(blockdag(), || {}).execute_with(|| {
        live_until(PHASE - 1, STEP);
        let position = at(PHASE, || stake(Alice, STAKE, 0));
        at(PHASE + 15 * DAY, || {
            assert_eq!(leave_early(Alice, position), Ok(()));
            let forfeited = events().into_iter().find_map(|event| match event {
                RuntimeEvent::Rewards(pallet_rewards::Event::EscrowForfeited {
                    amount, ..
                }) => Some(amount),
                _ => None,
            });
            let exact = 821_917_808_219_178_082_191;
            assert!((exact - 1..=exact).contains(&forfeited.unwrap()));
        });
    });
}
