//! Fundings: into the budget, or burnt as they are.

use super::*;
use polkadot_sdk::frame_support::traits::fungibles::Balanced;
use quaestor_primitives::{AssetKind, TakeCredit};

#[track_caller]
fn assert_given_back(asset: AssetKind, amount: Balance) {
    let before = (state(), totals());
    let back = <Buyback as TakeCredit<_>>::take(credit(BANK, asset.clone(), amount)).unwrap_err();
    assert_eq!((back.asset(), back.peek()), (asset, amount));
    assert_eq!((state(), totals()), before);
    assert!(<Money as Balanced<_>>::resolve(&BANK, back).is_ok());
}

#[test]
fn usdc_is_added_to_the_budget() {
    ExtBuilder::default().build_and_execute(|| {
        fund(USDC, 7 * USD);
        fund(USDC, 5 * USD);

        let grown = Event::BudgetFunded { amount: 5 * USD, budget: 12 * USD };
        assert_eq!(last_event(), grown.into());
        assert_eq!((state().budget, totals().funded), (12 * USD, 12 * USD));
        assert_eq!(Buyback::balance(), LEAST + 12 * USD);
    });
}

#[test]
fn native_tokens_are_burnt_at_once_and_recorded() {
    ExtBuilder::default().build_and_execute(|| {
        let before = issuance();

        fund(NATIVE, 3 * TOKEN);

        assert_eq!(issuance(), before - 3 * TOKEN);
        let amounts = Amounts { burnt: 3 * TOKEN, ..Default::default() };
        let expected = Record { number: 0, time: START, amounts, low: None, min_out: 0 };
        assert_eq!(record(0), expected);
        assert_eq!((totals().count, totals().lots, totals().all), (1, 0, amounts));
        let burnt = Event::BurntDirectly {
            number: 0,
            burnt: 3 * TOKEN,
            issuance: before - 3 * TOKEN,
            total_burnt: 3 * TOKEN,
        };
        assert_eq!(last_event(), burnt.into());
        assert_eq!((state().budget, state().next_at), (0, 0));
    });
}

#[test]
fn another_asset_is_given_back() {
    ExtBuilder::default().build_and_execute(|| assert_given_back(EURC, USD));
}

#[test]
fn nothing_is_taken_and_leaves_no_trace() {
    ExtBuilder::default().build_and_execute(|| {
        for asset in [USDC, NATIVE] {
            fund(asset, 0);
        }
        assert_eq!((totals(), state().budget), (Totals::default(), 0));
        let ours = |event: &RuntimeEvent| matches!(event, RuntimeEvent::Buyback(_));
        assert!(!System::events().iter().any(|record| ours(&record.event)));
    });
}

#[test]
fn what_does_not_fit_is_given_back() {
    ExtBuilder::default().build_and_execute(|| {
        crate::Totals::<Test>::mutate(|totals| {
            totals.all.burnt = u128::MAX;
            totals.overwritten.burnt = u128::MAX;
            totals.overwritten_days = u128::MAX;
            totals.all.spent = u128::MAX - USD;
            totals.overwritten.spent = u128::MAX - USD;
            totals.funded = u128::MAX - USD;
        });
        let before = issuance();
        assert_given_back(NATIVE, 1);
        assert_given_back(USDC, USD + 1);
        assert_eq!(issuance(), before);
        fund(USDC, USD);
    });
}

#[test]
fn what_cannot_be_received_is_given_back() {
    ExtBuilder::default().build_and_execute(|| {
        Assets::block(RuntimeOrigin::signed(BANK), 1, Buyback::account()).unwrap();
        assert_given_back(USDC, USD);
    });
}

#[test]
fn before_it_is_set_up_it_takes_no_usdc_and_burns_native_tokens() {
    let nothing = ExtBuilder { params: Params::default(), day_secs: 0, ..Default::default() };
    nothing.build_and_execute(|| {
        assert_given_back(USDC, USD);
        fund(NATIVE, TOKEN);
        assert_eq!(totals().all.burnt, TOKEN);
    });
}
