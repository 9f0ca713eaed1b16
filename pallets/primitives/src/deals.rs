//! Deals about work: disputes over results, figures of use, and the way of the fees.

use crate::{AssetKind, Balance, Bps, RevenueType, Seconds};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_runtime::{DispatchError, DispatchResult};
use scale_info::TypeInfo;

/// Outcome of a dispute.
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum Verdict {
    /// The result is wrong or missing: what is not paid goes back to the consumer.
    Fault,
    /// The result is right: what is not paid is paid.
    NoFault,
    /// Neither side was proven right: what is not paid goes back to the consumer.
    Undecided,
}

/// Facts about a result that can be disputed.
#[derive(
    Clone, Debug, Eq, PartialEq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Subject<AccountId> {
    /// The account that ordered the work.
    pub consumer: AccountId,
    /// The account that did it.
    pub provider: AccountId,
    /// Price that the provider is liable for, in smallest units of the native token.
    pub price: Balance,
    /// The part of the price that nobody gets back, at no more than the neutral fee, in smallest units
    /// of the native token. Zero if the price is in another asset.
    pub irrecoverable: Balance,
    /// Time of the promise, in seconds since the Unix epoch: whoever backed the provider then answers
    /// for a fault.
    pub since: Seconds,
    /// End of the time in which the consumer may dispute it, exclusive, in seconds since the Unix epoch.
    pub review_until: Seconds,
    /// End of the time in which an auditor may dispute it, exclusive, in seconds since the Unix epoch.
    pub audit_until: Seconds,
    /// Block of the result, for the draw of audits.
    pub block: u32,
    /// Returns `true` if it may be audited.
    pub auditable: bool,
    /// The price was paid.
    pub paid: bool,
    /// A dispute over it is open.
    pub frozen: bool,
}

/// Results that can be disputed, by their id.
pub trait Disputable<AccountId, Id> {
    /// Facts about the result; `None` if there is none, or if it cannot be disputed any more.
    fn subject(id: &Id) -> Option<Subject<AccountId>>;
    /// Returns `true` if the result is frozen, whether it can still be disputed or not.
    fn is_frozen(id: &Id) -> bool;
    /// Freezes the result while a dispute is open, so that it is neither paid nor forgotten, or lifts
    /// that. Fails if the result cannot be disputed, and if it is in this state already.
    fn freeze(id: &Id, on: bool) -> DispatchResult;
    /// Ends the dispute over a frozen result: it is paid, or what is on hold for it goes back. The
    /// sentence of the provider is not part of it.
    fn conclude(id: &Id, verdict: Verdict) -> DispatchResult;
}

impl<AccountId, Id> Disputable<AccountId, Id> for () {
    fn subject(_: &Id) -> Option<Subject<AccountId>> {
        None
    }
    fn is_frozen(_: &Id) -> bool {
        false
    }
    fn freeze(_: &Id, _: bool) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }
    fn conclude(_: &Id, _: Verdict) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }
}

/// State of the audit of a result.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Encode, Decode, TypeInfo)]
pub enum Audit {
    /// It can still be drawn for an audit.
    Possible,
    /// An auditor has to answer.
    Pending,
    /// It was drawn, and its audit was passed.
    Passed,
    /// It was not drawn, or the auditor did not answer in time.
    Over,
}

/// Audits of results, by their id.
pub trait AuditInspect<Id> {
    /// State of the audit of the result `id` that was submitted in `block`.
    fn audit(id: &Id, block: u32) -> Audit;
}

impl<Id> AuditInspect<Id> for () {
    fn audit(_: &Id, _: u32) -> Audit {
        Audit::Over
    }
}

/// Hears of results that may be audited.
pub trait OnResult<Id> {
    /// The result `id` was submitted in `block`.
    fn on_result(id: &Id, block: u32);
}

impl<Id> OnResult<Id> for () {
    fn on_result(_: &Id, _: u32) {}
}

/// Shares of the irrecoverable cost of work that may be paid out for it, in basis points.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Encode, Decode, TypeInfo)]
pub struct ReturnShares {
    /// Maximum emission above the base.
    pub bonus_bps: Bps,
    /// Maximum pay of auditors, on average over all auditable work: the share of a drawn result is
    /// this, divided by the rate of the draw.
    pub audit_bps: Bps,
}

/// Use of the network, as emission and audits may read it.
pub trait UsageInspect {
    /// Growth of use, in basis points: from 5,000 to 20,000, and 10,000 without a comparison.
    fn growth_bps() -> Bps;
    /// Amount of the native token that consumers paid on `day` and that nobody gets back, in smallest
    /// units. Days of the economy are counted from the Unix epoch; zero for a day that is more than 56
    /// days ago.
    fn irrecoverable(day: u32) -> Balance;
    /// Shares of it that may be paid out for work.
    fn shares() -> ReturnShares;
}

impl UsageInspect for () {
    fn growth_bps() -> Bps {
        quaestor_math::BPS
    }
    fn irrecoverable(_: u32) -> Balance {
        0
    }
    fn shares() -> ReturnShares {
        ReturnShares::default()
    }
}

/// Divides revenue that has been taken already.
pub trait RouteRevenue<AccountId, Credit> {
    /// Divides `credit`, which `payer` paid, by the split of `kind`. What a destination refuses, and
    /// everything while deposits are closed, waits in suspense. Returns the credit, and changes nothing,
    /// only if it could not even wait: revenue cannot come in its asset, or nobody can hold that asset
    /// for it.
    fn route(credit: Credit, payer: &AccountId, kind: RevenueType) -> Result<(), Credit>;
    /// Maximum part of revenue of `kind` that goes to stakers, in basis points.
    fn stakers_bps(kind: RevenueType) -> Bps;
}

/// Divides nothing: every credit is returned.
impl<AccountId, Credit> RouteRevenue<AccountId, Credit> for () {
    fn route(credit: Credit, _: &AccountId, _: RevenueType) -> Result<(), Credit> {
        Err(credit)
    }
    fn stakers_bps(_: RevenueType) -> Bps {
        0
    }
}

/// Values of assets in the native token.
pub trait NativeValue {
    /// Value of `amount` of `asset` at the reference price, in smallest units of the native token,
    /// rounded up. `None` without a price that can be relied on.
    fn native_value(asset: &AssetKind, amount: Balance) -> Option<Balance>;
}

/// Knows no price but the native token's own.
impl NativeValue for () {
    fn native_value(asset: &AssetKind, amount: Balance) -> Option<Balance> {
        (*asset == AssetKind::Native).then_some(amount)
    }
}
