//! Recipients of value, and the effects of breakers on it.

use crate::{store, AccountId};
use core::marker::PhantomData;
use polkadot_sdk::{
    frame_support::{
        parameter_types,
        storage::unhashed,
        traits::{
            fungibles::{Balanced, Credit, Inspect, Mutate},
            tokens::Preservation,
        },
    },
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_primitives::{
    AssetKind, Balance, CrisisInspect, FloorCover, FloorInspect, FundPool, FundingSource,
    OnRevenue, Purchase, RedirectRewards, RevenueType, TakeCredit, TakeRevenue,
};

/// Deposits credits into account `TO`; closed, it returns them.
pub struct StubSink<Assets, const TO: AccountId>(PhantomData<Assets>);

impl<Assets, const TO: AccountId> StubSink<Assets, TO> {
    /// Returns later credits.
    pub fn close() {
        store::put(&format!("sink:{TO}"), &true);
    }

    /// Accepts later credits.
    pub fn open() {
        store::put(&format!("sink:{TO}"), &false);
    }
}

impl<Assets, const TO: AccountId> StubSink<Assets, TO> {
    /// Source of the last funding.
    pub fn last_source() -> Option<FundingSource<AccountId>> {
        store::get(&format!("sink:{TO}:source"))
    }
}

impl<Assets: Balanced<AccountId>, const TO: AccountId>
    FundPool<AccountId, Credit<AccountId, Assets>> for StubSink<Assets, TO>
{
    fn fund(
        source: FundingSource<AccountId>,
        credit: Credit<AccountId, Assets>,
    ) -> Result<(), Credit<AccountId, Assets>> {
        Self::take(credit)?;
        store::put(&format!("sink:{TO}:source"), &Some(source));
        Ok(())
    }
}

impl<Assets: Balanced<AccountId>, const TO: AccountId> TakeCredit<Credit<AccountId, Assets>>
    for StubSink<Assets, TO>
{
    fn take(credit: Credit<AccountId, Assets>) -> Result<(), Credit<AccountId, Assets>> {
        if store::get(&format!("sink:{TO}")) {
            return Err(credit);
        }
        Assets::resolve(&TO, credit)
    }
}

parameter_types! {
    /// Smallest amount that a [`StrictSink`] accepts.
    pub storage LeastFunding: Balance = 0;
}

/// Key that a [`StrictSink`] writes before it refuses.
pub const DIRT: &[u8] = b"half done";

/// A sink with a least amount. It writes before it refuses, so that a caller has to roll back.
pub struct StrictSink<Assets, const TO: AccountId>(PhantomData<Assets>);

impl<Assets, const TO: AccountId> TakeCredit<Credit<AccountId, Assets>> for StrictSink<Assets, TO>
where
    Assets: Balanced<AccountId> + Inspect<AccountId, Balance = Balance>,
{
    fn take(credit: Credit<AccountId, Assets>) -> Result<(), Credit<AccountId, Assets>> {
        unhashed::put(DIRT, &true);
        if credit.peek() < LeastFunding::get() {
            return Err(credit);
        }
        StubSink::<Assets, TO>::take(credit)?;
        unhashed::kill(DIRT);
        Ok(())
    }
}

impl<Assets, const TO: AccountId> FundPool<AccountId, Credit<AccountId, Assets>>
    for StrictSink<Assets, TO>
where
    Assets: Balanced<AccountId> + Inspect<AccountId, Balance = Balance>,
{
    fn fund(
        source: FundingSource<AccountId>,
        credit: Credit<AccountId, Assets>,
    ) -> Result<(), Credit<AccountId, Assets>> {
        Self::take(credit)?;
        store::put(&format!("sink:{TO}:source"), &Some(source));
        Ok(())
    }
}

/// Returns every credit.
pub struct ClosedShop;

impl<C> Purchase<C> for ClosedShop {
    fn purchase(credit: C) -> Result<C, (C, DispatchError)> {
        Err((credit, DispatchError::Unavailable))
    }
}

/// Breakers with a switch for each effect on money.
pub struct StubCrisis;

impl StubCrisis {
    /// Switches the crisis share.
    pub fn set_crisis(on: bool) {
        store::put("crisis", &on);
    }
    /// Pauses buybacks.
    pub fn set_paused(on: bool) {
        store::put("crisis:paused", &on);
    }
    /// Opens the emergency reserve.
    pub fn set_emergency(on: bool) {
        store::put("crisis:emergency", &on);
    }
}

impl CrisisInspect for StubCrisis {
    fn in_crisis() -> bool {
        store::get("crisis")
    }
    fn buyback_paused() -> bool {
        store::get("crisis:paused")
    }
    fn emergency_open() -> bool {
        store::get("crisis:emergency")
    }
}

/// A reward floor whose cover a test sets.
pub struct StubFloor;

impl StubFloor {
    /// Sets the needed and the covered amount.
    pub fn set(needed: Balance, covered: Balance) {
        store::put("floor", &FloorCover { needed, covered, ..Self::floor_cover() });
    }

    /// Sets the floor of a year.
    pub fn set_per_year(per_year: Balance) {
        store::put("floor", &FloorCover { per_year, ..Self::floor_cover() });
    }
}

impl FloorInspect for StubFloor {
    fn floor_cover() -> FloorCover {
        store::get("floor")
    }
}

/// Stores the state of redirection.
pub struct StubRedirect;

impl StubRedirect {
    /// Last redirection state passed in.
    pub fn redirected() -> bool {
        store::get("redirected")
    }
}

impl RedirectRewards for StubRedirect {
    fn set_redirected(redirected: bool) {
        store::put("redirected", &redirected);
    }
}

/// Records reported revenue.
pub struct StubRevenue;

impl StubRevenue {
    /// Revenue reported since the last call of this function.
    pub fn take() -> Vec<(RevenueType, AssetKind, Balance)> {
        let heard = store::get("revenue");
        store::put::<Vec<(RevenueType, AssetKind, Balance)>>("revenue", &Vec::new());
        heard
    }
}

impl OnRevenue for StubRevenue {
    fn on_revenue(kind: RevenueType, asset: &AssetKind, amount: Balance) {
        let mut heard: Vec<(RevenueType, AssetKind, Balance)> = store::get("revenue");
        heard.push((kind, asset.clone(), amount));
        store::put("revenue", &heard);
    }
}

/// A router that deposits revenue into account `TO` and records it as [`StubRevenue`] does.
pub struct StubRouter<Assets, const TO: AccountId>(PhantomData<Assets>);

impl<Assets, const TO: AccountId> StubRouter<Assets, TO> {
    /// Refuses later revenue.
    pub fn close() {
        store::put("router:closed", &true);
    }
}

impl<Assets, const TO: AccountId> TakeRevenue<AccountId> for StubRouter<Assets, TO>
where
    Assets: Mutate<AccountId, AssetId = AssetKind, Balance = Balance>,
{
    fn take(
        from: &AccountId,
        asset: &AssetKind,
        amount: Balance,
        kind: RevenueType,
    ) -> DispatchResult {
        if store::get("router:closed") {
            return Err(DispatchError::Unavailable);
        }
        Assets::transfer(asset.clone(), from, &TO, amount, Preservation::Preserve)?;
        StubRevenue::on_revenue(kind, asset, amount);
        Ok(())
    }
}
