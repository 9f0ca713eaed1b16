//! Trading fees and subscriptions among the random operations, what they have to come to, and a
//! control for each of their invariants.

use crate::{
    conservation::{Random, PEOPLE},
    world::*,
};
use pallet_fee_discounts::types::{dated, Key, Settlement};
use pallet_subscriptions::types::{AutoRenew, Plan};
use polkadot_sdk::sp_keyring::Sr25519Keyring::*;
use quaestor_primitives::{AssetKind, Balance, RevenueType};
use quaestor_runtime::{
    genesis::dev_treasurer, AccountId, FeeDiscounts, Runtime, RuntimeCall, RuntimeEvent,
    RuntimeOrigin, Subscriptions,
};
use std::collections::BTreeMap;

/// Trades have few numbers, so that keys come again.
const TRADES: usize = 16;

fn asset(random: &mut Random) -> AssetKind {
    random.of(&[USDC, USDC, NATIVE, NATIVE, AssetKind::WithId(9)])
}

fn most(asset: &AssetKind) -> Balance {
    if *asset == NATIVE {
        2_000 * QTRA
    } else {
        1_000 * USD
    }
}

/// A fee of somebody's, mostly one that can be settled.
fn settlement(random: &mut Random) -> Settlement<AccountId> {
    let (asset, number) = (asset(random), random.below(TRADES) as u8);
    let time = match random.below(8) {
        0 => now() + 1,
        1 => now() - 700,
        _ => now() - random.below(500) as u64,
    };
    Settlement {
        key: [number; 32],
        payer: person(random.of(&PEOPLE)),
        gross_fee: random.amount(most(&asset) / 4),
        asset,
        time,
    }
}

/// A random call by users, engines or governance on the two pallets.
pub fn random_call(random: &mut Random) -> (RuntimeOrigin, RuntimeCall) {
    use pallet_fee_discounts::Call as Fee;
    use pallet_subscriptions::Call as Plans;
    let who = person(random.of(&PEOPLE));
    let plan = random.below(5) as u32;
    let engine = random.of(&[Dave, Dave, Dave, Eve]);
    let signed = |call: RuntimeCall| (RuntimeOrigin::signed(who.clone()), call);
    let settled = |call: RuntimeCall| (RuntimeOrigin::signed(person(engine)), call);
    let rooted = |call: RuntimeCall| (RuntimeOrigin::root(), call);
    match random.below(16) {
        0 | 1 => {
            let asset = asset(random);
            let amount = random.amount(20 * most(&asset));
            signed(Fee::set_allowance { asset, amount }.into())
        },
        2 | 3 => settled(Fee::settle_trade_fee { settlement: settlement(random) }.into()),
        4..=6 => {
            let lines = random.below(12);
            let batch = (0..lines).map(|_| settlement(random)).collect::<Vec<_>>();
            let batch = batch.try_into().expect("a batch has room");
            settled(Fee::settle_trade_fees { batch }.into())
        },
        7 => {
            let mut tiers = FeeDiscounts::tiers();
            let place = random.below(tiers.len());
            tiers[place].discount_bps = random.below(3_000) as u32;
            rooted(Fee::set_tiers { tiers: tiers.try_into().expect("as many") }.into())
        },
        8..=10 => {
            let pay_with = asset(random);
            let (periods, max_payment) = (random.below(4) as u32, 10 * most(&pay_with));
            signed(Plans::subscribe { plan, periods, pay_with, max_payment }.into())
        },
        11 => {
            let pay_with = asset(random);
            let max_payment = most(&pay_with);
            let auto_renew = (random.below(5) > 0).then_some(AutoRenew { pay_with, max_payment });
            signed(Plans::set_auto_renew { plan, auto_renew }.into())
        },
        12 if random.below(2) == 0 => signed(Plans::cancel { plan }.into()),
        12 => signed(Plans::forget { plan }.into()),
        13 => {
            let whose = person(random.of(&PEOPLE));
            signed(Plans::renew_for { who: whose, plan }.into())
        },
        14 => {
            let plans = Subscriptions::plans();
            let view = random.of(&plans);
            let price = random.of(&[view.plan.price * 2, view.plan.price / 2, 20 * USD]);
            let plan = Plan { price, open: random.below(4) > 0, ..view.plan };
            rooted(Plans::set_plan { id: view.id, plan }.into())
        },
        _ => {
            let mut params = Subscriptions::params();
            params.native_bps = random.below(2_001) as u32;
            params.max_attempts = random.of(&[5, 10, 20]);
            rooted(Plans::set_params { params }.into())
        },
    }
}

/// Totals rebuilt from the events, by type of revenue and whether it is in USDC.
#[derive(Default)]
pub struct Ledger {
    /// Deposits of the revenue multisig.
    by_hand: BTreeMap<(u8, bool), Balance>,
    /// Payments of fees and subscriptions.
    charged: BTreeMap<(u8, bool), Balance>,
    settled: u64,
    skipped: u64,
    refused: u64,
    payments: u64,
    renewals: u64,
    failures: u64,
}

const FEES: u8 = RevenueType::ExchangeFee as u8;
const PLANS: u8 = RevenueType::Subscription as u8;

impl Ledger {
    /// Hears the news of a block.
    pub fn hear(&mut self) {
        use pallet_fee_discounts::Event as Fee;
        use pallet_subscriptions::Event as Plans;
        for event in events() {
            match event {
                RuntimeEvent::RevenueRouter(pallet_revenue_router::Event::RevenueDeposited {
                    who,
                    kind,
                    asset,
                    amount,
                    ..
                }) if who == dev_treasurer() => {
                    *self.by_hand.entry((kind as u8, asset == USDC)).or_default() += amount;
                },
                RuntimeEvent::FeeDiscounts(Fee::FeeSettled { asset, net, .. }) => {
                    *self.charged.entry((FEES, asset == USDC)).or_default() += net;
                    self.settled += 1;
                },
                RuntimeEvent::FeeDiscounts(Fee::FeeSkipped { .. }) => self.skipped += 1,
                RuntimeEvent::FeeDiscounts(Fee::FeeRefused { .. }) => self.refused += 1,
                RuntimeEvent::Subscriptions(Plans::Subscribed { asset, amount, .. }) => {
                    *self.charged.entry((PLANS, asset == USDC)).or_default() += amount;
                    self.payments += 1;
                },
                RuntimeEvent::Subscriptions(Plans::Renewed {
                    asset, amount, automatic, ..
                }) => {
                    *self.charged.entry((PLANS, asset == USDC)).or_default() += amount;
                    self.payments += 1;
                    self.renewals += u64::from(automatic);
                },
                RuntimeEvent::Subscriptions(Plans::RenewalFailed { .. }) => self.failures += 1,
                _ => {},
            }
        }
    }

    /// I13: what the router has of fees and subscriptions = what they were told to have paid = their
    /// own books, beside what the multisig has deposited of these types. The pot of the fees is
    /// empty by I3 of theirs, and the accounts add up by I11 and S4.
    #[track_caller]
    pub fn check(&self) {
        for asset in [USDC, NATIVE] {
            let books = pallet_fee_discounts::Totals::<Runtime>::get(&asset).net;
            self.agree(RevenueType::ExchangeFee, &asset, books);
            let books = pallet_subscriptions::Totals::<Runtime>::iter()
                .filter(|(_, of, _)| *of == asset)
                .map(|(_, _, total)| total.paid.amount)
                .sum();
            self.agree(RevenueType::Subscription, &asset, books);
        }
    }

    #[track_caller]
    fn agree(&self, kind: RevenueType, asset: &AssetKind, books: Balance) {
        let key = (kind as u8, *asset == USDC);
        let told = self.charged.get(&key).copied().unwrap_or_default();
        let by_hand = self.by_hand.get(&key).copied().unwrap_or_default();
        let routed = pallet_revenue_router::Totals::<Runtime>::get(kind, asset).deposited;
        assert_eq!(books, told, "I13: {kind:?} in {asset:?}: the books are not the news");
        assert_eq!(routed, by_hand + told, "I13: {kind:?} in {asset:?}: the router has other");
    }

    /// A run in which nothing happens would prove nothing.
    pub fn was_busy(&self, operations: u64) {
        let Self { settled, skipped, refused, payments, renewals, failures, .. } = self;
        println!(
            "{settled} fees settled, {skipped} skipped, {refused} refused; {payments} payments, \
             {renewals} of them renewals, {failures} failed",
        );
        assert!(*settled > operations / 40 && *skipped > operations / 100);
        assert!(*refused > operations / 40 && *payments > operations / 200);
        // None is due before a plan's first period has passed.
        let due = operations.saturating_sub(2_000);
        assert!(*renewals > due / 200 && *failures > due / 200);
    }
}

/// Fees of two people in both assets; a plan of each, one renewed and one in vain.
fn busy() -> polkadot_sdk::sp_io::TestExternalities {
    let mut ext = market();
    ext.execute_with(|| {
        block(|| {
            for who in [Bob, Charlie] {
                let stake = pallet_staking_vault::Call::stake { amount: 1_000 * QTRA, tier: 0 };
                done(&person(who), stake);
            }
        });
        // Their warm-up, after which they have a discount.
        pass(8 * DAY);
        block(|| {
            for (number, who) in [(1, Bob), (3, Charlie)] {
                for (asset, number) in [(USDC, number), (NATIVE, number + 1)] {
                    let amount = most(&asset);
                    let of = asset.clone();
                    let allow = pallet_fee_discounts::Call::set_allowance { asset: of, amount };
                    done(&person(who), allow);
                    let (key, payer, time) = ([number; 32], person(who), now());
                    let settlement = Settlement { key, payer, asset, gross_fee: amount / 2, time };
                    let settle = pallet_fee_discounts::Call::settle_trade_fee { settlement };
                    done(&person(Dave), settle);
                }
                let (plan, periods, max_payment) = (0, 1, 10 * USD);
                let pay_with = USDC;
                let pay =
                    pallet_subscriptions::Call::subscribe { plan, periods, pay_with, max_payment };
                done(&person(who), pay);
                // Charlie's order is too small to be met.
                let max_payment = if who == Bob { 10 * USD } else { 1 };
                let auto_renew = Some(AutoRenew { pay_with: USDC, max_payment });
                let order = pallet_subscriptions::Call::set_auto_renew { plan, auto_renew };
                done(&person(who), order);
            }
        });
        pass(600);
        check();
    });
    ext
}

/// The checks bite: each line is a state that no call can make, and the invariant that names it.
#[test]
fn every_invariant_of_the_services_notices_a_doctored_state() {
    use pallet_fee_discounts as fees;
    use pallet_subscriptions as plans;
    let allowance = |change: fn(&mut fees::types::Allowance)| {
        fees::Allowances::<Runtime>::mutate(person(Bob), USDC, |there| {
            change(there.as_mut().expect("Bob has paid"))
        });
    };
    let subscription = |who, change: fn(&mut plans::types::Subscription)| {
        plans::Subscriptions::<Runtime>::mutate(person(who), |there| change(&mut there[0]));
    };
    let doctored: [(&str, &dyn Fn()); 12] = [
        ("I3", &|| {
            let to = FeeDiscounts::account().into();
            let call =
                polkadot_sdk::pallet_balances::Call::transfer_keep_alive { dest: to, value: 1 };
            done(&person(Alice), call);
        }),
        ("I7", &|| allowance(|there| there.deposit += 1)),
        ("I11", &|| fees::Totals::<Runtime>::mutate(NATIVE, |total| total.net += 1)),
        ("I11", &|| allowance(|there| there.fees.rebate -= 1)),
        ("I12", &|| fees::KeptKeyCount::<Runtime>::mutate(|count| *count += 1)),
        ("I12", &|| fees::SettledOrder::<Runtime>::remove(place_of([1; 32]))),
        ("S1", &|| plans::PlanCount::<Runtime>::put(2)),
        ("S2", &|| plans::Subscribers::<Runtime>::mutate(0, |count| *count -= 1)),
        ("S3", &|| subscription(Bob, |there| there.renewal = None)),
        ("S3", &|| subscription(Charlie, |there| there.renewal.as_mut().unwrap().bucket += 1)),
        ("S4", &|| subscription(Bob, |there| there.paid_quote.amount -= 1)),
        ("S4", &|| plans::Totals::<Runtime>::remove(0, USDC)),
    ];
    for (invariant, doctor) in doctored {
        busy().execute_with(|| {
            doctor();
            let found = FeeDiscounts::check_exactly().and_then(|()| Subscriptions::do_try_state());
            let Err(polkadot_sdk::sp_runtime::DispatchError::Other(sentence)) = found else {
                panic!("{invariant} does not bite: {found:?}")
            };
            assert!(sentence.starts_with(invariant), "{invariant}: {sentence}");
        });
    }
}

fn place_of(key: Key) -> pallet_fee_discounts::types::DatedKey {
    let time = pallet_fee_discounts::SettledKeys::<Runtime>::get(key).expect("it is kept");
    dated(time, key)
}

/// The watcher's ledger bites too.
#[test]
fn the_ledger_notices_a_fee_that_the_router_did_not_get() {
    let finds = |what: &str, doctor: fn()| {
        let caught = busy().execute_with(|| {
            let mut ledger = Ledger::default();
            let settlement = Settlement {
                key: [9; 32],
                payer: person(Bob),
                asset: USDC,
                gross_fee: USD,
                time: now(),
            };
            let base = |ledger: &mut Ledger| {
                // What happened before the watcher came.
                for asset in [USDC, NATIVE] {
                    let net = pallet_fee_discounts::Totals::<Runtime>::get(&asset).net;
                    ledger.charged.insert((FEES, asset == USDC), net);
                    let paid = pallet_revenue_router::Totals::<Runtime>::get(
                        RevenueType::Subscription,
                        &asset,
                    );
                    ledger.charged.insert((PLANS, asset == USDC), paid.deposited);
                }
            };
            base(&mut ledger);
            block(|| {
                done(&person(Dave), pallet_fee_discounts::Call::settle_trade_fee { settlement });
            });
            ledger.hear();
            ledger.check();
            doctor();
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| ledger.check()))
        });
        let told = caught.expect_err("it bites");
        let told = told.downcast_ref::<String>().expect("a sentence");
        assert!(told.contains(what), "{told}");
    };
    finds("ExchangeFee in WithId(1): the router has other", || {
        pallet_revenue_router::Totals::<Runtime>::mutate(RevenueType::ExchangeFee, USDC, |total| {
            total.deposited -= 1
        });
    });
    finds("ExchangeFee in WithId(1): the books are not the news", || {
        pallet_fee_discounts::Totals::<Runtime>::mutate(USDC, |total| total.net += 1);
    });
    finds("Subscription in WithId(1): the router has other", || {
        pallet_revenue_router::Totals::<Runtime>::mutate(
            RevenueType::Subscription,
            USDC,
            |total| total.deposited += 1,
        );
    });
}
