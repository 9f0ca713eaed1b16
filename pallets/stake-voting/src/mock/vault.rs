//! A table of positions that a test opens and reduces as a staking vault does.

use super::{AccountId, StakeVoting};
use codec::{Decode, Encode};
use polkadot_sdk::frame_support::storage::unhashed;
use quaestor_primitives::{
    Balance, Bps, Forfeit, OnStakeReduced, Position, PositionId, Power, PowerTotals, Seconds, Step,
    Voting, VotingPower,
};
use quaestor_support::time;
use quaestor_testing::StubClock;

/// Positions, and whether their accounts have live votes.
pub struct Vault;

const TABLE: &[u8] = b"vault:positions";

fn marked_key(who: AccountId) -> Vec<u8> {
    (b"vault:marked", who).encode()
}

fn get<V: Decode + Default>(key: &[u8]) -> V {
    unhashed::get_or_default(key)
}

impl Vault {
    pub fn table() -> Vec<(AccountId, Position)> {
        get(TABLE)
    }

    pub fn positions(who: AccountId) -> Vec<Position> {
        Self::table().into_iter().filter(|(owner, _)| *owner == who).map(|(_, one)| one).collect()
    }

    pub fn is_marked(who: AccountId) -> bool {
        get(&marked_key(who))
    }

    pub fn clock() -> Seconds {
        time::now::<StubClock>()
    }

    /// Opens a position with these multipliers, each from so many seconds after now.
    pub fn open(who: AccountId, amount: Balance, multipliers: &[(Seconds, Bps)]) -> PositionId {
        let (start, mut table) = (Self::clock(), Self::table());
        let id = PositionId::try_from(table.len()).unwrap();
        let step = |(after, bps): &(Seconds, Bps)| Step { at: start + after, multiplier_bps: *bps };
        let steps: Vec<_> = multipliers.iter().map(step).collect();
        let position = Position {
            id,
            tier: 0,
            amount,
            start,
            lock_end: start,
            steps: steps.try_into().unwrap(),
            boosts: Default::default(),
            forfeit: Forfeit::None,
            penalty_bps: 0,
            voting: Voting::AsWeight { cap_bps: 30_000 },
            firm: false,
            cooldown_secs: 0,
        };
        table.push((who, position));
        unhashed::put(TABLE, &table);
        id
    }

    /// Adds compounded reward to a position.
    pub fn compound(id: PositionId, amount: Balance) {
        let mut table = Self::table();
        table.iter_mut().filter(|(_, one)| one.id == id).for_each(|(_, one)| one.amount += amount);
        unhashed::put(TABLE, &table);
    }

    /// Lets `amount` of a position leave, reported before the table changes.
    pub fn reduce(id: PositionId, amount: Balance) {
        let mut table = Self::table();
        let at = table.iter().position(|(_, one)| one.id == id).unwrap();
        let (who, position) = table[at].clone();
        let mut marked = Self::is_marked(who);
        if marked {
            marked = StakeVoting::stake_reduced(&who, &position, amount);
        }
        table[at].1.amount -= amount;
        // The slot stays, so that numbers do.
        unhashed::put(TABLE, &table);
        unhashed::put(&marked_key(who), &marked);
    }

    /// Lets all stake of an account leave.
    pub fn leave(who: AccountId) {
        for position in Self::positions(who) {
            Self::reduce(position.id, position.amount);
        }
    }
}

impl VotingPower<AccountId> for Vault {
    fn power(who: &AccountId, began: Seconds, at: Seconds) -> Power {
        let positions = Self::positions(*who);
        let staked = positions.iter().map(|one| one.amount).sum();
        let older = positions.iter().filter(|one| one.start < began);
        let counted = older.clone().map(|one| one.amount).sum();
        let power = |one: &Position| one.power_at(began).unwrap().min(one.power_at(at).unwrap());
        Power { staked, counted, power: older.map(power).sum() }
    }

    fn totals() -> PowerTotals {
        let clock = Self::clock();
        let power = Self::table().iter().map(|(_, one)| one.power_at(clock).unwrap()).sum();
        PowerTotals { power, clock }
    }

    fn mark(who: &AccountId, voting: bool) {
        // An account without stake has no record.
        if Self::positions(*who).is_empty() {
            return;
        }
        unhashed::put(&marked_key(*who), &voting);
    }
}
