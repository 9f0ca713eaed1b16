//! Issuance on a schedule of annual amounts.

use crate::{fixed::div_mod, Balance, Seconds, U256};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// An annual amount from a time on.
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    PartialEq,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub struct AnnualAmount {
    /// Begin, in seconds since the schedule began.
    pub from_secs: Seconds,
    /// Issued per year from then on, in smallest units.
    pub per_year: Balance,
}

/// Issued in the first `elapsed` seconds of a schedule: the sum over its pieces of `amount * seconds /
/// year_secs`, rounded down once at the end, at most `cap`. Monotone in `elapsed`.
///
/// `steps` must ascend; nothing is issued before the first, and nothing if a year has no seconds.
pub fn issued(
    steps: &[AnnualAmount],
    year_secs: Seconds,
    cap: Balance,
    elapsed: Seconds,
) -> Balance {
    let ends = steps.iter().skip(1).map(|step| step.from_secs).chain([Seconds::MAX]);
    let sum = steps.iter().zip(ends).try_fold(U256::zero(), |sum, (step, end)| {
        let secs = elapsed.min(end).saturating_sub(step.from_secs);
        sum.checked_add(U256::from(step.per_year).checked_mul(U256::from(secs))?)
    });
    let whole = sum.and_then(|sum| div_mod(sum, U256::from(year_secs)));
    match whole {
        Some((whole, _)) => whole.min(U256::from(cap)).as_u128(),
        None if year_secs == 0 => 0,
        None => cap,
    }
}
