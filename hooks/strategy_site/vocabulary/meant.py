"""What people mean by words that are no keys, such as done, red or weekly."""

from strategy_site.vocabulary.statuses import (
    ActivityStatus,
    Confidence,
    KeyActionStatus,
    ReportedStatus,
)
from strategy_site.vocabulary.words import Word

_DONE = ("done", "completed", "finished", "closed", "achieved", "delivered")
_BEGUN = ("started", "underway", "under_way", "in_hand", "open")
_STOPPED = ("stopped", "withdrawn", "cancelled", "dropped")
_RATED: dict[str, Word] = {
    "green": Confidence.ON_TRACK,
    "amber": Confidence.AT_RISK,
    "yellow": Confidence.AT_RISK,
    "red": Confidence.OFF_TRACK,
}
_WORKED_OUT: dict[str, Word] = {
    "overdue": ActivityStatus.OVERDUE,
    "late": ActivityStatus.OVERDUE,
    "no_update": ActivityStatus.NO_UPDATE,
}
# What people write in the place of a word -> the member that is meant, by the list the field
# chooses from. A member of another list belongs into another field, or is worked out.
_MEANT: dict[type[Word], dict[str, Word]] = {
    ReportedStatus: {
        **dict.fromkeys(_DONE, ReportedStatus.COMPLETE),
        **dict.fromkeys(_BEGUN, ReportedStatus.IN_PROGRESS),
        **dict.fromkeys(_STOPPED, ActivityStatus.STOPPED),
        **{each.key: each for each in Confidence},
        **_RATED,
        **_WORKED_OUT,
    },
    Confidence: {**_RATED, **_WORKED_OUT},
    KeyActionStatus: {
        **dict.fromkeys(_DONE, KeyActionStatus.COMPLETE),
        **{colour: KeyActionStatus.of(each.key) for colour, each in _RATED.items()},
        "overdue": ActivityStatus.OVERDUE,
    },
}


def meant_by(words: type[Word], text: str) -> Word | None:
    """Return the member that people mean by a text in a field that chooses from these words.

    It may be a member of another list, if the text belongs elsewhere; None if nothing is known.
    """
    written = "_".join(text.lower().replace("-", " ").replace("_", " ").split())
    return _MEANT.get(words, {}).get(written)
