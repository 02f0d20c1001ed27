"""Records of stored pages, kept beside them to tell what a newer parser makes of the same bytes.

They are a cache: `.records/PROFILE/STEM.json` in the store, a file a page. What it says holds for
the bytes, the parser epoch and the configuration that stand in it; a file that is damaged, or of
another profdiff's making, is as one that is not there.
"""

import os

import msgspec

from profdiff.records import Profile
from profdiff.store.files import locked, put

FOLDER = ".records"
_SUFFIX = ".json"


class Kept(msgspec.Struct, kw_only=True):
    """The records of a page as one epoch of the parser read them.

    `sha256` is of the page; `lexicon` is of the words that a configuration added, "" for none.
    """

    parser_epoch: int
    sha256: str
    lexicon: str = ""
    profile: Profile


def kept(store: str, profile: str, stem: str) -> Kept | None:
    """The kept records of a page; None where there are none that can be read."""
    path = os.path.join(_folder(store, profile), stem + _SUFFIX)
    try:
        # The store's own folder only: a link may lead anywhere.
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(descriptor, "rb") as file:
            return msgspec.json.decode(file.read(), type=Kept)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError):
        return None


def keep(store: str, profile: str, pages: dict[str, Kept]) -> None:
    """Keep the records of a profile's pages, by stem, in place of all that were kept of it.

    Raises SnapshotError where the store cannot be written.
    """
    folder = _folder(store, profile)
    with locked(folder):
        for stem, page in pages.items():
            data = msgspec.json.format(msgspec.json.encode(page), indent=1)
            if _read(os.path.join(folder, stem + _SUFFIX)) != data + b"\n":
                put(folder, stem + _SUFFIX, data + b"\n")
        for name in os.listdir(folder):
            if name.removesuffix(_SUFFIX) not in pages:
                os.unlink(os.path.join(folder, name))


def _folder(store: str, profile: str) -> str:
    return os.path.join(store, FOLDER, profile)


def _read(path: str) -> bytes:
    if os.path.islink(path) or not os.path.isfile(path):
        return b""
    with open(path, "rb") as file:
        return file.read()
