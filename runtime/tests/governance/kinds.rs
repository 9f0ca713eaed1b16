//! A proposal is refused when it is submitted, unless its kind could make its call.

use crate::world::genesis::Genesis;
use codec::Encode;
use pallet_stake_voting::{
    types::{Kind, MAX_PROPOSAL_BYTES},
    Call, Error, ProposalOf,
};
use pallet_staking_vault::Call as Vault;
use polkadot_sdk::{
    frame_support::traits::{Bounded, Hooks, StorePreimage},
    frame_system, pallet_timestamp, pallet_utility,
    sp_core::H256,
    sp_keyring::Sr25519Keyring::Alice,
    sp_runtime::{traits::Dispatchable, DispatchError},
};
use quaestor_runtime::{Preimage, Runtime, RuntimeCall, RuntimeOrigin, StakingVault, System};

fn signed(call: impl Into<RuntimeCall>) -> Result<(), DispatchError> {
    let by = RuntimeOrigin::signed(Alice.to_account_id());
    call.into().dispatch(by).map(drop).map_err(|refused| refused.error)
}

fn proposed(kind: Kind, proposal: ProposalOf<Runtime>) -> Result<(), DispatchError> {
    signed(Call::propose { kind, proposal, after: 0 })
}

fn bound(call: impl Into<RuntimeCall>) -> ProposalOf<Runtime> {
    Preimage::bound(call.into()).expect("it can be encoded")
}

/// A remark, which any kind may make, so long that its whole call has `bytes`.
fn remark(bytes: u32) -> ProposalOf<Runtime> {
    // Both indices, and the length of the text.
    let remark = vec![0; bytes as usize - 2 - 2];
    let proposal = bound(frame_system::Call::remark { remark });
    assert_eq!(proposal.len(), Some(bytes));
    proposal
}

/// A remark within so many batches of one call.
fn nested(batches: usize) -> ProposalOf<Runtime> {
    let innermost = RuntimeCall::from(frame_system::Call::remark { remark: vec![] }).encode();
    let batch = RuntimeCall::from(pallet_utility::Call::batch { calls: vec![] }).encode();
    let [pallet, call, _] = batch[..] else { panic!("two indices and a length") };
    let mut bytes = [pallet, call, 4].repeat(batches);
    bytes.extend(innermost);
    let len = u32::try_from(bytes.len()).unwrap();
    let hash = <Preimage as StorePreimage>::note(bytes.into()).unwrap();
    Bounded::Lookup { hash, len }
}

#[test]
fn a_proposal_that_its_kind_could_not_make_is_refused() {
    let token = 1_000_000_000;
    Genesis::preset("act-dev").build().execute_with(|| {
        System::set_block_number(1);
        for time in [1_800_000_000_000, 1_800_000_020_000] {
            pallet_timestamp::Now::<Runtime>::put(time);
            StakingVault::on_initialize(1);
            if time == 1_800_000_000_000 {
                assert_eq!(signed(Vault::stake { amount: 10_000 * token, tier: 0 }), Ok(()));
            }
        }
        let refused = Err(Error::<Runtime>::NotOfKind.into());
        let cooldown = || bound(Vault::set_cooldown { secs: 60 });
        for kind in [Kind::Treasury, Kind::Upgrade, Kind::Feature, Kind::Emergency] {
            assert_eq!(proposed(kind, cooldown()), refused, "{kind:?}");
        }
        // The limit of the treasury is one of each call, so a spend stands alone.
        let top_up = || -> RuntimeCall { pallet_emission::Call::top_up { amount: token }.into() };
        let both = pallet_utility::Call::batch_all { calls: vec![top_up(), top_up()] };
        assert_eq!(proposed(Kind::Treasury, bound(both)), refused);
        // Nobody knows the call, it is too long, or of an age before the preimages.
        let hash = H256::repeat_byte(1);
        assert_eq!(proposed(Kind::Parameter, Bounded::Lookup { hash, len: 200 }), refused);
        let legacy = Bounded::Legacy { hash, dummy: Default::default() };
        assert_eq!(proposed(Kind::Parameter, legacy), refused);
        assert_eq!(proposed(Kind::Parameter, remark(MAX_PROPOSAL_BYTES + 1)), refused);
        // Decoding it without a limit would overflow the stack of the runtime.
        assert_eq!(proposed(Kind::Parameter, nested(5_000)), refused);

        assert_eq!(proposed(Kind::Parameter, nested(10)), Ok(()));
        assert_eq!(proposed(Kind::Treasury, bound(top_up())), Ok(()));
        assert_eq!(proposed(Kind::Feature, remark(MAX_PROPOSAL_BYTES)), Ok(()));
    });
}
