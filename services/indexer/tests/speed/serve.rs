//! Requests of the indexer, answered from a made-up chain.

use crate::chain::{metadata, Chain};
use jsonrpsee::{
    server::{RpcModule, Server, SubscriptionMessage},
    types::ErrorObjectOwned,
};
use quaestor_chain::to_hex;
use serde_json::{json, Value};
use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
};

pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// The newest block that an indexer serves, -1 before it does.
pub fn cursor(listen: &str) -> i64 {
    let Ok(mut stream) = TcpStream::connect(listen) else { return -1 };
    stream.write_all(b"GET /ready HTTP/1.0\r\n\r\n").unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    let body = text.split_once("\r\n\r\n").and_then(|(_, body)| serde_json::from_str(body).ok());
    body.and_then(|body: Value| body["cursor"].as_i64()).unwrap_or(-1)
}

fn header(number: u32) -> Value {
    json!({
        "parentHash": to_hex(&Chain::hash(number.saturating_sub(1))),
        "number": format!("{number:#x}"),
        "stateRoot": to_hex(&[0; 32]),
        "extrinsicsRoot": to_hex(&[0; 32]),
        "digest": { "logs": [] },
    })
}

fn at(params: &[Value], place: usize) -> u32 {
    let hash = params[place].as_str().unwrap();
    Chain::number(&quaestor_chain::from_hex(hash).unwrap())
}

fn answer(chain: Chain, method: &str, params: &[Value]) -> Value {
    match method {
        "chain_getBlockHash" => match params.first() {
            Some(Value::Array(numbers)) => numbers
                .iter()
                .map(|number| to_hex(&Chain::hash(number.as_u64().unwrap().try_into().unwrap())))
                .collect(),
            Some(number) => {
                to_hex(&Chain::hash(number.as_u64().unwrap().try_into().unwrap())).into()
            },
            None => Value::Null,
        },
        "chain_getFinalizedHead" => to_hex(&Chain::hash(chain.head)).into(),
        "chain_getHeader" => header(at(params, 0)),
        "chain_getBlock" => {
            let number = at(params, 0);
            let bodies: Vec<_> = chain.extrinsics(number).iter().map(|body| to_hex(body)).collect();
            json!({ "block": { "header": header(number), "extrinsics": bodies }, "justifications": null })
        },
        "state_getStorage" => to_hex(&chain.events(at(params, 1))).into(),
        "state_getStorageHash" => to_hex(&[1; 32]).into(),
        "state_getRuntimeVersion" => json!({ "specVersion": 1, "transactionVersion": 1 }),
        "state_call" => to_hex(&metadata()).into(),
        "system_properties" => json!({ "tokenSymbol": "T", "tokenDecimals": 18, "ss58Format": 42 }),
        _ => Value::Null,
    }
}

/// Starts it, and returns its address.
pub async fn serve(chain: Chain) -> String {
    let mut module = RpcModule::new(chain);
    for method in [
        "chain_getBlockHash",
        "chain_getFinalizedHead",
        "chain_getHeader",
        "chain_getBlock",
        "state_getStorage",
        "state_getStorageHash",
        "state_getRuntimeVersion",
        "state_call",
        "system_properties",
    ] {
        module
            .register_method(method, move |params, chain, _| {
                let params: Vec<Value> = params.parse().unwrap_or_default();
                Ok::<_, ErrorObjectOwned>(answer(*chain, method, &params))
            })
            .unwrap();
    }
    let (start, stop) = ("chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads");
    module
        .register_subscription(
            start,
            "chain_finalizedHead",
            stop,
            |_, pending, chain, _| async move {
                let Ok(sink) = pending.accept().await else { return };
                let head = SubscriptionMessage::from_json(&header(chain.head)).unwrap();
                sink.send(head).await.ok();
                sink.closed().await;
            },
        )
        .unwrap();
    let server = Server::builder()
        .max_response_body_size(15 * 1024 * 1024)
        .max_request_body_size(15 * 1024 * 1024)
        .build("127.0.0.1:0")
        .await
        .unwrap();
    let address = server.local_addr().unwrap();
    let handle = server.start(module);
    tokio::spawn(handle.stopped());
    format!("ws://{address}")
}
