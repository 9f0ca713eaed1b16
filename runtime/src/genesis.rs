//! The presets: economies of `quaestor-chain-spec` with the accounts of a network.
//!
//! A balance above 2^64 survives as a JSON number because `sp-genesis-builder` builds `serde_json`
//! with arbitrary precision, everywhere that reads or writes a genesis.

use crate::{
    configs::{consensus::MaxValidators, revenue::TreasuryAccount},
    params::MINUTES,
    AccountId, AssetConversionConfig, AssetKind, Balance, BalancesConfig, BlockNumber,
    BuybackBurnConfig, CircuitBreakerConfig, CouncilConfig, FeeDiscountsConfig, Multisig,
    PriceFeedConfig, PriceOperatorsConfig, RevenueDepositorsConfig, RevenueRouterConfig,
    RewardsConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys, SessionLengthConfig,
    StakingVaultConfig, SubscriptionsConfig, SudoConfig, TechnicalCommitteeConfig,
    TradeEnginesConfig, ValidatorsConfig,
};
use alloc::{format, vec, vec::Vec};
use pallet_rewards::{
    types::{Destination, PoolParams},
    GenesisPool,
};
use pallet_staking_vault::types::{Params, Tier};
use polkadot_sdk::{
    frame_support::{build_struct_json_patch, BoundedVec},
    pallet_assets,
    sp_core::{crypto::UncheckedFrom, ed25519, sr25519},
    sp_genesis_builder::PresetId,
    sp_keyring::{Ed25519Keyring, Sr25519Keyring},
    sp_runtime::traits::{BlakeTwo256, Hash},
};
use quaestor_chain_spec::{
    self as spec, qtra, qtra_dev, Economy, Income, PoolSpec, SplitSpec, TierSpec, QTRA_DEV,
    QTRA_LOCAL, QTRA_TESTNET,
};
use serde_json::Value;

/// Id of USDC in `Assets`.
pub const USDC_ID: u32 = 1;
const USDC_DECIMALS: u8 = 6;
/// A hundredth of a USDC: the least that an account of it holds.
const USDC_LEAST: Balance = 10_000;
/// Ten minutes.
const USUAL_SESSION: BlockNumber = 10 * MINUTES;
/// A minute, so that nobody waits long for a validator to come or go.
const LOCAL_SESSION: BlockNumber = MINUTES;
const DEV_USDC: Balance = 10_000_000_000_000;
/// What the multisig of a development chain has to deposit, in USDC and in tokens.
const DEV_REVENUE: (Balance, u64) = (5_000_000_000_000, 1_000_000);
/// What Alice has more than the others and puts into the exchange: the price begins at half a USDC.
const DEV_POOL: (Balance, u64) = (1_000_000_000_000, 2_000_000);

/// The names of all presets.
pub fn names() -> Vec<PresetId> {
    [QTRA_DEV, QTRA_LOCAL, QTRA_TESTNET].into_iter().map(PresetId::from).collect()
}

/// The preset of that name, as JSON.
pub fn preset(name: &PresetId) -> Option<Vec<u8>> {
    use Sr25519Keyring::{Alice, Bob, Charlie, Dave};
    let network = match name.as_str() {
        QTRA_DEV => dev_network(&[Alice], USUAL_SESSION),
        QTRA_LOCAL => dev_network(&[Alice, Bob, Charlie, Dave], LOCAL_SESSION),
        QTRA_TESTNET => test_network(),
        _ => return None,
    };
    serde_json::to_vec(&network.patch()).ok()
}

/// An economy and who takes part in it at genesis.
struct Network {
    economy: Economy,
    validators: Vec<(AccountId, SessionKeys)>,
    session_blocks: BlockNumber,
    sudo: AccountId,
    balances: Vec<(AccountId, Balance)>,
    usdc_issuer: AccountId,
    usdc: Vec<(AccountId, Balance)>,
    /// Who provides what to the exchange: native tokens and USDC.
    pool: Option<(AccountId, Balance, Balance)>,
    council: Vec<AccountId>,
    committee: Vec<AccountId>,
    depositors: Vec<AccountId>,
    operators: Vec<AccountId>,
    engines: Vec<AccountId>,
}

impl Network {
    fn patch(self) -> Value {
        // Every network has an economy with an income; the others are for tests.
        let Some(income) = &self.economy.income else {
            return Value::Null;
        };
        let members = self.validators.iter().map(|(account, _)| account.clone()).collect();
        let keys = |(account, keys): (AccountId, SessionKeys)| (account.clone(), account, keys);
        build_struct_json_patch!(RuntimeGenesisConfig {
            balances: BalancesConfig {
                // Else it would mint what its account needs at least, before that is known.
                balances: self
                    .balances
                    .into_iter()
                    .chain([(TreasuryAccount::get(), self.economy.existential_deposit)])
                    .collect(),
            },
            assets: pallet_assets::GenesisConfig {
                assets: vec![(USDC_ID, self.usdc_issuer, true, USDC_LEAST)],
                metadata: vec![(USDC_ID, b"USD Coin".to_vec(), b"USDC".to_vec(), USDC_DECIMALS)],
                accounts: self.usdc.into_iter().map(|(who, usdc)| (USDC_ID, who, usdc)).collect(),
            },
            validators: ValidatorsConfig {
                members: BoundedVec::<AccountId, MaxValidators>::truncate_from(members),
            },
            session: SessionConfig { keys: self.validators.into_iter().map(keys).collect() },
            session_length: SessionLengthConfig { blocks: Some(self.session_blocks) },
            asset_conversion: AssetConversionConfig {
                pools: self
                    .pool
                    .into_iter()
                    .map(|(who, native, usdc)| (AssetKind::Native, spec::USDC, who, native, usdc))
                    .collect::<Vec<_>>(),
            },
            council: CouncilConfig { members: self.council },
            technical_committee: TechnicalCommitteeConfig { members: self.committee },
            revenue_depositors: RevenueDepositorsConfig {
                members: BoundedVec::truncate_from(self.depositors),
            },
            price_operators: PriceOperatorsConfig {
                members: BoundedVec::truncate_from(self.operators),
            },
            trade_engines: TradeEnginesConfig { members: BoundedVec::truncate_from(self.engines) },
            sudo: SudoConfig { key: Some(self.sudo) },
            staking_vault: StakingVaultConfig {
                bucket_secs: self.economy.bucket_secs(),
                existential_deposit: self.economy.existential_deposit,
                params: staking_params(&self.economy),
            },
            rewards: RewardsConfig {
                bucket_secs: self.economy.bucket_secs(),
                compound_secs: self.economy.secs(self.economy.compound_days),
                pools: reward_pools(&self.economy),
            },
            price_feed: PriceFeedConfig { params: price_params(&self.economy, income) },
            revenue_router: RevenueRouterConfig {
                params: revenue_params(&self.economy, income),
                assets: income.revenue.assets.clone(),
                emergency: income.revenue.emergency,
            },
            buyback_burn: BuybackBurnConfig {
                params: buyback_params(income),
                day_secs: self.economy.day_secs,
            },
            circuit_breaker: CircuitBreakerConfig { params: breaker_params(&self.economy, income) },
            fee_discounts: FeeDiscountsConfig {
                params: discount_params(income),
                assets: income.revenue.assets.clone(),
            },
            subscriptions: SubscriptionsConfig {
                params: subscription_params(&self.economy, income),
                plans: subscription_plans(&self.economy, income),
            },
        })
    }
}

pub fn staking_params(economy: &Economy) -> Params {
    let tier = |spec: &TierSpec| Tier {
        lock_secs: economy.secs(spec.lock_days),
        steps: BoundedVec::truncate_from(economy.age_steps(spec)),
        forfeit: spec.forfeit,
        penalty_bps: spec.penalty_bps,
        voting_bps: spec.voting_bps,
        launch: economy.launch_bonus(spec),
        open: true,
    };
    Params {
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
        params: PoolParams {
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

pub fn price_params(economy: &Economy, income: &Income) -> pallet_price_feed::types::Params {
    let price = &income.price;
    pallet_price_feed::types::Params {
        expiry_secs: price.expiry_secs,
        min_feeders: price.min_feeders,
        outlier_bps: price.outlier_bps,
        band_bps: price.band_bps,
        window_secs: price.window_secs,
        long_window_secs: economy.secs(price.long_window_days),
        max_move_bps: price.max_move_bps,
        max_gap_secs: price.max_gap_secs,
    }
}

pub fn revenue_params(economy: &Economy, income: &Income) -> pallet_revenue_router::types::Params {
    let mut splits = pallet_revenue_router::types::Splits::default();
    for (kind, split) in &income.revenue.splits {
        *splits.of_mut(*kind) = revenue_split(split);
    }
    pallet_revenue_router::types::Params {
        splits,
        floor_per_year: economy.per_year(income.revenue.floor_per_year),
        epoch_secs: economy.secs(economy.epoch_days),
        spend_delay_secs: economy.secs(income.revenue.spend_delay_days),
        min_spend_delay_secs: economy.day_secs,
    }
}

fn revenue_split(split: &SplitSpec) -> pallet_revenue_router::types::Split {
    pallet_revenue_router::types::Split {
        rewards_bps: split.rewards_bps,
        buyback_bps: split.buyback_bps,
        crisis_buyback_bps: split.crisis_buyback_bps,
        burn_bps: split.burn_bps,
        treasury_bps: split.treasury_bps,
    }
}

pub fn buyback_params(income: &Income) -> pallet_buyback_burn::types::Params {
    let buyback = &income.buyback;
    pallet_buyback_burn::types::Params {
        max_lot: buyback.max_lot,
        min_lot: buyback.min_lot,
        slippage_bps: buyback.slippage_bps,
        impact_bps: buyback.impact_bps,
        min_distance_secs: buyback.min_distance_secs,
        jitter_secs: buyback.jitter_secs,
        retry_secs: buyback.retry_secs,
    }
}

pub fn breaker_params(economy: &Economy, income: &Income) -> pallet_circuit_breaker::types::Params {
    use pallet_circuit_breaker::types::{
        CountLevels, CrashLevels, FloorLevels, Params, SilenceLevels, StakeLevels,
    };
    let breakers = &income.breakers;
    let (stake, stakers) = (breakers.low_stake, breakers.few_stakers);
    let (crash, floor) = (breakers.price_crash, breakers.reward_floor);
    Params {
        low_stake: Some(StakeLevels { trip: stake.trip, clear: stake.clear }),
        few_stakers: Some(CountLevels { trip: stakers.trip, clear: stakers.clear }),
        price_crash: Some(CrashLevels {
            trip_bps: crash.trip,
            clear_bps: crash.clear,
            effect_secs: economy.secs(breakers.crisis_days),
        }),
        zero_revenue: Some(SilenceLevels { secs: economy.secs(breakers.zero_revenue_days) }),
        reward_floor: Some(FloorLevels { trip_bps: floor.trip, clear_bps: floor.clear }),
        dwell_secs: economy.secs(breakers.dwell_days),
    }
}

pub fn discount_params(income: &Income) -> pallet_fee_discounts::types::Params {
    use pallet_fee_discounts::types::{DiscountTier, Params};
    let tier = |&(min_stake, discount_bps)| DiscountTier { min_stake, discount_bps };
    Params {
        tiers: BoundedVec::truncate_from(income.discounts.tiers.iter().map(tier).collect()),
        window_secs: income.discounts.window_secs,
    }
}

pub fn subscription_params(
    economy: &Economy,
    income: &Income,
) -> pallet_subscriptions::types::Params {
    let spec = &income.subscriptions;
    pallet_subscriptions::types::Params {
        native_bps: spec.native_bps,
        staked_bps: spec.staked_bps,
        staked_min: spec.staked_min,
        bucket_secs: economy.bucket_secs(),
        max_attempts: spec.max_attempts,
        grace_secs: economy.secs(spec.grace_days),
    }
}

pub fn subscription_plans(
    economy: &Economy,
    income: &Income,
) -> Vec<pallet_subscriptions::types::Plan> {
    let plan = |&(price, days)| pallet_subscriptions::types::Plan {
        price,
        period_secs: economy.secs(days),
        open: true,
    };
    income.subscriptions.plans.iter().map(plan).collect()
}

/// What accounts of the chain's own need of the native token to exist: the treasury's, and those of
/// the reward pools, the router, the backstop and trading fees, for which their pallets mint it.
fn minted(economy: &Economy) -> Balance {
    economy.existential_deposit.saturating_mul(5)
}

/// Everybody is a well-known development account: half of the supply is Alice's, the others have a
/// tenth each.
fn dev_network(validators: &[Sr25519Keyring], session_blocks: BlockNumber) -> Network {
    use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie};
    let economy = qtra_dev();
    let revenue = economy.tokens(DEV_REVENUE.1);
    let balance = |who| match who {
        Alice => {
            economy.tokens(500_000_000).saturating_sub(minted(&economy)).saturating_sub(revenue)
        },
        _ => economy.tokens(100_000_000),
    };
    let people = [Alice, Bob, Charlie, Dave, Eve, Ferdie];
    let accounts = |who: &[Sr25519Keyring]| who.iter().map(|who| who.to_account_id()).collect();
    let treasurer = dev_treasurer();
    let mut balances = people.map(|who| (who.to_account_id(), balance(who))).to_vec();
    balances.push((treasurer.clone(), revenue));
    let dollars = |who| match who {
        Alice => DEV_USDC.saturating_add(DEV_POOL.0),
        _ => DEV_USDC,
    };
    let mut usdc = people.map(|who| (who.to_account_id(), dollars(who))).to_vec();
    usdc.push((treasurer.clone(), DEV_REVENUE.0));
    Network {
        validators: validators.iter().map(dev_validator).collect(),
        session_blocks,
        sudo: Alice.to_account_id(),
        balances,
        usdc_issuer: Alice.to_account_id(),
        usdc,
        pool: Some((Alice.to_account_id(), economy.tokens(DEV_POOL.1), DEV_POOL.0)),
        council: accounts(&[Alice, Bob, Charlie, Dave, Eve]),
        committee: accounts(&[Alice, Bob, Charlie]),
        depositors: vec![treasurer],
        operators: accounts(&[Alice, Bob, Charlie]),
        engines: accounts(&[Dave]),
        economy,
    }
}

/// Deposits the revenue of a development chain: two of Alice, Bob and Charlie together.
pub fn dev_treasurer() -> AccountId {
    use Sr25519Keyring::{Alice, Bob, Charlie};
    let mut signatories = [Alice, Bob, Charlie].map(|who| who.to_account_id());
    signatories.sort();
    Multisig::multi_account_id(&signatories, 2)
}

fn dev_validator(who: &Sr25519Keyring) -> (AccountId, SessionKeys) {
    let grandpa = match who {
        Sr25519Keyring::Bob => Ed25519Keyring::Bob,
        Sr25519Keyring::Charlie => Ed25519Keyring::Charlie,
        Sr25519Keyring::Dave => Ed25519Keyring::Dave,
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
    let rest = economy.tokens(1_000_000_000).saturating_sub(minted(&economy));
    let treasury = validators.iter().fold(rest, |rest, _| rest.saturating_sub(fees));
    let mut balances: Vec<_> = validators.iter().map(|role| (placeholder(role), fees)).collect();
    balances.push((placeholder("treasury"), treasury));
    Network {
        validators: validators.iter().map(|role| placeholder_validator(role)).collect(),
        session_blocks: USUAL_SESSION,
        sudo: placeholder("root"),
        balances,
        usdc_issuer: placeholder("usdc issuer"),
        usdc: Vec::new(),
        pool: None,
        council: ["councillor 1", "councillor 2", "councillor 3", "councillor 4", "councillor 5"]
            .map(placeholder)
            .to_vec(),
        committee: ["engineer 1", "engineer 2", "engineer 3"].map(placeholder).to_vec(),
        depositors: vec![placeholder("revenue multisig")],
        operators: ["operator 1", "operator 2", "operator 3"].map(placeholder).to_vec(),
        engines: vec![placeholder("matching engine")],
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
