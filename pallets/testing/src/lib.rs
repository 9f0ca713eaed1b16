//! Stubs of the glue traits, a runtime, and helpers, for the mocks of pallets.
//!
//! Stubs keep their memory in the externalities of the test, beside the chain's own storage: each
//! test begins with nothing, and a failed call undoes its effects on a stub.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    reason = "only tests run this, and a test that cannot go on should stop"
)]

mod clock;
mod exchange;
mod guard;
mod money;
mod observer;
mod power;
mod price;
mod refusal;
mod runtime;
mod stake;
mod store;
mod work;

pub use clock::StubClock;
pub use exchange::StubExchange;
pub use guard::StubGuard;
pub use money::{
    ClosedShop, LeastFunding, StrictSink, StubCrisis, StubFloor, StubRedirect, StubRevenue,
    StubRouter, StubSink, DIRT,
};
pub use observer::{News, StubObserver};
pub use power::StubPower;
pub use price::StubPrice;
pub use quaestor_primitives::{AssetKind, Balance};
pub use refusal::{assert_accepted, assert_refused};
pub use runtime::{EURC, LEAST, NATIVE, USDC};
pub use stake::StubStake;
pub use work::{StubBonds, StubProviders};

/// An account of a mock.
pub type AccountId = u64;
