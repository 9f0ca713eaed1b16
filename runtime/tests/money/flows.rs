//! Revenue from the multisig to stakers, buyback and backstop, with figures worked out by hand.

use crate::world::*;
use pallet_buyback_burn::Call as Buyback;
use pallet_circuit_breaker::types::{Entries, Trigger};
use polkadot_sdk::{
    frame_support::{weights::Weight, BoundedVec},
    pallet_collective::{Instance2, RawOrigin},
    pallet_multisig, pallet_safe_mode, pallet_utility,
    sp_keyring::Sr25519Keyring::*,
};
use quaestor_primitives::{CrisisInspect, Price, PriceInspect, RedirectRewards, RevenueType};
use quaestor_runtime::{
    genesis::dev_treasurer, AccountId, Backstop, Balances, BuybackBurn, CircuitBreaker, PriceFeed,
    RevenueRouter, Rewards, Runtime, RuntimeCall, RuntimeOrigin, StakingVault, TxPause,
};

fn reserve() -> u128 {
    Backstop::main_reserve(&USDC)
}

fn tripped(trigger: Trigger) -> bool {
    CircuitBreaker::status().triggers.iter().any(|view| view.trigger == trigger && view.tripped)
}

/// Nothing is staked. While that redirects rewards, each block releases to the backstop what its pool
/// has emitted; without, it stays with the pool.
fn redirect(on: bool) {
    <Rewards as RedirectRewards>::set_redirected(on);
}

fn pool_receives() -> u128 {
    Rewards::pot_balance(&USDC)
}

/// `call` of the revenue multisig: Alice proposes it, and Charlie approves it in the next block.
fn by_two_of_three(call: RuntimeCall, between: impl FnOnce()) {
    let mut people = [Alice, Bob, Charlie].map(person);
    people.sort();
    let others = |who| people.iter().filter(|p| **p != who).cloned().collect::<Vec<_>>();
    let approve = |timepoint, who| pallet_multisig::Call::as_multi {
        threshold: 2,
        other_signatories: others(person(who)),
        maybe_timepoint: timepoint,
        call: Box::new(call.clone()),
        max_weight: Weight::from_parts(10_000_000_000, 1_000_000),
    };
    block(|| done(&person(Alice), approve(None, Alice)));
    between();
    let number = polkadot_sdk::frame_system::Pallet::<Runtime>::block_number();
    let timepoint = pallet_multisig::Timepoint { height: number, index: 0 };
    block(|| done(&person(Charlie), approve(Some(timepoint), Charlie)));
}

#[test]
fn two_of_three_deposit_and_one_alone_does_not() {
    market().execute_with(|| {
        let call = deposit_of(10_000 * USD, None);
        for who in [Alice, Bob, Charlie, Dave] {
            assert_eq!(super::world::call(&person(who), call.clone()), Err(bad_origin()));
        }
        assert_eq!(
            dispatch(quaestor_runtime::RuntimeOrigin::root(), call.clone()),
            Err(bad_origin())
        );

        let before = balance(&USDC, &dev_treasurer());
        by_two_of_three(call.into(), || {
            assert_eq!(balance(&USDC, &dev_treasurer()), before, "one has only proposed");
        });
        assert_eq!(balance(&USDC, &dev_treasurer()), before - 10_000 * USD);
        check();
    });
}

/// A multisig may execute the same call again, which the reference prevents. A line that is refused
/// undoes a batch of all, and nothing else.
#[test]
fn a_reference_lets_the_multisig_deposit_once() {
    market().execute_with(|| {
        let treasurer = dev_treasurer();
        let paid = |before| before - balance(&USDC, &treasurer);
        let before = balance(&USDC, &treasurer);
        let call = deposit_of(10_000 * USD, Some([7; 32]));
        for _ in 0..2 {
            by_two_of_three(call.clone().into(), || ());
        }
        assert_eq!(paid(before), 10_000 * USD);
        assert!(RevenueRouter::has_deposited(treasurer.clone(), [7; 32]));
        assert!(!RevenueRouter::has_deposited(person(Alice), [7; 32]));

        let lines = [8, 7].map(|number| deposit_of(USD, Some([number; 32])).into());
        let used = |number| RevenueRouter::has_deposited(treasurer.clone(), [number; 32]);
        let refused = pallet_revenue_router::Error::<Runtime>::AlreadyDeposited;
        let all = pallet_utility::Call::batch_all { calls: lines.to_vec() };
        assert_eq!(super::world::call(&treasurer, all), Err(refused.into()));
        assert_eq!((used(8), paid(before)), (false, 10_000 * USD));
        done(&treasurer, pallet_utility::Call::force_batch { calls: lines.to_vec() });
        assert_eq!((used(8), paid(before)), (true, 10_001 * USD));
        check();
    });
}

fn deposit_of(amount: u128, reference: Option<[u8; 32]>) -> pallet_revenue_router::Call<Runtime> {
    let (asset, kind) = (USDC, RevenueType::TradingProfit);
    pallet_revenue_router::Call::deposit_revenue { asset, amount, kind, reference }
}

fn bad_origin() -> polkadot_sdk::sp_runtime::DispatchError {
    polkadot_sdk::sp_runtime::DispatchError::BadOrigin
}

#[test]
fn profit_is_split_and_its_tenth_buys_and_burns() {
    market().execute_with(|| {
        redirect(false);
        let (pool, backstop, issued) = (pool_receives(), reserve(), Balances::total_issuance());
        // A day before an epoch's end would top up in between; begin right after one.
        block(|| deposit(USDC, 1_000 * USD, RevenueType::TradingProfit));
        // 20 % to stakers, 10 % to the buyback, 70 % to the backstop. The first lot is bought in the
        // idle time of the same block: 100 USDC, the preset's largest, of a pool of 1,000,000.
        assert_eq!(pool_receives() - pool, 200 * USD);
        assert_eq!(reserve() - backstop, 700 * USD);
        let status = BuybackBurn::status();
        assert_eq!((status.totals.all.spent, status.budget), (100 * USD, 0));
        // 100 USDC, less 0.3 %, from 1,000,000 : 2,000,000:
        // 2,000,000 * 99.7 / (1,000,000 + 99.7) = 199.380122...
        let burnt = status.totals.all.burnt;
        assert_eq!(burnt / 1_000_000_000_000, 199_380_121);
        assert_eq!(issued - Balances::total_issuance(), burnt);
        redirect(true);
        check();
    });
}

#[test]
fn lots_keep_their_distance_until_the_budget_is_spent() {
    market().execute_with(|| {
        block(|| {
            feed(HALF);
            deposit(USDC, 5_000 * USD, RevenueType::TradingProfit);
        });
        let mut times = vec![now()];
        for _ in 0..60 {
            let before = BuybackBurn::status().totals.all.spent;
            block(|| feed(HALF));
            if BuybackBurn::status().totals.all.spent > before {
                times.push(now());
            }
        }
        // 500 USDC in lots of 100.
        assert_eq!(times.len(), 5);
        assert!(times.windows(2).all(|pair| (12..=24).contains(&(pair[1] - pair[0]))), "{times:?}");
        assert_eq!(BuybackBurn::status().budget, 0);
        assert_eq!(BuybackBurn::buybacks(None, 10).len(), 5);
        check();
    });
}

#[test]
fn a_crash_doubles_the_buyback_for_thirty_days() {
    market().execute_with(|| {
        assert!(!CircuitBreaker::in_crisis());
        // Somebody sells as much as there is: half as many USDC for twice as many tokens, an eighth
        // of a USDC each. Operators follow.
        block(|| swap(&person(Ferdie), &NATIVE, &USDC, 2_006_018 * QTRA));
        let crashed = Price(HALF.0 / 4);
        let mut waited = 0;
        while !CircuitBreaker::in_crisis() {
            pass_at(crashed, SLOT);
            waited += SLOT;
            assert!(waited < 60, "no crisis: {:?}", PriceFeed::price());
        }
        assert!(tripped(Trigger::PriceCrash));
        let until = CircuitBreaker::status().crisis_until.unwrap();
        assert!(until > now() + 29 * DAY && until <= now() + 30 * DAY);

        let budget = BuybackBurn::status();
        let before = budget.budget + budget.totals.all.spent;
        block(|| deposit(USDC, 1_000 * USD, RevenueType::TradingProfit));
        let status = BuybackBurn::status();
        assert_eq!(status.budget + status.totals.all.spent - before, 200 * USD);

        pass_at(crashed, until - now() + SLOT);
        assert!(!CircuitBreaker::in_crisis(), "thirty days have passed");
        block(|| deposit(USDC, 1_000 * USD, RevenueType::TradingProfit));
        let status = BuybackBurn::status();
        assert_eq!(status.budget + status.totals.all.spent - before, 300 * USD);
        check();
    });
}

#[test]
fn without_revenue_the_emergency_reserve_opens_and_revenue_closes_it() {
    market().execute_with(|| {
        assert!(!CircuitBreaker::emergency_open());
        // The reserve is spent on the floor first, 958.90 USDC an epoch; take it away to see the
        // emergency reserve work.
        let backstop = Backstop::status();
        assert_eq!(backstop.needed, 958_904_109);
        pass(91 * DAY);
        assert!(CircuitBreaker::emergency_open());
        assert!(tripped(Trigger::ZeroRevenue));
        // A tenth of the floor of 90 days, 12,328.767124 USDC.
        let level = 1_232_876_713;
        block(|| deposit(USDC, 10 * USD, RevenueType::Subscription));
        block(|| deposit(NATIVE, 10_000 * QTRA, RevenueType::Subscription));
        block(|| deposit(USDC, level - 10 * USD - 1, RevenueType::Other));
        block(|| {});
        assert!(CircuitBreaker::emergency_open(), "a unit less than the level");
        block(|| deposit(USDC, 1, RevenueType::Subscription));
        assert!(!CircuitBreaker::emergency_open(), "at once");
        block(|| {});
        assert!(!tripped(Trigger::ZeroRevenue));
        assert!(!CircuitBreaker::emergency_open(), "revenue is back");
        check();
    });
}

fn committee() -> RuntimeOrigin {
    RawOrigin::<AccountId, Instance2>::Members(2, 3).into()
}

/// By each of the stops: a closure of deposits, the safe mode, and a pause under any closure.
#[test]
fn deposits_that_are_kept_out_for_ninety_days_open_nothing() {
    let close = |entries| {
        let until = now() + 100 * DAY;
        CircuitBreaker::trip(committee(), entries, until).unwrap();
    };
    let deposits: fn(&dyn Fn(Entries)) = |close| {
        close(Entries { deposit: true, ..Default::default() });
    };
    let safe_mode: fn(&dyn Fn(Entries)) = |_| {
        pallet_safe_mode::EnteredUntil::<Runtime>::put(u32::MAX);
    };
    let pause: fn(&dyn Fn(Entries)) = |close| {
        let name = |name: &[u8]| BoundedVec::truncate_from(name.to_vec());
        let call = (name(b"Subscriptions"), name(b"subscribe"));
        close(Entries { stake: true, ..Default::default() });
        TxPause::pause(committee(), call).unwrap();
    };
    for stop in [deposits, safe_mode, pause] {
        market().execute_with(|| {
            stop(&close);
            pass(95 * DAY);
            assert!(!CircuitBreaker::emergency_open());
            assert!(!tripped(Trigger::ZeroRevenue));
            let _ = CircuitBreaker::clear(committee());
            pallet_safe_mode::EnteredUntil::<Runtime>::kill();
            // Ten days were counted before.
            pass(79 * DAY);
            assert!(!tripped(Trigger::ZeroRevenue));
            pass(3 * DAY);
            assert!(CircuitBreaker::emergency_open());
            check();
        });
    }
}

#[test]
fn the_floor_is_topped_up_from_the_reserve_at_an_epochs_end() {
    market().execute_with(|| {
        let end = Backstop::status().epoch_end;
        pass(end.saturating_sub(now()) + SLOT);
        redirect(false);
        let (pool, backstop) = (pool_receives(), reserve());
        block(|| deposit(USDC, 1_000 * USD, RevenueType::Subscription));
        assert_eq!(pool_receives() - pool, 500 * USD);
        let end = Backstop::status().epoch_end;
        pass(end - now() + SLOT);
        // 50,000 USDC a year of 365 days of 20 seconds: 958.904109 an epoch, of which 500 came in.
        assert_eq!(pool_receives() - pool, 958_904_109);
        assert_eq!(reserve(), backstop + 500 * USD - 458_904_109);
        redirect(true);
        check();
    });
}

#[test]
fn reward_in_usdc_compounds_through_the_exchange() {
    market().execute_with(|| {
        let people = [Bob, Charlie].map(person);
        for who in &people {
            block(|| {
                done(who, pallet_staking_vault::Call::stake { amount: 10_000 * QTRA, tier: 0 })
            });
        }
        pass_at(HALF, 8 * DAY);
        block(|| deposit(USDC, 2_000 * USD, RevenueType::Subscription));
        pass_at(HALF, 2 * DAY);
        let amount = || StakingVault::position_views(&people[0])[0].position.amount;
        let pending =
            || Rewards::pending(people[0].clone()).into_iter().find(|p| p.asset == USDC).unwrap();
        let (before, claimable) = (amount(), pending().claimable);
        assert!(claimable > 50 * USD, "{claimable}");
        let call = pallet_rewards::Call::compound_through_exchange { position: 0, asset: USDC };
        done(&people[0], call.clone());
        let bought = amount() - before;
        // At half a USDC, fee and impact below the 1 % that the bound allows.
        assert!(bought > claimable * 2 * 1_000_000_000_000 * 99 / 100);
        assert!(bought < claimable * 2 * 1_000_000_000_000);
        assert_eq!(pending().claimable, 0);
        check();

        // Without a price there is no purchase, and the reward stays.
        pass(600 + DAY);
        assert_eq!(PriceFeed::reference(), None);
        let left = pending().claimable;
        let none = pallet_buyback_burn::Error::<quaestor_runtime::Runtime>::PriceUnavailable;
        assert_eq!(super::world::call(&people[0], call), Err(none.into()));
        assert_eq!(pending().claimable, left);
    });
}

#[test]
fn without_a_fresh_price_the_budget_waits() {
    market().execute_with(|| {
        pass(601);
        block(|| deposit(USDC, 1_000 * USD, RevenueType::TradingProfit));
        assert_eq!(BuybackBurn::status().budget, 100 * USD);
        let none = pallet_buyback_burn::Error::<quaestor_runtime::Runtime>::PriceUnavailable;
        assert_eq!(
            super::world::call(&person(Dave), Buyback::execute_buyback {}),
            Err(none.into())
        );
        pass_at(HALF, 5 * SLOT);
        assert_eq!(BuybackBurn::status().budget, 0, "bought as soon as there is a price");
        check();
    });
}

#[test]
fn a_chain_that_halted_for_a_hundred_days_comes_back() {
    market().execute_with(|| {
        for who in [Bob, Charlie] {
            let stake = pallet_staking_vault::Call::stake { amount: 10_000 * QTRA, tier: 0 };
            block(|| done(&person(who), stake));
        }
        block(|| deposit(USDC, 2_000 * USD, RevenueType::TradingProfit));
        let (reserve_then, emergency) = (reserve(), Backstop::status().emergency);
        // A hundred real days, 4,320 times as long as the preset's.
        block_after(100 * 86_400, || {});
        assert_eq!(PriceFeed::reference(), None, "no price survives a halt");
        while StakingVault::state().behind {
            block(|| {});
        }
        block(|| {});
        assert!(!CircuitBreaker::emergency_open(), "nobody could deposit");
        // One epoch's floor is topped up, not the halt's: from the reserve, which has it.
        assert_eq!(reserve_then - reserve(), 958_904_109 - 400 * USD);
        assert_eq!(Backstop::status().emergency, emergency);
        done(&person(Bob), pallet_staking_vault::Call::unstake { position: 0, amount: None });
        block(|| deposit(USDC, 100 * USD, RevenueType::Other));
        block(|| {});
        check();
    });
}
