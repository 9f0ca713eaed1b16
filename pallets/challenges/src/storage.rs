//! Storage of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

#[pallet_section]
mod storage {
    /// The economy's rules for challenges; none if it has no challenges.
    #[pallet::storage]
    pub type Parameters<T> = StorageValue<_, Params, OptionQuery>;

    /// Time of the last change of the parameters, in seconds since the Unix epoch.
    #[pallet::storage]
    pub type LastChange<T> = StorageValue<_, Seconds, ValueQuery>;

    /// Sums over all auditors, audits and cases.
    #[pallet::storage]
    pub type Totals<T> = StorageValue<_, Sums, ValueQuery>;

    /// Auditors with a seat.
    #[pallet::storage]
    pub type Seats<T: Config> = StorageValue<_, Seating<T::AccountId>, ValueQuery>;

    /// Auditors by account, those whose notice runs included.
    #[pallet::storage]
    pub type Auditors<T: Config> =
        StorageMap<_, Blake2_128Concat, T::AccountId, Auditor, OptionQuery>;

    /// The set in force.
    #[pallet::storage]
    pub type CurrentSet<T: Config> = StorageValue<_, Set<T::AccountId>, ValueQuery>;

    /// The set before it.
    #[pallet::storage]
    pub type PreviousSet<T: Config> = StorageValue<_, Set<T::AccountId>, ValueQuery>;

    /// Results to be drawn in idle time, by their block and id. The block is big-endian, so that the
    /// raw storage keys sort by it.
    #[pallet::storage]
    pub type Undrawn<T: Config> = StorageMap<_, Identity, ([u8; 4], T::WorkId), (), OptionQuery>;

    /// Audits that were drawn.
    #[pallet::storage]
    pub type Audits<T: Config> =
        StorageMap<_, Blake2_128Concat, T::WorkId, Audit<T::AccountId>, OptionQuery>;

    /// Canaries that are not revealed, by their hash.
    #[pallet::storage]
    pub type Canaries<T: Config> =
        StorageMap<_, Blake2_128Concat, Hash, Canary<T::AccountId>, OptionQuery>;

    /// Cases that have not ended.
    #[pallet::storage]
    pub type Cases<T: Config> =
        StorageMap<_, Twox64Concat, CaseId, Case<T::AccountId, T::WorkId>, OptionQuery>;

    /// Audits and cases in the order in which they fall due. The time is big-endian, so that the raw
    /// storage keys sort by it.
    #[pallet::storage]
    pub type Agenda<T: Config> = StorageMap<_, Identity, Slot<T::WorkId>, (), OptionQuery>;

    /// Reason of the pallet's holds.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// Stake of a challenge, or deposit of an appeal.
        #[codec(index = 0)]
        Challenge,
    }
}
