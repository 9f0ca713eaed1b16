//! Fees, validators, proxies.

use crate::{chain, QTRA};
use codec::Encode;
use polkadot_sdk::{
    frame_support::{
        assert_ok,
        traits::{
            fungible::Balanced,
            tokens::{Fortitude::Polite, Precision::Exact, Preservation::Preserve},
            InstanceFilter, OnInitialize, OnUnbalanced,
        },
    },
    frame_system, pallet_balances, pallet_sudo, pallet_utility, sp_consensus_aura,
    sp_keyring::Sr25519Keyring,
    sp_keystore::{testing::MemoryKeystore, KeystoreExt},
    sp_runtime::{testing::Digest, DigestItem, MultiAddress},
};
use quaestor_runtime::{
    configs::{accounts::ProxyType, fees::SplitFees},
    params::TreasuryAccount,
    AccountId, Authorship, Balances, Runtime, RuntimeCall, RuntimeOrigin, Session, SessionKeys,
    System, TransactionPayment, Validators,
};

fn dev(who: Sr25519Keyring) -> AccountId {
    who.to_account_id()
}

fn transfer(to: AccountId) -> RuntimeCall {
    let dest = MultiAddress::Id(to);
    RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive { dest, value: QTRA })
}

#[test]
fn a_transfer_costs_some_thousandths_of_a_token() {
    chain("qtra-dev").execute_with(|| {
        let call = transfer(dev(Sr25519Keyring::Bob));
        let fee = TransactionPayment::query_call_info(call, 150).partial_fee;
        assert!((QTRA / 1_000..QTRA / 100).contains(&fee), "{fee}");
    });
}

/// A fee with a tip, taken from `payer`.
fn pay(payer: &AccountId, fee: u128, tip: u128) {
    let take = |amount| Balances::withdraw(payer, amount, Exact, Preserve, Polite).unwrap();
    SplitFees::on_unbalanceds([take(fee), take(tip)].into_iter());
}

#[test]
fn half_of_a_fee_goes_to_the_treasury_and_the_rest_and_the_tip_to_the_author() {
    chain("qtra-local").execute_with(|| {
        let (payer, first) = (dev(Sr25519Keyring::Eve), Session::validators()[0].clone());
        let slot = DigestItem::PreRuntime(sp_consensus_aura::AURA_ENGINE_ID, 4u64.encode());
        System::initialize(&1, &Default::default(), &Digest { logs: vec![slot] });
        Authorship::on_initialize(1);
        assert_eq!(Authorship::author(), Some(first.clone()));

        let free = |who: &AccountId| Balances::free_balance(who);
        let treasury = TreasuryAccount::get();
        let (had, kept, issued) = (free(&first), free(&treasury), Balances::total_issuance());
        pay(&payer, 101, 7);
        assert_eq!((free(&treasury) - kept, free(&first) - had), (50, 51 + 7));
        pay(&payer, QTRA, 0);
        assert_eq!((free(&treasury) - kept, free(&first) - had), (50 + QTRA / 2, 58 + QTRA / 2));
        assert_eq!(Balances::total_issuance(), issued);
    });
}

#[test]
fn a_share_that_its_author_cannot_take_goes_to_the_treasury() {
    chain("qtra-local").execute_with(|| {
        let (treasury, issued) = (TreasuryAccount::get(), Balances::total_issuance());
        let kept = Balances::free_balance(&treasury);
        // Nobody is the author of this block.
        pay(&dev(Sr25519Keyring::Eve), 101, 7);
        assert_eq!(Balances::free_balance(&treasury) - kept, 108);
        // And one whose account cannot exist with so little.
        let first = Session::validators()[0].clone();
        let slot = DigestItem::PreRuntime(sp_consensus_aura::AURA_ENGINE_ID, 4u64.encode());
        System::initialize(&1, &Default::default(), &Digest { logs: vec![slot] });
        Authorship::on_initialize(1);
        frame_system::Account::<Runtime>::remove(&first);
        pay(&dev(Sr25519Keyring::Eve), 101, 7);
        assert_eq!(Balances::free_balance(&treasury) - kept, 216);
        assert!(Balances::total_issuance() == issued);
    });
}

fn end_sessions(count: u32) {
    (0..count).for_each(|_| Session::rotate_session());
}

#[test]
fn a_member_with_keys_becomes_a_validator_after_two_sessions() {
    let mut ext = chain("qtra-dev");
    ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
    ext.execute_with(|| {
        let (alice, charlie) = (dev(Sr25519Keyring::Alice), dev(Sr25519Keyring::Charlie));
        System::set_block_number(1);
        let add = || Validators::add_member(RuntimeOrigin::root(), charlie.clone().into());
        assert_ok!(add());
        end_sessions(2);
        assert_eq!(
            Session::validators(),
            std::slice::from_ref(&alice),
            "a member without keys is left out"
        );

        let made = SessionKeys::generate(&charlie.encode(), None);
        let origin = RuntimeOrigin::signed(charlie.clone());
        assert_ok!(Session::set_keys(origin, made.keys, made.proof.encode()));
        end_sessions(1);
        assert_eq!(Session::validators(), std::slice::from_ref(&alice));
        end_sessions(1);
        let mut both = vec![alice, charlie];
        both.sort();
        assert_eq!(Session::validators(), both);
    });
}

#[test]
fn the_last_validators_cannot_be_removed() {
    chain("qtra-dev").execute_with(|| {
        System::set_block_number(1);
        let alice = dev(Sr25519Keyring::Alice);
        assert_ok!(Validators::remove_member(RuntimeOrigin::root(), alice.clone().into()));
        end_sessions(3);
        assert_eq!(Session::validators(), [alice]);
    });
}

#[test]
fn a_staking_proxy_moves_nothing_away() {
    let bob = dev(Sr25519Keyring::Bob);
    let stake = RuntimeCall::StakingVault(pallet_staking_vault::Call::withdraw {});
    let fund = RuntimeCall::Rewards(pallet_rewards::Call::fund {
        asset: quaestor_runtime::AssetKind::Native,
        amount: 1,
    });
    let batch = RuntimeCall::Utility(pallet_utility::Call::batch { calls: vec![] });
    let sudo = RuntimeCall::Sudo(pallet_sudo::Call::remove_key {});
    assert!(ProxyType::Staking.filter(&stake));
    assert!(ProxyType::Staking.filter(&batch));
    for call in [&transfer(bob), &fund, &sudo] {
        assert!(!ProxyType::Staking.filter(call));
    }
    assert!(!ProxyType::NonTransfer.filter(&fund));
    assert!(ProxyType::Any.is_superset(&ProxyType::Staking));
    assert!(!ProxyType::Staking.is_superset(&ProxyType::NonTransfer));
}
