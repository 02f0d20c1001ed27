"""What a map in a data file is by its keys: sections, a titled list, a labelled line or an entry.

And in which order its keys are read, and which of them at all.
"""

import re

from profdiff.formats.nodes import Mapping, Node, Scalar, Sequence, plain_key
from profdiff.lexicon.fields import field_keys, keys_of
from profdiff.lexicon.tables import remembered

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LABELS = frozenset("label name title key heading category language".split())
_OWN_NAMES = tuple(
    "name fullname displayname title first firstname givenname last lastname surname".split()
)
_DETAILS = frozenset("details value text fluency level".split())
_MEMBERS = frozenset("members people persons students".split())
_BULLETS = frozenset("bullet number reversednumber text item".split())
#: Keys that mark an entry, or give its place among the others.
_FLAGS = frozenset(
    "featured selected highlight highlighted draft order priority active importance".split()
)
Pairs = list[tuple[Scalar, Node]]


def shown_pairs(mapping: Mapping) -> Pairs:
    """The keys and values that do more than steer a theme; of identifiers those that lead on."""
    theme = keys_of("theme")
    found: Pairs = []
    for key, value in mapping.pairs:
        name = plain_key(key.text)
        if name == "id" and isinstance(value, Scalar) and value.text.startswith("doi:"):
            shown = Scalar(value.text.removeprefix("doi:"), value.start, value.end)
            found.append((Scalar("doi", key.start, key.end), shown))
        elif (
            name not in theme or _tells_name(name, value) or _lists_entries(name, value)
        ) and not key.text.startswith("_"):
            found.append((key, value))
    return found


def _lists_entries(key: str, value: Node) -> bool:
    """Whether what marks an entry elsewhere names a list here: `featured: [{title: …}]`."""
    if key not in _FLAGS or not isinstance(value, Sequence):
        return False
    return any(isinstance(item, Mapping) and len(item.pairs) > 1 for item in value.items)


def _tells_name(key: str, value: Node) -> bool:
    """Whether what is else about the file itself is about its subject."""
    named = isinstance(value, Mapping) and value.get("name", "firstname", "lastname")
    return key == "meta" and isinstance(named, Scalar)


def heading_words(key: str) -> str:
    """A key as the words of a heading: `workExperience` gives "work Experience"."""
    return " ".join(_CAMEL.sub(" ", key.replace("_", " ").replace("-", " ")).split())


def in_order(pairs: Pairs) -> Pairs:
    """The pairs in an order of our own: what an entry is called, the rest by key, its dates."""
    return sorted(pairs, key=lambda pair: _rank(plain_key(pair[0].text)))


@remembered(4096)
def _rank(key: str) -> tuple[int, str]:
    if key in ("title", "name"):
        return 0, key
    if key in keys_of("title"):
        return 1, key
    if key in keys_of("dates"):
        return (3 if key in field_keys("*")["start"] else 4), key
    return 2, key


def unwrapped(value: Node) -> Node:
    """A list that stands alone in a map under a general name (`education: courses: …`)."""
    pairs = shown_pairs(value) if isinstance(value, Mapping) else []
    if len(pairs) == 1 and isinstance(pairs[0][1], Sequence):
        return pairs[0][1] if plain_key(pairs[0][0].text) in keys_of("group") else value
    return value


def is_section(key: Scalar, value: Node) -> bool:
    """Whether a key of a map holds a section of its own rather than a field of the map."""
    name = plain_key(key.text)
    if isinstance(value, Scalar):
        text = value.text.strip()
        return name in keys_of("prose") and ("\n" in text or ". " in text or len(text) > 120)
    if isinstance(value, Mapping) and len(value.pairs) > 2 and value.get("name") is not None:
        return True
    filled = bool(value.items if isinstance(value, Sequence) else value.pairs)
    return filled and (name in keys_of("wrapper") or name not in keys_of("head"))


def holds_entries(pairs: Pairs) -> bool:
    """Whether a map's keys name entries of one kind: its values are maps that share a key."""
    from profdiff.lexicon.sections import section_kinds

    maps = [value for _, value in pairs if isinstance(value, Mapping)]
    if len(maps) < 2 or len(maps) < len(pairs):
        return False
    shared = set.intersection(*({plain_key(k.text) for k, _ in m.pairs} for m in maps))
    sections = sum(bool(section_kinds(heading_words(key.text))) for key, _ in pairs)
    return bool(shared) and sections * 2 <= len(pairs)


def named_pairs(key: Scalar, value: Node) -> Pairs:
    """The pairs of an entry that stands under its name; an entry's own name goes before."""
    pairs = shown_pairs(value) if isinstance(value, Mapping) else []
    named = isinstance(value, Mapping) and value.get(*_OWN_NAMES) is not None
    return pairs if named else [(Scalar("name", key.start, key.end), key), *pairs]


def is_group(pairs: Pairs) -> bool:
    """Whether a map in a list is a titled list itself rather than an entry that has one."""
    groups = keys_of("group")
    held = [v for k, v in pairs if isinstance(v, Sequence) and plain_key(k.text) in groups]
    names = [plain_key(k.text) for k, v in pairs if isinstance(v, Scalar) and v.text]
    if not held:
        return len(pairs) == 2 and len(names) == 1 and any(_lists_members(*p) for p in pairs)
    others = len(names) - ("type" in names)
    if any(isinstance(item, Mapping) for value in held for item in value.items):
        return others <= 3
    return others <= 1


def _lists_members(key: Scalar, value: Node) -> bool:
    """Whether a key that is no word of ours names a list of people: `positionMembers`."""
    words = heading_words(key.text).lower().split()
    people = isinstance(value, Sequence) and any(isinstance(i, Mapping) for i in value.items)
    return people and words[-1] in _MEMBERS


def is_labelled(pairs: Pairs) -> bool:
    """Whether a map is no more than a label and its details, or one line of text."""
    names = {plain_key(key.text) for key, _ in pairs}
    if len(pairs) == 1:
        return names <= _BULLETS
    return len(pairs) == 2 and bool(names & _LABELS) and bool(names & _DETAILS)


def labels_first(pairs: Pairs) -> Pairs:
    """The pairs of a labelled line, its label before its details."""
    return sorted(pairs, key=lambda pair: plain_key(pair[0].text) not in _LABELS)
