//! Plans, parameters, subscriptions and payments.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{change_limit::doubled_or_halved, fixed::mul_div_up, BPS};
use quaestor_primitives::{AssetKind, Balance, Bps, Price, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Maximum number of plans.
pub const MAX_PLANS: u32 = 32;
/// Maximum number of subscriptions of an account.
pub const MAX_PER_ACCOUNT: u32 = 8;
/// Maximum number of periods in one payment.
pub const MAX_PERIODS: u32 = 24;
/// Highest price of a period, in smallest units of the quote asset: a million USDC.
pub const MAX_PRICE: Balance = 1_000_000_000_000;
/// Longest period, in seconds: 366 days.
pub const MAX_PERIOD_SECS: Seconds = 31_622_400;
/// Largest discount, in basis points.
pub const MAX_DISCOUNT_BPS: Bps = 5_000;
/// Change limit of a discount, in basis points.
pub const MAX_DISCOUNT_CHANGE_BPS: Bps = 1_000;
/// Highest stake that can be required for a discount, in smallest units: a billion with 18
/// decimals.
pub const MAX_STAKED_MIN: Balance = 1_000_000_000_000_000_000_000_000_000;
/// Longest bucket of the timeline, in seconds: a day.
pub const MAX_BUCKET_SECS: Seconds = 86_400;
/// Maximum number of attempts of a renewal.
pub const MAX_ATTEMPTS: u32 = 100;

/// A group of parameters, which changes at most once in the change interval.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum ParamGroup {
    /// The parameters.
    Params,
    /// A plan. Closing it is no change.
    Plan(PlanId),
}

/// Number of a plan; the first is 0.
pub type PlanId = u32;
/// Number of a bucket of the timeline: seconds since the Unix epoch over the length of a bucket.
pub type Bucket = u64;

/// A plan to subscribe to.
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
pub struct Plan {
    /// Price of a period without a discount, in smallest units of the quote asset (USDC): 1 to
    /// 10^12; at most doubled or halved per update.
    pub price: Balance,
    /// Length of a period, in seconds: two buckets of the timeline to 366 days; immutable, because
    /// the maximum payment of an order is per period.
    pub period_secs: Seconds,
    /// `true` if payments are taken, renewals included. Paid time of a closed plan runs on.
    pub open: bool,
}

impl Plan {
    /// Checks the bounds. The error is a sentence.
    pub fn validate(&self, params: &Params) -> Result<(), &'static str> {
        if params.bucket_secs == 0 {
            return Err("plans need parameters");
        }
        if self.price == 0 || self.price > MAX_PRICE {
            return Err("the price of a period must be from 1 to 10^12");
        }
        // With a shorter period a renewal could be due again in the bucket of its payment.
        if self.period_secs < params.bucket_secs.saturating_mul(2)
            || self.period_secs > MAX_PERIOD_SECS
        {
            return Err("a period must last from two buckets to 366 days");
        }
        Ok(())
    }

    /// Returns `true` if one update may change the price to that of `new`.
    pub fn allows_change_to(&self, new: &Self) -> bool {
        doubled_or_halved(self.price, new.price)
    }

    /// Price of the given number of periods after a discount, in smallest units of the quote asset,
    /// rounded up.
    pub fn price_of(&self, periods: u32, discount_bps: Bps) -> Option<Balance> {
        let full = self.price.checked_mul(periods.into())?;
        mul_div_up(full, BPS.checked_sub(discount_bps)?.into(), BPS.into())
    }
}

/// The economy's rules for payments and renewals.
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
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct Params {
    /// Discount on payments in the native token, in basis points: 0 to 5,000; changes by at most
    /// 1,000 per update.
    pub native_bps: Bps,
    /// Discount on payments in the native token by accounts with `staked_min`, in basis points:
    /// `native_bps` to 5,000; changes by at most 1,000 per update. It replaces `native_bps`.
    pub staked_bps: Bps,
    /// Stake past its warm-up that earns `staked_bps`, in smallest units of the native token: 1 to
    /// 10^27; at most doubled or halved per update.
    pub staked_min: Balance,
    /// Length of a bucket of the timeline, in seconds: 1 to a day; immutable.
    pub bucket_secs: Seconds,
    /// Number of consecutive failed attempts, at most one per bucket, after which automatic renewal
    /// is disabled: 1 to 100; at most doubled or halved per update.
    pub max_attempts: u32,
}

impl quaestor_primitives::Params for Params {
    fn validate(&self) -> Result<(), &'static str> {
        if self.staked_bps > MAX_DISCOUNT_BPS {
            return Err("a discount must be at most 50 %");
        }
        if self.native_bps > self.staked_bps {
            return Err("the discount with stake must not be lower than the one without");
        }
        if self.staked_min == 0 || self.staked_min > MAX_STAKED_MIN {
            return Err("the stake that a discount asks for must be from 1 to 10^27");
        }
        if self.bucket_secs == 0 || self.bucket_secs > MAX_BUCKET_SECS {
            return Err("a bucket must last from one second to a day");
        }
        if self.max_attempts == 0 || self.max_attempts > MAX_ATTEMPTS {
            return Err("a renewal must have from 1 to 100 attempts");
        }
        Ok(())
    }

    /// No change limit applies to parameters that were never set. The bucket is not compared: the
    /// call refuses another one with an error of its own.
    fn allows_change_to(&self, new: &Self) -> bool {
        *self == Self::default()
            || (self.native_bps.abs_diff(new.native_bps) <= MAX_DISCOUNT_CHANGE_BPS
                && self.staked_bps.abs_diff(new.staked_bps) <= MAX_DISCOUNT_CHANGE_BPS
                && doubled_or_halved(self.staked_min, new.staked_min)
                && doubled_or_halved(self.max_attempts, new.max_attempts))
    }
}

impl Params {
    /// Discount on payments in the native token by an account with `staked` past its warm-up, in
    /// basis points.
    pub const fn discount_bps(&self, staked: Balance) -> Bps {
        if staked >= self.staked_min {
            self.staked_bps
        } else {
            self.native_bps
        }
    }

    /// Bucket that `time` falls into.
    pub fn bucket_of(&self, time: Seconds) -> Bucket {
        time.checked_div(self.bucket_secs).unwrap_or_default()
    }

    /// Bucket in which a renewal is due: the last one that begins before `active_until`.
    pub fn due_bucket(&self, active_until: Seconds) -> Bucket {
        self.bucket_of(active_until.saturating_sub(1))
    }

    /// Start of `bucket`, in seconds since the Unix epoch.
    pub const fn start_of(&self, bucket: Bucket) -> Seconds {
        bucket.saturating_mul(self.bucket_secs)
    }

    /// Returns `true` if the failed attempts of `renewal` disable it.
    pub const fn gives_up(&self, renewal: &Renewal) -> bool {
        renewal.attempts >= self.max_attempts
    }
}

/// An order to renew a subscription, one period at a time.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct AutoRenew {
    /// The asset to pay with: the quote asset or the native token.
    pub pay_with: AssetKind,
    /// Maximum payment for a period, in smallest units of that asset.
    pub max_payment: Balance,
}

/// A renewal on the timeline.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Renewal {
    /// The order of the subscriber.
    pub order: AutoRenew,
    /// Its bucket.
    pub bucket: Bucket,
    /// Number of failed attempts since the last payment or order.
    pub attempts: u32,
}

/// Sum of payments in one asset.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Paid {
    /// Number of payments.
    pub payments: u64,
    /// Their sum, in smallest units of the asset.
    pub amount: Balance,
    /// Number of periods paid.
    pub periods: u64,
}

impl Paid {
    /// The sum, or `None` on overflow.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        Some(Self {
            payments: self.payments.checked_add(other.payments)?,
            amount: self.amount.checked_add(other.amount)?,
            periods: self.periods.checked_add(other.periods)?,
        })
    }
}

/// Sums of the payments for a plan in one asset.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Total {
    /// All payments.
    pub paid: Paid,
    /// Payments of subscriptions that were removed.
    pub forgotten: Paid,
}

/// Cost of a payment.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Quote {
    /// Price after the discount, in smallest units of the quote asset, rounded up.
    pub usdc_price: Balance,
    /// Discount, in basis points.
    pub discount_bps: Bps,
    /// The asset to pay with.
    pub asset: AssetKind,
    /// Amount to pay, in smallest units of that asset, rounded up.
    pub amount: Balance,
}

impl Quote {
    /// Cost in the quote asset.
    pub const fn in_quote(asset: AssetKind, usdc_price: Balance) -> Self {
        Self { usdc_price, discount_bps: 0, asset, amount: usdc_price }
    }

    /// Cost in the native token at `price`, rounded up, or `None` on overflow.
    pub fn in_native(usdc_price: Balance, discount_bps: Bps, price: Price) -> Option<Self> {
        let amount = price.amount_for_up(usdc_price)?;
        Some(Self { usdc_price, discount_bps, asset: AssetKind::Native, amount })
    }
}

/// A payment.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Payment {
    /// Time, in seconds since the Unix epoch.
    pub time: Seconds,
    /// Number of periods.
    pub periods: u32,
    /// Its cost.
    pub quote: Quote,
}

/// A subscription to a plan.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Subscription {
    /// The plan.
    pub plan: PlanId,
    /// End of the paid time, exclusive, in seconds since the Unix epoch.
    pub active_until: Seconds,
    /// Automatic renewal, if there is an order.
    pub renewal: Option<Renewal>,
    /// Sum of the payments in the quote asset.
    pub paid_quote: Paid,
    /// Sum of the payments in the native token.
    pub paid_native: Paid,
    /// The last payment.
    pub last: Payment,
}

impl Subscription {
    /// Returns `true` if the subscription has not lapsed at `now`.
    pub const fn is_active(&self, now: Seconds) -> bool {
        now < self.active_until
    }

    /// Sum of the payments in `asset`.
    pub fn paid_mut(&mut self, asset: &AssetKind) -> &mut Paid {
        match asset {
            AssetKind::Native => &mut self.paid_native,
            AssetKind::WithId(_) => &mut self.paid_quote,
        }
    }
}

/// Subscriptions of an account, oldest first.
pub type AccountSubscriptions = BoundedVec<Subscription, ConstU32<MAX_PER_ACCOUNT>>;
