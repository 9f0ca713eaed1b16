//! Jobs, bids and asks.

use super::{MAX_AMOUNT, MAX_CLASSES};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::fixed::mul_div_up;
use quaestor_primitives::{AssetKind, Balance, PaymentSource, Receipt, Seconds};
use scale_info::TypeInfo;

/// Number of a job; never used twice.
pub type JobId = u64;
/// Number of a class of models.
pub type ClassId = u8;
/// Hash of data that is kept elsewhere.
pub type Hash = [u8; 32];
/// Location of a result.
pub type Location = BoundedVec<u8, ConstU32<128>>;

/// Maximum number of bids on a job.
pub const MAX_BIDS: u32 = 8;
/// Number of providers that a job remembers to have declined it.
pub const MAX_BARRED: u32 = 8;
/// Maximum number of tokens of a job, and of an ask per day.
pub const MAX_UNITS: u64 = 1_000_000_000_000;
/// Maximum number of jobs that a block visits in idle time.
pub const MAX_IDLE_JOBS: u32 = 4;
/// Tokens that a price is for.
pub const PRICED_UNITS: u128 = 1_000;

/// Order of an inference.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct JobSpec {
    /// Class of the model.
    pub class: ClassId,
    /// Hash of the manifest: weights, runtime and rules of sampling, which define a right output.
    pub manifest: Hash,
    /// Hash of the input.
    pub input: Hash,
    /// Tokens to generate: from 1 to 10^12.
    pub units: u64,
    /// Asset of the payment.
    pub asset: AssetKind,
    /// Maximum price, in smallest units of the asset: from 1 to 10^30.
    pub max_price: Balance,
    /// Time for bids, in seconds: from an hour to 7 days of the economy. It starts again when a provider
    /// declines.
    pub window_secs: Seconds,
    /// Maximum time to deliver, in seconds: from 1 to the maximum of the parameters.
    pub deliver_secs: Seconds,
    /// Least tier of the provider.
    pub least_tier: u8,
    /// Least reputation of the provider, in parts per million.
    pub least_reputation: u32,
    /// The result may be drawn for an audit. A job that cannot be audited earns no work credit.
    pub auditable: bool,
    /// Public key that the output is encrypted to.
    pub key: Hash,
}

impl JobSpec {
    /// Returns `true` if tokens and price are within their ranges.
    pub fn is_in_range(&self) -> bool {
        (1..=MAX_UNITS).contains(&self.units) && (1..=MAX_AMOUNT).contains(&self.max_price)
    }
}

/// Work that a provider has promised.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Deal<AccountId> {
    /// The provider.
    pub provider: AccountId,
    /// Price, in smallest units of the asset.
    pub price: Balance,
    /// The price that the provider is liable for, in smallest units of the native token.
    pub liability: Balance,
    /// Penalty of a missed deadline, in smallest units of the native token.
    pub penalty: Balance,
    /// Time of the assignment, in seconds since the Unix epoch.
    pub assigned: Seconds,
    /// End of the time to decline, exclusive, in seconds since the Unix epoch.
    pub decline_until: Seconds,
    /// End of the time to deliver, exclusive, in seconds since the Unix epoch.
    pub deadline: Seconds,
}

/// Result of a job.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct JobResult {
    /// Hash of the output.
    pub output: Hash,
    /// Tokens generated.
    pub tokens: u64,
    /// Location of the encrypted output.
    pub location: Location,
    /// Block of the result.
    pub block: u32,
    /// Time of the result, in seconds since the Unix epoch.
    pub submitted: Seconds,
    /// End of the time of the consumer to dispute it, exclusive, in seconds since the Unix epoch.
    pub review_until: Seconds,
    /// End of the time in which an audit may dispute it, exclusive, in seconds since the Unix epoch.
    pub audit_until: Seconds,
}

/// State of a job.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Stage<AccountId> {
    /// Providers bid.
    Open,
    /// A provider works on it.
    Assigned(Deal<AccountId>),
    /// The consumer may dispute the result.
    Submitted(Deal<AccountId>, JobResult),
    /// It is paid, and the provider is still liable.
    Paid(Deal<AccountId>, JobResult),
    /// A dispute is open.
    Frozen {
        /// The promise.
        deal: Deal<AccountId>,
        /// The result.
        result: JobResult,
        /// It is paid.
        paid: bool,
    },
}

/// A job.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Job<AccountId> {
    /// The account that pays for it.
    pub consumer: AccountId,
    /// The order.
    pub spec: JobSpec,
    /// Amount on hold for the price, in smallest units of the asset: the maximum price until it is paid
    /// or goes back.
    pub escrow: Balance,
    /// Deposit on hold for the record, in smallest units of the native token.
    pub deposit: Balance,
    /// End of the time for bids, exclusive, in seconds since the Unix epoch.
    pub bids_until: Seconds,
    /// The last providers that have declined it; they cannot bid on it again.
    pub barred: BoundedVec<AccountId, ConstU32<MAX_BARRED>>,
    /// State.
    pub stage: Stage<AccountId>,
}

impl<AccountId: PartialEq> Job<AccountId> {
    /// The promise, if a provider has it.
    pub const fn deal(&self) -> Option<&Deal<AccountId>> {
        match &self.stage {
            Stage::Open => None,
            Stage::Assigned(deal)
            | Stage::Submitted(deal, _)
            | Stage::Paid(deal, _)
            | Stage::Frozen { deal, .. } => Some(deal),
        }
    }

    /// The result, if there is one.
    pub const fn result(&self) -> Option<&JobResult> {
        match &self.stage {
            Stage::Open | Stage::Assigned(_) => None,
            Stage::Submitted(_, result) | Stage::Paid(_, result) | Stage::Frozen { result, .. } => {
                Some(result)
            },
        }
    }

    /// Returns `true` if `who` has declined it.
    pub fn bars(&self, who: &AccountId) -> bool {
        self.barred.iter().any(|barred| barred == who)
    }

    /// Remembers that `who` has declined it, in place of the first one if need be.
    pub fn bar(&mut self, who: AccountId) {
        if self.barred.is_full() && !self.barred.is_empty() {
            self.barred.remove(0);
        }
        // There is a place.
        let _ = self.barred.try_push(who);
    }
}

/// Offer of a provider for a job.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Bid<AccountId> {
    /// The provider.
    pub provider: AccountId,
    /// Price, in smallest units of the asset of the job.
    pub price: Balance,
    /// Time to deliver, in seconds.
    pub secs: Seconds,
}

/// Refusal of a bid that is no better than those of a full list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoPlace;

/// Bids on a job, by price; of equal prices the earlier one first.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct BidList<AccountId>(pub BoundedVec<Bid<AccountId>, ConstU32<MAX_BIDS>>);

impl<AccountId> Default for BidList<AccountId> {
    fn default() -> Self {
        Self(BoundedVec::default())
    }
}

impl<AccountId: PartialEq> BidList<AccountId> {
    /// Puts a bid in its place, instead of an earlier one of the same provider. Returns the worst bid if
    /// the list was full; an error if that is no worse, and then an earlier bid may be gone.
    pub fn place(&mut self, bid: Bid<AccountId>) -> Result<Option<Bid<AccountId>>, NoPlace> {
        self.take(&bid.provider);
        let place = self.0.partition_point(|other| other.price <= bid.price);
        if self.0.is_full() && place >= self.0.len() {
            return Err(NoPlace);
        }
        self.0.force_insert_keep_left(place, bid).map_err(|_| NoPlace)
    }

    /// Removes the bid of `provider`.
    pub fn take(&mut self, provider: &AccountId) -> Option<Bid<AccountId>> {
        let place = self.0.iter().position(|bid| bid.provider == *provider)?;
        Some(self.0.remove(place))
    }
}

/// Standing offer of a provider in a class.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Ask {
    /// Asset of the price.
    pub asset: AssetKind,
    /// Price of 1,000 tokens, in smallest units of the asset: from 1 to 10^30.
    pub price: Balance,
    /// Least time to deliver that an order must give, in seconds: from 1 on.
    pub least_secs: Seconds,
    /// Tokens per day: from 1 to 10^12. Orders beyond it are refused.
    pub daily_units: u64,
}

impl Ask {
    /// Returns `true` if all values are within their ranges.
    pub fn is_in_range(&self) -> bool {
        (1..=MAX_AMOUNT).contains(&self.price)
            && self.least_secs > 0
            && (1..=MAX_UNITS).contains(&self.daily_units)
    }

    /// Price of this many tokens, rounded up. `None` if it does not fit.
    pub fn price_of(&self, units: u64) -> Option<Balance> {
        mul_div_up(self.price, units.into(), PRICED_UNITS)
    }
}

/// An ask with the tokens that were ordered from it today.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct OpenAsk {
    /// The class.
    pub class: ClassId,
    /// The ask.
    pub ask: Ask,
    /// Number of the day of the last order, counted from the Unix epoch.
    pub day: u32,
    /// Tokens ordered on that day.
    pub ordered: u64,
}

impl OpenAsk {
    /// Takes tokens of `today`. `None` if fewer are left, and then nothing changes.
    pub fn order(&mut self, today: u32, units: u64) -> Option<()> {
        let before = if self.day == today { self.ordered } else { 0 };
        let ordered = before.checked_add(units).filter(|sum| *sum <= self.ask.daily_units)?;
        (self.day, self.ordered) = (today, ordered);
        Some(())
    }
}

/// Asks of a provider, one per class at most.
pub type AskList = BoundedVec<OpenAsk, ConstU32<MAX_CLASSES>>;

/// Number of the next job, and of those that are not gone.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct JobNumbers {
    /// The next job.
    pub next: JobId,
    /// Jobs that are not gone.
    pub live: u32,
}

/// A receipt with its parties.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Record<AccountId> {
    /// The amounts.
    pub receipt: Receipt,
    /// The payment's job, or channel and voucher.
    pub source: PaymentSource,
    /// The account that paid.
    pub consumer: AccountId,
    /// The provider.
    pub provider: AccountId,
    /// The asset.
    pub asset: AssetKind,
    /// Tokens generated.
    pub tokens: u64,
    /// Time from assignment to result of a job, in seconds; zero for a channel.
    pub seconds: Seconds,
    /// Time of the payment, in seconds since the Unix epoch.
    pub time: Seconds,
}
