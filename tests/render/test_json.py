"""The machine outputs: valid against their schemas, whole, and the same bytes each time."""

import json

import msgspec
import pytest

from profdiff.records import ENTITIES, Profile, SourceInfo, Statement
from profdiff.render import render_comparison, render_profile
from profdiff.render.json_document import encode
from profdiff.render.schema import SCHEMAS, schema
from profdiff.render.style import Style

COMPARISONS = ("career", "nothing", "collapsed", "limited", "moved_on", "first_role", "hostile")


@pytest.mark.parametrize("name", COMPARISONS)
def test_comparison(examples, validated, name):
    compared = getattr(examples, name)()
    text = render_comparison(compared, "json", Style())
    assert validated(text, "comparison") == msgspec.to_builtins(compared)
    assert text.endswith("}\n")
    assert text == render_comparison(getattr(examples, name)(), "json", Style())


@pytest.mark.parametrize("name", COMPARISONS)
def test_lines(examples, validated, name):
    compared = getattr(examples, name)()
    lines = render_comparison(compared, "jsonl", Style()).split("\n")
    assert lines.pop() == ""
    whole = json.loads(render_comparison(compared, "json", Style()))
    assert [validated(line, "change") for line in lines] == whole["changes"]


def test_key_order(examples):
    text = render_comparison(examples.career(), "json", Style())
    assert list(json.loads(text)) == [
        "schema_version",
        "parser_epoch",
        "status",
        "old",
        "new",
        "headline",
        "summary",
        "unchanged",
        "noise",
        "changes",
    ]
    assert text.splitlines()[1] == '  "schema_version": 1,'


def test_profile_leaves_passages_to_explanations(examples, validated):
    contents = validated(render_profile(examples.page(), "json", Style()), "profile")
    assert "passages" not in contents
    explained = validated(render_profile(examples.page(), "json", Style(explain=True)), "profile")
    assert explained.pop("passages")
    assert explained == contents


def test_profile_lines(examples):
    lines = render_profile(examples.page(), "jsonl", Style()).splitlines()
    records = [json.loads(line) for line in lines]
    assert [record["entity"] for record in records] == [
        "role",
        "education",
        "publication",
        "statement",
    ]
    assert all(next(iter(record)) == "entity" for record in records)


def test_lone_surrogates_become_text(validated):
    source = SourceInfo(path="caf\udce9.md", format="text", sha256="0" * 64)
    page = Profile(source=source, statements=[Statement(text="a\ud800")], meta={"\udcff": "x"})
    contents = validated(render_profile(page, "json", Style()).encode(), "profile")
    assert contents["source"]["path"] == "caf\\udce9.md"
    assert contents["statements"][0]["text"] == "a\\ud800"
    assert contents["meta"] == {"\\udcff": "x"}


def test_no_nan(examples, validated):
    compared = examples.comparison(
        examples.change("award", "changed", "x", [examples.field("count", float("nan"), 2)])
    )
    contents = validated(render_comparison(compared, "json", Style()), "comparison")
    assert contents["changes"][0]["fields"][0]["before"] is None


#: Keys that an output may leave out; most of them only what was read from a site has.
OPTIONAL = {
    "Finding": {"until"},
    "Profile": {"passages"},
    "SourceInfo": {"pages"},
    "Change": {"noise"},
    "Diagnostic": {"places", "path"},
    **{kind.__name__: {"places"} for _, kind in ENTITIES.values()},
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_describes_every_key(name):
    for definition in schema(name)["$defs"].values():
        optional = OPTIONAL.get(definition["title"], set())
        assert set(definition["required"]) == set(definition["properties"]) - optional
        assert definition["description"]


def test_schema_refuses_what_is_not_so(examples, validated):
    contents = json.loads(render_comparison(examples.career(), "json", Style()))
    contents["changes"][0]["entity"] = "publicaton"
    with pytest.raises(Exception, match="publicaton"):
        validated(json.dumps(contents), "comparison")


@pytest.mark.parametrize(
    "text",
    ["\u202egnp.exe", "a\u2066b\u2069", "\u061c\u200f", "\x85\x7f\x9b", "a\u2028b", "##[add-mask]"],
)
def test_what_a_terminal_or_a_runner_obeys_is_escaped(text):
    data = encode({text: text})
    assert json.loads(data) == {text: text}
    assert data.isascii()
    assert b"##[" not in data


def test_other_text_stays_readable():
    text = "“Ünï” – 王 👩\u200d🔬 ## [a]"
    assert encode(text).decode() == f'"{text}"'
