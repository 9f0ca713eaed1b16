//! Rows of the results, and their CSV.

use crate::{
    books::Flow,
    emission::{self, Status},
    scenario::Scenario,
    world::World,
};
use pallet_rewards::api::{runtime_decl_for_rewards_api::RewardsApi, Preview};
use polkadot_sdk::frame_support::traits::{fungible, fungibles};
use quaestor_chain_spec::{Economy, USDC};
use quaestor_primitives::{AssetKind, Balance, Seconds, TierId};
use quaestor_runtime::{
    configs::tokens::NativeAndAssets, params::TreasuryAccount, AccountId, Backstop, Balances,
    Block, PriceFeed, Runtime, StakingVault,
};

/// The chain at the end of a month; amounts in smallest units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Months since the launch.
    pub month: u32,
    /// Time, in seconds since the Unix epoch.
    pub time: Seconds,
    /// Issuance of the native token.
    pub issuance: Balance,
    /// Tokens that were issued, by line.
    pub emission: Status,
    /// Tokens in live positions.
    pub staked: Balance,
    /// Accounts with a live position.
    pub stakers: u32,
    /// Annual rate of a new stake by tier, in basis points: the sum over assets of the runtime's preview,
    /// with the first weight that the tier has. `None` where the stake or a price is missing.
    pub apr_bps: Vec<Option<u64>>,
    /// Native tokens burnt since the launch.
    pub burnt: Balance,
    /// Native tokens of the treasury.
    pub treasury: Balance,
    /// Main reserve of the backstop, native.
    pub backstop_native: Balance,
    /// Main reserve of the backstop, USDC.
    pub backstop_usdc: Balance,
    /// The emergency reserve, USDC.
    pub emergency_usdc: Balance,
    /// Rewards in the native token.
    pub native: Flow,
    /// Rewards in USDC.
    pub usdc: Flow,
    /// The reference price as the runtime counts it; `None` without one.
    pub price: Option<u128>,
}

impl Row {
    /// Share of the issuance that is staked, in basis points, rounded down.
    pub fn staked_bps(&self) -> Balance {
        self.staked * 10_000 / self.issuance
    }
}

/// The row of `month`, which ends at `time`.
pub fn row(world: &World, month: u32, time: Seconds) -> Row {
    let vault = StakingVault::state();
    let native = |who| <NativeAndAssets as fungibles::Inspect<_>>::balance(AssetKind::Native, &who);
    Row {
        month,
        time,
        issuance: <Balances as fungible::Inspect<AccountId>>::total_issuance(),
        emission: emission::status(),
        staked: vault.staked,
        stakers: vault.stakers,
        apr_bps: rates(world.scenario),
        burnt: world.books.burnt(),
        treasury: native(TreasuryAccount::get()),
        backstop_native: Backstop::reserve(AssetKind::Native),
        backstop_usdc: Backstop::reserve(USDC),
        emergency_usdc: Backstop::status().emergency,
        native: world.books.flow(&AssetKind::Native),
        usdc: world.books.flow(&USDC),
        price: PriceFeed::price().reference.map(|reference| reference.price.0),
    }
}

fn open_tiers(economy: &Economy) -> impl Iterator<Item = (TierId, &'static str)> + '_ {
    let tiers = (0..).zip(&economy.staking.tiers).filter(|(_, tier)| tier.open);
    tiers.map(|(id, _)| (id, economy.tier_names[usize::from(id)]))
}

/// Names of the tiers that are open to users.
pub fn tier_names(economy: &Economy) -> Vec<&'static str> {
    open_tiers(economy).map(|(_, name)| name).collect()
}

fn rates(scenario: &Scenario) -> Vec<Option<u64>> {
    let rate = |tier: TierId| {
        let steps = &scenario.economy.staking.tiers[usize::from(tier)].steps;
        let first = steps.iter().find(|step| step.multiplier_bps > 0)?;
        let (who, amount) = (Scenario::observer(), scenario.observed());
        // The boundary after it, as steps are rounded up to one.
        let horizon = if first.age_secs > 0 { first.age_secs + 3_600 } else { 0 };
        let preview: Preview =
            <Runtime as RewardsApi<Block, AccountId>>::preview(who, amount, tier, horizon).ok()?;
        preview.rewards.iter().map(|reward| reward.apr_bps).sum()
    };
    open_tiers(&scenario.economy).map(|(tier, _)| rate(tier)).collect()
}

/// The head of the file: the scenario, and the names of the columns.
pub fn head(scenario: &Scenario) -> String {
    let Scenario { seed, step_secs, .. } = scenario;
    let (name, agents) = (scenario.name(), scenario.agents().len());
    let mut head = format!(
        "# {name}: seed {seed}, a block every {step_secs} s, {agents} agents, amounts in smallest units\n"
    );
    head += "month,time,issuance,minted_staking,cap_staking,minted_blocks,cap_blocks,staked,\
        staked_bps,stakers,";
    for tier in tier_names(&scenario.economy) {
        head += &format!("apr_bps_{tier},");
    }
    head +=
        "burnt,treasury,backstop_native,backstop_usdc,emergency_usdc,funded_native,paid_native,\
        released_native,funded_usdc,paid_usdc,released_usdc,price\n";
    head
}

/// The whole file.
pub fn csv(scenario: &Scenario, rows: &[Row]) -> String {
    rows.iter().fold(head(scenario), |text, row| text + &line(row))
}

fn line(row: &Row) -> String {
    let Status { staking, blocks, .. } = row.emission;
    let optional = |value: Option<u128>| value.map_or(String::new(), |value| value.to_string());
    let mut cells: Vec<String> = vec![row.month.to_string(), row.time.to_string()];
    let amounts = [
        row.issuance,
        staking.minted,
        staking.cap,
        blocks.minted,
        blocks.cap,
        row.staked,
        row.staked_bps(),
        row.stakers.into(),
    ];
    cells.extend(amounts.map(|amount| amount.to_string()));
    cells.extend(row.apr_bps.iter().map(|bps| optional(bps.map(u128::from))));
    let Row { native, usdc, .. } = row;
    let amounts = [
        row.burnt,
        row.treasury,
        row.backstop_native,
        row.backstop_usdc,
        row.emergency_usdc,
        native.funded,
        native.paid,
        native.released,
        usdc.funded,
        usdc.paid,
        usdc.released,
    ];
    cells.extend(amounts.map(|amount| amount.to_string()));
    cells.push(optional(row.price));
    cells.join(",") + "\n"
}
