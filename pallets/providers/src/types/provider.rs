//! Providers and their pools.

use super::{Day, Hash, MaturityId, PerAsset, Weight};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use quaestor_math::{
    mul_div,
    score::{Ppm, START},
    slash::{value_of, Caps, FACTOR_ONE},
    BPS, Q128, U256,
};
use quaestor_primitives::{Balance, Bps, Seconds, WorkKey};
use scale_info::TypeInfo;

/// Income of a pool in one asset.
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
pub struct Earning {
    /// Income per unit of weight since the beginning, in units of `2^-128`.
    pub index: Q128,
    /// Remainder of the last division, and the fractions of bonds that are gone, in units of `2^-128`.
    pub carry: Q128,
    /// Income of the own stake that is not paid out, in smallest units.
    pub own: Balance,
}

/// Bonds of the last day with new ones. They earn from the next day on.
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
pub struct Entrants {
    /// The day.
    pub day: Day,
    /// Weight of the new bonds.
    pub weight: Weight,
    /// New own stake, in smallest units.
    pub own: Balance,
}

/// Sentences within the length of a slash epoch from the first of them on, under the caps that held
/// then.
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
pub struct SlashEpoch {
    /// Its end, in seconds since the Unix epoch.
    pub until: Seconds,
    /// Backing that its caps refer to, in smallest units.
    pub reference: Balance,
    /// Sum of its sentences, in smallest units.
    pub sentenced: Balance,
    /// Its caps.
    pub caps: Caps,
}

impl SlashEpoch {
    /// Largest sum of its sentences, in smallest units.
    pub fn most(&self) -> Balance {
        mul_div(self.reference, self.caps.epoch_bps.into(), BPS.into()).unwrap_or(Balance::MAX)
    }
}

/// Counts of what a provider has done.
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
pub struct Track {
    /// Work done.
    pub done: u32,
    /// Audits passed.
    pub audits: u32,
    /// Deadlines missed.
    pub late: u32,
    /// Faults proven.
    pub faults: u32,
}

/// A provider with its pool of bonds.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Provider {
    /// Its own bond, in smallest units.
    pub own: Balance,
    /// Sum of its own notices that have not been released, in smallest units.
    pub own_leaving: Balance,
    /// Units of all bonds.
    pub units: u128,
    /// Value of a unit times 10^36, in smallest units.
    pub factor: u128,
    /// Number of bonds.
    pub bonds: u32,
    /// Number of notices of bonds that have not been released.
    pub notices: u32,
    /// Weight of the bonds that earn.
    pub weight: Weight,
    /// Bonds that will.
    pub entrants: Entrants,
    /// Income by asset.
    pub earnings: PerAsset<Earning>,
    /// Share of the pool in its pay, in basis points.
    pub share_bps: Bps,
    /// A lower share, and the time from which it holds, in seconds since the Unix epoch.
    pub next_share: Option<(Bps, Seconds)>,
    /// Sum of prices of unsettled work, in smallest units.
    pub open: Balance,
    /// Unsettled pieces of work.
    pub jobs: u32,
    /// Reputation, in parts per million.
    pub reputation: Ppm,
    /// Counts of its work.
    pub track: Track,
    /// Open challenges.
    pub contested: u16,
    /// The last slash epoch.
    pub epoch: Option<SlashEpoch>,
    /// It takes no new work before, in seconds since the Unix epoch.
    pub jailed_until: Seconds,
    /// It has resigned: it takes no new work and no new bonds.
    pub resigned: bool,
    /// When it was registered, in seconds since the Unix epoch.
    pub registered_at: Seconds,
    /// Key with which it signs statements.
    pub key: WorkKey,
    /// Hash of the document that describes its endpoint.
    pub endpoint: Hash,
    /// Registration deposit on hold, in smallest units.
    pub deposit: Balance,
    /// The tier that it has reached, while it is active.
    pub tier: Option<u8>,
    /// Its liability limit within the totals, in smallest units; zero while it is not active.
    pub limit: Balance,
}

impl Provider {
    /// A provider without own stake and bonds.
    pub fn new(share_bps: Bps, key: WorkKey, endpoint: Hash, now: Seconds) -> Self {
        Self {
            own: 0,
            own_leaving: 0,
            units: 0,
            factor: FACTOR_ONE,
            bonds: 0,
            notices: 0,
            weight: 0,
            entrants: Entrants::default(),
            earnings: PerAsset::new(),
            share_bps,
            next_share: None,
            open: 0,
            jobs: 0,
            reputation: START,
            track: Track::default(),
            contested: 0,
            epoch: None,
            jailed_until: 0,
            resigned: false,
            registered_at: now,
            key,
            endpoint,
            deposit: 0,
            tier: None,
            limit: 0,
        }
    }

    /// Value of all bonds, in smallest units, rounded down.
    pub fn pooled(&self) -> Balance {
        value_of(self.units, self.factor).unwrap_or(Balance::MAX)
    }

    /// Own stake and bonds, in smallest units.
    pub fn backing(&self) -> Balance {
        self.own.saturating_add(self.pooled())
    }

    /// Share of the pool at `now`, in basis points.
    pub fn share_at(&self, now: Seconds) -> Bps {
        match self.next_share {
            Some((share, from)) if now >= from => share,
            _ => self.share_bps,
        }
    }

    /// Index of asset `slot`.
    pub fn index(&self, slot: usize) -> Q128 {
        self.earnings.get(slot).map_or(Q128::zero(), |earning| earning.index)
    }

    /// Own stake that earns on `day`, in smallest units.
    pub const fn earning_own(&self, day: Day) -> Balance {
        if self.entrants.day == day {
            self.own.saturating_sub(self.entrants.own)
        } else {
            self.own
        }
    }

    /// Returns `true` if nothing is left of it.
    pub fn is_over(&self) -> bool {
        self.resigned
            && self.own == 0
            && self.own_leaving == 0
            && self.bonds == 0
            && self.notices == 0
            && self.jobs == 0
            && self.contested == 0
            && self.earnings.iter().all(|earning| earning.own == 0)
    }
}

/// A provider with losses to realise.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Sweep<AccountId> {
    /// The provider.
    pub provider: AccountId,
    /// The last bond that was visited.
    pub last: Option<(AccountId, MaturityId)>,
}

/// Sums over all providers, and their integrals over time.
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
pub struct Sums {
    /// Active providers.
    pub active: u32,
    /// Sum of their limits, in smallest units.
    pub limit: Balance,
    /// Sum of prices of unsettled work, in smallest units.
    pub open: Balance,
    /// Integral of `limit` until `at`, in smallest units times seconds.
    pub limit_over_time: U256,
    /// Integral of `open` until `at`, in smallest units times seconds.
    pub open_over_time: U256,
    /// Time of the last change, in seconds since the Unix epoch.
    pub at: Seconds,
}

impl Sums {
    /// Brings the integrals to `now`.
    pub fn advance(&mut self, now: Seconds) {
        let secs = U256::from(now.saturating_sub(self.at));
        // Amounts of 128 bits over 2^64 seconds fit.
        let add = |sum: &mut U256, value: Balance| {
            *sum = sum.saturating_add(U256::from(value).saturating_mul(secs));
        };
        add(&mut self.limit_over_time, self.limit);
        add(&mut self.open_over_time, self.open);
        self.at = self.at.max(now);
    }
}
