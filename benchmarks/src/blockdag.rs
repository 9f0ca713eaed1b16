//! The calls of `blockdag` that `qtra` does not need: a schedule, block rewards, pledges and the badge.

use crate::{
    act::refreshed,
    counter::{plus, reads, Declared},
    declared,
    declared::author,
    weighed::{Story, Weighed},
    world::{account, dispatch, give, pass, DAY},
};
use pallet_allocations::Call as Release;
use pallet_emission::{types::Rate, Call as Issue};
use pallet_genesis_badge::Call as Badge;
use pallet_staking_vault::Call as Vault;
use polkadot_sdk::pallet_authorship::{self, EventHandler};
use quaestor_primitives::Balance;
use quaestor_runtime::{AccountId, Runtime};

/// A token, in smallest units.
pub const BDAG: Balance = 1_000_000_000_000_000_000;
/// Lock of a year.
const ONE_YEAR: u8 = 3;

/// Every such call.
pub fn measure() -> Vec<Weighed> {
    let mut story = Story::on("blockdag-testnet");
    story.then(|| pass(DAY));
    issuance(&mut story);
    badge(&mut story);
    pledge(&mut story);
    story.end()
}

/// The author of ten blocks more.
fn write_blocks() {
    for _ in 0..10 {
        <Runtime as pallet_authorship::Config>::EventHandler::note_author(author());
    }
}

fn issuance(story: &mut Story) {
    let anybody = &account(3);
    story.signed("", anybody, Issue::drip {}, declared!(pallet_emission, |W| W::drip()));
    let pay = || Issue::pay_author { who: author() };
    let paid = || declared!(pallet_emission, |W| W::pay_author());
    story.then(write_blocks);
    story.signed("first of a window", anybody, pay(), paid());
    story.then(|| pass(DAY));
    story.then(write_blocks);
    story.signed("within a window", anybody, pay(), paid());
    let lower = Issue::lower { rate: Rate::BlockReward, value: 99 * BDAG };
    story.governed(lower, declared!(pallet_emission, |W| W::lower()));
}

fn badge(story: &mut Story) {
    let holder = account(1);
    story.then(|| {
        give(&holder, 10_000 * BDAG);
        dispatch(&holder, Vault::stake { amount: 1_000 * BDAG, tier: ONE_YEAR });
    });
    let claim = Badge::claim { position: 0, who: holder };
    story.signed("", &account(3), claim, declared!(pallet_genesis_badge, |W| W::claim()));
    let rules = || pallet_genesis_badge::Parameters::<Runtime>::get().unwrap();
    let params =
        pallet_genesis_badge::types::Params { min_amount: 2_000 * BDAG, ..story.then(rules) };
    let set = Badge::set_params { params };
    story.governed(set, declared!(pallet_genesis_badge, |W| W::set_params()));
}

/// Before dispatch a refresh is that of 16 positions, each with 12 steps at most: eight of the tier, the
/// ends of two old boosts and of two new ones.
fn most_refreshed() -> Declared {
    plus(refreshed(16, 16 * 12), reads(1))
}

fn pledge(story: &mut Story) {
    let (id, who): (u32, AccountId) = story.then(|| {
        let mut all = pallet_allocations::Allocations::<Runtime>::iter();
        let (id, presale) = all.find(|(_, allocation)| allocation.first_unlock > 0).unwrap();
        give(&presale.beneficiary, 10_000 * BDAG);
        dispatch(&presale.beneficiary, Vault::stake { amount: 1_000 * BDAG, tier: ONE_YEAR });
        (id, presale.beneficiary)
    });
    let pledge = Release::pledge { id };
    story.signed("", &who, pledge, declared!(pallet_allocations, |W| W::pledge()));
    story.then(|| {
        (0..18).for_each(|_| pass(10 * DAY));
        dispatch(&account(3), Vault::refresh_boosts { who: who.clone() });
    });
    let exit = plus(declared!(pallet_allocations, |W| W::unpledge()), most_refreshed());
    story.signed("with a boost", &who, Release::unpledge {}, exit);
    let rules = || pallet_allocations::Parameters::<Runtime>::get().unwrap();
    let params = pallet_allocations::types::Params { loyalty_bps: 4_500, ..story.then(rules) };
    let set = Release::set_params { params };
    story.governed(set, declared!(pallet_allocations, |W| W::set_params()));
}
