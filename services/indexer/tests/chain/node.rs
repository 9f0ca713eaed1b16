//! Starts the node with blocks on demand, and kills it.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

pub struct Node {
    child: Child,
    pub url: String,
    args: Vec<String>,
    binary: String,
    log: PathBuf,
}

/// A port that nobody has.
pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

impl Node {
    /// Starts the chain of that name in `folder`, with more arguments.
    pub fn start(binary: &str, chain: &str, folder: &Path, more: &[&str]) -> Self {
        let port = free_port();
        let folder = folder.display().to_string();
        let mut args: Vec<String> = [
            "--chain",
            chain,
            "--alice",
            "--force-authoring",
            "--unsafe-force-node-key-generation",
            "--sealing",
            "manual",
            "--port",
            "0",
            "--no-prometheus",
            "--no-telemetry",
            "--no-mdns",
            "--base-path",
            &folder,
            "--rpc-port",
            &port.to_string(),
        ]
        .map(str::to_owned)
        .to_vec();
        args.extend(more.iter().map(|&arg| arg.to_owned()));
        let log = Path::new(&folder).with_extension("log");
        let child = spawn(binary, &args, &log);
        let url = format!("ws://127.0.0.1:{port}");
        Self { child, url, args, binary: binary.to_owned(), log }
    }

    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Starts it again where it was.
    pub fn again(&mut self) {
        self.child = spawn(&self.binary, &self.args, &self.log);
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Returns when it listens.
fn spawn(binary: &str, args: &[String], log: &Path) -> Child {
    let mut child = Command::new(binary)
        .args(args)
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut said = String::new();
    loop {
        let Some(Ok(line)) = lines.next() else { panic!("the node ended:\n{said}") };
        said.push_str(&line);
        said.push('\n');
        if line.contains("JSON-RPC server: addr=") {
            break;
        }
    }
    let log = log.to_owned();
    // Read on, or the node blocks on a full pipe.
    std::thread::spawn(move || {
        let lines: Vec<_> = lines.map_while(Result::ok).collect();
        std::fs::write(log, said + &lines.join("\n")).ok();
    });
    child
}
