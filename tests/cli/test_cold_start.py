import marshal
import os
import re
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from profdiff import patterns
from profdiff.cli.cold_start import PatternStore

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
    return tmp_path / "patterns.pyc.re"


def results(pattern):
    return [(found.span(), found.groups(), found.groupdict()) for found in pattern.finditer(TEXT)]


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_kept_patterns_are_those_that_would_be_compiled(cache, source, flags):
    first, second = PatternStore(), None
    made = first.compile(source, flags)
    first.save()
    assert cache.exists()
    second = PatternStore()
    kept = second.compile(source, flags)
    plain = re.compile(source, flags)
    assert made == kept == plain
    assert results(made) == results(kept) == results(plain)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no marshal",
        marshal.dumps(("another Python", {("a", 0): (0, b"", 0, {}, (None,))})),
        marshal.dumps((sys.version, {("a", 0): (0, b"\xff\xff\0\0" * 9, 0, {}, (None,))})),
        marshal.dumps((sys.version, {("a", 0): "nonsense"})),
        marshal.dumps((sys.version, "nonsense")),
        marshal.dumps(3),
    ],
)
def test_what_does_not_fit_is_compiled_anew(cache, content):
    cache.write_bytes(content)
    store = PatternStore()
    assert store.compile("a", 0).search("bab").span() == (1, 2)
    store.save()


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


def test_the_command_keeps_its_patterns(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# Ada Adler\n\nI am a professor at MIT.\n", encoding="utf-8")
    folder = str(tmp_path / "cache")
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-X", f"pycache_prefix={folder}", "-m", "profdiff", "parse", page]
    told = [subprocess.check_output(command, env=env) for _ in range(2)]
    assert told[0] == told[1]
    kept = list(Path(folder).rglob(Path(cache_from_source("patterns.py")).name + ".re"))
    assert len(kept) == 1
