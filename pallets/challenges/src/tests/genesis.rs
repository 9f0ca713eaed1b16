//! Genesis: storage, the minted minimum balance, the pot, and refused parameters.

use super::*;
use crate::{Parameters, Totals, STORAGE_VERSION};
use polkadot_sdk::{
    frame_support::traits::{fungible::Balanced, GetStorageVersion, Imbalance, StorageVersion},
    sp_io::storage,
};
use quaestor_primitives::{Books, TakeCredit};
use quaestor_testing::USDC;

#[test]
fn params_are_stored_and_a_minimum_balance_is_minted() {
    let genesis = ExtBuilder::default().challenges();
    let without = ExtBuilder { params: None, bonds: vec![] };
    assert_eq!([genesis.minted(&NATIVE), genesis.minted(&USDC)], [ED, 0]);
    assert_eq!(without.challenges().minted(&NATIVE), 0);
    ExtBuilder::default().build_and_execute(|| {
        assert_eq!(Parameters::<Test>::get(), Some(params()));
        assert_eq!(Totals::<Test>::get().minimum_balance, ED);
        assert_eq!(balance(Challenges::account()), ED + POT);
        assert_eq!(<Challenges as Books<AccountId>>::booked(&NATIVE), ED + POT);
        assert_eq!(<Challenges as Books<AccountId>>::booked(&USDC), 0);
        assert_eq!(Challenges::on_chain_storage_version(), STORAGE_VERSION);
    });
}

#[test]
fn without_params_no_key_is_written_and_the_pot_takes_nothing() {
    ExtBuilder { params: None, bonds: vec![] }.build_and_execute(|| {
        let credit = <Balances as Balanced<AccountId>>::issue(7);
        let back = <Challenges as TakeCredit<_>>::take(credit).unwrap_err();
        assert_eq!(back.peek(), 7);
        let prefix = polkadot_sdk::frame_support::storage::storage_prefix(b"Challenges", b"");
        let own = &prefix[..16];
        let mut keys = Vec::new();
        let mut last = own.to_vec();
        while let Some(key) = storage::next_key(&last).filter(|key| key.starts_with(own)) {
            last.clone_from(&key);
            keys.push(key);
        }
        // Every pallet has its version.
        assert_eq!(keys, [StorageVersion::storage_key::<Challenges>().to_vec()]);
    });
}

/// A test for each nonsense: its name, its sentence, and how it is made.
macro_rules! refused_at_genesis {
    ($($name:ident: $sentence:literal, $change:expr;)*) => {$(
        #[test]
        #[should_panic(expected = $sentence)]
        fn $name() {
            let change: fn(&mut crate::types::Params) = $change;
            ExtBuilder::default().params(change).build();
        }
    )*};
}

refused_at_genesis! {
    no_day: "a day must last from a second to 86,400", |params| params.day_secs = 0;
    no_stake: "the least stake must be from 10^18 to 10^23", |params| params.least_stake = 0;
    all_stake: "the stake must be from 1 to 20 %", |params| params.stake_bps = 2_001;
    no_time: "each phase must last from an hour to 7 days", |params| params.reveal_secs = 0;
    all_quorum: "the quorum must be from 30 to 80 %", |params| params.quorum_bps = 10_000;
    all_awarded: "the awards must be at most 50 %", |params| params.awards.challenger_bps = u32::MAX;
    all_burnt: "the burnt part must be at most the whole", |params| params.burn_bps = 10_001;
    no_audit: "the audit rate must be from 1.5 to 50 %", |params| params.audit_bps = 0;
    no_answer: "an audit must wait from an hour to 7 days", |params| params.answer_secs = 1;
    no_bond: "the bond of an auditor must be from 10^21 to 10^25", |params| params.auditor_bond = 0;
    no_fine: "each fine must be from 0.1 to 10 %", |params| params.blame_bps = 0;
    a_blind_pass_pays: "the highest reward must be at most the fine for a canary", |params| params.reward_bps = 11;
}

/// The phases of a case must fit into the notice of a bond.
#[test]
#[should_panic(expected = "the phases of a case must fit into the notice of a bond")]
fn phases_beyond_the_notice_are_refused() {
    ExtBuilder::default().params(|params| params.appeal_secs = 4 * DAY + 1).build();
}

#[test]
#[should_panic(expected = "the audit rate times the price multiple must be at least 1.5")]
fn audits_that_do_not_deter_are_refused() {
    ExtBuilder::default().params(|params| params.audit_bps = 749).build();
}
