"""Changes of YAML that people wrote: what is named changes, and nothing else does."""

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_site.yaml_edit import (
    add_first,
    flow,
    replace_field,
    replace_texts,
    scalar,
    set_value,
    with_items,
    without_items,
)

REPORT = """\
# The head of the file.

draft: true   # until it is closed
approved_on: 2024-07-10
entries:
  # ---- Part one ----

  # About the first.
  - activity: a1   # a remark
    text: >-
      It went well,
      and on.

  # About the second.
  # In two lines.
  - activity: a2
    text:

  - {activity: a3, text: "Said: yes"}
missing: [x]   # the end
"""


def test_a_field_is_replaced_with_the_remark_beside_it() -> None:
    new = replace_field(REPORT, "draft", ["published: 2024-07-12", "approved_by: chair"])
    was = "draft: true   # until it is closed\n"
    assert new == REPORT.replace(was, "published: 2024-07-12\napproved_by: chair\n")


def test_a_field_of_many_lines_is_replaced_whole() -> None:
    start, end = REPORT.index("entries:"), REPORT.index("missing:")
    assert replace_field(REPORT, "entries", ["entries: []"]) == (
        REPORT[:start] + "entries: []\n" + REPORT[end:]
    )


def test_the_last_field_may_have_no_line_end() -> None:
    assert replace_field("a: 1\nb: 2", "b", ["b: 3"]) == "a: 1\nb: 3\n"


def test_a_field_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        replace_field(REPORT, "nothing", [])
    with pytest.raises(KeyError):
        set_value(REPORT, "nothing", "1")


def test_lines_are_put_in_above_the_first_field_and_below_the_remarks() -> None:
    new = add_first(REPORT, ["closed: true"])
    assert new == REPORT.replace("draft: true", "closed: true\ndraft: true")
    assert add_first("a: 1\r\nb: 2", ["x: 0"]) == "x: 0\r\na: 1\r\nb: 2"


def test_a_value_is_set_and_the_remark_beside_it_stays() -> None:
    text = "a: 1\r\nposition_as_of: 2024-07-12   # statuses\r\nb: 2\r\n"
    assert set_value(text, "position_as_of", "2024-10-25") == text.replace(
        "2024-07-12", "2024-10-25"
    )


def test_items_go_with_the_remarks_above_them() -> None:
    empty = without_items(REPORT, "entries", lambda fields: not fields.get("text"))
    start, end = REPORT.index("  # About the second."), REPORT.index("  - {activity: a3")
    assert empty == REPORT[:start] + REPORT[end:]
    first = without_items(REPORT, "entries", lambda fields: fields["activity"] == "a1")
    start, end = REPORT.index("  # About the first."), REPORT.index("  # About the second.")
    assert first == REPORT[:start] + REPORT[end:]
    last = without_items(REPORT, "entries", lambda fields: fields["activity"] == "a3")
    assert last == REPORT.replace('  - {activity: a3, text: "Said: yes"}\n', "")


def test_a_list_without_items_is_written_as_empty() -> None:
    start, end = REPORT.index("entries:"), REPORT.index("missing:")
    assert without_items(REPORT, "entries", lambda _: True) == (
        REPORT[:start] + "entries: []\n" + REPORT[end:]
    )
    assert without_items(REPORT, "entries", lambda _: False) == REPORT
    assert without_items(REPORT, "nothing", lambda _: True) == REPORT


def test_texts_are_replaced_wherever_they_stand_and_however_they_are_written() -> None:
    text = (
        "a: one bad word   # bad remark\r\n"
        "b: >-\r\n  a bad\r\n  line\r\n\r\n"
        "bad: {c: 'bad', d: [bad, good]}\r\n"
        "e: |\r\n  bad\r\n  lines\r\n"
        "f: good\r\n"
    )
    assert replace_texts(text, lambda each: each.replace("bad", "***")) == (
        'a: "one *** word"   # bad remark\r\n'
        'b: "a *** line"\r\n\r\n'
        'bad: {c: "***", d: ["***", good]}\r\n'
        'e: "***\\nlines\\n"\r\n'
        "f: good\r\n"
    )
    assert replace_texts(text, lambda each: each) == text
    assert replace_texts("# nothing\n", str.upper) == "# nothing\n"


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from("abcdef"), TEXTS))
def test_what_is_written_is_read_as_it_was(fields: dict[str, str]) -> None:
    for value in fields.values():
        assert yaml.load(f"a: {scalar(value)}", yaml.BaseLoader) == {"a": value}  # noqa: S506
    assert yaml.load(flow(fields), yaml.BaseLoader) == fields  # noqa: S506


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.booleans()), min_size=1, max_size=6), st.booleans())
def test_whatever_items_go_the_others_are_read_as_they_were(
    items: list[tuple[str, bool]], wide: bool
) -> None:
    lines = [
        f"# {number}\n- {{n: {number}, t: {json.dumps(text, ensure_ascii=False)}}}"
        for number, (text, _) in enumerate(items)
    ]
    text = "head: 1\nitems:\n" + ("\n\n" if wide else "\n").join(lines) + "\nfoot: 2\n"
    gone = {str(number) for number, (_, go) in enumerate(items) if go}
    read = yaml.load(without_items(text, "items", lambda each: each["n"] in gone), yaml.BaseLoader)  # noqa: S506
    kept = [{"n": str(n), "t": said} for n, (said, go) in enumerate(items) if not go]
    assert read == {"head": "1", "items": kept, "foot": "2"}


def test_nested_values_are_written_within_braces() -> None:
    assert flow({"a": "x y", "b": {"c": "1"}, "d": ["e", "f, g"], "h": "#no"}) == (
        '{a: x y, b: {c: 1}, d: [e, "f, g"], h: "#no"}'
    )


LISTS = """\
# The head.
moved: []

addresses:
- b/   # a remark
# About d.
- d/

files: [x, "y"]
"""


def test_items_are_put_into_a_list_each_before_the_first_that_is_greater() -> None:
    new = with_items(LISTS, "addresses", ["e/", "c/", "a/", "f/"])
    wanted = LISTS.replace("- b/ ", "- a/\n- b/ ").replace("# About", "- c/\n# About")
    assert new == wanted.replace("- d/\n", "- d/\n- e/\n- f/\n")


def test_items_that_are_last_of_all_get_a_line_of_their_own() -> None:
    assert with_items("a:\n  - x", "a", ["y", "w"]) == "a:\n  - w\n  - x\n  - y\n"


def test_a_list_within_brackets_is_written_anew_an_item_a_line() -> None:
    assert with_items(LISTS, "files", ["w", "x y: z"]) == LISTS.replace(
        'files: [x, "y"]', 'files:\n  - w\n  - x\n  - "x y: z"\n  - y'
    )
    assert with_items(LISTS, "moved", ["m"]) == LISTS.replace("moved: []", "moved:\n  - m")


def test_a_list_that_is_not_there_comes_last() -> None:
    assert with_items(LISTS, "more", ["b", "a"]) == f"{LISTS}\nmore:\n  - a\n  - b\n"
    assert with_items("# Only this.\r\n", "a", ["b"]) == "# Only this.\r\n\r\na:\r\n  - b\r\n"
    assert with_items("", "a", ["b"]) == "a:\n  - b\n"
