"""Bad pages, each through the real command line: exit 0 with a diagnostic, or 2 with a hint.

Bombs are made here, not stored. Every case says what is specific about its end: the diagnostic, the
words of the error, or the words of the page that have to come through.
"""

import codecs
import os
import re
import sys
from dataclasses import dataclass

import pytest

GOOD = "# Ada Moreau\n\nWe like the cats of Zürich.\n"
BODY = "\n# Ada Moreau\n\nI am a postdoc at Example University.\n"
MEGABYTE = 1_000_000


@dataclass
class Case:
    """A page and how reading it ends.

    `says` is the code of a diagnostic (exit 0) or words of the error (exit 2), `line` its line;
    `keeps` are words that the profile must hold, `lacks` some that it must not.
    """

    name: str
    data: bytes | str
    code: int = 0
    says: str | None = None
    line: int | None = None
    keeps: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    state: str | None = None
    suffix: str = ".md"

    def write(self, folder):
        file = folder / ("page" + self.suffix)
        file.write_bytes(self.data if isinstance(self.data, bytes) else self.data.encode())
        return file


def front(matter, **expected):
    """A page with this YAML, whose body has to be read whatever the YAML is."""
    return {"data": f"---\n{matter}\n---\n{BODY}", "keeps": ("Ada Moreau", "postdoc"), **expected}


def aliases(levels):
    """YAML of a few hundred bytes that expands to 10 ** levels values."""
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, levels)]
    return "\n".join(rows)


UNREADABLE = "front-matter-unreadable"
ENCODINGS = [
    Case("empty", b"", state="stub"),
    Case("byte order mark alone", codecs.BOM_UTF8, state="stub"),
    Case("white space alone", " \n\t\r\n\n", state="stub"),
    Case("binary with NUL", b"# Ada\n\nMoreau \0\1\2", 2, "NUL byte", 3),
    Case("one NUL in a page", GOOD.encode() + b"\0\n", 2, "NUL byte", 4),
    Case("PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 2, "a PDF"),
    Case("PNG", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 2, "a PNG image"),
    Case("ZIP", b"PK\x03\x04\x14\0\0\0", 2, "a ZIP archive"),
    Case("random bytes", bytes(range(256)) * 64, 2, "NUL byte"),
    Case("invalid UTF-8", GOOD.encode() + b"A \xff byte.\n", 0, "encoding-guessed", 4,
         ("Zürich", "A ÿ byte")),
    Case("truncated UTF-8", GOOD.encode() + b"A word \xc3", 0, "encoding-guessed", 4, ("Zürich",)),
    Case("Latin-1", GOOD.encode("latin-1"), 0, "encoding-guessed", 3, ("Zürich",)),
    Case("UTF-16 with mark", GOOD.encode("utf-16"), 0, "encoding-unusual", 1, ("Zürich",)),
    Case("UTF-16 LE", GOOD.encode("utf-16-le"), 0, "encoding-guessed", 1, ("Zürich",)),
    Case("UTF-16 BE", GOOD.encode("utf-16-be"), 0, "encoding-guessed", 1, ("Zürich",)),
    Case("UTF-16 cut short", GOOD.encode("utf-16")[:-1], 0, "encoding-damaged", 3, ("Zürich",)),
    Case("UTF-32 with mark", GOOD.encode("utf-32"), 0, "encoding-unusual", 1, ("Zürich",)),
    Case("declared GBK", '<meta charset="gbk">\n<h1>李明</h1>\n<p>博士后</p>'.encode("gbk"), 0,
         "encoding-guessed", 2, ("李明", "博士后"), suffix=".html"),
    Case("CR alone", GOOD.replace("\n", "\r"), keeps=("Zürich",)),
    Case("50 MB", b"word " * 10 * MEGABYTE, 2, "over the limit of 10.0 MiB"),
]  # fmt: skip

FRONT_MATTER = [
    Case("colon in a value", **front("title: My: page", says=UNREADABLE, line=2)),
    Case("bracket left open", **front("title: [a, b", says=UNREADABLE)),
    Case("quote left open", **front('title: "About\nlayout: x', says=UNREADABLE)),
    Case("tab for a blank", **front("a:\n\tb: c", says=UNREADABLE, line=3)),
    Case("unknown alias", **front("a: *nowhere", says=UNREADABLE, line=2)),
    Case("unclosed", f"---\ntitle: About\n{BODY}", says="front-matter-unclosed", line=1,
         keeps=("Ada Moreau", "postdoc")),
    Case("bare fence", "---\n", state="stub"),
    Case("bare fence without an end of line", "---", state="stub"),
    Case("two bare fences", "---\n---\n", state="stub"),
    Case("empty front matter", f"---\n---\n{BODY}", keeps=("Ada Moreau", "postdoc")),
    Case("fence, then a page", f"---\n{BODY}", keeps=("Ada Moreau", "postdoc")),
    Case("rules in the body", f"{BODY}\n---\n\nA fact: one.\n\n---\n", keeps=("A fact: one",)),
    Case("duplicate keys", **front("title: A\nlayout: x\ntitle: B",
         says="front-matter-duplicate-key", line=4)),
    Case("keys that are not text", **front(
        "2024: a\non: b\n~: c\n1.5: d\n2024-01-20: e\n? [f]\n: g", says=None)),
    Case("a mapping for a key", **front("{a: b}: c", says=None)),
    Case("keys named as arguments", **front("content: a\nhandler: b\nmetadata: c\nself: d")),
    Case("a list", **front("- a\n- b", says=None)),
    Case("a scalar", **front("just: words, not: a mapping", says=UNREADABLE)),
    Case("a number for Python", **front("n: " + "9" * 6000, says=None)),
    Case("a day that is none", **front("date: 2024-02-31", says=None)),
    Case("tags of Python", **front("a: !!python/object/apply:os.system ['touch stolen']",
         says=UNREADABLE)),
    Case("base64", **front("a: !!binary ==", says=None)),
    Case("unknown directive", **front("%YAML 9.9", says=None)),
    Case("TOML", f'+++\ntitle = "About"\n[params]\nx = 1\n+++\n{BODY}', keeps=("postdoc",),
         lacks=("params", "+++")),
    Case("broken TOML", f"+++\ntitle = \n+++\n{BODY}", says=UNREADABLE, line=2, keeps=("postdoc",)),
    Case("unclosed TOML", f'+++\ntitle = "About"\n{BODY}', says="front-matter-unclosed", line=1,
         keeps=("postdoc",)),
    Case("TOML nested deep", f"+++\na = {'[' * 60_000}\n+++\n{BODY}", says=UNREADABLE,
         keeps=("postdoc",)),
    Case("alias bomb", **front(aliases(9), says=UNREADABLE)),
    Case("small alias bomb", **front(aliases(5), says=UNREADABLE)),
    Case("alias of itself", **front("a: &a [*a]", says=UNREADABLE)),
    Case("mapping of itself", **front("a: &a {b: *a}", says=UNREADABLE)),
    Case("merge bomb", **front("a: &a {x: 1}\nb: {<<: [" + "*a, " * 5000 + "*a]}", says=None)),
    Case("60 kB of [", **front("[" * 60_000, says=UNREADABLE)),
    Case("60 kB of [ in a value", **front("title: " + "[" * 60_000, says=UNREADABLE)),
    Case("60 kB of {", **front("title: " + "{" * 60_000, says=UNREADABLE)),
    Case("60 kB of - ", **front("title:\n " + "- " * 30_000, says=UNREADABLE)),
    Case("60 kB of ? ", **front("? " * 30_000 + "x: y", says=UNREADABLE)),
    Case("30,000 keys", **front("\n".join(f"k{n}: {n}" for n in range(30_000)), says=UNREADABLE)),
    Case("a value of 2 MB", **front("title: " + "x" * 2 * MEGABYTE, says=None)),
    Case("escapes in YAML", **front(r'title: "\e[31mred\x9b \u202eback"', says=None)),
]  # fmt: skip


def html(body, **expected):
    return {"data": f"<!doctype html><title>Ada</title><body>{body}", "suffix": ".html", **expected}


DEEP = 100_000
HTML = [
    Case("100,000 div", **html("<div>" * DEEP + "deepest words", keeps=("deepest words",))),
    Case("100,000 div, closed", **html("<div>" * DEEP + "deepest words" + "</div>" * DEEP
         + "<p>last words", keeps=("deepest words", "last words"))),
    Case("100,000 b", **html("<b>" * DEEP + "deepest words", keeps=("deepest words",))),
    Case("100,000 b and p", **html("<b><p>" * (DEEP // 20) + "deepest", keeps=("deepest",))),
    Case("100,000 ul", **html("<ul><li>" * (DEEP // 2) + "deepest", keeps=("deepest",))),
    Case("100,000 table", **html("<table><tr><td>" * (DEEP // 3) + "deepest words",
         keeps=("deepest words",))),
    Case("100,000 a", **html("<a href=x>" * DEEP + "deepest words", keeps=("deepest words",))),
    Case("100,000 font and p", **html("<font>" * 20 + "<p>x</p>" * 5000 + "last", keeps=("last",))),
    Case("100,000 end tags", **html("first words" + "</div></p></b>" * (DEEP // 3),
         keeps=("first words",))),
    Case("unclosed tags", **html("<ul><li>one item<li>two items<p>and <b>bold <i>words",
         keeps=("one item", "two items", "words"))),
    Case("a tag without end", **html("<p>first words</p><a href='", keeps=("first words",))),
    Case("a comment without end", **html("<p>first words</p><!-- hidden", keeps=("first words",))),
    Case("a script without end", **html("<p>first words</p><script>hidden()",
         keeps=("first words",), lacks=("hidden",))),
    Case("comment openings", **html("<p>words</p>" + "<!--" * 50_000, keeps=("words",))),
    Case("less-than signs", **html("<p>first words</p>" + "<" * 50_000, keeps=("first words",))),
    Case("many attributes", **html(f"<p {' '.join(f'a{n}=1' for n in range(20_000))}>words",
         keeps=("words",))),
    Case("a long attribute", **html(f"<a href='{'x' * MEGABYTE}'>words</a>", keeps=("words",))),
    Case("entities for controls", **html("<p>&#27;[31mred &#x9b;31m &#7; &#8238;back &#0; &#xD800;"
         " last</p>", keeps=("last",))),
    Case("entities without end", **html("<p>words " + "&amp" * 20_000, keeps=("words",))),
    Case("nothing but tags", **html("<div>" * 50 + "</div>" * 50)),
    Case("many cells", **html("<table>" + "<tr><td>a<td>b<td>c" * 5000 + "<tr><td>last",
         keeps=("last",))),
]  # fmt: skip


def body(text, **expected):
    return {
        "data": f"# Ada Moreau\n\n{text}\n\nLast words.\n",
        "keeps": ("Last words",),
        **expected,
    }


MARKDOWN = [
    Case("60 kB of [", **body("[" * 60_000)),
    Case("60 kB of ![", **body("![" * 30_000)),
    Case("60 kB of *", **body("*" * 60_000)),
    Case("60 kB of *a", **body("*a " * 20_000)),
    Case("60 kB of _a_", **body("_a_ " * 15_000)),
    Case("60 kB of backticks", **body(" ".join("`" * n for n in range(1, 340)))),
    Case("60 kB of <", **body("<" * 60_000)),
    Case("60 kB of (", **body("[a](" * 15_000)),
    Case("quotes nested deep", **body("> " * 30_000 + "deepest")),
    Case("lists nested deep", **body("- " * 10_000 + "deepest")),
    Case("lists nested by indent", **body("\n".join("  " * n + "- item" for n in range(300)))),
    Case("20,000 items", **body("\n".join(f"- item {n}" for n in range(20_000)))),
    Case("20,000 headings", **body("\n".join(f"## heading {n}" for n in range(20_000)))),
    Case("20,000 references", **body("\n".join(f"[{n}]: /{n}" for n in range(20_000)))),
    Case("a wide table", **body("|" + "a|" * 5000 + "\n|" + "-|" * 5000 + "\n|" + "b|" * 5000)),
    Case("a code fence without end", **body("```\nsome code")),
    Case("HTML in it without end", **body("<div><p>inner words\n\n<table>")),
    Case("HTML in it nested deep", **body("<div>" * 20_000 + "deepest")),
    Case("Liquid without end", **body("{% if x %} {{ y")),
    Case("entities for controls", **body("&#27;[31mred&#x9b; &#8238;back &#7;")),
]  # fmt: skip

LINES = {
    "one long word": "a" * MEGABYTE,
    "one long line": "word " * 200_000,
    "an address begun": "a" * 100_000 + "@",
    "addresses": "http://" * 30_000,
    "a long link": "https://example.org/" + "a/" * 100_000,
    "commas": "," * 100_000,
    "parentheses": "(" * 100_000,
    "closing brackets": ")" * 100_000,
    "quotation marks": '"' * 100_000,
    "digits": "1" * 100_000,
    "years": "2024 " * 40_000,
    "names": "Ada Moreau, " * 20_000,
    "initials": "A. " * 50_000,
    "capital letters": "A" * 100_000,
    "ands": "Ada and " * 30_000,
    "dashes": "2014 - " * 30_000,
    "dots": "." * 100_000,
    "white space": " " * MEGABYTE + "x",
    "blank lines": "\n" * 500_000,
    "no-break spaces": "\u00a0" * 100_000 + "x",
    "combining marks": "e" + "\u0301" * 100_000,
    "zero-width joiners": "\u200d" * 100_000,
    "role words": "I am a professor at " * 10_000,
    "interest words": "My interests include a, b and c, " * 10_000,
    "mojibake": "Ã©" * 100_000,
    "venue words": "In Proceedings of the Conference on " * 10_000,
    "arXiv": "arXiv:" * 30_000,
    "DOI": "10.1234/" * 30_000,
    "emphasis": "**a** *b* " * 20_000,
    "template tags begun": "{% {{ {: ){.a " * 50_000,
}
LONG = [
    Case(f"{name}, {kind}", f"# Ada Moreau\n\n{text}\n\nLast words.\n", keeps=("Last words",),
         suffix=suffix)
    for name, text in LINES.items()
    for kind, suffix in (("Markdown", ".md"), ("plain", ".txt"))
]  # fmt: skip

MARKUP = (
    "Paper [pdf] [code] [/foo] [bold]loud[/bold] [a@b] [link=file:///etc]x[/] :robot: \\[x] [b]"
)
ESCAPES = (
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x1b]8;;https://evil.example\x07link\x1b]8;;\x07"
    " \x1b]52;c;c3RvbGVu\x07 \x9b31m \x9d0;t\x9c \x07\x08\x7f last"
)
TERMINAL = [
    Case("terminal escapes", f"# Ada\n\n{ESCAPES}\n", says="control-characters", line=3,
         keeps=("red", "link", "last")),
    Case("terminal escapes, plain", f"Ada\n\n{ESCAPES}\n", says="control-characters", line=3,
         keeps=("red", "link", "last"), suffix=".txt"),
    Case("terminal escapes, HTML", f"<h1>Ada</h1>\n<p>{ESCAPES}</p>", says="control-characters",
         line=2, keeps=("red", "link", "last"), suffix=".html"),
    Case("escapes in a link", "# Ada\n\n- [x](https://e.example/\x1b]52;c;x\x07)\n- last\n",
         says="control-characters", line=3, keeps=("last",)),
    Case("bidirectional controls", "# Ada\n\nI \u202eam\u202c \u2066a\u2069 \u200epostdoc last.\n",
         keeps=("last",)),
    Case("carriage return to hide", "# Ada\n\nvisible\rhidden\n", keeps=("visible", "hidden")),
    Case("rich markup", f"# Ada\n\n- {MARKUP}\n", keeps=("Paper", "loud", "robot")),
    Case("rich markup, plain", f"Ada\n\n{MARKUP}\n", keeps=("[pdf]", "[/foo]", ":robot:"),
         suffix=".txt"),
    Case("workflow commands", "# Ada\n\n::error file=x::boo\n\n##[group]x\n", keeps=("boo",)),
    Case("scripts", "# Ada\n\n<script>alert(1)</script> <img src=x onerror=alert(1)> last\n",
         keeps=("last",)),
    Case("form feeds", "# Ada\x0c\none\x0btwo\n", says="control-characters", line=1,
         keeps=("one two",)),
]  # fmt: skip

CASES = [*ENCODINGS, *FRONT_MATTER, *HTML, *MARKDOWN, *LONG, *TERMINAL]
COMPARED = [case for case in CASES if case not in LONG or case.suffix == ".md"]
READABLE = [case for case in CASES if case not in LONG and not case.code]


def texts(value):
    """All texts in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def undirected(text):
    """JSON without the marks of direction, which are data there and no display."""
    return re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)


def squeezed(text):
    return " ".join(text.split())


def check_profile(case, outcome, validated):
    profile = validated(outcome.out, "profile")
    found = [(d["code"], d["line"]) for d in profile["diagnostics"]]
    if case.says:
        assert case.says in [code for code, _ in found], found
        assert case.line is None or (case.says, case.line) in found, found
    if case.state:
        assert profile["state"] == case.state
    held = squeezed(" ".join(texts({k: v for k, v in profile.items() if k != "diagnostics"})))
    for words in case.keeps:
        assert words in held
    for words in case.lacks:
        assert words not in held


def check_refusal(case, outcome, file):
    outcome.check(2)
    assert case.says in outcome.err
    assert f"{file.name}:{case.line}:" in outcome.err if case.line else file.name in outcome.err


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_parse(case, profdiff, validated, harmless, tmp_path):
    file = case.write(tmp_path)
    outcome = profdiff("parse", file.name, "--format", "json")
    if case.code:
        check_refusal(case, outcome, file)
    else:
        check_profile(case, outcome.check(0), validated)
    assert harmless(undirected(outcome.out))
    assert sorted(p.name for p in tmp_path.iterdir()) == [file.name]


@pytest.mark.parametrize("case", COMPARED, ids=lambda case: case.name)
def test_compare(case, profdiff, harmless, page, tmp_path):
    """As people see it: lines for the pipe and the words on standard error."""
    file = case.write(tmp_path)
    outcome = profdiff("compare", page.name, file.name)
    if case.code:
        check_refusal(case, outcome, file)
        return
    outcome.check(0)
    assert outcome.out.endswith("\n")
    assert harmless(outcome.out)
    if case.says:
        assert file.name in outcome.err


@pytest.mark.parametrize("case", READABLE, ids=lambda case: case.name)
def test_a_bad_page_equals_itself(case, profdiff, tmp_path):
    file = case.write(tmp_path)
    outcome = profdiff("compare", "--exit-code", file.name, file.name, "--format", "jsonl")
    # Whether a comparison of two stubs is complete is no matter of bad input.
    outcome.check(outcome.code if case.state and outcome.code == 4 else 0)
    assert outcome.out == ""


OUTPUTS = ["text", "json", "jsonl", "markdown", "oneline"]


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("case", TERMINAL, ids=lambda case: case.name)
def test_no_output_passes_controls_on(case, output, profdiff, harmless, page, tmp_path):
    file = case.write(tmp_path)
    for old, new in ((page, file), (file, page)):
        outcome = profdiff("compare", "--all", old.name, new.name, "--format", output).check(0)
        shown = outcome.out
        assert harmless(undirected(shown) if output in {"json", "jsonl"} else shown)


@pytest.mark.parametrize("case", TERMINAL, ids=lambda case: case.name)
def test_colours_are_all_that_a_terminal_obeys(case, profdiff, harmless, page, tmp_path):
    file = case.write(tmp_path)
    outcome = profdiff("compare", "--all", "--color", "always", page.name, file.name).check(0)
    assert harmless(re.sub(r"\x1b\[[0-9;]*m", "", outcome.out))
    plain = profdiff("compare", "--all", page.name, file.name).check(0)
    for word in ("pdf", "robot", "loud"):
        assert (word in plain.out) == (word in str(case.data))


def make_pipe(folder):
    os.mkfifo(folder / "odd.md")


def make_folder(folder):
    (folder / "odd.md").mkdir()


def make_device(folder):
    (folder / "odd.md").symlink_to("/dev/zero")


def make_broken_link(folder):
    (folder / "odd.md").symlink_to("gone.md")


def make_loop(folder):
    (folder / "odd.md").symlink_to("odd.md")


def make_forbidden(folder):
    (folder / "odd.md").write_text("x")
    (folder / "odd.md").chmod(0)


KINDS = [
    (lambda _: None, "is not there"),
    (make_folder, "has no files"),
    (make_pipe, "is a pipe, not a file"),
    (make_device, "is a device, not a file"),
    (make_broken_link, "is a link to gone.md, which is not there"),
    (make_loop, "cannot be opened"),
    pytest.param(make_forbidden, "may not be read by you",
                 marks=pytest.mark.skipif(os.geteuid() == 0, reason="root may read all")),
]  # fmt: skip


@pytest.mark.parametrize(("make", "why"), KINDS)
def test_what_is_no_file(make, why, profdiff, page, tmp_path):
    make(tmp_path)
    for arguments in (
        ("parse", "odd.md"),
        ("compare", page, "odd.md"),
        ("compare", "odd.md", page),
    ):
        outcome = profdiff(*arguments, seconds=10).check(2)
        assert f"odd.md: {why}" in outcome.err


@pytest.mark.skipif(sys.platform == "darwin", reason="its file names are Unicode")
@pytest.mark.parametrize(
    "name",
    [b"caf\xe9.md", b"a\nb.md", b"a\x1b[31m.md", b"a\xe2\x80\xaeb.md", b"[red]x.md", b"%s.md",
     b" .md", "é 中.md".encode(), b"x" * 250 + b".md"],
)  # fmt: skip
def test_odd_names(name, profdiff, harmless, page, tmp_path, validated):
    file = os.fsencode(tmp_path) + b"/" + name
    with open(file, "wb") as out:  # noqa: PTH123  # pathlib takes no bytes
        out.write(page.read_bytes() + b"\n- a new line\x01\n")
    spec = os.fsdecode(name)
    assert "postdoc" in str(
        validated(profdiff("parse", spec, "--format", "json").check(0).out, "profile")
    )
    for output in OUTPUTS:
        outcome = profdiff("compare", "--all", page.name, spec, "--format", output).check(0)
        assert harmless(outcome.out)
    os.remove(file)  # noqa: PTH107  # a name that is no text
    assert "is not there" in profdiff("parse", spec).check(2).err


def test_a_name_that_looks_like_an_option(profdiff, page, tmp_path):
    (tmp_path / "--help").write_bytes(page.read_bytes())
    assert "postdoc" in profdiff("parse", "--", "--help").check(0).out
    assert "postdoc" in profdiff("parse", "./--help").check(0).out


def test_a_name_that_is_too_long(profdiff):
    outcome = profdiff("parse", "x" * 100_000).check(2)
    assert len(outcome.err) < 250_000


def test_an_address(profdiff):
    assert "network" in profdiff("parse", "https://example.org/").check(2).err
