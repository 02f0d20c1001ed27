"""`project-removed`: a project that the page had is on no page of the site any more."""

from collections.abc import Iterator

from profdiff.findings import Finding
from profdiff.match.scores import likeness
from profdiff.normal import fold
from profdiff.records import Project
from profdiff.rules.rule import Example, Rule
from profdiff.rules.subjects import Page, Pair


def _find(pair: Pair) -> Iterator[Finding]:
    added = (change.new for change in pair.changes("project", "added"))
    come = [project for project in added if isinstance(project, Project)]
    for change in pair.removed("project"):
        project = change.old
        if not isinstance(project, Project) or not _is_project(pair.old, project):
            continue
        if _is_paper(pair, project) or _is_reworded(pair, project):
            continue
        if not any(_is_renamed(pair, project, other) for other in come):
            yield pair.finding(change)


#: Two projects whose words, names aside, are more alike than this are one that was renamed.
_SAME_WORDS = 60


def _is_renamed(pair: Pair, old: Project, new: Project) -> bool:
    """Whether a new project says of itself what the old one said."""
    before = _without(pair.old.text_of(old), old.name)
    after = _without(pair.new.text_of(new), new.name)
    return likeness(before, after) >= _SAME_WORDS


#: It is told in other words where so many in a hundred are the same, of at least so many words of
#: a name or of a description.
_REWORDED, _FEWEST_WORDS, _OF_DESCRIPTION = 60, 3, 8


def _is_reworded(pair: Pair, project: Project) -> bool:
    """Whether the page says most of the name, or of what it is about, as often as before."""
    said = ((project.name, _FEWEST_WORDS), (project.description or "", _OF_DESCRIPTION))
    for words, fewest in said:
        before, after = (page.times(words, _REWORDED) for page in (pair.old, pair.new))
        if len(fold(words).split()) >= fewest and 0 < before <= after:
            return True
    return False


def _without(text: str, name: str) -> str:
    return text.replace(name, "")


def _is_project(page: Page, project: Project) -> bool:
    """Whether it is sure enough that what stood there is a project, and no mere point of a list,
    no number of things, and no word of a paper's entry.
    """
    if project.lead is not None or project.areas:
        return True
    entries = [name for passage in page.passages(project) for name in passage.records]
    if len(project.name) < _SHORTEST:
        return False
    if project.name[:1].isdecimal() or any(name.startswith("publication:") for name in entries):
        return False
    return bool(project.url or project.description)


#: A shorter name is the initials on a card.
_SHORTEST = 3


def _is_paper(pair: Pair, project: Project) -> bool:
    """Whether the page has a paper of that name, "WaveCount: Counting Waves at Night"."""
    return pair.new.lists(project.name)


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
        "same link, where a sentence has most of its words, where a paper has taken its place, and "
        "where another page of the site has it."
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
            title="a project without a link has a new name",
            old=_OLD.replace("[WaveCount](https://example.org/wavecount)", "WaveCount"),
            new=_OLD.replace("[WaveCount](https://example.org/wavecount)", "NightTide"),
        ),
        Example(
            fires=False,
            title="a project is told anew, with most of its name",
            old=_OLD + "- [Dune Firewall Development](https://example.org/dune): keeps sand out.\n",
            new=_OLD + "\n# What we build\n\nThe Dune Firewall stops what the wind brings in.\n",
        ),
        Example(
            fires=False,
            title="a project has another name and link, and nearly the same words about it",
            old=_OLD
            + "- [Dunes](https://example.org/dunes): lets children and their teachers build "
            "a beach with rules of their own.\n",
            new=_OLD
            + "\n# What we build\n\n**Beach Builder** lets children and teachers everywhere build "
            "a beach with their own rules.\n",
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
