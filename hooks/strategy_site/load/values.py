"""What a YAML text holds: texts, lists and sets of fields, each with its place in the file."""

from typing import TypeAlias

# A place is one number, line * COLUMNS + column: a large council has a million places, and only
# mistakes ask for theirs. No line has more columns than this.
COLUMNS = 1 << 24

Mark: TypeAlias = tuple[int, int]
Value: TypeAlias = "str | Items | Fields | None"


class Items(list[Value]):
    """A YAML list; ``marks`` holds the line and column of each item, ``at`` its own."""

    __slots__ = ("place", "places")

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place
        self.places: list[int] = []  # of each item

    @property
    def at(self) -> Mark:
        return mark_at(self.place)

    @property
    def marks(self) -> list[Mark]:
        return [mark_at(each) for each in self.places]


class Fields(dict[str, Value]):
    """A YAML mapping with the line and column of each name and value, and its own."""

    __slots__ = ("place", "places")

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place
        self.places: list[int] = []  # of the first name, of its value, of the second name, …

    @property
    def at(self) -> Mark:
        return mark_at(self.place)

    @property
    def name_marks(self) -> dict[str, Mark]:
        return {name: mark_at(each) for name, each in zip(self, self.places[::2], strict=True)}

    @property
    def marks(self) -> dict[str, Mark]:
        return {name: mark_at(each) for name, each in zip(self, self.places[1::2], strict=True)}


def mark_at(place: int) -> Mark:
    """Return the line and column of a place."""
    return divmod(place, COLUMNS)
