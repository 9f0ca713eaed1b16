//! Origins and the calls that they permit, in one table.
//!
//! | alias | may | is |
//! |---|---|---|
//! | [`Governance`] | change parameters | more than half of the council, a poll on parameters, or root |
//! | [`Spender`] | announce a spend from the backstop | two thirds of the council; root may not |
//! | [`SpendCanceller`] | stop an announced spend | more than half of the council, or root |
//! | [`Emergency`] | close entries, pause calls, enter the safe mode, each for a bounded time and not again at once | two thirds of the technical committee, or root |
//! | [`Tripper`] | close entries by hand in the breaker | `Emergency`, or a poll on an emergency |
//! | [`Clearer`] | end such a closure | `Reopener`, or a poll on an emergency |
//! | [`PollCanceller`] | cancel a poll of stakers | more than half of the council, a poll on an emergency, or root |
//! | [`Reopener`] | end a closure, a pause or the safe mode | two thirds of the technical committee, more than half of the council, or root |
//! | [`Reviewer`] | whitelist a call for [`Upgrader`] | two thirds of the technical committee, or root |
//! | [`Upgrader`] | schedule a root call that the committee has whitelisted | two thirds of the council, a poll on an upgrade, or root |
//! | [`TreasurySpender`] | approve a spend from the treasury | two thirds of the council in any asset, or a poll on the treasury in the native token up to its limit; root may not |
//! | [`MemberAdmin`] | appoint depositors, operators, matching engines and recorders | more than half of the council, a poll on a feature, or root |
//! | [`Recorder`] | give points to the agents of a debate | a member of `Recorders` |
//! | [`Arbiter`] | rule on a case over work | more than half of the council |
//! | [`Blamer`] | rule, and blame the jurors of the other finding | two thirds of the council |
//! | [`CanaryOperator`] | commit canaries, which find auditors who pass everything | a member of `CanaryOperators` |
//! | [`RevenueDepositor`] | deposit revenue | a member of `RevenueDepositors`, which may be a multisig |
//! | [`TradeEngine`] | settle trading fees | a member of `TradeEngines` |
//! | [`Keepers`] | trigger a buyback that is due | anybody |
//! | [`PoolAdmin`] | set the fee of a pool of the exchange | more than half of the council, a poll on a feature, or root |
//! | [`SeatAdmin`] | appoint council and committee | root |
//! | [`CouncilAdmin`] | remove a motion of the council | two thirds of the council, a poll on a feature, or root |
//! | [`TechnicalAdmin`] | remove a motion of the committee | two thirds of the committee, or root |
//! | [`ValidatorAdmin`] | add, remove and swap validators | more than half of the council, a poll on a feature, or root |
//! | [`ScheduleAdmin`] | schedule a call of its own; cancel that, or one of root | more than half of the council, two thirds of the committee, or root |
//! | [`AssetAdmin`] | list an asset, name its issuer | root |
//! | [`AssetLister`] | list an asset by paying a deposit | nobody |
//!
//! Polls of stakers ([`votes`](crate::configs::votes)) are in force where the economy has them.
//!
//! Shares of the exchange's pools are the pools' own: no origin changes them, root included. The
//! call filter ([`filter`](crate::configs::filter)) leaves the issuer of an asset nothing but
//! minting, and its owner, admin and freezer nothing at all.
//!
//! Root is sudo on development and test chains. It is left out where one key must not be enough.
//! Without sudo, root is both bodies together: the committee whitelists a call, the council dispatches
//! it, and that call schedules another one after a delay, in which either body can cancel it
//! ([`timelock`](crate::configs::timelock)).

use crate::{
    AccountId, Balance, CanaryOperators, Recorders, RevenueDepositors, Runtime, TradeEngines,
};
use pallet_stake_voting::origins::{
    EnsureEmergency, EnsureFeature, EnsureParameter, EnsureTreasury, EnsureUpgrade,
};
use polkadot_sdk::{
    frame_support::{
        parameter_types,
        traits::{AsEnsureOriginWithArg, EitherOf, EitherOfDiverse, NeverEnsureOrigin},
    },
    frame_system::{EnsureRoot, EnsureSigned, EnsureSignedBy, EnsureWithSuccess},
    pallet_collective::{EnsureProportionAtLeast, EnsureProportionMoreThan, Instance1, Instance2},
};

/// The council.
pub type CouncilInstance = Instance1;
/// The technical committee.
pub type TechnicalInstance = Instance2;

type Majority = EnsureProportionMoreThan<AccountId, CouncilInstance, 1, 2>;
type Supermajority = EnsureProportionAtLeast<AccountId, CouncilInstance, 2, 3>;
type EngineerSupermajority = EnsureProportionAtLeast<AccountId, TechnicalInstance, 2, 3>;
type OrRoot<Origin> = EitherOfDiverse<EnsureRoot<AccountId>, Origin>;

/// Changes parameters.
pub type Governance = EitherOfDiverse<OrRoot<Majority>, EnsureParameter<AccountId>>;
/// Announces spends from the backstop, which wait before they can be made.
pub type Spender = Supermajority;
/// Stops announced spends.
pub type SpendCanceller = OrRoot<Majority>;
/// Closes entries, pauses calls and enters the safe mode, each for a bounded time.
pub type Emergency = OrRoot<EngineerSupermajority>;
/// Ends what [`Emergency`] has stopped.
pub type Reopener = EitherOfDiverse<OrRoot<Majority>, EngineerSupermajority>;
/// Closes entries in the breaker by hand.
pub type Tripper = EitherOfDiverse<Emergency, EnsureEmergency<AccountId>>;
/// Ends such a closure.
pub type Clearer = EitherOfDiverse<Reopener, EnsureEmergency<AccountId>>;
/// Cancels a poll of stakers.
pub type PollCanceller = EitherOfDiverse<OrRoot<Majority>, EnsureEmergency<AccountId>>;
/// Whitelists calls that may be made as root.
pub type Reviewer = OrRoot<EngineerSupermajority>;
/// Dispatches whitelisted calls as root. So an upgrade takes both bodies, and no key of its own.
pub type Upgrader = EitherOfDiverse<OrRoot<Supermajority>, EnsureUpgrade<AccountId>>;

parameter_types! {
    /// A spend of two thirds of the council has no limit.
    pub const AnyAmount: Balance = Balance::MAX;
}

/// Spends from the treasury.
pub type TreasurySpender =
    EitherOf<EnsureWithSuccess<Supermajority, AccountId, AnyAmount>, EnsureTreasury<Runtime>>;
/// Appoints who deposits revenue, who reports prices and who settles trading fees.
pub type MemberAdmin = EitherOfDiverse<OrRoot<Majority>, EnsureFeature<AccountId>>;
/// Rules on cases over work. Root is left out: one key must not judge.
pub type Arbiter = Majority;
/// Rules on them, and blames jurors.
pub type Blamer = Supermajority;
/// Commits canaries.
pub type CanaryOperator = EnsureSignedBy<CanaryOperators, AccountId>;
/// Gives points to the agents of debates.
pub type Recorder = EnsureSignedBy<Recorders, AccountId>;
/// Deposits revenue.
pub type RevenueDepositor = EnsureSignedBy<RevenueDepositors, AccountId>;
/// Settles trading fees.
pub type TradeEngine = EnsureSignedBy<TradeEngines, AccountId>;
/// Triggers buybacks that are due.
pub type Keepers = EnsureSigned<AccountId>;
/// Sets fees of the exchange.
pub type PoolAdmin = EitherOfDiverse<OrRoot<Majority>, EnsureFeature<AccountId>>;
/// Appoints council and technical committee. A body that could seat the other would be both.
pub type SeatAdmin = EnsureRoot<AccountId>;
/// Removes motions of the council.
pub type CouncilAdmin = EitherOfDiverse<OrRoot<Supermajority>, EnsureFeature<AccountId>>;
/// Removes motions of the technical committee.
pub type TechnicalAdmin = OrRoot<EngineerSupermajority>;
/// Adds, removes and swaps validators.
pub type ValidatorAdmin = EitherOfDiverse<OrRoot<Majority>, EnsureFeature<AccountId>>;
/// Schedules calls, which keep this origin, and cancels them.
pub type ScheduleAdmin = EitherOfDiverse<OrRoot<Majority>, EngineerSupermajority>;
/// Lists assets and names their issuers.
pub type AssetAdmin = EnsureRoot<AccountId>;
/// Lists assets by paying a deposit. Nobody: an asset with a known name and another issuer would
/// only serve deceit.
pub type AssetLister = AsEnsureOriginWithArg<NeverEnsureOrigin<AccountId>>;
