//! Plain data: plans, terms, subscriptions and what was paid for them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{change_limit::doubled_or_halved, fixed::mul_div_up, BPS};
use quaestor_primitives::{AssetKind, Balance, Bps, Price, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Plans that there can be.
pub const MAX_PLANS: u32 = 32;
/// Plans that an account can be subscribed to at a time.
pub const MAX_PER_ACCOUNT: u32 = 8;
/// Periods that can be paid at once.
pub const MAX_PERIODS: u32 = 24;
/// The highest price of a period, in smallest units of the quote asset: a million USDC.
pub const MAX_PRICE: Balance = 1_000_000_000_000;
/// The longest period, in seconds: 366 days.
pub const MAX_PERIOD_SECS: Seconds = 31_622_400;
/// The largest discount, in basis points.
pub const MAX_DISCOUNT_BPS: Bps = 5_000;
/// Change limit of a discount, in basis points.
pub const MAX_DISCOUNT_STEP_BPS: Bps = 1_000;
/// The most stake that a discount can ask for, in smallest units: a billion with 18 decimals.
pub const MAX_STAKED_MIN: Balance = 1_000_000_000_000_000_000_000_000_000;
/// The longest bucket of the timeline, in seconds: a day.
pub const MAX_BUCKET_SECS: Seconds = 86_400;
/// The most attempts that a renewal can be given.
pub const MAX_ATTEMPTS: u32 = 100;
/// The longest time of grace, in seconds: 90 days.
pub const MAX_GRACE_SECS: Seconds = 7_776_000;

/// A plan's number, from 0 in the order in which plans were added.
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
    /// 10^12; at most doubled or halved per step.
    pub price: Balance,
    /// Length of a period, in seconds: two buckets of the timeline to 366 days; immutable, because
    /// orders to renew agree to a price per period. Another length is another plan.
    pub period_secs: Seconds,
    /// Payments are taken. A closed plan takes none, not even for renewals; what was paid runs on.
    pub open: bool,
}

impl Plan {
    /// The first rule that the plan violates, as a sentence.
    pub fn validate(&self, params: &Params) -> Result<(), &'static str> {
        if params.bucket_secs == 0 {
            return Err("plans need params");
        }
        if self.price == 0 || self.price > MAX_PRICE {
            return Err("the price of a period must be from 1 to 10^12");
        }
        // Else a renewal could be due again in the bucket in which it was paid.
        if self.period_secs < params.bucket_secs.saturating_mul(2)
            || self.period_secs > MAX_PERIOD_SECS
        {
            return Err("a period must last from two buckets to 366 days");
        }
        Ok(())
    }

    /// Can `new` follow in one step, the period aside?
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
    /// Discount for paying in the native token, in basis points: 0 to 5,000; by at most 1,000 per
    /// step.
    pub native_bps: Bps,
    /// Discount in all for paying in the native token with enough staked, in basis points:
    /// `native_bps` to 5,000; by at most 1,000 per step.
    pub staked_bps: Bps,
    /// Stake that earns the discount, in smallest units of the native token: 1 to 10^27; at most
    /// doubled or halved per update.
    pub staked_min: Balance,
    /// Length of a bucket of the timeline, in seconds: 1 to a day; immutable.
    pub bucket_secs: Seconds,
    /// After so many failed attempts in a row automatic renewal is switched off: 1 to 100; at most
    /// doubled or halved per step.
    pub max_attempts: u32,
    /// It is also switched off when an attempt fails this long or longer after the first one that
    /// failed, in seconds: a bucket to 90 days; at most doubled or halved per step.
    pub grace_secs: Seconds,
}

impl Params {
    /// The first rule that the parameters violate, as a sentence.
    pub fn validate(&self) -> Result<(), &'static str> {
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
        if self.grace_secs < self.bucket_secs || self.grace_secs > MAX_GRACE_SECS {
            return Err("the time of grace must last from one bucket to 90 days");
        }
        Ok(())
    }

    /// Can `new` follow in one step, the bucket aside? Anything can follow terms that were never
    /// set.
    pub fn allows_change_to(&self, new: &Self) -> bool {
        *self == Self::default()
            || (self.native_bps.abs_diff(new.native_bps) <= MAX_DISCOUNT_STEP_BPS
                && self.staked_bps.abs_diff(new.staked_bps) <= MAX_DISCOUNT_STEP_BPS
                && doubled_or_halved(self.staked_min, new.staked_min)
                && doubled_or_halved(self.max_attempts, new.max_attempts)
                && doubled_or_halved(self.grace_secs, new.grace_secs))
    }

    /// Discount for paying in the native token, in basis points, with so much staked.
    pub const fn discount_bps(&self, staked: Balance) -> Bps {
        if staked >= self.staked_min {
            self.staked_bps
        } else {
            self.native_bps
        }
    }

    /// The bucket that a time falls into.
    pub fn bucket_of(&self, time: Seconds) -> Bucket {
        time.checked_div(self.bucket_secs).unwrap_or_default()
    }

    /// The bucket in which the renewal of what ends at `active_until` is due: the last one that
    /// begins before the end, so that a renewal on time leaves no gap.
    pub fn due_bucket(&self, active_until: Seconds) -> Bucket {
        self.bucket_of(active_until.saturating_sub(1))
    }

    /// When a bucket begins.
    pub const fn start_of(&self, bucket: Bucket) -> Seconds {
        bucket.saturating_mul(self.bucket_secs)
    }

    /// Is this failure the last one that a renewal is given?
    pub const fn gives_up(&self, renewal: &Renewal, now: Seconds) -> bool {
        renewal.attempts >= self.max_attempts
            || now.saturating_sub(renewal.failing_since) >= self.grace_secs
    }
}

/// Renewal of a subscription, one period at a time.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct AutoRenew {
    /// The asset to pay with: the quote asset or the native token.
    pub pay_with: AssetKind,
    /// The most that a period may cost, in smallest units of that asset.
    pub max_payment: Balance,
}

/// A renewal on the timeline.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Renewal {
    /// Order of the subscriber.
    pub order: AutoRenew,
    /// The bucket that it stands in.
    pub bucket: Bucket,
    /// Attempts that have failed since the last payment, or since it was ordered.
    pub attempts: u32,
    /// When the first of them failed; 0 if there is none.
    pub failing_since: Seconds,
}

/// Payments in one asset, added up.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Paid {
    /// Number of payments.
    pub payments: u64,
    /// Their sum, in smallest units of the asset.
    pub amount: Balance,
    /// The periods that they paid for.
    pub periods: u64,
}

impl Paid {
    /// Both together.
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            payments: self.payments.checked_add(other.payments)?,
            amount: self.amount.checked_add(other.amount)?,
            periods: self.periods.checked_add(other.periods)?,
        })
    }
}

/// All payments for a plan in one asset.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Total {
    /// All of them.
    pub paid: Paid,
    /// Those of them that belong to subscriptions which were forgotten.
    pub forgotten: Paid,
}

/// Result of a payment.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Quote {
    /// The price after the discount, in smallest units of the quote asset, rounded up.
    pub usdc_price: Balance,
    /// The discount, in basis points.
    pub discount_bps: Bps,
    /// The asset to pay with.
    pub asset: AssetKind,
    /// Amount charged, in smallest units of that asset, rounded up.
    pub amount: Balance,
}

impl Quote {
    /// The price in the quote asset itself.
    pub const fn in_quote(asset: AssetKind, usdc_price: Balance) -> Self {
        Self { usdc_price, discount_bps: 0, asset, amount: usdc_price }
    }

    /// The price in the native token, at `price`, rounded up. `None` if that does not fit.
    pub fn in_native(usdc_price: Balance, discount_bps: Bps, price: Price) -> Option<Self> {
        let amount = price.amount_for_up(usdc_price)?;
        Some(Self { usdc_price, discount_bps, asset: AssetKind::Native, amount })
    }
}

/// A payment that was made.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Payment {
    /// When.
    pub time: Seconds,
    /// For so many periods.
    pub periods: u32,
    /// The resulting quote.
    pub quote: Quote,
}

/// A subscription: paid at least once.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Subscription {
    /// The plan.
    pub plan: PlanId,
    /// It is active before this time.
    pub active_until: Seconds,
    /// Automatic renewal, if enabled.
    pub renewal: Option<Renewal>,
    /// All payments in the quote asset.
    pub paid_quote: Paid,
    /// All payments in the native token.
    pub paid_native: Paid,
    /// The last payment.
    pub last: Payment,
}

impl Subscription {
    /// Is it active at this time?
    pub const fn is_active(&self, now: Seconds) -> bool {
        now < self.active_until
    }

    /// All payments in the asset.
    pub fn paid_mut(&mut self, asset: &AssetKind) -> &mut Paid {
        match asset {
            AssetKind::Native => &mut self.paid_native,
            AssetKind::WithId(_) => &mut self.paid_quote,
        }
    }
}

/// The subscriptions of an account, in the order in which they began.
pub type AccountSubscriptions = BoundedVec<Subscription, ConstU32<MAX_PER_ACCOUNT>>;
