//! The keys of each call, on a chain with one native pool.
//!
//! A call is made as it would be from a block, with its storage layer, but without fee and filter: what
//! they read and write is the same for every call of every pallet.

use crate::{
    counting::{count, Key, Keys},
    world::{
        account, chain, check, claim, collect, dispatch, endow, fund, pass, stake, unstake, DAY,
        ONE_YEAR, SEVEN_DAYS,
    },
};
use pallet_staking_vault::Call as Vault;
use polkadot_sdk::sp_io::TestExternalities;
use quaestor_runtime::{AccountId, Rewards, RuntimeCall};

/// One call and what it touched.
pub struct Measured {
    /// Which call, and in which circumstances.
    pub what: &'static str,
    /// The limits that it is held to, for reads and writes, if it has any.
    pub limit: Option<(usize, usize)>,
    /// Keys that it touched.
    pub keys: Keys,
}

/// Names for the accounts in [`Keys::named`].
pub fn accounts() -> Vec<(&'static str, Key)> {
    let bytes = |who: AccountId| AsRef::<[u8]>::as_ref(&who).to_vec();
    vec![
        ("caller", bytes(caller())),
        ("funder", bytes(funder())),
        ("pools", bytes(Rewards::pot_account())),
    ]
}

fn caller() -> AccountId {
    account(1)
}

fn funder() -> AccountId {
    account(2)
}

struct Story {
    ext: TestExternalities,
    measured: Vec<Measured>,
}

impl Story {
    /// Runs `f` unmeasured.
    fn then(&mut self, f: impl FnOnce()) {
        self.ext.execute_with(f);
        self.ext.commit_all().unwrap();
    }

    fn measure(
        &mut self,
        what: &'static str,
        limit: Option<(usize, usize)>,
        who: &AccountId,
        call: impl Into<RuntimeCall>,
    ) {
        let call = call.into();
        let ((), keys) = count(&mut self.ext, || dispatch(who, call));
        self.measured.push(Measured { what, limit, keys });
        self.then(check);
    }
}

/// The life of a staker who is not alone, call by call.
pub fn measure() -> Vec<Measured> {
    let (caller, funder, other) = (&caller(), &funder(), &account(3));
    let mut story = Story { ext: chain(), measured: Vec::new() };
    story.then(|| {
        for who in [caller, funder, other] {
            endow(who, 1_000_000);
        }
        dispatch(other, stake(10_000, ONE_YEAR));
        pass(8 * DAY);
    });
    story.measure("fund", None, funder, fund(7_000));
    story.measure("stake, first", Some((7, 6)), caller, stake(5_000, SEVEN_DAYS));
    story.then(|| pass(3_600));
    story.measure("stake, again", Some((7, 6)), caller, stake(5_000, ONE_YEAR));
    story.then(|| {
        pass(DAY);
        dispatch(funder, fund(7_000));
        pass(6 * DAY + 7_200);
        dispatch(funder, fund(7_000));
    });
    // Both positions have become warm, in buckets of their own.
    story.measure("claim_rewards, 2 steps crossed", Some((5 + 2, 3)), caller, claim());
    story.then(|| pass(2 * DAY));
    story.measure("claim_rewards", Some((5, 3)), caller, claim());
    story.then(|| pass(2 * DAY));
    story.measure("collect_vested", Some((5, 4)), caller, collect());
    let compound = pallet_rewards::Call::compound { position: 0 };
    story.measure("compound", None, caller, compound);
    story.then(|| pass(DAY));
    let stream = pallet_rewards::Call::forfeit_stream { stream: 1 };
    story.measure("forfeit_stream", None, caller, stream);
    story.measure("early_unstake", None, caller, Vault::early_unstake { position: 1 });
    story.measure("unstake", Some((5, 5)), caller, unstake(0));
    story.then(|| pass(4 * DAY));
    story.measure("withdraw", Some((4, 4)), caller, Vault::withdraw {});
    story.measured
}

/// Number of keys that each call touched, as a table.
pub fn sums(measured: &[Measured]) -> String {
    let mut text = String::from("| call | reads | writes | limit |\n|---|---:|---:|---|\n");
    for Measured { what, limit, keys } in measured {
        let (reads, writes) = keys.counts();
        let limit = limit.map_or("none".into(), |(r, w)| format!("{r} and {w}"));
        text += &format!("| {what} | {reads} | {writes} | {limit} |\n");
    }
    text
}

/// Which keys each call touched, as a table.
pub fn names(measured: &[Measured]) -> String {
    let mut text = String::from("| call | keys (r: read, w: written) |\n|---|---|\n");
    for Measured { what, keys, .. } in measured {
        let named: Vec<String> = keys
            .named(&accounts())
            .into_iter()
            .map(|(name, read, written)| {
                let how = match (read, written) {
                    (true, true) => "rw",
                    (true, false) => "r",
                    _ => "w",
                };
                format!("{name} {how}")
            })
            .collect();
        text += &format!("| {what} | {} |\n", named.join(", "));
    }
    text
}
