"""Warnings that describe the world: what was not reported, is not answered or is not clear."""

from collections.abc import Iterator
from itertools import pairwise

from strategy_site.dates import Quarter, last_quarter_ended_by
from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.model.strategy import Activity
from strategy_site.model.updates import Update
from strategy_site.problems import Problem, quoted
from strategy_site.vocabulary import MeasureUnit, ReportedStatus

SMALLEST_BASE = 20


def live_activities_are_reported(council: Council, positions: Positions) -> Iterator[Problem]:
    """Each live activity has an entry for the quarter that counts as at position_as_of (W04).

    Not one that is complete or withdrawn, that begins later, or that only a later source names. A
    quarter without any report is told once, and not at all if it says why it has none.
    """
    as_of = council.site.position_as_of
    quarter = last_quarter_ended_by(as_of)
    update = council.updates.get(quarter)
    if update is None:
        message = f"there is no report for {quarter.shown}, the latest quarter as at this day."
        fix = f"Add data/updates/{quarter}.yml; if nothing was reported, say why in not_reported."
        yield positions.problem(council.site, "position_as_of", "W04", message, fix)
        return
    if update.not_reported:
        return
    reported = {entry.activity for entry in update.entries}
    first_known = {each.id: each.date.first_day for each in council.publications if each.date}
    for each in council.activities:
        if each.id not in reported and _is_live(council, each, quarter):
            days = [first_known[source.ref] for source in each.source if source.ref in first_known]
            if not days or min(days) <= as_of:
                yield positions.problem(each, "", "W04", *_silence(each, quarter, update))


def _silence(activity: Activity, quarter: Quarter, update: Update) -> tuple[str, str]:
    """Return that nothing was reported on an activity, whose return is missing, and what to do.

    What a quarter's paper says can be added at any time; what we have published stays as it is.
    """
    file = f"data/updates/{quarter}.yml"
    missing = [name for name in activity.partners if name in update.missing_returns]
    why = f": the return of {' and '.join(missing)} is missing" if missing else ""
    message = f"nothing was reported for {quarter.shown}{why}."
    if update.from_publication:
        return message, f"If {update.from_publication} says something of it, add that to {file}."
    return message, f"Report it in the next quarter: {file} stays as it is once it is published."


def _is_live(council: Council, activity: Activity, quarter: Quarter) -> bool:
    """Whether an activity could have been reported on for a quarter."""
    if activity.withdrawn and activity.withdrawn.quarter <= quarter:
        return False
    if activity.start and activity.start.first_day > quarter.last_day:
        return False
    before = [entry for each, entry in council.entries_on(activity.id) if each < quarter]
    return not before or before[-1].status is not ReportedStatus.COMPLETE


def sources_are_clear(council: Council, positions: Positions) -> Iterator[Problem]:
    """A status that a source leaves unclear is cleared up by a later report (W06)."""
    for each in council.activities:
        entries = council.entries_on(each.id)
        if entries and entries[-1][1].status is ReportedStatus.UNCLEAR:
            quarter, entry = entries[-1]
            message = f"what the source of {quarter.shown} means has not been cleared up since."
            fix = "Ask those who wrote it, and report what they say in a later quarter."
            yield positions.problem(entry, "status", "W06", message, fix)


def percentages_have_a_base(council: Council, positions: Positions) -> Iterator[Problem]:
    """A percentage is worked out from a denominator of 20 or more (W07)."""
    for measure in council.measures:
        if measure.unit is not MeasureUnit.PERCENT:
            continue
        for figure in measure.series:
            base = figure.denominator
            if base and base < SMALLEST_BASE:
                message = (
                    f"denominator {quoted(str(base))} is small: one more or fewer moves the "
                    f"percentage by about {round(100 / base)} points."
                )
                fix = "Say so in the figure's note, or measure it as a count."
                yield positions.problem(figure, "denominator", "W07", message, fix)


def benchmarks_are_answered(council: Council, positions: Positions) -> Iterator[Problem]:
    """Each benchmark of the national framework is named by a key action that answers it (W09)."""
    answered = {each for action in council.key_actions for each in action.benchmarks}
    for benchmark in council.benchmarks:
        if benchmark.id not in answered:
            message = "no key action names this benchmark."
            fix = "If one answers it, add it to its benchmarks in strategy.yml."
            yield positions.problem(benchmark, "", "W09", message, fix)


def reports_are_new(council: Council, positions: Positions) -> Iterator[Problem]:
    """What is reported on an activity is not word for word what was reported before (W10)."""
    for activity in council.activities:
        entries = council.entries_on(activity.id)
        for (quarter, before), (_, entry) in pairwise(entries):
            if _flat(before.text) == _flat(entry.text):
                message = f"text {quoted(entry.text)} is the same as for {quarter.shown}."
                fix = "Say what happened in this quarter."
                yield positions.problem(entry, "text", "W10", message, fix)


def _flat(text: str) -> str:
    return " ".join(text.lower().split())


def drafts_are_collected(council: Council, positions: Positions) -> Iterator[Problem]:
    """A report that is still a draft is left out of the site (W15)."""
    for quarter, draft in council.drafts.items():
        open_ones = len(draft.awaited)
        done = len(draft.update.entries)
        message = f"the report for {quarter.shown} is a draft, and the site leaves it out: "
        message += f"{done} of {done + open_ones} entries have a text."
        fix = f"To see who is missing: strategy-site chase {quarter}. When all is in: "
        fix += f"strategy-site close-quarter {quarter}."
        yield positions.problem(draft.update, "draft", "W15", message, fix)
