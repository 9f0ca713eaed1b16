//! Events of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A provider set, changed or removed an ask.
        AskSet {
            /// The provider.
            provider: T::AccountId,
            /// The class.
            class: ClassId,
            /// Ask before.
            old: Option<Ask>,
            /// Ask after.
            new: Option<Ask>,
        },
        /// A job was posted for bids.
        Posted {
            /// The job.
            job: JobId,
            /// The account that pays for it.
            consumer: T::AccountId,
            /// The order.
            spec: JobSpec,
        },
        /// A job was ordered from a provider at its ask, and assigned to it.
        Ordered {
            /// The job.
            job: JobId,
            /// The account that pays for it.
            consumer: T::AccountId,
            /// The order.
            spec: JobSpec,
        },
        /// A provider bid on a job, or changed its bid.
        BidPlaced {
            /// The job.
            job: JobId,
            /// The bid.
            bid: Bid<T::AccountId>,
        },
        /// The worst of 8 bids gave way to a better one.
        BidEvicted {
            /// The job.
            job: JobId,
            /// The bid.
            bid: Bid<T::AccountId>,
        },
        /// A provider withdrew its bid.
        BidWithdrawn {
            /// The job.
            job: JobId,
            /// The bid.
            bid: Bid<T::AccountId>,
        },
        /// A job was assigned to a provider.
        Assigned {
            /// The job.
            job: JobId,
            /// The promise.
            deal: Deal<T::AccountId>,
        },
        /// A provider declined a job, which is open again.
        Declined {
            /// The job.
            job: JobId,
            /// The provider.
            provider: T::AccountId,
            /// End of the time for bids, in seconds since the Unix epoch.
            bids_until: Seconds,
        },
        /// A provider submitted a result.
        Submitted {
            /// The job.
            job: JobId,
            /// The provider.
            provider: T::AccountId,
            /// The result.
            result: JobResult,
        },
        /// Work was paid.
        Settled {
            /// The receipt with its parties.
            record: Record<T::AccountId>,
            /// Work credit of the provider, in smallest units of the native token.
            credit: Balance,
        },
        /// A provider's liability for a job ended, and the job is gone.
        Cleared {
            /// The job.
            job: JobId,
            /// The provider.
            provider: T::AccountId,
        },
        /// An open job was cancelled, and the amount on hold went back.
        Cancelled {
            /// The job.
            job: JobId,
            /// The account that had posted it.
            consumer: T::AccountId,
            /// Amount on hold for the price, in smallest units.
            amount: Balance,
        },
        /// A provider missed the deadline of a job, and the amount on hold went back.
        Failed {
            /// The job.
            job: JobId,
            /// The provider.
            provider: T::AccountId,
            /// Amount on hold for the price, in smallest units of its asset.
            amount: Balance,
            /// Penalty that the consumer received, in smallest units of the native token.
            penalty: Balance,
        },
        /// A dispute over a result was opened.
        Frozen {
            /// The job.
            job: JobId,
        },
        /// A dispute over a result was dropped.
        Unfrozen {
            /// The job.
            job: JobId,
        },
        /// A dispute ended, and the job is gone.
        Concluded {
            /// The job.
            job: JobId,
            /// The verdict.
            verdict: Verdict,
        },
        /// After a dispute the amount on hold for a job went back.
        Refunded {
            /// The job.
            job: JobId,
            /// The account that had ordered it.
            consumer: T::AccountId,
            /// Amount on hold for the price, in smallest units.
            amount: Balance,
        },
        /// A payout waits in the till, because its account could not take it.
        PayoutKept {
            /// The account.
            who: T::AccountId,
            /// The asset.
            asset: AssetKind,
            /// Amount, in smallest units.
            amount: Balance,
        },
        /// A payout that had waited in the till was paid.
        PayoutCollected {
            /// The account.
            who: T::AccountId,
            /// The asset.
            asset: AssetKind,
            /// Amount, in smallest units.
            amount: Balance,
        },
        /// The network fee changed with a new epoch.
        FeeAdjusted {
            /// Fee before, in basis points.
            old: Bps,
            /// Fee after, in basis points.
            new: Bps,
            /// Congestion of the epoch, in basis points; `None` if there was neither work nor a limit.
            congestion: Option<Bps>,
        },
        /// The reference price of a class changed with a new epoch.
        PriceAdjusted {
            /// The class.
            class: ClassId,
            /// Price of 1,000 tokens before, in smallest units.
            old: Balance,
            /// Price of 1,000 tokens after, in smallest units.
            new: Balance,
            /// Ratio of demand and supply in the epoch, in basis points.
            ratio: Bps,
        },
        /// The reference price of a class was set by hand, or set free.
        PriceOverridden {
            /// The class.
            class: ClassId,
            /// Manual price and its end before.
            old: Option<(Balance, Seconds)>,
            /// Manual price and its end after.
            new: Option<(Balance, Seconds)>,
        },
        /// The work pool received income.
        PoolFunded {
            /// Amount, in smallest units of the native token.
            amount: Balance,
        },
        /// The work pool paid a provider for a day.
        WorkClaimed {
            /// The provider.
            provider: T::AccountId,
            /// Number of the day, counted from the Unix epoch.
            day: u32,
            /// Work credit of the day, in smallest units.
            credit: Balance,
            /// Amount, in smallest units.
            amount: Balance,
        },
        /// Pending legs were delivered. Amounts are in smallest units.
        Flushed {
            /// The asset.
            asset: AssetKind,
            /// Amounts that reached their destinations.
            delivered: LegSums,
            /// Amounts that wait for the next flush.
            refused: LegSums,
        },
        /// The parameters were updated.
        TermsSet {
            /// Parameters before.
            old: Terms,
            /// Parameters after.
            new: Terms,
        },
        /// A class was added, or its base price changed.
        ClassSet {
            /// The class.
            class: ClassId,
            /// Base price of 1,000 tokens before, in smallest units.
            old: Option<Balance>,
            /// Base price of 1,000 tokens after, in smallest units.
            new: Balance,
        },
        /// An asset was accepted for payments.
        AssetAdded {
            /// The asset.
            asset: AssetKind,
        },
    }
}
