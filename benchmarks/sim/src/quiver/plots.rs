//! Plots of a run of five years.

use super::{economy::Day, tokens};
use crate::plots::{files, Fallible, Plot, Series};
use plotters::prelude::SeriesLabelPosition;

/// Days between two points.
const STEP: usize = 7;

/// Plots of a run, as pairs of a file name and its content.
pub fn all(days: &[Day]) -> Fallible<Vec<(String, String)>> {
    let series = |name: &str, value: fn(&Day) -> f64| {
        let points = days.iter().enumerate().step_by(STEP);
        let point = |(number, day): (usize, &Day)| (number as f64 / 365.0, value(day));
        Series(name.into(), points.map(point).collect())
    };
    let plot = |name, title, axis, series| Plot {
        name,
        title,
        axis,
        legend: SeriesLabelPosition::MiddleLeft,
        series,
    };
    files(
        "quiver",
        &[
            plot(
                "supply",
                "minted and burnt",
                "million tokens",
                vec![
                    series("minted", |day| tokens(day.minted) / 1e6),
                    series("burnt", |day| tokens(day.burnt) / 1e6),
                ],
            ),
            plot(
                "staked",
                "staked share and rate of stake",
                "%",
                vec![
                    series("staked", |day| day.staked_bps() as f64 / 100.0),
                    series("annual rate", |day| day.rate_bps as f64 / 100.0),
                ],
            ),
            plot(
                "fee",
                "network fee and congestion",
                "%",
                vec![
                    series("fee", |day| f64::from(day.fee) / 100.0),
                    series("congestion", |day| f64::from(day.congestion) / 100.0),
                ],
            ),
            plot(
                "market",
                "demand over supply, growth, and the demand served",
                "%",
                vec![
                    series("price ratio", |day| f64::from(day.ratio) / 100.0),
                    series("growth", |day| f64::from(day.growth) / 100.0),
                    series("served", |day| day.served_bps as f64 / 100.0),
                ],
            ),
        ],
    )
}
