//! Calls with the keys that they touch and those that they declare, on a chain with any economy.

use crate::{
    counter::{reads_and_writes, Declared},
    counting::{count, Key, Keys},
    world::{check, economy, signed},
};
use polkadot_sdk::{
    frame_support::{
        dispatch::GetDispatchInfo,
        traits::{GetCallMetadata, UnfilteredDispatchable},
    },
    frame_system,
    pallet_collective::RawOrigin,
    sp_io::TestExternalities,
};
use quaestor_runtime::{
    origins::CouncilInstance, AccountId, Allocations, Debates, Emission, GenesisBadge, Rewards,
    Runtime, RuntimeCall, RuntimeOrigin, StakeVoting,
};

/// One call, what it touched and what it declares.
pub struct Weighed {
    /// Pallet and name of the call.
    pub call: (&'static str, &'static str),
    /// Its circumstances, if there are several.
    pub when: &'static str,
    /// Keys that it touched.
    pub keys: Keys,
    /// The caller's account, which is charged with the transaction.
    pub own: Key,
    /// Reads and writes that its weight declares.
    pub declared: (u64, u64),
}

impl Weighed {
    /// Number of the keys that its weight must declare.
    pub fn counts(&self) -> (u64, u64) {
        let others = |keys: &std::collections::BTreeSet<Key>| {
            keys.iter().filter(|key| **key != self.own).count() as u64
        };
        (others(&self.keys.read), others(&self.keys.written))
    }
}

/// Calls on one chain, one after the other.
pub struct Story {
    ext: TestExternalities,
    weighed: Vec<Weighed>,
}

impl Story {
    /// A chain with that preset.
    pub fn on(preset: &str) -> Self {
        Self { ext: economy(preset), weighed: Vec::new() }
    }

    /// Runs `f` unmeasured.
    pub fn then<R>(&mut self, f: impl FnOnce() -> R) -> R {
        let result = self.ext.execute_with(f);
        self.ext.commit_all().unwrap();
        result
    }

    /// Makes `call`, which must be charged what is `declared`.
    #[track_caller]
    pub fn signed(
        &mut self,
        when: &'static str,
        who: &AccountId,
        call: impl Into<RuntimeCall>,
        declared: Declared,
    ) {
        let own = frame_system::Account::<Runtime>::hashed_key_for(who);
        self.measure(when, signed(who), own, call.into(), declared);
    }

    /// The same for a call of the council, four of five.
    #[track_caller]
    pub fn governed(&mut self, call: impl Into<RuntimeCall>, declared: Declared) {
        let council: RawOrigin<AccountId, CouncilInstance> = RawOrigin::Members(4, 5);
        self.measure("", council.into(), Key::new(), call.into(), declared);
    }

    #[track_caller]
    fn measure(
        &mut self,
        when: &'static str,
        by: RuntimeOrigin,
        own: Key,
        call: RuntimeCall,
        (runtime, keys): Declared,
    ) {
        let metadata = call.get_call_metadata();
        let before = self.then(|| call.get_dispatch_info().call_weight);
        let (done, touched) = count(&mut self.ext, || call.dispatch_bypass_filter(by));
        let charged = done.unwrap().actual_weight.unwrap_or(before);
        assert_eq!(charged, runtime, "{metadata:?} {when}");
        self.weighed.push(Weighed {
            call: (metadata.pallet_name, metadata.function_name),
            when,
            keys: touched,
            own,
            declared: reads_and_writes(keys),
        });
        self.then(|| {
            check();
            Emission::do_try_state().unwrap();
            Allocations::do_try_state().unwrap();
            StakeVoting::do_try_state().unwrap();
            Debates::do_try_state().unwrap();
            GenesisBadge::do_try_state().unwrap();
        });
    }

    /// The calls that were measured.
    pub fn end(self) -> Vec<Weighed> {
        self.weighed
    }
}

/// Number of keys that each call touched and declares, as a table.
pub fn sums(weighed: &[Weighed]) -> String {
    let mut text = String::from(
        "| call | reads | writes | declared reads | declared writes |\n|---|---:|---:|---:|---:|\n",
    );
    for one in weighed {
        let (reads, writes) = one.counts();
        let (most_reads, most_writes) = one.declared;
        text += &format!("| {} | {reads} | {writes} | {most_reads} | {most_writes} |\n", name(one));
    }
    text
}

/// Which keys each call touched, as a table.
pub fn names(weighed: &[Weighed]) -> String {
    let pots = [
        ("pools", Rewards::pot_account()),
        ("allocations", Allocations::account()),
        ("debates", Debates::account()),
    ];
    let pots: Vec<_> =
        pots.into_iter().map(|(name, who)| (name, AsRef::<[u8]>::as_ref(&who).to_vec())).collect();
    let mut text = String::from("| call | keys (r: read, w: written) |\n|---|---|\n");
    for one in weighed {
        let mut keys = one.keys.clone();
        keys.read.remove(&one.own);
        keys.written.remove(&one.own);
        let named = keys.named(&pots).into_iter().map(|(name, read, written)| {
            let how = match (read, written) {
                (true, true) => "rw",
                (true, false) => "r",
                _ => "w",
            };
            format!("{name} {how}")
        });
        text += &format!("| {} | {} |\n", name(one), named.collect::<Vec<_>>().join(", "));
    }
    text
}

fn name(one: &Weighed) -> String {
    let (pallet, call) = one.call;
    let comma = if one.when.is_empty() { "" } else { ", " };
    format!("{pallet}.{call}{comma}{}", one.when)
}
