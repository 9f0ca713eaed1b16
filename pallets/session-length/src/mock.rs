//! A chain with the session length.

use crate as pallet_session_length;
use polkadot_sdk::{
    frame_support::parameter_types, sp_io::TestExternalities, sp_runtime::BuildStorage,
};

quaestor_testing::mock_runtime!(SessionLength = pallet_session_length; no currencies);

parameter_types! {
    pub static DefaultBlocks: u64 = 100;
}

impl pallet_session_length::Config for Test {
    type DefaultBlocks = DefaultBlocks;
    type WeightInfo = ();
}

/// A chain whose genesis sets the length to `blocks`.
pub fn chain(blocks: Option<u64>) -> TestExternalities {
    let genesis = RuntimeGenesisConfig {
        session_length: pallet_session_length::GenesisConfig { blocks },
        ..Default::default()
    };
    TestExternalities::new(genesis.build_storage().unwrap())
}
