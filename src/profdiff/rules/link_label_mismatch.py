"""`link-label-mismatch`: two different papers under one link."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from profdiff.findings import Finding
from profdiff.identity import title_key
from profdiff.normal import arxiv_id, doi, fold, spaceless, url_key
from profdiff.patterns import Pattern
from profdiff.records import Publication
from profdiff.rules.links import Shown, links
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page
from profdiff.span import Span

#: Addresses of one paper: OpenReview, ACL Anthology, and files that are papers.
_OF_ONE_PAPER = Pattern(
    r"openreview\.net/(?:forum|pdf)\?(?:.*&)?id=[\w-]+|"
    r"aclanthology\.org/(?:[A-Z]\d\d-\d{4}|\d{4}\.[\w-]+\.\d+)|\.pdf$",
    flags=re.IGNORECASE,
)
#: What several papers may share, by what a file or its link is called.
_SHARED = Pattern(
    r"slide|talk|poster|supp|append|program|proceeding|abstract|thesis|dissert|book|\bcv\b|resume|"
    r"vita|media|press|news|bib|award|certificate|report|volume|issue|toc|data|code|artifact|"
    r"artefact|package|software",
    flags=re.IGNORECASE,
)
#: A book's DOI names its number; its chapters have more behind it (`…-3-031-12345-6_12`).
_OF_BOOK = Pattern(r"10\.\d+/(?:97[89][\d-]+|b\d+|[\w.]*(?:proc|isbn)[\w.]*)$", flags=re.IGNORECASE)
#: Registrants of data and software, such as Zenodo, Figshare, Dryad, OSF and Dataverse.
_OF_DATA = Pattern(r"10\.(?:5281|6084|5061|17605|7910|17632|24432|18126|5255)/")
#: An entry of a bibliography that speaks of a paper rather than being one, as talks are kept.
_OF_TALKS = frozenset(("unpublished", "misc", "online", "presentation", "talk"))
_ALIKE = 0.5
#: A page that has a title so often sets its entries in a way that is not understood.
_TOO_OFTEN = 3


def _find(page: Page) -> Iterator[Finding]:
    papers = [paper for paper in page.profile.publications if paper.title and paper.authors]
    titles = Counter(paper.title for paper in papers)
    if max(titles.values(), default=0) >= _TOO_OFTEN:
        return
    shared: dict[str, list[Shown]] = defaultdict(list)
    for link in links(page):
        if key := _paper_of(link):
            shared[key].append(link)
    if all(len(each) == 1 for each in shared.values()):
        return
    by_line = _by_line(papers)
    held = {
        key: [(link, paper) for link in each if (paper := _around(link, page, by_line))]
        for key, each in shared.items()
        if len(each) > 1
    }
    told: set[str] = set()
    for key, uses in held.items():
        for link, paper in uses[1:]:
            first = uses[0][1]
            if paper.id not in told and _differ(first, paper):
                told.add(paper.id)
                other = first.title
                yield link.finding(page, key, title=paper.title, other=other, url=link.url)
                break


def _paper_of(link: Shown) -> str:
    """What names the paper that a link leads to; "" where that is not known to be one paper."""
    url = link.url.strip()
    if _SHARED.search(link.label) or link.block.fields.get("entrytype") in _OF_TALKS:
        return ""
    if paper := arxiv_id(url):
        return f"arxiv:{paper}"
    if "doi.org/" in url or "/doi/" in url:
        name = doi(url)
        return f"doi:{name}" if name and not (_OF_BOOK.search(name) or _OF_DATA.match(name)) else ""
    plain = url.partition("#")[0]
    found = _OF_ONE_PAPER.search(plain)
    return url_key(plain) if found and not _SHARED.search(plain.rpartition("/")[2]) else ""


def _by_line(papers: list[Publication]) -> dict[int, list[Publication]]:
    """Line → the papers whose entries reach over it."""
    found: dict[int, list[Publication]] = defaultdict(list)
    for paper in papers:
        if paper.span:
            for line in range(paper.span.line, paper.span.end_line + 1):
                found[line].append(paper)
    return found


def _around(link: Shown, page: Page, by_line: dict[int, list[Publication]]) -> Publication | None:
    """The one paper whose entry a link stands in."""
    place = link.span(page)
    at = place.line, place.column
    around = [paper for paper in by_line.get(place.line, ()) if _holds(paper.span, at)]
    return around[0] if len(around) == 1 else None


def _holds(span: Span | None, at: tuple[int, int]) -> bool:
    if span is None:
        return False
    return (span.line, span.column) <= at <= (span.end_line, span.end_column)


def _differ(one: Publication, other: Publication) -> bool:
    """Whether two titles are of two papers: neither the same, nor a part, nor a translation."""
    a, b = one.title or "", other.title or ""
    if title_key(a) in title_key(b) or title_key(b) in title_key(a):
        return False
    if any(map(spaceless, a)) != any(map(spaceless, b)):
        return False
    ours, theirs = set(fold(a).split()), set(fold(b).split())
    return len(ours & theirs) < _ALIKE * min(len(ours), len(theirs))


def _page(one: str, other: str) -> str:
    return (
        "# Ada Example\n\n## Publications\n\n"
        f"- A. Example, B. Sample. Sorting Sand by Colour. NeurIPS 2021. {one}\n"
        f"- A. Example, C. Muster. Counting Waves at Night. ICML 2022. {other}\n"
    )


_SAND = "[paper](https://arxiv.org/abs/2106.01234)"

RULE = Rule(
    id="link-label-mismatch",
    severity="warning",
    scope="state",
    summary="Two different papers have one link.",
    message='"{title}" and "{other}" have one link: {url}',
    why=(
        "An entry was copied and its link was not changed. Code, project pages, slides and "
        "proceedings may be shared by several papers; arXiv, DOIs and files are not."
    ),
    hint="give each paper its own link, or take out the entry that is there twice",
    examples=(
        Example(
            fires=True,
            title="the link of the entry above, in another form",
            new=_page(_SAND, "[PDF](https://arxiv.org/pdf/2106.01234v2)"),
        ),
        Example(
            fires=True,
            title="one file for two papers",
            new=_page("[PDF](papers/sand.pdf)", "[PDF](papers/sand.pdf)"),
        ),
        Example(
            fires=False,
            title="code and slides that two papers share",
            new=_page(
                f"{_SAND} [code](https://github.com/ada-example/sea) [slides](sea-slides.pdf)",
                "[code](https://github.com/ada-example/sea) [slides](sea-slides.pdf)",
            ),
        ),
        Example(
            fires=False,
            title="a paper and its longer version",
            new=_page(_SAND, "[paper](https://arxiv.org/abs/2206.04321)")
            + f"- A. Example. Sorting Sand by Colour, at Scale. JMLR 2023. {_SAND}\n",
        ),
    ),
    find=_find,
)
