//! The average of a price over time.
