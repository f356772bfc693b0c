"""Every word the site chooses from: statuses, kinds, audiences.

A member carries the key that is written in YAML, the word that is shown, and the sentence that
explains it to the public. No other module spells a status out.
"""

from enum import Enum
from typing import Self


class Word(Enum):
    """A member of a closed list: its key in the data, the word shown, and what the word means."""

    def __init__(self, key: str, word: str, sentence: str) -> None:
        self.key = key
        self.word = word
        self.sentence = sentence

    @classmethod
    def keys(cls) -> list[str]:
        """Return the keys in the order in which the members are written here."""
        return [member.key for member in cls]

    @classmethod
    def of(cls, key: str) -> Self:
        """Return the member with this key; raise KeyError if there is none."""
        for member in cls:
            if member.key == key:
                return member
        raise KeyError(key)


class NotStated(Enum):
    """What is written where a source says that something is so and leaves the detail out."""

    NOT_STATED = "not_stated"


class ReportedStatus(Word):
    """What a quarterly update may say of an activity."""

    NOT_STARTED = ("not_started", "Not started", "Work has not begun.")
    IN_PROGRESS = ("in_progress", "In progress", "Work has begun and is not finished.")
    COMPLETE = ("complete", "Complete", "The work is finished.")
    ONGOING = ("ongoing", "Ongoing", "The work goes on and has no end date.")


class Tone(Enum):
    """How a status looks: the style sheet gives each tone its colour and its shape."""

    DONE = "done"
    LATE = "late"
    MOVING = "moving"
    WAITING = "waiting"
    UNKNOWN = "unknown"


class ActivityStatus(Word):
    """The status of an activity as at a date. The site derives it; nobody types it."""

    COMPLETE = ("complete", "Complete", "Reported as finished, with the date.")
    COMPLETE_UNDATED = (
        "complete_undated",
        "Complete, date not recorded",
        "Reported as finished. The source does not say when.",
    )
    OVERDUE = (
        "overdue",
        "Overdue",
        "The due date has passed and completion has not been reported.",
    )
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
    NO_UPDATE = ("no_update", "No update", "Nothing was reported for the latest quarter.")
    NOT_YET_REPORTED = (
        "not_yet_reported",
        "Not yet reported",
        "The quarter is earlier than the first source that names this activity.",
    )

    @property
    def tone(self) -> Tone:
        """Return the look that goes with this status."""
        return _ACTIVITY_TONES[self]


_ACTIVITY_TONES = {
    ActivityStatus.COMPLETE: Tone.DONE,
    ActivityStatus.COMPLETE_UNDATED: Tone.DONE,
    ActivityStatus.OVERDUE: Tone.LATE,
    ActivityStatus.NOT_STARTED: Tone.WAITING,
    ActivityStatus.IN_PROGRESS_NOT_RATED: Tone.MOVING,
    ActivityStatus.ONGOING_NOT_RATED: Tone.MOVING,
    ActivityStatus.NO_UPDATE: Tone.UNKNOWN,
    ActivityStatus.NOT_YET_REPORTED: Tone.UNKNOWN,
}


class KeyActionStatus(Word):
    """The status of a key action: the roll-up of its activities."""

    OFF_TRACK = ("off_track", "Off track", "At least one activity is overdue.")
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
    KeyActionStatus.NO_UPDATE: Tone.UNKNOWN,
    KeyActionStatus.COMPLETE: Tone.DONE,
    KeyActionStatus.NOT_RATED: Tone.MOVING,
}


class ActivityKind(Word):
    """What sort of work an activity is."""

    MILESTONE = ("milestone", "Milestone", "Can be finished.")
    STANDING = ("standing", "Standing activity", "Goes on without an end date.")


class PublicationKind(Word):
    """Where a fact was read."""

    PAPER = ("paper", "Board paper", "Put before a board of the council or its partners.")
    REFERENCE = ("reference", "Public source", "Published by someone else.")


class SlideNumbers(Word):
    """Whether the slides of a deck carry numbers."""

    PRINTED = ("printed", "Printed", "Slide numbers are those of the deck's own contents.")
    COUNTED = ("counted", "Counted", "The slides carry no numbers; this site counted them.")


class BodyKind(Word):
    """What sort of body meets."""

    BOARD = ("board", "Board", "Oversees the work.")
    GROUP = ("group", "Group", "Brings partners together.")
    PANEL = ("panel", "Panel", "Decides on cases or questions put to it.")
    TEAM = ("team", "Team", "Does the work from day to day.")


class OrganisationKind(Word):
    """What sort of organisation a partner is."""

    COUNCIL_SERVICE = ("council_service", "Council service", "Part of the council.")
    HEALTH = ("health", "Health", "Part of the NHS or working with it.")
    POLICE = ("police", "Police", "A police force or police unit.")
    PROBATION = ("probation", "Probation", "Supervises people who have been convicted.")
    HOUSING = ("housing", "Housing", "Provides or manages homes.")
    EDUCATION = ("education", "Education", "A school, college or other place of learning.")
    VOLUNTARY = ("voluntary", "Voluntary", "A charity or community organisation.")
    CENTRAL_GOVERNMENT = ("central_government", "Central government", "A government department.")


class OfferStatus(Word):
    """Whether training can still be had."""

    CURRENT = ("current", "Offered now", "Confirmed as on offer at the last review of this site.")
    HISTORIC = (
        "historic",
        "In the papers only",
        "A paper of its date describes this training. Nothing newer confirms that it still runs.",
    )
    WITHDRAWN = ("withdrawn", "Withdrawn", "No longer offered.")


class TrainingFormat(Word):
    """How training is given."""

    ONLINE = ("online", "Online", "A live session over the internet.")
    FACE_TO_FACE = ("face_to_face", "Face to face", "A session in one room.")
    E_LEARNING = ("e_learning", "E-learning", "A course worked through alone.")
    TRAIN_THE_TRAINER = ("train_the_trainer", "Train the trainer", "For those who train others.")


class Audience(Word):
    """Who something is for."""

    ADMINISTRATIVE_STAFF = ("administrative_staff", "Administrative staff", "Staff in offices.")
    FRONTLINE_STAFF = ("frontline_staff", "Frontline staff", "Staff who work with the public.")
    DEPARTMENTS = ("departments", "Departments that train their own staff", "Departments.")
    RELEVANT_STAFF = ("relevant_staff", "Relevant staff", "Staff whose work calls for it.")
    SCHOOLS = ("schools", "Schools", "Schools and their staff.")


class Frequency(Word):
    """How often something happens."""

    MONTHLY = ("monthly", "Every month", "Once a month.")
    QUARTERLY = ("quarterly", "Every quarter", "Once every three months.")
    YEARLY = ("yearly", "Every year", "Once a year.")
