//! Any operations in any order, against a model: the same calls are accepted, the same amounts move,
//! and the invariants hold after each.
//!
//! `QUAESTOR_OPS` sets how many operations there are (the long form has 100,000), `QUAESTOR_SEED` where
//! they begin.

use super::{model::Model, *};
use polkadot_sdk::sp_runtime::traits::Dispatchable;
use quaestor_primitives::Standing;

const CONSUMERS: [AccountId; 3] = [ALICE, BOB, POOR];
const PROVIDERS: [AccountId; 2] = [PETER, PAULA];

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn of<V: Copy>(&mut self, all: &[V]) -> V {
        all[self.below(all.len() as u64) as usize]
    }

    /// One of the last ten channels, or one that never was.
    fn channel(&mut self, model: &Model) -> ChannelId {
        let count = model.channels.len() as u64;
        (count + 1).saturating_sub(1 + self.below(10))
    }

    /// Mostly what the party would be, sometimes anybody.
    fn party(&mut self, who: Option<AccountId>) -> AccountId {
        match who {
            Some(who) if self.below(8) > 0 => who,
            _ => self.of(&[ALICE, BOB, POOR, PETER, PAULA, WATCH]),
        }
    }
}

/// Switches of the world around the pallet.
struct World {
    entries_closed: bool,
    absent: Option<AccountId>,
    jammed: bool,
}

fn call(who: AccountId, call: Call) -> bool {
    let before = root();
    let origin = RuntimeOrigin::signed(who);
    let done = RuntimeCall::from(call).dispatch(origin).is_ok();
    assert!(done || before == root(), "a refused call changed the storage");
    done
}

/// A claim on a channel: newer or older, within the deposit or above it.
fn claim(random: &mut Random, model: &Model, id: ChannelId) -> (u64, Balance, u64) {
    let Some(channel) = model.get(id) else { return (1, TOKEN, 1) };
    let unit = if channel.dollars { USD } else { TOKEN };
    let more = match random.below(8) {
        0 => 0,
        1 => 1,
        2 => channel.deposited() * 2,
        _ => unit * Balance::from(random.below(3_000)) / 1_000,
    };
    let cumulative = match random.below(10) {
        0 => channel.paid() / 2,
        1 => Balance::MAX,
        _ => channel.paid() + more,
    };
    let back = |random: &mut Random, last: u64| match random.below(12) {
        0 => last.saturating_sub(1),
        _ => last + random.below(3),
    };
    (back(random, channel.nonce), cumulative, back(random, channel.tokens))
}

fn redeem_one(random: &mut Random, model: &mut Model, world: &World) {
    let id = random.channel(model);
    let claim = claim(random, model, id);
    let Some(channel) = model.get(id).cloned() else {
        assert!(!call(WATCH, redeem_bytes(id, ([0; 121], [0; 64]))));
        return;
    };
    let mut voucher = signed(id, claim.0, claim.1, claim.2);
    if random.below(15) == 0 {
        let byte = random.below(121 + 64) as usize;
        match byte.checked_sub(121) {
            Some(byte) => voucher.1[byte] ^= 1 << random.below(8),
            None => voucher.0[byte] ^= 1 << random.below(8),
        }
        assert!(!call(WATCH, redeem_bytes(id, voucher)));
        model.saw("forged");
        return;
    }
    if world.jammed {
        assert!(!call(WATCH, redeem_bytes(id, voucher)));
        return;
    }
    let pays = channel.pays(claim.0, claim.1, claim.2).is_some();
    assert_eq!(Channels::check(id, voucher.0, voucher.1).is_ok(), pays);
    let done = call(random.of(&[WATCH, PETER, ALICE]), redeem_bytes(id, voucher));
    assert_eq!(done, model.redeem(id, claim.0, claim.1, claim.2));
    model.saw(if done { "redeemed" } else { "not redeemed" });
    if done && claim.1 > channel.deposited() {
        model.saw("paid in part");
    }
}

fn redeem_many(random: &mut Random, model: &mut Model, world: &World) {
    let mut vouchers = Vec::new();
    let mut claims = Vec::new();
    for _ in 0..random.below(5) {
        let id = random.channel(model);
        if model.get(id).is_some() {
            let claim = claim(random, model, id);
            vouchers.push((id, signed(id, claim.0, claim.1, claim.2)));
            claims.push((id, claim));
        }
    }
    assert!(call(WATCH, batch(vouchers)));
    if !world.jammed {
        for (id, claim) in claims {
            model.redeem(id, claim.0, claim.1, claim.2);
        }
        model.saw("batch");
    }
}

fn open_one(random: &mut Random, model: &mut Model, world: &World) {
    let (consumer, provider) = (random.party(Some(CONSUMERS[0])), random.of(&PROVIDERS));
    let consumer = if random.below(2) == 0 { random.of(&CONSUMERS) } else { consumer };
    let dollars = random.below(3) == 0;
    let (asset, unit) = if dollars { (USDC, USD) } else { (NATIVE, TOKEN) };
    let deposit = unit * Balance::from(random.below(20_000)) / 1_000;
    let expires = now() + random.of(&[DAY - 1, DAY, 2 * DAY, 30 * DAY, 365 * DAY, 366 * DAY]);
    let key = random.of(&[Signer::sr(7).key(), Signer::ed(7).key()]);
    let permitted = !world.entries_closed && world.absent != Some(provider);
    let done = call(consumer, open_with(provider, asset, deposit, key, expires));
    assert_eq!(done, model.open(consumer, provider, dollars, deposit, expires, permitted));
    model.saw(if done { "opened" } else { "not opened" });
}

fn close_one(random: &mut Random, model: &mut Model, world: &World) {
    let id = random.channel(model);
    let who = random.party(model.get(id).map(|channel| channel.provider));
    let claim = (random.below(2) == 0).then(|| claim(random, model, id));
    let known = model.get(id).is_some();
    let voucher = claim.filter(|_| known).map(|claim| signed(id, claim.0, claim.1, claim.2));
    let done = call(who, close(id, voucher));
    if world.jammed && voucher.is_some() {
        assert!(!done);
        return;
    }
    assert_eq!(done, model.close(who, id, claim.filter(|_| known)));
    if done {
        model.saw("closed");
    }
}

/// Whatever the hook has finished could be finished, and it has finished no more than it may.
fn idle_one(model: &mut Model) {
    let due: Vec<_> = (0..model.channels.len() as u64).filter(|id| model.can_finish(*id)).collect();
    idle();
    let mut finished = 0;
    for id in due {
        let gone = !exists(id);
        let ended = gone || matches!(channel(id).phase, Phase::Ended { .. });
        if gone || (ended && !model.get(id).unwrap().ended) {
            assert!(model.finish(id));
            finished += 1;
        }
    }
    assert!(finished <= FINISHES);
    model.saw(if finished > 0 { "idle, some" } else { "idle, none" });
}

fn pass(random: &mut Random, model: &mut Model) {
    let secs = match random.below(12) {
        0 => DAY,
        1 => 2 * DAY,
        2 => 20 * DAY * random.below(3),
        _ => random.below(6 * HOUR),
    };
    let until = now() + secs;
    if secs > 600 && random.below(4) == 0 {
        model.halt = (now(), until);
        halt_until(until);
        model.saw("halt");
    } else {
        at(until);
    }
    model.now = until;
}

fn switch(random: &mut Random, model: &mut Model, world: &mut World) {
    match random.below(4) {
        0 => {
            world.entries_closed = random.below(3) == 0;
            match world.entries_closed {
                true => StubGuard::close(Entry::Job),
                false => StubGuard::open(Entry::Job),
            }
        },
        1 => {
            world.absent = (random.below(3) == 0).then(|| random.of(&PROVIDERS));
            for provider in PROVIDERS {
                let there = world.absent != Some(provider);
                Providers::set(provider, there.then(Standing::default));
            }
        },
        2 => {
            world.jammed = random.below(4) == 0;
            Jammed::set(&world.jammed);
        },
        _ => {
            let (from, to) = (random.of(&CONSUMERS), random.of(&CONSUMERS));
            let amount = TOKEN * Balance::from(random.below(50));
            let origin = RuntimeOrigin::signed(from);
            if Balances::transfer_keep_alive(origin, to, amount).is_ok() {
                *model.free.get_mut(&(to, false)).unwrap() += amount;
                *model.free.get_mut(&(from, false)).unwrap() -= amount;
            }
        },
    }
}

fn operate(random: &mut Random, model: &mut Model, world: &mut World) {
    match random.below(40) {
        0..4 => open_one(random, model, world),
        4..18 => redeem_one(random, model, world),
        18..20 => redeem_many(random, model, world),
        20..22 => {
            let id = random.channel(model);
            let who = random.party(model.get(id).map(|channel| channel.consumer));
            let dollars = model.get(id).is_some_and(|channel| channel.dollars);
            let unit = if dollars { USD } else { TOKEN };
            let amount = unit * Balance::from(random.below(3_000)) / 1_000;
            let done = call(who, Call::top_up { id, amount });
            assert_eq!(done, model.top_up(who, id, amount, !world.entries_closed));
            model.saw(if done { "topped up" } else { "not topped up" });
        },
        22..24 => {
            let id = random.channel(model);
            let who = random.party(model.get(id).map(|channel| channel.consumer));
            let expires = now() + random.of(&[HOUR, DAY, 3 * DAY, 100 * DAY, 366 * DAY]);
            let done = call(who, extend(id, expires));
            assert_eq!(done, model.extend(who, id, expires));
            model.saw(if done { "extended" } else { "not extended" });
        },
        24..26 => {
            let id = random.channel(model);
            let who = random.party(model.get(id).map(|channel| channel.consumer));
            let done = call(who, request_close(id));
            assert_eq!(done, model.request_close(who, id));
            model.saw(if done { "close requested" } else { "no close requested" });
        },
        26 => close_one(random, model, world),
        27..30 => {
            let id = random.channel(model);
            let done = call(WATCH, finish(id));
            assert_eq!(done, model.finish(id));
            model.saw(if done { "finished" } else { "not finished" });
        },
        30..32 => idle_one(model),
        32 => {
            let (id, on) = (random.channel(model), random.below(3) == 0);
            assert_eq!(Channels::freeze(id, on).is_ok(), model.freeze(id, on));
        },
        33 => switch(random, model, world),
        _ => pass(random, model),
    }
}

/// Whatever happened, every channel can be finished at last, and every unit is somebody's.
fn leave(model: &mut Model) {
    StubGuard::close(Entry::Job);
    Jammed::set(&true);
    for provider in PROVIDERS {
        Providers::set(provider, None);
    }
    for id in 0..model.channels.len() as u64 {
        let _ = Channels::freeze(id, false);
        model.freeze(id, false);
    }
    model.now += 400 * DAY;
    at(model.now);
    for id in 0..model.channels.len() as u64 {
        assert_eq!(call(WATCH, finish(id)), model.finish(id));
    }
    model.check();
    assert_eq!(crate::Channels::<Test>::iter().count(), 0);
    for who in CONSUMERS {
        assert_eq!((held(NATIVE, who), held(USDC, who), stored(who)), (0, 0, 0));
    }
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |value| value.parse().unwrap())
}

#[test]
fn random_operations_do_what_the_model_does() {
    let (operations, seed) = (setting("QUAESTOR_OPS", 4_000), setting("QUAESTOR_SEED", 7));
    let mut random = Random(seed);
    let mut seen = std::collections::BTreeMap::new();
    let mut left = operations;
    // A chain at a time: its receipts and its channels are looked at after each operation.
    while left > 0 {
        let steps = left.min(500);
        left -= steps;
        ExtBuilder::default().build().execute_with(|| {
            set_free(NATIVE, POOR, 20 * TOKEN);
            let mut model = Model::new();
            let mut world = World { entries_closed: false, absent: None, jammed: false };
            for _ in 0..steps {
                operate(&mut random, &mut model, &mut world);
                model.check();
            }
            leave(&mut model);
            for (outcome, times) in model.outcomes {
                *seen.entry(outcome).or_insert(0) += times;
            }
        });
    }
    if operations >= 4_000 {
        assert_eq!(seen.len(), 22, "{seen:?}");
        assert!(seen.values().all(|times| *times >= 3), "{seen:?}");
    }
}
