//! Auditors, audits and cases.

use super::{backing::provider, *};
use pallet_challenges::{
    types::{Answer, Case, CaseId, Evidence, Finding, Ground, Phase, Task, Vote},
    Auditors, Audits, Call as Dispute, Canaries, Cases, Seats, Undrawn,
};
use pallet_inference_market::{types::Stage, Jobs};
use pallet_payment_channels::{
    types::Channel,
    voucher::{Claim, Head, Statement, STATEMENT_TAG},
    Channels,
};
use polkadot_sdk::pallet_collective;
use quaestor_runtime::{configs::disputes::WorkId, Challenges, Runtime, System};

pub const KINDS: &[(u64, Make)] = &[
    (3, join),
    (3, leave),
    (5, collect),
    (2, rotate),
    (3, draw),
    (4, answer),
    (5, close_audit),
    (6, challenge_job),
    (4, challenge_stream),
    (1, respond),
    (4, commit),
    (4, reveal),
    (8, resolve),
    (8, appeal),
    (5, rule),
    (10, execute),
    (4, commit_canary),
    (12, reveal_canary),
    (1, drop_canary),
];

/// Something that must be done in time: a vote, or the answer to an audit.
pub fn duty(random: &mut Random) -> Option<Operation> {
    reveal(random).or_else(|| commit(random)).or_else(|| answer(random))
}

type CaseOf = Case<AccountId, WorkId>;

fn case(random: &mut Random, fits: impl Fn(&CaseOf) -> bool) -> Option<(CaseId, CaseOf)> {
    let cases: Vec<_> = Cases::<Runtime>::iter().filter(|(_, case)| fits(case)).collect();
    random.one_of(&cases)
}

fn join(random: &mut Random) -> Option<Operation> {
    if Seats::<Runtime>::get().len() > 7 && random.below(4) > 0 {
        return None;
    }
    let least = if random.below(8) == 0 { 900 } else { 1_000 };
    by(&anyone(random), Dispute::join { amount: between(random, least, 1_500) })
}

/// At least four keep their seats.
fn leave(random: &mut Random) -> Option<Operation> {
    let seats = Seats::<Runtime>::get();
    let who = random.one_of(&seats).filter(|_| seats.len() > 4)?;
    by(&who, Dispute::leave {})
}

fn collect(random: &mut Random) -> Option<Operation> {
    let due: Vec<_> = Auditors::<Runtime>::iter()
        .filter(|(_, one)| {
            one.owed > 0 || one.fined > 0 || one.leaves.is_some_and(|time| time <= clock())
        })
        .map(|(who, _)| who)
        .collect();
    let who = random.one_of(&due)?;
    by(&anyone(random), Dispute::collect { who })
}

fn rotate(random: &mut Random) -> Option<Operation> {
    by(&anyone(random), Dispute::rotate {})
}

fn draw(random: &mut Random) -> Option<Operation> {
    let before = System::block_number() - 1 - random.below(2) as u32;
    let waiting: Vec<_> = Undrawn::<Runtime>::iter_keys()
        .filter(|(block, _)| u32::from_be_bytes(*block) < before)
        .map(|(_, work)| work)
        .collect();
    by(&anyone(random), Dispute::draw { work: random.one_of(&waiting)? })
}

fn answer(random: &mut Random) -> Option<Operation> {
    let now = about_now(random);
    let pending: Vec<_> = Audits::<Runtime>::iter()
        .filter(|(_, audit)| audit.is_pending() && now < extended(audit.due))
        .collect();
    let (work, audit) = random.one_of(&pending)?;
    let answer = match random.below(3) {
        0 => Answer::Fail { ground: Ground::WrongModel, evidence: evidence() },
        _ => Answer::Pass,
    };
    by(&audit.auditor, Dispute::answer { work, answer })
}

fn evidence() -> Evidence {
    Evidence { hash: [5; 32], location: Default::default() }
}

fn close_audit(random: &mut Random) -> Option<Operation> {
    let due: Vec<_> = Audits::<Runtime>::iter()
        .filter(|(_, audit)| !audit.closed && clock() >= extended(audit.due))
        .map(|(work, _)| work)
        .collect();
    by(&anyone(random), Dispute::close_audit { work: random.one_of(&due)? })
}

fn challenge_job(random: &mut Random) -> Option<Operation> {
    let jobs: Vec<_> = Jobs::<Runtime>::iter()
        .filter(|(_, job)| match &job.stage {
            Stage::Submitted(_, result) | Stage::Paid(_, result) => {
                clock() < extended(result.review_until)
            },
            _ => false,
        })
        .collect();
    let (id, job) = random.one_of(&jobs)?;
    challenge(&job.consumer, WorkId::Job(id))
}

fn challenge(who: &AccountId, work: WorkId) -> Option<Operation> {
    by(who, Dispute::challenge { work, ground: Ground::WrongOutput, evidence: evidence() })
}

/// With a statement that the provider has signed.
fn challenge_stream(random: &mut Random) -> Option<Operation> {
    let paid: Vec<_> = Channels::<Runtime>::iter()
        .filter(|(_, one)| one.challengeable_until().is_some_and(|until| clock() < extended(until)))
        .collect();
    let (id, channel) = random.one_of(&paid)?;
    let (statement, signature) = statement(id, &channel)?;
    challenge(&channel.consumer, WorkId::Stream { channel: id, statement, signature })
}

fn statement(id: u64, channel: &Channel<AccountId>) -> Option<([u8; 153], [u8; 64])> {
    let head = Head {
        tag: STATEMENT_TAG,
        version: channel.version,
        genesis: System::block_hash(0).0,
        channel: id,
        opening: channel.opening,
    };
    let claim = Claim { nonce: channel.nonce, cumulative: channel.paid, tokens: channel.tokens };
    let statement = Statement { head, claim, transcript: [8; 32] }.bytes();
    let pair = pair_of(&channel.provider)?;
    Some((statement, pair.sign(&statement).0))
}

fn respond(random: &mut Random) -> Option<Operation> {
    let (case, found) = case(random, |case| match case.phase {
        Phase::Voting { respond_until, .. } => clock() < extended(respond_until),
        _ => false,
    })?;
    by(&found.provider, Dispute::respond { case, location: Default::default() })
}

const SALT: [u8; 32] = [9; 32];

/// Most jurors agree in most cases.
fn finding(random: &mut Random, case: CaseId) -> Finding {
    let fault = case % 5 < 2;
    match fault != (random.below(6) == 0) {
        true => Finding::Fault,
        false => Finding::NoFault,
    }
}

fn commit(random: &mut Random) -> Option<Operation> {
    let open = |case: &CaseOf| match case.phase {
        Phase::Voting { commit_until, .. } => {
            clock() < extended(commit_until)
                && case.jury.iter().any(|juror| juror.vote == Vote::Silent)
        },
        _ => false,
    };
    let (id, found) = case(random, open)?;
    let silent: Vec<_> =
        found.jury.iter().filter(|juror| juror.vote == Vote::Silent).cloned().collect();
    let who = random.one_of(&silent)?.who;
    let hash = Challenges::commitment_view(id, &who, finding(random, id), SALT);
    by(&who, Dispute::commit { case: id, hash })
}

fn reveal(random: &mut Random) -> Option<Operation> {
    let committed = |vote: &Vote| matches!(vote, Vote::Committed(_));
    let now = about_now(random);
    let open = |case: &CaseOf| match case.phase {
        Phase::Voting { commit_until, reveal_until, .. } => {
            clock() >= extended(commit_until)
                && now < extended(reveal_until)
                && case.jury.iter().any(|one| committed(&one.vote))
        },
        _ => false,
    };
    let (id, found) = case(random, open)?;
    let jurors: Vec<_> =
        found.jury.iter().filter(|juror| committed(&juror.vote)).cloned().collect();
    let juror = random.one_of(&jurors)?;
    let finding = [Finding::Fault, Finding::NoFault].into_iter().find(|finding| {
        let hash = Challenges::commitment_view(id, &juror.who, *finding, SALT);
        juror.vote == Vote::Committed(hash)
    })?;
    by(&juror.who, Dispute::reveal { case: id, finding, salt: SALT })
}

fn is_due(case: &CaseOf) -> bool {
    clock() >= extended(case.phase.due())
}

fn resolve(random: &mut Random) -> Option<Operation> {
    let (case, _) =
        case(random, |case| matches!(case.phase, Phase::Voting { .. }) && is_due(case))?;
    by(&anyone(random), Dispute::resolve { case })
}

fn appeal(random: &mut Random) -> Option<Operation> {
    let (id, found) = case(random, |case| matches!(case.phase, Phase::Appealable { .. }))?;
    let Phase::Appealable { finding, .. } = found.phase else { return None };
    by(found.loser(finding), Dispute::appeal { case: id })
}

/// The council rules, and blames jurors now and then.
fn rule(random: &mut Random) -> Option<Operation> {
    type Council = pallet_collective::RawOrigin<AccountId, pallet_collective::Instance1>;
    let (case, _) = case(random, |case| matches!(case.phase, Phase::Ruling { .. }))?;
    let blame = random.below(3) == 0;
    let finding = if random.below(2) == 0 { Finding::Fault } else { Finding::NoFault };
    let call = Dispute::<Runtime>::rule { case, finding, blame }.into();
    Some(Operation { origin: Council::Members(if blame { 4 } else { 3 }, 5).into(), call })
}

fn execute(random: &mut Random) -> Option<Operation> {
    let voting = |case: &CaseOf| matches!(case.phase, Phase::Voting { .. });
    let (case, _) = case(random, |case| !voting(case) && is_due(case))?;
    by(&anyone(random), Dispute::execute { case })
}

/// Salts of canaries.
const SALTS: [[u8; 32]; 2] = [[1; 32], [2; 32]];

/// For a consumer that has work done by this provider, or one that may.
fn commit_canary(random: &mut Random) -> Option<Operation> {
    let (consumer, provider) = (anyone(random), provider(random)?);
    let salt = random.one_of(&SALTS)?;
    let hash = Challenges::canary_view(&consumer, &provider, salt);
    by(&person(Sr25519Keyring::Alice), Dispute::commit_canary { hash })
}

fn reveal_canary(random: &mut Random) -> Option<Operation> {
    let passed = Audits::<Runtime>::iter()
        .filter(|(_, audit)| audit.passed.is_some() && !audit.closed)
        .map(|(work, audit)| (Task::Audit(work), audit.consumer, audit.provider));
    let failed = Cases::<Runtime>::iter()
        .filter(|(_, case)| case.audited.is_some())
        .map(|(id, case)| (Task::Case(id), case.consumer, case.provider));
    let known: Vec<_> = passed
        .chain(failed)
        .flat_map(|(task, consumer, provider)| {
            SALTS.map(|salt| (task.clone(), consumer.clone(), provider.clone(), salt))
        })
        .filter(|(_, consumer, provider, salt)| {
            let hash = Challenges::canary_view(consumer, provider, *salt);
            Canaries::<Runtime>::contains_key(hash)
        })
        .collect();
    let (task, consumer, _, salt) = random.one_of(&known)?;
    by(&consumer, Dispute::reveal_canary { task, salt })
}

fn drop_canary(random: &mut Random) -> Option<Operation> {
    let hashes: Vec<_> = Canaries::<Runtime>::iter_keys().collect();
    let hash = random.one_of(&hashes).filter(|_| hashes.len() > 60)?;
    by(&person(Sr25519Keyring::Alice), Dispute::drop_canary { hash })
}
