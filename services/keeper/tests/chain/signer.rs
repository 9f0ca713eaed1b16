//! Keepers as processes, each with a key and a folder of its own.

use crate::{load::Load, node::free_port};
use quaestor_chain::{Account, Client, Pair};
use quaestor_keeper::{
    decide::Multisig,
    node::{multisig_account, At},
};
use serde_json::{json, Value};
use std::{
    fs,
    net::SocketAddr,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::Duration,
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_quaestor-keeper");
/// Time between two blocks, in which a debug build of a keeper gets something done.
const SLOT: Duration = Duration::from_millis(200);

pub fn account(name: &str) -> Account {
    Pair::from_uri(&format!("//{name}")).unwrap().account()
}

/// A chain, and what is around it.
pub struct World {
    pub folder: PathBuf,
    pub url: String,
    pub client: Client,
    load: Option<Load>,
    blocks: Option<tokio::task::JoinHandle<()>>,
}

impl Drop for World {
    fn drop(&mut self) {
        if let Some(blocks) = &self.blocks {
            blocks.abort();
        }
    }
}

impl World {
    pub async fn new(folder: PathBuf, url: String, load: Load) -> Self {
        let client = load.client.clone();
        Self { folder, url, client, load: Some(load), blocks: None }
    }

    /// The maker of blocks, as long as they are made by hand.
    pub fn load(&mut self) -> &mut Load {
        self.load.as_mut().unwrap()
    }

    /// From now on blocks come by themselves.
    pub async fn start_blocks(&mut self) {
        let mut load = self.load.take().unwrap();
        self.blocks = Some(tokio::spawn(async move {
            let mut slots = tokio::time::interval(SLOT);
            loop {
                slots.tick().await;
                load.seal().await;
            }
        }));
    }

    /// An answer of a runtime API at the newest final block.
    pub async fn ask(&self, method: (&str, &str), args: &[Value]) -> Value {
        let at = self.client.finalized().await.unwrap();
        let runtime = self.client.runtime(at).await.unwrap();
        self.client.call_api(&runtime, method, args, at).await.unwrap().unwrap()
    }

    /// Next number of a key.
    pub async fn nonce(&self, name: &str) -> u64 {
        self.client.next_nonce(account(name)).await.unwrap()
    }

    /// Amounts of the deposits with a reference, by it.
    pub async fn deposits(&self) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let (mut all, mut start) = (Vec::new(), Value::Null);
        loop {
            let page = self.ask(("RevenueRouterApi", "deposits"), &[start, json!(100)]).await;
            let page = page.as_array().unwrap();
            let named = page.iter().filter(|deposit| deposit["reference"].is_string());
            all.extend(named.map(|each| (text(&each["reference"]), text(&each["amount"]))));
            let last = page.last().map(|last| text(&last["number"]).parse::<u64>().unwrap());
            match last.and_then(|last| last.checked_sub(1)) {
                Some(next) => start = json!(next.to_string()),
                None => return all,
            }
        }
    }

    /// Entries of a map in the newest final block.
    pub async fn map(&self, entry: (&str, &str)) -> Vec<(Vec<Value>, Value)> {
        At::newest(&self.client).await.unwrap().map(entry).await.unwrap()
    }

    /// Dollars of the account of the three.
    pub async fn dollars(&self) -> u128 {
        let [alice, others @ ..] = ["Alice", "Bob", "Charlie"].map(account);
        let multisig = Multisig { threshold: 2, others: others.to_vec() };
        let at = At::newest(&self.client).await.unwrap();
        at.free(multisig_account(alice, &multisig), &json!({ "WithId": "1" })).await.unwrap()
    }

    /// Waits until the pool has a transaction.
    pub async fn handed_in(&self) {
        loop {
            let method = "author_pendingExtrinsics";
            let pool: Value = self.client.request(method, Default::default()).await.unwrap();
            if pool.as_array().is_some_and(|pool| !pool.is_empty()) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// A file of revenue.
    pub fn file(&self, name: &str, rows: &str) -> String {
        let path = self.folder.join(name);
        fs::write(&path, format!("key,date,kind,asset,amount,memo\n{rows}")).unwrap();
        path.display().to_string()
    }

    /// A keeper of that key, with a folder of that name and more configuration.
    pub fn signer(&self, key: &str, folder: &str, more: &str) -> Signer {
        let state = self.folder.join(folder);
        fs::create_dir_all(&state).unwrap();
        let secret = state.join("secret");
        fs::write(&secret, format!("//{key}\n")).unwrap();
        fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).unwrap();
        let http = SocketAddr::from(([127, 0, 0, 1], free_port()));
        let three = ["Alice", "Bob", "Charlie"].map(|name| account(name).to_ss58(42));
        let text = format!(
            "nodes = [{:?}]\nstate = {:?}\nkey_file = {:?}\nlisten = \"{http}\"\n\
             [limits]\nfees = \"100\"\ntransactions = 1000\n\
             [revenue]\nsignatories = {three:?}\nthreshold = 2\npause_secs = 1\n{more}",
            self.url,
            state.display().to_string(),
            secret.display().to_string(),
        );
        let config = state.join("keeper.toml");
        fs::write(&config, text).unwrap();
        Signer { config, state, http }
    }
}

/// A keeper that can be started.
pub struct Signer {
    config: PathBuf,
    pub state: PathBuf,
    pub http: SocketAddr,
}

impl Signer {
    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.arg("--config").arg(&self.config).args(args).env("RUST_LOG", "warn");
        command
    }

    /// Runs to its end, dying at a point if one is named. Returns its code, or nothing if it died.
    pub async fn run(&self, args: &[&str], die_at: Option<u32>) -> Ended {
        let mut command = self.command(args);
        if let Some(point) = die_at {
            command.env("QUAESTOR_KEEPER_DIE_AT", point.to_string());
        }
        let ended = tokio::task::spawn_blocking(move || command.output().unwrap());
        Ended(ended.await.unwrap())
    }

    pub fn start(&self, args: &[&str]) -> Child {
        self.command(args).stdout(Stdio::null()).stderr(Stdio::inherit()).spawn().unwrap()
    }

    /// Lines of its journal.
    pub fn journal(&self) -> Vec<Value> {
        let journal = fs::read_dir(&self.state)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .find(|path| path.extension().is_some_and(|kind| kind == "journal"));
        let text = fs::read_to_string(journal.as_deref().unwrap_or(Path::new("/dev/null")));
        text.unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// Output of a run.
#[derive(Debug)]
pub struct Ended(Output);

impl Ended {
    pub fn code(&self) -> Option<i32> {
        self.0.status.code()
    }

    pub fn said(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
            + &String::from_utf8_lossy(&self.0.stdout)
    }

    /// Fails unless it ended with that code.
    pub fn expect(self, code: i32) -> String {
        assert_eq!(self.code(), Some(code), "{}", self.said());
        self.said()
    }
}

/// Waits for the end of a process.
pub async fn ends(mut child: Child) -> i32 {
    let ended = tokio::task::spawn_blocking(move || child.wait().unwrap());
    ended.await.unwrap().code().unwrap_or(-1)
}

/// Asks a process to end.
pub fn terminate(id: u32) {
    Command::new("kill").args(["-TERM", &id.to_string()]).status().unwrap();
}
