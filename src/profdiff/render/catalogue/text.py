"""The `text` output of `rules` and `explain`."""

from collections.abc import Iterator

from profdiff.checking.catalogue import Explained, Listed, Shown
from profdiff.render.catalogue.wording import SCOPES, changed, silencing, told
from profdiff.render.sanitise import inert, sanitise
from profdiff.render.style import Style

_COLORS = {"error": 31, "warning": 33, "notice": 36, "off": 2, "-": 31, "+": 32}
_BOLD = 1
_SEVERITY = len("warning")
_INDENT = "  "
#: With less room than this beside the names, summaries stand below them.
_NARROW = 24


def render_rules(rules: list[Listed], style: Style) -> str:
    """Rules by what they look at on a screen, else a line each with tabs between."""
    lines = _table(rules, style) if style.columns else _lines(rules)
    return "".join(f"{line}\n" for line in lines)


def _lines(rules: list[Listed]) -> Iterator[str]:
    for rule in rules:
        yield f"{rule.id}\t{rule.severity}\t{rule.scope}\t{rule.summary}"


def _table(rules: list[Listed], style: Style) -> Iterator[str]:
    names = max(len(rule.id) for rule in rules)
    start = len(_INDENT) + names + 2 + _SEVERITY + 2
    scope = ""
    for rule in rules:
        if rule.scope != scope:
            yield from ([""] if scope else [])
            scope = rule.scope
            yield _painted(SCOPES[scope][0], style, _BOLD)
        severity = _painted(f"{rule.severity:<{_SEVERITY}}", style, _COLORS[rule.severity])
        lead = f"{_INDENT}{rule.id:<{names}}  {severity}"
        if style.width - start >= _NARROW:
            first, *rest = _folded(rule.summary, style.width - start)
            yield f"{lead}  {first}"
            yield from (" " * start + line for line in rest)
        else:
            yield lead
            yield from (_INDENT * 2 + line for line in _folded(rule.summary, style.width - 4))
    yield ""
    yield f"{len(rules)} rules; profdiff explain RULE says more of one"


def render_rule(rule: Explained, style: Style) -> str:
    """A rule with one example in full, or with all of them."""
    return "".join(f"{line}\n" for line in _rule(rule, style))


def _rule(rule: Explained, style: Style) -> Iterator[str]:
    severity = _painted(rule.severity, style, _COLORS[rule.severity])
    yield f"{_painted(rule.id, style, _BOLD)}: {severity}, {SCOPES[rule.scope][1]}"
    yield from _folded(rule.summary, style.width)
    yield ""
    yield from _paragraph(rule.why, style)
    found = [each for each in rule.examples if each.findings]
    silent = [each for each in rule.examples if not each.findings]
    if style.everything:
        for example in (*found, *silent):
            yield from _example(example, style)
    else:
        yield from _example(found[0], style)
        yield from _titles("Found too", found[1:], style)
        yield from _titles("Not found", silent, style)
    if rule.hint:
        yield from _section("To mend it", style)
        yield from _paragraph(f"{rule.hint[0].upper()}{rule.hint[1:]}.", style)
    if rule.options:
        yield from _section(f"Options: check.rules.{rule.id} = {{ {_options(rule)} }}", style)
        for option in rule.options:
            yield from _paragraph(f"{option.name}: {option.meaning}", style)
    yield from _section("To silence it", style)
    for what, how in silencing(rule):
        yield f"{_INDENT}{what:<13}  {how}"


def _options(rule: Explained) -> str:
    return ", ".join(f"{option.name} = {option.value}" for option in rule.options)


def _section(title: str, style: Style) -> Iterator[str]:
    yield ""
    yield from (_painted(line, style, _BOLD) for line in _folded(title, style.width))


def _titles(what: str, examples: list[Shown], style: Style) -> Iterator[str]:
    if examples:
        yield from _section(what, style)
    for example in examples:
        first, *rest = _folded(example.title, style.width - 4)
        yield f"{_INDENT}- {first}"
        yield from (f"{_INDENT}  {line}" for line in rest)


def _example(example: Shown, style: Style) -> Iterator[str]:
    what = "Found" if example.findings else "Not found"
    yield from _section(f"{what}: {example.title}", style)
    if example.since:
        yield from _paragraph(f"The page has said so since {example.since}.", style)
    for file in example.files:
        yield ""
        if len(example.files) > 1 or not file.path.endswith(".md"):
            yield f"{_INDENT}{file.path}"
        if file.old is None:
            lines = [(" ", line) for line in file.text.splitlines()]
        else:
            lines = list(changed(file))
        for sign, line in lines:
            yield from _source(sign, line, style)
    if example.findings:
        yield ""
    for finding in example.findings:
        yield from _paragraph(told(finding), style)


def _source(sign: str, line: str, style: Style) -> Iterator[str]:
    """A line of a page, with its sign where it changed; what does not fit goes on below."""
    folded = _folded(sanitise(line.rstrip()), style.width - 6)
    for number, part in enumerate(folded):
        told = f"{_INDENT}{' ' if number else sign} | {part}".rstrip()
        yield _painted(told, style, _COLORS[sign]) if sign in _COLORS else inert(told)


def _paragraph(text: str, style: Style) -> Iterator[str]:
    for line in _folded(text, style.width - len(_INDENT)):
        yield f"{_INDENT}{inert(line)}"


def _folded(text: str, width: int) -> list[str]:
    from profdiff.render.columns import folded

    return folded(text, width)


def _painted(text: str, style: Style, color: int) -> str:
    return f"\x1b[{color}m{text}\x1b[0m" if style.color else text
