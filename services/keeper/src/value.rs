//! Reading values of the chain, which are JSON.

use serde_json::Value;

/// A field; null if there is none.
pub fn field<'a>(value: &'a Value, name: &str) -> &'a Value {
    value.get(name).unwrap_or(&Value::Null)
}

/// Elements of a list; none of anything else.
pub fn items(value: &Value) -> std::slice::Iter<'_, Value> {
    value.as_array().map(Vec::as_slice).unwrap_or_default().iter()
}

/// An integer of the chain, which is a decimal text.
pub fn integer<T: std::str::FromStr>(value: &Value) -> Option<T> {
    value.as_str()?.parse().ok()
}
