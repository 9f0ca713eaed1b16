//! `reveal`.

use super::*;
use crate::types::Vote;

#[test]
fn a_revealed_vote_counts_with_its_weight() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        accepted(AUDITOR, commit(id, AUDITOR, Fault));
        refused(AUDITOR, reveal(id, Fault), Error::TooEarly);
        at(START + DAY);
        accepted(AUDITOR, reveal(id, Fault));
        let weight = 25_000 * TOKEN;
        let event = Event::Revealed { case: id, who: AUDITOR, finding: Fault, weight };
        assert_eq!(last_event(), event);
        assert_eq!(case(id).jury[0].vote, Vote::Revealed(Fault));
        assert_eq!((case(id).weight_for(Fault), case(id).weight_for(NoFault)), (weight, 0));
        // Once is all.
        refused(AUDITOR, reveal(id, Fault), Error::BadReveal);
    });
}

#[test]
fn what_was_not_committed_is_not_revealed() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        accepted(AUDITOR, commit(id, AUDITOR, Fault));
        at(START + DAY);
        refused(AUDITOR, reveal(id, NoFault), Error::BadReveal);
        let other = Call::reveal { case: id, finding: Fault, salt: [8; 32] };
        refused(AUDITOR, other, Error::BadReveal);
        refused(AUDITOR + 1, reveal(id, Fault), Error::BadReveal);
        refused(OTHER, reveal(id, Fault), Error::NotInTheSet);
        refused(AUDITOR, reveal(id + 1, Fault), Error::NotFound);
        at(START + 2 * DAY);
        refused(AUDITOR, reveal(id, Fault), Error::TooLate);
        at(START + 2 * DAY - 1);
        accepted(AUDITOR, reveal(id, Fault));
    });
}

/// A14: the account is inside, and so is the case.
#[test]
fn a_copied_commitment_fails_to_reveal() {
    ExtBuilder::default().build_and_execute(|| {
        let [first, second] = [disputed(1), disputed(2)];
        let hash = Challenges::commitment_view(first, &AUDITOR, Fault, SALT);
        accepted(AUDITOR, Call::commit { case: first, hash });
        accepted(AUDITOR + 1, Call::commit { case: first, hash });
        accepted(AUDITOR, Call::commit { case: second, hash });
        at(START + DAY);
        accepted(AUDITOR, reveal(first, Fault));
        refused(AUDITOR + 1, reveal(first, Fault), Error::BadReveal);
        refused(AUDITOR, reveal(second, Fault), Error::BadReveal);
    });
}

#[test]
fn nothing_is_revealed_after_the_votes() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        accepted(AUDITOR, commit(id, AUDITOR, Fault));
        at(START + 2 * DAY);
        accepted(NOBODY, Call::resolve { case: id });
        refused(AUDITOR, reveal(id, Fault), Error::WrongPhase);
    });
}
