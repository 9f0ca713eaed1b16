//! All tokens of the economy, by account.

use quaestor_math::{mul_div, BPS};
use quaestor_primitives::{Balance, Bps};

/// Number of an account.
pub type Id = usize;

/// The treasury.
pub const TREASURY: Id = 0;
/// Insurance: surcharges, and what slashes leave to it.
pub const INSURANCE: Id = 1;
/// The rest of the backstop, which has a share of the network fee.
pub const BACKSTOP: Id = 2;
/// The work pool.
pub const WORK: Id = 3;
/// The pot from which audits are paid.
pub const AUDITS: Id = 4;
/// Allocations that are not released.
pub const ALLOCATIONS: Id = 5;
/// The exchange's pool.
pub const EXCHANGE: Id = 6;
/// The market maker.
pub const DEALER: Id = 7;
/// All consumers.
pub const CONSUMERS: Id = 8;
/// Rewards of stakers on their way.
pub const REWARDS: Id = 9;
/// Accounts with a role; the others follow.
pub const ROLES: usize = 10;

/// Balances and stakes, in smallest units.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// Free balance by account.
    pub free: Vec<Balance>,
    /// Stake by account.
    pub staked: Vec<Balance>,
    /// Issuance at genesis.
    pub genesis: Balance,
    /// Minted since.
    pub minted: Balance,
    /// Burnt since.
    pub burnt: Balance,
}

impl Ledger {
    /// A ledger whose issuance is `genesis`, all of it in the treasury.
    pub fn new(genesis: Balance) -> Self {
        let mut free = vec![0; ROLES];
        free[TREASURY] = genesis;
        Self { free, staked: vec![0; ROLES], genesis, minted: 0, burnt: 0 }
    }

    /// Opens an account with tokens out of the treasury.
    pub fn open(&mut self, amount: Balance) -> Id {
        self.free.push(0);
        self.staked.push(0);
        let id = self.free.len() - 1;
        self.pay(TREASURY, id, amount);
        id
    }

    /// Pays; panics without the balance.
    pub fn pay(&mut self, from: Id, to: Id, amount: Balance) {
        self.free[from] -= amount;
        self.free[to] += amount;
    }

    /// Mints to an account.
    pub fn mint(&mut self, to: Id, amount: Balance) {
        self.free[to] += amount;
        self.minted += amount;
    }

    /// Burns the balance of an account.
    pub fn burn(&mut self, from: Id, amount: Balance) {
        self.free[from] -= amount;
        self.burnt += amount;
    }

    /// Stakes up to `amount` of a free balance. Returns the amount.
    pub fn stake(&mut self, who: Id, amount: Balance) -> Balance {
        let amount = amount.min(self.free[who]);
        self.free[who] -= amount;
        self.staked[who] += amount;
        amount
    }

    /// Takes up to `amount` of a stake back.
    pub fn unstake(&mut self, who: Id, amount: Balance) {
        let amount = amount.min(self.staked[who]);
        self.staked[who] -= amount;
        self.free[who] += amount;
    }

    /// Takes `amount` of a stake to `to`.
    pub fn seize(&mut self, who: Id, to: Id, amount: Balance) {
        self.staked[who] -= amount;
        self.free[to] += amount;
    }

    /// Takes `amount` of a stake: `burn_bps` of it are burnt, rounded down, and the rest is insured.
    pub fn slash(&mut self, who: Id, amount: Balance, burn_bps: Bps) {
        self.seize(who, INSURANCE, amount);
        self.burn(INSURANCE, mul_div(amount, burn_bps.into(), BPS.into()).expect("a part fits"));
    }

    /// The issuance.
    pub fn issuance(&self) -> Balance {
        self.genesis + self.minted - self.burnt
    }

    /// Sum of all stakes.
    pub fn total_staked(&self) -> Balance {
        self.staked.iter().sum()
    }

    /// Issuance without treasury, reserves, pots and what is not released.
    pub fn circulating(&self) -> Balance {
        let idle = [TREASURY, INSURANCE, BACKSTOP, WORK, AUDITS, ALLOCATIONS, REWARDS];
        self.issuance() - idle.into_iter().map(|id| self.free[id]).sum::<Balance>()
    }

    /// Panics unless the balances and stakes are the issuance.
    pub fn check(&self) {
        let held = self.free.iter().sum::<Balance>() + self.total_staked();
        assert_eq!(held, self.issuance(), "quiver: balances and issuance");
    }
}
