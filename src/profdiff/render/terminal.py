"""The report on a terminal: what changed, most important first, in columns."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from profdiff.changes import Change, Comparison, Headline
from profdiff.records import Profile
from profdiff.render import words
from profdiff.render.columns import COLORS, Line, Row, lay_out, line
from profdiff.render.explaining import findings, unclaimed
from profdiff.render.sanitise import sanitise
from profdiff.render.style import Style
from profdiff.render.telling import Fact, tell, tell_record

#: The entities that matter least: always counted, told in full on request.
_FOLDED = ("link", "statement")


def comparison(compared: Comparison, style: Style) -> str:
    """The report of a comparison."""
    return _report(
        _head(compared, style), told(compared, style), words.outcome(compared, style.hidden), style
    )


def profile(page: Profile, style: Style) -> str:
    """The records of a page, by kind."""
    contents = words.contents(page)
    return _report(_page_head(page, style), _records(page, style), contents, style)


def _report(head: Iterable[Line], body: Iterable[Row | Line], end: str, style: Style) -> str:
    """The head, the body under a caption of its places, and the line that sums up."""
    parts = [*body]
    placed = any(isinstance(part, Row) and (part.old or part.new) for part in parts)
    blank = [line()] if parts else []
    return lay_out([*head, line(right="line" if placed else ""), *parts, *blank, line(end)], style)


def _head(compared: Comparison, style: Style) -> Iterator[Line]:
    total = words.changes(len(compared.changes))
    unchanged = f"{style.dot}{compared.unchanged} unchanged"
    yield line(words.sides(compared, style.arrow), total + unchanged, style="bold")
    if style.explain:
        for side in (compared.old, compared.new):
            yield from (line(told, style="dim") for told in words.reading(side))
    if warning := words.warning(compared):
        yield line(warning, sign="!")


def told(compared: Comparison, style: Style) -> Iterator[Row | Line]:
    """The changes of a comparison, most important first, without its head and end."""
    lead = _lead(compared)
    if compared.headline and not lead:
        yield from _headline(compared.headline, style)
    shown, folded = _fold(compared.changes, style)
    yield from _changes(sorted(shown, key=lambda change: change is not lead), lead, style)
    if folded:
        counts = words.counts(change.entity for change in folded)
        yield Row(Text(f"{counts}; --all shows them", "dim"), kind="Also")


def _lead(compared: Comparison) -> Change | None:
    """The change that is the headline, told by it alone: the primary role's own."""
    headline = compared.headline
    if not headline or not headline.before or not headline.after:
        return None
    return next(
        (
            change
            for change in compared.changes
            if change.old == headline.before and change.new == headline.after
        ),
        None,
    )


def _headline(headline: Headline, style: Style) -> Iterator[Row | Line]:
    """The primary role before and after, where no one change says it."""
    before, after = words.role(headline.before), words.role(headline.after)
    yield Row(Text().append(before, "bold"), kind=words.heading("role"))
    yield Row(Text().append(after, "bold"), sign=style.arrow)
    yield line()


def _fold(changes: list[Change], style: Style) -> tuple[list[Change], list[Change]]:
    """The changes to tell and those only to count."""
    shown = [change for change in changes if change.entity not in _FOLDED]
    if style.everything or not shown:
        return changes, []
    return shown, [change for change in changes if change.entity in _FOLDED]


def _changes(changes: list[Change], lead: Change | None, style: Style) -> Iterator[Row | Line]:
    kind, apart = "", False
    for change in changes:
        if apart:
            yield line()
        heading = words.heading(change.entity)
        yield from _change(change, "" if heading == kind else heading, change is lead, style)
        apart = change is lead
        kind = "" if apart else heading


def _change(change: Change, heading: str, lead: bool, style: Style) -> Iterator[Row]:
    told = tell(change, paths=style.paths)
    facts = _facts(told.facts, style)
    if style.explain and change.matched_by:
        facts.append(Text(f"matched by {change.matched_by}", "dim"))
    sign, old, new = words.SIGNS[change.op], told.old, told.new
    if told.paths:
        # Paths are too long for a column of places.
        facts += [Text(told.place(style.arrow), "dim")] if old or new else []
        old = new = ""
    if not told.former:
        yield Row(Text(told.name), facts, style.dot, heading, sign, old, new)
        return
    before, after = _names(told.former, told.name, lead=lead)
    yield Row(before, (), style.dot, heading, sign, old, new)
    yield Row(after, facts, style.dot, sign=style.arrow)


def _names(former: str, name: str, *, lead: bool) -> tuple[Text, Text]:
    """A name before and after: the headline in bold, else the words that differ."""
    if lead:
        return Text().append(former, "bold"), Text().append(name, "bold")
    from difflib import SequenceMatcher

    old, new = former.split(" "), name.split(" ")
    before, after = Text(), Text()
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        weight = "" if what == "equal" else "bold"
        before.append(" ".join(old[i:j]), weight).append(" " if i < j < len(old) else "")
        after.append(" ".join(new[k:m]), weight).append(" " if k < m < len(new) else "")
    return before, after


def _facts(facts: tuple[Fact, ...], style: Style) -> list[Text]:
    """The facts in order, with neighbours that are words alone side by side."""
    told: list[Text] = []
    alone = False
    for fact in facts:
        if fact.brief and not style.everything:
            fact = Fact(fact.brief)  # noqa: PLW2901  # the same fact in fewer words
        if fact.before or fact.after:
            told.append(_fact(fact, style))
        elif alone:
            told[-1].append(f", {fact.word}")
        else:
            told.append(Text(fact.word))
        alone = not (fact.before or fact.after)
    return told


def _fact(fact: Fact, style: Style) -> Text:
    if fact.before and fact.after:
        text = Text(f"{fact.word}: {fact.before} ")
        return text.append(style.arrow, COLORS[style.arrow]).append(f" {fact.after}")
    sign = "+" if fact.after else "-"
    return Text().append(sign, COLORS[sign]).append(f" {fact.word}: {fact.after or fact.before}")


def _page_head(page: Profile, style: Style) -> Iterator[Line]:
    yield line(words.page(page), words.contents(page).partition(":")[0], style="bold")
    if style.explain:
        yield from (line(told, style="dim") for told in words.reading(page.source))
    if state := words.state(page):
        yield line(state, sign="!")
    for found in page.diagnostics:
        yield line(words.diagnostic(found), sign="!")


def _records(page: Profile, style: Style) -> Iterator[Row | Line]:
    kind = ""
    for finding in findings(page, explain=style.explain):
        told = tell_record(finding.entity, finding.record, paths=style.paths)
        facts = _facts(told.facts, style)
        if finding.rule:
            facts.append(Text(f"found by {finding.rule}", "dim"))
        heading = words.heading(finding.entity)
        shown = "" if heading == kind else heading
        at = told.new
        if told.paths:
            facts += [Text(f"in {at}", "dim")] if at else []
            at = ""
        yield Row(Text(told.name), facts, style.dot, shown, new=at)
        kind = heading
    if style.explain:
        yield from _unclaimed(page, style)


def _unclaimed(page: Profile, style: Style) -> Iterator[Row | Line]:
    """The lines that nothing but a statement holds."""
    for number, passage in enumerate(unclaimed(page)):
        kind = "" if number else "Unclaimed"
        if style.paths:
            place = words.place(passage.span, paths=True).rstrip(": ")
            facts = [Text(f"in {place}", "dim")] if place else []
            yield Row(Text(sanitise(passage.text)), facts, style.dot, kind)
        else:
            at = str(passage.span.line) if passage.span else ""
            yield Row(Text(sanitise(passage.text)), kind=kind, new=at)
