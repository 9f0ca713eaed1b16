//! The jobs on one chain: one connection after another, and a pass at each final block.

use crate::{
    amount, batch,
    config::Config,
    dry,
    jobs::{self, Job, Jobs},
    keeper::{Chain, Keeper},
    ledger::{Ledger, State},
    node::{At, Node},
    revenue::{self, Revenue},
    setup,
    status::Status,
    Error, Result,
};
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::{atomic::Ordering, Arc},
    time::{Duration, SystemTime},
};
use tokio::sync::watch;

/// Pauses before another connection; after the last one the supervisor decides.
const PAUSES: [Duration; 3] =
    [Duration::from_secs(1), Duration::from_secs(4), Duration::from_secs(10)];

/// The work of a process.
pub struct Work {
    /// Configuration.
    pub config: Config,
    /// Standing jobs.
    pub jobs: Vec<Job>,
    /// The job `revenue` is among the work.
    pub revenue: bool,
    /// A file of revenue that is deposited before the process ends; without one it goes on for ever.
    pub file: Option<PathBuf>,
}

/// Works until it is done, asked to end, or an error that no other connection heals.
pub async fn run(work: Work, status: Arc<Status>, stop: watch::Receiver<bool>) -> Result<()> {
    let mut ledger = Some(setup::ledger(&work.config)?);
    let mut useless = 0;
    loop {
        let before = status.head.load(Ordering::Relaxed);
        let (ended, held) = session(&work, ledger.take(), &status, &stop).await;
        status.connected.store(false, Ordering::Relaxed);
        ledger = held;
        let error = match ended {
            Err(Error::Chain(error)) if error.is_transient() => error,
            Err(Error::Stopped) | Ok(()) => return Ok(()),
            Err(error) => return Err(error),
        };
        useless = if status.head.load(Ordering::Relaxed) > before { 0 } else { useless + 1 };
        let Some(pause) = PAUSES.get(useless) else { return Err(Error::Watchdog(error)) };
        tracing::warn!(%error, ?pause, "connecting again");
        let mut stop = stop.clone();
        tokio::select! {
            () = tokio::time::sleep(*pause) => {},
            _ = stop.wait_for(|stop| *stop) => return Ok(()),
        }
        if ledger.is_none() {
            ledger = Some(setup::ledger(&work.config)?);
        }
    }
}

/// One connection. Gives the journal back, if it got as far as to hold it.
async fn session(
    work: &Work,
    ledger: Option<Ledger>,
    status: &Arc<Status>,
    stop: &watch::Receiver<bool>,
) -> (Result<()>, Option<Ledger>) {
    let Some(ledger) = ledger else { return (Err(Error::Stopped), None) };
    let journal = ledger.book().base().map(|(genesis, _)| *genesis);
    let client = match setup::connect(&work.config, journal).await {
        Ok(client) => client,
        Err(error) => return (Err(error), Some(ledger)),
    };
    match setup::keeper(&work.config, client, ledger, status.clone(), stop.clone()).await {
        Ok(mut keeper) => {
            status.connected.store(true, Ordering::Relaxed);
            (acts(work, &mut keeper).await, Some(keeper.ledger))
        },
        // The journal was closed with the keeper that did not come to be.
        Err(error) => (Err(error), None),
    }
}

async fn acts(work: &Work, keeper: &mut Keeper<Node>) -> Result<()> {
    let mut revenue = match (&work.config.revenue, work.revenue) {
        (Some(config), true) => Some(setup::revenue(&keeper.chain, config).await?),
        _ => None,
    };
    let mut wanted = HashSet::new();
    if let (Some(path), Some(revenue)) = (&work.file, &revenue) {
        wanted = accept(path, keeper, revenue).await?;
    }
    let inbox = work.config.revenue.as_ref().and_then(|revenue| revenue.inbox.clone());
    let inbox = inbox.filter(|_| work.file.is_none() && revenue.is_some());
    let (mut seen, mut standing) = (HashSet::new(), Jobs::default());
    loop {
        let own = keeper.look().await?;
        keeper.status.head.store(own.block.into(), Ordering::Relaxed);
        let mut halts = Vec::new();
        if let Some(revenue) = &mut revenue {
            if let Some(inbox) = &inbox {
                collect(inbox, &mut seen, keeper, revenue, &mut halts).await?;
            }
            match revenue.pass(keeper).await {
                Ok(0) => keeper.status.succeeded(revenue::JOB),
                Ok(_) => {},
                Err(error) => halts.push(passing(error, work)?),
            }
            keeper.status.book(keeper.ledger.book());
            if work.file.is_some() && finished(&wanted, keeper)? {
                return Ok(());
            }
        }
        for job in &work.jobs {
            match standing.act(*job, &work.config, keeper).await {
                Ok(_) => {},
                Err(error) => halts.push(passing(error, work)?),
            }
        }
        let halts: Vec<String> = halts.into_iter().map(|error: Error| error.to_string()).collect();
        for why in &halts {
            tracing::error!(why, "a job does not go on");
        }
        keeper.status.halt((!halts.is_empty()).then(|| halts.join("; ")));
        keeper.chain.wait_after(own.block).await?;
    }
}

/// An error that time or a person heals while the other jobs go on. A single file ends with any.
fn passing(error: Error, work: &Work) -> Result<Error> {
    match error {
        Error::Limit(_) | Error::Poor { .. } | Error::Refused(_) if work.file.is_none() => {
            Ok(error)
        },
        error => Err(error),
    }
}

/// Reads a file, tries it, and takes it over: all of it or nothing. Returns its references.
async fn accept(
    path: &Path,
    keeper: &mut Keeper<Node>,
    revenue: &Revenue,
) -> Result<HashSet<quaestor_chain::Hash>> {
    let name = path.display().to_string();
    let at = At::newest(keeper.chain.client()).await?;
    let rules = at.rules().await?;
    let lines = batch::read(&name, &std::fs::read(path)?, &rules)?;
    let open = |line: &&batch::Line| {
        let kept = keeper.ledger.book().kept(&line.reference);
        kept.is_none_or(|kept| kept.state != State::Done || kept.line != **line)
    };
    let open: Vec<batch::Line> = lines.iter().filter(open).cloned().collect();
    let now = keeper.chain.now();
    keeper.ledger.check(&name, &open)?;
    if !open.is_empty() {
        let trial = dry::trial(&at, &revenue.plan, &rules, &open).await?;
        if !trial.problems.is_empty() {
            return Err(Error::File { path: name, problems: trial.problems });
        }
    }
    keeper.ledger.accept(&name, &open, now)?;
    tracing::info!(file = name, lines = lines.len(), open = open.len(), "accepted");
    Ok(lines.iter().map(|line| line.reference).collect())
}

/// Returns `true` if every line of a file is on the chain. Fails when all others are, and some were refused.
fn finished(wanted: &HashSet<quaestor_chain::Hash>, keeper: &Keeper<Node>) -> Result<bool> {
    let kept = wanted.iter().filter_map(|reference| keeper.ledger.book().kept(reference));
    let mut refused = Vec::new();
    for kept in kept {
        match &kept.state {
            State::Open => return Ok(false),
            State::Done => {},
            State::Refused(why) => refused.push(format!("{}: {why}", kept.line.key)),
        }
    }
    if refused.is_empty() {
        return Ok(true);
    }
    refused.sort_unstable();
    Err(Error::Refused(format!("refused lines: {}", refused.join("; "))))
}

type Seen = HashSet<(PathBuf, Option<SystemTime>)>;

/// Takes over the files of the inbox that are new or changed. They stay there.
async fn collect(
    inbox: &Path,
    seen: &mut Seen,
    keeper: &mut Keeper<Node>,
    revenue: &Revenue,
    halts: &mut Vec<Error>,
) -> Result<()> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(inbox)? {
        let path = entry?.path();
        let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        if matches!(kind, "csv" | "json") {
            let changed = std::fs::metadata(&path).and_then(|found| found.modified()).ok();
            files.push((path, changed));
        }
    }
    files.sort();
    for file in files {
        if seen.contains(&file) {
            continue;
        }
        match accept(&file.0, keeper, revenue).await {
            Ok(_) => {
                seen.insert(file);
            },
            // Looked at again at the next block: the depositor may get its money yet.
            Err(error @ Error::File { .. }) => halts.push(error),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// A file tried and told. Fails unless all of it would work.
pub async fn dry_run(config: &Config, path: &Path, stop: watch::Receiver<bool>) -> Result<()> {
    let revenue = config.revenue.as_ref();
    let revenue = revenue.ok_or_else(|| Error::Config("there is no [revenue]".to_owned()))?;
    let ledger = setup::ledger(config)?;
    let journal = ledger.book().base().map(|(genesis, _)| *genesis);
    let node = Node::new(setup::connect(config, journal).await?, config.key()?, stop);
    let job = setup::revenue(&node, revenue).await?;
    let at = At::newest(node.client()).await?;
    let rules = at.rules().await?;
    let name = path.display().to_string();
    let lines = batch::read(&name, &std::fs::read(path)?, &rules)?;
    ledger.check(&name, &lines)?;
    let trial = dry::trial(&at, &job.plan, &rules, &lines).await?;
    for line in &trial.told {
        println!("{line}");
    }
    if trial.problems.is_empty() {
        return Ok(());
    }
    Err(Error::Refused(format!("it would not work: {}", trial.problems.join("; "))))
}

/// The calls that are due of standing jobs, told with their fees.
pub async fn dry_jobs(config: &Config, jobs: &[Job]) -> Result<()> {
    let me = config.key()?.account();
    let client = setup::connect(config, None).await?;
    let at = At::newest(&client).await?;
    let native = at.native().await?;
    for job in jobs {
        for due in jobs::found(*job, config, &at, me, &Status::default()).await? {
            let fee = amount::show(at.price(&due.call).await?.0, native.decimals);
            println!("{}: {}\n  fee: {fee} {}", job.name(), due.call, native.symbol);
        }
    }
    Ok(())
}

/// A person has looked at a foreign transaction: the journal goes on from the key's next number.
pub async fn accept_nonce(config: &Config, stop: watch::Receiver<bool>) -> Result<()> {
    let ledger = setup::ledger(config)?;
    let journal = ledger.book().base().map(|(genesis, _)| *genesis);
    let client = setup::connect(config, journal).await?;
    let mut keeper = setup::keeper(config, client, ledger, Arc::default(), stop).await?;
    match keeper.settle().await {
        Ok(_) | Err(Error::Foreign { .. }) => {},
        Err(error) => return Err(error),
    }
    let nonce = keeper.chain.account().await?.nonce;
    let at = keeper.chain.now();
    keeper.ledger.append(&crate::ledger::Entry::Accepted { nonce, at })?;
    println!("the journal goes on from {nonce}");
    Ok(())
}
