//! A small reference engine around the pure functions: it splits time at every bucket boundary, as
//! the staking vault and the rewards pallet do, and writes the same history into the exact model.

use crate::model::{exact, ratio, whole, Exact, Stake};
use quaestor_math::{
    accrual::Terms,
    fixed::from_int,
    pool::take_whole,
    schedule::{absolute, deltas, multiplier_at, weight},
    Accrual, AgeStep, Balance, Elapsed, Forfeit, LaunchBonus, Pool, RateModel, Seconds, Step, Q128,
    YEAR,
};
use std::collections::BTreeMap;

pub const HOUR: Seconds = 3_600;
pub const DAY: Seconds = 24 * HOUR;
pub const WEEK: Seconds = 7 * DAY;
/// The first clock, between two boundaries.
pub const GENESIS: Seconds = 1_790_000_123;
pub const STREAMED: RateModel = RateModel::Streamed { period_secs: WEEK };
/// 10,000,000,000 tokens of 18 decimals over five years.
pub const CAPPED: RateModel = RateModel::TargetApr {
    cap_amount: 125_000_000_000_000_000_000_000,
    cap_secs: 1_971,
    year_secs: YEAR,
};
pub const BONUS: LaunchBonus =
    LaunchBonus { phase_secs: 90 * DAY, add_bps: 5_000, cap_bps: 10_000 };

#[derive(Clone, Copy)]
pub struct Tier {
    pub ages: &'static [(Seconds, u32)],
    pub lock: Seconds,
    pub forfeit: Forfeit,
    pub bonus: bool,
}

pub const BASE: Tier =
    Tier { ages: &[(0, 10_000)], lock: 30 * DAY, forfeit: Forfeit::None, bonus: false };
/// Warm-up, seasoning, launch bonus, loss of weight at lock end, steps that share a bucket.
pub const TIERS: [Tier; 6] = [
    BASE,
    Tier {
        ages: &[(0, 0), (WEEK, 12_000)],
        lock: 90 * DAY,
        forfeit: Forfeit::OverBase(10_000),
        bonus: false,
    },
    Tier {
        ages: &[
            (0, 10_000),
            (WEEK, 12_000),
            (30 * DAY, 15_000),
            (90 * DAY, 20_000),
            (180 * DAY, 30_000),
        ],
        lock: 0,
        forfeit: Forfeit::None,
        bonus: false,
    },
    Tier { ages: &[(0, 800)], lock: 30 * DAY, forfeit: Forfeit::Share(2_500), bonus: true },
    Tier {
        ages: &[(0, 16_000), (30 * DAY, 10_000)],
        lock: 30 * DAY,
        forfeit: Forfeit::Share(10_000),
        bonus: true,
    },
    Tier {
        ages: &[(0, 1), (1, 2), (HOUR / 2, 3), (HOUR + 1, 0), (DAY, 11_000)],
        lock: 2 * DAY + 1,
        forfeit: Forfeit::OverBase(9_999),
        bonus: true,
    },
];

pub struct Held {
    pub tier: Tier,
    pub amount: Balance,
    pub lock_end: Seconds,
    pub steps: Vec<Step>,
    pub accrual: Accrual,
    pub live: bool,
    /// Claimed, in whole units.
    pub claimed: Balance,
    /// Given up when it closed.
    pub given_up: Q128,
}

impl Held {
    pub fn terms(&self) -> Terms<'_> {
        let Self { amount, lock_end, tier, .. } = *self;
        Terms { amount, steps: &self.steps, lock_end, forfeit: tier.forfeit }
    }

    /// All that it has earned, as far as it is settled.
    pub fn earned(&self) -> Q128 {
        from_int(self.claimed) + self.given_up + self.accrual.total().unwrap()
    }
}

pub struct World {
    pub pool: Pool,
    pub exact: Exact,
    pub held: Vec<Held>,
    pub weight: u128,
    pub redirected: bool,
    pub funded: Balance,
    pub paid: Balance,
    pub advances: u64,
    pending: BTreeMap<Seconds, i128>,
    pub rate_ends: BTreeMap<Seconds, Q128>,
    index_at: BTreeMap<Seconds, Q128>,
}

impl World {
    pub fn new(model: RateModel) -> Self {
        let mut world = Self {
            pool: Pool::default(),
            exact: Exact::new(model, HOUR),
            held: vec![],
            weight: 0,
            redirected: false,
            funded: 0,
            paid: 0,
            advances: 0,
            pending: BTreeMap::new(),
            rate_ends: BTreeMap::new(),
            index_at: BTreeMap::new(),
        };
        world.advance(GENESIS);
        world
    }

    fn advance(&mut self, to: Seconds) {
        let elapsed = Elapsed { to, weight: self.weight, redirected: self.redirected };
        self.pool.advance(&self.exact.model, elapsed).unwrap();
        self.advances += 1;
    }

    /// One block: crosses at most so many boundaries on the way to `now`; true if it got there.
    pub fn block(&mut self, now: Seconds, boundaries: usize) -> bool {
        for _ in 0..boundaries {
            let boundary = (self.pool.at / HOUR + 1) * HOUR;
            if boundary > now {
                self.advance(now);
                return true;
            }
            self.advance(boundary);
            if let Some(rate) = self.rate_ends.remove(&boundary) {
                self.pool.end_rate(rate).unwrap();
            }
            if let Some(delta) = self.pending.remove(&boundary) {
                self.index_at.insert(boundary, self.pool.index);
                self.reweigh(delta);
            }
        }
        false
    }

    pub fn wait(&mut self, secs: Seconds) {
        assert!(self.block(self.pool.at + secs, usize::MAX));
    }

    fn reweigh(&mut self, delta: i128) {
        self.pool.reweigh().unwrap();
        self.weight = self.weight.checked_add_signed(delta).unwrap();
    }

    /// Adds the weight of a position to now and to later, or takes it away.
    fn place(&mut self, id: usize, sign: i128) {
        let (held, now) = (&self.held[id], self.pool.at);
        let later = deltas(held.amount, &held.steps, now).unwrap();
        let at_once = weight(held.amount, multiplier_at(&held.steps, now)).unwrap();
        self.reweigh(sign * i128::try_from(at_once).unwrap());
        for (at, delta) in later {
            // An entry stays when it falls to zero: other positions may need the index at it.
            *self.pending.entry(at).or_default() += sign * delta;
        }
    }

    pub fn fund(&mut self, amount: Balance) {
        let end = self.pool.fund(&self.exact.model, amount, HOUR).unwrap();
        if let Some(end) = end {
            *self.rate_ends.entry(end.at).or_default() += end.rate;
        }
        self.funded += amount;
        self.exact.fundings.push((self.pool.at, amount));
    }

    /// Streams what whole units lie in the pots.
    pub fn recycle(&mut self) {
        let pots = [&mut self.pool.no_stake, &mut self.pool.redirected, &mut self.pool.forfeited];
        let amount = pots.into_iter().map(take_whole).sum();
        self.paid += amount;
        self.fund(amount);
    }

    pub fn redirect(&mut self, redirected: bool) {
        self.redirected = redirected;
        self.exact.redirected.push((self.pool.at, redirected));
    }

    pub fn open(&mut self, tier: Tier, amount: Balance) -> usize {
        let now = self.pool.at;
        let until = GENESIS + BONUS.phase_secs;
        let bonus = (tier.bonus && now < until).then_some((until, BONUS));
        let ages: Vec<_> = tier
            .ages
            .iter()
            .map(|&(age_secs, multiplier_bps)| AgeStep { age_secs, multiplier_bps })
            .collect();
        self.held.push(Held {
            tier,
            amount,
            lock_end: now + tier.lock,
            steps: absolute(&ages, now, HOUR, bonus).unwrap(),
            accrual: Accrual { at: now, index: self.pool.index, ..Default::default() },
            live: true,
            claimed: 0,
            given_up: Q128::zero(),
        });
        let amounts = vec![(now, amount)];
        self.exact.stakes.push(Stake { from: now, until: None, amounts, ages, bonus });
        self.place(self.held.len() - 1, 1);
        self.held.len() - 1
    }

    /// The account of a position as a settle now would leave it.
    pub fn settled(&self, id: usize) -> Accrual {
        let mut accrual = self.held[id].accrual;
        if self.held[id].live {
            accrual.settle(self.held[id].terms(), &self.pool, |at| self.index_at[&at]).unwrap();
        }
        accrual
    }

    pub fn settle(&mut self, id: usize) {
        self.held[id].accrual = self.settled(id);
    }

    pub fn resize(&mut self, id: usize, amount: Balance) {
        self.settle(id);
        self.place(id, -1);
        self.held[id].amount = amount;
        self.place(id, 1);
        self.exact.stakes[id].amounts.push((self.pool.at, amount));
    }

    pub fn claim(&mut self, id: usize) -> Balance {
        self.settle(id);
        let amount = self.held[id].accrual.take_claimable();
        self.held[id].claimed += amount;
        self.pool.owed -= from_int(amount);
        self.paid += amount;
        amount
    }

    /// Claims, and gives up the escrow and the fraction.
    pub fn close(&mut self, id: usize) {
        self.claim(id);
        self.place(id, -1);
        let held = &mut self.held[id];
        held.given_up = held.accrual.total().unwrap();
        self.pool.forfeit(held.given_up).unwrap();
        (held.live, held.accrual) = (false, Accrual::default());
        self.exact.stakes[id].until = Some(self.pool.at);
    }

    /// The laws that hold at any time, as equalities to the last bit.
    pub fn check(&self) {
        let accruals = (0..self.held.len()).map(|id| self.settled(id).total().unwrap());
        let earned = accruals.fold(Q128::zero(), |sum, part| sum + part);
        assert_eq!(earned, self.pool.owed, "positions have what the pool owes");
        let held = from_int(self.funded) - from_int(self.paid);
        assert_eq!(held, self.pool.liabilities().unwrap(), "funded - paid = liabilities");
        if let RateModel::Streamed { .. } = self.exact.model {
            let left = self.rate_ends.iter().map(|(end, rate)| *rate * (end - self.pool.at));
            let left = left.fold(Q128::zero(), |sum, part| sum + part);
            assert_eq!(left, self.pool.unstreamed, "streams run out exactly");
        }
    }

    /// Settles all and compares every position with the exact model.
    ///
    /// A capped pool rounds each emission down. When the exact pool is empty it still has what it
    /// saved, so it may be above the model by so many times `2^-128`.
    pub fn compare(&mut self) {
        let (shares, _) = self.exact.earned(self.pool.at);
        let spare = match self.exact.model {
            RateModel::Streamed { .. } => whole(0),
            RateModel::TargetApr { .. } => exact(self.advances.into()),
        };
        for (id, share) in shares.iter().enumerate() {
            self.settle(id);
            let earned = exact(self.held[id].earned());
            assert!(earned <= share + &spare, "position {id} is above the exact value");
            assert!(earned.floor() <= *share, "position {id} can claim more than the exact value");
            assert!(share - earned < ratio(1, 1_000), "position {id} is below the exact value");
        }
    }
}
