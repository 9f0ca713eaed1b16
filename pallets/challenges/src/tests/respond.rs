//! `respond`.

use super::*;

fn respond(case: u64) -> Call {
    Call::respond { case, location: location() }
}

#[test]
fn a_provider_opens_its_data_in_the_first_half_of_the_commitments() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        at(START + DAY / 2 - 1);
        accepted(PROVIDER, respond(id));
        assert_eq!(last_event(), Event::Responded { case: id, location: location() });
        assert_eq!(case(id).response, Some(location()));
        at(START + DAY / 2);
        refused(PROVIDER, respond(id), Error::TooLate);
    });
}

#[test]
fn nobody_else_responds() {
    ExtBuilder::default().build_and_execute(|| {
        let id = disputed(1);
        for who in [CONSUMER, OTHER, AUDITOR] {
            refused(who, respond(id), Error::NotParty);
        }
        refused(PROVIDER, respond(id + 1), Error::NotFound);
    });
}

#[test]
fn nobody_responds_after_the_votes() {
    ExtBuilder::default().build_and_execute(|| {
        let id = decided(1, &[Fault; 3]);
        refused(PROVIDER, respond(id), Error::WrongPhase);
    });
}
