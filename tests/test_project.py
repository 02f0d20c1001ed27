"""The documentation is true: its commands run and print what it shows, its names exist."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import profdiff
from documented import CODE, PAGES, ROOT, blocks, examples, run, shown
from profdiff.cli import exit_codes
from profdiff.cli.program import program
from profdiff.formats import FORMATS
from profdiff.records import ENTITIES
from profdiff.render import COMPARISON
from profdiff.render.check import REPORT

PAGES_WITH_EXAMPLES = [page for page in PAGES if examples(page)]


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES_WITH_EXAMPLES, ids=relative)
def test_examples_print_what_is_shown(page: Path):
    for example, printed in run(page):
        place = f"{relative(page)}:{example.line}: {example.command}"
        assert "a bug in profdiff" not in printed, place
        if example.output:
            assert shown(example.output).fullmatch(printed), f"{place}\nprints\n{printed}"


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_python_examples_run(page: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    namespace: dict[str, object] = {}
    for line, block in blocks(page, "python"):
        exec(compile("\n" * (line - 1) + block, relative(page), "exec"), namespace)  # noqa: S102  # the documentation's own code


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_links_lead_somewhere(page: Path):
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", without_code(page)):
        path, _, anchor = target.partition("#")
        file = (page.parent / path) if path else page
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


def without_code(page: Path) -> str:
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    return re.sub(r"`[^`\n]*`", "", text)


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_commands_and_options_exist(page: Path):
    for name, rest in re.findall(r"\bprofdiff ([a-z][a-z-]*)\b([^\n`|]*)", code_of(page)):
        command = program.get_command(None, name)  # type: ignore[arg-type]  # needs no context
        assert command, f"profdiff {name}"
        commands = [command, *getattr(command, "commands", {}).values()]
        known = {option for each in commands for found in each.params for option in found.opts}
        for option in re.findall(r"(?<=\s)--?[a-z][\w-]*", rest):
            assert option in known | {"--help", "-h"}, f"profdiff {name} {option}"


def code_of(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    code = (match for match in CODE.finditer(text) if match[1] not in ("python", "console"))
    fenced = "\n".join([*(match[2] for match in code), *(e.command for e in examples(page))])
    return fenced + "\n" + "\n".join(re.findall(r"`([^`\n]+)`", CODE.sub("", text)))


def table_column(page: str, heading: str) -> list[str]:
    """The code in the first column of the first table below a heading."""
    text = (ROOT / page).read_text(encoding="utf-8")
    _, _, section = text.partition(f"\n## {heading}\n")
    assert section, f"{page} has no section {heading!r}"
    table = re.search(r"(?:^\|.*\n)+", section, re.M)
    assert table, f"{page}: no table below {heading!r}"
    return [
        name
        for row in table[0].splitlines()[2:]
        for name in re.findall(r"`([^`]+)`", row.split("|")[1])
    ]


def test_exit_codes_are_documented():
    codes = {str(value) for name, value in vars(exit_codes).items() if name.isupper()}
    assert set(table_column("docs/output.md", "Exit codes")) == codes


def test_outputs_are_documented():
    assert table_column("docs/output.md", "Outputs") == list(COMPARISON)


def test_outputs_of_a_check_are_documented():
    assert table_column("docs/output.md", "A report") == list(REPORT)


def test_entities_are_documented():
    assert table_column("docs/output.md", "Entities") == [*ENTITIES, "page"]


def test_formats_are_documented():
    assert table_column("README.md", "What it reads") == list(FORMATS)


def test_version_has_one_place():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" not in project
    assert re.fullmatch(r"\d+\.\d+\.\d+", profdiff.__version__)


def test_what_is_imported_is_a_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["dependencies"] + project["optional-dependencies"]["warc"]
    declared = {re.split(r"[<>=]", line)[0].lower() for line in lines}
    distributions = packages_distributions()
    # Names with an underscore are the standard library's own, of this version or another.
    needed = {
        distributions[name][0].lower()
        for path in (ROOT / "src").rglob("*.py")
        for name in imported(path)
        if name not in sys.stdlib_module_names and name != "profdiff" and not name.startswith("_")
    }
    assert needed <= declared


def imported(path: Path) -> Iterator[str]:
    """The packages that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_ci_runs_the_test_command_of_the_readme():
    pattern = re.search(r"grep -m 1 '(.*)' README.md", (ROOT / ".ci" / "run").read_text())
    assert pattern
    commands = [line for _, block in blocks(ROOT / "README.md", "sh") for line in block.split("\n")]
    assert len([line for line in commands if re.match(pattern[1], line)]) == 1


def test_every_layer_is_a_module():
    """import-linter itself looks at what is imported; this looks for what it was not told of."""
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    contract = tool["importlinter"]["contracts"][0]
    named = {module for layer in contract["layers"] for module in layer.split(" : ")}
    package = ROOT / "src" / "profdiff"
    modules = {path.stem for path in package.glob("*.py")} - {"__init__", "__main__"}
    packages = {path.parent.name for path in package.glob("*/__init__.py")}
    assert named == modules | packages


def test_no_real_address_is_in_the_repository():
    """Addresses of people have no place here; these top levels lead nowhere (RFC 2606)."""
    address = re.compile(r"[\w.+-]+(?:@| \[at\] )(?!\d)([\w-]+\.)+[a-z]{2,}", re.I)
    for path in tracked_files():
        if path.suffix in {".md", ".py", ".html", ".txt", ".toml", ".json"}:
            text = path.read_text(encoding="utf-8", errors="replace")
            for match in address.finditer(text):
                assert re.search(r"\b(?:example(?:\.\w+)?|invalid|test)$", match[0]), (
                    f"{path}: {match[0]}"
                )


def tracked_files() -> list[Path]:
    listed = [path for path in ROOT.rglob("*") if path.is_file()]
    hidden = re.compile(r"(^|/)(\.[^/]+|__pycache__|build|dist)/")
    return [path for path in listed if not hidden.search(relative(path))]
