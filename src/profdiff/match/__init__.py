"""Pairs of old and new records that are one thing, each with the rule that paired it."""

from collections.abc import Callable, Sequence
from typing import Any

from profdiff.match import kinds
from profdiff.match.forms import content, text_form
from profdiff.match.ladder import Ladder, Pair
from profdiff.match.organizations import Organizations
from profdiff.match.page import Page, primary_role
from profdiff.match.papers import match_publications
from profdiff.match.roles import match_roles
from profdiff.match.subject import other_subject
from profdiff.records import ENTITIES, Area, Profile, Project, Publication, Record

__all__ = [
    "OF_PASSAGES",
    "Ladder",
    "Matching",
    "Organizations",
    "Page",
    "Pair",
    "match_profiles",
    "primary_role",
]

#: Records of what passages say and no other record does. Where both pages have passages, those
#: are compared instead, and of these records only equal ones are paired.
OF_PASSAGES = frozenset({"link", "statement"})

_SIMPLE: dict[str, Callable[[Any, Page, Page], None]] = {
    "project": kinds.match_projects,
    "publication": match_publications,
    "award": kinds.match_awards,
    "person": kinds.match_people,
    "interest": kinds.match_interests,
    "news": kinds.match_news,
    "talk": kinds.match_talks,
    "teaching": kinds.match_teaching,
    "service": kinds.match_service,
    "link": kinds.match_links,
    "statement": kinds.match_statements,
}


class Matching:
    """The pairs of two pages by entity, and the records of each side that have no partner."""

    def __init__(self, old: Profile, new: Profile) -> None:
        self.old, self.new = Page(old), Page(new)
        self.names = Organizations(_organizations(old) + _organizations(new))
        self.other_subject = other_subject(old, new)
        self.pairs: dict[str, list[Pair]] = {}
        self.removed: dict[str, list[Record]] = {}
        self.added: dict[str, list[Record]] = {}

    def settle(self, entity: str, climb: Callable[[Ladder[Any]], None]) -> None:
        """Match the records of one entity: first those that say the same, then by its rungs."""
        attribute = ENTITIES[entity][0]
        olds: Sequence[Record] = getattr(self.old.profile, attribute)
        news: Sequence[Record] = getattr(self.new.profile, attribute)
        ladder = Ladder(olds, news)
        ladder.same("content")
        if not ladder.done:
            ladder.equal("content", lambda record: content(entity, record, self.names))
        if not ladder.done:
            climb(ladder)
        self.pairs[entity] = ladder.pairs()
        self.removed[entity] = [olds[o] for o in ladder.old_free]
        self.added[entity] = [news[n] for n in ladder.new_free]

    def area_names(self) -> tuple[dict[str, str], dict[str, str]]:
        """For each side, an area's folded title → the one name of old and new area."""
        old: dict[str, str] = {}
        new: dict[str, str] = {}
        for pair in self.pairs["area"]:
            before, after = text_form(_title(pair.old)), text_form(_title(pair.new))
            old[before] = new[after] = min(before, after)
        return old, new


def match_profiles(old: Profile, new: Profile) -> Matching:
    """Match the records of two pages.

    Swapping the pages swaps the sides of each pair and changes nothing else. Areas come last:
    they are matched by the projects and publications that they hold.
    """
    matching = Matching(old, new)
    passages = bool(old.passages and new.passages)
    for entity, climb in _SIMPLE.items():
        rungs = _only_equal if passages and entity in OF_PASSAGES else climb
        matching.settle(entity, lambda ladder, r=rungs: r(ladder, matching.old, matching.new))  # type: ignore[misc]  # the default has a type
    pages = None if matching.other_subject else (matching.old, matching.new)
    matching.settle("role", lambda ladder: match_roles(ladder, matching.names, pages))
    matching.settle("education", lambda k: kinds.match_education(k, matching.names))
    held = _held(matching)
    matching.settle("area", lambda k: kinds.match_areas(k, held))
    return matching


def _only_equal(_ladder: Ladder[Any], _old: Page, _new: Page) -> None:
    """Leave all but the records that say the same without a partner."""


def _held(matching: Matching) -> dict[tuple[str, str], int]:
    """Old and new area → how many matched projects and publications both hold."""
    counts: dict[tuple[str, str], int] = {}
    for entity in ("project", "publication"):
        for old, new, _ in matching.pairs[entity]:
            for before in dict.fromkeys(_areas(old)):
                for after in dict.fromkeys(_areas(new)):
                    counts[before, after] = counts.get((before, after), 0) + 1
    return counts


def _areas(record: Record) -> list[str]:
    areas = record.areas if isinstance(record, Project | Publication) else []
    return [text_form(area) for area in areas]


def _title(record: Record) -> str:
    return record.title if isinstance(record, Area) else ""


def _organizations(profile: Profile) -> list[str]:
    names = [n for role in profile.roles for n in (role.organization, role.unit)]
    names += [education.institution for education in profile.education]
    names += [award.grantor for award in profile.awards]
    return [name for name in names if name]
