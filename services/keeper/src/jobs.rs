//! The jobs that stand: what is due is sent, and what fails is left alone for a while.

use crate::{
    config::{Compound, Config, Feed},
    decide::{judge, Verdict},
    due::{self, Due},
    feed::{self, Last},
    keeper::{Chain, Keeper},
    node::{At, Node},
    status::Status,
    value::{field, integer},
    Error, Result,
};
use quaestor_chain::Account;
use serde_json::{json, Value};
use std::collections::HashMap;

/// A failed call is tried again after so many seconds at first, and twice as many each time.
const FIRST_PAUSE: u64 = 60;
const LONGEST_PAUSE: u64 = 86_400;
/// So late the chain may be with a renewal, in seconds.
const PATIENCE: u64 = 300;

/// A job by its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Job {
    /// Lots that are due.
    Buyback,
    /// Compounding that is late.
    Compound,
    /// Prices.
    Feed,
    /// Work that anybody may do.
    Chores,
}

impl Job {
    /// Its name in journal, log and metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Buyback => "buyback",
            Self::Compound => "compound",
            Self::Feed => "feed",
            Self::Chores => "chores",
        }
    }

    /// Those that the configuration asks for.
    pub fn of(config: &Config) -> Vec<Self> {
        [
            (Self::Buyback, config.buyback.is_some()),
            (Self::Feed, config.feed.is_some()),
            (Self::Chores, config.chores.is_some()),
            (Self::Compound, config.compound.is_some()),
        ]
        .into_iter()
        .filter_map(|(job, wanted)| wanted.then_some(job))
        .collect()
    }
}

/// The jobs at work.
#[derive(Default)]
pub struct Jobs {
    /// Until when a subject is left alone, and for how long it was.
    paused: HashMap<String, (u64, u64)>,
    looked: HashMap<&'static str, u64>,
}

impl Jobs {
    /// Does what is due of a job. Returns how many calls succeeded.
    pub async fn act(
        &mut self,
        job: Job,
        config: &Config,
        keeper: &mut Keeper<Node>,
    ) -> Result<u32> {
        let (mut done, now) = (0, keeper.chain.now());
        let every = match (job, &config.chores, &config.feed) {
            (Job::Chores, Some(chores), _) => chores.every_secs,
            (Job::Feed, _, Some(feed)) => feed.every_secs,
            (Job::Buyback, ..) => 0,
            _ => FIRST_PAUSE,
        };
        if self.looked.get(job.name()).is_some_and(|last| last.saturating_add(every) > now) {
            return Ok(0);
        }
        self.looked.insert(job.name(), now);
        self.paused.retain(|_, (until, _)| until.saturating_add(LONGEST_PAUSE) > now);
        keeper.settle().await?;
        let at = At::newest(keeper.chain.client()).await?;
        for Due { subject, call } in
            found(job, config, &at, keeper.chain.me(), &keeper.status).await?
        {
            if self.paused.get(&subject).is_some_and(|(until, _)| *until > now) {
                continue;
            }
            let settled = keeper.send(job.name(), &subject, &call).await?;
            match settled.report.and_then(|report| report.error) {
                None => {
                    self.paused.remove(&subject);
                    done += 1;
                },
                Some(error) => self.rest(subject, &error, keeper.chain.now()),
            }
        }
        keeper.status.succeeded(job.name());
        Ok(done)
    }

    fn rest(&mut self, subject: String, error: &str, now: u64) {
        let last = self.paused.get(&subject).map_or(0, |(_, pause)| *pause);
        let pause = last.saturating_mul(2).clamp(FIRST_PAUSE, LONGEST_PAUSE);
        match judge(error) {
            Verdict::Refused(_) => tracing::error!(subject, error, pause, "refused"),
            Verdict::Look | Verdict::Later(_) => tracing::info!(subject, error, pause, "not yet"),
        }
        self.paused.insert(subject, (now.saturating_add(pause), pause));
    }
}

/// Work of a job that is due in that block.
pub async fn found(
    job: Job,
    config: &Config,
    at: &At,
    me: Account,
    status: &Status,
) -> Result<Vec<Due>> {
    match (job, &config.compound, &config.feed) {
        (Job::Buyback, ..) => {
            let Some(status) = at.ask(("BuybackApi", "status"), &[]).await? else {
                return Ok(vec![]);
            };
            Ok(due::buyback(&status, at.time().await?).into_iter().collect())
        },
        (Job::Chores, ..) => chores(at).await,
        (Job::Compound, Some(compound), _) => compounds(compound, at).await,
        (Job::Feed, _, Some(feed)) => Ok(price(feed, at, me, status).await?.into_iter().collect()),
        _ => Ok(Vec::new()),
    }
}

async fn chores(at: &At) -> Result<Vec<Due>> {
    let now = at.time().await?;
    let ask = |method| at.ask(method, &[]);
    let pools = ask(("RewardsApi", "pools")).await?.unwrap_or_default();
    let suspense = ask(("RevenueRouterApi", "suspense")).await?.unwrap_or_default();
    let mut all = due::pots(&pools);
    all.extend(due::suspense(&suspense, &pools));
    all.extend(due::spends(&ask(("BackstopApi", "status")).await?.unwrap_or_default(), now));
    for (keys, _) in at.map(("Subscriptions", "Subscriptions")).await? {
        let Some(who) = keys.first().and_then(Value::as_str) else { continue };
        let held = at.ask(("SubscriptionsApi", "subscriptions"), &[json!(who)]).await?;
        all.extend(due::renewals(who, &held.unwrap_or_default(), now, PATIENCE));
    }
    Ok(all)
}

async fn compounds(config: &Compound, at: &At) -> Result<Vec<Due>> {
    let state = at.value(("Rewards", "State"), &[]).await?;
    let pass = at.value(("Rewards", "CompoundPass"), &[]).await?;
    if !due::pass_is_late(&state, &pass) {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for (keys, _) in at.map(("Rewards", "AutoCompounding")).await? {
        let Some(who) = keys.first().and_then(Value::as_str) else { continue };
        let call = json!({ "Rewards": { "compound_for": { "who": who, "position": "0" } } });
        let least = at.price(&call).await?.0.saturating_mul(config.factor.into());
        let rewards = at.ask(("RewardsApi", "pending_by_position"), &[json!(who)]).await?;
        all.extend(due::compounds(who, &rewards.unwrap_or_default(), least));
    }
    Ok(all)
}

async fn price(config: &Feed, at: &At, me: Account, status: &Status) -> Result<Option<Due>> {
    let view = at.must(("PriceFeedApi", "price"), &[]).await?;
    let expiry = integer(field(field(&view, "params"), "expiry_secs"));
    let expiry = expiry.ok_or_else(|| Error::Broken(format!("{view} has no expiry")))?;
    let me = json!(me.to_ss58(42));
    let raw = at.value(("Oracle", "RawValues"), &[me, json!("Native")]).await?;
    let last = integer(field(&raw, "value")).zip(integer::<u64>(field(&raw, "timestamp")));
    let (now, reported) = (at.time().await?, last.map_or(0, |(_, millis)| millis / 1000));
    let last = last.map(|(price, _)| Last { price, age: now.saturating_sub(reported) });
    let (price, spread) = feed::median(feed::ask(&config.sources).await, config.sources.len())?;
    status.price(reported, spread, expiry);
    if !feed::is_due(config, price, last, expiry)? {
        return Ok(None);
    }
    let call =
        json!({ "Oracle": { "feed_values": { "values": [["Native", price.to_string()]] } } });
    Ok(Some(Due { subject: "price".to_owned(), call }))
}
