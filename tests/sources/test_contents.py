"""Contents of objects are those of their ids, whatever was read ahead."""

from itertools import permutations

import pytest

from profdiff.sources import contents
from profdiff.sources.contents import Contents
from profdiff.sources.repository import Repository


@pytest.fixture
def blobs(make_repo):
    """A repository's reader, and contents by their ids."""
    made = make_repo()
    texts = [b"", b"one\n", b"two\n\n", b"\0three"]
    found = {}
    for number, text in enumerate(texts):
        (made.path / f"{number}").write_bytes(text)
        found[made("hash-object", "-w", f"{number}").strip()] = text
    return Repository("here", str(made.path)).reader, found


@pytest.mark.parametrize("order", [*permutations(range(4))])
def test_any_order_may_be_asked_for(blobs, order):
    reader, found = blobs
    ids = list(found)
    with reader(ids) as read:
        for at in order:
            assert read(ids[at]) == found[ids[at]]
            assert read(ids[at]) == found[ids[at]]


def test_what_is_missing_is_none(blobs):
    reader, found = blobs
    missing = "1" * 40
    ids = list(found)
    with reader([ids[0], missing, *ids[1:]]) as read:
        assert read(ids[1]) == found[ids[1]]
        assert read(missing) is None
        assert read(ids[2]) == found[ids[2]]


def test_what_is_coming_is_asked_for_together(blobs, monkeypatch):
    reader, found = blobs
    asked = []
    ours = Contents._ask
    monkeypatch.setattr(Contents, "_ask", lambda *given: asked.append(given) or ours(*given))
    monkeypatch.setattr(contents, "_AT_ONCE", 2)
    with reader(found) as read:
        for identity, text in found.items():
            assert read(identity) == text
    assert len(asked) == 2
