"""Templates that show records: every value is escaped, and a name that is missing is an error."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from strategy_site.dates import shown_day


class CompiledTemplates(FileSystemBytecodeCache):
    """Templates as Python compiled them, which takes a sixth of a build.

    They lie with the bytecode of this package: git leaves that folder out, and who may write there
    may change our code anyway. Jinja finds them by name, text and version of Python.
    """

    folder = Path(__file__).parent / "__pycache__"

    @classmethod
    def if_wanted(cls) -> "CompiledTemplates | None":
        """Return the folder's, or None where Python keeps no bytecode of its own either."""
        if sys.dont_write_bytecode or not os.access(cls.folder, os.W_OK):
            return None
        return cls(str(cls.folder), "template-%s.pyc")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template that is kept; one that a crash left in pieces is compiled anew."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, ValueError, UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, and go on without it if there is no room for it."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def environment_of(folder: Path) -> Environment:
    """Return the environment for the templates of a folder.

    It is ours, not MkDocs', which escapes nothing.
    """
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=CompiledTemplates.if_wanted(),
    )
    environment.filters["shown_day"] = shown_day
    return environment
