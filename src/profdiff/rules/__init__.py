"""The registry of rules: adding one is a module, named as the rule is, and its line here."""

from importlib import import_module
from typing import cast

from profdiff.rules.rule import Example, Rule, Scope

__all__ = ["RULES", "Example", "Rule", "Scope", "ids", "load"]

#: Scope → the ids of its rules, in the order of the catalogue.
RULES: dict[Scope, tuple[str, ...]] = {
    "change": (
        "publication-removed",
        "venue-lost",
        "venue-year-moved",
        "role-removed-without-successor",
        "author-removed",
        "project-removed",
        "award-removed",
        "degree-downgraded",
        "page-collapsed",
        "title-changed-much",
        "news-missing",
    ),
    "state": (
        "duplicate-publication",
        "preprint-stale",
        "venue-before-preprint",
        "two-current-roles",
        "end-before-start",
        "date-in-future",
        "student-with-completed-degree",
        "stale-role",
        "own-name-missing",
        "mark-without-legend",
        "legend-without-mark",
        "mojibake",
        "broken-anchor",
        "dead-relative-link",
        "malformed-identifier",
        "template-text-left",
        "link-label-mismatch",
        "unreadable-passage",
    ),
    "across": ("disagreement", "missing-elsewhere"),
    "reference": ("published-elsewhere",),
}


def ids() -> tuple[str, ...]:
    """The ids of all rules."""
    return tuple(name for names in RULES.values() for name in names)


def load(name: str) -> Rule:
    """The rule of an id."""
    module = import_module(f"profdiff.rules.{name.replace('-', '_')}")
    return cast("Rule", module.RULE)
