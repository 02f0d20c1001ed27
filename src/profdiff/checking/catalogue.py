"""The catalogue of rules as plain data: what `profdiff rules` and `profdiff explain` print."""

from typing import Literal

import msgspec

from profdiff.checking.settings import Settings
from profdiff.findings import Finding, Severity
from profdiff.rules import Example, Rule, Scope, ids, load


class Listed(msgspec.Struct, kw_only=True):
    """A rule in a list; `severity` is the one that it has in the project, or `off`."""

    id: str
    severity: Severity | Literal["off"]
    scope: Scope
    summary: str


class File(msgspec.Struct, kw_only=True):
    """A file of an example, with what it said before where that is part of the example."""

    path: str
    old: str | None = None
    text: str


class Shown(msgspec.Struct, kw_only=True):
    """An example with what is found in it; `since` is the day since when the page has said so."""

    title: str
    since: str | None
    files: list[File]
    findings: list[Finding]


class Option(msgspec.Struct, kw_only=True):
    """A number that a rule takes from the configuration: what it is, and is by default."""

    name: str
    value: int
    default: int
    meaning: str


class Explained(Listed, kw_only=True):
    """All that there is to say of a rule; `severity` and the options are those of the project."""

    default: Severity
    why: str
    hint: str
    options: list[Option]
    examples: list[Shown]


def listed(settings: Settings) -> list[Listed]:
    """All rules in the order of the catalogue."""
    rules = map(load, ids())
    return [
        Listed(
            id=rule.id,
            severity=settings.severity(rule.id) or "off",
            scope=rule.scope,
            summary=rule.summary,
        )
        for rule in rules
    ]


def explained(rule: Rule, settings: Settings) -> Explained:
    """A rule with its examples tried."""
    given = settings.options.get(rule.id, {})
    return Explained(
        id=rule.id,
        severity=settings.severity(rule.id) or "off",
        scope=rule.scope,
        summary=rule.summary,
        default=rule.severity,
        why=rule.why,
        hint=rule.hint,
        options=[
            Option(
                name=name,
                value=given.get(name, default),
                default=default,
                meaning=rule.options_help[name],
            )
            for name, default in rule.options.items()
        ],
        examples=[_shown(rule, example) for example in rule.examples],
    )


def _shown(rule: Rule, example: Example) -> Shown:
    from profdiff.checking.trying import try_example

    page = File(path=example.path, old=example.old, text=example.new)
    beside = [File(path=path, text=text) for path, text in example.beside.items()]
    return Shown(
        title=example.title,
        since=example.since,
        files=[page, *beside],
        findings=try_example(rule, example),
    )
