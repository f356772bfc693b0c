"""What a member of a closed list is made of: the key that is typed, the word that is shown."""

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
