"""`profdiff changelog` as a user types it."""

import json

import pytest

from profdiff.changelogs.block import BEGIN, END
from profdiff.cli import exit_codes

pytestmark = pytest.mark.usefixtures("repository")
MOVED = "- Role: Ph.D. student, Halden University → research scientist, Brightwater (moved)\n"
ACCEPTED = "- Paper: Sparse Gradients in Dense Cities (accepted: Preprint 2021 → NeurIPS 2022)\n"


def test_sections_by_day(profdiff):
    out = profdiff("changelog", "about.md").out
    assert out.startswith("## 2022-09-20\n")
    assert MOVED in out
    assert ACCEPTED in out
    assert out.endswith("## 2022-01-10\n\nThe first version.\n")


def test_by_month_and_by_kind(profdiff):
    out = profdiff("changelog", "about.md", "--window", "month", "--group", "entity").out
    assert out.startswith("## 2022-09\n\n### Roles\n\n- Changed: Ph.D. student")


def test_what_is_changed_back_within_a_window_is_left_out(profdiff, repository):
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    repository.commit("about.md", page.replace("Brightwater", "X"), "2022-10-01T08:00:00+00:00")
    repository.commit("about.md", page, "2022-10-01T09:00:00+00:00")
    assert "2022-10" not in profdiff("changelog", "about.md").out


def test_a_file_is_updated_between_its_marks_alone(profdiff, repository):
    file = repository.path / "CHANGELOG.md"
    file.write_bytes(f"# By hand\r\n\r\n{BEGIN}\r\nold\r\n{END}\r\n\r\nThe end".encode())
    first = profdiff("changelog", "about.md", "--update", "CHANGELOG.md")
    assert (first.code, first.out) == (exit_codes.DONE, "")
    written = file.read_bytes()
    assert written.startswith(f"# By hand\r\n\r\n{BEGIN}\r\n\r\n## 2022-09-20\r\n".encode())
    assert written.endswith(f"\r\n\r\n{END}\r\n\r\nThe end".encode())
    assert "as it was" in profdiff("changelog", "about.md", "--update", "CHANGELOG.md").err
    assert file.read_bytes() == written


def test_one_more_commit_is_one_more_section(profdiff, repository):
    profdiff("changelog", "about.md", "--update", "CHANGELOG.md")
    before = (repository.path / "CHANGELOG.md").read_text(encoding="utf-8")
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    repository.commit(
        "about.md", page.replace("Brightwater", "Ferrow"), "2023-05-01T12:00:00+00:00"
    )
    profdiff("changelog", "about.md", "--update", "CHANGELOG.md")
    after = (repository.path / "CHANGELOG.md").read_text(encoding="utf-8")
    head, mark, rest = before.partition("## 2022-09-20")
    assert after.startswith(f"{head}## 2023-05-01\n")
    assert after.endswith(f"\n\n{mark}{rest}")


@pytest.mark.parametrize("text", ["no marks\n", f"{BEGIN}\n{END}\n{BEGIN}\n{END}\n", f"{BEGIN}\n"])
def test_a_file_without_its_place_is_refused(profdiff, repository, text):
    (repository.path / "CHANGELOG.md").write_text(text, encoding="utf-8")
    refused = profdiff("changelog", "about.md", "--update", "CHANGELOG.md")
    assert refused.code == exit_codes.FAILED
    assert BEGIN in refused.err
    assert (repository.path / "CHANGELOG.md").read_text(encoding="utf-8") == text


def test_a_template_of_ones_own(profdiff, repository):
    data = json.loads(profdiff("changelog", "about.md", "--context").out)
    assert [section["title"] for section in data["sections"]] == ["2022-09-20", "2022-01-10"]
    repository.write(
        "x.txt.jinja", "{% for s in sections %}{{ s.title }}: {{ s.headline }}\n{% endfor %}"
    )
    out = profdiff("changelog", "about.md", "--template", "x.txt.jinja").out
    assert out.startswith("2022-09-20: joins Brightwater as research scientist")


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{% for %}", "x.jinja:1: is no template"),
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ sections.append(1) }}", "'append' of 'list' object is unsafe"),
    ],
)
def test_a_template_that_is_wrong_or_means_ill(profdiff, repository, template, why):
    repository.write("x.jinja", template)
    refused = profdiff("changelog", "about.md", "--template", "x.jinja")
    assert (refused.code, refused.out) == (exit_codes.FAILED, "")
    assert why in refused.err


def test_a_profile_of_the_store(profdiff, pages):
    for name, day in (("old.md", "2022-01-10"), ("new.md", "2022-09-20")):
        page = pages / name
        profdiff("snapshot", "add", page, "--profile", "mira", "--at", day, "--store", "store")
    out = profdiff("changelog", "mira", "--store", "store").out
    assert out == profdiff("changelog", "about.md").out


@pytest.mark.parametrize("output", ["atom", "jsonfeed"])
def test_a_feed(profdiff, output):
    out = profdiff("changelog", "about.md", "--format", output, "--url", "https://example.org").out
    assert "2022-09-20: joins Brightwater as research scientist" in out
    assert "https://example.org" in out


@pytest.mark.parametrize(
    "url",
    ["example.org", "javascript://x", "https://", "https://a b", 'https://a"b', "http://\x07"],
)
def test_what_is_no_address_is_refused(profdiff, url):
    refused = profdiff("changelog", "about.md", "--format", "atom", "--url", url)
    assert (refused.code, refused.out) == (exit_codes.FAILED, "")
    assert "is no address" in refused.err


@pytest.mark.parametrize(
    "options",
    [
        ("--update", "a", "-o", "b"),
        ("--format", "json", "--context"),
        ("--update", "a", "--format", "json"),
    ],
)
def test_contradictions(profdiff, options):
    assert profdiff("changelog", "about.md", *options).code == exit_codes.FAILED
