"""When what is gone is unknown rather than removed."""

from profdiff.changes import FieldChange, Status
from profdiff.match import Matching
from profdiff.records import ENTITIES, Passage, Profile

#: A section with fewer items than this may well have been taken off in one edit.
FEWEST_ITEMS = 5
_LISTED = ("publication", "project", "news", "talk", "teaching", "service", "award", "person")


def counts(old: Profile, new: Profile) -> list[FieldChange]:
    """How many records of each kind the two pages hold, where the numbers differ."""
    found = []
    for attribute, _ in ENTITIES.values():
        before, after = len(getattr(old, attribute)), len(getattr(new, attribute))
        if before != after:
            found.append(FieldChange(field=attribute, before=before, after=after))
    return found


def is_unreadable(old: Profile, new: Profile) -> bool:
    """Whether one side holds no profile: a stub, or a theme's demo text."""
    return not old.state == new.state == "content"


def vanished_sections(matching: Matching) -> list[str]:
    """The entities whose section stands empty on one page and full on the other.

    An edit that takes a section off takes its heading too. Where the passage just before the
    items stands on both pages and all the items behind it are gone, a template failed, a
    script did not run or a data file was not found. Both directions are treated alike, so that
    comparing the pages the other way round gives the mirror image.
    """
    found = []
    for entity in _LISTED:
        removed, added = matching.removed[entity], matching.added[entity]
        if matching.pairs[entity] or bool(removed) == bool(added):
            continue
        full, empty = (matching.old, matching.new) if removed else (matching.new, matching.old)
        gone = [record.id for record in removed or added]
        if len(gone) >= FEWEST_ITEMS and _heading_stands_bare(
            full.profile.passages, empty.profile.passages, set(gone)
        ):
            found.append(entity)
    return found


def _heading_stands_bare(full: list[Passage], empty: list[Passage], gone: set[str]) -> bool:
    """Whether the passage before the first of these records is on the other page, with what
    follows the last of them, or the page's end, right behind it.
    """
    held = [i for i, passage in enumerate(full) if gone & set(passage.records)]
    if not held or held[0] == 0:
        return False
    heading = full[held[0] - 1]
    if _file(heading) != _file(full[held[0]]):
        return False  # of a site, a file that holds nothing but the list came or went
    after = full[held[-1] + 1].text if held[-1] + 1 < len(full) else None
    for index, passage in enumerate(empty):
        if passage.text == heading.text:
            following = empty[index + 1].text if index + 1 < len(empty) else None
            if following == after:
                return True
    return False


def _file(passage: Passage) -> str:
    return passage.span.path if passage.span else ""


def status(old: Profile, new: Profile, collapsed: bool) -> Status:
    """How complete the answer is; a page that was cut at a limit says so in its diagnostics."""
    if collapsed:
        return "collapsed"
    limited = any(
        diagnostic.code.startswith("limit")
        for profile in (old, new)
        for diagnostic in profile.diagnostics
    )
    return "limited" if limited else "complete"
