"""Plain text for pipes and files: one change or record a line, no value cut, nothing wrapped."""

from collections.abc import Iterator

from profdiff.changes import Change, Comparison
from profdiff.records import Profile
from profdiff.render import words
from profdiff.render.sanitise import sanitise
from profdiff.render.style import Style
from profdiff.render.telling import tell, tell_record

_COLORS = {"+": 32, "-": 31, "~": 33, "!": 35}


def comparison(compared: Comparison, style: Style) -> str:
    """The report of a comparison."""
    return "".join(f"{line}\n" for line in _comparison(compared, style))


def profile(page: Profile, style: Style) -> str:
    """The records of a page, by kind."""
    return "".join(f"{line}\n" for line in _profile(page, style))


def _comparison(compared: Comparison, style: Style) -> Iterator[str]:
    yield words.sides(compared, style.arrow)
    if style.explain:
        yield from words.reading(compared.old)
        yield from words.reading(compared.new)
    if warning := words.warning(compared):
        yield f"{_sign('!', style)} {warning}"
    if compared.headline:
        before, after = words.role(compared.headline.before), words.role(compared.headline.after)
        yield f"headline: {before} {style.arrow} {after}"
    for change in compared.changes:
        yield _change(change, style)
    yield words.outcome(compared, style.hidden)


def _change(change: Change, style: Style) -> str:
    told = tell(change, paths=style.paths)
    line = f"{_sign(words.SIGNS[change.op], style)} {words.NOUNS[change.entity][0]}: "
    line += words.joined((told.line(style.arrow), told.place(style.arrow)))
    if style.explain and change.matched_by:
        line += f", matched by {change.matched_by}"
    return line


def _sign(sign: str, style: Style) -> str:
    return f"\x1b[{_COLORS[sign]}m{sign}\x1b[0m" if style.color else sign


def _profile(page: Profile, style: Style) -> Iterator[str]:
    yield words.page(page)
    if style.explain:
        yield from words.reading(page.source)
    if state := words.state(page):
        yield f"{_sign('!', style)} {state}"
    from profdiff.render.explaining import findings, unclaimed

    for finding in findings(page, explain=style.explain):
        told = tell_record(finding.entity, finding.record, paths=style.paths)
        line = f"{words.NOUNS[finding.entity][0]}: {told.line(style.arrow)}"
        line += f", {'in' if told.paths else 'line'} {told.new}" if told.new else ""
        yield line + (f", found by {finding.rule}" if finding.rule else "")
    if style.explain:
        for passage in unclaimed(page):
            place = words.place(passage.span, paths=style.paths)
            yield f"unclaimed: {place}{sanitise(passage.text)}"
    for diagnostic in page.diagnostics:
        yield f"{_sign('!', style)} {words.diagnostic(diagnostic)}"
    yield words.contents(page)
