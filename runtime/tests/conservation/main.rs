//! Conservation over the whole runtime: random operations, every invariant after each one.
//!
//! `QUAESTOR_OPS` sets how many operations each economy gets, `QUAESTOR_SEED` where they begin.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

#[path = "../common/mod.rs"]
mod common;
mod operations;
#[path = "../common/random.rs"]
mod random;

use common::{account, check_invariants, clock_to, Chain, USDC};
use operations::Operation;
use pallet_rewards::types::Destination;
use pallet_staking_vault::types::PenaltyTo;
use polkadot_sdk::{
    frame_support::traits::OnIdle,
    frame_support::weights::Weight,
    frame_system, pallet_balances,
    sp_io::TestExternalities,
    sp_runtime::{traits::Dispatchable, StateVersion},
};
use quaestor_chain_spec::{act, blockdag, qtra, Economy};
use quaestor_primitives::{Balance, RedirectRewards, StakeSlash};
use quaestor_runtime::{
    AccountId, Assets, Balances, Rewards, Runtime, RuntimeEvent, RuntimeOrigin, StakingVault,
    System,
};
use random::Random;

const PEOPLE: u8 = 8;

fn setting(name: &str, default: u64) -> u64 {
    match std::env::var(name) {
        Ok(value) => value.parse().unwrap_or_else(|_| panic!("{name} must be a number")),
        Err(_) => default,
    }
}

/// The economy with a cap that eight people can live with.
fn chain(economy: &Economy) -> TestExternalities {
    let mut params = economy.staking.clone();
    params.wallet_cap_bps = params.wallet_cap_bps.map(|_| 2_000);
    let whole = 10u128.pow(economy.token.decimals.into());
    Chain {
        bucket_secs: economy.bucket_secs(),
        existential_deposit: economy.existential_deposit,
        params,
        pools: economy.pools.clone(),
        accounts: (0..PEOPLE).map(account).collect(),
        balance: 100_000_000 * whole,
    }
    .build()
}

/// Observations of one run.
#[derive(Default, Debug)]
struct Tally {
    done: u64,
    refused: u64,
    exits: u64,
    burnt: [Balance; 2],
}

fn run(economy: &Economy, operations: u64, seed: u64) -> Tally {
    let mut random = Random::new(seed);
    let mut tally = Tally::default();
    chain(economy).execute_with(|| {
        let mut now = 1_800_000_000;
        clock_to(now);
        let issued = issuance();
        for step in 0..operations {
            let operation = Operation::random(&mut random, economy);
            perform(operation, &mut now, &mut random, &mut tally);
            check_invariants();
            let left = issuance();
            for asset in [0, 1] {
                assert_eq!(
                    issued[asset],
                    left[asset] + tally.burnt[asset],
                    "I6: issuance is genesis less what was burnt, step {step}, seed {seed}"
                );
            }
            tally.exits += exits_are_open(&mut random);
        }
    });
    tally
}

fn issuance() -> [Balance; 2] {
    [Balances::total_issuance(), Assets::total_supply(1)]
}

fn root() -> Vec<u8> {
    polkadot_sdk::sp_io::storage::root(StateVersion::V1)
}

fn perform(operation: Operation, now: &mut u64, random: &mut Random, tally: &mut Tally) {
    match operation {
        Operation::Pass(secs) => {
            *now += secs;
            clock_to(*now);
            StakingVault::do_try_state().unwrap();
        },
        Operation::Idle => {
            let weight = Weight::from_parts(random.below(20_000_000_000), 5_000_000);
            System::reset_events();
            <Rewards as OnIdle<u32>>::on_idle(System::block_number(), weight);
            book_burns(tally);
        },
        Operation::Redirect(redirected) => Rewards::set_redirected(redirected),
        Operation::Slash(who, amount) => {
            // Dropped: it leaves the issuance.
            let (credit, missing) = StakingVault::slash(&account(who), amount);
            let taken = amount - missing;
            drop(credit);
            tally.burnt[0] += taken;
        },
        Operation::Call(who, call) => {
            let origin =
                who.map_or(RuntimeOrigin::root(), |who| RuntimeOrigin::signed(account(who)));
            System::reset_events();
            let before = root();
            match call.dispatch(origin) {
                Ok(_) => {
                    tally.done += 1;
                    book_burns(tally);
                },
                Err(_) => {
                    tally.refused += 1;
                    assert_eq!(root(), before, "a refused call changed the state");
                },
            }
        },
    }
}

fn book_burns(tally: &mut Tally) {
    for record in frame_system::Pallet::<Runtime>::events() {
        match record.event {
            RuntimeEvent::Rewards(pallet_rewards::Event::UnallocatedReleased {
                asset,
                destination: Destination::Burn,
                amount,
                ..
            }) => tally.burnt[usize::from(asset == USDC)] += amount,
            RuntimeEvent::StakingVault(pallet_staking_vault::Event::EarlyUnstaked {
                penalty,
                ..
            }) if StakingVault::params().penalty_to == PenaltyTo::Burn => {
                tally.burnt[0] += penalty;
            },
            _ => {},
        }
    }
    let dust = frame_system::Pallet::<Runtime>::events().into_iter().any(|record| {
        matches!(record.event, RuntimeEvent::Balances(pallet_balances::Event::DustLost { .. }))
    });
    assert!(!dust, "somebody lost dust");
}

/// Whatever the state: what is due can leave. Tried on a copy.
fn exits_are_open(random: &mut Random) -> u64 {
    use polkadot_sdk::{
        frame_support::storage::with_transaction,
        sp_runtime::{DispatchError, TransactionOutcome},
    };
    let who: AccountId = account(random.below(PEOPLE.into()) as u8);
    let origin = || RuntimeOrigin::signed(who.clone());
    let tried = with_transaction(|| {
        let mut tried = 0;
        for view in StakingVault::position_views(&who) {
            let id = view.position.id;
            let left = if view.unlocked {
                StakingVault::unstake(origin(), id, None)
            } else {
                StakingVault::early_unstake(origin(), id)
            };
            left.expect("every position can leave");
            tried += 1;
        }
        let clock = StakingVault::state().clock;
        if StakingVault::ledger(who.clone()).unlocking.iter().any(|chunk| chunk.release <= clock) {
            StakingVault::withdraw(origin()).expect("what has cooled down can leave");
            tried += 1;
        }
        for pool in Rewards::pool_views() {
            let due = Rewards::stream_views(&who)
                .iter()
                .any(|view| view.stream.asset == pool.asset && view.collectable > 0);
            if due {
                Rewards::collect_vested(origin(), pool.asset).expect("what has vested can leave");
                tried += 1;
            }
        }
        TransactionOutcome::Rollback(Ok::<u64, DispatchError>(tried))
    });
    tried.expect("the copy was made")
}

fn passes(economy: Economy) {
    let (operations, seed) = (setting("QUAESTOR_OPS", 4_000), setting("QUAESTOR_SEED", 7));
    let tally = run(&economy, operations, seed);
    println!("{}: {operations} operations: {tally:?}", economy.token.economy);
    // A run in which nothing happens would prove nothing.
    assert!(tally.done > operations / 5, "{tally:?}");
    assert!(tally.refused > operations / 50, "{tally:?}");
    assert!(tally.exits > operations / 20, "{tally:?}");
}

#[test]
fn qtra_conserves_value_under_random_operations() {
    passes(qtra::real());
}

#[test]
fn act_conserves_value_under_random_operations() {
    passes(act::real());
}

#[test]
fn blockdag_conserves_value_under_random_operations() {
    passes(blockdag::real());
}

/// The checks bite: each line is a state that no call can make, and the invariant that names it.
#[test]
fn every_invariant_notices_a_doctored_state() {
    use pallet_rewards::State as Pools;
    use pallet_staking_vault::{Ledgers, PendingSteps, State};
    use quaestor_math::Q128;

    let doctored: [(&str, fn()); 11] = [
        ("I1", || Ledgers::<Runtime>::mutate(account(0), |l| l.positions[0].amount += 1)),
        ("I1", || State::<Runtime>::mutate(|state| state.staked += 1)),
        ("I1", || State::<Runtime>::mutate(|state| state.in_cooldown += 1)),
        ("I2", || State::<Runtime>::mutate(|state| state.weight += 1)),
        ("I2", || {
            let at = PendingSteps::<Runtime>::iter_keys().next().unwrap();
            PendingSteps::<Runtime>::mutate(at, |step| step.delta += 1)
        }),
        ("I4", || State::<Runtime>::mutate(|state| state.stakers += 1)),
        ("I7", || {
            Ledgers::<Runtime>::remove(account(1));
        }),
        ("I3", || Pools::<Runtime>::mutate(|s| s.pools[0].pool.carry += Q128::one())),
        ("I3", || {
            Pools::<Runtime>::mutate(|s| {
                s.pools[0].pool.owed += Q128::one();
                s.pools[0].pool.no_stake -= Q128::one();
            })
        }),
        ("I3", || Pools::<Runtime>::mutate(|s| s.pools[0].streaming += 1)),
        ("I3", || Pools::<Runtime>::mutate(|s| s.pools[0].pool.rate += Q128::one())),
    ];
    for (invariant, doctor) in doctored {
        let mut random = Random::new(1);
        chain(&qtra::real()).execute_with(|| {
            operations::a_busy_month(&mut random);
            check_invariants();
            doctor();
            let vault = StakingVault::do_try_state();
            let found = vault.and_then(|()| Rewards::check_exactly()).expect_err("it bites");
            let polkadot_sdk::sp_runtime::DispatchError::Other(sentence) = found else { panic!() };
            assert!(sentence.starts_with(invariant), "{invariant}: {sentence}");
        });
    }
}
