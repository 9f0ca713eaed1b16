//! A development network on which there is work from the first blocks on.

use super::config::Network;
use crate::{AccountId, AssetKind, RuntimeCall};
use alloc::{vec, vec::Vec};
use pallet_inference_market::types::Ask;
use polkadot_sdk::sp_keyring::Sr25519Keyring;
use quaestor_primitives::WorkKey;

/// Share of the delegators in the pay of a provider: 10 %.
const SHARE_BPS: u32 = 1_000;
/// Tokens per day that each provider offers.
const DAILY_UNITS: u64 = 1_000_000;

/// A network that begins at work: five accounts have staked. Bob and Charlie are providers with an ask for
/// the smallest models, Dave backs Bob, and Dave, Eve and Ferdie are auditors.
pub fn at_work(mut network: Network) -> Network {
    use Sr25519Keyring::{Bob, Charlie, Dave, Eve, Ferdie};
    let economy = &network.economy;
    let Some(compute) = &economy.compute else { return network };
    let tokens = |whole| economy.tokens(whole);
    let stake = |who: Sr25519Keyring, whole, tier| (who.to_account_id(), tokens(whole), tier);
    network.positions = vec![
        stake(Bob, 10_000, 0),
        stake(Charlie, 10_000, 1),
        stake(Dave, 20_000, 2),
        stake(Eve, 10_000, 0),
        stake(Ferdie, 10_000, 1),
    ];
    let ask = compute.classes.first().map(|price| Ask {
        asset: AssetKind::Native,
        price: *price,
        least_secs: compute.market.hour_secs(),
        daily_units: DAILY_UNITS,
    });
    let register = |who: Sr25519Keyring| {
        let own = tokens(1_000);
        let key = WorkKey::Sr25519(who.public().0);
        let (share_bps, endpoint) = (SHARE_BPS, [0; 32]);
        let call = pallet_providers::Call::register { own, share_bps, key, endpoint };
        by(who, call)
    };
    let offer =
        |who| by(who, pallet_inference_market::Call::set_ask { class: 0, ask: ask.clone() });
    let delegate = pallet_providers::Call::delegate {
        provider: Bob.to_account_id(),
        amount: tokens(1_000),
        maturity: 0,
    };
    let bond = compute.challenges.auditor_bond;
    let join = |who| by(who, pallet_challenges::Call::join { amount: bond });
    let mut opening = Vec::from([Bob, Charlie].map(register));
    opening.push(by(Dave, delegate));
    opening.extend([Bob, Charlie].map(offer));
    opening.extend([Dave, Eve, Ferdie].map(join));
    network.opening = opening;
    network
}

fn by(who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> (AccountId, RuntimeCall) {
    (who.to_account_id(), call.into())
}
