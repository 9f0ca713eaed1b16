//! Rewards for an accountant: one line each, with the price that held at its time and never today's.

use super::{
    answer::{AsOf, Asked, Fail},
    list::{of_path, reward_query, REWARD},
    App,
};
use crate::{
    db::{self, Val},
    rows,
};
use axum::{
    body::Body,
    http::header,
    response::{IntoResponse, Response},
};
use futures::StreamExt as _;
use jiff::{tz::TimeZone, Timestamp};
use sqlx::{Any, AnyConnection, Transaction};
use std::{collections::HashSet, convert::Infallible};

const PAGE: i64 = 500;
const HEAD: &str = "time_utc,time_local,block,hash,event,kind,asset,amount,decimals,price,\
                    price_source,price_time,value_usdc_units,fee,transaction\r\n";
/// A price is in smallest units of USDC for so many smallest units of the native token.
const PER: u128 = 1_000_000_000_000_000_000_000_000;

/// A cell: quoted where it has to be, and never a formula for the program that opens it.
pub fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// The whole part of `amount * price / PER`, without a product that is too large.
pub fn worth(amount: u128, price: u128) -> Option<u128> {
    let (whole, rest) = (amount / PER, amount % PER);
    let (price_whole, price_rest) = (price / PER, price % PER);
    // (w·P + r)(p·P + s) / P = w·p·P + w·s + r·p + r·s/P
    let small = match rest.checked_mul(price_rest) {
        Some(product) => product / PER,
        None => wide(rest, price_rest),
    };
    whole
        .checked_mul(price_whole)?
        .checked_mul(PER)?
        .checked_add(whole.checked_mul(price_rest)?)?
        .checked_add(rest.checked_mul(price_whole)?)?
        .checked_add(small)
}

/// `a * b / PER` for two factors below `PER`, by long multiplication.
fn wide(a: u128, b: u128) -> u128 {
    let (mut quotient, mut remainder) = (0u128, 0u128);
    for bit in (0..80).rev() {
        quotient <<= 1;
        remainder <<= 1;
        if b >> bit & 1 == 1 {
            remainder += a;
        }
        quotient += remainder / PER;
        remainder %= PER;
    }
    quotient
}

struct Writer {
    app: App,
    view: Transaction<'static, Any>,
    who: String,
    asked: Asked,
    zone: TimeZone,
    symbol: String,
    decimals: i64,
    after: Option<Vec<Val>>,
    charged: HashSet<(i64, i64)>,
    done: bool,
}

pub async fn rewards(
    app: &App,
    mut view: Transaction<'static, Any>,
    as_of: AsOf,
    asked: &Asked,
) -> Result<Response, Fail> {
    let who = of_path(&mut view, asked).await?;
    let zone = match asked.text("tz") {
        Some(name) => {
            TimeZone::get(name).map_err(|_| Fail::bad(format!("tz: {name} is no zone")))?
        },
        None => TimeZone::UTC,
    };
    let (symbol, decimals): (String, i64) =
        sqlx::query_as("SELECT symbol, decimals FROM chain").fetch_one(&mut *view).await?;
    let asked = Asked::read(
        &super::routes::all()
            .into_iter()
            .find(|route| matches!(route.reply, super::Reply::RewardsCsv))
            .ok_or_else(|| Fail::missing("there is no such path"))?,
        &Default::default(),
        Some(&span(asked)),
    )?;
    let writer = Writer {
        app: app.clone(),
        view,
        who: who.clone(),
        asked,
        zone,
        symbol,
        decimals,
        after: None,
        charged: HashSet::new(),
        done: false,
    };
    let head = futures::stream::once(async { Ok::<_, std::io::Error>(HEAD.to_owned()) });
    let lines = futures::stream::unfold(writer, |mut writer| async {
        match writer.page().await {
            Ok(None) => None,
            Ok(Some(lines)) => Some((Ok(lines), writer)),
            // What was sent is without an end, which the reader sees.
            Err(_) => {
                writer.done = true;
                Some((Err(std::io::Error::other("the database does not answer")), writer))
            },
        }
    });
    let _: Option<Infallible> = None;
    let name = format!("attachment; filename=\"rewards-{who}.csv\"");
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    // What packs it asks on after the end.
    let body = Body::from_stream(head.chain(lines).fuse());
    Ok(as_of.tagged((headers, body).into_response()))
}

/// `from` and `to` as they were asked for.
fn span(asked: &Asked) -> String {
    let parts = ["from", "to"].map(|name| asked.int(name).map(|time| format!("{name}={time}")));
    parts.into_iter().flatten().collect::<Vec<_>>().join("&")
}

impl Writer {
    async fn page(&mut self) -> Result<Option<String>, Fail> {
        if self.done {
            return Ok(None);
        }
        let after = self.after.take();
        let mut query = reward_query(&self.app, &self.who, &self.asked, after, false);
        query.sql.push_str(&format!(" LIMIT {PAGE}"));
        let rows = query.fetch(&mut self.view).await?;
        self.done = i64::try_from(rows.len()).unwrap_or(i64::MAX) < PAGE;
        let mut lines = String::new();
        for row in rows {
            let row = db::row(&REWARD, &row)?;
            self.after = row.get(..2).map(<[Val]>::to_vec);
            lines.push_str(&self.line(&row).await?);
        }
        Ok(Some(lines))
    }

    async fn line(&mut self, row: &[Val]) -> Result<String, Fail> {
        let int = |place: usize| row.get(place).and_then(Val::as_int).unwrap_or_default();
        let text = |place: usize| row.get(place).and_then(Val::as_text).unwrap_or_default();
        let (block, idx, time) = (int(0), int(1), int(2));
        let amount = row.get(5).map(Val::as_amount).unwrap_or_default();
        let native = text(4) == "Native";
        let price = if native { price_at(&mut self.view, time).await? } else { None };
        let worth = price.as_ref().and_then(|price| worth(amount, price.amount));
        let of = "SELECT b.hash, e.extrinsic, x.signer, CAST(x.fee AS TEXT), x.hash FROM blocks b \
                  JOIN events e ON e.block = b.number AND e.idx = $2 \
                  LEFT JOIN extrinsics x ON x.block = b.number AND x.idx = e.extrinsic \
                  WHERE b.number = $1";
        type Of = (String, Option<i64>, Option<String>, Option<String>, Option<Vec<u8>>);
        let (hash, extrinsic, signer, fee, transaction): Of =
            sqlx::query_as(of).bind(block).bind(idx).fetch_one(&mut *self.view).await?;
        // A fee is of its transaction: told once, on the first line, to who paid it.
        let first = extrinsic.is_some_and(|extrinsic| self.charged.insert((block, extrinsic)));
        let fee = fee.filter(|_| first && signer.as_ref() == Some(&self.who));
        let fee = fee.and_then(|fee| rows::amount(&fee)).map(|fee| fee.to_string());
        let local = Timestamp::from_second(time).unwrap_or_default().to_zoned(self.zone.clone());
        let cells = [
            utc(time),
            local.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            block.to_string(),
            hash,
            format!("{block}-{idx}"),
            text(3).to_owned(),
            if native { self.symbol.clone() } else { text(4).to_owned() },
            amount.to_string(),
            if native { self.decimals.to_string() } else { String::new() },
            price.as_ref().map(|price| price.amount.to_string()).unwrap_or_default(),
            price.as_ref().map(|price| price.source.clone()).unwrap_or_default(),
            price.as_ref().map(|price| utc(price.time)).unwrap_or_default(),
            worth.map(|worth| worth.to_string()).unwrap_or_default(),
            fee.unwrap_or_default(),
            transaction.map(|hash| quaestor_chain::to_hex(&hash)).unwrap_or_default(),
        ];
        let cells: Vec<_> = cells.iter().map(|text| cell(text)).collect();
        Ok(format!("{}\r\n", cells.join(",")))
    }
}

fn utc(time: i64) -> String {
    Timestamp::from_second(time).unwrap_or_default().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

struct Price {
    amount: u128,
    source: String,
    time: i64,
}

/// The price of the last snapshot at or before a time; none if that one had none.
async fn price_at(connection: &mut AnyConnection, time: i64) -> Result<Option<Price>, Fail> {
    let query = "SELECT CAST(price AS TEXT), source, time FROM snapshots WHERE time <= $1 \
                 ORDER BY time DESC LIMIT 1";
    let found: Option<(Option<String>, Option<String>, i64)> =
        sqlx::query_as(query).bind(time).fetch_optional(connection).await?;
    Ok(found.and_then(|(price, source, time)| {
        Some(Price { amount: rows::amount(&price?)?, source: source.unwrap_or_default(), time })
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_formula_gets_through() {
        assert_eq!(cell("plain"), "plain");
        assert_eq!(cell("a,b"), "\"a,b\"");
        assert_eq!(cell("say \"x\""), "\"say \"\"x\"\"\"");
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("-1,5"), "\"'-1,5\"");
    }

    #[test]
    fn worth_is_exact_where_the_product_is_wider_than_the_machine() {
        // Half a USDC a token of 18 decimals: 5 * 10^11 for 10^24.
        let half = 500_000_000_000;
        assert_eq!(worth(1_000_000_000_000_000_000, half), Some(500_000));
        assert_eq!(worth(3, half), Some(0));
        // (10^24 - 1)^2 / 10^24 = 10^24 - 2, rest 1.
        assert_eq!(worth(PER - 1, PER - 1), Some(PER - 2));
        assert_eq!(worth(7 * PER + 5, 2 * PER + PER / 2), Some(17 * PER + PER / 2 + 12));
        assert_eq!(worth(u128::MAX, u128::MAX), None);
    }
}
