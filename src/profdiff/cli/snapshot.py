"""`profdiff snapshot`: the store of pages, by command."""

import os
import sys

import click

from profdiff.cli import exit_codes
from profdiff.cli.options import debug_option, entity_options, limit_option, output_options
from profdiff.errors import UsageError
from profdiff.render import COMPARISON
from profdiff.sources import MAX_BYTES, STORE
from profdiff.store import Added

_STORE = click.option(
    "--store", metavar="FOLDER", default=STORE, show_default=True, help="Where the store is."
)


@click.group(
    "snapshot", short_help="Keep versions of pages that are in no git repository of yours."
)
def command() -> None:
    """Keep versions of pages: the bytes as they were, and when and where they were taken."""


@command.command("add", short_help="Add a page as a version of a profile.")
@click.argument("page")
@click.option("--profile", required=True, metavar="NAME", help="Whose page it is.")
@click.option("--at", metavar="DATE", help="When it was so; today if not given.")
@click.option("--source", "url", metavar="URL", help="Where it was taken from.")
@_STORE
@limit_option()
@debug_option()
def add_command(  # noqa: PLR0913  # click passes each option by its name
    *, page: str, profile: str, at: str | None, url: str | None, store: str, max_bytes: int | None
) -> int:
    """Add PAGE as a version of a profile: a file, - for standard input, or REVISION:path."""
    from datetime import date

    from profdiff.formats import read_document
    from profdiff.sources import read_source
    from profdiff.store import add
    from profdiff.store.adding import extension_for, media_type_for

    source = read_source(page, store=store, max_bytes=max_bytes)
    document, _ = read_document(source.data, source.path)
    added = add(
        store,
        profile,
        source.data,
        at=at or source.captured_at or date.today().isoformat(),  # noqa: DTZ011  # the user's day
        extension=extension_for(source.path, document.format),
        url=url,
        media_type=media_type_for(document.format),
    )
    _tell(added)
    return exit_codes.DONE


def _tell(added: Added) -> None:
    name = f"{added.profile}@{added.snapshot.stem}"
    click.echo(name if added.new else f"{name} is the same page already")


@command.command("list", short_help="List the profiles and their versions.")
@click.argument("profile", required=False)
@_STORE
@debug_option()
def list_command(*, profile: str | None, store: str) -> int:
    """List the profiles and their versions, or those of one PROFILE."""
    from profdiff.store import profiles
    from profdiff.store.listing import no_profile

    held = profiles(store)
    if profile is not None and profile not in held:
        raise no_profile(store, profile, held)
    for name in [profile] if profile is not None else held:
        for snapshot in held[name]:
            same = "" if snapshot.content == snapshot.name else f"  as {snapshot.content}"
            click.echo(f"{name}@{snapshot.stem}  {snapshot.name}{same}")
    return exit_codes.DONE


@command.command("show", short_help="Write the bytes of a version, as they were taken.")
@click.argument("spec", metavar="PROFILE@WHEN")
@_STORE
@limit_option()
@debug_option()
def show_command(*, spec: str, store: str, max_bytes: int | None) -> int:
    """Write the bytes of a version to standard output, as they were taken."""
    from profdiff.sources.snapshot import claims, read

    if not claims(spec):
        raise UsageError(spec, "names no version", "give PROFILE@WHEN, as snapshot list shows it")
    source = read(spec, store=store, max_bytes=max_bytes or MAX_BYTES)
    sys.stdout.buffer.write(source.data)
    sys.stdout.buffer.flush()
    return exit_codes.DONE


@command.command("diff", short_help="Say what changed between two versions.")
@click.argument("profile")
@click.argument("old", default="")
@click.argument("new", default="last")
@output_options(COMPARISON)
@entity_options()
@click.option("--all", "everything", is_flag=True, help="Tell links and sentences in full too.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 for changes, 4 if incomplete.")
@_STORE
@debug_option()
@click.pass_context
def diff_command(
    context: click.Context, /, *, profile: str, old: str, new: str, store: str, **how: object
) -> int:
    """Say what changed between two versions of PROFILE, by default the last two."""
    from profdiff.cli import compare
    from profdiff.store import profiles

    held = profiles(store).get(profile, [])
    if not old and len(held) == 1:
        raise UsageError(profile, "has one version, and no other to compare", "add one first")
    if not old and held:
        old, new = held[-2].stem, held[-1].stem
    sides = {"old": f"{profile}@{old or 'first'}", "new": f"{profile}@{new}"}
    code: int = context.invoke(compare.command, **sides, store=store, **how)
    return code


@command.command("remove", short_help="Take a version out of the store.")
@click.argument("spec", metavar="PROFILE@WHEN")
@_STORE
@debug_option()
def remove_command(*, spec: str, store: str) -> int:
    """Take a version out of the store."""
    from profdiff.sources.snapshot import claims
    from profdiff.store import remove

    if not claims(spec):
        raise UsageError(spec, "names no version", "give PROFILE@WHEN, as snapshot list shows it")
    removed = remove(store, spec)
    click.echo(f"removed {spec.partition('@')[0]}@{removed.stem}")
    return exit_codes.DONE


@command.command("verify", short_help="Check that each page is what was put there.")
@_STORE
@debug_option()
def verify_command(*, store: str) -> int:
    """Check that each page is what was put there; 1 if one is not."""
    from profdiff.store import profiles, verify

    faults = verify(store)
    for fault in faults:
        click.echo(f"{fault.path}: {fault.why}" + (f" ({fault.hint})" if fault.hint else ""))
    total = sum(map(len, profiles(store).values()))
    click.echo(f"{_count(total, 'page')}, {_count(len(faults), 'fault')}")
    return exit_codes.CHANGES if faults else exit_codes.DONE


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


@command.command("import", short_help="Add all versions of a page from elsewhere.")
@click.argument("source")
@click.argument("revision", default="HEAD")
@click.option("--profile", required=True, metavar="NAME", help="Whose page it is.")
@click.option("--url", metavar="URL", help="Which address of a web archive.")
@_STORE
@limit_option()
@debug_option()
def import_command(  # noqa: PLR0913  # click passes each option by its name
    *, source: str, revision: str, profile: str, url: str | None, store: str, max_bytes: int | None
) -> int:
    """Add all versions that SOURCE has: a folder of dated files, a WARC file, or a page in git.

    Of a page in git, each version up to REVISION is added.
    """
    from profdiff.store import import_pages
    from profdiff.store.importing import from_folder, from_git

    limit = max_bytes or MAX_BYTES
    if os.path.isdir(source):
        pages = from_folder(source, limit)
    elif source.endswith((".warc", ".warc.gz")):
        from profdiff.store.warc import from_warc

        pages = from_warc(source, url, limit)
    else:
        pages = from_git(source, revision)
    added = import_pages(store, profile, pages)
    new = sum(each.new for each in added)
    click.echo(f"{new} added, {len(added) - new} the same as the version before")
    return exit_codes.DONE
