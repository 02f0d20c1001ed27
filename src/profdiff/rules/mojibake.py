"""`mojibake`: characters that were saved in one encoding and read in another."""

from collections.abc import Iterator

from profdiff.findings import Finding
from profdiff.formats.mojibake import repair
from profdiff.patterns import Pattern
from profdiff.rules.links import first_of
from profdiff.rules.rule import Example, Rule, values
from profdiff.rules.subjects import Page
from profdiff.span import Span

#: Letters, and all that is not ASCII: a no-break space may be half of a letter.
_WORD = Pattern(r"[A-Za-z0-9\u0080-\U0010ffff]+")

#: What a no-break space is called that was read wrongly and stands alone.
_SPACE = "a space"


def _find(page: Page) -> Iterator[Finding]:
    if not page.text.isascii():
        yield from first_of(list(_words(page)))


def _words(page: Page) -> Iterator[Finding]:
    """Each word that readers see and that was read wrongly, where it is for the first time."""
    shown: set[str] = set()
    for passage in page.profile.passages:
        shown.update(_WORD.findall(passage.text))
    told: set[str] = set()
    for number, line in enumerate(page.lines, 1):
        if line.isascii() or repair(line) == line:
            continue
        for found in _WORD.finditer(line):
            text, meant = found[0], repair(found[0])
            if (
                text == meant
                or meant in told
                or not (text in shown or shown.issuperset(meant.split()))
            ):
                continue
            told.add(meant)
            meant = meant.strip() or _SPACE
            yield Finding(
                what=_name_with(page, meant),
                key=meant,
                values=values(text=text.strip(), meant=meant),
                span=Span(page.path, number, found.start() + 1, number, found.end() + 1),
            )


def _name_with(page: Page, word: str) -> str:
    """Who on the page is called so, else the word itself."""
    names = [page.profile.name or "", *(person.name for person in page.profile.people)]
    names += [author for paper in page.profile.publications for author in paper.authors]
    return next((name for name in names if word in name), word)


RULE = Rule(
    id="mojibake",
    severity="warning",
    scope="state",
    summary="Characters were read in a wrong encoding and saved that way.",
    message='{what}: the page has "{text}" where "{meant}" is meant',
    why=(
        "An editor or a script took UTF-8 for another encoding and saved what came out, so that "
        "readers see two or three odd characters in place of one. It mostly strikes names."
    ),
    hint="write it anew, and save the file as UTF-8",
    examples=(
        Example(
            fires=True,
            title="the accent of a co-author's name",
            new=(
                "# Ada Example\n\n## Publications\n\n"
                "- A. Example, Zoé Sample, JÃ¶rg Muster. Sorting Sand by Colour. NeurIPS 2021.\n"
            ),
        ),
        Example(
            fires=True,
            title="an apostrophe on a page in HTML",
            path="index.html",
            new="<h1>Ada Example</h1>\n<p>I am at Sand Worksâ€™ lab in Genève.</p>\n",
        ),
        Example(
            fires=False,
            title="letters that mojibake begins with, in words of their own",
            new="# Ada Example\n\nI am from São Paulo. My advisor at Sand Works was Âke Ãrnå.\n",
        ),
    ),
    find=_find,
)
