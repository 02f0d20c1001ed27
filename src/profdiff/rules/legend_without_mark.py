"""`legend-without-mark`: a line explains a footnote mark that no author has."""

from collections.abc import Iterator

from profdiff.findings import Finding
from profdiff.rules import marks
from profdiff.rules.rule import Example, Rule, values
from profdiff.rules.subjects import Page


def _find(page: Page) -> Iterator[Finding]:
    if not marks.is_whole(page):
        return
    told = list(marks.legends(page))
    used = marks.behind_anything(page) if told else set()
    for seen in told:
        if seen.mark not in used:
            used.add(seen.mark)
            given = values(mark=seen.mark)
            yield Finding(what=seen.words, key=seen.mark, values=given, span=seen.span(page))


def _page(authors: str, legend: str) -> str:
    return (
        f"# Ada Example\n\n## Publications\n\n{legend}\n\n"
        f"- {authors}. Sorting Sand by Colour. NeurIPS 2021.\n"
        "- A. Example, C. Muster. Counting Waves at Night. ICML 2022.\n"
        "- C. Muster, A. Example. Weighing Clouds by Ear. JMLR 2023.\n"
    )


RULE = Rule(
    id="legend-without-mark",
    severity="notice",
    scope="state",
    summary="A line explains a footnote mark that no author has.",
    message='"{what}" explains the mark {mark}, which readers see behind no name',
    why=(
        "The marks were lost, or the line was left behind. In Markdown two plain asterisks in one "
        "paragraph set what is between them in italics, and readers see neither."
    ),
    hint="mark the names again (in Markdown as \\*), or take the line out",
    examples=(
        Example(
            fires=True,
            title="the marks were lost",
            new=_page("A. Example, B. Sample", "\\* denotes equal contribution"),
        ),
        Example(
            fires=False,
            title="marks and what they mean",
            new=_page("A. Example\\*, B. Sample\\*", "\\* denotes equal contribution"),
        ),
        Example(
            fires=False,
            title="a legend within the entry that has the mark",
            new=_page("A. Example, B. Sample† († corresponding author)", "Some favourites:"),
        ),
    ),
    find=_find,
)
