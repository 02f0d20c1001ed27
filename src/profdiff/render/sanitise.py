"""Page text made safe to show: what a terminal would obey or hide becomes visible."""


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
