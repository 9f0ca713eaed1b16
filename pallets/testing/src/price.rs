//! Prices as a test sets them.

use crate::store;
use quaestor_primitives::{Price, PriceInspect, PriceSource, ReferencePrice, Seconds};

/// Has no price until a test sets one.
pub struct StubPrice;

impl StubPrice {
    /// Operators and exchange agree on `price` as of `time`.
    pub fn set(price: Price, time: Seconds) {
        Self::set_reference(Some(ReferencePrice {
            price,
            low: Some(price),
            time,
            source: PriceSource::Market,
        }));
    }

    /// Sets or clears the reference price.
    pub fn set_reference(reference: Option<ReferencePrice>) {
        store::put("price:reference", &reference);
    }

    /// Sets or clears the trailing average.
    pub fn set_average(average: Option<Price>) {
        store::put("price:average", &average);
    }
}

impl PriceInspect for StubPrice {
    fn reference() -> Option<ReferencePrice> {
        store::get("price:reference")
    }
    fn trailing_average() -> Option<Price> {
        store::get("price:average")
    }
}
