//! Effects of the breakers on the buyback's share.

use super::*;

#[test]
fn in_a_crisis_the_crisis_share_holds() {
    ExtBuilder::default().build_and_execute(|| {
        StubCrisis::set_crisis(true);
        accepted(BANK, deposit(USDC, 999, TradingProfit));
        assert_eq!(held(), [199, 199, 0, 601]);

        StubCrisis::set_crisis(false);
        accepted(BANK, deposit(USDC, 999, TradingProfit));
        assert_eq!(held(), [2 * 199, 199 + 99, 0, 601 + 701]);
    });
}

#[test]
fn a_crisis_leaves_types_without_a_crisis_share_alone() {
    ExtBuilder::default().build_and_execute(|| {
        StubCrisis::set_crisis(true);

        accepted(BANK, deposit(USDC, 999, Subscription));

        assert_eq!(held(), [499, 0, 0, 500]);
    });
}

#[test]
fn while_buybacks_are_paused_their_share_goes_to_the_backstop() {
    ExtBuilder::default().build_and_execute(|| {
        StubCrisis::set_paused(true);

        accepted(BANK, deposit(USDC, 999, TradingProfit));

        assert_eq!(held(), [199, 0, 0, 701 + 99]);
        assert_eq!(total(TradingProfit, USDC).arrived, legs(199, 0, 800));
    });
}

#[test]
fn a_pause_goes_before_a_crisis() {
    ExtBuilder::default().build_and_execute(|| {
        StubCrisis::set_crisis(true);
        StubCrisis::set_paused(true);

        accepted(BANK, deposit(USDC, 999, TradingProfit));

        assert_eq!(held(), [199, 0, 0, 800]);
    });
}

#[test]
fn a_pause_stops_purchases_for_burning_but_no_burn() {
    ExtBuilder::default().build_and_execute(|| {
        StubCrisis::set_paused(true);
        let before = issuance(NATIVE);

        accepted(BANK, deposit(USDC, 999, Other));
        accepted(BANK, deposit(NATIVE, 999, Other));

        assert_eq!(held(), [299, 0, 149, 403 + 99 + 49]);
        assert_eq!(issuance(NATIVE), before - 49);
        assert_eq!(balance(NATIVE, BUYBACK), ED);
        assert_eq!(balance(NATIVE, BACKSTOP) - ED, 403 + 99);
    });
}

#[test]
fn the_crisis_share_of_a_split_with_all_legs_is_exact() {
    ExtBuilder::default().build_and_execute(|| {
        StubCrisis::set_crisis(true);

        accepted(BANK, deposit(USDC, 999, Other));

        // 25 % instead of 10 %: 249.75.
        assert_eq!(held(), [299, 249 + 49, 149, 253]);
    });
}
