//! Random operations: calls that the state gives a chance, and now and then by the wrong account.

mod backing;
mod cases;
mod jobs;
mod money;
mod streams;

pub use money::reported;

use crate::{network::*, random::Random, world::person};
use polkadot_sdk::sp_keyring::Sr25519Keyring;
use quaestor_primitives::{Balance, ClockInspect, Seconds};
use quaestor_runtime::{AccountId, RuntimeCall, RuntimeOrigin, StakingVault};

/// A call and its origin.
pub struct Operation {
    pub origin: RuntimeOrigin,
    pub call: RuntimeCall,
}

/// Operation that the state allows; `None` if there is nothing to do it with.
type Make = fn(&mut Random) -> Option<Operation>;

/// All kinds, each with its weight.
fn kinds() -> Vec<(u64, Make)> {
    [backing::KINDS, jobs::KINDS, streams::KINDS, cases::KINDS, money::KINDS].concat()
}

/// The next operation. Half of them are what auditors must do in time, as long as there is any of it.
pub fn random(random: &mut Random) -> Operation {
    if random.below(2) == 0 {
        if let Some(operation) = cases::duty(random) {
            return misdirected(random, operation);
        }
    }
    let kinds = kinds();
    let all: u64 = kinds.iter().map(|(weight, _)| weight).sum();
    loop {
        let mut place = random.below(all);
        for (weight, make) in &kinds {
            match place.checked_sub(*weight) {
                Some(rest) => place = rest,
                None => {
                    if let Some(operation) = make(random) {
                        return misdirected(random, operation);
                    }
                    break;
                },
            }
        }
    }
}

/// One in thirty is made by somebody else.
fn misdirected(random: &mut Random, operation: Operation) -> Operation {
    if random.below(30) > 0 {
        return operation;
    }
    let who = anybody(random);
    Operation { origin: RuntimeOrigin::signed(person(who)), ..operation }
}

/// A deadline as a halt leaves it.
fn extended(deadline: Seconds) -> Seconds {
    <StakingVault as ClockInspect>::extended(deadline)
}

/// The time that a deadline is compared with: now, and one time in fifteen long ago, so that some calls are
/// late.
fn about_now(random: &mut Random) -> Seconds {
    if random.below(15) == 0 {
        0
    } else {
        clock()
    }
}

fn by(who: &AccountId, call: impl Into<RuntimeCall>) -> Option<Operation> {
    Some(Operation { origin: RuntimeOrigin::signed(who.clone()), call: call.into() })
}

fn as_root(call: impl Into<RuntimeCall>) -> Option<Operation> {
    Some(Operation { origin: RuntimeOrigin::root(), call: call.into() })
}

fn anybody(random: &mut Random) -> Sr25519Keyring {
    PEOPLE[random.below(PEOPLE.len() as u64) as usize]
}

fn anyone(random: &mut Random) -> AccountId {
    person(anybody(random))
}

/// From `least` to `most` QUIV, in units.
fn between(random: &mut Random, least: u64, most: u64) -> Balance {
    let span = Balance::from(most - least) * QUIV;
    Balance::from(least) * QUIV + random.amount(span).min(span)
}
