//! A table of positions with a clock: the part of a staking vault that an observer sees.

use crate::{store, AccountId};
use core::marker::PhantomData;
use polkadot_sdk::{
    frame_support::traits::fungibles::{Balanced, Credit, Inspect},
    sp_runtime::{DispatchError, DispatchResult},
};
use quaestor_primitives::{
    Balance, IncreaseStake, OnWeightChange, Position, PositionChange, PositionId, Positions,
    Reached, Seconds, StakeWeight,
};

/// Positions that a test opens and closes, reported to `Observer` as a vault reports them. Increases
/// are paid into the staker's account of `Assets`.
pub struct StubStake<Observer, Assets>(PhantomData<(Observer, Assets)>);

type Table = Vec<(AccountId, Position)>;

fn table() -> Table {
    store::get("positions")
}

fn place(table: &Table, who: &AccountId, id: PositionId) -> Result<usize, DispatchError> {
    table
        .iter()
        .position(|(owner, position)| owner == who && position.id == id)
        .ok_or(DispatchError::CannotLookup)
}

impl<Observer: OnWeightChange<AccountId>, Assets> StubStake<Observer, Assets> {
    /// Time of the last report to the observer.
    pub fn clock() -> Seconds {
        store::get("stake:clock")
    }

    /// Sum of all weights at a time.
    pub fn weight_at(at: Seconds) -> StakeWeight {
        table().iter().map(|(_, position)| position.weight_at(at).unwrap()).sum()
    }

    /// Lets time pass until `now`, boundary by boundary of `bucket` seconds. The first call only
    /// starts the clock.
    pub fn pass(now: Seconds, bucket: Seconds) {
        let mut clock = Self::clock();
        if clock == 0 {
            Observer::time_passed(now, 0, Reached::Time);
            store::put("stake:clock", &now);
            return;
        }
        loop {
            let boundary = (clock + 1).next_multiple_of(bucket);
            if boundary > now {
                break;
            }
            let steps = |(_, position): &(_, Position)| {
                // The first step is the opening itself.
                position.weight_steps().iter().skip(1).any(|step| step.at == boundary)
            };
            let reached = if table().iter().any(steps) { Reached::Step } else { Reached::Boundary };
            Observer::time_passed(boundary, Self::weight_at(clock), reached);
            clock = boundary;
        }
        if now > clock {
            Observer::time_passed(now, Self::weight_at(clock), Reached::Time);
        }
        store::put("stake:clock", &now);
    }

    /// Makes the time by which locks have ended run ahead of the clock, as after a halt.
    pub fn run_ahead(time: Seconds) {
        store::put("stake:time", &time);
    }

    /// Opens a position.
    pub fn open(who: AccountId, position: Position) -> DispatchResult {
        Observer::position_changed(&who, &position, PositionChange::Opened)?;
        let mut table = table();
        table.push((who, position));
        store::put("positions", &table);
        Ok(())
    }

    /// Vesting time of the last increase.
    pub fn vested_at() -> Seconds {
        store::get("stake:vested_at")
    }

    /// Changes the amount of a position.
    pub fn resize(who: AccountId, id: PositionId, amount: Balance) -> DispatchResult {
        let mut table = table();
        let at = place(&table, &who, id)?;
        let (_, position) = table.get_mut(at).unwrap();
        Observer::position_changed(&who, position, PositionChange::Resized(amount))?;
        position.amount = amount;
        store::put("positions", &table);
        Ok(())
    }

    /// Closes a position; early, if its lock has not ended.
    pub fn close(who: AccountId, id: PositionId) -> DispatchResult {
        let mut table = table();
        let at = place(&table, &who, id)?;
        let (_, position) = table.remove(at);
        let early = Self::clock() < position.lock_end;
        let last = table.iter().all(|(owner, _)| *owner != who);
        Observer::position_changed(&who, &position, PositionChange::Closed { early, last })?;
        store::put("positions", &table);
        Ok(())
    }
}

impl<Observer, Assets> Positions<AccountId> for StubStake<Observer, Assets> {
    fn positions(who: &AccountId) -> Vec<Position> {
        table()
            .into_iter()
            .filter(|(owner, _)| owner == who)
            .map(|(_, position)| position)
            .collect()
    }

    fn stakers() -> Vec<AccountId> {
        let mut stakers: Vec<AccountId> = table().into_iter().map(|(owner, _)| owner).collect();
        stakers.sort_unstable();
        stakers.dedup();
        stakers
    }

    fn now() -> Seconds {
        store::get::<Seconds>("stake:time").max(store::get("stake:clock"))
    }

    fn bucket_secs() -> Option<Seconds> {
        store::get("stake:bucket")
    }
}

impl<Observer, Assets> IncreaseStake<AccountId, Credit<AccountId, Assets>>
    for StubStake<Observer, Assets>
where
    Observer: OnWeightChange<AccountId>,
    Assets: Balanced<AccountId> + Inspect<AccountId, Balance = Balance>,
{
    fn increase_stake(
        who: &AccountId,
        id: PositionId,
        credit: Credit<AccountId, Assets>,
        vested_at: Seconds,
    ) -> DispatchResult {
        store::put("stake:vested_at", &vested_at);
        let table = table();
        let (_, position) = table.get(place(&table, who, id)?).unwrap();
        let amount = position.amount + credit.peek();
        Assets::resolve(who, credit).map_err(|_| DispatchError::Unavailable)?;
        Self::resize(*who, id, amount)
    }
}
