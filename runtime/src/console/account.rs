//! Everything that the pages of one account show.

use super::{
    actions::actions,
    candidates::exists,
    economy::asset_ids,
    types::{Action, At, Closed},
};
use crate::{
    AccountId, Allocations, Assets, Balance, Balances, CircuitBreaker, Debates, Emission,
    FeeDiscounts, GenesisBadge, Nonce, Rewards, Runtime, RuntimeHoldReason, StakeVoting,
    StakingVault, Subscriptions, System,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use pallet_allocations::api::{AllocationView, PledgeView};
use pallet_circuit_breaker::api::WalletView;
use pallet_debates::{api::ParticipantView, types::Agent};
use pallet_emission::types::Owed;
use pallet_fee_discounts::api::{AllowanceView, DiscountView};
use pallet_genesis_badge::types::BadgeNumber;
use pallet_rewards::api::{PendingReward, PositionReward, StreamView};
use pallet_stake_voting::{
    api::{MayView, PowerView},
    types::{PollIndex, Vote},
};
use pallet_staking_vault::{api::PositionView, types::Ledger};
use pallet_subscriptions::api::SubscriptionView;
use polkadot_sdk::{
    frame_support::traits::{
        fungible::Inspect,
        fungibles,
        tokens::{Fortitude, Preservation},
    },
    pallet_balances,
};
use quaestor_primitives::{AssetKind, Boosts, Positions, Power, TooMany};
use scale_info::TypeInfo;

/// Most accounts of one request for summaries.
pub const MAX_ACCOUNTS: u32 = 32;

/// Native balance of an account, in smallest units.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct NativeBalance {
    /// Balance that is not on hold.
    pub free: Balance,
    /// Amounts on hold, by reason.
    pub holds: Vec<(RuntimeHoldReason, Balance)>,
    /// The part of the whole balance that cannot be spent because of freezes.
    pub frozen: Balance,
    /// Amount that can be spent while the account lives on.
    pub transferable: Balance,
}

/// Balance of an account in an asset, in smallest units.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct AssetBalance {
    /// The asset.
    pub asset: AssetKind,
    /// The balance.
    pub balance: Balance,
}

/// Votes of an account.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Votes {
    /// Stake and voting power in a poll that begins now.
    pub power: Power,
    /// Permission to vote and to propose, and the stake that is missing.
    pub may: MayView,
    /// Its votes in live polls.
    pub votes: Vec<Vote>,
    /// Its power in each live poll, if it voted now.
    pub polls: Vec<(PollIndex, PowerView)>,
}

/// Sessions of an account.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Sessions {
    /// Votes and boost as a participant.
    pub participant: Option<ParticipantView>,
    /// Name and deposit as an agent.
    pub agent: Option<Agent>,
}

/// Everything that the pages of one account show, of one block.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct AccountPage {
    /// The block.
    pub at: At,
    /// Number of transactions that the account has signed.
    pub nonce: Nonce,
    /// Native balance.
    pub native: NativeBalance,
    /// Balances in the other assets of the chain.
    pub assets: Vec<AssetBalance>,
    /// Positions, cooldown and epoch counters, as they are stored.
    pub ledger: Ledger,
    /// Live positions with their weight, oldest first.
    pub positions: Vec<PositionView>,
    /// The wallet cap.
    pub wallet: WalletView,
    /// Unclaimed reward, by asset.
    pub pending: Vec<PendingReward>,
    /// Unclaimed reward, by position and asset.
    pub by_position: Vec<PositionReward>,
    /// Claims that vest, oldest first.
    pub streams: Vec<StreamView>,
    /// `true` if native rewards are compounded automatically.
    pub auto_compounding: bool,
    /// Actions, with the reason why one is closed.
    pub actions: Vec<(Action, Option<Closed>)>,
    /// Discount on trading fees.
    pub discount: DiscountView,
    /// Allowances for trading fees, and the fees charged, by asset.
    pub allowances: Vec<AllowanceView>,
    /// Subscriptions, lapsed ones included.
    pub subscriptions: Vec<SubscriptionView>,
    /// Boosts after a refresh; `None` in an economy without boosts.
    pub boosts: Option<Boosts>,
    /// Votes; `None` in an economy without votes.
    pub votes: Option<Votes>,
    /// Council sessions; `None` in an economy without sessions.
    pub sessions: Option<Sessions>,
    /// Allocations; `None` in an economy without allocations.
    pub allocations: Option<Vec<AllocationView<AccountId>>>,
    /// Pledge of a first unlock.
    pub pledge: Option<PledgeView>,
    /// Number of its badge.
    pub badge: Option<BadgeNumber>,
    /// Rewards owed for blocks; `None` in an economy without block rewards.
    pub author: Option<Owed>,
}

/// The account `who`.
pub fn account(who: &AccountId) -> AccountPage {
    let features = StakingVault::state().features;
    AccountPage {
        at: At::now(),
        nonce: System::account_nonce(who),
        native: native(who),
        assets: assets(who),
        ledger: StakingVault::ledger(who.clone()),
        positions: StakingVault::position_views(who),
        wallet: CircuitBreaker::wallet(who.clone()),
        pending: Rewards::pending(who.clone()),
        by_position: Rewards::pending_by_position(who),
        streams: Rewards::stream_views(who),
        auto_compounding: Rewards::is_auto_compounding(who),
        actions: actions(who),
        discount: FeeDiscounts::discount_of(who.clone()),
        allowances: FeeDiscounts::remaining_allowances(who.clone()),
        subscriptions: Subscriptions::subscriptions(who.clone()),
        boosts: features.boosts.then(|| StakingVault::boosts(who)),
        votes: StakeVoting::params().map(|_| votes(who)),
        sessions: Debates::params().map(|_| Sessions {
            participant: Debates::participant(who.clone()),
            agent: Debates::agent(who.clone()),
        }),
        allocations: exists(Action::Release).then(|| Allocations::allocations_of(who.clone())),
        pledge: Allocations::pledge_of(who.clone()),
        badge: GenesisBadge::badge(who.clone()),
        author: features.block_rewards.then(|| Emission::author(who.clone())),
    }
}

fn native(who: &AccountId) -> NativeBalance {
    let holds = pallet_balances::Holds::<Runtime>::get(who).into_iter();
    NativeBalance {
        free: Balances::free_balance(who),
        holds: holds.map(|hold| (hold.id, hold.amount)).collect(),
        frozen: System::account(who).data.frozen,
        transferable: Balances::reducible_balance(who, Preservation::Preserve, Fortitude::Polite),
    }
}

fn assets(who: &AccountId) -> Vec<AssetBalance> {
    let balance = |id| AssetBalance {
        asset: AssetKind::WithId(id),
        balance: <Assets as fungibles::Inspect<AccountId>>::balance(id, who),
    };
    asset_ids().into_iter().map(balance).collect()
}

fn votes(who: &AccountId) -> Votes {
    let clock = StakingVault::state().clock;
    // A poll that begins now counts the positions that were opened before.
    let power = StakingVault::voting_power(who.clone(), clock, clock);
    let in_poll = |poll| Some((poll, StakeVoting::power(who.clone(), poll)?));
    Votes {
        power,
        may: StakeVoting::may(who.clone()),
        votes: StakeVoting::votes(who.clone()),
        polls: StakeVoting::polls().into_iter().filter_map(|view| in_poll(view.poll)).collect(),
    }
}

/// An account in short, in smallest units.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct AccountSummary {
    /// The account.
    pub who: AccountId,
    /// Native balance that can be spent while the account lives on.
    pub transferable: Balance,
    /// Balances in the other assets of the chain.
    pub assets: Vec<AssetBalance>,
    /// Amount in live positions.
    pub staked: Balance,
    /// Amount that cools down.
    pub in_cooldown: Balance,
    /// The part of it whose cooldown has ended.
    pub withdrawable: Balance,
    /// Unclaimed reward, by asset.
    pub pending: Vec<PendingReward>,
    /// Amount that has vested and is not collected, by asset.
    pub collectable: Vec<AssetBalance>,
}

/// The accounts in short, in the order of the request.
pub fn accounts(list: &[AccountId]) -> Result<Vec<AccountSummary>, TooMany> {
    TooMany::check(list, MAX_ACCOUNTS)?;
    Ok(list.iter().map(summary).collect())
}

fn summary(who: &AccountId) -> AccountSummary {
    let (ledger, now) =
        (StakingVault::ledger(who.clone()), <StakingVault as Positions<AccountId>>::now());
    let due = ledger.unlocking.iter().filter(|chunk| chunk.release <= now);
    let withdrawable = due.map(|chunk| chunk.amount).fold(0, Balance::saturating_add);
    let pending = Rewards::pending(who.clone());
    let streams = Rewards::stream_views(who);
    let collectable = pending.iter().map(|reward| AssetBalance {
        asset: reward.asset.clone(),
        balance: streams
            .iter()
            .filter(|view| view.stream.asset == reward.asset)
            .map(|view| view.collectable)
            .fold(0, Balance::saturating_add),
    });
    AccountSummary {
        who: who.clone(),
        transferable: native(who).transferable,
        assets: assets(who),
        staked: ledger.staked(),
        in_cooldown: ledger.unlocking_total(),
        withdrawable,
        collectable: collectable.collect(),
        pending,
    }
}
