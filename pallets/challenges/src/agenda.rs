//! The agenda: audits and cases in the order in which they fall due.

use crate::{
    types::{due_of, slot, Phase, Task},
    Agenda, Audits, Cases, Config, Pallet, Parameters,
};
use polkadot_sdk::sp_runtime::DispatchResult;
use quaestor_primitives::{ClockInspect, Seconds};

impl<T: Config> Pallet<T> {
    /// Puts `task` on the agenda.
    pub(crate) fn list(task: Task<T::WorkId>, due: Seconds) {
        Agenda::<T>::insert(slot(due, task), ());
    }

    /// Takes `task`, which is listed at `listed`, off the agenda.
    pub(crate) fn unlist(task: Task<T::WorkId>, listed: Seconds) {
        Agenda::<T>::remove(slot(listed, task));
    }

    /// Moves `task` on the agenda.
    pub(crate) fn relist(task: Task<T::WorkId>, listed: &mut Seconds, due: Seconds) {
        Self::unlist(task.clone(), *listed);
        *listed = due;
        Self::list(task, due);
    }

    /// The first task of the agenda, if its time has come.
    pub(crate) fn first_due() -> Option<(Task<T::WorkId>, Seconds)> {
        let key = Agenda::<T>::iter_keys().next()?;
        let due = due_of(&key);
        (due <= T::Clock::now()).then_some((key.1, due))
    }

    /// Moves a task on: an audit is closed, a case is resolved or executed.
    pub(crate) fn advance(task: Task<T::WorkId>) -> DispatchResult {
        match task {
            Task::Audit(work) => Self::do_close_audit(work),
            Task::Case(id) => {
                let voting = Cases::<T>::get(id)
                    .is_some_and(|case| matches!(case.phase, Phase::Voting { .. }));
                if voting {
                    Self::do_resolve(id)
                } else {
                    Self::do_execute(id)
                }
            },
        }
    }

    /// Moves a task that could not be moved on to a later place, so that it holds up no other: to its
    /// time, which a halt may have moved, or an hour of the economy away. The moved time is recorded, so
    /// that a second halt does not undo it.
    pub(crate) fn postpone(task: Task<T::WorkId>, listed: Seconds) {
        let (now, params) = (T::Clock::now(), Parameters::<T>::get());
        let retry = now.saturating_add(params.map_or(1, |params| params.hour()));
        let later = |due: Seconds| if due > now { due } else { retry };
        Self::unlist(task.clone(), listed);
        let due = match &task {
            Task::Audit(work) => Audits::<T>::mutate_extant(work, |audit| {
                audit.due = T::Clock::extended(audit.due);
                audit.listed = later(audit.due);
                Some(audit.listed)
            }),
            Task::Case(id) => Cases::<T>::mutate_extant(id, |case| {
                case.phase.extend::<T::Clock>();
                case.listed = later(case.phase.due());
                Some(case.listed)
            }),
        };
        if let Some(due) = due {
            Self::list(task, due);
        }
    }
}
