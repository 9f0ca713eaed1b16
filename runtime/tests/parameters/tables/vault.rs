use super::{BPS, NATIVE, SECS};
use crate::row::{
    Setter, Setting,
    Step::{By, Double, DoubleFrom},
};
use pallet_staking_vault::{
    types::{
        Tier, MAX_COOLDOWN_SECS, MAX_LOCK_SECS, MAX_MULTIPLIER_BPS, MAX_SHARE_CHANGE_BPS,
        MAX_STAKE, UNIT_MULTIPLIER_BPS, UNIT_SECS,
    },
    Call, Error, Event, Parameters,
};
use polkadot_sdk::frame_support::traits::Get;
use quaestor_primitives::{Balance, Bps, Forfeit, LaunchBonus, Seconds, TierId, Voting};
use quaestor_runtime::{params::MaxMinStake, Runtime, StakingVault};

const PALLET: &str = "StakingVault";
const WHOLE: Bps = 10_000;

type Params = Parameters<Runtime>;

fn setter<T>(call: &'static str) -> Setter<T> {
    Setter {
        pallet: PALLET,
        call,
        out_of_range: Error::<Runtime>::OutOfRange.into(),
        too_large: Error::<Runtime>::ChangeTooLarge.into(),
        present: Vec::new,
        store: |_| unreachable!(),
        set: |_| unreachable!(),
        add: None,
        told: |_, _| unreachable!(),
        rows: Vec::new(),
    }
}

pub fn settings() -> Vec<Box<dyn Setting>> {
    vec![
        Box::new(set_tier()),
        Box::new(set_stake_limits()),
        Box::new(set_wallet_cap()),
        Box::new(set_cooldown()),
    ]
}

fn set_tier() -> Setter<(TierId, Tier)> {
    let secs = DoubleFrom(UNIT_SECS.into());
    let multiplier = DoubleFrom(UNIT_MULTIPLIER_BPS.into());
    let share = By(MAX_SHARE_CHANGE_BPS.into());
    let bonus: fn(&mut (TierId, Tier)) = |t| {
        t.1.launch = Some(LaunchBonus { phase_secs: 1_800, add_bps: 5_000, cap_bps: 10_000 });
    };
    Setter {
        present: || (0..).zip(StakingVault::params().tiers).collect(),
        // The tiers of the preset cannot be changed, which has a test of its own.
        store: |(tier, new)| {
            Params::mutate(|params| {
                params.immutable_tiers = false;
                params.tiers[usize::from(tier)] = new;
            });
        },
        set: |(tier, new)| Call::set_tier { tier, new }.into(),
        add: Some(("set_tier", |(_, new)| {
            let tier = StakingVault::params().tiers.len() as TierId;
            Call::set_tier { tier, new }.into()
        })),
        told: |(tier, old), (_, new)| Event::TierSet { tier, old: Some(old), new }.into(),
        rows: vec![
            row!("new.lock_secs", |t| &mut t.1.lock_secs, SECS, 0..=MAX_LOCK_SECS, secs),
            row!(
                "new.steps[].age_secs",
                |t, at| &mut t.1.steps.get_mut(at)?.age_secs,
                SECS,
                0..=MAX_LOCK_SECS,
                secs,
                note = "the first is 0, and they ascend"
            ),
            row!(
                "new.steps[].multiplier_bps",
                |t, at| &mut t.1.steps.get_mut(at)?.multiplier_bps,
                BPS,
                0..=MAX_MULTIPLIER_BPS,
                multiplier,
                note =
                    "above 0 at some age; one that comes or goes is compared with the last of the \
                        shorter table",
                prepare = |t| t.1.steps[0].multiplier_bps = WHOLE
            ),
            row!(
                "new.forfeit.Share",
                |t| match &mut t.1.forfeit {
                    Forfeit::Share(share) => share,
                    _ => return None,
                },
                BPS,
                0..=WHOLE,
                share,
                note = "no forfeit counts as 0",
                prepare = |t| t.1.forfeit = Forfeit::Share(2_500)
            ),
            row!(
                "new.forfeit.OverBase",
                |t| match &mut t.1.forfeit {
                    Forfeit::OverBase(base) => base,
                    _ => return None,
                },
                BPS,
                0..=MAX_MULTIPLIER_BPS,
                multiplier
            ),
            row!("new.penalty_bps", |t| &mut t.1.penalty_bps, BPS, 0..=WHOLE, share),
            row!(
                "new.voting.Fixed",
                |t| match &mut t.1.voting {
                    Voting::Fixed(bps) => bps,
                    _ => return None,
                },
                BPS,
                0..=MAX_MULTIPLIER_BPS,
                multiplier,
                note = "it stays constant"
            ),
            row!(
                "new.voting.AsWeight.cap_bps",
                |t| match &mut t.1.voting {
                    Voting::AsWeight { cap_bps } => cap_bps,
                    _ => return None,
                },
                BPS,
                0..=MAX_MULTIPLIER_BPS,
                multiplier,
                note = "it stays that of the weight",
                prepare = |t| t.1.voting = Voting::AsWeight { cap_bps: 30_000 }
            ),
            row!(
                "new.launch.phase_secs",
                |t| &mut t.1.launch.as_mut()?.phase_secs,
                SECS,
                0..=MAX_LOCK_SECS,
                secs,
                prepare = bonus
            ),
            row!(
                "new.launch.add_bps",
                |t| &mut t.1.launch.as_mut()?.add_bps,
                BPS,
                0..=MAX_MULTIPLIER_BPS,
                multiplier,
                note = "no bonus counts as 0",
                prepare = bonus
            ),
            row!(
                "new.launch.cap_bps",
                |t| &mut t.1.launch.as_mut()?.cap_bps,
                BPS,
                0..=MAX_MULTIPLIER_BPS,
                multiplier,
                prepare = bonus
            ),
        ],
        ..setter("set_tier")
    }
}

fn set_stake_limits() -> Setter<(Balance, Option<Balance>)> {
    let least = StakingVault::state().existential_deposit;
    Setter {
        present: || {
            let params = StakingVault::params();
            vec![(params.min_stake, params.max_stake)]
        },
        store: |(min, max)| {
            Params::mutate(|params| (params.min_stake, params.max_stake) = (min, max));
        },
        set: |(min, max)| Call::set_stake_limits { min, max }.into(),
        told: |old, new| Event::StakeLimitsSet { old, new }.into(),
        rows: vec![
            row!(
                "min",
                |t| &mut t.0,
                NATIVE,
                least..=MaxMinStake::get(),
                Double,
                note = "from the existential deposit, not above `max`, at most 100,000 tokens"
            ),
            row!(
                "max",
                |t| t.1.as_mut()?,
                NATIVE,
                StakingVault::params().min_stake..=MAX_STAKE,
                Double,
                note = "from `min`; none, or none before: no step",
                prepare = |t| t.1 = Some(t.0 * 16)
            ),
        ],
        ..setter("set_stake_limits")
    }
}

fn set_wallet_cap() -> Setter<(Option<Bps>, Balance)> {
    Setter {
        present: || {
            let params = StakingVault::params();
            vec![(params.wallet_cap_bps, params.cap_floor)]
        },
        store: |(cap, floor)| {
            Params::mutate(|params| (params.wallet_cap_bps, params.cap_floor) = (cap, floor));
        },
        set: |(cap_bps, floor)| Call::set_wallet_cap { cap_bps, floor }.into(),
        told: |old, new| Event::WalletCapSet { old, new }.into(),
        rows: vec![
            row!(
                "cap_bps",
                |t| t.0.as_mut()?,
                BPS,
                1..=WHOLE,
                Double,
                note = "none, or none before: no step"
            ),
            row!(
                "floor",
                |t| &mut t.1,
                NATIVE,
                1..=MAX_STAKE,
                Double,
                note = "0 and no step while there is no cap"
            ),
        ],
        ..setter("set_wallet_cap")
    }
}

fn set_cooldown() -> Setter<Seconds> {
    Setter {
        present: || vec![StakingVault::params().cooldown_secs],
        store: |secs| Params::mutate(|params| params.cooldown_secs = secs),
        set: |secs| Call::set_cooldown { secs }.into(),
        told: |old, new| Event::CooldownSet { old, new }.into(),
        rows: vec![row!("secs", |t| t, SECS, 0..=MAX_COOLDOWN_SECS, DoubleFrom(UNIT_SECS.into()))],
        ..setter("set_cooldown")
    }
}
