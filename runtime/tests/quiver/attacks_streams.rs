//! Attacks on channels, on the fee and on the pool of a provider that must not pay.

use crate::{gains::*, streams::*, *};
use pallet_inference_market::State;
use pallet_payment_channels::{Call as Channel, Error};

fn open_channel(deposit: Balance) {
    block(|| by(CONSUMER, open(deposit)));
}

/// A8: a payer that closes with an older state pays all the same if anybody redeems within a day.
#[test]
fn a8_a_stale_close_gains_nothing_if_anybody_watches() {
    for owed in [2, 50, 99, 1_000] {
        for watched in [true, false] {
            network().execute_with(|| {
                let gained = gain(&people(&[CONSUMER]), || {
                    open_channel(1_000);
                    let [stale, newest] = [voucher(1, 1, 1), voucher(2, owed, 2)];
                    block(|| by(Eve, redeem(stale)));
                    block(|| by(CONSUMER, Channel::request_close { id: 0 }));
                    let closing = since();
                    leap(closing + DAY - 1, || {
                        if watched {
                            by(Eve, redeem(newest));
                        }
                    });
                    // A record stays while its last payment can be challenged.
                    let ended = if watched { Error::<Runtime>::Ended } else { Error::NotFound };
                    reach(closing + DAY + 3_600, || refused(Eve, redeem(newest), ended));
                });
                // With the watch dead as well the payer keeps the difference.
                let paid = if watched { owed } else { 1 };
                assert_eq!(gained, -signed(paid * QUIV));
            });
        }
    }
}

/// A9: a voucher pays once, in its channel, on its chain.
#[test]
fn a9_a_voucher_pays_once_and_in_its_channel() {
    network().execute_with(|| {
        open_channel(1_000);
        open_channel(1_000);
        let first = voucher(2, 100, 2);
        let payer = people(&[CONSUMER]);
        let gained = gain(&payer, || block(|| by(Eve, redeem(first))));
        assert_eq!(gained, quiv(-100));
        let replayed = gain(&payer, || {
            block(|| {
                refused(Eve, redeem(first), Error::<Runtime>::NotNewer);
                refused(Eve, redeem(voucher(1, 200, 3)), Error::<Runtime>::NotNewer);
                refused(Eve, redeem(voucher(3, 200, 1)), Error::<Runtime>::NotNewer);
                let (voucher, signature) = first;
                let other = Channel::redeem { id: 1, voucher, signature };
                refused(Eve, other, Error::<Runtime>::WrongChannel);
                // Another byte of any field.
                let newest = streams::voucher(3, 300, 3);
                for byte in [0, 16, 17, 49, 57, 89, 97, 113, 120] {
                    let (mut voucher, signature) = newest;
                    voucher[byte] ^= 1;
                    assert!(call(&person(Eve), redeem((voucher, signature))).is_err(), "{byte}");
                }
            });
        });
        assert_eq!(replayed, 0);
        block(|| by(Eve, redeem(streams::voucher(3, 300, 3))));
        check_all();
    });
}

/// A13: what a pushed fee brings is insured: nobody else gets a unit of it.
#[test]
fn a13_a_pushed_fee_gains_nobody_anything() {
    let run = |fee: u32, volume: Balance| {
        network().execute_with(|| {
            let before = (insurance(), rewards(), treasury(), reserve(), burnt());
            let gained = gain(&people(&[CONSUMER, PROVIDER]), || {
                open_channel(volume);
                State::<Runtime>::mutate(|state| state.fee = fee);
                block(|| by(Eve, redeem(voucher(1, volume, 1))));
                reach(1_200, || {});
            });
            let others = (
                rewards() - before.1,
                treasury() - before.2,
                reserve() - before.3,
                burnt() - before.4,
            );
            (gained, insurance() - before.0, others)
        })
    };
    for volume in [100, 10_000, 1_000_000] {
        let (neutral, insured, others) = run(500, volume);
        assert_eq!((neutral, insured), (-quiv(signed(volume)) / 10, 0));
        for fee in [550, 605, 1_500] {
            let surcharge = volume * QUIV * Balance::from(fee - 500) / 10_000;
            assert_eq!(run(fee, volume), (neutral - signed(surcharge), surcharge, others));
        }
    }
}

/// A16: neither dust in a channel nor its end uses up a voucher.
#[test]
fn a16_dust_uses_up_no_voucher_and_closing_stops_no_redemption() {
    for dust in [1, QUIV, 10 * QUIV, 299 * QUIV] {
        network().execute_with(|| {
            let gained = gain(&people(&[CONSUMER]), || {
                open_channel(1_000);
                let debt = voucher(9, 1_300, 2);
                block(|| by(Eve, redeem(debt)));
                block(|| {
                    by(CONSUMER, Channel::top_up { id: 0, amount: dust });
                    by(Eve, redeem(debt));
                    let exhausted = call(&person(Eve), redeem(debt));
                    assert_eq!(exhausted, Err(Error::<Runtime>::Exhausted.into()));
                    let amount = 300 * QUIV - dust;
                    by(CONSUMER, Channel::top_up { id: 0, amount });
                    by(CONSUMER, Channel::request_close { id: 0 });
                    by(Eve, redeem(debt));
                });
                leap(since() + 3 * DAY, || {});
            });
            assert_eq!(gained, quiv(-1_300));
            check_all();
        });
    }
}

/// A19: a bond earns from the next day on, so who joins before a payment gets nothing of it.
#[test]
fn a19_joining_just_before_a_payment_earns_nothing_of_it() {
    for joined in [100, 2_000, 20_000] {
        network().execute_with(|| {
            block(|| {
                let (dest, value) = (person(One).into(), (joined + 1_000) * QUIV);
                by(Alice, polkadot_sdk::pallet_balances::Call::transfer_keep_alive { dest, value });
                by(One, Vault::stake { amount: joined * QUIV, tier: 0 });
                let share_bps = Some(5_000);
                by(PROVIDER, Desk::update { share_bps, key: None, endpoint: None });
            });
            leap(3 * DAY, || {});
            let provider = person(PROVIDER);
            let collect = || Desk::collect { provider: provider.clone(), maturity: 0 };
            let leave =
                || Desk::undelegate { provider: provider.clone(), maturity: 0, amount: None };
            let (mut stayed, mut gained) = (0, 0);
            block(|| by(CONSUMER, open(1_000)));
            gained += gain(&people(&[One]), || {
                // As far as the provider's own share allows.
                let amount = joined.min(2_000);
                block(|| by(One, delegate(amount)));
                stayed += gain(&people(&[Charlie]), || {
                    block(|| by(Eve, redeem(voucher(1, 1_000, 1))));
                    block(|| by(Charlie, collect()));
                });
                block(|| by(One, leave()));
            });
            assert!(stayed > 0, "the pool was paid");
            assert_eq!(gained, 0);
            // The stake is bonded for all of the notice.
            let bonded = <StakingVault as StakeBond<AccountId>>::bonded(&person(One));
            assert_eq!(bonded, joined.min(2_000) * QUIV);
            check_all();
        });
    }
}
