//! Genesis of the runtime from an economy and the accounts of a network.

use crate::{
    configs::consensus::{MaxValidators, SessionKeys},
    params::{RoleAccount, TreasuryAccount, USDC_ID},
    AccountId, Allocations, AllocationsConfig, AssetConversionConfig, AssetKind, BackstopConfig,
    Balance, BalancesConfig, BlockNumber, BuybackBurnConfig, CanaryOperatorsConfig,
    ChallengesConfig, CircuitBreakerConfig, CouncilConfig, DebatesConfig, EmissionConfig,
    FeeDiscountsConfig, GenesisBadgeConfig, InferenceMarketConfig, PaymentChannelsConfig,
    PriceFeedConfig, PriceOperatorsConfig, ProvidersConfig, RecordersConfig,
    RevenueDepositorsConfig, RevenueRouterConfig, RewardsConfig, RuntimeCall, RuntimeGenesisConfig,
    SessionConfig, SessionLengthConfig, StakeVotingConfig, StakingVaultConfig, SubscriptionsConfig,
    SudoConfig, TechnicalCommitteeConfig, TokenConfig, TradeEnginesConfig, ValidatorsConfig,
};
use alloc::{string::String, vec, vec::Vec};
use codec::Encode;
use pallet_allocations::types::GenesisAllocation;
use polkadot_sdk::{
    frame_support::{build_struct_json_patch, BoundedVec},
    pallet_assets,
    sp_core::Bytes,
};
use quaestor_chain_spec::{economies::quiver::INSURANCE, Compute, Economy, USDC};
use quaestor_primitives::{Price, Seconds, TierId};
use serde_json::{json, Value};

const USDC_DECIMALS: u8 = 6;
/// Minimum balance of USDC: a hundredth of one.
const USDC_LEAST: Balance = 10_000;

/// An economy and who takes part in it at genesis.
pub struct Network {
    pub economy: Economy,
    pub validators: Vec<(AccountId, SessionKeys)>,
    pub session_blocks: BlockNumber,
    pub sudo: AccountId,
    pub balances: Vec<(AccountId, Balance)>,
    pub usdc_issuer: AccountId,
    pub usdc: Vec<(AccountId, Balance)>,
    /// Liquidity of the exchange: its provider, native tokens and USDC.
    pub pool: Option<(AccountId, Balance, Balance)>,
    pub council: Vec<AccountId>,
    pub committee: Vec<AccountId>,
    pub depositors: Vec<AccountId>,
    pub operators: Vec<AccountId>,
    pub engines: Vec<AccountId>,
    pub recorders: Vec<AccountId>,
    pub allocations: Vec<GenesisAllocation<AccountId>>,
    /// Positions by owner, amount and tier.
    pub positions: Vec<(AccountId, Balance, TierId)>,
    /// Initial fundings of reward pools.
    pub fundings: Vec<(AssetKind, Balance)>,
    /// A price and the seconds for which it holds.
    pub price: Option<(Price, Seconds)>,
    /// Accounts that commit canaries.
    pub canaries: Vec<AccountId>,
    /// Calls that accounts have made at the start, by account.
    pub opening: Vec<(AccountId, RuntimeCall)>,
}

impl Network {
    /// The genesis as a patch of the default one.
    pub fn patch(self) -> Value {
        let economy = self.economy;
        let insurance = economy.part(INSURANCE);
        let daily = economy.daily_emission;
        let work = economy.compute.clone().map(|compute| {
            let rest = build_struct_json_patch!(RuntimeGenesisConfig {
                emission: EmissionConfig { daily },
            });
            (work(compute, self.canaries, insurance), rest)
        });
        let fee_assets =
            if economy.has_discounts() { economy.revenue_assets.clone() } else { Vec::new() };
        let members = self.validators.iter().map(|(account, _)| account.clone()).collect();
        // The treasury would mint what its account needs at least, before that is known.
        let treasury = economy.part("treasury").saturating_add(economy.existential_deposit);
        let allotted = allotted(&economy, &self.allocations);
        let mut protocol = vec![(TreasuryAccount::get(), treasury)];
        protocol.extend((allotted > 0).then(|| (Allocations::account(), allotted)));
        let issuance = issuance(&economy, &self.balances, &protocol, &self.fundings);
        let names = |list: &[&str]| list.iter().map(|name| String::from(*name)).collect();
        let keys = |(account, keys): (AccountId, SessionKeys)| (account.clone(), account, keys);
        let mut patch = build_struct_json_patch!(RuntimeGenesisConfig {
            balances: BalancesConfig {
                balances: self.balances.into_iter().chain(protocol).collect(),
            },
            assets: pallet_assets::GenesisConfig {
                assets: vec![(USDC_ID, RoleAccount::get(), true, USDC_LEAST)],
                metadata: vec![(USDC_ID, b"USD Coin".to_vec(), b"USDC".to_vec(), USDC_DECIMALS)],
                accounts: self.usdc.into_iter().map(|(who, usdc)| (USDC_ID, who, usdc)).collect(),
            },
            validators: ValidatorsConfig {
                members: BoundedVec::<AccountId, MaxValidators>::truncate_from(members),
            },
            session: SessionConfig { keys: self.validators.into_iter().map(keys).collect() },
            token: TokenConfig {
                decimals: economy.token.decimals,
                issuers: vec![(USDC_ID, self.usdc_issuer)],
                economy: economy.token.economy.into(),
                symbol: economy.token.symbol.into(),
                day_secs: economy.day_secs,
                issuance,
                tiers: names(&economy.tier_names),
                plans: names(&economy.plan_names),
            },
            session_length: SessionLengthConfig { blocks: Some(self.session_blocks) },
            asset_conversion: AssetConversionConfig {
                pools: self
                    .pool
                    .into_iter()
                    .map(|(who, native, usdc)| (AssetKind::Native, USDC, who, native, usdc))
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
            recorders: RecordersConfig { members: BoundedVec::truncate_from(self.recorders) },
            sudo: SudoConfig { key: Some(self.sudo) },
            staking_vault: StakingVaultConfig {
                bucket_secs: economy.bucket_secs(),
                existential_deposit: economy.existential_deposit,
                params: economy.staking.clone(),
                features: economy.features(),
                positions: self.positions,
            },
            rewards: RewardsConfig {
                bucket_secs: economy.bucket_secs(),
                compound_secs: economy.compound_secs,
                pools: economy.pools.clone(),
                fundings: self.fundings,
            },
            price_feed: PriceFeedConfig { params: economy.price, price_override: self.price },
            revenue_router: RevenueRouterConfig {
                splits: economy.splits,
                assets: economy.revenue_assets.clone(),
            },
            backstop: BackstopConfig {
                params: economy.backstop,
                assets: economy.revenue_assets.clone(),
                emergency: economy.emergency,
            },
            buyback_burn: BuybackBurnConfig {
                params: economy.buyback,
                // The default stands for no buybacks, which has no day either.
                day_secs: if economy.buyback == Default::default() { 0 } else { economy.day_secs },
            },
            circuit_breaker: CircuitBreakerConfig { params: economy.breakers },
            fee_discounts: FeeDiscountsConfig { params: economy.discounts, assets: fee_assets },
            subscriptions: SubscriptionsConfig {
                params: economy.subscriptions,
                plans: economy.plans,
            },
            emission: EmissionConfig { params: economy.emission },
            allocations: AllocationsConfig {
                allocations: self.allocations,
                params: economy.pledges,
            },
            stake_voting: StakeVotingConfig { params: economy.votes },
            debates: DebatesConfig { params: economy.debates },
            genesis_badge: GenesisBadgeConfig { params: economy.badge },
        });
        // Where there is nothing of these, a genesis does not speak of them.
        if let Some((work, rest)) = work {
            merge(&mut patch, work);
            merge(&mut patch, rest);
        }
        if !self.opening.is_empty() {
            let opening = self.opening.into_iter().map(|(who, call)| (who, Bytes(call.encode())));
            let opening = opening.collect();
            let token = build_struct_json_patch!(TokenConfig { opening });
            merge(&mut patch, json!({ "token": token }));
        }
        patch
    }
}

/// Genesis of the pallets for work.
fn work(compute: Compute, canaries: Vec<AccountId>, insurance: Balance) -> Value {
    build_struct_json_patch!(RuntimeGenesisConfig {
        backstop: BackstopConfig { insurance },
        canary_operators: CanaryOperatorsConfig { members: BoundedVec::truncate_from(canaries) },
        providers: ProvidersConfig {
            params: Some(compute.providers),
            assets: vec![AssetKind::Native],
        },
        inference_market: InferenceMarketConfig {
            terms: Some(compute.market),
            classes: compute.classes,
        },
        payment_channels: PaymentChannelsConfig { params: Some(compute.channels) },
        challenges: ChallengesConfig { params: Some(compute.challenges) },
    })
}

/// Adds the sections and fields of `more` to those of `patch`.
fn merge(patch: &mut Value, more: Value) {
    let (Value::Object(fields), Value::Object(more)) = (patch, more) else { return };
    for (name, value) in more {
        match fields.get_mut(&name) {
            Some(field) => merge(field, value),
            None => drop(fields.insert(name, value)),
        }
    }
}

/// Balance of the account of allocations.
fn allotted(economy: &Economy, allocations: &[GenesisAllocation<AccountId>]) -> Balance {
    if allocations.is_empty() {
        return 0;
    }
    let amounts = allocations.iter().map(|allocation| allocation.total);
    amounts.fold(economy.existential_deposit, Balance::saturating_add)
}

/// Native tokens at genesis: balances, what the pallets' accounts exist with, and fundings.
fn issuance(
    economy: &Economy,
    balances: &[(AccountId, Balance)],
    protocol: &[(AccountId, Balance)],
    fundings: &[(AssetKind, Balance)],
) -> Balance {
    let given = balances.iter().chain(protocol).map(|(_, amount)| *amount);
    let funded = fundings.iter().filter(|(asset, _)| *asset == AssetKind::Native);
    let sum = given.chain(funded.map(|(_, amount)| *amount)).fold(0, Balance::saturating_add);
    // The accounts of the treasury and of allocations exist by their balances.
    let exist = u32::try_from(protocol.len()).unwrap_or(u32::MAX);
    let others = economy.existential_deposit.saturating_mul(exist.into());
    sum.saturating_add(minted(economy).saturating_sub(others))
}

/// Native tokens with which the accounts of pallets and of the treasury exist at genesis: one existential
/// deposit each.
pub fn minted(economy: &Economy) -> Balance {
    let pools = economy.pools.iter().any(|pool| pool.asset == AssetKind::Native);
    let revenue = economy.revenue_assets.contains(&AssetKind::Native);
    let others = [
        pools,
        // Router and backstop.
        revenue,
        revenue,
        revenue && economy.has_discounts(),
        economy.parts.iter().any(|part| part.release.is_some()),
        economy.debates.is_some(),
        // Providers, the till, and challenges.
        economy.compute.is_some(),
        economy.compute.is_some(),
        economy.compute.is_some(),
    ];
    let accounts =
        others.into_iter().fold(1, |sum: Balance, there| sum.saturating_add(there.into()));
    economy.existential_deposit.saturating_mul(accounts)
}
