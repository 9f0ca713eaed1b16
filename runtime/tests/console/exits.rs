//! Exits and compoundings are what the previews say.

use crate::*;
use pallet_rewards::{api::CompoundPreview, Call as Pools, Error as PoolError};
use pallet_staking_vault::{
    api::{runtime_decl_for_staking_vault_api::StakingVaultApi, ExitPreview},
    Call as Vault, Error as VaultError,
};
use polkadot_sdk::frame_support::traits::fungible::Inspect;
use quaestor_primitives::{AssetKind, PositionId};
use quaestor_runtime::{Balances, FeeDiscounts, Rewards};
use Sr25519Keyring::{Charlie, Ferdie};

fn exit(
    who: Sr25519Keyring,
    id: PositionId,
    amount: Option<Balance>,
) -> Result<ExitPreview, DispatchError> {
    let who = person(who);
    let read = || <Runtime as StakingVaultApi<Block, AccountId>>::exit_preview(who, id, amount);
    unchanged(read)
}

fn compound(
    who: Sr25519Keyring,
    id: PositionId,
    asset: AssetKind,
) -> Result<CompoundPreview, DispatchError> {
    let who = person(who);
    unchanged(|| <Runtime as RewardsApi<Block, AccountId>>::compound_preview(who, id, asset))
}

/// Reward of an account in the next block, by asset.
fn claimable(who: Sr25519Keyring) -> Vec<(AssetKind, Balance)> {
    undone(|| {
        StakingVault::on_initialize(0);
        let pending = Rewards::pending(person(who)).into_iter();
        pending.map(|reward| (reward.asset, reward.claimable + reward.escrowed)).collect()
    })
}

fn sum(list: &[(AssetKind, Balance)], asset: &AssetKind) -> Balance {
    list.iter().filter(|(other, _)| other == asset).map(|(_, amount)| amount).sum()
}

/// Stakes in a tier. Returns the number of the position.
fn stake(who: Sr25519Keyring, amount: Balance, tier: u8) -> PositionId {
    done(&person(who), Vault::stake { amount, tier });
    StakingVault::ledger(person(who)).positions.last().expect("one").id
}

/// In each economy an early exit takes, keeps and forfeits what was told, to the unit.
#[test]
fn an_early_exit_is_what_was_told() {
    for preset in ALIVE {
        alive(preset).execute_with(|| {
            let tier = 2;
            let id = block(|| stake(Ferdie, 1_000 * one(), tier));
            pass(8 * DAY);
            let amount = 1_000 * one();
            block(|| done(&person(Bob), Pools::fund { asset: NATIVE, amount }));
            pass(DAY);
            let told = exit(Ferdie, id, None).expect("it can be left");
            assert!(told.early, "{preset}");
            let (total, reward) = (Balances::total_balance(&person(Ferdie)), claimable(Ferdie));
            block_after(0, || done(&person(Ferdie), Vault::early_unstake { position: id }));
            let lost = total - Balances::total_balance(&person(Ferdie));
            assert_eq!(told.penalty, lost);
            assert_eq!(told.penalty > 0, preset == "act-dev", "{preset}");
            assert_eq!(told.returned + told.penalty, 1_000 * one());
            assert_eq!((told.amount, told.remaining), (1_000 * one(), 0));
            let after = claimable(Ferdie);
            for (asset, before) in &reward {
                let (kept, forfeited) = (sum(&told.kept, asset), sum(&told.forfeited, asset));
                assert_eq!(sum(&after, asset), kept, "{preset}");
                assert_eq!(before - kept, forfeited, "{preset}");
            }
            assert!(!told.kept.is_empty(), "{preset}: {told:?}");
            // Of `act` an exit costs principal, of the others reward.
            assert_eq!(told.forfeited.is_empty(), preset == "act-dev", "{preset}: {told:?}");
            let chunks = StakingVault::ledger(person(Ferdie)).unlocking;
            match chunks.first() {
                Some(chunk) => {
                    assert_eq!((chunk.amount, chunk.release), (told.returned, told.release))
                },
                None => assert!(told.release <= now()),
            }
            assert_eq!((told.weight, told.discount_bps), (0, 0));
        });
    }
}

/// After the lock: all of it, and a part of it around the minimum.
#[test]
fn an_exit_after_the_lock_costs_nothing_and_may_be_partial() {
    alive("qtra-dev").execute_with(|| {
        let least = StakingVault::params().min_stake;
        let (first, second) =
            block(|| (stake(Ferdie, 60 * least, 0), stake(Ferdie, 1_000 * QTRA, 0)));
        assert_eq!(
            exit(Ferdie, first, Some(least)),
            Err(VaultError::<Runtime>::Locked.into()),
            "a part cannot be left early"
        );
        pass(9 * DAY);
        for (amount, error) in [
            (0, VaultError::<Runtime>::ZeroAmount),
            (59 * least + 1, VaultError::<Runtime>::BelowMinimumStake),
            (Balance::MAX, VaultError::<Runtime>::ExceedsPosition),
        ] {
            assert_eq!(exit(Ferdie, first, Some(amount)), Err(error.into()));
        }
        let part = exit(Ferdie, first, Some(59 * least)).expect("the minimum is left");
        assert_eq!((part.early, part.penalty), (false, 0));
        assert_eq!((part.amount, part.remaining), (59 * least, least));
        assert!(part.forfeited.is_empty());
        block_after(0, || {
            done(&person(Ferdie), Vault::unstake { position: first, amount: Some(59 * least) });
        });
        let clock = StakingVault::state().clock;
        assert_eq!(StakingVault::weight_at(person(Ferdie), clock), part.weight);
        assert_eq!(FeeDiscounts::discount_of(person(Ferdie)).discount_bps, part.discount_bps);
        assert_eq!(StakingVault::ledger(person(Ferdie)).unlocking[0].release, part.release);

        let whole = exit(Ferdie, second, None).expect("it can be left");
        assert_eq!((whole.early, whole.penalty, whole.returned), (false, 0, 1_000 * QTRA));
        let reward = claimable(Ferdie);
        block_after(0, || {
            done(&person(Ferdie), Vault::unstake { position: second, amount: None });
        });
        assert_eq!(claimable(Ferdie), reward, "an exit after the lock forfeits nothing");
        assert!(sum(&whole.kept, &NATIVE) > 0);
    });
}

#[test]
fn an_exit_fails_as_the_call_would() {
    for preset in ALIVE {
        alive(preset).execute_with(|| {
            let unknown = || VaultError::<Runtime>::NotFound.into();
            assert_eq!(exit(Ferdie, 7, None), Err(unknown()));
            assert_eq!(exit(Ferdie, PositionId::MAX, Some(Balance::MAX)), Err(unknown()));
        });
    }
}

/// Compounded reward that has not vested comes back later than the rest.
#[test]
fn compounded_reward_that_has_not_vested_is_told_apart() {
    alive("qtra-dev").execute_with(|| {
        let id = block(|| {
            stake(Charlie, 1_000 * QTRA, 0);
            stake(Ferdie, 1_000 * QTRA, 0)
        });
        pass(8 * DAY);
        block(|| done(&person(Bob), Pools::fund { asset: NATIVE, amount: 1_000 * QTRA }));
        pass(3 * DAY);
        let told = compound(Ferdie, id, NATIVE).expect("there is a reward");
        block_after(0, || done(&person(Ferdie), Pools::compound { position: id }));
        let position = StakingVault::ledger(person(Ferdie)).positions[0].clone();
        assert_eq!(position.amount - 1_000 * QTRA, told.expected);
        assert_eq!((told.spent, told.least), (told.expected, told.expected));

        let leave = exit(Ferdie, id, None).expect("it can be left");
        let (held, release) = leave.unvested.expect("it vests for seven days");
        block_after(0, || done(&person(Ferdie), Vault::unstake { position: id, amount: None }));
        let chunks = StakingVault::ledger(person(Ferdie)).unlocking;
        let chunks: Vec<_> = chunks.iter().map(|chunk| (chunk.amount, chunk.release)).collect();
        assert_eq!(chunks, [(leave.returned - held, leave.release), (held, release)]);
        assert!(held > 0 && release > leave.release);
    });
}

/// Through the exchange: spent, least and bought are what the call then does.
#[test]
fn compounding_through_the_exchange_is_what_was_told() {
    market().execute_with(|| {
        let id = block(|| {
            stake(Charlie, 5_000 * QTRA, 0);
            stake(Ferdie, 5_000 * QTRA, 0)
        });
        pass(8 * DAY);
        block(|| deposit(USDC, 2_000 * USD, quaestor_primitives::RevenueType::Subscription));
        pass_at(HALF, 2 * DAY);
        let told = compound(Ferdie, id, USDC).expect("there is a price");
        assert!(told.least < told.expected);
        let before = StakingVault::ledger(person(Ferdie)).staked();
        block_after(0, || {
            let call = Pools::compound_through_exchange { position: id, asset: USDC };
            done(&person(Ferdie), call);
        });
        assert_eq!(StakingVault::ledger(person(Ferdie)).staked() - before, told.expected);
        let spent = events().into_iter().find_map(|event| match event {
            RuntimeEvent::Rewards(pallet_rewards::Event::CompoundedThroughExchange {
                spent,
                ..
            }) => Some(spent),
            _ => None,
        });
        assert_eq!(spent, Some(told.spent));
    });
}

#[test]
fn a_compounding_fails_as_the_call_would() {
    alive("qtra-dev").execute_with(|| {
        let id = block(|| stake(Ferdie, 1_000 * QTRA, 0));
        let small = PoolError::<Runtime>::BelowMinimumCompound;
        assert_eq!(compound(Ferdie, id, NATIVE), Err(small.into()));
        let unknown = || PoolError::<Runtime>::UnknownAsset.into();
        assert_eq!(compound(Ferdie, id, AssetKind::WithId(9)), Err(unknown()));
        let missing = PoolError::<Runtime>::NotFound;
        assert_eq!(compound(Ferdie, id + 1, NATIVE), Err(missing.into()));
        close(now() + DAY);
        let closed = pallet_circuit_breaker::Error::<Runtime>::EntryClosed;
        assert_eq!(compound(Ferdie, id, NATIVE), Err(closed.into()));
    });
}
