//! Fees for work through the router, and the insurance through the runtime: who fills it, and who spends it.

use crate::world::*;
use pallet_backstop::{types::Reserve, Call as Spend, Error as BackstopError};
use pallet_circuit_breaker::{types::Entries, Call as Breaker, Error as BreakerError};
use pallet_revenue_router::{
    types::{Leg, Share, Split},
    Call as Router, CreditOf, Splits, Suspense, Totals,
};
use polkadot_sdk::{
    frame_support::traits::{
        fungible::Balanced,
        tokens::{Fortitude, Precision, Preservation},
    },
    pallet_collective::{Instance1, RawOrigin},
    sp_keyring::Sr25519Keyring::*,
};
use quaestor_primitives::{Balance, RevenueType::Inference, RouteRevenue, TakeCredit};
use quaestor_runtime::{
    configs::{
        revenue::{ToInsurance, ToInsuranceThenTreasury},
        tokens::NativeAndAssets,
    },
    genesis::dev_treasurer,
    params::TreasuryAccount,
    AccountId, Backstop, Balances, RevenueRouter, Rewards, Runtime, RuntimeOrigin,
};

/// The split of an economy of inference.
fn with_split() {
    let split = Split::of([Share::new(Leg::Rewards, 8_000)]);
    Splits::<Runtime>::insert(Inference, split);
}

/// A credit of tokens that Alice has had.
fn credit(amount: Balance) -> CreditOf<Runtime> {
    quaestor_support::funds::withdraw::<NativeAndAssets, _>(&NATIVE, &person(Alice), amount)
        .expect("Alice is rich")
}

fn route(amount: Balance) -> bool {
    RevenueRouter::route(credit(amount), &person(Alice), Inference).is_ok()
}

/// Native tokens that rewards have got of fees for work, the main reserve, and what waits.
fn parts() -> [Balance; 3] {
    let total = Totals::<Runtime>::get(Inference, NATIVE);
    let waits = Suspense::<Runtime>::iter_values().sum::<Balance>();
    [total.arrived.of(Leg::Rewards), Backstop::main_reserve(&NATIVE), waits]
}

fn insure(amount: Balance) -> bool {
    let taken = <Balances as Balanced<AccountId>>::withdraw(
        &person(Alice),
        amount,
        Precision::Exact,
        Preservation::Preserve,
        Fortitude::Polite,
    );
    ToInsurance::take(taken.expect("Alice is rich")).is_ok()
}

/// Of a fee of 2.5 tokens the router gives 2 to the rewards and 0.5 to the backstop.
#[test]
fn a_fee_for_work_goes_to_stakers_and_backstop() {
    market().execute_with(|| {
        let issuance = Balances::total_issuance();
        block(|| assert!(route(5 * QTRA / 2)));
        // Without a split it is the backstop's.
        assert_eq!(parts(), [0, 5 * QTRA / 2, 0]);
        with_split();
        block(|| assert!(route(5 * QTRA / 2)));
        assert_eq!(parts(), [2 * QTRA, 3 * QTRA, 0]);
        assert_eq!(Balances::total_issuance(), issuance);
        let stakers = <RevenueRouter as RouteRevenue<AccountId, CreditOf<Runtime>>>::stakers_bps;
        assert_eq!(stakers(Inference), 8_000);
        check();
    });
}

#[test]
fn a_closure_stops_deposits_and_makes_fees_for_work_wait() {
    market().execute_with(|| {
        with_split();
        let closes = Breaker::trip {
            entries: Entries { deposit: true, ..Default::default() },
            until: now() + DAY,
        };
        block(|| assert_eq!(dispatch(RuntimeOrigin::root(), closes), Ok(())));
        let before = parts();
        let refused = Router::deposit_revenue {
            asset: NATIVE,
            amount: QTRA,
            kind: Inference,
            reference: None,
        };
        let closed = Err(BreakerError::<Runtime>::EntryClosed.into());
        assert_eq!(call(&dev_treasurer(), refused), closed);

        assert!(route(5 * QTRA));

        assert_eq!(parts(), [before[0], before[1], 5 * QTRA]);
        check();
        // The weight that a block leaves retries it.
        block(|| ());
        assert_eq!(parts(), [before[0] + 4 * QTRA, before[1] + QTRA, 0]);
        check();
    });
}

/// Less than the minimum funding of the rewards waits until there is more.
#[test]
fn small_fees_add_up() {
    market().execute_with(|| {
        with_split();
        block(|| assert!(route(QTRA)));
        let least = Rewards::pool_views()[0].params.min_funding;
        assert_eq!((least, parts()), (QTRA, [0, QTRA / 5, 4 * QTRA / 5]));
        block(|| assert!(route(QTRA)));
        assert_eq!(parts(), [8 * QTRA / 5, 2 * QTRA / 5, 0]);
        check();
    });
}

#[test]
fn four_councillors_spend_the_insurance_after_the_delay() {
    market().execute_with(|| {
        let issuance = Balances::total_issuance();
        let reserve = Backstop::main_reserve(&NATIVE);
        block(|| {
            assert!(insure(70 * QTRA));
            assert!(ToInsuranceThenTreasury::take(credit(30 * QTRA)).is_ok());
        });
        let status = Backstop::status();
        assert_eq!((status.insurance, status.insurance_ceiling), (100 * QTRA, issuance / 50));
        assert_eq!(Backstop::main_reserve(&NATIVE), reserve);
        check();

        let who = person(Ferdie);
        let propose = |reserve, amount| Spend::propose_spend {
            reserve,
            asset: NATIVE,
            amount,
            beneficiary: person(Ferdie),
        };
        let council =
            || -> RuntimeOrigin { RawOrigin::<AccountId, Instance1>::Members(4, 5).into() };
        for amount in [60 * QTRA, 41 * QTRA] {
            block(|| {
                let asks = propose(Reserve::Insurance, amount);
                assert_eq!(dispatch(council(), asks), Ok(()));
            });
        }
        let usdc = Spend::propose_spend {
            reserve: Reserve::Insurance,
            asset: USDC,
            amount: USD,
            beneficiary: person(Ferdie),
        };
        let error = BackstopError::<Runtime>::NotInInsurance;
        assert_eq!(dispatch(council(), usdc), Err(error.into()));
        let before = balance(&NATIVE, &who);
        let execute =
            |id| dispatch(RuntimeOrigin::signed(person(Ferdie)), Spend::execute_spend { id });
        assert_eq!(execute(0), Err(BackstopError::<Runtime>::NotDue.into()));
        pass(8 * DAY);
        assert_eq!(execute(0), Ok(()));
        assert_eq!(balance(&NATIVE, &who) - before, 60 * QTRA);
        assert_eq!(execute(1), Err(BackstopError::<Runtime>::InsufficientReserve.into()));
        assert_eq!(Backstop::insurance(), 40 * QTRA);
        check();
    });
}

/// 2 % of the issuance stay, and the treasury has the rest.
#[test]
fn what_the_insurance_has_no_room_for_goes_to_the_treasury() {
    market().execute_with(|| {
        let (issuance, treasury) = (Balances::total_issuance(), TreasuryAccount::get());
        let before = balance(&NATIVE, &treasury);
        block(|| assert!(ToInsuranceThenTreasury::take(credit(issuance / 20)).is_ok()));
        assert_eq!(Backstop::insurance(), issuance / 50);
        let rest = issuance / 20 - issuance / 50;
        assert!((rest..rest + QTRA).contains(&(balance(&NATIVE, &treasury) - before)));
        // A sentence has no ceiling.
        block(|| assert!(insure(QTRA)));
        assert_eq!(Backstop::insurance(), issuance / 50 + QTRA);
        assert_eq!(Balances::total_issuance(), issuance);
        check();
    });
}

/// A whole year of dust and gifts moves nothing of it, and neither do the floor's top-ups.
#[test]
fn epochs_and_gifts_leave_it_alone() {
    market().execute_with(|| {
        block(|| assert!(insure(5 * QTRA)));
        for _ in 0..4 {
            let dest = quaestor_runtime::Address::Id(Backstop::account());
            type Native = polkadot_sdk::pallet_balances::Call<Runtime>;
            let gift = Native::transfer_allow_death { dest, value: QTRA };
            block(|| done(&person(Alice), gift));
            pass(7 * DAY);
        }
        assert_eq!(Backstop::insurance(), 5 * QTRA);
        assert!(Backstop::main_reserve(&NATIVE) >= 4 * QTRA);
        check();
    });
}
