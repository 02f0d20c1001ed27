"""`PROFILE@WHEN`: dated pages in a folder that is readable without profdiff."""

import hashlib
import os
import tomllib
from pathlib import Path

import pytest

from profdiff.errors import SnapshotError
from profdiff.sources import read_source
from profdiff.sources.snapshot import claims, describe, list_snapshots

DAYS = ["2023-12-31.html", "2024-01-20.md", "2024-01-20_2.md", "2024-01-20_10.md", "2025-09-06.md"]
EXAMPLES = Path(__file__).parents[2] / "snapshots"


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "snapshots" / "ada"
    folder.mkdir(parents=True)
    for name in DAYS:
        (folder / name).write_text(f"{name}\n")
    (folder / "profile.toml").write_text('name = "Ada Moreau"\n')
    (folder / "notes.txt").write_text("not a snapshot\n")
    return folder


def write_meta(page, *, captured_at="", **known):
    """Put what is known of a page beside it."""
    digest = hashlib.sha256(page.read_bytes()).hexdigest()
    text = describe(digest, captured_at=captured_at or page.name[:10], **known)
    meta = page.parent / f"{page.stem}.meta.toml"
    meta.write_text(text, encoding="utf-8")
    return str(meta)


def refusal(spec, **options):
    with pytest.raises(SnapshotError) as caught:
        read_source(spec, **options)
    return caught.value


@pytest.mark.parametrize(
    ("when", "name"),
    [
        ("first", "2023-12-31.html"),
        ("last", "2025-09-06.md"),
        ("2023", "2023-12-31.html"),
        ("2025-0", "2025-09-06.md"),
        ("2025-09-06", "2025-09-06.md"),
        ("2024-01-20", "2024-01-20.md"),
        ("2024-01-20_2", "2024-01-20_2.md"),
        ("2024-01-20_10.md", "2024-01-20_10.md"),
    ],
)
@pytest.mark.usefixtures("store")
def test_when(when, name):
    source = read_source(f"ada@{when}")
    assert source.data == f"{name}\n".encode()
    assert source.path == f"snapshots/ada/{name}"
    assert source.captured_at == name[:10]
    assert (source.revision, source.media_type) == (None, None)


@pytest.mark.usefixtures("store")
def test_several_fit():
    error = refusal("ada@2024")
    assert error.why == "3 snapshots fit 2024"
    assert error.hint == "say which: 2024-01-20, 2024-01-20_2, 2024-01-20_10"


def test_one_day_in_two_formats(store):
    (store / "2025-09-06.html").write_text("html\n")
    assert "2025-09-06.html, 2025-09-06.md" in refusal("ada@2025-09-06").hint
    assert read_source("ada@2025-09-06.html").data == b"html\n"


def test_order_is_that_of_time(store):
    assert [s.name for s in list_snapshots(str(store))] == DAYS


@pytest.mark.usefixtures("store")
def test_none_fits():
    error = refusal("ada@2022")
    assert "no snapshot of 2022" in error.why
    assert "2023-12-31, 2024-01-20" in error.hint


@pytest.mark.usefixtures("store")
def test_no_such_profile():
    assert "did you mean 'ada'?" in refusal("adda@first").hint
    error = refusal("grace@first")
    assert "no profile 'grace'" in error.why
    assert "it holds ada" in error.hint


def test_no_store(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "no snapshot store 'snapshots'" in refusal("ada@first").why


def test_an_empty_profile(store):
    (store.parent / "new").mkdir()
    assert "holds no page" in refusal("new@first").why


@pytest.mark.usefixtures("store")
def test_another_store():
    Path("snapshots").rename("elsewhere")
    assert read_source("ada@first", store="elsewhere").path == "elsewhere/ada/2023-12-31.html"
    assert read_source("ada@first", store=Path("elsewhere")).data


def test_metadata(store):
    page = store / "2024-01-20.md"
    url = 'https://example.org/~ada/?q="x"\\\x7fé'
    written = write_meta(
        page, url=url, captured_at="2024-01-20T08:30:00Z", media_type="text/markdown"
    )
    assert written == str(store / "2024-01-20.meta.toml")
    meta = tomllib.loads(Path(written).read_text())
    assert meta["url"] == url
    assert meta["sha256"] == hashlib.sha256(page.read_bytes()).hexdigest()
    source = read_source("ada@2024-01-20")
    assert source.captured_at == "2024-01-20T08:30:00+00:00"
    assert source.media_type == "text/markdown"
    assert sorted(path.name for path in store.iterdir()) == sorted(
        [*DAYS, "2024-01-20.meta.toml", "profile.toml", "notes.txt"]
    )


def test_metadata_takes_the_day_from_the_name(store):
    write_meta(store / "2024-01-20_2.md", url="https://example.org/")
    assert read_source("ada@2024-01-20_2").captured_at == "2024-01-20"


def test_metadata_with_no_date_is_not_written(store):
    with pytest.raises(ValueError, match="Invalid"):
        write_meta(store / "2024-01-20.md", url="https://example.org/", captured_at="yesterday")
    assert not (store / "2024-01-20.meta.toml").exists()


def test_a_changed_page_is_refused(store):
    page = store / "2024-01-20.md"
    write_meta(page, url="https://example.org/")
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    error = refusal("ada@2024-01-20")
    assert "is not what was stored" in error.why
    assert ".gitattributes" in error.hint


def test_broken_metadata(store):
    (store / "2024-01-20.meta.toml").write_text("captured_at = \n")
    error = refusal("ada@2024-01-20")
    assert error.what == "snapshots/ada/2024-01-20.meta.toml"
    assert "line 1" in error.why


@pytest.mark.parametrize("name", ["2024-01-20.md", "2024-01-20.meta.toml"])
def test_a_link_out_of_the_store(store, tmp_path, name):
    secret = tmp_path / "secret"
    secret.write_text("secret = 1\n")
    (store / name).unlink(missing_ok=True)
    (store / name).symlink_to(secret)
    assert "leads out of the store" in refusal("ada@2024-01-20").why


def test_a_linked_profile(store, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "2024-01-20.md").write_text("outside\n")
    (store.parent / "eve").symlink_to(tmp_path / "outside")
    (store.parent / "alias").symlink_to("ada")
    assert "leads out of the store" in refusal("eve@first").why
    assert read_source("alias@first").data == b"2023-12-31.html\n"


def test_a_pipe_in_the_store(store):
    os.mkfifo(store / "2026-01-01.md")
    with pytest.raises(Exception, match="is a pipe"):
        read_source("ada@last")


@pytest.mark.parametrize(
    ("spec", "claimed"),
    [
        ("ada@first", True),
        ("ada@2024", True),
        ("a.b-c_D@2024-01-20_2.md", True),
        ("ada@latest", False),
        ("../ada@first", False),
        ("a/b@first", False),
        ("..@first", False),
        ("-a@first", False),
        ("ada@2024/../x", False),
        ("@first", False),
        ("x" * 64 + "@first", True),
        ("x" * 65 + "@first", False),
        ("ada@first\n", False),
        ("adä@first", False),
        ("ada@\u0662\u0660", False),
    ],
)
def test_claims(spec, claimed):
    assert claims(spec) is claimed


PAGES = sorted(EXAMPLES.glob("*/????-??-??*.*")) if EXAMPLES.is_dir() else []


@pytest.mark.parametrize("page", [p for p in PAGES if not p.name.endswith(".meta.toml")], ids=str)
def test_the_example_store(page):
    source = read_source(f"{page.parent.name}@{page.name}", store=EXAMPLES)
    assert source.data == page.read_bytes()
    assert source.media_type
    assert page.with_name(page.stem + ".meta.toml").exists()
