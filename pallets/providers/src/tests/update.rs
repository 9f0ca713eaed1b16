//! `update`: a raise of the delegators' share holds at once, a cut after a week.

use super::*;
use quaestor_primitives::WorkKey;

fn update(share_bps: u32) -> Call {
    Call::update { share_bps: Some(share_bps), key: None, endpoint: None }
}

fn share() -> u32 {
    provider(ALICE).share_at(now())
}

fn now() -> u64 {
    <quaestor_testing::StubClock as quaestor_primitives::ClockInspect>::now()
}

#[test]
fn a_raise_holds_at_once_and_a_cut_after_seven_days() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(2_500));
        accepted(ALICE, update(2_000));
        assert_eq!(share(), 2_000);
        accepted(ALICE, update(500));
        let next_share = Some((500, START + 7 * DAY));
        let (provider, key, endpoint) = (ALICE, KEY, [1; 32]);
        assert_event(Event::Updated { provider, share_bps: 2_000, next_share, key, endpoint });
        at(START + 7 * DAY - 1);
        assert_eq!(share(), 2_000);
        at(START + 7 * DAY);
        assert_eq!(share(), 500);
        // A raise that is not one takes the cut back.
        accepted(ALICE, update(100));
        accepted(ALICE, update(500));
        at(START + 30 * DAY);
        assert_eq!((share(), self::provider(ALICE).next_share), (500, None));
    });
}

#[test]
fn a_payment_goes_by_the_share_that_holds() {
    ExtBuilder::default().build_and_execute(|| {
        ten_thousand();
        accepted(ALICE, update(500));
        at(START + 7 * DAY - 1);
        assert_eq!(earn(ALICE, NATIVE, 1_000), 100);
        at(START + 7 * DAY);
        assert_eq!(earn(ALICE, NATIVE, 1_000), 50);
    });
}

#[test]
fn key_and_endpoint_change_alone() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(2_500));
        let key = WorkKey::Ed25519([9; 32]);
        accepted(ALICE, Call::update { share_bps: None, key: Some(key), endpoint: Some([2; 32]) });
        let Provider { key: new, endpoint, share_bps, .. } = provider(ALICE);
        assert_eq!((new, endpoint, share_bps), (key, [2; 32], 1_000));
    });
}

#[test]
fn updates_are_refused_for_reasons() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, update(0), Error::NotFound);
        accepted(ALICE, register(2_500));
        refused(ALICE, update(5_001), Error::ShareOutOfRange);
    });
    ExtBuilder { params: None }.build_and_execute(|| refused(ALICE, update(0), Error::NotEnabled));
}
