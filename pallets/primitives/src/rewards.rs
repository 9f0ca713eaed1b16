//! Traits of the reward pools.

/// Sends the emission of rewards past the stakers while a breaker says so.
pub trait RedirectRewards {
    /// From the current time on.
    fn set_redirected(redirected: bool);
}

impl RedirectRewards for () {
    fn set_redirected(_: bool) {}
}
