"""The options that commands share."""

from collections.abc import Callable, Iterable
from typing import Any

import click

from profdiff.cli.names import read_entities, read_format, read_path

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def output_options(outputs: Iterable[str]) -> Decorator:
    """How to write the result and where."""
    return _all(
        format_options(outputs),
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            show_default=True,
            help="Colour the report; auto heeds NO_COLOR, FORCE_COLOR and CLICOLOR.",
        ),
    )


def format_options(outputs: Iterable[str]) -> Decorator:
    """As what to write the result, and where; what of it is for people has no colours."""
    return _all(
        # Before --format, whose default counts where neither is given.
        click.option("--json", "output", flag_value="json", help="As --format json."),
        click.option(
            "--format",
            "output",
            type=click.Choice(list(outputs)),
            default="text",
            show_default=True,
            help="What to write.",
        ),
        click.option(
            "-o",
            "--output",
            "path",
            metavar="FILE",
            callback=read_path,
            help="Write to FILE, whole or not at all.",
        ),
    )


def source_options() -> Decorator:
    """How to find and read a page."""
    return _all(
        click.option(
            "--from",
            "format_",
            metavar="FORMAT",
            callback=read_format,
            help="Read as this format, whatever content and name say.",
        ),
        click.option("--store", metavar="FOLDER", help="Where PROFILE@WHEN is looked up."),
        reading_options(),
    )


def reading_options() -> Decorator:
    """How to read a page, wherever it is."""
    return _all(config_option(), limit_option())


def config_option() -> Decorator:
    """Which file of configuration to use."""
    return click.option(
        "--config", metavar="FILE", help="Use this file of configuration, no other."
    )


def limit_option() -> Decorator:
    """How large a page may be."""
    return click.option("--max-bytes", type=click.IntRange(min=1), help="Refuse a larger page.")


def revision_argument() -> Decorator:
    """Up to which commit to read, or which one."""
    return click.argument("revision", default="HEAD")


def entity_options() -> Decorator:
    """Which kinds of records to tell."""
    return _all(
        click.option(
            "--only",
            "--entity",
            "only",
            metavar="ENTITY",
            multiple=True,
            callback=read_entities,
            help="Tell these kinds only, as in role,publication.",
        ),
        click.option(
            "--ignore",
            metavar="ENTITY",
            multiple=True,
            callback=read_entities,
            help="Leave these kinds out.",
        ),
    )


def asked(only: frozenset[str], ignore: frozenset[str]) -> Callable[[str], bool]:
    """Whether a kind of record is one to tell, by what `entity_options` gave."""
    return lambda entity: (not only or entity in only) and entity not in ignore


def debug_option() -> Decorator:
    """What to show of a failure; the program itself looks for it among the arguments."""
    return click.option(
        "--debug", is_flag=True, expose_value=False, help="Show the traceback of a bug."
    )


def _all(*options: Decorator) -> Decorator:
    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate
