//! Plain data: pools with their terms, what accounts have earned, streams.

mod params;

pub use params::PoolParams;
pub use quaestor_primitives::{Unallocated, MAX_POSITIONS};

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{
    accrual::Terms,
    fixed::{floor, frac},
    pool::RateEnd,
    vested, Accrual, Pool, Q128, YEAR,
};
use quaestor_primitives::{AssetKind, Balance, Position, PositionId, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Reward pools that there can be.
pub const MAX_POOLS: u32 = 4;
/// Streams of an account in one asset.
pub const MAX_STREAMS_PER_ASSET: u32 = 16;
/// Streams of an account: the most of each asset, so that assets cannot crowd out one another.
pub const MAX_STREAMS: u32 = MAX_POOLS * MAX_STREAMS_PER_ASSET;
/// Longest reward period and longest vesting, in seconds: a year of 365 days.
pub const MAX_PERIOD_SECS: Seconds = YEAR;
/// The highest minimum of a funding, a claim or a compounding, in smallest units: a million of a
/// token with 18 decimals.
pub const MAX_MINIMUM: Balance = 1_000_000_000_000_000_000_000_000;
/// Highest minimum of a funding, in whole units of the asset.
pub const MAX_MIN_FUNDING_UNITS: Balance = 1_000_000;
/// Highest minimum of a claim, in whole units of the asset.
pub const MAX_MIN_CLAIM_UNITS: Balance = 100;
/// Highest minimum of a compounding, in whole units of the asset.
pub const MAX_MIN_COMPOUND_UNITS: Balance = 10_000;
/// The highest numerator of a cap, in smallest units: 10^11 of a token with 18 decimals.
pub const MAX_CAP_AMOUNT: Balance = 100_000_000_000_000_000_000_000_000_000;
/// The highest denominator of a cap, in seconds: ten years of 365 days.
pub const MAX_CAP_SECS: Seconds = 315_360_000;
/// Lower bound of the value that is doubled when vesting is shorter, in seconds.
pub const UNIT_SECS: Seconds = 60;

/// A number for each pool, in pool order.
pub type PerPool<V> = BoundedVec<V, ConstU32<MAX_POOLS>>;

/// Destination of unallocated reward when it is released.
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
pub enum Destination {
    /// Back into the pool, as a new funding.
    Stream,
    /// To the backstop.
    Backstop,
    /// It is burnt.
    Burn,
}

/// A pool: asset, rules, state.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct PoolRecord {
    /// The asset it pays.
    pub asset: AssetKind,
    /// Its rules.
    pub params: PoolParams,
    /// Rules that take effect later, and the time at which they do, in seconds since the Unix epoch.
    pub next: Option<(PoolParams, Seconds)>,
    /// Time of the last announcement of rules, in seconds since the Unix epoch.
    pub changed_at: Seconds,
    /// Its accrual, in units of `2^-128` of the smallest unit.
    pub pool: Pool,
    /// Unpaid amount of its streams, in smallest units.
    pub streaming: Balance,
    /// Minimum balance of its account, which belongs to nobody, in smallest units.
    pub base: Balance,
    /// Fractions that accounts left behind, each below one smallest unit, in units of `2^-128`. They
    /// are released with the forfeited reward.
    pub dust: Q128,
}

impl PoolRecord {
    /// Balance that the pool gives account of, in smallest units: minimum balance, streams, and what
    /// the pool owes. The sum of the latter is whole.
    pub fn booked(&self) -> Option<Balance> {
        let owed = self.pool.liabilities()?.checked_add(self.dust)?;
        let whole = floor(owed).checked_add(u128::from(!frac(owed).is_zero()))?;
        self.base.checked_add(self.streaming)?.checked_add(whole)
    }

    /// A pool that has not emitted anything.
    pub fn new(asset: AssetKind, params: PoolParams, base: Balance, clock: Seconds) -> Self {
        Self {
            asset,
            params,
            next: None,
            changed_at: 0,
            pool: Pool { at: clock, ..Default::default() },
            streaming: 0,
            base,
            dust: Default::default(),
        }
    }

    /// Replaces the rules by those that take effect at `now`. Returns the old ones.
    pub fn take_effect(&mut self, now: Seconds) -> Option<PoolParams> {
        let (params, from) = self.next?;
        if from > now {
            return None;
        }
        self.next = None;
        Some(core::mem::replace(&mut self.params, params))
    }

    /// Reward kept apart for `reason`.
    pub fn unallocated_mut(&mut self, reason: Unallocated) -> &mut Q128 {
        match reason {
            Unallocated::NoStake => &mut self.pool.no_stake,
            Unallocated::Redirected => &mut self.pool.redirected,
            Unallocated::Forfeited => &mut self.pool.forfeited,
        }
    }
}

/// All pools, in the one record that each block and each call reads.
#[derive(
    Clone,
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
pub struct RewardsState {
    /// The engine's now: every pool has emitted up to it. Zero before it starts.
    pub clock: Seconds,
    /// Length of a bucket, in seconds; that of the staking vault.
    pub bucket_secs: Seconds,
    /// Automatic compounding visits an account at most once in this time, in seconds.
    pub compound_secs: Seconds,
    /// Rewards go past the stakers.
    pub redirected: bool,
    /// First number of the streams of an account that has had none: above every number of an account
    /// that has left, so that no number comes back.
    pub first_stream: u32,
    /// The pools; a pool keeps its slot for ever.
    pub pools: PerPool<PoolRecord>,
}

impl RewardsState {
    /// Slot and record of the pool of `asset`.
    pub fn find_mut(&mut self, asset: &AssetKind) -> Option<(usize, &mut PoolRecord)> {
        self.pools.iter_mut().enumerate().find(|(_, record)| record.asset == *asset)
    }
}

/// The streams of a pool that end at one boundary.
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
pub struct EndingRate {
    /// Place of the pool.
    pub pool: u8,
    /// Emission per second that ends.
    pub rate: Q128,
}

impl EndingRate {
    pub(crate) fn new(pool: usize, end: &RateEnd) -> Option<Self> {
        Some(Self { pool: u8::try_from(pool).ok()?, rate: end.rate })
    }
}

/// Earnings of a position, by pool.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct PositionAccount {
    /// The position.
    pub id: PositionId,
    /// Its account with each pool, in pool order; pools that it has not met yet are missing.
    pub accruals: PerPool<Accrual>,
}

/// A claim that vests.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Stream {
    /// Number within the account, never used twice.
    pub id: u32,
    /// Asset that it pays.
    pub asset: AssetKind,
    /// When it begins: the boundary at or after the claim.
    pub start: Seconds,
    /// When all has vested.
    pub end: Seconds,
    /// All that it pays, in smallest units.
    pub total: Balance,
    /// Amount paid so far, in smallest units.
    pub collected: Balance,
}

impl Stream {
    /// Amount that can be collected at `now`; rounds down.
    pub fn collectable(&self, now: Seconds) -> Balance {
        vested(self.total, self.start, self.end, now).saturating_sub(self.collected)
    }

    /// Amount not yet paid.
    pub fn unpaid(&self) -> Balance {
        self.total.saturating_sub(self.collected)
    }
}

/// The streams of an account.
pub type Streams = BoundedVec<Stream, ConstU32<MAX_STREAMS>>;

/// Everything that the rewards pallet knows of an account.
#[derive(
    Clone,
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
pub struct AccountEarnings {
    /// Earnings of live positions. A position that has had no weight yet may be missing.
    pub positions: BoundedVec<PositionAccount, ConstU32<MAX_POSITIONS>>,
    /// Claimable and bound to no position any more, by pool, in units of `2^-128`.
    pub settled: PerPool<Q128>,
    /// Claims that vest, oldest first.
    pub streams: Streams,
    /// The next number for a stream.
    pub next_stream: u32,
}

impl AccountEarnings {
    /// Nothing left: the record can go.
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty()
            && self.streams.is_empty()
            && self.settled.iter().all(Q128::is_zero)
    }

    /// Neither positions nor streams, and less than a smallest unit to claim in each asset.
    pub(crate) fn has_left(&self) -> bool {
        self.positions.is_empty()
            && self.streams.is_empty()
            && self.settled.iter().all(|fraction| floor(*fraction) == 0)
    }

    /// The account of `position` with the pool at `slot`, opened at the position's start if it is
    /// not there: with index zero, because until its first step of weight no index matters, and a
    /// pool that came later started at zero.
    pub(crate) fn accrual_mut(&mut self, position: &Position, slot: usize) -> Option<&mut Accrual> {
        let at = match self.positions.iter().position(|other| other.id == position.id) {
            Some(at) => at,
            None => {
                let account = PositionAccount { id: position.id, accruals: Default::default() };
                self.positions.try_push(account).ok()?;
                self.positions.len().checked_sub(1)?
            },
        };
        let accruals = &mut self.positions.get_mut(at)?.accruals;
        while accruals.len() <= slot {
            accruals.try_push(Accrual { at: position.start, ..Default::default() }).ok()?;
        }
        accruals.get_mut(slot)
    }

    /// Claimable amount at the pool at `slot` that is bound to no position.
    pub(crate) fn settled_mut(&mut self, slot: usize) -> Option<&mut Q128> {
        while self.settled.len() <= slot {
            self.settled.try_push(Q128::zero()).ok()?;
        }
        self.settled.get_mut(slot)
    }
}

/// Settles `accrual` of `position` up to the pool's clock.
pub(crate) fn settle(
    accrual: &mut Accrual,
    terms: Terms,
    pool: &Pool,
    slot: usize,
    index_at: impl Fn(Seconds) -> PerPool<Q128>,
) -> Option<()> {
    // A pool that is younger than a step has no index there: it stood at zero.
    accrual.settle(terms, pool, |at| index_at(at).get(slot).copied().unwrap_or_default())
}

/// Progress of automatic compounding.
#[derive(
    Clone,
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
pub struct Pass<AccountId> {
    /// The last account visited.
    pub last: Option<AccountId>,
    /// When the next pass may begin.
    pub resume_at: Seconds,
}
