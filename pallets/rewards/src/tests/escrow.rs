//! Reward that an early exit forfeits cannot be claimed before lock end.

use super::*;

/// Alice's 1,024 at 2.00x: half of what she earns is bonus.
fn alice_with_a_bonus() {
    open(ALICE, 0, 1_024, 20_000, Forfeit::OverBase(10_000));
    accepted(BANK, fund(USDC, FUNDING));
}

#[test]
fn the_bonus_is_escrowed_and_opens_at_lock_end() {
    ExtBuilder::default().build_and_execute(|| {
        alice_with_a_bonus();
        at(START + 1_000);
        assert_eq!(pending(ALICE, USDC), (312_500, 312_500));

        at(START + 90 * DAY - 1);
        assert_eq!(pending(ALICE, USDC), (FUNDING / 2, FUNDING / 2));
        at(START + 90 * DAY);
        assert_eq!(pending(ALICE, USDC), (FUNDING, 0));
    });
}

#[test]
fn an_early_exit_loses_exactly_the_bonus() {
    ExtBuilder::default().build_and_execute(|| {
        alice_with_a_bonus();
        at(START + 1_000);

        Stake::close(ALICE, 0).unwrap();

        assert_eq!(pending(ALICE, USDC), (312_500, 0));
        assert_eq!(pool(USDC).pool.forfeited, from_int(312_500));
        assert_eq!(
            last_event(),
            Event::EscrowForfeited { who: ALICE, position: 0, asset: USDC, amount: 312_500 }.into()
        );
    });
}

#[test]
fn claiming_first_cannot_dodge_it() {
    ExtBuilder::default().build_and_execute(|| {
        alice_with_a_bonus();
        at(START + 1_000);

        accepted(ALICE, claim(USDC));
        assert_eq!(streams(ALICE)[0].total, 312_500);
        refused(ALICE, claim(USDC), Error::NothingToClaim);
        Stake::close(ALICE, 0).unwrap();

        assert_eq!(pool(USDC).pool.forfeited, from_int(312_500));
        refused(ALICE, claim(USDC), Error::NothingToClaim);
    });
}

#[test]
fn an_exit_at_lock_end_forfeits_nothing() {
    ExtBuilder::default().build_and_execute(|| {
        alice_with_a_bonus();
        at(START + 90 * DAY);

        Stake::close(ALICE, 0).unwrap();

        assert_eq!(pending(ALICE, USDC), (FUNDING, 0));
        assert_eq!(pool(USDC).pool.forfeited, from_int(0));
    });
}

#[test]
fn a_share_of_the_reward_is_escrowed_in_every_asset() {
    for (share, kept, escrowed) in
        [(2_500, 468_750, 156_250), (7_500, 156_250, 468_750), (10_000, 0, 625_000)]
    {
        ExtBuilder::default().build_and_execute(|| {
            open(ALICE, 0, 1_024, 10_000, Forfeit::Share(share));
            accepted(BANK, fund(USDC, FUNDING));
            accepted(BANK, fund(NATIVE, FUNDING));

            at(START + 1_000);

            assert_eq!(pending(ALICE, USDC), (kept, escrowed));
            Stake::close(ALICE, 0).unwrap();
            assert_eq!(pending(ALICE, NATIVE), (kept, 0));
            assert_eq!(pool(NATIVE).pool.forfeited, from_int(escrowed));
        });
    }
}
