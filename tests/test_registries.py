"""No list drifts: registries name what is there, and what is there is named, tested and worded."""

import importlib
from pathlib import Path

import click
import pytest

import profdiff
from profdiff.cli.program import COMMANDS, program
from profdiff.naming import NAMING
from profdiff.news import told, worthy
from profdiff.records import ENTITIES, Venue
from profdiff.render import (
    COMPARISON,
    FOR_PROGRAMS,
    PROFILE,
    TELLING_STATUS,
    announcing,
    check,
    telling,
    words,
)
from profdiff.render.changelog import CHANGELOG
from profdiff.render.check import REPORT
from profdiff.render.schema import SCHEMAS

TESTS = Path(__file__).parent
PACKAGE = Path(profdiff.__file__).parent
RENDERERS = {"render_comparison": COMPARISON, "render_profile": PROFILE}
FOLDERS = {
    "render/check": ("render_report", REPORT),
    "render/changelog": ("render_changelog", CHANGELOG),
}


def modules(folder):
    package = f"profdiff.{folder.replace('/', '.')}"
    return [f"{package}.{path.stem}" for path in (PACKAGE / folder).glob("[!_]*.py")]


@pytest.mark.parametrize("function", RENDERERS)
def test_outputs_are_the_modules_that_write_them(function):
    writers = {
        name for name in modules("render") if hasattr(importlib.import_module(name), function)
    }
    assert sorted(RENDERERS[function].values()) == sorted(writers)


@pytest.mark.parametrize("folder", FOLDERS)
def test_outputs_of_a_folder_are_its_modules_that_write_them(folder):
    function, outputs = FOLDERS[folder]
    writers = {name for name in modules(folder) if hasattr(importlib.import_module(name), function)}
    assert set(outputs.values()) == writers


def test_marks_of_outputs_name_outputs():
    assert set(COMPARISON) >= FOR_PROGRAMS
    assert set(REPORT) >= check.FOR_PROGRAMS >= FOR_PROGRAMS
    assert set(COMPARISON) >= TELLING_STATUS


@pytest.mark.parametrize("output", COMPARISON)
def test_every_output_is_tested(output):
    tests = "".join(path.read_text(encoding="utf-8") for path in (TESTS / "render").glob("*.py"))
    assert f'"{output}"' in tests


@pytest.mark.parametrize(
    ("command", "outputs"),
    [("compare", COMPARISON), ("parse", PROFILE), ("check", REPORT), ("changelog", CHANGELOG)],
)
def test_the_command_line_offers_every_output(command, outputs):
    (choice,) = (
        parameter.type.choices
        for parameter in program.get_command(click.Context(program), command).params
        if "--format" in parameter.opts
    )
    assert list(choice) == list(outputs)


def test_commands_are_the_modules_that_hold_one():
    found = {name for name in modules("cli") if hasattr(importlib.import_module(name), "command")}
    assert set(COMMANDS.values()) == found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_tested(name):
    module = name.replace("-", "_")
    assert COMMANDS[name] == f"profdiff.cli.{module}"
    assert (TESTS / "cli" / f"test_{module}.py").is_file()
    assert importlib.import_module(COMMANDS[name]).command.name == name


def test_every_machine_output_has_a_schema():
    assert set(SCHEMAS) == {
        *(
            "profile",
            "comparison",
            "change",
            "report",
            "finding",
            "rules",
            "rule",
            "history",
            "step",
            "blame",
        ),
        *("timeline", "reparsing", "changelog"),
    }


def test_every_entity_has_words():
    assert set(words.NOUNS) == {*ENTITIES, "page"}
    assert set(NAMING) == set(ENTITIES)
    assert len({noun for nouns in words.NOUNS.values() for noun in nouns}) == 2 * len(words.NOUNS)


@pytest.mark.parametrize("entity", ENTITIES)
def test_words_are_for_fields_that_there_are(entity):
    fields = set(ENTITIES[entity][1].__struct_fields__)
    assert set(NAMING[entity]) <= fields
    assert set(telling._TOLD.get(entity, ())) <= fields


def test_transitions_explain_fields_that_there_are():
    fields = {field for _, kind in ENTITIES.values() for field in kind.__struct_fields__}
    fields |= set(Venue.__struct_fields__)
    explained = {field for fields in telling._EXPLAINS.values() for field in fields}
    assert explained <= fields
    assert fields >= telling._SAID | telling._SLIGHT


def test_all_that_is_news_has_words_and_names():
    assert set(worthy._BY_ENTITY) == set(told._BY_ENTITY) == set(announcing._BY_ENTITY)
