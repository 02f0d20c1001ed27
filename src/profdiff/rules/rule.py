"""What a rule is: an explanation, examples that are its tests and its documentation, a function."""

from collections.abc import Callable, Iterator
from typing import Any, Literal

import msgspec

from profdiff.findings import Finding, Severity

#: What a rule looks at: a page before and after, one page as it is, several pages of one person, or
#: a page and a list of works that the user trusts.
Scope = Literal["change", "state", "across", "reference"]
#: Titles of papers are shorter, but for one in a hundred; a page may take a paragraph for a name.
_ROOM = 120


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """Text on which a rule fires, or is silent.

    `old` is the page before, for rules of changes. `beside` holds other files by name: the other
    pages for rules across pages, the reference, or files that links lead to. `since` is the day on
    which the page first said what it says.
    """

    fires: bool
    title: str
    new: str
    old: str | None = None
    path: str = "about.md"
    beside: dict[str, str] = {}
    today: str = "2026-01-15"
    since: str | None = None


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that `profdiff check` looks at.

    `message` says what was found, with `{what}`, the finding's values and `{elsewhere}`, the first
    of its other places, in braces. `summary` is a line for the catalogue, `why` says in a few
    sentences what is wrong and what is not, and `hint` what to do about it. `find` takes what the
    scope has (`Pair`, `Page`, a list of `Page`, or a `Page` and a `Profile`), and the rule's
    `options` by name; what they are is in `options_help`.
    """

    id: str
    severity: Severity
    scope: Scope
    summary: str
    message: str
    why: str
    hint: str = ""
    examples: tuple[Example, ...]
    find: Callable[..., Iterator[Finding]]
    options: dict[str, int] = {}
    options_help: dict[str, str] = {}

    def in_words(self, finding: Finding) -> str:
        """What a finding of this rule says, in a line; long names and values are shortened."""
        other = next((f"{span.path}:{span.line}" for span in finding.places), "")
        told = {"what": finding.what, **finding.values}
        brief = {name: shortened(text) for name, text in told.items()}
        return self.message.format_map({"elsewhere": other, **brief})


def shortened(text: str) -> str:
    """A text in a line, cut between words where it is longer than what a message has room for."""
    text = " ".join(text.split())
    if len(text) <= _ROOM:
        return text
    cut = text[:_ROOM]
    words = cut.rpartition(" ")[0]
    return f"{(words if len(words) > _ROOM // 2 else cut).rstrip(' ,;:')}…"


def values(**given: Any) -> dict[str, str]:
    """The values of a finding as text, without those that there are none of."""
    return {name: str(value) for name, value in given.items() if value not in (None, "")}
