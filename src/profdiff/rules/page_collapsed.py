"""`page-collapsed`: a page, or a list on it, holds nothing any more."""

from collections.abc import Iterator

from profdiff.diff.collapse import FEWEST_ITEMS
from profdiff.findings import Finding
from profdiff.naming import called
from profdiff.records import ENTITIES, Record
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page, Pair
from profdiff.rules.theme import are_examples, is_of_theme


def _find(pair: Pair) -> Iterator[Finding]:
    old, new = pair.old, pair.new
    if pair.comparison.status != "collapsed" or old.profile.state != "content":
        return
    if pair.brings_in_more or is_of_theme(old):
        return  # what it says stands in files that it brings in now, or was nobody's
    whole = new.profile.state != "content"
    gone = {entity: _gone(pair, entity) for entity in _TOLD if whole or _is_empty(pair, entity)}
    if not new.text:
        gone = {entity: each for entity, each in gone.items() if not _is_told_anew(pair, entity)}
    if _is_profile(gone) and not (whole and _is_merged(pair, gone)):
        lists = " and ".join(_words(entity, 2) for entity in gone if gone[entity])
        page = "page" if new.text else "page, deleted or emptied,"
        where = page if whole else f"list of {lists}"
        yield Finding(
            entity="page",
            what=_held(gone),
            key=f"{new.path}: {where}",
            values={"where": where},
        )


#: What a page holds by way of facts.
_TOLD = tuple(entity for entity in ENTITIES if entity not in ("link", "statement"))


#: A page of one of these is a profile of somebody or of something; of others it takes some.
_LASTING = ("role", "education", "award", "project", "publication")


def _is_profile(gone: dict[str, list[Record]]) -> bool:
    """Whether what is gone is more than an item or two of what comes and goes: news, people."""
    lasting = any(gone.get(entity) for entity in _LASTING)
    return lasting or sum(map(len, gone.values())) >= FEWEST_ITEMS


def _is_merged(pair: Pair, gone: dict[str, list[Record]]) -> bool:
    """Whether other pages have what a page held, but for a thing or two that were left out there.

    Of so little that is gone, "it holds nothing any more" would say too much.
    """
    held = sum(len(_records(pair.old, entity)) for entity in gone)
    return _A_TENTH * sum(map(len, gone.values())) <= held


def _is_told_anew(pair: Pair, entity: str) -> bool:
    """Whether a page that was deleted was another version of one that stays: an older CV, a short
    or a translated one, which tells of half as many positions or more, each in its own words.
    """
    return entity in _OF_A_LIFE and 2 * pair.others.most(entity) >= len(_records(pair.old, entity))


#: What a curriculum vitae tells, and what is worded anew with it; papers keep their titles.
_OF_A_LIFE = ("role", "education", "award", "talk", "teaching", "service", "interest", "area")
#: A page was merged into others where they have all but one thing in so many.
_A_TENTH = 10


def _gone(pair: Pair, entity: str) -> list[Record]:
    """The records of the old page that no other page of the site has."""
    records = _records(pair.old, entity)
    if are_examples(pair.old, entity, records):
        return []
    return [each for each in records if not pair.elsewhere(entity, each)]


def _is_empty(pair: Pair, entity: str) -> bool:
    """Whether a list vanished as a whole, so that no change tells of its items."""
    told = any(change.entity == entity for change in pair.comparison.changes)
    return not told and bool(_records(pair.old, entity)) and not _records(pair.new, entity)


def _records(page: Page, entity: str) -> list[Record]:
    return list(getattr(page.profile, ENTITIES[entity][0]))


_NAMES = {
    "education": ("degree", "degrees"),
    "publication": ("paper", "papers"),
    "area": ("theme", "themes"),
    "person": ("person", "people"),
    "news": ("news item", "news items"),
    "teaching": ("course", "courses"),
    "service": ("service", "services"),
}


def _words(entity: str, count: int) -> str:
    one, many = _NAMES.get(entity, (entity, f"{entity}s"))
    return one if count == 1 else many


def _held(gone: dict[str, list[Record]]) -> str:
    """What is gone, by its numbers; one thing by its name."""
    every = [(entity, record) for entity, records in gone.items() for record in records]
    if len(every) == 1 and (name := called(*every[0])):
        return name
    parts = [f"{len(each)} {_words(entity, len(each))}" for entity, each in gone.items() if each]
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


_OLD = """\
---
title: Publications
---

# Publications

- A. Example, B. Sample. Sorting Sand by Colour. Journal of Grains, 2021.
- A. Example. Counting Waves at Night. Proceedings of SHORE, 2022.
- A. Example. Tides in Teacups. Proceedings of SHORE, 2021.
- B. Sample, A. Example. Shells as Shelves. Journal of Grains, 2020.
- A. Example, C. Third. A Dune with a View. Journal of Grains, 2019.

# Talks

- Sand in the Works. Invited talk at Example University, 2022.
"""
_ENTRIES = _OLD[_OLD.index("- A. Example, B.") : _OLD.index("# Talks")]

RULE = Rule(
    id="page-collapsed",
    severity="error",
    scope="change",
    summary="A page that held a profile holds none, or one of its lists stands empty.",
    message="the {where} holds nothing any more; what it held is unknown now: {what}",
    why=(
        "A page that is deleted, replaced by a placeholder or left with a bare heading is most "
        "often broken: a template failed, or a file was not found. What is gone is unknown rather "
        "than removed, so that it is told once, with its counts, and no other rule speaks of it. "
        "Silent where other pages of the site have all of it, or all but a tenth, where a version "
        "of a CV is deleted and another stays, where the page brings in a file that may have it, "
        "for a single item of news, and where a page comes back."
    ),
    hint="restore the page, or accept that it is gone",
    examples=(
        Example(
            fires=True,
            title="the list is gone and its heading stays",
            old=_OLD,
            new=_OLD.replace(_ENTRIES, "\n"),
        ),
        Example(fires=True, title="the page is deleted", old=_OLD, new=""),
        Example(
            fires=True,
            title="a placeholder has taken the page's place",
            old=_OLD,
            new="# Publications\n\nUnder construction.\n",
        ),
        Example(
            fires=False,
            title="a page that was under construction is written",
            old="# Publications\n\nUnder construction.\n",
            new=_OLD,
        ),
        Example(
            fires=False,
            title="the list is brought in from another file",
            old=_OLD,
            new=_OLD.replace(_ENTRIES, "{% include papers.html %}\n\n"),
        ),
        Example(
            fires=False,
            title="the list goes with its heading",
            old=_OLD,
            new=_OLD[: _OLD.index("# Talks")],
        ),
    ),
    find=_find,
)
