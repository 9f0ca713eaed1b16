//! Attacks on the market's work and payments that must not pay.

use crate::{gains::*, *};
use pallet_inference_market::Error as MarketError;
use polkadot_sdk::frame_support::traits::{LockableCurrency, WithdrawReasons};
use quaestor_runtime::InferenceMarket;

/// A7: a provider that takes work and does not deliver pays for each.
#[test]
fn a7_not_delivering_costs_a_twentieth() {
    for price in PRICES {
        network().execute_with(|| {
            let gained = gain(&people(&[PROVIDER]), || {
                let job = ordered(price);
                leap(3 * DAY, || {
                    let _ = call(&person(Eve), Market::fail { job });
                });
            });
            assert_eq!(gained, -signed((price / 20).max(QUIV)));
            assert_eq!(provider().reputation, 468_750);
            check_all();
        });
    }
}

/// A7: whoever fills the places of a list keeps out nobody that bids less.
#[test]
fn a7_full_places_keep_out_nobody_who_is_better() {
    network().execute_with(|| {
        let others: Vec<_> = (1..9).map(|n| AccountId::from([n; 32])).collect();
        block(|| {
            by(CONSUMER, Market::post_job { spec: spec(50 * QUIV) });
            for who in &others {
                let (dest, value) = (who.clone().into(), 10_010 * QUIV);
                by(Alice, polkadot_sdk::pallet_balances::Call::transfer_keep_alive { dest, value });
                done(who, Vault::stake { amount: 10_000 * QUIV, tier: 0 });
                done(who, register(10_000));
            }
        });
        let bid = |price| Market::bid { job: 0, price, secs: 60 };
        let gained = gain(&others, || {
            block(|| others.iter().for_each(|who| done(who, bid(2 * QUIV))));
            block(|| {
                refused(PROVIDER, bid(2 * QUIV), MarketError::<Runtime>::BidNotBetter);
                by(PROVIDER, bid(2 * QUIV - 1));
                // One of them is chosen and declines: the work is open again, and it is barred.
                by(CONSUMER, Market::assign { job: 0, provider: others[0].clone() });
                done(&others[0], Market::decline { job: 0 });
                let again = call(&others[0], bid(1));
                assert_eq!(again, Err(MarketError::<Runtime>::Barred.into()));
                by(CONSUMER, Market::assign { job: 0, provider: person(PROVIDER) });
            });
        });
        assert_eq!(gained, 0);
        check_all();
    });
}

/// A12: no call spends by the reference price, wherever it stands.
#[test]
fn a12_pumping_the_reference_price_costs_the_fees() {
    for price in [QUIV, 50 * QUIV] {
        for manual in [None, Some(1), Some(1_000 * QUIV)] {
            network().execute_with(|| {
                let manual = manual.map(|price| (price, START + 5 * DAY));
                block(|| {
                    let set = Market::override_price { class: 0, manual };
                    assert_eq!(dispatch(council(3), set), Ok(()));
                });
                let gained = gain(&people(&[CONSUMER, PROVIDER]), || paid(price));
                assert_eq!(gained * 10, -signed(price));
            });
        }
    }
}

/// A17: a lock on the payer stops no payment, whether it came before or after the order.
#[test]
fn a17_a_frozen_balance_pays_all_the_same() {
    for price in PRICES {
        network().execute_with(|| {
            let lock = || {
                let (who, all) = (person(CONSUMER), WithdrawReasons::all());
                Balances::set_lock(*b"vesting ", &who, Balance::MAX, all);
            };
            block(|| by(CONSUMER, streams::open(1_000)));
            let voucher = streams::voucher(1, 40, 1);
            let job = delivered(price);
            let streamed = 40 * QUIV;
            let gained = gain(&people(&[CONSUMER]), || {
                block(|| {
                    lock();
                    by(CONSUMER, Market::accept { job });
                    by(Eve, streams::redeem(voucher));
                });
                // Escrow of locked balance pays as well.
                paid(price);
            });
            assert_eq!(gained, -signed(2 * price + streamed));
            check_all();
        });
    }
}

/// A22: a deadline in a halt moves to an hour after its end.
#[test]
fn a22_a_halt_over_a_deadline_makes_nobody_late() {
    for halted in [DAY, 2 * DAY, 30 * DAY] {
        network().execute_with(|| {
            block(|| by(CONSUMER, streams::open(1_000)));
            let voucher = streams::voucher(1, 100, 1_000);
            block(|| by(CONSUMER, pallet_payment_channels::Call::request_close { id: 0 }));
            let job = ordered(50 * QUIV);
            let until = since() + halted;
            let gained = gain(&people(&[PROVIDER]), || {
                at(until, || refused(Eve, Market::fail { job }, MarketError::<Runtime>::TooEarly));
                reach(until + 3_599, || {
                    refused(Eve, Market::fail { job }, MarketError::<Runtime>::TooEarly);
                    by(PROVIDER, submit(job));
                    by(Eve, streams::redeem(voucher));
                });
                block(|| by(CONSUMER, Market::accept { job }));
            });
            let fee = Balance::from(InferenceMarket::fee().expect("there is a market").fee);
            let paid = 150 * QUIV * (10_000 - fee - 500) / 10_000;
            assert_eq!(gained, signed(paid), "no penalty, and both payments");
            check_all();
        });
    }
}

/// A23: a consumer that withholds the input gains nothing, and its escrow was locked.
#[test]
fn a23_a_withheld_input_is_declined_for_nothing() {
    for price in PRICES {
        network().execute_with(|| {
            let consumer = people(&[CONSUMER]);
            let gained = gain(&consumer, || {
                let job = ordered(price);
                reach(DAY / 8, || by(PROVIDER, Market::decline { job }));
                block(|| by(CONSUMER, Market::cancel { job }));
            });
            assert_eq!((gained, provider().own), (0, 3_000 * QUIV));
            assert_eq!(provider().reputation, 500_000);
            // A provider that waits for the input too long pays for it.
            let kept = gain(&consumer, || {
                let job = ordered(price);
                leap(3 * DAY, || {
                    let _ = call(&person(Eve), Market::fail { job });
                });
            });
            assert!(kept > 0);
        });
    }
}
