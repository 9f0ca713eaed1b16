//! One file per call, and renewals on the timeline, genesis and the invariants.

use crate::{mock::*, types::*, Error as SubscriptionsError, Event as SubscriptionsEvent};

type Error = SubscriptionsError<Test>;
type Event = SubscriptionsEvent<Test>;
