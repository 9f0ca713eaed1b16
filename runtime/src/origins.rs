//! Origins and the calls that they permit, in one table.
//!
//! | alias | may | is |
//! |---|---|---|
//! | [`Governance`] | change parameters, assets, code | more than half of the council, or root |
//! | [`Spender`] | announce a spend from the backstop | two thirds of the council; root may not |
//! | [`SpendCanceller`] | stop an announced spend | more than half of the council, or root |
//! | [`Emergency`] | close entries, pause calls, enter the safe mode, each for a while | two thirds of the technical committee, or root |
//! | [`Reviewer`] | whitelist a call for [`Upgrader`] | two thirds of the technical committee, or root |
//! | [`Upgrader`] | make a whitelisted call as root: an upgrade of the runtime | two thirds of the council, or root |
//! | [`TreasurySpender`] | spend from the treasury, in any asset | two thirds of the council; root may not |
//! | [`MemberAdmin`] | appoint depositors, operators and matching engines | more than half of the council, or root |
//! | [`RevenueDepositor`] | deposit revenue | a member of `RevenueDepositors`, which may be a multisig |
//! | [`TradeEngine`] | settle trading fees | a member of `TradeEngines` |
//! | [`Keepers`] | trigger a buyback that is due | anybody |
//! | [`PoolAdmin`] | set the fee of a pool of the exchange | more than half of the council, or root |
//! | [`CouncilAdmin`] | appoint council and committee | two thirds of the council, or root |
//! | [`ValidatorAdmin`] | add, remove and swap validators | more than half of the council, or root |
//! | [`ScheduleAdmin`] | schedule a call | more than half of the council, or root |
//! | [`AssetLister`] | list an asset by paying a deposit | nobody: governance lists assets |
//!
//! Root is sudo on development and test chains. It is left out where one key must not be enough.

use crate::{AccountId, Balance, RevenueDepositors, TradeEngines};
use polkadot_sdk::{
    frame_support::{
        parameter_types,
        traits::{AsEnsureOriginWithArg, EitherOfDiverse, NeverEnsureOrigin},
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

/// Changes parameters, assets and code.
pub type Governance = OrRoot<Majority>;
/// Announces spends from the backstop, which wait before they can be made.
pub type Spender = Supermajority;
/// Stops announced spends.
pub type SpendCanceller = OrRoot<Majority>;
/// Closes entries, pauses calls and enters the safe mode, each for a while.
pub type Emergency = OrRoot<EngineerSupermajority>;
/// Whitelists calls that may be made as root.
pub type Reviewer = OrRoot<EngineerSupermajority>;
/// Makes whitelisted calls as root. So an upgrade takes both bodies, and no key of its own.
pub type Upgrader = OrRoot<Supermajority>;

parameter_types! {
    /// A spend of two thirds of the council has no limit.
    pub const AnyAmount: Balance = Balance::MAX;
}

/// Spends from the treasury.
pub type TreasurySpender = EnsureWithSuccess<Supermajority, AccountId, AnyAmount>;
/// Appoints who deposits revenue, who reports prices and who settles trading fees.
pub type MemberAdmin = OrRoot<Majority>;
/// Deposits revenue.
pub type RevenueDepositor = EnsureSignedBy<RevenueDepositors, AccountId>;
/// Settles trading fees.
pub type TradeEngine = EnsureSignedBy<TradeEngines, AccountId>;
/// Triggers buybacks that are due.
pub type Keepers = EnsureSigned<AccountId>;
/// Sets fees of the exchange.
pub type PoolAdmin = OrRoot<Majority>;
/// Appoints council and technical committee.
pub type CouncilAdmin = OrRoot<Supermajority>;
/// Adds, removes and swaps validators.
pub type ValidatorAdmin = OrRoot<Majority>;
/// Schedules calls.
pub type ScheduleAdmin = OrRoot<Majority>;
/// Lists assets by paying a deposit. Nobody: an asset with a known name and another issuer would
/// only serve deceit.
pub type AssetLister = AsEnsureOriginWithArg<NeverEnsureOrigin<AccountId>>;
