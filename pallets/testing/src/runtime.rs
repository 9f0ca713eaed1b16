//! The runtime of mocks, as a macro.

use crate::{AssetKind, Balance};
use polkadot_sdk::frame_support::traits::fungible::NativeOrWithId;

/// The native token.
pub const NATIVE: AssetKind = NativeOrWithId::Native;
/// The asset that the pallets under test know.
pub const USDC: AssetKind = NativeOrWithId::WithId(1);
/// An asset that they do not know.
pub const EURC: AssetKind = NativeOrWithId::WithId(2);
/// Minimum balance of an account in an asset; with 6 decimals, 0.001.
pub const LEAST: Balance = 1_000;

/// A runtime `Test` with one pallet over the SDK's balances and assets, and the union `Money` of both
/// currencies.
///
/// The mock implements the pallet's `Config` and defines the existential deposit as `ED`. With
/// `; no currencies` the pallet stands alone.
#[macro_export]
macro_rules! mock_runtime {
    ($name:ident = $pallet:ident) => {
        use polkadot_sdk::{
            frame_support::{self, derive_impl},
            frame_system, pallet_assets, pallet_balances,
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
                RuntimeTask,
                RuntimeViewFunction
            )]
            pub struct Test;

            #[runtime::pallet_index(0)]
            pub type System = frame_system;
            #[runtime::pallet_index(1)]
            pub type Balances = pallet_balances;
            #[runtime::pallet_index(2)]
            pub type Assets = pallet_assets;
            #[runtime::pallet_index(3)]
            pub type $name = $pallet;
        }

        #[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
        impl frame_system::Config for Test {
            type Block = frame_system::mocking::MockBlock<Test>;
            type AccountData = pallet_balances::AccountData<$crate::Balance>;
        }

        #[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
        impl pallet_balances::Config for Test {
            type Balance = $crate::Balance;
            type ExistentialDeposit = frame_support::traits::ConstU128<ED>;
            type AccountStore = System;
            type RuntimeHoldReason = RuntimeHoldReason;
        }

        #[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
        impl pallet_assets::Config for Test {
            type Balance = $crate::Balance;
            type Currency = Balances;
            type CreateOrigin = frame_support::traits::AsEnsureOriginWithArg<
                frame_system::EnsureSigned<$crate::AccountId>,
            >;
            type ForceOrigin = frame_system::EnsureRoot<$crate::AccountId>;
        }

        /// The native token and all assets.
        pub type Money = frame_support::traits::fungible::UnionOf<
            Balances,
            Assets,
            frame_support::traits::fungible::NativeFromLeft,
            $crate::AssetKind,
            $crate::AccountId,
        >;
    };
    ($name:ident = $pallet:ident; no currencies) => {
        use polkadot_sdk::{
            frame_support::{self, derive_impl},
            frame_system,
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
                RuntimeTask,
                RuntimeViewFunction
            )]
            pub struct Test;

            #[runtime::pallet_index(0)]
            pub type System = frame_system;
            #[runtime::pallet_index(1)]
            pub type $name = $pallet;
        }

        #[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
        impl frame_system::Config for Test {
            type Block = frame_system::mocking::MockBlock<Test>;
        }
    };
}
