//! Prices of several sources, and whether their median is to be reported.

use crate::{amount, config, Error, Result};
use std::{process::Stdio, time::Duration};
use tokio::process::Command;

/// Digits behind the point of the chain's prices, of USDC for a token.
const DIGITS: u8 = 12;
/// A source that takes longer has no price.
const PATIENCE: Duration = Duration::from_secs(20);

/// A price such as `0.4987`. Digits behind the twelfth are cut off.
pub fn price_of(text: &str) -> std::result::Result<u128, String> {
    let text = text.trim();
    let cut = match text.split_once('.') {
        Some((whole, part)) if part.bytes().all(|byte| byte.is_ascii_digit()) => {
            let part = part.get(..usize::from(DIGITS)).unwrap_or(part);
            format!("{whole}.{part}")
        },
        _ => text.to_owned(),
    };
    match amount::parse(&cut, DIGITS)? {
        0 => Err("a price of zero".to_owned()),
        price => Ok(price),
    }
}

/// Asks every source at once. Those that fail are named in the log.
pub async fn ask(sources: &[Vec<String>]) -> Vec<u128> {
    let asked = sources.iter().map(|source| async move {
        match one(source).await {
            Ok(price) => Some(price),
            Err(why) => {
                let program = source.first().map_or("", String::as_str);
                tracing::warn!(program, why, "a source has no price");
                None
            },
        }
    });
    futures::future::join_all(asked).await.into_iter().flatten().collect()
}

async fn one(source: &[String]) -> std::result::Result<u128, String> {
    let (program, arguments) = source.split_first().ok_or("it names no program")?;
    let run =
        Command::new(program).args(arguments).stdin(Stdio::null()).kill_on_drop(true).output();
    let output = tokio::time::timeout(PATIENCE, run).await.map_err(|_| "it takes too long")?;
    let output = output.map_err(|why| why.to_string())?;
    if !output.status.success() {
        return Err(format!("it ended with {}", output.status));
    }
    price_of(&String::from_utf8_lossy(&output.stdout))
}

/// The median of the sources, and how far the highest is above the lowest, in basis points. More than
/// half of the sources must have a price; of an even number the lower middle one counts.
pub fn median(mut prices: Vec<u128>, sources: usize) -> Result<(u128, u64)> {
    prices.sort_unstable();
    let few = || Error::Refused(format!("{} of {sources} sources have a price", prices.len()));
    if prices.len() * 2 <= sources {
        return Err(few());
    }
    let middle = prices.get(prices.len().saturating_sub(1) / 2).ok_or_else(few)?;
    let (low, high) = (prices.first().copied().unwrap_or(1), prices.last().copied().unwrap_or(1));
    let spread = (high - low).saturating_mul(10_000) / low.max(1);
    Ok((*middle, u64::try_from(spread).unwrap_or(u64::MAX)))
}

/// The operator's last report, and the time.
#[derive(Clone, Copy, Debug)]
pub struct Last {
    /// Price.
    pub price: u128,
    /// Its age in seconds.
    pub age: u64,
}

/// Returns `true` if a price is to be reported now. A jump to more than double or less than half of a
/// report that still counts is taken for a mistake.
pub fn is_due(config: &config::Feed, price: u128, last: Option<Last>, expiry: u64) -> Result<bool> {
    if config.heartbeat_secs >= expiry / 2 {
        let why = format!("feed.heartbeat_secs must be below half of {expiry}, after which a report is worth nothing");
        return Err(Error::Config(why));
    }
    let Some(last) = last.filter(|last| last.age < expiry) else { return Ok(true) };
    if price > last.price.saturating_mul(2) || price.saturating_mul(2) < last.price {
        let why = format!(
            "a jump of the price from {} to {price}: look, and report it by hand",
            last.price
        );
        return Err(Error::Refused(why));
    }
    let deviation = price.abs_diff(last.price).saturating_mul(10_000) / last.price.max(1);
    Ok(last.age >= config.heartbeat_secs || deviation >= u128::from(config.deviation_bps))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config() -> config::Feed {
        config::Feed { sources: Vec::new(), heartbeat_secs: 100, deviation_bps: 50, every_secs: 60 }
    }

    #[test]
    fn a_price_is_a_decimal_number_and_nothing_else() {
        assert_eq!(price_of("0.5\n"), Ok(500_000_000_000));
        assert_eq!(price_of(" 12.0000000000019"), Ok(12_000_000_000_001));
        for text in ["", "0", "0.0000000000009", "-1", "1e3", "1,5", ".5", "NaN", "1 2", "0.5x"] {
            assert!(price_of(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_lying_source_of_three_moves_the_median_no_further_than_an_honest_one() {
        assert_eq!(median(vec![100, 102, 900_000], 3).unwrap().0, 102);
        assert_eq!(median(vec![100, 1, 102], 3).unwrap(), (100, 1_010_000));
        assert_eq!(median(vec![100, 102], 3).unwrap(), (100, 200));
        assert!(median(vec![100], 3).is_err());
        assert!(median(vec![100, 100], 4).is_err());
        assert_eq!(median(vec![7], 1).unwrap(), (7, 0));
    }

    #[test]
    fn a_report_is_due_by_heartbeat_or_deviation_and_not_after_a_jump() {
        let due = |price, last: Option<(u128, u64)>| {
            is_due(&config(), price, last.map(|(price, age)| Last { price, age }), 300)
        };
        assert!(due(1000, None).unwrap());
        assert!(!due(1004, Some((1000, 99))).unwrap());
        assert!(due(1000, Some((1000, 100))).unwrap());
        assert!(due(1005, Some((1000, 0))).unwrap());
        assert!(due(995, Some((1000, 0))).unwrap());
        assert!(due(2000, Some((1000, 0))).unwrap());
        assert_eq!(due(2001, Some((1000, 0))).unwrap_err().code(), 9);
        assert_eq!(due(499, Some((1000, 0))).unwrap_err().code(), 9);
        assert!(due(5000, Some((1000, 300))).unwrap(), "an expired report is no measure");
        assert_eq!(is_due(&config(), 1, None, 200).unwrap_err().code(), 2);
    }

    #[tokio::test]
    async fn programs_that_fail_have_no_price() {
        let source = |script: &str| vec!["sh".to_owned(), "-c".to_owned(), script.to_owned()];
        let prices = ask(&[
            source("echo 0.5"),
            source("exit 3"),
            source("echo unavailable"),
            vec!["/nowhere/at/all".to_owned()],
            source("echo 0.6"),
        ])
        .await;
        assert_eq!(prices, [500_000_000_000, 600_000_000_000]);
    }
}
