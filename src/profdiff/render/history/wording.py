"""The words for versions and the steps between them."""

from collections import Counter

from profdiff.history import History, Step
from profdiff.render import words
from profdiff.render.sanitise import sanitise
from profdiff.render.style import Style

#: How many digits of a commit people read.
_SHORT = 7
_KINDS = {
    "first": "the first version",
    "gone": "the page was deleted",
    "unchanged": "nothing that a reader sees",
    "other": "nothing of the kinds asked for",
    "template": "the theme's, from before the page's own first version",
}


def commit(step: Step) -> str:
    """A commit as people name it."""
    return step.version.commit[:_SHORT]


def day(step: Step) -> str:
    """When a version was written."""
    return step.version.authored[:10]


def title(step: Step) -> str:
    """Who made a version, and why as they put it; what is only staged has no author yet."""
    subject = sanitise(step.version.subject)
    return f"{sanitise(step.version.author)}: {subject}" if step.version.author else subject


def place(step: Step, history: History) -> str:
    """The file, where it is not the one that the history is named for."""
    return sanitise(step.version.path) if step.version.path != history.path else ""


def outcome(step: Step) -> str:
    """What a version did that changed no record: that it is the first, or that nothing shows."""
    return _KINDS.get(_kind(step), "")


def _kind(step: Step) -> str:
    """The kind of a step, `other` where its changes are none of those that were asked for.

    A page that breaks, or is back, is told whatever was asked for: it may be all of them.
    """
    return "other" if step.kind == "changed" and not (step.changes or warning(step)) else step.kind


def warning(step: Step) -> str:
    """What a reader has to know of a step that is not a plain edit."""
    told = words.warning(step.comparison) if step.comparison else None
    if told and step.since:
        when = (step.since.old.captured_at or "")[:10]
        total = words.changes(len(step.since.changes))
        return f"The page is back; since {when}, when it last had content: {total}."
    return told or ""


def last_seen(step: Step) -> str:
    """The primary role that a version changed, and when the page last had it.

    It may have changed at any time from then on.
    """
    headline = step.comparison.headline if step.comparison else None
    if headline is None or headline.before in (None, headline.after):
        return ""
    if not any(change.entity == "role" and change.transitions for change in step.changes):
        return ""
    when = (step.against_authored or "")[:10]
    return f"last seen as {words.describe('role', headline.before)}: {when}"


def head(history: History) -> tuple[str, str]:
    """Which page, or commit, and how many of its versions or pages are told."""
    told = sum(_kind(step) == "changed" for step in history.steps)
    noun = "page" if history.of == "commit" else history.window or "version"
    of = f"{told} of {history.total} {noun}{'' if history.total == 1 else 's'}"
    said = f"changes in {of}" if history.of == "commit" else f"{of} changed what a page says"
    return sanitise(history.path), said


def left_out(history: History, shown: list[Step]) -> str:
    """The versions that are not shown, and why."""
    kinds: Counter[str] = Counter(map(_kind, history.steps))
    kinds -= Counter(map(_kind, shown))
    said = [
        f"{number} {what}"
        for kind, what in (
            ("other", "with other changes"),
            ("unchanged", "without a visible change"),
            ("template", "of the theme before the page's own first version"),
        )
        if (number := kinds[kind])
    ]
    return f"Left out: {', '.join(said)}; --all shows them." if said else ""


def shown(history: History, style: Style) -> list[Step]:
    """The steps that a person is told of: those with something to say, unless all are asked for."""
    quiet = () if style.versions else ("other", "unchanged", "template")
    return [step for step in history.steps if _kind(step) not in quiet]
