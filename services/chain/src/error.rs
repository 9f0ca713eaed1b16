//! One error, with the sentence that an operator reads.

use crate::Hash;

/// Errors between a service and the chain.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No connection, or it broke. Worth another attempt.
    #[error("the node at {url} does not answer: {why}")]
    Connection {
        /// Its address.
        url: String,
        /// Words of the connection.
        why: String,
    },
    /// The node answered with an error.
    #[error("the node refused {method}: {code} {message}")]
    Refused {
        /// The method.
        method: String,
        /// JSON-RPC code.
        code: i32,
        /// Its words.
        message: String,
    },
    /// The state of a block is gone.
    #[error(
        "block {0} has no state on this node; use one with `--state-pruning archive-canonical`"
    )]
    Pruned(u32),
    /// The node has no such block.
    #[error("the node has no block {0}")]
    NoBlock(u32),
    /// The node serves another chain.
    #[error("the node at {url} serves the chain {found}, not {expected}")]
    OtherChain {
        /// Its address.
        url: String,
        /// Genesis that it has.
        found: Hash,
        /// Genesis that was asked for.
        expected: Hash,
    },
    /// The parent of a block is not the block before.
    #[error("finality went back at {number}: its parent is {parent}, not {expected}")]
    WentBack {
        /// The block.
        number: u32,
        /// Parent that it has.
        parent: Hash,
        /// Hash of the block before, as it was.
        expected: Hash,
    },
    /// Something does not decode. Never passed over.
    #[error("{what} does not decode: {why}")]
    Decode {
        /// What.
        what: String,
        /// Why.
        why: String,
    },
    /// A value does not fit the type that metadata gives.
    #[error("{what} does not encode: {why}")]
    Encode {
        /// What.
        what: String,
        /// Why.
        why: String,
    },
    /// Metadata has no such thing.
    #[error("this runtime has no {0}")]
    Unknown(String),
    /// A transaction was refused by the pool.
    #[error("the pool refuses the transaction: {0}")]
    Invalid(String),
    /// The journal cannot be read or written.
    #[error("journal {path}: {why}")]
    Journal {
        /// File.
        path: String,
        /// Why.
        why: String,
    },
}

impl Error {
    /// Another attempt may succeed without anybody doing anything.
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Connection { .. })
    }

    pub(crate) fn decode(what: impl Into<String>, why: impl Into<String>) -> Self {
        Self::Decode { what: what.into(), why: why.into() }
    }

    pub(crate) fn encode(what: impl Into<String>, why: impl Into<String>) -> Self {
        Self::Encode { what: what.into(), why: why.into() }
    }
}
