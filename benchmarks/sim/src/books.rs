//! Flows of reward, read from events, and the equalities that hold at any time.

use pallet_rewards::{types::Destination, Event};
use pallet_staking_vault::{types::PenaltyTo, Event as Exit};
use polkadot_sdk::frame_support::traits::{fungible, fungibles};
use quaestor_primitives::{AssetKind, Balance};
use quaestor_runtime::{
    configs::tokens::NativeAndAssets, Balances, Rewards, Runtime, RuntimeEvent, StakingVault,
};

/// Views of a pool round six sums down, and leave out a carry below one unit.
const ROUNDING: Balance = 8;

/// Flows of one pool, in smallest units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// Funded from outside.
    pub funded: Balance,
    /// Paid to stakers, or compounded.
    pub paid: Balance,
    /// Unallocated reward that was sent to the backstop or burnt.
    pub released: Balance,
}

/// Flows of all pools, and the issuance that the chain began with.
pub struct Books {
    flows: Vec<(AssetKind, Flow)>,
    genesis: Balance,
    /// Principal penalties that were burnt.
    penalties: Balance,
}

impl Books {
    /// Empty books of the pools that there are.
    pub fn new() -> Self {
        let flows = Rewards::pool_views().into_iter().map(|pool| (pool.asset, Flow::default()));
        let genesis = <Balances as fungible::Inspect<_>>::total_issuance();
        Self { flows: flows.collect(), genesis, penalties: 0 }
    }

    /// Flows of the pool of `asset`; zeros without one.
    pub fn flow(&self, asset: &AssetKind) -> Flow {
        self.flows.iter().find(|(of, _)| of == asset).map_or_else(Flow::default, |(_, flow)| *flow)
    }

    /// Native tokens that were burnt, by buybacks and as penalties, in smallest units.
    pub fn burnt(&self) -> Balance {
        pallet_buyback_burn::Totals::<Runtime>::get().all.burnt + self.penalties
    }

    fn of(&mut self, asset: &AssetKind) -> &mut Flow {
        let found = self.flows.iter_mut().find(|(of, _)| of == asset);
        &mut found.expect("a pool of the genesis").1
    }

    /// Books an event.
    pub fn note(&mut self, event: RuntimeEvent) {
        if let RuntimeEvent::StakingVault(Exit::EarlyUnstaked { penalty, .. }) = event {
            if StakingVault::params().penalty_to == PenaltyTo::Burn {
                self.penalties += penalty;
            }
        }
        let RuntimeEvent::Rewards(event) = event else { return };
        match event {
            Event::Funded { asset, amount, .. } => self.of(&asset).funded += amount,
            Event::Collected { asset, amount, .. }
            | Event::Claimed { asset, amount, stream: None, .. } => self.of(&asset).paid += amount,
            Event::Compounded { amount, .. } => self.of(&AssetKind::Native).paid += amount,
            Event::CompoundedThroughExchange { asset, spent, .. } => {
                self.of(&asset).paid += spent;
            },
            // The funding that follows is not from outside.
            Event::UnallocatedReleased {
                asset, destination: Destination::Stream, amount, ..
            } => self.of(&asset).funded -= amount,
            Event::UnallocatedReleased { asset, amount, .. } => {
                self.of(&asset).released += amount;
            },
            _ => {},
        }
    }

    /// * Issuance = genesis + minted - burnt.
    /// * For each pool: funded = paid + released + balance, the minimum balance apart.
    /// * For each pool: funded = paid + released + owed + streaming + unstreamed + unallocated, less
    ///   the fractions that the pool's views leave out.
    pub fn check(&self, name: &str, minted: Balance) {
        let issuance = <Balances as fungible::Inspect<_>>::total_issuance();
        let expected = self.genesis + minted - self.burnt();
        assert_eq!(issuance, expected, "{name}: issuance");
        let state = Rewards::state();
        for (record, pool) in state.pools.iter().zip(Rewards::pool_views()) {
            let Flow { funded, paid, released } = self.flow(&pool.asset);
            let account = Rewards::pot_account();
            let balance =
                <NativeAndAssets as fungibles::Inspect<_>>::balance(pool.asset.clone(), &account);
            let held = balance - record.base;
            assert_eq!(funded, paid + released + held, "{name}: flows of {:?}", pool.asset);
            let unallocated = pool.no_stake + pool.redirected + pool.forfeited;
            // Fractions that accounts left behind are released with the forfeited reward.
            let dust = (record.dust >> 128u32).as_u128();
            let open = pool.owed + pool.streaming + pool.unstreamed + unallocated + dust;
            let rest = funded - paid - released - open;
            assert!(rest <= ROUNDING, "{name}: {rest} units of {:?} are nowhere", pool.asset);
        }
    }
}

impl Default for Books {
    fn default() -> Self {
        Self::new()
    }
}
