//! A chain with the session length.

use crate as pallet_session_length;
use polkadot_sdk::{
    frame_support::{self, derive_impl, parameter_types},
    frame_system::{self, mocking::MockBlock},
    sp_io::TestExternalities,
    sp_runtime::BuildStorage,
};

#[frame_support::runtime]
mod test_runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeFreezeReason,
        RuntimeHoldReason,
        RuntimeSlashReason,
        RuntimeLockId,
        RuntimeTask
    )]
    pub struct Test;

    #[runtime::pallet_index(0)]
    pub type System = frame_system;
    #[runtime::pallet_index(1)]
    pub type SessionLength = pallet_session_length;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = MockBlock<Test>;
}

parameter_types! {
    pub static DefaultBlocks: u64 = 100;
}

impl pallet_session_length::Config for Test {
    type DefaultBlocks = DefaultBlocks;
}

/// A chain whose genesis sets the length to `blocks`.
pub fn chain(blocks: Option<u64>) -> TestExternalities {
    let genesis = RuntimeGenesisConfig {
        session_length: pallet_session_length::GenesisConfig { blocks },
        ..Default::default()
    };
    TestExternalities::new(genesis.build_storage().unwrap())
}
