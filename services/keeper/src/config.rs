//! The configuration file, and the key that it names.

use crate::{Error, Result};
use quaestor_chain::{Hash, Pair};
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::{Path, PathBuf},
};

/// Name of the credential that holds the key, where a unit gives one.
const CREDENTIAL: &str = "key";

/// The file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Nodes; the one that has finalized most is used.
    #[serde(default = "nodes")]
    pub nodes: Vec<String>,
    /// Genesis of the chain; without one, that of the journal or of the first node.
    pub genesis: Option<Hash>,
    /// Folder of the journal.
    pub state: PathBuf,
    /// File with the key's secret, if no credential of the unit has it.
    pub key_file: Option<PathBuf>,
    /// Address of `/health` and `/metrics`.
    #[serde(default = "listen")]
    pub listen: SocketAddr,
    /// Limits of a day.
    pub limits: Limits,
    /// Deposits of revenue.
    pub revenue: Option<Revenue>,
    /// Buybacks that are due.
    pub buyback: Option<Buyback>,
    /// Automatic compounding that the chain is late with.
    pub compound: Option<Compound>,
    /// Prices.
    pub feed: Option<Feed>,
    /// Work that anybody may do.
    pub chores: Option<Chores>,
}

fn nodes() -> Vec<String> {
    vec!["ws://127.0.0.1:9944".to_owned()]
}

fn listen() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 9956))
}

/// Limits of a day.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Fees, in tokens.
    pub fees: String,
    /// Transactions.
    pub transactions: usize,
}

/// Job `revenue`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revenue {
    /// All signatories of the depositor; none if the key deposits itself.
    #[serde(default)]
    pub signatories: Vec<String>,
    /// Approvals that execute.
    #[serde(default = "one")]
    pub threshold: u16,
    /// Most of an asset in a day, by symbol. An asset without a limit has none.
    #[serde(default)]
    pub most_per_day: BTreeMap<String, String>,
    /// Folder whose files `run` deposits.
    pub inbox: Option<PathBuf>,
    /// First pause after a refusal that passes, in seconds.
    #[serde(default = "minute")]
    pub pause_secs: u64,
}

const fn one() -> u16 {
    1
}

const fn minute() -> u64 {
    60
}

/// Job `buyback`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Buyback {}

/// Job `compound`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compound {
    /// Reward over fee from which on a position is compounded.
    pub factor: u32,
}

/// Job `feed`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feed {
    /// Programs that print a decimal number of USDC for a token, with their arguments.
    pub sources: Vec<Vec<String>>,
    /// Seconds between two reports; less than half of the time after which one is worth nothing.
    pub heartbeat_secs: u64,
    /// Difference that is reported at once, in basis points.
    pub deviation_bps: u32,
    /// Seconds between two looks at the sources.
    #[serde(default = "minute")]
    pub every_secs: u64,
}

/// Job `chores`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chores {
    /// Seconds between two looks.
    #[serde(default = "minute")]
    pub every_secs: u64,
}

impl Config {
    /// Reads the file.
    pub fn read(path: &Path) -> Result<Self> {
        let bad = |why: String| Error::Config(format!("{}: {why}", path.display()));
        let text = std::fs::read_to_string(path).map_err(|why| bad(why.to_string()))?;
        let config: Self = toml::from_str(&text).map_err(|why| bad(why.to_string()))?;
        config.check().map_err(bad)?;
        Ok(config)
    }

    fn check(&self) -> std::result::Result<(), String> {
        if let Some(revenue) = &self.revenue {
            let (count, threshold) = (revenue.signatories.len(), usize::from(revenue.threshold));
            if count == 0 && threshold != 1 {
                return Err("revenue.threshold needs revenue.signatories".to_owned());
            }
            if count > 0 && !(2..=count).contains(&threshold) {
                return Err(format!("revenue.threshold must be from 2 to {count}"));
            }
        }
        if self.feed.as_ref().is_some_and(|feed| feed.sources.iter().any(Vec::is_empty)) {
            return Err("feed.sources must each name a program".to_owned());
        }
        if self.feed.as_ref().is_some_and(|feed| feed.sources.is_empty()) {
            return Err("feed.sources must not be empty".to_owned());
        }
        Ok(())
    }

    /// The key: of the unit's credential, or of the file.
    pub fn key(&self) -> Result<Pair> {
        let credential = std::env::var_os("CREDENTIALS_DIRECTORY")
            .map(|folder| Path::new(&folder).join(CREDENTIAL))
            .filter(|path| path.exists());
        match (credential, &self.key_file) {
            // The unit's manager sees to it that nobody else reads it.
            (Some(path), _) => secret_of(&path),
            (None, Some(path)) => key_of(path),
            (None, None) => Err(Error::Config(format!(
                "there is no key: neither a credential {CREDENTIAL:?} nor key_file"
            ))),
        }
    }
}

/// Reads a secret that nobody else can read.
fn key_of(path: &Path) -> Result<Pair> {
    use std::os::unix::fs::PermissionsExt;
    let bad = |why: String| Error::Config(format!("{}: {why}", path.display()));
    let mode = std::fs::metadata(path).map_err(|why| bad(why.to_string()))?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(bad(format!("others may read it (mode {:o}); make it 0600", mode & 0o777)));
    }
    secret_of(path)
}

fn secret_of(path: &Path) -> Result<Pair> {
    let bad = |why: String| Error::Config(format!("{}: {why}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|why| bad(why.to_string()))?;
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    match (lines.next(), lines.next()) {
        (Some(secret), None) => Pair::from_uri(secret).map_err(|why| bad(why.to_string())),
        _ => Err(bad("it must hold one secret: a keeper has one key".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs::Permissions, os::unix::fs::PermissionsExt};

    const LEAST: &str = "state = '/s'\n[limits]\nfees = '1'\ntransactions = 10\n";

    fn read(more: &str) -> std::result::Result<Config, String> {
        let config: Config =
            toml::from_str(&format!("{LEAST}{more}")).map_err(|why| why.to_string())?;
        config.check().map(|()| config)
    }

    #[test]
    fn a_configuration_is_read_and_nonsense_is_refused() {
        let config =
            read("[revenue]\nsignatories = ['a', 'b', 'c']\nthreshold = 2\n[buyback]\n").unwrap();
        assert_eq!(config.revenue.unwrap().threshold, 2);
        assert!(config.buyback.is_some() && config.feed.is_none());
        for (more, why) in [
            ("[revenue]\nthreshold = 2\n", "needs revenue.signatories"),
            ("[revenue]\nsignatories = ['a', 'b']\nthreshold = 3\n", "from 2 to 2"),
            ("[revenue]\nsignatories = ['a', 'b']\n", "from 2 to 2"),
            ("[revenue]\nkey = 'x'\n", "unknown field `key`"),
            ("[feed]\nsources = []\nheartbeat_secs = 1\ndeviation_bps = 1\n", "must not be empty"),
            ("[feed]\nsources = [[]]\nheartbeat_secs = 1\ndeviation_bps = 1\n", "name a program"),
        ] {
            let refused = read(more).err().unwrap();
            assert!(refused.contains(why), "{refused}");
        }
    }

    #[test]
    fn a_key_is_one_secret_that_others_cannot_read() {
        let path = crate::ledger::tests::place("secret");
        let of = |text: &str, mode| {
            std::fs::write(&path, text).unwrap();
            std::fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            key_of(&path).map(|pair| pair.account())
        };
        assert_eq!(of("//Alice\n", 0o600).unwrap(), Pair::from_uri("//Alice").unwrap().account());
        let open = of("//Alice\n", 0o640).unwrap_err();
        assert!(open.to_string().contains("others may read it (mode 640)"), "{open}");
        for text in ["", "//Alice\n//Bob\n"] {
            assert!(of(text, 0o600).unwrap_err().to_string().contains("must hold one secret"));
        }
        let wrong = of("no key at all", 0o400).unwrap_err().to_string();
        assert!(!wrong.contains("no key at all"), "a secret is not for a log: {wrong}");
    }
}
