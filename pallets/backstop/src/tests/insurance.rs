//! The insurance: what fills it, up to where, and that nothing but a spend reduces it.

use super::*;
use crate::{FundInsurance, FundInsuranceToCeiling, FundInsuranceWith, Insurance};
use polkadot_sdk::{
    frame_support::traits::{fungible, fungibles::Balanced, Imbalance},
    sp_io::storage,
    sp_runtime::StateVersion,
};
use quaestor_primitives::{AssetKind, TakeCredit};
use quaestor_testing::StubSink;

type Uncapped = FundInsurance<Test>;
type Slashes = FundInsuranceWith<Balances, Test>;
type Rest = StubSink<Money, ALICE>;
type Capped = FundInsuranceToCeiling<Rest, Test>;

fn fill(amount: u128) -> bool {
    Uncapped::take(Money::issue(NATIVE, amount)).is_ok()
}

/// Native tokens in the main reserve, in the insurance, and of the account.
fn native() -> [u128; 3] {
    let held = balance(NATIVE, Backstop::account());
    [Backstop::main_reserve(&NATIVE), Backstop::insurance(), held]
}

#[test]
fn credits_of_both_kinds_add_to_it() {
    ExtBuilder::default().build_and_execute(|| {
        assert!(!Insurance::<Test>::exists());
        assert!(fill(70));
        assert_eq!(last_event(), Event::InsuranceFilled { old: 0, new: 70 });
        let slashed = <Balances as fungible::Balanced<AccountId>>::issue(30);
        assert!(Slashes::take(slashed).is_ok());
        assert_eq!(last_event(), Event::InsuranceFilled { old: 70, new: 100 });
        assert_eq!(native(), [0, 100, ED + 100]);

        // Nothing is no event and no record.
        let told = events().len();
        assert!(fill(0));
        assert_eq!((events().len(), native()), (told, [0, 100, ED + 100]));
        // Revenue and gifts are the main reserve's.
        revenue(NATIVE, 0, 5);
        assert_eq!(native(), [5, 100, ED + 105]);
        assert!(fill(10_u128.pow(30)));
        assert_eq!(Backstop::insurance(), 10_u128.pow(30) + 100);
    });
}

#[test]
fn what_it_cannot_count_is_returned_and_nothing_changes() {
    ExtBuilder::default().build_and_execute(|| {
        let root = || storage::root(StateVersion::V1);
        let credit = Money::issue(USDC, 1_000);
        let before = root();
        let returned = Uncapped::take(credit).unwrap_err();
        assert_eq!((returned.peek(), root()), (1_000, before));
        drop(returned);
        Insurance::<Test>::put(u128::MAX);
        let returned = Uncapped::take(Money::issue(NATIVE, 1)).unwrap_err();
        assert_eq!(returned.peek(), 1);
        Insurance::<Test>::kill();
    });
    // The account does not exist, and the first credit would be the minimum balance.
    let nothing = ExtBuilder { assets: vec![], ..Default::default() };
    nothing.build_and_execute(|| {
        assert!(!fill(ED) && !fill(1) && !fill(1_000 * ED));
        let slashed = <Balances as fungible::Balanced<AccountId>>::issue(30 * ED);
        assert_eq!(Slashes::take(slashed).unwrap_err().peek(), 30 * ED);
        let before = balance(NATIVE, ALICE);
        assert!(Capped::take(Money::issue(NATIVE, 7)).is_ok());
        assert_eq!((balance(NATIVE, ALICE) - before, native()), (7, [0; 3]));
        assert!(!Insurance::<Test>::exists());
    });
}

/// The mock has issued 3,000,000,000,001,000 units: 2 % are 60,000,000,000,020.
#[test]
fn rests_fill_it_up_to_two_percent_of_the_issuance() {
    ExtBuilder::default().build_and_execute(|| {
        // Each credit is newly issued, and raises the ceiling by a fiftieth of it.
        let take = |amount| Capped::take(Money::issue(NATIVE, amount)).is_ok();
        let other = balance(NATIVE, ALICE);
        let rest = || balance(NATIVE, ALICE) - other;
        let first = issuance(NATIVE);
        assert_eq!(
            (first, Backstop::insurance_ceiling()),
            (3_000_000_000_001_000, 60_000_000_000_020)
        );

        assert!(take(first / 100));
        assert_eq!((Backstop::insurance(), rest()), (first / 100, 0));
        let ceiling = (first + first / 100 + first) / 50;
        assert!(take(first));
        assert_eq!(Backstop::insurance(), ceiling);
        assert_eq!(rest(), first / 100 + first - ceiling);
        assert_eq!(Backstop::insurance_ceiling(), ceiling);
        // Full: all of it is the rest.
        let before = rest();
        assert!(take(39));
        assert_eq!((Backstop::insurance(), rest()), (ceiling, before + 39));
        // What has no ceiling goes beyond it, and a spend makes room again.
        assert!(fill(1_000));
        assert!(take(1_000));
        assert_eq!((Backstop::insurance(), rest()), (ceiling + 1_000, before + 39 + 1_000));
        accepted(COUNCIL, propose_native(Reserve::Insurance, ceiling));
        at(START + 7 * DAY);
        accepted(ALICE, execute(0));
        assert!(take(2_000));
        assert_eq!((Backstop::insurance(), rest()), (3_000, before + 39 + 1_000));
    });
}

#[test]
fn where_the_rest_is_refused_all_of_it_is_returned() {
    ExtBuilder::default().build_and_execute(|| {
        Rest::close();
        let amount = issuance(NATIVE);
        let returned = Capped::take(Money::issue(NATIVE, amount)).unwrap_err();
        assert_eq!((returned.peek(), returned.asset()), (amount, NATIVE));
        assert_eq!(native(), [0, 0, ED]);
        drop(returned);
        assert_eq!(issuance(NATIVE), amount);
        // All of it fits, and nobody else is asked.
        assert!(Capped::take(Money::issue(NATIVE, 5)).is_ok());
        assert_eq!(native(), [0, 5, ED + 5]);
        assert!(Capped::take(Money::issue(USDC, 5)).is_err());
        Rest::open();
        assert!(Capped::take(Money::issue(USDC, 5)).is_ok());
        assert_eq!(Backstop::main_reserve(&USDC), 0);
    });
}

#[test]
fn it_is_spent_as_the_reserves_are() {
    ExtBuilder::default().insurance(1_000).build_and_execute(|| {
        revenue(NATIVE, 0, 500);
        let before = balance(NATIVE, BOB);
        for amount in [400, 601, 600] {
            accepted(COUNCIL, propose_native(Reserve::Insurance, amount));
        }
        accepted(COUNCIL, propose_native(Reserve::Main, 501));
        refused(ALICE, execute(0), Error::NotDue);
        at(START + 7 * DAY);

        accepted(ALICE, execute(0));

        let (reserve, asset, amount) = (Reserve::Insurance, NATIVE, 400);
        let paid = Event::SpendExecuted { id: 0, reserve, asset, amount, beneficiary: BOB };
        assert_eq!((last_event(), native()), (paid, [500, 600, ED + 1_100]));
        // Neither part pays what the other one has.
        refused(ALICE, execute(1), Error::InsufficientReserve);
        refused(ALICE, execute(3), Error::InsufficientReserve);
        assert!(Insurance::<Test>::exists());
        accepted(WATCH, cancel(1));
        accepted(ALICE, execute(2));
        assert_eq!((native(), balance(NATIVE, BOB) - before), ([500, 0, ED + 500], 1_000));
        // The last of it leaves no record.
        assert!(!Insurance::<Test>::exists());
    });
}

#[test]
fn nobody_but_the_spenders_proposes_to_spend_it() {
    ExtBuilder::default().insurance(1_000).build_and_execute(|| {
        for who in [ALICE, BANK, WATCH] {
            refused(who, propose_native(Reserve::Insurance, 1), DispatchError::BadOrigin);
        }
        not_set(propose_native(Reserve::Insurance, 1), DispatchError::BadOrigin);
    });
}

/// A short main reserve and an open emergency reserve change nothing of it, and neither does a halt.
#[test]
fn no_top_up_takes_from_it() {
    ExtBuilder::default().insurance(1_000).emergency(UNIT).build_and_execute(|| {
        StubCrisis::set_emergency(true);
        at(START + 100 * DAY);
        idle(10);
        assert_eq!((state().emergency, streamed()), (0, UNIT));
        assert_eq!(native(), [0, 1_000, ED + 1_000]);
    });
}

/// Native tokens of another kind of reserve than the one that a spend names stay.
#[test]
fn a_beneficiary_that_cannot_take_it_leaves_it() {
    ExtBuilder::default().insurance(1_000).build_and_execute(|| {
        let beneficiary = EVE;
        let (reserve, asset, amount) = (Reserve::Insurance, AssetKind::Native, ED - 1);
        accepted(COUNCIL, Call::propose_spend { reserve, asset, amount, beneficiary });
        at(START + 7 * DAY);
        refused(ALICE, execute(0), Error::CannotReceive);
        assert_eq!(native(), [0, 1_000, ED + 1_000]);
    });
}
