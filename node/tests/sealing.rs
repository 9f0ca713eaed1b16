//! The built node, blocks made on demand, watched over RPC.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that panics has done its work"
)]

use serde_json::{json, Value};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// 2026-01-01 00:00:00 UTC, when the clock of blocks on demand starts.
const FIRST_BLOCK_MILLIS: u64 = 1_767_225_600_000;

/// A node of its own, ended with the test.
struct Node {
    process: Child,
    address: String,
}

impl Node {
    fn start(base_path: &Path, sealing: &str) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_quaestor-node"))
            .args(["--dev", "--sealing", sealing, "--rpc-port", "0", "--port", "0"])
            .args(["--no-prometheus", "--no-telemetry", "--base-path"])
            .arg(base_path)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(process.stderr.take().unwrap());
        let mut seen = String::new();
        let address = loop {
            let mut line = String::new();
            assert_ne!(log.read_line(&mut line).unwrap(), 0, "the node ended:\n{seen}");
            if let Some((_, rest)) = line.split_once("JSON-RPC server: addr=") {
                break rest.split([',', ' ', '\n']).next().unwrap().to_owned();
            }
            seen.push_str(&line);
        };
        // A full pipe would stop the node.
        std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
        Self { process, address }
    }

    fn call(&self, method: &str, params: Value) -> Result<Value, Value> {
        let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
        let body = body.to_string();
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "POST / HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.address,
            body.len(),
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (_, answer) = answer.split_once("\r\n\r\n").unwrap();
        let mut answer: Value = serde_json::from_str(answer).unwrap();
        match answer.get_mut("result") {
            Some(result) => Ok(result.take()),
            None => Err(answer["error"].take()),
        }
    }

    fn get(&self, method: &str, params: Value) -> Value {
        self.call(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    fn seal(&self) -> String {
        self.get("engine_createBlock", json!([true, true, null]))["hash"].as_str().unwrap().into()
    }

    /// Number and slot of a block.
    fn height(&self, hash: &str) -> (u64, u64) {
        let header = self.get("chain_getHeader", json!([hash]));
        let number = header["number"].as_str().unwrap().trim_start_matches("0x");
        // The digest's kind, the engine's name, a length, then the slot.
        let digest = header["digest"]["logs"][0].as_str().unwrap().trim_start_matches("0x");
        assert!(digest.starts_with("066175726120"), "not a slot of Aura: {digest}");
        (u64::from_str_radix(number, 16).unwrap(), little_endian(&digest[12..]))
    }

    fn slot_millis(&self) -> u64 {
        let answer = self.get("state_call", json!(["AuraApi_slot_duration", "0x"]));
        little_endian(answer.as_str().unwrap().trim_start_matches("0x"))
    }

    /// Asks the node to end, so that it closes its database, and waits for it.
    fn stop(mut self) {
        let pid = self.process.id().to_string();
        assert!(Command::new("kill").arg(pid).status().unwrap().success());
        self.process.wait().unwrap();
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn little_endian(hex: &str) -> u64 {
    u64::from_str_radix(&hex[..16], 16).unwrap().swap_bytes()
}

struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let dir = format!("quaestor-{name}-{}", std::process::id());
        Self(std::env::temp_dir().join(dir))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_clock_advances_a_slot_per_block_and_goes_on_after_a_restart() {
    let place = Scratch::new("clock");
    let node = Node::start(&place.0, "manual");
    let first_slot = FIRST_BLOCK_MILLIS / node.slot_millis();

    for i in 0..5 {
        let hash = node.seal();
        assert_eq!(node.height(&hash), (1 + i, first_slot + i));
        assert_eq!(node.get("chain_getFinalizedHead", json!([])), json!(hash));
    }
    node.stop();

    let node = Node::start(&place.0, "manual");
    let hash = node.seal();
    assert_eq!(node.height(&hash), (6, first_slot + 5));
}

#[test]
fn a_refused_block_does_not_move_the_clock() {
    let place = Scratch::new("refused");
    let node = Node::start(&place.0, "manual");
    let (number, slot) = node.height(&node.seal());

    let nobody = format!("0x{}", "11".repeat(32));
    assert!(node.call("engine_createBlock", json!([true, true, nobody])).is_err());
    assert!(node.call("engine_createBlock", json!([false, true, null])).is_err());

    assert_eq!(node.height(&node.seal()), (number + 1, slot + 1));
}

#[test]
fn blocks_can_be_asked_for_in_instant_mode_too() {
    let place = Scratch::new("instant");
    let node = Node::start(&place.0, "instant");
    let (number, slot) = node.height(&node.seal());
    assert_eq!(node.height(&node.seal()), (number + 1, slot + 1));
}

#[test]
fn a_live_chain_refuses_blocks_on_demand() {
    let place = Scratch::new("live");
    let output = Command::new(env!("CARGO_BIN_EXE_quaestor-node"))
        .args(["--chain", "qtra-testnet", "--sealing", "manual", "--base-path"])
        .arg(&place.0)
        .output()
        .unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("this chain spec is a live one"), "{said}");
}
