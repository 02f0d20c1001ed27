"""What the keys of data files mean, whatever a file calls them (data: fields.tsv)."""

from profdiff.lexicon.tables import alternatives, remembered, rows


@remembered()
def _table() -> dict[str, list[list[str]]]:
    """First column → the rest of each of its rows."""
    found: dict[str, list[list[str]]] = {}
    for kind, *rest in rows("fields"):
        found.setdefault(kind, []).append(rest)
    return found


@remembered()
def keys_of(kind: str) -> frozenset[str]:
    """The keys of a class: `theme`, `wrapper`, `group`, `head`, `prose`, `title`, `address`, …"""
    return frozenset(key for row in _table().get(kind, ()) for key in alternatives(row[0]))


@remembered()
def field_keys(kind: str) -> dict[str, tuple[str, ...]]:
    """Field of a kind of record → the keys that may hold it, best first."""
    common = {} if kind == "*" else field_keys("*")
    own = {row[0]: tuple(alternatives(row[1])) for row in _table().get(kind, ())}
    return {**common, **own}


@remembered()
def signs() -> dict[str, frozenset[str]]:
    """Kind of record → the keys that tell it by themselves."""
    return {row[0]: frozenset(alternatives(row[1])) for row in _table()["sign"]}


@remembered()
def papers() -> frozenset[str]:
    """What CSL and Crossref call the types of publications."""
    return keys_of("paper")


@remembered()
def _services() -> dict[str, str]:
    return {row[0]: row[1] for row in _table()["service"]}


def service_address(key: str, name: str) -> str | None:
    """The address that a user name of a service stands for; None where the key names no service."""
    template = _services().get(key) or _services().get(key.removesuffix("username"))
    if template is None or not name or len(name.split()) > 1:
        return None
    return template.replace("%s", name.removeprefix("@"))
