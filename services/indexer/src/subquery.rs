//! A project of the SubQuery engine with the same facts: its schema and its mappings are made from the
//! same list of events, so that neither can forget one.

use crate::{
    facts,
    kinds::FACTS,
    schema::{Column, Kind},
};
use std::fmt::Write as _;

/// The part that is the same for every event, written by hand.
const HANDLER: &str = include_str!("../../../console/subquery/handler.js");

/// Name of the entity of a table: `pot_releases` is `PotRelease`.
fn entity(table: &str) -> String {
    let one = match table {
        "suspense" | "revenue" => table.to_owned(),
        _ if table.ends_with("ies") => format!("{}y", table.trim_end_matches("ies")),
        _ if table.ends_with("shes") => table.trim_end_matches("es").to_owned(),
        _ => table.trim_end_matches('s').to_owned(),
    };
    one.split('_').map(capital).collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A column as GraphQL has it, where `id` is the record's own.
fn field(column: &str) -> String {
    let column = if column == "id" { "number" } else { column };
    let mut words = column.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &capital(word))
}

const fn graphql(kind: Kind) -> &'static str {
    match kind {
        Kind::Int | Kind::Amount => "BigInt",
        Kind::Flag => "Boolean",
        Kind::Text | Kind::Json | Kind::Bytes => "String",
    }
}

/// Columns by which somebody looks for facts.
const SOUGHT: [&str; 5] = ["block", "who", "payer", "account", "pallet"];

fn line(column: &Column) -> String {
    // A block fits into the engine's own integers, and is one there.
    let kind = if matches!(column.name, "block" | "idx") { "Int" } else { graphql(column.kind) };
    let must = if column.null { "" } else { "!" };
    let index = if SOUGHT.contains(&column.name) { " @index" } else { "" };
    format!("  {}: {kind}{must}{index}\n", field(column.name))
}

/// `schema.graphql`.
pub fn schema() -> String {
    let mut text =
        String::from("# Made by `quaestor-indexer subquery`. Amounts are smallest units.\n");
    for table in facts::tables() {
        text.push_str(&format!("\ntype {} @entity {{\n  id: ID!\n", entity(table.name)));
        for column in &table.columns {
            text.push_str(&line(column));
        }
        text.push_str("}\n");
    }
    text
}

/// `mappings.js`.
pub fn mappings() -> String {
    let mut text = String::from(
        "// Made by `quaestor-indexer subquery`.\n\n\
         /// Facts by their entity: columns with their kinds, and the events that they are made from, with\n\
         /// the names of the fields that have another one there.\nconst FACTS = [\n",
    );
    for fact in FACTS {
        let columns: Vec<_> = fact
            .columns
            .iter()
            .map(|column| format!("['{}', '{:?}']", column.name, column.kind))
            .collect();
        let sources: Vec<_> = fact
            .sources
            .iter()
            .map(|source| {
                let renamed: Vec<_> =
                    source.renamed.iter().map(|(to, from)| format!("{to}: '{from}'")).collect();
                let renamed = match renamed.as_slice() {
                    [] => "{}".to_owned(),
                    some => format!("{{ {} }}", some.join(", ")),
                };
                format!("      '{}.{}': {renamed},\n", source.pallet, source.event)
            })
            .collect();
        let _ = write!(
            text,
            "  {{\n    table: '{}',\n    entity: '{}',\n    columns: [{}],\n    sources: {{\n{}    }},\n  }},\n",
            fact.table,
            entity(fact.table),
            columns.join(", "),
            sources.concat()
        );
    }
    text.push_str("];\n");
    text.push_str(HANDLER);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_project_is_the_one_that_is_made() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../console/subquery");
        for (name, made) in [("schema.graphql", schema()), ("mappings.js", mappings())] {
            let committed = std::fs::read_to_string(format!("{folder}/{name}")).unwrap_or_default();
            assert!(committed == made, "{name} is old: quaestor-indexer subquery {folder}");
        }
    }

    #[test]
    fn every_table_of_facts_is_an_entity_of_its_own() {
        let tables = facts::tables();
        let names: std::collections::BTreeSet<_> =
            tables.iter().map(|table| entity(table.name)).collect();
        assert_eq!(names.len(), tables.len());
        for (table, wanted) in [
            ("pot_releases", "PotRelease"),
            ("proxies", "Proxy"),
            ("slashes", "Slash"),
            ("revenue", "Revenue"),
            ("purchases", "Purchase"),
            ("parameters", "Parameter"),
        ] {
            assert_eq!(entity(table), wanted);
            assert!(tables.iter().any(|each| each.name == table), "{table}");
        }
    }
}
