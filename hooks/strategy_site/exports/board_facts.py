"""What the papers for a board say of a quarter, chosen once for all of them.

Everything comes from the quarter's report, the same that its page shows.
"""

from collections.abc import Iterable

from strategy_site.dates import PartialDate, shown_day
from strategy_site.exports.board_paper import (
    ActionBlock,
    ActivityLine,
    BoardPaper,
    MeasureLine,
    Said,
)
from strategy_site.exports.known_then import decided, launched, published, wording_known
from strategy_site.model.contacts import Contact, Event
from strategy_site.model.council import Council
from strategy_site.model.parties import Body, Role
from strategy_site.model.publications import Publication
from strategy_site.model.recommendations import Recommendation
from strategy_site.model.sourced import Quotation, Source
from strategy_site.model.updates import Statement
from strategy_site.progress import (
    DONE,
    NOT_LIVE,
    ActivityPosition,
    KeyActionPosition,
    MeasurePosition,
    QuarterReport,
    position_in_words,
    shown_value,
)
from strategy_site.progress.reasons import by, sentence
from strategy_site.views.activities import milestones_in_words
from strategy_site.views.place import Here
from strategy_site.views.small_print import site_notice
from strategy_site.vocabulary import RecommendationKind


def body_named(council: Council, name: str) -> Body | None:
    """Return the body with this id, name or other name, whatever its capitals, or None."""
    wanted = name.strip().lower()
    for body in council.bodies:
        if wanted in {each.lower() for each in (body.id, body.name, *body.aliases)}:
            return body
    return None


def board_paper(here: Here, report: QuarterReport, body: Body) -> BoardPaper:
    """Return what the papers of a quarter say to a body.

    ``here`` gives sources the names that they have on the site.
    """
    council = report.council
    strategy = council.strategy
    paper = _Paper(here, report)
    who, address, note = _contact(council)
    return BoardPaper(
        council=council.site.council,
        notice=site_notice(council.site),
        strategy=strategy.title,
        body=body.name,
        quarter=report.quarter.shown,
        published=report.published,
        origin=paper.origin(),
        objective=paper.quoted(
            wording_known(report, (strategy.wording, *strategy.earlier_wordings))
            or strategy.wording
        ),
        launched=launched(report),
        position=tuple(position_in_words(report)),
        counts=tuple(each for each in report.position.counts() if each[0] not in NOT_LIVE),
        actions=tuple(paper.action(each) for each in report.position.key_actions if each.has_live),
        compared=report.changes.sentence,
        changes=paper.changes(),
        overdue=paper.lines(report.overdue),
        due_soon=paper.lines(report.due_soon),
        no_update=paper.lines(report.no_update),
        missing=tuple(each.name for each in report.missing_returns),
        measures=tuple(_measure(each) for each in report.measures),
        decisions=tuple(paper.decisions(decided(report))),
        findings=tuple(paper.findings()),
        about_others=tuple(each for each in paper.about_others() if each[1]),
        contact=(who, address),
        contact_note=note,
    )


class _Paper:
    """Turns the records of one report into what a paper says."""

    def __init__(self, here: Here, report: QuarterReport) -> None:
        self.here = here
        self.report = report

    def names(self, sources: Iterable[Source]) -> tuple[str, ...]:
        """Return sources as a reader knows them: ``Paper of 26 July 2019, slide 7``."""
        shown = (self.here.source(each) for each in sources)
        return tuple(
            dict.fromkeys(
                f"{each.publication.text}, {each.place}" if each.place else each.publication.text
                for each in shown
            )
        )

    def quoted(self, each: Quotation | Statement) -> Said:
        return Said(f"“{' '.join(each.text.split())}”", self.names([each.source]))

    def origin(self) -> str:
        """Return from where the report comes, in one sentence."""
        update = self.report.update
        day = shown_day(self.report.published)
        if update.from_publication:
            paper = self.here.council.find(Publication, update.from_publication)
            return f"Read from the paper “{paper.title}” of {day}."
        if update.approved_by and update.approved_on:
            role = self.here.council.find(Role, update.approved_by).title
            approved = shown_day(update.approved_on)
            return f"Approved by the {role} on {approved}. Published on {day}."
        return f"Published on {day}."

    def action(self, each: KeyActionPosition) -> ActionBlock:
        """Return a key action with its live activities and what else was said about it."""
        action, report = each.key_action, self.report
        return ActionBlock(
            number=action.number,
            title=action.title,
            commitment=self.quoted(self._wording(each)),
            status=each.status,
            reason=each.reason,
            milestones=milestones_in_words(each),
            milestone_count=each.milestones.shown,
            trend=report.trends.key_actions[action.id],
            activities=self.lines(one for one in each.activities if one.is_live),
            statements=self._statements(each),
        )

    def _wording(self, each: KeyActionPosition) -> Quotation:
        """Return the commitment in the words of the latest paper that was out by then."""
        action = each.key_action
        wordings = (action.wording, *action.earlier_wordings)
        return wording_known(self.report, wordings) or action.wording

    def lines(self, found: Iterable[ActivityPosition]) -> tuple[ActivityLine, ...]:
        """Return activities as lines, in their order."""
        return tuple(self._line(each) for each in found)

    def _line(self, each: ActivityPosition) -> ActivityLine:
        activity, latest = each.activity, each.latest
        current = latest if latest and latest.quarter == self.report.quarter else None
        entry = current.entry if current else None
        wording = activity.wording
        sources = [*(entry.source if entry else ()), *([wording.source] if wording else [])]
        return ActivityLine(
            title=activity.title,
            status=each.status,
            reason=each.reason,
            reported=entry.text if entry else "",
            doing=(entry.corrective_action or "") if entry and each.status not in DONE else "",
            wording=f"“{' '.join(wording.text.split())}”" if wording else "",
            due=by(each.due)
            if isinstance(each.due, PartialDate) and each.status not in DONE
            else "",
            trend=self.report.trends.activities[activity.id],
            sources=self.names(sources or activity.source),
        )

    def changes(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return what changed: key actions first, then activities by kind of change."""
        found = self.report.changes
        actions = tuple(
            f"Key action {each.key_action.number}, {each.key_action.title}: {each.sentence}"
            for each in found.key_actions
        )
        return (
            *((("Key actions with another status", actions),) if actions else ()),
            *(
                (heading, tuple(f"{each.activity.title}: {each.sentence}" for each in of_a_kind))
                for heading, of_a_kind in found.by_kind()
            ),
        )

    def decisions(self, events: Iterable[Event]) -> Iterable[Said]:
        """Yield each decision with the body that took it, the day, who is to do it and by when."""
        for event in events:
            body = self.here.council.find(Body, event.body).name if event.body else event.title
            for each in event.decisions:
                role = self.here.council.find(Role, each.role).title if each.role else ""
                due = f"by {each.due.shown}" if each.due else ""
                who = ", ".join(filter(None, [role, due]))
                told = f"{body}, {event.date.shown}: {sentence(each.text)}"
                yield Said(f"{told} ({who})" if who else told, self.names(event.source))

    def findings(self) -> Iterable[tuple[str, Said]]:
        """Yield what others recommended or found in a paper that came out since the last report."""
        council, report = self.here.council, self.report
        before = council.published_on(council.updates[report.previous]) if report.previous else None
        for each in council.recommendations:
            day = published(council, each.wording.source)
            if day and day <= report.published and (before is None or day > before):
                yield _heading(each), self.quoted(each.wording)

    def about_others(self) -> Iterable[tuple[str, tuple[Said, ...]]]:
        """Yield what the quarter's paper says, verbatim, of what has no slides of its own.

        First key actions of which it names no activity, with the commitment; then bodies.
        """
        report = self.report
        for each in report.position.key_actions:
            if not each.has_live:
                action = each.key_action
                words = wording_known(report, (action.wording, *action.earlier_wordings))
                said = (*([self.quoted(words)] if words else ()), *self._statements(each))
                yield f"key action {action.number}, {action.title}", said
        for body in self.here.council.bodies:
            yield (
                f"the {body.name}",
                tuple(
                    self.quoted(one)
                    for one in report.update.statements
                    if one.body == body.id and not one.key_action
                ),
            )

    def _statements(self, each: KeyActionPosition) -> tuple[Said, ...]:
        return tuple(
            self.quoted(one)
            for one in self.report.update.statements
            if one.key_action == each.key_action.id
        )


def _heading(each: Recommendation) -> str:
    about = "Recommendation" if each.kind is RecommendationKind.RECOMMENDATION else "Finding"
    return f"{about} {each.number}, {each.origin.word}: {each.title}"


def _measure(each: MeasurePosition) -> MeasureLine:
    target = each.target
    shown = f"{shown_value(each.measure, target.value)} {by(target.by)}" if target else "none set"
    value = shown_value(each.measure, each.value) if each.value is not None else "not available"
    return MeasureLine(each.measure.title, value, shown, each.status, each.trend)


def _contact(council: Council) -> tuple[str, str, str]:
    """Return whom to ask, the mail address, and what the contact is for and whether it works.

    That is a team of the council with a mail address, or else the site's own address.
    """
    team: Contact | None = next(
        (each for each in council.contacts if each.body and each.email), None
    )
    if team is None or team.email is None:
        return council.site.council, council.site.problem_email, ""
    checked = "Nobody has checked that this contact still works."
    if team.verified_on:
        checked = f"Compared with its source on {shown_day(team.verified_on)}."
    return team.label, team.email, f"When to use it: {team.use_when} {checked}"
