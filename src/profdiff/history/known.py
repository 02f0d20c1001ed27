"""What earlier runs found out about a page's versions, kept in the user's cache folder.

A file holds a page's history: the state of each content, and what differs between any two that
were compared. Contents go by git's ids, so what is kept holds as long as the same profdiff reads
with the same configuration, which the file names; another file, or a damaged one, is as none. It
is put in place in one step, so that others read a whole one, the last writer's.
"""

import os
from collections.abc import Sequence
from contextlib import suppress

import msgspec

from profdiff.changes import Change, Comparison
from profdiff.records import ENTITIES, PARSER_EPOCH
from profdiff.sources.history import Version

_MAGIC = b"profdiff history 1\n"
_CHECK = 4
#: No cache becomes larger: some ten thousand versions.
_MAX_BYTES = 64 << 20


class _Kept(msgspec.Struct, array_like=True):
    """What a file holds; keys are contents and names, values in the form of `_Entry`."""

    made_by: str
    states: dict[str, str]
    comparisons: dict[str, msgspec.Raw]


class _Entry(msgspec.Struct, array_like=True):
    """A comparison, its changes without their records, and these by the kinds of the changes."""

    comparison: Comparison
    records: list[tuple[msgspec.Raw, msgspec.Raw]]


_NONE = msgspec.Raw(msgspec.msgpack.encode(None))


class Known:
    """What is known of a page's versions; without a path, nothing is and nothing will be."""

    def __init__(self, path: str = "", made_by: str = "") -> None:
        self._path = path
        self._kept = _read(path, made_by) if path else _Kept(made_by, {}, {})
        self._news = _Kept(made_by, {}, {})
        self._fresh: dict[str, Comparison] = {}

    def lacks(self, old: Version, new: Version) -> bool:
        """Whether what differs between two versions could be kept, and is not known."""
        return bool(self._path) and _key(old, new) not in self._kept.comparisons

    def news(self) -> bytes:
        """All that was learned, for another process to take."""
        return msgspec.msgpack.encode(self._news)

    def take(self, news: bytes) -> None:
        """Learn what another process has learned; nothing from one that told nothing."""
        with suppress(msgspec.DecodeError):
            learned = msgspec.msgpack.decode(news, type=_Kept)
            for kept in (self._kept, self._news):
                kept.states.update(learned.states)
                kept.comparisons.update(learned.comparisons)

    def state(self, version: Version) -> str | None:
        """The state of a version's page, None if it is not known."""
        return self._kept.states.get(_key(version))

    def learn_state(self, version: Version, state: str) -> None:
        """Keep the state of a version's page."""
        if self._path:
            self._kept.states[_key(version)] = self._news.states[_key(version)] = state

    def comparison(self, old: Version, new: Version) -> Comparison | None:
        """What differs between two versions, None if it is not known."""
        key = _key(old, new)
        if key in self._fresh:
            return self._fresh.pop(key)
        raw = self._kept.comparisons.get(key)
        if raw is None:
            return None
        try:
            return _unpacked(raw)
        except (msgspec.DecodeError, KeyError, ValueError):
            return None

    def learn_comparison(
        self, old: Version, new: Version, compared: Comparison, *, ahead: bool = False
    ) -> None:
        """Keep what differs between two versions; `ahead` of being asked, also as it is."""
        if not self._path:
            return
        # Names that are no UTF-8 cannot be kept.
        with suppress(UnicodeEncodeError):
            packed = _packed(compared)
            if ahead:
                self._fresh[_key(old, new)] = compared
            self._kept.comparisons[_key(old, new)] = packed
            self._news.comparisons[_key(old, new)] = packed

    def save(self) -> None:
        """Write what was learned. A folder that cannot be written costs the next run its time."""
        if not (self._news.states or self._news.comparisons):
            return
        with suppress(OSError, UnicodeEncodeError):
            data = msgspec.msgpack.encode(self._kept)
            if len(data) > _MAX_BYTES:
                return
            os.makedirs(os.path.dirname(self._path), mode=0o700, exist_ok=True)
            draft = f"{self._path}.{os.getpid()}"
            with open(draft, "wb") as file:
                file.write(_MAGIC + check(data) + data)
            os.replace(draft, self._path)


def known(versions: Sequence[Version], lexicon: str) -> Known:
    """What is known of a history; `lexicon` tells which words a configuration added.

    A history goes by its page's name and its first version, wherever the clone is.
    """
    cache = folder()
    if not cache or not versions:
        return Known()
    try:
        source = stamp()
    except OSError:  # a profdiff that is in no folder, as in an archive
        return Known()
    made_by = f"{PARSER_EPOCH} {source} {lexicon}"
    return Known(os.path.join(cache, "history", name_of(versions)), made_by)


def name_of(versions: Sequence[Version]) -> str:
    """The name of a file for what is kept of a history."""
    from profdiff.hashing import hex_digest

    name = f"{versions[-1].commit} {versions[0].path}".encode("utf-8", "surrogateescape")
    return hex_digest(name)[:32]


def folder() -> str | None:
    """The cache folder (XDG Base Directory Specification); None where there is no home."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        base = os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "profdiff") if os.path.isabs(base) else None


def stamp() -> str:
    """What tells this profdiff from another version, and from one whose source was edited."""
    from binascii import crc32

    found = 0
    folders = [os.path.dirname(os.path.dirname(__file__))]
    for place in folders:
        with os.scandir(place) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith((".py", ".tsv", ".jinja", ".css", ".js")):
                    status = entry.stat()
                    told = f"{entry.name} {status.st_size} {status.st_mtime_ns}"
                    found = crc32(told.encode(), found)
                elif "." not in entry.name and entry.name != "__pycache__":
                    folders.append(entry.path)
    return f"{found:08x}"


def _key(*versions: Version) -> str:
    return "\n".join(part for version in versions for part in (version.content, version.path))


def check(data: bytes) -> bytes:
    """What tells data from damaged ones."""
    from binascii import crc32

    return crc32(data).to_bytes(_CHECK, "big")


def _read(path: str, made_by: str) -> _Kept:
    """What a file holds; nothing where it is not there, damaged, or another profdiff's."""
    with suppress(OSError, ValueError):
        with open(path, "rb") as file:
            head, told = file.read(len(_MAGIC)), file.read(_CHECK)
            data = file.read(_MAX_BYTES + 1)
        if head == _MAGIC and told == check(data):
            kept = msgspec.msgpack.decode(data, type=_Kept)
            if kept.made_by == made_by:
                return kept
    return _Kept(made_by, {}, {})


def _packed(compared: Comparison) -> msgspec.Raw:
    encode = msgspec.msgpack.encode
    records = [
        (msgspec.Raw(encode(change.old)), msgspec.Raw(encode(change.new)))
        for change in compared.changes
    ]
    bare = [msgspec.structs.replace(change, old=None, new=None) for change in compared.changes]
    entry = _Entry(msgspec.structs.replace(compared, changes=bare), records)
    return msgspec.Raw(encode(entry))


def _unpacked(raw: msgspec.Raw) -> Comparison:
    entry = msgspec.msgpack.decode(raw, type=_Entry)
    for change, (old, new) in zip(entry.comparison.changes, entry.records, strict=True):
        _put_back(change, old, new)
    return entry.comparison


def _put_back(change: Change, old: msgspec.Raw, new: msgspec.Raw) -> None:
    """Give a change its records, which are of the type that its kind has."""
    kind = ENTITIES[change.entity][1] if change.entity in ENTITIES else None
    if kind:
        change.old = msgspec.msgpack.decode(old, type=kind | None)
        change.new = msgspec.msgpack.decode(new, type=kind | None)
