"""Page text made safe to show: what a terminal or a runner would obey or hide becomes visible."""


def sanitise(text: str) -> str:
    """The text on one line, with control, bidirectional and invisible characters as escapes.

    Any white space becomes a space, as layout is no part of a value. A joiner (U+200C, U+200D)
    between two characters outside ASCII belongs to the spelling of a Persian or Indic word or
    of an emoji, and stays.
    """
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or _joins(text, at) else _visible(char)
        for at, char in enumerate(text)
    )


def inert(line: str) -> str:
    """A line that is written, without what the runners of CI obey in what a step prints.

    That is `##[command]`, `##vso[…]` and `##teamcity[…]` anywhere, and `::command::` at the start
    (actions/runner, ActionCommand.cs).
    """
    if "##" in line and "[" in line:
        import re

        line = re.sub(r"##(?=\w*\[)", r"#\\x23", line)
    bare = line.lstrip()
    if bare.startswith("::"):
        line = f"{line[: len(line) - len(bare)]}\\x3a{bare[1:]}"
    return line


def _joins(text: str, at: int) -> bool:
    if text[at] not in "\u200c\u200d" or not 0 < at < len(text) - 1:
        return False
    return text[at - 1] > "\x7f" and text[at + 1] > "\x7f"


def _visible(char: str) -> str:
    # str.isspace holds for the separators U+001C to U+001F too, which are controls all the same.
    if char.isspace() and not "\x1c" <= char <= "\x1f":
        return " "
    # Emoji younger than this Python's Unicode tables.
    if "\U0001f000" <= char <= "\U0001fbff":
        return char
    return char.encode("unicode_escape").decode()
