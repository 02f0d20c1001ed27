"""`profdiff compare`: its outputs, its filters and its exit codes."""

import json

import pytest

from profdiff import api
from profdiff.cli import exit_codes
from profdiff.records import ENTITIES
from profdiff.render import COMPARISON, words


@pytest.fixture
def with_status(monkeypatch):
    """Makes every comparison end with a status."""

    def arrange(status):
        real = api.compare

        def compare(old, new, **given):
            compared = real(old, new, **given)
            compared.status = status
            return compared

        monkeypatch.setattr(api, "compare", compare)

    return arrange


def test_what_changed(profdiff):
    outcome = profdiff("compare", "old.md", "new.md")
    assert outcome.code == 0
    assert outcome.err == ""
    first, *_, last = outcome.out.splitlines()
    assert first == "old.md → new.md"
    assert "accepted: Preprint 2021 → NeurIPS 2022" in outcome.out
    assert "line 11 → 11" in outcome.out
    assert last.endswith("unchanged")


def test_nothing_changed(profdiff):
    outcome = profdiff("compare", "old.md", "old.md", "--exit-code")
    assert outcome.code == exit_codes.DONE
    assert outcome.out.splitlines()[-1].endswith("records, no change")


@pytest.mark.parametrize("output", COMPARISON)
def test_every_output(profdiff, validated, output):
    outcome = profdiff("compare", "old.md", "new.md", "--format", output)
    assert outcome.code == 0
    assert outcome.out.endswith("\n")
    assert outcome.out == profdiff("compare", "old.md", "new.md", "--format", output).out
    if output == "json":
        assert validated(outcome.out, "comparison")["changes"]
    if output == "jsonl":
        assert all(validated(line, "change") for line in outcome.out.splitlines())


def test_json_says_where_pages_came_from_and_how_they_were_read(profdiff, validated):
    contents = validated(
        profdiff("compare", "old.md", "new.md", "--format", "json").out, "comparison"
    )
    assert contents["old"]["path"] == "old.md"
    assert contents["old"]["format"] == "markdown"
    assert contents["old"]["chosen_by"]
    assert len(contents["old"]["sha256"]) == 64
    assert all(change["summary"] for change in contents["changes"])


@pytest.mark.parametrize("asked", ["publication", "paper", "papers", "publications", "Paper"])
def test_only(profdiff, validated, asked):
    outcome = profdiff("compare", "old.md", "new.md", "--format", "json", "--only", asked)
    contents = validated(outcome.out, "comparison")
    assert {change["entity"] for change in contents["changes"]} == {"publication"}
    assert set(contents["summary"]) <= {"publication"}
    assert contents["headline"] is None


def test_ignore(profdiff, validated):
    outcome = profdiff(
        "compare", "old.md", "new.md", "--format", "json", "--ignore", "role, link", "--ignore=page"
    )
    kinds = {change["entity"] for change in validated(outcome.out, "comparison")["changes"]}
    assert "publication" in kinds
    assert not kinds & {"role", "link", "page"}


def test_only_says_how_much_was_not_asked_for(profdiff):
    last = profdiff("compare", "old.md", "new.md", "--only", "talk").out.splitlines()[-1]
    assert "no change" in last
    assert last.endswith("not asked for")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("publicaton", "did you mean 'publication'?"),
        ("role,Rolle", "did you mean 'role'?"),
        ("xyzzy", "there are: role, education"),
    ],
)
@pytest.mark.parametrize("option", ["--only", "--ignore"])
def test_unknown_entity(profdiff, option, asked, told):
    outcome = profdiff("compare", "old.md", "new.md", option, asked)
    assert outcome.code == exit_codes.FAILED
    assert outcome.out == ""
    assert told in outcome.err


def test_every_entity_can_be_asked_for(profdiff):
    assert set(words.NOUNS) == {*ENTITIES, "page"}
    for entity in words.NOUNS:
        assert profdiff("compare", "old.md", "new.md", "--only", entity).code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("old.md", "new.md"), exit_codes.DONE),
        (("old.md", "new.md", "--exit-code"), exit_codes.CHANGES),
        (("old.md", "old.md", "--exit-code"), exit_codes.DONE),
        (("old.md", "new.md", "--exit-code", "--only", "talk"), exit_codes.DONE),
        (("old.md", "new.md", "--exit-code", "--format", "oneline"), exit_codes.CHANGES),
        (("old.md", "gone.md", "--exit-code"), exit_codes.FAILED),
    ],
)
def test_exit_code(profdiff, arguments, code):
    assert profdiff("compare", *arguments).code == code


@pytest.mark.parametrize("status", ["limited", "collapsed"])
def test_incomplete_answers_are_told_apart(profdiff, with_status, status):
    with_status(status)
    assert profdiff("compare", "old.md", "old.md", "--exit-code").code == exit_codes.INCOMPLETE
    assert profdiff("compare", "old.md", "new.md", "--exit-code").code == exit_codes.INCOMPLETE
    assert profdiff("compare", "old.md", "new.md").code == exit_codes.DONE


@pytest.mark.parametrize("output", COMPARISON)
@pytest.mark.parametrize("status", ["limited", "collapsed"])
def test_every_output_says_that_it_is_incomplete(profdiff, with_status, status, output):
    with_status(status)
    outcome = profdiff("compare", "old.md", "new.md", "--format", output)
    in_itself = {"json": f'"status": "{status}"', "jsonl": "", "oneline": ""}.get(
        output, {"limited": "not complete", "collapsed": "broken page"}[status]
    )
    assert in_itself in outcome.out
    assert bool(outcome.err) is not bool(in_itself)


def test_explain(profdiff):
    told = profdiff("compare", "old.md", "new.md", "--explain").out
    assert "old.md: read as markdown (content: front matter)" in told
    assert "matched by arxiv" in told


def test_reading_as_another_format(profdiff, validated):
    def formats(*options):
        outcome = profdiff("compare", "old.md", "new.md", "--format", "json", *options)
        contents = validated(outcome.out, "comparison")
        return contents["old"]["format"], contents["new"]["format"]

    assert formats("--from", "text") == ("text", "text")
    assert formats("--from-old", "text") == ("text", "markdown")
    assert formats("--from", "text", "--from-new", "html") == ("text", "html")


@pytest.mark.parametrize("option", ["--from", "--from-old", "--from-new"])
def test_unknown_format(profdiff, option):
    outcome = profdiff("compare", "old.md", "new.md", option, "markdwon")
    assert outcome.code == exit_codes.FAILED
    assert "did you mean 'markdown'?" in outcome.err


def test_too_large(profdiff):
    outcome = profdiff("compare", "old.md", "new.md", "--max-bytes", "10")
    assert outcome.code == exit_codes.FAILED
    assert outcome.err.startswith("profdiff: old.md: ")
    assert "\nhint: " in outcome.err


def test_store(pages, profdiff):
    folder = pages / "kept" / "mira"
    folder.mkdir(parents=True)
    (pages / "old.md").rename(folder / "2021-02-14.md")
    (pages / "new.md").rename(folder / "2024-09-30.md")
    outcome = profdiff("compare", "mira@first", "mira@last", "--store", "kept")
    assert outcome.code == 0
    assert "2021-02-14" in outcome.out
    assert "2024-09-30" in outcome.out


def test_what_is_odd_about_a_page_is_told_beside_the_result(pages, profdiff, validated):
    (pages / "odd.md").write_bytes(b"\xff\xfe" + "# Mira\n\nI teach.\n".encode("utf-16-le"))
    broken = "---\ntitle: a: b: c\n  - d\n---\n# Mira\n"
    (pages / "broken.md").write_text(broken, encoding="utf-8")
    outcome = profdiff("compare", "broken.md", "new.md", "--format", "json")
    assert outcome.code == 0
    validated(outcome.out, "comparison")
    assert outcome.err.startswith("broken.md: ")


def test_links_and_sentences_are_folded_on_a_screen_alone(pages, profdiff):
    (pages / "newer.md").write_text(
        (pages / "new.md").read_text(encoding="utf-8") + "\nI like kerbs and cats.\n",
        encoding="utf-8",
    )
    sentence = "I like kerbs and cats."
    arguments = ("compare", "old.md", "newer.md")
    assert sentence in profdiff(*arguments).out
    screen = profdiff(*arguments, "--color", "always").out
    assert sentence not in screen
    assert "--all shows" in screen
    assert sentence in profdiff(*arguments, "--color", "always", "--all").out
    assert sentence in profdiff(*arguments, "--color", "always", "--only", "statement").out


def test_json_is_utf8_whatever_the_terminal_reads(pages, process):
    (pages / "new.md").write_text("I am a reader at Universität Zürich.\n", encoding="utf-8")
    outcome = process(
        "compare", "old.md", "new.md", "--format", "json", environ={"PYTHONIOENCODING": "ascii"}
    )
    assert outcome.code == 0
    assert "Universität Zürich" in json.dumps(json.loads(outcome.out), ensure_ascii=False)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_text_fits_the_terminals_encoding(pages, process, encoding):
    (pages / "new.md").write_text("I am a reader at 大学.\n", encoding="utf-8")
    for options in ((), ("--color", "always")):
        outcome = process(
            "compare", "old.md", "new.md", *options, environ={"PYTHONIOENCODING": encoding}
        )
        assert outcome.code == 0
        assert "->" in outcome.out
        assert "\\u5927" in outcome.out


def test_standard_input_is_one_page(profdiff):
    outcome = profdiff("compare", "-", "-")
    assert outcome.code == exit_codes.FAILED
    assert outcome.err.startswith("profdiff: -: standard input is one page, not two\nhint: ")


def test_standard_input_against_a_file(pages, process):
    outcome = process("compare", "old.md", "-", input=(pages / "new.md").read_bytes())
    assert outcome.code == 0
    assert outcome.out.startswith("old.md → -\n")
    assert "accepted: " in outcome.out


def test_noise_is_counted_and_told_on_request(profdiff, pages, validated):
    page = pages / "new.md"
    for side, stamp in (("old.md", "May 2023"), ("new.md", "June 2024")):
        text = (pages / "old.md").read_text(encoding="utf-8").split("\nLast ")[0]
        (pages / side).write_text(f"{text}\nLast updated: {stamp}\n", encoding="utf-8")
    quiet = profdiff("compare", "old.md", page)
    assert "no change; 2 changes of stamps and counts (--noise)" in quiet.out
    assert profdiff("compare", "old.md", page, "--exit-code").code == exit_codes.DONE
    told = profdiff("compare", "old.md", page, "--noise")
    assert "Last updated: June 2024" in told.out
    assert "(--noise)" not in told.out
    contents = validated(profdiff("compare", "old.md", page, "--format", "json").out, "comparison")
    assert (contents["noise"], contents["changes"]) == (2, [])
