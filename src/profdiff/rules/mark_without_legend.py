"""`mark-without-legend`: authors have a footnote mark that nothing on the page explains."""

from collections.abc import Iterator

from profdiff.findings import Finding
from profdiff.rules import marks
from profdiff.rules.rule import Example, Rule, values
from profdiff.rules.subjects import Page


def _find(page: Page) -> Iterator[Finding]:
    if not marks.is_whole(page):
        return
    behind = list(marks.behind_names(page))
    told = marks.explained(page) if behind else set()
    for seen in behind:
        if seen.mark not in told:
            told.add(seen.mark)
            given = values(mark=seen.mark)
            yield Finding(what=seen.words, key=seen.mark, values=given, span=seen.span(page))


def _page(legend: str = "") -> str:
    return (
        f"# Ada Example\n\n## Publications\n\n{legend}\n\n"
        "- A. Example\\*, B. Sample\\*. Sorting Sand by Colour. NeurIPS 2021.\n"
        "- A. Example, C. Muster. Counting Waves at Night. ICML 2022.\n"
        "- C. Muster, A. Example. Weighing Clouds by Ear. JMLR 2023.\n"
    )


RULE = Rule(
    id="mark-without-legend",
    severity="notice",
    scope="state",
    summary="Authors have a footnote mark that nothing on the page explains.",
    message="nothing on the page says what the {mark} behind {what} means",
    why=(
        "Readers take an asterisk for equal contribution or for the corresponding author, and "
        "cannot know which. Lists that a template fills are left alone."
    ),
    hint='say it once on the page, for example "* equal contribution"',
    examples=(
        Example(fires=True, title="asterisks that nobody explains", new=_page()),
        Example(
            fires=True,
            title="a line that explains another mark",
            new=_page("† denotes interns.").replace("B. Sample", "B. Sample†"),
        ),
        Example(
            fires=False,
            title="a line that explains them",
            new=_page("\\* denotes joint authorship."),
        ),
        Example(
            fires=False,
            title="an explanation in words",
            new=_page("Authors with an asterisk did the same share of the work."),
        ),
        Example(
            fires=False,
            title="an asterisk in a title",
            new=_page().replace("\\*", "").replace("Waves at Night", "Paths with A* Search"),
        ),
    ),
    find=_find,
)
