//! The badge of the first stakers: an item of the SDK's NFTs that nobody can transfer.
//!
//! Wallets read the NFTs. Their calls are left out of the runtime, so no item and no collection comes into
//! being but through the badge.

use crate::{origins::Governance, params::ChangeInterval, *};
use polkadot_sdk::{
    frame_support::{
        parameter_types,
        traits::{
            tokens::nonfungibles_v2::{Inspect, Mutate},
            AsEnsureOriginWithArg, ConstU128, ConstU32, NeverEnsureOrigin,
        },
    },
    pallet_nfts::{
        CollectionConfig, CollectionSetting, CollectionSettings, ItemConfig, ItemSettings,
        PalletFeature, PalletFeatures,
    },
    sp_runtime::DispatchResult,
};
use quaestor_primitives::Badges;

/// The collection of the badges, the only one.
const COLLECTION: u32 = 0;

parameter_types! {
    /// Items can be held, and nothing else.
    pub NoFeatures: PalletFeatures = PalletFeatures::from_disabled(
        PalletFeature::Trading
            | PalletFeature::Attributes
            | PalletFeature::Approvals
            | PalletFeature::Swaps,
    );
}

impl pallet_nfts::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type CollectionId = u32;
    type ItemId = u32;
    type Currency = Balances;
    type ForceOrigin = NeverEnsureOrigin<()>;
    type CreateOrigin = AsEnsureOriginWithArg<NeverEnsureOrigin<AccountId>>;
    type Locker = ();
    // The account that claims a badge has staked, and pays a fee for the claim.
    type CollectionDeposit = ConstU128<0>;
    type ItemDeposit = ConstU128<0>;
    type MetadataDepositBase = ConstU128<0>;
    type AttributeDepositBase = ConstU128<0>;
    type DepositPerByte = ConstU128<0>;
    type StringLimit = ConstU32<64>;
    type KeyLimit = ConstU32<64>;
    type ValueLimit = ConstU32<64>;
    type ApprovalsLimit = ConstU32<1>;
    type ItemAttributesApprovalsLimit = ConstU32<1>;
    type MaxTips = ConstU32<1>;
    type MaxDeadlineDuration = ConstU32<1>;
    type MaxAttributesPerCall = ConstU32<1>;
    type Features = NoFeatures;
    type OffchainSignature = Signature;
    type OffchainPublic = <Signature as Verify>::Signer;
    #[cfg(feature = "runtime-benchmarks")]
    type Helper = ();
    type WeightInfo = pallet_nfts::weights::SubstrateWeight<Runtime>;
    type BlockNumberProvider = System;
}

/// Badges as items of the collection.
pub struct Items;

impl Badges<AccountId> for Items {
    fn create(supply: u32) -> DispatchResult {
        let settings = CollectionSettings::from_disabled(
            CollectionSetting::TransferableItems | CollectionSetting::DepositRequired,
        );
        let config = CollectionConfig {
            settings,
            max_supply: Some(supply),
            mint_settings: Default::default(),
        };
        let owner = params::RoleAccount::get();
        Nfts::do_create_collection(
            COLLECTION,
            owner.clone(),
            owner.clone(),
            config,
            0,
            pallet_nfts::Event::ForceCreated { collection: COLLECTION, owner },
        )
    }

    fn mint(number: u32, who: &AccountId) -> DispatchResult {
        let settings = ItemConfig { settings: ItemSettings::all_enabled() };
        <Nfts as Mutate<_, _>>::mint_into(&COLLECTION, &number, who, &settings, true)
    }

    fn owner(number: u32) -> Option<AccountId> {
        <Nfts as Inspect<_>>::owner(&COLLECTION, &number)
    }
}

impl pallet_genesis_badge::Config for Runtime {
    type Positions = StakingVault;
    type Badges = Items;
    type GovernanceOrigin = Governance;
    type ChangeInterval = ChangeInterval;
    type WeightInfo = pallet_genesis_badge::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = super::Helper;
}
