//! Jobs of the market.

use super::{backing::provider, *};
use crate::world::{NATIVE, USD, USDC};
use pallet_inference_market::{
    types::{Ask, Job, JobId, JobSpec, Location, Stage},
    Asks, Bids, Call as Market, Jobs, Pool, Unpaid, Work,
};
use quaestor_primitives::{AssetKind, ProviderInspect, Seconds};
use quaestor_runtime::{Providers, Runtime};

pub const KINDS: &[(u64, Make)] = &[
    (5, set_ask),
    (3, drop_ask),
    (8, post_job),
    (18, order),
    (12, bid),
    (2, withdraw_bid),
    (7, assign),
    (2, decline),
    (16, submit),
    (9, accept),
    (6, settle),
    (4, clear),
    (3, cancel),
    (6, fail),
    (6, claim_work),
    (3, collect_unpaid),
    (4, flush),
];

type Found = (JobId, Job<AccountId>);

fn job(random: &mut Random, fits: impl Fn(&Job<AccountId>) -> bool) -> Option<Found> {
    let jobs: Vec<_> = Jobs::<Runtime>::iter().filter(|(_, job)| fits(job)).collect();
    random.one_of(&jobs)
}

fn standing(who: &AccountId) -> Option<quaestor_primitives::Standing> {
    <Providers as ProviderInspect<AccountId>>::standing(who)
}

fn asset(random: &mut Random) -> AssetKind {
    if random.below(4) == 0 {
        USDC
    } else {
        NATIVE
    }
}

/// A price that some provider may be liable for, and sometimes one that nobody may.
fn price(random: &mut Random, asset: &AssetKind, largest: Balance) -> Balance {
    let part = Balance::from(random.below(12) + 1);
    match asset {
        AssetKind::Native => (largest / part).max(1) + Balance::from(random.below(3)),
        // Two QUIV are a dollar.
        AssetKind::WithId(_) => (largest / 2 / part / (QUIV / USD)).max(1),
    }
}

fn spec(
    class: u8,
    units: u64,
    asset: AssetKind,
    max_price: Balance,
    random: &mut Random,
) -> JobSpec {
    JobSpec {
        class,
        manifest: [1; 32],
        input: [2; 32],
        units,
        asset,
        max_price,
        window_secs: random.below(140) + 1,
        deliver_secs: random.below(55) + 6,
        least_tier: 0,
        least_reputation: 0,
        auditable: random.below(5) > 0,
        key: [3; 32],
    }
}

fn set_ask(random: &mut Random) -> Option<Operation> {
    let who = provider(random)?;
    let largest = standing(&who).map_or(QUIV, |standing| standing.largest_price);
    let asset = asset(random);
    let price = price(random, &asset, largest);
    let daily_units = random.below(4_000) + 1;
    let ask = Ask { asset, price, least_secs: 1, daily_units };
    let ask = (random.below(8) > 0).then_some(ask);
    by(&who, Market::set_ask { class: random.below(3) as u8, ask })
}

fn open_ask(
    random: &mut Random,
    fits: impl Fn(&AccountId) -> bool,
) -> Option<(AccountId, u8, Ask)> {
    let asks: Vec<_> = Asks::<Runtime>::iter()
        .filter(|(who, _)| fits(who))
        .flat_map(|(who, list)| list.into_iter().map(move |one| (who.clone(), one.class, one.ask)))
        .collect();
    random.one_of(&asks)
}

fn drop_ask(random: &mut Random) -> Option<Operation> {
    let (provider, class, _) = open_ask(random, |who| standing(who).is_none())?;
    by(&anyone(random), Market::drop_ask { provider, class })
}

fn post_job(random: &mut Random) -> Option<Operation> {
    let largest = standing(&provider(random)?)?.largest_price;
    let asset = asset(random);
    let max_price = price(random, &asset, largest);
    let spec = spec(random.below(3) as u8, random.below(2_000) + 1, asset, max_price, random);
    by(&anyone(random), Market::post_job { spec })
}

fn order(random: &mut Random) -> Option<Operation> {
    let (provider, class, ask) = open_ask(random, |who| standing(who).is_some())?;
    let units = random.below(ask.daily_units.min(1_500)) + 1;
    let more = Balance::from(random.below(3));
    let spec = spec(class, units, ask.asset.clone(), ask.price_of(units)? + more, random);
    by(&anyone(random), Market::order { provider, spec })
}

fn bid(random: &mut Random) -> Option<Operation> {
    let now = about_now(random);
    let (job, found) =
        job(random, |job| matches!(job.stage, Stage::Open) && now < extended(job.bids_until))?;
    let who = provider(random).filter(|who| standing(who).is_some())?;
    let price = random.amount(found.spec.max_price).max(1);
    let secs: Seconds = random.below(found.spec.deliver_secs) + 1;
    by(&who, Market::bid { job, price, secs })
}

fn bids(random: &mut Random) -> Option<(JobId, AccountId)> {
    let now = about_now(random);
    let in_time =
        |id: &JobId| Jobs::<Runtime>::get(id).is_some_and(|job| now < extended(job.bids_until));
    let bids: Vec<_> = Bids::<Runtime>::iter()
        .filter(|(id, _)| in_time(id))
        .flat_map(|(job, list)| list.0.into_iter().map(move |bid| (job, bid.provider)))
        .collect();
    random.one_of(&bids)
}

fn withdraw_bid(random: &mut Random) -> Option<Operation> {
    let (job, who) = bids(random)?;
    by(&who, Market::withdraw_bid { job })
}

fn assign(random: &mut Random) -> Option<Operation> {
    let (job, provider) = bids(random)?;
    by(&Jobs::<Runtime>::get(job)?.consumer, Market::assign { job, provider })
}

fn decline(random: &mut Random) -> Option<Operation> {
    let (job, found) = job(random, |job| match &job.stage {
        Stage::Assigned(deal) => clock() < deal.decline_until,
        _ => false,
    })?;
    by(&found.deal()?.provider, Market::decline { job })
}

fn submit(random: &mut Random) -> Option<Operation> {
    let now = about_now(random);
    let (job, found) = job(random, |job| match &job.stage {
        Stage::Assigned(deal) => now < extended(deal.deadline),
        _ => false,
    })?;
    let tokens = random.below(found.spec.units + 1);
    let location = Location::default();
    by(&found.deal()?.provider, Market::submit_result { job, output: [4; 32], tokens, location })
}

fn accept(random: &mut Random) -> Option<Operation> {
    let (job, found) = job(random, |job| matches!(job.stage, Stage::Submitted(..)))?;
    by(&found.consumer, Market::accept { job })
}

fn settle(random: &mut Random) -> Option<Operation> {
    let (job, _) = job(random, |job| match &job.stage {
        Stage::Submitted(_, result) => clock() >= result.review_until,
        _ => false,
    })?;
    by(&anyone(random), Market::settle { job })
}

fn clear(random: &mut Random) -> Option<Operation> {
    let (job, _) = job(random, |job| matches!(job.stage, Stage::Paid(..)))?;
    by(&anyone(random), Market::clear { job })
}

fn cancel(random: &mut Random) -> Option<Operation> {
    let (job, found) = job(random, |job| matches!(job.stage, Stage::Open))?;
    by(&found.consumer, Market::cancel { job })
}

fn fail(random: &mut Random) -> Option<Operation> {
    let (job, _) = job(random, |job| match &job.stage {
        Stage::Assigned(deal) => clock() >= deal.deadline,
        _ => false,
    })?;
    by(&anyone(random), Market::fail { job })
}

fn claim_work(random: &mut Random) -> Option<Operation> {
    let pool = Pool::<Runtime>::get();
    let due: Vec<_> = Work::<Runtime>::iter()
        .flat_map(|(who, credits)| credits.into_iter().map(move |credit| (who.clone(), credit.day)))
        .filter(|(_, day)| pool.closed(*day).is_some())
        .collect();
    let (provider, day) = random.one_of(&due)?;
    by(&anyone(random), Market::claim_work { provider, day })
}

fn collect_unpaid(random: &mut Random) -> Option<Operation> {
    let owed: Vec<_> = Unpaid::<Runtime>::iter_keys().collect();
    let (who, asset) = random.one_of(&owed)?;
    by(&anyone(random), Market::collect_unpaid { who, asset })
}

fn flush(random: &mut Random) -> Option<Operation> {
    let asset = asset(random);
    by(&anyone(random), Market::flush { asset })
}
