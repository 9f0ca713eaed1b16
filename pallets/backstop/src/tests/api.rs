//! View functions and the runtime API.

use super::*;
use crate::api::BackstopView;

#[test]
fn the_status_shows_reserves_floor_and_spends() {
    let builder =
        ExtBuilder::default().reserve(1_000 * UNIT).emergency(500 * UNIT).insurance(30 * UNIT);
    builder.build_and_execute(|| {
        revenue(USDC, 200, 800);
        revenue(NATIVE, 200, 800);
        accepted(COUNCIL, propose(Reserve::Main, UNIT));

        let view = BackstopView {
            reserve: 1_000 * UNIT + 800,
            emergency: 500 * UNIT,
            floor_asset: USDC,
            floor_per_year: 5_000_000 * UNIT,
            epoch: 0,
            epoch_end: START + 7 * DAY,
            funded: 200,
            surplus: 0,
            needed: WEEKLY_FLOOR,
            covered: 1_000 * UNIT + 1_000,
            last_top_up: None,
            spends: crate::OpenSpends::<Test>::get().into_inner(),
            insurance: 30 * UNIT,
            insurance_ceiling: issuance(NATIVE) / 50,
        };
        assert_eq!(view.spends.len(), 1);
        assert_eq!(Backstop::status(), view);
        assert_eq!(Backstop::reserve(NATIVE), 800);
        assert_eq!(Backstop::reserve(EURC), 0);
    });
}
