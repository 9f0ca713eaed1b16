//! The presets: economies of `quaestor-chain-spec` with the accounts of a network.
//!
//! A balance above 2^64 survives as a JSON number because `sp-genesis-builder` builds `serde_json`
//! with arbitrary precision, everywhere that reads or writes a genesis.

use crate::{
    configs::consensus::MaxValidators, AccountId, Balance, BalancesConfig, RewardsConfig,
    RuntimeGenesisConfig, SessionConfig, SessionKeys, StakingVaultConfig, SudoConfig,
    ValidatorsConfig,
};
use alloc::{format, vec, vec::Vec};
use pallet_rewards::{
    types::{Destination, PoolTerms},
    GenesisPool,
};
use pallet_staking_vault::types::{Terms, Tier};
use polkadot_sdk::{
    frame_support::{build_struct_json_patch, BoundedVec},
    pallet_assets,
    sp_core::{crypto::UncheckedFrom, ed25519, sr25519},
    sp_genesis_builder::PresetId,
    sp_keyring::{Ed25519Keyring, Sr25519Keyring},
    sp_runtime::traits::{BlakeTwo256, Hash},
};
use quaestor_chain_spec::{
    self as spec, qtra, qtra_dev, Economy, PoolSpec, TierSpec, QTRA_DEV, QTRA_LOCAL, QTRA_TESTNET,
};
use serde_json::Value;

/// Id of USDC in `Assets`.
pub const USDC_ID: u32 = 1;
const USDC_DECIMALS: u8 = 6;
/// A hundredth of a USDC: the least that an account of it holds.
const USDC_LEAST: Balance = 10_000;
const DEV_USDC: Balance = 10_000_000_000_000;

/// The names of all presets.
pub fn names() -> Vec<PresetId> {
    [QTRA_DEV, QTRA_LOCAL, QTRA_TESTNET].into_iter().map(PresetId::from).collect()
}

/// The preset of that name, as JSON.
pub fn preset(name: &PresetId) -> Option<Vec<u8>> {
    use Sr25519Keyring::{Alice, Bob};
    let network = match name.as_str() {
        QTRA_DEV => dev_network(&[Alice]),
        QTRA_LOCAL => dev_network(&[Alice, Bob]),
        QTRA_TESTNET => test_network(),
        _ => return None,
    };
    serde_json::to_vec(&network.patch()).ok()
}

/// An economy and who takes part in it at genesis.
struct Network {
    economy: Economy,
    validators: Vec<(AccountId, SessionKeys)>,
    sudo: AccountId,
    balances: Vec<(AccountId, Balance)>,
    usdc_issuer: AccountId,
    usdc: Vec<(AccountId, Balance)>,
}

impl Network {
    fn patch(self) -> Value {
        let members = self.validators.iter().map(|(account, _)| account.clone()).collect();
        let keys = |(account, keys): (AccountId, SessionKeys)| (account.clone(), account, keys);
        build_struct_json_patch!(RuntimeGenesisConfig {
            balances: BalancesConfig { balances: self.balances },
            assets: pallet_assets::GenesisConfig {
                assets: vec![(USDC_ID, self.usdc_issuer, true, USDC_LEAST)],
                metadata: vec![(USDC_ID, b"USD Coin".to_vec(), b"USDC".to_vec(), USDC_DECIMALS)],
                accounts: self.usdc.into_iter().map(|(who, usdc)| (USDC_ID, who, usdc)).collect(),
            },
            validators: ValidatorsConfig {
                members: BoundedVec::<AccountId, MaxValidators>::truncate_from(members),
            },
            session: SessionConfig { keys: self.validators.into_iter().map(keys).collect() },
            sudo: SudoConfig { key: Some(self.sudo) },
            staking_vault: StakingVaultConfig {
                bucket_secs: self.economy.bucket_secs(),
                existential_deposit: self.economy.existential_deposit,
                terms: staking_terms(&self.economy),
            },
            rewards: RewardsConfig {
                bucket_secs: self.economy.bucket_secs(),
                compound_secs: self.economy.secs(self.economy.compound_days),
                pools: reward_pools(&self.economy),
            },
        })
    }
}

pub fn staking_terms(economy: &Economy) -> Terms {
    let tier = |spec: &TierSpec| Tier {
        lock_secs: economy.secs(spec.lock_days),
        steps: BoundedVec::truncate_from(economy.age_steps(spec)),
        forfeit: spec.forfeit,
        penalty_bps: spec.penalty_bps,
        voting_bps: spec.voting_bps,
        launch: economy.launch_bonus(spec),
        open: true,
    };
    Terms {
        min_stake: economy.min_stake,
        max_stake: economy.max_stake,
        wallet_cap_bps: economy.wallet_cap_bps,
        cap_floor: economy.cap_floor,
        epoch_secs: economy.secs(economy.epoch_days),
        cooldown_secs: economy.secs(economy.cooldown_days),
        immutable_tiers: economy.immutable_tiers,
        tiers: BoundedVec::truncate_from(economy.tiers.iter().map(tier).collect()),
    }
}

pub fn reward_pools(economy: &Economy) -> Vec<GenesisPool> {
    let pool = |spec: &PoolSpec| GenesisPool {
        asset: spec.asset.clone(),
        terms: PoolTerms {
            rate: economy.rate(spec),
            vesting_secs: economy.secs(spec.vesting_days),
            min_funding: spec.min_funding,
            min_claim: spec.min_claim,
            min_compound: spec.min_compound,
            on_no_stake: destination(spec.on_no_stake),
            on_redirected: destination(spec.on_redirected),
            on_forfeited: destination(spec.on_forfeited),
        },
    };
    economy.pools.iter().map(pool).collect()
}

fn destination(spec: spec::Destination) -> Destination {
    match spec {
        spec::Destination::Stream => Destination::Stream,
        spec::Destination::Backstop => Destination::Backstop,
        spec::Destination::Burn => Destination::Burn,
    }
}

/// What genesis mints for the account of the reward pools, so that it exists.
fn pool_base(economy: &Economy) -> Balance {
    economy.existential_deposit
}

/// Everybody is a well-known development account: half of the supply is Alice's, the others have a
/// tenth each.
fn dev_network(validators: &[Sr25519Keyring]) -> Network {
    use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie};
    let economy = qtra_dev();
    let balance = |who| match who {
        Alice => economy.tokens(500_000_000).saturating_sub(pool_base(&economy)),
        _ => economy.tokens(100_000_000),
    };
    let people = [Alice, Bob, Charlie, Dave, Eve, Ferdie];
    Network {
        validators: validators.iter().map(dev_validator).collect(),
        sudo: Alice.to_account_id(),
        balances: people.map(|who| (who.to_account_id(), balance(who))).to_vec(),
        usdc_issuer: Alice.to_account_id(),
        usdc: people.map(|who| (who.to_account_id(), DEV_USDC)).to_vec(),
        economy,
    }
}

fn dev_validator(who: &Sr25519Keyring) -> (AccountId, SessionKeys) {
    let grandpa = match who {
        Sr25519Keyring::Bob => Ed25519Keyring::Bob,
        _ => Ed25519Keyring::Alice,
    };
    let keys = SessionKeys { aura: who.public().into(), grandpa: grandpa.public().into() };
    (who.to_account_id(), keys)
}

/// Nobody holds a key of this network: every account is a hash of a public sentence and stands
/// where a real one has to be put before a launch. Until then it makes no block, and its money and
/// its root are out of everybody's reach.
fn test_network() -> Network {
    let economy = qtra();
    let fees = economy.tokens(1_000);
    let validators = ["validator 1", "validator 2", "validator 3", "validator 4"];
    let rest = economy.tokens(1_000_000_000).saturating_sub(pool_base(&economy));
    let treasury = validators.iter().fold(rest, |rest, _| rest.saturating_sub(fees));
    let mut balances: Vec<_> = validators.iter().map(|role| (placeholder(role), fees)).collect();
    balances.push((placeholder("treasury"), treasury));
    Network {
        validators: validators.iter().map(|role| placeholder_validator(role)).collect(),
        sudo: placeholder("root"),
        balances,
        usdc_issuer: placeholder("usdc issuer"),
        usdc: Vec::new(),
        economy,
    }
}

fn placeholder_bytes(role: &str) -> [u8; 32] {
    BlakeTwo256::hash(format!("quaestor testnet, to be replaced: {role}").as_bytes()).into()
}

fn placeholder(role: &str) -> AccountId {
    placeholder_bytes(role).into()
}

fn placeholder_validator(role: &str) -> (AccountId, SessionKeys) {
    let key = |kind| placeholder_bytes(&format!("{role}, {kind}"));
    let keys = SessionKeys {
        aura: sr25519::Public::unchecked_from(key("aura")).into(),
        grandpa: ed25519::Public::unchecked_from(key("grandpa")).into(),
    };
    (placeholder(role), keys)
}
