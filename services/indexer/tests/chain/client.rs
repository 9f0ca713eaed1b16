//! Ground of the keeper: signing, the fate of a transaction, reads by name.

use crate::load::Load;
use quaestor_chain::{Client, Error, Fate, Hash, Pair, SigningOptions};
use serde_json::{json, Value};

/// A transaction is signed once, and its fate is told.
pub async fn fates(load: &mut Load) {
    load.seal().await;
    let client = load.client.clone();
    let bob = Pair::from_uri("//Bob").unwrap();
    let remark = json!({ "System": { "remark_with_event": { "remark": "0x01" } } });
    let signed = client.sign(&bob, &remark, SigningOptions::default()).await.unwrap();
    let kept: quaestor_chain::Signed =
        serde_json::from_value(serde_json::to_value(&signed).unwrap()).unwrap();
    assert_eq!(kept, signed, "a journal gives it back");
    assert!(client.fee_of(&signed).await.unwrap() > 0);
    assert_eq!(client.fate(&signed).await.unwrap(), Fate::Open);
    client.submit(&signed).await.unwrap();
    let block = load.seal().await;
    match client.fate(&signed).await.unwrap() {
        Fate::Final { block: at, error, .. } => assert_eq!((at, error), (block, None)),
        other => panic!("{other:?}"),
    }
    let again = client.submit(&signed).await;
    assert!(matches!(again, Err(Error::Invalid(_))), "{again:?}");

    let unstake = json!({ "StakingVault": { "unstake": { "position": "77", "amount": null } } });
    let failing = client.sign(&bob, &unstake, SigningOptions::default()).await.unwrap();
    client.submit(&failing).await.unwrap();
    load.seal().await;
    match client.fate(&failing).await.unwrap() {
        Fate::Final { error, .. } => assert_eq!(error.as_deref(), Some("StakingVault.NotFound")),
        other => panic!("{other:?}"),
    }

    let short = SigningOptions { period: 4, ..SigningOptions::default() };
    let unsent = client.sign(&bob, &remark, short).await.unwrap();
    for _ in 0..2 {
        load.seal().await;
        assert_eq!(client.fate(&unsent).await.unwrap(), Fate::Open);
    }
    load.seal().await;
    assert_eq!(client.fate(&unsent).await.unwrap(), Fate::Expired);
    let late = client.submit(&unsent).await;
    assert!(matches!(late, Err(Error::Invalid(_))), "{late:?}");
}

/// Calls go there and back, and nonsense is refused.
pub async fn codec(url: &str) {
    let url = url.to_owned();
    let client = Client::connect(std::slice::from_ref(&url), None).await.unwrap();
    let at = client.finalized().await.unwrap();
    let runtime = client.runtime(at).await.unwrap();
    let call = json!({ "RevenueRouter": { "deposit_revenue": {
        "asset": { "WithId": "1" }, "amount": "340282366920938463463374607431768211455",
        "kind": "Other", "reference": null } } });
    assert_eq!(runtime.decode_call(&runtime.encode_call(&call).unwrap()).unwrap(), call);
    for nonsense in [
        json!({ "Nowhere": { "call": {} } }),
        json!({ "Rewards": { "compound": {} } }),
        json!({ "Rewards": { "compound": { "position": "-1" } } }),
        json!({ "Rewards": { "compound": { "position": "1", "more": "1" } } }),
        json!({ "Rewards": { "compound": { "position": 1.5 } } }),
    ] {
        assert!(runtime.encode_call(&nonsense).is_err(), "{nonsense}");
    }
    let issuance = ("Balances", "TotalIssuance");
    let issuance = client.value(&runtime, issuance, &[], at).await.unwrap().unwrap();
    assert!(issuance.as_str().unwrap().parse::<u128>().unwrap() > 0);
    assert_eq!(client.value(&runtime, ("Nowhere", "Thing"), &[], at).await.unwrap(), None);
    let pools = client.call_api(&runtime, ("RewardsApi", "pools"), &[], at).await.unwrap();
    assert!(pools.is_some_and(|pools| matches!(pools, Value::Array(ref all) if !all.is_empty())));
    let other = Hash([7; 32]);
    let refused = Client::connect(&[url], Some(other)).await.err().unwrap();
    assert!(matches!(refused, Error::OtherChain { .. }), "{refused}");
}
