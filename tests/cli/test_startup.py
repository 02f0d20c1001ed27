"""What a plain comparison may not import: a cold start is most of what it costs."""

import subprocess
import sys

import pytest

#: Modules that the commands below do without, each the price of a good part of a start.
HEAVY = {
    "asyncio",
    "bs4",
    "concurrent.futures",
    "dataclasses",
    "deepdiff",
    "difflib",
    "email",
    "git",
    "html.parser",
    "http",
    "importlib.metadata",
    "importlib.resources",
    "jsonschema",
    "logging",
    "lxml",
    "markdown_it",
    "multiprocessing",
    "numpy",
    "pydantic",
    "rapidfuzz",
    "rich",
    "selectolax",
    "socket",
    "ssl",
    "subprocess",
    "tempfile",
    "tomllib",
    "turbohtml",
    "unittest",
    "urllib.request",
    "zipfile",
}
#: What python-frontmatter brings along, which only pages with front matter need.
FRONT_MATTER = {"frontmatter", "json", "pathlib", "yaml"}

PROBE = """
import sys
from profdiff.cli import cold_start, main
cold_start.leave = lambda code: sys.exit(print(*sys.modules, sep="\\n", file=sys.stderr) or code)
sys.argv = ["profdiff", *sys.argv[1:]]
main()
"""


def imported(*arguments):
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", "old.md", "new.md"),
        ("compare", "old.md", "new.md", "--format", "json"),
        ("compare", "old.md", "new.md", "--format", "oneline"),
        ("parse", "old.md"),
    ],
)
@pytest.mark.usefixtures("pages")
def test_nothing_heavy_for_markdown(arguments):
    assert imported(*arguments) & HEAVY == set()


def test_no_front_matter_no_yaml(pages):
    for name in ("old.md", "new.md"):
        page = pages / name
        page.write_text(page.read_text(encoding="utf-8").split("---\n")[-1], encoding="utf-8")
    assert imported("compare", "old.md", "new.md") & (HEAVY | FRONT_MATTER) == set()


def test_a_page_without_citations_loads_nothing_that_reads_them(pages):
    for name in ("old.md", "new.md"):
        (pages / name).write_text(f"# Mira Sol\n\nI study {name}.\n", encoding="utf-8")
    modules = imported("compare", "old.md", "new.md")
    assert not {name for name in modules if name.startswith("profdiff.extract.citations")}


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)])
def test_help_reads_no_page(arguments):
    modules = imported(*arguments)
    assert modules & (HEAVY | FRONT_MATTER | {"pyromark"}) == set()
    assert not {name for name in modules if name.startswith("profdiff.extract")}


def test_the_library_is_loaded_by_what_is_used():
    probe = "import profdiff, sys; print(*[m for m in sys.modules if m.startswith('profdiff')])"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["profdiff"]
