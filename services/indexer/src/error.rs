//! One error, with the sentence that an operator reads and the code that a supervisor gets.

use quaestor_chain::Hash;

/// Errors that end the indexer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// From the chain.
    #[error(transparent)]
    Chain(#[from] quaestor_chain::Error),
    /// From the database.
    #[error("the database refused: {0}")]
    Database(#[from] sqlx::Error),
    /// The database cannot be used as it is.
    #[error("{0}")]
    Unusable(String),
    /// The database holds another chain.
    #[error("the database holds the chain {stored}, and the node serves {found}")]
    OtherGenesis {
        /// Genesis in the database.
        stored: Hash,
        /// Genesis of the node.
        found: Hash,
    },
    /// A block that was final is not any more.
    #[error(
        "finality went back at {number}: the node has {found} there, the database {stored}; \
         see `quaestor-indexer rewind`"
    )]
    WentBack {
        /// The block.
        number: u32,
        /// Its hash in the database.
        stored: Hash,
        /// Its hash at the node.
        found: Hash,
    },
    /// Three connections in a row were of no use.
    #[error("no node was of use three times in a row; the last time: {0}")]
    Watchdog(quaestor_chain::Error),
    /// History and chain disagree.
    #[error("history and chain disagree at block {block}: {what}")]
    Disagrees {
        /// The block.
        block: u32,
        /// The checks.
        what: String,
    },
    /// Something that cannot be.
    #[error("{0}")]
    Broken(String),
    /// The program's surroundings.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

impl Error {
    /// Exit code, as the README lists them.
    pub const fn code(&self) -> u8 {
        use quaestor_chain::Error as C;
        match self {
            Self::Chain(C::Pruned(_)) => 3,
            Self::Watchdog(_) | Self::Chain(C::Connection { .. }) => 4,
            Self::OtherGenesis { .. } | Self::Chain(C::OtherChain { .. }) => 5,
            Self::WentBack { .. } | Self::Chain(C::WentBack { .. }) => 6,
            Self::Database(_) | Self::Unusable(_) => 7,
            Self::Chain(C::Decode { .. } | C::Unknown(_)) => 8,
            Self::Disagrees { .. } => 9,
            _ => 1,
        }
    }

    /// It does not heal by itself: `/health` says so until a person did something.
    pub const fn stops(&self) -> bool {
        matches!(self.code(), 3 | 5 | 6 | 8)
    }
}

/// Result of the indexer.
pub type Result<T> = std::result::Result<T, Error>;
