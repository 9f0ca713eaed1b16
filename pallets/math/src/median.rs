//! What many report, as one.
