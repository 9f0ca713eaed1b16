//! Random operations, from a seed.

use crate::{
    common::{account, clock_to, signed, USDC},
    random::Random,
    PEOPLE,
};
use pallet_rewards::types::Unallocated;
use polkadot_sdk::frame_support::assert_ok;
use quaestor_chain_spec::Economy;
use quaestor_primitives::{AssetKind, Balance};
use quaestor_runtime::{Rewards, RuntimeCall, StakingVault};

/// Something that happens to the chain.
#[allow(clippy::large_enum_variant, reason = "a history has few of them")]
pub enum Operation {
    /// Time passes, in seconds.
    Pass(u64),
    /// A block has weight left.
    Idle,
    /// A breaker switches.
    Redirect(bool),
    /// Somebody is slashed.
    Slash(u8, Balance),
    /// A call by somebody, or by root.
    Call(Option<u8>, RuntimeCall),
}

impl Operation {
    pub fn random(random: &mut Random, economy: &Economy) -> Self {
        use pallet_rewards::Call as Reward;
        use pallet_staking_vault::Call as Stake;
        let who = random.below(PEOPLE.into()) as u8;
        let asset = if random.below(2) == 0 { AssetKind::Native } else { USDC };
        let id = random.below(12) as u32;
        let stake = |call| Self::Call(Some(who), RuntimeCall::StakingVault(call));
        let reward = |call| Self::Call(Some(who), RuntimeCall::Rewards(call));
        let reason = [Unallocated::NoStake, Unallocated::Redirected, Unallocated::Forfeited]
            [random.below(3) as usize];
        let most = economy.tokens(1_000_000);
        let live: Vec<u32> = StakingVault::position_views(&account(who))
            .into_iter()
            .map(|view| view.position.id)
            .collect();
        let cooling: Vec<u32> =
            StakingVault::ledger(account(who)).unlocking.iter().map(|chunk| chunk.id).collect();
        let streams: Vec<u32> =
            Rewards::stream_views(&account(who)).iter().map(|view| view.stream.id).collect();
        let mut one_of = |ids: &[u32]| match ids.len() as u64 {
            0 => id,
            _ if random.below(20) == 0 => id,
            many => ids[random.below(many) as usize],
        };
        let (position, chunk, stream) = (one_of(&live), one_of(&cooling), one_of(&streams));
        let tiers = economy.staking.tiers.len() as u64;
        match random.below(100) {
            0..=17 => {
                let tier = random.below(tiers + 1) as u8;
                // Most reach the minimum of a position.
                let least =
                    StakingVault::params().min_stake * Balance::from(random.below(4).min(1));
                stake(Stake::stake { amount: random.amount(most).max(least), tier })
            },
            18..=23 => {
                let amount = (random.below(2) == 0).then(|| random.amount(most));
                stake(Stake::unstake { position, amount })
            },
            24..=27 => stake(Stake::early_unstake { position }),
            28..=30 => stake(Stake::cancel_unstake { chunk }),
            31..=34 => stake(Stake::withdraw {}),
            35..=44 => {
                let most = if asset == USDC { 1_000_000_000_000 } else { most };
                reward(Reward::fund { asset, amount: random.amount(most) })
            },
            45..=52 => reward(Reward::claim_rewards { asset }),
            53..=58 => reward(Reward::collect_vested { asset }),
            59..=60 => reward(Reward::forfeit_stream { stream }),
            61..=65 => reward(Reward::compound { position }),
            66..=67 => {
                let whose = account(random.below(PEOPLE.into()) as u8);
                reward(Reward::compound_for { who: whose, position: id })
            },
            68..=69 => reward(Reward::set_auto_compound { on: random.below(3) > 0 }),
            70..=72 => reward(Reward::release_unallocated { asset, reason }),
            73 => Self::Redirect(random.below(3) == 0),
            74..=75 => Self::Slash(who, random.amount(most / 10)),
            76..=78 => Self::Idle,
            79..=93 => Self::Pass(random.below(7_200)),
            94..=97 => Self::Pass(random.below(10 * 86_400)),
            98 => Self::Pass(30 * 86_400),
            _ => Self::governance(random),
        }
    }

    fn governance(random: &mut Random) -> Self {
        // From half to twice, and a little further.
        let near = |old: u64, random: &mut Random| old / 2 + random.below(old * 3 / 2 + 150);
        let call = match random.below(3) {
            0 => {
                let secs = near(StakingVault::params().cooldown_secs, random);
                RuntimeCall::StakingVault(pallet_staking_vault::Call::set_cooldown { secs })
            },
            1 => {
                let state = Rewards::state();
                let record = &state.pools[random.below(state.pools.len() as u64) as usize];
                let mut params = record.params;
                params.vesting_secs = near(params.vesting_secs, random);
                std::mem::swap(&mut params.on_forfeited, &mut params.on_redirected);
                params.on_no_stake = pallet_rewards::types::Destination::Burn;
                let asset = record.asset.clone();
                RuntimeCall::Rewards(pallet_rewards::Call::set_pool_params { asset, params })
            },
            _ => {
                let params = StakingVault::params();
                let min = params.min_stake / 2 + u128::from(random.below(1_000));
                RuntimeCall::StakingVault(pallet_staking_vault::Call::set_stake_limits {
                    min,
                    max: params.max_stake,
                })
            },
        };
        Self::Call(None, call)
    }
}

/// Two people stake, everything is funded, some of it is claimed and something cools down.
pub fn a_busy_month(random: &mut Random) {
    let token = 1_000_000_000_000_000_000;
    let start = 1_800_000_000;
    clock_to(start);
    for who in [account(0), account(1)] {
        assert_ok!(StakingVault::stake(signed(&who), 100_000 * token, 0));
        assert_ok!(StakingVault::stake(signed(&who), 50_000 * token, 2));
    }
    for day in 1..30 {
        clock_to(start + day * 86_400 + random.below(3_600));
        assert_ok!(Rewards::fund(signed(&account(2)), AssetKind::Native, 1_000 * token));
    }
    assert_ok!(Rewards::claim_rewards(signed(&account(0)), AssetKind::Native));
    assert_ok!(StakingVault::unstake(signed(&account(0)), 0, None));
    clock_to(start + 31 * 86_400);
    assert_ok!(StakingVault::stake(signed(&account(1)), 5_000 * token, 4));
}
