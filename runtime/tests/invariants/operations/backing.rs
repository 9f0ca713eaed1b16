//! Providers, bonds, and stake.

use super::*;
use crate::world::now;
use pallet_providers::{Backers, Bonds, Call as Desk, Providers};
use pallet_staking_vault::Call as Vault;
use quaestor_math::slash::value_of;
use quaestor_primitives::StakeBond;
use quaestor_runtime::{Runtime, StakingVault};

pub const KINDS: &[(u64, Make)] = &[
    (6, register),
    (2, update),
    (10, delegate),
    (3, top_up),
    (8, undelegate),
    (8, release),
    (8, realise),
    (4, collect),
    (1, resign),
    (2, leave_after_resigning),
    (5, stake),
    (3, unstake),
    (1, early_unstake),
    (2, cancel_unstake),
    (4, withdraw),
];

pub fn provider(random: &mut Random) -> Option<AccountId> {
    random.one_of(&Providers::<Runtime>::iter_keys().collect::<Vec<_>>())
}

fn unbonded(who: &AccountId) -> Balance {
    let bonded = <StakingVault as StakeBond<AccountId>>::bonded(who);
    StakingVault::ledger(who.clone()).staked().saturating_sub(bonded)
}

fn register(random: &mut Random) -> Option<Operation> {
    let pair = anybody(random);
    let who = person(pair);
    if Providers::<Runtime>::contains_key(&who) || Providers::<Runtime>::iter_keys().count() > 7 {
        return None;
    }
    let own = between(random, 100, 800);
    let key = quaestor_primitives::WorkKey::Sr25519(pair.public().0);
    let share_bps = random.below(5_200) as u32;
    by(&who, Desk::register { own, share_bps, key, endpoint: [1; 32] })
}

fn update(random: &mut Random) -> Option<Operation> {
    let who = provider(random)?;
    let share_bps = (random.below(3) > 0).then(|| random.below(5_100) as u32);
    by(&who, Desk::update { share_bps, key: None, endpoint: Some([2; 32]) })
}

fn delegate(random: &mut Random) -> Option<Operation> {
    let who = anyone(random);
    let amount = random.amount(unbonded(&who).min(500 * QUIV)).max(QUIV);
    by(&who, Desk::delegate { provider: provider(random)?, amount, maturity: 0 })
}

fn top_up(random: &mut Random) -> Option<Operation> {
    let who = provider(random)?;
    let amount = between(random, 1, 200);
    by(&who, Desk::delegate { provider: who.clone(), amount, maturity: 0 })
}

fn undelegate(random: &mut Random) -> Option<Operation> {
    let bonds: Vec<_> = Bonds::<Runtime>::iter().collect();
    let own = random.below(4) == 0;
    let (provider, who, most) = if own {
        let who = provider(random)?;
        let most = Providers::<Runtime>::get(&who)?.own / 2;
        (who.clone(), who, most)
    } else {
        let (provider, (who, _), bond) = random.one_of(&bonds)?;
        (provider, who, bond.nominal)
    };
    let part = own || random.below(2) == 0;
    let amount = part.then(|| random.amount(most));
    by(&who, Desk::undelegate { provider, maturity: 0, amount })
}

fn release(random: &mut Random) -> Option<Operation> {
    let due: Vec<_> = Backers::<Runtime>::iter()
        .filter(|(_, backer)| {
            !backer.streams.is_empty() || backer.notices.iter().any(|one| one.end <= now())
        })
        .map(|(who, _)| who)
        .collect();
    let who = random.one_of(&due)?;
    by(&anyone(random), Desk::release { who })
}

fn realise(random: &mut Random) -> Option<Operation> {
    let lost: Vec<_> = Bonds::<Runtime>::iter()
        .filter(|(id, _, bond)| {
            let factor = Providers::<Runtime>::get(id).map_or(0, |provider| provider.factor);
            value_of(bond.units, factor).unwrap_or_default() < bond.nominal
        })
        .collect();
    let (provider, (who, maturity), _) = random.one_of(&lost)?;
    by(&anyone(random), Desk::realise { provider, who, maturity })
}

fn collect(random: &mut Random) -> Option<Operation> {
    if random.below(3) == 0 {
        let who = provider(random)?;
        return by(&who, Desk::collect { provider: who.clone(), maturity: 0 });
    }
    let bonds: Vec<_> = Bonds::<Runtime>::iter_keys().collect();
    let (provider, (who, maturity)) = random.one_of(&bonds)?;
    by(&who, Desk::collect { provider, maturity })
}

/// At least three stay.
fn resign(random: &mut Random) -> Option<Operation> {
    let active: Vec<_> = Providers::<Runtime>::iter()
        .filter(|(_, provider)| !provider.resigned)
        .map(|(who, _)| who)
        .collect();
    let who = random.one_of(&active).filter(|_| active.len() > 3)?;
    by(&who, Desk::resign {})
}

fn leave_after_resigning(random: &mut Random) -> Option<Operation> {
    let resigned: Vec<_> = Providers::<Runtime>::iter()
        .filter(|(_, provider)| provider.resigned && provider.own > 0)
        .map(|(who, _)| who)
        .collect();
    let who = random.one_of(&resigned)?;
    by(&who, Desk::undelegate { provider: who.clone(), maturity: 0, amount: None })
}

fn stake(random: &mut Random) -> Option<Operation> {
    let amount = between(random, 1, 3_000);
    by(&anyone(random), Vault::stake { amount, tier: random.below(3) as u8 })
}

fn position(random: &mut Random) -> Option<(AccountId, u32)> {
    let who = anyone(random);
    let ids: Vec<_> =
        StakingVault::position_views(&who).into_iter().map(|view| view.position.id).collect();
    Some((who, random.one_of(&ids)?))
}

fn unstake(random: &mut Random) -> Option<Operation> {
    let (who, position) = position(random)?;
    let amount = (random.below(3) > 0).then(|| random.amount(1_000 * QUIV));
    by(&who, Vault::unstake { position, amount })
}

fn early_unstake(random: &mut Random) -> Option<Operation> {
    let (who, position) = position(random)?;
    by(&who, Vault::early_unstake { position })
}

fn cancel_unstake(random: &mut Random) -> Option<Operation> {
    let who = anyone(random);
    let ledger = StakingVault::ledger(who.clone());
    let ids: Vec<_> = ledger.unlocking.iter().map(|chunk| chunk.id).collect();
    by(&who, Vault::cancel_unstake { chunk: random.one_of(&ids)? })
}

fn withdraw(random: &mut Random) -> Option<Operation> {
    let who = anyone(random);
    let ledger = StakingVault::ledger(who.clone());
    let due = ledger.unlocking.iter().any(|chunk| chunk.release <= clock());
    (due || random.below(10) == 0).then_some(())?;
    by(&who, Vault::withdraw {})
}
