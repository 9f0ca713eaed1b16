//! The calls.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod calls {
    #[pallet::call(weight(<T as Config>::WeightInfo))]
    impl<T: Config> Pallet<T> {
        /// Sets, changes or removes the caller's ask in a class. Orders beyond its daily tokens are
        /// refused. The sum of the values of the caller's asks per day is limited by its standing.
        ///
        /// Origin: signed; with an ask, a provider that may take new work.
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no market.
        /// - [`Error::OutOfRange`]: a value is outside its range.
        /// - [`Error::UnknownClass`]: there is no such class.
        /// - [`Error::UnknownAsset`]: the asset is not accepted.
        /// - [`Error::BelowRequirements`]: the caller may not take new work.
        /// - [`Error::NoPrice`]: the price of an asset in the native token is not known.
        /// - [`Error::ExceedsLimit`]: the asks exceed the caller's capacity.
        /// - [`Error::NotFound`]: there is no ask to remove.
        /// ## Events
        /// - [`Event::AskSet`]
        #[pallet::call_index(0)]
        pub fn set_ask(origin: OriginFor<T>, class: ClassId, ask: Option<Ask>) -> DispatchResult {
            Self::do_set_ask(ensure_signed(origin)?, class, ask)
        }

        /// Posts a job for bids. Its maximum price and a deposit are held until it is paid or gone.
        ///
        /// Origin: signed.
        /// ## Errors
        /// - [`Error::NotEnabled`]: the economy has no market.
        /// - [`Error::UnknownClass`]: there is no such class.
        /// - [`Error::UnknownAsset`]: the asset is not accepted.
        /// - [`Error::OutOfRange`]: a value is outside its range.
        /// - [`Error::InsufficientBalance`]: the caller cannot pay price and deposit.
        /// - Errors of the guard.
        /// ## Events
        /// - [`Event::Posted`]
        #[pallet::call_index(1)]
        pub fn post_job(origin: OriginFor<T>, spec: JobSpec) -> DispatchResult {
            Self::do_post_job(ensure_signed(origin)?, spec)
        }

        /// Orders a job from `provider` at its ask: the price of 1,000 tokens times the tokens, rounded
        /// up to a smallest unit, and at most the maximum price of the order. The job is assigned at
        /// once. The maximum price and a deposit are held until it is paid or gone.
        ///
        /// Origin: signed.
        /// ## Errors
        /// Those of [`Pallet::post_job`], those of the providers, and:
        /// - [`Error::AskClosed`]: there is no ask of this class and asset, or fewer tokens are left.
        /// - [`Error::BelowRequirements`]: the provider, or its time to deliver, is not what is asked for.
        /// - [`Error::PriceTooHigh`]: the price exceeds the maximum.
        /// - [`Error::NoPrice`]: the price of the asset in the native token is not known.
        /// ## Events
        /// - [`Event::Ordered`]
        /// - [`Event::Assigned`]
        #[pallet::call_index(2)]
        pub fn order(
            origin: OriginFor<T>,
            provider: T::AccountId,
            spec: JobSpec,
        ) -> DispatchResult {
            Self::do_order(ensure_signed(origin)?, provider, spec)
        }

        /// Bids on an open job with a price (smallest units of its asset) and a time to deliver
        /// (seconds), in place of an earlier bid of the caller. 8 bids are kept by price, of equal prices
        /// the earlier ones; a better bid evicts the worst. A bid holds no money.
        ///
        /// Origin: signed, a provider that may take new work.
        /// ## Errors
        /// - [`Error::NotFound`]: there is no such job.
        /// - [`Error::WrongState`]: the job is not open.
        /// - [`Error::TooLate`]: the time for bids is over.
        /// - [`Error::Barred`]: the caller has declined the job.
        /// - [`Error::OutOfRange`]: the price is zero.
        /// - [`Error::PriceTooHigh`]: the price exceeds the maximum.
        /// - [`Error::BelowRequirements`]: the caller, or its time to deliver, is not what is asked for.
        /// - [`Error::NoPrice`]: the price of the asset in the native token is not known.
        /// - [`Error::ExceedsLimit`]: the caller may not take on work of this price.
        /// - [`Error::BidNotBetter`]: there are 8 bids that are no worse.
        /// ## Events
        /// - [`Event::BidPlaced`]
        /// - [`Event::BidEvicted`]
        #[pallet::call_index(3)]
        pub fn bid(
            origin: OriginFor<T>,
            #[pallet::compact] job: JobId,
            #[pallet::compact] price: Balance,
            #[pallet::compact] secs: Seconds,
        ) -> DispatchResult {
            Self::do_bid(ensure_signed(origin)?, job, price, secs)
        }

        /// Withdraws the caller's bid on a job.
        ///
        /// Origin: signed, a bidder.
        /// ## Errors
        /// - [`Error::NotFound`]: the caller has no bid on such a job.
        /// ## Events
        /// - [`Event::BidWithdrawn`]
        #[pallet::call_index(4)]
        pub fn withdraw_bid(origin: OriginFor<T>, #[pallet::compact] job: JobId) -> DispatchResult {
            Self::do_withdraw_bid(ensure_signed(origin)?, job)
        }

        /// Assigns an open job to a provider at its bid. The provider is liable for the price.
        ///
        /// Origin: signed, the consumer of the job.
        /// ## Errors
        /// - [`Error::NotFound`]: there is no such job or bid.
        /// - [`Error::NotYours`]: another account posted the job.
        /// - [`Error::WrongState`]: the job is not open.
        /// - [`Error::TooLate`]: the time for bids is over.
        /// - [`Error::BelowRequirements`]: the provider does not meet the requirements any more.
        /// - [`Error::NoPrice`]: the price of the asset in the native token is not known.
        /// - Errors of the providers.
        /// ## Events
        /// - [`Event::Assigned`]
        #[pallet::call_index(5)]
        pub fn assign(
            origin: OriginFor<T>,
            #[pallet::compact] job: JobId,
            provider: T::AccountId,
        ) -> DispatchResult {
            Self::do_assign(ensure_signed(origin)?, job, provider)
        }

        /// Declines an assigned job in the first quarter of the time to deliver, without a penalty. The
        /// job is open again for its time for bids, and the caller cannot bid on it.
        ///
        /// Origin: signed, the provider of the job.
        /// ## Errors
        /// - [`Error::NotFound`]: there is no such job.
        /// - [`Error::WrongState`]: the job is not assigned, or has a result.
        /// - [`Error::NotYours`]: the job is assigned to another account.
        /// - [`Error::TooLate`]: the first quarter of the time is over.
        /// ## Events
        /// - [`Event::Declined`]
        #[pallet::call_index(6)]
        pub fn decline(origin: OriginFor<T>, #[pallet::compact] job: JobId) -> DispatchResult {
            Self::do_decline(ensure_signed(origin)?, job)
        }

        /// Submits the result of an assigned job: hash of the output, tokens generated (at most those
        /// ordered) and location (at most 128 bytes) of the output, encrypted to the key of the order.
        ///
        /// Origin: signed, the provider of the job.
        /// ## Errors
        /// - [`Error::NotFound`]: there is no such job.
        /// - [`Error::WrongState`]: the job is not assigned, or has a result.
        /// - [`Error::NotYours`]: the job is assigned to another account.
        /// - [`Error::TooLate`]: the time to deliver is over.
        /// - [`Error::OutOfRange`]: there are more tokens than ordered.
        /// ## Events
        /// - [`Event::Submitted`]
        #[pallet::call_index(7)]
        pub fn submit_result(
            origin: OriginFor<T>,
            #[pallet::compact] job: JobId,
            output: Hash,
            #[pallet::compact] tokens: u64,
            location: Location,
        ) -> DispatchResult {
            Self::do_submit_result(ensure_signed(origin)?, job, output, tokens, location)
        }

        /// Accepts the result of a job and pays it. Fees are rounded down, and the provider receives the
        /// rest of the price; what else is on hold goes back. The job stays while it can be audited.
        ///
        /// Origin: signed, the consumer of the job.
        /// ## Errors
        /// - [`Error::NotFound`]: there is no such job.
        /// - [`Error::NotYours`]: another account ordered the job.
        /// - [`Error::WrongState`]: the job has no result, is paid or in dispute.
        /// ## Events
        /// - [`Event::Settled`]
        /// - [`Event::Cleared`]
        /// - [`Event::PayoutKept`]
        #[pallet::call_index(8)]
        pub fn accept(origin: OriginFor<T>, #[pallet::compact] job: JobId) -> DispatchResult {
            Self::do_accept(ensure_signed(origin)?, job)
        }

        /// Pays a job whose result the consumer can no longer dispute, as [`Pallet::accept`] does.
        ///
        /// Origin: signed, any account.
        /// ## Errors
        /// - [`Error::NotFound`]: there is no such job.
        /// - [`Error::InReview`]: the consumer can still dispute the result.
        /// - [`Error::WrongState`]: the job has no result, is paid or in dispute.
        /// ## Events
        /// - [`Event::Settled`]
        /// - [`Event::Cleared`]
        /// - [`Event::PayoutKept`]
        #[pallet::call_index(9)]
        pub fn settle(origin: OriginFor<T>, #[pallet::compact] job: JobId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_settle(job)
        }

        /// Ends the provider's liability for a paid job whose result can no longer be disputed, and
        /// removes it.
        ///
        /// Origin: signed, any account.
        /// ## Errors
        /// - [`Error::NotFound`]: there is no such job.
        /// - [`Error::WrongState`]: the job is not paid, or in dispute.
        /// - [`Error::InReview`]: the result can still be drawn for an audit, or the audit goes on.
        /// ## Events
        /// - [`Event::Cleared`]
        #[pallet::call_index(10)]
        pub fn clear(origin: OriginFor<T>, #[pallet::compact] job: JobId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_clear(job)
        }

        /// Removes an open job. The amount on hold goes back.
        ///
        /// Origin: signed; the consumer of the job, or any account from a day after the time for bids.
        /// ## Errors
        /// - [`Error::NotFound`]: there is no such job.
        /// - [`Error::WrongState`]: the job is not open.
        /// - [`Error::NotYours`]: another account posted the job, and that day has not come.
        /// ## Events
        /// - [`Event::Cancelled`]
        /// - [`Event::PayoutKept`]
        #[pallet::call_index(11)]
        pub fn cancel(origin: OriginFor<T>, #[pallet::compact] job: JobId) -> DispatchResult {
            Self::do_cancel(ensure_signed(origin)?, job)
        }

        /// Removes a job whose time to deliver is over. The amount on hold goes back, and the consumer
        /// receives a penalty from the provider's own stake, as far as that suffices.
        ///
        /// Origin: signed, any account.
        /// ## Errors
        /// - [`Error::NotFound`]: there is no such job.
        /// - [`Error::WrongState`]: the job is not assigned, or has a result.
        /// - [`Error::TooEarly`]: the time to deliver is not over.
        /// ## Events
        /// - [`Event::Failed`]
        /// - [`Event::PayoutKept`]
        #[pallet::call_index(12)]
        pub fn fail(origin: OriginFor<T>, #[pallet::compact] job: JobId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_fail(job)
        }

        /// Pays a provider for its work credit of a day that is over, counted from the Unix epoch: its
        /// part of the day's payout by credit, rounded down. The day can be claimed for 31 days.
        ///
        /// Origin: signed, any account.
        /// ## Errors
        /// - [`Error::TooEarly`]: the day is not over.
        /// - [`Error::NothingDue`]: the provider has no such credit, or the pool had nothing for it.
        /// ## Events
        /// - [`Event::WorkClaimed`]
        /// - [`Event::PayoutKept`]
        #[pallet::call_index(13)]
        pub fn claim_work(
            origin: OriginFor<T>,
            provider: T::AccountId,
            #[pallet::compact] day: u32,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_claim_work(provider, day)
        }

        /// Pays `who` what it could not take before.
        ///
        /// Origin: signed, any account.
        /// ## Errors
        /// - [`Error::NothingDue`]: nothing of the asset is owed to it.
        /// - Errors of the transfer.
        /// ## Events
        /// - [`Event::PayoutCollected`]
        #[pallet::call_index(14)]
        pub fn collect_unpaid(
            origin: OriginFor<T>,
            who: T::AccountId,
            asset: AssetKind,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_collect_unpaid(who, asset)
        }

        /// Delivers the pending legs of an asset. A leg that is refused waits for the next flush.
        ///
        /// Origin: signed, any account.
        /// ## Errors
        /// - [`Error::UnknownAsset`]: the asset is not accepted.
        /// - [`Error::NothingDue`]: no leg is pending.
        /// - [`Error::TooEarly`]: little is pending, and the last flush was a moment ago.
        /// ## Events
        /// - [`Event::Flushed`]
        #[pallet::call_index(15)]
        pub fn flush(origin: OriginFor<T>, asset: AssetKind) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_flush(asset)
        }

        /// Removes an ask of a provider that may not take new work, so that it does not count as supply.
        ///
        /// Origin: signed, any account.
        /// ## Errors
        /// - [`Error::WrongState`]: the provider may take new work.
        /// - [`Error::NotFound`]: there is no such ask.
        /// ## Events
        /// - [`Event::AskSet`]
        #[pallet::call_index(16)]
        pub fn drop_ask(
            origin: OriginFor<T>,
            provider: T::AccountId,
            class: ClassId,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_drop_ask(provider, class)
        }

        /// Updates the parameters. Jobs keep their times, penalty and liability, and pay new fees.
        ///
        /// Origin: governance.
        /// ## Errors
        /// - [`Error::OutOfRange`]: a value, or the sum of the times to deliver and audit, is too large.
        /// - [`Error::ChangeTooLarge`]: a value changes by more than its limit, or the day changes.
        /// - [`Error::ChangedTooSoon`]: the last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::TermsSet`]
        #[pallet::call_index(17)]
        pub fn set_terms(origin: OriginFor<T>, terms: Terms) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_terms(terms)
        }

        /// Adds the next class, or changes the base price (smallest units for 1,000 tokens, from 1 to
        /// 10^24) of a class to at most the double and at least the half.
        ///
        /// Origin: governance.
        /// ## Errors
        /// - [`Error::OutOfRange`]: the price is outside its range.
        /// - [`Error::ClassOutOfRange`]: the number is not that of the next class, or there are 16.
        /// - [`Error::ChangeTooLarge`]: the price is more than doubled or halved.
        /// - [`Error::ChangedTooSoon`]: its last change was less than the change interval ago.
        /// ## Events
        /// - [`Event::ClassSet`]
        #[pallet::call_index(18)]
        pub fn set_class(
            origin: OriginFor<T>,
            class: ClassId,
            #[pallet::compact] base: Balance,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_set_class(class, base)
        }

        /// Sets the reference price of a class by hand (smallest units for 1,000 tokens, from 1 to
        /// 10^24) until a time at most 30 days ahead, or sets it free. No call spends by this price.
        ///
        /// Origin: governance.
        /// ## Errors
        /// - [`Error::UnknownClass`]: there is no such class.
        /// - [`Error::OutOfRange`]: price or time are outside their ranges.
        /// ## Events
        /// - [`Event::PriceOverridden`]
        #[pallet::call_index(19)]
        pub fn override_price(
            origin: OriginFor<T>,
            class: ClassId,
            manual: Option<(Balance, Seconds)>,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_override_price(class, manual)
        }

        /// Accepts an asset for payments. `payer` pays the minimum balance of the till.
        ///
        /// Origin: governance.
        /// ## Errors
        /// - [`Error::AlreadyExists`]: the asset is accepted.
        /// - [`Error::TooManyAssets`]: the number of assets is at its maximum.
        /// - [`Error::UnknownAsset`]: there is no such asset.
        /// - [`Error::InsufficientBalance`]: `payer` has less than twice the minimum balance.
        /// ## Events
        /// - [`Event::AssetAdded`]
        #[pallet::call_index(20)]
        pub fn add_asset(
            origin: OriginFor<T>,
            asset: AssetKind,
            payer: T::AccountId,
        ) -> DispatchResult {
            T::GovernanceOrigin::ensure_origin(origin)?;
            Self::do_add_asset(asset, payer)
        }
    }
}
