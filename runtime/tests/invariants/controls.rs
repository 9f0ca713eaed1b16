//! The checks bite: each control is a state that no call can make, and the invariant that names it.

use crate::{
    books::Books,
    checks,
    network::{network, QUIV},
    Run,
};
use pallet_inference_market::{
    types::{Bid, BidList, Job, Stage},
    Bids, Jobs, Pool, Receipts, State as Market, Unpaid,
};
use pallet_payment_channels::Channels;
use pallet_providers::{types::SlashEpoch, Departures, Pots, Providers, Totals};
use pallet_staking_vault::Ledgers;
use polkadot_sdk::{
    frame_support::{
        storage::with_transaction,
        traits::fungible::{Balanced, Mutate, MutateHold},
    },
    sp_runtime::{DispatchError, TransactionOutcome},
};
use quaestor_primitives::StakeSlash;
use quaestor_runtime::{params::TreasuryAccount, AccountId, Balances, Runtime, StakingVault};

/// A provider with bonds, and none that left it today.
fn provider() -> AccountId {
    let mut all = Providers::<Runtime>::iter();
    let fits = |who: &AccountId| Departures::<Runtime>::iter_prefix(who).next().is_none();
    let found = all
        .find(|(who, one)| one.bonds > 0 && fits(who))
        .or_else(|| Providers::<Runtime>::iter().find(|(_, one)| one.bonds > 0));
    found.expect("a provider with bonds").0
}

fn change(change: impl FnOnce(&mut pallet_providers::types::Provider)) {
    Providers::<Runtime>::mutate(provider(), |stored| change(stored.as_mut().unwrap()));
}

fn change_bonded(amount: u128) {
    Ledgers::<Runtime>::mutate(provider(), |ledger| ledger.bonded += amount);
}

fn job() -> u64 {
    Jobs::<Runtime>::iter().find(|(_, job)| job.escrow > 0).expect("a job").0
}

type Control = (&'static str, fn(&mut Books));

const CONTROLS: [Control; 27] = [
    ("Q1", |_| change_bonded(1)),
    ("Q1", |_| change(|one| one.own += 1)),
    ("Q2", |_| {
        change(|one| one.own += QUIV * QUIV / 1_000);
        change_bonded(QUIV * QUIV / 1_000);
    }),
    ("Q3", |_| change(|one| one.units += 1)),
    ("Q3", |_| Departures::<Runtime>::mutate(provider(), 1, |departed| departed.units += 1)),
    ("Q4", |_| change(|one| one.open += 1)),
    ("Q4", |_| change(|one| one.limit += 1)),
    ("Q4", |_| Totals::<Runtime>::mutate(|sums| sums.open += 1)),
    ("Q5", |_| Pots::<Runtime>::mutate(|pots| pots[0].booked += 1)),
    ("Q5", |_| pallet_challenges::Totals::<Runtime>::mutate(|sums| sums.pot += 1)),
    ("Q6", |_| Jobs::<Runtime>::mutate(job(), |job| job.as_mut().unwrap().escrow += 1)),
    ("Q6", |_| {
        let reason = pallet_inference_market::HoldReason::Escrow.into();
        Balances::hold(&reason, &TreasuryAccount::get(), 1).unwrap();
    }),
    ("Q7", |_| Unpaid::<Runtime>::insert(provider(), crate::world::NATIVE, 1)),
    ("Q7", |_| Market::<Runtime>::mutate(|state| state.assets[0].pending.surplus += 1)),
    ("Q8", |_| {
        let slot = Receipts::<Runtime>::iter_keys().next().unwrap();
        Receipts::<Runtime>::mutate(slot, |record| record.as_mut().unwrap().receipt.payment += 1);
    }),
    ("Q8", |_| Market::<Runtime>::mutate(|state| state.next_receipt += 1)),
    ("Q9", |_| Market::<Runtime>::mutate(|state| state.assets[0].paid += 1)),
    ("Q10", |_| {
        let id = Channels::<Runtime>::iter_keys().next().unwrap();
        Channels::<Runtime>::mutate(id, |stored| {
            let channel = stored.as_mut().unwrap();
            (channel.paid, channel.deposited) = (channel.paid + 1, channel.deposited + 1);
        });
    }),
    ("Q11", |_| Pool::<Runtime>::mutate(|pool| pool.paid += 1)),
    ("Q12", |_| pallet_emission::State::<Runtime>::mutate(|state| state.minted += 1)),
    ("Q12", |_| {
        Balances::mint_into(&provider(), 1).unwrap();
    }),
    // A unit of stake that nobody has sentenced.
    ("Q13", |books| {
        let (credit, _) = StakingVault::slash(&provider(), 1);
        Balances::resolve(&TreasuryAccount::get(), credit).unwrap();
        books.note().unwrap();
    }),
    ("Q13", |_| change(|one| one.factor -= one.factor / 100)),
    ("Q14", |_| {
        let caps = pallet_providers::Parameters::<Runtime>::get().unwrap().caps;
        let epoch = SlashEpoch { until: u64::MAX, reference: 100, sentenced: 21, caps };
        change(|one| one.epoch = Some(epoch));
    }),
    ("Q15", |_| change(|one| one.contested += 1)),
    ("Q16", |_| {
        pallet_challenges::CurrentSet::<Runtime>::mutate(|set| set.members[0].weight -= 1);
    }),
    ("Q17", |_| {
        let bid = |provider: AccountId, price| Bid { provider, price, secs: 1 };
        let bids = vec![bid(provider(), 2), bid(TreasuryAccount::get(), 1)];
        let open = Jobs::<Runtime>::iter().find(|(_, job)| matches!(job.stage, Stage::Open));
        Bids::<Runtime>::insert(open.expect("an open job").0, BidList(bids.try_into().unwrap()));
    }),
];

#[test]
fn every_invariant_notices_a_doctored_state() {
    network().execute_with(|| {
        let mut run = Run::new(1);
        while run.operations < 700 {
            assert_eq!(run.block(), Ok(()));
        }
        // Until there is everything that a control needs.
        let has_bonds = || Providers::<Runtime>::iter_values().any(|one| one.bonds > 0);
        let is_open = |job: &Job<_>| matches!(job.stage, Stage::Open);
        while !has_bonds() || !Jobs::<Runtime>::iter_values().any(|job| is_open(&job)) {
            assert_eq!(run.block(), Ok(()));
        }
        for (number, (invariant, doctor)) in CONTROLS.into_iter().enumerate() {
            let broken = with_transaction(|| {
                let mut books = run.books.clone();
                doctor(&mut books);
                TransactionOutcome::Rollback(Ok::<_, DispatchError>(checks::all(&books)))
            });
            let broken = broken.unwrap().expect_err("a control is noticed");
            let named = broken.starts_with(&format!("{invariant}:"));
            assert!(named, "control {number} of {invariant}: {broken}");
        }
        assert_eq!(checks::all(&run.books), Ok(()));
    });
}
