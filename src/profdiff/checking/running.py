"""Rules run over pages: what they find, in words, with its fingerprint, severity and line."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from profdiff.checking.ignoring import silences
from profdiff.checking.settings import Settings
from profdiff.findings import Finding
from profdiff.hashing import hex_digest
from profdiff.normal import fold, squeeze
from profdiff.records import Profile
from profdiff.rules import RULES, Scope, load
from profdiff.rules.subjects import Page, Pair
from profdiff.span import Span


def of_change(pair: Pair, settings: Settings) -> list[Finding]:
    """What rules find in what changed on a page."""
    found = _run("change", (pair,), settings)
    for finding in found:
        if finding.span is None and finding.old_span is not None:
            finding.gone = True
            finding.source = _line(pair.old, finding.old_span)
            finding.span = _where(pair, finding.old_span)
    return found


def of_state(page: Page, settings: Settings) -> list[Finding]:
    """What rules find in a page as it is."""
    return _run("state", (page,), settings)


def across(pages: Sequence[Page], settings: Settings) -> list[Finding]:
    """What rules find where pages of one person speak of the same things."""
    return _run("across", (pages,), settings)


def against_works(page: Page, works: Profile, settings: Settings) -> list[Finding]:
    """What a list of works, which the user trusts, says otherwise than a page."""
    return _run("reference", (page, works), settings)


def counted(findings: Iterable[Finding]) -> Counter[str]:
    """How often each finding is there, by its fingerprint."""
    return Counter(finding.fingerprint for finding in findings)


def fresh(findings: list[Finding], known: Counter[str]) -> list[Finding]:
    """The findings that there are more of than known; those that are found are taken from these."""
    told = []
    for finding in findings:
        if known[finding.fingerprint] > 0:
            known[finding.fingerprint] -= 1
        else:
            told.append(finding)
    return told


class Heeded(NamedTuple):
    """Findings that no comment silences, and how many others there are."""

    findings: list[Finding]
    ignored: int


def heeded(findings: list[Finding], pages: Iterable[Page]) -> Heeded:
    """The findings about pages that no comment on them silences, each with its line of source."""
    by_path = {page.path: page for page in pages}
    hushed = {path: silences(page) for path, page in by_path.items()}
    told = []
    for finding in findings:
        path = finding.span.path if finding.span else finding.path
        page = by_path.get(path) or next(iter(by_path.values()))
        finding.path = page.path
        if any(silence.holds(finding) for silence in hushed[page.path]):
            continue
        if finding.span and not finding.gone:
            finding.source = _line(page, finding.span)
        told.append(finding)
    return Heeded(told, len(findings) - len(told))


def _run(scope: Scope, subject: tuple[Any, ...], settings: Settings) -> list[Finding]:
    """The findings of all rules of a scope that are not off."""
    found = []
    for name in RULES[scope]:
        severity = settings.severity(name)
        if severity is None:
            continue
        rule = load(name)
        for finding in rule.find(*subject, **{**rule.options, **settings.options.get(name, {})}):
            finding.rule, finding.severity = name, severity
            finding.hint = finding.hint or rule.hint
            finding.message = rule.in_words(finding)
            finding.fingerprint = _fingerprint(finding)
            found.append(finding)
    return found


def _fingerprint(finding: Finding) -> str:
    """12 hex digits over rule, key and values: neither wording, line nor path counts."""
    folded = [f"{name}={_folded(finding.values[name])}" for name in sorted(finding.values)]
    parts = [finding.rule, finding.entity or "", _folded(finding.key), *folded]
    return hex_digest("\x1f".join(parts).encode("utf-8", "replace"))[:12]


def _folded(text: str) -> str:
    return fold(text) or squeeze(text)


def _line(page: Page, span: Span) -> str:
    """The line of a page's source on which something begins."""
    return page.lines[span.line - 1] if 0 < span.line <= len(page.lines) else ""


def _where(pair: Pair, gone: Span) -> Span | None:
    """Where on the new page something would stand that is gone: after what stood before it."""
    passages = pair.new.profile.passages
    kept = {passage.text: passage.span for passage in reversed(passages) if passage.span}
    for passage in reversed(pair.old.profile.passages):
        if passage.span and passage.span.end_line < gone.line and passage.text in kept:
            return kept[passage.text]
    return None
