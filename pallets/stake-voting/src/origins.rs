//! Origins: one for each kind of proposal, and that of a proposer.

use crate::{types::Kind, Config, Parameters};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use polkadot_sdk::frame_support::traits::{EnsureOrigin, OriginTrait};
use quaestor_primitives::Balance;
use scale_info::TypeInfo;

/// Origin of the pallet.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum RawOrigin<AccountId> {
    /// An account that may submit its proposal to the referenda.
    #[codec(index = 0)]
    Proposer(AccountId),
    /// An approved proposal of kind parameter.
    #[codec(index = 1)]
    Parameter,
    /// An approved proposal of kind treasury.
    #[codec(index = 2)]
    Treasury,
    /// An approved proposal of kind upgrade.
    #[codec(index = 3)]
    Upgrade,
    /// An approved proposal of kind feature.
    #[codec(index = 4)]
    Feature,
    /// An approved proposal of kind emergency.
    #[codec(index = 5)]
    Emergency,
}

impl<AccountId> RawOrigin<AccountId> {
    /// The kind whose proposals are enacted with this origin; `None` for a proposer.
    pub const fn kind(&self) -> Option<Kind> {
        match self {
            Self::Proposer(_) => None,
            Self::Parameter => Some(Kind::Parameter),
            Self::Treasury => Some(Kind::Treasury),
            Self::Upgrade => Some(Kind::Upgrade),
            Self::Feature => Some(Kind::Feature),
            Self::Emergency => Some(Kind::Emergency),
        }
    }
}

impl<AccountId> From<Kind> for RawOrigin<AccountId> {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Parameter => Self::Parameter,
            Kind::Treasury => Self::Treasury,
            Kind::Upgrade => Self::Upgrade,
            Kind::Feature => Self::Feature,
            Kind::Emergency => Self::Emergency,
        }
    }
}

/// Origin of the pallet in `origin`, if it is one.
fn caller<O, AccountId>(origin: &O) -> Option<RawOrigin<AccountId>>
where
    O: OriginTrait,
    AccountId: Clone,
    for<'a> &'a O::PalletsOrigin: TryInto<&'a RawOrigin<AccountId>>,
{
    let caller: Option<&RawOrigin<AccountId>> = origin.caller().try_into().ok();
    caller.cloned()
}

/// Accepts a proposer, and returns its account.
pub struct EnsureProposer<AccountId>(PhantomData<AccountId>);

impl<O, AccountId> EnsureOrigin<O> for EnsureProposer<AccountId>
where
    O: OriginTrait + From<RawOrigin<AccountId>>,
    AccountId: Clone + Decode,
    for<'a> &'a O::PalletsOrigin: TryInto<&'a RawOrigin<AccountId>>,
{
    type Success = AccountId;

    fn try_origin(origin: O) -> Result<AccountId, O> {
        match caller(&origin) {
            Some(RawOrigin::Proposer(who)) => Ok(who),
            _ => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<O, ()> {
        let mut zeroes = polkadot_sdk::sp_runtime::traits::TrailingZeroInput::zeroes();
        let who = AccountId::decode(&mut zeroes).map_err(|_| ())?;
        Ok(RawOrigin::Proposer(who).into())
    }
}

/// Accepts approved proposals of a kind.
macro_rules! ensure_kind {
    ($($(#[$doc:meta])* $name:ident = $kind:ident;)*) => {$(
        $(#[$doc])*
        pub struct $name<AccountId>(PhantomData<AccountId>);

        impl<O, AccountId> EnsureOrigin<O> for $name<AccountId>
        where
            O: OriginTrait + From<RawOrigin<AccountId>>,
            AccountId: Clone,
            for<'a> &'a O::PalletsOrigin: TryInto<&'a RawOrigin<AccountId>>,
        {
            type Success = ();

            fn try_origin(origin: O) -> Result<(), O> {
                match caller::<_, AccountId>(&origin) {
                    Some(RawOrigin::$kind) => Ok(()),
                    _ => Err(origin),
                }
            }

            #[cfg(feature = "runtime-benchmarks")]
            fn try_successful_origin() -> Result<O, ()> {
                Ok(RawOrigin::$kind.into())
            }
        }
    )*};
}

ensure_kind! {
    /// Accepts approved proposals of kind parameter.
    EnsureParameter = Parameter;
    /// Accepts approved proposals of kind upgrade.
    EnsureUpgrade = Upgrade;
    /// Accepts approved proposals of kind feature.
    EnsureFeature = Feature;
    /// Accepts approved proposals of kind emergency.
    EnsureEmergency = Emergency;
}

/// Accepts approved proposals of kind treasury, and returns the most that one may spend.
pub struct EnsureTreasury<T>(PhantomData<T>);

impl<O, T> EnsureOrigin<O> for EnsureTreasury<T>
where
    T: Config,
    O: OriginTrait + From<RawOrigin<T::AccountId>>,
    for<'a> &'a O::PalletsOrigin: TryInto<&'a RawOrigin<T::AccountId>>,
{
    type Success = Balance;

    fn try_origin(origin: O) -> Result<Balance, O> {
        match caller::<_, T::AccountId>(&origin) {
            Some(RawOrigin::Treasury) => {
                Ok(Parameters::<T>::get().map_or(0, |params| params.max_spend))
            },
            _ => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<O, ()> {
        Ok(RawOrigin::Treasury.into())
    }
}
