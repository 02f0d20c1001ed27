"""`profdiff accept` as a user types it: what is accepted is not asked again."""

import re
import tomllib

import pytest

from profdiff.cli import exit_codes

FILE = ".profdiff-accepted.toml"


@pytest.fixture
def lost(repository):
    """The repository, with a page staged from which a paper is gone."""
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    repository.write("about.md", page[: page.index("- Ivo Brandt")])
    repository("add", "about.md")
    return repository


def fingerprint_of(outcome):
    return re.search(r"\[publication-removed ([0-9a-f]{12})\]", outcome.out)[1]


def test_an_accepted_finding_is_not_told_again(profdiff, lost):
    before = profdiff("check")
    assert before.code == exit_codes.CHANGES
    accepted = profdiff("accept", fingerprint_of(before), "--reason", "withdrawn")
    assert accepted.code == exit_codes.DONE
    assert "A Note on Kerbs is no longer on the page" in accepted.out
    after = profdiff("check")
    assert (after.code, "1 accepted" in after.out) == (exit_codes.DONE, True)
    entries = tomllib.loads((lost.path / FILE).read_text(encoding="utf-8"))["accepted"]
    assert entries[0]["rule"] == "publication-removed"
    assert entries[0]["path"] == "about.md"


def test_rewording_and_reordering_do_not_bring_it_back(profdiff, lost):
    profdiff("accept", fingerprint_of(profdiff("check")), "--reason", "withdrawn")
    page = (lost.path / "about.md").read_text(encoding="utf-8")
    lost.write("about.md", page.replace("# About", "# About me\n\nI like maps."))
    lost("add", "about.md")
    assert "publication-removed" not in profdiff("check").out


def test_another_loss_is_told(profdiff, lost):
    profdiff("accept", fingerprint_of(profdiff("check")), "--reason", "withdrawn")
    page = (lost.path / "about.md").read_text(encoding="utf-8")
    lost.write("about.md", page[: page.index("- Mira Sol")] + "None yet.\n")
    lost("add", "about.md")
    assert "Sparse Gradients in Dense Cities" in profdiff("check").out


@pytest.mark.usefixtures("lost")
def test_an_acceptance_ends(profdiff, monkeypatch):
    fingerprint = fingerprint_of(profdiff("check"))
    profdiff("accept", fingerprint, "--reason", "back soon", "--until", "2026-01-31")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769817600")  # 2026-01-31
    assert profdiff("check").code == exit_codes.DONE
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769904000")  # a day later
    ended = profdiff("check", "--color", "always")
    assert ended.code == exit_codes.CHANGES
    assert "2026-01-31" in ended.out
    assert profdiff("accept", "--prune").out == "1 dropped\n"
    assert profdiff("accept").out == ""


def test_from_a_folder_below_the_root(profdiff, lost, monkeypatch):
    fingerprint = fingerprint_of(profdiff("check"))
    folder = lost.path / "below"
    folder.mkdir()
    monkeypatch.chdir(folder)
    profdiff("accept", fingerprint, "--reason", "withdrawn")
    assert (lost.path / FILE).is_file()
    assert profdiff("accept").out.startswith(fingerprint)


def test_what_is_not_found_cannot_be_accepted(profdiff, lost):
    refused = profdiff("accept", "0123456789ab", "--reason", "x")
    assert refused.code == exit_codes.FAILED
    assert "nothing that is found now" in refused.err
    assert not (lost.path / FILE).exists()


@pytest.mark.parametrize(
    ("options", "why"),
    [((), "--reason: is missing"), (("--reason", "x", "--until", "soon"), "is no date")],
)
def test_a_reason_and_a_day_are_asked_for(profdiff, lost, options, why):
    refused = profdiff("accept", fingerprint_of(profdiff("check")), *options)
    assert (refused.code, why in refused.err) == (exit_codes.FAILED, True)
    assert not (lost.path / FILE).exists()


def test_outside_a_repository(profdiff, pages):
    page = "# Ada Example\n\n## Experience\n\n- Engineer, Sand Works, 2021 - 2012\n"
    (pages / "about.md").write_text(page, encoding="utf-8")
    found = re.search(
        r"end-before-start ([0-9a-f]{12})", profdiff("check", "--all", "about.md").out
    )
    accepted = profdiff("accept", found[1], "--reason", "a joke", "--page", "about.md")
    assert accepted.code == exit_codes.DONE
    assert profdiff("check", "--all", "about.md").code == exit_codes.DONE
