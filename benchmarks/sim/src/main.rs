//! Simulates five years of every economy, or of those that are named, and writes CSV and plots to the
//! folder in `SIM_RESULTS`, or to `benchmarks/sim/results`.

use quaestor_sim::{plots, run, scenario, table, MONTHS};
use std::{env, error::Error, fs, path::PathBuf, time::Instant};

fn main() -> Result<(), Box<dyn Error>> {
    let named: Vec<String> = env::args().skip(1).collect();
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/results");
    let folder = env::var_os("SIM_RESULTS").map_or_else(|| PathBuf::from(here), PathBuf::from);
    fs::create_dir_all(&folder)?;
    let scenarios = scenario::all();
    for name in &named {
        if scenarios.iter().all(|scenario| scenario.name() != name) {
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
    Ok(())
}
