"""The snapshot store, written to by the functions and by the command line."""

import base64
import gzip
import hashlib
import os
import subprocess
import sys
import tomllib
import uuid
from pathlib import Path

import pytest

from profdiff.errors import InputError, SnapshotError
from profdiff.sources import read_source
from profdiff.sources.snapshot import list_snapshots
from profdiff.store import add, import_pages, profiles, remove, verify
from profdiff.store.importing import from_folder, from_git
from profdiff.store.warc import from_warc

OLD, NEW = b"# Mira Sol\n\nold\n", b"# Mira Sol\n\nnew\n"


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return "snapshots"


def put(store, data, at, **more):
    return add(store, "mira", data, at=at, extension="md", **more)


def names(store):
    return sorted(path.name for path in Path(store, "mira").iterdir())


def test_a_page_is_kept_as_it_was(store):
    data = b"\xef\xbb\xbf# Mira\r\n\0\xff"
    added = put(store, data, "2024-01-20T08:30:00+00:00", url="https://example.org/")
    assert added.new
    source = read_source("mira@last")
    assert source.data == data
    assert source.captured_at == "2024-01-20T08:30:00+00:00"
    known = tomllib.loads(Path(store, "mira/2024-01-20.meta.toml").read_text())
    assert known["url"] == "https://example.org/"
    assert Path(store, ".gitattributes").read_text().endswith("* -text\n")
    assert verify(store) == []


def test_pages_of_one_day_are_numbered(store):
    stems = [put(store, data, "2024-01-20").snapshot.stem for data in (OLD, NEW, OLD + NEW)]
    assert stems == ["2024-01-20", "2024-01-20_2", "2024-01-20_3"]


def test_a_page_that_did_not_change_is_not_stored_again(store):
    put(store, OLD, "2024-01-20")
    again = put(store, OLD, "2024-03-01")
    assert (again.new, again.snapshot.stem) == (False, "2024-01-20")
    assert names(store) == ["2024-01-20.md", "2024-01-20.meta.toml"]


def test_a_page_that_is_as_it_once_was_has_its_bytes_once(store):
    put(store, OLD, "2024-01-20")
    put(store, NEW, "2024-02-20")
    assert put(store, OLD, "2024-03-20").new
    assert names(store) == [
        "2024-01-20.md",
        "2024-01-20.meta.toml",
        "2024-02-20.md",
        "2024-02-20.meta.toml",
        "2024-03-20.meta.toml",
    ]
    assert read_source("mira@2024-03").data == OLD
    assert read_source("mira@last").captured_at == "2024-03-20"
    assert verify(store) == []


def test_an_older_page_added_later_takes_its_place_in_time(store):
    put(store, NEW, "2024-02-20")
    put(store, OLD, "2024-01-20")
    assert [snapshot.stem for snapshot in profiles(store)["mira"]] == ["2024-01-20", "2024-02-20"]


def test_bytes_that_another_page_refers_to_outlive_their_page(store):
    for data, at in ((OLD, "2024-01-20"), (NEW, "2024-02-20"), (OLD, "2024-03-20")):
        put(store, data, at, url="https://example.org/")
    put(store, NEW, "2024-04-20")
    put(store, OLD, "2024-05-20")
    assert remove(store, "mira@2024-01-20").stem == "2024-01-20"
    assert [read_source(f"mira@2024-0{month}").data for month in (3, 5)] == [OLD, OLD]
    assert [s.content for s in list_snapshots("snapshots/mira")] == [
        "2024-02-20.md",
        "2024-03-20.md",
        "2024-02-20.md",
        "2024-03-20.md",
    ]
    known = tomllib.loads(Path(store, "mira/2024-03-20.meta.toml").read_text())
    assert known["url"] == "https://example.org/"
    assert verify(store) == []


def test_a_page_that_is_removed_is_gone(store):
    put(store, OLD, "2024-01-20")
    remove(store, "mira@first")
    assert names(store) == []


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../x",
        "a/b",
        ".git",
        "-x",
        "a..b",
        "x.",
        "x.lock",
        "CON",
        "com1.md",
        "a b",
        "a\0b",
        "a\nb",
        "é",
        "x" * 65,
        "/etc",
        "~",
        "$HOME",
        "nul",
        "..\\x",
        "a:b",
        "*",
        "LPT9",
    ],
)
def test_hostile_names_reach_nothing(store, name):
    with pytest.raises(SnapshotError, match="cannot be the name of a profile"):
        add(store, name, OLD, at="2024-01-20", extension="md")
    assert not Path(store).exists()


def test_a_link_out_of_the_store_is_neither_read_nor_written(store, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    Path(store).mkdir()
    Path(store, "mira").symlink_to(outside)
    with pytest.raises(SnapshotError, match="leads out of the store"):
        put(store, OLD, "2024-01-20")
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("at", ["yesterday", "2024-13-01", "", "20"])
def test_no_date(store, at):
    with pytest.raises(SnapshotError, match="is no date"):
        put(store, OLD, at)


def test_a_flipped_byte_in_each_page_is_found(store):
    for number in range(50):
        put(store, b"# Mira Sol\n\n%d\n" % number, f"2024-01-{number % 28 + 1:02}")
    pages = [path for path in Path(store, "mira").iterdir() if path.suffix == ".md"]
    for number, page in enumerate(pages):
        data = bytearray(page.read_bytes())
        data[number % len(data)] ^= 1
        page.write_bytes(data)
    faults = verify(store)
    assert sorted(fault.path for fault in faults) == sorted(map(str, _relative(pages)))
    assert len(faults) == 50


def _relative(pages):
    return [page.relative_to(Path.cwd()) if page.is_absolute() else page for page in pages]


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (lambda folder: (folder / "2024-01-20.md").unlink(), "page that is not there"),
        (lambda folder: (folder / "2024-01-20.meta.toml").write_text("a b"), "is not readable"),
        (lambda folder: (folder / "profile.toml").write_text("= x"), "is not readable"),
        (lambda folder: (folder / ".draft-1").write_text("x"), "writer that was killed"),
    ],
)
def test_what_else_is_wrong(store, damage, why):
    put(store, OLD, "2024-01-20")
    damage(Path(store, "mira"))
    (fault,) = verify(store)
    assert why in fault.why


def test_drafts_of_a_killed_writer_go_with_the_next_page(store):
    put(store, OLD, "2024-01-20")
    Path(store, "mira", ".draft-1").write_text("half")
    put(store, NEW, "2024-01-21")
    assert ".draft-1" not in names(store)


def run(code, *arguments, **options):
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], **options)


WRITER = """
import sys
from profdiff.store import add
for number in range(int(sys.argv[2])):
    page = f"# Mira\\n\\n{sys.argv[1]} {number}\\n".encode()
    added = add("snapshots", "mira", page, at="2024-01-20", extension="md")
    print(added.snapshot.stem, flush=True)
"""


def test_no_page_of_several_writers_is_lost(store):
    writers = [run(WRITER, n, 10, stdout=subprocess.PIPE, text=True) for n in range(4)]
    told = [stem for writer in writers for stem in writer.communicate()[0].split()]
    assert len(told) == len(set(told)) == 40
    assert {snapshot.stem for snapshot in profiles(store)["mira"]} == set(told)
    assert verify(store) == []


@pytest.mark.parametrize("wait", [0.02, 0.05, 0.1])
def test_a_killed_writer_loses_nothing_that_it_told(store, wait):
    writer = run(WRITER, 1, 10_000, stdout=subprocess.PIPE, text=True)
    told = [writer.stdout.readline().strip()]
    try:
        writer.wait(wait)
    except subprocess.TimeoutExpired:
        writer.kill()
    told += writer.communicate()[0].split()
    held = {snapshot.stem: snapshot for snapshot in profiles(store)["mira"]}
    for stem in told:
        assert read_source(f"mira@{stem}").data
        assert stem in held
    put(store, NEW, "2024-02-01")
    assert verify(store) == []


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
from profdiff.errors import SnapshotError
from profdiff.store import add
try:
    add("snapshots", "mira", b"x" * 5000, at="2024-01-21", extension="md")
except SnapshotError as error:
    print(error)
"""


def test_a_disk_without_room_is_told_and_nothing_is_torn(store):
    put(store, OLD, "2024-01-20")
    before = names(store)
    said, _ = run(FULL, stdout=subprocess.PIPE, text=True).communicate()
    assert "cannot be written: File too large" in said
    assert names(store) == before
    assert verify(store) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_store_that_may_not_be_written(store):
    put(store, OLD, "2024-01-20")
    Path(store, "mira").chmod(0o555)
    with pytest.raises(SnapshotError, match="cannot be written: Permission denied"):
        put(store, NEW, "2024-01-21")


def test_a_git_history_is_imported_version_by_version(make_repo):
    made = make_repo()
    for text, day in (("one\n", "2022-01-10"), ("two\n", "2022-09-20"), ("one\n", "2023-02-01")):
        made.commit("about.md", text, f"{day}T12:00:00+00:00")
    added = import_pages("snapshots", "mira", from_git("about.md", "HEAD"))
    assert [each.new for each in added] == [True, True, True]
    assert [each.snapshot.date for each in added] == ["2022-01-10", "2022-09-20", "2023-02-01"]
    assert read_source("mira@last").data == b"one\n"


def test_versions_of_a_day_keep_their_order_in_any_zone(make_repo):
    made = make_repo()
    for text, at in (("one\n", "T10:00:00+02:00"), ("two\n", "T09:30:00+00:00")):
        made.commit("about.md", text, f"2022-01-10{at}")
    import_pages("snapshots", "mira", from_git("about.md", "HEAD"))
    assert read_source("mira@last").data == b"two\n"
    assert read_source("mira@last").media_type == "text/markdown"


def test_a_folder_of_dated_files_is_imported(store, tmp_path):
    folder = tmp_path / "saved"
    for name in ("page-20240120.html", "2023/2023-05-01/index.html", "notes.txt", "x-2024-0120.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    added = import_pages(store, "mira", from_folder(str(folder), 1000))
    assert [each.snapshot.name for each in added] == ["2023-05-01.html", "2024-01-20.html"]


def test_a_folder_without_dates_is_told(store, tmp_path):
    with pytest.raises(SnapshotError, match="no file with a date"):
        import_pages(store, "mira", from_folder(str(tmp_path), 1000))


@pytest.fixture
def archive(tmp_path):
    """Writes a web archive (WARC/1.0) of pages given as (address, day, body)."""

    def write(*pages, name="a.warc.gz"):
        path = tmp_path / name
        records = (_record(*page) for page in pages)
        pack = gzip.compress if name.endswith("gz") else bytes
        path.write_bytes(b"".join(pack(record) for record in records))
        return path

    return write


def _record(address, day, body):
    served = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
    block = served % (len(body), body)
    digest = base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid.uuid4()}>\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: {day}T10:00:00Z\r\n"
        f"WARC-Payload-Digest: sha1:{digest}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


HOME = "https://example.org/~mira/"


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_a_web_archive_is_imported(store, archive, name):
    path = archive((HOME, "2023-05-01", OLD), (HOME, "2024-05-01", NEW), name=name)
    added = import_pages(store, "mira", from_warc(str(path), None, 1000))
    assert [each.snapshot.name for each in added] == ["2023-05-01.html", "2024-05-01.html"]
    assert read_source("mira@first").data == OLD
    assert read_source("mira@first").media_type == "text/html"


def test_an_archive_of_several_addresses_needs_one_named(archive):
    path = str(archive((HOME, "2023-05-01", OLD), ("https://example.org/x", "2024-05-01", NEW)))
    with pytest.raises(SnapshotError, match="several addresses"):
        list(from_warc(path, None, 1000))
    assert [page.data for page in from_warc(path, HOME, 1000)] == [OLD]
    with pytest.raises(SnapshotError, match=r"no capture of https://example\.net"):
        list(from_warc(path, "https://example.net", 1000))


def test_an_archive_that_is_cut_short_is_told(archive):
    path = archive((HOME, "2023-05-01", b"x" * 5000), name="a.warc")
    whole = path.read_bytes()
    for at in range(400, len(whole) - 8, len(whole) // 20):
        path.write_bytes(whole[:at])
        with pytest.raises(SnapshotError, match=r"damaged|no capture"):
            list(from_warc(str(path), None, 10_000))


def test_a_compressed_archive_that_is_cut_short_is_told(archive):
    path = archive((HOME, "2023-05-01", os.urandom(5000)))
    whole = path.read_bytes()
    for at in range(100, len(whole) - 20, len(whole) // 20):
        path.write_bytes(whole[:at])
        with pytest.raises(SnapshotError):
            list(from_warc(str(path), None, 10_000))


def test_a_record_that_says_that_it_was_cut_short(archive):
    """Its digest is that of what was fetched, and agrees."""
    path = archive((HOME, "2023-05-01", OLD), name="a.warc")
    header = b"WARC-Type: response\r\nWARC-Truncated: length\r\n"
    path.write_bytes(path.read_bytes().replace(b"WARC-Type: response\r\n", header))
    with pytest.raises(SnapshotError, match="is cut short or damaged"):
        list(from_warc(str(path), None, 1000))


def test_a_record_without_a_date(archive):
    path = archive((HOME, "2023-05-01", OLD), name="a.warc")
    path.write_bytes(path.read_bytes().replace(b"WARC-Date: 2023-05-01T10:00:00Z\r\n", b""))
    with pytest.raises(SnapshotError, match="has no date"):
        list(from_warc(str(path), None, 1000))


def test_a_page_that_is_too_big_is_not_unpacked(archive):
    path = archive((HOME, "2023-05-01", b"\0" * 1_000_000))
    assert path.stat().st_size < 5000
    with pytest.raises(InputError, match="over the limit"):
        list(from_warc(str(path), None, 10_000))


def test_a_record_without_an_address_is_told(tmp_path):
    path = tmp_path / "a.warc"
    path.write_bytes(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n")
    with pytest.raises(SnapshotError, match="is damaged"):
        list(from_warc(str(path), None, 1000))


def test_what_is_no_archive(tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(b"no archive\n"))
    with pytest.raises(SnapshotError):
        list(from_warc(str(path), None, 1000))
