//! The rows as data, for clients: `runtime/parameters.json`, written together with the document.

use crate::{
    chain::genesis,
    row::{Line, Setting, Step},
    settings,
};
use serde_json::{json, Value};
use std::{env, fs, path::PathBuf};

/// Name of a change limit and its number. What a limit counts from or by, is in the unit of the
/// parameter.
fn step(step: Step) -> Value {
    match step {
        Step::Double => json!({ "kind": "double" }),
        Step::DoubleFrom(unit) => json!({ "from": unit.to_string(), "kind": "double" }),
        Step::DoubleBy(most) => json!({ "by": most.to_string(), "kind": "double" }),
        Step::By(most) => json!({ "by": most.to_string(), "kind": "by" }),
        Step::Lower(_) => json!({ "kind": "lower" }),
        Step::Fixed(_) => json!({ "kind": "fixed" }),
    }
}

/// A row. Its keys are in order, so that it reads the same whether a map keeps their order or sorts them.
fn line(setting: &dyn Setting, line: &Line) -> Value {
    let (pallet, call) = setting.name();
    let defaults: Vec<_> = line.values.iter().map(u128::to_string).collect();
    json!({
        "addedBy": setting.added_by().filter(|added| *added != call),
        "call": call,
        "defaults": defaults,
        "least": line.range.start().to_string(),
        "most": line.range.end().to_string(),
        "note": line.note,
        "origin": "council or root",
        "pallet": pallet,
        "parameter": line.path,
        "step": step(line.step),
        "unit": line.unit,
    })
}

fn data() -> String {
    let rows: Vec<Value> = genesis("qtra-testnet").execute_with(|| {
        let settings = settings();
        let rows = settings.iter().flat_map(|setting| {
            let lines = setting.lines();
            lines.iter().map(|row| line(&**setting, row)).collect::<Vec<_>>()
        });
        rows.collect()
    });
    let mut text = serde_json::to_string_pretty(&rows).expect("it is JSON");
    text.push('\n');
    text
}

#[test]
fn the_committed_data_is_what_the_rows_say() {
    let file: PathBuf = [env!("CARGO_MANIFEST_DIR"), "parameters.json"].iter().collect();
    let fresh = data();
    if env::var_os("QUAESTOR_BLESS").is_some_and(|bless| bless == "1") {
        fs::write(&file, &fresh).expect("the folder is there");
    }
    let committed = fs::read_to_string(&file).expect("the data is committed");
    assert!(
        committed == fresh,
        "runtime/parameters.json is not what the rows say; run `make spec`"
    );
}

/// Each row of the document is one of the data, in its order.
#[test]
fn document_and_data_have_the_same_rows() {
    let rows: Vec<Value> = serde_json::from_str(&data()).expect("it is JSON");
    let file: PathBuf = [env!("CARGO_MANIFEST_DIR"), "PARAMETERS.md"].iter().collect();
    let document = fs::read_to_string(file).expect("the document is committed");
    let listed = document.lines().filter(|line| line.ends_with("| council or root |"));
    let listed: Vec<_> = listed.map(|line| line.split('`').nth(1).expect("a path")).collect();
    assert_eq!(rows.iter().map(|row| &row["parameter"]).collect::<Vec<_>>(), listed);
    for row in &rows {
        let number =
            |key: &str| row[key].as_str().expect("text").parse::<u128>().expect("a number");
        assert!(number("least") <= number("most"), "{row}");
    }
}
