//! Boosts for those who vote.

use super::*;
use crate::{Params, WeightInfo};
use quaestor_primitives::{Boost, BoostInspect};

#[test]
fn a_vote_gives_a_boost_until_the_bucket_after_its_length() {
    with(dev(), || {
        stake(ALICE, 1_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        assert!(StakeVoting::boosts_of(&ALICE).is_empty());
        accepted(ALICE, vote(poll, Abstain));
        // 18 s after a boundary; 600 s later rounded up to 60 s.
        assert_eq!(Vault::clock(), START + 12);
        let until = START + 660;
        assert_eq!(StakeVoting::boosts_of(&ALICE), [Boost { bps: 1_500, until }]);
        while Vault::clock() < until {
            assert_eq!(StakeVoting::boosts_of(&ALICE).len(), 1);
            next_block();
        }
        assert!(StakeVoting::boosts_of(&ALICE).is_empty());
        assert!(StakeVoting::boosts_of(&BOB).is_empty());
    });
}

#[test]
fn the_last_vote_counts() {
    with(dev(), || {
        stake(ALICE, 1_000);
        next_block();
        let polls = [Kind::Parameter, Kind::Feature].map(proposed);
        accepted(ALICE, vote(polls[0], Aye));
        run_to(15);
        accepted(ALICE, vote(polls[1], Aye));
        let until = (Vault::clock() + 600).next_multiple_of(BUCKET);
        assert_eq!(StakeVoting::boosts_of(&ALICE), [Boost { bps: 1_500, until }]);
        // It survives the removal of the votes and the end of the polls.
        polls.into_iter().for_each(|poll| accepted(ALICE, remove(poll)));
        assert_eq!(StakeVoting::boosts_of(&ALICE), [Boost { bps: 1_500, until }]);
    });
}

#[test]
fn an_economy_may_give_none() {
    with(Params { boost_bps: 0, ..dev() }, || {
        stake(ALICE, 1_000);
        next_block();
        let poll = proposed(Kind::Parameter);
        accepted(ALICE, vote(poll, Aye));
        assert!(StakeVoting::boosts_of(&ALICE).is_empty());
        assert_eq!(<StakeVoting as BoostInspect<u64>>::weight(), <() as WeightInfo>::boosts_of());
    });
}
