//! Random numbers from a seed.

#![allow(dead_code, reason = "each test takes what it needs")]

use quaestor_primitives::Balance;

/// SplitMix64.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// Of any size up to `most`, small ones as likely as large ones; sometimes beyond.
    pub fn amount(&mut self, most: Balance) -> Balance {
        match self.below(20) {
            0 => 0,
            1 => 1,
            2 => Balance::MAX,
            _ => {
                let bits = 128 - most.max(1).leading_zeros() as u64;
                let size = self.below(bits) + 1;
                let wide = (Balance::from(self.next()) << 64) | Balance::from(self.next());
                (wide >> (128 - size)).min(most)
            },
        }
    }

    /// One of `list`, each as likely as the others.
    pub fn one_of<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        let many = list.len() as u64;
        (many > 0).then(|| list[self.below(many) as usize].clone())
    }
}
