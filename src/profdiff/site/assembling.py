"""The profiles of a site's pages → one: its records merged, its passages each once."""

from collections import Counter

from profdiff.identity import assign_ids
from profdiff.normal import squeeze, url_key
from profdiff.records import (
    ENTITIES,
    Diagnostic,
    Passage,
    Profile,
    SourceInfo,
    State,
)
from profdiff.site.disagreement import diagnostic, disagreements
from profdiff.site.facts import Fact, merge_facts, tellings
from profdiff.site.narrowing import is_without_item
from profdiff.site.reading import Read
from profdiff.span import Span

#: So many files are named of those left out.
_NAMED = 3


def assemble(read: list[Read], source: SourceInfo, diagnostics: list[Diagnostic]) -> Profile:
    """The profile of a site: its own words from the first page, its facts from all of them."""
    empty = [
        page for page in read if page.page.item and is_without_item(page.page.kind, page.profile)
    ]
    read = [page for page in read if page not in empty] or read
    state = _state(read)
    told = [page for page in read if page.profile.state in (state, "stub")]
    first = told[0].profile
    site = Profile(
        kind=first.kind,
        name=next((page.profile.name for page in told if page.profile.name), None),
        title=first.title,
        source=source,
        state=state,
        meta=first.meta,
    )
    facts = {entity: merge_facts(tellings(entity, told), first.kind) for entity in ENTITIES}
    for entity, (attribute, _) in ENTITIES.items():
        setattr(site, attribute, [fact.record for fact in facts[entity]])
    assign_ids(site)
    every = [fact for found in facts.values() for fact in found]
    site.passages = _passages(told, every)
    own = [_placed(found, page) for page in told for found in page.profile.diagnostics]
    left_out = [*_demonstrations(read, state), *_without_items(empty)]
    odd = [diagnostic(found) for found in disagreements(facts, site.name)]
    site.diagnostics = [*own, *diagnostics, *left_out, *odd]
    return site


def _state(read: list[Read]) -> State:
    """What most speaks for: one page with content makes a profile, whatever the others are."""
    states = {page.profile.state for page in read}
    order: tuple[State, ...] = ("content", "template", "stub")
    return next(state for state in order if state in states)


def _placed(found: Diagnostic, page: Read) -> Diagnostic:
    found.path = page.page.path
    return found


def _demonstrations(read: list[Read], state: State) -> list[Diagnostic]:
    """Which files hold but a theme's examples; a configuration has some beside what it is for."""
    paths = [
        page.path
        for page, profile in read
        if profile.state == "template" != state and page.part != "config"
    ]
    return _left_out("site-demo", "theme's examples are no part of the profile", paths)


def _without_items(read: list[Read]) -> list[Diagnostic]:
    """Which files of collections are no item of theirs: posts in other words, and drafts of one."""
    paths = [page.path for page, _ in read]
    return _left_out("site-no-item", "no publication, talk or the like is read from", paths)


def _left_out(code: str, why: str, paths: list[str]) -> list[Diagnostic]:
    if not paths:
        return []
    named = ", ".join(paths[:_NAMED]) + (
        f" and {len(paths) - _NAMED} more" if paths[_NAMED:] else ""
    )
    return [Diagnostic(code=code, message=f"{why}: {named}")]


def _passages(read: list[Read], facts: list[Fact]) -> list[Passage]:
    """The passages of all pages; one that several files have is there once, as often as in any.

    Each names the records that were read from it anywhere.
    """
    ids = {(path, old): fact.record.id for fact in facts for path, old in fact.names}
    kept: dict[tuple[object, ...], list[Passage]] = {}
    found: list[Passage] = []
    for page, profile in read:
        seen: Counter[tuple[object, ...]] = Counter()
        for passage in [*_of_meta(profile, first=profile is read[0].profile), *profile.passages]:
            names = [ids[page.path, name] for name in passage.records if (page.path, name) in ids]
            key = (passage.text, tuple(url_key(link.url) for link in passage.links))
            alike = kept.setdefault(key, [])
            if seen[key] < len(alike):
                twin = alike[seen[key]]
                _add_records(twin, names, passage.rules)
            else:
                passage.records = list(dict.fromkeys(names))
                alike.append(passage)
                found.append(passage)
            seen[key] += 1
    return found


def _add_records(twin: Passage, names: list[str], rules: list[str]) -> None:
    """Adds the records of a passage that says the same, with the rules that read them."""
    read_by = dict(zip(names, rules, strict=False))
    new = [name for name in dict.fromkeys(names) if name not in twin.records]
    twin.rules = [*twin.rules, *(read_by[name] for name in new if name in read_by)]
    twin.records = [*twin.records, *new]


def _of_meta(profile: Profile, *, first: bool) -> list[Passage]:
    """What a page that is not the first says beside its text, such as its title."""
    if first:
        return []
    texts = dict.fromkeys(map(squeeze, profile.meta.values()))
    stated = {squeeze(passage.text) for passage in profile.passages}
    head = Span(profile.source.path, 1, 1, 1, 1)
    return [Passage(text=text, span=head) for text in texts if text not in stated]
