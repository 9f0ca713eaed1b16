//! Books of payments, days and classes, and the change of an epoch.

use super::{Hours, Terms, WorkPool, GROWTH_DAYS, PRICE_STEP_BPS};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::{demand, fee, receipt, BPS, U256};
use quaestor_primitives::{AssetKind, Balance, Bps, Seconds};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Maximum number of assets.
pub const MAX_ASSETS: u32 = 4;
/// Maximum number of classes.
pub const MAX_CLASSES: u32 = 16;
/// Days of irrecoverable cost that are kept: those of the growth and those before.
pub const USAGE_DAYS: usize = 2 * GROWTH_DAYS;

/// Destination of a part of the fees.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub enum Leg {
    /// The revenue router: the network fee without the surcharge.
    Network,
    /// Insurance: the surcharge.
    Insurance,
    /// The treasury.
    Treasury,
    /// Removal from the issuance.
    Burn,
    /// Insurance up to its ceiling, then the treasury: what the work pool may not keep.
    Surplus,
}

impl Leg {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Network, Self::Insurance, Self::Treasury, Self::Burn, Self::Surplus];
}

/// Amounts of the legs, in smallest units.
#[derive(
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct LegSums {
    /// Network fee without the surcharge.
    pub network: Balance,
    /// Surcharge.
    pub insurance: Balance,
    /// Leg of the treasury.
    pub treasury: Balance,
    /// Leg to be burnt.
    pub burn: Balance,
    /// Amount beyond what the work pool may keep.
    pub surplus: Balance,
}

impl LegSums {
    /// Amount of a leg.
    pub const fn of(&self, leg: Leg) -> Balance {
        match leg {
            Leg::Network => self.network,
            Leg::Insurance => self.insurance,
            Leg::Treasury => self.treasury,
            Leg::Burn => self.burn,
            Leg::Surplus => self.surplus,
        }
    }

    /// Amount of a leg, to be changed.
    pub const fn of_mut(&mut self, leg: Leg) -> &mut Balance {
        match leg {
            Leg::Network => &mut self.network,
            Leg::Insurance => &mut self.insurance,
            Leg::Treasury => &mut self.treasury,
            Leg::Burn => &mut self.burn,
            Leg::Surplus => &mut self.surplus,
        }
    }

    /// Sum of the legs of payments. `None` if it does not fit.
    pub fn of_payments(&self) -> Option<Balance> {
        let network = self.network.checked_add(self.insurance)?;
        network.checked_add(self.treasury)?.checked_add(self.burn)
    }

    /// Sum of all legs. `None` if it does not fit.
    pub fn sum(&self) -> Option<Balance> {
        self.of_payments()?.checked_add(self.surplus)
    }
}

/// Books of an asset, in smallest units. Over all time, paid = earned + flushed + the pending legs of
/// payments.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AssetBook {
    /// The asset.
    pub asset: AssetKind,
    /// Amount that keeps the till alive; nobody's claim.
    pub minimum_balance: Balance,
    /// Legs that wait in the till.
    pub pending: LegSums,
    /// Sum of the payouts that wait in the till because their account could not take them.
    pub unpaid: Balance,
    /// Payments over all time.
    pub paid: Balance,
    /// Parts of providers and their delegators over all time.
    pub earned: Balance,
    /// Legs of payments that reached their destinations over all time.
    pub flushed: Balance,
    /// Time of the last flush, in seconds since the Unix epoch.
    pub flushed_at: Seconds,
}

impl AssetBook {
    /// Empty books of an asset.
    pub fn new(asset: AssetKind, minimum_balance: Balance) -> Self {
        Self {
            asset,
            minimum_balance,
            pending: LegSums::default(),
            unpaid: 0,
            paid: 0,
            earned: 0,
            flushed: 0,
            flushed_at: 0,
        }
    }

    /// Books a payment. `None` if a sum does not fit, and then the books may be half changed.
    pub fn pay(&mut self, payment: Balance, legs: &receipt::Legs) -> Option<()> {
        self.paid = self.paid.checked_add(payment)?;
        self.earned = self.earned.checked_add(legs.provider)?;
        let network = legs.network.checked_sub(legs.surcharge)?;
        // The pending legs are part of the payments.
        let pending = &mut self.pending;
        pending.network = pending.network.saturating_add(network);
        pending.insurance = pending.insurance.saturating_add(legs.surcharge);
        pending.treasury = pending.treasury.saturating_add(legs.treasury);
        pending.burn = pending.burn.saturating_add(legs.burn);
        Some(())
    }
}

/// Demand and supply of a class in the running epoch, in tokens.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Use {
    /// Tokens of the jobs that were paid.
    pub demand: u128,
    /// Tokens per day that the standing asks declare.
    pub supply: u128,
}

/// The record that payments change.
#[derive(Clone, Default, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct MarketState {
    /// Number of the running epoch, a day, counted from the Unix epoch.
    pub day: u32,
    /// Network fee in force, in basis points.
    pub fee: Bps,
    /// Integral over time of the liability of all providers at the begin of the epoch.
    pub open: U256,
    /// Integral over time of the limits of all providers at the begin of the epoch.
    pub limit: U256,
    /// Irrecoverable cost of today, in smallest units of the native token.
    pub irrecoverable: Balance,
    /// Work credits of today, in smallest units of the native token.
    pub credits: Balance,
    /// Number of the next receipt.
    pub next_receipt: u64,
    /// Books by asset.
    pub assets: BoundedVec<AssetBook, ConstU32<MAX_ASSETS>>,
    /// Demand and supply by class.
    pub usage: BoundedVec<Use, ConstU32<MAX_CLASSES>>,
    /// Figures of the last 24 hours.
    pub hours: Hours,
}

impl MarketState {
    /// Books of an asset.
    pub fn book(&self, asset: &AssetKind) -> Option<&AssetBook> {
        self.assets.iter().find(|book| book.asset == *asset)
    }

    /// Books of an asset, to be changed.
    pub fn book_mut(&mut self, asset: &AssetKind) -> Option<&mut AssetBook> {
        self.assets.iter_mut().find(|book| book.asset == *asset)
    }
}

/// Use over the last 56 days.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Usage {
    /// Irrecoverable cost of each day before today, newest first, in smallest units of the native
    /// token.
    pub days: BoundedVec<Balance, ConstU32<56>>,
    /// Growth of use, in basis points.
    pub growth: Bps,
}

impl Default for Usage {
    fn default() -> Self {
        Self { days: BoundedVec::default(), growth: BPS }
    }
}

impl Usage {
    /// Adds a day, and moves the growth by one day: the cost of the last 28 days over that of the 28
    /// before.
    fn push(&mut self, cost: Balance, terms: &Terms) {
        let _ = self.days.force_insert_keep_left(0, cost);
        let sum = |from: usize| {
            let days = self.days.iter().skip(from).take(GROWTH_DAYS);
            days.fold(0, |sum: Balance, cost| sum.saturating_add(*cost))
        };
        self.growth = terms.growth().next(sum(0), sum(GROWTH_DAYS), self.growth);
    }

    /// Adds days of this number, the first with this cost and the others without any.
    fn pass(&mut self, days: u32, cost: Balance, terms: &Terms) {
        // After twice the days that are kept, and as many again, neither sums nor growth change.
        let days = usize::try_from(days).unwrap_or(usize::MAX);
        let most = USAGE_DAYS.saturating_mul(2);
        for cost in core::iter::once(cost).chain(core::iter::repeat(0)).take(days.min(most)) {
            self.push(cost, terms);
        }
    }
}

/// A class of models, and its reference price.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize,
)]
pub struct Class {
    /// Base price of 1,000 tokens, in smallest units of the native token.
    pub base: Balance,
    /// Reference price of 1,000 tokens, in smallest units of the native token.
    pub price: Balance,
    /// Ratios of demand and supply in the last three epochs, newest first, in basis points.
    pub ratios: [Bps; 3],
    /// Manual price of 1,000 tokens, and its end (exclusive), in seconds since the Unix epoch.
    pub manual: Option<(Balance, Seconds)>,
}

impl Class {
    /// A class at its base price.
    pub const fn new(base: Balance) -> Self {
        Self { base, price: base, ratios: [BPS; 3], manual: None }
    }

    /// The price at `now`: the manual one, or the one by demand.
    pub fn price_at(&self, now: Seconds) -> Balance {
        self.manual.filter(|(_, until)| now < *until).map_or(self.price, |(price, _)| price)
    }

    /// Moves the price by one epoch of this use.
    fn next(&mut self, used: &Use, terms: &Terms) {
        let [last, before, _] = self.ratios;
        self.ratios = [terms.demand.ratio(used.demand, used.supply), last, before];
        let target = demand::target_price(self.base, demand::median_of_three(self.ratios));
        self.price = demand::slew(self.price, target.unwrap_or(Balance::MAX), PRICE_STEP_BPS);
    }
}

/// Classes by number.
pub type ClassList = BoundedVec<Class, ConstU32<MAX_CLASSES>>;

/// Everything that an epoch changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Epoch {
    /// The record that payments change.
    pub state: MarketState,
    /// Use over the last 56 days.
    pub usage: Usage,
    /// Classes.
    pub classes: ClassList,
    /// The work pool.
    pub pool: WorkPool,
}

/// Changes of an epoch.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Changes {
    /// Fee before and after, and the congestion; if the fee changed.
    pub fee: Option<(Bps, Bps, Option<Bps>)>,
    /// Class, price before and after, and ratio; where the price changed.
    pub prices: Vec<(u8, Balance, Balance, Bps)>,
}

impl Epoch {
    /// Ends the running epoch if `today` is a later day: one step of fee and prices, however many days
    /// passed, and all days of use and work. `integrals` are those over time of liability and limits up
    /// to now. `None` if the epoch goes on.
    pub fn roll(&mut self, terms: &Terms, today: u32, integrals: (U256, U256)) -> Option<Changes> {
        let Self { state, usage, classes, pool } = self;
        let (day, days) = (state.day, today.checked_sub(state.day).filter(|days| *days > 0)?);
        let mut changes = Changes::default();
        let (open, limit) = integrals;
        let congestion =
            fee::congestion(open.saturating_sub(state.open), limit.saturating_sub(state.limit));
        let fee = terms.fee.next(state.fee, congestion);
        if fee != state.fee {
            changes.fee = Some((state.fee, fee, congestion));
        }
        (state.fee, state.open, state.limit) = (fee, open, limit);
        for ((id, class), used) in (0..).zip(classes.iter_mut()).zip(state.usage.iter_mut()) {
            let old = class.price;
            class.next(used, terms);
            used.demand = 0;
            if class.price != old {
                let [ratio, ..] = class.ratios;
                changes.prices.push((id, old, class.price, ratio));
            }
        }
        usage.pass(days, core::mem::take(&mut state.irrecoverable), terms);
        let surplus = pool.close(day, core::mem::take(&mut state.credits), today);
        if let Some(book) = state.book_mut(&AssetKind::Native) {
            book.pending.surplus = book.pending.surplus.saturating_add(surplus);
        }
        state.day = today;
        Some(changes)
    }
}
