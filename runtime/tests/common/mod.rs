//! A chain with any economy, whose clock the test moves.

mod genesis;

use genesis::Genesis;
use pallet_rewards::GenesisPool;
use pallet_staking_vault::types::Params;
use polkadot_sdk::{
    frame_support::{assert_ok, build_struct_json_patch, traits::Hooks, BoundedVec},
    pallet_assets, pallet_timestamp,
    sp_io::TestExternalities,
    sp_runtime::AccountId32,
};
use quaestor_primitives::{AssetKind, Balance, Seconds};
use quaestor_runtime::{
    AccountId, BalancesConfig, Rewards, RewardsConfig, Runtime, RuntimeGenesisConfig,
    RuntimeOrigin, SessionConfig, SessionKeys, StakingVault, StakingVaultConfig, System,
    ValidatorsConfig,
};

/// USDC of the economies under test.
pub const USDC: AssetKind = AssetKind::WithId(1);

pub fn account(seed: u8) -> AccountId {
    AccountId32::new([seed; 32])
}

pub fn signed(who: &AccountId) -> RuntimeOrigin {
    RuntimeOrigin::signed(who.clone())
}

/// An economy with its accounts, each with `balance` of the native token and of USDC.
pub struct Chain {
    pub bucket_secs: Seconds,
    pub existential_deposit: Balance,
    pub params: Params,
    pub pools: Vec<GenesisPool>,
    pub accounts: Vec<AccountId>,
    pub balance: Balance,
}

impl Chain {
    pub fn build(self) -> TestExternalities {
        use polkadot_sdk::sp_core::crypto::UncheckedFrom;
        let validator = account(200);
        let keys = SessionKeys {
            aura: UncheckedFrom::unchecked_from([1; 32]),
            grandpa: UncheckedFrom::unchecked_from([1; 32]),
        };
        let mut accounts = self.accounts.clone();
        accounts.push(validator.clone());
        let patch = build_struct_json_patch!(RuntimeGenesisConfig {
            balances: BalancesConfig {
                balances: accounts.iter().map(|who| (who.clone(), self.balance)).collect(),
            },
            assets: pallet_assets::GenesisConfig {
                assets: vec![(1, validator.clone(), true, 1)],
                metadata: vec![(1, b"USD Coin".to_vec(), b"USDC".to_vec(), 6)],
                accounts: self.accounts.iter().map(|who| (1, who.clone(), self.balance)).collect(),
            },
            validators: ValidatorsConfig {
                members: BoundedVec::truncate_from(vec![validator.clone()]),
            },
            session: SessionConfig { keys: vec![(validator.clone(), validator, keys)] },
            staking_vault: StakingVaultConfig {
                bucket_secs: self.bucket_secs,
                existential_deposit: self.existential_deposit,
                params: self.params,
            },
            rewards: RewardsConfig {
                bucket_secs: self.bucket_secs,
                compound_secs: 86_400,
                pools: self.pools,
            },
        });
        let mut ext = Genesis::default().with(patch).build();
        ext.execute_with(|| System::set_block_number(1));
        ext
    }
}

/// Brings the engine's clock to `time`, over as many blocks as it needs.
pub fn clock_to(time: Seconds) {
    pallet_timestamp::Now::<Runtime>::put(time * 1_000);
    loop {
        next_block();
        if !StakingVault::state().behind {
            break;
        }
    }
}

/// The hooks of our pallets at the begin of a block.
pub fn next_block() {
    let number = System::block_number() + 1;
    System::set_block_number(number);
    System::reset_events();
    <StakingVault as Hooks<u32>>::on_initialize(number);
}

/// Every invariant over the whole state.
pub fn check_invariants() {
    assert_ok!(StakingVault::do_try_state());
    assert_ok!(Rewards::check_exactly());
    assert_eq!(StakingVault::state().bucket_secs, Rewards::state().bucket_secs);
}
