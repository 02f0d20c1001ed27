"""`profdiff init`: a configuration to begin with."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from profdiff.cli import exit_codes
from profdiff.cli.options import debug_option
from profdiff.config import FILES, find_config
from profdiff.errors import UsageError
from profdiff.render.sanitise import sanitise

if TYPE_CHECKING:
    from profdiff.site.pages import Page


@click.command("init", short_help="Write a configuration for the site in the current folder.")
@debug_option()
def command() -> int:
    """Write profdiff.toml for the site in the current folder: its pages, and how to check them.

    The pages are those that profdiff would choose itself; change the list where it errs.
    """
    from profdiff.files import replace_file
    from profdiff.site import survey
    from profdiff.sources.folder import Folder

    known = find_config(os.curdir)
    if known:
        raise UsageError(os.path.relpath(known), "configures this site already", "edit that file")
    _, generator, pages = survey(Folder(os.curdir))
    if not pages:
        raise UsageError(
            "profdiff init",
            "knows no page of a profile in this folder",
            f'run it where the site begins, or write {FILES[0]}: [site] pages = ["people/*.md"]',
        )
    text = _text(str(generator), _patterns(pages))
    replace_file(FILES[0], text.encode("utf-8", "backslashreplace"))
    click.echo(text)
    click.echo(f"written to {FILES[0]}; what now:")
    click.echo("  profdiff check --all   what looks wrong on the pages as they are")
    click.echo("  profdiff check         what looks wrong in what is staged")
    return exit_codes.DONE


def _text(generator: str, patterns: list[str]) -> str:
    from msgspec import json

    quoted = [json.encode(pattern).decode() for pattern in patterns]
    pages = f"[{', '.join(quoted)}]"
    if len(pages) > 90:
        pages = "[\n" + "".join(f"    {pattern},\n" for pattern in quoted) + "]"
    return (
        f"# The site's generator: {sanitise(generator)}. The first page is the home page.\n"
        f"[site]\npages = {pages}\n\n"
        '[check]\nfail-on = "error"  # or "warning", "notice"\n'
    )


def _patterns(pages: "Iterable[Page]") -> list[str]:
    """The pages by name, and the items of a collection by a pattern, in reading order.

    What else lies in a collection's folder is no page: pictures, and what an item cites.
    """
    return list(dict.fromkeys(_alike(page) if page.item else page.path for page in pages))


def _alike(item: "Page") -> str:
    """The pattern of an item's path and its like: `talks/*.md`, `talks/*/index.md`."""
    from posixpath import splitext

    *folders, name = item.path.removeprefix(f"{item.unit}/").split("/")
    stem, suffix = splitext(name)
    own = name if stem == "index" else f"*{suffix}"
    return "/".join([item.unit, *("*" for _ in folders), own])
