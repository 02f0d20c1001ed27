"""The public API: what it names, what it takes and what it refuses."""

import ast
import inspect
from importlib import import_module
from pathlib import Path

import pytest

import profdiff
from profdiff import api, errors, records
from profdiff.cli.program import COMMANDS
from profdiff.formats import FORMATS

PACKAGE = Path(profdiff.__file__).parent
PAGE = """\
# Mira Sol

I am a Ph.D. student at Halden University.
"""
NEWER = PAGE.replace("a Ph.D. student at Halden University", "a research scientist at Brightwater")


def test_all_is_sorted_and_there():
    assert profdiff.__all__ == sorted(profdiff.__all__)
    for name in profdiff.__all__:
        assert getattr(profdiff, name) is not None
    assert dir(profdiff) == profdiff.__all__


def test_type_checkers_see_what_is_there():
    """Names are loaded on use, so that what checkers see is another list: the two are the same."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    (guarded,) = (node for node in tree.body if isinstance(node, ast.If))
    seen = {}
    for statement in guarded.body:
        assert isinstance(statement, ast.ImportFrom)
        seen |= {alias.name: statement.module for alias in statement.names}
    assert set(seen) == set(profdiff.__all__) - {"__version__"}
    for name, module in seen.items():
        found = getattr(profdiff, name)
        assert getattr(import_module(module), name) is found
        assert module in (found.__module__, "profdiff.api")


def test_what_is_public_is_explained():
    for name in set(profdiff.__all__) - {"__version__"}:
        assert inspect.getdoc(getattr(profdiff, name)), name


def test_every_record_type_and_error_is_public():
    kinds = {record for _, record in records.ENTITIES.values()}
    kinds |= {
        error
        for error in vars(errors).values()
        if isinstance(error, type) and issubclass(error, errors.ProfdiffError)
    }
    for kind in kinds:
        assert getattr(profdiff, kind.__name__) is kind


def test_what_reads_pages_on_the_command_line_does_in_python():
    for name in ("parse", "compare", "log", "show", "blame", "timeline", "reparse"):
        assert name in COMMANDS
        assert getattr(profdiff, name) is getattr(api, name)


def test_unknown_names_are_refused():
    with pytest.raises(AttributeError, match="no attribute 'comparison'"):
        profdiff.comparison  # noqa: B018  # looking it up is what fails


def test_is_typed():
    assert (PACKAGE / "py.typed").is_file()


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_parse_takes_paths_names_and_bytes(page):
    for given in (page, str(page), PAGE.encode()):
        profile = profdiff.parse(given)
        assert isinstance(profile, profdiff.Profile)
        assert [role.organization for role in profile.roles] == ["Halden University"]
        assert profile.source.format in FORMATS
        assert profile.source.chosen_by


def test_parse_knows_where_the_page_came_from(page):
    assert profdiff.parse(page).source.path == str(page)
    assert profdiff.parse(PAGE.encode()).source.path == "<bytes>"
    digests = {profdiff.parse(given).source.sha256 for given in (page, PAGE.encode())}
    assert len(digests) == 1


def test_parse_as_another_format(page):
    source = profdiff.parse(page, format="text").source
    assert source.format == "text"


def test_compare_takes_paths_names_bytes_and_profiles(page):
    for old in (page, str(page), PAGE.encode(), profdiff.parse(page)):
        for new in (NEWER.encode(), profdiff.parse(NEWER.encode())):
            comparison = profdiff.compare(old, new)
            assert isinstance(comparison, profdiff.Comparison)
            assert "role" in {change.entity for change in comparison.changes}
            assert all(change.summary for change in comparison.changes)


def test_compare_leaves_profiles_as_they_were(page):
    old, new = profdiff.parse(page), profdiff.parse(NEWER.encode())
    before = repr(old), repr(new)
    first = profdiff.compare(old, new)
    assert (repr(old), repr(new)) == before
    assert profdiff.compare(old, new) == first


def test_a_missing_page(tmp_path):
    with pytest.raises(profdiff.InputError) as caught:
        profdiff.parse(tmp_path / "gone.md")
    assert caught.value.what.endswith("gone.md")
    assert caught.value.hint


def test_a_page_that_is_too_large(page):
    with pytest.raises(profdiff.InputError):
        profdiff.parse(page, max_bytes=10)


def test_an_unknown_format(page):
    with pytest.raises(profdiff.UsageError, match="markdwon"):
        profdiff.parse(page, format="markdwon")


def test_a_store(page, tmp_path):
    folder = tmp_path / "kept" / "mira"
    folder.mkdir(parents=True)
    page.rename(folder / "2021-02-14.md")
    source = profdiff.parse("mira@2021", store=tmp_path / "kept").source
    assert source.captured_at.startswith("2021-02-14")
