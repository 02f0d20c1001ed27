"""What a project's configuration adds to the lexicon: checked, and in the lexicon's own form.

A table of the configuration is named as a file of the lexicon is. It holds classes, the words
that the file's rows begin with, and for each a list of entries: a phrase, or a list of spellings of
one thing. In place of a table may stand the name of a file that is written as the lexicon's own.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple, get_args

from profdiff.config import Config, Place, Words
from profdiff.errors import unknown
from profdiff.lexicon import tables
from profdiff.normal import fold
from profdiff.records import VenueKind


class Shape(NamedTuple):
    """How the rows of a file are made: columns, and which holds the class.

    `folded` says whether its phrases stand in folded form, `named` whether the first column is a
    name as people write it, and `free` whether a row may be of a class that no row of the file's
    own is of. A file without a class can be added to by a file alone.
    """

    fewest: int
    most: int
    class_column: int | None = 0
    folded: bool = True
    free: bool = False
    named: bool = False


#: The files of the lexicon.
SHAPES = {
    "abbreviations": Shape(2, 2),
    "awards": Shape(2, 2),
    "degrees": Shape(3, 3, 1),
    "fields": Shape(2, 3, None, folded=False),
    "fleeting": Shape(2, 2, folded=False),
    "institutions": Shape(2, 2),
    "latex_macros": Shape(2, 4, None, folded=False),
    "latex_symbols": Shape(2, 2, None, folded=False),
    "lists": Shape(2, 2),
    "months": Shape(2, 2, folded=False),
    "noise": Shape(2, 2),
    "positions": Shape(2, 2),
    "sections": Shape(2, 3),
    "services": Shape(2, 2, folded=False, free=True),
    "states": Shape(2, 2),
    "venues": Shape(3, 3, 1, named=True),
}


def added_rows(config: Config) -> dict[str, list[str]]:
    """The rows that a configuration adds, by table. Raises ConfigError for unknown names."""
    place = Place(config.path)
    found = {}
    for name, content in config.lexicon.items():
        key = f"{config.base}lexicon.{name}"
        if name not in SHAPES:
            raise place.error(key, "is unknown", unknown("table", name, SHAPES))
        if isinstance(content, Words):
            found[name] = list(_file_rows(name, content))
        elif isinstance(content, dict):
            found[name] = list(_rows(name, content, key, place))
        else:
            raise place.error(key, "is no table", f'write [{key}], or {name} = "FILE.tsv"')
    return found


def classes(name: str) -> list[str]:
    """What the rows of a table can be of."""
    if name == "venues":
        return list(get_args(VenueKind))
    column = SHAPES[name].class_column or 0
    return list(dict.fromkeys(row.decode().split("\t")[column] for row in tables.own_lines(name)))


def _rows(name: str, content: dict[str, Any], key: str, place: Place) -> Iterator[str]:
    shape = SHAPES[name]
    if shape.class_column is None:
        hint = f'write them in a file as docs/lexicon.md says, and {name} = "FILE.tsv"'
        raise place.error(key, "has no classes", hint)
    known = classes(name)
    for kind, entries in content.items():
        inner = f"{key}.{kind}"
        if kind not in known and not shape.free:
            raise place.error(inner, "is unknown", unknown("class", kind, known))
        for entry in entries if isinstance(entries, list) else [None]:
            spellings = _phrases(entry)
            if not spellings:
                hint = 'write a phrase, or the spellings of one thing: ["a", ["b", "b in full"]]'
                raise place.error(inner, "is no list of phrases", hint)
            yield _row(shape, kind, spellings)


def _phrases(entry: Any) -> list[str]:
    """The spellings that an entry gives, none where it is not made of phrases."""
    spellings = entry if isinstance(entry, list) else [entry]
    said = all(isinstance(each, str) and fold(each) for each in spellings)
    return spellings if said else []


def _row(shape: Shape, kind: str, spellings: list[str]) -> str:
    """One row: of a file with three columns, the first is what the first spelling names."""
    cell = "|".join(_written(shape, each) for each in spellings)
    if shape.class_column == 0:
        return f"{kind}\t{cell}"
    name = spellings[0] if shape.named else fold(spellings[0])
    return f"{_one_line(name)}\t{kind}\t{cell}"


def _written(shape: Shape, phrase: str) -> str:
    return fold(phrase) if shape.folded else _one_line(phrase.lower())


def _one_line(text: str) -> str:
    return " ".join(text.replace("|", " ").split())


def _file_rows(name: str, words: Words) -> Iterator[str]:
    """The rows of a file that is written as the lexicon's own, its phrases folded."""
    shape = SHAPES[name]
    known = classes(name) if shape.class_column is not None and not shape.free else []
    for number, line in enumerate(words.text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        place = Place(words.path, number)
        columns = line.rstrip("\r").split("\t")
        if not shape.fewest <= len(columns) <= shape.most or not all(map(str.strip, columns)):
            count = "–".join(str(each) for each in sorted({shape.fewest, shape.most}))
            raise place.error(repr(line[:40]), f"has not {count} columns", "part them by tabs")
        if known and columns[shape.class_column or 0] not in known:
            kind = columns[shape.class_column or 0]
            raise place.error(kind, "is unknown", unknown("class", kind, known))
        if shape.folded:
            at = 2 if shape.class_column == 1 else 1
            columns[at] = "|".join(_folded(each) for each in columns[at].split("|"))
        yield "\t".join(columns)


def _folded(phrase: str) -> str:
    """A phrase in folded form, and what stands before its colon with it."""
    before, colon, after = phrase.rpartition(":")
    return f"{before.strip()}{colon}{fold(after)}"
