//! `add_asset`.

use super::*;

fn add(asset: quaestor_primitives::AssetKind) -> Call {
    Call::add_asset { asset, payer: ADMIN }
}

fn create(id: u32) {
    let call = polkadot_sdk::pallet_assets::Call::force_create {
        id,
        owner: ADMIN,
        is_sufficient: true,
        min_balance: LEAST,
    };
    let root = RuntimeOrigin::root();
    quaestor_testing::assert_accepted::<RuntimeCall>(RuntimeCall::from(call), root);
    let mint =
        polkadot_sdk::pallet_assets::Call::mint { id, beneficiary: ADMIN, amount: 2 * LEAST };
    let admin = RuntimeOrigin::signed(ADMIN);
    quaestor_testing::assert_accepted::<RuntimeCall>(RuntimeCall::from(mint), admin);
}

#[test]
fn an_asset_is_added_and_its_payer_opens_the_till() {
    ExtBuilder { assets: vec![], ..Default::default() }.build_and_execute(|| {
        let dollars = || post(crate::types::JobSpec { asset: USDC, ..spec(DOLLAR) });
        refused(ALICE, dollars(), Error::UnknownAsset);
        governed(add(USDC));
        assert_eq!(last_event(), Event::AssetAdded { asset: USDC });
        assert_eq!((balance_of(USDC, till()), book(USDC).minimum_balance), (LEAST, LEAST));
        accepted(ALICE, dollars());
    });
}

#[test]
fn at_most_four_assets_exist_once_and_are_paid_for() {
    ExtBuilder::default().build_and_execute(|| {
        let asset = quaestor_primitives::NativeOrWithId::WithId;
        refused(ALICE, add(EURC), DispatchError::BadOrigin);
        for known in [NATIVE, USDC] {
            not_governed(add(known), Error::AlreadyExists);
        }
        not_governed(add(asset(9)), Error::UnknownAsset);
        not_governed(add(EURC), Error::InsufficientBalance);
        for id in [3, 4] {
            create(id);
            governed(add(asset(id)));
        }
        create(5);
        not_governed(add(asset(5)), Error::TooManyAssets);
    });
    ExtBuilder { terms: None, ..Default::default() }
        .build_and_execute(|| not_governed(add(EURC), Error::NotEnabled));
}
