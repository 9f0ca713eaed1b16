//! Decimal amounts and smallest units. No float holds money.

/// Smallest units of a decimal number with at most `decimals` digits behind the point.
pub fn parse(text: &str, decimals: u8) -> Result<u128, String> {
    let bad = || format!("{text:?} is no amount such as 12.5");
    let (whole, part) = match text.split_once('.') {
        Some((whole, part)) if !part.is_empty() => (whole, part),
        None => (text, ""),
        Some(_) => return Err(bad()),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) {
        return Err(bad());
    }
    let decimals = usize::from(decimals);
    if part.len() > decimals {
        return Err(format!("{text:?} has more than {decimals} decimals"));
    }
    let all = format!("{whole}{part:0<decimals$}");
    all.parse().map_err(|_| format!("{text:?} is larger than any amount"))
}

/// The decimal number, without zeros at its end.
pub fn show(amount: u128, decimals: u8) -> String {
    let width = usize::from(decimals) + 1;
    let digits = format!("{amount:0>width$}");
    let (whole, part) = digits.split_at(digits.len() - usize::from(decimals));
    match part.trim_end_matches('0') {
        "" => whole.to_owned(),
        part => format!("{whole}.{part}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_and_written_to_the_unit() {
        for (text, decimals, units) in [
            ("0", 6, 0),
            ("1", 0, 1),
            ("12.5", 6, 12_500_000),
            ("0.000001", 6, 1),
            ("1234567.123456", 6, 1_234_567_123_456),
            ("340282366920938463463.374607431768211455", 18, u128::MAX),
        ] {
            assert_eq!(parse(text, decimals), Ok(units), "{text}");
            assert_eq!(show(units, decimals), text);
        }
        assert_eq!(parse("007.50", 6), Ok(7_500_000));
        assert_eq!(show(7_500_000, 6), "7.5");
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in ["", ".", "1.", ".5", "-1", "+1", "1e3", "1,5", " 1", "1 ", "0x1", "1.2.3", "١"]
        {
            let refused = parse(text, 6).unwrap_err();
            assert!(refused.contains("is no amount"), "{text}: {refused}");
        }
        assert!(parse("1.0000001", 6).unwrap_err().contains("more than 6 decimals"));
        assert!(parse("1.0", 0).unwrap_err().contains("more than 0 decimals"));
        assert!(parse("340282366920938463463.374607431768211456", 18)
            .unwrap_err()
            .contains("larger than any amount"));
        assert!(parse(&"9".repeat(10_000), 6).unwrap_err().contains("larger than any amount"));
    }
}
