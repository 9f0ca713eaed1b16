//! The chain in figures, for those who watch it: what a node hands on to its metrics without knowing
//! what any of them means.

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

/// As far as reports of offences are counted.
const MOST_OFFENCES: usize = 1_000;

/// A number with its name.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Figure {
    /// Name: lower case, words joined by `_`, with its unit where it has one.
    pub name: String,
    /// Description.
    pub about: String,
    /// Distinguishes figures of one name: pairs of a label and its value. Figures of one name have
    /// the same labels in the same order.
    pub labels: Vec<(String, String)>,
    /// Its value, in units of 10 to the power of minus `decimals`.
    pub value: u128,
    /// Number of decimals of the value.
    pub decimals: u8,
}

polkadot_sdk::sp_api::decl_runtime_apis! {
    /// Reads for those who watch the chain.
    pub trait FiguresApi {
        /// Figures for operators, after this block. A figure without a value, as a price that is
        /// unknown, is left out.
        fn figures() -> Vec<Figure>;
    }
}

/// The figures as they are put together.
#[derive(Default)]
struct Figures(Vec<Figure>);

impl Figures {
    fn add(
        &mut self,
        (name, about): (&str, &str),
        labels: &[(&str, String)],
        value: impl Into<u128>,
        decimals: u8,
    ) {
        let label = |(label, value): &(&str, String)| (String::from(*label), value.clone());
        self.0.push(Figure {
            name: name.into(),
            about: about.into(),
            labels: labels.iter().map(label).collect(),
            value: value.into(),
            decimals,
        });
    }

    fn count(&mut self, what: (&str, &str), value: impl Into<u128>) {
        self.add(what, &[], value, 0);
    }

    fn native(&mut self, what: (&str, &str), value: Balance) {
        self.add(what, &[], value, native_decimals());
    }

    /// In whole tokens of an asset, which is a label.
    fn of(&mut self, what: (&str, &str), asset: &Asset, value: Balance) {
        self.add(what, &[("asset", asset.symbol.clone())], value, asset.decimals);
    }
}

/// An asset as people call it.
struct Asset {
    symbol: String,
    decimals: u8,
}

impl Asset {
    fn of(asset: &AssetKind) -> Self {
        match asset {
            AssetKind::Native => Self { symbol: "native".into(), decimals: native_decimals() },
            AssetKind::WithId(id) => {
                let symbol = String::from_utf8_lossy(&Assets::symbol(*id)).to_lowercase();
                Self { symbol, decimals: Assets::decimals(*id) }
            },
        }
    }
}

/// All of them.
pub fn figures() -> Vec<Figure> {
    let mut figures = Figures::default();
    stakes(&mut figures);
    rewards(&mut figures);
    revenue(&mut figures);
    burns(&mut figures);
    breakers(&mut figures);
    price(&mut figures);
    validators(&mut figures);
    figures.0
}

fn stakes(figures: &mut Figures) {
    let VaultState { weight, staked, cooling, stakers, .. } = StakingVault::state();
    figures.native(("staked_native", "Tokens in live positions"), staked);
    figures.native(("cooling_native", "Tokens between unstake and withdrawal"), cooling);
    figures.count(("stakers", "Accounts with a live position"), stakers);
    let about = "Weight of all positions, in tokens at a multiplier of one";
    figures.add(("weight", about), &[], weight, native_decimals().saturating_add(4));
}

fn rewards(figures: &mut Figures) {
    for pool in Rewards::pool_views() {
        let asset = Asset::of(&pool.asset);
        let per_day = "Reward of a day of 86,400 seconds at the present rate";
        figures.of(("reward_per_day", per_day), &asset, pool.per_day);
        figures.of(("reward_unstreamed", "Funded, not yet emitted"), &asset, pool.unstreamed);
        figures.of(("reward_owed", "Earned, not yet claimed"), &asset, pool.owed);
        figures.of(("reward_streaming", "Claimed, not yet collected"), &asset, pool.streaming);
        let pots = [("NoStake", pool.no_stake), ("Redirected", pool.redirected)].into_iter();
        for (pot, amount) in pots.chain([("Forfeited", pool.forfeited)]) {
            let labels = [("asset", asset.symbol.clone()), ("pot", pot.into())];
            let about = "Emitted to nobody, by reason, waiting for its destination";
            figures.add(("reward_pot", about), &labels, amount, asset.decimals);
        }
    }
}

fn revenue(figures: &mut Figures) {
    let (totals, backstop) = (RevenueRouter::total_views(), Backstop::status());
    for known in pallet_revenue_router::KnownAssets::<Runtime>::get() {
        let asset = Asset::of(&known.asset);
        let reserve = Backstop::main_reserve(&known.asset);
        figures.of(("reserve", "The backstop's main reserve"), &asset, reserve);
        for kind in RevenueType::ALL {
            let total = totals.iter().find(|t| t.kind == kind && t.asset == known.asset);
            let deposited = total.map_or(0, |total| total.deposited);
            let suspended = total.and_then(|total| total.suspended.sum()).unwrap_or(0);
            let labels = [("kind", format!("{kind:?}")), ("asset", asset.symbol.clone())];
            let about = "Revenue since the beginning";
            figures.add(("revenue_deposited", about), &labels, deposited, asset.decimals);
            let about = "Revenue that its legs have refused so far";
            figures.add(("revenue_suspended", about), &labels, suspended, asset.decimals);
        }
    }
    let asset = Asset::of(&backstop.floor_asset);
    figures.of(("emergency_reserve", "The emergency reserve"), &asset, backstop.emergency);
    figures.of(("floor_needed", "The floor of one epoch"), &asset, backstop.needed);
    let about = "Funding of the epoch plus the main reserve";
    figures.of(("floor_covered", about), &asset, backstop.covered);
}

fn burns(figures: &mut Figures) {
    figures.native(("issuance_native", "Tokens that there are"), Balances::total_issuance());
    let totals = pallet_buyback_burn::Totals::<Runtime>::get();
    figures.native(("burnt_native", "Tokens burnt since the beginning"), totals.all.burnt);
    let lots = "Lots bought since the beginning";
    figures.count(("buyback_lots", lots), totals.lots);
    let budget = pallet_buyback_burn::State::<Runtime>::get().budget;
    let asset = Asset::of(&quaestor_chain_spec::USDC);
    figures.of(("buyback_budget", "Budget of the buybacks"), &asset, budget);
    figures.of(("buyback_spent", "Spent since the beginning"), &asset, totals.all.spent);
}

fn breakers(figures: &mut Figures) {
    let view = CircuitBreaker::status();
    for trigger in &view.triggers {
        let labels = [("trigger", format!("{:?}", trigger.trigger))];
        let tripped = ("breaker_tripped", "1 if the trigger is tripped");
        figures.add(tripped, &labels, u8::from(trigger.tripped), 0);
        if let Some(bps) = trigger.headroom_bps {
            let about = "Distance from the trip level, as a share of that level";
            figures.add(("breaker_headroom_ratio", about), &labels, bps, 4);
        }
    }
    let manual = ("breaker_manual", "1 if entries are closed manually");
    figures.count(manual, u8::from(view.manual.is_some()));
    let redirected = ("rewards_redirected", "1 if rewards are redirected to the backstop");
    figures.count(redirected, u8::from(view.redirected));
    let last = ("last_revenue_timestamp_seconds", "Time of the last revenue");
    figures.count(last, view.last_revenue);
}

fn price(figures: &mut Figures) {
    let view = PriceFeed::price();
    let known = ("price_known", "1 if there is a reference price");
    figures.count(known, u8::from(view.reference.is_some()));
    let prices = [
        ("Reference", view.reference.map(|reference| reference.price)),
        ("Operators", view.oracle.map(|oracle| oracle.price)),
        ("Average", view.average),
        ("TrailingAverage", view.trailing_average),
    ];
    for (source, price) in prices {
        if let Some(price) = price {
            let labels = [("source", source.into())];
            let about = "USDC for a token";
            figures.add(("price_usdc", about), &labels, price.0, price_decimals());
        }
    }
    if let Some(oracle) = view.oracle {
        let about = "Time of the operators' median";
        figures.count(("price_reported_timestamp_seconds", about), oracle.time);
    }
}

fn validators(figures: &mut Figures) {
    let size = |len: usize| u128::try_from(len).unwrap_or(u128::MAX);
    let members = Validators::members();
    let keyless = members.iter().filter(|who| Session::load_keys(who).is_none()).count();
    figures.count(("session", "Number of the session"), Session::current_index());
    figures.count(("validators", "Validators of the session"), size(Session::validators().len()));
    figures.count(("validator_members", "Appointed validators"), size(members.len()));
    let about = "Appointed validators without session keys, who are left out";
    figures.count(("validator_members_keyless", about), size(keyless));
    let reports = pallet_offences::Reports::<Runtime>::iter_keys().take(MOST_OFFENCES).count();
    figures.count(("offences", "Equivocations reported, as far as 1,000"), size(reports));
}
