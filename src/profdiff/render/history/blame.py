"""The outputs of `blame`: a fact a line, the lines of the page as git has it, or JSON."""

from collections.abc import Iterable, Iterator

from profdiff.history import Blame, Fact
from profdiff.render import words
from profdiff.render.json_document import document
from profdiff.render.sanitise import sanitise
from profdiff.render.style import Style
from profdiff.sources.history import Version

#: Output of `blame` → what it is.
BLAME = ("text", "lines", "json")
_SHORT = 7
#: A narrower column is no column.
_ROOM = 20


def render_blame(found: Blame, output: str, style: Style) -> str:
    """The facts of a page in one of the outputs of `BLAME`."""
    if output == "json":
        return document(found)
    told = _lines(found) if output == "lines" else _wrapped(_facts(found), style)
    oddities = (f"! {words.diagnostic(each)}" for each in found.diagnostics)
    return "".join(f"{line}\n" for line in (*told, *oddities))


def _wrapped(facts: Iterable[tuple[str, str]], style: Style) -> Iterator[str]:
    """A fact a line; on a screen beside what set it, in as many lines as it takes."""
    from profdiff.render.columns import folded

    for start, fact in facts:
        room = style.width - _cells(start) - 1
        first, *rest = folded(fact, room) if style.columns and room >= _ROOM else [fact]
        yield f"{start} {first}"
        yield from (f"{' ' * _cells(start)} {line}" for line in rest)


def _facts(found: Blame) -> Iterator[tuple[str, str]]:
    """What set each fact and where it stands; the fact, and since when the page has it."""
    width = max((_cells(_author(fact.changed)) for fact in found.facts), default=0)
    for fact in found.facts:
        line = fact.record.span.line if fact.record.span else 0
        name = words.describe(fact.entity, fact.record) or sanitise(fact.record.id)
        since = f", here since {_day(fact.since)}" if fact.since != fact.changed else ""
        fields = words.joined(words.field_word(field) for field in fact.fields)
        what = f" ({fields}{since})" if fields else ""
        noun = words.NOUNS[fact.entity][0]
        yield f"{_set_by(fact.changed, width)} {line:4})", f"{noun}: {name}{what}"


def _lines(found: Blame) -> Iterator[str]:
    """The lines of the page, each with the version that last set a fact on it."""
    latest: dict[int, Fact] = {}
    for fact in found.facts:
        line = fact.record.span.line if fact.record.span else 0
        if line not in latest or latest[line].changed.authored < fact.changed.authored:
            latest[line] = fact
    width = max((_cells(_author(fact.changed)) for fact in found.facts), default=0)
    blank = " " * (_SHORT + len(" (") + width + len(" 2000-01-01"))
    lines = found.text.removesuffix("\n").split("\n")
    for number, text in enumerate(lines, 1):
        start = _set_by(latest[number].changed, width) if number in latest else blank
        yield f"{start} {number:4}) {sanitise(text.removesuffix(chr(13)))}"


def _set_by(version: Version, width: int) -> str:
    author = _author(version)
    pad = " " * (width - _cells(author))
    return f"{version.commit[:_SHORT]} ({author}{pad} {_day(version)}"


def _author(version: Version) -> str:
    return sanitise(version.author)


def _day(version: Version) -> str:
    return version.authored[:10]


def _cells(text: str) -> int:
    """How many cells of a screen a text takes."""
    from rich.cells import cell_len

    return cell_len(text)
