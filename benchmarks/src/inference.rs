//! The calls that only an economy of inference needs: an emission by days, and balances that vote. They
//! are made on `act`, whose terms give way to those of such an economy; without work pool and audit pot.

use crate::{
    act::{propose, ACT},
    counter::{plus, reads},
    declared,
    weighed::{Story, Weighed},
    world::{account, dispatch, give, pass, DAY},
};
use pallet_emission::{
    daily::{Daily, Halving, Shares},
    types::EmissionState,
    Call as Issue, DailyTerms, Parameters, State,
};
use pallet_stake_voting::{
    types::{Choice, Kind},
    Call as Poll,
};
use pallet_staking_vault::Call as Vault;
use polkadot_sdk::{frame_support::traits::UnfilteredDispatchable, frame_system, pallet_referenda};
use quaestor_runtime::{Runtime, RuntimeCall, RuntimeOrigin, System};

const SHARES: Shares = Shares { work_bps: 0, audits_bps: 0, treasury_bps: 1_000 };

/// Every such call.
pub fn measure() -> Vec<Weighed> {
    let mut story = Story::on("act-testnet");
    let (caller, other) = (account(1), account(2));
    story.then(|| {
        for who in [&caller, &other] {
            give(who, 1_000_000 * ACT);
            dispatch(who, Vault::stake { amount: 20_000 * ACT, tier: 0 });
        }
        pass(DAY);
        Parameters::<Runtime>::kill();
        State::<Runtime>::put(EmissionState::default());
        DailyTerms::<Runtime>::put(Daily {
            halving: Halving { first: 37_500_000 * ACT, years: 4, cap: 600_000_000 * ACT },
            supply_cap: 2_000_000_000 * ACT,
            shares: SHARES,
            day_secs: DAY,
        });
        pallet_stake_voting::Parameters::<Runtime>::mutate_extant(|params| params.balances = true);
    });
    days(&mut story);
    balances(&mut story);
    story.end()
}

fn days(story: &mut Story) {
    let anybody = account(3);
    let drip = declared!(pallet_emission, |W| W::drip_day());
    story.signed("", &anybody, Issue::drip_day {}, drip);
    let shares = Shares { treasury_bps: 1_500, ..SHARES };
    let set = declared!(pallet_emission, |W| W::set_shares());
    story.governed(Issue::set_shares { shares }, set);
}

fn balances(story: &mut Story) {
    let (caller, other) = (&account(1), &account(2));
    let hold = || Poll::hold_balance { amount: 5_000 * ACT };
    let held = || plus(declared!(pallet_stake_voting, |W| W::hold_balance()), reads(1));
    story.signed("first", caller, hold(), held());
    story.signed("more", caller, hold(), held());
    story.then(|| {
        pass(DAY);
        System::set_block_number(10);
        let nothing = frame_system::Call::remark { remark: Vec::new() };
        dispatch(other, propose(Kind::Parameter, nothing));
    });
    let vote = declared!(pallet_stake_voting, |W| W::vote(0));
    let beside = declared!(pallet_stake_voting, |W| W::beside());
    let aye = Poll::vote { poll: 0, choice: Choice::Aye };
    story.signed("with a balance", caller, aye, plus(plus(vote, beside), reads(1)));
    story.then(|| {
        let cancel = pallet_referenda::Call::cancel { index: 0 };
        RuntimeCall::from(cancel).dispatch_bypass_filter(RuntimeOrigin::root()).unwrap();
    });
    let release = Poll::release_balance { who: caller.clone() };
    let released = declared!(pallet_stake_voting, |W| W::release_balance());
    story.signed("", caller, release, released);
}
