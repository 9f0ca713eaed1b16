//! Metrics of the chain. A node reads them after each block and exports them as they are: names,
//! descriptions and units are defined here only.

use crate::*;
use alloc::{format, string::String, vec::Vec};
use codec::{Decode, Encode};
use pallet_staking_vault::types::VaultState;
use polkadot_sdk::frame_support::traits::fungibles::metadata::Inspect;
use quaestor_primitives::RevenueType;
use scale_info::TypeInfo;

/// Decimals of the native token.
fn native_decimals() -> u8 {
    crate::token::Decimals::<Runtime>::get()
}

/// Decimals of a [`Price`](quaestor_primitives::Price), which counts 10^-24 smallest units of USDC per
/// smallest native unit.
fn price_decimals() -> u8 {
    30u8.saturating_sub(native_decimals())
}

/// Reports of offences are counted up to this number.
const MOST_OFFENCES: usize = 1_000;

/// A value with its name.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Metric {
    /// Name: lower case, words joined by `_`, with its unit where it has one.
    pub name: String,
    /// Description.
    pub about: String,
    /// Pairs of a label and its value. Metrics of one name have the same labels in the same order,
    /// with different values.
    pub labels: Vec<(String, String)>,
    /// The value, in units of 10^-`decimals`.
    pub value: u128,
    /// Number of decimals of the value.
    pub decimals: u8,
}

polkadot_sdk::sp_api::decl_runtime_apis! {
    /// Metrics for operators.
    pub trait MetricsApi {
        /// All metrics after this block. A metric without a value, such as an unknown price, is left
        /// out.
        fn metrics() -> Vec<Metric>;
    }
}

/// A list of metrics in the making.
#[derive(Default)]
pub(crate) struct Metrics(pub(crate) Vec<Metric>);

impl Metrics {
    pub(crate) fn add(
        &mut self,
        (name, about): (&str, &str),
        labels: &[(&str, String)],
        value: impl Into<u128>,
        decimals: u8,
    ) {
        let label = |(label, value): &(&str, String)| (String::from(*label), value.clone());
        self.0.push(Metric {
            name: name.into(),
            about: about.into(),
            labels: labels.iter().map(label).collect(),
            value: value.into(),
            decimals,
        });
    }

    pub(crate) fn count(&mut self, what: (&str, &str), value: impl Into<u128>) {
        self.add(what, &[], value, 0);
    }

    pub(crate) fn native(&mut self, what: (&str, &str), value: Balance) {
        self.add(what, &[], value, native_decimals());
    }

    /// In whole tokens of an asset, which is a label.
    pub(crate) fn of(&mut self, what: (&str, &str), asset: &Asset, value: Balance) {
        self.add(what, &[("asset", asset.symbol.clone())], value, asset.decimals);
    }
}

/// Symbol and decimals of an asset.
pub(crate) struct Asset {
    pub(crate) symbol: String,
    pub(crate) decimals: u8,
}

impl Asset {
    pub(crate) fn of(asset: &AssetKind) -> Self {
        match asset {
            AssetKind::Native => Self { symbol: "native".into(), decimals: native_decimals() },
            AssetKind::WithId(id) => {
                let symbol = String::from_utf8_lossy(&Assets::symbol(*id)).to_lowercase();
                Self { symbol, decimals: Assets::decimals(*id) }
            },
        }
    }
}

/// All metrics.
pub fn metrics() -> Vec<Metric> {
    let mut metrics = Metrics::default();
    stakes(&mut metrics);
    rewards(&mut metrics);
    revenue(&mut metrics);
    burns(&mut metrics);
    breakers(&mut metrics);
    price(&mut metrics);
    validators(&mut metrics);
    metrics.0
}

fn stakes(metrics: &mut Metrics) {
    let VaultState { weight, staked, in_cooldown, stakers, .. } = StakingVault::state();
    metrics.native(("staked_native", "Tokens in live positions"), staked);
    metrics.native(("in_cooldown_native", "Tokens between unstake and withdrawal"), in_cooldown);
    metrics.count(("stakers", "Accounts with a live position"), stakers);
    let about = "Weight of all positions, in tokens at a multiplier of one";
    metrics.add(("weight", about), &[], weight, native_decimals().saturating_add(4));
}

fn rewards(metrics: &mut Metrics) {
    for pool in Rewards::pool_views() {
        let asset = Asset::of(&pool.asset);
        let per_day = "Reward of a day of 86,400 seconds at the present rate";
        metrics.of(("reward_per_day", per_day), &asset, pool.per_day);
        metrics.of(("reward_unstreamed", "Funded, not yet emitted"), &asset, pool.unstreamed);
        metrics.of(("reward_owed", "Earned, not yet claimed"), &asset, pool.owed);
        metrics.of(("reward_streaming", "Claimed, not yet collected"), &asset, pool.streaming);
        let pots = [("NoStake", pool.no_stake), ("Redirected", pool.redirected)].into_iter();
        for (reason, amount) in pots.chain([("Forfeited", pool.forfeited)]) {
            let labels = [("asset", asset.symbol.clone()), ("reason", reason.into())];
            let about = "Emitted to nobody, by reason, not yet released";
            metrics.add(("reward_unallocated", about), &labels, amount, asset.decimals);
        }
    }
}

fn revenue(metrics: &mut Metrics) {
    let (totals, backstop) = (RevenueRouter::total_views(), Backstop::status());
    for known in pallet_revenue_router::KnownAssets::<Runtime>::get() {
        let asset = Asset::of(&known.asset);
        let reserve = Backstop::main_reserve(&known.asset);
        metrics.of(("reserve", "The backstop's main reserve"), &asset, reserve);
        for kind in RevenueType::ALL {
            let total = totals.iter().find(|t| t.kind == kind && t.asset == known.asset);
            let deposited = total.map_or(0, |total| total.deposited);
            let suspended = total.and_then(|total| total.suspended.sum()).unwrap_or(0);
            let labels = [("kind", format!("{kind:?}")), ("asset", asset.symbol.clone())];
            let about = "Revenue since the beginning";
            metrics.add(("revenue_deposited", about), &labels, deposited, asset.decimals);
            let about = "Revenue refused by its legs, not yet retried";
            metrics.add(("revenue_suspended", about), &labels, suspended, asset.decimals);
        }
    }
    let newest = RevenueRouter::deposit_views(None, 1);
    let last = ("last_revenue_timestamp_seconds", "Time of the last revenue");
    metrics.count(last, newest.first().map_or(0, |deposit| deposit.time));
    let asset = Asset::of(&backstop.floor_asset);
    metrics.of(("emergency_reserve", "The emergency reserve"), &asset, backstop.emergency);
    metrics.of(("floor_needed", "The floor of one epoch"), &asset, backstop.needed);
    let about = "Funding of the epoch plus surplus and the main reserve";
    metrics.of(("floor_covered", about), &asset, backstop.covered);
}

fn burns(metrics: &mut Metrics) {
    metrics.native(("issuance_native", "Total issuance"), Balances::total_issuance());
    let totals = pallet_buyback_burn::Totals::<Runtime>::get();
    metrics.native(("burnt_native", "Tokens burnt since the beginning"), totals.all.burnt);
    let lots = "Lots bought since the beginning";
    metrics.count(("buyback_lots", lots), totals.lots);
    let budget = pallet_buyback_burn::State::<Runtime>::get().budget;
    let asset = Asset::of(&quaestor_chain_spec::USDC);
    metrics.of(("buyback_budget", "Budget of the buybacks"), &asset, budget);
    metrics.of(("buyback_spent", "Spent since the beginning"), &asset, totals.all.spent);
}

fn breakers(metrics: &mut Metrics) {
    let view = CircuitBreaker::status();
    for trigger in &view.triggers {
        let labels = [("trigger", format!("{:?}", trigger.trigger))];
        let tripped = ("breaker_tripped", "1 if the trigger is tripped");
        metrics.add(tripped, &labels, u8::from(trigger.tripped), 0);
        if let Some(bps) = trigger.headroom_bps {
            let about = "Distance from the trip level, as a share of that level";
            metrics.add(("breaker_headroom_ratio", about), &labels, bps, 4);
        }
    }
    let manual = ("breaker_manual", "1 if entries are closed manually");
    metrics.count(manual, u8::from(view.manual.is_some()));
    let redirected = ("rewards_redirected", "1 if rewards are redirected to the backstop");
    metrics.count(redirected, u8::from(view.redirected));
}

fn price(metrics: &mut Metrics) {
    let view = PriceFeed::price();
    let known = ("price_known", "1 if there is a reference price");
    metrics.count(known, u8::from(view.reference.is_some()));
    let prices = [
        ("Reference", view.reference.map(|reference| reference.price)),
        ("Operators", view.oracle.map(|oracle| oracle.price)),
        ("Average", view.average),
        ("TrailingAverage", view.trailing_average),
    ];
    for (source, price) in prices {
        if let Some(price) = price {
            let labels = [("source", source.into())];
            let about = "USDC per token";
            metrics.add(("price_usdc", about), &labels, price.0, price_decimals());
        }
    }
    if let Some(oracle) = view.oracle {
        let about = "Time of the operators' median";
        metrics.count(("price_reported_timestamp_seconds", about), oracle.time);
    }
}

fn validators(metrics: &mut Metrics) {
    let size = |len: usize| u128::try_from(len).unwrap_or(u128::MAX);
    let members = Validators::members();
    let keyless = members.iter().filter(|who| Session::load_keys(who).is_none()).count();
    metrics.count(("session", "Number of the session"), Session::current_index());
    metrics.count(("validators", "Validators of the session"), size(Session::validators().len()));
    metrics.count(("validator_members", "Appointed validators"), size(members.len()));
    let about = "Appointed validators without session keys, who are left out";
    metrics.count(("validator_members_keyless", about), size(keyless));
    let reports = pallet_offences::Reports::<Runtime>::iter_keys().take(MOST_OFFENCES).count();
    metrics.count(("offences", "Reported equivocations, counted up to 1,000"), size(reports));
}
