//! Releases and circulating supply of `act`.

use crate::*;
use quaestor_runtime::{economy::supply, Allocations, Emission};

type Allocate = pallet_allocations::Call<Runtime>;

fn release(who: Sr25519Keyring) -> Result<(), DispatchError> {
    let id = ID_OF.iter().find(|(other, _)| *other == who).unwrap().1;
    call(&person(Alice), Allocate::release { id })
}

/// Allocations of team and partners.
const ID_OF: [(Sr25519Keyring, u32); 2] = [(Charlie, 0), (Bob, 1)];

#[test]
fn the_genesis_is_600_million_in_four_parts() {
    begin(act(), || {
        for (who, id) in ID_OF {
            assert_eq!(Allocations::allocations_of(person(who))[0].id, id);
        }
        assert_eq!(issuance(), 600_000_000 * ACT);
        let supply = supply();
        assert_eq!(supply.unreleased, 300_000_000 * ACT);
        assert_eq!(supply.mintable, 400_000_000 * ACT);
        assert_eq!(supply.circulating, 300_000_000 * ACT);
        // One existential deposit is its account's own.
        assert_eq!(supply.treasury, 200_000_000 * ACT + 1_000);
    })
    .execute_with(check);
}

#[test]
fn the_team_waits_for_a_year_and_partners_for_nothing() {
    begin(act(), || {}).execute_with(|| {
        let nothing = pallet_allocations::Error::<Runtime>::NothingVested;
        at(73 * DAY, || {
            assert_eq!(release(Bob), Ok(()));
            assert_eq!(free(Bob), 20_000_000 * ACT);
        });
        at(364 * DAY, || assert_eq!(release(Charlie), Err(nothing.into())));
        let table = [
            (365, 50_000_000 * ACT),
            (547, 74_931_506_849_315_068),
            (730, 100_000_000 * ACT),
            (1_460, 200_000_000 * ACT),
        ];
        for (day, sum) in table {
            at(day * DAY, || {
                assert_eq!(release(Charlie), Ok(()));
                assert_eq!(free(Charlie), sum, "day {day}");
            });
        }
        assert_eq!(release(Bob), Ok(()));
        assert_eq!(free(Bob), 100_000_000 * ACT);
        assert_eq!(supply().unreleased, 0);
        check();
    });
}

#[test]
fn inflation_is_5_3_and_2_percent_until_a_billion() {
    begin(act(), || {}).execute_with(|| {
        // The end of the week that is paid in advance.
        let issued = [
            (371, 50_493_150_684_931_506),
            (735, 80_273_972_602_739_726),
            (1_099, 100_219_178_082_191_780),
        ];
        let mut years = issued.into_iter();
        let mut next = years.next();
        for week in 1..=942_u64 {
            let day = week * 7;
            at(day * DAY, || {});
            let minted = Emission::status().unwrap().minted;
            assert!(issuance() <= 1_000_000_000 * ACT);
            assert_eq!(issuance(), 600_000_000 * ACT + minted);
            if let Some((covered, exact)) = next.filter(|(covered, _)| *covered == day + 7) {
                assert_eq!(minted, exact, "day {covered}");
                next = years.next();
            }
            if day + 7 == 6_566 {
                assert_eq!(minted, 399_780_821_917_808_219);
            }
        }
        assert_eq!(next, None);
        assert_eq!(issuance(), 1_000_000_000 * ACT);
    });
}

#[test]
fn half_a_billion_circulates_after_a_year_and_580_million_after_two() {
    begin(act(), || {}).execute_with(|| {
        for (year, circulating) in [(1, 500_493_150_684_931_506), (2, 580_273_972_602_739_726)] {
            live_until(year * YEAR - 1, 7 * DAY);
            at(year * YEAR, || {
                assert_eq!(release(Charlie), Ok(()));
                let partners = release(Bob);
                assert_eq!(partners.is_ok(), year == 1);
            });
            assert_eq!(supply().circulating, circulating);
        }
        check();
    });
}
