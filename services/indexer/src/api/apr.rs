//! The yearly rate of each tier, day by day, as the chain itself worked it out.

use super::answer::{Answer, Asked, Fail};
use crate::{
    facts::label,
    schema::{Column, Kind},
};
use serde_json::{Map, Value};
use sqlx::{AnyConnection, Row as _};

const fn column(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, null: true }
}

/// Columns of a rate.
pub const RATE: [Column; 6] = [
    column("block", Kind::Int),
    column("time", Kind::Int),
    column("tier", Kind::Int),
    column("asset", Kind::Text),
    column("apr_bps", Kind::Int),
    column("per_year", Kind::Amount),
];

fn int(value: &Value) -> Value {
    let number = value.as_str().and_then(|text| text.parse::<i64>().ok());
    number.map_or(Value::Null, Value::from)
}

/// The rates in the offers of a snapshot.
fn rates(block: i64, time: i64, offers: &Value, tier: Option<i64>) -> Vec<Map<String, Value>> {
    let mut rows = Vec::new();
    for offer in offers.get("offers").and_then(Value::as_array).into_iter().flatten() {
        let of = offer.get("tier").map_or(Value::Null, int);
        if tier.is_some_and(|tier| of != tier) {
            continue;
        }
        let rewards = offer.pointer("/terms/at_lock_end/rewards").and_then(Value::as_array);
        for reward in rewards.into_iter().flatten() {
            let asset = reward.get("asset").map_or(Value::Null, |asset| label(asset).into());
            let rate = reward.get("apr_bps").map_or(Value::Null, int);
            let yearly = reward.get("per_year").cloned().unwrap_or_default();
            let cells = [block.into(), time.into(), of.clone(), asset, rate, yearly];
            let names = RATE.iter().map(|column| column.name.to_owned());
            rows.push(names.zip(cells).collect());
        }
    }
    rows
}

pub async fn apr(connection: &mut AnyConnection, asked: &Asked) -> Result<Answer, Fail> {
    let query = "SELECT block, time, figures FROM snapshots WHERE time >= $1 AND time < $2 \
                 ORDER BY time DESC";
    let (from, to) = (asked.int("from").unwrap_or(0), asked.int("to").unwrap_or(i64::MAX));
    let found = sqlx::query(query).bind(from).bind(to).fetch_all(connection).await?;
    let mut rows = Vec::new();
    for row in found {
        let figures: String = row.try_get(2)?;
        let figures: Value = serde_json::from_str(&figures).unwrap_or_default();
        let offers = figures.get("offers").unwrap_or(&Value::Null);
        rows.extend(rates(row.try_get(0)?, row.try_get(1)?, offers, asked.int("tier")));
        if i64::try_from(rows.len()).unwrap_or(i64::MAX) >= asked.limit() {
            break;
        }
    }
    Ok(Answer::Rows(rows, None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_rate_is_found_for_each_tier_and_asset() {
        let reward = |asset: Value, bps: Value| json!({ "asset": asset, "earned": "1", "per_year": "70", "apr_bps": bps });
        let offer = |tier: &str| {
            let rewards = [
                reward(json!("Native"), json!("812")),
                reward(json!({ "WithId": "1" }), Value::Null),
            ];
            json!({ "tier": tier, "terms": { "at_lock_end": { "rewards": rewards } } })
        };
        let closed = json!({ "tier": "2", "terms": null });
        let offers = json!({ "offers": [offer("0"), offer("1"), closed] });
        assert_eq!(rates(5, 60, &offers, None).len(), 4);
        let one = rates(5, 60, &offers, Some(1));
        assert_eq!(
            Value::Object(one[0].clone()),
            json!({
                "block": 5, "time": 60, "tier": 1, "asset": "Native", "apr_bps": 812, "per_year": "70"
            })
        );
        assert_eq!(one[1]["apr_bps"], Value::Null);
        assert!(rates(5, 60, &Value::Null, None).is_empty());
    }
}
