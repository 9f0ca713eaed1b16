//! Stake that leaves takes its power off live votes.

use super::*;
use crate::{Pallet, Params};

fn no_cap() -> Params {
    Params { cap_bps: None, ..dev() }
}

#[test]
fn a_vote_shrinks_with_the_stake_and_ends_with_it() {
    with(no_cap(), || {
        let id = stake(ALICE, 3_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        let total = tally(poll).total;
        accepted(ALICE, vote(poll, Aye));
        assert_eq!(counts(poll), (3_000 * POWER, 3_000 * POWER, 0));
        accepted(ALICE, vote(poll, Nay));
        assert_eq!(counts(poll), (3_000 * POWER, 0, 3_000 * POWER));

        Vault::reduce(id, 1_000 * ACT);

        let (old, new) = (3_000 * POWER, 2_000 * POWER);
        assert_eq!(last_event(), Event::VoteReduced { poll, who: ALICE, old, new });
        assert_eq!(counts(poll), (2_000 * POWER, 0, 2_000 * POWER));
        check();

        Vault::reduce(id, 2_000 * ACT);

        assert_eq!(counts(poll), (0, 0, 0));
        assert!(!has_record(ALICE) && !Vault::is_marked(ALICE));
        assert_eq!(tally(poll).total, total);
    });
}

#[test]
fn stake_that_was_opened_with_the_proposal_takes_nothing() {
    with(no_cap(), || {
        stake(ALICE, 1_000);
        next_block();
        let same_block = stake(ALICE, 500);
        let poll = proposed(Kind::Parameter);
        next_block();
        let later = stake(ALICE, 700);
        accepted(ALICE, vote(poll, Aye));
        Vault::reduce(same_block, 500 * ACT);
        Vault::reduce(later, 700 * ACT);
        assert_eq!(counts(poll), (1_000 * POWER, 1_000 * POWER, 0));
    });
}

#[test]
fn a_step_in_the_middle_counts_as_at_the_beginning() {
    with(no_cap(), || {
        let id = Vault::open(ALICE, 1_000 * ACT, &[(0, 20_000), (30, 30_000)]);
        next_block();
        let poll = proposed(Kind::Parameter);
        run_to(20);
        assert_eq!(Vault::positions(ALICE)[0].power_at(Vault::clock()), Some(3_000 * POWER));
        accepted(ALICE, vote(poll, Aye));
        assert_eq!(counts(poll).0, 2_000 * POWER);
        Vault::reduce(id, 400 * ACT);
        assert_eq!(counts(poll).0, 1_200 * POWER);
        Vault::reduce(id, 600 * ACT);
        assert_eq!(counts(poll).0, 0);
    });
}

#[test]
fn a_step_down_counts_when_the_vote_is_cast() {
    with(no_cap(), || {
        let id = Vault::open(ALICE, 1_100 * ACT, &[(0, 30_000), (30, 10_000)]);
        next_block();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        assert_eq!(counts(poll).0, 3_300 * POWER);
        run_to(20);
        // What was cast at 3 leaves at 3.
        Vault::reduce(id, 100 * ACT);
        assert_eq!(counts(poll).0, 3_000 * POWER);
        // An edit counts at 1.
        accepted(ALICE, vote(poll, Nay));
        assert_eq!(counts(poll).0, 1_000 * POWER);
        Vault::reduce(id, 1_000 * ACT);
        assert_eq!(counts(poll).0, 0);
    });
}

#[test]
fn compounded_reward_leaves_with_a_little_too_much_and_never_too_little() {
    with(no_cap(), || {
        let id = stake(ALICE, 1_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        Vault::compound(id, 10 * ACT);
        Vault::reduce(id, 10 * ACT);
        assert_eq!(counts(poll).0, 990 * POWER);
        // The same vote once more counts all that is there.
        accepted(ALICE, vote(poll, Aye));
        assert_eq!(counts(poll).0, 1_000 * POWER);
        Vault::compound(id, 10 * ACT);
        Vault::reduce(id, 1_010 * ACT);
        assert_eq!(counts(poll).0, 0);
        assert!(!has_record(ALICE));
    });
}

#[test]
fn a_capped_vote_shrinks_when_it_falls_below_the_cap() {
    with(dev(), || {
        stake(WHALE, 330_000_000 - 10_000);
        let id = stake(ALICE, 30_000_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        assert_eq!(counts(poll), (30_000_000 * POWER, 18_000_000 * POWER, 0));
        Vault::reduce(id, 10_000_000 * ACT);
        assert_eq!(counts(poll), (20_000_000 * POWER, 18_000_000 * POWER, 0));
        Vault::reduce(id, 10_000_000 * ACT);
        assert_eq!(counts(poll), (10_000_000 * POWER, 10_000_000 * POWER, 0));
    });
}

#[test]
fn a_root_is_taken_again_of_what_is_left() {
    with(Params { root_parameter: true, ..no_cap() }, || {
        let id = stake(ALICE, 10_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Nay));
        assert_eq!(counts(poll), (10_000 * POWER, 0, 3_162_277));
        Vault::reduce(id, 9_000 * ACT);
        assert_eq!(counts(poll), (1_000 * POWER, 0, 1_000_000));
        Vault::reduce(id, 1_000 * ACT);
        assert_eq!(counts(poll), (0, 0, 0));
    });
}

#[test]
fn other_positions_keep_voting() {
    with(no_cap(), || {
        let ids = [stake(ALICE, 1_000), stake(ALICE, 2_000)];
        next_block();
        let polls = [proposed(Kind::Parameter), proposed(Kind::Feature)];
        accepted(ALICE, vote(polls[0], Aye));
        accepted(ALICE, vote(polls[1], Nay));
        Vault::reduce(ids[0], 1_000 * ACT);
        assert_eq!(counts(polls[0]), (2_000 * POWER, 2_000 * POWER, 0));
        assert_eq!(counts(polls[1]), (2_000 * POWER, 0, 2_000 * POWER));
        assert!(Vault::is_marked(ALICE));
    });
}

/// An exit in the block in which a poll ends, is cancelled or is killed.
#[test]
fn a_poll_that_is_over_is_dropped_by_an_exit() {
    with(Params { boost_bps: 0, ..dev() }, || {
        let s = System::block_number();
        let id = stake(ALICE, 3_000);
        next_block();
        let polls = [Kind::Parameter, Kind::Treasury, Kind::Feature].map(proposed);
        polls.into_iter().for_each(|poll| accepted(ALICE, vote(poll, Abstain)));
        run_to(s + 24);
        Referenda::cancel(RuntimeOrigin::root(), polls[0]).unwrap();
        Vault::reduce(id, 1_000 * ACT);
        assert_eq!(voter(ALICE).votes.len(), 2);
        check();
        Referenda::kill(RuntimeOrigin::root(), polls[1]).unwrap();
        Vault::reduce(id, 1_000 * ACT);
        assert_eq!(voter(ALICE).votes.len(), 1);
        check();
        run_to(s + 25);
        assert!(!Pallet::<Test>::is_live(polls[2]));
        Vault::reduce(id, 1_000 * ACT);
        assert!(!has_record(ALICE) && !Vault::is_marked(ALICE));
    });
}

#[test]
fn an_exit_after_all_polls_keeps_what_serves_the_boost() {
    with(dev(), || {
        let id = stake(ALICE, 3_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        Referenda::cancel(RuntimeOrigin::root(), poll).unwrap();
        Vault::reduce(id, 1_000 * ACT);
        assert!(has_record(ALICE) && !Vault::is_marked(ALICE));
        assert!(voter(ALICE).votes.is_empty());
    });
}

#[test]
fn all_stake_with_eight_votes_is_slashed_at_once() {
    with(no_cap(), || {
        let accounts: Vec<_> = (20..24).collect();
        stake_each(&accounts, 10_000);
        let ids = [stake(ALICE, 1_000), stake(ALICE, 2_000), stake(ALICE, 4_000)];
        next_block();
        let mut polls = Vec::new();
        for kind in Kind::ALL {
            for who in accounts.iter().take(kind.most_live() as usize) {
                polls.push(proposed_by(*who, propose(kind)));
            }
        }
        assert_eq!(polls.len(), 8);
        polls.iter().for_each(|poll| accepted(ALICE, vote(*poll, Aye)));
        for (id, left) in ids.into_iter().zip([6_000, 4_000, 0]) {
            let amount = Vault::table()[id as usize].1.amount;
            Vault::reduce(id, amount);
            polls.iter().for_each(|poll| assert_eq!(counts(*poll).0, left * POWER));
            check();
        }
        assert!(!has_record(ALICE));
        run_to(System::block_number() + 40);
        assert!(polls.iter().all(|poll| !Pallet::<Test>::is_live(*poll)));
    });
}

#[test]
fn the_weight_of_an_exit_is_that_of_eight_votes() {
    use crate::WeightInfo;
    use quaestor_primitives::OnStakeReduced;
    let weight = <StakeVoting as OnStakeReduced<u64>>::weight();
    assert_eq!(weight, <() as WeightInfo>::stake_reduced(8));
}
