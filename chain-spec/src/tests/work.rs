//! Work for pay.

use super::*;

#[test]
fn only_quiver_has_work_for_pay() {
    let with = all().into_iter().filter(|economy| economy.compute.is_some());
    assert!(with.map(|economy| economy.token).eq([tokens::QUIVER; 2]));
}

#[test]
fn quiver_has_the_specified_tiers_and_parts() {
    let row = |name, lock, weight, voting| {
        let steps = vec![(0, 0), (1, weight)];
        (name, lock, steps, Forfeit::OverBase(10_000), 0, Voting::Fixed(voting))
    };
    let expected = vec![
        row("Open", 0, 10_000, 10_000),
        row("Quarter", 90, 12_500, 15_000),
        row("Year", 365, 16_000, 20_000),
    ];
    for economy in [quiver::real(), quiver::dev()] {
        assert_eq!(rows(&economy), expected);
        let parts = economy.parts.iter().map(|part| (part.name, part.amount / (1_000_000 * QTRA)));
        let expected = [
            ("treasury", 150),
            ("team", 100),
            ("liquidity", 60),
            ("programme", 50),
            ("validators", 30),
            ("insurance", 10),
        ];
        assert!(parts.eq(expected));
        assert_eq!(economy.backstop.floor_per_year, 0);
        assert_eq!(economy.staking.wallet_cap_bps, None);
    }
    let staking = quiver::real().staking;
    assert_eq!((staking.min_stake, staking.cooldown_secs), (100 * QTRA, 3 * DAY));
}

#[test]
fn quiver_has_the_specified_terms_of_work() {
    let [real, dev] = [quiver::real(), quiver::dev()].map(|economy| economy.compute.unwrap());
    let tiers = |compute: &Compute, unit: Balance| {
        let row = |tier: &pallet_providers::types::Tier| {
            (tier.backing / unit, tier.own / unit, tier.jobs, tier.capacity)
        };
        compute.providers.tiers.iter().map(row).collect::<Vec<_>>()
    };
    let expected = vec![
        (10_000, 2_500, 8, 2),
        (50_000, 12_500, 32, 4),
        (250_000, 62_500, 128, 8),
        (1_000_000, 250_000, 512, 16),
    ];
    assert_eq!(tiers(&real, QTRA), expected);
    assert_eq!(tiers(&dev, QTRA / 100), expected);
    // 6 days of work and 14 of a case: a day less than the notice.
    assert_eq!(real.market.longest_work() + real.challenges.case_secs(), 20 * DAY);
    assert_eq!(real.providers.shortest_notice(), 21 * DAY);
    assert_eq!(dev.providers.shortest_notice(), 420);
    assert_eq!(real.classes, [QTRA / 500, QTRA / 100, QTRA / 20]);
    assert_eq!(real.challenges.auditor_bond, 50_000 * QTRA);
    assert_eq!(dev.challenges.auditor_bond, 1_000 * QTRA);
}

#[test]
fn rules_that_span_the_terms_of_work_are_checked() {
    let refused = |sentence: &str, change: fn(&mut Compute)| {
        let mut economy = quiver::real();
        change(economy.compute.as_mut().unwrap());
        assert_eq!(economy.validate(), Err(sentence));
    };
    refused("work must have the days of the economy", |compute| {
        compute.channels.max_life_secs = DAY;
        compute.channels.day_secs -= 1;
    });
    let gone = "stake that backs work must not leave before a case over it has ended";
    refused(gone, |compute| compute.providers.maturities[0].notice_days = 19);
    refused("a fault must cost more than it saves if only audits find it", |compute| {
        compute.challenges.audit_bps = 749;
    });
    refused("there must be a class of models", |compute| compute.classes.clear());
    refused("the tiers must rise", |compute| compute.providers.tiers.as_mut().swap(0, 1));
}
