"""`template-text-left`: a page still says what its theme brought as an example."""

from collections.abc import Iterator
from typing import NamedTuple

from profdiff.extract.page import walk
from profdiff.extract.state import is_demo_line
from profdiff.findings import Finding
from profdiff.lexicon.states import may_hold_phrase, phrase_in
from profdiff.normal import fold, squeeze
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page
from profdiff.span import Span

#: So much of a line is told, and so many further places of a page.
_LONGEST, _MOST_PLACES = 60, 4
#: Examples that people write of their own accord too.
_ALSO_SAID = frozenset(
    "hello world|first post|my first post|my first blog post|welcome to my blog|there is no spoon|"
    "some quote|post with code|sample post|example post|an example post|sample page|your name|"
    "placeholder text|external project|internal project|example project|example talk|"
    "example event|what else do you need|name surname|yourname".split("|")
)


class _Left(NamedTuple):
    """A line that a theme brings, by its phrase, and where it stands."""

    phrase: str
    line: str
    span: Span


def _find(page: Page) -> Iterator[Finding]:
    found = list(_left(page))
    if found:
        first, *others = found
        yield Finding(
            what=_cut(squeeze(first.line)),
            key=first.phrase,
            span=first.span,
            places=[other.span for other in others[:_MOST_PLACES]],
        )


def _left(page: Page) -> Iterator[_Left]:
    """What a page has of a theme's examples, one for each block, code aside."""
    blocks = [block for block in walk(page.document.blocks) if block.kind != "code"]
    if not may_hold_phrase("\n".join(block.text for block in blocks), "template", "demo"):
        return
    for block in blocks:
        for line in block.text.replace("\t", "\n").split("\n"):
            phrase = _phrase(line)
            if phrase:
                at = block.text.find(line)
                yield _Left(phrase, line, page.document.span(block, at, at + len(line)))
                break


def _phrase(line: str) -> str | None:
    """What a theme says in a line that nobody else would write, None for nothing."""
    if fold(line) in _ALSO_SAID or not is_demo_line(line):
        return None
    return phrase_in(line, "template") or phrase_in(line, "demo")


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[: _LONGEST - 1].rpartition(" ")[0].rstrip(" ,;:.") + "…"


_PAGE = """\
# Ada Example

I am a postdoctoral researcher at Mill College. I study how sand is sorted.

## Education

- Ph.D. in Geology, Oak University, 2022
{entry}
"""

RULE = Rule(
    id="template-text-left",
    severity="warning",
    scope="state",
    summary="A page still says what its theme brought as an example.",
    message='"{what}" is the example text of a theme',
    why=(
        "Themes for homepages come with example papers, degrees and descriptions, which are to be "
        "replaced or deleted. What is left of them is shown to visitors and search engines."
    ),
    hint="write your own words there, or delete it",
    examples=(
        Example(
            fires=True,
            title="a degree that a theme gives as an example",
            new=_PAGE.format(entry="- M.S. in Jekyll, GitHub University, 2014"),
        ),
        Example(
            fires=True,
            title="filler in Latin",
            new=_PAGE.format(
                entry="\nLorem ipsum dolor sit amet, consectetur adipiscing elit. Duis posuere."
            ),
        ),
        Example(
            fires=True,
            title="the description of a site's configuration",
            path="_config.yml",
            new="title: Ada Example\nauthor: Ada Example\n"
            "description: A simple, whitespace theme for academics.\n",
        ),
        Example(
            fires=False,
            title="an address that is told without being spelled out",
            new=_PAGE.format(entry="\nWrite to firstname.lastname at mill.edu."),
        ),
        Example(
            fires=False,
            title="example text in a listing of code",
            new=_PAGE.format(entry="\n```\necho Lorem ipsum dolor sit amet, consectetur\n```"),
        ),
        Example(
            fires=False,
            title="a first post of one's own",
            new=_PAGE.format(entry="\n## My first post\n\nHello world! I begin to write here."),
        ),
    ),
    find=_find,
)
