"""Every output of a check tells every finding of every rule, and no page speaks through it."""

import functools
import json
import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from profdiff.checking.trying import try_example
from profdiff.findings import SEVERITIES, Checked, Finding, Report
from profdiff.render.check import FOR_PROGRAMS, REPORT, render_report
from profdiff.render.check.wording import about
from profdiff.render.sanitise import inert, sanitise
from profdiff.render.style import Style
from profdiff.rules import ids, load
from profdiff.span import Span
from report_formats import obeyed, read_gitlab, read_sarif

PLAIN = Style()
LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
GITLAB_LEVELS = {"major": "error", "minor": "warning", "info": "notice"}
LINE = re.compile(r"(.*?)(?::(\d+):\d+)?: (error|warning|notice): (.*) \[(\S+) ([0-9a-f]{12})\]")


@functools.cache
def found(name):
    rule = load(name)
    return tuple(
        finding
        for example in rule.examples
        if example.fires
        for finding in try_example(rule, example)
    )


def report(findings, status="complete"):
    pages = [Checked(path="about.md", new="about.md", records=12)]
    return Report(status=status, pages=pages, findings=list(findings))


def written(findings, output, style=PLAIN, status="complete"):
    text = render_report(report(findings, status), output, style)
    text.encode()
    assert text.endswith("\n") or text == ""
    return text


def line_of(finding):
    return finding.span.line if finding.span else None


def told(finding):
    """What each output has of a finding: rule, severity, path, line, message."""
    return (
        finding.rule,
        finding.severity,
        sanitise(finding.path),
        line_of(finding),
        sanitise(finding.message),
    )


def in_text(text):
    *lines, _ = text.splitlines()
    for line in lines:
        path, number, severity, message, rule, _ = LINE.fullmatch(line).groups()
        yield rule, severity, path, number and int(number), message


def in_json(text):
    return in_lines("\n".join(map(json.dumps, json.loads(text)["findings"])))


def in_lines(text):
    for finding in map(json.loads, text.splitlines()):
        yield (
            finding["rule"],
            finding["severity"],
            finding["path"],
            finding["span"] and finding["span"]["line"],
            finding["message"],
        )


def in_github(text):
    for severity, properties, data in obeyed(text):
        rule = properties["title"].partition(" ")[0]
        line = properties.get("line")
        yield rule, severity, properties["file"], line and int(line), data.partition("\n")[0]


def in_gitlab(text):
    for issue in read_gitlab(text):
        place = issue["location"]
        yield (
            issue["check_name"],
            GITLAB_LEVELS[issue["severity"]],
            place["path"],
            place["lines"]["begin"],
            issue["description"],
        )


def in_junit(text):
    suites = ET.fromstring(text)  # noqa: S314  # our own
    (suite,) = suites
    for case in suite:
        (outcome,) = case
        rule, _, _ = case.get("name").partition(": ")
        severity = re.search(": (error|warning|notice): ", outcome.text)[1]
        assert (outcome.tag == "skipped") is (severity == "notice")
        line = case.get("line")
        yield rule, severity, case.get("file"), line and int(line), outcome.get("message")
    for count, tag in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
        assert int(suite.get(count)) == len(list(suites.iter(tag)))


def in_sarif(text):
    (run,) = read_sarif(text)["runs"]
    for result in run["results"]:
        (place,) = result["locations"]
        place = place["physicalLocation"]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        yield (
            result["ruleId"],
            LEVELS[result["level"]],
            place["artifactLocation"]["uri"],
            place["region"]["startLine"],
            result["message"]["text"].partition("\n")[0],
        )


def in_markdown(text):
    path, tokens = None, MarkdownIt("commonmark").parse(text)
    for before, token in pairwise(tokens):
        if token.type != "inline":
            continue
        shown = "".join(child.content for child in token.children)
        if entry := re.fullmatch(
            r"(error|warning|notice)(?:, line (\d+))?: (.*) \((.*) .*\)", shown
        ):
            severity, line, message, rule = entry.groups()
            yield rule, severity, path, line and int(line), message
        elif before.type == "heading_open":
            path = shown


READERS = {
    "text": in_text,
    "json": in_json,
    "jsonl": in_lines,
    "markdown": in_markdown,
    "github": in_github,
    "gitlab": in_gitlab,
    "junit": in_junit,
    "sarif": in_sarif,
}
#: They have a line in any case: the first one stands for the page.
WITH_LINES = {"gitlab", "sarif"}


def expected(finding, output):
    rule, severity, path, line, message = told(finding)
    return rule, severity, path, line or 1 if output in WITH_LINES else line, message


def test_every_output_is_read_here():
    assert set(READERS) == set(REPORT)


@pytest.mark.parametrize("output", REPORT)
@pytest.mark.parametrize("name", ids())
def test_every_rule_in_every_output(name, output):
    findings = found(name)[:10]
    text = written(findings, output)
    assert list(READERS[output](text)) == [expected(each, output) for each in findings]
    assert text == written(findings, output)


@pytest.mark.parametrize("name", ids())
def test_every_rule_as_its_schema_says(name, validated):
    validated(written(found(name), "json"), "report")
    for line in written(found(name), "jsonl").splitlines():
        validated(line, "finding")


def test_hostile_text_as_its_schema_says(validated):
    whole = validated(written(FINDINGS, "json"), "report")
    lines = [validated(line, "finding") for line in written(FINDINGS, "jsonl").splitlines()]
    assert lines == whole["findings"]


@pytest.mark.parametrize("name", ids())
def test_every_rule_on_a_screen(name):
    text = written(found(name), "text", Style(columns=True))
    for finding in found(name):
        assert f"{finding.rule} {finding.fingerprint}" in text
        assert f": {finding.severity}:" in text
    assert max(map(cell_len, text.splitlines())) <= 80


HOSTILE = [
    "::error file=x.md::owned",
    "::stop-commands::word",
    "a\n::set-output name=x::y",
    "a\r\n  ::add-mask::e",
    "a\r::add-path::/tmp/x",
    "##[add-mask]e",
    "###[set-env name=X]y ##vso[task.setvariable variable=x]y",
    "%0A::error::owned %25 %2C",
    "100%, a: b, c=d",
    "[text](https://evil.example) ![x](https://evil.example/x.png) [one](1)",
    "<script>alert(1)</script> <failure/> &amp; &#60;",
    "]]> ]]&gt; <![CDATA[ -->",
    "\"quoted' \\ \\n `code` **bold** | {0} ${{ secrets.X }}",
    "\x1b[31mred\x1b]8;;https://evil.example\x07link\x9b31m",
    "\u202egnp.exe\u2066\u200f\u061c\u2028\u2029",
    "a\x00b\x08c\x0bd\x0ce\x7f\x85\ufffe\uffff",
    "caf\udce9 \ud800 \udfff",
    "王小明 👩\u200d🔬 é e\u0301",
    "\ufeff\u200b\u00ad\U000e0041",
]
#: No output has these as they are: they act on a terminal, are no XML, or no UTF-8.
ACTING = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def hostile(text, number=0):
    return Finding(
        rule=ids()[number % len(ids())],
        severity=SEVERITIES[number % 3],
        message=f"{text}: as the page says {text}",
        hint=f"{text} {text}",
        entity="publication",
        what=text,
        key=text,
        values={"before": text},
        fingerprint=f"{number:012x}",
        path=f"{text.replace('/', '')}.md",
        span=Span(text, number + 1, 1, number + 1, 9),
        old_span=Span(text, 40, 1, 40, 9),
        places=[Span(text, 7, 1, 7, 9)],
        source=text,
    )


FINDINGS = [hostile(text, number) for number, text in enumerate(HOSTILE)]
STYLES = {
    "plain": PLAIN,
    "screen": Style(columns=True, width=40),
    "colored": Style(columns=True, color=True),
    "ascii": Style(columns=True, unicode=False),
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("output", REPORT)
def test_no_page_acts(output, style):
    for finding in (*FINDINGS, None):
        text = written([finding] if finding else FINDINGS, output, style)
        if output == "text" and style.color:
            text = re.sub(r"\x1b\[(?:0|1|2|31|33|36)m", "", text)
        assert not ACTING.search(text)
        if output != "github":
            assert not list(obeyed(text))


@pytest.mark.parametrize("output", sorted(FOR_PROGRAMS | {"markdown"}))
def test_programs_get_the_same_however_it_is_to_look(output):
    texts = {written(FINDINGS, output, style) for style in STYLES.values()}
    assert len(texts) == 1


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda each: repr(each.what))
def test_hostile_text_is_one_annotation_and_nothing_else(finding):
    ((name, properties, data),) = obeyed(written([finding], "github"))
    assert name == finding.severity
    assert properties == {
        "file": sanitise(finding.path),
        "line": str(finding.span.line),
        "endLine": str(finding.span.line),
        "col": "1",
        "endColumn": "9",
        "title": f"{finding.rule} {finding.fingerprint}",
    }
    assert data.split("\n") == [sanitise(finding.message), *about(finding)]


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda each: repr(each.what))
def test_hostile_text_is_text_in_junit(finding):
    suites = ET.fromstring(written([finding], "junit"))  # noqa: S314  # our own
    assert [each.tag for each in suites.iter()][:3] == ["testsuites", "testsuite", "testcase"]
    assert len(list(suites.iter())) == 4
    case = suites[0][0]
    assert case.get("classname") == sanitise(finding.path)
    assert case.get("name") == f"{finding.rule}: {sanitise(finding.what)} ({finding.fingerprint})"
    assert case[0].get("message") == sanitise(finding.message)


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda each: repr(each.what))
def test_hostile_text_is_text_in_sarif(finding):
    (result,) = read_sarif(written([finding], "sarif"))["runs"][0]["results"]
    shown = result["message"]["text"].partition("\n")[0]
    assert "](" not in shown
    assert shown.replace("] (", "](") == sanitise(finding.message)


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda each: repr(each.what))
def test_hostile_text_is_text_in_markdown(finding):
    tokens = MarkdownIt("commonmark").enable("table").parse(written([finding], "markdown"))
    kinds = {"heading", "bullet_list", "list_item", "paragraph"}
    assert {token.type for token in tokens} <= {
        "inline",
        *(f"{kind}_{end}" for kind in kinds for end in ("open", "close")),
    }
    children = [child for token in tokens for child in token.children or ()]
    allowed = {"text", "text_special", "code_inline", "strong_open", "strong_close"}
    assert {child.type for child in children} <= allowed
    shown = "".join(child.content for child in children)
    assert inert(sanitise(finding.message)).split() == [
        word for word in inert(sanitise(finding.message)).split() if word in shown
    ]


def many(severity, count):
    for number in range(count):
        finding = hostile("x", number)
        finding.severity = severity
        yield finding


def test_github_shows_ten_of_each_and_says_how_many_more():
    findings = [*many("notice", 9), *many("warning", 25), *many("error", 12)]
    text = written(findings, "github")
    assert [name for name, _, _ in obeyed(text)] == ["error"] * 10 + ["warning"] * 10 + [
        "notice"
    ] * 9
    assert "\n2 errors, 15 warnings more: " in text
    assert " more: " not in written(findings[:12], "github")


def test_columns_are_for_what_is_on_one_line():
    finding = hostile("x")
    finding.span = Span("x", 3, 5, 4, 2)
    ((_, properties, _),) = obeyed(written([finding], "github"))
    assert (properties["line"], properties["endLine"]) == ("3", "4")
    assert "col" not in properties
    finding.span, finding.gone = Span("x", 3, 5, 3, 9), True
    ((_, properties, _),) = obeyed(written([finding], "github"))
    assert "col" not in properties


@pytest.mark.parametrize("output", REPORT)
def test_nothing_found(output):
    text = written([], output)
    assert list(READERS[output](text) if output != "junit" else ()) == []


def test_nothing_found_is_a_test_that_passes():
    suites = ET.fromstring(written([], "junit"))  # noqa: S314  # our own
    (case,) = suites[0]
    assert case.get("name") == "nothing found in 1 page, 12 records"
    assert len(case) == 0
    assert suites[0].get("tests") == "1"


@pytest.mark.parametrize("status", ["limited", "collapsed"])
@pytest.mark.parametrize("output", sorted(set(REPORT) - {"jsonl", "gitlab"}))
def test_an_answer_that_is_not_whole_is_told(output, status):
    assert written([], output, status=status) != written([], output)


def test_an_answer_that_is_not_whole_is_an_error_of_the_suite():
    suites = ET.fromstring(written(FINDINGS, "junit", status="limited"))  # noqa: S314  # our own
    assert [each.get("type") for each in suites.iter("error")] == ["limited"]
    assert suites[0].get("tests") == str(len(FINDINGS) + 1)
    (run,) = read_sarif(written([], "sarif", status="limited"))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_no_two_tests_of_a_suite_are_named_alike():
    suites = ET.fromstring(written([hostile("x"), hostile("x")], "junit"))  # noqa: S314  # our own
    names = [case.get("name") for case in suites[0]]
    assert names[0].endswith(": x (000000000000)")
    assert names[1].endswith(": x (000000000000, 2)")


def test_sarif_knows_a_result_again():
    """By rule, thing and values, and by which of several it is: not by its line."""
    once, again = hostile("x"), hostile("x")
    again.span = Span("x", 90, 1, 90, 2)
    prints = [
        result["partialFingerprints"]["primaryLocationLineHash"]
        for result in read_sarif(written([once, again], "sarif"))["runs"][0]["results"]
    ]
    assert prints == ["000000000000:1", "000000000000:2"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("about.md", "about.md"),
        ("a b/ü#1?.md", "a%20b/%C3%BC%231%3F.md"),
        ("a:b%20.md", "a%3Ab%2520.md"),
        ("/home/x y.md", "file:///home/x%20y.md"),
    ],
)
def test_places_in_sarif_are_uris(path, uri):
    finding = hostile("x")
    finding.path = path
    (result,) = read_sarif(written([finding], "sarif"))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == uri
    assert ("uriBaseId" in place) is not path.startswith("/")


@pytest.mark.parametrize("output", ["github", "gitlab", "junit", "sarif"])
def test_programs_get_paths_from_the_current_folder(output, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    finding = hostile("x")
    for path in (
        "cv/about.md",
        "./cv/about.md",
        str(tmp_path / "cv" / "about.md"),
        "./cv/../cv/about.md",
    ):
        finding.path = path
        ((_, _, told, _, _),) = READERS[output](written([finding], output))
        assert told == "cv/about.md"
    finding.path = str(tmp_path.parent / "about.md")
    ((_, _, told, _, _),) = READERS[output](written([finding], output))
    assert told.endswith(finding.path)


def on_screen(finding, **style):
    return written([finding], "text", Style(columns=True, **style)).splitlines()


def test_source_of_what_is_far_to_the_right():
    finding = hostile("x")
    finding.source = "word " * 60 + "here it is, and " + "more " * 60
    finding.span = Span("x.md", 12, 301, 12, 311)
    (line,) = [line for line in on_screen(finding) if line.startswith("   12 |")]
    assert "…" in line
    assert "here it is" in line
    assert line.endswith("…")
    assert len(line) <= 80


def test_source_in_wide_letters():
    finding = hostile("x")
    finding.source = "王小明" * 60
    finding.span = Span("x.md", 12, 121, 12, 122)
    (line,) = [line for line in on_screen(finding) if line.startswith("   12 |")]
    assert 70 < cell_len(line) <= 80
    finding.message = "王小明" * 60
    assert max(map(cell_len, on_screen(finding))) <= 80


def test_what_is_gone_is_shown_as_it_was():
    finding = hostile("x")
    finding.gone, finding.source = True, "- A paper. Journal of Sand, 2020."
    finding.span, finding.old_span = Span("x.md", 12, 1, 12, 9), Span("x.md", 17, 1, 17, 9)
    lines = on_screen(finding)
    assert lines[0].startswith("x.md:12:1: error:")
    assert lines[1] == "   17 - - A paper. Journal of Sand, 2020."


def test_a_line_before_is_told_where_it_was_another():
    finding = hostile("x")
    finding.span = Span("x.md", 12, 1, 12, 9)
    assert "      = line 40 before, also x:7" in on_screen(finding)
    finding.old_span = Span("x.md", 12, 1, 12, 9)
    assert "      = also x:7" in on_screen(finding)


def test_an_acceptance_that_ended_is_told():
    finding = hostile("x")
    finding.until = "2026-01-31"
    for output in ("markdown", "github", "junit", "sarif"):
        assert "its acceptance ended on 2026-01-31" in written([finding], output)
    assert "      = its acceptance ended on 2026-01-31" in on_screen(finding)


def test_colour_tells_nothing_that_words_do_not():
    colored = "\n".join(on_screen(FINDINGS[0], color=True))
    assert "\x1b[31merror:\x1b[0m" in colored
    assert re.sub(r"\x1b\[\d+m", "", colored).splitlines() == on_screen(FINDINGS[0])


def test_words_that_no_space_parts_stay_whole():
    finding = hostile("x")
    finding.message = "王小明" * 60
    text = "".join(line.strip() for line in on_screen(finding))
    assert finding.message in text


def test_a_screen_says_what_to_do_next():
    last = "Why: profdiff explain RULE. Meant so: profdiff accept FINGERPRINT --reason WHY"
    assert on_screen(FINDINGS[0])[-1] == last
    assert last not in written(FINDINGS, "text")
    assert last not in written([], "text", Style(columns=True))
