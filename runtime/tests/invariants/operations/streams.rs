//! Channels, with vouchers that are signed.

use super::{backing::provider, *};
use crate::world::{NATIVE, USD, USDC};
use pallet_payment_channels::{
    types::{Batch, Channel, ChannelId, Phase},
    voucher::{SignatureBytes, VoucherBytes},
    Call as Stream, Channels,
};
use quaestor_runtime::{PaymentChannels, Runtime};

pub const KINDS: &[(u64, Make)] = &[
    (6, open),
    (2, top_up),
    (2, extend),
    (16, redeem),
    (3, redeem_batch),
    (2, close),
    (2, request_close),
    (5, finish),
];

type Found = (ChannelId, Channel<AccountId>);

fn channel(random: &mut Random, fits: impl Fn(&Channel<AccountId>) -> bool) -> Option<Found> {
    let channels: Vec<_> =
        Channels::<Runtime>::iter().filter(|(_, channel)| fits(channel)).collect();
    random.one_of(&channels)
}

const fn is_live(channel: &Channel<AccountId>) -> bool {
    !matches!(channel.phase, Phase::Ended { .. })
}

fn open(random: &mut Random) -> Option<Operation> {
    let dollars = random.below(4) == 0;
    let (asset, whole) = if dollars { (USDC, USD) } else { (NATIVE, QUIV) };
    let deposit = random.amount(100 * whole).min(100 * whole).max(whole / 50);
    let hot = random.one_of(&HOT_KEYS)?;
    let expires = clock() + 15 + random.below(1_000);
    let provider = provider(random)?;
    by(&anyone(random), Stream::open { provider, asset, deposit, key: hot.key(), expires })
}

fn top_up(random: &mut Random) -> Option<Operation> {
    let (id, channel) = channel(random, |one| matches!(one.phase, Phase::Open))?;
    let whole = if channel.asset == NATIVE { QUIV } else { USD };
    by(&channel.consumer, Stream::top_up { id, amount: random.amount(20 * whole).max(whole / 10) })
}

fn extend(random: &mut Random) -> Option<Operation> {
    let (id, channel) = channel(random, |one| matches!(one.phase, Phase::Open))?;
    let expires = channel.expires + random.below(300);
    by(&channel.consumer, Stream::extend { id, expires })
}

/// A voucher of a channel, with its signature: newer than what was redeemed as a rule, above the deposit
/// now and then.
fn voucher(
    random: &mut Random,
    id: ChannelId,
    channel: &Channel<AccountId>,
) -> Option<(VoucherBytes, SignatureBytes)> {
    let left = channel.held();
    let more = random.amount(left / 3 + 1).min(left.saturating_mul(2));
    let nonce = channel.nonce + random.below(3);
    let nonce = if random.below(12) == 0 { nonce.saturating_sub(1) } else { nonce };
    let tokens = channel.tokens + random.below(500);
    let bytes = PaymentChannels::voucher_bytes(id, nonce, channel.paid + more, tokens)?;
    let bytes: VoucherBytes = bytes.try_into().ok()?;
    let hot = HOT_KEYS.into_iter().find(|hot| hot.key() == channel.key)?;
    let mut signature = hot.sign(&bytes);
    if random.below(20) == 0 {
        signature[random.below(64) as usize] ^= 1;
    }
    Some((bytes, signature))
}

fn redeem(random: &mut Random) -> Option<Operation> {
    let (id, channel) = channel(random, is_live)?;
    let (voucher, signature) = voucher(random, id, &channel)?;
    by(&anyone(random), Stream::redeem { id, voucher, signature })
}

fn redeem_batch(random: &mut Random) -> Option<Operation> {
    let mut batch = Batch::new();
    for _ in 0..random.below(6) + 1 {
        let Some((id, channel)) = channel(random, |_| true) else { continue };
        let Some((bytes, signature)) = voucher(random, id, &channel) else { continue };
        batch.try_push((id, bytes, signature)).ok()?;
    }
    by(&anyone(random), Stream::redeem_batch { batch })
}

fn close(random: &mut Random) -> Option<Operation> {
    let (id, channel) = channel(random, is_live)?;
    let voucher = match random.below(2) {
        0 => None,
        _ => Some(voucher(random, id, &channel)?),
    };
    by(&channel.provider, Stream::close { id, voucher })
}

fn request_close(random: &mut Random) -> Option<Operation> {
    let (id, channel) = channel(random, |one| matches!(one.phase, Phase::Open))?;
    by(&channel.consumer, Stream::request_close { id })
}

fn finish(random: &mut Random) -> Option<Operation> {
    let (id, _) = channel(random, |one| clock() >= one.due_at())?;
    by(&anyone(random), Stream::finish { id })
}
