"""Page pairs that each stand for a class of pages, and what a careful reader says changed.

Each folder of `cases/*/` with an `old.*` and a `new.*` page holds the expected changes as JSON
lines: `entity`, `op`, `key` (any one of its strings names the record), and for a changed field
`field`, `before` and `after`. `"optional": true` marks what readers may differ on. The pages and
their people are invented. Each pair is compared both ways.
"""

import json
from pathlib import Path

import pytest

import profdiff
from profdiff.normal import fold

CASES = Path(__file__).parent / "cases"
PAIRS = sorted(path.parent for path in CASES.glob("*/*/old.*") if list(path.parent.glob("*.jsonl")))
#: What the lines speak of, and the fields that they leave out.
ENTITIES = frozenset(
    "role education award person interest area project publication news talk teaching "
    "service".split()
)
UNTOLD = frozenset(
    "links url doi arxiv volume pages description unit honors group grantor current section "
    "status".split()
)
MIRRORED = {"added": "removed", "removed": "added", "changed": "changed"}


@pytest.mark.parametrize("folder", PAIRS, ids=lambda path: f"{path.parent.name}/{path.name}")
@pytest.mark.parametrize("direction", ["forth", "back"])
def test_changes_are_those_a_reader_names(folder, direction):
    old, new = (next(folder.glob(f"{side}.*")) for side in ("old", "new"))
    (told,) = folder.glob("*.jsonl")
    expected = [json.loads(line) for line in told.read_text(encoding="utf-8").splitlines()]
    if direction == "back":
        old, new = new, old
        expected = [_mirrored(line) for line in expected]
    found = [line for change in profdiff.compare(old, new).changes for line in _lines(change)]
    missed = []
    for line in expected:
        match = next((each for each in found if _agrees(line, each)), None)
        if match is not None:
            found.remove(match)
        elif not line.get("optional"):
            missed.append(line)
    assert (missed, found) == ([], [])


def test_there_are_pairs():
    assert PAIRS


def _mirrored(line):
    mirrored = line | {"op": MIRRORED[line["op"]]}
    if "field" in line:
        mirrored |= {"before": line["after"], "after": line["before"]}
    return mirrored


def _lines(change):
    if change.entity not in ENTITIES:
        return
    names = sorted(_strings(change))
    if change.op != "changed":
        yield {"entity": change.entity, "op": change.op, "names": names}
    for field in change.fields if change.op == "changed" else ():
        if field.field not in UNTOLD or (change.entity, field.field) == ("education", "status"):
            yield {
                "entity": change.entity,
                "op": "changed",
                "field": field.field,
                "before": field.before,
                "after": field.after,
                "names": names,
            }


def _strings(change):
    """What a record may be called: its label and its own texts, on either side."""
    found = {fold(change.label)}
    for record in (change.old, change.new):
        for value in (getattr(record, name) for name in record.__struct_fields__) if record else ():
            if isinstance(value, str):
                found.add(fold(value))
    return found - {""}


def _agrees(line, found):
    same = all(line.get(key) == found.get(key) for key in ("entity", "op", "field"))
    values = all(_text(line.get(side)) == _text(found.get(side)) for side in ("before", "after"))
    return same and values and any(fold(key) in found["names"] for key in line["key"])


def _text(value):
    if isinstance(value, list):
        return [fold(str(each)) for each in value]
    return None if value is None else fold(str(value))
