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


@pytest.mark.parametrize("output", ["markdown", "html"])
@pytest.mark.parametrize("grouping", ["change", "entity"])
def test_the_built_in_templates_may_be_copied(profdiff, repository, output, grouping):
    printed = profdiff("changelog", "--print-template", output)
    name = f"mine.{'md' if output == 'markdown' else 'html'}.jinja"
    repository.write(name, printed.out)
    filled = profdiff("changelog", "about.md", "--template", name, "--group", grouping)
    built_in = profdiff("changelog", "about.md", "--format", output, "--group", grouping)
    assert (filled.code, filled.out) == (exit_codes.DONE, built_in.out)
    assert "Brightwater" in built_in.out


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "cannot be filled"),
        ("{% for i in range(10 ** 9) %}x{% endfor %}", "cannot be filled"),
        ("{% include 'about.md' %}", "cannot be filled"),
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


def test_as_json(profdiff, repository, validated):
    told = validated(profdiff("changelog", "about.md", "--format", "json").out, "changelog")
    assert [section["date"] for section in told["sections"]] == ["2022-09-20", "2022-01-10"]
    assert told["sections"][0]["version"] == repository("rev-parse", "HEAD")
    assert [change["entity"] for change in told["sections"][0]["changes"]] == [
        "role",
        "education",
        "publication",
    ]


def test_hostile_text_is_text(profdiff, repository):
    hostile = "</li><script>alert(1)</script> <!-- profdiff changelog: end -->"
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    title = hostile.replace("<", "&lt;")
    repository.commit(
        "about.md", page.replace("A Note on Kerbs", title), "2023-05-01T12:00:00+00:00"
    )
    html = profdiff("changelog", "about.md", "--format", "html").out
    assert "&lt;script&gt;" in html
    assert "<script>" not in html
    for output in ("markdown", "html"):
        told = [
            profdiff("changelog", "about.md", "--format", output, "--update", "x") for _ in "ab"
        ]
        assert [each.code for each in told] == [exit_codes.DONE] * 2
        assert (repository.path / "x").read_text(encoding="utf-8").count("alert(1)") == 1


def test_a_template_that_writes_the_marks_is_refused(profdiff, repository):
    repository.write("x.jinja", END)
    refused = profdiff("changelog", "about.md", "--template", "x.jinja", "--update", "CHANGELOG.md")
    assert refused.code == exit_codes.FAILED
    assert not (repository.path / "CHANGELOG.md").exists()


def test_a_file_of_html_is_updated_in_html(profdiff, repository):
    assert profdiff("changelog", "about.md", "--update", "log.html").code == exit_codes.DONE
    file = repository.path / "log.html"
    written = file.read_text(encoding="utf-8")
    assert written.startswith(f"<h1>Changelog</h1>\n\n{BEGIN}\n\n<section>\n<h2><time datetime=")
    assert "as it was" in profdiff("changelog", "about.md", "--update", "log.html").err
    profdiff("changelog", "about.md", "-o", "other.html")
    assert (repository.path / "other.html").read_text(encoding="utf-8") in written


@pytest.mark.parametrize("window", ["day", "week", "month"])
def test_an_update_is_idempotent_in_every_window(profdiff, repository, window):
    for _ in "ab":
        profdiff("changelog", "about.md", "--update", "CHANGELOG.md", "--window", window)
    written = (repository.path / "CHANGELOG.md").read_bytes()
    fresh = profdiff("changelog", "about.md", "--window", window).out
    assert fresh.encode() in written
    assert written.count(b"## 2022") == 2


def test_a_history_that_was_rewritten(profdiff, repository):
    """The block says what the history says now, and nothing twice."""
    profdiff("changelog", "about.md", "--update", "CHANGELOG.md")
    dates = {"GIT_AUTHOR_DATE": "2022-09-25T12:00:00+00:00"}
    repository("commit", "-q", "--amend", "-m", "other words", "--date", *dates.values(), **dates)
    profdiff("changelog", "about.md", "--update", "CHANGELOG.md")
    written = (repository.path / "CHANGELOG.md").read_text(encoding="utf-8")
    assert profdiff("changelog", "about.md").out in written
    assert written.count("Brightwater") == 1
    assert "2022-09-20" not in written


def test_a_page_that_is_back_as_it_was(profdiff, repository):
    page = (repository.path / "about.md").read_text(encoding="utf-8")
    repository.commit("about.md", "Under construction\n", "2023-05-01T12:00:00+00:00")
    repository.commit("about.md", page, "2023-06-01T12:00:00+00:00")
    out = profdiff("changelog", "about.md").out
    assert out.startswith(
        "## 2023-06-01\n\nThe page is back as it was.\n\n"
        "## 2023-05-01\n\nThe page broke or fell silent; what it had said is unknown, not gone.\n"
    )


@pytest.mark.usefixtures("repository")
def test_the_same_bytes_whatever_the_hashes(process):
    outputs = {
        process("changelog", "about.md", "--format", output, environ={"PYTHONHASHSEED": seed}).out
        for output in ("html", "jsonfeed")
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 2


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


def test_a_profile_goes_by_the_name_that_the_store_gives(profdiff, pages, repository):
    profdiff("snapshot", "add", pages / "old.md", "--profile", "mira", "--store", "store")
    told = repository.path / "store" / "mira" / "profile.toml"
    told.write_text('name = "Mira S. Sol"\n', encoding="utf-8")
    asked = ("--store", "store")
    assert "Mira S. Sol" in profdiff("timeline", "mira", *asked).out
    assert "Mira S. Sol" in profdiff("changelog", "mira", "--format", "atom", *asked).out
    assert profdiff("report", "mira", *asked, "-o", "report.html").code == exit_codes.DONE
    assert "<h1>Mira S. Sol</h1>" in (repository.path / "report.html").read_text(encoding="utf-8")
    told.write_text("name = ", encoding="utf-8")
    refused = profdiff("timeline", "mira", *asked)
    assert (refused.code, "profile.toml" in refused.err) == (exit_codes.FAILED, True)
