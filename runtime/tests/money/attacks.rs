//! Attacks that must not pay. Each computes what the attacker has gained, in millionths of a USDC,
//! with his tokens worth what the market says, and finds nothing.

use crate::world::*;
use polkadot_sdk::{
    frame_support::{storage::with_transaction, traits::fungibles::Mutate},
    sp_io::TestExternalities,
    sp_keyring::Sr25519Keyring::*,
    sp_runtime::{DispatchError, TransactionOutcome},
};
use quaestor_primitives::{Balance, CrisisInspect, Exchange, Price, PriceInspect, RevenueType};
use quaestor_runtime::{
    configs::{exchange::OnExchange, tokens::NativeAndAssets},
    AccountId, Assets, Balances, BuybackBurn, CircuitBreaker, PriceFeed, Rewards, StakingVault,
};

/// Ferdie, with more money than there is on the exchange.
pub fn attacker() -> AccountId {
    person(Ferdie)
}

/// The attacker's wealth in USDC, a token being worth `price`.
fn wealth(price: Price) -> i128 {
    let who = attacker();
    let held = balance(&NATIVE, &who) + StakingVault::ledger(who.clone()).staked();
    let tokens = price.value_of(held).unwrap();
    i128::try_from(balance(&USDC, &who) + tokens).unwrap()
}

/// The attacker's gain by `attack`. Undone afterwards.
pub fn gain(price: Price, attack: impl FnOnce()) -> i128 {
    let gained = with_transaction(|| {
        let before = wealth(price);
        attack();
        TransactionOutcome::Rollback(Ok::<i128, DispatchError>(wealth(price) - before))
    });
    gained.unwrap()
}

/// A market in which a budget waits for its next lot, which is due.
pub fn with_a_budget() -> TestExternalities {
    budgeted(market())
}

fn budgeted(mut ext: TestExternalities) -> TestExternalities {
    ext.execute_with(|| {
        NativeAndAssets::mint_into(USDC, &attacker(), 100_000_000 * USD).unwrap();
        block(|| deposit(USDC, 100_000 * USD, RevenueType::TradingProfit));
        pass_at(HALF, 24);
        assert!(BuybackBurn::status().budget > 1_000 * USD);
    });
    ext
}

pub fn depth() -> Balance {
    OnExchange::depth(&USDC, &NATIVE).unwrap().reserve_in
}

/// From a hundredth of a per cent of the pool's depth to ten times it.
fn sizes() -> Vec<Balance> {
    [1, 5, 10, 20, 30, 50, 100, 300, 1_000, 10_000, 100_000].map(|n| depth() * n / 10_000).to_vec()
}

pub fn buy(amount: Balance) -> Balance {
    swap(&attacker(), &USDC, &NATIVE, amount)
}

pub fn sell(amount: Balance) -> Balance {
    swap(&attacker(), &NATIVE, &USDC, amount)
}

/// Makes blocks until a lot is due in the next one.
fn until_due() {
    while now() + SLOT < BuybackBurn::status().next_at {
        pass_at(HALF, SLOT);
    }
}

fn spent() -> Balance {
    BuybackBurn::status().totals.all.spent
}

/// Lets `attack` run for each size and asserts that none gains. Returns in how many of them a lot
/// was bought, so that a test can say that it was not merely prevented.
fn never_pays(what: &str, attack: impl Fn(Balance)) -> usize {
    let mut bought = 0;
    for size in sizes() {
        let gained = gain(HALF, || {
            until_due();
            let before = spent();
            attack(size);
            bought += usize::from(spent() > before);
        });
        assert!(gained <= 0, "{what} with {size}: gains {gained}");
    }
    bought
}

#[test]
fn a_sandwich_around_a_lot_does_not_pay() {
    with_a_budget().execute_with(|| {
        let bought = never_pays("before in a block, after in the next", |size| {
            let tokens = block(|| {
                feed(HALF);
                buy(size)
            });
            block(|| sell(tokens));
        });
        assert!(bought > 0, "no attack got its lot");

        let keeper = || done(&attacker(), pallet_buyback_burn::Call::execute_buyback {});
        let bought = never_pays("before and after in one block, as the keeper", |size| {
            block(|| {
                feed(HALF);
                let tokens = buy(size);
                if BuybackBurn::status().next.is_ok() {
                    keeper();
                }
                sell(tokens);
            });
        });
        assert!(bought > 0, "no attack got its lot");

        never_pays("before, held for ten blocks, after", |size| {
            let tokens = block(|| buy(size));
            pass_at(HALF, 10 * SLOT);
            block(|| sell(tokens));
        });
        never_pays("only before", |size| {
            block(|| buy(size));
        });
        never_pays("only after", |size| {
            pass_at(HALF, SLOT);
            // He sells tokens that he has; worth what the pool did not move to.
            block(|| sell(size * 1_000_000_000_000));
        });
    });
}

#[test]
fn pushing_the_price_for_a_block_or_for_ten_does_not_pay() {
    with_a_budget().execute_with(|| {
        for blocks in [1, 10] {
            never_pays("up", |size| {
                let tokens = block(|| buy(size));
                for _ in 0..blocks {
                    block(|| feed(HALF));
                }
                block(|| sell(tokens));
            });
            never_pays("down", |size| {
                let tokens = size * 2_000_000_000_000;
                let usdc = block(|| sell(tokens.min(40_000_000 * QTRA)));
                for _ in 0..blocks {
                    block(|| feed(HALF));
                }
                block(|| buy(usdc));
            });
        }
    });
}

#[test]
fn no_lot_is_bought_above_the_bound_however_the_price_is_pushed() {
    with_a_budget().execute_with(|| {
        for size in sizes() {
            gain(HALF, || {
                block(|| buy(size));
                for _ in 0..10 {
                    block(|| feed(HALF));
                }
            });
        }
        // The worst that any lot has paid: a per cent above the reference.
        for lot in BuybackBurn::buybacks(None, 100) {
            let paid = lot.amounts.spent;
            let worth = HALF.value_of_up(lot.amounts.bought).unwrap();
            assert!(paid * 10_000 <= worth * 10_100 + 10_000, "{lot:?}");
        }
    });
}

/// The test can find a gain: a purchase without a bound, and larger than the safe size, pays him.
#[test]
fn a_blind_purchase_would_have_paid() {
    with_a_budget().execute_with(|| {
        let lot = depth() / 20;
        let best = sizes().into_iter().map(|size| {
            gain(HALF, || {
                block(|| {
                    let tokens = buy(size);
                    swap(&person(Eve), &USDC, &NATIVE, lot);
                    sell(tokens);
                })
            })
        });
        let best = best.max().unwrap();
        assert!(best > 1_000_000_000, "{best}");
    });
}

/// A window of samples, with reports by three honest operators and a liar.
fn pass_with_a_liar(lie: Price) {
    for _ in 0..5 {
        block(|| {
            each_reports(&[Alice, Bob, Dave], HALF);
            report(Charlie, lie);
        });
    }
}

#[test]
fn one_lying_operator_moves_nothing_and_most_of_them_only_stop_the_price() {
    with_a_budget().execute_with(|| {
        let honest = PriceFeed::reference().unwrap();
        for lie in [Price(HALF.0 * 1_000), Price(HALF.0 / 1_000), Price(u128::MAX), Price(1)] {
            for _ in 0..3 {
                // Eve is silent for longer than a report counts.
                block_after(700, || {
                    each_reports(&[Alice, Bob, Dave], HALF);
                    report(Charlie, lie);
                });
                pass_with_a_liar(lie);
            }
            let told = PriceFeed::reference().unwrap();
            assert_eq!((told.price, told.low), (honest.price, honest.low), "{lie:?}");
        }
        let lie = Price(HALF.0 * 1_000);
        let (bought, spent_before) = (BuybackBurn::status().totals.count, spent());
        for _ in 0..10 {
            block(|| {
                each_reports(&[Alice, Eve], HALF);
                each_reports(&[Bob, Charlie, Dave], lie);
            });
        }
        assert_eq!(PriceFeed::reference(), None);
        let lots = BuybackBurn::status().totals.count - bought;
        assert!(lots <= 1 && spent() - spent_before <= 100 * USD, "nothing is bought at a lie");
        assert!(!CircuitBreaker::in_crisis());
        check();
    });
}

#[test]
fn a_flash_stake_around_a_deposit_earns_nothing() {
    with_a_budget().execute_with(|| {
        for tier in [0, 4] {
            let gained = gain(HALF, || {
                let amount = 20_000 * QTRA;
                block(|| {
                    done(&attacker(), pallet_staking_vault::Call::stake { amount, tier });
                    deposit(USDC, 1_000_000 * USD, RevenueType::Subscription);
                });
                block(|| {});
                let leave = pallet_staking_vault::Call::early_unstake { position: 0 };
                block(|| done(&attacker(), leave));
                assert!(Rewards::pending(attacker()).iter().all(|p| p.claimable == 0));
                pass(4 * DAY);
                block(|| done(&attacker(), pallet_staking_vault::Call::withdraw {}));
            });
            assert_eq!(gained, 0);
        }
    });
}

/// Limits of the wallet cap: one wallet is held to it, several wallets of one owner are not, and
/// gain nothing per token by being several.
#[test]
fn splitting_a_whale_gains_nothing_per_token() {
    with_a_budget().execute_with(|| {
        let stake = |amount| pallet_staking_vault::Call::stake { amount, tier: 0 };
        // The cap of the preset: a fifth of 100,000.
        block(|| done(&attacker(), stake(50_000 * QTRA)));
        assert_eq!(StakingVault::ledger(attacker()).staked(), 20_000 * QTRA);
        let wallets: Vec<AccountId> = (0..4u8).map(|n| AccountId::new([0xe0 + n; 32])).collect();
        for wallet in &wallets {
            Balances::transfer_allow_death(
                quaestor_runtime::RuntimeOrigin::signed(attacker()),
                wallet.clone().into(),
                6_000 * QTRA,
            )
            .unwrap();
            block(|| done(wallet, stake(5_000 * QTRA)));
        }
        pass(8 * DAY);
        let before = [pending(&attacker()), wallets.iter().map(pending).sum()];
        block(|| deposit(USDC, 10_000 * USD, RevenueType::Subscription));
        pass(2 * DAY);
        let after = [pending(&attacker()), wallets.iter().map(pending).sum()];
        let [one, many] = [after[0] - before[0], after[1] - before[1]];
        assert!(one > 0 && one.abs_diff(many) <= 5, "{one} {many}");
        assert!(Assets::total_supply(1) > 0);
    });
}

fn pending(who: &AccountId) -> Balance {
    let of_usdc = |p: &pallet_rewards::api::PendingReward| p.asset == USDC;
    Rewards::pending(who.clone()).into_iter().find(of_usdc).map_or(0, |p| p.claimable)
}

/// Leaving so that too little is staked sends the rewards past everybody, him included; who comes
/// back warms up again. He gains nothing over staying.
#[test]
fn tripping_a_breaker_on_purpose_costs_the_one_who_does_it() {
    let mut ext = market();
    ext.execute_with(|| {
        let stake = pallet_staking_vault::Call::stake { amount: 20_000 * QTRA, tier: 0 };
        for who in [attacker(), person(Bob)] {
            block(|| done(&who, stake.clone()));
        }
        pass(8 * DAY);
        block(|| deposit(USDC, 20_000 * USD, RevenueType::Subscription));
        block(|| {});
        let earned = |attack: &dyn Fn()| {
            gain(HALF, || {
                attack();
                pass(20 * DAY);
                block(|| {
                    let claim = pallet_rewards::Call::claim_rewards { asset: USDC };
                    done(&attacker(), claim);
                });
                pass(9 * DAY);
                let collect = pallet_rewards::Call::collect_vested { asset: USDC };
                block(|| done(&attacker(), collect));
                let withdraw = pallet_staking_vault::Call::withdraw {};
                let _ = call(&attacker(), withdraw);
            })
        };
        let stays = earned(&|| {});
        let trips = earned(&|| {
            let leave = pallet_staking_vault::Call::unstake { position: 0, amount: None };
            block(|| done(&attacker(), leave));
            block(|| {});
            block(|| {});
            assert!(CircuitBreaker::status().redirected, "one staker is too few");
            block(|| done(&attacker(), stake.clone()));
        });
        assert!(stays > 0 && trips < stays, "{stays} {trips}");
    });
}

/// A crash cannot be made on the exchange alone, and what is lost by pushing is not won back by the
/// larger share that buys.
#[test]
fn a_made_crash_trips_nothing() {
    with_a_budget().execute_with(|| {
        let gained = gain(HALF, || {
            let usdc = block(|| sell(4_000_000 * QTRA));
            for _ in 0..30 {
                block(|| feed(HALF));
            }
            assert!(!CircuitBreaker::in_crisis());
            assert_eq!(PriceFeed::reference(), None, "operators and exchange are apart");
            block(|| buy(usdc));
        });
        assert!(gained < 0, "{gained}");
    });
}
