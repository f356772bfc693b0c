"""How something stands: what is reported, what the site works out of it, and how that looks."""

from enum import Enum

from strategy_site.vocabulary.words import Word


class ReportedStatus(Word):
    """What a quarterly update may say of an activity."""

    NOT_STARTED = ("not_started", "Not started", "Work has not begun.")
    IN_PROGRESS = ("in_progress", "In progress", "Work has begun and is not finished.")
    COMPLETE = ("complete", "Complete", "The work is finished.")
    ONGOING = ("ongoing", "Ongoing", "The work goes on and has no end date.")
    PAUSED = ("paused", "Paused", "Work has begun and rests for now.")
    UNCLEAR = (
        "unclear",
        "Not clear from the source",
        "The source can be read in more than one way.",
    )


class Confidence(Word):
    """How sure those who report are that the work will be done as planned."""

    ON_TRACK = ("on_track", "On track", "Expected to be done as planned.")
    AT_RISK = ("at_risk", "At risk", "May not be done as planned.")
    OFF_TRACK = ("off_track", "Off track", "Will not be done as planned unless something changes.")


class Tone(Enum):
    """How a status looks: the style sheet gives each tone its colour and its shape."""

    DONE = "done"
    GOOD = "good"
    LATE = "late"
    RISK = "risk"
    MOVING = "moving"
    WAITING = "waiting"
    UNKNOWN = "unknown"
    ENDED = "ended"


class ActivityStatus(Word):
    """The status of an activity as at a date. The site derives it; nobody types it.

    The words are those of the council's own practice with three for what sources leave open.
    """

    OFF_TRACK = (
        "off_track",
        "Off track",
        "Those who report say that it will not be done as planned unless something changes.",
    )
    OVERDUE = (
        "overdue",
        "Overdue",
        "The due date has passed and completion has not been reported.",
    )
    AT_RISK = (
        "at_risk",
        "At risk",
        "Reported as at risk or paused, or not started with 92 days or fewer to the due date.",
    )
    ON_TRACK = ("on_track", "On track", "Those who report expect it to be done as planned.")
    NOT_STARTED = (
        "not_started",
        "Not started",
        "Planned. No start has been reported and the due date, if there is one, has not passed.",
    )
    IN_PROGRESS_NOT_RATED = (
        "in_progress_not_rated",
        "In progress, not rated",
        "Reported as under way. The source does not say whether it is on track.",
    )
    ONGOING_NOT_RATED = (
        "ongoing_not_rated",
        "Ongoing, not rated",
        "Work without an end date, reported as going on. The source does not rate it.",
    )
    UNCLEAR = (
        "unclear",
        "Not clear from the source",
        "The source can be read in more than one way. This site does not choose.",
    )
    NO_UPDATE = ("no_update", "No update", "Nothing was reported for the latest quarter.")
    NOT_YET_REPORTED = (
        "not_yet_reported",
        "Not yet reported",
        "The quarter is earlier than the first source that names this activity.",
    )
    COMPLETE = ("complete", "Complete", "Reported as finished, with the date.")
    COMPLETE_UNDATED = (
        "complete_undated",
        "Complete, date not recorded",
        "Reported as finished. The source does not say when.",
    )
    STOPPED = ("stopped", "Stopped", "Taken out of the plan, for the reason given.")

    @property
    def tone(self) -> Tone:
        """Return the look that goes with this status."""
        return _ACTIVITY_TONES[self]


_ACTIVITY_TONES = {
    ActivityStatus.OFF_TRACK: Tone.LATE,
    ActivityStatus.OVERDUE: Tone.LATE,
    ActivityStatus.AT_RISK: Tone.RISK,
    ActivityStatus.ON_TRACK: Tone.GOOD,
    ActivityStatus.NOT_STARTED: Tone.WAITING,
    ActivityStatus.IN_PROGRESS_NOT_RATED: Tone.MOVING,
    ActivityStatus.ONGOING_NOT_RATED: Tone.MOVING,
    ActivityStatus.UNCLEAR: Tone.UNKNOWN,
    ActivityStatus.NO_UPDATE: Tone.UNKNOWN,
    ActivityStatus.NOT_YET_REPORTED: Tone.UNKNOWN,
    ActivityStatus.COMPLETE: Tone.DONE,
    ActivityStatus.COMPLETE_UNDATED: Tone.DONE,
    ActivityStatus.STOPPED: Tone.ENDED,
}


class KeyActionStatus(Word):
    """The status of a key action: the roll-up of its activities."""

    OFF_TRACK = ("off_track", "Off track", "At least one activity is overdue or off track.")
    AT_RISK = ("at_risk", "At risk", "At least one activity is at risk.")
    ON_TRACK = ("on_track", "On track", "Of the activities that go on, those rated are on track.")
    NO_UPDATE = ("no_update", "No update", "At least one activity has no update for the quarter.")
    COMPLETE = ("complete", "Complete", "Every activity is finished.")
    NOT_RATED = (
        "not_rated",
        "Not rated",
        "The sources say what is being done. They do not say whether it is on track.",
    )

    @property
    def tone(self) -> Tone:
        """Return the look that goes with this status."""
        return _KEY_ACTION_TONES[self]


_KEY_ACTION_TONES = {
    KeyActionStatus.OFF_TRACK: Tone.LATE,
    KeyActionStatus.AT_RISK: Tone.RISK,
    KeyActionStatus.ON_TRACK: Tone.GOOD,
    KeyActionStatus.NO_UPDATE: Tone.UNKNOWN,
    KeyActionStatus.COMPLETE: Tone.DONE,
    KeyActionStatus.NOT_RATED: Tone.MOVING,
}


class MeasureStatus(Word):
    """How the latest figure of a measure stands to its target."""

    MISSED = ("missed", "Beyond tolerance", "Further from the target than the tolerance allows.")
    NEAR = ("near", "Near target", "Short of the target, within the tolerance.")
    MET = ("met", "Target met", "The figure has reached the target.")
    NO_TARGET = ("no_target", "No target", "No target has been set.")
    NO_FIGURE = ("no_figure", "No figure", "There is no figure for the latest quarter.")

    @property
    def tone(self) -> Tone:
        """Return the look that goes with this status."""
        return _MEASURE_TONES[self]


_MEASURE_TONES = {
    MeasureStatus.MISSED: Tone.LATE,
    MeasureStatus.NEAR: Tone.RISK,
    MeasureStatus.MET: Tone.DONE,
    MeasureStatus.NO_TARGET: Tone.MOVING,
    MeasureStatus.NO_FIGURE: Tone.UNKNOWN,
}


class Trend(Word):
    """How something stands to the report before."""

    BETTER = ("better", "Better", "Better than in the report before.")
    SAME = ("same", "Same", "As in the report before.")
    WORSE = ("worse", "Worse", "Worse than in the report before.")
    NEW = ("new", "New", "Not in the report before.")
    NOT_COMPARABLE = (
        "not_comparable",
        "Not comparable",
        "The two reports do not allow a comparison.",
    )
