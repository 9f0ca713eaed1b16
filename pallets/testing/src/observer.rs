//! An observer that records its notifications.

use crate::store;
use codec::{Decode, Encode};
use polkadot_sdk::sp_runtime::DispatchResult;
use quaestor_primitives::{
    Balance, OnWeightChange, Position, PositionChange, PositionId, Reached, Seconds, StakeWeight,
};

/// Notification of an observer.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum News {
    /// Time passed within a bucket, under this total weight.
    Time(Seconds, StakeWeight),
    /// A boundary was crossed at which no weight changes.
    Boundary(Seconds, StakeWeight),
    /// A boundary was crossed at which some weight changes.
    Step(Seconds, StakeWeight),
    /// A position was opened.
    Opened(PositionId, Balance),
    /// The amount of a position changed.
    Resized(PositionId, Balance, Balance),
    /// A position was closed; early or not.
    Closed(PositionId, bool),
}

/// Records notifications in their order.
pub struct StubObserver;

impl StubObserver {
    /// Notifications since the last call of this function.
    pub fn take() -> Vec<News> {
        let news = store::get("news");
        store::put::<Vec<News>>("news", &Vec::new());
        news
    }

    fn hear(one: News) {
        let mut news: Vec<News> = store::get("news");
        news.push(one);
        store::put("news", &news);
    }
}

impl<AccountId> OnWeightChange<AccountId> for StubObserver {
    fn time_passed(now: Seconds, total: StakeWeight, reached: Reached) {
        Self::hear(match reached {
            Reached::Time => News::Time(now, total),
            Reached::Boundary => News::Boundary(now, total),
            Reached::Step => News::Step(now, total),
        });
    }

    fn position_changed(
        _: &AccountId,
        position: &Position,
        change: PositionChange,
    ) -> DispatchResult {
        Self::hear(match change {
            PositionChange::Opened => News::Opened(position.id, position.amount),
            PositionChange::Resized(amount) => News::Resized(position.id, position.amount, amount),
            PositionChange::Closed { early, .. } => News::Closed(position.id, early),
        });
        Ok(())
    }
}
