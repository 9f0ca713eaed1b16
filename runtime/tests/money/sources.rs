//! Every funding of a reward pool names its source.

use crate::world::*;
use quaestor_primitives::{FundingSource, RedirectRewards, RevenueType, Unallocated};
use quaestor_runtime::{genesis::dev_treasurer, AccountId, Rewards, RuntimeEvent};

type Source = FundingSource<AccountId>;

/// Fundings of the pool of USDC in the last block.
fn fundings() -> Vec<(u128, Source)> {
    let own =
        |event| match event {
            RuntimeEvent::Rewards(pallet_rewards::Event::Funded {
                asset, amount, source, ..
            }) if asset == USDC => Some((amount, source)),
            _ => None,
        };
    events().into_iter().filter_map(own).collect()
}

#[test]
fn every_funding_of_a_pool_names_its_source() {
    market().execute_with(|| {
        <Rewards as RedirectRewards>::set_redirected(false);
        block(|| {
            let fund = pallet_rewards::Call::fund { asset: USDC, amount: 5 * USD };
            done(&dev_treasurer(), fund);
        });
        assert_eq!(fundings(), [(5 * USD, FundingSource::Account(dev_treasurer()))]);

        for (kind, share) in [
            (RevenueType::Subscription, 500),
            (RevenueType::ExchangeFee, 200),
            (RevenueType::TradingProfit, 200),
        ] {
            block(|| deposit(USDC, 1_000 * USD, kind));
            assert_eq!(fundings(), [(share * USD, FundingSource::Revenue(kind))]);
        }

        // A fifth of 3 USDC is below the minimum funding. It waits until there is enough, and is
        // still revenue of its type.
        block(|| deposit(USDC, 3 * USD, RevenueType::ExchangeFee));
        assert_eq!(fundings(), []);
        block(|| deposit(USDC, 3 * USD, RevenueType::ExchangeFee));
        let late = FundingSource::Revenue(RevenueType::ExchangeFee);
        assert_eq!(fundings(), [(1_200_000, late)]);

        // Nothing is staked, so all that was emitted meanwhile has gone to nobody.
        pass(DAY);
        block(|| {
            let reason = Unallocated::NoStake;
            let release = pallet_rewards::Call::release_unallocated { asset: USDC, reason };
            done(&dev_treasurer(), release);
        });
        let [(amount, FundingSource::Unallocated(Unallocated::NoStake))] = fundings()[..] else {
            panic!("{:?}", fundings())
        };
        assert!(amount > USD);

        let end = now() + 8 * DAY;
        let mut of_the_floor = Vec::new();
        while now() < end {
            block(|| ());
            of_the_floor.extend(fundings());
        }
        // An epoch's floor is 958.904109 USDC, of which revenue has covered 901.2 in the first one. What
        // an account has funded, and what the pool has streamed again, do not count.
        let expected = [57_704_109, 958_904_109].map(|amount| (amount, FundingSource::Floor));
        assert_eq!(of_the_floor, expected);
        <Rewards as RedirectRewards>::set_redirected(true);
        check();
    });
}
