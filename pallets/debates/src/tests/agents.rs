//! `register_agent` and `retire_agent`.

use super::*;
use crate::{types::Agent, Agents};

const REGISTER: Call = Call::register_agent { name: [9; 32] };
const RETIRE: Call = Call::retire_agent {};

#[test]
fn an_agent_has_a_deposit_until_it_retires() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, REGISTER);
        let (agent, name, deposit) = (ALICE, [9; 32], DEPOSIT);
        assert_eq!(last_event(), Event::AgentRegistered { agent, name, deposit });
        assert_eq!(Agents::<Test>::get(ALICE), Some(Agent { name, deposit }));
        assert_eq!((held(ALICE), balance(ALICE)), (DEPOSIT, RICH - DEPOSIT));

        accepted(ALICE, RETIRE);

        assert_eq!(last_event(), Event::AgentRetired { agent, deposit });
        assert_eq!((held(ALICE), balance(ALICE)), (0, RICH));
        assert!(!Agents::<Test>::contains_key(ALICE));
        // It can come back.
        accepted(ALICE, REGISTER);
    });
}

#[test]
fn an_account_registers_once() {
    ExtBuilder::default().build_and_execute(|| {
        accepted(ALICE, REGISTER);
        refused(ALICE, REGISTER, Error::AlreadyRegistered);
        refused(AGENTS[0], REGISTER, Error::AlreadyRegistered);
    });
}

#[test]
fn an_account_that_cannot_pay_the_deposit_is_refused() {
    ExtBuilder::default().build_and_execute(|| {
        refused(POOR, REGISTER, Error::InsufficientBalance);
        refused(NOBODY, REGISTER, Error::InsufficientBalance);
        set_balance(POOR, DEPOSIT + ED - 1);
        refused(POOR, REGISTER, Error::InsufficientBalance);
        set_balance(POOR, DEPOSIT + ED);
        accepted(POOR, REGISTER);
    });
}

#[test]
fn an_account_that_is_no_agent_cannot_retire() {
    ExtBuilder::default().build_and_execute(|| {
        refused(ALICE, RETIRE, Error::UnknownAgent);
        accepted(AGENTS[0], RETIRE);
        refused(AGENTS[0], RETIRE, Error::UnknownAgent);
    });
}

#[test]
fn an_economy_without_sessions_has_no_agents() {
    ExtBuilder { params: None, ..Default::default() }.build_and_execute(|| {
        refused(ALICE, REGISTER, Error::NotEnabled);
        refused(ALICE, RETIRE, Error::UnknownAgent);
    });
}
