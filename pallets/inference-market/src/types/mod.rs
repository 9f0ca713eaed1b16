//! Parameters, jobs, bids, asks, receipts and books.

mod books;
mod hours;
mod job;
mod pool;
mod terms;

pub use books::*;
pub use hours::*;
pub use job::*;
pub use pool::*;
pub use quaestor_primitives::MAX_AMOUNT;
pub use terms::*;
