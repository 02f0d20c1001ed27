"""What reference managers keep with an entry: `file = {label:address:type;…}`.

JabRef's and Zotero's field; a `:` or `;` of its own stands behind a backslash.
"""

import re

_BETWEEN = re.compile(r"(?<!\\);")
_WITHIN = re.compile(r"(?<!\\):")
_ESCAPED = re.compile(r"\\(.)")


def linked_files(value: str) -> list[dict[str, str]]:
    """The files that are on the web, each with its label; files of the author's own are left."""
    found = []
    for file in _BETWEEN.split(value):
        label, *rest = (_ESCAPED.sub(r"\1", part).strip() for part in _WITHIN.split(file))
        on_web = rest and ("://" in rest[0] or rest[1:] == ["URL"])
        if on_web and not any(map(str.isspace, rest[0])):
            found.append({"label": label, "url": rest[0]})
    return found
