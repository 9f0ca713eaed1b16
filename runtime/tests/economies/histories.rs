//! The issuance is that of the books whatever happens: random operations on both development chains, with
//! halts and jumps of the clock, every invariant after each block, and every exit that is due.
//!
//! `QUAESTOR_OPS` sets how many operations there are, `QUAESTOR_SEED` where they begin.

use crate::{exits::what_is_due_leaves, *};
use pallet_debates::Call as Debate;
use pallet_emission::{types::Rate, Call as Emit};
use pallet_stake_voting::{
    types::{Choice, Kind},
    Call as Poll,
};
use polkadot_sdk::{
    frame_support::{traits::StorePreimage, BoundedVec},
    pallet_authorship::{self, EventHandler},
    pallet_balances, pallet_referenda, pallet_treasury,
};
use quaestor_primitives::{AssetKind, RevenueType, StakeSlash};
use quaestor_runtime::{
    genesis::dev_treasurer, Allocations, Debates, Emission, Preimage, RuntimeEvent, StakeVoting,
};

const PEOPLE: [Sr25519Keyring; 6] = [Alice, Bob, Charlie, Dave, Eve, Ferdie];

fn setting(name: &str, default: u64) -> u64 {
    match std::env::var(name) {
        Ok(value) => value.parse().unwrap_or_else(|_| panic!("{name} must be a number")),
        Err(_) => default,
    }
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    /// Up to `most` tokens of `unit`: whole ones, odd units, nothing, or too much.
    fn amount(&mut self, most: u64, unit: Balance) -> Balance {
        match self.below(16) {
            0 => 0,
            1 => 1,
            2 => Balance::MAX,
            3 => Balance::from(self.next()) % (unit * Balance::from(most)),
            _ => unit * Balance::from(self.next() % most),
        }
    }
}

/// Tokens issued and burnt, counted from the events of each block.
#[derive(Default)]
struct Books {
    schedule: Balance,
    blocks: Balance,
    burnt: Balance,
}

impl Books {
    fn hear(&mut self, burns_penalties: bool) {
        for event in events() {
            match event {
                RuntimeEvent::Emission(pallet_emission::Event::Minted { line, amount, .. }) => {
                    match line {
                        pallet_emission::types::Line::Schedule => self.schedule += amount,
                        pallet_emission::types::Line::BlockRewards => self.blocks += amount,
                    }
                },
                RuntimeEvent::StakingVault(pallet_staking_vault::Event::EarlyUnstaked {
                    penalty,
                    ..
                }) if burns_penalties => self.burnt += penalty,
                RuntimeEvent::StakingVault(pallet_staking_vault::Event::Slashed {
                    amount, ..
                }) => self.burnt += amount,
                RuntimeEvent::Referenda(pallet_referenda::Event::DepositSlashed {
                    amount, ..
                }) => self.burnt += amount,
                RuntimeEvent::Balances(pallet_balances::Event::DustLost { .. }) => {
                    panic!("somebody lost dust")
                },
                _ => {},
            }
        }
    }
}

type Call = (RuntimeOrigin, RuntimeCall);

/// A call of stakers.
fn staking(random: &mut Random, who: &AccountId, unit: Balance) -> RuntimeCall {
    let live: Vec<_> = StakingVault::position_views(who);
    let position = if live.is_empty() { 0 } else { random.of(&live).position.id };
    let other = person(random.of(&PEOPLE));
    match random.below(14) {
        0..=4 => {
            let amount = random.amount(300_000, unit);
            Vault::stake { amount, tier: random.below(6) as TierId }.into()
        },
        5 => Vault::unstake { position, amount: None }.into(),
        6 => {
            let amount = Some(random.amount(10_000, unit));
            Vault::unstake { position, amount }.into()
        },
        7 => Vault::early_unstake { position }.into(),
        8 => Vault::refresh_boosts { who: other }.into(),
        9 => Reward::claim_rewards { asset: NATIVE }.into(),
        10 => Reward::compound { position }.into(),
        11 => Reward::set_auto_compound { on: random.below(2) == 0 }.into(),
        12 => {
            let reason = random.of(&[
                pallet_rewards::types::Unallocated::NoStake,
                pallet_rewards::types::Unallocated::Forfeited,
            ]);
            Reward::release_unallocated { asset: NATIVE, reason }.into()
        },
        _ => pallet_genesis_badge::Call::claim { position, who: who.clone() }.into(),
    }
}

/// A call of voters and agents.
fn deciding(random: &mut Random, who: &AccountId, unit: Balance) -> RuntimeCall {
    let polls = StakeVoting::polls();
    let poll = if polls.is_empty() { 0 } else { random.of(&polls).poll };
    let sessions = Debates::sessions();
    let session = if sessions.is_empty() { 0 } else { random.of(&sessions).id };
    match random.below(16) {
        0 | 1 => {
            let params = StakingVault::params();
            let kind = random.of(&Kind::ALL);
            let what: RuntimeCall = match kind {
                Kind::Treasury if random.below(2) == 0 => {
                    Emit::top_up { amount: random.amount(1_000, unit) }.into()
                },
                Kind::Treasury => pallet_treasury::Call::spend {
                    asset_kind: Box::new(AssetKind::Native),
                    amount: random.amount(1_000, unit),
                    beneficiary: Box::new(who.clone().into()),
                    valid_from: None,
                }
                .into(),
                _ => {
                    Vault::set_stake_limits { min: params.min_stake, max: params.max_stake }.into()
                },
            };
            let proposal = <Preimage as StorePreimage>::bound(what).expect("there is room");
            Poll::propose { kind, proposal, after: random.below(20) as u32 }.into()
        },
        2..=5 => {
            let choice = random.of(&[Choice::Aye, Choice::Aye, Choice::Nay, Choice::Abstain]);
            Poll::vote { poll, choice }.into()
        },
        6 => Poll::remove_vote { poll }.into(),
        7 => Poll::forget { who: person(random.of(&PEOPLE)) }.into(),
        8 => pallet_referenda::Call::refund_submission_deposit { index: poll }.into(),
        9 => Debate::register_agent { name: [1; 32] }.into(),
        10 => Debate::open {
            topic: [2; 32],
            options: 2,
            agents: BoundedVec::truncate_from(vec![person(Alice), person(Bob)]),
            secs: random.below(60) as Seconds,
            max_fee: Balance::MAX,
        }
        .into(),
        11 => Debate::fund { session, amount: random.amount(100, unit) }.into(),
        12 | 13 => Debate::vote { session, option: random.below(3) as u8 }.into(),
        14 => {
            let points = vec![random.below(1_001) as u16, random.below(3) as u16];
            Debate::record { session, points: BoundedVec::truncate_from(points) }.into()
        },
        _ => Debate::settle { session }.into(),
    }
}

/// A call of keepers, bodies or root.
fn keeping(random: &mut Random, who: &AccountId, unit: Balance) -> Call {
    let signed = |call: RuntimeCall| (RuntimeOrigin::signed(who.clone()), call);
    let rooted = |call: RuntimeCall| (RuntimeOrigin::root(), call);
    let other = person(random.of(&PEOPLE));
    let id = random.below(9) as u32;
    let polls = StakeVoting::polls();
    let index = if polls.is_empty() { 0 } else { random.of(&polls).poll };
    match random.below(17) {
        0 => signed(Emit::drip {}.into()),
        1 | 2 => signed(Emit::pay_author { who: other }.into()),
        3 => (council(4), Emit::top_up { amount: random.amount(1_000, unit) }.into()),
        4 => {
            let params = pallet_emission::Parameters::<Runtime>::get().unwrap();
            let value = params.block_reward - params.block_reward / 8;
            rooted(Emit::lower { rate: Rate::BlockReward, value }.into())
        },
        5..=7 => signed(pallet_allocations::Call::release { id }.into()),
        8 => {
            let owner = Allocations::allocation(id).map(|view| view.allocation.beneficiary);
            let origin = RuntimeOrigin::signed(owner.unwrap_or(who.clone()));
            (origin, pallet_allocations::Call::hand_over { id, to: other }.into())
        },
        9 => {
            let mine = Allocations::allocations_of(who.clone());
            let id = mine.first().map_or(0, |view| view.id);
            signed(pallet_allocations::Call::pledge { id }.into())
        },
        10 => signed(pallet_allocations::Call::unpledge {}.into()),
        11 => {
            let entries = pallet_circuit_breaker::types::Entries {
                stake: random.below(2) == 0,
                compound: random.below(2) == 0,
                buyback: false,
                deposit: random.below(2) == 0,
                ..Default::default()
            };
            let until = now() + random.below(40) as Seconds;
            rooted(pallet_circuit_breaker::Call::trip { entries, until }.into())
        },
        12 => match random.below(2) {
            0 => rooted(pallet_referenda::Call::kill { index }.into()),
            _ => (council(3), pallet_referenda::Call::cancel { index }.into()),
        },
        13 => {
            let asset = AssetKind::Native;
            let (amount, kind) = (random.amount(1_000, unit), random.of(&RevenueType::ALL));
            let call = pallet_revenue_router::Call::deposit_revenue {
                asset,
                amount,
                kind,
                reference: None,
            };
            (RuntimeOrigin::signed(dev_treasurer()), call.into())
        },
        14 => {
            let value = random.amount(1_000, unit);
            let dest = other.into();
            signed(pallet_balances::Call::transfer_keep_alive { dest, value }.into())
        },
        15 => signed(pallet_treasury::Call::payout { index: id }.into()),
        _ => signed(Debate::forget { who: other }.into()),
    }
}

/// Random operations on a preset, until so many are done. Returns the books.
fn history(preset: &str, unit: Balance, burns_penalties: bool) -> Books {
    let (operations, seed) = (setting("QUAESTOR_OPS", 2_000), setting("QUAESTOR_SEED", 11));
    let mut random = Random(seed);
    let mut books = Books::default();
    let (mut done, mut refused, mut exits, mut halts) = (0_u64, 0_u64, 0, 0);
    let pays_authors = preset.starts_with("blockdag");
    let mut ext = begin(Genesis::preset(preset), || {});
    ext.execute_with(|| {
        let genesis = Emission::status().map_or(0, |status| issuance() - status.minted);
        books.hear(burns_penalties);
        for step in 0..operations {
            let secs = match random.below(100) {
                0 => 400 + random.below(400) as Seconds,
                1 if random.below(4) == 0 => 3_000,
                2..=30 => 20 + random.below(30) as Seconds,
                _ => SLOT,
            };
            halts += u64::from(secs > 400);
            block_after(secs, || {
                if pays_authors {
                    type Handler = <Runtime as pallet_authorship::Config>::EventHandler;
                    <Handler as EventHandler<_, u32>>::note_author(person(random.of(&PEOPLE)));
                }
                let who = person(random.of(&PEOPLE));
                if random.below(80) == 0 {
                    drop(StakingVault::slash(&who, random.amount(5_000, unit)));
                    return;
                }
                let (origin, call) = match random.below(10) {
                    0..=3 => (RuntimeOrigin::signed(who.clone()), staking(&mut random, &who, unit)),
                    4..=6 => {
                        (RuntimeOrigin::signed(who.clone()), deciding(&mut random, &who, unit))
                    },
                    _ => keeping(&mut random, &who, unit),
                };
                match dispatch(origin, call) {
                    Ok(()) => done += 1,
                    Err(_) => refused += 1,
                }
            });
            books.hear(burns_penalties);
            let expected = genesis + books.schedule + books.blocks - books.burnt;
            assert_eq!(issuance(), expected, "step {step}, seed {seed}");
            let status = Emission::status().unwrap();
            assert_eq!((status.minted, status.blocks_minted), (books.schedule, books.blocks));
            let supply = quaestor_runtime::economy::supply();
            let bound = supply.unreleased + supply.pledged + supply.circulating;
            assert_eq!(bound, issuance(), "step {step}, seed {seed}");
            check();
            exits += what_is_due_leaves(&person(random.of(&PEOPLE)));
        }
    });
    println!("{preset}: {done} done, {refused} refused, {exits} exits, {halts} halts");
    assert!(done > operations / 4 && refused > operations / 20 && exits > operations / 2);
    assert!(halts > 0 && books.schedule > 0 && books.burnt > 0);
    books
}

#[test]
fn the_issuance_of_act_is_that_of_the_books() {
    let books = history("act-dev", ACT, false);
    assert_eq!(books.blocks, 0);
    assert!(books.schedule <= 400_000_000 * ACT);
}

#[test]
fn the_issuance_of_blockdag_is_that_of_the_books() {
    let books = history("blockdag-dev", BDAG, true);
    assert!(books.blocks > 0);
    assert!(books.schedule <= 10_000_000_000 * BDAG);
}

/// The equality would notice a single unit.
#[test]
fn a_unit_from_nowhere_is_noticed() {
    begin(Genesis::preset("act-dev"), || {}).execute_with(|| {
        let mut books = Books::default();
        books.hear(false);
        let genesis = issuance() - books.schedule;
        assert_eq!(genesis, 600_000_000 * ACT);
        block(|| {
            use polkadot_sdk::frame_support::traits::fungible::Mutate;
            Balances::mint_into(&person(Alice), 1).unwrap();
        });
        books.hear(false);
        assert_ne!(issuance(), genesis + books.schedule + books.blocks - books.burnt);
    });
}
