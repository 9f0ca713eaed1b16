//! The calls of `act` that `qtra` does not need: a schedule, votes, debates and releases.

use crate::{
    counter::{plus, Declared},
    declared,
    weighed::{Story, Weighed},
    world::{account, dispatch, give, pass, DAY},
};
use codec::Encode;
use pallet_allocations::Call as Release;
use pallet_debates::Call as Debate;
use pallet_emission::{types::Rate, Call as Issue};
use pallet_stake_voting::{
    types::{Choice, Kind},
    Call as Poll,
};
use pallet_staking_vault::Call as Vault;
use polkadot_sdk::{
    frame_support::{
        traits::{StorePreimage, UnfilteredDispatchable},
        BoundedVec,
    },
    frame_system, pallet_referenda,
};
use quaestor_primitives::Balance;
use quaestor_runtime::{
    AccountId, Preimage, Recorders, Referenda, Runtime, RuntimeCall, RuntimeOrigin, System,
};

/// A token, in smallest units.
pub const ACT: Balance = 1_000_000_000;
/// Agents of a session, as many as its opener usually lists.
const AGENTS: u32 = 5;

fn agent(number: u32) -> AccountId {
    account(100 + number)
}

/// A proposal that governance could make.
pub fn propose(kind: Kind, call: impl Into<RuntimeCall>) -> Poll<Runtime> {
    Poll::propose { kind, proposal: Preimage::bound(call.into()).unwrap(), after: 0 }
}

/// New boosts for one position that touch so many steps.
pub fn refreshed(positions: u32, steps: u32) -> Declared {
    let votes = declared!(pallet_stake_voting, |W| W::boosts_of());
    let debates = declared!(pallet_debates, |W| W::boosts_of());
    let pledges = declared!(pallet_allocations, |W| W::boosts_of());
    let vault = declared!(pallet_staking_vault, |W| W::refresh_boosts(positions, steps));
    [votes, debates, pledges].into_iter().fold(vault, plus)
}

/// Every such call.
pub fn measure() -> Vec<Weighed> {
    let mut story = Story::on("act-testnet");
    story.then(|| {
        for who in [caller(), other()] {
            give(&who, 1_000_000 * ACT);
            dispatch(&who, Vault::stake { amount: 20_000 * ACT, tier: 0 });
        }
        (0..AGENTS).for_each(|number| give(&agent(number), 1_000 * ACT));
        pass(DAY);
    });
    emission(&mut story);
    votes(&mut story);
    debates(&mut story);
    releases(&mut story);
    let mut weighed = story.end();
    weighed.push(full_exit());
    weighed
}

/// An exit of an account with a vote in each of eight polls, each with an alarm in a block of its own.
pub fn full_exit() -> Weighed {
    let mut story = Story::on("act-testnet");
    let voter = account(1);
    story.then(|| {
        for number in 1..5 {
            give(&account(number), 1_000_000 * ACT);
            dispatch(&account(number), Vault::stake { amount: 20_000 * ACT, tier: 0 });
        }
        pass(DAY);
        let kinds =
            Kind::ALL.into_iter().flat_map(|kind| (0..kind.most_live()).map(move |n| (kind, n)));
        for (poll, (kind, number)) in (0..).zip(kinds) {
            System::set_block_number(10 * (poll + 1));
            // It may be made with any origin.
            let nothing = frame_system::Call::remark { remark: Vec::new() };
            dispatch(&account(2 + number), propose(kind, nothing));
            dispatch(&voter, Poll::vote { poll, choice: Choice::Aye });
        }
        System::set_block_number(100);
    });
    let part = Vault::unstake { position: 0, amount: Some(1_000 * ACT) };
    let exit = declared!(pallet_staking_vault, |W| W::early_unstake(1, 5));
    let reduced = declared!(pallet_stake_voting, |W| W::stake_reduced(8));
    story.signed("with 8 live votes", &voter, part, plus(exit, reduced));
    story.end().pop().unwrap()
}

fn caller() -> AccountId {
    account(1)
}

fn other() -> AccountId {
    account(2)
}

fn emission(story: &mut Story) {
    let anybody = account(3);
    story.signed("", &anybody, Issue::drip {}, declared!(pallet_emission, |W| W::drip()));
    story.governed(
        Issue::top_up { amount: 1_000 * ACT },
        declared!(pallet_emission, |W| W::top_up()),
    );
    let lower = Issue::lower { rate: Rate::PerYear(1), value: 29_000_000 * ACT };
    story.governed(lower, declared!(pallet_emission, |W| W::lower()));
}

fn votes(story: &mut Story) {
    let (caller, vote) = (&caller(), |choice| Poll::vote { poll: 0, choice });
    let set: RuntimeCall = Vault::set_cooldown { secs: 60 }.into();
    let bytes = u32::try_from(set.encoded_size()).unwrap();
    let proposal = propose(Kind::Parameter, set);
    story.signed("", caller, proposal, declared!(pallet_stake_voting, |W| W::propose(bytes)));
    let voted = || declared!(pallet_stake_voting, |W| W::vote(0));
    story.signed("first", caller, vote(Choice::Aye), voted());
    story.signed("changed", caller, vote(Choice::Nay), voted());
    let remove = Poll::remove_vote { poll: 0 };
    story.signed("", caller, remove, declared!(pallet_stake_voting, |W| W::remove_vote()));
    story.then(|| dispatch(caller, vote(Choice::Aye)));
    let refresh = Vault::refresh_boosts { who: caller.clone() };
    // Five steps to come, and the end of the boost.
    story.signed("one position", caller, refresh, refreshed(1, 6));
    let part = || Vault::unstake { position: 0, amount: Some(1_000 * ACT) };
    let exit = |steps| declared!(pallet_staking_vault, |W| W::early_unstake(1, steps));
    let reduced = declared!(pallet_stake_voting, |W| W::stake_reduced(1));
    story.signed("with a live vote", caller, part(), plus(exit(6), reduced));
    story.signed("without votes", &other(), part(), exit(5));
    story.then(|| {
        let cancel = pallet_referenda::Call::cancel { index: 0 };
        RuntimeCall::from(cancel).dispatch_bypass_filter(RuntimeOrigin::root()).unwrap();
        assert!(Referenda::ensure_ongoing(0).is_err(), "the poll is over");
    });
    let forget = Poll::forget { who: caller.clone() };
    story.signed("", caller, forget, declared!(pallet_stake_voting, |W| W::forget(1)));
    let rules = || pallet_stake_voting::Parameters::<Runtime>::get().unwrap();
    let params = pallet_stake_voting::Params { boost_bps: 1_600, ..story.then(rules) };
    story
        .governed(Poll::set_params { params }, declared!(pallet_stake_voting, |W| W::set_params()));
}

fn debates(story: &mut Story) {
    let (caller, first) = (&caller(), &agent(0));
    let register = || Debate::register_agent { name: [7; 32] };
    story.signed("", first, register(), declared!(pallet_debates, |W| W::register_agent()));
    story.then(|| (1..AGENTS).for_each(|number| dispatch(&agent(number), register())));
    let open = Debate::open {
        topic: [1; 32],
        options: 3,
        agents: BoundedVec::truncate_from((0..AGENTS).map(agent).collect()),
        secs: DAY,
        max_fee: 50 * ACT,
    };
    story.signed("5 agents", caller, open, declared!(pallet_debates, |W| W::open(5)));
    let fund = Debate::fund { session: 0, amount: 10 * ACT };
    story.signed("", caller, fund, declared!(pallet_debates, |W| W::fund()));
    let vote = |option| Debate::vote { session: 0, option };
    story.signed("first", caller, vote(0), declared!(pallet_debates, |W| W::vote()));
    story.signed("changed", caller, vote(1), declared!(pallet_debates, |W| W::vote()));
    story.then(|| pass(DAY));
    let recorder = story.then(|| Recorders::members().first().unwrap().clone());
    let points = BoundedVec::truncate_from(vec![500, 300, 100, 50, 50]);
    let record = Debate::record { session: 0, points };
    story.signed("", &recorder, record, declared!(pallet_debates, |W| W::record()));
    let settle = Debate::settle { session: 0 };
    story.signed("5 agents", &other(), settle, declared!(pallet_debates, |W| W::settle(5)));
    let retire = Debate::retire_agent {};
    story.signed("", first, retire, declared!(pallet_debates, |W| W::retire_agent()));
    story.then(|| pass(31 * DAY));
    let forget = Debate::forget { who: caller.clone() };
    story.signed("", &other(), forget, declared!(pallet_debates, |W| W::forget()));
    let params = pallet_debates::types::Params { fee: 60 * ACT, ..story.then(rules) };
    story.governed(Debate::set_params { params }, declared!(pallet_debates, |W| W::set_params()));
}

fn rules() -> pallet_debates::types::Params {
    pallet_debates::Parameters::<Runtime>::get().unwrap()
}

fn releases(story: &mut Story) {
    let (id, beneficiary) = story.then(|| {
        let mut all = pallet_allocations::Allocations::<Runtime>::iter();
        let (id, partners) = all.find(|(_, allocation)| allocation.cliff_secs == 0).unwrap();
        (id, partners.beneficiary)
    });
    let release = Release::release { id };
    story.signed("", &other(), release, declared!(pallet_allocations, |W| W::release()));
    let hand_over = Release::hand_over { id, to: other() };
    story.signed("", &beneficiary, hand_over, declared!(pallet_allocations, |W| W::hand_over()));
}
