"""`publication-removed`: a paper that the page had is on no page of the site any more."""

import re
from collections import Counter
from collections.abc import Iterator

from profdiff.extract.dates import begins_with_month
from profdiff.findings import Finding
from profdiff.identity import surname
from profdiff.lexicon.positions import heads_title, is_award, organization_class
from profdiff.lexicon.sections import section_kinds
from profdiff.lexicon.venues import known_venue
from profdiff.match.scores import likeness
from profdiff.patterns import Pattern
from profdiff.records import Publication, Record
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page, Pair, says


def _find(pair: Pair) -> Iterator[Finding]:
    gone = [change for change in pair.removed("publication") if _is_paper(pair.old, change.old)]
    added = (change.new for change in pair.changes("publication", "added"))
    come = [paper for paper in added if isinstance(paper, Publication)]
    if _is_exchanged(len(pair.old.profile.publications), len(gone), len(come)):
        return
    lost = Counter(_section(change.old) for change in gone)
    lost.subtract(map(_section, come))
    for change in gone:
        paper = change.old
        if not isinstance(paper, Publication) or _is_of_others(pair.old, paper):
            continue
        if _PASSING.search(_section(paper)) and lost[_section(paper)] <= 0:
            continue
        title, entry = paper.title or "", pair.old.text_of(paper)
        if not pair.new.lists(title) and not any(_is_retitled(title, entry, p) for p in come):
            yield pair.finding(change)


#: A list of so many papers, four in five of which others have replaced, is another list.
_FEWEST, _MOST_GONE = 5, 80


def _is_exchanged(before: int, gone: int, come: int) -> bool:
    """Whether a list became another one, or the only paper of a page has a new title."""
    if before == gone == come == 1:
        return True
    return before >= _FEWEST and 100 * gone >= _MOST_GONE * before and come >= gone


#: Lists in which a paper gives way to another.
_PASSING = Pattern(
    r"\b(?:select(?:ed|ion)|recent|latest|newest|new|featured|highlight(?:s|ed)?|representative|"
    r"in progress|under review|in review|submitted|in submission|in preparation)\b",
    flags=re.IGNORECASE,
)


def _section(record: Record | None) -> str:
    return (getattr(record, "section", None) or "").strip()


def _is_of_others(page: Page, paper: Publication) -> bool:
    """Whether the page's owner is not among the authors: then it may well have stood there wrongly.

    It is sure only where the owner is among those of other papers, by the name that the page has.
    """
    profile = page.profile
    owner = surname(profile.name) if profile.kind == "person" and profile.name else ""
    entry = page.text_of(paper)
    if not owner or not paper.authors or any(says(entry, word) for word in (owner, *_IMPLYING)):
        return False
    return any(says(" ".join(each.authors), owner) for each in profile.publications)


#: Words by which a list leaves its owner unsaid.
_IMPLYING = ("with", "et al", "others")
#: An entry with a title that is so much alike is the same, corrected or published.
_RETITLED = 75


def _is_retitled(old: str, entry: str, paper: Publication) -> bool:
    """Whether a new title is that of an old entry, cut short or corrected."""
    new = paper.title or ""
    if len(new.split()) >= _FEW_WORDS and says(entry or old, new):
        return True
    return likeness(old, new) >= _RETITLED


#: A title of fewer words may be anything.
_FEW_WORDS = 4
#: What no title has: the words of somebody who speaks, the end of a sentence within.
_SENTENCES = Pattern(r"[.?!]\s+[A-Z]|\b(?:I|[Ww]e)\b")
#: What is left of markup that was not read as such.
_MARKUP = Pattern(r"\]\(|https?:|</?\w+>")

#: What is left of a list of authors: "K. S. Example, M".
_NAMES = Pattern(r"^(?:(?:[A-Z]\.[\s-]?)+[^\W\d_]+,?\s?)+(?:and\s)?[A-Z]?\.?$")
#: What a grant has, and no paper.
_MONEY = Pattern(
    r"\$\s?\d{1,3}(?:[ ,.]\d{3})+|[€£¥]\s?\d|\b(?:amount|budget|funding|funded)\s*:",
    flags=re.IGNORECASE,
)
#: A list of workshops has those that somebody gave as well as the papers shown at some.
_HELD = Pattern(r"workshops?(?: (?:and|&) (?:tutorials?|courses?))?", flags=re.IGNORECASE)


def _is_label(title: str) -> bool:
    """Whether a title is an event, or short and a date, a place, a position, an award, a link."""
    if _EVENT.search(title):
        return True
    if len(title.split()) > _MOST_OF_LABEL:
        return False
    if begins_with_month(title) or organization_class(title) in ("organization", "unit"):
        return True
    return heads_title(title) or is_award(title) or _LABEL.search(title) is not None


#: What is no title is no longer than this.
_MOST_OF_LABEL = 6
_EVENT = Pattern(r"\b(?:Meeting|Conference|Summit|Symposium|Congress)(?: (?:19|20)\d\d)?$")
_LABEL = Pattern(
    r"^(?:download|pdf|slides|poster|video|code|bibtex|abstract|see|read|coming soon|short course|"
    r"no publications?|none)\b|\bnot (?:currently )?available\b",
    flags=re.IGNORECASE,
)


def _is_paper(page: Page, paper: Record | None) -> bool:
    """Whether it is sure enough that what stood there is a paper: it has more than a title, and
    that is no list of journals.
    """
    if not isinstance(paper, Publication):
        return False
    title = paper.title or ""
    if any(each.search(title) for each in (_MARKUP, _NAMES, _MONEY)) or _is_label(title):
        return False
    if any(section_kinds(heading) == ("awards",) for heading in page.headings(paper.span)):
        return False  # a grant, which has people and a title too
    if sum(known_venue(part.strip()) is not None for part in title.split(",")) > 1:
        return False
    if paper.authors or paper.venue or paper.url or paper.arxiv or paper.doi:
        return True
    if _SENTENCES.search(title) or heads_title(title) or _HELD.fullmatch(_section(paper)):
        return False
    return len(title.split()) >= _FEW_WORDS


_OLD = """\
# Ada Example

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. Journal of Grains, 2021.
- A. Example. Counting Waves at Night. Proceedings of SHORE, 2022.
"""

_SELECTED = """\
## Selected Publications

- A. Example. Counting Waves at Night. Proceedings of SHORE, 2022.

## Publications"""

_NEWS = """
## News

- June 2022: "Counting Waves at Night" is accepted at SHORE.
"""
_GRANT = """
## Grant funding

### Under review

- Example, A. *An Archive of the Shore (AIDA)*. Foundation for Sand and Stones
"""
_WORKSHOPS = """\
<h1>Ada Example</h1>
<h2>Publications</h2>
<p>A. Example, B. Sample. Sorting Sand by Colour. Journal of Grains, 2021.</p>
<h2>Teaching</h2>
<h3>Workshops</h3>
<div class="item"><span>Sieving for Beginners, Summer Institute of Shores</span>
<div>2018</div></div>
<div class="item"><span>Reading the Beach as a Text, Institute of Shores</span>
<div>2018</div></div>
"""
_GIVEN = """\
<div class="item"><span>Identifying Grains on a Beach, Institute of Shores</span>
<div>2017</div></div>
"""

RULE = Rule(
    id="publication-removed",
    severity="error",
    scope="change",
    summary="A paper is gone from the page, and no other page of the site has it.",
    message="{what} is no longer on the page",
    why=(
        "A paper does not stop having been written. One that is gone was lost in an edit, or was "
        "moved to where no reader will look. A paper that moved to another page of the site is not "
        "told, nor is one whose title, venue or identifier merely changed, or one that gave way to "
        "another in a selection."
    ),
    hint="put it back, or accept that it is gone",
    examples=(
        Example(
            fires=True,
            title="a paper is left out",
            old=_OLD,
            new=_OLD[: _OLD.index("- A. Example. Counting")],
        ),
        Example(
            fires=True,
            title="an entry is written over with another paper",
            old=_OLD,
            new=_OLD.replace("Counting Waves at Night", "Shells as Shelves"),
        ),
        Example(
            fires=True,
            title="the news still tell of it",
            old=_OLD + _NEWS,
            new=_OLD[: _OLD.index("- A. Example. Counting")] + _NEWS,
        ),
        Example(
            fires=True,
            title="an entry that names the co-authors alone",
            old=_OLD + "- **Deep Dunes at Sea** (with M. Neumann). *Journal of Grains*, 2020.\n",
            new=_OLD,
        ),
        Example(
            fires=True,
            title="an entry is commented out",
            old=_OLD,
            new=_OLD.replace("- A. Example. Counting", "<!-- - A. Example. Counting") + "-->\n",
        ),
        Example(
            fires=False,
            title="a selection goes and the full list stays",
            old=_OLD.replace("## Publications", _SELECTED),
            new=_OLD,
        ),
        Example(
            fires=False,
            title="a paper gives way to another in a selection",
            old=_OLD.replace("Publications", "Selected Publications"),
            new=_OLD.replace("Publications", "Selected Publications").replace(
                "Counting Waves at Night. Proceedings of SHORE, 2022",
                "Tides in Teacups. Proceedings of SHORE, 2024",
            ),
        ),
        Example(
            fires=False,
            title="the poster goes and the paper stays",
            old=_OLD + "- A. Example. Waves at Night. Poster at BEACH, 2021.\n",
            new=_OLD,
        ),
        Example(
            fires=False,
            title="a grant that was applied for",
            old=f"{_OLD}{_GRANT}",
            new=_OLD,
        ),
        Example(
            fires=False,
            title="a workshop that somebody gave",
            path="index.html",
            old=f"{_WORKSHOPS}{_GIVEN}",
            new=_WORKSHOPS,
        ),
        Example(
            fires=False,
            title="a title is corrected together with its venue",
            old=_OLD,
            new=_OLD.replace(
                "Counting Waves at Night. Proceedings of SHORE, 2022",
                "Counting the Waves of a Night. Journal of Shores, 2023",
            ),
        ),
        Example(
            fires=False,
            title="a paper of somebody else had slipped in",
            old=_OLD + "- M. Neumann, D. Fourth. Deep Dunes. Journal of Grains, 2020.\n",
            new=_OLD,
        ),
        Example(
            fires=False,
            title="the page of one paper gets its title as published",
            old=_OLD[: _OLD.index("- A. Example. Counting")],
            new="""\
# Ada Example

## Publications

- A. Example, B. Sample. How Grains Part Company. Journal of Heaps, 2023.
""",
        ),
        Example(
            fires=False,
            title="a theme's examples are taken off",
            old="""\
# Ada Example

## Publications

- Albert Einstein. Investigations on the Theory of the Brownian Movement. Courier, 1956.
- A. Example, B. Sample. Sorting Sand by Colour. Journal of Grains, 2021.
""",
            new="""\
# Ada Example

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. Journal of Grains, 2021.
""",
        ),
        Example(
            fires=False,
            title="a paper has a new venue and stands first",
            old=_OLD,
            new="""\
# Ada Example

## Publications

- A. Example. Counting Waves at Night. Journal of Shores, 2023.
- A. Example, B. Sample. Sorting Sand by Colour. Journal of Grains, 2021.
""",
        ),
    ),
    find=_find,
)
