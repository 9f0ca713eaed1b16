//! A made-up chain: metadata, and blocks of transfers and claims.

use codec::{Compact, Encode};
use frame_metadata::{
    v15::{
        CustomMetadata, ExtrinsicMetadata, OuterEnums, PalletCallMetadata, PalletConstantMetadata,
        PalletEventMetadata, PalletMetadata, RuntimeMetadataV15, SignedExtensionMetadata,
    },
    RuntimeMetadataPrefixed,
};
use scale_info::{meta_type, TypeInfo};

#[derive(Clone, Copy, Encode, TypeInfo)]
pub struct AccountId32(pub [u8; 32]);

#[derive(Encode, TypeInfo)]
pub enum SystemEvent {
    ExtrinsicSuccess { dispatch_info: (u64, u64, bool) },
}

#[derive(Encode, TypeInfo)]
pub enum BalancesEvent {
    Withdraw { who: AccountId32, amount: u128 },
    Transfer { from: AccountId32, to: AccountId32, amount: u128 },
    Deposit { who: AccountId32, amount: u128 },
}

#[derive(Encode, TypeInfo)]
pub enum PaymentEvent {
    TransactionFeePaid { who: AccountId32, actual_fee: u128, tip: u128 },
}

#[derive(Encode, TypeInfo)]
pub enum AssetKind {
    Native,
}

#[derive(Encode, TypeInfo)]
pub enum RewardsEvent {
    Claimed { who: AccountId32, asset: AssetKind, amount: u128, stream: Option<u32> },
}

#[derive(Encode, TypeInfo)]
pub enum RuntimeEvent {
    System(SystemEvent),
    Balances(BalancesEvent),
    TransactionPayment(PaymentEvent),
    Rewards(RewardsEvent),
}

#[derive(Encode, TypeInfo)]
#[allow(non_camel_case_types, reason = "calls are written so")]
pub enum TimestampCall {
    set {
        #[codec(compact)]
        now: u64,
    },
}

#[derive(Encode, TypeInfo)]
#[allow(non_camel_case_types, reason = "calls are written so")]
pub enum BalancesCall {
    transfer_keep_alive {
        dest: AccountId32,
        #[codec(compact)]
        value: u128,
    },
}

#[derive(Encode, TypeInfo)]
pub enum RuntimeCall {
    Timestamp(TimestampCall),
    Balances(BalancesCall),
}

#[derive(Encode, TypeInfo)]
#[allow(dead_code, reason = "metadata names it")]
pub enum RuntimeError {
    System,
}

fn pallet(name: &'static str, index: u8) -> PalletMetadata {
    PalletMetadata {
        name,
        storage: None,
        calls: None,
        event: None,
        constants: Vec::new(),
        error: None,
        index,
        docs: Vec::new(),
    }
}

pub fn metadata() -> Vec<u8> {
    let prefix = PalletConstantMetadata {
        name: "SS58Prefix",
        ty: meta_type::<u16>(),
        value: 42u16.encode(),
        docs: Vec::new(),
    };
    let system = PalletMetadata {
        event: Some(PalletEventMetadata { ty: meta_type::<SystemEvent>() }),
        constants: vec![prefix],
        ..pallet("System", 0)
    };
    let balances = PalletMetadata {
        calls: Some(PalletCallMetadata { ty: meta_type::<BalancesCall>() }),
        event: Some(PalletEventMetadata { ty: meta_type::<BalancesEvent>() }),
        ..pallet("Balances", 1)
    };
    let extension = |identifier, ty| SignedExtensionMetadata {
        identifier,
        ty,
        additional_signed: meta_type::<()>(),
    };
    let metadata = RuntimeMetadataV15::new(
        vec![system, balances, pallet("TransactionPayment", 2), pallet("Rewards", 3)],
        ExtrinsicMetadata {
            version: 4,
            address_ty: meta_type::<AccountId32>(),
            call_ty: meta_type::<RuntimeCall>(),
            signature_ty: meta_type::<[u8; 64]>(),
            extra_ty: meta_type::<()>(),
            signed_extensions: vec![
                extension("CheckNonce", meta_type::<Compact<u32>>()),
                extension("ChargeTransactionPayment", meta_type::<Compact<u128>>()),
            ],
        },
        meta_type::<()>(),
        Vec::new(),
        OuterEnums {
            call_enum_ty: meta_type::<RuntimeCall>(),
            event_enum_ty: meta_type::<RuntimeEvent>(),
            error_enum_ty: meta_type::<RuntimeError>(),
        },
        CustomMetadata { map: Default::default() },
    );
    Some(RuntimeMetadataPrefixed::from(metadata).encode()).encode()
}

/// Events of a block: the inherent's, and six of a transfer with a claim.
pub const fn events_of(transfers: u32) -> u32 {
    1 + 6 * transfers
}

#[derive(Clone, Copy)]
pub struct Chain {
    pub head: u32,
    transfers: u32,
}

/// One of ten thousand accounts.
fn account(number: u32) -> AccountId32 {
    let mut bytes = [7; 32];
    bytes[..4].copy_from_slice(&(number.wrapping_mul(2_654_435_761) % 10_000).to_le_bytes());
    AccountId32(bytes)
}

fn with_length(body: Vec<u8>) -> Vec<u8> {
    [Compact(u32::try_from(body.len()).unwrap()).encode(), body].concat()
}

impl Chain {
    pub const fn new(head: u32, transfers: u32) -> Self {
        Self { head, transfers }
    }

    /// Not what a header hashes to, which nobody asks for.
    pub fn hash(number: u32) -> [u8; 32] {
        let mut hash = [0xab; 32];
        hash[..4].copy_from_slice(&number.to_be_bytes());
        hash
    }

    pub fn number(hash: &[u8]) -> u32 {
        u32::from_be_bytes(hash[..4].try_into().unwrap())
    }

    pub fn extrinsics(&self, number: u32) -> Vec<Vec<u8>> {
        let now = 1_767_225_600_000 + u64::from(number) * 6_000;
        let set = RuntimeCall::Timestamp(TimestampCall::set { now });
        let mut all = vec![with_length([vec![4], set.encode()].concat())];
        for index in 0..self.transfers {
            let call = BalancesCall::transfer_keep_alive {
                dest: account(number + index + 1),
                value: 1_000_000_000_000_000_000,
            };
            let mut body = vec![0x84];
            body.extend(account(number + index).0);
            body.extend([9; 64]);
            body.extend(Compact(number).encode());
            body.extend(Compact(0u128).encode());
            body.extend(RuntimeCall::Balances(call).encode());
            all.push(with_length(body));
        }
        all
    }

    pub fn events(&self, number: u32) -> Vec<u8> {
        let mut out = Compact(events_of(self.transfers)).encode();
        let mut put = |index: u32, event: RuntimeEvent| {
            out.push(0);
            out.extend(index.to_le_bytes());
            event.encode_to(&mut out);
            out.push(0);
        };
        let success = || SystemEvent::ExtrinsicSuccess { dispatch_info: (1_000_000, 1_493, true) };
        put(0, RuntimeEvent::System(success()));
        for index in 0..self.transfers {
            let (from, to) = (account(number + index), account(number + index + 1));
            let (amount, fee) = (1_000_000_000_000_000_000, 6_000_000_000_000_000);
            let claimed = RewardsEvent::Claimed {
                who: from,
                asset: AssetKind::Native,
                amount,
                stream: Some(number * 1_000 + index),
            };
            let paid = PaymentEvent::TransactionFeePaid { who: from, actual_fee: fee, tip: 0 };
            for event in [
                RuntimeEvent::Balances(BalancesEvent::Withdraw { who: from, amount: fee }),
                RuntimeEvent::Balances(BalancesEvent::Transfer { from, to, amount }),
                RuntimeEvent::Rewards(claimed),
                RuntimeEvent::Balances(BalancesEvent::Deposit { who: to, amount: fee }),
                RuntimeEvent::TransactionPayment(paid),
                RuntimeEvent::System(success()),
            ] {
                put(index + 1, event);
            }
        }
        out
    }
}
