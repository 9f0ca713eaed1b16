//! The same fundings in the arithmetic of a well-known peer: Synthetix' `StakingRewards`.

use crate::driver::{World, BASE, DAY, HOUR, STREAMED, WEEK};

/// Whole units per second; a new funding spreads what is left over a whole new period.
#[derive(Default)]
struct Peer {
    at: u64,
    finish: u64,
    rate: u128,
    streamed: u128,
}

impl Peer {
    fn advance(&mut self, now: u64) {
        let until = now.min(self.finish);
        self.streamed += self.rate * u128::from(until.saturating_sub(self.at));
        self.at = now;
    }

    fn fund(&mut self, amount: u128) {
        let left = self.rate * u128::from(self.finish.saturating_sub(self.at));
        self.rate = (amount + left) / u128::from(WEEK);
        self.finish = self.at + WEEK;
    }
}

/// Amount that one staker can claim and amount that the peer has streamed, if `first` is funded and
/// then `dust` after each of `times` spans, with a wait of `rest` at the end.
fn funded(first: u128, dust: u128, times: u64, span: u64, rest: u64) -> (u128, u128) {
    let (mut ours, mut peer) = (World::new(STREAMED), Peer::default());
    ours.wait(HOUR - ours.pool.at % HOUR);
    ours.open(BASE, 1_000);
    ours.fund(first);
    peer.fund(first);
    for n in 1..=times {
        ours.wait(span);
        peer.advance(n * span);
        ours.fund(dust);
        peer.fund(dust);
    }
    ours.wait(rest);
    peer.advance(times * span + rest);
    ours.check();
    (ours.claim(0), peer.streamed)
}

#[test]
fn a_funding_smaller_than_its_seconds_is_streamed_and_not_lost() {
    let (ours, peer) = funded(500_000, 0, 0, 0, WEEK);
    assert_eq!((ours, peer), (499_999, 0));
}

#[test]
fn the_remainder_of_a_division_is_streamed_and_not_lost() {
    let (ours, peer) = funded(1_000_000, 0, 0, 0, WEEK);
    assert_eq!((ours, peer), (999_999, 604_800));
}

#[test]
fn dust_every_hour_does_not_stretch_a_funding() {
    let million = 1_000_000_000_000;
    let (ours, peer) = funded(million, 1, 168, HOUR, 0);
    assert!((million - 1..million + 168).contains(&ours));
    // (1 - 1/168)^168: over a third is still to come.
    assert_eq!(peer / 1_000_000_000, 633);
}

#[test]
fn dust_every_hour_does_not_eat_a_small_funding() {
    let (ours, peer) = funded(6_048_000, 1, 168, HOUR, 30 * DAY);
    assert_eq!(ours, 6_048_000 + 167);
    assert!(peer < 6_000_000, "{peer}");
}
