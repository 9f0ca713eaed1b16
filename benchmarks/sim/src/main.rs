//! Simulates five years of every economy, or of those that are named, and writes CSV and plots to the
//! folder in `SIM_RESULTS`, or to `benchmarks/sim/results`.

use quaestor_sim::{plots, quiver, run, scenario, table, MONTHS};
use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

/// Name of the economy that is a model.
const QUIVER: &str = "quiver";

fn main() -> Result<(), Box<dyn Error>> {
    let named: Vec<String> = env::args().skip(1).collect();
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/results");
    let folder = env::var_os("SIM_RESULTS").map_or_else(|| PathBuf::from(here), PathBuf::from);
    fs::create_dir_all(&folder)?;
    let scenarios = scenario::all();
    for name in &named {
        if name != QUIVER && scenarios.iter().all(|scenario| scenario.name() != name) {
            return Err(format!("no economy is named {name}").into());
        }
    }
    for scenario in scenarios {
        if !named.is_empty() && named.iter().all(|name| name != scenario.name()) {
            continue;
        }
        let begin = Instant::now();
        let outcome = run(&scenario, MONTHS);
        let csv = table::csv(&scenario, &outcome.rows);
        fs::write(folder.join(format!("{}.csv", scenario.name())), csv)?;
        for (file, svg) in plots::all(&scenario, &outcome.rows)? {
            fs::write(folder.join(file), svg)?;
        }
        let (name, secs) = (scenario.name(), begin.elapsed().as_secs());
        println!("{name}: five years, {} calls, {secs} s", outcome.calls);
        for (call, times) in &outcome.refused {
            println!("    refused {times} times: {call}");
        }
    }
    if named.is_empty() || named.iter().any(|name| name == QUIVER) {
        model(&folder)?;
    }
    Ok(())
}

/// Five years of quiver for each seed, then its attacks one by one. An error if a claim does not hold.
fn model(folder: &Path) -> Result<(), Box<dyn Error>> {
    let begin = Instant::now();
    let runs = quiver::report::Runs::all();
    let (scenario, outcome) = runs.0.first().ok_or("there is no seed")?;
    fs::write(folder.join("quiver.csv"), quiver::report::months(scenario, outcome))?;
    for (file, svg) in quiver::plots::all(&outcome.days)? {
        fs::write(folder.join(file), svg)?;
    }
    fs::write(folder.join("quiver-seeds.csv"), runs.csv())?;
    let (attacks, short) = quiver::report::attacks_csv();
    fs::write(folder.join("quiver-attacks.csv"), attacks)?;
    let (summary, holds) = runs.summary();
    println!("{QUIVER}: five years for each seed, {} s", begin.elapsed().as_secs());
    print!("{summary}{short}");
    if holds {
        Ok(())
    } else {
        Err("a claim about quiver does not hold".into())
    }
}
