"""The `markdown` output: a list by kind, in which page text is text and nothing else."""

import re
from collections.abc import Iterator

from profdiff.changes import Change, Comparison
from profdiff.render import words
from profdiff.render.style import Style
from profdiff.render.telling import tell

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$]|&(?=[#\w])")
#: What GitHub makes a link, mention, reference or emoji of by itself: it does not look into code.
_OBEYED = re.compile(r"://|www\.|@|#\d|\bGH-\d|\b[0-9a-f]{7,40}\b|:[\w+-]+:", re.IGNORECASE)


def render_comparison(comparison: Comparison, style: Style) -> str:
    """The report of a comparison as GitHub Flavored Markdown."""
    return "".join(f"{line}\n" for line in _comparison(comparison, style))


def escape(text: str) -> str:
    """Text of one line that no Markdown reader takes for markup, a link, a mention or a reference.

    It is safe anywhere but at the start of a line.
    """
    return " ".join(_word(word) for word in text.split(" "))


def _word(word: str) -> str:
    if not _OBEYED.search(word):
        return _SPECIAL.sub(r"\\\g<0>", word)
    core = word.lstrip("(").rstrip("),.;")
    before, _, after = word.partition(core)
    return f"{before}{_code(core)}{after}"


def _code(word: str) -> str:
    """A code span; its fence is longer than any in the word (CommonMark 0.31, 6.1)."""
    fence = "`" * (max((len(run) for run in re.findall("`+", word)), default=0) + 1)
    pad = " " if word.startswith("`") or word.endswith("`") else ""
    return f"{fence}{pad}{word}{pad}{fence}"


def _comparison(compared: Comparison, style: Style) -> Iterator[str]:
    total = words.changes(len(compared.changes))
    yield f"## {total[0].upper()}{total[1:]}: {escape(words.sides(compared, style.arrow))}"
    yield ""
    if style.explain:
        for side in (compared.old, compared.new):
            yield from (f"- {escape(told)}" for told in words.reading(side))
        yield ""
    if warning := words.warning(compared):
        yield f"> {warning}"
        yield ""
    if compared.headline:
        before, after = words.role(compared.headline.before), words.role(compared.headline.after)
        yield f"**Headline**: {escape(before)} {style.arrow} {escape(after)}"
        yield ""
    entity = ""
    for change in compared.changes:
        if change.entity != entity:
            yield from ([""] if entity else [])
            entity = change.entity
            yield f"### {words.NOUNS[entity][1].capitalize()}"
            yield ""
        yield _change(change, style)
    yield from ([""] if entity else [])
    yield escape(words.outcome(compared, style.hidden))


def _change(change: Change, style: Style) -> str:
    told = tell(change, paths=style.paths)
    line = words.joined((told.line(style.arrow), told.place(style.arrow)))
    if style.explain and change.matched_by:
        line += f", matched by {change.matched_by}"
    return f"- **{change.op}** {escape(line)}"
