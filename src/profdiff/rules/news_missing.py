"""`news-missing`: a new position or an accepted paper that the page's news do not tell."""

import datetime as dt
from collections.abc import Iterator

from profdiff.changes import Change
from profdiff.findings import Finding
from profdiff.identity import without_acronym
from profdiff.lexicon.venues import canonical_text, known_venue
from profdiff.match.scores import likeness
from profdiff.normal import straighten
from profdiff.records import News, Publication, Role, Venue
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page, Pair, says


def _find(pair: Pair, months: int) -> Iterator[Finding]:
    if not _keeps_news(pair.new, months) or _told_at_once(pair):
        return
    for change in pair.changes("publication", "changed"):
        paper = change.new
        if "accepted" not in change.transitions or not _tells_of_papers(pair.old):
            continue
        if isinstance(paper, Publication) and paper.venue and not _tells_of(pair.new, paper):
            yield pair.finding(change, news=f"at {paper.venue.text}")
    for change in (*pair.changes("role", "changed"), *pair.changes("role", "added")):
        role = change.new
        if not isinstance(role, Role) or not (_is_move(change) or _is_headline(pair, change)):
            continue
        place = role.organization
        if place and not _tells(pair.new, place, without_acronym(place)):
            yield pair.finding(change, news="new")


def _keeps_news(page: Page, months: int) -> bool:
    """Whether a page has news that are kept: one of the last months, and another."""
    news = page.profile.news
    latest = max((item.date for item in news if item.date), default="")
    since = dt.date.fromisoformat(page.today) - dt.timedelta(days=30.44 * months)
    return len(news) > 1 and latest >= since.isoformat()[: len(latest)] != ""


def _told_at_once(pair: Pair) -> bool:
    """Whether the same edit brings news of papers or positions, though in words of their own."""
    changes = [*pair.changes("news", "added"), *pair.changes("news", "changed")]
    return any(isinstance(change.new, News) for change in changes)


def _tells_of_papers(page: Page) -> bool:
    """Whether the news have told of papers: of the venue of one that the page lists."""
    venues = {paper.venue.name for paper in page.profile.publications if paper.venue}
    return any(_tells(page, name) for name in venues if name)


def _tells(page: Page, *names: str) -> bool:
    """Whether an item of news says one of some names."""
    return any(says(item.text, name) for item in page.profile.news for name in names)


def _tells_of(page: Page, paper: Publication) -> bool:
    """Whether an item calls a paper by its title, its coined name, or its venue and year."""
    title, venue = paper.title or "", paper.venue or Venue()
    if _tells(page, title, title.partition(":")[0]):
        return True
    known = known_venue(venue.name or "")
    names = (venue.name or "", known[0] if known else "")
    return any(_tells_of_venue(item, names, venue.year) for item in page.profile.news)


def _tells_of_venue(item: News, names: tuple[str, ...], year: str | None) -> bool:
    """Whether an item names a venue with its year, or in that year or the one before."""
    text = canonical_text(straighten(item.text))
    if not any(says(text, name) for name in names):
        return False
    if not year or says(text, year):
        return True
    years = ((item.date or "")[:4], year[:4])
    return all(map(str.isdecimal, years)) and int(years[1]) - int(years[0]) in (0, 1)


def _is_headline(pair: Pair, change: Change) -> bool:
    """Whether a position that was added is now what the page says first, and another was before."""
    headline = pair.comparison.headline
    if change.old or not headline or not (headline.before and headline.after):
        return False
    return change.new is not None and change.new.id == headline.after.id


def _is_move(change: Change) -> bool:
    old, new = change.old, change.new
    if not (isinstance(old, Role) and isinstance(new, Role) and new.current):
        return False
    if "moved" in change.transitions:
        return likeness(old.organization, new.organization) < _SPELLED_ALIKE
    return "promoted" in change.transitions


#: Organizations whose names are more alike than this are one, spelled otherwise.
_SPELLED_ALIKE = 85


_OLD = """\
# Ada Example

I am a Ph.D. student at Example University.

## News

- **Nov 2025**: Our paper on sand is accepted at NeurIPS 2025.
- **Mar 2025**: I will spend the summer at Shore Labs.

## Publications

- A. Example, B. Sample. Sorting Sand by Colour. NeurIPS 2025.
- A. Example. Counting Waves at Night. arXiv 2025.
"""
_ACCEPTED = _OLD.replace("arXiv 2025", "ICML 2026")

RULE = Rule(
    id="news-missing",
    severity="notice",
    scope="change",
    summary="A position or an acceptance is new, and the page's news do not tell it.",
    message="{what} is {news}, and the page's news do not say so",
    why=(
        "Who keeps news wants them to tell what matters. Silent on pages without news, where the "
        "latest item is old, where the news have never told of papers, and where an item that is "
        "there or comes with the edit may be meant."
    ),
    hint="add an item to the news",
    options={"months": 12},
    options_help={"months": "how many months old the latest item of news may be"},
    examples=(
        Example(
            fires=True,
            title="a preprint is accepted",
            old=_OLD,
            new=_ACCEPTED,
        ),
        Example(
            fires=True,
            title="a new position",
            old=_OLD,
            new=_OLD.replace("Ph.D. student at Example University", "professor at Sample College"),
        ),
        Example(
            fires=True,
            title="a new position before the old one, which is past now",
            old=_OLD,
            new=_OLD.replace(
                "I am a Ph.D. student at Example University.",
                "I am a professor at Sample College. "
                "From 2020 to 2025 I was a Ph.D. student at Example University.",
            ),
        ),
        Example(
            fires=False,
            title="an item names the venue in short",
            old=_OLD.replace("- **Mar", "- **Dec 2025**: Two papers at ICML'26!\n- **Mar"),
            new=_ACCEPTED.replace("- **Mar", "- **Dec 2025**: Two papers at ICML'26!\n- **Mar"),
        ),
        Example(
            fires=False,
            title="the name of a place is spelled otherwise",
            old=_OLD,
            new=_OLD.replace("Example University", "Exampel University"),
        ),
        Example(
            fires=False,
            title="the news tell of it",
            old=_OLD,
            new=_ACCEPTED.replace("- **Nov", "- **Jan 2026**: Waves go to ICML.\n- **Nov"),
        ),
        Example(
            fires=False,
            title="the news told of it before",
            old=_OLD.replace("- **Mar", "- **Oct 2025**: See you at ICML 2026!\n- **Mar"),
            new=_ACCEPTED.replace("- **Mar", "- **Oct 2025**: See you at ICML 2026!\n- **Mar"),
        ),
        Example(
            fires=False,
            title="the news are old",
            old=_OLD.replace("2025**", "2021**"),
            new=_ACCEPTED.replace("2025**", "2021**"),
        ),
        Example(
            fires=False,
            title="a page without news",
            old=_OLD.replace("## News", "## Travel"),
            new=_ACCEPTED.replace("## News", "## Travel"),
        ),
    ),
    find=_find,
)
