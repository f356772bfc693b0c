"""JSON Schemas of the files in ``data/``, for editors: read from the records themselves.

An editor completes names, explains fields and marks most mistakes while somebody types. It never
marks what the check lets pass, with two exceptions: a field that is left empty, and a text that is
only ``true`` or ``false``. What needs a look at other fields or files, such as whether an id
exists, is left to the check. The dialect is draft 7, with additions of yaml-language-server's.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

from strategy_site.fields import in_words
from strategy_site.load.data_files import FILES, PROCESSES, UPDATES
from strategy_site.model.base import Record
from strategy_site.model.forms import Says
from strategy_site.model.processes import Process
from strategy_site.model.shape import FieldShape, fields_of
from strategy_site.model.updates import Update
from strategy_site.vocabulary import NotStated, Word

Schema: TypeAlias = dict[str, Any]

FOLDER = Path(__file__).parent / "schemas"
_DIALECT = "http://json-schema.org/draft-07/schema#"
_FILE_NAME = re.compile(r"^``data/.*?``[.:]\s*")
_CODE = re.compile(r"``(.*?)``")


def schemas() -> dict[str, str]:
    """Return the text of each schema by the name of its file, such as ``site.json``."""
    made = {
        Path(name).with_suffix(".json").name: _file(f"data/{name}", record)
        for name, record in FILES.items()
    }
    for folder, record in ((UPDATES, Update), (PROCESSES, Process)):
        made[f"{folder}.json"] = _file(f"data/{folder}/*.yml", record)
    return {
        name: json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
        for name, schema in made.items()
    }


def write_schemas(folder: Path) -> list[str]:
    """Write every schema into a folder, delete those of no file, and return the names changed."""
    made = schemas()
    left_over = {path.name for path in folder.glob("*.json")} - made.keys()
    changed = sorted(name for name, text in made.items() if _written(folder / name) != text)
    for name in changed:
        (folder / name).write_text(made[name], encoding="utf-8", newline="\n")
    for name in left_over:
        (folder / name).unlink()
    return sorted([*changed, *left_over])


def editor_settings(schemas_in: str, folders: Sequence[str]) -> str:
    """Return settings by which VS Code finds the schema of each file in some data folders.

    ``schemas_in`` and ``folders`` are paths as seen from the folder that is open in the editor.
    """
    patterns = {Path(name).stem: name for name in FILES}
    patterns |= {name: f"{name}/*.yml" for name in (UPDATES, PROCESSES)}
    found = {
        f"{schemas_in}/{name}.json": [f"{folder}/{pattern}" for folder in folders]
        for name, pattern in patterns.items()
    }
    settings = {
        "yaml.schemas": found,
        "yaml.schemaStore.enable": False,
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True},
    }
    return json.dumps(settings, indent=2) + "\n"


def _written(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _file(path: str, record: type[Record]) -> Schema:
    """Return the schema of a file that holds one record, with each other record defined once."""
    defined: dict[str, Schema] = {}
    schema = _record(record, defined)
    return {
        "$schema": _DIALECT,
        "title": path,
        **schema,
        "definitions": dict(sorted(defined.items())),
    }


def _record(record: type[Record], defined: dict[str, Schema]) -> Schema:
    shapes = fields_of(record)
    meaning = _plain(_FILE_NAME.sub("", record.__doc__ or ""))
    return {
        **({"description": meaning} if meaning else {}),
        "type": "object",
        "additionalProperties": False,
        "required": [name for name, shape in shapes.items() if shape.required],
        "properties": {
            name: {**_about(record, name, shape), **_field(shape, defined)}
            for name, shape in shapes.items()
        },
    }


def _about(record: type[Record], name: str, shape: FieldShape) -> Schema:
    """Return what an editor tells of a field: what may stand there, and what it is for."""
    says = in_words(shape)
    plain = f"{says[0].upper()}{says[1:]}."
    sentences = re.split(r"(?<=[.;])\s+", " ".join((record.__doc__ or "").split()))
    meant = [_plain(each) for each in sentences if f"``{name}``" in each]
    about = " ".join([plain, *(_as_sentence(each) for each in meant)])
    return {"description": about}


def _field(shape: FieldShape, defined: dict[str, Schema]) -> Schema:
    one = _one(shape, defined)
    if not shape.many:
        return one
    least = {"minItems": shape.at_least} if shape.at_least else {}
    return {"type": "array", **least, "items": one}


def _one(shape: FieldShape, defined: dict[str, Schema]) -> Schema:
    """Return the schema of a single value; a record goes into ``defined`` and is referred to."""
    if shape.record:
        name = shape.record.__name__
        if name not in defined:
            defined[name] = {}  # keeps its place while the records within it are looked at
            defined[name] = _record(shape.record, defined)
        # In draft 7 nothing beside a reference counts; a list of one keeps the field's own words.
        return {"allOf": [{"$ref": f"#/definitions/{name}"}]}
    if shape.choices:
        return {
            "enum": shape.choices.keys(),
            "enumDescriptions": [_explained(each) for each in shape.choices],
        }
    if shape.text is None:
        raise TypeError(f"a field has no type that says what may stand there: {shape}")
    return _text(shape, shape.text)


def _text(shape: FieldShape, text: Says) -> Schema:
    """Return the schema of a text, of whatever type YAML takes it for."""
    form = text.form if shape.stated else f"{text.form}|{NotStated.NOT_STATED.value}"
    yaml_type = _yaml_type(form)
    schema: Schema = {
        "type": ["string", yaml_type] if yaml_type else "string",
        "pattern": f"^({form})$",
        "patternErrorMessage": f"Write {in_words(replace(shape, many=False, required=True))}.",
    }
    if text.longest:
        schema["maxLength"] = text.longest
    if text.limits:
        schema["minimum"], schema["maximum"] = text.limits
    if not shape.stated:
        schema["examples"] = [NotStated.NOT_STATED.value]
    return schema


def _yaml_type(form: str) -> str | None:
    """Return what YAML takes some texts of this form for, such as the year 2019; None if none."""
    fits = re.compile(form).fullmatch
    if fits("1.5"):
        return "number"
    if any(map(fits, ("1", "101", "2019"))):
        return "integer"
    return "boolean" if fits("true") and not fits("other") else None


def _explained(word: Word) -> str:
    return f"{word.word}. {word.sentence}"


def _plain(docstring: str) -> str:
    """Return a docstring as one line of text without its marks for code."""
    return _CODE.sub(r"\1", " ".join(docstring.split()))


def _as_sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text.rstrip(';')}."
