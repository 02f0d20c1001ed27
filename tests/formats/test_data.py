"""YAML and JSON data files: their values, places and faults, and how their formats are told."""

import json

import pytest

from cost import calls_of
from profdiff import compare, parse
from profdiff.formats import choose, read_document

CV = """\
name: Mira Sol
photo: mira.png
work:
  # the newest first
  - company: Gale Labs
    position: Kite Engineer
    startDate: 2020-01
    summary: |
      I fly kites.

      Large ones.
    highlights:
      - First *kite* of [its kind](https://a.example/k)
      - Second kite
skills: [Wind, Strings]
odd:
  deep:
    deeper: a value
"""


def read(text, name="data.yml"):
    return read_document(text.encode(), name)[0]


def shown(document):
    """The blocks as text, headings with their level, nested words below their entries."""
    lines = []
    for block in document.blocks:
        lines.append(f"{'#' * block.level} {block.text}".strip() if block.level else block.text)
        lines += [f"  {child.text}" for child in block.children]
    return lines


def codes(document):
    return [(d.code, d.line) for d in document.diagnostics]


def words(document):
    waiting = list(document.blocks)
    found = []
    while waiting:
        block = waiting.pop(0)
        found.append(block.text)
        waiting += block.children
    return "\n".join(found)


def test_a_file_is_headings_and_entries():
    document = read(CV)
    assert shown(document) == [
        "Mira Sol",
        "# work",
        "Kite Engineer\nGale Labs\n2020-01",
        "  First kite of its kind",
        "  Second kite",
        "  I fly kites.",
        "  Large ones.",
        "# skills",
        "Wind",
        "Strings",
        "# odd",
        "## deep",
        "a value",
    ]
    entry = document.blocks[2]
    assert entry.fields["company"] == "Gale Labs"
    assert entry.fields["startdate"] == "2020-01"
    assert entry.fields["highlights"] == ["First kite of its kind", "Second kite"]
    assert not document.diagnostics


def test_blocks_have_the_lines_of_their_values():
    document = read(CV)
    spans = {block.text: document.span(block) for block in document.blocks}
    assert (spans["work"].line, spans["work"].column) == (3, 1)
    entry = spans["Kite Engineer\nGale Labs\n2020-01"]
    assert (entry.line, entry.end_line) == (5, 14)
    assert (spans["Strings"].line, spans["a value"].line) == (15, 18)
    children = {child.text: document.span(child).line for child in document.blocks[2].children}
    assert children == {
        "First kite of its kind": 13,
        "Second kite": 14,
        "I fly kites.": 9,
        "Large ones.": 11,
    }


def test_markup_within_values_is_read():
    children = read(CV).blocks[2].children
    (link,) = (mark for mark in children[0].marks if mark.kind == "link")
    assert children[0].text[link.start : link.end] == "its kind"
    assert link.value == "https://a.example/k"


def test_json_is_read_as_the_same_yaml_is():
    values = {
        "name": "Mira Sol",
        "work": [{"company": "Gale Labs", "position": "Kite Engineer", "startDate": "2020-01"}],
        "skills": ["Wind", "Strings"],
        "odd": {"deep": {"deeper": "a value"}},
    }
    compact, spread = json.dumps(values), json.dumps(values, indent=2)
    as_yaml = read(compact)
    for text in (compact, spread):
        document = read(text, "data.json")
        assert document.format == "json"
        assert shown(document) == shown(as_yaml)
    assert document.span(document.blocks[2]).line == 5


@pytest.mark.parametrize(
    "variant",
    [
        CV.replace("    position: Kite Engineer\n", "").replace(
            "    startDate", "    position: Kite Engineer\n    startDate"
        ),
        CV.replace("Mira Sol", '"Mira Sol"').replace("Gale Labs", "'Gale Labs'"),
        CV.replace("[Wind, Strings]", "\n  - Wind\n  - Strings"),
        CV.replace("startDate", "start_date"),
        CV.replace("2020-01", "'2020-1'"),
        CV.replace("# the newest first", "# another remark"),
        CV.replace("photo: mira.png\n", ""),
        "---\n" + CV,
    ],
    ids=["key order", "quotes", "list style", "key style", "date style", "comment", "photo", "---"],
)
def test_form_says_nothing(variant, tmp_path):
    old, new = tmp_path / "old.yml", tmp_path / "new.yml"
    old.write_text(CV, encoding="utf-8")
    new.write_text(variant, encoding="utf-8")
    assert not compare(old, new).changes


def test_aliases_and_merges():
    document = read("base: &b {company: Gale Labs, at: A}\nwork:\n  - <<: *b\n    at: B\n  - *b\n")
    assert [b.fields for b in document.blocks if b.kind == "entry"][1:] == [
        {"company": "Gale Labs", "at": "B"},
        {"company": "Gale Labs", "at": "A"},
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (r'"Sol \& Oak"', r"Sol & Oak"),
        ("A title: with a colon", "A title: with a colon"),
        ("*Ada Elm*, Tom Oak", "Ada Elm, Tom Oak"),
        ("@mira", "@mira"),
        ("`kites`", "kites"),
        ("%5 of kites", "%5 of kites"),
        ('"Kites" and strings', '"Kites" and strings'),
        ('A "kite" word', 'A "kite" word'),
        ('"Kites" and "strings"', '"Kites" and "strings"'),
        ('"A "kite" word"', 'A "kite" word'),
        ("'It's a kite'", "It's a kite"),
    ],
)
def test_lines_that_are_no_yaml_are_mended(value, expected):
    document = read(f"- name: Mira\n- name: {value}\n  role: student\n- name: Tom\n")
    entries = [block.fields for block in document.blocks]
    assert [entry["name"] for entry in entries] == ["Mira", expected, "Tom"]
    assert entries[1]["role"] == "student"
    assert {code for code, _ in codes(document)} <= {"yaml-unreadable"}
    assert {line for _, line in codes(document)} <= {2, 3}


def test_tabs_are_mended():
    document = read("- name: Mira\n\trole: student\n")
    assert "student" in words(document)
    assert set(codes(document)) == {("yaml-unreadable", 2)}


def test_what_cannot_be_mended_costs_one_item_and_keeps_its_text():
    document = read("- name: Mira\n- name: [Ada\n  role: student\n- name: Tom\n")
    assert [block.kind for block in document.blocks] == ["entry", "code", "entry"]
    assert document.blocks[1].text == "- name: [Ada\n  role: student"
    assert document.span(document.blocks[1]).line == 2
    assert document.blocks[2].fields == {"name": "Tom"}
    assert [code for code, _ in codes(document)] == ["yaml-unreadable"]


def test_aliases_of_nothing_are_text():
    document = read("a: *a\nb: &b [*b, x]\n")
    assert "*a" in words(document)
    assert "*b, x" in words(document)
    assert [code for code, _ in codes(document)] == ["yaml-unreadable"] * 2


def test_tags_of_templates_are_blank():
    document = read('a: "{{ site.title }}"\n{% if x %}\nb: kites\n{% endif %}\n')
    assert document.blocks[0].fields["b"] == "kites"
    assert not document.diagnostics


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('{"a": "x",\n "b": "y",\n}', "json-not-strict", 3),
        ('{"a": "x"\n "b": "y"}', "json-not-strict", 2),
        ('{"a": "x", // why\n "b": "y"}', None, None),
        ('{"a": "x", /* why\n */ "b": "y"}', None, None),
        ('{"a": "x", "b": "y"', "json-unreadable", 1),
        ('{"a": "x", "b": "y"}\n]', "json-unreadable", 2),
        ('{"a": "x", "b": "y"}\n{"c": 1}', "json-unreadable", 2),
        ("{'a': 'x', 'b': 'y'}", "json-unreadable", 1),
        ('{"a": "x", "b": "y",\n "c" "d"}', "json-not-strict", 2),
    ],
)
def test_json_of_hand(text, code, line):
    document = read(text, "data.json")
    assert "x" in words(document)
    assert "y" in words(document)
    if code and code != "json-not-strict":
        assert codes(document) == [(code, line)]
    for place in codes(document):
        assert place[1] == line


def test_escapes_of_json():
    document = read(r'{"a": "Z\u00fcrich \"N\u00f6rd\" \ud83d\ude80 a\/b"}', "data.json")
    assert document.blocks[0].text == 'Zürich "Nörd" 🚀 a/b'


@pytest.mark.parametrize("text", ["", " \n", "null", "[]", "{}", "# a remark\n", "---\n---\n", "~"])
@pytest.mark.parametrize("name", ["data.yml", "data.json"])
def test_nothing_is_nothing(text, name):
    document = read(text, name)
    assert name.endswith("json") or not document.blocks
    assert all(block.kind == "code" or block.text for block in document.blocks)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("a: 1\n", "x.yml", "yaml"),
        ("---\na: 1\n---\n", "x.yaml", "yaml"),
        ('{"a": 1}', "x.json", "json"),
        ('{"a": 1}', "x", "json"),
        ('[\n  {"a": 1}]', "x.txt", "json"),
        ("@article{a,\n title={b}}", "x", "bibtex"),
        ("---\n---\n\n@article{a,\n title={b}}", "x.bib", "bibtex"),
        ("% mine\n@inproceedings{a,\n title={b}}", "x.txt", "bibtex"),
        ("- name: A\n  role: B\n- name: C\n  role: D\n", "x", "yaml"),
        ("<!doctype html><p>x", "x.json", "html"),
        ("I am @mira on X.\n", "x.txt", "text"),
        ("Dear: all\nwe fly kites\ntoday: and\ntomorrow\n", "x.txt", "text"),
        ("[a link](https://a.example) and **more** of it\n# A\n", "x", "markdown"),
    ],
)
def test_formats_are_told_apart(text, name, expected):
    assert choose(text, name)[0] == expected


def test_front_matter_with_records_is_read_as_data(tmp_path):
    page = tmp_path / "index.md"
    page.write_text(
        "---\ntitle: Mira Sol\nlayout: about\nexperience:\n  - company: Gale Labs\n"
        "    position: Kite Engineer\n---\n\nI fly kites.\n",
        encoding="utf-8",
    )
    profile = parse(page)
    (role,) = profile.roles
    assert (role.title, role.organization, role.span.line) == ("Kite Engineer", "Gale Labs", 5)
    assert profile.name == "Mira Sol"


HOSTILE = {
    "yaml brackets": ("x.yml", lambda n: "a: " + "[" * n),
    "yaml braces": ("x.yml", lambda n: "a: " + "{" * n),
    "yaml closed brackets": ("x.yml", lambda n: "a: " + "[" * n + "]" * n),
    "yaml dashes": ("x.yml", lambda n: "- " * n),
    "yaml tags": ("x.yml", lambda n: "a: " + "{% " * (n // 3)),
    "yaml outputs": ("x.yml", lambda n: "a: " + "{{ " * (n // 3)),
    "yaml faults": ("x.yml", lambda n: 'k: "v: w\n' * (n // 9)),
    "yaml faulty items": ("x.yml", lambda n: "- name: @x\n" * (n // 11)),
    "yaml merges": ("x.yml", lambda n: "b: &b {a: 1}\nc:\n" + "  <<: *b\n" * (n // 10)),
    "yaml stars": ("x.yml", lambda n: 'a: "' + "*" * n + '"'),
    "yaml links": ("x.yml", lambda n: 'a: "' + "[x](" * (n // 4) + '"'),
    "json brackets": ("x.json", lambda n: "[" * n),
    "json objects": ("x.json", lambda n: '{"a":' * (n // 5)),
    "json quotes": ("x.json", lambda n: '{"a": ' + '"' * n),
    "json escapes": ("x.json", lambda n: '{"a": "' + '\\"' * (n // 2)),
    "json commas": ("x.json", lambda n: "[" + "," * n + "]"),
    "json comments": ("x.json", lambda n: "[" + "/*" * (n // 2) + "]"),
}


@pytest.mark.parametrize(("name", "make"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_cost_what_they_weigh(name, make):
    read(make(1000), name)
    small, large = (calls_of(read, make(size), name) for size in (10_000, 80_000))
    assert large < 12 * small


BOMB = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30)
)


@pytest.mark.parametrize(
    ("text", "name"),
    [("a: " + "[" * 1_000_000, "x.yml"), (BOMB, "x.yml"), ('{"a":' * 200_000, "x.json")],
    ids=["depth", "aliases", "json depth"],
)
def test_limits_are_told(text, name):
    document = read(text, name)
    assert "limit-reached" in {code for code, _ in codes(document)}
    assert document.limited


@pytest.mark.parametrize("margin", ["  ", "   ", "     "])
def test_a_wrong_margin_costs_one_item_of_a_list(margin):
    document = read(
        "students:\n"
        "    - name: Ada\n      role: student\n"
        f"{margin}- name: Bad\n      role: student\n    nick: b\n"
        "    - name: Tom\n      role: student\n"
        "alumni:\n    - name: Ida\n"
    )
    names = [block.fields["name"] for block in document.blocks if block.kind == "entry"]
    assert names == ["Ada", "Tom", "Ida"]
    assert "Bad" in words(document)
    assert {code for code, _ in codes(document)} == {"yaml-unreadable"}


@pytest.mark.parametrize("key", ["featured", "selected", "highlight", "order", "draft", "main"])
def test_a_list_may_be_named_as_marks_are(tmp_path, key):
    path = tmp_path / "publications.yml"
    path.write_text(
        f"{key}:\n"
        "  - title: Tides of the north\n    authors: Runa Falk, Orla Venn\n    year: 2020\n"
        "  - title: Swells of the south\n    authors: Runa Falk\n    year: 2021\n",
        encoding="utf-8",
    )
    titles = [paper.title for paper in parse(path).publications]
    assert titles == ["Tides of the north", "Swells of the south"]
