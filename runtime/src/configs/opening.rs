//! Calls that accounts have made when a development network starts.

use crate::{
    token::Opening, AccountId, BlockNumber, OriginCaller, Preimage, RuntimeCall, Scheduler,
};
use codec::DecodeAll;
use polkadot_sdk::{
    frame_support::traits::{
        schedule::{v3::Anon, DispatchTime, HIGHEST_PRIORITY},
        StorePreimage,
    },
    frame_system::RawOrigin,
    sp_runtime::DispatchError,
};

/// The first block in which the positions of genesis are open, whichever way the clock starts: the
/// scheduler runs before the stake.
const OPENING: BlockNumber = 3;

/// Schedules the calls, in their order and as signed by their accounts.
pub struct Scheduled;

impl Opening<AccountId> for Scheduled {
    fn open(who: &AccountId, mut call: &[u8]) -> Result<(), DispatchError> {
        let call = RuntimeCall::decode_all(&mut call).map_err(|_| DispatchError::CannotLookup)?;
        let origin = OriginCaller::from(RawOrigin::Signed(who.clone()));
        let call = Preimage::bound(call)?;
        let when = DispatchTime::At(OPENING);
        <Scheduler as Anon<_, _, _>>::schedule(when, None, HIGHEST_PRIORITY, origin, call).map(drop)
    }
}
