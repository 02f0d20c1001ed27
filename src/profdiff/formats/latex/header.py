"""What a class prints above the page: the name, the contacts, the title."""

from profdiff.formats.latex.reader import Reader
from profdiff.formats.latex.tokens import BRACKET, CLOSE, COMMAND, OPEN, SPACE, Token
from profdiff.lexicon.latex import known_macro

PRINTS_HEADER = frozenset(
    "maketitle makecvtitle makecvheader makeheader makecvhead makeprofile makerubrichead "
    "makeheaders makeletterhead maketitlepage opening printheader makecv makecvname "
    "makecvprofile".split()
)
#: What is printed by `\maketitle` only.
TITLING = frozenset(("title", "author", "date"))


def keep_for_header(reader: Reader, token: Token) -> None:
    """A macro of the preamble that the class prints above the page."""
    gullet, name = reader.gullet, token.value
    gullet.star()
    options = gullet.optional()
    known = known_macro(name)
    given = gullet.arguments(known.most if known else 1)
    call = [token]
    if options:
        call += [Token(BRACKET, "[", token.at), *options, Token(BRACKET, "]", token.at)]
    for tokens in given:
        call += [Token(OPEN, "{", token.at), *tokens, Token(CLOSE, "}", token.at)]
    if name in TITLING:
        reader.header = [(n, t) for n, t in reader.header if n != name]
    reader.header.append((name, call))


def titling(reader: Reader, token: Token) -> None:
    r"""`\title`, `\author` and `\date` wait for `\maketitle`."""
    reader.gullet.optional()
    given = reader.gullet.arguments(2)
    call = [
        t
        for tokens in given
        for t in (Token(OPEN, "{", token.at), *tokens, Token(CLOSE, "}", token.at))
    ]
    if token.value == "title" and reader.is_blank() and not reader.titled:
        shown = _title_tokens("title", call, token.at, heading=True)
        reader.gullet.push([*shown, Token(COMMAND, "par", token.at)])
        return
    reader.header = [(n, t) for n, t in reader.header if n != token.value]
    reader.header.append((token.value, call))


_NAMES = frozenset(
    "name cvname fullname personname firstname givenname ecvfirstname familyname lastname surname "
    "ecvlastname ecvname namesection".split()
)


def print_header(reader: Reader, token: Token) -> None:
    """The name as heading, what else was set for the header as lines below it."""
    reader.gullet.optional()
    header, reader.header = reader.header, []
    names = [(n, t) for n, t in header if n in _NAMES]
    names.sort(key=lambda pair: pair[0] in ("familyname", "lastname", "surname", "ecvlastname"))
    found: list[Token] = [t for _, call in names for t in call]
    if names:
        found.append(Token(COMMAND, "@endname", token.at))
    for name, call in header:
        if name in _NAMES:
            continue
        if name in TITLING:
            found += _title_tokens(name, call, token.at, heading=not names)
        else:
            found += [*call, Token(COMMAND, "@line", token.at)]
    reader.gullet.push([*found, Token(COMMAND, "par", token.at)])


def _title_tokens(name: str, call: list[Token], at: int, *, heading: bool) -> list[Token]:
    """A title as heading, an author's first line too, the rest as lines."""
    if name == "date" or not heading:
        return [*call, Token(COMMAND, "@line", at)]
    inner = call[1:-1]
    border = next(
        (
            n
            for n, t in enumerate(inner)
            if t.kind == COMMAND and t.value in ("\\", "and", "thanks", "newline")
        ),
        len(inner),
    )
    first = [
        Token(COMMAND, "@h1", at),
        Token(OPEN, "{", at),
        *inner[:border],
        Token(CLOSE, "}", at),
    ]
    return [*first, *inner[border:], Token(COMMAND, "@line", at)]


def name(reader: Reader, token: Token) -> None:
    """A part of the page's name; parts that follow one another are one heading."""
    todo = reader.gullet.todo
    parts = [reader.gullet.argument()]
    while todo and todo[-1].kind == COMMAND and todo[-1].value in _NAMES:
        reader.gullet.expand(todo.pop())
        if todo and todo[-1].kind == COMMAND and todo[-1].value == "@name":
            todo.pop()
            parts.append(reader.gullet.argument())
    heading = [Token(COMMAND, "@h1", token.at), Token(OPEN, "{", token.at)]
    for tokens in parts:
        heading += [*tokens, Token(SPACE, " ", token.at)]
    border = next(
        (n for n, t in enumerate(heading) if t.kind == COMMAND and t.value == "\\"), len(heading)
    )
    rest = heading[border:]
    reader.gullet.push([*heading[:border], Token(CLOSE, "}", token.at), *rest])


def social(reader: Reader, token: Token) -> None:
    r"""`\social[github]{name}`: as the macro of that service."""
    service = reader.gullet.raw(reader.gullet.argument()).strip()
    known = known_macro(service)
    if known is not None and known.header and 1 in known.bodies:
        reader.gullet.todo.append(Token(COMMAND, service, token.at))
    else:
        reader.group(token.at)
