//! The program: what it is told, and the code it ends with.

use clap::{Args, Parser, Subcommand};
use quaestor_chain::{stopped, Follow};
use quaestor_indexer::{
    api, db::Db, digest, rebuild, run, run::Options, status::Status, subquery, Error, Result,
};
use std::{net::SocketAddr, path::PathBuf, process::ExitCode, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::watch};
use tracing_subscriber::EnvFilter;

/// The history of a Quaestor chain in a database, proved against the chain and served over HTTP.
#[derive(Parser)]
#[command(version, max_term_width = 100)]
struct Cli {
    /// Database: sqlite:PATH or postgres://…
    #[arg(long, global = true, env = "QUAESTOR_INDEX", default_value = "sqlite:quaestor-index.db")]
    db: String,
    #[command(subcommand)]
    command: Command,
}

#[derive(Args)]
struct Node {
    /// Address of a node that keeps states; may be given several times.
    #[arg(
        long = "node",
        env = "QUAESTOR_NODES",
        value_delimiter = ',',
        default_value = "ws://127.0.0.1:9944"
    )]
    nodes: Vec<String>,
}

#[derive(Args)]
struct Http {
    /// Address to serve HTTP at.
    #[arg(long, default_value = "127.0.0.1:9955")]
    listen: SocketAddr,
    /// Most requests of an address in a second; 0 for any number.
    #[arg(long, default_value_t = 50)]
    rate: u32,
}

#[derive(Subcommand)]
enum Command {
    /// Follow finalized blocks, and serve.
    Run {
        #[command(flatten)]
        node: Node,
        #[command(flatten)]
        http: Http,
        /// Seconds of the chain between snapshots and checks; fixed when the database is made.
        #[arg(long, default_value_t = 3600)]
        snapshot_secs: u64,
        /// Most blocks of one message.
        #[arg(long, default_value_t = 100)]
        batch: u32,
        /// Messages under way at once.
        #[arg(long, default_value_t = 6)]
        in_flight: usize,
    },
    /// Serve only, from a database that another process writes.
    Serve {
        #[command(flatten)]
        node: Node,
        #[command(flatten)]
        http: Http,
    },
    /// Make facts, totals and sums again from the events.
    Rebuild,
    /// Take back every block after one, after finality went back.
    Rewind {
        /// The newest block that stays.
        #[arg(long)]
        to: u32,
    },
    /// Compare history and chain now.
    Check {
        #[command(flatten)]
        node: Node,
    },
    /// Print rows and a hash of each table.
    Digest,
    /// Print the description of the HTTP interface.
    Openapi,
    /// Write schema and mappings of the SubQuery project.
    Subquery {
        /// Target folder.
        folder: PathBuf,
    },
}

/// So long a process that ends waits for its connections to the database.
const CLOSING: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let cli = Cli::parse();
    // Two workers: one machine serves node and indexer.
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
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
    match cli.command {
        Command::Openapi => {
            println!("{}", api::openapi::text());
            Ok(())
        },
        Command::Subquery { folder } => {
            std::fs::write(folder.join("schema.graphql"), subquery::schema())?;
            std::fs::write(folder.join("mappings.js"), subquery::mappings())?;
            Ok(())
        },
        Command::Run { node, http, snapshot_secs, batch, in_flight } => {
            let db = Db::open(&cli.db, true).await?;
            db.prepare().await?;
            let follow = Follow { batch, in_flight, ..Follow::default() };
            let options = Options { nodes: node.nodes.clone(), snapshot_secs, follow };
            let (status, stop) = (Arc::new(Status::default()), stopped()?);
            let served = serve(&db, &status, &stop, node.nodes, http).await?;
            let ended = tokio::select! {
                ended = run::run(db.clone(), options, status, stop.clone()) => ended,
                ended = served => ended,
            };
            // The last connection of SQLite takes what is in the log into the file, and the log away. A
            // reader that does not end keeps it.
            tokio::time::timeout(CLOSING, db.pool.close()).await.ok();
            ended
        },
        Command::Serve { node, http } => {
            let db = Db::open(&cli.db, false).await?;
            let (status, stop) = (Arc::new(Status::default()), stopped()?);
            let served = serve(&db, &status, &stop, node.nodes.clone(), http).await?;
            tokio::select! {
                ended = served => ended,
                ended = run::watch(db, node.nodes, status) => ended,
            }
        },
        Command::Rebuild => {
            let db = Db::open(&cli.db, false).await?;
            println!("{} events", rebuild::rebuild(&db).await?);
            Ok(())
        },
        Command::Rewind { to } => {
            let db = Db::open(&cli.db, false).await?;
            rebuild::rewind(&db, to).await?;
            println!("block {to} is the newest now");
            Ok(())
        },
        Command::Check { node } => run::check(&Db::open(&cli.db, false).await?, &node.nodes).await,
        Command::Digest => {
            let digest = digest::digest(&Db::open(&cli.db, false).await?).await?;
            println!("{}", serde_json::Value::Object(digest));
            Ok(())
        },
    }
}

async fn serve(
    db: &Db,
    status: &Arc<Status>,
    stop: &watch::Receiver<bool>,
    nodes: Vec<String>,
    http: Http,
) -> Result<impl std::future::Future<Output = Result<()>>> {
    let listener = TcpListener::bind(http.listen).await?;
    tracing::info!(address = %listener.local_addr()?, "serving");
    let app = api::App::new(db.clone(), status.clone(), nodes, http.rate, stop.clone());
    Ok(api::serve(listener, app, stop.clone()))
}
