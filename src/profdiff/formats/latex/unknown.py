"""Macros that neither the page nor the lexicon defines: text, a heading, a link or an entry."""

import re
from collections.abc import Iterator

from profdiff.formats.latex.reader import Reader
from profdiff.formats.latex.tokens import (
    BEGIN,
    BRACKET,
    CLOSE,
    COMMAND,
    END,
    OPEN,
    PAR,
    SPACE,
    Token,
)
from profdiff.lexicon.latex import HEADING_NAME
from profdiff.lexicon.sections import section_kinds

#: An argument that sets a size or a colour, lays out columns or loads a picture.
LOOKS = re.compile(
    r"\s*(?:-?[\d.]+\s*(?:pt|bp|mm|cm|in|em|ex|pc|sp)|0?\.\d+|0"
    r"|-?[\d.]*\s*(?:text|line|column|paper)(?:width|height)"
    r"|(?:black|white|red|green|blue|cyan|magenta|yellow|gr[ae]y|orange|purple|violet|teal|brown|pink"
    r"|(?:dark|light|mid|deep|navy)(?:gr[ae]y|blue|red|green))(?:![\w!]*)?"
    r"|[lcr|@{}]{2,8}|[\w/.-]+\.(?:png|jpe?g|pdf|eps|svg))?\s*"
)
#: Words in brackets that are no choice of looks: "Senior Engineer, South Korea".
_PROSE = re.compile(r"\s*[A-Z][^=\\]*[ ,][^=\\]*")
_ADDRESS = re.compile(r"\s*(?:(?:https?|ftp)://\S+|www\.\S+|mailto:\S+)\s*", re.IGNORECASE)
_DOI = re.compile(r"\s*10\.\d{4,9}/\S+\s*")
_ARXIV = re.compile(r"\s*(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\s*")
_DATE = re.compile(r"(?:19|20)\d\d|\bpresent\b", re.IGNORECASE)
_MAX_TITLE = 60
#: Names of macros that draw an icon.
_ICON = re.compile(r"(?:fa|ai)[A-Z]\w*$|(?:[sS]ymbol|Marker|Icon|icon)$")


def one_a_line(arguments: list[list[Token]], at: int) -> list[Token]:
    """Arguments one a line."""
    found: list[Token] = []
    for tokens in arguments:
        found += [Token(OPEN, "{", at), *tokens, Token(CLOSE, "}", at), Token(COMMAND, "@line", at)]
    return found


def unknown(reader: Reader, token: Token) -> None:
    """A macro that nothing defines: its arguments are text, a heading, a link or an entry."""
    gullet, at = reader.gullet, token.at
    if reader.muted or gullet.budget < 0:
        return
    gullet.star()
    option = gullet.optional() if gullet.todo and gullet.todo[-1].kind == BRACKET else None
    given = gullet.arguments(9)
    if not _ICON.search(token.value):
        reader.note_unknown(token.value, at)
    if given:
        _arguments(reader, token, given, said(reader, option))
    elif option is not None:
        bracket = [Token(BRACKET, "[", at)], [Token(BRACKET, "]", at)]
        gullet.push([*bracket[0], *option, *bracket[1]])


def _arguments(
    reader: Reader, token: Token, given: list[list[Token]], option: list[list[Token]]
) -> None:
    raw = [reader.gullet.raw(tokens) for tokens in given]
    address = _address(raw[0])
    if address:
        _unknown_link(reader, token, address, given)
        return
    shown = [tokens for tokens, text in zip(given, raw, strict=True) if not LOOKS.fullmatch(text)]
    at_start = reader.fresh or reader.gap in ("br", "par") or reader.builder.leaf is None
    if shown and at_start and not reader.in_heading:
        reader.gullet.push(_at_start(reader, token, shown, option))
    else:
        reader.gullet.push(groups([*option, *shown], token.at))


def _at_start(
    reader: Reader, token: Token, shown: list[list[Token]], option: list[list[Token]]
) -> list[Token]:
    """Arguments that begin a paragraph: the page's title, a heading, an entry, or text."""
    at = token.at
    rank = heading_rank(reader, token.value, shown)
    if rank:
        below = one_a_line([*shown[1:], *option], at)
        return [Token(COMMAND, f"@h{rank}", at), *groups(shown[:1], at), *below]
    shown = [*option, *shown]
    if len(shown) < 2:
        ends = [Token(COMMAND, "@line" if reader.in_item() else "par", at)]
        return [*groups(shown, at), *(ends if _is_a_line(reader, token, shown[0]) else [])]
    top = reader.lists[-1] if reader.lists else None
    in_item = top is not None and top.item and not top.entries and reader.fresh
    lines = one_a_line(shown, at)
    if in_item or (reader.tables and reader.tables[-1] is not None):
        return lines
    # what such a subsection holds follows it; other entries are whole
    end = [] if HEADING_NAME.search(token.value) else [Token(COMMAND, "@enditem", at)]
    return [Token(COMMAND, "@item", at), *lines, *end]


def heading_rank(reader: Reader, name: str, given: list[list[Token]]) -> int:
    """The rank of the heading that a macro's first argument is, 0 for none."""
    if not any(reader.gullet.raw(tokens).strip() for tokens in given[:1]) or reader.in_item():
        return 0
    if HEADING_NAME.search(name):
        dated = any(_DATE.search(reader.gullet.raw(tokens)) for tokens in given[1:])
        return 0 if dated or len(given) > 2 else min(name.lower().count("sub") + 2, 6)
    if len(given) > 1:
        return 1 if reader.is_blank() else 0
    words = reader.rendered(given[0]).rstrip(": ")
    if len(words) > _MAX_TITLE or not _stands_alone(reader):
        return 0
    return 2 if section_kinds(words) or _heads_elsewhere(reader, name) else 0


def _heads_elsewhere(reader: Reader, name: str) -> bool:
    """Whether a macro sets what names a section further on, at least twice and mostly."""
    if reader.heading_macros is None:
        titles: dict[str, list[bool]] = {}
        for macro, words in _short_arguments(reader):
            titles.setdefault(macro, []).append(bool(section_kinds(words)))
        reader.heading_macros = {
            macro
            for macro, named in titles.items()
            if sum(named) > 1 and sum(named) * 2 > len(named)
        }
    return name in reader.heading_macros


def _short_arguments(reader: Reader) -> Iterator[tuple[str, str]]:
    """The macros in what is still to be read that have a short argument, and its words."""
    todo = reader.gullet.todo
    for at in range(len(todo) - 1, 0, -1):
        if todo[at].kind == COMMAND and todo[at - 1].kind == OPEN:
            furthest = max(at - 2 - _MAX_TITLE, -1)
            end = next((n for n in range(at - 2, furthest, -1) if todo[n].kind == CLOSE), None)
            if end is not None:
                yield todo[at].value, reader.gullet.raw(todo[at - 2 : end : -1]).strip()


def _is_a_line(reader: Reader, token: Token, tokens: list[Token]) -> bool:
    """Whether a macro makes a paragraph: one of several in lines of their own, or with tabs."""
    todo = reader.gullet.todo
    ends = not todo or todo[-1].kind in (SPACE, PAR, END)
    again = len(todo) > 1 and todo[-2].kind == COMMAND and todo[-2].value == token.value
    repeated = reader.repeated == token.value
    reader.repeated = token.value if ends and again else ""
    tabbed = any(t.kind == COMMAND and t.value == ">" for t in tokens)
    return ends and (again or repeated or tabbed)


def _stands_alone(reader: Reader) -> bool:
    """Whether no words follow in the same line of the source."""
    todo = reader.gullet.todo
    return not todo or todo[-1].kind in (PAR, SPACE, COMMAND, BEGIN)


def said(reader: Reader, option: list[Token] | None) -> list[list[Token]]:
    """The option of something unknown where it is words that are printed, else nothing."""
    raw = reader.gullet.raw(option) if option else ""
    return [option] if option and _PROSE.fullmatch(raw) and not LOOKS.fullmatch(raw) else []


def groups(arguments: list[list[Token]], at: int) -> list[Token]:
    """Arguments as groups, apart by a space."""
    found: list[Token] = []
    for tokens in arguments:
        found += [Token(OPEN, "{", at), *tokens, Token(CLOSE, "}", at), Token(SPACE, " ", at)]
    return found[:-1]


def _address(text: str) -> str:
    """The address that an argument is, "" where it is none."""
    if _ADDRESS.fullmatch(text):
        return text.strip()
    if _DOI.fullmatch(text):
        return f"https://doi.org/{text.strip()}"
    if _ARXIV.fullmatch(text):
        return f"https://arxiv.org/abs/{text.strip()}"
    return ""


def _unknown_link(reader: Reader, token: Token, address: str, given: list[list[Token]]) -> None:
    """A macro of the page's own for links: address and label, or an address behind an icon."""
    frame = reader.frames.begin(OPEN, "", token.at)
    if len(given) > 1:
        reader.link(frame, address)
        rest = [Token(CLOSE, "}", token.at), *groups(given[2:], token.at)]
        reader.gullet.push([*given[1], *rest])
    else:
        reader.link(frame, address)
        reader.frames.close(token.at)
