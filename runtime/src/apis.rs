//! Runtime APIs for nodes and clients.

#![allow(unsafe_code, reason = "the macro exports the entry points of the wasm runtime")]
#![cfg_attr(
    feature = "try-runtime",
    allow(clippy::expect_used, reason = "a failed check has to stop the tool that asked for it")
)]

use crate::{
    configs::{consensus::SessionKeys, disputes::WorkId},
    console::{
        self,
        account::{AccountPage, AccountSummary},
        economy::EconomyView,
        protocol::ProtocolPage,
        types::{Action, Closed},
    },
    economy::{self, Supply},
    figures, genesis,
    metrics::{self, Metric},
    quiver::{self, ChainMetrics},
    *,
};
use alloc::vec::Vec;
use codec::Encode;
use pallet_allocations::api::{AllocationView, PledgeView};
use pallet_backstop::api::BackstopView;
use pallet_buyback_burn::{
    api::{BuybackView, Deflation},
    types::Record as Buyback,
};
use pallet_challenges::{
    api::{AuditorView, CaseView},
    types::{
        Audit as WorkAudit, CaseId, Finding, Hash as ChallengeHash, Params as ChallengeParams,
        Set as AuditorSet, Sums as ChallengeSums,
    },
};
use pallet_circuit_breaker::{
    api::{BreakerView, OpenEntries, WalletView},
    types::Params as BreakerParams,
};
use pallet_daybook::types::Day;
use pallet_debates::{
    api::{ParticipantView, SessionView},
    types::{Agent, Params as DebateParams, SessionId},
};
use pallet_emission::{
    api::{DailyView, EmissionView},
    types::{Owed, Params as EmissionParams},
};
use pallet_fee_discounts::{
    api::{AllowanceView, DiscountView, TotalView as FeeTotalView},
    types::{DiscountTier, Key as TradeKey, Quote as FeeQuote},
};
use pallet_genesis_badge::types::{BadgeNumber, Params as BadgeParams};
use pallet_inference_market::{
    api::{
        FeeView as NetworkFeeView, JobView, MarketFigures, PriceView as ClassPriceView,
        Quote as JobQuote, WorkView,
    },
    types::{Ask, Bid, ClassId, JobId, Record as ReceiptRecord, Terms as MarketTerms},
};
use pallet_payment_channels::{
    api::{ChannelView, RedeemPreview},
    types::{ChannelId, Params as ChannelParams},
    voucher::{SignatureBytes, VoucherBytes},
};
use pallet_price_feed::api::PriceView;
use pallet_providers::{
    api::{BondView, DelegationView, LeavingView, ProviderView, SentenceView},
    types::{MaturityId, Params as ProviderParams},
};
use pallet_revenue_router::{
    api::{SuspenseView, TotalView},
    types::{Deposit, LegAmounts, Reference, Split},
};
use pallet_rewards::{
    api::{CompoundPreview, Offers, PendingReward, PoolView, PositionReward, Preview, StreamView},
    types::AccountEarnings,
};
use pallet_stake_voting::{
    api::{MayView, PollView, PowerView},
    types::{HeldBalance, PollIndex, Vote},
    Params as VotingParams,
};
use pallet_staking_vault::{
    api::{EarlyExitView, ExitPreview, PositionView},
    types::{Ledger, Params, TierTotals, VaultState},
};
use pallet_subscriptions::{
    api::{PlanView, SubscriptionView},
    types::{Params as SubscriptionParams, PlanId, Quote as SubscriptionQuote},
};
use polkadot_sdk::{
    frame_support::{
        genesis_builder_helper::{build_state, get_preset},
        traits::KeyOwnerProofSystem,
        view_functions::{ViewFunctionDispatchError, ViewFunctionId},
        weights::Weight,
    },
    pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo},
    sp_api::impl_runtime_apis,
    sp_consensus_aura::{sr25519::AuthorityId as AuraId, SlotDuration},
    sp_consensus_grandpa::{
        AuthorityId as GrandpaId, AuthorityList, EquivocationProof, OpaqueKeyOwnershipProof, SetId,
    },
    sp_core::{crypto::KeyTypeId, OpaqueMetadata},
    sp_genesis_builder::PresetId,
    sp_inherents::{CheckInherentsResult, InherentData},
    sp_runtime::{
        traits::{Block as BlockT, NumberFor},
        transaction_validity::{TransactionSource, TransactionValidity},
        ApplyExtrinsicResult, DispatchError, ExtrinsicInclusionMode,
    },
    sp_session::OpaqueGeneratedSessionKeys,
};
use quaestor_primitives::{
    Boosts, PositionId, Power, ProviderInspect, ProviderTotals, RevenueType, StakeWeight, TierId,
    TooMany,
};

impl_runtime_apis! {
    impl sp_api::Core<Block> for Runtime {
        fn version() -> RuntimeVersion {
            VERSION
        }

        fn execute_block(block: <Block as BlockT>::LazyBlock) {
            Executive::execute_block(block);
        }

        fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
            Executive::initialize_block(header)
        }
    }

    impl sp_api::Metadata<Block> for Runtime {
        fn metadata() -> OpaqueMetadata {
            OpaqueMetadata::new(Runtime::metadata().into())
        }

        fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
            Runtime::metadata_at_version(version)
        }

        fn metadata_versions() -> Vec<u32> {
            Runtime::metadata_versions()
        }
    }

    impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
        fn execute_view_function(
            id: ViewFunctionId,
            input: Vec<u8>,
        ) -> Result<Vec<u8>, ViewFunctionDispatchError> {
            Runtime::execute_view_function(id, input)
        }
    }

    impl sp_block_builder::BlockBuilder<Block> for Runtime {
        fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
            Executive::apply_extrinsic(extrinsic)
        }

        fn finalize_block() -> <Block as BlockT>::Header {
            Executive::finalize_block()
        }

        fn inherent_extrinsics(data: InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
            data.create_extrinsics()
        }

        fn check_inherents(
            block: <Block as BlockT>::LazyBlock,
            data: InherentData,
        ) -> CheckInherentsResult {
            data.check_extrinsics(&block)
        }
    }

    impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
        fn validate_transaction(
            source: TransactionSource,
            tx: <Block as BlockT>::Extrinsic,
            block_hash: <Block as BlockT>::Hash,
        ) -> TransactionValidity {
            Executive::validate_transaction(source, tx, block_hash)
        }
    }

    impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
        fn offchain_worker(header: &<Block as BlockT>::Header) {
            Executive::offchain_worker(header)
        }
    }

    impl sp_session::SessionKeys<Block> for Runtime {
        fn generate_session_keys(
            owner: Vec<u8>,
            seed: Option<Vec<u8>>,
        ) -> OpaqueGeneratedSessionKeys {
            SessionKeys::generate(&owner, seed).into()
        }

        fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
            SessionKeys::decode_into_raw_public_keys(&encoded)
        }
    }

    impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
        fn slot_duration() -> SlotDuration {
            SlotDuration::from_millis(params::SLOT_DURATION)
        }

        fn authorities() -> Vec<AuraId> {
            pallet_aura::Authorities::<Runtime>::get().into_inner()
        }
    }

    impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
        fn grandpa_authorities() -> AuthorityList {
            Grandpa::grandpa_authorities()
        }

        fn current_set_id() -> SetId {
            pallet_grandpa::CurrentSetId::<Runtime>::get()
        }

        fn submit_report_equivocation_unsigned_extrinsic(
            equivocation: EquivocationProof<<Block as BlockT>::Hash, NumberFor<Block>>,
            owner: OpaqueKeyOwnershipProof,
        ) -> Option<()> {
            Grandpa::submit_unsigned_equivocation_report(equivocation, owner.decode()?)
        }

        fn generate_key_ownership_proof(
            _: SetId,
            key: GrandpaId,
        ) -> Option<OpaqueKeyOwnershipProof> {
            let proof = Historical::prove((sp_consensus_grandpa::KEY_TYPE, key))?;
            Some(OpaqueKeyOwnershipProof::new(proof.encode()))
        }
    }

    impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
        fn account_nonce(account: AccountId) -> Nonce {
            System::account_nonce(account)
        }
    }

    impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
        for Runtime
    {
        fn query_info(
            extrinsic: <Block as BlockT>::Extrinsic,
            len: u32,
        ) -> RuntimeDispatchInfo<Balance> {
            TransactionPayment::query_info(extrinsic, len)
        }

        fn query_fee_details(
            extrinsic: <Block as BlockT>::Extrinsic,
            len: u32,
        ) -> FeeDetails<Balance> {
            TransactionPayment::query_fee_details(extrinsic, len)
        }

        fn query_weight_to_fee(weight: Weight) -> Balance {
            TransactionPayment::weight_to_fee(weight)
        }

        fn query_length_to_fee(length: u32) -> Balance {
            TransactionPayment::length_to_fee(length)
        }
    }

    impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<
        Block,
        Balance,
        RuntimeCall,
    > for Runtime
    {
        fn query_call_info(call: RuntimeCall, len: u32) -> RuntimeDispatchInfo<Balance> {
            TransactionPayment::query_call_info(call, len)
        }

        fn query_call_fee_details(call: RuntimeCall, len: u32) -> FeeDetails<Balance> {
            TransactionPayment::query_call_fee_details(call, len)
        }

        fn query_weight_to_fee(weight: Weight) -> Balance {
            TransactionPayment::weight_to_fee(weight)
        }

        fn query_length_to_fee(length: u32) -> Balance {
            TransactionPayment::length_to_fee(length)
        }
    }

    impl pallet_staking_vault::api::StakingVaultApi<Block, AccountId> for Runtime {
        fn positions(who: AccountId) -> Vec<PositionView> {
            StakingVault::position_views(&who)
        }

        fn ledger(who: AccountId) -> Ledger {
            StakingVault::ledger(who)
        }

        fn weight_at(who: AccountId, at: Seconds) -> StakeWeight {
            StakingVault::weight_at(who, at)
        }

        fn remaining_allowance(who: AccountId) -> Option<Balance> {
            StakingVault::remaining_allowance(who)
        }

        fn voting_power(who: AccountId, began: Seconds, at: Seconds) -> Power {
            StakingVault::voting_power(who, began, at)
        }

        fn boosts(who: AccountId) -> Boosts {
            StakingVault::boosts(&who)
        }

        fn early_exit(
            who: AccountId,
            position: PositionId,
        ) -> Result<EarlyExitView, DispatchError> {
            console::exits::early_exit(&who, position)
        }

        fn exit_preview(
            who: AccountId,
            position: PositionId,
            amount: Option<Balance>,
        ) -> Result<ExitPreview, DispatchError> {
            console::exits::exit_preview(&who, position, amount)
        }

        fn state() -> VaultState {
            StakingVault::state()
        }

        fn by_tier() -> Vec<TierTotals> {
            StakingVault::tier_totals()
        }

        fn params() -> Params {
            StakingVault::params()
        }
    }

    impl pallet_rewards::api::RewardsApi<Block, AccountId> for Runtime {
        fn pending(who: AccountId) -> Vec<PendingReward> {
            Rewards::pending(who)
        }

        fn pending_by_position(who: AccountId) -> Vec<PositionReward> {
            Rewards::pending_by_position(&who)
        }

        fn streams(who: AccountId) -> Vec<StreamView> {
            Rewards::stream_views(&who)
        }

        fn earnings(who: AccountId) -> AccountEarnings {
            Rewards::earnings(who)
        }

        fn auto_compounding(who: AccountId) -> bool {
            Rewards::is_auto_compounding(&who)
        }

        fn pools() -> Vec<PoolView> {
            Rewards::pool_views()
        }

        fn preview(
            who: AccountId,
            amount: Balance,
            tier: TierId,
            horizon_secs: Seconds,
        ) -> Result<Preview, DispatchError> {
            preview::preview(who, amount, tier, horizon_secs)
        }

        fn offers(amount: Balance, horizons: Vec<Seconds>) -> Result<Offers, TooMany> {
            console::offers::offers(amount, &horizons)
        }

        fn compound_preview(
            who: AccountId,
            position: PositionId,
            asset: AssetKind,
        ) -> Result<CompoundPreview, DispatchError> {
            console::exits::compound_preview(&who, position, asset)
        }
    }

    impl pallet_price_feed::api::PriceFeedApi<Block> for Runtime {
        fn price() -> PriceView {
            PriceFeed::price()
        }
    }

    impl pallet_revenue_router::api::RevenueRouterApi<Block, AccountId> for Runtime {
        fn totals() -> Vec<TotalView> {
            RevenueRouter::total_views()
        }

        fn deposits(page_start: Option<u64>, limit: u32) -> Vec<Deposit<AccountId>> {
            RevenueRouter::deposit_views(page_start, limit)
        }

        fn splits() -> Vec<(RevenueType, Split)> {
            RevenueRouter::current_splits()
        }

        fn split_preview(
            asset: AssetKind,
            amount: Balance,
            kind: RevenueType,
        ) -> Result<LegAmounts, DispatchError> {
            RevenueRouter::split_preview(asset, amount, kind)
        }

        fn suspense() -> Vec<SuspenseView> {
            RevenueRouter::suspense_views()
        }

        fn has_deposited(who: AccountId, reference: Reference) -> bool {
            RevenueRouter::is_deposited(&who, &reference)
        }
    }

    impl pallet_backstop::api::BackstopApi<Block, AccountId> for Runtime {
        fn status() -> BackstopView<AccountId> {
            Backstop::status()
        }

        fn reserve(asset: AssetKind) -> Balance {
            Backstop::reserve(asset)
        }
    }

    impl pallet_buyback_burn::api::BuybackApi<Block> for Runtime {
        fn status() -> BuybackView {
            BuybackBurn::status()
        }

        fn buybacks(start: Option<u64>, limit: u32) -> Vec<Buyback> {
            BuybackBurn::buybacks(start, limit)
        }

        fn deflation() -> Deflation {
            BuybackBurn::deflation()
        }
    }

    impl pallet_circuit_breaker::api::CircuitBreakerApi<Block, AccountId> for Runtime {
        fn status() -> BreakerView {
            CircuitBreaker::status()
        }

        fn wallet(who: AccountId) -> WalletView {
            CircuitBreaker::wallet(who)
        }

        fn open_entries(who: AccountId) -> OpenEntries {
            CircuitBreaker::open_entries(who)
        }

        fn params() -> BreakerParams {
            CircuitBreaker::params()
        }
    }

    impl pallet_fee_discounts::api::FeeDiscountsApi<Block, AccountId> for Runtime {
        fn discount_of(who: AccountId) -> DiscountView {
            FeeDiscounts::discount_of(who)
        }

        fn quote(who: AccountId, gross: Balance) -> FeeQuote {
            FeeDiscounts::quote(who, gross)
        }

        fn tiers() -> Vec<DiscountTier> {
            FeeDiscounts::tiers()
        }

        fn remaining_allowances(who: AccountId) -> Vec<AllowanceView> {
            FeeDiscounts::remaining_allowances(who)
        }

        fn totals() -> Vec<FeeTotalView> {
            FeeDiscounts::totals()
        }

        fn is_settled(key: TradeKey) -> bool {
            FeeDiscounts::is_settled(key)
        }
    }

    impl pallet_subscriptions::api::SubscriptionsApi<Block, AccountId> for Runtime {
        fn plans() -> Vec<PlanView> {
            Subscriptions::plans()
        }

        fn params() -> SubscriptionParams {
            Subscriptions::params()
        }

        fn subscription(who: AccountId, plan: PlanId) -> Option<SubscriptionView> {
            Subscriptions::subscription(who, plan)
        }

        fn subscriptions(who: AccountId) -> Vec<SubscriptionView> {
            Subscriptions::subscriptions(who)
        }

        fn is_active(who: AccountId, plan: PlanId) -> bool {
            Subscriptions::is_active(who, plan)
        }

        fn quote(
            who: AccountId,
            plan: PlanId,
            periods: u32,
            pay_with: AssetKind,
        ) -> Result<SubscriptionQuote, DispatchError> {
            Subscriptions::quote(who, plan, periods, pay_with)
        }
    }

    impl pallet_emission::api::EmissionApi<Block, AccountId> for Runtime {
        fn schedule() -> Option<EmissionParams> {
            Emission::schedule()
        }

        fn status() -> Option<EmissionView> {
            Emission::status()
        }

        fn daily() -> Option<DailyView> {
            Emission::daily()
        }

        fn author(who: AccountId) -> Owed {
            Emission::author(who)
        }
    }

    impl pallet_allocations::api::AllocationsApi<Block, AccountId> for Runtime {
        fn allocations_of(who: AccountId) -> Vec<AllocationView<AccountId>> {
            Allocations::allocations_of(who)
        }

        fn allocation(id: u32) -> Option<AllocationView<AccountId>> {
            Allocations::allocation(id)
        }

        fn pledge_of(who: AccountId) -> Option<PledgeView> {
            Allocations::pledge_of(who)
        }

        fn unreleased() -> Balance {
            Allocations::unreleased()
        }

        fn pledged() -> Balance {
            Allocations::pledged()
        }
    }

    impl pallet_stake_voting::api::StakeVotingApi<Block, AccountId, BlockNumber> for Runtime {
        fn power(who: AccountId, poll: PollIndex) -> Option<PowerView> {
            StakeVoting::power(who, poll)
        }

        fn may(who: AccountId) -> MayView {
            StakeVoting::may(who)
        }

        fn polls() -> Vec<PollView<AccountId, BlockNumber>> {
            StakeVoting::polls()
        }

        fn votes(who: AccountId) -> Vec<Vote> {
            StakeVoting::votes(who)
        }

        fn held_balance(who: AccountId) -> Option<HeldBalance> {
            StakeVoting::held_balance(who)
        }

        fn params() -> Option<VotingParams> {
            StakeVoting::params()
        }
    }

    impl pallet_debates::api::DebatesApi<Block, AccountId> for Runtime {
        fn sessions() -> Vec<SessionView<AccountId>> {
            Debates::sessions()
        }

        fn session(id: SessionId) -> Option<SessionView<AccountId>> {
            Debates::session(id)
        }

        fn participant(who: AccountId) -> Option<ParticipantView> {
            Debates::participant(who)
        }

        fn agent(who: AccountId) -> Option<Agent> {
            Debates::agent(who)
        }

        fn params() -> Option<DebateParams> {
            Debates::params()
        }
    }

    impl pallet_genesis_badge::api::GenesisBadgeApi<Block, AccountId> for Runtime {
        fn badge(who: AccountId) -> Option<BadgeNumber> {
            GenesisBadge::badge(who)
        }

        fn left() -> u32 {
            GenesisBadge::left()
        }

        fn params() -> Option<BadgeParams> {
            GenesisBadge::params()
        }
    }

    impl pallet_providers::api::ProvidersApi<Block, AccountId> for Runtime {
        fn provider(who: AccountId) -> Option<ProviderView> {
            Providers::provider(who)
        }

        fn providers(from: Option<AccountId>, count: u32) -> Vec<(AccountId, ProviderView)> {
            Providers::provider_views(from, count)
        }

        fn bonds(who: AccountId) -> Vec<BondView<AccountId>> {
            Providers::bond_views(&who)
        }

        fn leaving(who: AccountId) -> LeavingView<AccountId> {
            Providers::leaving_view(&who)
        }

        fn preview_delegation(
            who: AccountId,
            provider: AccountId,
            amount: Balance,
            maturity: MaturityId,
        ) -> Result<DelegationView, DispatchError> {
            console::dry_run::rolled_back(|| {
                Providers::delegation_view(who, provider, amount, maturity)
            })
        }

        fn preview_sentence(provider: AccountId, price: Balance) -> Option<SentenceView> {
            Providers::sentence_view(&provider, price)
        }

        fn totals() -> ProviderTotals {
            <Providers as ProviderInspect<AccountId>>::totals()
        }

        fn params() -> Option<ProviderParams> {
            Providers::params()
        }
    }

    impl pallet_inference_market::api::InferenceApi<Block, AccountId> for Runtime {
        fn terms() -> Option<MarketTerms> {
            pallet_inference_market::CurrentTerms::<Runtime>::get()
        }

        fn job(id: JobId) -> Option<JobView<AccountId>> {
            InferenceMarket::job(id)
        }

        fn jobs(from: JobId, count: u32) -> Vec<JobView<AccountId>> {
            InferenceMarket::job_views(from, count)
        }

        fn bids(id: JobId) -> Vec<Bid<AccountId>> {
            InferenceMarket::bids(id)
        }

        fn asks(class: ClassId) -> Vec<(AccountId, Ask)> {
            InferenceMarket::ask_views(class)
        }

        fn quote(class: ClassId, units: u64, provider: Option<AccountId>) -> Option<JobQuote> {
            InferenceMarket::quote(class, units, provider)
        }

        fn receipts(count: u32) -> Vec<ReceiptRecord<AccountId>> {
            InferenceMarket::receipt_views(count)
        }

        fn fee() -> Option<NetworkFeeView> {
            InferenceMarket::fee()
        }

        fn price(class: ClassId) -> Option<ClassPriceView> {
            InferenceMarket::price(class)
        }

        fn work(provider: AccountId) -> Vec<WorkView> {
            InferenceMarket::work(provider)
        }

        fn unpaid(who: AccountId) -> Vec<(AssetKind, Balance)> {
            InferenceMarket::unpaid(who)
        }

        fn figures() -> MarketFigures {
            InferenceMarket::figures()
        }
    }

    impl pallet_payment_channels::api::ChannelsApi<Block, AccountId> for Runtime {
        fn channel(id: ChannelId) -> Option<ChannelView<AccountId>> {
            PaymentChannels::channel(id)
        }

        fn channels_of(
            who: AccountId,
            from: ChannelId,
            count: u32,
        ) -> Vec<ChannelView<AccountId>> {
            PaymentChannels::channels_of(who, from, count)
        }

        fn due(from: ChannelId, count: u32) -> Vec<ChannelId> {
            PaymentChannels::due(from, count)
        }

        fn voucher_bytes(
            id: ChannelId,
            nonce: u64,
            cumulative: Balance,
            tokens: u64,
        ) -> Option<Vec<u8>> {
            PaymentChannels::voucher_bytes(id, nonce, cumulative, tokens)
        }

        fn check(
            id: ChannelId,
            voucher: VoucherBytes,
            signature: SignatureBytes,
        ) -> Result<RedeemPreview, DispatchError> {
            PaymentChannels::check(id, voucher, signature)
        }

        fn params() -> Option<ChannelParams> {
            PaymentChannels::params()
        }
    }

    impl pallet_challenges::api::ChallengesApi<Block, AccountId, WorkId> for Runtime {
        fn case(id: CaseId) -> Option<CaseView<AccountId, WorkId>> {
            Challenges::case(id)
        }

        fn auditor(who: AccountId) -> Option<AuditorView<WorkId>> {
            Challenges::auditor(who)
        }

        fn set() -> AuditorSet<AccountId> {
            Challenges::set_view()
        }

        fn audit(work: WorkId) -> Option<WorkAudit<AccountId>> {
            Challenges::audit_view(&work)
        }

        fn commitment(
            id: CaseId,
            who: AccountId,
            finding: Finding,
            salt: ChallengeHash,
        ) -> ChallengeHash {
            Challenges::commitment_view(id, &who, finding, salt)
        }

        fn canary(
            consumer: AccountId,
            provider: AccountId,
            salt: ChallengeHash,
        ) -> ChallengeHash {
            Challenges::canary_view(&consumer, &provider, salt)
        }

        fn totals() -> ChallengeSums {
            Challenges::totals_view()
        }

        fn params() -> Option<ChallengeParams> {
            Challenges::params_view()
        }
    }

    impl quiver::QuiverApi<Block> for Runtime {
        fn market_metrics() -> MarketFigures {
            InferenceMarket::figures()
        }

        fn chain_metrics() -> ChainMetrics {
            quiver::chain_metrics()
        }
    }

    impl console::ConsoleApi<Block> for Runtime {
        fn account(who: AccountId) -> AccountPage {
            console::account::account(&who)
        }

        fn accounts(list: Vec<AccountId>) -> Result<Vec<AccountSummary>, TooMany> {
            console::account::accounts(&list)
        }

        fn protocol() -> ProtocolPage {
            console::protocol::protocol()
        }

        fn actions(who: AccountId) -> Vec<(Action, Option<Closed>)> {
            console::actions::actions(&who)
        }

        fn economy() -> EconomyView {
            console::economy::economy()
        }

        fn days(from: u32, count: u32) -> Vec<Day> {
            Daybook::days(from, count)
        }
    }

    impl economy::EconomyApi<Block> for Runtime {
        fn supply() -> Supply {
            economy::supply()
        }
    }

    impl metrics::MetricsApi<Block> for Runtime {
        fn metrics() -> Vec<Metric> {
            [metrics::metrics(), figures::metrics()].concat()
        }
    }

    impl pallet_asset_conversion::AssetConversionApi<Block, Balance, AssetKind> for Runtime {
        fn quote_price_tokens_for_exact_tokens(
            asset1: AssetKind,
            asset2: AssetKind,
            amount: Balance,
            include_fee: bool,
        ) -> Option<Balance> {
            AssetConversion::quote_price_tokens_for_exact_tokens(asset1, asset2, amount, include_fee)
        }

        fn quote_price_exact_tokens_for_tokens(
            asset1: AssetKind,
            asset2: AssetKind,
            amount: Balance,
            include_fee: bool,
        ) -> Option<Balance> {
            AssetConversion::quote_price_exact_tokens_for_tokens(asset1, asset2, amount, include_fee)
        }

        fn get_reserves(asset1: AssetKind, asset2: AssetKind) -> Option<(Balance, Balance)> {
            AssetConversion::get_reserves(asset1, asset2).ok()
        }
    }

    impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
        fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
            build_state::<RuntimeGenesisConfig>(config)
        }

        fn get_preset(id: &Option<PresetId>) -> Option<Vec<u8>> {
            get_preset::<RuntimeGenesisConfig>(id, genesis::preset)
        }

        fn preset_names() -> Vec<PresetId> {
            genesis::names()
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    impl frame_benchmarking::Benchmark<Block> for Runtime {
        fn benchmark_metadata(
            extra: bool,
        ) -> (
            Vec<frame_benchmarking::BenchmarkList>,
            Vec<frame_support::traits::StorageInfo>,
        ) {
            benches::list(extra)
        }

        #[allow(non_local_definitions, reason = "the benchmarks bring their own configs")]
        fn dispatch_benchmark(
            config: frame_benchmarking::BenchmarkConfig,
        ) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
            benches::run(config)
        }
    }

    #[cfg(feature = "try-runtime")]
    impl frame_try_runtime::TryRuntime<Block> for Runtime {
        fn on_runtime_upgrade(
            checks: frame_try_runtime::UpgradeCheckSelect,
        ) -> (Weight, Weight) {
            let weight = Executive::try_runtime_upgrade(checks).expect("the upgrade must succeed");
            (weight, params::RuntimeBlockWeights::get().max_block)
        }

        fn execute_block(
            block: <Block as BlockT>::LazyBlock,
            state_root_check: bool,
            signature_check: bool,
            select: frame_try_runtime::TryStateSelect,
        ) -> Weight {
            Executive::try_execute_block(block, state_root_check, signature_check, select)
                .expect("the block must execute")
        }
    }
}
