//! Plots of the results, as SVG.

use crate::{
    scenario::Scenario,
    table::{tier_names, Row},
};
use plotters::prelude::*;
use quaestor_primitives::Balance;

pub(crate) type Fallible<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// A line of a plot: its name, and pairs of year and value.
pub(crate) struct Series(pub(crate) String, pub(crate) Vec<(f64, f64)>);

/// A plot.
pub(crate) struct Plot {
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    pub(crate) axis: &'static str,
    pub(crate) legend: SeriesLabelPosition,
    pub(crate) series: Vec<Series>,
}

const SIZE: (u32, u32) = (760, 380);
const GRID: RGBColor = RGBColor(225, 225, 225);
const COLOURS: [RGBColor; 5] = [
    RGBColor(31, 119, 180),
    RGBColor(214, 108, 20),
    RGBColor(44, 140, 60),
    RGBColor(190, 40, 50),
    RGBColor(110, 80, 160),
];

/// Plots of a run, as pairs of a file name and its content.
pub fn all(scenario: &Scenario, rows: &[Row]) -> Fallible<Vec<(String, String)>> {
    files(scenario.name(), &plots(scenario, rows))
}

/// Draws plots of an economy, as pairs of a file name and its content.
pub(crate) fn files(economy: &str, plots: &[Plot]) -> Fallible<Vec<(String, String)>> {
    let file = |plot: &Plot| Ok((format!("{economy}-{}.svg", plot.name), draw(economy, plot)?));
    plots.iter().map(file).collect()
}

fn series(name: &str, rows: &[Row], value: impl Fn(&Row) -> Option<f64>) -> Series {
    let point = |row: &Row| Some((f64::from(row.month) / 12.0, value(row)?));
    Series(name.into(), rows.iter().filter_map(point).collect())
}

/// In millions of an asset with so many smallest units.
fn millions(amount: Balance, unit: Balance) -> Option<f64> {
    Some(amount as f64 / unit as f64 / 1e6)
}

fn plots(scenario: &Scenario, rows: &[Row]) -> Vec<Plot> {
    let (unit, usdc) = (scenario.tokens(1), quaestor_chain_spec::usdc(1));
    let of = |name: &str, value: fn(&Row) -> Balance| {
        series(name, rows, move |row| millions(value(row), unit))
    };
    let of_usdc = |name: &str, value: fn(&Row) -> Balance| {
        series(name, rows, move |row| millions(value(row), usdc))
    };
    let rate = |(tier, name): (usize, &&str)| {
        series(name, rows, move |row| row.apr_bps[tier].map(|bps| bps as f64 / 100.0))
    };
    let names = tier_names(&scenario.economy);
    let mut plots = vec![
        Plot {
            name: "apr",
            title: "annual rate of a new stake",
            axis: "% a year",
            legend: SeriesLabelPosition::UpperRight,
            series: names.iter().enumerate().map(rate).collect(),
        },
        Plot {
            name: "staked",
            title: "staked share of the issuance",
            axis: "%",
            legend: SeriesLabelPosition::MiddleLeft,
            series: vec![series("staked", rows, |row| Some(row.staked_bps() as f64 / 100.0))],
        },
    ];
    if rows.iter().any(|row| row.emission.staking.cap > 0) {
        plots.push(Plot {
            name: "minted",
            title: "minted for stakers, its cap, and paid",
            axis: "million tokens",
            legend: SeriesLabelPosition::MiddleLeft,
            series: vec![
                of("minted", |row| row.emission.staking.minted),
                of("cap", |row| row.emission.staking.cap),
                of("paid", |row| row.native.paid),
            ],
        });
    }
    if scenario.has_market() {
        plots.push(Plot {
            name: "burnt",
            title: "bought and burnt",
            axis: "million tokens",
            legend: SeriesLabelPosition::MiddleLeft,
            series: vec![of("burnt", |row| row.burnt)],
        });
        plots.push(Plot {
            name: "reserve",
            title: "rewards and reserve",
            axis: "million USDC",
            legend: SeriesLabelPosition::MiddleLeft,
            series: vec![
                of_usdc("funded", |row| row.usdc.funded),
                of_usdc("paid", |row| row.usdc.paid),
                of_usdc("reserve", |row| row.backstop_usdc),
                of_usdc("emergency reserve", |row| row.emergency_usdc),
            ],
        });
    }
    plots
}

/// A round number that is not below `value`.
fn round_up(value: f64) -> f64 {
    let power = 10f64.powf(value.max(1e-6).log10().floor());
    let factors = [1.0, 1.5, 2.0, 3.0, 5.0, 7.5, 10.0];
    factors.into_iter().map(|factor| factor * power).find(|top| *top >= value).unwrap_or(value)
}

/// With a decimal, where it is not zero.
fn number(value: f64) -> String {
    format!("{value:.1}").trim_end_matches(".0").into()
}

fn draw(economy: &str, plot: &Plot) -> Fallible<String> {
    let points = plot.series.iter().flat_map(|Series(_, points)| points);
    let (years, most) =
        points.fold((1.0f64, 0.0f64), |(x, y), point| (x.max(point.0), y.max(point.1)));
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        area.fill(&WHITE)?;
        let mut chart = ChartBuilder::on(&area)
            .caption(format!("{economy}: {}", plot.title), ("sans-serif", 18))
            .margin(12)
            .x_label_area_size(36)
            .y_label_area_size(60)
            .build_cartesian_2d(0.0..years, 0.0..round_up(most * 1.15))?;
        chart
            .configure_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(GRID)
            .x_labels(6)
            .x_label_formatter(&|years| number(*years))
            .y_label_formatter(&|value| number(*value))
            .y_labels(6)
            .x_desc("years since the launch")
            .y_desc(plot.axis)
            .label_style(("sans-serif", 13))
            .draw()?;
        for (Series(name, points), colour) in plot.series.iter().zip(COLOURS.iter().cycle()) {
            let style = colour.stroke_width(2);
            chart
                .draw_series(LineSeries::new(points.iter().copied(), style))?
                .label(name.clone())
                .legend(move |(x, y)| PathElement::new([(x, y), (x + 18, y)], style));
        }
        if plot.series.len() > 1 {
            chart
                .configure_series_labels()
                .position(plot.legend.clone())
                .background_style(WHITE.mix(0.8))
                .border_style(GRID)
                .label_font(("sans-serif", 13))
                .draw()?;
        }
        area.present()?;
    }
    Ok(svg)
}
