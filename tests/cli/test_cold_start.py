"""What is kept between runs changes no answer, and is kept as Python keeps compiled modules."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

import profdiff
from profdiff import patterns
from profdiff.cli.cold_start import PatternStore
from profdiff.cli.kept import Kept

SOURCES = [
    (r"(?P<year>(?:19|20)\d\d)(-(?P<month>\d\d))?", 0),
    (r"^\s*[“\"'À-ÿ\u3040-\u9fff]+$", re.MULTILINE | re.IGNORECASE),
    (r"(?i:doi|arxiv):\s*(?=\d)", 0),
]
TEXT = "doi: 10 — 2024-01 and 1999, “é\nARXIV:2"


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setattr(patterns.__spec__, "cached", str(tmp_path / "patterns.pyc"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "patterns.pyc.kept"


def results(pattern):
    return [(found.span(), found.groups(), found.groupdict()) for found in pattern.finditer(TEXT)]


def fail():
    pytest.fail("made anew")


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_kept_patterns_are_those_that_would_be_compiled(cache, monkeypatch, source, flags):
    first = PatternStore()
    made = first.compile(source, flags)
    first.save()
    assert cache.exists()
    plain = re.compile(source, flags)
    monkeypatch.setattr("profdiff.cli.cold_start._parts", fail)
    kept = PatternStore().compile(source, flags)
    assert made == kept == plain
    assert results(made) == results(kept) == results(plain)


@pytest.mark.parametrize("parts", ["nonsense", (0, b"\xff\xff\0\0" * 9, 0, {}, (None,))])
def test_what_is_no_pattern_is_compiled_anew(cache, parts):
    kept = Kept(patterns)
    kept.get("0 a", lambda: parts)
    kept.save()
    assert cache.exists()
    assert PatternStore().compile("a", 0).search("bab").span() == (1, 2)


def test_what_is_kept_is_not_made_again(cache):
    first = Kept(patterns)
    assert [first.get(name, name.upper) for name in ("a", "\ud800")] == ["A", "\ud800"]
    first.save()
    more = Kept(patterns)
    assert [more.get(name, fail) for name in ("a", "\ud800")] == ["A", "\ud800"]
    assert more.get("b", lambda: {"b": (1, None)}) == {"b": (1, None)}
    more.save()
    last = Kept(patterns)
    assert [last.get("a", fail), last.get("b", fail)] == ["A", {"b": (1, None)}]
    before = cache.stat().st_mtime_ns, cache.stat().st_ino
    last.save()
    assert (cache.stat().st_mtime_ns, cache.stat().st_ino) == before


def test_what_follows_from_another_state_is_not_used(cache):
    for state in "one", "two", "one":
        kept = Kept(patterns, lambda state=state: state)
        assert kept.get("name", lambda state=state: f"made in {state}") == f"made in {state}"
        kept.save()
        assert cache.exists()


def test_what_is_no_plain_data_is_made_each_time(cache):
    kept = Kept(patterns)
    assert isinstance(kept.get("name", object), object)
    kept.save()
    assert not cache.exists()


def test_a_damaged_file_is_as_none(cache):
    whole = Kept(patterns)
    names = {"a": "first", "b": ["second"], "c": {"third": 3}}
    for name, value in names.items():
        whole.get(name, lambda value=value: value)
    whole.save()
    data = cache.read_bytes()
    damaged = [data[:end] for end in range(len(data))]
    damaged += [data[:at] + bytes([data[at] ^ 64]) + data[at + 1 :] for at in range(len(data))]
    for each in damaged:
        cache.write_bytes(each)
        kept = Kept(patterns)
        for name, value in names.items():
            assert kept.get(name, lambda value=value: value) == value
        assert kept._news


def test_nothing_is_written_where_python_writes_no_bytecode(cache, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    store = PatternStore()
    store.compile("a", 0)
    store.save()
    assert not cache.exists()


def test_a_folder_that_cannot_be_written_to_is_no_matter(cache):
    store = PatternStore()
    store.compile("a", 0)
    cache.mkdir()
    store.save()
    assert store.compile("a", 0).match("a")
    assert PatternStore().compile("a", 0).match("a")


PAGE = """\
# Mira Sol

I am a lecturer at Halden University.

## Publications

- Mira Sol. *A Note on Kerbs*. In Halden Kerb Days, 2020.
"""
#: A run that fails where it reads a file of the lexicon.
WITHOUT_FILES = """
import sys
from profdiff.cli import main
from profdiff.lexicon import tables
tables.own_lines = None
main()
"""


class Installed:
    """A copy of profdiff, in a folder of its own with a page to read."""

    def __init__(self, folder):
        self.package = folder / "profdiff"
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(Path(profdiff.__file__).parent, self.package, ignore=ignored)
        (folder / "page.md").write_text(PAGE, encoding="utf-8")
        self._folder = folder

    def parse(self, *how):
        """The records of the page as JSON, from a process of its own."""
        variables = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        return subprocess.check_output(
            [sys.executable, *(how or ("-m", "profdiff")), "parse", "page.md", "--json"],
            env=variables | {"PYTHONPATH": str(self._folder)},
            cwd=self._folder,
        )

    def kept(self, module):
        """The file beside a compiled module."""
        return Path(f"{cache_from_source(str(self.package / module))}.kept")


@pytest.fixture
def installed(tmp_path):
    return Installed(tmp_path)


def test_the_command_keeps_patterns_and_tables(installed):
    told = installed.parse("-B", "-m", "profdiff")
    files = [installed.kept("patterns.py"), installed.kept("lexicon/tables.py")]
    assert not any(file.exists() for file in files)
    assert installed.parse() == told
    assert all(file.exists() for file in files)
    assert installed.parse("-c", WITHOUT_FILES) == told
    for file in files:
        file.write_bytes(b"damaged" + file.read_bytes())
    assert installed.parse() == told


def test_an_edited_lexicon_is_read_anew(installed):
    assert b'"workshop"' not in installed.parse()
    with (installed.package / "lexicon" / "venues.tsv").open("a", encoding="utf-8") as file:
        file.write("HKD\tworkshop\thkd|halden kerb days\n")
    assert b'"workshop"' in installed.parse()


def test_words_that_a_project_adds_are_not_kept(installed):
    told = installed.parse()
    file = installed.kept("lexicon/tables.py")
    before = file.read_bytes()
    configuration = installed.package.parent / "profdiff.toml"
    configuration.write_text('lexicon.venues.workshop = ["Halden Kerb Days"]\n')
    assert b'"workshop"' in installed.parse()
    assert file.read_bytes() == before
    configuration.unlink()
    assert installed.parse() == told
