"""Macros that neither the page nor the lexicon defines: text, a heading, a link or an entry."""

import re

from profdiff.formats.latex.reader import Reader
from profdiff.formats.latex.tokens import BRACKET, CLOSE, COMMAND, OPEN, SPACE, Token
from profdiff.lexicon.latex import HEADING_NAME

#: An argument that sets a size or a colour, lays out columns or loads a picture.
LOOKS = re.compile(
    r"\s*(?:-?[\d.]+\s*(?:pt|bp|mm|cm|in|em|ex|pc|sp)|0?\.\d+|0"
    r"|-?[\d.]*\s*(?:text|line|column|paper)(?:width|height)"
    r"|(?:black|white|red|green|blue|cyan|magenta|yellow|gr[ae]y|orange|purple|violet|teal|brown|pink"
    r"|(?:dark|light|mid|deep|navy)(?:gr[ae]y|blue|red|green))(?:![\w!]*)?"
    r"|[lcr|@{}]{2,8}|[\w/.-]+\.(?:png|jpe?g|pdf|eps|svg))?\s*"
)


_ADDRESS = re.compile(r"\s*(?:(?:https?|ftp)://\S+|www\.\S+|mailto:\S+)\s*", re.IGNORECASE)


_DOI = re.compile(r"\s*10\.\d{4,9}/\S+\s*")


_ARXIV = re.compile(r"\s*(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\s*")


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
    gullet, name, at = reader.gullet, token.value, token.at
    if reader.muted or gullet.budget < 0:
        return
    gullet.star()
    option = gullet.optional() if gullet.todo and gullet.todo[-1].kind == BRACKET else None
    given = gullet.arguments(9)
    if not _ICON.search(name):
        reader.note_unknown(name, at)
    if not given:
        if option is not None:
            bracket = [Token(BRACKET, "[", at)], [Token(BRACKET, "]", at)]
            gullet.push([*bracket[0], *option, *bracket[1]])
        return
    raw = [gullet.raw(tokens) for tokens in given]
    if HEADING_NAME.search(name) and raw[0].strip() and not reader.in_heading:
        level = min(name.lower().count("sub") + 2, 6)
        gullet.push([Token(COMMAND, f"@h{level}", at), *groups(given, at)])
        return
    address = _address(raw[0])
    if address:
        _unknown_link(reader, token, address, given)
        return
    shown = [tokens for tokens, text in zip(given, raw, strict=True) if not LOOKS.fullmatch(text)]
    in_cell = bool(reader.tables) and reader.tables[-1] is not None
    at_start = reader.fresh or reader.gap in ("br", "par") or reader.builder.leaf is None
    if len(given) > 1 and len(shown) > 1 and at_start and not reader.in_heading:
        entry = Token(COMMAND, "@item", at), Token(COMMAND, "@enditem", at)
        lines = one_a_line(shown, at)
        top = reader.lists[-1] if reader.lists else None
        in_item = top is not None and top.item and not top.entries and reader.fresh
        plain = in_cell or in_item
        gullet.push(lines if plain else [entry[0], *lines, entry[1]])
    else:
        gullet.push(groups(shown, at))


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
    frame = reader.open_frame(OPEN, "", token.at)
    if len(given) > 1:
        reader.link(frame, address)
        rest = [Token(CLOSE, "}", token.at), *groups(given[2:], token.at)]
        reader.gullet.push([*given[1], *rest])
    else:
        reader.link(frame, address)
        reader.close_frame(token.at)
