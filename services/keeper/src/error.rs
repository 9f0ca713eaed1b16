//! One error, with the sentence that an operator reads and the code that a supervisor gets.

/// Errors that end the keeper.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// From the chain or the journal.
    #[error(transparent)]
    Chain(#[from] quaestor_chain::Error),
    /// The configuration, the key or an argument.
    #[error("{0}")]
    Config(String),
    /// A file of revenue. Nothing of it was done.
    #[error("{path} is refused, and nothing of it was done:\n  {}", problems.join("\n  "))]
    File {
        /// The file.
        path: String,
        /// One sentence for each thing that is wrong.
        problems: Vec<String>,
    },
    /// Another program uses the key.
    #[error(
        "another transaction has used this key: its next number is {found}, and the journal expects \
         {expected}; find out who signed it, then run `quaestor-keeper accept-nonce`"
    )]
    Foreign {
        /// By the journal.
        expected: u64,
        /// By the chain.
        found: u64,
    },
    /// A line that the chain refused, or a call that would fail.
    #[error("{0}")]
    Refused(String),
    /// A limit of the configuration.
    #[error("the limit of a day is reached: {0}")]
    Limit(String),
    /// The key cannot pay.
    #[error("the key has {free} smallest units, and the next transaction needs {needed}")]
    Poor {
        /// Free balance.
        free: u128,
        /// Twice the fee.
        needed: u128,
    },
    /// Three connections in a row were of no use.
    #[error("no node was of use three times in a row; the last time: {0}")]
    Watchdog(quaestor_chain::Error),
    /// Something that cannot be.
    #[error("{0}")]
    Broken(String),
    /// The program's surroundings.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The program was asked to end. No failure.
    #[error("asked to end")]
    Stopped,
    /// A fault point of a test.
    #[error("killed by a test")]
    Killed,
}

impl Error {
    /// Exit code, as the README lists them.
    pub const fn code(&self) -> u8 {
        use quaestor_chain::Error as C;
        match self {
            Self::Stopped => 0,
            Self::Config(_) => 2,
            Self::File { .. } => 3,
            Self::Watchdog(_) | Self::Chain(C::Connection { .. }) => 4,
            Self::Chain(C::OtherChain { .. }) => 5,
            Self::Foreign { .. } => 6,
            Self::Chain(C::Journal { .. }) => 7,
            Self::Chain(C::Decode { .. } | C::Unknown(_)) => 8,
            Self::Refused(_) => 9,
            Self::Limit(_) | Self::Poor { .. } => 10,
            _ => 1,
        }
    }
}

/// Result of the keeper.
pub type Result<T> = std::result::Result<T, Error>;
