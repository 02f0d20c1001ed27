"""Whether a page holds a profile, by the pages in `tests/cases/states`, each in its state's folder.

They stand for placeholders of a person and of a server, redirects, themes' demo text, and pages
that only sound like these.
"""

from pathlib import Path

import pytest

from profdiff import compare, parse

CASES = Path(__file__).parents[1] / "cases" / "states"
PAGES = sorted(CASES.glob("*/*"))
REAL = CASES / "content" / "a-lab-page-is-under-construction.md"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_states(path):
    profile = parse(path)
    assert profile.state == path.parent.name
    if profile.state != "content":
        assert not any((profile.roles, profile.publications, profile.education))


def test_all_states_have_pages():
    assert {path.parent.name for path in PAGES} == {"content", "stub", "template"}


def test_a_redirect_tells_where_to():
    found = parse(CASES / "stub" / "jekyll-redirect-from.md").diagnostics
    assert [(d.code, "/people/sol/" in d.message) for d in found] == [("redirect", True)]


@pytest.mark.parametrize(
    "path", [path for path in PAGES if path.parent.name != "content"], ids=lambda path: path.stem
)
def test_what_is_gone_is_unknown_where_a_page_holds_no_profile(path):
    for old, new in ((REAL, path), (path, REAL)):
        compared = compare(old, new)
        assert compared.status == "collapsed"
        assert [(c.entity, c.op) for c in compared.changes] == [("page", "changed")]
        assert "state" in [field.field for field in compared.changes[0].fields]


def test_demo_entries_beside_a_real_page_are_left_out_and_told():
    page = REAL.read_text(encoding="utf-8") + (
        "\n## Talks\n\n- Talk 1 on Relevant Topic in Your Field, UC San Francisco Department of "
        "Testing, March 2012\n- On Kites, Halden, May 2020\n"
    )
    profile = parse(page.encode(), format="markdown")
    assert [talk.title for talk in profile.talks] == ["On Kites"]
    assert [(d.code, d.line) for d in profile.diagnostics] == [("demo-items", 11)]
    assert any("Relevant Topic" in passage.text for passage in profile.passages)


def test_an_address_that_is_told_by_names_is_no_demo_text():
    text = "# Mira Sol\n\nI am a postdoc at Oak.\n\n- {firstname}.{lastname}7 (at) oak.edu\n"
    assert parse(text.encode()).diagnostics == []
