//! Work for pay: who provides it, what backs it, and how it is paid.

use crate::{AssetKind, Balance, Bps, Seconds};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_runtime::{DispatchError, DispatchResult};
use quaestor_math::U256;
use scale_info::TypeInfo;

/// Bonds of stake: a number beside the stake, which stays in its owner's account and in its positions.
/// What is bonded can be unstaked and cools down, but cannot be withdrawn.
pub trait StakeBond<AccountId> {
    /// Bonds `amount` more of the stake of `who`. Fails if the live positions do not hold it beside
    /// what is bonded already.
    fn bond(who: &AccountId, amount: Balance) -> DispatchResult;
    /// Releases up to `amount` of what is bonded. Never fails: an exit depends on it.
    fn release(who: &AccountId, amount: Balance);
    /// Amount of the stake of `who` that is bonded, in smallest units.
    fn bonded(who: &AccountId) -> Balance;
}

impl<AccountId> StakeBond<AccountId> for () {
    fn bond(_: &AccountId, _: Balance) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }
    fn release(_: &AccountId, _: Balance) {}
    fn bonded(_: &AccountId) -> Balance {
        0
    }
}

/// The clock of the chain, and its last halt.
pub trait ClockInspect {
    /// Time of this block, in seconds since the Unix epoch.
    fn now() -> Seconds;
    /// The last gap between two blocks that was long enough to be a halt: last time before it, first
    /// time after it, in seconds since the Unix epoch. Halts with less than [`Self::GRACE`] between
    /// them are one. Zeros if there was none.
    fn last_halt() -> (Seconds, Seconds);
    /// The time at which `deadline` has passed for somebody who could not act while the chain stood
    /// still: one that fell into the last halt, or within [`Self::GRACE`] after it, counts as the end of
    /// the halt and the grace.
    fn extended(deadline: Seconds) -> Seconds {
        let (from, until) = Self::last_halt();
        let end = until.saturating_add(Self::GRACE);
        if deadline > from && deadline < end {
            end
        } else {
            deadline
        }
    }
    /// Time after a halt in which nobody is late, in seconds.
    const GRACE: Seconds = 3_600;
}

impl ClockInspect for () {
    fn now() -> Seconds {
        0
    }
    fn last_halt() -> (Seconds, Seconds) {
        (0, 0)
    }
}

/// Standing of an active provider.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Standing {
    /// Index of the tier that the backing reaches.
    pub tier: u8,
    /// Own stake and that of delegators, in smallest units.
    pub backing: Balance,
    /// Maximum sum of prices of unsettled work, in smallest units.
    pub limit: Balance,
    /// Sum of prices of unsettled work, in smallest units.
    pub open: Balance,
    /// Reputation, in parts per million.
    pub reputation: u32,
    /// Maximum price of one piece of work, in smallest units.
    pub largest_price: Balance,
    /// Maximum daily capacity that its standing prices may offer together, in smallest units.
    pub capacity: Balance,
}

/// Sums over the active providers, and their integrals over time. A provider is active until it
/// resigns, as long as its backing reaches a tier.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct ProviderTotals {
    /// Number of active providers.
    pub active: u32,
    /// Sum of their limits, in smallest units.
    pub limit: Balance,
    /// Sum of prices of the unsettled work of all providers, in smallest units.
    pub open: Balance,
    /// Integral of `limit` over time, in smallest units times seconds.
    pub limit_over_time: U256,
    /// Integral of `open` over time, in smallest units times seconds.
    pub open_over_time: U256,
}

/// Providers as others may read them.
pub trait ProviderInspect<AccountId> {
    /// Standing of `who`; `None` unless it may take new work.
    fn standing(who: &AccountId) -> Option<Standing>;
    /// Totals, with the integrals up to now.
    fn totals() -> ProviderTotals;
    /// Key with which `who` signs statements; `None` if it is no provider.
    fn statement_key(who: &AccountId) -> Option<WorkKey>;
}

impl<AccountId> ProviderInspect<AccountId> for () {
    fn standing(_: &AccountId) -> Option<Standing> {
        None
    }
    fn totals() -> ProviderTotals {
        ProviderTotals::default()
    }
    fn statement_key(_: &AccountId) -> Option<WorkKey> {
        None
    }
}

/// End of a piece of work, as far as it is known.
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
pub enum WorkOutcome {
    /// Nothing that says anything about the provider: declined, cancelled, or left undecided.
    Void,
    /// Done, and not audited. It is counted, and changes no reputation.
    Done,
    /// Done, and an audit was passed.
    Audited,
    /// Not done by its deadline.
    Late,
    /// A fault was proven. The sentence is apart.
    Faulty,
}

/// Work that a provider takes on, and income from it.
pub trait ProviderDesk<AccountId> {
    /// Adds work of `price` to the liability of `who`. Fails unless `who` may take new work of this
    /// price.
    fn engage(who: &AccountId, price: Balance) -> DispatchResult;
    /// Ends the liability for work of `price`, and moves the reputation by `outcome`. Never fails.
    fn disengage(who: &AccountId, price: Balance, outcome: WorkOutcome);
    /// Books the delegators' part of an income of `amount` of `asset`. Returns that part, rounded down;
    /// the caller moves it to the account of the providers' [`Books`](crate::Books) in the same storage
    /// layer.
    fn book(who: &AccountId, asset: &AssetKind, amount: Balance) -> Balance;
}

impl<AccountId> ProviderDesk<AccountId> for () {
    fn engage(_: &AccountId, _: Balance) -> DispatchResult {
        Err(DispatchError::Unavailable)
    }
    fn disengage(_: &AccountId, _: Balance, _: WorkOutcome) {}
    fn book(_: &AccountId, _: &AssetKind, _: Balance) -> Balance {
        0
    }
}

/// Income of a provider and its delegators that is no pay for work: a part of an issuance, say.
pub trait FundProvider<AccountId, Credit> {
    /// Divides `credit` between the own stake of `who` and its delegators, in proportion to what they
    /// earn with. Returns the credit if `who` cannot be funded.
    fn fund(who: &AccountId, credit: Credit) -> Result<(), Credit>;
}

impl<AccountId, Credit> FundProvider<AccountId, Credit> for () {
    fn fund(_: &AccountId, credit: Credit) -> Result<(), Credit> {
        Err(credit)
    }
}

/// A fault to be sentenced.
#[derive(
    Clone, Debug, Eq, PartialEq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Case<AccountId> {
    /// The provider.
    pub provider: AccountId,
    /// Time at which the work was assigned, in seconds since the Unix epoch. Whoever backed the
    /// provider on that day, or later, pays.
    pub assigned: Seconds,
    /// Price of the work, in smallest units.
    pub price: Balance,
}

/// A sentence that has been executed.
#[derive(Debug)]
pub struct Sentence<Credit> {
    /// Backing that the caps of this slash epoch refer to, in smallest units.
    pub reference: Balance,
    /// The sentence, in smallest units.
    pub amount: Balance,
    /// The amount taken from the provider's own stake, at most the sentence.
    pub taken: Credit,
    /// Loss of the delegators, in smallest units, rounded down. Each of them realises its part later.
    pub delegators: Balance,
}

/// Faults of providers.
pub trait ProviderFault<AccountId> {
    /// The value taken.
    type Credit: Default;
    /// Counts a challenge that was opened against `who`, or one that has ended. Never fails.
    fn contest(who: &AccountId, on: bool);
    /// Takes up to `amount` of the own stake of `who` and pays it to `to`. Returns the amount paid. An
    /// error must roll back the caller's storage layer.
    fn penalise(who: &AccountId, amount: Balance, to: &AccountId)
        -> Result<Balance, DispatchError>;
    /// Executes the sentence for `case`. An error must roll back the caller's storage layer.
    fn sentence(case: &Case<AccountId>) -> Result<Sentence<Self::Credit>, DispatchError>;
}

impl<AccountId> ProviderFault<AccountId> for () {
    type Credit = ();
    fn contest(_: &AccountId, _: bool) {}
    fn penalise(_: &AccountId, _: Balance, _: &AccountId) -> Result<Balance, DispatchError> {
        Ok(0)
    }
    fn sentence(_: &Case<AccountId>) -> Result<Sentence<()>, DispatchError> {
        Err(DispatchError::Unavailable)
    }
}

/// A public key that signs vouchers or statements. It owns nothing. Of the schemes that the chain knows,
/// ECDSA is left out: its signatures can be altered into others that are valid too.
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
pub enum WorkKey {
    /// Schnorr on Ristretto.
    Sr25519([u8; 32]),
    /// EdDSA on Curve25519.
    Ed25519([u8; 32]),
}

/// Purpose of a payment.
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
pub enum PaymentSource {
    /// A job of the market.
    Job(u64),
    /// A voucher of a channel.
    Channel {
        /// The channel.
        id: u64,
        /// Nonce of the voucher.
        nonce: u64,
    },
}

/// Division of a payment, in smallest units of its asset. The legs are rounded down, and the
/// provider's part is the rest.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Receipt {
    /// Number of the receipt.
    pub id: u64,
    /// Amount that the consumer paid.
    pub payment: Balance,
    /// Part of the provider and its delegators.
    pub provider: Balance,
    /// Part of the delegators, inside the provider's.
    pub delegators: Balance,
    /// Network fee, the surcharge inside.
    pub network: Balance,
    /// Part of the network fee above the neutral rate.
    pub surcharge: Balance,
    /// Part of the treasury.
    pub treasury: Balance,
    /// Part to be burnt.
    pub burn: Balance,
}

/// Pays for work out of what the consumer has on hold for it.
pub trait Settle<AccountId> {
    /// Pays `gross` of `asset` for `tokens` generated. The hold is the one that `source` names. A
    /// provider who cannot take the payment is owed it instead; a failing leg never fails a payment.
    fn settle(
        payer: &AccountId,
        provider: &AccountId,
        asset: &AssetKind,
        gross: Balance,
        tokens: u64,
        source: PaymentSource,
    ) -> Result<Receipt, DispatchError>;
    /// Network fee in force.
    fn fee() -> Bps;
    /// Returns `true` if work may be paid in `asset`.
    fn accepts(asset: &AssetKind) -> bool;
}

impl<AccountId> Settle<AccountId> for () {
    fn settle(
        _: &AccountId,
        _: &AccountId,
        _: &AssetKind,
        _: Balance,
        _: u64,
        _: PaymentSource,
    ) -> Result<Receipt, DispatchError> {
        Err(DispatchError::Unavailable)
    }
    fn fee() -> Bps {
        0
    }
    fn accepts(_: &AssetKind) -> bool {
        false
    }
}
