//! A model of channels of its own: it keeps every payment, and looks at all of them each time.

use super::*;
use std::collections::BTreeMap;

/// A payment: time and amount.
type Payment = (Seconds, Balance);

#[derive(Clone, Debug)]
pub struct ModelChannel {
    pub consumer: AccountId,
    pub provider: AccountId,
    pub dollars: bool,
    pub deposits: Vec<Balance>,
    pub payments: Vec<Payment>,
    pub nonce: u64,
    pub tokens: u64,
    pub expires: Seconds,
    pub asked: Option<Seconds>,
    pub ended: bool,
    pub frozen: bool,
    /// Number of payments that are challenged, or were.
    pub challenged: usize,
}

impl ModelChannel {
    pub fn deposited(&self) -> Balance {
        self.deposits.iter().sum()
    }

    pub fn paid(&self) -> Balance {
        self.payments.iter().map(|payment| payment.1).sum()
    }

    /// The last payment can be challenged.
    pub fn is_fresh(&self, model: &Model) -> bool {
        let last = self.payments[self.challenged..].last();
        last.is_some_and(|payment| !model.passed(payment.0 + DAY))
    }

    fn is_over(&self, model: &Model) -> bool {
        let asked = self.asked.is_some_and(|asked| model.passed(asked + DAY));
        asked || model.passed(self.expires + DAY)
    }

    pub fn is_open(&self, model: &Model) -> bool {
        !self.ended && self.asked.is_none() && !model.passed(self.expires)
    }

    /// Amount that a voucher pays; nothing if it is refused.
    pub fn pays(&self, nonce: u64, cumulative: Balance, tokens: u64) -> Option<Balance> {
        let newer = cumulative > self.paid() && nonce >= self.nonce && tokens >= self.tokens;
        let amount = self.deposited().min(cumulative).saturating_sub(self.paid());
        (!self.ended && newer && amount > 0).then_some(amount)
    }
}

/// Balances by account, dollars or not.
type Book = BTreeMap<(AccountId, bool), Balance>;

#[derive(Default)]
pub struct Model {
    pub now: Seconds,
    pub halt: (Seconds, Seconds),
    /// By number, those that are gone included.
    pub channels: Vec<Option<ModelChannel>>,
    /// Balances that are free.
    pub free: Book,
    /// Everything that was paid, by channel and for ever.
    pub receipts: Vec<(ChannelId, Balance)>,
    pub outcomes: BTreeMap<&'static str, u32>,
}

impl Model {
    pub fn new() -> Self {
        let mut model = Self { now: now(), ..Default::default() };
        for who in [ALICE, BOB, POOR, WATCH, PETER, PAULA, TILL] {
            for (dollars, asset) in [(false, NATIVE), (true, USDC)] {
                model.free.insert((who, dollars), free(asset, who));
            }
        }
        model
    }

    /// `deadline` has passed, with the grace after a halt.
    pub fn passed(&self, deadline: Seconds) -> bool {
        let (from, until) = self.halt;
        let excused = deadline > from && deadline < until + HOUR && self.now < until + HOUR;
        self.now >= deadline && !excused
    }

    pub fn saw(&mut self, outcome: &'static str) {
        *self.outcomes.entry(outcome).or_default() += 1;
    }

    pub fn get(&self, id: ChannelId) -> Option<&ModelChannel> {
        self.channels.get(id as usize)?.as_ref()
    }

    fn with(&mut self, id: ChannelId, change: impl FnOnce(&mut ModelChannel)) {
        change(self.channels[id as usize].as_mut().unwrap());
    }

    fn add(&mut self, who: AccountId, dollars: bool, amount: Balance) {
        *self.free.entry((who, dollars)).or_default() += amount;
    }

    fn take(&mut self, who: AccountId, dollars: bool, amount: Balance) {
        *self.free.get_mut(&(who, dollars)).unwrap() -= amount;
    }

    /// `who` can hold this much and keep its account.
    fn can_hold(&self, who: AccountId, dollars: bool, amount: Balance) -> bool {
        let least = if dollars { 1 } else { ED };
        self.free[&(who, dollars)] >= amount.saturating_add(least)
    }

    // Calls. Each says whether it should be accepted, and if so, what follows.

    pub fn open(
        &mut self,
        consumer: AccountId,
        provider: AccountId,
        dollars: bool,
        deposit: Balance,
        expires: Seconds,
        permitted: bool,
    ) -> bool {
        let unit = if dollars { USD } else { TOKEN };
        let life = DAY..=365 * DAY;
        let storage = STORAGE + if dollars { 0 } else { deposit };
        let fits = deposit >= unit
            && expires >= self.now
            && life.contains(&(expires - self.now))
            && self.can_hold(consumer, false, storage)
            && (!dollars || self.can_hold(consumer, true, deposit));
        if !(permitted && fits) {
            return false;
        }
        self.take(consumer, false, STORAGE);
        self.take(consumer, dollars, deposit);
        self.channels.push(Some(ModelChannel {
            consumer,
            provider,
            dollars,
            deposits: vec![deposit],
            payments: vec![],
            nonce: 0,
            tokens: 0,
            expires,
            asked: None,
            ended: false,
            frozen: false,
            challenged: 0,
        }));
        true
    }

    pub fn top_up(
        &mut self,
        who: AccountId,
        id: ChannelId,
        amount: Balance,
        permitted: bool,
    ) -> bool {
        let Some(channel) = self.get(id).cloned() else { return false };
        let fits = channel.consumer == who && channel.is_open(self) && amount > 0;
        if !(fits && permitted && self.can_hold(who, channel.dollars, amount)) {
            return false;
        }
        self.take(who, channel.dollars, amount);
        self.with(id, |channel| channel.deposits.push(amount));
        true
    }

    pub fn extend(&mut self, who: AccountId, id: ChannelId, expires: Seconds) -> bool {
        let Some(channel) = self.get(id) else { return false };
        let life = self.now + DAY..=self.now + 365 * DAY;
        let fits = channel.consumer == who
            && channel.is_open(self)
            && expires > channel.expires
            && life.contains(&expires);
        if fits {
            self.with(id, |channel| channel.expires = expires);
        }
        fits
    }

    pub fn request_close(&mut self, who: AccountId, id: ChannelId) -> bool {
        let now = self.now;
        let fits = self.get(id).is_some_and(|channel| {
            channel.consumer == who && channel.asked.is_none() && !channel.ended
        });
        if fits {
            self.with(id, |channel| channel.asked = Some(now));
        }
        fits
    }

    pub fn redeem(&mut self, id: ChannelId, nonce: u64, cumulative: Balance, tokens: u64) -> bool {
        let Some(channel) = self.get(id).cloned() else { return false };
        let Some(gross) = channel.pays(nonce, cumulative, tokens) else { return false };
        let legs = gross * 500 / 10_000 + gross * 200 / 10_000 + gross * 300 / 10_000;
        let (rest, dollars) = (gross - legs, channel.dollars);
        // An account without any can take no less than the minimum balance, which is one of the asset.
        let least = if dollars { 1 } else { ED };
        let takes = self.free[&(channel.provider, dollars)] + rest >= least;
        self.add(TILL, dollars, legs);
        self.add(if takes { channel.provider } else { TILL }, dollars, rest);
        let now = self.now;
        self.receipts.push((id, gross));
        self.with(id, |channel| {
            channel.payments.push((now, gross));
            (channel.nonce, channel.tokens) = (nonce, tokens);
        });
        true
    }

    pub fn close(
        &mut self,
        who: AccountId,
        id: ChannelId,
        voucher: Option<(u64, Balance, u64)>,
    ) -> bool {
        let Some(channel) = self.get(id) else { return false };
        if channel.provider != who || channel.ended {
            return false;
        }
        if let Some((nonce, cumulative, tokens)) = voucher {
            if !self.redeem(id, nonce, cumulative, tokens) {
                return false;
            }
        }
        self.end(id);
        true
    }

    pub fn can_finish(&self, id: ChannelId) -> bool {
        self.get(id).is_some_and(|channel| match channel.ended {
            true => !channel.frozen && !channel.is_fresh(self),
            false => channel.is_over(self),
        })
    }

    pub fn finish(&mut self, id: ChannelId) -> bool {
        let can = self.can_finish(id);
        if can {
            self.end(id);
        }
        can
    }

    fn end(&mut self, id: ChannelId) {
        let channel = self.get(id).cloned().unwrap();
        if !channel.ended {
            let left = channel.deposited() - channel.paid();
            self.add(channel.consumer, channel.dollars, left);
            self.with(id, |channel| channel.ended = true);
            self.saw("ended");
        }
        if channel.frozen || channel.is_fresh(self) {
            self.saw("record kept");
            return;
        }
        self.add(channel.consumer, false, STORAGE);
        self.channels[id as usize] = None;
        self.saw("removed");
    }

    pub fn freeze(&mut self, id: ChannelId, on: bool) -> bool {
        let Some(channel) = self.get(id) else { return false };
        let fits = channel.frozen != on && (!on || channel.is_fresh(self));
        if fits {
            self.with(id, |channel| {
                channel.frozen = on;
                if on {
                    channel.challenged = channel.payments.len();
                }
            });
        }
        fits
    }

    /// Everything that the chain knows is as the model has it.
    pub fn check(&self) {
        Channels::do_try_state().unwrap();
        for ((who, dollars), amount) in &self.free {
            let asset = if *dollars { USDC } else { NATIVE };
            assert_eq!(free(asset, *who), *amount, "{who} {dollars}");
        }
        for (id, expected) in (0..).zip(&self.channels) {
            assert_eq!(exists(id), expected.is_some(), "{id}");
            let Some(expected) = expected else { continue };
            let stored = channel(id);
            // Q10: what a channel has paid is the sum of its receipts, and at most its deposits.
            let receipts = self.receipts.iter().filter(|receipt| receipt.0 == id);
            assert_eq!(stored.paid, receipts.map(|receipt| receipt.1).sum::<Balance>());
            assert_eq!((stored.paid, stored.deposited), (expected.paid(), expected.deposited()));
            assert!(stored.paid <= stored.deposited);
            assert_eq!((stored.nonce, stored.tokens), (expected.nonce, expected.tokens));
            assert_eq!((stored.expires, stored.frozen), (expected.expires, expected.frozen));
            assert_eq!(matches!(stored.phase, Phase::Ended { .. }), expected.ended);
            if expected.is_fresh(self) {
                // The payments of a day are in the sum, and none that are older than two.
                let since = |secs: Seconds| -> Balance {
                    let recent = |payment: &&Payment| payment.0 + secs > stored.recent.at;
                    let open = &expected.payments[expected.challenged..];
                    open.iter().filter(recent).map(|payment| payment.1).sum()
                };
                let sum = stored.recent.sum();
                assert!(since(DAY) <= sum && sum <= since(2 * DAY), "{id}");
            }
        }
    }
}
