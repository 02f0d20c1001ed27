"""`profdiff reparse` as a user types it."""

import pytest

from profdiff.api import reading
from profdiff.cli import exit_codes


@pytest.fixture(autouse=True)
def stored(profdiff):
    for page, at in (("old.md", "2024-01-20"), ("new.md", "2024-02-20")):
        profdiff("snapshot", "add", page, "--profile", "mira", "--at", at)


@pytest.fixture
def newer(monkeypatch):
    """A parser of a later epoch that reads no position."""
    ours = reading.profile_of

    def read(*given):
        profile = ours(*given)
        profile.parser_epoch, profile.roles = 2, []
        return profile

    monkeypatch.setattr(reading, "profile_of", read)
    monkeypatch.setattr("profdiff.store.reparsing.PARSER_EPOCH", 2)


def test_pages_of_which_nothing_is_kept(profdiff):
    told = profdiff("reparse", "--report")
    assert told == (exit_codes.DONE, "2 pages: 2 not known as they were read before\n", "")


def test_what_a_newer_parser_reads_otherwise(profdiff, request):
    profdiff("reparse", "--write")
    assert profdiff("reparse").out == "2 pages: 2 kept as read by this parser\n"
    request.getfixturevalue("newer")
    lines = profdiff("reparse", "--report").out.splitlines()
    assert lines[0] == "mira@2024-01-20  epoch 1 → 2: 1 role"
    assert lines[1].startswith("  - role: Ph.D. student, Halden University")
    assert lines[-1] == "2 pages: 2 read otherwise"
    assert len(profdiff("reparse").out.splitlines()) == 3
    assert profdiff("reparse", "--write", "mira").out.endswith("2 read otherwise\n")
    assert profdiff("reparse").out == "2 pages: 2 kept as read by this parser\n"


def test_json(profdiff, request, validated):
    profdiff("reparse", "--write")
    request.getfixturevalue("newer")
    told = validated(profdiff("reparse", "--format", "json").out, "reparsing")
    assert [page["outcome"] for page in told["pages"]] == ["differs", "differs"]
    assert [change["op"] for change in told["pages"][0]["changes"]] == ["removed"]


def test_no_store(profdiff):
    told = profdiff("reparse", "--store", "elsewhere")
    assert told.code == exit_codes.FAILED
    assert "there is no snapshot store here" in told.err
