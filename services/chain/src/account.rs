//! Addresses: SS58 of 32 bytes, and its inverse.

use sp_crypto_hashing::blake2_512;
use std::fmt;

const ALPHABET: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// The 32 bytes of an account.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Account(pub [u8; 32]);

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::to_hex(&self.0))
    }
}

fn checksum(data: &[u8]) -> [u8; 2] {
    let mut input = Vec::with_capacity(data.len() + 7);
    input.extend_from_slice(b"SS58PRE");
    input.extend_from_slice(data);
    let [a, b, ..] = blake2_512(&input);
    [a, b]
}

impl Account {
    /// Its address with a chain's prefix.
    pub fn to_ss58(self, prefix: u16) -> String {
        let ident = prefix & 0x3fff;
        let mut data = Vec::with_capacity(36);
        let [high, low] = ident.to_be_bytes();
        if ident < 64 {
            data.push(low);
        } else {
            data.push(low >> 2 & 0x3f | 0x40);
            data.push(high | (low & 3) << 6);
        }
        data.extend_from_slice(&self.0);
        let check = checksum(&data);
        data.extend_from_slice(&check);
        base58(&data)
    }

    /// The account of an address with any prefix, or of its 32 bytes as `0x…`.
    pub fn parse(text: &str) -> Option<Self> {
        if text.starts_with("0x") {
            return crate::from_hex(text)?.try_into().ok().map(Self);
        }
        if text.len() > 60 {
            return None;
        }
        let data = from_base58(text)?;
        let (body, check) = data.split_at_checked(data.len().checked_sub(2)?)?;
        if checksum(body) != check {
            return None;
        }
        let account = match body {
            [prefix, rest @ ..] if *prefix < 64 => rest,
            [prefix, _, rest @ ..] if *prefix < 128 => rest,
            _ => return None,
        };
        account.try_into().ok().map(Self)
    }
}

fn base58(data: &[u8]) -> String {
    // Digits from the last to the first, in base 58.
    let mut digits: Vec<u8> = Vec::with_capacity(52);
    for byte in data {
        let mut carry = u32::from(*byte);
        for digit in &mut digits {
            carry += u32::from(*digit) << 8;
            *digit = u8::try_from(carry % 58).unwrap_or_default();
            carry /= 58;
        }
        while carry > 0 {
            digits.push(u8::try_from(carry % 58).unwrap_or_default());
            carry /= 58;
        }
    }
    let zeros = data.iter().take_while(|byte| **byte == 0).map(|_| 0u8);
    zeros
        .chain(digits.iter().rev().copied())
        .filter_map(|digit| ALPHABET.get(usize::from(digit)).map(|letter| char::from(*letter)))
        .collect()
}

fn from_base58(text: &str) -> Option<Vec<u8>> {
    let mut bytes: Vec<u8> = Vec::with_capacity(40);
    for letter in text.bytes() {
        let digit = ALPHABET.iter().position(|each| *each == letter)?;
        let mut carry = u32::try_from(digit).ok()?;
        for byte in &mut bytes {
            carry += u32::from(*byte) * 58;
            *byte = u8::try_from(carry & 0xff).ok()?;
            carry >>= 8;
        }
        while carry > 0 {
            bytes.push(u8::try_from(carry & 0xff).ok()?);
            carry >>= 8;
        }
    }
    bytes.extend(text.bytes().take_while(|letter| *letter == b'1').map(|_| 0u8));
    bytes.reverse();
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    const ALICE_HEX: &str = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

    #[test]
    fn an_address_is_written_and_read() {
        let alice = Account::parse(ALICE_HEX).unwrap();
        assert_eq!(alice.to_ss58(42), ALICE);
        assert_eq!(Account::parse(ALICE), Some(alice));
        for prefix in [0, 2, 63, 64, 255, 1000, 16383] {
            assert_eq!(Account::parse(&alice.to_ss58(prefix)), Some(alice), "prefix {prefix}");
        }
        let zero = Account([0; 32]);
        assert_eq!(Account::parse(&zero.to_ss58(0)), Some(zero));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let wrong = ALICE.replace("QY", "QZ");
        for text in ["", "1", "0x12", "Alice", wrong.as_str(), &ALICE[1..], &"1".repeat(1000)] {
            assert_eq!(Account::parse(text), None, "{text}");
        }
    }
}
