//! The numbered invariants, each computed here from storage and events, and not by the pallets.

mod money;
mod work;

pub use money::*;
pub use work::*;

use crate::books::Books;

/// A broken invariant, with its number first.
pub type Check = Result<(), String>;

/// Every invariant that is cheap enough for each block.
pub fn all(books: &Books) -> Check {
    stake_is_bonded_for_its_parts()?;
    units_are_those_of_bonds_and_notices()?;
    totals_are_sums()?;
    pots_are_what_was_not_collected(books)?;
    holds_are_records()?;
    the_till_holds_its_claims(books)?;
    payments_are_shared_out(books)?;
    channels_pay_their_vouchers(books)?;
    the_work_pool_is_shared_out(books)?;
    the_issuance_is_accounted_for(books)?;
    losses_are_taken_or_owed(books)?;
    epochs_keep_their_caps()?;
    cases_are_counted()?;
    weights_are_sums(books)?;
    bids_are_sorted()
}

/// Error unless both are equal.
pub fn same<T: PartialEq + core::fmt::Debug>(what: &str, one: T, two: T) -> Check {
    match one == two {
        true => Ok(()),
        false => Err(format!("{what}: {one:?} is not {two:?}")),
    }
}

/// Error unless it holds.
pub fn holds(what: &str, it: bool) -> Check {
    it.then_some(()).ok_or_else(|| what.to_string())
}
