//! Values and rows.

use crate::{
    schema::{Column, Kind},
    Error, Result,
};
use sqlx::{any::AnyRow, Row as _};

/// A value of a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Val {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// Text.
    Text(String),
    /// Smallest units.
    Amount(u128),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Val {
    /// Of an optional text.
    pub fn text(text: Option<String>) -> Self {
        text.map_or(Self::Null, Self::Text)
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub const fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// The amount; nothing counts as none.
    pub const fn as_amount(&self) -> u128 {
        match self {
            Self::Amount(amount) => *amount,
            _ => 0,
        }
    }
}

/// Reads a row of these columns.
pub fn row(columns: &[Column], row: &AnyRow) -> Result<Vec<Val>> {
    let read = |(at, column): (usize, &Column)| -> Result<Val> {
        Ok(match column.kind {
            Kind::Int | Kind::Flag => {
                row.try_get::<Option<i64>, _>(at)?.map_or(Val::Null, Val::Int)
            },
            Kind::Text | Kind::Json => Val::text(row.try_get::<Option<String>, _>(at)?),
            Kind::Bytes => row.try_get::<Option<Vec<u8>>, _>(at)?.map_or(Val::Null, Val::Bytes),
            Kind::Amount => match row.try_get::<Option<String>, _>(at)? {
                None => Val::Null,
                Some(text) => Val::Amount(text.parse().map_err(|_| {
                    Error::Broken(format!("{text} in {} is no amount", column.name))
                })?),
            },
        })
    };
    columns.iter().enumerate().map(read).collect()
}

/// A row as a record of JSON: amounts as strings.
pub fn json(columns: &[Column], row: &[Val]) -> serde_json::Map<String, serde_json::Value> {
    use serde_json::Value;
    let value = |value: &Val, kind: Kind| match (value, kind) {
        (Val::Null, _) => Value::Null,
        (Val::Int(number), Kind::Flag) => Value::Bool(*number != 0),
        (Val::Int(number), _) => Value::from(*number),
        (Val::Text(text), Kind::Json) => {
            serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.clone()))
        },
        (Val::Text(text), _) => Value::String(text.clone()),
        (Val::Amount(amount), _) => Value::String(amount.to_string()),
        (Val::Bytes(bytes), _) => Value::String(quaestor_chain::to_hex(bytes)),
    };
    columns
        .iter()
        .zip(row)
        .map(|(column, cell)| (column.name.to_owned(), value(cell, column.kind)))
        .collect()
}
