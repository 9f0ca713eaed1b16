//! Metrics of work for pay. An economy without providers has none.

use crate::{
    metrics::{Asset, Metric, Metrics},
    *,
};
use alloc::{format, vec::Vec};
use pallet_inference_market::{api::MarketFigures, types::Leg};
use quaestor_primitives::{ProviderInspect, ProviderTotals};

/// Metrics of providers, market, channels and challenges.
pub fn metrics() -> Vec<Metric> {
    let mut metrics = Metrics::default();
    if pallet_providers::Parameters::<Runtime>::exists() {
        providers(&mut metrics);
        market(&mut metrics);
        channels(&mut metrics);
        challenges(&mut metrics);
    }
    metrics.0
}

fn providers(metrics: &mut Metrics) {
    let ProviderTotals { active, limit, open, .. } =
        <Providers as ProviderInspect<AccountId>>::totals();
    metrics.count(("providers", "Active providers"), active);
    metrics.native(("work_limit_native", "Most unsettled work of all active providers"), limit);
    metrics.native(("work_open_native", "Unsettled work of all providers"), open);
    let sweeps = pallet_providers::Sweeps::<Runtime>::get().len();
    let about = "Providers whose bonds have losses to realise";
    metrics.count(("provider_sweeps", about), u128::try_from(sweeps).unwrap_or(u128::MAX));
    let insurance = Backstop::insurance();
    metrics.native(("insurance_native", "The insurance"), insurance);
}

fn market(metrics: &mut Metrics) {
    let MarketFigures {
        volume,
        irrecoverable,
        payments,
        completed,
        mean_secs,
        pending,
        growth,
        pot,
        legs,
        ..
    } = InferenceMarket::figures();
    metrics.native(("work_volume_native", "Payments of the last 24 hours"), volume);
    let about = "The part of the payments of the last 24 hours that nobody gets back";
    metrics.native(("work_irrecoverable_native", about), irrecoverable);
    metrics.count(("work_payments", "Payments of the last 24 hours, in any asset"), payments);
    metrics.count(("jobs_completed", "Jobs paid in the last 24 hours"), completed);
    let about = "Mean time from assignment to result of the jobs paid in the last 24 hours";
    metrics.count(("job_seconds", about), mean_secs);
    metrics.count(("jobs", "Jobs that are not gone"), pending);
    metrics.add(("work_growth_ratio", "Growth of use"), &[], growth, 4);
    metrics.native(("work_pool_native", "The work pool beyond what is assigned to a day"), pot);
    if let Some(view) = InferenceMarket::fee() {
        metrics.add(("network_fee_ratio", "Network fee"), &[], view.fee, 4);
    }
    for (asset, sums) in legs {
        let asset = Asset::of(&asset);
        for leg in Leg::ALL {
            let labels = [("asset", asset.symbol.clone()), ("leg", format!("{leg:?}"))];
            let about = "Fees that wait in the till";
            metrics.add(("till_pending", about), &labels, sums.of(leg), asset.decimals);
        }
    }
}

fn channels(metrics: &mut Metrics) {
    for (asset, total) in pallet_payment_channels::Totals::<Runtime>::iter() {
        let asset = Asset::of(&asset);
        let labels = [("asset", asset.symbol.clone())];
        metrics.add(("channels", "Channels that have not ended"), &labels, total.channels, 0);
        metrics.of(("channels_held", "Deposits that are not paid out"), &asset, total.held);
    }
}

fn challenges(metrics: &mut Metrics) {
    let sums = Challenges::totals_view();
    metrics.count(("cases", "Cases that have not ended"), sums.open);
    metrics.native(("audit_pot_native", "The pot from which audits are paid"), sums.pot);
    let auditors = Challenges::set_view().members.len();
    let about = "Auditors in the set of the day";
    metrics.count(("auditors", about), u128::try_from(auditors).unwrap_or(u128::MAX));
    if let Some((due, _)) = pallet_challenges::Agenda::<Runtime>::iter_keys().next() {
        let about = "Time at which the next audit or case falls due";
        metrics.count(("agenda_due_timestamp_seconds", about), u64::from_be_bytes(due));
    }
}
