"""The `markdown` output of `explain`: a section of the documentation of rules."""

import re
from collections.abc import Iterator
from textwrap import wrap

from profdiff.checking.catalogue import Explained, File, Shown
from profdiff.render.catalogue.wording import SCOPES, changed, told
from profdiff.render.markdown import escape
from profdiff.render.style import Style

#: Extension → what the language of a fenced block is called, where that is not the extension.
_LANGUAGES = {"md": "markdown", "tex": "latex", "bib": "bibtex", "txt": "text", "yml": "yaml"}
_WIDTH = 100


def render_rule(rule: Explained, style: Style) -> str:  # noqa: ARG001  # Protocol
    """A rule with one example in full, and what the others are of."""
    return "".join(f"{line}\n" for line in _rule(rule))


def _rule(rule: Explained) -> Iterator[str]:
    yield from (f"### {rule.id}", "")
    yield from _paragraph(f"**{rule.severity}**, {SCOPES[rule.scope][1]}. {_prose(rule.summary)}")
    yield from _paragraph(_prose(rule.why))
    found = [each for each in rule.examples if each.findings]
    yield from _example(found[0])
    yield from _titles("Found too:", found[1:])
    yield from _titles("Not found:", [each for each in rule.examples if not each.findings])
    if rule.hint:
        yield from _paragraph(f"To mend it: {_prose(rule.hint)}.")
    if rule.options:
        yield from ("| option | default | what it is |", "| --- | --- | --- |")
        for option in rule.options:
            yield f"| `{option.name}` | {option.default} | {_prose(option.meaning)} |"
        yield ""


def _prose(text: str) -> str:
    """Words of ours, in which code stands between backticks as it does in Markdown."""
    parts = re.split("(`[^`]+`)", text)
    return "".join(part if at % 2 else escape(part) for at, part in enumerate(parts))


def _paragraph(text: str, lead: str = "") -> Iterator[str]:
    lines = wrap(text, _WIDTH - len(lead), break_long_words=False, break_on_hyphens=False)
    yield from (f"{lead}{line}" for line in lines)
    yield ""


def _titles(what: str, examples: list[Shown]) -> Iterator[str]:
    if examples:
        yield from (what, "")
        for example in examples:
            yield f"- {_prose(example.title)}"
        yield ""


def _example(example: Shown) -> Iterator[str]:
    since = f" (said since {example.since})" if example.since else ""
    yield from _paragraph(f"For example, {_prose(example.title)}{since}:")
    for file in example.files:
        if len(example.files) > 1:
            yield from (f"`{file.path}`:", "")
        yield from _block(file)
        yield ""
    for finding in example.findings:
        yield from _paragraph(escape(told(finding)), "> ")


def _block(file: File) -> Iterator[str]:
    """A file as a fenced block, whose fence is longer than any in it."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", file.text)), default=0))
    if file.old is None:
        extension = file.path.rpartition(".")[2]
        yield f"{fence}{_LANGUAGES.get(extension, extension)}"
        yield from file.text.splitlines()
    else:
        yield f"{fence}diff"
        yield from (f"{sign}{line}".rstrip() for sign, line in changed(file))
    yield fence
