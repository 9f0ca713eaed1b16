//! Verdicts: appeals, rulings, and the end of a case.

use crate::{
    types::{
        Appeal, Case, CaseId, Finding, Moved, Params, Phase, Task, Vote, HALF_BPS, SILENCE_BPS,
        STAKE_TO_AUDITORS_BPS, STAKE_TO_PROVIDER_BPS,
    },
    Auditors, Cases, Config, Error, Event, Pallet,
};
use polkadot_sdk::{
    frame_support::{ensure, traits::Imbalance},
    frame_system,
    sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use quaestor_math::{mul_div, slash::share_or, split::split};
use quaestor_primitives::{Balance, Case as Fault, ClockInspect, Disputable, ProviderFault};

type CaseOf<T> = Case<<T as frame_system::Config>::AccountId, <T as Config>::WorkId>;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_appeal(who: T::AccountId, id: CaseId) -> DispatchResult {
        let (params, now) = (Self::enabled()?, T::Clock::now());
        let (deposit, until) = Self::change(id, |case| {
            let (finding, until) = match case.phase {
                Phase::Appealable { finding, until } => (finding, until),
                Phase::Ruling { .. } | Phase::Ruled { .. } => {
                    return Err(Error::<T>::AlreadyAppealed.into())
                },
                Phase::Voting { .. } => return Err(Error::<T>::WrongPhase.into()),
            };
            ensure!(*case.loser(finding) == who, Error::<T>::NotParty);
            ensure!(now < until, Error::<T>::TooLate);
            let deposit = params.deposit(case.at_stake);
            Self::hold(&who, deposit)?;
            let appeal = Some(Appeal { who: who.clone(), deposit });
            let until = now.saturating_add(params.ruling_secs);
            case.phase = Phase::Ruling { finding: Some(finding), appeal, until };
            Self::relist(Task::Case(id), &mut case.listed, until);
            Ok((deposit, until))
        })?;
        Self::deposit_event(Event::Appealed { case: id, who, deposit, until });
        Ok(())
    }

    /// Rules on a case. The deposit of an appeal goes back if the finding is overturned; else one half
    /// goes to the other side and the rest is insured.
    pub(crate) fn do_rule(id: CaseId, finding: Finding, blame: bool) -> DispatchResult {
        let upheld = Self::change(id, |case| {
            let Phase::Ruling { finding: old, appeal, until } = case.phase.clone() else {
                return Err(Error::<T>::WrongPhase.into());
            };
            ensure!(T::Clock::now() < until, Error::<T>::TooLate);
            let upheld = old == Some(finding);
            ensure!(!(upheld && blame), Error::<T>::NobodyToBlame);
            if let Some(Appeal { who, deposit }) = appeal {
                if upheld {
                    let credit = Self::seize_hold(&who, deposit);
                    let half = share_or(deposit, HALF_BPS, 0);
                    let (_, rest) = Self::pay_part(credit, half, case.winner(finding));
                    Self::insure(rest);
                } else {
                    Self::release_hold(&who, deposit)?;
                }
            }
            case.phase = Phase::Ruled { finding, blame };
            Self::relist(Task::Case(id), &mut case.listed, T::Clock::now());
            Ok(upheld)
        })?;
        Self::deposit_event(Event::Ruled { case: id, finding, upheld, blame });
        Ok(())
    }

    /// Ends a case whose finding stands.
    pub(crate) fn do_execute(id: CaseId) -> DispatchResult {
        let (params, now) = (Self::enabled()?, T::Clock::now());
        let mut case = Cases::<T>::get(id).ok_or(Error::<T>::NotFound)?;
        case.phase.extend::<T::Clock>();
        ensure!(!matches!(case.phase, Phase::Voting { .. }), Error::<T>::WrongPhase);
        ensure!(now >= case.phase.due(), Error::<T>::TooEarly);
        if let Phase::Ruling { appeal: Some(appeal), .. } = &case.phase {
            Self::forgo(appeal)?;
        }
        let (finding, blame) = match case.phase {
            Phase::Ruled { finding, blame } => (Some(finding), blame),
            _ => (case.phase.finding(), false),
        };
        let (work, verdict) = (case.work.clone(), Finding::verdict(finding));
        T::Work::conclude(&work, verdict)?;
        let moved = match finding {
            Some(Finding::Fault) => Self::sentence(&params, &case, blame)?,
            Some(Finding::NoFault) => Self::dismiss(&params, &case, blame)?,
            None => {
                Self::judge_jury(&params, &case, (None, false), 0);
                Self::return_stake(&case)?;
                Moved::default()
            },
        };
        Self::end_case(id, &case);
        Self::deposit_event(Event::Executed { case: id, work, verdict, moved });
        Ok(())
    }

    // Shared steps.

    /// Executes the sentence of a provider at fault, and divides what it takes at once.
    fn sentence(params: &Params, case: &CaseOf<T>, blame: bool) -> Result<Moved, DispatchError> {
        let fault =
            Fault { provider: case.provider.clone(), assigned: case.promised, price: case.price };
        let sentence = T::Providers::sentence(&fault)?;
        let taken = sentence.taken.peek();
        let paid = if case.paid { case.price } else { 0 };
        let awards = params.awards.divide(taken, paid).ok_or(ArithmeticError::Overflow)?;
        let (challenger, rest) =
            Self::pay_part(sentence.taken, awards.challenger, &case.challenger);
        let (consumer, rest) = Self::pay_part(rest, awards.consumer, &case.consumer);
        let finding = (Some(Finding::Fault), blame);
        let auditors = Self::judge_jury(params, case, finding, awards.auditors);
        let rest = Self::promise(rest, auditors);
        let (burnt, insured) = Self::burn_and_insure(rest, params.burn_bps);
        Self::return_stake(case)?;
        let amount = sentence.amount;
        let moved = Moved {
            sentence: amount,
            taken,
            challenger,
            auditors,
            consumer,
            burnt,
            insured,
            ..Moved::default()
        };
        Ok(moved)
    }

    /// Divides the stake of a challenger who was wrong.
    fn dismiss(params: &Params, case: &CaseOf<T>, blame: bool) -> Result<Moved, DispatchError> {
        let stake = match case.audited {
            Some(_) => {
                let lost = Auditors::<T>::mutate_extant(&case.challenger, |auditor| {
                    let lost = case.stake.min(auditor.bond);
                    auditor.bond = auditor.bond.saturating_sub(lost);
                    lost
                });
                Self::seize_bond(&case.challenger, lost)
            },
            None => Self::seize_hold(&case.challenger, case.stake),
        };
        let taken = stake.peek();
        let shares = [STAKE_TO_PROVIDER_BPS, STAKE_TO_AUDITORS_BPS];
        let (parts, _) = split(taken, &shares).ok_or(ArithmeticError::Overflow)?;
        let [to_provider, to_auditors] =
            <[Balance; 2]>::try_from(parts).map_err(|_| ArithmeticError::Overflow)?;
        let (provider, rest) = Self::pay_part(stake, to_provider, &case.provider);
        let finding = (Some(Finding::NoFault), blame);
        let auditors = Self::judge_jury(params, case, finding, to_auditors);
        let insured = Self::insure(Self::promise(rest, auditors));
        Ok(Moved { taken, provider, auditors, insured, ..Moved::default() })
    }

    /// Returns the stake of a challenger. An auditor's is a part of its bond, and stays there.
    fn return_stake(case: &CaseOf<T>) -> DispatchResult {
        match case.audited {
            Some(_) => Ok(()),
            None => Self::release_hold(&case.challenger, case.stake),
        }
    }

    /// Returns the deposit of an appeal on which nobody ruled, without the part that it costs.
    fn forgo(Appeal { who, deposit }: &Appeal<T::AccountId>) -> DispatchResult {
        let cost = share_or(*deposit, SILENCE_BPS, 0);
        Self::insure(Self::seize_hold(who, cost));
        Self::release_hold(who, deposit.saturating_sub(cost))
    }

    /// Judges each juror by the finding that stands: accuracy, fines, and the part of `award` of those
    /// who found it, in proportion to their weights and rounded down. Returns the sum of the parts.
    fn judge_jury(
        params: &Params,
        case: &CaseOf<T>,
        (finding, blame): (Option<Finding>, bool),
        award: Balance,
    ) -> Balance {
        let majority = finding.map_or(0, |finding| case.weight_for(finding));
        let mut awarded: Balance = 0;
        for juror in &case.jury {
            let part = Self::judge(&juror.who, |auditor| match (juror.vote, finding) {
                (Vote::Revealed(vote), Some(finding)) if vote == finding => {
                    auditor.vote();
                    auditor.hit();
                    let part = mul_div(award, juror.weight, majority).unwrap_or_default();
                    auditor.owed = auditor.owed.saturating_add(part);
                    part
                },
                (Vote::Revealed(_), finding) => {
                    auditor.vote();
                    if finding.is_some() {
                        auditor.miss();
                    }
                    if blame {
                        auditor.fine(params.blame_bps);
                    }
                    0
                },
                (Vote::Silent | Vote::Committed(_), _) => {
                    auditor.miss();
                    auditor.fine(params.miss_bps);
                    0
                },
            });
            awarded = awarded.saturating_add(part.unwrap_or_default());
        }
        awarded
    }
}
