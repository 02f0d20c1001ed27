"""No entry of the lexicon names a person, page, paper or project of the labelled pages.

Rules that know a page say nothing about the next one. The pages are those of PROFDIFF_CORPUS;
without it there is nothing to check against.
"""

import json
import os
from pathlib import Path

import pytest

from profdiff import parse
from profdiff.extract.names import is_name
from profdiff.lexicon import tables
from profdiff.lexicon.additions import SHAPES
from profdiff.lexicon.venues import known_venue
from profdiff.normal import fold

CORPUS = os.environ.get("PROFDIFF_CORPUS")
#: Names and titles with fewer words are words of the language too.
FEWEST_WORDS = {"person": 2, "publication": 3, "project": 3, "news": 4, "talk": 4}
SHORTEST = 6
#: What themes ship is theirs, on whatever page it is found.
DEMO = {("states", "template"), ("states", "demo"), ("states", "sample")}

pytestmark = pytest.mark.skipif(not CORPUS, reason="PROFDIFF_CORPUS names no labelled pages")


def manifest_rows():
    for name in ("pairs.tsv", "pages.tsv"):
        path = Path(CORPUS) / name
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            yield [Path(CORPUS) / part for part in line.split("\t")[2:]]


def told_names():
    """Entity and name of what the labels speak of, and whose pages they are."""
    for *pages, gold in manifest_rows():
        for line in gold.read_text(encoding="utf-8").splitlines():
            label = json.loads(line)
            # The keys of talks and news hold where and when as well, which is nobody's own.
            keys = label.get("key", []) if label["entity"] not in ("talk", "news") else []
            for name in filter(None, [label.get("name"), label.get("title"), *keys]):
                yield label["entity"], str(name)
            yield from (("person", name) for name in label.get("authors", []))
        for page in pages:
            profile = parse(page)
            if profile.name and is_name(profile.name):
                yield "person", profile.name
            yield from (("publication", paper.title) for paper in profile.publications)


@pytest.fixture(scope="module")
def forbidden():
    found = {}
    for entity, name in told_names():
        folded = fold(name or "")
        if (
            entity in FEWEST_WORDS
            and len(folded.split()) >= FEWEST_WORDS[entity]
            and len(folded) >= SHORTEST
            and (entity != "person" or is_name(name))
            and known_venue(name) is None
        ):
            found[folded] = entity
    return found


def phrases():
    for name in SHAPES:
        for kind, *columns in (line.decode().split("\t") for line in tables.own_lines(name)):
            if (name, kind) in DEMO:
                continue
            for column in (kind, *columns):
                yield from ((name, fold(part)) for part in column.split("|"))


def test_there_are_names_to_look_for(forbidden):
    assert {"person", "publication"} <= set(forbidden.values())


def test_no_entry_names_what_the_labelled_pages_are_about(forbidden):
    longest = max(len(name.split()) for name in forbidden)
    found = []
    for table, phrase in phrases():
        words = phrase.split()
        for start in range(len(words)):
            for end in range(start + 2, min(len(words), start + longest) + 1):
                name = " ".join(words[start:end])
                if name in forbidden:
                    found.append((table, phrase, forbidden[name]))
    assert found == []
