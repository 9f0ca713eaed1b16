//! Parameters, channels and totals.

use crate::voucher::{Claim, Hash, SignatureBytes, VoucherBytes};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::RangeInclusive;
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::change_limit::doubled_or_halved;
use quaestor_primitives::{AssetKind, Balance, Seconds, WorkKey};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Number of a channel; never used twice.
pub type ChannelId = u64;

/// The longest day, in seconds.
pub const MAX_DAY_SECS: Seconds = 86_400;
/// The longest dispute time, in days.
pub const MAX_DISPUTE_DAYS: u64 = 30;
/// The longest life of a channel, in days.
pub const MAX_LIFE_DAYS: u64 = 365;
/// Range of the minimum deposit, in smallest units.
pub const DEPOSIT_RANGE: RangeInclusive<Balance> =
    1_000_000_000_000_000..=1_000_000_000_000_000_000_000_000;
/// Maximum number of vouchers of a batch.
pub const MAX_BATCH: u32 = 32;

/// Vouchers to redeem: the channel, the voucher, its signature.
pub type Batch = BoundedVec<(ChannelId, VoucherBytes, SignatureBytes), ConstU32<MAX_BATCH>>;

/// The economy's rules for channels.
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
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Params {
    /// Time in which vouchers are still redeemed after the consumer asks for the end or the channel
    /// expires, in seconds: from an hour to 30 days of the economy. At most doubled or halved. An open
    /// channel keeps its own.
    pub dispute_secs: Seconds,
    /// Longest time from now to the expiry of a channel, in seconds: from a day to 365 days of the
    /// economy, and at least the dispute time. At most doubled or halved.
    pub max_life_secs: Seconds,
    /// Minimum deposit of a channel in the native token, in smallest units: from 10^15 to 10^24. In
    /// another asset it is as many whole units. At most doubled or halved.
    pub min_deposit: Balance,
    /// Length of a day of the economy, in seconds: from 1 to 86,400. It is fixed at genesis; an hour
    /// is its 24th part, and at least a second.
    pub day_secs: Seconds,
}

impl quaestor_primitives::Params for Params {
    fn validate(&self) -> Result<(), &'static str> {
        if !(1..=MAX_DAY_SECS).contains(&self.day_secs) {
            return Err("a day must last from a second to 86,400");
        }
        let hour = self.day_secs.checked_div(24).unwrap_or_default().max(1);
        let days = |days| self.day_secs.saturating_mul(days);
        if !(hour..=days(MAX_DISPUTE_DAYS)).contains(&self.dispute_secs) {
            return Err("the dispute time must be from an hour to 30 days");
        }
        let least = self.day_secs.max(self.dispute_secs);
        if !(least..=days(MAX_LIFE_DAYS)).contains(&self.max_life_secs) {
            return Err("the longest life must be from a day and the dispute time to 365 days");
        }
        if !DEPOSIT_RANGE.contains(&self.min_deposit) {
            return Err("the minimum deposit must be from 10^15 to 10^24");
        }
        Ok(())
    }

    fn allows_change_to(&self, new: &Self) -> bool {
        self.day_secs == new.day_secs
            && doubled_or_halved(self.dispute_secs, new.dispute_secs)
            && doubled_or_halved(self.max_life_secs, new.max_life_secs)
            && doubled_or_halved(self.min_deposit, new.min_deposit)
    }
}

impl Params {
    /// Returns `true` if a channel may expire at `expires`: from a day after `now` to the longest
    /// life after it.
    pub fn allows_expiry(&self, now: Seconds, expires: Seconds) -> bool {
        let after = |secs| now.saturating_add(secs);
        (after(self.day_secs)..=after(self.max_life_secs)).contains(&expires)
    }
}

/// Phase of a channel.
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
pub enum Phase {
    /// Vouchers are redeemed, and the consumer may top up.
    Open,
    /// The consumer has asked for the end. Vouchers are redeemed until the channel is finished.
    Closing {
        /// Time from which on it can be finished, in seconds since the Unix epoch.
        until: Seconds,
    },
    /// The rest of the deposit has gone back. The record is kept for challenges.
    Ended {
        /// Time from which on it can be removed, in seconds since the Unix epoch; zero if all that was paid
        /// is challenged, or was.
        until: Seconds,
    },
}

/// Sums of what was paid lately, in two buckets of the dispute time. A payment counts for at least the
/// dispute time after it, so a small one cannot hide a large one that came before it.
#[derive(
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Recent {
    /// Start of the current bucket, in seconds since the Unix epoch.
    pub since: Seconds,
    /// Time of the last payment, in seconds since the Unix epoch; zero before the first.
    pub at: Seconds,
    /// Sum of the current bucket, in smallest units.
    pub current: Balance,
    /// Sum of the bucket before it, in smallest units.
    pub before: Balance,
}

impl Recent {
    /// Adds a payment at `now`. Buckets are `secs` long.
    pub fn add(&mut self, now: Seconds, amount: Balance, secs: Seconds) {
        let age = now.saturating_sub(self.since);
        if self.at == 0 || age >= secs.saturating_mul(2) {
            *self = Self { since: now, ..Self::default() };
        } else if age >= secs {
            let since = self.since.saturating_add(secs);
            *self = Self { since, before: self.current, ..Self::default() };
        }
        self.current = self.current.saturating_add(amount);
        self.at = now;
    }

    /// Sum of both buckets, in smallest units.
    pub const fn sum(&self) -> Balance {
        self.before.saturating_add(self.current)
    }
}

/// A channel from a consumer to a provider. Parties, asset, key, version and dispute time never
/// change.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Channel<AccountId> {
    /// Account that pays.
    pub consumer: AccountId,
    /// Account that is paid.
    pub provider: AccountId,
    /// Asset of the deposit.
    pub asset: AssetKind,
    /// Key that signs vouchers.
    pub key: WorkKey,
    /// Version of the vouchers' format.
    pub version: u8,
    /// Opening hash.
    pub opening: Hash,
    /// Sum of deposits, in smallest units.
    pub deposited: Balance,
    /// Sum of payments, in smallest units; at most `deposited`.
    pub paid: Balance,
    /// Nonce of the last redeemed voucher.
    pub nonce: u64,
    /// Tokens of the last redeemed voucher.
    pub tokens: u64,
    /// Expiry, in seconds since the Unix epoch.
    pub expires: Seconds,
    /// Dispute time, in seconds.
    pub dispute_secs: Seconds,
    /// Storage deposit on hold, in smallest units of the native token.
    pub storage_deposit: Balance,
    /// Phase.
    pub phase: Phase,
    /// Sums of what was paid lately.
    pub recent: Recent,
    /// A challenge is open, and the record must not be removed.
    pub frozen: bool,
}

impl<AccountId> Channel<AccountId> {
    /// Amount on hold, in smallest units; nothing after the end.
    pub const fn held(&self) -> Balance {
        match self.phase {
            Phase::Ended { .. } => 0,
            Phase::Open | Phase::Closing { .. } => self.deposited.saturating_sub(self.paid),
        }
    }

    /// Amount that a claim pays, as far as the deposit goes, in smallest units.
    pub fn payable(&self, claim: &Claim) -> Balance {
        claim.cumulative.min(self.deposited).saturating_sub(self.paid)
    }

    /// Returns `true` if a claim is above what was paid, and no counter of it goes back.
    pub const fn is_newer(&self, claim: &Claim) -> bool {
        claim.cumulative > self.paid && claim.nonce >= self.nonce && claim.tokens >= self.tokens
    }

    /// Time from which on the channel can be finished, or its record removed after its end, in
    /// seconds since the Unix epoch. A halt may extend it.
    pub fn due_at(&self) -> Seconds {
        let expired = self.expires.saturating_add(self.dispute_secs);
        match self.phase {
            Phase::Open => expired,
            Phase::Closing { until } => until.min(expired),
            Phase::Ended { until } => until,
        }
    }

    /// Time until which the last payment can be challenged, in seconds since the Unix epoch; `None`
    /// without a payment. A halt may extend it.
    pub fn challengeable_until(&self) -> Option<Seconds> {
        (self.recent.at > 0).then(|| self.recent.at.saturating_add(self.dispute_secs))
    }
}

/// Channels of one asset that have not ended.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Total {
    /// Number of channels.
    pub channels: u64,
    /// Sum of deposits that are not paid out, in smallest units.
    pub held: Balance,
}

/// Subject of a challenge of a stream: what a provider was paid lately, and its statement of what it
/// generated for it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct StreamSubject<AccountId> {
    /// The channel.
    pub channel: ChannelId,
    /// Account that paid.
    pub consumer: AccountId,
    /// Account that was paid.
    pub provider: AccountId,
    /// Asset of the payments.
    pub asset: AssetKind,
    /// Sum of the last payments, in smallest units: at least those of the last dispute time, at most
    /// those of the last two.
    pub amount: Balance,
    /// Time of the last payment, in seconds since the Unix epoch.
    pub paid_at: Seconds,
    /// Time until which they can be challenged, in seconds since the Unix epoch.
    pub until: Seconds,
    /// Tokens generated by the statement.
    pub tokens: u64,
    /// Hash over manifest, input and output so far.
    pub transcript: Hash,
    /// A challenge is open.
    pub frozen: bool,
}
