//! Accounts that back providers.

use super::{entry, Day, MaturityId, PerAsset, MAX_BONDS, MAX_NOTICES};
use alloc::collections::BTreeSet;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use quaestor_math::vested;
use quaestor_primitives::{Balance, Seconds};
use scale_info::TypeInfo;

/// Stake that leaves a provider. Until its notice ends it answers for faults of its day and before.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Notice<AccountId> {
    /// The provider. The account itself: own stake.
    pub provider: AccountId,
    /// Day on which it left.
    pub day: Day,
    /// Units that left the pool; zero for own stake.
    pub units: u128,
    /// Stake that the vault has bonded for it, in smallest units.
    pub nominal: Balance,
    /// End of the notice, in seconds since the Unix epoch.
    pub end: Seconds,
}

/// Stake whose notice has ended. It is released linearly.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Stream {
    /// Amount, in smallest units.
    pub amount: Balance,
    /// Begin of the release, in seconds since the Unix epoch.
    pub start: Seconds,
    /// End of the release, in seconds since the Unix epoch.
    pub end: Seconds,
    /// Amount that was released, in smallest units.
    pub released: Balance,
}

impl Stream {
    /// Amount that is not released, in smallest units.
    pub const fn left(&self) -> Balance {
        self.amount.saturating_sub(self.released)
    }

    /// Amount that can be released at `now`, in smallest units, rounded down.
    pub fn due(&self, now: Seconds) -> Balance {
        vested(self.amount, self.start, self.end, now).saturating_sub(self.released)
    }
}

/// Bonds and notices of an account.
#[derive(
    Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Backer<AccountId> {
    /// Its bonds, by provider and maturity.
    pub bonds: BoundedVec<(AccountId, MaturityId), ConstU32<MAX_BONDS>>,
    /// Its notices, oldest first.
    pub notices: BoundedVec<Notice<AccountId>, ConstU32<MAX_NOTICES>>,
    /// Its stake that is being released, oldest first.
    pub streams: BoundedVec<Stream, ConstU32<MAX_NOTICES>>,
    /// Income of bonds that are gone, by asset, in smallest units: what the account could not receive.
    pub unpaid: PerAsset<Balance>,
}

impl<AccountId> Default for Backer<AccountId> {
    fn default() -> Self {
        Self {
            bonds: BoundedVec::new(),
            notices: BoundedVec::new(),
            streams: BoundedVec::new(),
            unpaid: BoundedVec::new(),
        }
    }
}

impl<AccountId: Clone + Ord> Backer<AccountId> {
    /// Returns `true` if nothing is left to be kept of it.
    pub fn is_empty(&self) -> bool {
        self.bonds.is_empty()
            && self.notices.is_empty()
            && self.streams.is_empty()
            && self.unpaid.iter().all(|amount| *amount == 0)
    }

    /// Providers of its bonds and notices.
    pub fn providers(&self) -> BTreeSet<&AccountId> {
        let bonds = self.bonds.iter().map(|(provider, _)| provider);
        bonds.chain(self.notices.iter().map(|notice| &notice.provider)).collect()
    }

    /// Sum of notices and of what is being released, in smallest units.
    pub fn leaving(&self) -> Balance {
        let notices = self.notices.iter().map(|notice| notice.nominal);
        let streams = self.streams.iter().map(Stream::left);
        notices.chain(streams).fold(0, Balance::saturating_add)
    }

    /// Own notices of `day` or later, of a provider `who`.
    pub fn own_notices<'a>(
        &'a mut self,
        who: &'a AccountId,
        day: Day,
    ) -> impl DoubleEndedIterator<Item = &'a mut Notice<AccountId>> {
        self.notices.iter_mut().filter(move |notice| notice.provider == *who && notice.day >= day)
    }

    /// Adds `notice`. The list has room: a full one merges two notices first.
    pub fn push_notice(&mut self, notice: Notice<AccountId>) {
        let pushed = self.notices.try_push(notice);
        debug_assert!(pushed.is_ok(), "a full list merges two notices first");
    }

    /// Adds what the account is owed, by asset.
    pub fn owe(&mut self, amounts: &PerAsset<Balance>) {
        for (slot, amount) in amounts.iter().enumerate().filter(|(_, amount)| **amount > 0) {
            if let Some(unpaid) = entry(&mut self.unpaid, slot) {
                *unpaid = unpaid.saturating_add(*amount);
            }
        }
    }

    /// Adds `stream`; a full list merges its two latest into one that is released with the later.
    pub fn push_stream(&mut self, stream: Stream) {
        if let Err(stream) = self.streams.try_push(stream) {
            let Some(last) = self.streams.iter_mut().next_back() else { return };
            *last = Stream {
                amount: last.left().saturating_add(stream.amount),
                start: last.start.max(stream.start),
                end: last.end.max(stream.end),
                released: 0,
            };
        }
    }

    /// Takes the two youngest notices of one provider out of the list. The list has two of one if it
    /// is longer than the number of providers.
    pub fn take_youngest_pair(&mut self) -> Option<(Notice<AccountId>, Notice<AccountId>)> {
        let list = &self.notices;
        let earlier = (0..list.len()).rev().find(|&index| {
            list.get(index).is_some_and(|one| {
                list.iter().skip(index.saturating_add(1)).any(|two| two.provider == one.provider)
            })
        })?;
        let one = self.notices.remove(earlier);
        let later =
            self.notices.iter().skip(earlier).position(|two| two.provider == one.provider)?;
        let two = self.notices.remove(earlier.saturating_add(later));
        Some((one, two))
    }
}
