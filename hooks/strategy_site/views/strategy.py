"""Components about the strategy and its key actions as a whole."""

from dataclasses import dataclass
from typing import Any

from strategy_site.dates import shown_day
from strategy_site.model.recommendations import Benchmark
from strategy_site.model.strategy import EarlierWording, KeyAction
from strategy_site.progress import (
    KeyActionPosition,
    key_action_position,
    key_action_trend,
    previous_reported,
)
from strategy_site.views.activities import StatusTag, key_action_name, milestones_in_words
from strategy_site.views.place import Here, Link, QuotationView, facts
from strategy_site.views.registry import KeyActionArgument, component
from strategy_site.vocabulary import Trend


@dataclass(frozen=True)
class KeyActionView:
    """A key action in a list."""

    number: int
    link: Link
    summary: str
    status: StatusTag
    milestones: str


def _key_action(here: Here, action: KeyActionPosition) -> KeyActionView:
    link = here.link(action.key_action, key_action_name(action))
    here.rests_on(action.key_action.wording.source)
    return KeyActionView(
        action.key_action.number,
        link,
        action.key_action.summary,
        StatusTag(action.status, link.href),
        milestones_in_words(action),
    )


@component(shows_position=True)
def key_actions(here: Here) -> dict[str, Any]:
    """Show every key action with its summary and status."""
    actions = [_key_action(here, each) for each in here.position.key_actions]
    return {"key_actions": actions, "as_of": shown_day(here.position.as_of)}


def _counted(here: Here) -> dict[str, Any]:
    """Return the day, the milestones in figures, and how many activities have which status."""
    count = here.position.milestones
    return {
        "as_of": shown_day(here.position.as_of),
        "quarter": here.quarter(here.position.quarter),
        "of": f"{count.done} of {count.total}",
        "share": count.share,
        "counts": [(StatusTag(status), count) for status, count in here.position.counts()],
        "activities": len(here.position.activities),
    }


@component(shows_position=True)
def position(here: Here) -> dict[str, Any]:
    """Show how many activities have which status, and how many milestones are complete."""
    return _counted(here)


@component(shows_position=True)
def at_a_glance(here: Here) -> dict[str, Any]:
    """Show the same as position in a few lines, for a page that is about something else."""
    return _counted(here)


@component(shows=lambda council: [council.strategy])
def strategy_summary(here: Here) -> dict[str, Any]:
    """Show what the strategy is for in plain words, its period and its launch."""
    strategy = here.council.strategy
    period, launched = strategy.period, strategy.launched
    years = f"{period.begins.shown} to {period.ends.shown}" if period else ""
    return {
        "strategy": strategy,
        "period": f"{years}. {period.note}" if period and period.note else years,
        "period_sources": here.sources(period.source) if period else [],
        "launched": launched.on.shown if launched else "",
        "launched_sources": here.sources(launched.source) if launched else [],
    }


def _earlier(
    here: Here, wordings: tuple[EarlierWording, ...]
) -> list[tuple[QuotationView, Link | None]]:
    """Return earlier wordings, each with a link to the key action that took it over, if any."""
    shown: list[tuple[QuotationView, Link | None]] = []
    for each in wordings:
        action = here.council.find(KeyAction, each.continues_in) if each.continues_in else None
        link = here.link(action, f"key action {action.number}") if action else None
        shown.append((here.quotation(each), link))
    return shown


@component(template="wordings")
def strategy_wordings(here: Here) -> dict[str, Any]:
    """Show the strategy's objective in the words of each paper."""
    strategy = here.council.strategy
    return {
        "wording": here.quotation(strategy.wording),
        "earlier": _earlier(here, strategy.earlier_wordings),
    }


@component(shows_position=True)
def key_action_summary(here: Here, key_action: KeyActionArgument) -> dict[str, Any]:
    """Show a key action in plain words with its status, the reason, and who looks after it."""
    position = here.position.of(key_action)
    action = position.key_action
    parts = [here.council.find(Benchmark, each) for each in action.benchmarks]
    return {
        "summary": action.summary,
        "status": StatusTag(position.status),
        "reason": position.reason,
        "facts": facts(
            ("Position as at", shown_day(here.position.as_of)),
            ("Since the report before", _trend(here, position)),
            ("Milestones", milestones_in_words(position)),
            ("Led by", here.role(action.lead_role)),
            ("Monitored by", here.bodies(action.monitored_by)),
            (here.council.framework, [here.link(each, each.title) for each in parts]),
            ("Note", action.note),
        ),
        "sources": here.sources(action.source),
    }


def _trend(here: Here, position: KeyActionPosition) -> str:
    """Return whether a key action is better or worse than in the report before, if that is known.

    The report before counts as it stood on the day of its publication.
    """
    council, now = here.council, here.position
    quarter = previous_reported(council, now.quarter, now.as_of)
    published = council.published_on(council.updates[quarter]) if quarter else None
    if not quarter or not published:
        return ""
    before = key_action_position(council, position.key_action, quarter, published)
    trend = key_action_trend(before, position)
    judged = (Trend.BETTER, Trend.SAME, Trend.WORSE)
    return f"{trend.word}. It was: {before.status.word}." if trend in judged else ""


@component(template="wordings")
def key_action_wordings(here: Here, key_action: KeyActionArgument) -> dict[str, Any]:
    """Show a key action in the words of each paper, the newest first."""
    action = here.council.find(KeyAction, key_action)
    return {
        "wording": here.quotation(action.wording),
        "earlier": _earlier(here, action.earlier_wordings),
    }
