"""The file of acceptances: read, written to, and taken from, with what people wrote around it."""

import tomllib

import pytest

from profdiff.checking.accepted import Acceptance, accept, drop, read_accepted
from profdiff.errors import ConfigError
from profdiff.findings import Finding

BY_HAND = """\
# Reviewed in spring.

# Nobody has the paper any more.
[[accepted]]
fingerprint = '0123456789ab'
reason = "lost"

[[accepted]]  # see the mail
fingerprint = "ba9876543210"
reason = "never was one"
until = 2026-05-31
"""


def finding(fingerprint="f14fad316896", message="Sorting Sand is no longer on the page"):
    return Finding(
        rule="publication-removed",
        what="Sorting Sand",
        key="title:sorting sand",
        message=message,
        fingerprint=fingerprint,
        path="about.md",
    )


@pytest.fixture
def file(tmp_path):
    return tmp_path / "accepted.toml"


def test_nothing_is_accepted_without_a_file(file):
    assert read_accepted(str(file)) == []


@pytest.mark.parametrize("reason", ['so "it" is', "back\\slash", "two\nlines", "\x7f\x1b[31m", "ü"])
def test_a_finding_is_written_down_and_read_again(file, reason):
    entry = accept(str(file), finding(message=reason), reason, "2027-01-31")
    assert read_accepted(str(file)) == [entry]
    assert entry.reason == entry.what == reason
    assert entry.until == "2027-01-31"
    tomllib.loads(file.read_text(encoding="utf-8"))


def test_an_acceptance_takes_the_place_of_an_older_one(file):
    accept(str(file), finding(), "first", None)
    accept(str(file), finding("0123456789ab"), "another", None)
    accept(str(file), finding(), "second", None)
    assert [entry.reason for entry in read_accepted(str(file))] == ["another", "second"]


def test_what_people_wrote_stays(file):
    file.write_text(BY_HAND)
    accept(str(file), finding(), "withdrawn", None)
    assert file.read_text().startswith(BY_HAND)
    drop(str(file), {"f14fad316896"})
    assert file.read_text() == BY_HAND


def test_an_entry_goes_with_the_comment_above_it(file):
    file.write_text(BY_HAND)
    drop(str(file), {"0123456789ab"})
    assert (
        file.read_text()
        == BY_HAND[: BY_HAND.index("# Nobody")] + (BY_HAND[BY_HAND.index("[[accepted]]  # see") :])
    )
    assert [entry.fingerprint for entry in read_accepted(str(file))] == ["ba9876543210"]


def test_an_acceptance_holds_until_its_last_day():
    entry = Acceptance(fingerprint="f14fad316896", until="2026-05-31")
    assert entry.holds("2026-05-31")
    assert not entry.holds("2026-06-01")
    assert Acceptance(fingerprint="f14fad316896").holds("2099-01-01")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[[accepted]]\n", "has no fingerprint"),
        ("[[accepted]]\nfingerprint = 'xyz'\n", "has no fingerprint"),
        ("[[accepted]]\nfingerprint = 'f14fad316896'\n", "has no reason"),
        ("[[accepted]]\nfingerprint = 'f14fad316896'\nreason = 'x'\nrules = 1\n", "unknown key"),
        ("[[accepted]]\nfingerprint = 'f14fad316896'\nreason = 'x'\nuntil = 'May'\n", "no date"),
        ("[accepted]\n", "something else"),
        ("rules = []\n", "something else"),
        ("[[accepted\n", "is no TOML"),
    ],
)
def test_a_bad_file_is_refused(file, text, why):
    file.write_text(text)
    with pytest.raises(ConfigError, match=why) as caught:
        read_accepted(str(file))
    assert str(file) in caught.value.what
    assert caught.value.hint
