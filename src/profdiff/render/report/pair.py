"""What the template of a report on two versions gets."""

from typing import Any

from profdiff.changes import Comparison
from profdiff.history.keeping import Keeping, apply
from profdiff.records import Profile
from profdiff.render import words
from profdiff.render.brief import headline
from profdiff.render.report.entries import ARROW, entries, filters, groups
from profdiff.render.report.sides import marks, sides, stretches
from profdiff.render.sanitise import sanitise


def pair(comparison: Comparison, old: Profile, new: Profile) -> dict[str, Any]:
    """The data of a comparison."""
    keeping = Keeping()
    keeping.begin(old)
    keeping.go_on(comparison.changes, new)
    paths = "site" in (old.source.format, new.source.format)
    told = entries(comparison.changes, "c", paths=paths)
    first, second = (leaf.edits for leaf in keeping.leaves)
    before = apply([], first)
    texts = [[keeping.passages[n] for n in each] for each in (before, apply(before, second))]
    found = marks(comparison.changes, keeping.leaves[1].threads)
    rows = sides(texts[0], texts[1], found, "c")
    name = sanitise(new.name or old.name or new.title or "")
    return {
        "title": f"What changed: {name}" if name else "What changed",
        "name": name,
        "sides": [_side(old), _side(new)],
        "subtitle": words.sides(comparison, ARROW),
        "headline": headline(comparison.changes) or "No change",
        "warning": words.warning(comparison),
        "outcome": words.outcome(comparison, 0),
        "groups": groups(told),
        "total": len(told),
        "filters": filters(told),
        "stretches": stretches(rows),
    }


def _side(profile: Profile) -> dict[str, str]:
    path, when = words.side(profile.source)
    return {"path": path, "when": when, "contents": words.contents(profile)}
