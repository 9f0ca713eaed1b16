// Symbols and decimals. The runtime's build script includes this file, so it uses nothing else.

/// A native token as wallets show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Name of its economy.
    pub economy: &'static str,
    /// Symbol.
    pub symbol: &'static str,
    /// Decimals of one token.
    pub decimals: u8,
}

/// The default economy's.
pub const QTRA: Token = Token { economy: "qtra", symbol: "QTRA", decimals: 18 };
pub const ACT: Token = Token { economy: "act", symbol: "ACT", decimals: 9 };
pub const BLOCKDAG: Token = Token { economy: "blockdag", symbol: "BDAG", decimals: 18 };

pub const QUIVER: Token = Token { economy: "quiver", symbol: "QUIV", decimals: 18 };

/// The tokens of all economies.
pub const TOKENS: [Token; 4] = [QTRA, ACT, BLOCKDAG, QUIVER];
