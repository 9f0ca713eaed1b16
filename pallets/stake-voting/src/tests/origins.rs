//! Origins of the kinds.

use super::*;
use crate::{
    origins::{
        EnsureEmergency, EnsureFeature, EnsureParameter, EnsureProposer, EnsureTreasury,
        EnsureUpgrade,
    },
    RawOrigin,
};
use polkadot_sdk::frame_support::traits::EnsureOrigin;

fn accepts<E: EnsureOrigin<RuntimeOrigin>>(origin: &RuntimeOrigin) -> bool {
    E::try_origin(origin.clone()).is_ok()
}

#[test]
fn each_check_accepts_its_own_origin_only() {
    with(act(), || {
        let all: Vec<RuntimeOrigin> = Kind::ALL
            .map(|kind| RawOrigin::from(kind).into())
            .into_iter()
            .chain([RawOrigin::Proposer(PAUL).into()])
            .chain([RuntimeOrigin::root(), RuntimeOrigin::none(), RuntimeOrigin::signed(PAUL)])
            .collect();
        let checks = [
            accepts::<EnsureParameter<u64>>,
            accepts::<EnsureTreasury<Test>>,
            accepts::<EnsureUpgrade<u64>>,
            accepts::<EnsureFeature<u64>>,
            accepts::<EnsureEmergency<u64>>,
            accepts::<EnsureProposer<u64>>,
        ];
        for (index, check) in checks.iter().enumerate() {
            for (other, origin) in all.iter().enumerate() {
                assert_eq!(check(origin), index == other, "check {index}, origin {other}");
            }
        }
    });
}

#[test]
fn the_origin_of_a_treasury_proposal_has_a_limit() {
    with(act(), || {
        let limit = || EnsureTreasury::<Test>::try_origin(RawOrigin::Treasury.into());
        assert_eq!(limit().ok(), Some(20_000_000 * ACT));
        crate::Parameters::<Test>::kill();
        let none: Result<u128, RuntimeOrigin> = limit();
        assert_eq!(none.ok(), Some(0));
    });
}

#[test]
fn a_proposer_is_known_by_its_account() {
    let proposer = RawOrigin::Proposer(PAUL).into();
    let who = <EnsureProposer<u64> as EnsureOrigin<RuntimeOrigin>>::try_origin(proposer);
    assert_eq!(who.ok(), Some(PAUL));
    assert_eq!(RawOrigin::Proposer(PAUL).kind(), None);
}
