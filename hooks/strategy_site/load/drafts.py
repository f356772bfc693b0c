"""A report that is being collected: entries that nobody has filled in yet are set aside."""

from strategy_site.load.locations import Location, without
from strategy_site.load.values import Fields, Items, Value


def without_awaited(value: Value, awaited: list[str]) -> Value:
    """Return a draft without its entries that have no text yet; add their activities to a list.

    What is no draft is returned as it is: there, a text that is missing is a mistake.
    """
    # Whatever is written for true: that it is no truth value is told, and not of each entry too.
    if not isinstance(value, Fields) or value.get("draft", "false") == "false":
        return value
    entries = value.get("entries")
    empty: set[Location] = set()
    for index, entry in enumerate(entries if isinstance(entries, Items) else ()):
        if isinstance(entry, Fields) and not str(entry.get("text") or "").strip():
            empty.add(("entries", index))
            awaited.append(str(entry.get("activity") or ""))
    return without(value, empty) if empty else value
