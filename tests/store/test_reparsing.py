"""What a newer parser alone changes in a store; the newer one is ours, made to read otherwise."""

import json
import os
from pathlib import Path

import pytest
from pages import ACCEPTED, STUDENT

from profdiff import Config, api
from profdiff.api import reading
from profdiff.errors import SnapshotError
from profdiff.records import Award
from profdiff.store import add, remove, verify
from profdiff.store.reparsing import Reparsing

RECORDS = Path("snapshots/.records/mira")


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for at, page in (("2024-01-20", STUDENT), ("2024-02-20", ACCEPTED)):
        add("snapshots", "mira", page.encode(), at=at, extension="md")
    return tmp_path / "snapshots"


@pytest.fixture
def newer(monkeypatch):
    """Makes the parser one of a later epoch, that does something more to what it reads."""
    ours = reading.profile_of

    def become(also=id):
        def read(data, place, form):
            profile = ours(data, place, form)
            profile.parser_epoch += 1
            also(profile)
            return profile

        monkeypatch.setattr(reading, "profile_of", read)

    return become


def outcomes(**options):
    return [(page.page, page.outcome) for page in api.reparse(**options).pages]


FIRST, LAST = "mira@2024-01-20", "mira@2024-02-20"


def test_nothing_is_known_before_it_is_kept():
    assert outcomes() == [(FIRST, "unknown"), (LAST, "unknown")]
    assert not RECORDS.exists()
    assert outcomes(write=True) == [(FIRST, "unknown"), (LAST, "unknown")]
    assert outcomes() == [(FIRST, "current"), (LAST, "current")]


def test_what_is_kept_is_what_was_read():
    api.reparse(write=True)
    told = json.loads((RECORDS / "2024-02-20.json").read_text(encoding="utf-8"))
    assert told["parser_epoch"] == 1
    assert told["profile"]["publications"][0]["venue"]["text"] == "NeurIPS 2022"
    assert told["sha256"] == api.parse(LAST).source.sha256


def test_a_newer_parser_that_reads_the_same(newer):
    api.reparse(write=True)
    newer()
    assert outcomes() == [(FIRST, "same"), (LAST, "same")]


def award(profile):
    profile.awards.append(Award(id="award:lantern", name="Lantern Prize"))


def venue(profile):
    profile.publications[0].venue.text = profile.publications[0].venue.name = "ACL 2020"


def no_role(profile):
    profile.roles.clear()


@pytest.mark.parametrize(
    ("also", "change"),
    [
        (award, ("award", "added", [])),
        (venue, ("publication", "changed", ["venue"])),
        (no_role, ("role", "removed", [])),
    ],
)
def test_each_record_that_is_read_otherwise_is_told(newer, also, change):
    api.reparse(write=True)
    newer(also)
    for page in api.reparse().pages:
        (found,) = page.changes
        fields = [field.field for field in found.fields]
        assert (found.entity, found.op, fields) == change
        assert found.summary
        assert (page.outcome, page.epoch) == ("differs", 1)
    assert api.compare(FIRST, FIRST).changes == []


def test_what_is_told_once_is_kept_as_read_now(newer):
    api.reparse(write=True)
    newer(award)
    assert outcomes(write=True) == [(FIRST, "differs"), (LAST, "differs")]
    assert outcomes() == [(FIRST, "current"), (LAST, "current")]


@pytest.mark.parametrize(
    "damage", ["", "{}", '{"parser_epoch": "x"}', "\udcff", '{"parser_epoch": 1, "sha256": ""}']
)
def test_damaged_records_are_as_none(damage):
    api.reparse(write=True)
    (RECORDS / "2024-01-20.json").write_bytes(os.fsencode(damage))
    assert outcomes() == [(FIRST, "unknown"), (LAST, "current")]


def test_records_of_other_bytes_are_as_none(store):
    api.reparse(write=True)
    (store / "mira/2024-01-20.md").unlink()
    (store / "mira/2024-01-20.meta.toml").unlink()
    add("snapshots", "mira", b"# Somebody\n", at="2024-01-20", extension="md")
    assert outcomes() == [(FIRST, "unknown"), (LAST, "current")]


def test_records_by_other_words_are_as_none():
    api.reparse(write=True)
    config = Config(lexicon={"venues": {"conference": ["Lantern Days"]}})
    assert outcomes(config=config) == [(FIRST, "unknown"), (LAST, "unknown")]


def test_records_of_removed_pages_go():
    api.reparse(write=True)
    remove("snapshots", FIRST)
    api.reparse(write=True)
    assert [path.name for path in RECORDS.iterdir()] == ["2024-02-20.json"]


def test_records_are_no_profile_and_no_fault():
    api.reparse(write=True)
    assert verify("snapshots") == []
    with pytest.raises(SnapshotError) as caught:
        api.parse("nobody@last")
    assert caught.value.hint == "it holds mira"


def test_a_profile_that_is_not_there():
    with pytest.raises(SnapshotError, match="no such profile") as caught:
        api.reparse(["mria"])
    assert caught.value.hint == "did you mean 'mira'?"


@pytest.mark.parametrize("link", [".records", ".records/mira"])
def test_no_link_out_of_the_store_is_followed(store, link, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (store / link).parent.mkdir(exist_ok=True)
    (store / link).symlink_to(outside)
    with pytest.raises(SnapshotError, match="leads out of the store"):
        api.reparse(write=True)
    assert list(outside.iterdir()) == []


def test_pages_are_as_they_were(store):
    before = {path: path.read_bytes() for path in (store / "mira").iterdir()}
    assert isinstance(api.reparse(write=True), Reparsing)
    assert {path: path.read_bytes() for path in (store / "mira").iterdir()} == before
