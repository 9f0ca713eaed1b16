//! Reads of the runtime by clients.

use crate::chain;
use polkadot_sdk::sp_metadata_ir::{MetadataIR, PalletMetadataIR};
use quaestor_runtime::{
    configs::emergency::{Calls, STAYS_OPEN},
    metadata_ir, VERSION,
};
use scale_info::{form::MetaForm, MetaType, TypeDef, Variant};

pub const OURS: [&str; 20] = [
    "StakingVault",
    "Rewards",
    "PriceFeed",
    "RevenueRouter",
    "Backstop",
    "BuybackBurn",
    "CircuitBreaker",
    "FeeDiscounts",
    "Subscriptions",
    "SessionLength",
    "Emission",
    "Allocations",
    "StakeVoting",
    "Debates",
    "GenesisBadge",
    "Daybook",
    "Providers",
    "InferenceMarket",
    "PaymentChannels",
    "Challenges",
];
const OUR_APIS: [&str; 22] = [
    "StakingVaultApi",
    "RewardsApi",
    "PriceFeedApi",
    "RevenueRouterApi",
    "BackstopApi",
    "BuybackApi",
    "CircuitBreakerApi",
    "FeeDiscountsApi",
    "SubscriptionsApi",
    "MetricsApi",
    "EmissionApi",
    "AllocationsApi",
    "StakeVotingApi",
    "DebatesApi",
    "GenesisBadgeApi",
    "EconomyApi",
    "ConsoleApi",
    "ProvidersApi",
    "InferenceApi",
    "ChannelsApi",
    "ChallengesApi",
    "QuiverApi",
];

pub fn metadata() -> MetadataIR<MetaForm> {
    // Constants that are economy data are read from the state.
    chain("qtra-dev").execute_with(metadata_ir)
}

fn said(docs: &[&str]) -> bool {
    docs.iter().any(|line| !line.trim().is_empty())
}

/// The variants of an enum.
pub fn variants(ty: &MetaType) -> Vec<Variant> {
    let TypeDef::Variant(def) = ty.type_info().type_def else { panic!("not an enum") };
    def.variants
}

/// Variants of an enum without documentation.
fn silent_variants(ty: &MetaType) -> Vec<String> {
    let silent = variants(ty).into_iter().filter(|variant| !said(&variant.docs));
    silent.map(|variant| variant.name.to_string()).collect()
}

/// Fields of an enum's variants without documentation.
fn silent_fields(ty: &MetaType) -> Vec<String> {
    let variants = variants(ty);
    let fields = variants.iter().flat_map(|variant| {
        let name = |field: &scale_info::Field| {
            format!("{}.{}", variant.name, field.name.unwrap_or_default())
        };
        variant.fields.iter().filter(|field| !said(&field.docs)).map(name).collect::<Vec<_>>()
    });
    fields.collect()
}

fn silent(pallet: &PalletMetadataIR<MetaForm>) -> Vec<String> {
    let mut silent = Vec::new();
    let storage = pallet.storage.iter().flat_map(|storage| &storage.entries);
    silent.extend(storage.filter(|e| !said(&e.docs)).map(|e| e.name.to_string()));
    silent.extend(pallet.calls.iter().flat_map(|calls| silent_variants(&calls.ty)));
    silent.extend(pallet.event.iter().flat_map(|event| silent_variants(&event.ty)));
    silent.extend(pallet.event.iter().flat_map(|event| silent_fields(&event.ty)));
    silent.extend(pallet.error.iter().flat_map(|error| silent_variants(&error.ty)));
    silent.extend(pallet.constants.iter().filter(|c| !said(&c.docs)).map(|c| c.name.to_string()));
    let views = pallet.view_functions.iter();
    silent.extend(views.filter(|view| !said(&view.docs)).map(|view| view.name.to_string()));
    silent
}

#[test]
fn our_pallets_document_all_that_clients_see() {
    let metadata = metadata();
    for name in OURS {
        let pallet = metadata.pallets.iter().find(|pallet| pallet.name == name);
        let pallet = pallet.unwrap_or_else(|| panic!("{name} is missing"));
        assert_eq!(silent(pallet), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn our_runtime_apis_document_every_method() {
    let metadata = metadata();
    for name in OUR_APIS {
        let api = metadata.apis.iter().find(|api| api.name == name);
        let api = api.unwrap_or_else(|| panic!("{name} is missing"));
        assert!(said(&api.docs), "{name}");
        for method in &api.methods {
            assert!(said(&method.docs), "{name}.{}", method.name);
        }
    }
}

#[test]
fn transactions_carry_the_extensions_that_clients_know_in_their_order() {
    let names: Vec<_> =
        metadata().extrinsic.extensions_in_versions.iter().map(|e| e.identifier).collect();
    let known = [
        "CheckNonZeroSender",
        "CheckSpecVersion",
        "CheckTxVersion",
        "CheckGenesis",
        "CheckMortality",
        "CheckNonce",
        "CheckWeight",
        "ChargeTransactionPayment",
        "CheckMetadataHash",
        "WeightReclaim",
    ];
    assert_eq!(names, known);
}

#[test]
fn pallets_keep_their_indices() {
    let indices: Vec<_> = metadata().pallets.iter().map(|p| (p.index, p.name)).collect();
    let fixed = [
        (0, "System"),
        (1, "Timestamp"),
        (2, "Balances"),
        (3, "Assets"),
        (4, "AssetsHolder"),
        (5, "TransactionPayment"),
        (6, "PoolAssets"),
        (7, "AssetConversion"),
        (8, "Oracle"),
        (9, "Token"),
        (10, "Authorship"),
        (11, "Aura"),
        (12, "Grandpa"),
        (13, "Validators"),
        (14, "Session"),
        (15, "Historical"),
        (16, "Offences"),
        (17, "SessionLength"),
        (20, "Sudo"),
        (21, "Utility"),
        (22, "Proxy"),
        (23, "Multisig"),
        (24, "Scheduler"),
        (25, "Preimage"),
        (26, "MultiBlockMigrations"),
        (27, "Council"),
        (28, "TechnicalCommittee"),
        (29, "RevenueDepositors"),
        (30, "PriceOperators"),
        (31, "TradeEngines"),
        (32, "Treasury"),
        (33, "Whitelist"),
        (34, "SafeMode"),
        (35, "TxPause"),
        (36, "Referenda"),
        (37, "Nfts"),
        (38, "Recorders"),
        (39, "CanaryOperators"),
        (40, "StakingVault"),
        (41, "Rewards"),
        (42, "PriceFeed"),
        (43, "RevenueRouter"),
        (44, "BuybackBurn"),
        (45, "CircuitBreaker"),
        (46, "FeeDiscounts"),
        (47, "Subscriptions"),
        (48, "Backstop"),
        (49, "Emission"),
        (50, "Allocations"),
        (51, "StakeVoting"),
        (52, "Debates"),
        (53, "GenesisBadge"),
        (54, "Daybook"),
        (60, "Providers"),
        (61, "InferenceMarket"),
        (62, "PaymentChannels"),
        (63, "Challenges"),
    ];
    assert_eq!(indices, fixed);
}

/// The payload of a transaction begins with the index of a pallet, unless it is a hash of 32 bytes. What a
/// channel's key or a provider signs begins with another byte, for ever.
#[test]
fn no_voucher_is_a_transaction() {
    use pallet_payment_channels::voucher::{
        STATEMENT_LENGTH, STATEMENT_TAG, VOUCHER_LENGTH, VOUCHER_TAG,
    };
    for (tag, length) in [(VOUCHER_TAG, VOUCHER_LENGTH), (STATEMENT_TAG, STATEMENT_LENGTH)] {
        assert_eq!(tag[0], 113);
        assert!(metadata().pallets.iter().all(|pallet| pallet.index != tag[0]));
        assert_ne!(length, 32);
    }
}

#[test]
fn what_stays_open_in_an_emergency_exists() {
    let metadata = metadata();
    for (name, calls) in STAYS_OPEN {
        let pallet = metadata.pallets.iter().find(|pallet| pallet.name == *name);
        let pallet = pallet.unwrap_or_else(|| panic!("{name} is missing"));
        let Calls::Only(open) = calls else { continue };
        let ty = pallet.calls.as_ref().unwrap_or_else(|| panic!("{name} has no calls")).ty;
        let known = variants(&ty);
        for call in *open {
            assert!(known.iter().any(|variant| variant.name == *call), "{name}.{call}");
        }
    }
}

#[test]
fn clients_learn_name_and_address_format() {
    assert_eq!(VERSION.spec_name, "quaestor");
    let metadata = metadata();
    let constant = |name| {
        let system = metadata.pallets.iter().find(|p| p.name == "System").expect("it is there");
        let found = system.constants.iter().find(|constant| constant.name == name);
        found.map(|constant| constant.value.clone())
    };
    assert_eq!(constant("SS58Prefix"), Some(vec![42, 0]));
}
