//! The work pool: income that is paid out for work, day by day.

use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::mul_div;
use quaestor_primitives::Balance;
use scale_info::TypeInfo;

/// Days in which work credit can be claimed, that of the credit included.
pub const CLAIM_DAYS: u32 = 32;
/// Days of income that the pool keeps at most.
pub const INCOME_DAYS: usize = 30;

/// A closed day of the pool.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct WorkDay {
    /// Number of the day, counted from the Unix epoch.
    pub day: u32,
    /// Amount for all work of the day, in smallest units.
    pub payout: Balance,
    /// Work credits of the day, in smallest units.
    pub credits: Balance,
    /// The part of the amount that was claimed, in smallest units.
    pub paid: Balance,
}

impl WorkDay {
    /// Part of a provider with this credit, rounded down. The payout is at most the credits, so it is at
    /// most the credit.
    pub fn part(&self, credit: Balance) -> Balance {
        mul_div(credit, self.payout, self.credits).unwrap_or_default()
    }

    /// Amount that was not claimed.
    pub const fn unclaimed(&self) -> Balance {
        self.payout.saturating_sub(self.paid)
    }
}

/// Books of the work pool. Amounts are in smallest units of the native token. Over all time, income =
/// paid + sent + pot + the unclaimed amounts of the closed days.
#[derive(Clone, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct WorkPool {
    /// Amount that is not assigned to a day.
    pub pot: Balance,
    /// Income over all time.
    pub income: Balance,
    /// Amount claimed over all time.
    pub paid: Balance,
    /// Amount over all time beyond what the pool may keep.
    pub sent: Balance,
    /// Closed days with a payout, newest first.
    pub days: BoundedVec<WorkDay, ConstU32<CLAIM_DAYS>>,
    /// Income of today.
    pub today: Balance,
    /// Income of each of the last 30 days, newest first.
    pub incomes: BoundedVec<Balance, ConstU32<30>>,
}

impl WorkPool {
    /// Adds income of today. `None` if it does not fit, and then nothing changes.
    pub fn receive(&mut self, amount: Balance) -> Option<()> {
        // The other sums are part of this one.
        self.income = self.income.checked_add(amount)?;
        self.pot = self.pot.saturating_add(amount);
        self.today = self.today.saturating_add(amount);
        Some(())
    }

    /// Closes `day`, on which these credits were earned, and the days after it without any, up to
    /// `today`: the payout is the pot, at most the credits. What days that can no longer be claimed have
    /// left returns to the pot. Returns the amount beyond the income of 30 days, which leaves the pool.
    pub fn close(&mut self, day: u32, credits: Balance, today: u32) -> Balance {
        let payout = self.pot.min(credits);
        if payout > 0 {
            self.pot = self.pot.saturating_sub(payout);
            let closed = WorkDay { day, payout, credits, paid: 0 };
            // Days are pruned below at every close, so that there is a place.
            let _ = self.days.force_insert_keep_left(0, closed);
        }
        let mut expired: Balance = 0;
        self.days.retain(|closed| {
            let kept = claimable(closed.day, today);
            if !kept {
                expired = expired.saturating_add(closed.unclaimed());
            }
            kept
        });
        self.pot = self.pot.saturating_add(expired);
        for income in core::iter::once(core::mem::take(&mut self.today))
            .chain((day..today).skip(1).map(|_| 0))
            .take(INCOME_DAYS.saturating_add(1))
        {
            let _ = self.incomes.force_insert_keep_left(0, income);
        }
        let most = self.incomes.iter().fold(0, |sum: Balance, income| sum.saturating_add(*income));
        let excess = self.pot.saturating_sub(most);
        self.pot = self.pot.saturating_sub(excess);
        self.sent = self.sent.saturating_add(excess);
        excess
    }

    /// The closed day of this number, if its credit can still be claimed.
    pub fn closed(&self, day: u32) -> Option<&WorkDay> {
        self.days.iter().find(|closed| closed.day == day)
    }

    /// Books the part of a provider with this credit as paid. Returns it; `None` without such a day.
    pub fn claim(&mut self, day: u32, credit: Balance) -> Option<Balance> {
        let closed = self.days.iter_mut().find(|closed| closed.day == day)?;
        let part = closed.part(credit).min(closed.unclaimed());
        closed.paid = closed.paid.saturating_add(part);
        self.paid = self.paid.saturating_add(part);
        Some(part)
    }

    /// Amount in the pool: the pot and what closed days have left. `None` if it does not fit.
    pub fn held(&self) -> Option<Balance> {
        self.days.iter().try_fold(self.pot, |sum, day| sum.checked_add(day.unclaimed()))
    }
}

/// Returns `true` if credit of `day` can be claimed on the day `today` or later today.
pub const fn claimable(day: u32, today: u32) -> bool {
    day.saturating_add(CLAIM_DAYS) > today
}

/// Work credit of a provider on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Credit {
    /// Number of the day, counted from the Unix epoch.
    pub day: u32,
    /// Credit, in smallest units of the native token.
    pub amount: Balance,
}

/// Work credit of a provider that can be claimed, oldest day first.
pub type Credits = BoundedVec<Credit, ConstU32<CLAIM_DAYS>>;

/// Adds credit of `today`, and forgets that of days that can no longer be claimed.
pub fn add_credit(credits: &mut Credits, today: u32, amount: Balance) {
    credits.retain(|credit| claimable(credit.day, today));
    match credits.last_mut().filter(|credit| credit.day == today) {
        Some(credit) => credit.amount = credit.amount.saturating_add(amount),
        // As many days can be claimed as there are places.
        None => {
            let _ = credits.try_push(Credit { day: today, amount });
        },
    }
}
