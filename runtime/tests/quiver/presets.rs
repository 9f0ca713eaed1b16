//! Genesis, and what other economies have of it: nothing.

use crate::*;
use polkadot_sdk::{
    frame_support::traits::GetStorageVersion,
    sp_io::{hashing::twox_128, storage},
};
use quaestor_primitives::{ProviderInspect, Standing};
use quaestor_runtime::{
    figures, quiver::chain_metrics, CanaryOperators, Challenges, InferenceMarket, PaymentChannels,
    Providers,
};

fn standing(who: Sr25519Keyring) -> Option<Standing> {
    <Providers as ProviderInspect<AccountId>>::standing(&person(who))
}

#[test]
fn each_preset_begins_sound_and_lives() {
    for preset in ["quiver-dev", "quiver-local", "quiver-testnet"] {
        Genesis::preset(preset).build().execute_with(|| {
            check_all();
            launch(|| {});
            for _ in 0..20 {
                block(|| {});
            }
            check_all();
        });
    }
}

#[test]
fn the_development_chain_begins_at_work() {
    Genesis::preset("quiver-dev").build().execute_with(|| {
        launch(|| {});
        block(|| {});
        block(|| {});
        // Backing of 2,000 and of 1,000, of which a hundredth is the limit.
        let limits = [Bob, Charlie].map(|who| standing(who).expect("it is active").limit);
        assert_eq!(limits, [20 * QUIV, 10 * QUIV]);
        assert_eq!(InferenceMarket::ask_views(0).len(), 2);
        assert_eq!(CanaryOperators::members().into_inner(), [person(Alice)]);
        for _ in 0..5 {
            block(|| {});
        }
        assert_eq!(Challenges::set_view().members.len(), 3);
        // It can be used at once: 1,000 tokens for a five-hundredth of a hundredth of a token.
        let price = QUIV / 50_000;
        block(|| {
            let spec = JobSpec { window_secs: 20, deliver_secs: 20, ..spec(price) };
            by(CONSUMER, Market::order { provider: person(Bob), spec });
        });
        block(|| by(Bob, submit(0)));
        let before = free(Bob);
        block(|| {
            by(CONSUMER, Market::accept { job: 0 });
            // The fee falls by a twentieth on each day without work, to 4.30 % on the third.
            let fee = InferenceMarket::fee().expect("there is a market").fee;
            assert_eq!(fee, 430);
            // A tenth of the rest is for those who back him.
            let legs = price * (430 + 200 + 300) / 10_000;
            assert_eq!(free(Bob) - before, (price - legs) * 90 / 100);
        });
        let metrics = chain_metrics();
        assert_eq!(metrics.staked, 60_000 * QUIV);
        assert_eq!((metrics.validators, metrics.auditors), (1, 3));
        check_all();
    });
}

/// Sections of a genesis, and prefixes of keys.
const PALLETS: [(&str, &str); 5] = [
    ("canaryOperators", "CanaryOperators"),
    ("providers", "Providers"),
    ("inferenceMarket", "InferenceMarket"),
    ("paymentChannels", "PaymentChannels"),
    ("challenges", "Challenges"),
];

/// Keys of a pallet beside its version.
fn keys(pallet: &str) -> usize {
    let prefix = twox_128(pallet.as_bytes());
    let version = [prefix, twox_128(b":__STORAGE_VERSION__:")].concat();
    let (mut key, mut keys) = (prefix.to_vec(), 0);
    while let Some(next) = storage::next_key(&key).filter(|next| next.starts_with(&prefix)) {
        keys += usize::from(next != version);
        key = next;
    }
    keys
}

#[test]
fn other_economies_have_no_key_of_it() {
    for preset in ["qtra-dev", "qtra-testnet", "act-dev", "act-testnet", "blockdag-testnet"] {
        let patch = world::genesis::preset(preset);
        for (section, _) in PALLETS {
            assert!(patch.get(section).is_none(), "{preset}: {section}");
        }
        assert!(patch["token"].get("opening").is_none(), "{preset}");
        Genesis::preset(preset).build().execute_with(|| {
            launch(|| {});
            for _ in 0..10 {
                block(|| {});
            }
            // An empty list of operators is one key.
            for (_, pallet) in PALLETS.into_iter().skip(1) {
                assert_eq!(keys(pallet), 0, "{preset}: {pallet}");
            }
            assert!(figures::metrics().is_empty());
        });
    }
    Genesis::preset("quiver-testnet").build().execute_with(|| {
        assert!(PALLETS.iter().all(|(_, pallet)| keys(pallet) > 0), "the count finds them");
        assert!(!figures::metrics().is_empty());
        assert_eq!(Providers::on_chain_storage_version(), 1);
        assert_eq!(PaymentChannels::on_chain_storage_version(), 1);
    });
}
