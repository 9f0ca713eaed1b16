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

/// An amount as a database without numbers of that size keeps it: a sign that says how many digits
/// there are, `A` for one, and the digits. So the order of texts is that of amounts.
pub fn amount_text(amount: u128) -> String {
    let digits = amount.to_string();
    let sign = u8::try_from(digits.len()).ok().and_then(|count| b'@'.checked_add(count));
    format!("{}{digits}", char::from(sign.unwrap_or(b'~')))
}

/// The amount of a text of either database.
pub fn amount(text: &str) -> Option<u128> {
    text.strip_prefix(|sign: char| ('@'..='~').contains(&sign)).unwrap_or(text).parse().ok()
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
                Some(text) => Val::Amount(amount(&text).ok_or_else(|| {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_amounts_have_the_order_of_amounts() {
        // Of every number of digits the least and the most.
        let powers = (0..39).map(|digits| 10u128.pow(digits));
        let mut amounts: Vec<_> = powers.flat_map(|power| [power - 1, power]).collect();
        amounts.push(u128::MAX);
        amounts.dedup();
        let texts: Vec<_> = amounts.iter().map(|amount| amount_text(*amount)).collect();
        assert!(texts.is_sorted_by(|one, other| one < other), "{texts:?}");
        let read: Vec<_> = texts.iter().map(|text| amount(text)).collect();
        assert_eq!(read, amounts.into_iter().map(Some).collect::<Vec<_>>());
        assert_eq!(texts[0], "A0");
        // As the other database has them, and what is none.
        assert_eq!(
            ["340282366920938463463374607431768211455", "A", "", "-1", "A1x"].map(amount),
            [Some(u128::MAX), None, None, None, None]
        );
    }
}
