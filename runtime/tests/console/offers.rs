//! Offers are what a stake then earns.

use crate::*;
use pallet_rewards::api::{Offer, OfferAt, OfferTerms};
use pallet_staking_vault::Error as Vault;
use quaestor_primitives::{AssetKind, TierId};
use quaestor_runtime::Rewards;
use Sr25519Keyring::{Charlie, Ferdie};

/// Brings the clock of the stake to `time`, in steps of `step`.
fn clock_to(time: Seconds, step: Seconds) {
    while StakingVault::state().clock < time {
        let next = (StakingVault::state().clock + step).min(time);
        pallet_timestamp::Now::<Runtime>::put(next * 1_000);
        loop {
            StakingVault::on_initialize(0);
            if !StakingVault::state().behind {
                break;
            }
        }
    }
}

/// Weight, total weight and reward by asset of Ferdie's stake after `secs`.
fn really(
    amount: Balance,
    tier: TierId,
    secs: Seconds,
    step: Seconds,
) -> (u128, u128, Vec<(AssetKind, Balance)>) {
    undone(|| {
        let who = person(Ferdie);
        StakingVault::on_initialize(0);
        let start = StakingVault::state().clock;
        StakingVault::stake(RuntimeOrigin::signed(who.clone()), amount, tier).expect("he may");
        let id = StakingVault::ledger(who.clone()).positions.last().expect("one").id;
        clock_to(start + secs, step);
        let weight = StakingVault::position_views(&who)
            .iter()
            .find(|view| view.position.id == id)
            .expect("it is there")
            .weight;
        let earned = Rewards::pending_by_position(&who).into_iter();
        let earned = earned.filter(|reward| reward.position == id);
        let earned = earned.map(|reward| (reward.asset, reward.claimable + reward.escrowed));
        (weight, StakingVault::state().weight, earned.collect())
    })
}

fn told(at: &OfferAt) -> (u128, u128, Vec<(AssetKind, Balance)>) {
    let earned = at.rewards.iter().map(|reward| (reward.asset.clone(), reward.earned));
    (at.weight, at.total_weight, earned.collect())
}

fn terms(offer: &Offer) -> &OfferTerms {
    offer.terms.as_ref().unwrap_or_else(|| panic!("{offer:?}"))
}

/// In each economy, for each open tier and each horizon: the weights and the reward to the unit, and
/// everything that `preview` says, which runs the clock itself.
#[test]
fn every_offer_is_what_the_stake_then_earns() {
    for preset in ALIVE {
        alive(preset).execute_with(|| {
            let amount = 1_234 * one() + 567;
            // The last one is as far as an offer looks.
            let horizons = [0, 7 * DAY + 13, 90 * DAY, 366 * 24 * 20];
            let answer = offers(amount, &horizons).expect("four horizons");
            let tiers = StakingVault::params().tiers;
            assert_eq!(answer.offers.len(), tiers.len());
            let mut earns = 0;
            for offer in &answer.offers {
                if !tiers[usize::from(offer.tier)].open {
                    assert_eq!(offer.blocked, Some(Vault::<Runtime>::TierClosed.into()));
                    assert_eq!(offer.terms, None);
                    continue;
                }
                let terms = terms(offer);
                assert_eq!((offer.accepted, offer.blocked), (amount, None), "{preset}");
                let all = terms.at.iter().chain([&terms.at_lock_end]);
                for at in all {
                    let real = really(amount, offer.tier, at.secs, Seconds::MAX / 2_000);
                    assert_eq!(told(at), real, "{preset}, tier {}, {} s", offer.tier, at.secs);
                    earns += real.2.iter().map(|(_, amount)| amount).sum::<Balance>();
                    let preview = <Runtime as RewardsApi<Block, AccountId>>::preview(
                        person(Ferdie),
                        amount,
                        offer.tier,
                        at.secs,
                    );
                    let preview = preview.expect("he may stake");
                    assert_eq!(preview.rewards, at.rewards);
                    assert_eq!(preview.weight, terms.weight);
                    assert_eq!(preview.lock_end, terms.lock_end);
                    assert_eq!(preview.next_step, terms.next_step);
                    assert_eq!(preview.redirected, answer.redirected);
                }
            }
            assert!(earns > 0, "{preset} pays nobody");
        });
    }
}

/// The clock of a chain moves every block, which an offer does not simulate.
#[test]
fn an_offer_does_not_depend_on_the_number_of_blocks() {
    for preset in ALIVE {
        alive(preset).execute_with(|| {
            let amount = 777 * one();
            let answer = offers(amount, &[9 * DAY]).expect("one horizon");
            for offer in answer.offers.iter().filter(|offer| offer.terms.is_some()) {
                let at = &terms(offer).at[0];
                assert_eq!(told(at), really(amount, offer.tier, 9 * DAY, 6), "{preset}");
            }
        });
    }
}

/// Fundings that begin and end, others who stake and leave, announced rules.
#[test]
fn an_offer_sees_what_is_to_come() {
    alive("qtra-dev").execute_with(|| {
        let fund = |amount| {
            let call = pallet_rewards::Call::fund { asset: NATIVE, amount };
            done(&person(Bob), call);
        };
        block(|| fund(500 * QTRA + 1));
        pass(2 * DAY);
        block(|| {
            fund(333 * QTRA);
            let stake = pallet_staking_vault::Call::stake { amount: 999 * QTRA, tier: 1 };
            done(&person(Charlie), stake);
        });
        pass(DAY);
        let answer = offers(800 * QTRA, &[8 * DAY, 12 * DAY, 40 * DAY]).expect("three horizons");
        for offer in &answer.offers {
            for at in &terms(offer).at {
                let real = really(800 * QTRA, offer.tier, at.secs, Seconds::MAX / 2_000);
                assert_eq!(told(at), real, "tier {}, {} s", offer.tier, at.secs);
                assert!(real.2[0].1 > 0);
            }
        }
    });
}

#[test]
fn an_offer_says_what_the_cap_accepts_and_what_the_whole_would_earn() {
    alive("qtra-dev").execute_with(|| {
        let allowance = StakingVault::remaining_allowance(person(Ferdie)).expect("there is a cap");
        let answer = offers(3 * allowance, &[DAY]).expect("one horizon");
        let offer = &answer.offers[0];
        assert_eq!((offer.accepted, offer.blocked), (allowance, None));
        assert_eq!(terms(offer).weight, 0, "it has to warm up");
        let final_weight = terms(offer).at_lock_end.weight;
        assert_eq!(final_weight, 3 * allowance * 10_000, "the whole amount");
    });
}

#[test]
fn nobody_who_asks_needs_a_balance_and_an_amount_of_any_size_gets_an_answer() {
    for preset in ALIVE {
        alive(preset).execute_with(|| {
            let blocked = |amount| offers(amount, &[DAY]).expect("one horizon").offers[0].blocked;
            assert_eq!(blocked(0), Some(Vault::<Runtime>::ZeroAmount.into()));
            assert_eq!(blocked(1), Some(Vault::<Runtime>::BelowMinimumStake.into()));
            for amount in [Balance::MAX, Balance::MAX - 1, Balance::MAX / 2] {
                let answer = offers(amount, &[DAY, Seconds::MAX]).expect("two horizons");
                assert!(answer.offers.iter().all(|offer| offer.terms.is_none()), "{answer:?}");
            }
            let overflow = polkadot_sdk::sp_runtime::ArithmeticError::Overflow.into();
            assert_eq!(blocked(Balance::MAX), Some(overflow));
            let whole = offers(5_000 * one(), &[Seconds::MAX]).expect("one horizon");
            assert_eq!(terms(&whole.offers[0]).at[0].secs, 366 * 24 * bucket());
        });
    }
}

fn bucket() -> Seconds {
    StakingVault::state().bucket_secs
}

#[test]
fn five_horizons_are_refused() {
    alive("qtra-dev").execute_with(|| {
        assert_eq!(offers(QTRA, &[0; 5]), Err(TooMany { most: 4 }));
        assert!(offers(1_000 * QTRA, &[]).is_ok_and(|answer| answer.offers.len() == 5));
    });
}

/// A closure by hand blocks the stake, and the figures are there all the same.
#[test]
fn a_closure_is_named_and_hides_no_figure() {
    alive("qtra-dev").execute_with(|| {
        let open = offers(1_000 * QTRA, &[30 * DAY]).expect("one horizon");
        let until = now() + DAY;
        close(until);
        let shut = offers(1_000 * QTRA, &[30 * DAY]).expect("one horizon");
        let closed = pallet_circuit_breaker::Error::<Runtime>::EntryClosed.into();
        for (open, shut) in open.offers.into_iter().zip(shut.offers) {
            assert_eq!((open.blocked, shut.blocked), (None, Some(closed)));
            assert_eq!(open.terms, shut.terms);
        }
    });
}

#[test]
fn before_the_clock_starts_there_are_no_terms() {
    Genesis::preset("qtra-testnet").build().execute_with(|| {
        let answer = offers(1_000_000 * QTRA, &[DAY]).expect("one horizon");
        let reason = Vault::<Runtime>::ClockNotStarted.into();
        assert!(answer.offers.iter().all(|o| o.blocked == Some(reason) && o.terms.is_none()));
    });
}
