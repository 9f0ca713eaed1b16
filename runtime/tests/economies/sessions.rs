//! Council sessions of `act`, and the boosts of those who take part.

use crate::{
    polls::{double, propose, staked, vote, Poll, PollError},
    *,
};
use pallet_stake_voting::types::{Choice, Kind};
use polkadot_sdk::{frame_support::BoundedVec, pallet_referenda};
use quaestor_runtime::{Debates, Emission, Treasury};

pub type Debate = pallet_debates::Call<Runtime>;

/// Agents of the sessions.
pub const AGENTS: [Sr25519Keyring; 3] = [One, Two, Ferdie];

/// Agents with a balance, registered.
pub fn register_agents() {
    for who in AGENTS {
        give(who, 100 * ACT);
        done(&person(who), Debate::register_agent { name: [1; 32] });
    }
}

/// Opens a session of a day with two options. Returns its number.
#[track_caller]
pub fn open(who: Sr25519Keyring) -> u32 {
    let open = Debate::open {
        topic: [7; 32],
        options: 2,
        agents: BoundedVec::truncate_from(AGENTS.map(person).to_vec()),
        secs: DAY,
        max_fee: 50 * ACT,
    };
    done(&person(who), open);
    Debates::sessions().last().expect("it is open").id
}

fn treasury() -> Balance {
    balance(&NATIVE, &Treasury::account_id())
}

#[test]
fn a_fee_of_50_is_30_for_agents_10_for_stakers_and_10_for_the_treasury() {
    staked(&[(Alice, 100_000 * ACT), (Dave, 3_000 * ACT)]).execute_with(|| {
        let session = block(|| {
            register_agents();
            let (had, fed, issued) = (free(Dave), treasury(), issuance());
            let pool = Rewards::pools()[0].unstreamed;
            let session = open(Dave);
            assert_eq!(had - free(Dave), 50 * ACT);
            assert_eq!(Debates::session(session).unwrap().session.pool, 30 * ACT);
            assert_eq!(treasury() - fed, 10 * ACT);
            let funded = Rewards::pools()[0].unstreamed - pool;
            assert!((10 * ACT - 1..=10 * ACT).contains(&funded), "{funded}");
            assert_eq!(issuance(), issued);
            session
        });
        block(|| {
            let aye = Debate::vote { session, option: 1 };
            done(&person(Dave), aye);
            let view = Debates::session(session).unwrap();
            assert_eq!(view.session.tallies.to_vec(), [0, 3_000 * ACT * 10_000]);
            assert_eq!(view.winner, Some(1));
        });
        let points =
            Debate::record { session, points: BoundedVec::truncate_from(vec![500, 300, 100]) };
        at(2 * DAY, || {
            refused(Dave, points.clone(), DispatchError::BadOrigin);
            done(&person(Eve), points);
            let (had, fed) = (AGENTS.map(free), treasury());
            done(&person(Alice), Debate::settle { session });
            let paid: Vec<_> =
                AGENTS.into_iter().zip(had).map(|(who, had)| free(who) - had).collect();
            assert_eq!(paid, [16_666_666_666, 10_000_000_000, 3_333_333_333]);
            assert_eq!(treasury() - fed, 1);
            assert_eq!(Debates::session(session), None);
        });
        check();
    });
}

#[test]
fn what_a_session_pays_the_stakers_reaches_them() {
    let earned = |opens: bool| {
        staked(&[(Alice, 100_000 * ACT), (Dave, 3_000 * ACT)]).execute_with(|| {
            block(|| {
                register_agents();
                if opens {
                    open(Dave);
                }
            });
            at(8 * DAY, || claim(Alice) + claim(Dave))
        })
    };
    let more = earned(true) - earned(false);
    assert!((10 * ACT - 3..=10 * ACT).contains(&more), "{more}");
}

#[test]
fn a_vote_and_a_session_make_2_0_to_2_5_for_30_days_and_change_no_vote() {
    begin(act(), || {
        for who in [Bob, Dave] {
            give(who, 20_000 * ACT);
        }
        stake(Bob, 10_000 * ACT, 0);
        stake(Dave, 1_000 * ACT, 3);
        register_agents();
    })
    .execute_with(|| {
        let unit = ACT;
        let votes = StakingVault::state().votes;
        let (poll, session) = block(|| (propose(Bob, Kind::Parameter, double()), open(Bob)));
        // Both began at 6 seconds.
        block(|| {
            assert_eq!(weight(Dave), 20_000_000 * unit);
            let refresh = Vault::refresh_boosts { who: person(Dave) };
            refused(Alice, refresh.clone(), VaultError::NoChange);
            vote(Dave, poll, Choice::Aye);
            done(&person(Alice), refresh.clone());
            assert_eq!(weight(Dave), 23_000_000 * unit);
            done(&person(Dave), Debate::vote { session, option: 0 });
            done(&person(Alice), refresh.clone());
            assert_eq!(weight(Dave), 25_000_000 * unit);
            assert_eq!(StakingVault::state().weight, (100_000_000 + 25_000_000) * unit);
            assert_eq!(StakingVault::state().votes, votes);
            refused(Alice, refresh, VaultError::NoChange);
            check();
        });
        // 30 days after second 12 ends in the hour after.
        let end = 30 * DAY + 3_600;
        at(7 * DAY, || {});
        at(end - 1, || assert_eq!(weight(Dave), 25_000_000 * unit));
        at(end, || {
            assert_eq!(weight(Dave), 20_000_000 * unit);
            // Bob has seasoned, and has no boost, because nobody has refreshed it.
            assert_eq!(StakingVault::state().weight, (150_000_000 + 20_000_000) * unit);
            assert_eq!(StakingVault::state().votes, (150_000_000 + 20_000_000) * unit);
        });
        check();
    });
}

#[test]
fn a_boost_earns_a_quarter_more_of_the_reward() {
    begin(act(), || {
        for who in [Bob, Dave] {
            give(who, 20_000 * ACT);
            stake(who, 10_000 * ACT, 3);
        }
        register_agents();
    })
    .execute_with(|| {
        let (poll, session) = block(|| (propose(Bob, Kind::Parameter, double()), open(Bob)));
        block(|| {
            vote(Dave, poll, Choice::Aye);
            done(&person(Dave), Debate::vote { session, option: 0 });
            done(&person(Alice), Vault::refresh_boosts { who: person(Dave) });
        });
        at(7 * DAY, || {
            claim(Bob);
            claim(Dave);
        });
        // A week at 1 to 1.25; a bit of the session's fee comes in its first hour.
        let minted = Emission::status().unwrap().minted - 958_904_109_589_041;
        at(14 * DAY, || {
            let (plain, boosted) = (claim(Bob), claim(Dave));
            assert!((plain * 5).abs_diff(boosted * 4) <= 10, "{plain} {boosted}");
            let sum = minted + 10 * ACT * 3_600 / 608_394;
            assert!((sum - 3..=sum + 1).contains(&(plain + boosted)));
        });
    });
}

#[test]
fn who_votes_leaves_and_refreshes_has_no_boost() {
    begin(act(), || {
        give(Bob, 20_000 * ACT);
        give(Dave, 5_000 * ACT);
        stake(Bob, 10_000 * ACT, 0);
        stake(Dave, 1_000 * ACT, 0);
    })
    .execute_with(|| {
        let poll = block(|| propose(Bob, Kind::Parameter, double()));
        block(|| {
            vote(Dave, poll, Choice::Aye);
            assert_eq!(leave(Dave, 0), Ok(()));
            stake(Dave, 1_000 * ACT, 0);
            let refresh = Vault::refresh_boosts { who: person(Dave) };
            refused(Alice, refresh, VaultError::NoChange);
            let again = Poll::vote { poll, choice: Choice::Aye };
            refused(Dave, again, PollError::NoPower);
        });
        check();
    });
}

#[test]
fn the_proposer_names_its_proposal() {
    staked(&[(Alice, 100_000 * ACT), (Bob, 20_000 * ACT)]).execute_with(|| {
        use polkadot_sdk::frame_support::traits::StorePreimage;
        let poll = block(|| propose(Bob, Kind::Parameter, double()));
        block(|| {
            let text = quaestor_runtime::Preimage::note(b"Why it should double".as_slice().into());
            let set = pallet_referenda::Call::set_metadata { index: poll, maybe_hash: text.ok() };
            assert_eq!(
                call(&person(Dave), set.clone()),
                Err(pallet_referenda::Error::<Runtime>::NoPermission.into())
            );
            done(&person(Bob), set);
        });
        check();
    });
}
