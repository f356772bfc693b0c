"""Rules about activities: what goes with which kind, and when they are due."""

from collections.abc import Iterator
from itertools import pairwise

from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.model.strategy import Activity
from strategy_site.problems import Problem, quoted
from strategy_site.vocabulary import ActivityKind, NotStated, PublicationKind


def is_of_its_kind(activity: Activity) -> bool:
    """Whether an activity has the date or the frequency of its kind, and not that of another one.

    If not, the kind itself may be the slip, which is told: its reports are not judged by it.
    """
    milestone = activity.kind is ActivityKind.MILESTONE
    recurring = activity.kind is ActivityKind.RECURRING
    return (activity.due is not None) is milestone and (activity.frequency is not None) is recurring


def due_dates_are_for_milestones(council: Council, positions: Positions) -> Iterator[Problem]:
    """Only what can be finished has a due date (E022)."""
    for each in council.activities:
        if each.kind is not ActivityKind.MILESTONE and each.due is not None:
            message = f"due does not go with a {each.kind.word.lower()}."
            fix = f"Delete it, or make kind {ActivityKind.MILESTONE.key}."
            yield positions.problem(each, "due", "E022", message, fix)


def moves_are_of_due_dates(council: Council, positions: Positions) -> Iterator[Problem]:
    """A due date that was moved is a due date still (E022)."""
    for each in council.activities:
        if each.due_history and positions.lacks(each, "due"):
            message = "due_history stands here without due."
            fix = "Add due and the date that holds now, or delete due_history."
            yield positions.problem(each, "due_history", "E022", message, fix)


def frequencies_are_for_what_recurs(council: Council, positions: Positions) -> Iterator[Problem]:
    """Only a recurring activity says how often it comes round (E022)."""
    for each in council.activities:
        if each.kind is not ActivityKind.RECURRING and each.frequency is not None:
            message = f"frequency does not go with a {each.kind.word.lower()}."
            fix = f"Delete it, or make kind {ActivityKind.RECURRING.key}."
            yield positions.problem(each, "frequency", "E022", message, fix)


def kinds_have_what_they_need(council: Council, positions: Positions) -> Iterator[Problem]:
    """A milestone says by when, a recurring activity how often (E020)."""
    for each in council.activities:
        if each.kind is ActivityKind.MILESTONE and positions.lacks(each, "due"):
            message = "a milestone has no due beside it."
            fix = f"Add due and the date; {NotStated.NOT_STATED.value} if a paper leaves it open."
            yield positions.problem(each, "kind", "E020", message, fix)
        if each.kind is ActivityKind.RECURRING and positions.lacks(each, "frequency"):
            message = "a recurring activity has no frequency beside it."
            fix = "Add frequency and how often it comes round."
            yield positions.problem(each, "kind", "E020", message, fix)


def due_dates_are_left_open_by_papers_only(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """The due date of a milestone is not stated only where a paper leaves it open (E020)."""
    if not positions.is_whole("activities.yml", "publications.yml"):
        return
    papers = {each.id for each in council.publications if each.kind is PublicationKind.PAPER}
    for each in council.activities:
        if each.due is NotStated.NOT_STATED and not any(s.ref in papers for s in each.source):
            message = f"due {quoted(each.due.value)} is for what a paper leaves open, and no paper "
            message += "is a source of this activity."
            yield positions.problem(each, "due", "E020", message, "Write the date.")


def moves_of_due_dates_follow_each_other(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """Each move of a due date begins where the one before it ended; the last is ``due`` (E024)."""
    for each in council.activities:
        for move in each.due_history:
            if move.was == move.became:
                message = f"became {quoted(str(move.became))} is the date that it was."
                yield positions.problem(move, "became", "E024", message, "Correct one of the two.")
        # A move that was left out for a mistake would seem to be missing from the row.
        if each.due_history and each.due is not None and positions.is_whole("activities.yml"):
            yield from _broken_rows(each, positions)


def _broken_rows(activity: Activity, positions: Positions) -> Iterator[Problem]:
    """Yield where the moves of a due date do not follow each other."""
    for before, move in pairwise(activity.due_history):
        if move.was != before.became:
            message = f"was {quoted(str(move.was))} is not what the move before it ended with, "
            message += f"{quoted(str(before.became))}."
            fix = "Write the oldest move first, each from the date that held."
            yield positions.problem(move, "was", "E024", message, fix)
    last = activity.due_history[-1]
    if activity.due is NotStated.NOT_STATED:
        message = f"due {quoted(activity.due.value)} stands beside moves of the date."
        fix = f"Write {last.became}, as the last move says."
        yield positions.problem(activity, "due", "E024", message, fix)
    elif last.became != activity.due:
        message = f"due {quoted(str(activity.due))} is not what the last move ended with, "
        message += f"{quoted(str(last.became))}."
        fix = "Correct due, or add to due_history the move that is missing."
        yield positions.problem(activity, "due", "E024", message, fix)


def moves_of_due_dates_were_reported(council: Council, positions: Positions) -> Iterator[Problem]:
    """A due date is moved in the report of a quarter, once in each, oldest first (E024)."""
    reported = {quarter for quarter, each in council.updates.items() if not each.not_reported}
    for each in council.activities:
        for before, move in pairwise(each.due_history):
            if move.quarter <= before.quarter:
                message = f"quarter {quoted(str(move.quarter))} is not after that of the move "
                message += f"before it, {quoted(str(before.quarter))}."
                fix = "Write the oldest move first, and one move a quarter."
                yield positions.problem(move, "quarter", "E024", message, fix)
        for move in each.due_history:
            if move.quarter not in reported and positions.is_whole("updates"):
                message = f"quarter {quoted(str(move.quarter))} has no report in data/updates."
                fix = "Write the quarter whose report moved the date."
                yield positions.problem(move, "quarter", "E024", message, fix)


def withdrawals_were_reported(council: Council, positions: Positions) -> Iterator[Problem]:
    """An activity is taken out of the plan in a quarter that has a file (E026)."""
    for each in council.activities:
        gone = each.withdrawn
        if gone and gone.quarter not in council.updates and positions.is_whole("updates"):
            message = f"quarter {quoted(str(gone.quarter))} has no file in data/updates."
            fix = "Write the quarter whose report took the activity out."
            yield positions.problem(gone, "quarter", "E026", message, fix)
