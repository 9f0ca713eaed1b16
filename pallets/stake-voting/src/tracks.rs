//! Tracks of the referenda: one for each kind, made of the parameters.

use crate::{
    origins::RawOrigin,
    params::Rules,
    types::{Kind, TrackId},
    Config, Pallet, Parameters, Params,
};
use alloc::borrow::Cow;
use core::marker::PhantomData;
use polkadot_sdk::{
    frame_support::traits::{Get, OriginTrait},
    frame_system::pallet_prelude::BlockNumberFor,
    pallet_referenda::{Curve, Track, TrackInfo, TracksInfo},
    sp_runtime::Perbill,
};
use quaestor_primitives::Balance;

type PalletsOriginOf<T> =
    <<T as polkadot_sdk::frame_system::Config>::RuntimeOrigin as OriginTrait>::PalletsOrigin;
type TrackOf<T> = Track<TrackId, Balance, BlockNumberFor<T>>;
type InfoOf<T> = TrackInfo<Balance, BlockNumberFor<T>>;

/// One track per kind; none in an economy without votes.
///
/// A poll is decided when its time is over, by the tally of that moment. It needs an approval of
/// 100 % before, which a tally reports only if all power has voted and none against it.
pub struct Tracks<T>(PhantomData<T>);

impl<T: Config> TracksInfo<Balance, BlockNumberFor<T>> for Tracks<T>
where
    PalletsOriginOf<T>: TryInto<RawOrigin<T::AccountId>>,
{
    type Id = TrackId;
    type RuntimeOrigin = PalletsOriginOf<T>;

    fn tracks() -> impl Iterator<Item = Cow<'static, TrackOf<T>>> {
        let params = Pallet::<T>::params_of_tracks();
        let tracks = params.into_iter().flat_map(|params| {
            Kind::ALL.map(|kind| Track { id: kind.track(), info: info_of::<T>(&params, kind) })
        });
        tracks.map(Cow::Owned)
    }

    fn track_for(origin: &Self::RuntimeOrigin) -> Result<TrackId, ()> {
        let origin: Option<RawOrigin<T::AccountId>> = origin.clone().try_into().ok();
        let kind = origin.and_then(|origin| origin.kind());
        // Benchmarks of the referenda propose as root.
        let kind = kind.or(cfg!(feature = "runtime-benchmarks").then_some(Kind::Parameter));
        match Pallet::<T>::params_of_tracks().and(kind) {
            Some(kind) => Ok(kind.track()),
            None => Err(()),
        }
    }

    fn info(track: TrackId) -> Option<Cow<'static, InfoOf<T>>> {
        let kind = Kind::of_track(track)?;
        Some(Cow::Owned(info_of::<T>(&Pallet::<T>::params_of_tracks()?, kind)))
    }

    /// They are sorted, and a test of the whole runtime asks before there is a storage to read.
    fn check_integrity() -> Result<(), &'static str> {
        Ok(())
    }
}

impl<T: Config> Pallet<T> {
    /// Benchmarks of the referenda do not set parameters.
    fn params_of_tracks() -> Option<Params> {
        let fallback = cfg!(feature = "runtime-benchmarks").then(Params::default);
        Parameters::<T>::get().or(fallback)
    }
}

fn info_of<T: Config>(params: &Params, kind: Kind) -> InfoOf<T> {
    let rules = params.rules(kind);
    TrackInfo {
        name: padded(kind.name()),
        max_deciding: kind.most_live(),
        decision_deposit: 0,
        prepare_period: 0_u32.into(),
        decision_period: rules.vote_blocks.into(),
        // With none a decision could begin and be confirmed in one block.
        confirm_period: 1_u32.into(),
        min_enactment_period: rules.timelock_blocks.into(),
        min_approval: approval_of(rules),
        min_support: support_of(rules),
    }
}

/// The quorum at any time. The curve has one step, of no height.
fn support_of(rules: &Rules) -> Curve {
    let quorum = rules.quorum();
    Curve::SteppedDecreasing {
        begin: quorum,
        end: quorum,
        step: Perbill::one(),
        period: Perbill::one(),
    }
}

/// All until the end, the rules' approval there.
#[cfg(not(feature = "runtime-benchmarks"))]
fn approval_of(rules: &Rules) -> Curve {
    let (begin, end) = (Perbill::one(), rules.approval());
    let step = polkadot_sdk::sp_runtime::PerThing::left_from_one(end);
    Curve::SteppedDecreasing { begin, end, step, period: Perbill::one() }
}

/// Benchmarks of the referenda need a curve that falls between begin and end.
#[cfg(feature = "runtime-benchmarks")]
fn approval_of(rules: &Rules) -> Curve {
    let (ceil, floor) = (Perbill::one(), rules.approval());
    Curve::LinearDecreasing { length: Perbill::one(), floor, ceil }
}

/// A name in the width of a track's name.
fn padded(name: &str) -> [u8; 25] {
    let mut padded = [0; 25];
    padded.iter_mut().zip(name.bytes()).for_each(|(to, from)| *to = from);
    padded
}

/// Deposit of a proposal, for the referenda; zero in an economy without votes.
pub struct SubmissionDeposit<T>(PhantomData<T>);

impl<T: Config> Get<Balance> for SubmissionDeposit<T> {
    fn get() -> Balance {
        Parameters::<T>::get().map_or(0, |params| params.submission_deposit)
    }
}
