"""Headings and type: what is set apart by bold, italics, size or small capitals."""

from collections.abc import Callable

from profdiff.formats.latex.frames import Frame
from profdiff.formats.latex.reader import Reader
from profdiff.formats.latex.spacing import points
from profdiff.formats.latex.tokens import Token


def heading(level: int) -> Callable[[Reader, Token], None]:
    """A macro whose argument is a heading of a rank."""
    return lambda reader, token: reader.begin_heading(level, token.at)


def start_section(reader: Reader, token: Token) -> None:
    r"""`\@startsection{name}{level}{indent}{before}{after}{style}`, then the heading."""
    given = [reader.gullet.raw(reader.gullet.argument()) for _ in range(6)]
    level = int(given[1]) + 1 if given[1].strip().isdigit() else 2
    reader.begin_heading(min(max(level, 1), 6), token.at)


def styled(tag: str, loud: int) -> Callable[[Reader, Token], None]:
    """A macro that sets its argument apart."""
    return lambda reader, token: reader.style(reader.group(token.at), tag, loud)


def switched(tag: str, loud: int) -> Callable[[Reader, Token], None]:
    """A macro that sets apart what follows it within its group."""
    return lambda reader, _: reader.style(reader.frames.innermost, tag, loud)


def small_caps_styled(reader: Reader, token: Token) -> None:
    """An argument in small capitals."""
    _small_caps(reader, reader.group(token.at))


def small_caps_switched(reader: Reader, _: Token) -> None:
    """Small capitals from here to the end of the group."""
    _small_caps(reader, reader.frames.innermost)


def _small_caps(reader: Reader, frame: Frame) -> None:
    """Small capitals: what is written small looks like capitals."""
    reader.style(frame, "", 0)
    reader.small_caps += 1
    frame.closers.append(lambda _: _end_small_caps(reader))


def _end_small_caps(reader: Reader) -> None:
    reader.small_caps -= 1


def font_size(reader: Reader, _: Token) -> None:
    r"""`\fontsize{20pt}{24pt}`: a size well above the text's is a title's."""
    size = points(reader.gullet.raw(reader.gullet.argument()), "pt")
    reader.gullet.argument()
    if size > 13.0:
        reader.style(reader.frames.innermost, "", 2 if size > 16.0 else 1)


def argument_as_text(reader: Reader, token: Token) -> None:
    """A macro that shows its argument as it is."""
    reader.gullet.star()
    while reader.gullet.optional() is not None:
        pass
    reader.group(token.at)
