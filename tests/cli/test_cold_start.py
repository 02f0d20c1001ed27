"""What is kept between runs changes no answer, and is kept as Python keeps compiled modules."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import profdiff
from profdiff import patterns
from profdiff.cli.cold_start import PatternStore
from profdiff.cli.kept import Kept
from profdiff.cli.own_modules import Finder

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


@pytest.mark.usefixtures("cache")
def test_what_others_keep_meanwhile_stays():
    others = [Kept(patterns), Kept(patterns)]
    for number, kept in enumerate(others):
        kept.get(str(number), str)
    for kept in others:
        kept.save()
    last = Kept(patterns)
    assert [last.get(name, fail) for name in "01"] == ["", ""]


@pytest.mark.usefixtures("cache")
def test_each_may_follow_from_a_state_of_its_own():
    for state in "one", "two":
        kept = Kept(patterns)
        assert kept.get("same", lambda: "made", "one") == "made"
        assert kept.get("name", lambda state=state: f"made in {state}", state) == f"made in {state}"
        kept.save()
    kept = Kept(patterns)
    assert [kept.get("same", fail, "one"), kept.get("name", fail, "two")] == ["made", "made in two"]


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
    assert list(cache.parent.iterdir()) == [cache]
    assert store.compile("a", 0).match("a")
    assert PatternStore().compile("a", 0).match("a")


@pytest.mark.parametrize("name", ["profdiff.api.pages", "profdiff.lexicon.tables"])
def test_a_module_is_described_as_python_describes_it(name):
    path = importlib.import_module(name.rpartition(".")[0]).__path__
    found = Finder(profdiff).find_spec(name, path)
    usual = importlib.util.find_spec(name)
    for told in (
        "name",
        "origin",
        "cached",
        "parent",
        "has_location",
        "submodule_search_locations",
    ):
        assert getattr(found, told) == getattr(usual, told)
    assert found.loader.get_source(name) == usual.loader.get_source(name)


@pytest.mark.parametrize("name", ["click.core", "profdiff.lexicon", "profdiff.nowhere"])
def test_other_modules_packages_and_missing_ones_are_left_to_python(name):
    path = importlib.import_module(name.rpartition(".")[0]).__path__
    assert Finder(profdiff).find_spec(name, path) is None
    assert Finder(profdiff).find_spec("profdiff") is None


PAGE = """\
# Mira Sol

I am a lecturer at Halden University.

## Publications

- Mira Sol. *A Note on Kerbs*. In Halden Kerb Days, 2020.
"""
#: A run that fails where it reads a file of the lexicon, or that of a module below a package.
WITHOUT_FILES = """
import sys
from importlib.machinery import SourceFileLoader
from profdiff.cli import cold_start, main
from profdiff.lexicon import tables
tables.own_lines = None
get_data = SourceFileLoader.get_data
def without_ours(self, path):
    assert "profdiff" not in path or "__init__" in path, path
    return get_data(self, path)
SourceFileLoader.get_data = without_ours
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
        return Path(f"{importlib.util.cache_from_source(str(self.package / module))}.kept")


@pytest.fixture
def installed(tmp_path):
    return Installed(tmp_path)


def test_the_command_keeps_modules_patterns_and_tables(installed):
    told = installed.parse("-B", "-m", "profdiff")
    files = [installed.kept(name) for name in ("__init__.py", "patterns.py", "lexicon/tables.py")]
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


def test_an_edited_module_is_read_anew(installed):
    told = installed.parse()
    module = installed.package / "render" / "json_document.py"
    source = module.read_text(encoding="utf-8")
    for word in ("edited", "edited again"):
        module.write_text(f'{source}\nprint("{word}")\n', encoding="utf-8")
        for _ in range(2):
            assert installed.parse() == f"{word}\n".encode() + told


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
