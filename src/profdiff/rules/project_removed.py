"""`project-removed`: a project that the page had is on no page of the site any more."""

from collections.abc import Iterator

from profdiff.findings import Finding
from profdiff.records import Project
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Pair, says


def _find(pair: Pair) -> Iterator[Finding]:
    for change in pair.removed("project"):
        if isinstance(change.old, Project) and not _is_paper(pair, change.old):
            yield pair.finding(change)


def _is_paper(pair: Pair, project: Project) -> bool:
    """Whether the page has a paper of that name, "WaveCount: Counting Waves at Night"."""
    return any(says(paper.title or "", project.name) for paper in pair.new.profile.publications)


_OLD = """\
# Ada Example

## Projects

- [SandSort](https://example.org/sandsort): sorts sand by colour.
- [WaveCount](https://example.org/wavecount): counts waves, also at night.
"""

_PAPER = """
## Publications

- A. Example, B. Sample. WaveCount: Counting Waves at Night. SHORE 2022.
"""

RULE = Rule(
    id="project-removed",
    severity="warning",
    scope="change",
    summary="A project is gone from the page, and no other page of the site has it.",
    message="{what} is no longer on the page",
    why=(
        "A project that is over is still work that was done. Silent where it is renamed under the "
        "same link, where a paper has taken its place, and where another page of the site has it."
    ),
    hint="put it back, or accept that it is gone",
    examples=(
        Example(
            fires=True,
            title="a project is left out",
            old=_OLD,
            new=_OLD[: _OLD.index("- [WaveCount]")],
        ),
        Example(
            fires=False,
            title="a project has a new name under the same link",
            old=_OLD,
            new=_OLD.replace("[WaveCount]", "[ShoreLine]"),
        ),
        Example(
            fires=False,
            title="a project that is listed as a paper already",
            old=f"{_OLD}{_PAPER}",
            new=f"{_OLD[: _OLD.index('- [WaveCount]')]}{_PAPER}",
        ),
        Example(
            fires=False,
            title="a project becomes a paper",
            old=_OLD,
            new=f"{_OLD[: _OLD.index('- [WaveCount]')]}{_PAPER}",
        ),
    ),
    find=_find,
)
