//! Accounts of a network at genesis.

use super::config::{minted, Network};
use crate::{
    configs::consensus::SessionKeys, params::MINUTES, AccountId, AssetKind, Backstop, Balance,
    BlockNumber, Multisig,
};
use alloc::{format, vec, vec::Vec};
use pallet_allocations::types::GenesisAllocation;
use polkadot_sdk::{
    sp_core::{crypto::UncheckedFrom, ed25519, sr25519},
    sp_keyring::{Ed25519Keyring, Sr25519Keyring},
    sp_runtime::traits::{BlakeTwo256, Hash},
};
use quaestor_chain_spec::{economies::quiver::INSURANCE, usdc, Economy, Part, DAY, USDC};
use quaestor_math::{mul_div, RateModel, BPS};
use quaestor_primitives::Price;

/// Ten minutes.
pub const USUAL_SESSION: BlockNumber = 10 * MINUTES;
/// A minute, so that nobody waits long for a validator to come or go.
pub const LOCAL_SESSION: BlockNumber = MINUTES;
const DEV_USDC: Balance = 10_000_000_000_000;
/// USDC and tokens of the multisig that deposits revenue on a development chain.
const DEV_REVENUE: (Balance, u64) = (5_000_000_000_000, 1_000_000);
/// USDC and tokens that Alice provides to the exchange: the price begins at half a USDC.
const DEV_POOL: (Balance, u64) = (1_000_000_000_000, 2_000_000);

/// Whole tokens and whole USDC that stream from the start of a chain that begins alive: ten of each per
/// second.
const ALIVE_REWARD: u64 = 73_000;
/// USDC of its backstop: the floor of more than a thousand epochs.
const ALIVE_RESERVE: Balance = 1_000_000_000_000;
/// Its price, that of the exchange: half a USDC.
const ALIVE_PRICE: Price = Price(500_000_000_000);

/// A network of well-known development accounts. Where the economy does not say how its supply is
/// distributed, half of it is Alice's, and the others have a tenth each.
pub fn development(
    economy: Economy,
    validators: &[Sr25519Keyring],
    session_blocks: BlockNumber,
) -> Network {
    use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie};
    let has_market = economy.has_market();
    let revenue = economy.tokens(DEV_REVENUE.1);
    let people = [Alice, Bob, Charlie, Dave, Eve, Ferdie];
    let (mut balances, allocations) = match economy.parts.is_empty() {
        true => {
            let balance =
                |who| economy.tokens(if who == Alice { 500_000_000 } else { 100_000_000 });
            (people.map(|who| (who.to_account_id(), balance(who))).to_vec(), Vec::new())
        },
        false => distribute(&economy, |part| dev_holders(&economy, part)),
    };
    let spent = minted(&economy).saturating_add(revenue);
    take_from(&mut balances, &Alice.to_account_id(), spent);
    let accounts = |who: &[Sr25519Keyring]| who.iter().map(|who| who.to_account_id()).collect();
    let treasurer = dev_treasurer();
    balances.push((treasurer.clone(), revenue));
    let dollars = |who| match who {
        Alice => DEV_USDC.saturating_add(DEV_POOL.0),
        _ => DEV_USDC,
    };
    let mut usdc = people.map(|who| (who.to_account_id(), dollars(who))).to_vec();
    usdc.push((treasurer.clone(), DEV_REVENUE.0));
    Network {
        validators: validators.iter().map(dev_validator).collect(),
        session_blocks,
        sudo: Alice.to_account_id(),
        balances,
        usdc_issuer: treasurer.clone(),
        usdc,
        pool: has_market.then(|| (Alice.to_account_id(), economy.tokens(DEV_POOL.1), DEV_POOL.0)),
        council: accounts(&[Alice, Bob, Charlie, Dave, Eve]),
        committee: accounts(&[Alice, Bob, Charlie]),
        depositors: vec![treasurer],
        operators: accounts(&[Alice, Bob, Charlie, Dave, Eve]),
        engines: accounts(&[Dave]),
        recorders: economy.debates.iter().map(|_| Eve.to_account_id()).collect(),
        canaries: economy.compute.iter().map(|_| Alice.to_account_id()).collect(),
        allocations,
        economy,
        positions: Vec::new(),
        fundings: Vec::new(),
        price: None,
        opening: Vec::new(),
    }
}

/// A development network that begins alive: three accounts have staked, rewards stream, a reserve
/// covers the floor, and a price holds for a day, so that every figure has a value from the first
/// blocks on and no breaker is tripped.
pub fn alive(mut network: Network) -> Network {
    use Sr25519Keyring::{Alice, Bob, Charlie, Dave};
    let economy = &mut network.economy;
    let stake =
        |who: Sr25519Keyring, whole, tier| (who.to_account_id(), economy.tokens(whole), tier);
    network.positions =
        vec![stake(Bob, 10_000, 0), stake(Charlie, 10_000, 1), stake(Dave, 20_000, 2)];
    network.fundings =
        vec![(AssetKind::Native, economy.tokens(ALIVE_REWARD)), (USDC, usdc(ALIVE_REWARD))];
    network.price = Some((ALIVE_PRICE, DAY));
    let funded = economy.tokens(ALIVE_REWARD);
    take_from(&mut network.balances, &Alice.to_account_id(), funded);
    network.usdc.push((Backstop::account(), ALIVE_RESERVE));
    // A stream outlasts the warm-up of a new stake many times.
    let period_secs = economy.days(365);
    for pool in &mut economy.pools {
        pool.params.rate = RateModel::Streamed { period_secs };
    }
    network
}

/// Holders of a part of the supply of a development chain.
fn dev_holders(economy: &Economy, part: &Part) -> Vec<(AccountId, Balance)> {
    use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie};
    let of = |who: Sr25519Keyring, amount| (who.to_account_id(), amount);
    let shared = |people: &[Sr25519Keyring], whole, rest: AccountId| {
        let each = economy.tokens(whole);
        let mut holders: Vec<_> = people.iter().map(|who| of(*who, each)).collect();
        let given = holders.iter().fold(0, |sum: Balance, (_, amount)| sum.saturating_add(*amount));
        holders.push((rest, part.amount.saturating_sub(given)));
        holders
    };
    let others = [Bob, Charlie, Dave, Eve, Ferdie];
    match part.name {
        "team" => vec![of(Bob, part.amount)],
        "partners" => vec![of(Charlie, part.amount)],
        INSURANCE => vec![(Backstop::account(), part.amount)],
        "presale" => {
            let everybody = [Alice, Bob, Charlie, Dave, Eve, Ferdie];
            shared(&everybody, 1_000_000_000, placeholder("presale"))
        },
        // Where there is no presale, the others have theirs from here.
        "liquidity" if economy.part("presale") == 0 => {
            shared(&others, 10_000_000, Alice.to_account_id())
        },
        _ => vec![of(Alice, part.amount)],
    }
}

/// Balances and allocations of a supply in parts. The treasury's part is its pallet's.
fn distribute(
    economy: &Economy,
    holders: impl Fn(&Part) -> Vec<(AccountId, Balance)>,
) -> (Vec<(AccountId, Balance)>, Vec<GenesisAllocation<AccountId>>) {
    let mut balances: Vec<(AccountId, Balance)> = Vec::new();
    let mut allocations = Vec::new();
    for part in economy.parts.iter().filter(|part| part.name != "treasury") {
        for (who, amount) in holders(part) {
            let first_bps = part.release.map_or(BPS, |release| release.first_bps);
            let first = mul_div(amount, first_bps.into(), BPS.into()).unwrap_or_default();
            match balances.iter_mut().find(|(other, _)| *other == who) {
                Some((_, balance)) => *balance = balance.saturating_add(first),
                None if first > 0 => balances.push((who.clone(), first)),
                None => {},
            }
            if let Some(release) = part.release {
                allocations.push(GenesisAllocation {
                    beneficiary: who,
                    total: amount.saturating_sub(first),
                    cliff_secs: release.cliff_secs,
                    end_secs: release.end_secs,
                    first_unlock: first,
                });
            }
        }
    }
    (balances, allocations)
}

fn take_from(balances: &mut [(AccountId, Balance)], who: &AccountId, amount: Balance) {
    if let Some((_, balance)) = balances.iter_mut().find(|(other, _)| other == who) {
        *balance = balance.saturating_sub(amount);
    }
}

/// Deposits the revenue of a development chain and issues its USDC: two of Alice, Bob and Charlie together.
pub fn dev_treasurer() -> AccountId {
    use Sr25519Keyring::{Alice, Bob, Charlie};
    let mut signatories = [Alice, Bob, Charlie].map(|who| who.to_account_id());
    signatories.sort();
    Multisig::multi_account_id(&signatories, 2)
}

fn dev_validator(who: &Sr25519Keyring) -> (AccountId, SessionKeys) {
    let grandpa = match who {
        Sr25519Keyring::Bob => Ed25519Keyring::Bob,
        Sr25519Keyring::Charlie => Ed25519Keyring::Charlie,
        Sr25519Keyring::Dave => Ed25519Keyring::Dave,
        _ => Ed25519Keyring::Alice,
    };
    let keys = SessionKeys { aura: who.public().into(), grandpa: grandpa.public().into() };
    (who.to_account_id(), keys)
}

/// Nobody holds a key of this network: every account is a hash of a public sentence and stands
/// where a real one has to be put before a launch. Until then it makes no block, and its money and
/// its root are out of everybody's reach.
pub fn test(economy: Economy) -> Network {
    let fees = economy.tokens(1_000);
    let validators = ["validator 1", "validator 2", "validator 3", "validator 4"];
    let all_fees = validators.iter().fold(0, |sum: Balance, _| sum.saturating_add(fees));
    let (mut shares, allocations) = match economy.parts.is_empty() {
        true => (vec![(placeholder("treasury"), economy.tokens(1_000_000_000))], Vec::new()),
        false => distribute(&economy, |part| vec![(test_holder(part), part.amount)]),
    };
    let giver = if economy.parts.is_empty() { "treasury" } else { "liquidity" };
    take_from(&mut shares, &placeholder(giver), minted(&economy).saturating_add(all_fees));
    let mut balances: Vec<_> = validators.iter().map(|role| (placeholder(role), fees)).collect();
    balances.extend(shares);
    Network {
        validators: validators.iter().map(|role| placeholder_validator(role)).collect(),
        session_blocks: USUAL_SESSION,
        sudo: placeholder("root"),
        balances,
        usdc_issuer: placeholder("usdc issuer multisig"),
        usdc: Vec::new(),
        pool: None,
        council: ["councillor 1", "councillor 2", "councillor 3", "councillor 4", "councillor 5"]
            .map(placeholder)
            .to_vec(),
        committee: ["engineer 1", "engineer 2", "engineer 3"].map(placeholder).to_vec(),
        depositors: vec![placeholder("revenue multisig")],
        operators: ["operator 1", "operator 2", "operator 3", "operator 4", "operator 5"]
            .map(placeholder)
            .to_vec(),
        engines: vec![placeholder("matching engine")],
        recorders: economy.debates.iter().map(|_| placeholder("recorder")).collect(),
        canaries: economy.compute.iter().map(|_| placeholder("canary operator")).collect(),
        allocations,
        economy,
        positions: Vec::new(),
        fundings: Vec::new(),
        price: None,
        opening: Vec::new(),
    }
}

fn test_holder(part: &Part) -> AccountId {
    match part.name {
        INSURANCE => Backstop::account(),
        name => placeholder(name),
    }
}

fn placeholder_bytes(role: &str) -> [u8; 32] {
    BlakeTwo256::hash(format!("quaestor testnet, to be replaced: {role}").as_bytes()).into()
}

fn placeholder(role: &str) -> AccountId {
    placeholder_bytes(role).into()
}

fn placeholder_validator(role: &str) -> (AccountId, SessionKeys) {
    let key = |kind| placeholder_bytes(&format!("{role}, {kind}"));
    let keys = SessionKeys {
        aura: sr25519::Public::unchecked_from(key("aura")).into(),
        grandpa: ed25519::Public::unchecked_from(key("grandpa")).into(),
    };
    (placeholder(role), keys)
}
