//! Tracks, made of the parameters.

use super::*;
use crate::{types::TrackId, RawOrigin, SubmissionDeposit, Tracks};
use polkadot_sdk::{
    frame_support::traits::Get,
    frame_system,
    pallet_referenda::{Track, TracksInfo},
    sp_runtime::Perbill,
};

type AllTracks = Tracks<Test>;

fn tracks() -> Vec<Track<TrackId, u128, u64>> {
    AllTracks::tracks().map(|track| track.into_owned()).collect()
}

#[test]
fn each_kind_has_a_track() {
    with(act(), || {
        let facts: Vec<_> = tracks()
            .iter()
            .map(|Track { id, info }| {
                let name = String::from_utf8(info.name.to_vec()).unwrap();
                let name = name.trim_end_matches('\0').to_string();
                let periods = (info.decision_period, info.min_enactment_period);
                assert_eq!((info.prepare_period, info.confirm_period), (0, 1));
                assert_eq!(info.decision_deposit, 0);
                (*id, name, info.max_deciding, periods)
            })
            .collect();
        let fact = |id, name: &str, most, periods| (id, name.to_string(), most, periods);
        let (week, day) = ((100_800, 43_200), (14_400, 600));
        assert_eq!(
            facts,
            [
                fact(0, "parameter", 3, week),
                fact(1, "treasury", 2, week),
                fact(2, "upgrade", 1, week),
                fact(3, "feature", 1, week),
                fact(4, "emergency", 1, day),
            ]
        );
        for Track { id, info } in tracks() {
            assert_eq!(AllTracks::info(id).unwrap().into_owned(), info);
        }
        assert!(AllTracks::info(5).is_none());
        assert_eq!(SubmissionDeposit::<Test>::get(), 1_000 * ACT);
    });
}

#[test]
fn a_poll_needs_all_approval_until_its_last_moment() {
    with(act(), || {
        let not_yet = Perbill::from_rational(100_799_u32, 100_800);
        for Track { id, info } in tracks() {
            let (quorum, approval) = if id == 4 { (20, 75) } else { (10, 66) };
            let [quorum, approval] = [quorum, approval].map(Perbill::from_percent);
            for x in [Perbill::zero(), not_yet, Perbill::one()] {
                assert_eq!(info.min_support.threshold(x), quorum);
            }
            for x in [Perbill::zero(), not_yet] {
                assert_eq!(info.min_approval.threshold(x), Perbill::one());
            }
            assert_eq!(info.min_approval.threshold(Perbill::one()), approval);
        }
    });
}

/// Each share at which a poll may stand tells a time that is its end, or its beginning if it passes.
#[test]
fn a_decision_is_due_at_the_end_or_at_once() {
    for (quorum_bps, approval_bps) in [(100, 5_001), (1_000, 6_600), (5_000, 9_000)] {
        let mut params = act();
        params.ordinary.quorum_bps = quorum_bps;
        params.ordinary.approval_bps = approval_bps;
        with(params, || {
            let info = AllTracks::info(0).unwrap();
            let (quorum, approval) = (params.ordinary.quorum(), params.ordinary.approval());
            for share in 0..=1_000_u32 {
                let share = Perbill::from_rational(share, 1_000);
                let due = if share < quorum { Perbill::one() } else { Perbill::zero() };
                assert_eq!(info.min_support.delay(share), due);
                let due = if share.is_one() { Perbill::zero() } else { Perbill::one() };
                assert_eq!(info.min_approval.delay(share), due);
            }
            assert_eq!(info.min_approval.delay(approval), Perbill::one());
            assert_eq!(info.min_support.delay(quorum), Perbill::zero());
        });
    }
}

#[test]
fn an_origin_leads_to_the_track_of_its_kind() {
    with(act(), || {
        let track_for = |origin: OriginCaller| AllTracks::track_for(&origin);
        for kind in Kind::ALL {
            assert_eq!(track_for(RawOrigin::from(kind).into()), Ok(kind.track()));
            assert_eq!(Kind::of_track(kind.track()), Some(kind));
        }
        assert_eq!(track_for(RawOrigin::Proposer(PAUL).into()), Err(()));
        assert_eq!(track_for(OriginCaller::system(frame_system::RawOrigin::Root)), Err(()));
        assert_eq!(Kind::of_track(5), None);
    });
}
