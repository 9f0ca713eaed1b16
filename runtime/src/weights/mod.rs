//! Measured weights of SDK parts that every transaction pays for; `make weights` writes the other
//! files here.
//!
//! The sender's account is read and written by the nonce check and again by the fee. It is charged
//! with the first of them. Block hashes, the block's running totals, the vault's state (which holds the
//! existential deposit) and the accounts of author and treasury are in memory after the first use in a block and
//! are part of the base block weight.

pub mod frame_system_extensions;
pub mod pallet_transaction_payment;

/// Traits that the measured files implement, under the names that the tool uses.
mod traits {
    pub mod frame_system_extensions {
        pub use polkadot_sdk::frame_system::ExtensionsWeightInfo as WeightInfo;
    }
    pub mod pallet_transaction_payment {
        pub use polkadot_sdk::pallet_transaction_payment::WeightInfo;
    }
}
