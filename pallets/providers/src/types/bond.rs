//! Bonds to providers.

use super::{Day, PerAsset, Weight};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use quaestor_math::{mul_div, Q128};
use quaestor_primitives::Balance;
use scale_info::TypeInfo;

/// Income of a bond in one asset.
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
pub struct Earned {
    /// Index of the pool up to which it is in `due`, in units of `2^-128`.
    pub index: Q128,
    /// Income that is not paid out, in units of `2^-128`.
    pub due: Q128,
}

/// A bond of an account to a provider.
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
pub struct Bond {
    /// Its units of the pool.
    pub units: u128,
    /// Stake that the vault has bonded for it, in smallest units. It is above the value of the units by
    /// the loss that is not realised.
    pub nominal: Balance,
    /// Weight that earns.
    pub weight: Weight,
    /// The day of its last addition.
    pub day: Day,
    /// Weight added on that day, which earns from the next day on.
    pub entering: Weight,
    /// Income by asset.
    pub earned: PerAsset<Earned>,
}

impl Bond {
    /// The parts of its weights that `part` of its units have, rounded down but for the whole: the one
    /// that earns, and the one that enters.
    pub fn weights_of(&self, part: u128) -> (Weight, Weight) {
        let of = |weight| mul_div(weight, part, self.units).unwrap_or(weight);
        (of(self.weight), of(self.entering))
    }
}

/// Indices of a pool at the end of a day with new bonds.
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
pub struct Starts {
    /// Bonds of that day that have not taken note of it.
    pub bonds: u32,
    /// The index by asset.
    pub indices: PerAsset<Q128>,
}

/// Units that left a pool on one day, until their notices end.
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
pub struct Departed {
    /// The units.
    pub units: u128,
    /// Value of a unit times 10^36: the pool's factor when they left, less later slashes for faults of
    /// that day or before.
    pub factor: u128,
}
