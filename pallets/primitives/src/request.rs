//! Limits of requests to runtime APIs.

use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// A request lists more than one answer covers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct TooMany {
    /// Maximum length of the list.
    pub most: u32,
}

impl TooMany {
    /// Refuses a list that is longer than `most`.
    pub fn check<V>(list: &[V], most: u32) -> Result<(), Self> {
        let fits = u32::try_from(list.len()).is_ok_and(|length| length <= most);
        fits.then_some(()).ok_or(Self { most })
    }
}
