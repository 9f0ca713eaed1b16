//! Questions and their answers: with the block that it is as of, or with a sentence.

use super::routes::{Param, Route, What};
use crate::{db::Val, Error};
use axum::{
    http::{header, HeaderMap, HeaderValue, StatusCode},
    response::{IntoResponse, Response},
    Json,
};
use quaestor_chain::Account;
use serde_json::{json, Map, Value};
use sqlx::AnyConnection;
use std::collections::HashMap;

/// A refusal.
#[derive(Debug)]
pub struct Fail {
    code: StatusCode,
    words: String,
}

impl Fail {
    pub fn new(code: StatusCode, words: impl Into<String>) -> Self {
        Self { code, words: words.into() }
    }

    pub fn bad(words: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, words)
    }

    pub fn missing(words: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, words)
    }

    /// The database's own words are for the log.
    pub fn database(error: impl Into<Error>) -> Self {
        tracing::error!(error = %error.into(), "a request failed");
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "the database does not answer")
    }
}

impl From<Error> for Fail {
    fn from(error: Error) -> Self {
        Self::database(error)
    }
}

impl From<sqlx::Error> for Fail {
    fn from(error: sqlx::Error) -> Self {
        Self::database(error)
    }
}

impl IntoResponse for Fail {
    fn into_response(self) -> Response {
        (self.code, Json(json!({ "error": self.words }))).into_response()
    }
}

/// An answer.
pub enum Answer {
    /// Some rows, and where the next ones begin.
    Rows(Vec<Map<String, Value>>, Option<String>),
    /// One record.
    One(Map<String, Value>),
}

/// The newest block.
#[derive(Clone)]
pub struct AsOf {
    pub number: i64,
    hash: String,
    time: i64,
}

/// Reads it in the same view as the rest.
pub async fn as_of(connection: &mut AnyConnection) -> Result<AsOf, Fail> {
    let query = "SELECT number, hash, time FROM cursor";
    let row: Option<(i64, String, i64)> = sqlx::query_as(query).fetch_optional(connection).await?;
    let (number, hash, time) = row.ok_or_else(|| {
        Fail::new(StatusCode::SERVICE_UNAVAILABLE, "the database holds no block yet")
    })?;
    Ok(AsOf { number, hash, time })
}

impl AsOf {
    /// Differs for every block; the first digits of the hash tell forks of a wiped chain apart.
    fn tag(&self) -> String {
        format!("\"{}-{}\"", self.number, self.hash.get(2..10).unwrap_or_default())
    }

    pub fn is_known_to(&self, headers: &HeaderMap) -> bool {
        let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
        known.is_some_and(|known| known.split(',').any(|tag| tag.trim() == self.tag()))
    }

    pub fn tagged(&self, mut response: Response) -> Response {
        if let Ok(tag) = HeaderValue::from_str(&self.tag()) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        response
    }

    pub fn not_modified(&self) -> Response {
        self.tagged(StatusCode::NOT_MODIFIED.into_response())
    }

    pub fn with(&self, answer: Answer) -> Response {
        let as_of = json!({ "number": self.number, "hash": self.hash, "time": self.time });
        let body = match answer {
            Answer::Rows(rows, next) => json!({ "asOf": as_of, "rows": rows, "next": next }),
            Answer::One(mut record) => {
                record.insert("asOf".into(), as_of);
                Value::Object(record)
            },
        };
        self.tagged(Json(body).into_response())
    }
}

/// Parameters of the path and the query, each checked.
pub struct Asked {
    values: HashMap<&'static str, Val>,
}

impl Asked {
    pub fn read(
        route: &Route,
        path: &HashMap<String, String>,
        query: Option<&str>,
    ) -> Result<Self, Fail> {
        let mut values = HashMap::new();
        let params = route.params();
        for (name, text) in path {
            let param = params.iter().find(|param| param.name == name && param.in_path);
            let param = param.ok_or_else(|| Fail::bad(format!("{name} is unknown")))?;
            values.insert(param.name, value(param, text)?);
        }
        for pair in query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
            let (name, text) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, text) = (decoded(name)?, decoded(text)?);
            let param = params.iter().find(|param| param.name == name && !param.in_path);
            let param = param.ok_or_else(|| Fail::bad(format!("{name} is no parameter here")))?;
            if values.insert(param.name, value(param, &text)?).is_some() {
                return Err(Fail::bad(format!("{name} is given twice")));
            }
        }
        Ok(Self { values })
    }

    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    pub fn get(&self, name: &str) -> Option<&Val> {
        self.values.get(name)
    }

    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_text()
    }

    pub fn int(&self, name: &str) -> Option<i64> {
        self.get(name)?.as_int()
    }

    /// Rows of a page.
    pub fn limit(&self) -> i64 {
        self.int("limit").unwrap_or(100)
    }
}

/// Reads a parameter as what it is to be.
fn value(param: &Param, text: &str) -> Result<Val, Fail> {
    let bad = |why: &str| Fail::bad(format!("{}: {why}", param.name));
    let number = || text.parse::<i64>().ok().filter(|number| *number >= 0);
    match param.what {
        What::Flag => match text {
            "" | "true" | "1" => Ok(Val::Int(1)),
            _ => Err(bad("it takes no value")),
        },
        What::Number => number().map(Val::Int).ok_or_else(|| bad("a whole number is wanted")),
        What::Limit => match number() {
            Some(limit @ 1..=500) => Ok(Val::Int(limit)),
            _ => Err(bad("a number from 1 to 500 is wanted")),
        },
        What::Account => {
            let account = Account::parse(text).ok_or_else(|| bad("an address is wanted"))?;
            // Under the chain's own prefix later: see `list`.
            Ok(Val::Text(quaestor_chain::to_hex(&account.0)))
        },
        What::Text => match text {
            "" => Err(bad("it is empty")),
            text if text.len() > 200 || text.contains('\0') => Err(bad("it is no such text")),
            text => Ok(Val::Text(text.to_owned())),
        },
        What::OneOf(all) => match all.contains(&text) {
            true => Ok(Val::Text(text.to_owned())),
            false => Err(bad(&format!("one of {} is wanted", all.join(", ")))),
        },
    }
}

/// `%41` and `+` of a query.
fn decoded(text: &str) -> Result<String, Fail> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'%', [high, low, after @ ..]) => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16);
                let pair = digit(high).zip(digit(low));
                let byte = pair.and_then(|(high, low)| u8::try_from(high << 4 | low).ok());
                bytes.push(byte.ok_or_else(|| Fail::bad("a broken % in the query"))?);
                rest = after;
            },
            (b'%', _) => return Err(Fail::bad("a broken % in the query")),
            (b'+', _) => bytes.push(b' '),
            (byte, _) => bytes.push(*byte),
        }
    }
    String::from_utf8(bytes).map_err(|_| Fail::bad("the query is no UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_decoded_or_refused() {
        assert_eq!(decoded("a%20b+c").unwrap(), "a b c");
        for broken in ["%", "%4", "%zz", "%ff"] {
            assert!(decoded(broken).is_err(), "{broken}");
        }
    }
}
