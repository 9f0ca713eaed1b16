//! `register`: own stake, deposit and terms of a provider.

use super::*;
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_primitives::{ProviderInspect, WorkKey};

#[test]
fn a_provider_bonds_own_stake_and_holds_a_deposit() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(2_500));

        let Provider { own, share_bps, key, endpoint, deposit, tier, .. } = provider(ALICE);
        assert_eq!((own, share_bps, key, endpoint), (2_500 * QUIV, 1_000, KEY, [1; 32]));
        // 10,000 are needed for a tier.
        assert_eq!((deposit, tier, standing(ALICE)), (DEPOSIT, None, None));
        assert_eq!((bonded(ALICE), balance(ALICE)), (2_500 * QUIV, 2 * RICH - DEPOSIT));
        assert_eq!(<Desk as ProviderInspect<_>>::statement_key(&ALICE), Some(KEY));
        assert_eq!(<Desk as ProviderInspect<_>>::statement_key(&BOB), None);
        assert_event(Event::Registered {
            provider: ALICE,
            own: 2_500 * QUIV,
            share_bps: 1_000,
            key: KEY,
            endpoint: [1; 32],
            deposit: DEPOSIT,
        });
    });
}

#[test]
fn tiers_go_by_backing_and_own_stake() {
    for (own, tier) in [(9_999, None), (10_000, Some(0)), (50_000, Some(1)), (1_000_000, Some(3))] {
        ExtBuilder::default().build_and_execute(|| {
            accepted(ALICE, register(own));
            assert_eq!(provider(ALICE).tier, tier);
            assert_eq!(standing(ALICE).map(|standing| standing.tier), tier);
        });
    }
}

#[test]
fn a_standing_has_the_limits_of_its_tier() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, register(50_000));
        let standing = standing(ALICE).unwrap();
        assert_eq!((standing.backing, standing.limit), (50_000 * QUIV, 500 * QUIV));
        assert_eq!((standing.largest_price, standing.capacity), (250 * QUIV, 2_000 * QUIV));
        assert_eq!((standing.open, standing.reputation), (0, 500_000));
        let totals = <Desk as ProviderInspect<_>>::totals();
        assert_eq!((totals.active, totals.limit, totals.open), (1, 500 * QUIV, 0));
    });
}

#[test]
fn registrations_are_refused_for_reasons() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, register(2_499), Error::BelowMinimumBond);
        let share = |share_bps| Call::register {
            own: 2_500 * QUIV,
            share_bps,
            key: WorkKey::Ed25519([0; 32]),
            endpoint: [0; 32],
        };
        refused(ALICE, share(5_001), Error::ShareOutOfRange);
        refused(POOR, register(2_500), Error::InsufficientBalance);
        // The vault's own error.
        refused(ALICE, register(10_000_001), DispatchError::Exhausted);
        accepted(ALICE, share(5_000));
        refused(ALICE, register(2_500), Error::AlreadyRegistered);
    });
    ExtBuilder { params: None }.build_and_execute(|| {
        refused(ALICE, register(2_500), Error::NotEnabled);
    });
}

#[test]
fn an_account_with_eight_providers_cannot_become_one() {
    ExtBuilder::default().build_and_execute(|| {
        for who in 1_000..1_008 {
            enrich(who);
            accepted(who, register(2_500));
            accepted(BOB, delegate(who, 100));
        }
        refused(BOB, register(2_500), Error::TooManyProviders);
        accepted(BOB, undelegate(1_000, None));
        // A notice counts like a bond.
        refused(BOB, register(2_500), Error::TooManyProviders);
        at(START + 28 * DAY);
        accepted(BOB, release(BOB));
        accepted(BOB, register(2_500));
    });
}
