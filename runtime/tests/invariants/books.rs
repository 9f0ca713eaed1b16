//! Sums over all time, from events alone. The checks compare them with what the chain has stored.

use crate::world::NATIVE;
use pallet_challenges::{types::CaseId, Event as Dispute};
use pallet_inference_market::Event as Market;
use pallet_payment_channels::{types::ChannelId, Event as Stream};
use pallet_providers::Event as Desk;
use polkadot_sdk::{frame_system, pallet_assets, pallet_balances};
use quaestor_primitives::{AssetKind, Balance, Verdict};
use quaestor_runtime::{AccountId, Runtime, RuntimeEvent, System};
use std::collections::BTreeMap;

/// Sums of the market in one asset.
#[derive(Default, Clone)]
pub struct Trade {
    pub paid: Balance,
    pub provider: Balance,
    pub flushed: Balance,
    /// Part of delegators, less what they collected.
    pub pooled: Balance,
}

/// The last slash of a provider.
#[derive(Clone, Copy)]
pub struct Slash {
    pub reference: Balance,
    pub sentenced: Balance,
}

#[derive(Default, Clone)]
pub struct Books {
    pub genesis: Balance,
    pub minted: Balance,
    pub burnt: Balance,
    pub trade: BTreeMap<AssetKind, Trade>,
    pub receipts: u64,
    /// Income of the work pool, what was claimed of it, and the surplus that left it.
    pub income: Balance,
    pub claimed: Balance,
    pub surplus: Balance,
    /// Deposits and payments.
    pub channels: BTreeMap<ChannelId, (Balance, Balance)>,
    /// Taken of stake by the vault, and by those who ask it to.
    pub taken: Balance,
    pub sentenced: Balance,
    /// Losses of delegators, and the part of them that was realised.
    pub lost: Balance,
    pub realised: Balance,
    /// Units by which roundings may have moved losses.
    pub rounded: Balance,
    pub slashes: BTreeMap<AccountId, Slash>,
    /// Cases that an audit opened, and weights that were revealed for and against a fault.
    pub audited: BTreeMap<CaseId, bool>,
    pub revealed: BTreeMap<CaseId, [Balance; 2]>,
    pub set_weight: Option<Balance>,
    /// Transfers that arrive in the account of a pallet.
    pub gifts: BTreeMap<(AccountId, AssetKind), Balance>,
    /// Events by name that say which ways were gone.
    pub seen: BTreeMap<&'static str, u64>,
}

/// Sum that must not overflow.
pub fn sum(amounts: impl IntoIterator<Item = Balance>) -> Balance {
    amounts.into_iter().sum()
}

impl Books {
    /// Adds the events since the last time, and forgets them.
    pub fn note(&mut self) -> Result<(), String> {
        let events = System::events();
        System::reset_events();
        let events: Vec<_> = events.into_iter().map(|record| record.event).collect();
        events.iter().try_for_each(|event| match event {
            RuntimeEvent::InferenceMarket(event) => self.market(event),
            RuntimeEvent::Providers(event) => self.desk(event),
            RuntimeEvent::PaymentChannels(event) => self.stream(event),
            RuntimeEvent::Challenges(event) => self.dispute(event, &events),
            other => {
                self.other(other);
                Ok(())
            },
        })
    }

    fn saw(&mut self, what: &'static str) {
        *self.seen.entry(what).or_default() += 1;
    }

    fn trade(&mut self, asset: &AssetKind) -> &mut Trade {
        self.trade.entry(asset.clone()).or_default()
    }

    fn market(&mut self, event: &Market<Runtime>) -> Result<(), String> {
        match event {
            Market::Settled { record, .. } => {
                let receipt = record.receipt;
                let parts = [receipt.provider, receipt.network, receipt.treasury, receipt.burn];
                if receipt.payment != sum(parts) {
                    return Err(format!("Q8: {receipt:?}"));
                }
                // Both legs round down, and the provider has what is left.
                let legs = (receipt.payment * 200 / 10_000, receipt.payment * 300 / 10_000);
                if (receipt.treasury, receipt.burn) != legs || receipt.id != self.receipts {
                    return Err(format!(
                        "Q8: number {}, legs {legs:?}: {receipt:?}",
                        self.receipts
                    ));
                }
                self.receipts += 1;
                let trade = self.trade(&record.asset);
                trade.paid += receipt.payment;
                trade.provider += receipt.provider;
                trade.pooled += receipt.delegators;
                let seen = match record.asset {
                    AssetKind::Native => "receipt",
                    AssetKind::WithId(_) => "receipt in dollars",
                };
                self.saw(seen);
            },
            Market::Flushed { asset, delivered, refused } => {
                let legs = delivered.of_payments().ok_or("Q9: legs do not fit")?;
                self.trade(asset).flushed += legs;
                self.surplus += delivered.surplus;
                if refused.sum() != Some(0) {
                    self.saw("refused leg");
                }
            },
            Market::PoolFunded { amount } => self.income += amount,
            Market::WorkClaimed { amount, .. } => self.claimed += amount,
            Market::PayoutKept { .. } => self.saw("kept payout"),
            Market::BidEvicted { .. } => self.saw("evicted bid"),
            Market::FeeAdjusted { .. } => self.saw("fee"),
            Market::PriceAdjusted { .. } => self.saw("price"),
            _ => {},
        }
        Ok(())
    }

    fn desk(&mut self, event: &Desk<Runtime>) -> Result<(), String> {
        match event {
            Desk::Delegated { .. } | Desk::Undelegated { .. } => self.rounded += 3,
            Desk::Penalised { amount, .. } => self.sentenced += amount,
            Desk::Realised { amount, .. } => {
                self.sentenced += amount;
                self.realised += amount;
                self.rounded += 1;
                self.saw("realised loss");
            },
            Desk::Collected { amounts, .. } => {
                let pots = pallet_providers::Pots::<Runtime>::get();
                for (pot, amount) in pots.iter().zip(amounts) {
                    self.trade(&pot.known.asset).pooled -= amount;
                }
            },
            Desk::Funded { asset, own, pool, .. } => self.trade(asset).pooled += own + pool,
            Desk::Slashed {
                provider,
                amount,
                taken,
                delegators,
                reference,
                taken_in_epoch,
                ..
            } => {
                self.sentenced += taken;
                self.lost += delegators;
                // One unit of each bond and notice, of the pool and of the departures of each day.
                let bonds = pallet_providers::Bonds::<Runtime>::iter_prefix(provider).count();
                let notices = pallet_providers::Backers::<Runtime>::iter_values()
                    .map(|backer| backer.notices.len())
                    .sum::<usize>();
                self.rounded += (bonds + notices + 40) as Balance;
                if amount * 10 > *reference || taken_in_epoch * 5 > *reference {
                    return Err(format!("Q14: {amount}, {taken_in_epoch} of {reference}"));
                }
                let before = self.slashes.get(provider).copied();
                let same = before.filter(|slash| slash.reference == *reference);
                let sum = same.map_or(0, |slash| slash.sentenced) + amount;
                if *taken_in_epoch != sum && taken_in_epoch != amount {
                    return Err(format!("Q14: {taken_in_epoch} is not {sum} or {amount}"));
                }
                let slash = Slash { reference: *reference, sentenced: *taken_in_epoch };
                self.slashes.insert(provider.clone(), slash);
                self.saw(if same.is_some() { "slash in an epoch" } else { "slash" });
            },
            Desk::Removed { .. } => self.saw("provider that is gone"),
            _ => {},
        }
        Ok(())
    }

    fn stream(&mut self, event: &Stream<Runtime>) -> Result<(), String> {
        match event {
            Stream::Opened { channel, deposit, .. } => {
                self.channels.insert(*channel, (*deposit, 0));
            },
            Stream::ToppedUp { channel, amount, deposited } => {
                let known = self.channels.entry(*channel).or_default();
                known.0 += amount;
                if known.0 != *deposited {
                    return Err(format!("Q10: channel {channel}: {known:?}, {deposited}"));
                }
            },
            Stream::Redeemed { channel, gross, paid, .. } => {
                let known = self.channels.entry(*channel).or_default();
                known.1 += gross;
                if known.1 != *paid || known.1 > known.0 {
                    return Err(format!("Q10: channel {channel}: {known:?}, {paid}"));
                }
                self.saw("voucher");
            },
            Stream::Closed { channel, paid, refunded } => {
                let known = self.channels.entry(*channel).or_default();
                if known.1 != *paid || paid + refunded != known.0 {
                    return Err(format!("Q10: channel {channel}: {known:?}, {paid}, {refunded}"));
                }
            },
            Stream::NotRedeemed { .. } => self.saw("voucher refused in a batch"),
            Stream::Removed { .. } => self.saw("channel that is gone"),
            _ => {},
        }
        Ok(())
    }

    fn dispute(&mut self, event: &Dispute<Runtime>, all: &[RuntimeEvent]) -> Result<(), String> {
        match event {
            Dispute::Challenged { case, .. } => {
                let found = pallet_challenges::Cases::<Runtime>::get(case);
                let audited = found.is_some_and(|case| case.audited.is_some());
                self.audited.insert(*case, audited);
                self.saw(if audited { "case of an audit" } else { "case of a consumer" });
            },
            Dispute::Revealed { case, finding, weight, .. } => {
                let fault = *finding == pallet_challenges::types::Finding::Fault;
                self.revealed.entry(*case).or_default()[usize::from(!fault)] += weight;
            },
            Dispute::Resolved { case, fault, no_fault, jury, finding, .. } => {
                let known = self.revealed.get(case).copied().unwrap_or_default();
                if known != [*fault, *no_fault] || fault + no_fault > *jury {
                    return Err(format!(
                        "Q16: case {case}: {known:?}, {fault}, {no_fault}, {jury}"
                    ));
                }
                self.saw(if finding.is_some() { "decided jury" } else { "undecided jury" });
            },
            Dispute::SetRotated { weight, .. } => self.set_weight = Some(*weight),
            Dispute::Collected { burnt, insured, .. } => self.sentenced += burnt + insured,
            Dispute::Executed { case, verdict, moved, .. } => {
                let parts = [
                    moved.challenger,
                    moved.provider,
                    moved.auditors,
                    moved.consumer,
                    moved.burnt,
                    moved.insured,
                ];
                if moved.taken != sum(parts) {
                    return Err(format!("Q13: case {case}: {moved:?}"));
                }
                let slashed = all.iter().any(|event| match event {
                    RuntimeEvent::Providers(Desk::Slashed { amount, taken, .. }) => {
                        (*amount, *taken) == (moved.sentence, moved.taken)
                    },
                    _ => false,
                });
                if *verdict == Verdict::Fault && !slashed {
                    return Err(format!("Q13: case {case}: {verdict:?}, {moved:?}"));
                }
                // An auditor who was wrong pays from its bond.
                let audited = self.audited.get(case).copied().unwrap_or_default();
                if *verdict == Verdict::NoFault && audited {
                    self.sentenced += moved.taken;
                }
                self.saw(match verdict {
                    Verdict::Fault => "fault",
                    Verdict::NoFault => "no fault",
                    Verdict::Undecided => "undecided case",
                });
            },
            Dispute::CanaryRevealed { found, .. } => {
                self.saw(if *found { "found canary" } else { "passed canary" });
            },
            Dispute::AuditClosed { answered, .. } => {
                self.saw(if *answered { "audit" } else { "audit without an answer" });
            },
            _ => {},
        }
        Ok(())
    }

    fn other(&mut self, event: &RuntimeEvent) {
        use pallet_buyback_burn::Event as Burn;
        use pallet_rewards::{types::Destination, Event as Reward};
        match event {
            RuntimeEvent::Emission(pallet_emission::Event::Minted { amount, .. }) => {
                self.minted += amount;
                self.saw("mint");
            },
            RuntimeEvent::BuybackBurn(
                Burn::BoughtAndBurnt { burnt, .. } | Burn::BurntDirectly { burnt, .. },
            ) => self.burnt += burnt,
            RuntimeEvent::Rewards(Reward::UnallocatedReleased {
                asset,
                destination: Destination::Burn,
                amount,
                ..
            }) if *asset == NATIVE => self.burnt += amount,
            RuntimeEvent::StakingVault(pallet_staking_vault::Event::Slashed { amount, .. }) => {
                self.taken += amount;
            },
            RuntimeEvent::Balances(pallet_balances::Event::DustLost { amount, .. }) => {
                self.burnt += amount;
                self.saw("dust");
            },
            _ => {},
        }
    }

    /// Notes a call that gives a unit to the account of a pallet.
    pub fn gift(&mut self, call: &quaestor_runtime::RuntimeCall) {
        use quaestor_runtime::RuntimeCall;
        let given = match call {
            RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive { dest, value }) => {
                (dest.clone(), NATIVE, *value)
            },
            RuntimeCall::Assets(pallet_assets::Call::transfer { target, amount, .. }) => {
                (target.clone(), crate::world::USDC, *amount)
            },
            _ => return,
        };
        let (polkadot_sdk::sp_runtime::MultiAddress::Id(who), asset, amount) = given else {
            return;
        };
        *self.gifts.entry((who, asset)).or_default() += amount;
    }

    /// Sum of the gifts to the account of a pallet.
    pub fn given(&self, who: &AccountId, asset: &AssetKind) -> Balance {
        self.gifts.get(&(who.clone(), asset.clone())).copied().unwrap_or_default()
    }
}

/// Accounts of the chain.
pub fn accounts() -> Vec<AccountId> {
    frame_system::Account::<Runtime>::iter_keys().collect()
}
