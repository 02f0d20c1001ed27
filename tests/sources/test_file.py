"""Pages in files and on standard input; what is no regular file is refused without waiting."""

import io
import os
import socket
import sys
from pathlib import Path

import pytest

from profdiff.errors import InputError
from profdiff.sources import MAX_BYTES, read_source
from profdiff.sources.source import shown


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refusal(spec, **options):
    with pytest.raises(InputError) as caught:
        read_source(spec, **options)
    assert str(caught.value).isprintable()
    return caught.value


def test_a_file(here):
    (here / "page.md").write_bytes(b"a\r\n\0")
    source = read_source("page.md")
    assert source.data == b"a\r\n\0"
    assert (source.spec, source.path) == ("page.md", "page.md")
    assert (source.revision, source.captured_at, source.media_type) == (None, None, None)


def test_a_link_to_a_file(here):
    (here / "page.md").write_bytes(b"a")
    (here / "link.md").symlink_to("page.md")
    assert read_source("link.md").data == b"a"


@pytest.mark.parametrize(
    "name", ["me@2024", "me@last", "HEAD:page.md", ":x", "http:", "-x", " ", "a\nb", "caf\udce9.md"]
)
def test_an_existing_file_wins_over_other_readings(here, name):
    (here / name).write_bytes(b"a file\n")
    source = read_source(name)
    assert source.data == b"a file\n"
    assert source.spec == name
    assert source.path.isprintable()


def test_a_file_named_like_standard_input(here, monkeypatch):
    (here / "-").write_bytes(b"a file\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"piped\n")))
    assert read_source("-").data == b"piped\n"
    assert read_source("./-").data == b"a file\n"


@pytest.mark.parametrize(
    ("name", "seen"),
    [("a.md", "a.md"), ("é 中.md", "é 中.md"), ("a\x1b[31m", "a\\x1b[31m"), ("\u202e", "\\u202e"),
     ("caf\udce9.md", "caf\\xe9.md"), ("a\nb", "a\\nb"), ("\ud800", "\\ud800")],
)  # fmt: skip
def test_shown(name, seen):
    assert shown(name) == seen


def test_missing():
    error = refusal("page.md")
    assert (error.what, error.why) == ("page.md", "is not there")
    assert "standard input" in error.hint


@pytest.mark.parametrize("wanted", ["pgae.md", "Page.md", "page.markdown", "./pagee.md"])
def test_missing_but_nearly_there(here, wanted):
    (here / "page.md").write_bytes(b"")
    assert "did you mean" in refusal(wanted).hint
    assert "page.md" in refusal(wanted).hint


def test_missing_folder():
    assert "no folder nowhere/at" in refusal("nowhere/at/page.md").hint


@pytest.mark.parametrize("name", ["", "a\0b", "x" * 5000, "page.md/x", "\ud800"])
def test_names_that_no_file_can_have(here, name):
    (here / "page.md").write_bytes(b"")
    assert refusal(name).hint


def test_a_broken_link(here):
    (here / "link.md").symlink_to("gone.md")
    assert refusal("link.md").why == "is a link to gone.md, which is not there"


def test_a_link_to_itself(here):
    (here / "link.md").symlink_to("link.md")
    assert "cannot be opened" in refusal("link.md").why


def test_a_folder(here):
    (here / "site").mkdir()
    assert refusal("site").why == "is a folder, not a page"
    assert refusal(".").why == "is a folder, not a page"


def test_a_pipe(here):
    os.mkfifo(here / "pipe")
    error = refusal("pipe")
    assert error.why == "is a pipe, not a file"
    assert "-" in error.hint


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/random"])
def test_a_device(device):
    assert refusal(device).why == "is a device, not a file"


@pytest.mark.usefixtures("here")
def test_a_socket():
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
        assert refusal("socket").why == "is a socket, not a file"


def test_no_permission(here, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    (here / "page.md").write_bytes(b"a")
    monkeypatch.setattr(os, "open", refuse)
    assert refusal("page.md").why == "may not be read by you"


def test_an_address():
    error = refusal("https://example.org/page.md")
    assert "network" in error.why
    assert "curl" in error.hint


def test_size_limit(here):
    file = here / "page.md"
    file.write_bytes(b"x" * 100)
    assert len(read_source("page.md", max_bytes=100).data) == 100
    error = refusal("page.md", max_bytes=99)
    assert error.why == "has 100 bytes, which is over the limit of 99 bytes"
    with file.open("wb") as big:
        big.truncate(MAX_BYTES + 1)
    assert "over the limit of 10.0 MiB" in refusal("page.md").why


def test_a_file_that_tells_no_size():
    assert "over the limit" in refusal("/proc/self/maps", max_bytes=10).why


def open_descriptors():
    return len(list(Path("/proc/self/fd").iterdir()))


def test_no_descriptor_is_left_open(here):
    os.mkfifo(here / "pipe")
    (here / "big").write_bytes(b"xx")
    before = open_descriptors()
    for name in ("pipe", ".", "big"):
        refusal(name, max_bytes=1)
    assert open_descriptors() == before


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a\r\n\xff")))
    source = read_source("-")
    assert (source.data, source.path, source.spec) == (b"a\r\n\xff", "-", "-")


def test_standard_input_limit(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 100)))
    error = refusal("-", max_bytes=99)
    assert (error.what, error.why) == ("standard input", "is over the limit of 99 bytes")


def test_standard_input_closed(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert refusal("-").why == "is closed"


def test_standard_input_is_a_folder(here, monkeypatch):
    descriptor = os.open(here, os.O_RDONLY)

    class Folder:
        class buffer:  # noqa: N801  # as the stream's attribute is called
            @staticmethod
            def read(size):
                return os.read(descriptor, size)

    monkeypatch.setattr(sys, "stdin", Folder)
    assert "Is a directory" in refusal("-").why
    os.close(descriptor)
