//! Causes of common faults, with what to do about them. The rest of the node reports an effect.

use polkadot_sdk::sc_cli::Error;

/// A warp sync that has not advanced for so many checks is reported.
pub const STALLED_CHECKS: u32 = 5;

/// The line that the node ends with.
pub fn on_error(error: &Error) -> String {
    match error {
        Error::NetworkKeyNotFound(path) => {
            let path = path.display();
            format!(
                "no network key at {path}: make one with \
                 `quaestor-node key generate-node-key --file {path}`, or name another file with \
                 `--node-key-file`"
            )
        },
        other => other.to_string(),
    }
}

/// Session keys of this node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// The keystore holds some.
    pub any: bool,
    /// One makes blocks for a validator of the newest block.
    pub aura: bool,
    /// One votes for a validator of the newest block.
    pub grandpa: bool,
}

/// The reason for which a node that was started as a validator is none.
pub const fn on_keys(keys: Keys) -> Option<&'static str> {
    match keys {
        Keys { aura: true, grandpa: true, .. } => None,
        Keys { any: false, .. } => Some(
            "this validator has no session keys, so it makes and finalises no blocks: make them and \
             set them with `scripts/rotate-keys ACCOUNT --submit`",
        ),
        Keys { aura: false, grandpa: false, .. } => Some(
            "the session keys of this validator are not those of a validator on chain: set them with \
             `scripts/rotate-keys ACCOUNT --submit`, let the council appoint the account, and wait for \
             the second session after that",
        ),
        _ => Some(
            "only one of the two session keys of this validator is in its keystore: make both anew \
             with `scripts/rotate-keys ACCOUNT --new --submit`",
        ),
    }
}

/// The reason for which a warp sync stands still after so many checks.
pub const fn on_warp(checks: u32) -> Option<&'static str> {
    if checks != STALLED_CHECKS {
        return None;
    }
    Some(
        "warp sync does not advance: no peer has a proof of finality from the first block on, as after \
         `grandpa.noteStalled`. Start this node with `--sync full`, or from a copy of another node's \
         database",
    )
}
