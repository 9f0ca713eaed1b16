//! Names that come again and again, under numbers in the order in which they came.

use crate::{
    db::{Db, Val},
    facts::Row,
    prepare::Told,
    Result,
};
use sqlx::{AnyConnection, AssertSqlSafe, Row as _};
use std::collections::HashMap;

/// More accounts than this are forgotten after a batch, and read again when they are needed.
const MOST_CACHED: usize = 50_000;
/// Accounts of one query.
const PAGE: usize = 400;

/// The numbers of names.
pub struct Names {
    kinds: HashMap<(String, String), i64>,
    accounts: HashMap<String, i64>,
    next_account: i64,
}

impl Names {
    /// As the database has them.
    pub async fn load(connection: &mut AnyConnection) -> Result<Self> {
        let query = "SELECT pallet, variant, id FROM event_kinds";
        let rows: Vec<(String, String, i64)> =
            sqlx::query_as(query).fetch_all(&mut *connection).await?;
        let kinds = rows.into_iter().map(|(pallet, name, id)| ((pallet, name), id)).collect();
        let last: Option<i64> =
            sqlx::query_scalar("SELECT MAX(id) FROM accounts").fetch_one(connection).await?;
        Ok(Self { kinds, accounts: HashMap::new(), next_account: last.unwrap_or(0) + 1 })
    }

    /// Learns the numbers of all accounts of these events that have one.
    pub async fn recall<'a>(
        &mut self,
        db: &Db,
        connection: &mut AnyConnection,
        events: impl Iterator<Item = &'a Told>,
    ) -> Result<()> {
        if self.accounts.len() > MOST_CACHED {
            self.accounts.clear();
        }
        let mut missing: Vec<_> = events
            .flat_map(|event| event.mentions.iter())
            .map(|(account, _)| account)
            .filter(|account| !self.accounts.contains_key(*account))
            .collect();
        missing.sort_unstable();
        missing.dedup();
        for page in missing.chunks(PAGE) {
            // One length of list, so that the statement is prepared once.
            let list = db.placeholders(PAGE);
            let sql = format!("SELECT address, id FROM accounts WHERE address IN ({list})");
            let mut query = sqlx::query(AssertSqlSafe(sql));
            for place in 0..PAGE {
                let account = page.get(place).or(page.first());
                query = query.bind(account.map(|account| (*account).clone()));
            }
            for row in query.fetch_all(&mut *connection).await? {
                self.accounts.insert(row.try_get(0)?, row.try_get(1)?);
            }
        }
        Ok(())
    }

    /// Rows of the events of a block, and of the names that are new with it.
    pub fn rows(&mut self, block: u32, events: Vec<Told>, out: &mut Vec<Row>) {
        let number = Val::Int(block.into());
        for (idx, event) in events.into_iter().enumerate() {
            let idx = Val::Int(idx.try_into().unwrap_or(i64::MAX));
            let next = i64::try_from(self.kinds.len()).unwrap_or(i64::MAX).saturating_add(1);
            let key = (event.pallet, event.variant);
            let kind = *self.kinds.entry(key).or_insert_with_key(|(pallet, variant)| {
                let (pallet, variant) = (Val::Text(pallet.clone()), Val::Text(variant.clone()));
                out.push(("event_kinds", vec![Val::Int(next), pallet, variant, number.clone()]));
                next
            });
            for (address, role) in event.mentions {
                let next = self.next_account;
                let account = *self.accounts.entry(address).or_insert_with_key(|address| {
                    let address = Val::Text(address.clone());
                    out.push(("accounts", vec![Val::Int(next), address, number.clone()]));
                    next
                });
                self.next_account = self.next_account.max(account.saturating_add(1));
                let row = vec![Val::Int(account), number.clone(), idx.clone(), Val::Text(role)];
                out.push(("event_accounts", row));
            }
            let fields = Val::Text(event.fields);
            let row =
                vec![number.clone(), idx, event.extrinsic, event.phase, Val::Int(kind), fields];
            out.push(("events", row));
        }
    }
}
