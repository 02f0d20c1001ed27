"""Whole pages of invented people and what is read from them, as a reader can review it.

Each folder of `tests/cases/data` and `tests/cases/languages` holds a page and `records.txt`: a line
a record, with its line on the page. PROFDIFF_UPDATE_GOLDEN=1 writes these anew.
"""

import os
from pathlib import Path

import pytest

from profdiff import compare, parse
from profdiff.extract.page import walk
from profdiff.formats import read_document
from profdiff.records import ENTITIES

CASES = Path(__file__).parents[1] / "cases"
FOLDERS = sorted(page for kind in ("data", "languages") for page in (CASES / kind).iterdir())


def page_of(folder):
    (page,) = (path for path in folder.iterdir() if path.name != "records.txt")
    return page


#: The pages of the pairs of versions too.
PAGES = [page_of(folder) for folder in FOLDERS] + sorted(CASES.glob("*/*/old.*"))
UNTOLD = {"id", "span", "places", "section"}


def told(value):
    if isinstance(value, list):
        return "; ".join(map(told, value))
    if hasattr(value, "__struct_fields__"):
        shown = {name: getattr(value, name) for name in value.__struct_fields__}
        return " ".join(f"{k}={told(v)}" for k, v in shown.items() if v not in (None, ""))
    return str(value)


def line_of(entity, record):
    shown = {name: getattr(record, name) for name in record.__struct_fields__ if name not in UNTOLD}
    fields = [f"{k}: {told(v)}" for k, v in shown.items() if v not in (None, [], False, "")]
    return f"{record.span.line:4} {entity:11} " + " | ".join(fields)


def lines_of(profile):
    yield f"{profile.kind}: {profile.name} ({profile.source.format}, {profile.state})"
    for entity, (attribute, _) in ENTITIES.items():
        yield from (line_of(entity, record) for record in getattr(profile, attribute))
    for found in profile.diagnostics:
        yield f"{found.line or 0:4} {found.code}: {found.message}"


def letters(texts):
    """The words of some texts, whatever white space parts them."""
    return "".join("".join(text.split()) for text in texts)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_records_as_reviewed(folder):
    text = "".join(f"{line}\n" for line in lines_of(parse(page_of(folder))))
    expected = folder / "records.txt"
    if os.environ.get("PROFDIFF_UPDATE_GOLDEN"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_page_is_no_change_of_itself(folder):
    assert not compare(page_of(folder), page_of(folder)).changes


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_every_word_stands_in_one_passage(page):
    document, _ = read_document(page.read_bytes(), str(page))
    shown = letters(block.text for block in walk(document.blocks))
    assert letters(passage.text for passage in parse(page).passages) == shown
