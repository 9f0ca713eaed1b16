//! The program: what it is told, and the code it ends with.

use clap::{Parser, Subcommand};
use quaestor_chain::stopped;
use quaestor_keeper::{
    config::Config, http, jobs::Job, run, run::Work, status::Status, Error, Result,
};
use std::{path::PathBuf, process::ExitCode, sync::Arc};
use tracing_subscriber::EnvFilter;

/// Does what a Quaestor chain needs done from outside: revenue, buybacks, prices, chores.
#[derive(Parser)]
#[command(version, max_term_width = 100)]
struct Cli {
    /// Configuration file.
    #[arg(long, global = true, env = "QUAESTOR_KEEPER", default_value = "keeper.toml")]
    config: PathBuf,
    /// Sign nothing; print what would be done and what it costs.
    #[arg(long, global = true)]
    dry_run: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// All jobs of the configuration.
    Run,
    /// Deposit the lines of a CSV or JSON file, each once, and end.
    Revenue {
        /// The file.
        file: PathBuf,
    },
    /// Lots of the buyback that are due.
    Buyback,
    /// Automatic compounding that the chain is late with.
    Compound,
    /// Prices of the native token.
    Feed,
    /// Work that anybody may do.
    Chores,
    /// Go on after a foreign transaction of the key, when a person has looked at it.
    AcceptNonce,
}

fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let cli = Cli::parse();
    // One thread: the keeper does one thing at a time.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let ended = match runtime {
        Ok(runtime) => runtime.block_on(act(cli)),
        Err(why) => Err(Error::Io(why)),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(error.code())
        },
    }
}

async fn act(cli: Cli) -> Result<()> {
    let config = Config::read(&cli.config)?;
    let stop = stopped()?;
    let (jobs, revenue, file) = match cli.command {
        Command::AcceptNonce => return run::accept_nonce(&config, stop).await,
        Command::Revenue { file } => (Vec::new(), true, Some(file)),
        Command::Run => (Job::of(&config), config.revenue.is_some(), None),
        Command::Buyback => (vec![Job::Buyback], false, None),
        Command::Compound => (vec![Job::Compound], false, None),
        Command::Feed => (vec![Job::Feed], false, None),
        Command::Chores => (vec![Job::Chores], false, None),
    };
    if file.is_some() && config.revenue.is_none() {
        return Err(Error::Config("there is no [revenue] in the configuration".to_owned()));
    }
    if let Some(job) = jobs.iter().find(|job| !Job::of(&config).contains(job)) {
        return Err(Error::Config(format!("there is no [{}] in the configuration", job.name())));
    }
    match (&file, cli.dry_run) {
        (Some(file), true) => return run::dry_run(&config, file, stop).await,
        (None, true) => return run::dry_jobs(&config, &jobs).await,
        (_, false) => {},
    }
    let (listen, status) = (config.listen, Arc::new(Status::default()));
    let serves = file.is_none();
    let work = Work { config, jobs, revenue, file };
    let worked = run::run(work, status.clone(), stop.clone());
    if !serves {
        return worked.await;
    }
    tokio::select! {
        ended = worked => ended,
        ended = http::serve(listen, status, stop) => ended,
    }
}
