//! `withdraw`: principal after its cooldown.

use super::*;

#[test]
fn principal_comes_back_whole_after_the_cooldown() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        accepted(ALICE, early_unstake(0));

        at(START + 3 * DAY - 1);
        refused(ALICE, withdraw(), Error::CoolingDown);

        at(START + 3 * DAY);
        accepted(ALICE, withdraw());

        assert_eq!((free(ALICE), Vault::held(&ALICE)), (10_000_000 * TOKEN, 0));
        assert_eq!(last_event(), Event::Withdrawn { who: ALICE, amount: 1_000 * TOKEN }.into());
        assert!(!crate::Ledgers::<Test>::contains_key(ALICE), "a full exit leaves nothing");
        assert_eq!(state().in_cooldown, 0);
    });
}

#[test]
fn only_what_has_cooled_is_paid() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        accepted(ALICE, stake(2_000 * TOKEN, 4));
        accepted(ALICE, early_unstake(0));
        at(START + DAY);
        accepted(ALICE, early_unstake(1));
        at(START + 3 * DAY);

        accepted(ALICE, withdraw());

        assert_eq!(Vault::held(&ALICE), 2_000 * TOKEN);
        refused(ALICE, withdraw(), Error::CoolingDown);
        at(START + 4 * DAY);
        accepted(ALICE, withdraw());
        assert_eq!(free(ALICE), 10_000_000 * TOKEN);
    });
}

#[test]
fn without_anything_cooling_there_is_nothing_to_withdraw() {
    ExtBuilder::qtra().build_and_execute(|| {
        refused(ALICE, withdraw(), Error::NothingInCooldown);
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        refused(ALICE, withdraw(), Error::NothingInCooldown);
    });
}

#[test]
fn a_number_is_not_used_again_while_the_record_lives() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        accepted(ALICE, early_unstake(1));
        at(START + 3 * DAY);
        accepted(ALICE, withdraw());

        accepted(ALICE, stake(1_000 * TOKEN, 4));

        let ids: Vec<u32> = ledger(ALICE).positions.iter().map(|position| position.id).collect();
        assert_eq!(ids, [0, 3]);
    });
}

#[test]
fn no_number_comes_back_after_everything_has_left() {
    ExtBuilder::qtra().build_and_execute(|| {
        accepted(ALICE, stake(1_000 * TOKEN, 4));
        accepted(BOB, stake(1_000 * TOKEN, 4));
        accepted(ALICE, early_unstake(0));
        at(START + 3 * DAY);
        accepted(ALICE, withdraw());
        assert!(!crate::Ledgers::<Test>::contains_key(ALICE));

        // Alice has used 0 and 1.
        assert_eq!(Vault::ledger(ALICE).next_id, 2);
        accepted(ALICE, stake(1_000 * TOKEN, 0));
        accepted(BOB, early_unstake(0));
        assert_eq!((ledger(ALICE).positions[0].id, ledger(BOB).unlocking[0].id), (2, 1));
    });
}
