"""A rule tried on one of its examples, as tests, the documentation and `profdiff explain` do."""

import posixpath

from profdiff.checking import running
from profdiff.checking.pages import beside, read_page
from profdiff.checking.settings import Settings
from profdiff.diff import compare_profiles
from profdiff.findings import Finding
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page, Pair


def try_example(rule: Rule, example: Example) -> list[Finding]:
    """What a rule finds in an example."""
    files = {example.path: example.new, **example.beside}
    page, *others = [_page(example, path, text) for path, text in files.items()]
    settings = Settings()
    if rule.scope == "change":
        old = _page(example, example.path, example.old or "")
        compared = compare_profiles(old.profile, page.profile)
        found = running.of_change(Pair(old, page, compared), settings)
    elif rule.scope == "state":
        found = running.of_state(page, settings)
    elif rule.scope == "across":
        found = running.across([page, *others], settings)
    else:
        found = running.against_works(page, others[0].profile, settings)
    own = [finding for finding in found if finding.rule == rule.id]
    return running.heeded(own, [page, *others]).findings


def _page(example: Example, path: str, text: str) -> Page:
    files = {example.path, *example.beside}
    known = files | {posixpath.dirname(name) for name in files}
    return read_page(
        text.encode(),
        path,
        exists=beside(path, lambda name: name in known),
        since=lambda _: example.since,
        today=example.today,
    )
