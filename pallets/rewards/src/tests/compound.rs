//! `compound`, `compound_for` and who may be compounded.

use super::*;
use polkadot_sdk::sp_runtime::DispatchError;
use quaestor_primitives::{Entry, Positions};
use quaestor_testing::StubGuard;

fn amount_of(who: AccountId) -> u128 {
    <Stake as Positions<AccountId>>::positions(&who)[0].amount
}

#[test]
fn what_a_position_has_earned_is_added_to_it() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(NATIVE);
        let pot = Rewards::pot_balance(&NATIVE);
        at(START + 1_000);

        accepted(ALICE, compound(0));

        assert_eq!(amount_of(ALICE), 1_024 + 625_000);
        assert_eq!(pending(ALICE, NATIVE), (0, 0));
        assert_eq!(Rewards::pot_balance(&NATIVE), pot - 625_000);
        System::assert_last_event(
            Event::Compounded { who: ALICE, position: 0, amount: 625_000 }.into(),
        );
    });
}

#[test]
fn only_the_position_that_earned_it_grows() {
    ExtBuilder::default().build_and_execute(|| {
        open(ALICE, 0, 512, 10_000, Forfeit::None);
        open(ALICE, 1, 512, 10_000, Forfeit::None);
        accepted(BANK, fund(NATIVE, FUNDING));
        at(START + 1_000);

        accepted(ALICE, compound(1));

        let positions = <Stake as Positions<AccountId>>::positions(&ALICE);
        assert_eq!((positions[0].amount, positions[1].amount), (512, 512 + 312_500));
        assert_eq!(pending(ALICE, NATIVE), (312_500, 0));
    });
}

#[test]
fn escrow_is_not_compounded() {
    ExtBuilder::default().build_and_execute(|| {
        open(ALICE, 0, 1_024, 20_000, Forfeit::OverBase(10_000));
        accepted(BANK, fund(NATIVE, FUNDING));
        at(START + 1_000);

        accepted(ALICE, compound(0));

        assert_eq!(amount_of(ALICE), 1_024 + 312_500);
        assert_eq!(pending(ALICE, NATIVE), (0, 312_500));
    });
}

#[test]
fn too_little_and_what_is_not_there_are_refused() {
    // 625 a second.
    ExtBuilder::default().params(|params| params.min_compound = 1_250).build_and_execute(|| {
        alice_alone(NATIVE);
        refused(ALICE, compound(0), Error::BelowMinimumCompound);
        at(START + 1);
        refused(ALICE, compound(0), Error::BelowMinimumCompound);
        refused(ALICE, compound(1), Error::NotFound);
        refused(BOB, compound(0), Error::NotFound);

        at(START + 2);
        accepted(ALICE, compound(0));
    });
}

#[test]
fn without_a_native_pool_there_is_nothing_to_compound() {
    ExtBuilder::default().only(USDC).build_and_execute(|| {
        alice_alone(USDC);
        at(START + 1_000);

        refused(ALICE, compound(0), Error::UnknownAsset);
    });
}

#[test]
fn a_closed_guard_stops_compounding_and_not_the_claim() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(NATIVE);
        at(START + 1_000);
        StubGuard::close(Entry::Compound);

        refused(ALICE, compound(0), StubGuard::CLOSED);

        accepted(ALICE, claim(NATIVE));
        at(START + 8 * DAY);
        accepted(ALICE, collect(NATIVE));
    });
}

#[test]
fn anybody_compounds_for_those_who_asked() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(NATIVE);
        at(START + 1_000);
        let compound_for = || Call::compound_for { who: ALICE, position: 0 };
        refused(BOB, compound_for(), Error::NotAutoCompounding);

        accepted(ALICE, Call::set_auto_compound { on: true });
        assert_eq!(last_event(), Event::AutoCompoundSet { who: ALICE, on: true }.into());
        accepted(BOB, compound_for());

        assert_eq!(amount_of(ALICE), 626_024);
        refused(BOB, compound_for(), Error::BelowMinimumCompound);
        accepted(ALICE, Call::set_auto_compound { on: false });
        refused(BOB, compound_for(), Error::NotAutoCompounding);
    });
}

#[test]
fn a_switch_that_changes_nothing_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, Call::set_auto_compound { on: false }, Error::NoChange);
        accepted(ALICE, Call::set_auto_compound { on: true });
        refused(ALICE, Call::set_auto_compound { on: true }, Error::NoChange);
        let nobody = RuntimeOrigin::none();
        let call = RuntimeCall::from(Call::set_auto_compound { on: false });
        quaestor_testing::assert_refused::<RuntimeCall>(call, nobody, DispatchError::BadOrigin);
    });
}

#[test]
fn reward_in_another_asset_buys_stake() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(USDC);
        stock_exchange(1_000_000_000_000);
        let before = [NATIVE, USDC].map(|asset| Rewards::pot_balance(&asset));
        at(START + 1_000);

        accepted(ALICE, compound_usdc(0));

        // 625,000 less 0.3 %, of a pool that is a little deeper for it:
        // 10^12 * 623,125 / (10^12 + 623,125) = 623,124.6.
        assert_eq!(amount_of(ALICE), 1_024 + 623_124);
        assert_eq!(pending(ALICE, USDC), (0, 0));
        let after = [NATIVE, USDC].map(|asset| Rewards::pot_balance(&asset));
        assert_eq!(after, [before[0], before[1] - 625_000]);
        System::assert_last_event(
            Event::CompoundedThroughExchange {
                who: ALICE,
                position: 0,
                asset: USDC,
                spent: 625_000,
                amount: 623_124,
            }
            .into(),
        );
    });
}

#[test]
fn a_purchase_that_is_refused_leaves_the_reward_claimable() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(USDC);
        at(START + 1_000);
        let empty = DispatchError::Other("the exchange gives too little");
        refused(ALICE, compound_usdc(0), empty);
        assert_eq!(pending(ALICE, USDC), (625_000, 0));

        let native = Call::compound_through_exchange { position: 0, asset: NATIVE };
        refused(ALICE, native, Error::UnknownAsset);
        refused(ALICE, compound_usdc(1), Error::NotFound);
        StubGuard::close(Entry::Compound);
        refused(ALICE, compound_usdc(0), StubGuard::CLOSED);
    });
}

#[test]
fn compounded_reward_vests_when_a_claim_would_have_vested() {
    ExtBuilder::default().build_and_execute(|| {
        alice_alone(NATIVE);
        at(START + 1_000);
        accepted(ALICE, compound(0));
        assert_eq!(Stake::vested_at(), START + HOUR + 7 * DAY);
    });
    ExtBuilder::default().params(|params| params.vesting_secs = 0).build_and_execute(|| {
        alice_alone(USDC);
        stock_exchange(1_000_000_000_000);
        at(START + 1_000);
        accepted(ALICE, compound_usdc(0));
        assert_eq!(Stake::vested_at(), START + 1_000);
    });
}
